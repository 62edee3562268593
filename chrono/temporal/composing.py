"""From a rule's match to a meaning: small builders, named by the rules' `make`."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from chrono.temporal.figures import READERS
from chrono.temporal.holidays import on_year
from chrono.temporal.intervals import Grain
from chrono.temporal.meaning import (
    NOTHING,
    Anchor,
    Calendar,
    Direction,
    Duration,
    Meaning,
    Nth,
    Parts,
    Recurring,
    Reference,
    Shift,
    Within,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from chrono.temporal.lexicon import Value

_PARTS = {field.name for field in fields(Parts)}
_GRAINS = {unit: Grain(unit) for unit in ("second", "minute", "hour", "day", "week", "month", "quarter", "year")}
_GRAINS |= {"decade": Grain.DECADE, "century": Grain.CENTURY}
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "quarter": "Q", "decade": "DE", "century": "CE"}
_CLOCK_LETTERS = {"hour": "H", "minute": "M", "second": "S"}
_SMALLER = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60)}
_SECONDS = 60
_HALVES = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50), "hour": ("minute", 30)}
_MOST_WEEKS = 5  # of a month
_LONGEST = 12  # characters of a number
_FRACTIONS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}

_AFTERNOON = {"AF", "EV", "NI"}


def compose(make: str, slots: Mapping[str, tuple[str, Value]], options: Mapping[str, Any]) -> Meaning | None:
    """The meaning of a match.

    Args:
        make: the builder's name.
        slots: what the match captured: slot name to the token's kind and value.
        options: the rule's constants.

    Returns:
        None when the parts make no sense together (there is no 31 February), so that the rule does not apply.
    """
    return BUILDERS[make](slots, options)


def _calendar(slots: Mapping[str, tuple[str, Value]], options: Mapping[str, Any]) -> Meaning | None:
    parts = _parts(slots)
    if parts is None or _is_shorter(slots, int(options.get("figures", 0))):
        return None
    if options.get("weekday_before") and parts.weekday is not None:
        parts = replace(parts, weekday=(parts.weekday - 1) % 7)  # "overnight into Monday" began on Sunday
    if "known" in options:
        year = options["known"].get(f"{parts.month:02}-{parts.day:02}")
        return Calendar(replace(parts, year=int(year))) if year else None
    direction = Direction(options.get("direction", "nearest"))
    widen = _GRAINS[options["widen"]] if "widen" in options else None
    return Calendar(parts, direction, Anchor(options.get("anchor", "dct")), widen)


def _is_shorter(slots: Mapping[str, tuple[str, Value]], figures: int) -> bool:
    """Whether a decade is written in fewer figures and without its apostrophe ("20s", of temperatures too)."""
    text = str(slots["decade"][1]) if figures and "decade" in slots else ""
    return text[:1].isdecimal() and sum(c.isdecimal() for c in text) < figures


def _shift(slots: Mapping[str, tuple[str, Value]], options: Mapping[str, Any]) -> Meaning | None:
    unit_name = str(_value(slots, "unit") or _value(slots, "units") or options.get("unit", "day"))
    unit = _GRAINS[unit_name]
    sign = int(options.get("sign", 1))
    if "ago" in slots or "later" in slots or "earlier" in slots:
        sign = next(int(slots[k][1]) for k in ("ago", "later", "earlier") if k in slots)
    amount: int | None = options.get("amount")
    if "n" in slots:
        counted = _counted(*slots["n"])
        amount = None if counted is None else sign * int(counted)
        if options.get("halves"):
            return _halved(unit_name, sign * (2 * int(counted or 0) + 1), options)
    elif options.get("half"):
        return _halved(unit_name, sign, options)
    elif "deictic_day" in slots or "relative" in slots:
        amount = int(_value(slots, "deictic_day", "relative") or 0)
    parts = _parts({k: v for k, v in slots.items() if k in ("part", "weekday", "month", "day", "season")}) or NOTHING
    if unit is Grain.DECADE and amount and "n" in slots and slots["n"][0] == "article":
        amount, unit = amount * 10, Grain.YEAR  # "a decade ago" is ten years ago
    anchor, otherwise = (Anchor(options.get(name, "dct")) for name in ("anchor", "otherwise"))
    return Shift(amount, unit, anchor, sign, parts, otherwise)


def _halved(unit: str, halves: int, options: Mapping[str, Any]) -> Shift | None:
    """So many half units away; None for units whose half is nothing that is counted ("a week and a half ago")."""
    smaller = _HALVES.get(unit)
    if smaller is None:
        return None
    return Shift(halves * smaller[1], _GRAINS[smaller[0]], Anchor(options.get("anchor", "dct")), halves // abs(halves))


def _within(slots: Mapping[str, tuple[str, Value]], options: Mapping[str, Any]) -> Meaning | None:
    outer = _shift({k: v for k, v in slots.items() if k in ("unit", "units", "relative")}, options)
    parts = _parts(slots)
    return None if parts is None or outer is None else Within(parts, outer)


def _nth(slots: Mapping[str, tuple[str, Value]], options: Mapping[str, Any]) -> Meaning | None:
    outer = _calendar({k: v for k, v in slots.items() if k in ("month", "year")}, options)
    if not isinstance(outer, Calendar):
        return None
    order = int(slots["nth"][1])
    if "weekday" in slots:
        return Nth(order, Grain.DAY, outer, int(slots["weekday"][1])) if order <= _MOST_WEEKS else None
    return Nth(order, _GRAINS[str(slots["unit"][1])], outer)


def _duration(slots: Mapping[str, tuple[str, Value]], options: Mapping[str, Any]) -> Meaning | None:
    unit = str(_value(slots, "unit") or _value(slots, "units") or _value(slots, "fortnight") or options.get("unit"))
    amount: Fraction | None = None
    if "n" in slots:
        amount = _counted(*slots["n"])
    elif "amount" in options:
        amount = Fraction(str(options["amount"]))
    if amount is not None:
        amount = (amount + Fraction(str(options.get("add", 0)))) * (2 if "fortnight" in slots else 1)
    return Duration(amount, unit)


def _recurring(slots: Mapping[str, tuple[str, Value]], options: Mapping[str, Any]) -> Meaning | None:
    if "frequency" in slots:
        return Recurring(str(slots["frequency"][1]))
    if "weekday" in slots or "weekdays" in slots:
        return Recurring(f"XXXX-WXX-{int(_value(slots, 'weekday', 'weekdays') or 0) + 1}")
    if "month" in slots:
        return Recurring(f"XXXX-{int(slots['month'][1]):02}")
    if "part" in slots:
        return Recurring(f"XXXX-XX-XXT{slots['part'][1]}")
    if "season" in slots:
        return Recurring(f"XXXX-{slots['season'][1]}")
    if "weekends" in slots:
        return Recurring("XXXX-WXX-WE")
    kind, unit = next(slots[name] for name in ("units", "unit") if name in slots)
    if options.get("open"):
        return Recurring(period_of(None, str(unit)))
    amount = int(slots["n"][1]) if "n" in slots and slots["n"][0] != "vague" else 1 + (kind == "fortnight")
    return Recurring(period_of(Fraction(amount), str(unit)))


def _reference(slots: Mapping[str, tuple[str, Value]], options: Mapping[str, Any]) -> Meaning | None:
    value = options.get("value") or next(iter(slots.values()))[1]
    return Reference(str(value), bool(options.get("history")))


BUILDERS: dict[str, Callable[..., Meaning | None]] = {
    "calendar": _calendar,
    "shift": _shift,
    "within": _within,
    "nth": _nth,
    "duration": _duration,
    "recurring": _recurring,
    "reference": _reference,
}


def period_of(amount: Fraction | None, unit: str) -> str:
    """A length of time as a TIMEX3 value: `P3Y`, `PT36H`, `PXM` for an unknown number.

    What is over in whole smaller units is given in them: two and a half years are `P2Y6M`, half an hour is `PT30M`.
    """
    if unit == "decade" and amount is not None:
        amount, unit = amount * 10, "year"
    if unit == "century" and amount is not None and amount.denominator > 1:
        amount, unit = amount * 100, "year"
    if amount is not None and amount.denominator > 1 and unit in _SMALLER:
        smaller, count = _SMALLER[unit]
        rest = amount % 1 * count
        if rest and (rest.denominator == 1 or (unit == "hour" and _SECONDS % rest.denominator == 0)):
            whole = f"{int(amount)}{_letter(unit)}" if amount >= 1 else ""
            behind = period_of(rest, smaller).lstrip("PT")
            return f"P{'T' if unit in _CLOCK_LETTERS else ''}{whole}{behind}"
    number = "X" if amount is None else _decimal(amount)
    return f"P{'T' if unit in _CLOCK_LETTERS else ''}{number}{_letter(unit)}"


def _decimal(amount: Fraction) -> str:
    """A number without an exponent, which TIMEX3 does not know: `2.5`, `1234567.5`, `3.333333`."""
    return str(amount.numerator) if amount.denominator == 1 else f"{float(amount):.6f}".rstrip("0").rstrip(".")


def _letter(unit: str) -> str:
    return _CLOCK_LETTERS.get(unit) or _LETTERS[unit]


def _counted(kind: str, value: Value) -> Fraction | None:
    """A number as it is written, "1,500", "2.5" or "2 1/2"; None for a word of many, or beyond all reckoning."""
    if kind == "vague" or len(str(value)) > _LONGEST:
        return None
    if not isinstance(value, str):
        return Fraction(int(value))
    whole, _, part = value.replace(",", "").replace("-", " ").partition(" ")
    for sign, fraction in _FRACTIONS.items():
        if whole.endswith(sign):
            return Fraction(whole.removesuffix(sign)) + fraction
    return Fraction(whole) + (Fraction(part) if part else 0)


def _value(slots: Mapping[str, tuple[str, Value]], *names: str) -> Value | None:
    return next((slots[name][1] for name in names if name in slots), None)


def _parts(slots: Mapping[str, tuple[str, Value]]) -> Parts | None:
    """Captured tokens as calendar parts; None when no calendar has such a date."""
    known: dict[str, Any] = {}
    for name, (kind, value) in slots.items():
        reader = READERS.get(kind)
        if reader:
            read = reader(str(value))
            if read is None:
                return None
            known |= read
        elif name in _PARTS:
            known[name] = value
    for name in ("era_before", "meridiem", "clock_word", "midday", "oclock", "part", "hhmm"):
        if name in slots:
            known = _adjusted(name, slots[name][1], known)
    if "yy" in slots and "year" not in known:
        short = int(slots["yy"][1])
        known["year"] = short + (1900 if short >= 30 else 2000)
    if "century_of" in slots:
        n = int(slots["century_of"][1])
        known["century"] = n - 1
    if "era_before" in slots and (unit := "decade" if "decade" in known else "century") in known:
        known = {unit: ~int(known[unit])}
    if "tens" in slots:
        known["decade"] = 190 + int(slots["tens"][1])
    if not _plausible(known):
        return None
    return on_year(Parts(**known)) if known else NOTHING


def _adjusted(name: str, value: Value, known: dict[str, Any]) -> dict[str, Any]:
    if name == "era_before" and known.keys() & {"decade", "century"}:
        return known
    if name == "era_before":
        return {**known, "year": 1 - int(known.get("year", 1))}
    if name in {"clock_word", "midday"}:
        return {**known, "hour": int(value), "minute": 0}
    if name == "hhmm":
        hour, minute = divmod(int(value), 100)
        return known | {"hour": hour, "minute": minute}
    if name == "oclock":
        return {"minute": 0, **known}
    if name == "part" and known.get("hour") is None:
        return known
    if name == "part":
        # "8 in the evening": the part says which half of the day, and is said no more.
        known = {k: v for k, v in known.items() if k != "part"}
        late = value in _AFTERNOON and int(known["hour"]) < 12
        return {"minute": 0, **known, "hour": int(known["hour"]) + 12 * late}
    hour = int(known.get("hour", 0)) % 12 + int(value)
    return {"minute": 0, **known, "hour": hour}


def _plausible(known: dict[str, Any]) -> bool:
    day, month, year = known.get("day"), known.get("month"), known.get("year")
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None and month is not None:
        longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
        if day > longest:
            return False
        if year is not None and day == 29 and month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
            return False
    minute = int(known.get("minute", 0))
    seconds = (int(known.get("hour", 0)) * 60 + minute) * 60 + int(known.get("second", 0))
    return minute < 60 and known.get("second", 0) < 60 and seconds <= 24 * 3600
