"""Intersecting the constraints: which days are left, and whether one of them may be called the article's.

A day is given where the text pins month and day and one year is left, or the one that everything else points at; or
where the days left are so few that none lies more than a week from their middle. Otherwise the bounds are given, and
the year, or the month and day, that is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chrono.dating import days as short
from chrono.dating.evidence import (
    Agrees,
    InOffice,
    InYear,
    NotAfter,
    NotBefore,
    Passed,
    Pin,
    Published,
    Weekday,
    WentOn,
    day_and_month,
    long_date,
)  # fmt: skip
from chrono.dating.years import in_every_year, moved, weekday_note

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from chrono.dating.evidence import Constraint

_EARLIEST = 1980  # where nothing bounds it, news on the web is not older
_RECENT = timedelta(days=366)
_LATELY = timedelta(days=2 * 366)
_HALF_YEAR = timedelta(days=182)  # a day without its year is the nearest such day (see `_agree`)
_WEEK = 7
_MANY_WEEKDAYS = 5


@dataclass(frozen=True, slots=True)
class Solution:
    """What one article's own text leaves open.

    Attributes:
        days: the days still possible, earliest first: one for each year left; () when no day of the year is known.
        published: the best that the text alone allows.
        pin: what names the day itself ("today, December 2"); None where the article is only known to be no older.
        weekday: whether a weekday had to agree with it.
        since: where no day of the year is known, what would be in each year in which the weekday of a day that has
            passed ("Monday, December 1") is right: that day, and the bounds behind it.
    """

    days: tuple[date, ...]
    published: Published
    pin: Pin | None = None
    weekday: bool = False
    since: tuple[tuple[date, Published], ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """The days between which the article was written, inclusive, with the evidence; None where nothing bounds it."""

    first: date | None
    last: date | None
    floor: NotBefore | None
    notes: tuple[str, ...] = ()


def solve(found: Sequence[Constraint], today: date, first: date | None = None, last: date | None = None) -> Solution:
    """Solve one article's constraints.

    Args:
        found: what its expressions say.
        today: the present day; nothing was written after it.
        first, last: bounds that the user gives for the whole collection, inclusive.
    """
    bounds = _range(found, min(last, today) if last else None, first, today)
    latest = bounds.last or today
    target = _target(found)
    months = {c.month for c in found if isinstance(c, InYear) and c.month}
    notes = bounds.notes + tuple(
        f"{c.words}: written in {_MONTHS[c.month]}." for c in found if isinstance(c, InYear) and c.month
    )
    if bounds.first and timedelta() <= latest - bounds.first <= timedelta(days=short.LONGEST):
        left, telling = short.left([c for c in found if isinstance(c, Passed)], bounds.first, latest)
        left = [d for d in left if not months or d.month in months]
        if left:
            notes += tuple(f"{c.words} {'lies ahead' if c.ahead else 'has passed'}." for c in telling)
            bounds = replace(bounds, first=left[0], last=left[-1] if left[-1] < today else bounds.last)
    if target is None:
        fit = _weekdays_behind(found, bounds.first or date(_EARLIEST, 1, 1), latest)
        notes += tuple(dict.fromkeys(weekday_note(c, fit) for c in found if fit and isinstance(c, Agrees)))
        since = tuple((d, _since(found, d, notes, latest, today)) for d in fit)
        return Solution((), _without_day(bounds, latest, notes, months), since=since)
    month, day, pin, why = target
    open_days = tuple(in_every_year(found, month, day, pin, bounds.first or date(_EARLIEST, 1, 1), latest))
    agrees = {(c.month, c.day, c.weekday): c for c in reversed(found) if isinstance(c, Agrees)}  # each day once
    notes = (why, *notes, *(weekday_note(c, open_days) for c in reversed(agrees.values())))
    return _choose(found, open_days, bounds, notes, pin, (month, day))


def _range(found: Sequence[Constraint], last: date | None, first: date | None, today: date) -> Range:
    """Bounds of the whole article, from what the user gives and what the text names in full."""
    latest = last or today
    floor = max((c for c in found if isinstance(c, NotBefore) and c.day <= latest), key=lambda c: c.day, default=None)
    ceiling = min((c for c in found if isinstance(c, NotAfter)), key=lambda c: c.day, default=None)
    notes = []
    if floor and ceiling and floor.day > ceiling.day:
        notes.append(f"{floor.words} and {ceiling.words} do not go together; neither is used.")
        floor = ceiling = None
    if floor:
        says = (
            floor.words if floor.said else f"{floor.words} is named as past: not written before {long_date(floor.day)}"
        )
        notes.append(f"{says}.")
        first = max(first, floor.day) if first else floor.day
    if ceiling and ceiling.day < latest and (first is None or first <= ceiling.day):
        notes.append(f"{ceiling.words} lies ahead: not written after {long_date(ceiling.day)}.")
        last = latest = ceiling.day
    for c in found:
        if isinstance(c, InYear) and c.year is not None and 1 <= c.year <= latest.year:
            low, high = date(c.year, 1, 1), date(c.year, 12, 31)
            if (first is None or first <= high) and low <= latest:
                first = max(first, low) if first else low
                last = latest = min(latest, high)
                notes.append(f"{c.words}: written in {c.year}.")
    return Range(first, last if last and last < today else None, floor, tuple(notes))


def _target(found: Sequence[Constraint]) -> tuple[int, int, Pin | None, str] | None:
    """Month and day on which the article was written, or the latest that it reports on, and why.

    Where bare weekdays tell of the last days, a date that is written out is an older one: no day of the article's.
    """
    pin = min((c for c in found if isinstance(c, Pin)), key=lambda c: c.early + c.late, default=None)
    if pin:
        month, day = moved(pin.month, pin.day, -pin.offset)
        around = "around" if pin.early > 1 else "on"
        return month, day, pin, f"{pin.words}: written {around} {day_and_month(month, day)}."
    agrees = [c for c in found if isinstance(c, Agrees)]
    passed = [(c.month, c.day, c.words) for c in found if isinstance(c, Passed) and c.day and not c.ahead]
    if not passed or any(isinstance(c, Weekday) and c.weekday not in {a.weekday for a in agrees} for c in found):
        return None
    month, day, words = _latest(passed)
    return month, day, None, f"{words} is past: written on or after {day_and_month(month, day)}."


def _weekdays_behind(found: Sequence[Constraint], lowest: date, latest: date) -> list[date]:
    """The last day that the text reports on with its weekday, in each year in which every weekday is right."""
    passed = [(c.month, c.day, c.words) for c in found if isinstance(c, Agrees) and c.past]
    if not passed:
        return []
    month, day, _ = _latest(passed)
    return in_every_year(found, month, day, None, lowest, latest)


def _since(found: Sequence[Constraint], first: date, notes: tuple[str, ...], latest: date, today: date) -> Published:
    """What is known of an article that was written after a day: half a year at most, for the day needs no year."""
    last = min(latest, first + _HALF_YEAR)
    days, telling = short.left([c for c in found if isinstance(c, Passed)], first, last)
    notes += tuple(f"{c.words} lies ahead." for c in telling if c.ahead)
    first, last = (days[0], days[-1]) if days else (first, last)
    bounds = Range(first, last if last < today else None, None)
    return _without_day(bounds, last, (*notes, f"Written on or after {long_date(first)}, less than half a year later."))


def _latest(passed: list[tuple[int, int, str]]) -> tuple[int, int, str]:
    """The last of some days without a year: the one behind which the longest gap of the year lies."""
    ordered = sorted(passed, key=lambda c: c[:2])
    days = [date(2000, month, day) for month, day, _ in ordered]
    gaps = [((days[(i + 1) % len(days)] - d).days % 366 or 366, i) for i, d in enumerate(days)]
    return ordered[max(gaps)[1]]


def _without_day(bounds: Range, latest: date, notes: tuple[str, ...], months: Collection[int] = ()) -> Published:
    """What is known without a day of the calendar; where few days are left, their middle."""
    first, last = bounds.first, bounds.last
    if first and timedelta() <= latest - first <= timedelta(days=2 * _WEEK):
        middle = first + (latest - first) // 2
        why = f"Only {long_date(first)} to {long_date(latest)} is left; the day is the middle of it."
        return Published(middle, middle.isoformat(), "text", first, last, 0.9, (*notes, why))
    value = _shared(first, last) if notes else None
    if value is None and len(months) == 1:
        value = f"XXXX-{min(months):02}"
    return Published(None, value, "text" if value else "unknown", first, last, 0.8 if value else 0.0, notes)


def _shared(first: date | None, last: date | None) -> str | None:
    """The year, or the month, that two bounds have in common."""
    if not first or not last or first.year != last.year or first > last:
        return None
    return f"{first.year:04}-{first.month:02}" if first.month == last.month else f"{first.year:04}"


def _choose(
    found: Sequence[Constraint],
    days: tuple[date, ...],
    bounds: Range,
    notes: tuple[str, ...],
    pin: Pin | None,
    month_day: tuple[int, int],
) -> Solution:
    """The year of a month and day: the only one left, or the one that everything points at; else it stays open."""
    agrees = any(isinstance(c, Agrees) for c in found)
    unknown = f"XXXX-{month_day[0]:02}-{month_day[1]:02}"
    if not days:
        why = "No year fits all of this, so the year stays open."
        known = Published(None, unknown, "text", bounds.first, bounds.last, 0.1, (*notes, why))
        return Solution((), known, pin, agrees)
    open_ = Published(
        None, unknown, "text", bounds.first, bounds.last, 0.3, (*notes, "Nothing in the article says of which year.")
    )
    if pin and pin.early == pin.late == 0:
        open_ = replace(open_, month_day=month_day)
    if pin and bounds.first:
        open_ = replace(open_, after=max(bounds.first, days[0] - timedelta(days=pin.early)))
    if not pin and not agrees:
        if _shared(bounds.first, bounds.last):  # the year is known, but the day may lie long after the one reported on
            return Solution(days, _without_day(bounds, bounds.last or days[-1], notes), None)
        return Solution(days, open_, None)
    chosen, why, confidence = _year(found, days, bounds, pinned=pin is not None)
    if chosen is None:
        return Solution(days, open_, pin, agrees)
    after, before = chosen, bounds.last
    on = next((c for c in found if isinstance(c, WentOn) and (c.month, c.day) == month_day), None)
    if on and not pin:  # what came of that day is told too: the article was written some time after it
        notes = (*notes, why, f"{on.words} came after that: written later.")
        return Solution((), _without_day(replace(bounds, first=chosen), before or date.max, notes))
    if pin:
        after, before = chosen - timedelta(days=pin.early), chosen + timedelta(days=pin.late)
    known = Published(chosen, chosen.isoformat(), "text", after, before, confidence, (*notes, why))
    return Solution(days, known, pin, agrees)


def _year(
    found: Sequence[Constraint], days: tuple[date, ...], bounds: Range, *, pinned: bool
) -> tuple[date | None, str, float]:
    """The day in the year that is the article's, why, and how sure that is."""
    floor = bounds.floor
    spoken = [c.weekday for c in found if isinstance(c, Weekday)]
    offices = [c for c in found if isinstance(c, InOffice)]
    likely = [d for d in days if all(c.holds(d) for c in offices)] or list(days)
    confirmed = [d for d in likely if _said_on(d, spoken)] if pinned else likely
    # A report that names two days running, the later one first, was written on the later one.
    if pinned and len(spoken) > 1 and (spoken[0] - 1) % 7 in spoken:
        confirmed = [d for d in confirmed if d.weekday() == spoken[0]]
    certain = floor is not None and not floor.said
    if bounds.first and len(days) == 1:
        confidence = (0.95 if confirmed else 0.8) if pinned else 0.7 if certain else 0.6
        return days[0], f"{days[0].year} is the only year left.", confidence
    if floor and certain and floor.fine and confirmed:
        first = confirmed[0]
        near = first == likely[0] and first - floor.day <= _RECENT
        if near or (spoken and first - floor.day <= _LATELY):
            why = f"{long_date(first)} is the first such day after {floor.words}."
            return first, why, (0.95 if near and spoken else 0.9 if spoken else 0.8) if pinned else 0.7
    if offices and len(confirmed) == 1 and (not pinned or spoken):
        names = ", ".join(dict.fromkeys(c.words for c in offices))
        return confirmed[0], f"{confirmed[0].year} fits {names}" + (" and the weekdays." if pinned else "."), 0.9
    return None, "", 0.0


def _said_on(day: date, spoken: Sequence[int]) -> bool:
    """Whether the weekday that a report names first is its own or the one before; true where it names none."""
    if not spoken or len(set(spoken)) >= _MANY_WEEKDAYS:
        return True
    return spoken[0] in (day.weekday(), (day.weekday() - 1) % 7)


_MONTHS = ("", *(f"{date(2000, month, 1):%B}" for month in range(1, 13)))
