"""Texts into sentences: the chosen ones with their parse, and others for the names that they share with these."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chrono.language.blocks import blocks
from chrono.language.pipeline import GUIDE, NAMES, load
from chrono.language.repair import repair
from chrono.language.sentence import Sentence, Simplification
from chrono.language.sentences import End, ends, load_marks
from chrono.language.tokens import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    Stretch = tuple[int, int]
    Mapped = list[tuple[int, int, int, int]]

_LONGEST = 20_000  # characters parsed together; a longer sentence is cut at white space
_TOGETHER = 4_000  # pieces of text that wait for the pipeline
# What a piece goes through; a parse is all of the pipeline.
_STEPS = {"parsed": None, "named": frozenset({GUIDE, "ner", NAMES}), "split": frozenset({GUIDE})}
_WIRE = re.compile("``|''")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to be read.

    Attributes:
        text: the whole article.
        shown: the stretches that the parser is shown as one word, in order, not overlapping.
        parsed: stretches of the text whose sentences are parsed, in order; None for all of it.
        language: of the text, for the marks that end its sentences.
    """

    text: str
    shown: Sequence[Simplification] = ()
    parsed: Sequence[Stretch] | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class _Piece:
    """What goes through the pipeline at once: a sentence, or two that marks alone cannot tell apart."""

    text: str
    block: int
    words: str
    mapped: Mapped
    parsed: bool
    step: str = "parsed"


def analyse(readings: Iterable[Reading], name: str | None = None) -> Iterator[list[Sentence]]:
    """The sentences of each text in turn, in order.

    Texts go through the pipeline many at a time, whatever their length; memory is bounded by a few of them.

    Args:
        readings: texts, and what of them is to be parsed.
        name: another pipeline's name or path.

    Raises:
        LanguageError: the pipeline cannot be used.
    """
    nlp = load(name)
    waiting: list[list[_Piece]] = []
    for reading in readings:
        waiting.append(_stepped(list(_pieces(reading))))
        if sum(map(len, waiting)) >= _TOGETHER:
            yield from _read(nlp, waiting)
            waiting = []
    yield from _read(nlp, waiting)


def _read(nlp: Language, texts: list[list[_Piece]]) -> Iterator[list[Sentence]]:
    """The sentences of some texts, each piece through the steps that it needs."""
    pieces = [piece for text in texts for piece in text]
    docs: dict[int, Doc] = {}
    for step, pipes in _STEPS.items():
        some = [(piece.words, number) for number, piece in enumerate(pieces) if piece.step == step]
        skipped = [pipe for pipe in nlp.pipe_names if pipes is not None and pipe not in pipes]
        docs.update((number, doc) for doc, number in nlp.pipe(some, as_tuples=True, disable=skipped, batch_size=128))
    number = 0
    for text in texts:
        sentences: list[Sentence] = []
        for piece in text:
            doc = docs.pop(number)
            sentences += _sentences(repair(doc) if piece.parsed else doc, piece)
            number += 1
        yield sentences


def _pieces(reading: Reading) -> Iterator[_Piece]:
    starts = [one.start for one in reading.shown]
    chosen = reading.parsed
    begins = [start for start, _ in chosen] if chosen is not None else []
    for block, (start, end) in enumerate(blocks(reading.text)):
        for first, behind in _cut(reading, start, end):
            inside = reading.shown[bisect_left(starts, first) : bisect_left(starts, behind)]
            words, mapped = _simplify(reading.text, first, behind, inside)
            at = bisect_left(begins, behind) - 1
            parsed = chosen is None or (at >= 0 and any(e > first for _, e in chosen[max(0, at - 3) : at + 1]))
            yield _Piece(reading.text, block, words, mapped, parsed)


def _stepped(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces of a text with the steps that they need.

    What is not parsed is read for names only where it shares a capitalized word with what is ("Rutte" there, "Mark
    Rutte" here); a word that the text also writes small ("The") is no name.
    """
    words = [set(_WORD.findall(piece.words)) for piece in pieces]
    small = {word for some in words for word in some if word.islower()}
    names = [{word for word in some if word[0].isupper() and word.lower() not in small} for some in words]
    wanted = set().union(*(some for some, piece in zip(names, pieces, strict=True) if piece.parsed))
    return [
        piece if piece.parsed else replace(piece, step="split" if wanted.isdisjoint(some) else "named")
        for some, piece in zip(names, pieces, strict=True)
    ]


def _cut(reading: Reading, start: int, end: int) -> Iterator[Stretch]:
    """A paragraph in pieces, wherever marks alone say that a sentence ends; never inside a time expression."""
    text, shown = reading.text, reading.shown
    for stop, following, verdict in [*ends(text, start, end, load_marks(reading.language)), (end, end, End.YES)]:
        at = bisect_left(shown, stop, key=lambda one: one.start) - 1
        if verdict is not End.YES or (at >= 0 and stop < shown[at].end and following < end):
            continue
        while stop - start > _LONGEST:
            cut = text.rfind(" ", start, start + _LONGEST)
            cut = cut if cut > start else start + _LONGEST
            yield start, cut
            start = cut
        yield start, stop
        start = following


def _simplify(text: str, start: int, end: int, simplified: Sequence[Simplification]) -> tuple[str, Mapped]:
    """The text as the parser sees it, and a map of its stretches: shown from, shown to, article from, article to.

    A wire's quotation marks, two characters each, are shown as one that every treebank has.
    """
    marks = [Simplification(found.start(), found.end(), '"') for found in _WIRE.finditer(text, start, end)]
    shown = ""
    mapped: Mapped = []
    at = start
    for one in sorted([*simplified, *marks], key=lambda one: one.start) if marks else simplified:
        if one.start < at or one.end > end:
            continue
        mapped.append((len(shown), len(shown) + one.start - at, at, one.start))
        shown += text[at : one.start]
        mapped.append((len(shown), len(shown) + len(one.word), one.start, one.end))
        shown += one.word
        at = one.end
    mapped.append((len(shown), len(shown) + end - at, at, end))
    shown += text[at:end]
    # Line breaks inside a paragraph are blanks to a parser; one for one, so that offsets stay.
    return shown.replace("\n", " ").replace("\r", " ").replace("\t", " "), mapped


def _sentences(doc: Doc, piece: _Piece) -> Iterator[Sentence]:
    offsets: list[Stretch] = []
    part = 0
    for first, behind in stretches(doc):
        while part < len(piece.mapped) - 1 and first >= piece.mapped[part][1]:
            part += 1
        shown_from, shown_to, start, end = piece.mapped[part]
        if shown_to - shown_from == end - start:
            offsets.append((start + first - shown_from, start + behind - shown_from))
        else:
            offsets.append((start, end))
    kept = tuple(offsets)
    for span in doc.sents:
        tokens = tuple(span)
        words = [t.i for t in tokens if not t.is_space]
        if words:
            start, end = offsets[words[0]][0], offsets[words[-1]][1]
            yield Sentence(piece.text, start, end, span, tokens, kept, piece.block, parsed=piece.parsed)
