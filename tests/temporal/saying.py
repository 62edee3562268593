"""Tagging in tests: a text's expressions and their values, on the rules' example date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.temporal.intervals import on
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

if TYPE_CHECKING:
    from chrono.temporal.intervals import Interval
    from chrono.temporal.timex3 import Timex

TUESDAY = on(2025, 12, 2)


def tagged(text: str, dct: Interval | None = TUESDAY) -> tuple[Timex, ...]:
    return resolve(recognize(text), text, dct)


def values(text: str, dct: Interval | None = TUESDAY) -> list[str]:
    return [one.value for one in tagged(text, dct)]


def said(text: str, dct: Interval | None = TUESDAY) -> list[tuple[str, str]]:
    """Each expression's words and value."""
    return [(one.text, one.value) for one in tagged(text, dct)]


def days(one: Timex) -> tuple[str, str]:
    """First and last day, inclusive, of an expression that has an interval."""
    assert one.interval is not None
    return str(one.interval.first_day), str(one.interval.last_day)
