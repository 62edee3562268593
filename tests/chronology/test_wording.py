from __future__ import annotations

import pytest

from chrono.chronology.wording import when
from chrono.temporal.intervals import union
from chrono.temporal.timex3 import interval_of


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("2025-12-01", None, "1 Dec 2025"),
        ("2014", None, "in 2014"),
        ("2026", "START", "early 2026"),
        ("2026", "MID", "mid-2026"),
        ("1990-03", "APPROX", "about Mar 1990"),
        ("2025-12", None, "Dec 2025"),
        ("2025-W49", None, "week of 1 Dec 2025"),
        ("2025-W49-WE", None, "weekend of 6 Dec 2025"),
        ("2025-Q3", None, "Q3 2025"),
        ("2025-H2", None, "H2 2025"),
        ("2014-SU", None, "summer 2014"),
        ("2025-WI", None, "winter 2025"),
        ("197", None, "1970s"),
        ("20", None, "21st century"),
        ("18", None, "19th century"),
        ("2025-12-02T15:30", None, "2 Dec 2025, 15:30"),
        ("2025-12-02T15", None, "2 Dec 2025, 15:00"),
        ("2025-12-02TMO", None, "2 Dec 2025, morning"),
        ("2025-12-02TNI", None, "2 Dec 2025, night"),
        ("XXXX-12-19", None, "19 December, year unknown"),
        ("XXXX-12", None, "December, year unknown"),
        ("XXXX-WXX-1", None, "undated"),
        ("BC0264", None, "264 BC"),
    ],
)
def test_a_value_in_words(value: str, mod: str | None, words: str) -> None:
    assert when(value, interval_of(value), mod) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-11-30", "2025-12-01", "30 Nov – 1 Dec 2025"),
        ("2019-05-03", "2019-05-05", "3–5 May 2019"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2022-01", "2025-07", "Jan 2022 – Jul 2025"),
        ("2022-01", "2022-03", "Jan – Mar 2022"),
        ("1914", "1918", "1914–1918"),
    ],
)
def test_a_range_in_words_shows_inclusive_ends(first: str, last: str, words: str) -> None:
    a, b = interval_of(first), interval_of(last)
    assert a is not None
    assert b is not None
    assert when(f"{first}/{last}", union(a, b)) == words
