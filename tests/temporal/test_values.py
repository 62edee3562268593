"""Every value that tagging makes can be read back, and prints itself: proved on made-up English."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chrono.temporal import intervals
from chrono.temporal.composing import period_of
from chrono.temporal.intervals import Grain, Interval, from_date
from chrono.temporal.timex3 import Timex, interval_of, parts_of, value_of

from .phrasing import EXPRESSIONS, TEXTS
from .saying import tagged, values

THIRDS = {"START": 0, "MID": 1, "END": 2}
REFERENCES = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
LENGTH = re.compile(r"P(?P<time>T)?(?P<n>X|\d+(?:\.\d+)?)(?P<unit>[A-Z]+)(?:(?P<more>\d+)(?P<smaller>[MS]))?")
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter", "DE": "decade", "CE": "century"}
CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
SMALLER = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60)}
ZONE = re.compile(r"(T\d\d[\d:]*)(?:Z|[+-]\d\d:?\d\d)")
DCTS = st.one_of(
    st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(from_date), st.dates(date(1, 1, 1)).map(from_date)
)


def printed_again(length: str) -> str:
    """The value of a length, read and printed: `P2Y6M` is two and a half years."""
    found = LENGTH.fullmatch(length)
    assert found, length
    unit = (CLOCK_UNITS if found["time"] else UNITS)[found["unit"]]
    if found["n"] == "X":
        return period_of(None, unit)
    amount = Fraction(found["n"])
    if found["more"]:
        letter, count = SMALLER[found["unit"]]
        assert letter == found["smaller"]
        amount += Fraction(int(found["more"]), count)
    return period_of(amount, unit)


def filled(value: str) -> str:
    """A value with something in the place of its X's."""
    if value in {"XX", "XXX"}:
        return "202"[: len(value)]
    return value.replace("XXXX", "2024").replace("WXX", "W01").replace("QX", "Q1").replace("-XX", "-01")


def prove(one: Timex) -> None:
    """What is claimed of every value."""
    if one.value in REFERENCES or one.value.startswith("P"):
        assert one.interval is None
        assert one.value in REFERENCES or printed_again(one.value) == one.value
        return
    assert one.type == "SET" or (one.type == "TIME") == ("T" in one.value)
    if "X" in one.value:
        assert one.interval is None
        assert interval_of(filled(one.value)) is not None
        return
    interval = interval_of(one.value)
    assert interval is not None
    assert printed(interval) == plainly(one.value)
    whole = one.mod not in THIRDS or interval.grain.rank < Grain.DAY.rank
    assert one.interval == (interval if whole else intervals.third(interval, THIRDS[one.mod or ""]))


def printed(interval: Interval) -> str:
    return value_of(parts_of(interval))


def plainly(value: str) -> str:
    """A value as its interval prints it: the zone is none of it, and midnight is the next day's first minute."""
    value = ZONE.sub(r"\1", value)
    if value.endswith("T24:00"):
        day = interval_of(value.removesuffix("T24:00"))
        assert day is not None
        return printed(intervals.at(intervals.shift(day, 1, Grain.DAY), 0, 0))
    return value


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(TEXTS, DCTS)
def test_every_value_parses_back_and_prints_itself(text: str, dct: Interval | None) -> None:
    for one in tagged(text, dct):
        prove(one)


def test_most_made_up_expressions_are_found() -> None:
    """Else the proofs above would prove nothing."""
    seen: list[bool] = []

    @settings(max_examples=300, database=None, derandomize=True)
    @given(EXPRESSIONS)
    def look(expression: str) -> None:
        seen.append(bool(tagged(f"They met in {expression}.")))

    look()
    assert sum(seen) > 0.85 * len(seen)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567.5 seconds", "PT1234567.5S"),
        ("3 1/3 weeks", "P3.333333W"),
        ("Christmas evening", "BC0001-12-25TEV"),
    ],
)
def test_values_without_exponents_and_before_christ(text: str, value: str) -> None:
    (one,) = tagged(text, intervals.on(1, 1, 4))
    assert one.value == value
    prove(one)


def test_there_is_no_clock_time_behind_midnight() -> None:
    assert values("At 24:00 it ended.") == ["2025-12-02T24:00"]
    assert values("The code is 24:49:45.") == values("The code is 24:30.") == values("Set it to 12:30:75.") == []


def test_a_clock_time_beside_a_week_is_no_part_of_it() -> None:
    assert values("They meet in the week of June 15, at 3:00 am.")[0] == "2025-W24"
    assert values("They meet in the week of June 15, 3:00 am.")[0] == "2025-W24"
