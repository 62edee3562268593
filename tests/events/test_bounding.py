"""Times that only bound what happens: until, not until, before, since. The sentences are ours."""

from __future__ import annotations

from datetime import date

import pytest

from events.telling import only, told


@pytest.mark.parametrize(
    ("sentence", "value", "said", "throughout"),
    [
        ("The mill will stay shut until December 20.", "2025-12-02/2025-12-20", "planned", True),
        ("The mill stays shut until December 20.", "2025-12-02/2025-12-20", "planned", True),
        ("The fire would halt the mill until at least December 20.", "2025-12-02/2025-12-20", "possible", True),
        ("The road will be closed through December 20.", "2025-12-02/2025-12-20", "planned", True),
        ("The mill did not resume work until Monday.", "2025-12-01", "actual", False),
        ("The mill didn't reopen until Monday.", "2025-12-01", "actual", False),
        ("The mill will not resume work until Monday.", "2025-12-08", "planned", False),
        ("The mill would not resume work until Monday.", "2025-12-08", "possible", False),
        ("The mill did not resume work on Monday.", "2025-12-01", "negated", False),
        ("The vote was postponed until Monday.", "2025-12-08", "planned", False),
        ("The bridge will reopen before the spring of 2027.", "2025-12-02/2027-02-28", "planned", False),
        ("The mill will pay by December 20.", "2025-12-20", "planned", False),
        ("Ina Holt had led the mill since 2018.", "2018/2025-12-02", "actual", True),
        ("Ina Holt has led the mill since at least 2018.", "2018/2025-12-02", "actual", True),
        ("Since 2018, Ina Holt had led the mill.", "2018/2025-12-02", "actual", True),
        ("Ola Berg ruled the island from 1990 until 1999.", "1990/1999", "actual", True),
    ],
)
def test_what_a_bound_dates(sentence: str, value: str, said: str, throughout: bool) -> None:
    found = only(sentence)
    assert (found.value, found.factuality, found.throughout) == (value, said, throughout)


def test_the_days_of_what_lasts_until_a_day_to_come() -> None:
    interval = only("The mill will stay shut until December 20.").interval
    assert interval is not None
    assert (interval.first_day, interval.last_day) == (date(2025, 12, 2), date(2025, 12, 20))


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge will not reopen before the spring of 2027.",
        "The bridge was sold before 2010.",
        "The ban on fishing until May 2019 angered the town.",
        "Ina Holt, director since 2018, resigned.",
        "Ina Holt, director of the mill until May 2019, resigned.",
    ],
)
def test_what_has_no_known_time(sentence: str) -> None:
    assert told(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The mill did not resume work until Monday.", "The mill did not resume work until then"),
        ("Ola Berg ruled the island until May 1999.", "Ola Berg ruled the island until then"),
        ("The mill will stay shut until December 20.", "The mill will stay shut"),
        ("Repairs will take until at least December 20.", "Repairs will take"),
    ],
)
def test_a_label_says_so_where_the_time_is_the_end(sentence: str, label: str) -> None:
    assert only(sentence).label == label


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ina Holt resigned on Friday. She had led the mill since 2018.", "2018/2025-11-28"),
        ("Ina Holt resigned on Friday.\n\nThe board met her.\n\nHolt had led the mill since 2018.", "2018/2025-11-28"),
        ("The mill burned down on Friday. It had been shut since May 2018.", "2018-05/2025-11-28"),
        ("Ina Holt said on Friday that the mill had been shut since May 2018.", "2018-05/2025-11-28"),
        # Up to now; up to a day that is not after the beginning; up to a day to come.
        ("Ola Berg resigned on Friday. Ina Holt has led the mill since 2018.", "2018/2025-12-02"),
        ("The mill burned down in 2018. It had been shut since 2018.", "2018/2025-12-02"),
        ("Ina Holt will resign on Friday. She had led the mill since 2018.", "2018/2025-12-02"),
    ],
)
def test_what_had_lasted_lasted_up_to_the_time_that_is_told_of(text: str, value: str) -> None:
    found = next(m for m in told(text) if "/" in m.value)
    assert (found.value, found.throughout) == (value, True)
    assert found.interval is not None
    assert str(found.interval.last_day) == value.partition("/")[2]


def test_without_the_article_s_date_only_the_beginning_is_known() -> None:
    found = only("Ina Holt had led the mill since 2018.", None)
    assert (found.value, found.throughout, found.label) == ("2018", False, "Ina Holt had led the mill since then")


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The party lost its seats before the May 2019 elections.", "elections"),
        ("The blast happened shortly before 9 a.m. on Monday.", "happened"),
    ],
)
def test_before_something_that_has_a_time_or_before_a_minute_bounds_nothing(sentence: str, trigger: str) -> None:
    assert trigger in {m.trigger for m in told(sentence) if m.interval is not None}
