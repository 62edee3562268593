"""The last refiner: expressions that are the two ends of one range, and what each leaves to the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.temporal.meaning import CLOCK, Calendar, Shift, Within
from chrono.temporal.refining import has_clock, is_clock, is_day, join, modify, order

if TYPE_CHECKING:
    from chrono.temporal.meaning import Meaning
    from chrono.temporal.recognizing import Found
    from chrono.temporal.tokens import Tokens


def pair(found: list[Found], tokens: Tokens) -> list[Found]:
    """Ranges: "from X to Y", "X–Y", "between X and Y". The parts that one end leaves out come from the other."""
    paired = list(found)
    for i in range(len(paired) - 1):
        a, b = paired[i], paired[i + 1]
        if b.first - a.last != 2 and not a.pair:
            continue
        if a.pair and (one := _of_its_day(a.meaning, b.meaning)):
            paired[i] = a._replace(meaning=one)  # "2-4 p.m. on Friday"
        if a.pair or not _connected(a, b, tokens) or not _alike(a, b):
            continue
        paired[i], paired[i + 1] = _shared(a._replace(pair=True), b)
    return paired


def _connected(a: Found, b: Found, tokens: Tokens) -> bool:
    """Whether the one token between two expressions makes them a range."""
    kinds = tokens.kinds(a.last + 1)
    before = tokens.kinds(a.first - 1) if a.first else {}
    return (
        bool(kinds.keys() & {"dash", "long_dash", "to"})
        or ("and" in kinds and "between" in before)
        or ("slash" in kinds and a.type == b.type == "DATE")
    )


def _alike(a: Found, b: Found) -> bool:
    """Both ends are dates, or both clock times; a length of time opens no range."""
    points = (Calendar, Shift, Within)
    if not isinstance(a.meaning, points) or not isinstance(b.meaning, points) or "SET" in {a.type, b.type}:
        return False
    first, last = _fineness(a.meaning), _fineness(b.meaning)
    # "a revision Friday to December's figures" is no range; "from 1914 to July 1916" is.
    return first == last if min(first, last) <= 1 else abs(first - last) <= 1


def _fineness(meaning: Calendar | Shift | Within) -> int:
    """0 for a clock time, 1 a day, 2 a week, month, quarter or season, 3 a year, 4 longer."""
    parts = meaning.parts
    if has_clock(parts):
        return 0
    if is_day(parts):
        return 1
    if isinstance(meaning, Shift) and not parts.known():
        return {"day": 1, "year": 3, "decade": 4, "century": 4}.get(meaning.unit.value, 2)
    if parts.decade is not None or parts.century is not None:
        return 4
    return 3 if set(parts.known()) == {"year"} else 2


def _shared(a: Found, b: Found) -> tuple[Found, Found]:
    if one := _of_its_day(a.meaning, b.meaning):
        return a._replace(meaning=one), b
    if not (isinstance(a.meaning, Calendar) and isinstance(b.meaning, Calendar)):
        return a, b
    first, last = a.meaning.parts, b.meaning.parts
    if first.year is None and not first.has_year and last.year is not None:
        # "November 2024 – January 2025" needs nothing; "November 30 – January 2, 2025" crosses a year's end.
        crosses = (first.month or 0) > (last.month or 12)
        month = last.month if first.day and first.month is None else first.month
        first = replace(first, year=last.year - crosses, month=month)
    elif last.year is None and not last.has_year and first.year is not None and last.month is not None:
        last = replace(last, year=first.year + ((first.month or 0) > last.month))
    return (
        a._replace(meaning=replace(a.meaning, parts=first)),
        b._replace(meaning=replace(b.meaning, parts=last)),
    )


def _of_its_day(clock: Meaning, closing: Meaning) -> Meaning | None:
    """The earlier of two clock times, of the day that only the later names ("between 9 a.m. and noon on Friday").

    None where it is not earlier: "from 10 p.m. to 4 a.m. on Friday" begins on another day.
    """
    if not isinstance(clock, Calendar) or not is_clock(clock) or not isinstance(closing, (Calendar, Shift, Within)):
        return None
    fine, whole = clock.parts, closing.parts
    if fine.hour is None or whole.hour is None or is_clock(closing):
        return None
    if (fine.hour, fine.minute or 0) >= (whole.hour, whole.minute or 0):
        return None
    bare = replace(whole, **dict.fromkeys(CLOCK))
    return replace(closing, parts=bare.merged(fine))


REFINERS = (order, join, modify, pair)
