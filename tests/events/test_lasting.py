"""Durations: how long, whether it is known when, and whether what happens fills the time."""

from __future__ import annotations

from datetime import date

import pytest

from events.telling import DCT, told


@pytest.mark.parametrize(
    ("sentence", "value", "first", "last", "throughout"),
    [
        ("Prices have risen for two years.", "2023/2025-12-02", (2023, 1, 1), (2025, 12, 2), True),
        ("In the past three months, prices rose.", "2025-09/2025-12-02", (2025, 9, 1), (2025, 12, 2), False),
        ("Prices rose in the last 24 hours.", "2025-12-01/2025-12-02", (2025, 12, 1), (2025, 12, 2), False),
        ("The bridge will be built within two years.", "2025-12-02/2027", (2025, 12, 2), (2027, 12, 31), False),
        ("Talks will resume in the next two weeks.", "2025-12-02/2025-12-15", (2025, 12, 2), (2025, 12, 21), False),
        ("The road has been closed since 2014.", "2014/2025-12-02", (2014, 1, 1), (2025, 12, 2), True),
        ("The army held the town throughout 2014.", "2014", (2014, 1, 1), (2014, 12, 31), True),
        ("The army held the town in 2014.", "2014", (2014, 1, 1), (2014, 12, 31), False),
        ("The siege lasted from May 2014 to June 2015.", "2014-05/2015-06", (2014, 5, 1), (2015, 6, 30), True),
    ],
)
def test_where_a_duration_lies(
    sentence: str, value: str, first: tuple[int, int, int], last: tuple[int, int, int], throughout: bool
) -> None:
    found = max(told(sentence), key=lambda m: m.confidence)
    assert found.interval is not None
    assert (found.value, found.throughout) == (value, throughout)
    assert (found.interval.first_day, found.interval.last_day) == (date(*first), date(*last))


def test_how_long_is_not_when() -> None:
    found = told("The siege lasted for three days.")[0]
    assert (found.value, found.interval, found.throughout) == ("P3D", None, True)


def test_a_saying_fills_no_time() -> None:
    assert not any(m.throughout for m in told("Critics have warned for two years that the dam would break."))


def test_a_duration_lies_where_a_date_of_its_verb_says() -> None:
    found = told("The council met for three hours on Monday.")
    assert {m.timex_text: m.value for m in found} == {"three hours": "2025-12-01", "Monday": "2025-12-01"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The town fell three days after the vote.",  # a distance
        "The road was closed for months.",  # how many?
        "The minister will travel to Rome for two days.",  # when?
        "The dam would break in three days.",
        "The man was an engineer for three years.",  # nothing happens
    ],
)
def test_what_dates_nothing(sentence: str) -> None:
    assert not [m for m in told(sentence) if m.timex_text is not None]


def test_without_the_article_s_date_only_the_length_is_known() -> None:
    assert {m.interval for m in told("Prices rose in the past three months.", None)} == {None}
    assert told("Prices rose in the past three months.", DCT)[0].interval is not None


def test_now_and_every_day_are_implied_and_only_when_asked_for() -> None:
    text = "The army is now attacking the town. Rebels shell it every day. It recently shelled a bridge."
    assert told(text) == ()
    found = told(text, implied=True)
    assert {m.timex_text: m.trigger for m in found} == {"now": "attacking", "every day": "shell", "recently": "shelled"}
    assert all(m.implied for m in found)
    assert {m.timex_text: m.interval is None for m in found} == {"now": False, "every day": True, "recently": True}


@pytest.mark.parametrize(
    ("sentence", "trigger", "value"),
    [
        ("Farmers held a two-day rally in Lima.", "rally", "P2D"),
        ("Lund spent six days at sea.", "spent", "P6D"),
        ("The boy clung to a raft for two days.", "clung", "P2D"),
        ("The plan took three months.", "took", "P3M"),
        ("The envoys left after three days of talks.", "talks", "P3D"),
    ],
)
def test_how_long_it_lasted_is_told_without_a_date(sentence: str, trigger: str, value: str) -> None:
    assert [(m.trigger, m.value) for m in told(sentence) if m.interval is None and m.told_with is None] == [
        (trigger, value)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shares hit a five-year low.",
        "The treasury sold a ten-year bond.",
        "The council backed a two-year plan.",
        "One day Lund climbed the hill.",
    ],
)
def test_the_length_of_something_else_is_no_event(sentence: str) -> None:
    assert told(sentence) == ()
