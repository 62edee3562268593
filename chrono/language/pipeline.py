"""The spaCy pipeline: chrono's own English one, or any other of Universal Dependencies that the user names."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from chrono.errors import ChronoError
from chrono.language.blocks import blocks
from chrono.language.repair import repair
from chrono.language.sentence import Sentence, Simplification

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

_OWN = Path(__file__).parent / "model"
_LONGEST = 20_000  # characters parsed together; a longer paragraph is cut at white space
# Labels of Universal Dependencies without which the rooms after this one cannot read a parse.
_NEEDED = {"nsubj", "obj", "obl", "nmod", "ccomp", "case"}


class LanguageError(ChronoError):
    """A pipeline cannot be loaded, or is not one of Universal Dependencies."""


@cache
def load(name: str | None = None) -> Language:
    """The pipeline by name or path; chrono's own where none is named. Loaded once a process.

    Raises:
        LanguageError: there is no such pipeline, or its parser's labels are not Universal Dependencies.
    """
    import spacy

    try:
        nlp = spacy.load(name or _OWN)
    except OSError as error:
        raise LanguageError(f"there is no spaCy pipeline {name!r}: {str(error).splitlines()[0]}") from None
    labels = set(nlp.get_pipe("parser").labels) if nlp.has_pipe("parser") else set()
    if not labels >= _NEEDED:
        missing = ", ".join(sorted(_NEEDED - labels))
        raise LanguageError(f"the pipeline {name!r} is not one of Universal Dependencies (its parser lacks {missing})")
    return nlp


def analyse(
    documents: Iterable[tuple[str, Sequence[Simplification]]], name: str | None = None
) -> Iterator[list[Sentence]]:
    """Parsed sentences of each text.

    Args:
        documents: texts, each with the stretches that the parser is shown as one word (in order, not overlapping).
        name: another pipeline's name or path.

    Returns:
        For each text in turn its sentences, in order.
    """
    nlp = load(name)

    def pieces() -> Iterator[tuple[str, tuple[int, int]]]:
        for number, (text, simplified) in enumerate(documents):
            texts[number] = text
            spans[number] = [piece for span in blocks(text) for piece in _cut(text, *span)]
            starts = [one.start for one in simplified]
            for block, (start, end) in enumerate(spans[number]):
                inside = simplified[bisect_left(starts, start) : bisect_left(starts, end)]
                shown, maps[number, block] = _simplify(text, start, end, inside)
                yield shown, (number, block)
            yield "", (number, -1)  # the end of a text

    texts: dict[int, str] = {}
    spans: dict[int, list[tuple[int, int]]] = {}
    maps: dict[tuple[int, int], list[tuple[int, int, int, int]]] = {}
    sentences: list[Sentence] = []
    for doc, (number, block) in nlp.pipe(pieces(), as_tuples=True, batch_size=64):
        if block < 0:
            yield sentences
            sentences = []
            del texts[number], spans[number]
            continue
        sentences += _sentences(repair(doc), texts[number], block, maps.pop((number, block)))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _simplify(
    text: str, start: int, end: int, simplified: Sequence[Simplification]
) -> tuple[str, list[tuple[int, int, int, int]]]:
    """The text as the parser sees it, and a map of its stretches: shown from, shown to, article from, article to."""
    shown = ""
    mapped: list[tuple[int, int, int, int]] = []
    at = start
    for one in simplified:
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


def _sentences(doc: Doc, text: str, block: int, mapped: list[tuple[int, int, int, int]]) -> Iterator[Sentence]:
    offsets: list[tuple[int, int]] = []
    part = 0
    for token in doc:
        while part < len(mapped) - 1 and token.idx >= mapped[part][1]:
            part += 1
        shown_from, shown_to, start, end = mapped[part]
        if shown_to - shown_from == end - start:
            begin = start + token.idx - shown_from
            offsets.append((begin, begin + len(token)))
        else:
            offsets.append((start, end))
    kept = tuple(offsets)
    for span in doc.sents:
        words = [t for t in span if not t.is_space]
        if words:
            yield Sentence(text, offsets[words[0].i][0], offsets[words[-1].i][1], span, kept, block)
