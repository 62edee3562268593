"""Whole expressions: joins, modifiers, ranges; and where they stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal.lexicon import load
from chrono.temporal.recognizing import recognize

from .saying import TUESDAY, days, said, tagged

if TYPE_CHECKING:
    from chrono.temporal.timex3 import Timex


def bounds(text: str) -> tuple[Timex, Timex]:
    """The two ends of the one range in a text; the first says where the second ends."""
    first, last = tagged(text)
    assert first.range_end == last.end
    assert last.range_end is None
    return first, last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It ran November 30–December 1.", "2025-11-30", "2025-12-01"),
        ("It ran November 30-December 1.", "2025-11-30", "2025-12-01"),
        ("It ran November 30—December 1.", "2025-11-30", "2025-12-01"),
        ("It ran November 30 – December 1.", "2025-11-30", "2025-12-01"),
        ("from January 2022 to July 2025", "2022-01", "2025-07"),
        ("from January 2022 through July 2025", "2022-01", "2025-07"),
        ("between 2014 and 2016", "2014", "2016"),
        ("between March and May 2019", "2019-03", "2019-05"),
        ("3 to 5 May 2019", "2019-05-03", "2019-05-05"),
        ("met on March 3–8, 2020", "2020-03-03", "2020-03-08"),
        ("1914–18", "1914", "1918"),
        ("1914–1918", "1914", "1918"),
        ("1914-18", "1914", "1918"),
        ("499–493 BC", "BC0499", "BC0493"),
        ("May–August 1950", "1950-05", "1950-08"),
        ("from December 28 to January 3, 2024", "2023-12-28", "2024-01-03"),
        ("December 30, 2024 – January 2", "2024-12-30", "2025-01-02"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    assert tuple(one.value for one in bounds(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["1918–14", "met on Monday. On Friday he left", "in 2014 and in 2016", "2014, 2016", "April and June 1955"]
)
def test_what_opens_no_range(text: str) -> None:
    assert [one.range_end for one in tagged(text) if one.range_end] == []


@pytest.mark.parametrize(
    ("text", "whole", "value"),
    [
        ("He spoke at 3 p.m. on Tuesday.", "3 p.m. on Tuesday", "2025-12-02T15:00"),
        ("At 15:30 on 5 May 2019 it rang.", "15:30 on 5 May 2019", "2019-05-05T15:30"),
        ("On the morning of 5 May 2019 it rang.", "the morning of 5 May 2019", "2019-05-05TMO"),
        ("He left on Friday night.", "Friday night", "2025-11-28TNI"),
        ("He left yesterday morning.", "yesterday morning", "2025-12-01TMO"),
    ],
)
def test_clock_times_join_their_day(text: str, whole: str, value: str) -> None:
    assert [(one.text, one.value, one.type) for one in tagged(text)] == [(whole, value, "TIME")]


@pytest.mark.parametrize(
    ("text", "whole", "mod", "stretch"),
    [
        ("in early 2026", "early 2026", "START", ("2026-01-01", "2026-04-30")),
        ("in the middle of 2024", "the middle of 2024", "MID", ("2024-05-01", "2024-08-31")),
        ("in late last year", "late last year", "END", ("2024-09-01", "2024-12-31")),
        ("in early March 2020", "early March 2020", "START", ("2020-03-01", "2020-03-10")),
        ("the late 1990s", "the late 1990s", "END", ("1996-09-01", "1999-12-31")),
        ("the mid-1990s", "the mid-1990s", "MID", ("1993-05-01", "1996-08-31")),
        ("around 2014", "around 2014", "APPROX", ("2014-01-01", "2014-12-31")),
        ("at the the end of November", "the end of November", "END", ("2025-11-21", "2025-11-30")),
        ("early in 1914", "early in 1914", "START", ("1914-01-01", "1914-04-30")),
        ("in mid-March 1982", "mid-March 1982", "MID", ("1982-03-11", "1982-03-20")),
        ("the last half of the ’80s", "the last half of the ’80s", "END", ("1986-09-01", "1989-12-31")),
        ("the first half of 2024", "the first half of 2024", None, ("2024-01-01", "2024-06-30")),
        ("over two years ago", "over two years ago", "BEFORE", ("2023-01-01", "2023-12-31")),
        ("less than two weeks ago", "less than two weeks ago", "AFTER", ("2025-11-17", "2025-11-23")),
    ],
)
def test_modifiers_of_dates(text: str, whole: str, mod: str | None, stretch: tuple[str, str]) -> None:
    (one,) = tagged(text)
    assert (one.text, one.mod, days(one)) == (whole, mod, stretch)


@pytest.mark.parametrize(
    ("text", "whole", "mod"),
    [
        ("nearly three years", "nearly three years", "LESS_THAN"),
        ("more than two weeks", "more than two weeks", "MORE_THAN"),
        ("at least five days", "at least five days", "EQUAL_OR_MORE"),
        ("about six months", "about six months", "APPROX"),
        ("six months", "six months", None),
        ("over the past two months", "the past two months", None),
    ],
)
def test_modifiers_of_lengths(text: str, whole: str, mod: str | None) -> None:
    (one,) = tagged(text)
    assert (one.text, one.mod, one.type, one.interval) == (whole, mod, "DURATION", None)


@pytest.mark.parametrize("text", ["April 31", "31 June 2024", "25:99", "99/99/2024", "2025-19-45"])
def test_dates_that_no_calendar_has(text: str) -> None:
    assert all(one.value not in ("XXXX-04-31", "2024-06-31") for one in tagged(text))
    assert all(one.end - one.start < len(text) for one in tagged(text))


def test_the_longest_reading_wins() -> None:
    assert said("Thursday, August 9, 2018") == [("Thursday, August 9, 2018", "2018-08-09")]
    assert said("the day before yesterday") == [("the day before yesterday", "2025-11-30")]


def test_a_blank_line_parts_what_a_line_break_does_not() -> None:
    assert said("on December\n1 they met") == [("December\n1", "2025-12-01")]
    assert ("December\n\n1", "2025-12-01") not in said("in December\n\n1 of them left")


WORDS = st.sampled_from([*sorted(load().words)[::3], "He", "said", "Kyiv", "won", "tickets", "people", "U.S."])
DATES = st.sampled_from(
    ["Monday, December 1", "3 to 5 May 2019", "1914–18", "early 2026", "two weeks ago", "the 1990s", "3 p.m.", "’98",
     "November 30–December 1", "that same Monday", "a two-and-a-half-year", "2025-12-02", "02/12/2025", "44 BC", "5.5"]
)  # fmt: skip
MARKS = st.sampled_from([*",.;:!?–—-/()[]'’“”\"$€%#\n\t", "\n\n", "\0", "\u200f", "\u0301", "…", "\ud800", "½", "٣"])
PIECES = st.one_of(WORDS, DATES, MARKS, st.integers(0, 30_000).map(str), st.text(max_size=4))
MIXTURES = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " "])), max_size=40).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)


@given(MIXTURES)
def test_expressions_stand_in_order_where_they_say(text: str) -> None:
    found = recognize(text)
    assert all(0 <= one.start < one.end <= len(text) and one.text == text[one.start : one.end] for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for i, one in enumerate(found):
        assert one.range_end in (None, *(other.end for other in found[i + 1 : i + 2]))


@given(MIXTURES)
def test_every_mixture_resolves_with_and_without_a_date(text: str) -> None:
    for dct in (TUESDAY, None):
        resolved = tagged(text, dct)
        assert [(one.start, one.end) for one in resolved] == [(one.start, one.end) for one in recognize(text)]
        assert all(one.value and one.type in ("DATE", "TIME", "DURATION", "SET") for one in resolved)
        assert all(one.interval is None or one.interval.start < one.interval.end for one in resolved)
