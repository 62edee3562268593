"""Feasts that fall on another day each year: Easter, the fourth Thursday of November."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.temporal import intervals
from chrono.temporal.intervals import Grain

if TYPE_CHECKING:
    from chrono.temporal.intervals import Interval
    from chrono.temporal.meaning import Parts

# "11-4-4": November, the fourth Thursday ("-1" counts from the month's end); "easter-2": two days before Easter.
_NTH = re.compile(r"(\d\d)-(-?[1-5])-([1-7])")
_EASTER = re.compile(r"easter([+-]\d+)?")


def is_movable(rule: str) -> bool:
    """Whether a word file's entry is such a rule."""
    return bool(_NTH.fullmatch(rule) or _EASTER.fullmatch(rule))


def day_of(rule: str, year: int) -> Interval:
    """The day of a feast in a year.

    Raises:
        ValueError: it is no rule.
    """
    if found := _EASTER.fullmatch(rule):
        return intervals.shift(_easter(year), int(found[1] or 0), Grain.DAY)
    if found := _NTH.fullmatch(rule):
        month, nth, weekday = int(found[1]), int(found[2]), int(found[3]) - 1
        return intervals.nth_weekday(intervals.on(year, month), nth, weekday)
    raise ValueError(f"no rule for a feast: {rule!r}")


def on_year(parts: Parts) -> Parts:
    """Parts whose feast, if they name one, is the day on which it falls in their year."""
    if parts.feast is None or parts.year is None:
        return parts
    year, month, day = intervals.civil(day_of(parts.feast, parts.year).start)
    return replace(parts, feast=None, year=year, month=month, day=day)


def _easter(year: int) -> Interval:
    """Easter Sunday, Gregorian (the rule of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return intervals.on(year, month, day + 1)
