"""How sure a mention is, where its article's date is not known."""

from __future__ import annotations

from datetime import date

import pytest

import chrono
from events.telling import DCT, only, told

FULL = 0.95  # of a date that hangs on its verb


@pytest.mark.parametrize(
    "text",
    [
        "The bridge at Halm collapsed on 14 March 2009.",
        "The bridge at Halm collapsed on 3/14/2009.",
        "The mill at Oster burned in the late 1990s.",
        "The bridge at Halm collapsed on Saturday, 14 March 2009.",
    ],
)
def test_a_full_date_needs_no_date_of_the_article(text: str) -> None:
    assert only(text, None).confidence == only(text).confidence == FULL


def test_nor_does_what_is_counted_from_one() -> None:
    text = "The bridge at Halm collapsed on 14 March 2009. The next day the mayor of Oster resigned."
    assert {m.value: m.confidence for m in told(text, None)} == {"2009-03-14": FULL, "2009-03-15": FULL}


@pytest.mark.parametrize("text", ["The bridge collapsed on Monday.", "The siege lasted three days."])
def test_what_nobody_can_date_has_none(text: str) -> None:
    assert {m.confidence for m in told(text, None)} == {0.0}
    assert only(text, DCT).confidence > 0.5


def test_what_the_bounds_settle_is_nearly_as_sure() -> None:
    year = (date(1998, 1, 1), date(1998, 12, 31))
    text = "The mayor of Oster resigned this year. The king visited Halm on 14 March 2009."
    known = chrono.extract({"id": "a", "text": text}, between=year, infer=False, today=date(2020, 1, 1))
    assert dict(known.mentions.select("value", "confidence").rows()) == {"1998": 0.85, "2009-03-14": FULL}
