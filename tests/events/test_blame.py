"""What a headline says of whom: never of another than the sentence does."""

from __future__ import annotations

import pytest

from events.telling import told


def _labels(text: str) -> list[str]:
    return [m.label for m in told(text)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Police arrested two clerks. They were released on bail on Monday.", "Two clerks were released on bail"),
        ("Police arrested two clerks and they were freed on Monday.", "Two clerks were freed"),
        ("Two clerks were arrested by officers. They were charged on Monday.", "Two clerks were charged"),
        ("The unions rejected the offer. They met on Monday.", "The unions met"),
        ("Ina Holt and Ola Berg met in Oslo. They signed a pact on Monday.", "Ina Holt and Ola Berg signed a pact"),
        ("The firm sold the mill. It paid a dividend on Monday.", "The firm paid a dividend"),
    ],
)  # fmt: skip
def test_they_are_who_alone_can_be_meant(text: str, label: str) -> None:
    assert label in _labels(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Staff plan a walkout at the mill. They were released on bail on Monday.", "Staff"),
        ("Attackers killed two guards. They were arrested on Monday.", "wo guards"),
        ("Attackers killed two guards. They were arrested on Monday.", "Attackers"),
        ("Ministers met union leaders in Oslo. They were praised on Monday.", "Ministers"),
        ("Ministers met union leaders in Oslo. They left on Monday.", "Ministers"),
        ("Ministers met union leaders and they left on Monday.", "Ministers left"),
        ("The firm sold the mill. It was closed on Monday.", "firm"),
        ("Norvane sold a ferry. It sank on Monday.", "Norvane"),
    ],
)
def test_a_pronoun_that_may_be_two_names_nobody(text: str, wrong: str) -> None:
    assert not any(wrong in label for label in _labels(text))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Talks between the union and the firm ended on Monday.", "Talks between the union and the firm ended"),
        ("On Monday talks between the union and the firm failed.", "Talks between the union and the firm failed"),
        ("Fighting between the army and rebels began on Monday.", "Fighting between the army and rebels began"),
        ("Contact with the pilot and the crew broke off on Monday.", "Contact with the pilot and the crew broke off"),
        ("Norvane closed the mill, and the firm broke down on Monday.", "The firm broke down"),
        ("Ola Berg's brother and his wife were arrested on Monday.", "Ola Berg's brother and his wife were arrested"),
        ("Norvane closed a mill in Oslo and the dockers resigned on Monday.", "The dockers resigned"),
    ],
)  # fmt: skip
def test_a_noun_inside_a_preposition_does_not_act(text: str, label: str) -> None:
    assert _labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Norvane mended the valve, according to Berg, who met the families on Friday.", "Berg met the families"),
        ("The firm shut the mill, according to Ina Holt, who met the staff on Friday.", "Ina Holt met the staff"),
    ],
)
def test_a_relative_clause_tells_of_the_name_before_it(text: str, label: str) -> None:
    assert _labels(text)[-1] == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("His aunt was jailed in 1951 and came home in 1956.", "His aunt came home"),
        ("Ina Holt's aunt was jailed in 1951 and died in 1956.", "Ina Holt's aunt died"),
        ("The ship was launched in 1951 and went to sea in 1956.", "The ship went to sea"),
        ("The bank was founded in 1950, moved to Rome in 1970 and sold in 1990.", "The bank was sold"),
    ],
)
def test_an_auxiliary_is_shared_by_participles_only(text: str, label: str) -> None:
    assert _labels(text)[-1] == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Founded in 1921, Norvane employs forty people.", "Norvane was founded"),
        ("The Tern, built in 2003, has had four names.", "The Tern was built"),
        ("Ola Berg, born 19.07.1971, is a clerk of the firm.", "Ola Berg was born"),
        ("Ina Holt is a painter. Born in Brno in 1938, she was seven when the war ended.", "Ina Holt was born in Brno"),
        ("The mill, bought by Norvane in 2010, employs forty people.", "The mill was bought by Norvane"),
        ("Widely praised in 2010, the museum is closed.", "The museum was praised"),
        ("Asked on Monday about the plan, Ina Holt laughed.", "Ina Holt was asked about the plan"),
    ],
)
def test_a_participle_with_a_time_of_its_own_is_what_is_told(text: str, label: str) -> None:
    assert _labels(text)[0] == label


def test_a_comparison_is_no_participle() -> None:
    assert not any(
        "was compared" in x for x in _labels("The firm lost $3 million in 2010, compared with $2 million in 2009.")
    )


def test_an_age_goes_with_its_commas() -> None:
    assert _labels("The clerk, Ola Berg, 41, died in hospital on Friday.") == ["Clerk Ola Berg died in hospital"]
    assert "forty" in _labels("The firm hired forty clerks on Friday.")[0]


def test_those_who_are_near_a_name_are_not_the_one_named() -> None:
    text = "Two aides to Ina Holt, adviser Ola Berg and secretary Nils Berg, left for Rome on Monday."
    assert _labels(text) == ["Two aides to Ina Holt left for Rome"]


def test_a_verb_between_two_dates_is_told() -> None:
    assert _labels("The bridge built in 1932 collapsed on Monday.") == ["The bridge was built", "The bridge collapsed"]
