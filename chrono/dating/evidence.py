"""When an article was written: the answer, and the constraints that the evidence puts on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from chrono.temporal.intervals import Interval, from_date

if TYPE_CHECKING:
    from datetime import date

    from chrono.dating.words import Terms

_SENTENCE = re.compile(r"[.!?…][\"'”’)]*\s+(?=\S)|\n\s*\n\s*")


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
        month_day: the article's own day of the year ("today, December 2"), where only the year is missing.
        refused: why the date that the article gives is not used, as a clause; None where it is, or where it gives none.
    """

    day: date | None = None
    value: str | None = None
    source: str = "unknown"
    after: date | None = None
    before: date | None = None
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()
    month_day: tuple[int, int] | None = None
    refused: str | None = None

    @property
    def interval(self) -> Interval | None:
        """The day as an interval: what expressions are resolved against."""
        return from_date(self.day) if self.day else None


@dataclass(frozen=True, slots=True)
class Pin:
    """The article's own day of the year: "today, December 2" (offset 0), "yesterday, 1 December" (-1).

    `early`, `late`: how many days before and after it the article may have been published: agencies date what they
    write, papers print ahead.
    """

    month: int
    day: int
    offset: int
    words: str
    early: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """A day or month of an unnamed year behind (or, `ahead`, before) the article: "met on December 19"."""

    month: int
    day: int | None
    words: str
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class WentOn:
    """What had happened since a day of an unnamed year: "met on December 19 … by the following Friday they had parted".

    The article is no report of that day, but was written some time after it.
    """

    month: int
    day: int
    words: str


@dataclass(frozen=True, slots=True)
class Agrees:
    """A day that must fall on a weekday, which leaves some years only: "Monday, December 1".

    `past`: the sentence tells of it as behind the article.
    """

    month: int
    day: int
    weekday: int
    words: str
    past: bool = False


@dataclass(frozen=True, slots=True)
class NotBefore:
    """A time named in full that lies behind the article: "July 2025". `fine`: named to the month or the day.

    `said`: the words are the whole sentence of evidence already.
    """

    day: date
    words: str
    fine: bool
    said: bool = False


@dataclass(frozen=True, slots=True)
class NotAfter:
    """A time named in full that lies before the article: "will be opened in 2031"; its last day."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class InYear:
    """The article's own year, or month of a year that nobody names: "last year, in 2024", "next month, in March"."""

    year: int | None
    month: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """A bare weekday of the days just past: "said on Monday". In news it mostly is today or yesterday."""

    weekday: int
    words: str


@dataclass(frozen=True, slots=True)
class InOffice:
    """Somebody is named with the title of an office: the article was most likely written in one of the terms."""

    terms: Terms
    words: str

    def holds(self, day: date) -> bool:
        """Whether a day lies within the terms."""
        return any(first <= day and (last is None or day <= last) for first, last in self.terms)


Constraint = Pin | Passed | WentOn | Agrees | NotBefore | NotAfter | InYear | Weekday | InOffice


def where(text: str, start: int, end: int) -> str:
    """An expression in quotes with the number of its sentence, as evidence names it: `“July 2025” (sentence 4)`."""
    number = bisect_right(_sentences(text), start) + 1
    return f"“{' '.join(text[start:end].split())}” (sentence {number})"


@lru_cache(maxsize=2)
def _sentences(text: str) -> tuple[int, ...]:
    """Where every sentence but the first starts; kept, for an article asks once for each expression."""
    return tuple(found.end() for found in _SENTENCE.finditer(text))


def long_date(day: date) -> str:
    """`2 December 2025`."""
    return f"{day.day} {day:%B} {day.year}"


def day_and_month(month: int, day: int) -> str:
    """`2 December`."""
    from datetime import date as make

    return f"{day} {make(2000, month, day):%B}"
