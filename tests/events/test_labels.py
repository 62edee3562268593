"""Headlines: at most 80 characters, no date in them, quotes in pairs."""

from __future__ import annotations

import pytest

from events.telling import only, told

LONG = (
    "The foreign minister of the small republic, who had arrived late, said on Monday in a long and winding address "
    "to the assembled delegates of the general assembly in New York that nobody had warned the government of the flood."
)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("They recalled the truces that followed the 2014 Maidan revolution.", "Maidan revolution"),
        ("The court sentenced the general on Friday.", "The court sentenced the general"),
        ("The company plans to retire the ship in 2027.", "The company plans to retire the ship"),
        ("On Monday, an attack on Ukraine killed four people.", "An attack on Ukraine killed four people"),
        ("Steve Witkoff met Vladimir Putin in Moscow on May 1, 2025.", "Steve Witkoff met Vladimir Putin in Moscow"),
        ("He told the Times on Monday: “We are kind of reactive.”", "He told the Times: “We are kind of reactive”"),
    ],
)  # fmt: skip
def test_a_headline(sentence: str, label: str) -> None:
    assert only(sentence).label == label


def test_a_long_clause_keeps_who_and_what() -> None:
    label = only(LONG).label
    assert len(label) <= 80
    assert "minister" in label
    assert "said" in label


def test_no_date_gets_into_a_headline() -> None:
    text = "On Monday, December 1, the minister said that the talks of November 30 were a success."
    for mention in told(text):
        assert not {"Monday", "December", "November", "30", "1"} & set(mention.label.replace(",", "").split())


@pytest.mark.parametrize("quoted", ["“going well”", '"going well"', "'going well'", "‘going well’"])
def test_quotes_stay_in_pairs(quoted: str) -> None:
    label = only(f"The president said on Monday that talks were {quoted}.").label
    assert quoted in label


def test_a_quote_that_never_closes_is_dropped() -> None:
    label = only('The president said on Monday that talks were "going well and more').label
    assert '"' not in label


def test_negation_is_never_left_out() -> None:
    text = LONG.replace("said on Monday", "did not say on Monday")
    assert " not " in only(text).label


def test_a_quotation_behind_a_colon_follows_whole() -> None:
    label = only('She told the Herald on Monday: "In public, we are rather silent.').label
    assert label.endswith(': "In public, we are rather silent"')
