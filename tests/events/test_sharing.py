"""One time, several events: what shares a time is dated by it, what is only spoken of is not."""

from __future__ import annotations

import pytest

from events.telling import told


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        # The time's own word, and by what rule another shares it.
        ("On Monday the police raided two flats and arrested a man.", {"raided", "arrested"}),
        ("Lund was cooking on Monday when the bomb exploded.", {"cooking", "exploded"}),
        ("Shares began trading in August.", {"began", "trading"}),
        ("An agreement made on Monday ended the strike.", {"made", "agreement"}),
        ("The leaders held talks on Monday.", {"held", "talks"}),
        ("Third-quarter sales fell to 3 million.", {"sales", "fell"}),
        ("Third-quarter net income soared to 3 million.", {"income", "soared"}),
        ("Monday's bombing killed two soldiers.", {"bombing", "killed"}),
        ("The ministers agreed at Monday's summit to meet again.", {"agreed", "summit"}),
        # What is said, condemned or cancelled then has its own time, or none.
        ("Lund said on Monday that the talks were going well.", {"said"}),
        ("Lund said that the talks collapsed on Monday.", {"collapsed"}),
        ("The minister condemned the bombing on Monday.", {"condemned"}),
        ("The airline cancelled all flights on Monday.", {"cancelled"}),
        ("The man was shot to death on Monday.", {"shot"}),
        # What somebody is charged with came before the charge; a trial is where he is tried.
        ("Lund was charged in the May 2011 bombing of a train.", {"bombing"}),
        ("Lund was convicted in last year's trial.", {"convicted", "trial"}),
        # Other subjects, other times.
        ("Lund resigned on Monday and the strike ended in May.", {"resigned", "ended"}),
    ],
)
def test_what_a_time_dates(sentence: str, triggers: set[str]) -> None:
    assert {m.trigger for m in told(sentence)} == triggers


def test_the_word_that_the_time_hangs_on_is_the_surest() -> None:
    raided, arrested = told("On Monday the police raided two flats and arrested a man.")
    assert arrested.confidence < raided.confidence


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The ministry said on Monday the convoy had left.", "said"),
        ("The ministry told them Monday the convoy had left.", "told"),
        ("The ministry said today conditions in the camp were bad.", "said"),
        (
            "The union filed a complaint Monday alleging bakers and millers at the plant repeatedly stole flour.",
            "filed",
        ),
        ("The ministers voted to leave the pact on Friday.", "voted"),
        ("The car was found abandoned in May.", "found"),
        ("The company reported a loss for the third quarter.", "loss"),
        ("A man was charged over last year's deadly blast.", "blast"),
        ("The army repeated the claim about the May 1, 2020, attack.", "attack"),
        ("The company plans to retire the ship in 2027.", "retire"),
    ],
)
def test_whose_time_it_is(sentence: str, trigger: str) -> None:
    assert max(told(sentence), key=lambda m: m.confidence).trigger == trigger


def test_a_word_may_have_several_times_side_by_side_but_not_another_s() -> None:
    assert [m.timex_text for m in told("The union was enlarged in 1952, 1955 and 1982.")] == ["1952", "1955", "1982"]
    assert len(told("Profit fell to 3 million last year from 5 million in 2009.")) == 1


@pytest.mark.parametrize(
    ("sentence", "leading", "others"),
    [
        ("The leaders held talks on Monday.", "held", {"talks"}),
        ("The ceasefire was signed on Monday.", "signed", {"ceasefire"}),
        ("Shares began trading in August.", "trading", {"began"}),
        ("Monday's bombing killed two soldiers.", "bombing", {"killed"}),
        ("An agreement made on Monday ended the strike.", "made", {"agreement"}),
        ("Lund spoke at a hearing on Monday.", "spoke", {"hearing"}),
        ("Two men were killed when a bomb exploded on Monday.", "exploded", {"killed"}),
        ("Lund and Ruiz agreed on the pact when they met on Monday.", "met", {"agreed"}),
        # What happens beside it, in a clause of its own, is another event.
        ("Lund was cooking on Monday when the bomb exploded.", "cooking", set()),
        ("On Monday the police raided two flats and arrested a man.", "raided", set()),
        ("The mayor resigned on Monday when the bank failed.", "resigned", set()),
    ],
)
def test_which_words_tell_the_event_of_another(sentence: str, leading: str, others: set[str]) -> None:
    found = told(sentence)
    lead = next(m for m in found if m.trigger == leading)
    assert lead.told_with is None
    assert {m.trigger for m in found if m.told_with == lead.trigger_start} == others


def test_two_words_for_one_event_are_of_one_kind() -> None:
    held, talks = told("The leaders held talks on Monday.")
    assert held.kind == talks.kind == "meeting"


def test_no_agreement_is_no_event() -> None:
    assert {m.factuality for m in told("If no agreement is reached on Friday, the strike begins.")} <= {"possible"}


def test_the_clause_is_finite() -> None:
    text = "They met often, and police arrested a man after the 2014 riot in Rome."
    found = told(text)[0]
    assert text[found.clause_start : found.clause_end].startswith("police arrested")


@pytest.mark.parametrize(
    "text",
    [
        "THE ARMY " + "AND THE NAVY " * 700 + "LEFT ON MONDAY AND CAME BACK ON FRIDAY.",
        "He said " * 400 + "on Monday.",
        "On Monday " + "he fell and " * 600 + "rose.",
        "2 May 2020: talks\n3 May 2020: strike\n4 May 2020: flood",
        "| 2 May 2020 | attack |\n| 3 May 2020 | for three days |",
        '"The talks of Monday, when they began to hold meetings for three days, he said',
        "for three days " * 200,
        "Talks, talks, talks for 999 years, 99 weeks, 24 hours and in the past 999 centuries.",
    ],
)
def test_text_that_is_no_sentence_makes_no_exception(text: str) -> None:
    for m in told(text):
        assert text[m.trigger_start : m.trigger_end] == m.trigger
        assert m.clause_start <= m.trigger_start < m.trigger_end <= m.clause_end
        assert 0 < m.confidence <= 1


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Ina Holt told a news conference on Monday that the mill would close.", {"told", "conference"}),
    ],
)
def test_words_around_a_dated_noun_share_its_time(text: str, triggers: set[str]) -> None:
    assert {m.trigger for m in told(text)} >= triggers
