"""Text made to hurt: the work grows with the length and no faster, and nothing is an error.

What Python executes is counted (function calls, in Python and in C). What happens inside one call of `re` can't be
counted, so that is timed, with a ratio that leaves much room: four times the text may take eight times as long.
"""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest

from chrono.dating.constraints import constraints
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

from .saying import TUESDAY

UNITS = {
    "figures": "1",
    "ones": "1 ",
    "of the": "of the ",
    "dashes": "- ",
    "Mondays": "Monday, ",
    "months": "January ",
    "days": "May 3 ",
    "pins": "today, December 2 ",
    "years": "2014 ",
    "years with dashes": "2014-",
    "years in brackets": "(2014) ",
    "groups of figures": "234,",
    "decimals": "1.",
    "clocks": "12:",
    "numeric dates": "1/1/",
    "ordinals": "1st ",
    "hundreds": "hundred ",
    "hundred and": "hundred and ",
    "twenties": "twenty-",
    "lengths": "three years ",
    "ends of ranges": "Monday to ",
    "that same": "that same ",
    "future": "will meet ",
    "sentences": "On 5 May 2019 he met. ",
    "initials": "a.",
    "apostrophes": "’",
    "quotes and stops": '." ',
    "combining": "e\u0301\u0301",
    "NULs": "\0",
    "surrogates": "\ud800",
    "right to left": "\u200f",
    "Arabic figures": "\u0663",
    "superscripts": "²",
    "line breaks": "\n",
    "blanks": " ",
    "one word": "a",
}


def of_length(name: str, length: int) -> str:
    unit = UNITS[name]
    return (unit * (length // len(unit) + 1))[:length]


def all_of_it(text: str) -> int:
    """Everything that tagging and dating do with a text; gives the number of expressions."""
    found = recognize(text)
    resolve(found, text, TUESDAY)
    constraints(text, found)
    return len(found)


def calls(text: str) -> int:
    """Number of functions called for a text."""
    count = 0

    def counting(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        all_of_it(text)
    finally:
        sys.setprofile(before)
    return count


def seconds(text: str) -> float:
    start = time.process_time()
    all_of_it(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", UNITS)
def test_four_times_the_text_is_four_times_the_calls(name: str) -> None:
    all_of_it("Monday, 5 May 2019")  # what is loaded once
    short, long = calls(of_length(name, 3_000)), calls(of_length(name, 12_000))
    assert long <= 4.5 * short + 500


@pytest.mark.parametrize(
    "name", ["figures", "groups of figures", "blanks", "initials", "decimals", "sentences", "pins"]
)
def test_timing_four_times_the_text_takes_no_more_than_eight_times_as_long(name: str) -> None:
    """A timing test, and the only one: figures below a twentieth of a second count as that."""
    short = seconds(of_length(name, 15_000))
    long = min(seconds(of_length(name, 60_000)) for _ in range(2))
    assert long <= 8 * max(short, 0.05)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "(" * 50_000 + ")" * 50_000,
        "[(" * 30_000,
        "234," * 100_000 + "2345",
        "today" + " " * 100_000 + "x December 2",
        "Monday" + "\n" * 100_000 + "December 1",
        "." + '"' * 100_000 + "May 3",
        "hundred " * 5_000 + "years ago",
        "hundred " * 5_000 + "years",
        "9" * 5_000 + " years",
        "12345678901234567890 years ago",
        "a’" * 20_000,
    ],
    ids=lambda text: f"{text[:10]!r}…{len(text)}",
)
def test_no_end_and_no_error(text: str) -> None:
    """Each of these is done in well under a second; what is quadratic would take minutes."""
    start = time.process_time()
    all_of_it(text)
    assert time.process_time() - start < 20


@pytest.mark.parametrize("length", [0, 1, 2, 3])
@pytest.mark.parametrize("name", UNITS)
def test_short_texts(name: str, length: int) -> None:
    assert all_of_it(of_length(name, length)) <= 2


def test_a_time_is_found_in_the_middle_of_it() -> None:
    for name in ("combining", "NULs", "surrogates", "right to left"):
        noise = of_length(name, 200)
        text = f"{noise} on Monday, December 1, {noise}"
        assert [one.text for one in recognize(text)] == ["Monday, December 1"]
