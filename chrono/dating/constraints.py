"""What each expression of a text, and some of its names, say about the unknown day on which it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chrono.dating.evidence import Agrees, InYear, NotAfter, NotBefore, Passed, Pin, Weekday, WentOn, where
from chrono.dating.known import known
from chrono.dating.sides import looks_ahead, side, told_in_past
from chrono.dating.stated import opens_report
from chrono.dating.words import load
from chrono.temporal.intervals import Grain
from chrono.temporal.meaning import Anchor, Calendar, Direction, Shift
from chrono.temporal.tense import Tense
from chrono.temporal.timex3 import interval_of_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.dating.evidence import Constraint
    from chrono.dating.words import Words
    from chrono.temporal.meaning import Expression

_FIRST = 3  # expressions among which a dateline may stand
_GAP = 20  # white space has no end on some pages, an apposition has
_HISTORY = 6  # days and months with their year, in a text that is not about its own day
_PASSAGE = 300  # characters over which a year that was named goes on
_HEADING = re.compile(r"\s{0,3}:\s")
_HEADING_ENDS = 250
_LONGEST_ANNIVERSARY = 90
_CLOCK = {"weekday", "part", "hour", "minute", "second", "zone"}


def constraints(text: str, expressions: Sequence[Expression], language: str = "en") -> tuple[Constraint, ...]:
    """Constraints of one article: pins first, then the others in the order of the text, then those of names.

    Args:
        text: the article's text.
        expressions: what `recognize` found in it.
        language: the language whose words say on which side of the article a date lies.
    """
    words = load(language)
    found: list[Constraint] = []
    pinned: set[int] = set()
    for i, one in enumerate(expressions):
        if i + 1 < len(expressions) and (joined := _joined(text, one, expressions[i + 1], words)):
            found.append(joined)
            if isinstance(joined, Pin):
                pinned |= {i, i + 1}
                found += _of_both(one, expressions[i + 1], joined)
        if pin := _head(text, one, i):
            found.insert(0, pin)
            pinned.add(i)
    told = _told_years(text, expressions)
    for i, one in enumerate(expressions):
        if not isinstance(one.meaning, Calendar):
            continue
        closes = i > 0 and expressions[i - 1].range_end == one.end
        if i not in pinned:
            made = _of_date(text, one, one.meaning, words, closes=closes)
            found += [c for c in made if i not in told or not isinstance(c, Passed) or c.ahead]
        found += _of_weekday(text, one, one.meaning, words)
    found += _went_on(text, expressions, words)
    return (*found, *known(text, words))


def _went_on(text: str, expressions: Sequence[Expression], words: Words) -> list[WentOn]:
    """Days behind which the text counts on, in the past: "on May 4 … By the following Friday the pumps were dry"."""
    found: list[WentOn] = []
    day: tuple[int, int] | None = None
    for one in expressions:
        meaning = one.meaning
        later = isinstance(meaning, Calendar) and meaning.direction is Direction.AFTER
        later |= isinstance(meaning, Shift) and (meaning.sign if meaning.amount is None else meaning.amount) > 0
        if later and isinstance(meaning, Calendar | Shift) and meaning.anchor is not Anchor.DCT:
            if day and told_in_past(text, one, words):
                found.append(WentOn(*day, where(text, one.start, one.end)))
        elif isinstance(meaning, Calendar) and (meaning.parts.month or meaning.parts.has_year):
            parts = meaning.parts
            day = (parts.month, parts.day) if parts.month and parts.day and not parts.has_year else None
    return found


def _told_years(text: str, expressions: Sequence[Expression]) -> set[int]:
    """Months and days without a year that belong to a year that is being told of: "in 2009 … on 3 April".

    All of them where the text is a history: most of its dates name their year.
    """
    dated = [(i, e.meaning.parts) for i, e in enumerate(expressions) if isinstance(e.meaning, Calendar)]
    years = {i for i, parts in dated if parts.year is not None}
    without = {i for i, parts in dated if parts.month is not None and parts.weekday is None and not parts.has_year}
    if sum(1 for i, parts in dated if i in years and parts.month is not None) >= _HISTORY:
        return without
    told: set[int] = set()
    last = -_PASSAGE - 1
    for i, _ in dated:
        start = expressions[i].start
        if i in years:
            last = expressions[i].end
        elif i in without and start - last <= _PASSAGE and "\n" not in text[last:start]:
            told.add(i)
    return told


def _head(text: str, one: Expression, number: int) -> Pin | None:
    """The dateline of an agency, or a date that ends the line over a text: "said in an editorial on Monday, May 4:"."""
    parts = one.meaning.parts if isinstance(one.meaning, Calendar) else None
    if number >= _FIRST or parts is None or not parts.month or not parts.day or parts.year is not None:
        return None
    quoted = where(text, one.start, one.end)
    if opens_report(text, one):
        return Pin(parts.month, parts.day, 0, f"{quoted}, the dateline", late=2)
    if one.end < _HEADING_ENDS and _HEADING.match(text, one.end):
        return Pin(parts.month, parts.day, 0, f"{quoted}, over the text", early=1, late=1)
    return None


def _joined(text: str, near: Expression, far: Expression, words: Words) -> Pin | InYear | None:
    """ "today, December 2" and "yesterday, on 1 December", "last year, in 2024"; also the other way round."""
    gap = far.start - near.end
    apposed = 0 <= gap <= _GAP and words.apposition.fullmatch(text, near.end, far.start)
    holding = 0 <= gap <= 2 * _GAP and words.holding.fullmatch(text, near.end, far.start)
    if not apposed and not holding:
        return None
    for deictic, dated in ((near, far), (far, near)):
        shift, calendar = deictic.meaning, dated.meaning
        if not isinstance(calendar, Calendar) or deictic.mod or dated.mod:
            continue
        parts, quoted = calendar.parts, where(text, min(near.start, far.start), max(near.end, far.end))
        day = parts.month is not None and parts.day is not None and not parts.has_year
        if isinstance(shift, Calendar) and apposed and day and (week := _week(text, deictic, shift, words)):
            offset, early, late = week
            return Pin(parts.month or 0, parts.day or 0, offset, quoted, early, late)
        if not isinstance(shift, Shift) or shift.amount is None or shift.anchor is not Anchor.DCT:
            continue
        if shift.unit is Grain.DAY and parts.month is not None and parts.day is not None:
            return Pin(parts.month, parts.day, shift.amount, quoted)
        if shift.unit is Grain.WEEK and day:
            return Pin(parts.month or 0, parts.day or 0, 7 * shift.amount, quoted, 6, 6)
        stated = set(parts.known())
        if shift.unit is Grain.YEAR and stated == {"year"} and parts.year is not None:
            return InYear(parts.year - shift.amount, None, quoted)
        if shift.unit is Grain.MONTH and "month" in stated <= {"month", "day", "weekday"} and parts.month is not None:
            return InYear(None, (parts.month - shift.amount - 1) % 12 + 1, quoted)
    return None


def _of_both(near: Expression, far: Expression, pin: Pin) -> list[Agrees]:
    """ "this Friday, March 3": the day must be a Friday."""
    every = [e.meaning.parts for e in (near, far) if isinstance(e.meaning, Calendar)]
    weekdays = [p.weekday for p in every if p.weekday is not None and p.day is None]
    return [Agrees(pin.month, pin.day, weekday, pin.words) for weekday in weekdays]


def _week(text: str, one: Expression, meaning: Calendar, words: Words) -> tuple[int, int, int] | None:
    """ "this Friday, March 3" was written in the days before, "last Friday, March 3" in those behind.

    Returns:
        How far the date lies from the article's day, most likely, and how many days that may be too few or too many.
    """
    if meaning.parts.weekday is None or meaning.parts.day is not None:
        return None
    if meaning.direction is Direction.THIS:
        said = side(text, one, words)
        return (-3, 3, 3) if said is Tense.PAST else (3, 3, 3) if said is Tense.FUTURE else (0, 6, 6)
    return {Direction.BEFORE: (-4, 3, 9), Direction.AFTER: (6, 7, 5)}.get(meaning.direction)


def _of_date(text: str, one: Expression, meaning: Calendar, words: Words, *, closes: bool) -> list[Constraint]:
    parts = meaning.parts
    if parts.has_year:
        return _of_year(text, one, meaning, words, closes=closes)
    stated = set(parts.known())
    if parts.month is None and parts.weekday is not None and stated <= _CLOCK:
        return _of_bare_weekday(text, one, meaning, words)
    if parts.month is None or meaning.direction is not Direction.NEAREST or one.mod or stated & {"season", "week"}:
        return []
    said = side(text, one, words)
    if said is None or closes or one.range_end:
        return []
    return [Passed(parts.month, parts.day, where(text, one.start, one.end), ahead=said is Tense.FUTURE)]


def _of_year(text: str, one: Expression, meaning: Calendar, words: Words, *, closes: bool) -> list[Constraint]:
    """Bounds from a date with its year."""
    parts = meaning.parts
    quoted = where(text, one.start, one.end)
    if set(parts.known()) == {"year"} and parts.year is not None:
        before = text[max(0, one.start - _LONGEST_ANNIVERSARY) : one.start]
        if found := words.anniversary.search(before):
            return [InYear(parts.year + int(found[1]), None, f"“{found[0].strip()} {one.text}”")]
        if (on := words.years_on.match(text, one.end)) and words.since_year.search(before):
            return [InYear(parts.year + _number(on[1], words), None, f"“{one.text}” and “{on[1]} {on[2]}”")]
    interval = interval_of_parts(parts)
    first, last = (interval.first_day, interval.last_day) if interval else (None, None)
    said = Tense.PAST if closes and told_in_past(text, one, words) else side(text, one, words)
    if interval is None or first is None or last is None or said is None:
        return []
    if said is Tense.FUTURE:
        return [NotAfter(last, quoted)]
    return [NotBefore(first, quoted, fine=interval.grain.rank <= Grain.MONTH.rank)]


def _number(text: str, words: Words) -> int:
    return int(text) if text.isdigit() else words.numbers[text.lower()]


def _of_bare_weekday(text: str, one: Expression, meaning: Calendar, words: Words) -> list[Constraint]:
    weekday = meaning.parts.weekday
    if weekday is None or meaning.direction is not Direction.NEAREST or meaning.anchor is not Anchor.DCT:
        return []
    if looks_ahead(text, one, words):
        return []
    return [Weekday(weekday, where(text, one.start, one.end))]


def _of_weekday(text: str, one: Expression, meaning: Calendar, words: Words) -> list[Constraint]:
    parts = meaning.parts
    if parts.weekday is None or parts.month is None or parts.day is None or parts.has_year:
        return []
    said = side(text, one, words)
    past = said is Tense.PAST or (said is None and told_in_past(text, one, words))
    return [Agrees(parts.month, parts.day, parts.weekday, where(text, one.start, one.end), past)]
