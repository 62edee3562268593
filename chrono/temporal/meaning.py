"""What an expression means before it is resolved: its known parts, and how the rest is to be found.

"December 1" knows a month and a day; its year is implied until the article's date is known. "two days later" knows a
distance and that it starts from the time last mentioned. A meaning is plain data: recognizing makes it, dating
reads it as a constraint, resolving turns it into a value.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fractions import Fraction

    from chrono.temporal.intervals import Grain


class Anchor(StrEnum):
    """What an incomplete meaning is completed from."""

    __hash__ = str.__hash__  # not in Python, as Enum’s is: meanings and intervals are looked up often

    DCT = "dct"  # the article's date: "today", "last week"
    LAST = "last"  # the time mentioned last: "that same Monday", "two days later"
    STORY = "story"  # the article's date in news, the time mentioned last in a history: "the end of the year"
    PERIOD = "period"  # the quarter that a report is about: "the latest quarter", "the year-ago period"


CLOCK = ("part", "hour", "minute", "second", "zone")


class Direction(StrEnum):
    """Where, seen from the anchor, an incomplete date lies."""

    __hash__ = str.__hash__  # not in Python, as Enum’s is: meanings and intervals are looked up often

    NEAREST = "nearest"  # "December 1", "Monday": the tense decides
    BEFORE = "before"  # "last Friday"
    AFTER = "after"  # "next March"
    BEHIND = "behind"  # "met on December 1", by the tense
    AHEAD = "ahead"  # "will meet on December 1", if the day is not just past ("the Aug. 7 attack will …")
    THIS = "this"  # "this Monday": within the anchor's own unit
    SAME = "same"  # "that same Monday": the one just spoken of


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a calendar date and clock time that an expression states; None where it states none.

    `year` is astronomical (-43 is 44 BC); a `decade` or `century` before Christ is its complement (~47: the 470s BC).
    `weekday` is 0 for Monday. `season` and `part` are TIMEX3 codes (`SU`, `MO`). `feast` is a rule of `holidays`, for a
    day that needs its year.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    week: int | None = None
    weekend: bool | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    feast: str | None = None

    def known(self) -> dict[str, int | str]:
        """The stated parts by name."""
        return {name: value for name, value in zip(_NAMES, _all(self), strict=True) if value is not None}

    def merged(self, other: Parts) -> Parts:
        """These parts, with what `other` knows filling the gaps ("3" to "5 May 2019" is "3 May 2019")."""
        if other is NOTHING:
            return self
        known: dict[str, Any] = {**other.known(), **self.known()}
        return Parts(**known)

    def clock(self) -> Parts:
        """The clock time and part of day alone."""
        clock = _of_clocks(self)
        return NOTHING if clock == _NO_CLOCK else Parts(**dict(zip(CLOCK, clock, strict=True)))

    @property
    def is_of_calendar(self) -> bool:
        """Whether these are no more than a year, a month and a day."""
        return _of_others(self) == _NO_OTHERS

    @property
    def is_clock(self) -> bool:
        """Whether these are a time of some day, and no day."""
        return _of_days(self) == _NO_DAY

    @property
    def is_day(self) -> bool:
        """Whether these name a day, and no time of it."""
        return bool(self.day or self.feast or self.weekday is not None) and _of_clocks(self) == _NO_CLOCK

    @property
    def has_year(self) -> bool:
        """Whether the year needs no context."""
        return self.year is not None or self.decade is not None or self.century is not None


_NAMES = tuple(field.name for field in fields(Parts))
_all = attrgetter(*_NAMES)
_of_days = attrgetter(*(name for name in _NAMES if name not in CLOCK))
_of_clocks = attrgetter(*CLOCK)
_of_others = attrgetter(*(name for name in _NAMES if name not in {"year", "month", "day"}))
NOTHING = Parts()
_NO_DAY, _NO_CLOCK, _NO_OTHERS = _of_days(NOTHING), _of_clocks(NOTHING), _of_others(NOTHING)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by its parts: "Monday, December 1", "2014", "the third quarter", "last Friday", "15:30".

    `widen` is the unit around it that is meant ("the week of March 6"). `readings` are both days that a date in figures
    may be where nothing in the article tells day from month ("03/04/2025"); `parts` are what the two share.
    """

    parts: Parts
    direction: Direction = Direction.NEAREST
    anchor: Anchor = Anchor.DCT
    widen: Grain | None = None
    readings: tuple[Parts, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """Whole units from the anchor: "yesterday", "two weeks ago", "the following year"; `parts` refine ("last night").

    `amount` None is an unknown number ("years ago"): it resolves to a reference, PAST_REF or FUTURE_REF, by `sign`.
    `otherwise` is what it hangs on where the text reports on no period.
    """

    amount: int | None
    unit: Grain
    anchor: Anchor = Anchor.DCT
    sign: int = 1
    parts: Parts = NOTHING
    otherwise: Anchor = Anchor.DCT


@dataclass(frozen=True, slots=True)
class Within:
    """A part of another time: "the spring of next year", "March of that year", "Monday of last week"."""

    parts: Parts
    outer: Meaning


@dataclass(frozen=True, slots=True)
class Nth:
    """One unit of a longer time: "the first day of March", "the last week of October" (`order` -1).

    `weekday` counts these days only: "the second Sunday of May", Monday is 0.
    """

    order: int
    unit: Grain
    outer: Calendar
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: "three years", "several weeks" (`amount` None)."""

    amount: Fraction | None
    unit: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """A time that comes again: "every Monday", "annual"; `value` is its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Now, once, some day: PRESENT_REF, PAST_REF, FUTURE_REF.

    `history` marks what is a time in a history only: there "the former capital" and "at that time" lie in the story's
    past, in news they date nothing.
    """

    value: str
    history: bool = False


Meaning = Calendar | Shift | Within | Nth | Duration | Recurring | Reference


@dataclass(frozen=True, slots=True)
class Expression:
    """One recognized time expression, not yet resolved.

    Attributes:
        start: offset of its first character in the text.
        end: offset behind its last character.
        text: the characters between.
        type: TIMEX3 type, DATE, TIME, DURATION or SET.
        meaning: what it says.
        mod: TIMEX3 modifier (START, MID, END, APPROX, …) or None.
        rule: name of the rule that recognized it.
        range_end: offset of the expression that closes a range which this one opens ("from X to Y"), or None.
    """

    start: int
    end: int
    text: str
    type: str
    meaning: Meaning
    mod: str | None = None
    rule: str = ""
    range_end: int | None = None
