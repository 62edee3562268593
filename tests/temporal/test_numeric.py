"""Dates in figures: which number is the day, for an article as a whole; both readings where nothing says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .saying import tagged, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Built on 03/04/2025, opened on 25/04/2025.", ["2025-04-03", "2025-04-25"]),
        ("Opened on 25/04/2025, built on 03/04/2025.", ["2025-04-25", "2025-04-03"]),
        ("Built on 03/04/2025, opened on 04/25/2025.", ["2025-03-04", "2025-04-25"]),
        ("From 03/04/2025 to 25/04/2025 it stood.", ["2025-04-03", "2025-04-25"]),
        ("At 10:30 on 03/04/2025, not on 25/04/2025.", ["2025-04-03T10:30", "2025-04-25"]),
        ("Built on 03/04/2025, opened on 25/04/2025, sold on 04/25/2025.", ["2025", "2025-04-25", "2025-04-25"]),
        ("Built on 03/04/2025, opened on 05/05/2025.", ["2025", "2025-05-05"]),
        ("Built on 03/04/2025, opened on 25.4.2025.", ["2025", "2025-04-25"]),
        ("Built on 03/04/2025.", ["2025"]),
        ("Built on 31/04/2025, opened on 03/04/2025.", ["2025"]),
    ],
)
def test_one_date_settles_the_others(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_both_readings_are_kept() -> None:
    (one,) = tagged("Built on 03/04/2025.")
    assert one.anchor == "3 April 2025 or 4 March 2025, nothing says which"
    assert one.interval is not None
    assert (str(one.interval.first_day), str(one.interval.last_day)) == ("2025-01-01", "2025-12-31")


@given(st.dates(), st.dates(), st.booleans())
def test_no_day_and_month_are_ever_taken_for_each_other(one: date, other: date, day_first: bool) -> None:
    pattern = "{0.day:02}/{0.month:02}/{0.year:04}" if day_first else "{0.month:02}/{0.day:02}/{0.year:04}"
    text = f"It stood on {pattern.format(one)}. It fell on {pattern.format(other)}."
    for day, value in zip((one, other), values(text), strict=False):
        if min(one.year, other.year) >= 1000:
            assert value in (day.isoformat(), f"{day.year:04}")
            assert value == day.isoformat() or max(one.day, other.day) <= 12
