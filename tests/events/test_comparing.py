"""A time that only compares dates the figure beside it, not what is told. The sentences are ours."""

from __future__ import annotations

import pytest

from events.telling import told


@pytest.mark.parametrize(
    "sentence",
    [
        "The baker runs 13 shops, up from seven a year ago.",
        "Rents were higher than a year ago.",
        "The mill sold more flour than last year.",
    ],
)
def test_nothing_happened_in_a_time_that_compares(sentence: str) -> None:
    assert told(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "trigger", "label"),
    [
        (
            "The mill lost $3 million, compared with a loss of $2 million, or 8 cents a share, a year ago.",
            "loss",
            "Loss of $2 million, or 8 cents a share",
        ),
        (
            "The mill lost $3 million, compared with a year-earlier profit of $2 million.",
            "profit",
            "Profit of $2 million",
        ),
        # An amount whose owner the sentence tells.
        ("Revenue declined 8% to $85 million, from $93 million a year earlier.", "$", "Revenue was $93 million"),
        (
            "Net sales rose to $51 million, from $35 million, or 40 cents a share, last year.",
            "$",
            "Net sales were $35 million, or 40 cents a share",
        ),
        (
            "Output was 3 million tons compared with 5 million tons a year earlier.",
            "5",
            "Output was 5 million tons",
        ),
        ("The crown was worth 1.84 marks versus 1.83 marks last week.", "1.83", "The crown was worth 1.83 marks"),
        # Only the figure, not what it came of.
        (
            "The mill lost $3 million, compared with a profit of $2 million from sales a year ago.",
            "profit",
            "Profit of $2 million from sales",
        ),
    ],
)
def test_a_figure_that_has_a_name_is_dated_and_its_headline_tells_no_other(
    sentence: str, trigger: str, label: str
) -> None:
    assert [(m.trigger, m.label) for m in told(sentence)] == [(trigger, label)]
    assert all(m.kind == "economic" for m in told(sentence) if m.trigger == "$")


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        # What is compared keeps its own time, also where a verb had two.
        ("Third-quarter sales dropped 11% to $1.2 million, from $1.4 million a year ago.", {"sales", "dropped", "$"}),
        ("Profit grew 5% last year, from $3 million in 2009.", {"grew"}),
        # No comparison: a way, a beginning, a price that changed then, a day by which, a person who compares.
        ("Two men fled from the town last year.", {"fled"}),
        ("The bank raised the rate to 6% from 5% last year.", {"raised"}),
        ("The mill must close no later than Monday.", {"close"}),
        ("The envoy compared the plan with the accord of 3 pages last week.", {"compared"}),
        ("More than 300 workers left last year.", {"left"}),
    ],
)
def test_what_else_is_told_keeps_its_time(sentence: str, triggers: set[str]) -> None:
    assert {m.trigger for m in told(sentence)} == triggers


def test_a_long_figure_is_cut_at_a_comma() -> None:
    text = (
        "The firm earned $3 million, compared with an extraordinary agricultural underwriting profit of $2.4 million, "
        "or 8 cents a share, in northernmost Scandinavia a year ago."
    )
    (found,) = told(text)
    assert found.label == "Extraordinary agricultural underwriting profit of $2.4 million"


def test_what_is_told_without_a_time_does_not_go_on_in_one_that_compares() -> None:
    text = "The mill opened on Sunday. It lost $3 million, compared with a loss of $2 million a year ago."
    implied = {m.trigger: m.timex_text for m in told(text, implied=True) if m.implied}
    assert implied["lost"] == "Sunday"
