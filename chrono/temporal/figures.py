"""Tokens written in figures as parts of a date: "12:30", "12.30", "2025-12-02", "25/12/2024", "1990s"; holidays too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.temporal.holidays import is_movable

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _read_clock(text: str) -> dict[str, Any] | None:
    numbers = [int(part) for part in text.split(":")]
    return dict(zip(("hour", "minute", "second"), numbers, strict=False)) if numbers[0] <= 24 else None


def _read_pointed_clock(text: str) -> dict[str, Any] | None:
    """ "12.30" as a time; "12.5" and "1,500" are none."""
    hour, point, minute = text.partition(".")
    if not point or len(minute) != 2 or not (hour + minute).isdecimal() or int(hour) > 24:
        return None
    return {"hour": int(hour), "minute": int(minute)}


def _read_isodate(text: str) -> dict[str, Any] | None:
    year, month, day = (int(part) for part in text.split("-"))
    return {"year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _read_numdate(text: str) -> dict[str, Any] | None:
    """12/25/2025 and 25.12.2025 can be read one way only; 02/12/2025 is a day of 2025 that nobody can name."""
    first, second, year = (int(part) for part in text.replace(".", "/").split("/"))
    if year < 100:
        return None
    if first == second or (first > 12 >= second) or "." in text:
        day, month = first, second
    elif second > 12 >= first:
        day, month = second, first
    else:
        return {"year": year} if 1 <= first <= 12 and 1 <= second <= 12 else None
    return {"year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _read_decade(text: str) -> dict[str, Any]:
    digits = "".join(c for c in text if c.isdigit())
    return {"decade": int(digits) // 10 if len(digits) > 2 else 190 + int(digits) // 10}


def _read_holiday(text: str) -> dict[str, Any] | None:
    if is_movable(text):
        return {"feast": text}
    month, _, day = text.partition("-")
    return {"month": int(month), "day": int(day)} if day else None


READERS: dict[str, Callable[[str], dict[str, Any] | None]] = {
    "clock": _read_clock,
    "hour_clock": _read_clock,
    "amount": _read_pointed_clock,
    "isodate": _read_isodate,
    "named_day": _read_isodate,
    "numdate": _read_numdate,
    "decade": _read_decade,
    "old_decade": _read_decade,
    "holiday": _read_holiday,
}
