"""Article text cut into paragraphs, the sentences that tell events, and the time expressions in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text, in code points; `title` is shown when a reader points at it."""

    start: int
    end: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one appearance: `mark` is `timex`, `trigger` or empty."""

    text: str
    mark: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence that tells something (`sentence` is its place in the list given), or text between such sentences.

    A sentence that runs over paragraphs has several stretches; `first` and `last` say which carry its name and its
    links.
    """

    sentence: int | None
    first: bool
    last: bool
    pieces: tuple[Piece, ...]


def paragraphs(text: str, sentences: Sequence[Span], timexes: Iterable[Span]) -> list[list[Stretch]]:
    """Cuts an article for display.

    Args:
        text: the article's text.
        sentences: the sentences to name, in order of `start` and not overlapping (see `apart`).
        timexes: the expressions to mark; what overlaps an earlier one is left unmarked.

    Returns:
        Paragraphs (text between line ends) of stretches, without empty ones.
    """
    marked = apart(timexes)
    made = []
    for match in re.finditer(r"[^\n]+", text):
        if not match.group().strip():
            continue
        low, high = match.span()
        cuts = {low, high}
        for sentence in sentences:
            cuts |= {cut for cut in (sentence.start, sentence.end) if low < cut < high}
        made.append([_stretch(text, a, b, sentences, marked) for a, b in pairwise(sorted(cuts))])
    return made


def _stretch(text: str, low: int, high: int, sentences: Sequence[Span], timexes: Sequence[Span]) -> Stretch:
    within = next((i for i, span in enumerate(sentences) if span.start <= low < span.end), None)
    cut = pieces(text, low, high, timexes, ())
    if within is None:
        return Stretch(None, first=False, last=False, pieces=cut)
    span = sentences[within]
    # A sentence may begin or end in the white space between paragraphs, which is not shown.
    return Stretch(within, not text[span.start : low].strip(), not text[high : span.end].strip(), cut)


def pieces(text: str, low: int, high: int, timexes: Iterable[Span], triggers: Iterable[Span]) -> tuple[Piece, ...]:
    """The text from `low` to `high`, cut where time expressions and triggers begin and end."""
    marks = [("timex", span) for span in timexes] + [("trigger", span) for span in triggers]
    marks = [(mark, span) for mark, span in marks if span.start < high and span.end > low]
    cuts = sorted({low, high} | {min(max(cut, low), high) for _, span in marks for cut in (span.start, span.end)})
    made = []
    for a, b in pairwise(cuts):
        mark, title = next(((mark, span.title) for mark, span in marks if span.start <= a and b <= span.end), ("", ""))
        made.append(Piece(text[a:b], mark, title))
    return tuple(made)


def apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, each once, without those that overlap an earlier one."""
    made: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start < span.end and (not made or span.start >= made[-1].end):
            made.append(span)
    return made
