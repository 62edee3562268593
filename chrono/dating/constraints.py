"""What each expression of a text says about the unknown day on which it was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from chrono.dating.evidence import Agrees, Constraint, NotBefore, Passed, Pin
from chrono.dating.stated import opens_report
from chrono.temporal import tense
from chrono.temporal.intervals import Grain
from chrono.temporal.meaning import Anchor, Calendar, Shift
from chrono.temporal.tense import Tense
from chrono.temporal.timex3 import interval_of_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.temporal.meaning import Expression

# Between "today" and the date that explains it: a comma, a bracket, "on".
_APPOSITION = re.compile(r"\s*[,(–—-]?\s*(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:by|until|till|before|through|to)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
_FIRST = 3  # expressions among which a dateline may stand
_GAP = 20  # white space has no end on some pages, an apposition has
_SENTENCE = re.compile(r"[.!?…][\"'”’)]*\s+(?=\S)|\n\s*\n\s*")


def constraints(text: str, expressions: Sequence[Expression]) -> tuple[Constraint, ...]:
    """Constraints of one article's expressions, in the order of the text.

    Args:
        text: the article's text.
        expressions: what `recognize` found in it.
    """
    found: list[Constraint] = []
    pinned: set[int] = set()
    for i, one in enumerate(expressions[:-1]):
        if pin := _pin(text, one, expressions[i + 1]):
            found.append(pin)
            pinned.add(i + 1)
    for i, one in enumerate(expressions[:_FIRST]):
        parts = one.meaning.parts if isinstance(one.meaning, Calendar) else None
        if parts and parts.month and parts.day and parts.year is None and opens_report(text, one):
            found.insert(0, Pin(parts.month, parts.day, 0, f"{where(text, one.start, one.end)}, the dateline"))
            pinned.add(i)
    for i, one in enumerate(expressions):
        if i in pinned and isinstance(one.meaning, Calendar):
            found += _of_weekday(text, one, one.meaning)
        elif isinstance(one.meaning, Calendar):
            closes = i > 0 and expressions[i - 1].range_end == one.end
            found += _of_date(text, one, one.meaning, closes=closes)
    return tuple(found)


def where(text: str, start: int, end: int) -> str:
    """An expression in quotes with the number of its sentence, as evidence names it: `“July 2025” (sentence 4)`."""
    number = bisect_right(_sentences(text), start) + 1
    return f"“{' '.join(text[start:end].split())}” (sentence {number})"


@lru_cache(maxsize=2)
def _sentences(text: str) -> tuple[int, ...]:
    """Where every sentence but the first starts; kept, for an article asks once for each expression."""
    return tuple(found.end() for found in _SENTENCE.finditer(text))


def _pin(text: str, near: Expression, far: Expression) -> Pin | None:
    """ "today, December 2" and "yesterday, on 1 December"; also the other way round."""
    if far.start - near.end > _GAP or not _APPOSITION.fullmatch(text, near.end, far.start):
        return None
    for deictic, dated in ((near, far), (far, near)):
        shift, calendar = deictic.meaning, dated.meaning
        if (
            isinstance(shift, Shift)
            and shift.anchor is Anchor.DCT
            and shift.unit is Grain.DAY
            and shift.amount is not None
            and isinstance(calendar, Calendar)
            and calendar.parts.month is not None
            and calendar.parts.day is not None
        ):
            words = where(text, min(near.start, far.start), max(near.end, far.end))
            return Pin(calendar.parts.month, calendar.parts.day, shift.amount, words)
    return None


def _of_date(text: str, one: Expression, meaning: Calendar, *, closes: bool) -> list[Constraint]:
    parts = meaning.parts
    words = where(text, one.start, one.end)
    said = tense.guess(text, one, endings=True)
    if not closes and _BOUND.search(text, max(0, one.start - 16), one.start):
        said = None  # "by 2015", "until May 3" may lie ahead in a sentence of the past
    if parts.has_year:
        interval = interval_of_parts(parts)
        first = interval.first_day if interval else None
        if interval is None or first is None or said is not Tense.PAST:
            return []
        return [NotBefore(first, words, fine=interval.grain.rank <= Grain.MONTH.rank)]
    if parts.month is None or parts.day is None:
        return []
    found: list[Constraint] = []
    if said is not None:
        found.append(Passed(parts.month, parts.day, words, ahead=said is Tense.FUTURE))
    return [*found, *_of_weekday(text, one, meaning)]


def _of_weekday(text: str, one: Expression, meaning: Calendar) -> list[Constraint]:
    parts = meaning.parts
    if parts.weekday is None or parts.month is None or parts.day is None or parts.has_year:
        return []
    return [Agrees(parts.month, parts.day, parts.weekday, where(text, one.start, one.end))]
