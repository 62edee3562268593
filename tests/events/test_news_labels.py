"""Headlines of long sentences of news: what a small parser hangs wrong, what may go first, what a word stands for."""

from __future__ import annotations

import pytest

from events.telling import told


def labels(text: str) -> list[str]:
    """The headlines of a text."""
    return [m.label for m in told(text)]


TOLD = [
    # What cannot belong to a clause.
    (
        "In May 2019 a taxi hit a parked fire engine, and an inquest last year blamed poor lighting on the bridge.",
        "A taxi hit a parked fire engine",
    ),
    (
        "A fire swept through a paper mill in southern Norvia on Monday, killing nine workers, most of them migrants, "
        "and sending a cloud of smoke over the port of Ilm, officials said on Tuesday.",
        "Officials said a fire swept through a paper mill in southern Norvia",
    ),
    (
        "Sarnia asked the World Bank for help in October; a team from the Bank is expected in May.",
        "Sarnia asked the World Bank for help",
    ),
    (
        "The rock, known as Ida and nicknamed the Potato, was found in 1911 by a clerk, Ina Holt, who ran the society.",
        "The rock was found by clerk Ina Holt",
    ),
    ("A: We first met at a market in Lima in April 2019.", "We first met at a market in Lima"),
    # Who and what, where a relative clause tells it.
    (
        "Ina Holt, who was first elected in 2009 and resigned in May 2018, smiled as the verdict was read.",
        "Ina Holt resigned",
    ),
    (
        "In May, the board gave the striker Ola Berg a ban of nine weeks, which was halved in August.",
        "A ban of nine weeks was halved",
    ),
    (
        "A rule that made owners liable for fires came into force in January 2021.",
        "A rule that made owners liable for fires came into force",
    ),
    (
        "“It was a long day,” said drivers' union chair Ina Holt, whose members raised £3m in May.",
        "Drivers' union chair Ina Holt's members raised £3m",
    ),
    (
        "The team has asked for time on the new Sund telescope, which is due to open next May.",
        "The new Sund telescope is due to open",
    ),
    (
        "Ina Holt moved to Rome. There she married the painter Ola Berg in 1971.",
        "Ina Holt married painter Ola Berg",
    ),
    # What goes first.
    (
        "The bid fell through last May when the bank asked where the money of its owners in Cyprus had come from.",
        "The bid fell through",
    ),
    # Who says it.
    ("The ministry said it would invite both sides in January.", "The ministry said it would invite both sides"),
    (
        "Ina Holt told a news conference that the price of bread would rise in May.",
        "Ina Holt told a news conference that the price of bread would rise",
    ),
    (
        "Ilm Paper, the firm that went into administration in the spring, has been bought by a group from Oman for "
        "£90m, the trustees announced on Monday, ending six months of doubt for 130 staff.",
        "The trustees announced Ilm Paper has been bought by a group from Oman for £90m",
    ),
    ("The firm sold a golf course in 2019 and shut two mills last May.", "The firm shut two mills"),
    (
        "A strike in May shut the depot for nine days, and in June a flood left hundreds of passengers stuck.",
        "A strike shut the depot for nine days",
    ),
    ("Ola Berg left Rome. Berg, a father of three, died in hospital the next day.", "Ola Berg died in hospital"),
    (
        "The plan was praised by Ina Holt of the Sund Institute, who led the study in 2019.",
        "Ina Holt of the Sund Institute led the study",
    ),
    # What a report tells, not that it came out.
    (
        "In a statement issued on Sunday, the army had said it was regrouping in good order.",
        "The army had said it was regrouping in good order",
    ),
    (
        "The lake lost a third of its water, according to a study published on Monday.",
        "The lake lost a third of its water, according to a study",
    ),
    (
        "A study published on Monday says that the lake lost a third of its water.",
        "A study says that the lake lost a third of its water",
    ),
    (
        "A survey carried out last year found cracks in its hull, which would cost a lot to mend.",
        "A survey carried out found cracks in its hull",
    ),
]


@pytest.mark.parametrize(("text", "label"), TOLD)
def test_a_headline_of_news(text: str, label: str) -> None:
    found = labels(text)
    assert label in found
    assert all(len(one) <= 80 for one in found)


def test_a_report_that_is_judged_came_out() -> None:
    assert labels("The minister welcomed a report published on Monday.") == ["A report was published"]


def test_in_return_goes_with_what_was_given_for_it() -> None:
    text = (
        "The court heard that Holt accepted money, a car and the use of a flat between 2012 and 2016 in return for "
        "granting three permits to Berg Stone, a firm run by her brother."
    )
    assert labels(text) == ["Holt accepted money, a car and the use of a flat"]


def test_a_particle_and_an_ordinal_stay() -> None:
    text = (
        "Bus drivers in the port town of Ilm walked out for a day on Monday, stranding some 70,000 passengers in the "
        "second strike on the network since 2008."
    )
    for label in labels(text):
        assert "walked out" in label
        assert "the strike" not in label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A cargo plane skidded on Monday. The aircraft was built in 1990.", "The cargo plane was built"),
        ("A passenger ferry sank on Monday. The vessel was built in 1990.", "The passenger ferry was built"),
        # Two of them, a plural, one that is another: nobody can tell.
        ("A cargo plane met a small jet. The aircraft was built in 1990.", "The aircraft was built"),
        ("Two cargo planes collided. The aircraft was built in 1990.", "The aircraft was built"),
        ("Another cargo plane had crashed. The aircraft was built in 1990.", "The aircraft was built"),
    ],
)
def test_a_wider_word_is_the_thing_before_it(text: str, label: str) -> None:
    assert labels(text)[-1] == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ina Holt left Oslo. She was poor. A court found the town liable for her wages in 2019.", "Ina Holt's wages"),
        (
            "Ina Holt left Oslo. A court found the town liable for her wages in 2019.",
            "for her wages",
        ),  # somebody else may be meant
        (
            'Ina Holt left Oslo in 2001. Her first book, "Ola Berg", came out in 2002. She was jailed in 2019.',
            "Jailed",
        ),
        ("Ina Holt left Oslo. The mayor asked a nurse about her wages in 2019.", "her wages"),
        ("The landfill was closed. A firm cleaned it in 2019.", "A firm cleaned the landfill"),
        ("The council is expected to vote. The king vetoed it in 2019.", "The king vetoed it"),
        ("The firm, whose office was shut, appealed. It sold a mill in 2019.", "The firm sold a mill"),
        (
            "The lender ended the airline's credit. It is now in talks in Oslo, where it arrived in 2019.",
            "Now in talks",
        ),
    ],
)
def test_whom_a_word_stands_for(text: str, label: str) -> None:
    assert label in labels(text)[-1]


def test_what_burned_is_not_who_moved_in() -> None:
    found = labels("The club moved to a new ground in 1911; it was damaged by fire in 1988.")
    assert found == ["The club moved to a new ground", "Damaged by fire"]


def test_to_resume_is_no_kind_of_talks() -> None:
    assert "resume" not in labels("The council urged both sides to resume talks. The talks broke down in 2021.")[-1]


def test_a_quotation_stays_without_who_stands_behind_it() -> None:
    found = labels('"We were told in May that this would happen," a guard who asked not to be named said on Monday.')
    assert '"We were told … that this would happen"' in found[0]
    assert "guard" not in found[0].split('"')[-1]


def test_the_company_is_not_the_one_that_it_was_part_of() -> None:
    text = (
        "Aldera Semiconductor said on Monday it would cut 400 jobs. Aldera was spun off from Bantry Industries in 2008 "
        "and went public in 2011. Aldera paid $2 billion for a rival in 2019. The company withdrew its forecast in May."
    )
    assert labels(text)[-1] == "The company withdrew its forecast"
