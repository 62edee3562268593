"""TIMEX3 values: printed and read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal import intervals
from chrono.temporal.intervals import DAY, Grain, Interval, on
from chrono.temporal.meaning import Parts
from chrono.temporal.timex3 import PARTS_OF_DAY, SEASONS, interval_of, parse_day, parts_of, value_of

DAYS = st.integers(-1_500_000, 3_600_000).map(lambda day: Interval(day * DAY, (day + 1) * DAY))
NAMED = [Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR]
CLOCKS = st.tuples(st.integers(0, 23), st.none() | st.integers(0, 59), st.none() | st.integers(0, 59))
SEASON_NAMES = st.sampled_from(sorted(SEASONS))


def printed(interval: Interval) -> str:
    return value_of(parts_of(interval))


@given(DAYS, st.sampled_from(NAMED))
def test_units_come_back(day: Interval, grain: Grain) -> None:
    unit = intervals.this(day, grain)
    assert interval_of(printed(unit)) == unit


@given(st.integers(1, 3_600_000), st.sampled_from([Grain.DECADE, Grain.CENTURY]))
def test_decades_and_centuries_after_christ_come_back(day: int, grain: Grain) -> None:
    unit = intervals.this(Interval(day * DAY, (day + 1) * DAY), grain)
    if unit.year > 0:
        assert interval_of(printed(unit)) == unit


@given(DAYS, CLOCKS)
def test_clock_times_come_back(day: Interval, clock: tuple[int, int | None, int | None]) -> None:
    hour, minute, second = clock
    instant = intervals.at(day, hour, minute, None if minute is None else second)
    assert interval_of(printed(instant)) == instant


@given(st.integers(-4000, 9990), SEASON_NAMES)
def test_seasons_come_back(year: int, season: str) -> None:
    value = value_of(Parts(year=year, season=season))
    interval = interval_of(value)
    assert interval is not None
    assert printed(interval) == value


@given(DAYS, st.sampled_from(sorted(PARTS_OF_DAY)))
def test_parts_of_the_day_come_back(day: Interval, part: str) -> None:
    value = value_of(parts_of(day, Parts(part=part)))
    interval = interval_of(value)
    assert interval is not None
    assert printed(interval) == value


@given(DAYS)
def test_weekends_come_back(day: Interval) -> None:
    week = printed(intervals.this(day, Grain.WEEK))
    weekend = interval_of(f"{week}-WE")
    assert weekend is not None
    assert intervals.weekday(weekend) == 5
    assert printed(weekend) == f"{week}-WE"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-12-01", "2025-12-01", "2025-12-01"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-W49", "2025-12-01", "2025-12-07"),
        ("2025-W49-WE", "2025-12-06", "2025-12-07"),
        ("2025-W49-5", "2025-12-05", "2025-12-05"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-WI", "2025-12-01", "2026-02-28"),
        ("197", "1970-01-01", "1979-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2025-12-02T15:30", "2025-12-02", "2025-12-02"),
        ("2025-12-02T15:30Z", "2025-12-02", "2025-12-02"),
        ("2025-12-02TNI", "2025-12-02", "2025-12-03"),
        ("0079", "0079-01-01", "0079-12-31"),
    ],
)
def test_values_name_their_days(value: str, first: str, last: str) -> None:
    interval = interval_of(value)
    assert interval is not None
    assert (str(interval.first_day), str(interval.last_day)) == (first, last)


def test_years_before_christ() -> None:
    assert interval_of("BC0001") == on(0)
    assert interval_of("BC0264") == on(-263)
    assert interval_of("BC0044-03-15") == on(-43, 3, 15)


@pytest.mark.parametrize(
    "value",
    [
        "", "X", "XXXX-12-19", "P3Y", "PT36H", "PXM", "PRESENT_REF", "XXXX-WXX-1", "2025-13", "2025-00", "2025-02-30",
        "2025-W00", "2025-W54", "2025-W53", "2025-Q5", "2025-H3", "2025-XX", "2025-12-02T25", "2025-12-02T24:30",
        "2025-12-02T12:60", "2025-12T12:00", "2025TNI", "BC0000", "BC", "20250", "2025-12-02 ", "2025-12-02T", "-198",
        "\0", "\ud800", "2025-12-0²",
    ],
)  # fmt: skip
def test_values_that_name_no_stretch_of_time(value: str) -> None:
    assert interval_of(value) is None


@given(st.text(alphabet="0123456789XWQHSPUFATBC-:TZ+NIEMOD٣²", max_size=24) | st.text(max_size=30))
def test_no_value_is_an_error(value: str) -> None:
    interval = interval_of(value)
    assert interval is None or interval.start < interval.end
    parse_day(value)


@given(st.dates(date(1000, 1, 1)))
def test_days_are_parsed(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f" {day:%Y%m%d}T12:00") == day
    assert parse_day(f"{day.isoformat()}T12:00:00+02:00") == day


@pytest.mark.parametrize("text", ["2025-02-30", "2025-13-01", "0000-01-01", "25-12-02", "20251202345", "", "soon"])
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("parts", "value", "first", "last"),
    [
        (Parts(decade=~47), "BC047", -478, -469),
        (Parts(century=~3), "BC03", -398, -299),
        (Parts(decade=197), "197", 1970, 1979),
    ],
)
def test_decades_and_centuries_before_christ(parts: Parts, value: str, first: int, last: int) -> None:
    interval = interval_of(value)
    assert value_of(parts) == value
    assert interval is not None
    assert (interval.start, interval.end) == (on(first).start, on(last).end)
    assert printed(interval) == value
