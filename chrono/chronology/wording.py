"""Intervals in words, for people: inclusive days, `1 Dec 2025`, `30 Nov – 1 Dec 2025`, `in 2014`, `early 2026`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from chrono.temporal.intervals import Grain, Interval

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_MODS = {"START": "early", "MID": "mid", "END": "late", "APPROX": "about"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}


def when(value: str, interval: Interval | None, mod: str | None = None) -> str:
    """When an event was, in words.

    Args:
        value: TIMEX3 value, or first and last joined by "/".
        interval: the interval, None where it is not known.
        mod: TIMEX3 modifier.
    """
    if interval is None or interval.first_day is None or interval.last_day is None:
        return _unknown(value)
    if "/" in value:
        words = _range(interval.first_day, interval.last_day, interval.grain)
    else:
        words = _single(value, interval)
    if mod in _MODS and words:
        bare = words.removeprefix("in ")
        return f"mid-{bare}" if mod == "MID" else f"{_MODS[mod]} {bare}"
    return words


def _single(value: str, interval: Interval) -> str:
    first, last, start = interval.first_day, interval.last_day, interval.start_datetime
    if first is None or last is None or start is None:
        return value
    # A night belongs to the day on which it begins.
    if interval.grain.rank <= Grain.DAY.rank and first != last and interval.grain is not Grain.PART:
        return _range(first, last, Grain.DAY)
    if (season := value[-2:]) in _SEASONS and "-" in value:
        return f"{_SEASONS[season]} {first.year}"
    if value.endswith("-WE"):
        return f"weekend of {_day(first)}"
    return _named(value, interval.grain, first, start)


def _named(value: str, grain: Grain, first: date, start: datetime) -> str:
    if grain is Grain.PART:
        return f"{_day(first)}, {_PARTS.get(value[-2:], '')}".rstrip(", ")
    return _WORDS[grain](start) if grain in _WORDS else _day(first)


def _ordinal(n: int) -> str:
    ending = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _range(first: date, last: date, grain: Grain) -> str:
    if grain.rank >= Grain.YEAR.rank:
        return f"{first.year}–{last.year}" if first.year != last.year else f"in {first.year}"
    if grain.rank >= Grain.MONTH.rank:
        if (first.year, first.month) == (last.year, last.month):
            return f"{last:%b} {last.year}"
        left = f"{first:%b}" if first.year == last.year else f"{first:%b} {first.year}"
        return f"{left} – {last:%b} {last.year}"
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    left = f"{first.day} {first:%b}" if first.year == last.year else _day(first)
    return f"{left} – {_day(last)}"


def _unknown(value: str) -> str:
    """ "19 December, year unknown"; a value that names nothing is "undated"."""
    found = re.match(r"XXXX-(\d\d)(?:-(\d\d))?", value)
    if found and 1 <= int(found[1]) <= 12:
        month = date(2000, int(found[1]), 1).strftime("%B")
        return f"{int(found[2])} {month}, year unknown" if found[2] else f"{month}, year unknown"
    year = re.match(r"BC(\d{4})", value)
    return f"{int(year[1])} BC" if year else "undated"


_WORDS: dict[Grain, Callable[[datetime], str]] = {
    Grain.SECOND: lambda at: f"{_day(at)}, {at:%H:%M:%S}",
    Grain.MINUTE: lambda at: f"{_day(at)}, {at:%H:%M}",
    Grain.HOUR: lambda at: f"{_day(at)}, {at:%H}:00",
    Grain.WEEK: lambda at: f"week of {_day(at)}",
    Grain.MONTH: lambda at: f"{at:%b} {at.year}",
    Grain.QUARTER: lambda at: f"Q{(at.month - 1) // 3 + 1} {at.year}",
    Grain.HALF: lambda at: f"H{(at.month - 1) // 6 + 1} {at.year}",
    Grain.YEAR: lambda at: f"in {at.year}",
    Grain.DECADE: lambda at: f"{at.year // 10 * 10}s",
    Grain.CENTURY: lambda at: f"{_ordinal(at.year // 100 + 1)} century",
}
