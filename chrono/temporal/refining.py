"""Refiners: from what the rules found to whole expressions (the second half of chrono-node's parsers and refiners).

Each takes the expressions and the tokens and gives the expressions back, joined, modified or paired.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.temporal.intervals import Grain
from chrono.temporal.meaning import Calendar, Duration, Parts, Shift, Within

if TYPE_CHECKING:
    from chrono.temporal.lexicon import Kinds
    from chrono.temporal.meaning import Meaning
    from chrono.temporal.recognizing import Found
    from chrono.temporal.tokens import Tokens

_MODS = ("mod_start", "mod_mid", "mod_end", "mod_approx", "mod_less", "mod_more", "mod_at_least", "mod_at_most")
_ANY_MOD = frozenset(_MODS)
_MODIFYING = _ANY_MOD | {"earlier", "later"}
_DATE_MODS = {"START", "MID", "END", "APPROX"}
_LENGTH_MODS = {"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"}
# "more than two years ago" lies before the day that is two years ago; TIMEX3 says it so.
_AGO_MODS = {
    "APPROX": "APPROX",
    "LESS_THAN": "AFTER",
    "MORE_THAN": "BEFORE",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}
_CLOCK = ("hour", "minute", "second", "part")
_FINE = (*_CLOCK, "zone")
# Smaller units that a length goes on in, and how many make one of the larger ("eight years and six months").
_GOES_ON = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("hour", "second"): 3600,
    ("minute", "second"): 60,
}
_SAID_IN_SMALLER = {"week", "day"}  # three weeks and two days are P23D
_MONTHS = 12
# What o'clock is behind noon on a dial, by the part of the day; the small hours of a night may be of the day after.
_LATE_HOURS = {"AF": range(1, 12), "EV": range(4, 12), "NI": range(6, 12)}


def join(found: list[Found], tokens: Tokens) -> list[Found]:
    """What stands side by side is one: "3 p.m. on Tuesday", "the morning of 5 May", "two years and six months"."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and (meaning := _together(last, one, tokens)):
            type_ = last.type if isinstance(meaning, Duration) else "TIME"
            joined[-1] = replace(last, last=one.last, meaning=meaning, type=type_, rule=f"{last.rule} + {one.rule}")
        else:
            joined.append(one)
    return joined


def _together(a: Found, b: Found, tokens: Tokens) -> Meaning | None:
    if b.first - a.last > 3:
        return None
    between = tokens.kinds[a.last + 1 : b.first]
    if isinstance(a.meaning, Duration) and isinstance(b.meaning, Duration):
        return _longer(a.meaning, b.meaning) if _goes_on(a, between, tokens) else None
    if len(between) > 1 or not all(kinds.keys() & {"of", "on", "comma", "in"} for kinds in between):
        return None
    clock, day = (a.meaning, b.meaning) if _is_clock(a.meaning) else (b.meaning, a.meaning)
    if not isinstance(clock, Calendar) or not _is_clock(clock) or _is_clock(day):
        return None
    fine = clock.parts
    if isinstance(day, Calendar) and day.widen is not None:
        return None
    if isinstance(day, Calendar) and fine.hour is not None and day.parts.hour is None and _is_day(day.parts):
        if fine.hour in _LATE_HOURS.get(day.parts.part or "", ()) and not _names_half(a, b, tokens):
            fine = replace(fine, hour=fine.hour + 12)  # "at 10:30 on Friday night"
        return replace(day, parts=replace(day.parts, part=None).merged(fine))  # "8pm on Saturday night"
    if isinstance(day, Calendar) and not _has_clock(day.parts) and _is_day(day.parts):
        return replace(day, parts=day.parts.merged(fine))
    if isinstance(day, Shift) and day.unit.value == "day" and not _has_clock(day.parts):
        return replace(day, parts=day.parts.merged(fine))
    if isinstance(day, Within) and day.parts.is_day:
        return replace(day, parts=day.parts.merged(fine))
    return None


def _names_half(a: Found, b: Found, tokens: Tokens) -> bool:
    """Whether a clock time says itself which half of the day it means ("8 a.m.", "08:30")."""
    for at in (*range(a.first, a.last + 1), *range(b.first, b.last + 1)):
        if tokens.kinds[at].keys() & {"meridiem", "hour_clock"} or tokens.pieces[at].startswith("0"):
            return True
    return False


def _goes_on(a: Found, between: list[Kinds], tokens: Tokens) -> bool:
    """Whether a length behind another belongs to it: "and", a comma or nothing between, no "between" in front."""
    if len(between) > 2 or any("or_word" in kinds or not kinds.keys() & {"and", "comma"} for kinds in between):
        return False
    return not (a.first and "between" in tokens.kinds[a.first - 1])


def _longer(a: Duration, b: Duration) -> Duration | None:
    """Both lengths as one; None where the second does not go on in what the first leaves over."""
    count = _GOES_ON.get((a.unit, b.unit))
    if count is None or a.amount is None or b.amount is None or b.amount >= count:
        return None
    if a.amount.denominator > (60 if (a.unit, b.unit) == ("hour", "second") else 1):
        return None  # "two and a half years and six months"; but "two hours, four minutes and 16 seconds"
    if a.unit in _SAID_IN_SMALLER:
        return Duration(a.amount * count + b.amount, b.unit)
    return Duration(a.amount + b.amount / count, a.unit)


def _is_clock(meaning: Meaning) -> bool:
    return isinstance(meaning, Calendar) and all(name in _FINE for name in meaning.parts.known())


def _is_day(parts: Parts) -> bool:
    return bool(parts.day or parts.feast) or parts.weekday is not None


def _has_clock(parts: Parts) -> bool:
    return any(getattr(parts, name) is not None for name in _CLOCK)


def modify(found: list[Found], tokens: Tokens) -> list[Found]:
    """Modifiers in front belong to the expression: "early 2026", "the end of May", "nearly three years"."""
    modified: list[Found] = []
    floor = 0
    for one in found:
        modified.append(_modified(one, tokens, floor))
        floor = one.last + 1
    return modified


def _modified(one: Found, tokens: Tokens, floor: int) -> Found:
    if isinstance(one.meaning, Duration) and one.last + 1 < len(tokens.kinds):
        behind = tokens.kinds[one.last + 1].get("mod_behind")
        if isinstance(behind, str):
            return replace(one, last=one.last + 1, mod=behind)
    before = one.first - 1
    # "the end of the year" already holds its modifier.
    inner = tokens.kinds[one.first]
    if not _ANY_MOD.isdisjoint(inner) and (
        mod := next((str(inner[m]) for m in _MODS if m in inner and isinstance(inner[m], str)), None)
    ):
        return one if _is_half(one.meaning) else replace(one, mod=mod)
    if before >= floor and "dash" in tokens.kinds[before] and before - 1 >= floor:
        before -= 1  # "mid-1990s"
    if before < floor:
        return one
    kinds = tokens.kinds[before]
    if _MODIFYING.isdisjoint(kinds):
        return one
    if isinstance(one.meaning, Duration) and "the" in inner:
        return one  # "over the past 20 years", "within the next week": a preposition
    counted = isinstance(one.meaning, Shift) and bool(inner.keys() & {"number", "article", "vague", "amount"})
    allowed = _LENGTH_MODS if isinstance(one.meaning, Duration) or counted else _DATE_MODS
    mod = next((str(kinds[m]) for m in _MODS if m in kinds and kinds[m] in allowed), None)
    if isinstance(one.meaning, Duration) and "over" in kinds and not _says_more(before, tokens):
        return one
    if mod is None and kinds.keys() & {"earlier", "later"} and _is_current(one.meaning):
        mod = "START" if "earlier" in kinds else "END"
    if mod is None or (mod == "APPROX" and not counted and not isinstance(one.meaning, (Duration, Calendar))):
        return one
    mod = _AGO_MODS[mod] if counted else mod
    first = before
    if before - 1 >= floor and "the" in tokens.kinds[before - 1] and not _opens_with_the(before, tokens):
        first -= 1  # "the late 1990s"
    return replace(one, first=first, mod=mod)


def _says_more(at: int, tokens: Tokens) -> bool:
    """Whether "over" before a length says more than it, and not during it: "for over two years"."""
    return at > 0 and bool(tokens.kinds[at - 1].keys() & {"vague_cue", "more_cue"})


def _is_half(meaning: Meaning) -> bool:
    """The first half of a year has a value of its own."""
    return isinstance(meaning, (Calendar, Within)) and meaning.parts.half is not None


def _opens_with_the(at: int, tokens: Tokens) -> bool:
    """Whether a phrase holds its article ("the end of"), so that one more before it is a slip of the pen."""
    return " " in tokens.pieces[at].rstrip()


def _is_current(meaning: Meaning) -> bool:
    """Whether "earlier" in front reads as "in the first part of": "earlier this year", not "earlier 2014"."""
    return (isinstance(meaning, Shift) and (meaning.amount == 0 or meaning.unit is Grain.DAY)) or (
        isinstance(meaning, Calendar) and meaning.parts.weekday is not None
    )


def pair(found: list[Found], tokens: Tokens) -> list[Found]:
    """Ranges: "from X to Y", "X–Y", "between X and Y". The parts that one end leaves out come from the other."""
    paired = list(found)
    for i in range(len(paired) - 1):
        a, b = paired[i], paired[i + 1]
        if a.pair or not _connected(a, b, tokens) or not _alike(a, b):
            continue
        paired[i], paired[i + 1] = _shared(replace(a, pair=True), b)
    return paired


def _connected(a: Found, b: Found, tokens: Tokens) -> bool:
    if b.first - a.last != 2:
        return False
    kinds = tokens.kinds[a.last + 1]
    before = tokens.kinds[a.first - 1] if a.first else {}
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
    if _has_clock(parts):
        return 0
    if _is_day(parts):
        return 1
    if isinstance(meaning, Shift) and not parts.known():
        return {"day": 1, "year": 3, "decade": 4, "century": 4}.get(meaning.unit.value, 2)
    if parts.decade is not None or parts.century is not None:
        return 4
    return 3 if set(parts.known()) == {"year"} else 2


def _shared(a: Found, b: Found) -> tuple[Found, Found]:
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
        replace(a, meaning=replace(a.meaning, parts=first)),
        replace(b, meaning=replace(b.meaning, parts=last)),
    )


def order(found: list[Found], tokens: Tokens) -> list[Found]:
    """Dates in figures: one that can be read one way only ("25/04/2025") settles the others of its article.

    Where none does, or two contradict each other, both readings are kept.
    """
    numeric = {i: str(tokens.kinds[one.first]["numdate"]) for i, one in enumerate(found) if _is_numeric(one, tokens)}
    if not numeric:
        return found
    dates = {i: [int(part) for part in text.split("/")] for i, text in numeric.items() if "/" in text}
    day_first = {first > _MONTHS for first, second, _ in dates.values() if (first > _MONTHS) != (second > _MONTHS)}
    ordered = list(found)
    for i, (first, second, _) in dates.items():
        meaning = found[i].meaning
        if not isinstance(meaning, Calendar) or meaning.parts.month is not None:
            continue
        both = [replace(meaning.parts, day=d, month=m) for d, m in ((first, second), (second, first))]
        if len(day_first) == 1:
            ordered[i] = replace(found[i], meaning=replace(meaning, parts=both[0 if True in day_first else 1]))
        else:
            ordered[i] = replace(found[i], meaning=replace(meaning, readings=tuple(both)))
    return ordered


def _is_numeric(one: Found, tokens: Tokens) -> bool:
    return one.first == one.last and "numdate" in tokens.kinds[one.first]


REFINERS = (order, join, modify, pair)
