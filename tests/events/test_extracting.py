"""What a sentence tells: trigger, who, where, whether it happened. The sentences are ours."""

from __future__ import annotations

import pytest

from events.telling import only, told


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("On Monday, a Russian bombardment of Ukraine killed four people.", "killed"),
        ("The president said on Monday that the talks were over.", "said"),
        ("The agency reported more than 90 attacks in Europe from March 2022 to June 2025.", "attacks"),
        ("They recalled the truces that followed the 2014 revolution.", "revolution"),
        ("Officials praised the meetings in Geneva on November 29–30.", "meetings"),
        ("In his December 1 address, the king urged both sides to stop.", "urged"),
        ("The envoy is meeting the minister in Rome today, December 2.", "meeting"),
        ("The court sentenced the general on Friday.", "sentenced"),
        ("She told the newspaper on Monday that nothing was decided.", "told"),
        ("Police detained the captain on Wednesday, a spokesman said.", "detained"),
        ("The bakers were ordered to leave by December 1.", "leave"),
        ("The bakers were ordered to leave on December 1.", "ordered"),
    ],
)
def test_the_word_that_a_time_dates(sentence: str, trigger: str) -> None:
    assert only(sentence).trigger == trigger


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("The ministers met on Monday.", "actual"),
        ("The ministers will meet on Friday.", "planned"),
        ("The ministers plan to meet on Friday.", "planned"),
        ("The ministers could meet on Friday.", "possible"),
        ("The ministers did not meet on Monday.", "negated"),
        ("The spokesman denied that the ministers met on Monday.", "negated"),
        ("The ministers never met on Monday.", "negated"),
        ("The summit is on December 14.", "planned"),
        ("The guild called on bakers to strike from Monday to Friday.", "possible"),
        ("Bakers plan a walkout between Monday and Friday.", "planned"),
        ("The bakers were ordered to leave by Monday.", "planned"),
        ("If no agreement is reached on Friday, the strike begins.", "possible"),
    ],
)
def test_whether_it_happened(sentence: str, factuality: str) -> None:
    assert only(sentence).factuality == factuality


def test_who_and_where() -> None:
    mention = only("Steve Witkoff met Vladimir Putin in Moscow on Monday.")
    assert mention.actors == ("Steve Witkoff", "Vladimir Putin")
    assert mention.places == ("Moscow",)
    assert mention.kind == "meeting"


def test_a_nation_acts_by_its_adjective_and_suffers_behind_of() -> None:
    mention = only("On Monday, a Russian bombardment of Ukraine killed four people.")
    assert mention.actors == ("Russia",)
    assert mention.places == ("Ukraine",)
    assert mention.kind == "attack"


@pytest.mark.parametrize(
    "text",
    [
        "A train between Tallinn and Riga derailed on Monday.",
        "The train derailed between Tallinn and Riga on Monday.",
        "A cable between Tallinn and Riga was cut on Monday.",
        "Police closed the road between Tallinn and Riga on Monday.",
        "Two buses collided on the motorway between Tallinn and Riga on Monday.",
        "Soldiers were killed between Tallinn and Riga on Monday.",
        "The ship disappeared between Tallinn and Riga on Monday.",
        "The flight between Tallinn and Riga was delayed on Monday.",
        "The car ferry ran aground between Tallinn and Riga on Monday.",
        "Ferries between Tallinn and Riga were cancelled on Monday.",
    ],
)
def test_what_runs_between_two_places_is_at_both(text: str) -> None:
    mention = only(text)
    assert (mention.actors, mention.places) == ((), ("Tallinn", "Riga"))


@pytest.mark.parametrize("what", ["Talks", "Relations", "Negotiations", "A match", "Trade"])
def test_what_two_have_with_each_other_is_theirs_and_at_neither(what: str) -> None:
    mention = only(f"{what} between Estonia and Latvia broke off on Monday.")
    assert (mention.actors, mention.places) == (("Estonia", "Latvia"), ())


def test_a_place_that_is_visited_is_where_it_happens() -> None:
    mention = only("Barack Obama visited Rome on Monday.")
    assert (mention.actors, mention.places) == (("Barack Obama",), ("Rome",))


def test_only_people_have_titles() -> None:
    assert "British Airways" in only("British Airways cancelled all flights on Monday.").actors


def test_a_surname_is_the_person_named_before() -> None:
    mention = told("Mark Rutte spoke in Brussels.\n\nRutte visited Berlin on Monday.")[0]
    assert "Mark Rutte" in mention.actors
    assert mention.label.startswith("Mark Rutte visited Berlin")


def test_a_pronoun_is_the_only_person_who_can_be_meant() -> None:
    assert only("Mark Rutte spoke in Brussels. He visited Berlin on Monday.").actors[0] == "Mark Rutte"


def test_a_pronoun_with_two_antecedents_stays_open() -> None:
    text = "Mark Rutte spoke and Vladimir Putin answered. He visited Berlin on Monday."
    assert not {"Mark Rutte", "Vladimir Putin"} & set(only(text).actors)


def test_who_says_so() -> None:
    assert only("Mark Rutte said that the talks took place on Monday.").reported_by == "Mark Rutte"
    assert only("The bridge collapsed on Monday.").reported_by is None


def test_spellings_are_one_across_articles() -> None:
    assert only("The U.S. attacked the island on Monday.").actors == ("United States",)


def test_a_range_is_filled_and_a_year_is_not() -> None:
    lasting = only("The siege lasted from January 2022 to July 2025.")
    assert (lasting.throughout, lasting.value) == (True, "2022-01/2025-07")
    assert not only("The town was besieged in 2014.").throughout


def test_a_century_dates_no_event() -> None:
    assert told("The empire fell in the 5th century.") == ()


def test_two_expressions_for_one_day_are_one_mention() -> None:
    mention = only("The envoy is meeting the minister in Rome today, December 2.")
    assert mention.timex_text == "today, December 2"


def test_a_plan_without_a_date_is_implied() -> None:
    mention = only("Steve Witkoff will travel to Moscow.")
    assert (mention.implied, mention.factuality, mention.value) == (True, "planned", "FUTURE_REF")
    assert mention.timex_text is None


def test_without_the_article_s_date_a_plan_has_no_time_and_is_left_out() -> None:
    assert told("Steve Witkoff will travel to Moscow.", None) == ()


def test_a_year_that_nobody_knows_stays_open() -> None:
    mention = only("The king spoke on December 19.", None)
    assert (mention.value, mention.interval) == ("XXXX-12-19", None)


@pytest.mark.parametrize(
    "text",
    [
        "December 1",
        "Monday. Tuesday. Wednesday.",
        "1 May 2020 | 2 May 2020 | 3 May 2020",
        "ON MONDAY, THE ARMY TOOK THE CITY.",
        '"We will stay, he said on Monday',
        "on Monday " * 300,
        "- Monday\n- Tuesday\n- 3 June 2024",
        "The man " + "and the man " * 900 + "left on Monday.",
        "=cmd() fell on 1 May 2020; <script>alert(1)</script> died on 2 May 2020.",
    ],
)
def test_strange_text_gives_sensible_mentions_or_none(text: str) -> None:
    for mention in told(text):
        assert 0 < len(mention.label) <= 80
        assert text[mention.trigger_start : mention.trigger_end] == mention.trigger
        assert mention.clause_start <= mention.trigger_start < mention.trigger_end <= mention.clause_end
        assert mention.sentence_start <= mention.clause_start
        assert mention.clause_end <= mention.sentence_end


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("On Monday, a bombardment of the town claimed four lives.", "attack"),
        ("The flood claimed four lives on Monday.", "disaster"),
        ("The general claimed victory on Monday.", "statement"),
        ("The report warned of floods on Monday.", "statement"),
    ],
)
def test_what_happens_says_nothing(sentence: str, kind: str) -> None:
    assert only(sentence).kind == kind


def test_a_speaker_is_a_name_where_the_description_has_one() -> None:
    assert only("His lawyer, Helena Duarte, said on Monday that it was late.").reported_by == "Helena Duarte"


def test_what_cannot_speak_reports_nothing() -> None:
    assert only("A bombardment of the harbour claimed four lives on Monday.").reported_by is None
    assert only("The coroner claimed on Monday that four people had died.").reported_by == "coroner"


def test_a_year_that_is_part_of_a_law_s_name_dates_nothing() -> None:
    assert told("The maximum term under the Bribery Act 2010 is ten years.") == ()
    assert told("Maritime Trade (Sanctions) Regulations 2022") == ()
    assert only("Parliament passed the act in 2010.").value == "2010"
