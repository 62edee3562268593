"""When an article was written: the answer, and the constraints that the evidence puts on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.temporal.intervals import Interval, from_date

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was written, and how that is known.

    Attributes:
        day: the day, None when it is not known.
        value: TIMEX3 value: `2025-12-02`, `XXXX-12-19` where only the year is missing, None where nothing is known.
        source: given, metadata, dateline, text, corpus or unknown.
        after, before: inclusive bounds that the evidence proves, also where no day is known.
        confidence: 0 to 1.
        evidence: sentences that a person can check, the strongest first.
    """

    day: date | None = None
    value: str | None = None
    source: str = "unknown"
    after: date | None = None
    before: date | None = None
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()

    @property
    def interval(self) -> Interval | None:
        """The day as an interval: what expressions are resolved against."""
        return from_date(self.day) if self.day else None


@dataclass(frozen=True, slots=True)
class Pin:
    """The article's own day of the year: "today, December 2" (offset 0), "yesterday, 1 December" (-1)."""

    month: int
    day: int
    offset: int
    words: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A day of an unnamed year that lies behind (or, `ahead`, before) the article: "met on December 19"."""

    month: int
    day: int
    words: str
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Agrees:
    """A day that must fall on a weekday, which leaves some years only: "Monday, December 1"."""

    month: int
    day: int
    weekday: int
    words: str


@dataclass(frozen=True, slots=True)
class NotBefore:
    """A time named in full that lies behind the article: "July 2025". `fine`: named to the month or the day."""

    day: date
    words: str
    fine: bool


Constraint = Pin | Passed | Agrees | NotBefore


def long_date(day: date) -> str:
    """`2 December 2025`."""
    return f"{day.day} {day:%B} {day.year}"


def day_and_month(month: int, day: int) -> str:
    """`2 December`."""
    from datetime import date as make

    return f"{day} {make(2000, month, day):%B}"
