"""From meaning to value: each expression resolved against the article's date or the time spoken of last.

Every step says in words what it used; that text is `Timex.anchor`, shown to the reader of a report. Where the anchor is
not known the value keeps its X's (`XXXX-12-19`) and has no interval: nothing is made up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.temporal import intervals, tense
from chrono.temporal.context import (
    Context,
    Spoken,
    day_behind,
    is_aside,
    is_dated,
    is_narrative,
    is_of_its_day,
    is_recent,
)
from chrono.temporal.intervals import Grain, Interval
from chrono.temporal.meaning import (
    Anchor,
    Calendar,
    Direction,
    Reference,
    Shift,
    Within,
)
from chrono.temporal.tense import Tense
from chrono.temporal.timex3 import Timex
from chrono.temporal.told import with_told_years
from chrono.temporal.valuing import Resolved, meaning_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chrono.temporal.meaning import Expression, Meaning

_OPENING = 20  # characters: "By the end of", and the like
_THIRDS = {"START": 0, "MID": 1, "END": 2}


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
    expressions = [one for one in expressions if narrative or not is_of_histories(one.meaning)]
    years = with_told_years(expressions, text, news=dct is not None)
    expressions = [one for one, _ in years]
    spoken: list[Spoken] = []
    story: Spoken | None = None
    named: Interval | None = None
    beside: tuple[int, Spoken] | None = None
    days: dict[tuple[int, int], Interval] = {}
    resolved: list[Timex] = []
    for one in expressions:
        meaning = one.meaning
        ahead = tense_of(text, one) if _asks_tense(meaning) else None
        # What will be is no part of a history, but seen from the article's own day.
        tells = narrative and not (ahead is Tense.FUTURE and tense.is_sure_future(text, one))
        own = tells and is_of_its_day(meaning) and tense.is_quoted(text, one.start)
        near = beside[1] if beside and tense.sentence_around(text, one.start, one.end)[0] <= beside[0] else story
        ahead = None if tells else ahead
        context = Context(None if own else dct, tuple(spoken[-12:]), ahead, tells, near, named, days)
        if isinstance(meaning, Calendar) and meaning.parts.is_clock:
            context = _of_clock(context, expressions, resolved, text, None if narrative else tense_of)
        closes = bool(resolved) and resolved[-1].range_end == one.end
        made = (closes and _closing(one, expressions[len(resolved) - 1], resolved[-1])) or meaning_in(meaning, context)
        if giver := years[len(resolved)][1]:
            made = made._replace(anchor=giver)
        interval = _modified(made.interval, one.mod)
        type_ = "TIME" if one.type == "DATE" and _has_clock(made.value) else one.type
        resolved.append(
            Timex(one.start, one.end, one.text, type_, made.value, one.mod, interval, made.anchor, one.range_end)
        )
        if made.interval is not None:
            spoken.append(Spoken(one.text, made.interval, _compares(meaning)))
            if narrative and not is_aside(meaning, made.interval, story, dct, opens=_opens(text, one.start, one.end)):
                story, named, beside = spoken[-1], None, None
            elif narrative and is_dated(meaning, made.interval):
                beside = (one.start, spoken[-1])  # "after the landing in April 1915, it declared war on 23 May"
            elif made.interval.grain is Grain.YEAR and isinstance(meaning, Calendar):
                named = made.interval
            if not narrative and is_recent(made.interval, dct):
                days.setdefault(intervals.civil(made.interval.start)[1:], made.interval)
        if closes:
            resolved[-2] = _before(expressions[len(resolved) - 2], resolved[-2], resolved[-1])
    return tuple(resolved)


def _of_clock(
    context: Context,
    expressions: Sequence[Expression],
    resolved: Sequence[Timex],
    text: str,
    tense_of: Callable[[str, Expression], Tense | None] | None,
) -> Context:
    """The context of a clock time: with the day behind it in its sentence, and as the day before it says."""
    if _is_of_open_day(expressions, resolved, text):
        context = context._replace(spoken=())
    if behind := day_behind(expressions, len(resolved), text):
        of_day = tense_of(text, behind) if tense_of and _asks_tense(behind.meaning) else None
        day = meaning_in(behind.meaning, context._replace(tense=of_day)).interval
        context = context.having(Spoken(behind.text, day)) if day else context
    if _is_of_day_ahead(expressions[len(resolved)], resolved, text):
        context = context._replace(tense=Tense.FUTURE)
    return context


def _is_of_open_day(expressions: Sequence[Expression], resolved: Sequence[Timex], text: str) -> bool:
    """Whether a clock time goes with a day before it that is not known ("on May 6 at 19:40"), and so with no other."""
    if not resolved:
        return False
    one = expressions[len(resolved)]
    before = expressions[len(resolved) - 1]
    day = isinstance(before.meaning, Calendar) and before.meaning.parts.is_day and resolved[-1].interval is None
    return day and before.start >= tense.sentence_around(text, one.start, one.end)[0]


def _is_of_day_ahead(one: Expression, resolved: Sequence[Timex], text: str) -> bool:
    """Whether a clock time goes with the day named before it in its sentence ("is on Sunday, with kick-off at 3pm")."""
    if not resolved:
        return False
    day = resolved[-1]
    near = day.interval is not None and day.start >= tense.sentence_around(text, one.start, one.end)[0]
    return near and not tense.has_cue(text, day.end, one.start)


def _closing(one: Expression, opening: Expression, opened: Timex) -> Resolved | None:
    """A weekday that closes a range is the first behind the one that opens it: "from 11 p.m. on Monday to Tuesday"."""
    if opened.interval is None or not _is_bare_weekday(one.meaning) or not _is_bare_weekday(opening.meaning):
        return None
    day = intervals.this(opened.interval, Grain.DAY)
    made = meaning_in(one.meaning, Context(day, tense=Tense.FUTURE))
    return made._replace(anchor=f"“{opened.text}”")


def _is_bare_weekday(meaning: Meaning) -> bool:
    """Whether a day is named by its weekday alone, with or without a time of it."""
    if not isinstance(meaning, Calendar) or meaning.direction is not Direction.NEAREST or meaning.anchor is Anchor.LAST:
        return False
    return meaning.parts.weekday is not None and not meaning.parts.month and not meaning.parts.has_year


def is_of_histories(meaning: Meaning) -> bool:
    """Whether this is a time in histories only ("the former capital"): in news it dates nothing."""
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


def _modified(interval: Interval | None, mod: str | None) -> Interval | None:
    """ "early 2026" is the first third of 2026."""
    if interval is None or mod not in _THIRDS or interval.grain.rank < Grain.DAY.rank:
        return interval
    return intervals.third(interval, _THIRDS[mod])
