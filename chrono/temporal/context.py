"""What an expression may be resolved against: the article's date, and the times that its text has spoken of."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from chrono.temporal import intervals, tense
from chrono.temporal.intervals import DAY, Grain, Interval
from chrono.temporal.meaning import CLOCK, NOTHING, Anchor, Calendar, Direction, Shift, Within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chrono.temporal.meaning import Expression, Meaning
    from chrono.temporal.tense import Tense

_LONG_AGO = 2  # years
_FEW, _MANY = 6, 5
_SHORT = 3  # dates with their year, of a history of a few sentences
_LEAP = 2 * 366 * DAY  # a story seldom leaps so far within a sentence
_NEAR = 550 * DAY
_ASIDE, _AWAY = 3, 80  # expressions, characters: how far behind a clock time its day may stand
_RECENTLY = 3  # how many times back a text still reports on the period that it named


class Spoken(NamedTuple):
    """A time that the text has spoken of: its words and interval.

    `compared` marks a time that is named only to compare with ("a year earlier").
    """

    text: str
    interval: Interval
    compared: bool = False


class Context(NamedTuple):
    """What an expression may be resolved against: a tuple, as there is one for each expression.

    Attributes:
        dct: the article's date, None when it is not known.
        spoken: the times mentioned so far, the latest last.
        tense: past, future or unknown.
        narrative: whether the text tells of times long before it was written, so that an incomplete date belongs
            to the story and not to the article ("In 1916 … On 1 July …").
        story: in such a text, the time that its thread has come to.
        named: a year that the text has named since, without saying that the thread goes on there.
        days: the days of news by month and day: an article that says "Jan. 14" twice means one day.
    """

    dct: Interval | None
    spoken: tuple[Spoken, ...] = ()
    tense: Tense | None = None
    narrative: bool = False
    story: Spoken | None = None
    named: Interval | None = None
    days: Mapping[tuple[int, int], Interval] = MappingProxyType({})

    def last(self, grain: Grain = Grain.CENTURY) -> Spoken | None:
        """The time mentioned last that is at least as fine as the grain.

        In a story of times long past, a word about the writer's own day ("as of 2009") is no part of the story.
        """
        for spoken in reversed(self.spoken):
            own = self.narrative and _is_own(spoken.interval, self.story, self.dct)
            if spoken.interval.grain.rank <= grain.rank and not own:
                return spoken
        return None

    def having(self, spoken: Spoken) -> Context:
        """This context with one more time spoken of."""
        return self._replace(spoken=(*self.spoken, spoken))

    def period(self) -> Spoken | None:
        """The quarter, over by now, that the text reports on ("In the third quarter … $2 million a year earlier")."""
        today = self.dct.end if self.dct else None
        reported = [
            spoken for spoken in self.spoken if not spoken.compared and (today is None or spoken.interval.end <= today)
        ][-_RECENTLY:]
        return next((spoken for spoken in reversed(reported) if _is_quarter(spoken.interval)), None)


def _is_own(interval: Interval, story: Spoken | None, dct: Interval | None) -> bool:
    """Whether a time is of the writer's own day, and not of the story ("as of 2009")."""
    if dct is None or dct.year - interval.year >= _LONG_AGO:
        return False
    return story is None or dct.year - story.interval.year >= 2 * _LONG_AGO


def is_aside(meaning: Meaning, interval: Interval, story: Spoken | None, dct: Interval | None, *, opens: bool) -> bool:
    """Whether a time in a history leaves the thread of its story ("as he wrote in 1976", "a year earlier").

    Args:
        meaning: what the text says.
        interval: what it resolved to.
        story: what the thread has come to, None at its beginning.
        dct: the article's date.
        opens: whether the sentence begins with it.
    """
    if interval.grain.rank > Grain.YEAR.rank or _is_own(interval, story, dct):
        return True
    if isinstance(meaning, Within):
        return is_aside(meaning.outer, interval, story, dct, opens=opens)
    if isinstance(meaning, Shift):
        return meaning.anchor is Anchor.DCT or (meaning.amount or 0) < 0 or interval.grain is Grain.YEAR
    if not isinstance(meaning, Calendar) or meaning.direction is not Direction.NEAREST:
        return True
    if story is None or opens or not meaning.parts.has_year:
        return False
    if interval.grain is Grain.MONTH and interval.end <= story.interval.start:
        return True  # "This followed the election in December 2005."
    return interval.grain is Grain.YEAR or interval.start - story.interval.end > _LEAP


def is_of_its_day(meaning: Meaning) -> bool:
    """Whether a time hangs on the day on which it is said ("tonight", "15 months ago", "next summer")."""
    if isinstance(meaning, Within):
        return is_of_its_day(meaning.outer)
    if isinstance(meaning, Calendar):
        return (
            meaning.anchor is Anchor.DCT and not meaning.parts.has_year and meaning.direction is not Direction.NEAREST
        )
    return isinstance(meaning, Shift) and meaning.anchor in (Anchor.DCT, Anchor.PERIOD)


def is_dated(meaning: Meaning, interval: Interval) -> bool:
    """Whether a month or day is given with its year."""
    return isinstance(meaning, Calendar) and bool(meaning.parts.year) and interval.grain.rank <= Grain.MONTH.rank


def day_behind(expressions: Sequence[Expression], at: int, text: str) -> Expression | None:
    """The day that its sentence names behind a clock time ("at 5 a.m. (0900 GMT) near the coast on Saturday").

    Args:
        expressions: those of the text, in order.
        at: which one is a clock time without a day.
        text: the text.

    Returns:
        None where its sentence named a day before it, or another verb stands between.
    """
    one = expressions[at]
    start, end = tense.sentence_around(text, one.start, one.end)
    if one.text.endswith(".") and text[one.end : one.end + 2].lstrip()[:1].isupper():
        return None  # "at 5 a.m. It opened on Saturday": the abbreviation's stop ends the sentence too
    if any(
        _names_day(other.meaning, clock=True) for other in expressions[max(0, at - _ASIDE) : at] if other.start >= start
    ):
        return None
    for other in expressions[at + 1 : at + 1 + _ASIDE]:
        if other.start >= min(end, one.end + _AWAY) or tense.has_cue(text, one.end, other.start):
            return None
        if _names_day(other.meaning):
            return other
    return None


def _names_day(meaning: Meaning, *, clock: bool = False) -> bool:
    """Whether a day is named, without a time of it unless `clock`."""
    if isinstance(meaning, Calendar):
        parts = meaning.parts
        return parts.is_day or (clock and replace(parts, **dict.fromkeys(CLOCK)).is_day)
    if isinstance(meaning, Within):
        return meaning.parts.is_day
    return isinstance(meaning, Shift) and meaning.unit is Grain.DAY and bool(clock or meaning.parts == NOTHING)


def gap(one: Interval, other: Interval) -> int:
    """Seconds between two intervals, 0 where they meet."""
    return max(0, one.start - other.end, other.start - one.end)


def _is_quarter(interval: Interval) -> bool:
    """A season has the grain of a quarter, but begins in another month."""
    return interval.grain is Grain.QUARTER and intervals.civil(interval.start)[1] % 3 == 1


def is_recent(interval: Interval, dct: Interval | None) -> bool:
    """Whether a day is near enough to be meant when it is said again without its year."""
    return interval.grain is Grain.DAY and dct is not None and abs(interval.start - dct.start) < _NEAR


@lru_cache(maxsize=64)
def dct_words(dct: Interval | None) -> str:
    """The article's date in words, for `Timex.anchor`."""
    day = dct.first_day if dct else None
    return f"the article’s date, {day.day} {day:%B} {day.year}" if day else "the article’s date"


def quoted(spoken: Spoken | None) -> Spoken | None:
    """A time spoken of, its words in quotation marks."""
    return spoken._replace(text=f"“{spoken.text}”") if spoken else None


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
    # A short history: no word of a day of its own ("yesterday", "on Friday"), and no year but such as are long past.
    short = len(dated) >= _SHORT and len(far) == len(named) and not any(_is_of_news(e.meaning) for e in expressions)
    return told or short or (len(dated) >= _FEW and len(far) > 0.6 * len(named))


def _is_of_news(meaning: Meaning) -> bool:
    """Whether a time is told from the day on which it is written: "yesterday", "last week", a weekday alone."""
    if isinstance(meaning, Within):
        return _is_of_news(meaning.outer)
    if isinstance(meaning, Shift):
        return meaning.anchor in (Anchor.DCT, Anchor.PERIOD)
    if not isinstance(meaning, Calendar) or meaning.parts.has_year:
        return False
    own = meaning.direction is not Direction.NEAREST and meaning.anchor is Anchor.DCT
    return own or (meaning.parts.weekday is not None and meaning.parts.day is None)
