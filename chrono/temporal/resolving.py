"""From meaning to value: each expression resolved against the article's date or the time spoken of last.

Every step says in words what it used; that text is `Timex.anchor`, shown to the reader of a report. Where the anchor is
not known the value keeps its X's (`XXXX-12-19`) and has no interval: nothing is made up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chrono.temporal import intervals, tense
from chrono.temporal.completing import clock_of, complete
from chrono.temporal.composing import period_of
from chrono.temporal.context import (
    Context,
    Spoken,
    day_behind,
    dct_words,
    is_aside,
    is_dated,
    is_narrative,
    is_of_its_day,
    is_recent,
    quoted,
)
from chrono.temporal.intervals import Grain, Interval
from chrono.temporal.meaning import (
    Anchor,
    Calendar,
    Direction,
    Duration,
    Nth,
    Parts,
    Reference,
    Shift,
    Within,
)
from chrono.temporal.tense import Tense
from chrono.temporal.timex3 import Timex, interval_of, interval_of_parts, parts_of, value_of
from chrono.temporal.told import with_told_years

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chrono.temporal.meaning import Expression, Meaning

_OPENING = 20  # characters: "By the end of", and the like
_THIRDS = {"START": 0, "MID": 1, "END": 2}
_FIRST_DATED, _LAST_DATED = -9998, 9999


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, its interval and what it was resolved against in words."""

    value: str
    interval: Interval | None = None
    anchor: str | None = None


def resolve(
    expressions: Sequence[Expression],
    text: str,
    dct: Interval | None,
    tense_of: Callable[[str, Expression], Tense | None] = tense.guess,
) -> tuple[Timex, ...]:
    """Expressions of one article, in order, as TIMEX3 with values and intervals.

    Args:
        expressions: what `recognize` found in the text. What is a time in histories only is left out of news.
        text: the article's text.
        dct: the article's date as an interval, or None.
        tense_of: past or future, of an expression in its text.
    """
    narrative = is_narrative(expressions, dct)
    expressions = [one for one in expressions if narrative or not _is_of_histories(one.meaning)]
    years = with_told_years(expressions, text, news=dct is not None)
    expressions = [one for one, _ in years]
    spoken: list[Spoken] = []
    story: Spoken | None = None
    named: Interval | None = None
    beside: tuple[int, Spoken] | None = None
    days: dict[tuple[int, int], Interval] = {}
    resolved: list[Timex] = []
    for one in expressions:
        ahead = tense_of(text, one) if _asks_tense(one.meaning) else None
        # What will be is no part of a history, but seen from the article's own day.
        tells = narrative and not (ahead is Tense.FUTURE and tense.is_sure_future(text, one))
        own = tells and is_of_its_day(one.meaning) and tense.is_quoted(text, one.start)
        near = beside[1] if beside and tense.sentence_around(text, one.start, one.end)[0] <= beside[0] else story
        ahead = None if tells else ahead
        context = Context(None if own else dct, tuple(spoken[-12:]), ahead, tells, near, named, days)
        if _is_of_open_day(expressions, resolved, text):
            context = replace(context, spoken=())
        if behind := day_behind(expressions, len(resolved), text):
            of_day = tense_of(text, behind) if not narrative and _asks_tense(behind.meaning) else None
            day = meaning_in(behind.meaning, replace(context, tense=of_day)).interval
            context = context.having(Spoken(behind.text, day)) if day else context
        made = meaning_in(one.meaning, context)
        if giver := years[len(resolved)][1]:
            made = replace(made, anchor=giver)
        interval = _modified(made.interval, one.mod)
        type_ = "TIME" if one.type == "DATE" and _has_clock(made.value) else one.type
        resolved.append(
            Timex(one.start, one.end, one.text, type_, made.value, one.mod, interval, made.anchor, one.range_end)
        )
        if made.interval is not None:
            spoken.append(Spoken(one.text, made.interval, _compares(one.meaning)))
            if narrative and not is_aside(
                one.meaning, made.interval, story, dct, opens=_opens(text, one.start, one.end)
            ):
                story, named, beside = spoken[-1], None, None
            elif narrative and is_dated(one.meaning, made.interval):
                beside = (one.start, spoken[-1])  # "after the landing in April 1915, it declared war on 23 May"
            elif made.interval.grain is Grain.YEAR and isinstance(one.meaning, Calendar):
                named = made.interval
            if not narrative and is_recent(made.interval, dct):
                days.setdefault(intervals.civil(made.interval.start)[1:], made.interval)
        if len(resolved) > 1 and resolved[-2].range_end == one.end:
            resolved[-2] = _before(expressions[len(resolved) - 2], resolved[-2], resolved[-1])
    return tuple(resolved)


def _is_of_open_day(expressions: Sequence[Expression], resolved: Sequence[Timex], text: str) -> bool:
    """Whether a clock time goes with a day before it that is not known ("on May 6 at 19:40"), and so with no other."""
    one = expressions[len(resolved)]
    if not resolved or not isinstance(one.meaning, Calendar) or not one.meaning.parts.is_clock:
        return False
    before = expressions[len(resolved) - 1]
    day = isinstance(before.meaning, Calendar) and before.meaning.parts.is_day and resolved[-1].interval is None
    return day and before.start >= tense.sentence_around(text, one.start, one.end)[0]


def _is_of_histories(meaning: Meaning) -> bool:
    return isinstance(meaning, Reference) and meaning.history


def _asks_tense(meaning: Meaning) -> bool:
    """Whether past or future makes a difference."""
    if not isinstance(meaning, Calendar) or meaning.parts.has_year:
        return False
    return meaning.direction is Direction.NEAREST or (
        meaning.direction is Direction.THIS and meaning.parts.weekday is not None
    )


def _has_clock(value: str) -> bool:
    """Whether a value goes down to a part of the day, `2025-12-02TMO` or `BC0044-03-15T12:00`."""
    return "T" in value and value.removeprefix("BC")[0] in "0123456789X"


def _opens(text: str, start: int, end: int) -> bool:
    """Whether an expression opens its sentence, or stands in a paragraph's first one, which says what it is about."""
    sentence, _ = tense.sentence_around(text, start, end)
    return start - sentence <= _OPENING or sentence == 0 or "\n" in text[max(0, sentence - 3) : sentence]


def _compares(meaning: Meaning) -> bool:
    """Whether a time is named only to compare another with ("the year-ago quarter")."""
    if isinstance(meaning, Within):
        return _compares(meaning.outer)
    return isinstance(meaning, Shift) and meaning.anchor is Anchor.PERIOD and bool(meaning.amount)


def _before(one: Expression, opening: Timex, closing: Timex) -> Timex:
    """The opening of a range lies before its close: "November 30–December 1" is never 13 months, nor backwards."""
    a, b = opening.interval, closing.interval
    if a is None or b is None or not isinstance(one.meaning, Calendar) or one.meaning.parts.has_year or a.start < b.end:
        return opening
    made = meaning_in(replace(one.meaning, direction=Direction.BEFORE), Context(b, tense=Tense.PAST))
    return replace(opening, value=made.value, interval=_modified(made.interval, one.mod), anchor=f"“{closing.text}”")


def meaning_in(meaning: Meaning, context: Context) -> Resolved:
    """A meaning resolved in its context."""
    if isinstance(meaning, Calendar) and meaning.widen and meaning.parts.weekend:
        day = _calendar(replace(meaning, parts=replace(meaning.parts, weekend=None), widen=None), context)
        return _finished(intervals.nearest_weekend(day.interval), Parts(), day.anchor) if day.interval else day
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


def _modified(interval: Interval | None, mod: str | None) -> Interval | None:
    """ "early 2026" is the first third of 2026."""
    if interval is None or mod not in _THIRDS or interval.grain.rank < Grain.DAY.rank:
        return interval
    return intervals.third(interval, _THIRDS[mod])


def _calendar(meaning: Calendar, context: Context) -> Resolved:
    parts = meaning.parts
    if parts.has_year or parts.week is not None:
        value = value_of(replace(parts, weekday=None) if parts.day else parts)
        return _widened(Resolved(value, interval_of(value), _either(meaning)), meaning.widen)
    if meaning.direction is Direction.SAME:
        return _same(meaning, context)
    again = context.days.get((parts.month or 0, parts.day or 0)) if meaning.direction is Direction.NEAREST else None
    if again and (context.tense is not Tense.FUTURE or context.dct is None or again.end > context.dct.start):
        return _finished(again, clock_of(parts), dct_words(context.dct))
    spoken = _anchor(meaning, context)
    if spoken is None:
        return Resolved(value_of(parts))
    found = complete(meaning, spoken.interval, context)
    if found is None:
        return Resolved(value_of(parts))
    return _widened(Resolved(value_of(found), interval_of(value_of(found)), spoken.text), meaning.widen)


def _either(meaning: Calendar) -> str | None:
    """Both days that a date in figures may be, in words."""
    days = [day for parts in meaning.readings if (one := interval_of_parts(parts)) and (day := one.first_day)]
    return " or ".join(f"{day.day} {day:%B} {day.year}" for day in days) + ", nothing says which" if days else None


def _widened(made: Resolved, grain: Grain | None) -> Resolved:
    """ "the week of March 6" is the week around that day."""
    return (
        made
        if grain is None or made.interval is None
        else _finished(intervals.this(made.interval, grain), Parts(), made.anchor)
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
        return dct if to_come else quoted(day) or dct
    if context.narrative and meaning.direction is Direction.NEAREST:
        return quoted(context.story) or dct
    return dct


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
        return Resolved(_unknown(meaning))
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
    return context.dct, dct_words(context.dct)


def _finished(interval: Interval, parts: Parts, words: str | None) -> Resolved:
    value = value_of(parts_of(interval, parts if parts != Parts() else None))
    return Resolved(value, interval_of(value), words)


def _within(meaning: Within, context: Context) -> Resolved:
    outer = meaning_in(meaning.outer, context)
    parts = meaning.parts
    if outer.interval is None:
        return Resolved(value_of(parts))
    if parts.weekday is not None:
        day = intervals.weekday_of(outer.interval, parts.weekday)
        return _finished(day, clock_of(parts), outer.anchor)
    value = value_of(parts.merged(Parts(year=outer.interval.year)))
    return Resolved(value, interval_of(value), outer.anchor)


def _nth(meaning: Nth, context: Context) -> Resolved:
    """ "the last week of October": the week (from Monday) that holds the month's last day."""
    outer = _calendar(meaning.outer, context)
    if outer.interval is None:
        return Resolved(outer.value)
    if meaning.weekday is not None:
        found = intervals.nth_weekday(outer.interval, meaning.order, meaning.weekday)
        return _finished(found, Parts(), outer.anchor) if found.meets(outer.interval) else Resolved(outer.value)
    if meaning.order < 0:
        last = intervals.this(Interval(outer.interval.end - 1, outer.interval.end, Grain.SECOND), Grain.DAY)
        return _finished(intervals.this(last, meaning.unit), Parts(), outer.anchor)
    first = Interval(outer.interval.start, outer.interval.start, Grain.DAY)
    found = intervals.step(first, meaning.order - 1, meaning.unit)
    return _finished(found if found.meets(outer.interval) else outer.interval, Parts(), outer.anchor)


def _unknown(meaning: Shift) -> str:
    """The value of a shift from an unknown date: as many X's as its unit has places."""
    shapes = {Grain.DAY: "XXXX-XX-XX", Grain.WEEK: "XXXX-WXX", Grain.MONTH: "XXXX-XX", Grain.QUARTER: "XXXX-QX"}
    shapes |= {Grain.DECADE: "XXX", Grain.CENTURY: "XX"}
    return shapes.get(meaning.unit, "XXXX") + (f"T{meaning.parts.part}" if meaning.parts.part else "")
