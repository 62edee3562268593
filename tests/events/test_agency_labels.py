"""Headlines of agency and business news: figures of two years, trading, speakers at the end, wires' quotation marks."""

from __future__ import annotations

import pytest

from events.telling import told


def labels(text: str) -> list[str]:
    """The headlines of a text."""
    return [m.label for m in told(text)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Bolt Inc. earned $7 million, or 20 cents a share, compared with $5 million, or 14 cents a share, a year"
            " earlier.",
            "Bolt Inc. earned $5 million, or 14 cents a share",
        ),
        (
            "Bolt Inc. posted a profit of $7 million, versus a loss of $5 million a year earlier.",
            "Bolt Inc. posted a loss of $5 million",
        ),
        ("Bolt Inc.'s sales rose to $7 million from $5 million a year earlier.", "Bolt Inc.'s sales were $5 million"),
        ("Bolt Inc.'s sales fell to $5 million from $7 million a year ago.", "Bolt Inc.'s sales were $7 million"),
        ("Bolt earned $7 million, up 40% from $5 million, a year earlier.", "Bolt earned $5 million"),
        ("Bolt's sales were C$7 million compared with C$5 million a year earlier.", "Bolt's sales were C$5 million"),
        ("Bolt said profit fell to $5 million from $7 million a year ago.", "Bolt said profit was $7 million"),
    ],
)  # fmt: skip
def test_an_earlier_time_dates_the_earlier_figure(text: str, label: str) -> None:
    assert [m.label for m in told(text) if m.timex_text in {"a year earlier", "a year ago"}] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Bolt Inc. moved 200 lorries from 3 bases last year.",
        "Bolt Inc. grew, compared with its rivals, when it sold a mill in May.",
        "Bolt Inc.'s sales rose to $7 million from $5 million, reflecting the sale of a mill in May.",
    ],
)
def test_what_is_no_earlier_figure(text: str) -> None:
    assert not {"Bolt Inc. was 3 bases", "Bolt Inc.'s sales were $5 million"} & set(labels(text))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In Oslo Stock Exchange trading Monday, Bolt Inc. rose 20 cents to $7.", "Bolt Inc. rose 20 cents to $7"),
        ("Bolt said net income rose to $7 million in May.", "Bolt said net income rose to $7 million"),
        ("The mill had assets of $7 million in May, Ina Holt said.", "The mill had assets of $7 million"),
        ("The firm Monday strongly condemned the strike.", "The firm strongly condemned the strike"),
        ("But Ina Holt, who yesterday sold a mill, said nothing.", "Ina Holt sold a mill"),
        ("Ola Berg, founder and main owner of Bolt, resigned on Monday.", "Ola Berg resigned"),
        ("Bolt sold a mill, with which Norda had burned oil in 1990.", "Norda had burned oil"),
        ("Ola Berg began a series of ``Spring of Joy'' marches in 1992.",
         'Ola Berg began a series of "Spring of Joy" marches'),
        ("The deal failed because Bolt Inc.'s offer -- begun in May -- fell short.", "Bolt Inc.'s offer was begun"),
        ("In the quarter ended Sept. 30, Bolt had a profit of $7 million.", "Bolt had a profit of $7 million"),
        ("The Dover, Del., bank, which Bolt owns, sold a mill on Monday.", "The Dover, Del., bank sold a mill"),
        ("Hungarian pilots left Oslo, Ina Holt said on Monday.", "Ina Holt said Hungarian pilots left Oslo"),
        ("Bolt has had weak results this year, with earnings falling 43% to $5 million.", "Bolt has had weak results"),
        ("The rights, which expire Sept. 30, can be sold for $7 each.", "The rights expire"),
        ("Bolt Inc.'s fiscal year ended Sept. 30.", "Bolt Inc.'s fiscal year ended"),
        ("The envoy praised Ola Berg, with whom Ina Holt met on Monday.", "Ina Holt met with Ola Berg"),
        ("It was not until Monday that Bolt Inc. reopened a mill in Kamen.", "Bolt Inc. reopened a mill in Kamen"),
    ],
)  # fmt: skip
def test_a_headline_of_an_agency(text: str, label: str) -> None:
    assert label in labels(text)


def test_what_trades_is_told_and_not_where() -> None:
    text = "In Oslo Stock Exchange trading Monday, Bolt Inc. rose 20 cents to $7."
    assert not any("trading" in label for label in labels(text))
    assert "Oslo began trading" in labels("Oslo began trading on Monday.")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They mocked her after his trip to Oslo on Monday.", "The trip to Oslo"),
        ("They praised it. His wife left Oslo on Monday.", "His wife left Oslo"),
    ],
)
def test_an_owner_whom_nobody_can_tell(text: str, label: str) -> None:
    assert labels(text)[-1] == label


def test_a_name_taken_for_a_place_is_the_person_that_its_sentence_speaks_of() -> None:
    text = "Ola Berg left. Christopher Howen ran a mill. Howen was working in Kamen when he was abducted in May 1996."
    assert labels(text)[-1] == "Christopher Howen was abducted"


def test_a_wire_s_quotation_is_no_more_than_a_quotation() -> None:
    wire = "Ola Berg spoke. ``We left Oslo in May,'' Ina Holt said."
    assert labels(wire) == labels(wire.replace("``", '"').replace("''", '"'))


def test_a_firm_keeps_its_name_where_people_are_named_by_their_last() -> None:
    text = (
        "The Norda Savings Association fell. It plans to begin the long and costly process to transfer all of its older"
        " workers to the port of Oslo in May."
    )
    assert labels(text)[-1].startswith("The Norda Savings Association plans")


def test_nearly_is_never_left_out() -> None:
    text = (
        "Nearly simultaneous blasts at banks in the towns of Kamen, Norda and Ulm on Monday killed 258 people who had"
        " come to work and hurt hundreds."
    )
    assert all(label.startswith("Nearly simultaneous blasts") for label in labels(text))


def test_a_quantity_keeps_what_it_is_of() -> None:
    text = "The wealthy shipping firms of the north have by now bought a handful of the smaller mills of Kamen in May."
    assert "handful of" in labels(text)[0]
