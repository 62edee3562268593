"""From meaning to value: each expression resolved against the article's date or the time spoken of last.

Every step says in words what it used; that text is `Timex.anchor`, shown to the reader of a report. Where the anchor is
not known the value keeps its X's (`XXXX-12-19`) and has no interval: nothing is made up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chrono.temporal import intervals, tense
from chrono.temporal.composing import period
from chrono.temporal.intervals import DAY, Grain, Interval
from chrono.temporal.meaning import (
    Anchor,
    Calendar,
    Direction,
    Duration,
    Parts,
    Shift,
    Within,
)
from chrono.temporal.tense import Tense
from chrono.temporal.timex3 import Timex, interval_of, parts_of, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chrono.temporal.meaning import Expression, Meaning

_THIRDS = {"START": 0, "MID": 1, "END": 2}
_FIRST_DATED, _LAST_DATED = -9998, 9999
_LONG_AGO = 2  # years
_FEW, _MANY = 6, 5
_CLOCK = ("part", "hour", "minute", "second", "zone")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A time that the text has spoken of: its words and interval."""

    text: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may be resolved against.

    Attributes:
        dct: the article's date, None when it is not known.
        spoken: the times mentioned so far, the latest last.
        tense: past, future or unknown.
        narrative: whether the text tells of times long before it was written, so that an incomplete date belongs
            to the story and not to the article ("In 1916 … On 1 July …").
    """

    dct: Interval | None
    spoken: tuple[Spoken, ...] = ()
    tense: Tense | None = None
    narrative: bool = False

    def last(self, grain: Grain = Grain.CENTURY) -> Spoken | None:
        """The time mentioned last that is at least as fine as the grain.

        In a story of times long past, a word about the writer's own day ("as of 2009") is no part of the story.
        """
        for spoken in reversed(self.spoken):
            own = self.narrative and self.dct is not None and self.dct.year - spoken.interval.year < _LONG_AGO
            if spoken.interval.grain.rank <= grain.rank and not own:
                return spoken
        return None


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
        expressions: what `recognize` found in the text.
        text: the article's text.
        dct: the article's date as an interval, or None.
        tense_of: past or future, of an expression in its text.
    """
    narrative = is_narrative(expressions, dct)
    spoken: list[Spoken] = []
    resolved: list[Timex] = []
    for one in expressions:
        context = Context(dct, tuple(spoken[-12:]), tense_of(text, one), narrative)
        made = meaning_in(one.meaning, context)
        interval = _modified(made.interval, one.mod)
        type_ = "TIME" if one.type == "DATE" and "T" in made.value and made.value[0] in "0123456789X" else one.type
        resolved.append(
            Timex(one.start, one.end, one.text, type_, made.value, one.mod, interval, made.anchor, one.range_end)
        )
        if made.interval is not None:
            spoken.append(Spoken(one.text, made.interval))
        if len(resolved) > 1 and resolved[-2].range_end == one.end:
            resolved[-2] = _before(expressions[len(resolved) - 2], resolved[-2], resolved[-1], narrative=narrative)
    return tuple(resolved)


def _before(one: Expression, opening: Timex, closing: Timex, *, narrative: bool) -> Timex:
    """The opening of a range lies before its close: "November 30–December 1" is never 13 months, nor backwards."""
    a, b = opening.interval, closing.interval
    if a is None or b is None or not isinstance(one.meaning, Calendar) or one.meaning.parts.has_year or a.start < b.end:
        return opening
    made = meaning_in(one.meaning, Context(b, tense=Tense.PAST, narrative=narrative))
    return replace(opening, value=made.value, interval=_modified(made.interval, one.mod), anchor=f"“{closing.text}”")


def is_narrative(expressions: Sequence[Expression], dct: Interval | None) -> bool:
    """Whether the text tells mostly of dated times two or more years before it was written (a history, not news)."""
    if dct is None:
        return False
    every = [m.parts for e in expressions if isinstance(m := e.meaning, Calendar)]
    named = [p for p in every if p.year is not None]
    far = [p for p in named if p.year is not None and dct.year - p.year >= _LONG_AGO]
    # Years alone are background in news too ("since the 1979 revolution"); dates of months and days are a story.
    dated = [p for p in far if p.month is not None or p.season is not None]
    # Many dates without a year, where every year named is long past, are no news either.
    open_dates = sum(p.month is not None and p.year is None for p in every)
    told = len(far) >= _FEW and len(far) > 0.9 * len(named) and open_dates >= _MANY
    return told or (len(dated) >= _FEW and len(far) > 0.6 * len(named))


def meaning_in(meaning: Meaning, context: Context) -> Resolved:
    """A meaning resolved in its context."""
    if isinstance(meaning, Calendar):
        return _calendar(meaning, context)
    if isinstance(meaning, Shift):
        return _shift(meaning, context)
    if isinstance(meaning, Within):
        return _within(meaning, context)
    if isinstance(meaning, Duration):
        return Resolved(period(meaning.amount, meaning.unit))
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
        return Resolved(value, interval_of(value))
    if meaning.direction is Direction.SAME:
        return _same(meaning, context)
    spoken = _anchor(meaning, context)
    if spoken is None:
        return Resolved(value_of(parts))
    found = _complete(meaning, spoken.interval, context)
    if found is None:
        return Resolved(value_of(parts))
    return Resolved(value_of(found), interval_of(value_of(found)), spoken.text)


def _anchor(meaning: Calendar, context: Context) -> Spoken | None:
    """What an incomplete date hangs on: a clock time on the day spoken of, a story's date on the story's last time."""
    parts = meaning.parts
    dct = Spoken(_dct_words(context.dct), context.dct) if context.dct else None
    if meaning.anchor is Anchor.LAST:
        return _quoted(context.last(Grain.DAY if parts.weekday is not None else Grain.YEAR)) or dct
    if not set(parts.known()) - set(_CLOCK):
        return _quoted(context.last(Grain.DAY)) or dct
    if context.narrative and meaning.direction is Direction.NEAREST:
        return _quoted(context.last(Grain.YEAR)) or dct
    return dct


def _same(meaning: Calendar, context: Context) -> Resolved:
    """ "that same Monday": the Monday just spoken of."""
    for spoken in reversed(context.spoken):
        if spoken.interval.grain is Grain.DAY and intervals.weekday(spoken.interval) == meaning.parts.weekday:
            return _finished(spoken.interval, meaning.parts, f"“{spoken.text}”")
    return _calendar(replace(meaning, direction=Direction.NEAREST, anchor=Anchor.DCT), context)


def _complete(meaning: Calendar, anchor: Interval, context: Context) -> Parts | None:
    """Incomplete parts with the year, month or day that they leave out; None when no such date exists."""
    parts = meaning.parts
    clock = Parts(**{name: getattr(parts, name) for name in _CLOCK})
    direction = _direction(meaning, context)
    if parts.weekday is not None and parts.day is None:
        today_counts = meaning.direction is Direction.NEAREST
        return parts_of(_weekday(parts.weekday, anchor, direction, today_counts=today_counts), clock)
    if parts.weekend:
        week = intervals.step(anchor, {Direction.BEFORE: -1, Direction.AFTER: 1}.get(meaning.direction, 0), Grain.WEEK)
        return replace(parts_of(week), weekend=True)
    if parts.month is None and parts.day is not None:
        year, month, _ = intervals.civil(anchor.start)
        return parts.merged(Parts(year=year, month=month))
    if set(parts.known()) <= set(_CLOCK):
        return parts_of(intervals.this(anchor, Grain.DAY), clock)
    return _year(parts, anchor, direction, narrative=context.narrative)


def _direction(meaning: Calendar, context: Context) -> Direction:
    if meaning.direction is not Direction.NEAREST or context.narrative:
        return meaning.direction
    if context.tense is Tense.FUTURE:
        return Direction.AFTER
    return Direction.BEFORE if context.tense is Tense.PAST or meaning.parts.weekday is not None else Direction.NEAREST


def _weekday(day: int, anchor: Interval, direction: Direction, *, today_counts: bool) -> Interval:
    """In news a bare weekday is the article's own day or the nearest one before; "will … on Friday" the next."""
    if direction is Direction.THIS:
        return intervals.weekday_of(anchor, day)
    if today_counts and intervals.weekday(anchor) == day:
        return intervals.this(anchor, Grain.DAY)
    if direction is Direction.AFTER:
        return intervals.next_weekday(anchor, day)
    return intervals.last_weekday(anchor, day)


def _year(parts: Parts, anchor: Interval, direction: Direction, *, narrative: bool) -> Parts | None:
    """The year that an incomplete date means, among the anchor's own and its neighbours."""
    candidates: list[tuple[int, Parts]] = []
    if parts.weekday is not None:
        direction = Direction.THIS if direction is Direction.THIS else Direction.NEAREST  # the weekday says more
    for year in range(anchor.year - 8, anchor.year + 9):
        named = replace(parts, year=year, weekday=None)
        interval = interval_of(value_of(named))
        if interval is None or (parts.weekday is not None and intervals.weekday(interval) != parts.weekday):
            continue
        if direction is Direction.THIS or narrative:
            distance = abs(year - anchor.year) * 1000 * DAY
        elif (direction is Direction.BEFORE and interval.start >= anchor.end) or (
            direction is Direction.AFTER and interval.end <= anchor.start
        ):
            continue
        else:
            distance = abs((interval.start + interval.end) - (anchor.start + anchor.end)) // 2
            if direction is Direction.NEAREST and interval.start > anchor.end:
                distance *= 2  # news tells more of what was than of what will be
        candidates.append((distance, named))
    return min(candidates, key=lambda c: c[0])[1] if candidates else None


def _shift(meaning: Shift, context: Context) -> Resolved:
    anchor, words = _shift_anchor(meaning, context)
    if meaning.amount is None:
        return Resolved("PAST_REF" if meaning.sign < 0 else "FUTURE_REF")
    if anchor is None:
        return Resolved(_unknown(meaning))
    moved = intervals.step(anchor, meaning.amount, meaning.unit)
    if not (_FIRST_DATED if moved.grain.rank < Grain.DECADE.rank else 1) <= moved.year <= _LAST_DATED:
        # TIMEX3 has four figures for a year, and no decade before Christ.
        return Resolved("PAST_REF" if meaning.amount < 0 else "FUTURE_REF")
    return _finished(moved, meaning.parts, words)


def _shift_anchor(meaning: Shift, context: Context) -> tuple[Interval | None, str]:
    if meaning.anchor is Anchor.LAST:
        # "two days later" needs a day to start from; "that year" does not.
        spoken = context.last(meaning.unit)
        if spoken:
            return spoken.interval, f"“{spoken.text}”"
    return context.dct, _dct_words(context.dct)


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
        return _finished(day, Parts(**{name: getattr(parts, name) for name in _CLOCK}), outer.anchor)
    value = value_of(parts.merged(Parts(year=outer.interval.year)))
    return Resolved(value, interval_of(value), outer.anchor)


def _unknown(meaning: Shift) -> str:
    """The value of a shift from an unknown date: as many X's as its unit has places."""
    shapes = {Grain.DAY: "XXXX-XX-XX", Grain.WEEK: "XXXX-WXX", Grain.MONTH: "XXXX-XX", Grain.QUARTER: "XXXX-QX"}
    shapes |= {Grain.DECADE: "XXX", Grain.CENTURY: "XX"}
    return shapes.get(meaning.unit, "XXXX") + (f"T{meaning.parts.part}" if meaning.parts.part else "")


def _dct_words(dct: Interval | None) -> str:
    day = dct.first_day if dct else None
    return f"the article’s date, {day.day} {day:%B} {day.year}" if day else "the article’s date"


def _quoted(spoken: Spoken | None) -> Spoken | None:
    return replace(spoken, text=f"“{spoken.text}”") if spoken else None
