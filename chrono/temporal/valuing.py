"""From one meaning to its value, in what is spoken of where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from chrono.temporal import intervals
from chrono.temporal.completing import complete
from chrono.temporal.composing import period_of
from chrono.temporal.context import (
    Context,
    Spoken,
    dct_words,
    quoted,
)
from chrono.temporal.intervals import Grain, Interval
from chrono.temporal.meaning import (
    NOTHING,
    Anchor,
    Calendar,
    Direction,
    Duration,
    Nth,
    Parts,
    Shift,
    Within,
)
from chrono.temporal.tense import Tense
from chrono.temporal.timex3 import interval_of, interval_of_parts, named, parts_of, value_of

if TYPE_CHECKING:
    from chrono.temporal.meaning import Meaning

_FIRST_DATED, _LAST_DATED = -9998, 9999
_LAST_SMALL_HOUR = 5


class Resolved(NamedTuple):
    """A value, its interval and what it was resolved against in words."""

    value: str
    interval: Interval | None = None
    anchor: str | None = None


def meaning_in(meaning: Meaning, context: Context) -> Resolved:
    """A meaning resolved in its context."""
    if isinstance(meaning, Calendar) and meaning.widen and meaning.parts.weekend:
        day = _calendar(replace(meaning, parts=replace(meaning.parts, weekend=None), widen=None), context)
        return _finished(intervals.nearest_weekend(day.interval), NOTHING, day.anchor) if day.interval else day
    if isinstance(meaning, Calendar):
        return _calendar(meaning, context)
    if isinstance(meaning, Shift):
        return _shift(meaning, context)
    if isinstance(meaning, Within):
        return _within(meaning, context)
    if isinstance(meaning, Nth):
        return _nth(meaning, context)
    if isinstance(meaning, Duration):
        return Resolved(period_of(meaning.amount, meaning.unit))
    return Resolved(meaning.value)


def _calendar(meaning: Calendar, context: Context) -> Resolved:
    parts = meaning.parts
    if parts.has_year or parts.week is not None:
        value = value_of(parts)
        return _widened(Resolved(value, interval_of(value), _either(meaning)), meaning.widen)
    if meaning.direction is Direction.SAME:
        return _same(meaning, context)
    again = context.days.get((parts.month or 0, parts.day or 0)) if meaning.direction is Direction.NEAREST else None
    if again and (context.tense is not Tense.FUTURE or context.dct is None or again.end > context.dct.start):
        return _finished(again, parts.clock(), dct_words(context.dct))
    spoken = _anchor(meaning, context)
    if spoken is None:
        return Resolved(value_of(parts))
    found = complete(meaning, spoken.interval, context)
    if found is None:
        return Resolved(value_of(parts))
    return _widened(Resolved(*found, spoken.text), meaning.widen)


def _either(meaning: Calendar) -> str | None:
    """Both days that a date in figures may be, in words."""
    days = [day for parts in meaning.readings if (one := interval_of_parts(parts)) and (day := one.first_day)]
    return " or ".join(f"{day.day} {day:%B} {day.year}" for day in days) + ", nothing says which" if days else None


def _widened(made: Resolved, grain: Grain | None) -> Resolved:
    """ "the week of March 6" is the week around that day."""
    return (
        made
        if grain is None or made.interval is None
        else _finished(intervals.this(made.interval, grain), NOTHING, made.anchor)
    )


def _anchor(meaning: Calendar, context: Context) -> Spoken | None:
    """What an incomplete date hangs on: a clock time on the day spoken of, a story's date on the story's last time."""
    parts = meaning.parts
    dct = Spoken(dct_words(context.dct), context.dct) if context.dct else None
    if meaning.anchor is Anchor.LAST:
        return quoted(context.last(Grain.DAY if parts.weekday is not None else Grain.YEAR)) or dct
    if parts.is_clock:
        day = context.last(Grain.DAY)
        # A clock time behind "they may return tomorrow" is one of the article's day again, unless it lies ahead too.
        to_come = day and dct and day.interval.start >= dct.interval.end and context.tense is not Tense.FUTURE
        return dct if to_come else quoted(_behind_midnight(day, parts)) or dct
    if context.narrative and meaning.direction is Direction.NEAREST:
        return quoted(context.story) or dct
    return dct


def _behind_midnight(spoken: Spoken | None, parts: Parts) -> Spoken | None:
    """The day after, for the small hours of a night spoken of: "on the night of 3 to 4 May … at 03:12"."""
    if spoken is None or parts.hour is None or parts.hour > _LAST_SMALL_HOUR or spoken.interval.grain is not Grain.PART:
        return spoken
    if parts_of(spoken.interval).part != "NI":
        return spoken
    return spoken._replace(interval=intervals.step(intervals.this(spoken.interval, Grain.DAY), 1, Grain.DAY))


def _same(meaning: Calendar, context: Context) -> Resolved:
    """ "that same Monday": the Monday just spoken of."""
    for spoken in reversed(context.spoken):
        if spoken.interval.grain is Grain.DAY and intervals.weekday(spoken.interval) == meaning.parts.weekday:
            return _finished(spoken.interval, meaning.parts, f"“{spoken.text}”")
    return _calendar(replace(meaning, direction=Direction.NEAREST, anchor=Anchor.DCT), context)


def _shift(meaning: Shift, context: Context) -> Resolved:
    anchor, words = _shift_anchor(meaning, context)
    if meaning.amount is None:
        return Resolved("PAST_REF" if meaning.sign < 0 else "FUTURE_REF")
    if anchor is None:
        return Resolved(_unknown(meaning, context))
    if meaning.unit.rank < Grain.DAY.rank <= anchor.grain.rank:
        return Resolved("PAST_REF" if meaning.amount < 0 else "FUTURE_REF")  # an hour later than a day: nobody knows
    # Compared with a quarter, "a year earlier" is the same quarter of the year before; an hour after 9:05 is 10:05.
    finer = meaning.anchor is Anchor.PERIOD and anchor.grain is Grain.QUARTER
    finer |= meaning.unit.rank < Grain.DAY.rank
    moved = (intervals.shift if finer else intervals.step)(anchor, meaning.amount, meaning.unit)
    if not _FIRST_DATED <= moved.year <= _LAST_DATED:
        # TIMEX3 has four figures for a year.
        return Resolved("PAST_REF" if meaning.amount < 0 else "FUTURE_REF")
    return _finished(moved, meaning.parts, words)


def _shift_anchor(meaning: Shift, context: Context) -> tuple[Interval | None, str]:
    anchor = meaning.anchor
    if anchor is Anchor.PERIOD and not context.narrative:
        if period := context.period():
            return period.interval, f"“{period.text}”"
        if meaning.unit is Grain.QUARTER and context.dct:
            return intervals.step(context.dct, -1, Grain.QUARTER), dct_words(context.dct)
    if anchor is Anchor.PERIOD:
        anchor = meaning.otherwise
    if anchor is Anchor.STORY and context.narrative and context.story:
        return context.story.interval, f"“{context.story.text}”"
    if anchor is Anchor.LAST or (anchor is Anchor.STORY and context.narrative):
        # "two days later" needs a day to start from; "that year" does not.
        spoken = context.last(meaning.unit)
        if spoken:
            return spoken.interval, f"“{spoken.text}”"
        if context.narrative and meaning.anchor is Anchor.LAST:
            return None, ""  # "three days later" in a history that has named no day is not of the writer's own
    return context.dct, dct_words(context.dct)


def _finished(interval: Interval, parts: Parts, words: str | None) -> Resolved:
    return Resolved(*named(interval, parts), words)


def _within(meaning: Within, context: Context) -> Resolved:
    outer = meaning_in(meaning.outer, context)
    parts = meaning.parts
    if outer.interval is None:
        return Resolved(value_of(parts))
    if parts.weekday is not None:
        day = intervals.weekday_of(outer.interval, parts.weekday)
        return _finished(day, parts.clock(), outer.anchor)
    value = value_of(parts.merged(Parts(year=outer.interval.year)))
    return Resolved(value, interval_of(value), outer.anchor)


def _nth(meaning: Nth, context: Context) -> Resolved:
    """ "the last week of October": the week (from Monday) that holds the month's last day."""
    outer = _calendar(meaning.outer, context)
    if outer.interval is None:
        return Resolved(outer.value)
    if meaning.weekday is not None:
        found = intervals.nth_weekday(outer.interval, meaning.order, meaning.weekday)
        return _finished(found, NOTHING, outer.anchor) if found.meets(outer.interval) else Resolved(outer.value)
    if meaning.order < 0:
        last = intervals.this(Interval(outer.interval.end - 1, outer.interval.end, Grain.SECOND), Grain.DAY)
        return _finished(intervals.this(last, meaning.unit), NOTHING, outer.anchor)
    first = Interval(outer.interval.start, outer.interval.start, Grain.DAY)
    found = intervals.step(first, meaning.order - 1, meaning.unit)
    return _finished(found if found.meets(outer.interval) else outer.interval, NOTHING, outer.anchor)


def _unknown(meaning: Shift, context: Context) -> str:
    """The value of a shift from an unknown date: as many X's as its unit has places.

    A day of a history is of the year that was spoken of, if any; a few days seldom lead out of it.
    """
    shapes = {Grain.DAY: "XXXX-XX-XX", Grain.WEEK: "XXXX-WXX", Grain.MONTH: "XXXX-XX", Grain.QUARTER: "XXXX-QX"}
    shapes |= {Grain.DECADE: "XXX", Grain.CENTURY: "XX"}
    value = shapes.get(meaning.unit, "XXXX") + (f"T{meaning.parts.part}" if meaning.parts.part else "")
    year = (
        context.last(Grain.YEAR)
        if context.narrative and meaning.anchor is Anchor.LAST and meaning.unit is Grain.DAY
        else None
    )
    return value_of(Parts(year=year.interval.year)) + value.removeprefix("XXXX") if year else value
