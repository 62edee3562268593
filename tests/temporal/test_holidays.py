"""Feasts that move: known dates of Easter, nth weekdays, and rules that are none."""

from __future__ import annotations

import pytest

from chrono.temporal.holidays import day_of, is_movable, on_year
from chrono.temporal.lexicon import load
from chrono.temporal.meaning import Parts

from .saying import values


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1818, "1818-03-22"),
        (1916, "1916-04-23"),
        (1943, "1943-04-25"),
        (1954, "1954-04-18"),
        (2000, "2000-04-23"),
        (2008, "2008-03-23"),
        (2025, "2025-04-20"),
        (2038, "2038-04-25"),
    ],
)
def test_easter(year: int, easter: str) -> None:
    assert str(day_of("easter", year).first_day) == easter


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("11-4-4", 2012, "2012-11-22"),
        ("11-4-4", 2013, "2013-11-28"),
        ("09-1-1", 2012, "2012-09-03"),
        ("05--1-1", 2013, "2013-05-27"),
        ("05--1-1", 2021, "2021-05-31"),
        ("easter-2", 1998, "1998-04-10"),
        ("easter+1", 1916, "1916-04-24"),
    ],
)
def test_movable_feasts(rule: str, year: int, day: str) -> None:
    assert is_movable(rule)
    assert str(day_of(rule, year).first_day) == day


def test_what_is_no_rule() -> None:
    assert not is_movable("12-25")
    with pytest.raises(ValueError, match="no rule"):
        day_of("12-25", 2012)


def test_every_feast_of_the_word_file_has_a_day() -> None:
    feasts = {str(kinds["holiday"]) for rest in load().phrases.values() for _, kinds in rest if "holiday" in kinds}
    for rule in filter(is_movable, feasts):
        assert on_year(Parts(year=2024, feast=rule)).day
    assert sum(map(is_movable, feasts)) >= 10


def test_a_feast_without_a_year_takes_the_one_that_the_tense_tells() -> None:
    assert values("They met on Thanksgiving.") == ["2025-11-27"]
    assert values("They will meet on Thanksgiving.") == ["2025-11-27"]  # five days ago, and not a year ahead
    assert values("They will meet on Easter Monday.") == ["2026-04-06"]
    assert values("They met on Good Friday.", None) == ["XXXX-XX-XX"]
    assert values("on Easter morning", None) == ["XXXX-XX-XXTMO"]
