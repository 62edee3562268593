"""Refiners: from what the rules found to whole expressions (the second half of chrono-node's parsers and refiners).

Each takes the expressions and the tokens and gives the expressions back, ordered, joined or modified; `pairing` has the
last, and all of them in their order.
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
_BESIDE = 3  # so many tokens on begins what two tokens part from an expression
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
        last = joined[-1] if joined and one.first - joined[-1].last <= _BESIDE else None
        if last and (meaning := _together(last, one, tokens)):
            type_ = last.type if isinstance(meaning, Duration) else "TIME"
            joined[-1] = last._replace(last=one.last, meaning=meaning, type=type_, rule=f"{last.rule} + {one.rule}")
        else:
            joined.append(_of_late_part(last, one, tokens) if last else one)
    return joined


def _of_late_part(day: Found, clock: Found, tokens: Tokens) -> Found:
    """A clock time behind a part of a day, in that half of it: "on Friday night at 10:30"."""
    if clock.first - day.last != 2 or "at" not in tokens.kinds(day.last + 1):
        return clock
    if not isinstance(day.meaning, (Calendar, Shift, Within)):
        return clock
    meaning = clock.meaning
    if not isinstance(meaning, Calendar) or not is_clock(meaning) or _names_half(clock, clock, tokens):
        return clock
    hour = meaning.parts.hour
    if hour is None or hour not in _LATE_HOURS.get(day.meaning.parts.part or "", ()):
        return clock
    return clock._replace(meaning=replace(meaning, parts=replace(meaning.parts, hour=hour + 12)))


def _together(a: Found, b: Found, tokens: Tokens) -> Meaning | None:
    between = tokens.between(a.last + 1, b.first)
    if isinstance(a.meaning, Duration) and isinstance(b.meaning, Duration):
        return _longer(a.meaning, b.meaning) if _goes_on(a, between, tokens) else None
    if len(between) > 1 or not all(kinds.keys() & {"of", "on", "comma", "in"} for kinds in between):
        return None
    clock, day = (a.meaning, b.meaning) if is_clock(a.meaning) else (b.meaning, a.meaning)
    if not isinstance(clock, Calendar) or not is_clock(clock) or is_clock(day):
        return None
    fine = clock.parts
    if isinstance(day, Calendar):
        names_half = fine.hour is not None and _names_half(a, b, tokens)
        return _at(day, fine, names_half=names_half) if is_day(day.parts) and day.widen is None else None
    if isinstance(day, Shift) and day.unit.value == "day" and not has_clock(day.parts):
        return replace(day, parts=day.parts.merged(fine))
    if isinstance(day, Within) and day.parts.is_day:
        return replace(day, parts=day.parts.merged(fine))
    return None


def _at(day: Calendar, fine: Parts, *, names_half: bool) -> Calendar | None:
    """A day at a time of it; None where it has one already."""
    if fine.hour is not None and day.parts.hour is None:
        if fine.hour in _LATE_HOURS.get(day.parts.part or "", ()) and not names_half:
            fine = replace(fine, hour=fine.hour + 12)  # "at 10:30 on Friday night"
        return replace(day, parts=replace(day.parts, part=None).merged(fine))  # "8pm on Saturday night"
    if fine.part == day.parts.part and day.parts.hour is None:
        return day  # "the early hours of Sunday morning"
    return None if has_clock(day.parts) else replace(day, parts=day.parts.merged(fine))


def _names_half(a: Found, b: Found, tokens: Tokens) -> bool:
    """Whether a clock time says itself which half of the day it means ("8 a.m.", "08:30")."""
    for at in (*range(a.first, a.last + 1), *range(b.first, b.last + 1)):
        if tokens.kinds(at).keys() & {"meridiem", "hour_clock"} or tokens.pieces[at].startswith("0"):
            return True
    return False


def _goes_on(a: Found, between: list[Kinds], tokens: Tokens) -> bool:
    """Whether a length behind another belongs to it: "and", a comma or nothing between, no "between" in front."""
    if len(between) > 2 or any("or_word" in kinds or not kinds.keys() & {"and", "comma"} for kinds in between):
        return False
    return not (a.first and "between" in tokens.kinds(a.first - 1))


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


def is_clock(meaning: Meaning) -> bool:
    """Whether a time of day is named, and no day."""
    return isinstance(meaning, Calendar) and all(name in _FINE for name in meaning.parts.known())


def is_day(parts: Parts) -> bool:
    """Whether these name a day, with or without a time of it."""
    return bool(parts.day or parts.feast) or parts.weekday is not None


def has_clock(parts: Parts) -> bool:
    """Whether these name a time of day."""
    return any(getattr(parts, name) is not None for name in _CLOCK)


def modify(found: list[Found], tokens: Tokens) -> list[Found]:
    """Modifiers in front belong to the expression: "early 2026", "the end of May", "nearly three years"."""
    modified: list[Found] = []
    floor = 0
    for one in found:
        on = _mod_on(one, tokens, floor) if one.first - floor > 1 else None
        modified.append(one._replace(first=one.first - 2, mod=on) if on else _modified(one, tokens, floor))
        floor = one.last + 1
    return modified


def _modified(one: Found, tokens: Tokens, floor: int) -> Found:
    if isinstance(one.meaning, Duration) and one.last + 1 < len(tokens.pieces):
        behind = tokens.kinds(one.last + 1).get("mod_behind")
        if isinstance(behind, str):
            return one._replace(last=one.last + 1, mod=behind)
    before = one.first - 1
    # "the end of the year" already holds its modifier.
    inner = tokens.kinds(one.first)
    if not _ANY_MOD.isdisjoint(inner) and (
        mod := next((str(inner[m]) for m in _MODS if m in inner and isinstance(inner[m], str)), None)
    ):
        return one if _is_half(one.meaning) else one._replace(mod=mod)
    if before >= floor and "dash" in tokens.kinds(before) and before - 1 >= floor:
        before -= 1  # "mid-1990s"
    if before < floor:
        return one
    kinds = tokens.kinds(before)
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
    if before - 1 >= floor and "the" in tokens.kinds(before - 1) and not _opens_with_the(before, tokens):
        first -= 1  # "the late 1990s"
    return one._replace(first=first, mod=mod)


def _mod_on(one: Found, tokens: Tokens, floor: int) -> str | None:
    """What "late on Friday" and "earlier on 5 May" say of the day."""
    before = one.first - 2
    if not isinstance(one.meaning, Calendar) or "on" not in tokens.kinds(before + 1):
        return None
    kinds = tokens.kinds(before)
    if one.type != "DATE" or not is_day(one.meaning.parts) or _opens_with_the(before, tokens):
        return None
    early, late = kinds.keys() & {"mod_start", "earlier"}, kinds.keys() & {"mod_end", "later"}
    return "START" if early else "END" if late else None


def _says_more(at: int, tokens: Tokens) -> bool:
    """Whether "over" before a length says more than it, and not during it: "for over two years"."""
    return at > 0 and bool(tokens.kinds(at - 1).keys() & {"vague_cue", "more_cue"})


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


def order(found: list[Found], tokens: Tokens) -> list[Found]:
    """Dates in figures: one that can be read one way only ("25/04/2025") settles the others of its article.

    Where none does, or two contradict each other, both readings are kept.
    """
    numeric = {i: str(tokens.kinds(one.first)["numdate"]) for i, one in enumerate(found) if _is_numeric(one, tokens)}
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
            ordered[i] = found[i]._replace(meaning=replace(meaning, parts=both[0 if True in day_first else 1]))
        else:
            ordered[i] = found[i]._replace(meaning=replace(meaning, readings=tuple(both)))
    return ordered


def _is_numeric(one: Found, tokens: Tokens) -> bool:
    return one.first == one.last and "numdate" in tokens.kinds(one.first)
