"""Filling in what an incomplete date leaves out: the year of "December 1", the day of "Monday"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from chrono.temporal import intervals
from chrono.temporal.context import gap
from chrono.temporal.holidays import on_year
from chrono.temporal.intervals import DAY, Grain, Interval
from chrono.temporal.meaning import Anchor, Direction, Parts
from chrono.temporal.tense import Tense
from chrono.temporal.timex3 import interval_of_parts, named, parts_of, value_of

if TYPE_CHECKING:
    from chrono.temporal.context import Context
    from chrono.temporal.meaning import Calendar

_AGAINST = 4  # how much nearer a day must lie for the tense to be overruled: "the Aug. 7 attack will be remembered"
# A story goes on: how long the way back is to a date of the year before, and to one of the same year.
_ONWARD, _WITHIN = 6, 0.6
_YEARS = 8  # on either side of an anchor: there may be no 29 February in fewer
_ANEW = 60 * DAY  # in a year that is only named it goes on if no reading lies nearer than this


def complete(meaning: Calendar, anchor: Interval, context: Context) -> tuple[str, Interval | None] | None:
    """The value of incomplete parts with the year, month or day that they leave out, and the interval that it names.

    None when no such date exists.

    Args:
        meaning: a date without a year.
        anchor: what it hangs on.
        context: tells the tense, and whether the text is a history.
    """
    parts = meaning.parts
    clock = parts.clock()
    direction = _direction(meaning, context)
    if parts.weekday is not None and parts.day is None:
        today_counts = meaning.direction is Direction.NEAREST
        if direction is Direction.THIS:
            return named(_this_weekday(parts.weekday, anchor, context.tense), clock)
        return named(_weekday(parts.weekday, anchor, direction, today_counts=today_counts), clock)
    if parts.weekend:
        return _said(replace(parts_of(_week_of_weekend(meaning.direction, anchor, context)), weekend=True))
    if parts.month is None and parts.day is not None:
        year, month, _ = intervals.civil(anchor.start)
        return _said(parts.merged(Parts(year=year, month=month)))
    if parts.is_clock:
        return named(intervals.this(anchor, Grain.DAY), clock)
    found = _year(parts, anchor, direction, context)
    if found and found.year and meaning.direction is Direction.BEFORE and _is_last_month(meaning, found, anchor):
        found = replace(found, year=found.year - 1)
    return _said(found) if found else None


def _said(parts: Parts) -> tuple[str, Interval | None]:
    return value_of(parts), interval_of_parts(parts)


def _is_last_month(meaning: Calendar, found: Parts, anchor: Interval) -> bool:
    """Whether a month is "this month" or "last month", so that "last February", said in March, is a year before."""
    year, month, _ = intervals.civil(anchor.start)
    alone = set(meaning.parts.known()) == {"month"} and meaning.anchor is Anchor.DCT
    return alone and found.year == year and (found.month or 0) >= month - 1


def _direction(meaning: Calendar, context: Context) -> Direction:
    if meaning.direction is not Direction.NEAREST or context.narrative:
        return meaning.direction
    if context.tense is Tense.FUTURE:
        return Direction.AHEAD
    if context.tense is Tense.PAST or meaning.parts.weekday is not None or meaning.parts.quarter is not None:
        return Direction.BEHIND
    return Direction.NEAREST


def _weekday(day: int, anchor: Interval, direction: Direction, *, today_counts: bool) -> Interval:
    """In news a bare weekday is the article's own day or the nearest one before; "will … on Friday" the next."""
    if today_counts and intervals.weekday(anchor) == day:
        return intervals.this(anchor, Grain.DAY)
    if direction in (Direction.AFTER, Direction.AHEAD):
        return intervals.next_weekday(anchor, day)
    return intervals.last_weekday(anchor, day)


def _this_weekday(day: int, anchor: Interval, tense: Tense | None) -> Interval:
    """ "This Monday" is of the same week, unless the verb says that it lies on the other side."""
    found = intervals.weekday_of(anchor, day)
    if tense is Tense.FUTURE and found.end <= anchor.start:
        return intervals.next_weekday(anchor, day)
    if tense is Tense.PAST and found.start >= anchor.end:
        return intervals.last_weekday(anchor, day)
    return found


def _week_of_weekend(direction: Direction, anchor: Interval, context: Context) -> Interval:
    """From Monday to Thursday "the weekend" of news is the one just gone, unless the tense points ahead."""
    amount = {Direction.BEFORE: -1, Direction.AFTER: 1}.get(direction, 0)
    if direction is Direction.NEAREST and intervals.weekday(anchor) < 4 and context.tense is not Tense.FUTURE:
        amount = -1
    return intervals.step(anchor, amount, Grain.WEEK)


def _year(parts: Parts, anchor: Interval, direction: Direction, context: Context) -> Parts | None:
    """The year that an incomplete date means, among the anchor's own and its neighbours."""
    candidates: list[tuple[float, Parts]] = []
    if parts.weekday is not None:
        direction = Direction.THIS if direction is Direction.THIS else Direction.NEAREST  # the weekday says more
    # Seen from no more than a year, what lies nearest on either side is of that year or one beside it.
    near = parts.weekday is None and not context.narrative and anchor.grain.rank <= Grain.YEAR.rank
    readings = _readings(parts, anchor.year, 1) if near else ()
    for one, interval in readings if len(readings) == 3 else _readings(parts, anchor.year, _YEARS):
        distance = _distance(interval, anchor, direction, context)
        if distance is not None:
            candidates.append((distance, one))
    return min(candidates, key=lambda c: c[0])[1] if candidates else None


@lru_cache(maxsize=4096)
def _readings(parts: Parts, around: int, years: int) -> tuple[tuple[Parts, Interval], ...]:
    """An incomplete date in each of the years around one in which it exists, on its weekday if it names one."""
    readings: list[tuple[Parts, Interval]] = []
    known: dict[str, Any] = {**parts.known(), "weekday": None}
    for year in range(around - years, around + years + 1):
        one = on_year(Parts(**{**known, "year": year}))
        interval = interval_of_parts(one)
        if interval and (parts.weekday is None or intervals.weekday(interval) == parts.weekday):
            readings.append((one, interval))
    return tuple(readings)


def _backward(interval: Interval, anchor: Interval) -> float:
    """How much longer a way back in a story is than one onward."""
    if interval.start >= anchor.start:
        return 1
    return _WITHIN if interval.year == anchor.year else _ONWARD


def _distance(interval: Interval, anchor: Interval, direction: Direction, context: Context) -> float | None:
    """How far a reading lies from the anchor, weighed by where it should lie; None where it cannot."""
    if direction is Direction.THIS:
        return abs(interval.year - anchor.year)
    if context.narrative and direction is Direction.NEAREST:
        onward = gap(interval, anchor) * _backward(interval, anchor)
        return min(onward, gap(interval, context.named) + _ANEW) if context.named else onward
    later, earlier = interval.start >= anchor.end, interval.end <= anchor.start
    if direction is Direction.AFTER and not later and anchor.grain.rank < Grain.YEAR.rank:
        return None  # "in the summer of 2009 … the next June"
    if (later and direction in (Direction.BEFORE, Direction.BEHIND)) or (earlier and direction is Direction.AFTER):
        return None
    distance = abs((interval.start + interval.end) - (anchor.start + anchor.end)) // 2
    if earlier and direction is Direction.AHEAD:
        return distance * _AGAINST
    # News tells more of what was than of what will be.
    return distance * 2 if later and direction is Direction.NEAREST else distance
