"""Values where the article's day is not known: what its year, its month or its day of the year settle."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.temporal.bounded import resolve_between
from chrono.temporal.intervals import from_date
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

from .phrasing import EXPRESSIONS

YEAR = date(1998, 1, 1), date(1998, 12, 31)
MARCH = date(1998, 3, 1), date(1998, 3, 31)


def values(text: str, first: date | None, last: date | None, day: tuple[int, int] | None = None) -> list[str]:
    return [one.value for one in resolve_between(recognize(text), text, first, last, day)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met this year.", "1998"),
        ("They met last year.", "1997"),
        ("They met a decade ago.", "1988"),
        ("They met on May 4.", "1998-05-04"),
        ("They met in March.", "1998-03"),
        ("They will meet in October.", "1998-10"),
        ("It fell in the third quarter.", "1998-Q3"),
        ("They met in the summer.", "1998-SU"),
        ("They met on Monday, December 28.", "1998-12-28"),
        ("They met on Good Friday.", "1998-04-10"),
        # A day near the bounds may be that of the year before, or of the year behind.
        ("They met on December 19.", "XXXX-12-19"),
        ("They will meet on January 5.", "XXXX-01-05"),
        ("They met in December.", "XXXX-12"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met on Monday.", "XXXX-WXX-1"),
        ("They met last month.", "XXXX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met in 1990, for two years, every Monday.", "1990 P2Y XXXX-WXX-1"),
    ],
)
def test_what_the_year_settles(text: str, value: str) -> None:
    assert " ".join(values(text, *YEAR)) == value


def test_what_the_month_settles() -> None:
    text = "They met last month, in May, and this year. They will meet next month. They left yesterday."
    assert values(text, *MARCH) == ["1998-02", "1997-05", "1998", "1998-04", "XXXX-XX-XX"]


def test_what_hangs_on_a_settled_day() -> None:
    text = "They met on May 4. Two days later they parted."
    first, second = resolve_between(recognize(text), text, *YEAR)
    assert (first.value, second.value, second.anchor) == ("1998-05-04", "1998-05-06", "“May 4”")


def test_the_anchor_says_what_was_used() -> None:
    text = "They met last year and on May 4, 1990, and on May 4."
    anchors = [one.anchor for one in resolve_between(recognize(text), text, *YEAR)]
    assert anchors == [
        "the year 1998, which the bounds leave",
        None,
        "the year 1998, which the bounds leave; taken as near the article",
    ]
    (one,) = resolve_between(recognize("last month"), "last month", *MARCH)
    assert one.anchor == "the article’s date, between 1 March 1998 and 31 March 1998"


@pytest.mark.parametrize("bounds", [(None, YEAR[1]), (YEAR[0], None), (date(1990, 1, 1), YEAR[1]), YEAR[::-1]])
def test_wide_or_open_bounds_settle_nothing(bounds: tuple[date | None, date | None]) -> None:
    assert values("They met this year and on May 4.", *bounds) == ["XXXX", "XXXX-05-04"]


def test_a_day_without_its_year() -> None:
    text = "They met today, yesterday, this month, last month, on Monday, this year, last week and on May 4."
    assert values(text, None, None, (12, 19)) == [
        "XXXX-12-19", "XXXX-12-18", "XXXX-12", "XXXX-11", "XXXX-WXX-1", "XXXX", "XXXX-WXX", "XXXX-05-04",
    ]  # fmt: skip
    assert values("They met yesterday.", None, None, (3, 1)) == ["XXXX-XX-XX"]  # 28 or 29 February


@settings(max_examples=150)
@given(EXPRESSIONS, st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(1, 365), st.data())
def test_what_is_settled_holds_on_every_day_of_the_bounds(
    expression: str, first: date, width: int, data: st.DataObject
) -> None:
    """But for what is taken as near, no day of the bounds gives another value."""
    text = f"They met in {expression}."
    last = first + timedelta(days=width)
    within = data.draw(st.dates(first, last))
    every = resolve_between(recognize(text), text, first, last)
    near = [one for one in every if one.anchor and "near" in one.anchor]
    for one, true in zip(every, resolve(recognize(text), text, from_date(within)), strict=True):
        if one.interval is not None and not near:
            assert one.value == true.value


@pytest.mark.parametrize(("first", "last", "day"), [(*YEAR, None), (None, None, (12, 19))])
def test_what_is_a_time_in_histories_only_is_none_without_the_day(
    first: date | None, last: date | None, day: tuple[int, int] | None
) -> None:
    """Each day of the bounds may make a history of the text or none; its expressions are the same ones all the same."""
    text = "On 3 May 1901 the former mayor left. On 4 June 1902 he came back. On 5 July 1903 he died."
    assert values(text, first, last, day) == ["1901-05-03", "1902-06-04", "1903-07-05"]
