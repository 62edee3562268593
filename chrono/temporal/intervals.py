"""Half-open intervals aligned to calendar units, and the small algebra that everything temporal is built from.

An instant is a whole number of seconds since 0001-01-01T00:00 of the proleptic Gregorian calendar. It may be negative
(before the year 1; year 0 is 1 BC, as in ISO 8601), so histories of antiquity need no special case. The day count
is the well-known `days_from_civil` of Howard Hinnant ("chrono-Compatible Low-Level Date Algorithms").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

DAY = 86_400
_REMEMBERED = 10_000  # days and units: articles of a time name the same again and again
_EPOCH = datetime(1, 1, 1)


class Grain(StrEnum):
    """How fine an interval is: the calendar unit that a text names."""

    __hash__ = str.__hash__  # not in Python, as Enum’s is: meanings and intervals are looked up often

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half_year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    rank: int  # 0 for the finest grain

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12, Grain.DECADE: 120, Grain.CENTURY: 1200}
_SECONDS = {Grain.SECOND: 1, Grain.MINUTE: 60, Grain.HOUR: 3600, Grain.DAY: DAY, Grain.WEEK: 7 * DAY}


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A half-open stretch of time `[start, end)` in seconds, and the grain that names it."""

    start: int
    end: int
    grain: Grain = Grain.DAY

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval cannot end ({self.end}) before it starts ({self.start})")

    @property
    def start_datetime(self) -> datetime | None:
        """The first instant; None outside the years 1 to 9999, which `datetime` cannot hold."""
        return _to_datetime(self.start)

    @property
    def end_datetime(self) -> datetime | None:
        """The first instant after the interval; None outside the years 1 to 9999."""
        return _to_datetime(self.end)

    @property
    def first_day(self) -> date | None:
        """The day that holds the first instant."""
        first = self.start_datetime
        return first.date() if first else None

    @property
    def last_day(self) -> date | None:
        """The last day that the interval touches (inclusive): what people are shown."""
        last = _to_datetime(max(self.start, self.end - 1))
        return last.date() if last else None

    @property
    def year(self) -> int:
        """Astronomical year of the first instant (0 is 1 BC)."""
        return civil(self.start)[0]

    def contains(self, other: Interval) -> bool:
        """`2025` contains `December 2025`."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Interval) -> bool:
        """Whether the two share an instant: `December 2025` meets `2025-12-01`."""
        return self.start < other.end and other.start < self.end


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 0001-01-01 to a proleptic Gregorian date; any year."""
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 306


def civil(instant: int) -> tuple[int, int, int]:
    """Year, month and day of an instant."""
    return _civil(instant // DAY)


@lru_cache(maxsize=_REMEMBERED)
def _civil(days: int) -> tuple[int, int, int]:
    """Year, month and day of so many days behind 0001-01-01."""
    days += 306
    era = days // 146_097
    day_of_era = days - era * 146_097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def month_length(year: int, month: int) -> int:
    """Days of a month: 29 for February 2024."""
    following = days_from_civil(year + month // 12, month % 12 + 1, 1)
    return following - days_from_civil(year, month, 1)


def on(year: int, month: int | None = None, day: int | None = None) -> Interval:
    """A year, a month or a day: `on(2025, 12)` is "December 2025".

    Raises:
        ValueError: there is no such date ("February 30").
    """
    if month is None:
        return _months(year, 1, Grain.YEAR)
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} does not exist")
    if day is None:
        return _months(year, month, Grain.MONTH)
    if not 1 <= day <= month_length(year, month):
        raise ValueError(f"day {day} does not exist in {year:04}-{month:02}")
    start = days_from_civil(year, month, day) * DAY
    return Interval(start, start + DAY, Grain.DAY)


def from_date(day: date) -> Interval:
    """A `datetime.date` as an interval of one day."""
    return on(day.year, day.month, day.day)


def at(day: Interval, hour: int, minute: int | None = None, second: int | None = None) -> Interval:
    """A clock time on a day: `at(tuesday, 15, 30)` is "Tuesday, 15:30"."""
    grain = Grain.HOUR if minute is None else Grain.MINUTE if second is None else Grain.SECOND
    start = day.start + hour * 3600 + (minute or 0) * 60 + (second or 0)
    return Interval(start, start + _SECONDS[grain], grain)


def this(anchor: Interval, grain: Grain) -> Interval:
    """The unit that holds the anchor's first instant: "this week", "that year". Weeks start on Monday (ISO 8601)."""
    return _unit_at(anchor.start, grain)


@lru_cache(maxsize=_REMEMBERED)
def _unit_at(instant: int, grain: Grain) -> Interval:
    """The unit that holds an instant."""
    if grain is Grain.PART:
        grain = Grain.DAY
    if grain is Grain.WEEK:
        start = instant // (7 * DAY) * (7 * DAY)  # 0001-01-01 was a Monday
        return Interval(start, start + 7 * DAY, grain)
    if grain in _SECONDS:
        start = instant // _SECONDS[grain] * _SECONDS[grain]
        return Interval(start, start + _SECONDS[grain], grain)
    year, month, _ = civil(instant)
    if grain is Grain.DECADE:
        return _months(year // 10 * 10, 1, grain)
    if grain is Grain.CENTURY:
        return _months(year // 100 * 100, 1, grain)
    width = _MONTHS[grain]
    return _months(year, (month - 1) // width * width + 1, grain)


def shift(anchor: Interval, amount: int, grain: Grain) -> Interval:
    """The anchor moved by whole units: "two days later" is `shift(anchor, 2, DAY)`.

    The result has the unit's grain, or the anchor's where that is finer: a month after 31 January is 28 February.
    """
    finer = grain if grain.rank <= anchor.grain.rank else anchor.grain
    if grain in _SECONDS:
        return _unit_at(anchor.start + amount * _SECONDS[grain], finer)
    year, month, day = civil(anchor.start)
    index = year * 12 + month - 1 + amount * _MONTHS[grain]
    year, month = index // 12, index % 12 + 1
    start = days_from_civil(year, month, min(day, month_length(year, month))) * DAY + anchor.start % DAY
    return _unit_at(start, finer)


def step(anchor: Interval, amount: int, grain: Grain) -> Interval:
    """A whole unit so many before or after the anchor's: "last week" is `step(dct, -1, WEEK)`."""
    unit = this(anchor, grain)
    return shift(unit, amount, grain) if amount else unit


def weekday(anchor: Interval) -> int:
    """0 for Monday … 6 for Sunday, of the first instant (0001-01-01 was a Monday)."""
    return anchor.start // DAY % 7


def next_weekday(anchor: Interval, day: int) -> Interval:
    """The first such weekday after the anchor's day: "next Monday", said on a Tuesday."""
    return shift(this(anchor, Grain.DAY), (day - weekday(anchor) - 1) % 7 + 1, Grain.DAY)


def last_weekday(anchor: Interval, day: int) -> Interval:
    """The last such weekday before the anchor's day: "last Monday", said on a Tuesday, is the day before."""
    return shift(this(anchor, Grain.DAY), -((weekday(anchor) - day - 1) % 7 + 1), Grain.DAY)


def nth_weekday(whole: Interval, order: int, day: int) -> Interval:
    """A month's second Sunday, its last Friday (`order` -1); behind its end where it has no such day."""
    if order < 0:
        last = this(Interval(whole.end - 1, whole.end, Grain.SECOND), Grain.DAY)
        return shift(last, -((weekday(last) - day) % 7), Grain.DAY)
    first = Interval(whole.start, whole.start + DAY, Grain.DAY)
    return shift(first, (day - weekday(first)) % 7 + 7 * (order - 1), Grain.DAY)


def nearest_weekend(day: Interval) -> Interval:
    """The Saturday and Sunday that lie nearest to a day: before a Monday to Wednesday, else after or around it."""
    saturday = shift(weekday_of(day, 5), -7 if weekday(day) < 3 else 0, Grain.DAY)
    return Interval(saturday.start, saturday.start + 2 * DAY, Grain.WEEK)


def weekday_of(week: Interval, day: int) -> Interval:
    """A weekday of the week that holds the interval's start: "Monday of that week"."""
    return shift(this(this(week, Grain.WEEK), Grain.DAY), day, Grain.DAY)


def union(first: Interval, last: Interval) -> Interval:
    """From the start of the one to the end of the other: "from January 2022 to July 2025".

    Raises:
        ValueError: the second ends before the first starts.
    """
    return Interval(first.start, last.end, min(first.grain, last.grain, key=lambda g: g.rank))


def intersect(a: Interval, b: Interval) -> Interval | None:
    """What the two share, with the finer grain; None when they do not meet."""
    if not a.meets(b):
        return None
    return Interval(max(a.start, b.start), min(a.end, b.end), min(a.grain, b.grain, key=lambda g: g.rank))


def third(whole: Interval, which: int) -> Interval:
    """First, middle or last third in whole smaller units: "early 2026" is January to April, "late May" 21 to 31."""
    if whole.grain.rank >= Grain.QUARTER.rank:
        year, month, _ = civil(whole.start)
        width = _MONTHS[whole.grain] // 3
        index = year * 12 + month - 1 + which * width
        start = days_from_civil(index // 12, index % 12 + 1, 1) * DAY
        index += width
        return Interval(start, days_from_civil(index // 12, index % 12 + 1, 1) * DAY, whole.grain)
    unit = DAY if whole.grain.rank >= Grain.WEEK.rank else 3600
    width = (whole.end - whole.start) // unit // 3 * unit
    start = whole.start + which * width
    return Interval(start, whole.end if which == 2 else start + width, whole.grain)


def _months(year: int, month: int, grain: Grain) -> Interval:
    index = year * 12 + month - 1 + _MONTHS[grain]
    start = days_from_civil(year, month, 1) * DAY
    return Interval(start, days_from_civil(index // 12, index % 12 + 1, 1) * DAY, grain)


def _to_datetime(instant: int) -> datetime | None:
    try:
        return _EPOCH + timedelta(seconds=instant)
    except OverflowError:
        return None
