"""TIMEX3 values (TimeML 1.2.1): printing resolved parts, and reading a value back as an interval."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from chrono.temporal import intervals
from chrono.temporal.intervals import DAY, Grain, Interval
from chrono.temporal.meaning import NOTHING, Parts

_YEARS = 10_000  # that have four figures
# First and last month of a season in the northern hemisphere (meteorological); a winter ends in the next year.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
# First and last hour of a part of day. A night runs into the next morning.
PARTS_OF_DAY = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 22), "NI": (20, 29), "DT": (6, 18)}

_BEFORE_CHRIST = re.compile(r"BC(\d{2,3})")  # the 470s BC are BC047, the 4th century BC is BC03
_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4})"
    r"(?:-(?:W(?P<week>\d{2})(?P<we>-WE)?(?:-(?P<wday>[1-7]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
    r"(?:T(?:(?P<part>MO|MI|AF|EV|NI|DT)|(?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?)"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


def value_of(parts: Parts) -> str:
    """Parts as a TIMEX3 value; what is not known is X (`XXXX-12-19`)."""
    if parts.century is not None:
        return f"{parts.century:02}" if parts.century >= 0 else f"BC{~parts.century:02}"
    if parts.decade is not None:
        return f"{parts.decade:03}" if parts.decade >= 0 else f"BC{~parts.decade:03}"
    year = _year(parts.year)
    if parts.week is not None:
        value = f"{year}-W{parts.week:02}" + ("-WE" if parts.weekend else "")
    elif parts.quarter is not None:
        value = f"{year}-Q{parts.quarter}"
    elif parts.half is not None:
        value = f"{year}-H{parts.half}"
    elif parts.season is not None:
        value = f"{year}-{parts.season}"
    elif parts.weekday is not None and parts.day is None:
        value = f"{year}-WXX-{parts.weekday + 1}"
    elif parts.weekend:
        value = f"{year}-WXX-WE"
    elif parts.month is None and parts.day is None and (parts.part or parts.hour is not None or parts.feast):
        value = f"{year}-XX-XX"
    else:
        month = "XX" if parts.month is None else f"{parts.month:02}"
        value = year
        if parts.day is not None:
            value += f"-{month}-{parts.day:02}"
        elif parts.month is not None:
            value += f"-{month}"
    return value + _clock(parts)


def parts_of(interval: Interval, extra: Parts | None = None) -> Parts:
    """The parts that name an interval of one calendar unit, with `extra` (part of day, clock) on top."""
    year, month, day = intervals.civil(interval.start)
    grain = interval.grain
    if grain is Grain.CENTURY:
        parts = Parts(century=year // 100)
    elif grain is Grain.DECADE:
        parts = Parts(decade=year // 10)
    elif grain is Grain.YEAR:
        parts = Parts(year=year)
    elif grain is Grain.HALF:
        parts = Parts(year=year, half=(month - 1) // 6 + 1)
    elif grain is Grain.QUARTER:
        season = next((s for s, (first, _) in SEASONS.items() if first == month), None)
        parts = Parts(year=year, season=season) if season else Parts(year=year, quarter=(month - 1) // 3 + 1)
    elif grain is Grain.MONTH:
        parts = Parts(year=year, month=month)
    elif grain is Grain.WEEK:
        iso_year, week = iso_week(interval)
        parts = Parts(year=iso_year, week=week, weekend=intervals.weekday(interval) == 5 or None)
    elif grain is Grain.PART:
        hours = interval.start % DAY // 3600, (interval.end - interval.start // DAY * DAY) // 3600
        parts = Parts(
            year=year, month=month, day=day, part=next((p for p, h in PARTS_OF_DAY.items() if h == hours), None)
        )
    else:
        parts = Parts(year=year, month=month, day=day)
        if grain.rank <= Grain.HOUR.rank:
            seconds = interval.start % DAY
            parts = replace(parts, hour=seconds // 3600)
            if grain.rank <= Grain.MINUTE.rank:
                parts = replace(parts, minute=seconds // 60 % 60)
            if grain is Grain.SECOND:
                parts = replace(parts, second=seconds % 60)
    return parts.merged(extra) if extra else parts


def named(interval: Interval, extra: Parts = NOTHING) -> tuple[str, Interval | None]:
    """The value of an interval of one calendar unit, with `extra` on top, and the interval that this value names."""
    if extra is NOTHING:
        return _named(interval)
    day = interval.grain is Grain.DAY and extra.is_clock
    value = _named(interval)[0] + _clock(extra) if day else value_of(parts_of(interval, extra))
    return value, interval_of(value)


@lru_cache(maxsize=10_000)
def _named(interval: Interval) -> tuple[str, Interval | None]:
    value = value_of(parts_of(interval))
    return value, interval_of(value)


def interval_of_parts(parts: Parts) -> Interval | None:
    """The interval that fully known parts name; None when something is missing or no such date exists."""
    if not parts.is_of_calendar or parts.year is None or not 0 < parts.year < _YEARS:
        return interval_of(value_of(parts))
    if parts.month is None and parts.day is not None:
        return None
    try:
        return intervals.on(parts.year, parts.month, parts.day)
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def interval_of(value: str) -> Interval | None:
    """The interval that a TIMEX3 value names, or None for values that name none (durations, sets, X's, references).

    `2025-12-01`, `2025-W49`, `2025-Q3`, `2025-SU`, `197` (a decade), `19` (a century), `2025-12-02T15:30`, `BC0264`.
    """
    if found := _BEFORE_CHRIST.fullmatch(value):
        last, years = (int(found[1]) * 10, 10) if len(found[1]) == 3 else (int(found[1]) * 100, 100)
        grain = Grain.DECADE if years == 10 else Grain.CENTURY
        return Interval(intervals.on(2 - last - years).start, intervals.on(1 - max(1, last)).end, grain)
    if re.fullmatch(r"\d{2}", value):
        return intervals.this(intervals.on(int(value) * 100 or 1), Grain.CENTURY)
    if re.fullmatch(r"\d{3}", value):
        return intervals.this(intervals.on(int(value) * 10 or 1), Grain.DECADE)
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    year = 1 - int(found["year"]) if found["bc"] else int(found["year"])
    if found["bc"] and year == 1:
        return None
    try:
        return _narrowed(_base(year, found), found)
    except ValueError:
        return None


def _base(year: int, found: re.Match[str]) -> Interval:
    if found["week"]:
        monday = intervals.this(intervals.on(year, 1, 4), Grain.WEEK)
        week = intervals.shift(monday, int(found["week"]) - 1, Grain.WEEK)
        if iso_week(week) != (year, int(found["week"])):
            raise ValueError(f"no such week: {found[0]}")
        if found["wday"]:
            return intervals.weekday_of(week, int(found["wday"]) - 1)
        return Interval(week.start + 5 * DAY, week.end, Grain.WEEK) if found["we"] else week
    if found["quarter"]:
        return intervals.this(intervals.on(year, int(found["quarter"]) * 3), Grain.QUARTER)
    if found["half"]:
        return intervals.this(intervals.on(year, int(found["half"]) * 6), Grain.HALF)
    if found["season"]:
        first, last = SEASONS[found["season"]]
        end = intervals.on(year + (last > 12), (last - 1) % 12 + 1).end
        return Interval(intervals.on(year, first).start, end, Grain.QUARTER)
    return intervals.on(year, _int(found["month"]), _int(found["day"]))


def _narrowed(day: Interval, found: re.Match[str]) -> Interval:
    if (found["part"] or found["hour"]) and day.grain is not Grain.DAY:
        raise ValueError(f"a clock time without a day: {found[0]}")
    if found["part"]:
        first, last = PARTS_OF_DAY[found["part"]]
        return Interval(day.start + first * 3600, day.start + last * 3600, Grain.PART)
    if found["hour"]:
        hour, minute, second = int(found["hour"]), _int(found["minute"]), _int(found["second"])
        if hour * 3600 + (minute or 0) * 60 + (second or 0) > DAY or (minute or 0) > 59 or (second or 0) > 59:
            raise ValueError(f"no such clock time: {found[0]}")
        return intervals.at(day, hour, minute, second)
    return day


def iso_week(interval: Interval) -> tuple[int, int]:
    """ISO 8601 year and week number of an interval's first instant."""
    thursday = intervals.shift(intervals.weekday_of(interval, 3), 0, Grain.DAY)
    year = thursday.year
    return year, (thursday.start - intervals.on(year).start) // (7 * DAY) + 1


def parse_day(text: str) -> date | None:
    """`YYYY-MM-DD…` or TimeML's `YYYYMMDD…` as a day, else None."""
    found = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d{3})", text)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Timex:
    """One resolved time expression: a TIMEX3 with its place in the text, its interval and what it was resolved against.

    `interval` is None where the value names no stretch of time (a duration, a set, an unknown year). `anchor` says in
    words what the value was resolved against, or None when the expression needed nothing.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    interval: Interval | None = None
    anchor: str | None = None
    range_end: int | None = None


def _year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def _clock(parts: Parts) -> str:
    if parts.hour is not None:
        text = f"T{parts.hour:02}"
        if parts.minute is not None:
            text += f":{parts.minute:02}"
        if parts.second is not None:
            text += f":{parts.second:02}"
        return text + (parts.zone or "")
    return f"T{parts.part}" if parts.part else ""


def _int(text: str | None) -> int | None:
    return None if text is None else int(text)
