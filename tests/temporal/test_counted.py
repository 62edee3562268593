"""Which expressions lead back to the article's date."""

from __future__ import annotations

import pytest

from chrono.temporal.anchors import counted

FULL = (0, "4 May 2009", None)
MONDAY = (40, "Monday", "the article’s date, 11 May 2009")


@pytest.mark.parametrize(
    ("expressions", "leading"),
    [
        ([FULL], set()),
        ([FULL, MONDAY], {40}),
        ([FULL, (20, "two days later", "“4 May 2009”"), MONDAY], {40}),
        ([MONDAY, (60, "the next day", "“Monday”")], {40, 60}),
        ([MONDAY, (60, "the next day", "“Monday”"), (90, "a week later", "“the next day”")], {40, 60, 90}),
        ([(0, "30 November", "“1 December”"), (14, "1 December", "“30 November”")], {0, 14}),
        ([(0, "this year", "the year 1998, which the bounds leave")], {0}),
    ],
)
def test_an_expression_leads_back_to_the_date_at_once_or_through_others(
    expressions: list[tuple[int, str, str | None]], leading: set[int]
) -> None:
    assert counted(expressions) == leading


def test_the_nearest_of_the_same_words_is_meant() -> None:
    named = [(0, "Monday", None), (500, "Monday", "the article’s date, 11 May 2009")]
    assert counted([*named, (30, "the next day", "“Monday”")]) == {500}
    assert counted([*named, (480, "the next day", "“Monday”")]) == {480, 500}
