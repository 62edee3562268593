"""The algebra of intervals, against `datetime` where that reaches and against itself beyond."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal import intervals
from chrono.temporal.intervals import DAY, Grain, Interval, on

YEARS = st.integers(-5000, 9999)
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))
DAYS = st.integers(-2_000_000, 3_600_000).map(lambda day: Interval(day * DAY, (day + 1) * DAY))
ALIGNED = [grain for grain in Grain if grain is not Grain.PART]
GRAINS = st.sampled_from(ALIGNED)
UNITS = DAYS.flatmap(lambda day: GRAINS.map(lambda grain: intervals.this(day, grain)))
TUESDAY = on(2025, 12, 2)


@given(YEARS, st.integers(1, 12), st.integers(1, 31))
def test_civil_undoes_days_from_civil(year: int, month: int, day: int) -> None:
    day = min(day, intervals.month_length(year, month))
    assert intervals.civil(intervals.days_from_civil(year, month, day) * DAY) == (year, month, day)


@given(st.integers(-2_000_000, 3_650_000), st.integers(0, DAY - 1))
def test_days_from_civil_undoes_civil(days: int, second: int) -> None:
    assert intervals.days_from_civil(*intervals.civil(days * DAY + second)) == days


@given(DATES)
def test_days_are_those_of_datetime(day: date) -> None:
    one = intervals.from_date(day)
    assert one.start == (day - date(1, 1, 1)).days * DAY
    assert (one.first_day, one.last_day, one.year) == (day, day, day.year)
    assert intervals.weekday(one) == day.weekday()


@given(DATES)
def test_weeks_are_those_of_iso_8601(day: date) -> None:
    week = intervals.this(intervals.from_date(day), Grain.WEEK)
    assert week.start == ((day - date(1, 1, 1)).days - day.weekday()) * DAY
    assert week.end - week.start == 7 * DAY


@pytest.mark.parametrize(
    ("year", "february"), [(2024, 29), (2025, 28), (1900, 28), (2000, 29), (0, 29), (-100, 28), (-4, 29)]
)
def test_leap_years(year: int, february: int) -> None:
    assert intervals.month_length(year, 2) == february
    whole = on(year)
    assert (whole.end - whole.start) // DAY == 337 + february


@given(YEARS)
def test_the_months_make_the_year(year: int) -> None:
    months = [on(year, month) for month in range(1, 13)]
    assert months[0].start == on(year).start
    assert months[-1].end == on(year).end == on(year + 1).start
    assert all(a.end == b.start for a, b in pairwise(months))


@given(DAYS, st.integers(-5000, 5000), st.sampled_from([Grain.DAY, Grain.WEEK]))
def test_there_and_back(day: Interval, amount: int, grain: Grain) -> None:
    assert intervals.shift(intervals.shift(day, amount, grain), -amount, grain) == day


@given(YEARS, st.integers(1, 12), st.integers(-500, 500), st.sampled_from([Grain.MONTH, Grain.QUARTER, Grain.YEAR]))
def test_there_and_back_by_months(year: int, month: int, amount: int, grain: Grain) -> None:
    unit = on(year, month)
    assert intervals.shift(intervals.shift(unit, amount, grain), -amount, grain) == unit


@given(DATES.filter(lambda day: 10 < day.year < 9990), st.integers(-3000, 3000))
def test_shift_by_days_is_that_of_datetime(day: date, amount: int) -> None:
    assert intervals.shift(intervals.from_date(day), amount, Grain.DAY) == intervals.from_date(day + timedelta(amount))


@given(DAYS, GRAINS)
def test_this_holds_the_first_instant(day: Interval, grain: Grain) -> None:
    unit = intervals.this(day, grain)
    assert unit.grain is grain
    assert unit.start <= day.start < unit.end
    assert intervals.this(unit, grain) == unit


@given(DAYS, GRAINS, GRAINS)
def test_a_finer_unit_lies_in_the_coarser(day: Interval, a: Grain, b: Grain) -> None:
    fine, coarse = sorted((a, b), key=lambda grain: grain.rank)
    if fine is not Grain.WEEK:  # a week may lie in two years
        assert intervals.this(day, coarse).contains(intervals.this(day, fine))


@given(DAYS, GRAINS, st.integers(-300, 300))
def test_steps_meet(day: Interval, grain: Grain, amount: int) -> None:
    """ "Next week" starts where "this week" ends."""
    assert intervals.step(day, amount, grain).end == intervals.step(day, amount + 1, grain).start


@given(DAYS, st.integers(0, 6))
def test_weekdays(day: Interval, wanted: int) -> None:
    before, after = intervals.last_weekday(day, wanted), intervals.next_weekday(day, wanted)
    within = intervals.weekday_of(day, wanted)
    assert {intervals.weekday(one) for one in (before, after, within)} == {wanted}
    assert 1 <= (day.start - before.start) // DAY <= 7
    assert 1 <= (after.start - day.start) // DAY <= 7
    assert intervals.this(day, Grain.WEEK).contains(within)


@given(UNITS, UNITS)
def test_intersect_and_union(a: Interval, b: Interval) -> None:
    shared = intervals.intersect(a, b)
    assert shared == intervals.intersect(b, a)
    assert (shared is not None) is a.meets(b)
    if shared:
        assert a.contains(shared)
        assert b.contains(shared)
    first, last = sorted((a, b), key=lambda one: (one.start, one.end))
    if first.start <= last.end:
        whole = intervals.union(first, last)
        assert (whole.start, whole.end) == (first.start, last.end)


@given(UNITS.filter(lambda unit: unit.grain.rank >= Grain.DAY.rank))
def test_thirds_make_the_whole(whole: Interval) -> None:
    parts = [intervals.third(whole, which) for which in range(3)]
    assert (parts[0].start, parts[2].end) == (whole.start, whole.end)
    assert parts[0].end == parts[1].start
    assert parts[1].end == parts[2].start
    assert all(part.start < part.end for part in parts)


@pytest.mark.parametrize(
    ("start", "amount", "grain", "expected"),
    [
        (on(2025, 1, 31), 1, Grain.MONTH, on(2025, 2, 28)),
        (on(2024, 1, 31), 1, Grain.MONTH, on(2024, 2, 29)),
        (on(2024, 2, 29), 1, Grain.YEAR, on(2025, 2, 28)),
        (on(2024, 2, 29), -4, Grain.YEAR, on(2020, 2, 29)),
        (on(1, 1, 1), -1, Grain.DAY, on(0, 12, 31)),
        (on(1), -1, Grain.YEAR, on(0)),
        (on(2025, 12, 31), 1, Grain.DAY, on(2026, 1, 1)),
        (on(2025, 11), 3, Grain.MONTH, on(2026, 2)),
    ],
)
def test_ends_of_months_and_of_eras(start: Interval, amount: int, grain: Grain, expected: Interval) -> None:
    assert intervals.shift(start, amount, grain) == expected


def test_phrases_of_the_docstrings() -> None:
    assert on(2025).contains(on(2025, 12))  # 2025 contains December 2025
    assert on(2025, 12).meets(on(2025, 12, 1))
    assert not on(2025, 12).meets(on(2026, 1))
    assert intervals.shift(TUESDAY, 2, Grain.DAY) == on(2025, 12, 4)  # two days later
    assert intervals.step(TUESDAY, -1, Grain.WEEK) == intervals.this(on(2025, 11, 24), Grain.WEEK)  # last week
    assert intervals.next_weekday(TUESDAY, 0) == on(2025, 12, 8)  # next Monday
    assert intervals.last_weekday(TUESDAY, 0) == on(2025, 12, 1)  # last Monday
    assert intervals.last_weekday(TUESDAY, 1) == on(2025, 11, 25)
    from_to = intervals.union(on(2022, 1), on(2025, 7))  # from January 2022 to July 2025
    assert (from_to.first_day, from_to.last_day) == (date(2022, 1, 1), date(2025, 7, 31))
    early = intervals.third(on(2026), 0)  # early 2026
    assert (early.first_day, early.last_day) == (date(2026, 1, 1), date(2026, 4, 30))
    late = intervals.third(on(2025, 5), 2)  # late May
    assert (late.first_day, late.last_day) == (date(2025, 5, 21), date(2025, 5, 31))
    half_past_three = intervals.at(TUESDAY, 15, 30)  # Tuesday, 15:30
    assert (half_past_three.start - TUESDAY.start, half_past_three.grain) == (55_800, Grain.MINUTE)


def test_before_the_year_1() -> None:
    assert on(-263).year == -263
    assert (on(-263).first_day, on(-263).start_datetime) == (None, None)
    assert intervals.weekday(on(1, 1, 1)) == 0
    assert intervals.weekday(on(0, 12, 31)) == 6


@pytest.mark.parametrize("wrong", [(2025, 0), (2025, 13), (2025, 2, 29), (2025, 4, 31), (2025, 1, 0)])
def test_dates_that_do_not_exist(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        on(*wrong)


def test_an_interval_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Interval(1, 0)
    with pytest.raises(ValueError, match="cannot end"):
        intervals.union(on(2025), on(2023))
