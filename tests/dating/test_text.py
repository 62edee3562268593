"""Dates that only the text gives: pins, weekdays, floors; and the years that it leaves open."""

from __future__ import annotations

from datetime import date

import pytest

from chrono.dating.constraints import constraints
from chrono.dating.evidence import Agrees, NotBefore, Passed, Pin
from chrono.temporal.recognizing import recognize

from .telling import dated

FLOOR = "The dam was finished in July 2025. "


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council meets today, December 2.", date(2025, 12, 2)),
        ("The council met yesterday, on 1 December.", date(2025, 12, 2)),
        ("The council meets tomorrow, December 3.", date(2025, 12, 2)),
        ("The council meets today (December 2).", date(2025, 12, 2)),
        ("The council met on December 1, yesterday.", date(2025, 12, 2)),
        ("The council meets tomorrow, January 1.", date(2025, 12, 31)),
        ("The council met yesterday, December 31.", date(2026, 1, 1)),
    ],
)
def test_pins_fix_the_day(text: str, day: date) -> None:
    known = dated(FLOOR + text)
    assert (known.day, known.value, known.source) == (day, day.isoformat(), "text")
    assert (known.after, known.before) == (day, day)
    assert known.confidence >= 0.9
    assert f"written on {day.day} {day:%B}" in known.evidence[0]


def test_pins_across_a_year_s_end() -> None:
    text = FLOOR + "The council meets tomorrow, January 1."
    assert dated(text, today=date(2025, 12, 31)).day == date(2025, 12, 31)
    text = "The dam was finished in January 2026. The council met yesterday, December 31."
    assert dated(text).day == date(2026, 1, 1)


def test_a_pin_alone_leaves_the_year_open() -> None:
    assert dated("The council meets today, December 2.").value == "XXXX-12-02"
    assert dated("The council met yesterday, December 1.").value == "XXXX-12-02"
    assert dated("The council met yesterday, December 31.").value == "XXXX-01-01"


def test_a_weekday_leaves_some_years() -> None:
    known = dated("The council met on Monday, December 1. Nobody came.")
    assert known.day == date(2025, 12, 1)
    assert known.confidence < 0.8
    assert any("1 December is a Monday in" in note and "2014 and 2025" in note for note in known.evidence)


def test_a_weekday_and_a_floor_leave_one() -> None:
    known = dated(FLOOR + "The council met on Monday, December 1.")
    assert (known.day, known.after, known.before) == (date(2025, 12, 1), date(2025, 12, 1), None)
    assert known.confidence >= 0.8


def test_a_weekday_that_no_year_agrees_with() -> None:
    known = dated("The dam was finished in July 2025. They met yesterday, Tuesday, December 1.")
    assert (known.day, known.value) == (None, "XXXX-12-02")
    assert any("No year fits" in note for note in known.evidence)
    assert known.confidence < 0.3


def test_pins_that_contradict_each_other_date_nothing() -> None:
    known = dated(FLOOR + "They meet today, December 2. He spoke yesterday, December 5.")
    assert known.day is None
    assert dated(FLOOR + "They meet today, December 2. He spoke yesterday, December 1.").day == date(2025, 12, 2)


def test_a_floor_alone_is_a_bound() -> None:
    known = dated(FLOOR + "It holds.")
    assert (known.day, known.value, known.after, known.before) == (None, None, date(2025, 7, 1), None)
    assert known.source == "unknown"
    assert "July 2025" in known.evidence[0]


@pytest.mark.parametrize(
    "text",
    [
        "The dam will be finished in July 2025.",
        "The dam had to be finished by 2015.",
        "It was to stand until May 2031.",
    ],
)
def test_what_lies_ahead_is_no_floor(text: str) -> None:
    assert dated(text).after is None


def test_several_years_left_stay_open() -> None:
    known = dated("The broadcast was shown on December 19. He said little.")
    assert (known.day, known.value, known.source) == (None, "XXXX-12-19", "text")
    assert known.confidence < 0.5
    assert "Nothing in the article says of which year." in known.evidence


def test_nothing_known() -> None:
    known = dated("The council sat for a long time and parted.")
    assert (known.day, known.value, known.source, known.confidence) == (None, None, "unknown", 0.0)
    assert (known.after, known.before, known.evidence) == (None, None, ())


def test_the_bounds_of_a_collection() -> None:
    year = (date(1998, 1, 1), date(1998, 12, 31))
    known = dated("The broadcast was shown on December 19.", between=year)
    assert known.day == date(1998, 12, 19)
    assert known.before == date(1998, 12, 31)
    assert "1998 is the only year left." in known.evidence
    nothing = dated("The council sat and parted.", between=year)
    assert (nothing.day, nothing.after, nothing.before) == (None, *year)
    many = dated("They met on December 19.", between=(date(1998, 1, 1), date(2003, 12, 31)))
    assert (many.value, many.after, many.before) == ("XXXX-12-19", date(1998, 1, 1), date(2003, 12, 31))


def test_bounds_that_nothing_fits() -> None:
    known = dated("They meet today, December 19.", between=(date(1998, 1, 1), date(1998, 3, 1)))
    assert known.day is None
    assert dated("They meet today, December 19.", between=(date(1999, 1, 1), date(1998, 1, 1))).day is None


def test_without_inference_only_what_is_stated_counts() -> None:
    text = FLOOR + "The council meets today, December 2."
    known = dated(text, infer=False)
    assert (known.day, known.value, known.source, known.evidence) == (None, None, "unknown", ())
    assert dated(text, {"date": "2025-12-03"}, infer=False).day == date(2025, 12, 3)


def test_leap_days() -> None:
    known = dated("The dam was finished in July 2023. They meet today, February 29.")
    assert known.day == date(2024, 2, 29)
    assert "written on 29 February" in known.evidence[0]
    known = dated("The dam was finished in July 2023. They met yesterday, February 29.")
    assert known.day == date(2024, 3, 1)


def test_constraints_by_kind() -> None:
    text = (
        "They meet today, December 2. They met on Monday, December 1. It was finished in July 2025. "
        "It was begun in 2019. They will meet on December 14."
    )
    found = constraints(text, recognize(text))
    assert [type(one) for one in found] == [Pin, Passed, Agrees, NotBefore, NotBefore, Passed]
    assert found[0] == Pin(12, 2, 0, "“today, December 2” (sentence 1)")
    assert found[2] == Agrees(12, 1, 0, "“Monday, December 1” (sentence 2)")
    assert found[3] == NotBefore(date(2025, 7, 1), "“July 2025” (sentence 3)", fine=True)
    assert found[4] == NotBefore(date(2019, 1, 1), "“2019” (sentence 4)", fine=False)
    assert found[5] == Passed(12, 14, "“December 14” (sentence 5)", ahead=True)


@pytest.mark.parametrize(
    "text", ["today. December 2", "today and on December 2", "today, as on December 2", "now, December 2"]
)
def test_what_is_no_pin(text: str) -> None:
    assert not any(isinstance(one, Pin) for one in constraints(text, recognize(text)))
