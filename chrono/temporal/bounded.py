"""Resolving where the article's day is not known, but something of it is: its bounds, or all but its year.

Every day of the bounds may be the article's. A value is kept where it is the same on all of them: "this year" of an
article of 1998, "last month" of one of May 1998. Values only move forward as the article's day does, so the ends, and
two days between, speak for all. Beyond that one thing is taken as given, and said: news that names a month or a day
without its year means one that is near.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chrono.temporal import intervals, tense
from chrono.temporal.context import is_narrative
from chrono.temporal.holidays import on_year
from chrono.temporal.intervals import DAY, from_date
from chrono.temporal.meaning import Calendar, Direction
from chrono.temporal.resolving import is_of_histories, resolve
from chrono.temporal.tense import Tense
from chrono.temporal.timex3 import interval_of_parts
from chrono.temporal.told import with_told_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.temporal.intervals import Interval
    from chrono.temporal.meaning import Expression, Parts
    from chrono.temporal.timex3 import Timex

_LONGEST = 366  # days
_NEAR = 60 * DAY  # how far off news names a month or a day without its year
_ANY_YEARS = (1996, 2001, 2002, 2003, 2004, 2010)  # every weekday, and leap years


def resolve_between(
    expressions: Sequence[Expression],
    text: str,
    first: date | None,
    last: date | None,
    month_day: tuple[int, int] | None = None,
) -> tuple[Timex, ...]:
    """Resolve the expressions of an article whose day is not known.

    Args:
        expressions: what `recognize` found in the text.
        text: the article's text.
        first, last: the days between which it was written, inclusive; None where nothing bounds it.
        month_day: its day of the year, where only the year is missing.

    Returns:
        The expressions; those that what is known does not settle keep their X's.
    """
    # No history is told without its day, so what is a time in histories only is none here.
    expressions = [one for one in expressions if not is_of_histories(one.meaning)]
    if first and last and 0 <= (last - first).days <= _LONGEST:
        return _between(expressions, text, first, last)
    if month_day:
        return _in_any_year(expressions, text, *month_day)
    return resolve(expressions, text, None)


def _between(expressions: Sequence[Expression], text: str, first: date, last: date) -> tuple[Timex, ...]:
    width = (last - first).days
    days = [from_date(first + timedelta(days=width * part // 3)) for part in range(4)]
    words = _words(first, last)
    expressions = [one for one, _ in with_told_years(expressions, text)]
    near = expressions if is_narrative(expressions, days[-1]) else [_near(one, text, days) for one in expressions]
    unknown = resolve(near, text, None)
    settled = []
    for one, said, meant, *on in zip(
        unknown, expressions, near, *(resolve(near, text, day) for day in days), strict=True
    ):
        same = all((other.value, other.interval) == (on[0].value, on[0].interval) for other in on)
        anchor = on[0].anchor
        if meant is not said:
            settled.append(replace(one, anchor=f"{words}; taken as near the article"))
        elif same and anchor and "“" not in anchor:
            settled.append(replace(on[0], anchor=words))
        else:
            settled.append(on[0] if same else one)
    return tuple(settled)


def _words(first: date, last: date) -> str:
    """The bounds as an anchor in words."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"the year {first.year}, which the bounds leave"
    ends = [f"{day.day} {day:%B} {day.year}" for day in (first, last)]
    return f"the article’s date, between {ends[0]} and {ends[1]}"


def _near(one: Expression, text: str, days: Sequence[Interval]) -> Expression:
    """An expression without a year, with the only one in which it can be near an article of the bounds."""
    meaning = one.meaning
    if not isinstance(meaning, Calendar) or meaning.direction is not Direction.NEAREST or meaning.readings:
        return one
    parts = meaning.parts
    if parts.has_year or not (parts.month or parts.season or parts.quarter or parts.half or parts.feast):
        return one
    said = tense.guess(text, one)
    possible = [
        named
        for year in range(days[0].year - 1, days[-1].year + 2)
        if (named := on_year(replace(parts, year=year))) and _is_near(named, parts.weekday, said, days)
    ]
    return replace(one, meaning=replace(meaning, parts=possible[0])) if len(possible) == 1 else one


def _is_near(parts: Parts, weekday: int | None, said: Tense | None, days: Sequence[Interval]) -> bool:
    """Whether an article of the bounds may name a date without its year, in this tense."""
    interval = interval_of_parts(replace(parts, weekday=None))
    if interval is None or (weekday is not None and intervals.weekday(interval) != weekday):
        return False
    earliest = interval.start - (0 if said is Tense.PAST else _NEAR)
    latest = interval.end + (0 if said is Tense.FUTURE else _NEAR)
    return earliest < days[-1].end and days[0].start < latest


def _in_any_year(expressions: Sequence[Expression], text: str, month: int, day: int) -> tuple[Timex, ...]:
    """On 19 December of whatever year "yesterday" is XXXX-12-18: what is the same in all years but for the year."""
    unknown = resolve(expressions, text, None)
    days = [intervals.on(year, month, day) for year in _ANY_YEARS if day <= intervals.month_length(year, month)]
    told = []
    for one, *on in zip(unknown, *(resolve(expressions, text, when) for when in days), strict=True):
        rest = {other.value[4:] for other in on if other.value[:4].isdigit()}
        if one.interval is None and len(rest) == 1 and len(on) == len(days) and _names_more(one.value, *rest):
            one = replace(one, value=f"XXXX{rest.pop()}")
        told.append(one)
    return tuple(told)


def _names_more(unknown: str, rest: str) -> bool:
    """Whether a value says more than the one without any date ("XXXX-12-18", not "XXXX")."""
    return unknown.startswith("XXXX") and rest.startswith("-") and unknown != f"XXXX{rest}"
