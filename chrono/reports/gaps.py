"""Gaps in the record: days of which no article tells anything."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from chrono.charts.bands import bands
from chrono.charts.marks import marks
from chrono.charts.words import counted, days

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables

_FEWEST_DAYS = 3
_SHARE = 6  # a gap is at least this part of the days looked at
_NAMED = 3
_DAY = timedelta(days=1)


def gaps(tables: Tables) -> list[str]:
    """The longest stretches of days that no event touches, in words.

    Looked at are the days from the first to the last event of the chart's dense window (the whole span where it has but
    one band). Only events known to the month or better count as telling of a day: "in 2014" fills no week. A gap is
    named when it has at least three days and a sixth of the days looked at; at most three are, the longest first.

    Args:
        tables: the chronology.

    Returns:
        Inclusive days and their number: `3–18 Dec 2025 (16 days)`; from two years on, years.
    """
    divided, _ = bands(marks(tables)[0])
    if not divided:
        return []
    band = divided[-1]
    told = sorted(
        (max(mark.low, band.start).date(), (min(mark.high, band.end) - timedelta(microseconds=1)).date())
        for mark in band.marks
        if mark.shape != "window" or mark.end - mark.start <= timedelta(days=31)
    )
    if not told:
        return []
    least = max(_FEWEST_DAYS, ((max(last for _, last in told) - told[0][0]).days + 1) / _SHARE)
    found: list[tuple[int, date]] = []
    reached = told[0][1]
    for first, last in told[1:]:
        length = (first - reached).days - 1
        if length >= least:
            found.append((length, reached + _DAY))
        reached = max(reached, last)
    longest = sorted(found, key=lambda gap: (-gap[0], gap[1]))[:_NAMED]
    return [f"{days(first, first + _DAY * (length - 1))} ({_length(length)})" for length, first in longest]


def _length(in_days: int) -> str:
    years = in_days * 100 // 36525
    return counted(in_days, "day") if years < 2 else f"more than {years} years"
