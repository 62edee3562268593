"""What a sentence tells of one event by several words is one event; what it tells of two stays two."""

from __future__ import annotations

from datetime import date

import chrono
from chrono.chronology.merging import merge
from chrono.chronology.units import units
from chrono.temporal.intervals import Interval, on
from chronology.made import mention
from chronology.test_merging import groups

SIGNED = mention(
    "a", "2025-12-01", "sign", "leaders sign ceasefire", kind="agreement", actors=("Ana Ruiz",), label="Ruiz signed"
)
CEASEFIRE = mention(
    "a", "2025-12-01", "ceasefire", "ceasefire", kind="agreement", trigger_start=17, told_with=10, confidence=0.6
)


def one_row(text: str) -> list[str]:
    """The labels of the events of one article of 2 December 2025, a Tuesday."""
    told = chrono.extract([{"id": "a", "text": text, "date": "2025-12-02"}], today=date(2026, 1, 1))
    return list(told.events["label"])


def test_a_word_that_tells_the_event_of_another_is_no_event_of_its_own() -> None:
    assert groups(merge([SIGNED, CEASEFIRE])) == {frozenset({"a:sign", "a:ceasefire"})}


def test_two_words_of_one_time_are_two_events_where_neither_leads() -> None:
    own = mention("a", "2025-12-01", "ceasefire", "ceasefire", kind="agreement", trigger_start=17)
    assert len(merge([SIGNED, own])) == 2


def test_one_word_with_two_times_that_meet_is_one_event() -> None:
    day, noon = (
        mention("a", value, "fall", "bridge fall", timex_start=at)
        for value, at in (("2025-12-01", 20), ("2025-12-01T12:00", 40))
    )
    year = mention("a", "1952", "fall", "bridge fall", timex_start=60)
    assert [len(unit) for unit in units([day, noon, year])] == [2, 1]
    assert units([day, noon])[0][0] == noon, "the most precise leads"


def test_what_leads_comes_first_and_the_order_is_kept() -> None:
    other = mention("b", "2025-12-01", "fall", "bridge fall")
    assert units([CEASEFIRE, other, SIGNED]) == [(SIGNED, CEASEFIRE), (other,)]


def test_a_group_is_found_by_what_any_of_its_words_tells() -> None:
    """Another paper tells only of the ceasefire: it is the same event, though "signed" alone shares little with it."""
    other = mention(
        "b", "2025-12-01", "ceasefire", "ceasefire start zelmar ruiz", actors=("Ana Ruiz",), kind="agreement"
    )
    assert len(merge([SIGNED, CEASEFIRE, other])) == 1


def test_what_one_word_forbids_is_forbidden_to_all() -> None:
    """No word may pull its event into one that another place, or a denial, sets apart."""
    kharkiv = mention("a", "2025-12-01", "hit", "missile hit power station", places=("Kharkiv",), kind="attack")
    strike = mention("a", "2025-12-01", "strike", "strike", kind="attack", trigger_start=17, told_with=10)
    odesa = mention("b", "2025-12-01", "strike", "missile strike power station", places=("Odesa",), kind="attack")
    assert len(merge([kharkiv, strike, odesa])) == 2
    denied = mention("b", "2025-12-01", "strike", "missile strike power station", kind="attack", factuality="negated")
    assert len(merge([kharkiv, strike, denied])) == 2


def test_the_leading_word_names_the_event() -> None:
    (row,) = chrono.extract(
        [
            {
                "id": "a",
                "text": "The ceasefire for the valley was signed by both sides in Lima on Monday.",
                "date": "2025-12-02",
            }
        ],
        today=date(2026, 1, 1),
    ).events.to_dicts()
    assert row["mentions"] == 2
    assert "signed" in row["label"]


def test_one_happening_has_one_row() -> None:
    for text in (
        "The leaders held talks in Lima on Monday.",
        "The mills began to burn on Monday.",
        "Monday's blast killed two dockers.",
        "The agreement made on Monday ended the row.",
        "Lund spoke at a hearing on Monday.",
        "Nine people were killed when a bomb exploded at the port on Monday.",
        "Ruiz and Lund agreed on the pact when they met in Lima on Monday.",
        "Shares of the mill fell sharply on Monday at noon.",
    ):
        assert len(one_row(text)) == 1, (text, one_row(text))


def test_two_happenings_of_one_time_have_two_rows() -> None:
    for text in (
        "On Monday the police raided two flats and arrested a man.",
        "Lund was cooking on Monday when the lights went out.",
    ):
        assert len(one_row(text)) == 2, (text, one_row(text))


def _again(words: str, value: str = "2025-12-01") -> int:
    """In how many events an article tells of a plan signed, and of a signing once more further down."""
    first = mention("a", "2025-12-01", "sign", "ruiz sign economic plan lima", kind="agreement", actors=("Ana Ruiz",))
    later = mention("a", value, "sign", words, offset=500, kind="agreement")
    return len(merge([first, later]))


def test_a_writer_comes_back_to_an_event_by_its_own_word() -> None:
    assert _again("president sign plan mine") == 1
    assert _again("sign") == 1


def test_a_writer_tells_of_several_things_of_one_day() -> None:
    assert _again("president sign border treaty") == 2, "something else is signed"
    assert _again("president sign another plan") == 2, "one of several"
    assert _again("president sign plan mine", "2025-12-01T12:00") == 2
    talks = [
        mention("a", "2025-12-01", "say", f"ruiz say {w} plan", offset=o, kind="statement")
        for w, o in (("gas", 0), ("oil", 500))
    ]
    assert len(merge(talks)) == 2, "a speaker says many things"


def test_a_day_is_not_forty_years() -> None:
    years = mention(
        "a",
        "1958/1998-01-20",
        "confer",
        "ruiz confer lima",
        interval=Interval(on(1958, 1, 1).start, on(1998, 1, 20).end),
    )
    day = mention("b", "1990-08-14", "confer", "ruiz confer lima")
    assert len(merge([years, day])) == 2


def test_one_word_and_a_kind_do_not_make_two_papers_events_one() -> None:
    month = mention("a", "2025-12", "charge", "charge", kind="legal")
    other = mention("b", "2025-12", "charge", "charge plead unit guilty", kind="legal")
    assert len(merge([month, other])) == 2
