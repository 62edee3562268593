"""Dates as people write them: `2025-12-01`, `2025-12`, `2025`, `2025-11-30/2025-12-01`, `1 Dec 2025`, `early 2026`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.dating.stated import parse_date
from chrono.errors import ChronoError
from chrono.temporal import intervals
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve
from chrono.temporal.timex3 import interval_of

if TYPE_CHECKING:
    from chrono.temporal.intervals import Interval

_LONGEST = 100
# "03/12/2025" is two days: figures are never read as words, whose language would choose one of them.
_FIGURES = re.compile(r"\d{1,4}[./-]\d{1,2}\b")
_FULL_FIGURES = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}")
_WRITE = "write 2025-12-01, 2025-12, 2025 or 2025-11-30/2025-12-01"


class DateError(ChronoError):
    """What was written is no date, or may be two; the message says which."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date that a person wrote: TIMEX3 value (of a range: first/last), its interval, and the modifier of "early"."""

    value: str
    interval: Interval
    mod: str | None = None


def read_date(text: str, language: str = "en") -> Written:
    """A date as a person writes it.

    Args:
        text: a TIMEX3 value (all of ISO 8601's days, weeks, months, years), two joined by "/", or words.
        language: the language of the words.

    Raises:
        DateError: it names no date, more than one, or a range that ends before it starts.
    """
    text = " ".join(text.split())
    parts = [part.strip() for part in text.split("/")]
    spans = [interval_of(part) for part in parts]
    if len(spans) == 1 and spans[0]:
        return Written(text, spans[0])
    if len(spans) == 2 and spans[0] and spans[1]:
        return _range(text, (parts[0], spans[0]), (parts[1], spans[1]))
    if len(text) > _LONGEST or not text:
        raise DateError(f"{text[:_LONGEST]!r} is no date; {_WRITE}")
    figures = _FIGURES.match(text)
    if not figures and (written := _in_words(text, language)):
        return written
    day = parse_date(text) if not figures or _FULL_FIGURES.fullmatch(text) else None
    if isinstance(day, tuple):
        raise DateError(f"{text!r} may be {day[0]} or {day[1]}; {_WRITE}")
    if day is None:
        raise DateError(f"{text!r} is no date; {_WRITE}")
    return Written(day.isoformat(), intervals.from_date(day))


def _in_words(text: str, language: str) -> Written | None:
    """One expression of time, or two joined as a range, and nothing else."""
    found = resolve(recognize(text, language), text, None)
    if not found or found[0].interval is None or text[: found[0].start].strip().casefold() not in {"", "in", "on"}:
        return None
    first, last = found[0], found[-1]
    if len(found) == 1 and first.end == len(text):
        return Written(first.value, found[0].interval, first.mod)
    if len(found) == 2 and first.range_end == last.end == len(text) and last.interval is not None:
        return _range(text, (first.value, found[0].interval), (last.value, last.interval))
    return None


def _range(text: str, first: tuple[str, Interval], last: tuple[str, Interval]) -> Written:
    if last[1].start < first[1].start or last[1].end < first[1].end:
        raise DateError(f"{text!r} ends before it starts")
    return Written(f"{first[0]}/{last[0]}", intervals.union(first[1], last[1]))
