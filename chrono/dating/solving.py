"""Intersecting the constraints: which days are left, and whether one of them may be called the article's.

A year is accepted when it is the only one left, when the article names a month or day of the twelve months before
it, or, with less confidence, when a weekday leaves few years and it is the latest of them. Otherwise the year stays
open, for the neighbours to decide or nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chrono.dating.evidence import Agrees, NotBefore, Passed, Pin, Published, day_and_month, long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.dating.evidence import Constraint

_EARLIEST = 1990  # where nothing bounds it, news on the web is not older
_RECENT = timedelta(days=366)
_FEW = 4


@dataclass(frozen=True, slots=True)
class Solution:
    """What one article's own text leaves open.

    Attributes:
        days: the days still possible, earliest first: one for each year left; [] when no day of the year is known.
        published: the best that the text alone allows.
        exact: whether the day itself is known ("today, December 2"), or only that the article is no older.
    """

    days: tuple[date, ...]
    published: Published
    exact: bool = False


def solve(found: Sequence[Constraint], today: date, first: date | None = None, last: date | None = None) -> Solution:
    """Solve one article's constraints.

    Args:
        found: what its expressions say.
        today: the present day; nothing was written after it.
        first, last: bounds that the user gives for the whole collection, inclusive.
    """
    last = min(last, today) if last else today
    floors = [c for c in found if isinstance(c, NotBefore) and c.day <= last]
    floor = max(floors, key=lambda c: c.day, default=None)
    earliest = max([d for d in (floor.day if floor else None, first) if d], default=None)
    target = _target(found)
    notes = [f"{floor.words} is named as past: not written before {long_date(floor.day)}."] if floor else []
    if target is None:
        return Solution((), Published(after=earliest, before=_shown(last, today), evidence=tuple(notes)))
    month, day, offset, why = target
    pins = [c for c in found if isinstance(c, Pin)]
    agrees = [c for c in found if isinstance(c, Agrees)]
    lowest = earliest or date(_EARLIEST, 1, 1)
    days = tuple(
        d
        for year in range(lowest.year - 1, last.year + 2)  # "tomorrow, January 1" is written in the year before
        if (d := _in_year(year, month, day, offset)) and lowest <= d <= last and _pinned(d, pins) and _agree(d, agrees)
    )
    notes.insert(0, why)
    notes += [_weekday_note(c, days) for c in agrees]
    bounds = earliest, _shown(last, today)
    written = _moved(month, day, -offset)
    published = _published(days, written, floor, notes, pinned=bool(pins), agrees=bool(agrees), bounds=bounds)
    return Solution(days, published, bool(pins))


def _target(found: Sequence[Constraint]) -> tuple[int, int, int, str] | None:
    """Month and day on which the article was written, or the latest that it reports on, and why."""
    for c in found:
        if isinstance(c, Pin):
            written = day_and_month(*_moved(c.month, c.day, -c.offset))
            return c.month, c.day, c.offset, f"{c.words}: written on {written}."
    passed = [c for c in found if isinstance(c, Passed) and not c.ahead]
    if not passed:
        return None
    latest = _latest(passed)
    named = day_and_month(latest.month, latest.day)
    return latest.month, latest.day, 0, f"{latest.words} is past: written on or after {named}."


def _latest(passed: list[Passed]) -> Passed:
    """The last of some days without a year: the one behind which the longest gap of the year lies."""
    ordered = sorted(passed, key=lambda c: (c.month, c.day))
    days = [date(2000, c.month, c.day) for c in ordered]
    gaps = [((days[(i + 1) % len(days)] - d).days % 366 or 366, i) for i, d in enumerate(days)]
    return ordered[max(gaps)[1]]


def _moved(month: int, day: int, offset: int) -> tuple[int, int]:
    moved = date(2000 if (month, day) == (2, 29) else 2001, month, day) + timedelta(days=offset)
    return moved.month, moved.day


def _in_year(year: int, month: int, day: int, offset: int) -> date | None:
    try:
        return date(year, month, day) - timedelta(days=offset)
    except (ValueError, OverflowError):
        return None


def _pinned(day: date, pins: Sequence[Pin]) -> bool:
    """Whether a day is the one that every pin names ("today, December 2" and "yesterday, December 1" agree)."""
    near = (day.year - 1, day.year, day.year + 1)
    return all(any(_in_year(year, c.month, c.day, c.offset) == day for year in near) for c in pins)


def _agree(day: date, agrees: Sequence[Agrees]) -> bool:
    """Whether every weekday named fits the occurrence of its date that lies nearest to the day."""
    for c in agrees:
        near = [d for year in (day.year - 1, day.year, day.year + 1) if (d := _in_year(year, c.month, c.day, 0))]
        if not near or min(near, key=lambda d: abs(d - day)).weekday() != c.weekday:
            return False
    return True


def _weekday_note(c: Agrees, days: Sequence[date]) -> str:
    named = f"{day_and_month(c.month, c.day)} is a {_WEEKDAYS[c.weekday]}"
    if not days:
        return f"{c.words}: {named} in no year that the rest allows."
    years = [str(d.year) for d in days[-_FEW:]]
    listed = years[0] if len(years) == 1 else f"{', '.join(years[:-1])} and {years[-1]}"
    return f"{c.words}: {named} in {listed}" + (", not in the years between." if len(years) > 1 else " only.")


def _published(
    days: tuple[date, ...],
    month_day: tuple[int, int],
    floor: NotBefore | None,
    notes: list[str],
    *,
    pinned: bool,
    agrees: bool,
    bounds: tuple[date | None, date | None],
) -> Published:
    unknown = f"XXXX-{month_day[0]:02}-{month_day[1]:02}"
    # Only the article's own day follows the floor; a day that it reports on may have come before.
    after = days[0] if days and pinned and bounds[0] else bounds[0]
    if not days:
        notes.append("No year fits all of this, so the year stays open.")
        return Published(None, unknown, "text", *bounds, 0.1, tuple(notes))
    # A day that the story merely reports on may lie years back; the article's own day, or a weekday, does not.
    recent = floor is not None and floor.fine and days[0] - floor.day <= _RECENT and (pinned or agrees)
    if recent and floor is not None:
        notes.append(f"{long_date(days[0])} is the first such day after {floor.words}.")
        confidence = 0.95 if pinned else 0.85
        return _dated(days[0], (after, bounds[1]), confidence, notes, pinned=pinned)
    if len(days) == 1:
        notes.append(f"{days[0].year} is the only year left.")
        return _dated(days[0], (after, bounds[1]), 0.9 if pinned or agrees else 0.8, notes, pinned=pinned)
    if agrees and len(days) <= 2 * _FEW:
        notes.append(f"{days[-1].year} is taken because it is the latest of these years.")
        return _dated(days[-1], (after, bounds[1]), 0.6, notes, pinned=pinned)
    notes.append("Nothing in the article says of which year.")
    return Published(None, unknown, "text", after, bounds[1], 0.3, tuple(notes))


def _dated(
    day: date, bounds: tuple[date | None, date | None], confidence: float, notes: list[str], *, pinned: bool
) -> Published:
    proven = confidence >= 0.8
    return Published(
        day,
        day.isoformat(),
        "text",
        day if proven else bounds[0],
        day if proven and pinned else bounds[1],
        confidence,
        tuple(notes),
    )


def _shown(last: date, today: date) -> date | None:
    """The upper bound that evidence proves; that nothing is written in the future is not evidence."""
    return last if last < today else None


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
