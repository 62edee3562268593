"""The years in which a day of the calendar is what the text says of it: its weekday, how far it lies from today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from chrono.dating.evidence import Agrees, InYear, Pin, day_and_month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.dating.evidence import Constraint

_FEW = 4
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def moved(month: int, day: int, offset: int) -> tuple[int, int]:
    """Month and day that lie so many days behind others."""
    there = date(2000 if (month, day) == (2, 29) else 2001, month, day) + timedelta(days=offset)
    return there.month, there.day


def in_year(year: int, month: int, day: int, offset: int) -> date | None:
    """The day that lies so many days before a month and day of a year; None where there is none."""
    try:
        return date(year, month, day) - timedelta(days=offset)
    except (ValueError, OverflowError):
        return None


def in_every_year(
    found: Sequence[Constraint], month: int, day: int, pin: Pin | None, lowest: date, latest: date
) -> list[date]:
    """The day in each year in which everything certain holds."""
    pins = [c for c in found if isinstance(c, Pin)]
    agrees = [c for c in found if isinstance(c, Agrees)]
    months = {c.month for c in found if isinstance(c, InYear) and c.month}
    return [
        d
        for year in range(max(lowest.year - 1, 1), latest.year + 2)  # "tomorrow, January 1" is written the year before
        if (d := in_year(year, pin.month if pin else month, pin.day if pin else day, pin.offset if pin else 0))
        and lowest <= d <= latest
        and _pinned(d, pins)
        and _agree(d, agrees)
        and (not months or not pin or months == {d.month})
    ]


def _pinned(day: date, pins: Sequence[Pin]) -> bool:
    """Whether a day is the one that every pin names ("today, December 2" and "yesterday, December 1" agree)."""
    years = [year for year in (day.year - 1, day.year, day.year + 1) if year > 0]
    for c in pins:
        near = [d for year in years if (d := in_year(year, c.month, c.day, c.offset))]
        if not any(-c.early <= (day - d).days <= c.late for d in near):
            return False
    return True


def _agree(day: date, agrees: Sequence[Agrees]) -> bool:
    """Whether every weekday named fits the occurrence of its date that lies nearest to the day."""
    for c in agrees:
        years = (day.year - 1, day.year, day.year + 1)
        near = [d for year in years if year > 0 and (d := in_year(year, c.month, c.day, 0))]
        if not near or min(near, key=lambda d: abs(d - day)).weekday() != c.weekday:
            return False
    return True


def weekday_note(c: Agrees, days: Sequence[date]) -> str:
    """In which of the days' years a weekday is right, in words."""
    named = f"{day_and_month(c.month, c.day)} is a {_WEEKDAYS[c.weekday]}"
    if not days:
        return f"{c.words}: {named} in no year that the rest allows."
    years = [str(d.year) for d in days[-_FEW:]]
    listed = years[0] if len(years) == 1 else f"{', '.join(years[:-1])} and {years[-1]}"
    return f"{c.words}: {named} in {listed}" + (", not in the years between." if len(years) > 1 else " only.")
