"""The days that are left when dates without a year are laid into a range that is short enough to know their year.

"It was opened on April 8", said in February, would mean the April before, ten months ago; nobody would leave the year
out. So a day that has passed excludes the two months before it, and a day to come the two months after it, within its
year: in December "on January 20" may well mean that of the same year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chrono.dating.evidence import Passed

LONGEST = 366  # days of a range within which a date without a year can be placed
_DAYS, _MONTHS = 60, 45  # how long before a day, or a month, nobody speaks of the one that was a year ago
_SLACK = 2  # papers print ahead, and agencies write in other time zones


def left(found: Sequence[Passed], first: date, last: date) -> tuple[list[date], list[Passed]]:
    """The days of a range on which all of it could be said.

    Args:
        found: dates without a year that have passed or are to come.
        first, last: the range, inclusive.

    Returns:
        The days, [] where nothing fits; and those constraints that left some out.
    """
    placed: set[tuple[int, int | None, bool]] = set()
    days = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    telling: list[Passed] = []
    for c in found:
        if (c.month, c.day, c.ahead) in placed:
            continue
        placed.add((c.month, c.day, c.ahead))
        rest = days.difference(*(_excluded(c, year) for year in range(first.year, last.year + 1)))
        if rest != days:
            telling.append(c)
            days = rest
    return sorted(days), telling


def _excluded(c: Passed, year: int) -> Iterable[date]:
    """Days on which nobody would speak so of a day or month of a year."""
    try:
        start = date(year, c.month, c.day or 1)
    except ValueError:
        return ()
    end = start if c.day else date(year + c.month // 12, c.month % 12 + 1, 1) - timedelta(days=1)
    width = _DAYS if c.day else _MONTHS
    outside = [end + timedelta(days=n) if c.ahead else start - timedelta(days=n) for n in range(_SLACK, width)]
    return [day for day in outside if day.year == year]
