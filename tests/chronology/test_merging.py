from __future__ import annotations

import random
from contextlib import closing

import pytest

from chrono.chronology.candidates import pairs
from chrono.chronology.merging import Cluster, merge
from chrono.chronology.opposing import announces
from chrono.chronology.similarity import Corpus
from chrono.chronology.stretches import stretches
from chrono.temporal.intervals import DAY, Interval, on
from chronology.made import mention

TALKS = [
    mention("a", "2025-12-01", "say", "trump say talks going well", actors=("Donald Trump",), kind="statement"),
    mention("b", "2025-12-01", "note", "trump note talks going well", actors=("Donald Trump",), kind="statement"),
]
SHELLING = mention(
    "a",
    "2025-12-01",
    "kill",
    "bombardment kill four",
    actors=("Russia",),
    places=("Ukraine",),
    kind="attack",
    offset=500,
)
INTERVIEW = mention(
    "b",
    "2025-12-01",
    "tell",
    "dragone tell financial times",
    actors=("Giuseppe Cavo Dragone",),
    kind="statement",
    offset=500,
)


def groups(clusters: list[Cluster]) -> set[frozenset[str]]:
    return {frozenset(f"{m.article_id}:{m.lemma}" for m in c.mentions) for c in clusters}


def test_one_statement_in_two_articles_is_one_event() -> None:
    found = groups(merge([*TALKS, SHELLING, INTERVIEW]))
    assert found == {frozenset({"a:say", "b:note"}), frozenset({"a:kill"}), frozenset({"b:tell"})}


def test_the_same_day_alone_merges_nothing() -> None:
    assert len(merge([SHELLING, INTERVIEW])) == 2


def test_another_day_is_another_event() -> None:
    later = mention(
        "b", "2025-12-08", "note", "trump note talks going well", actors=("Donald Trump",), kind="statement"
    )
    assert len(merge([TALKS[0], later])) == 2


def test_two_attacks_on_one_day_in_two_cities_stay_two() -> None:
    attack = {"kind": "attack", "actors": ("Russia",)}
    kharkiv = mention("a", "2025-12-01", "hit", "missile hit power station kharkiv", places=("Kharkiv",), **attack)
    odesa = mention("b", "2025-12-01", "hit", "missile hit power station odesa", places=("Odesa",), **attack)
    assert len(merge([kharkiv, odesa])) == 2


def test_kinds_that_cannot_be_one_event_do_not_merge() -> None:
    words = "talks in moscow on gas"
    a = mention("a", "2025-12-01", "talk", words, kind="meeting")
    b = mention("b", "2025-12-01", "talk", words, kind="disaster")
    assert len(merge([a, b])) == 2


def test_what_was_denied_does_not_confirm_what_happened() -> None:
    denied = mention(
        "b",
        "2025-12-01",
        "say",
        "trump say talks going well",
        actors=("Donald Trump",),
        kind="statement",
        factuality="negated",
    )
    assert len(merge([TALKS[0], denied])) == 2


def _announced(lemma: str = "travel", words: str = "witkoff travel moscow", **changes: object) -> object:
    fields: dict[str, object] = {
        "actors": ("Steve Witkoff",),
        "places": ("Moscow",),
        "kind": "movement",
        "implied": True,
        "timex_text": None,
        "timex_start": None,
        "factuality": "planned",
        "interval": Interval(on(2025, 12, 1).start, on(2025, 12, 1).end + 14 * DAY),
    }
    return mention("b", "FUTURE_REF", lemma, words, **(fields | changes))


MET = mention(
    "a",
    "2025-12-02",
    "meet",
    "witkoff meet putin moscow",
    actors=("Steve Witkoff", "Vladimir Putin"),
    places=("Moscow",),
    kind="meeting",
)


def test_a_plan_without_a_date_joins_the_event_that_came_of_it() -> None:
    assert groups(merge([MET, _announced()])) == {frozenset({"a:meet", "b:travel"})}  # type: ignore[list-item]


def test_a_plan_that_nothing_came_of_is_left_out_unless_asked_for() -> None:
    assert merge([_announced()]) == []  # type: ignore[list-item]
    assert len(merge([_announced()], implied=True)) == 1  # type: ignore[list-item]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    every = [*TALKS, SHELLING, INTERVIEW, MET, _announced()]
    shuffled = random.Random(seed).sample(every, len(every))
    assert [c.mentions for c in merge(shuffled)] == [c.mentions for c in merge(every)]  # type: ignore[arg-type]


def test_unknown_days_of_two_articles_are_two_days() -> None:
    words = "obama visit rome"
    a = mention("a", "XXXX-XX-XX", "visit", words, actors=("Barack Obama",))
    b = mention("b", "XXXX-XX-XX", "visit", words, actors=("Barack Obama",))
    assert len(merge([a, b])) == 2
    a = mention("a", "XXXX-12-19", "visit", words, actors=("Barack Obama",))
    b = mention("b", "XXXX-12-19", "visit", words, actors=("Barack Obama",))
    assert len(merge([a, b])) == 1


def test_likeness_does_not_chain() -> None:
    """A is like B and B like C, but A and C share nothing: they are not all one event."""
    a = mention("a", "2025-12-01", "sign", "minister sign gas deal")
    b = mention("b", "2025-12-01", "sign", "minister sign gas deal port strike talks")
    c = mention("c", "2025-12-01", "end", "port strike talks")
    for cluster in merge([a, b, c]):
        assert {m.article_id for m in cluster.mentions} != {"a", "b", "c"}


def test_a_crowded_day_is_not_quadratic() -> None:
    """A day of 3,000 reports that share nothing is looked at by its names and triggers, not pair by pair."""
    crowd = [mention(f"a{i}", "2025-12-01", f"verb{i}", f"word{i}", actors=(f"Name {i}",)) for i in range(3000)]
    corpus = Corpus([m] for m in crowd)
    with closing(corpus):
        assert not [pair for stretch in stretches(corpus) for pair in pairs(stretch)]


MET_IN_VIENNA = {"kind": "meeting", "actors": ("Lena Hartwig", "Tomas Varga"), "places": ("Vienna",)}
SIGNED = {
    "kind": "agreement",
    "actors": ("Idris Qassem", "Hanna Tesfaye"),
    "places": ("Djibouti",),
    "timex_text": "October 3",
}
SIGNING = "general sign ceasefire zelmar rebel leader djibouti"


def test_ten_tellings_of_one_meeting_are_one_event_with_ten_sources() -> None:
    words = ["minister", "talk", "river", "water", "quarrel", "hour", "door", "dam", "share", "treaty", "delegation"]
    told = [
        mention(f"a{i}", "2024-03-05", "meet", f"meet vienna {words[i]} {words[i + 1]} detail{i}", **MET_IN_VIENNA)
        for i in range(10)
    ]
    others = [
        mention(f"a{i}", f"2024-04-{i + 10}", "open", f"open bridge town{i}", kind="decision", offset=500)
        for i in range(10)
    ]
    sizes = sorted(len(c.mentions) for c in merge([*told, *others]))
    assert sizes == [1] * 10 + [10]


def test_the_same_people_a_week_later_meet_again() -> None:
    first = mention("a", "2024-03-05", "meet", "minister meet vienna drava", **MET_IN_VIENNA)
    second = mention("b", "2024-03-12", "meet", "minister meet vienna drava", **MET_IN_VIENNA)
    assert len(merge([first, second])) == 2


def test_a_month_and_a_day_inside_it_are_one_event_when_what_they_tell_is_rare() -> None:
    month = mention("a", "2022-11", "arrest", "arrest schiphol airport banker", kind="legal", actors=("Pieter Maas",))
    day = mention("b", "2022-11-21", "arrest", "police arrest schiphol airport", kind="legal", actors=("Pieter Maas",))
    assert len(merge([month, day])) == 1
    other = mention("b", "2022-11-21", "arrest", "police arrest dealer harbour", kind="legal", actors=("Jan Smit",))
    assert len(merge([month, other])) == 2


def test_a_plan_and_the_deed_of_one_day_are_one_event() -> None:
    plan = mention("a", "2024-03-12", "meet", "minister meet vienna", factuality="planned", **MET_IN_VIENNA)
    deed = mention("b", "2024-03-12", "meet", "minister meet vienna drava", **MET_IN_VIENNA)
    assert len(merge([plan, deed])) == 1


def test_a_plan_that_was_moved_is_no_dispute() -> None:
    old = mention("a", "2024-10-03", "sign", SIGNING, factuality="planned", **SIGNED)
    new = mention("b", "2024-10-04", "sign", SIGNING, **SIGNED)
    assert len(merge([old, new])) == 2


def test_two_days_for_one_signing_are_one_event() -> None:
    a = mention("a", "2024-10-03", "sign", SIGNING, **SIGNED)
    b = mention("b", "2024-10-04", "sign", SIGNING, **SIGNED)
    assert len(merge([a, b])) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"value": "2024-10-12"}, "nine days are no mistake"),
        ({"words": f"{SIGNING} again"}, "again"),
        ({"article": "a"}, "one writer tells of both"),
        ({"words": "general sign letter"}, "little is shared"),
    ],
)
def test_what_looks_like_a_dispute_and_is_none(change: dict[str, str], why: str) -> None:
    a = mention("a", "2024-10-03", "sign", SIGNING, **SIGNED)
    fields = {"article": "b", "value": "2024-10-04", "words": SIGNING} | change
    b = mention(fields["article"], fields["value"], "sign", fields["words"], offset=500, **SIGNED)
    assert len(merge([a, b])) == 2, why


def test_what_one_article_tells_of_two_days_is_two_events_for_all() -> None:
    """An article that knows both days settles it, also for articles that know only one."""
    a = mention("a", "2024-10-03", "sign", SIGNING, **SIGNED)
    b = mention("b", "2024-10-04", "sign", SIGNING, **SIGNED)
    both = [mention("c", f"2024-10-0{day}", "sign", SIGNING, offset=500 * day, **SIGNED) for day in (3, 4)]
    assert len(merge([a, b, *both])) == 2


def test_every_day_has_its_shelling() -> None:
    """The same words on two days that both are told as weekdays, or with other numbers, are two reports of two days."""
    attack = {"kind": "attack", "actors": ("Russia",), "places": ("Kharkiv",)}
    words = "missile hit market kharkiv kill stall"
    monday = mention("a", "2024-10-07", "hit", words, timex_text="Monday", **attack)
    tuesday = mention("b", "2024-10-08", "hit", words, timex_text="Tuesday", **attack)
    assert len(merge([monday, tuesday])) == 2
    seven = mention("a", "2024-10-07", "hit", f"{words} seven", timex_text="7 October", **attack)
    twelve = mention("b", "2024-10-08", "hit", f"{words} twelve", timex_text="8 October", **attack)
    assert len(merge([seven, twelve])) == 2


def test_one_speaker_says_several_things_in_a_day() -> None:
    said = {"kind": "statement", "actors": ("Donald Trump",)}
    talks = mention("a", "2025-12-01", "say", "trump say talk go well", **said)
    tariffs = mention("b", "2025-12-01", "say", "trump say tariff steel rise", **said)
    assert len(merge([talks, tariffs])) == 2


def test_results_of_two_companies_are_two_events() -> None:
    words = "report quarter net loss million cent share"
    a = mention("a", "2025-Q3", "report", words, kind="economic", sentence="Acme lost $5.1 million, or 10 cents.")
    b = mention("b", "2025-Q3", "report", words, kind="economic", sentence="Zenith lost $7.7 million, or 12 cents.")
    assert len(merge([a, b])) == 2


def test_a_sentence_does_not_date_one_event_twice() -> None:
    a = mention("a", "1949", "expand", "alliance expand include greece turkey", actors=("Greece",))
    words = "alliance expand include greece turkey"
    b = mention("a", "1949", "include", words, actors=("Greece",), trigger_start=40)
    assert len(merge([a, b])) == 2


def test_a_thousand_reports_of_one_event_come_together() -> None:
    many = [
        mention(f"a{i}", "2024-03-05", "meet", f"minister meet vienna drava w{i % 97}", **MET_IN_VIENNA)
        for i in range(1000)
    ]
    assert max(len(c.mentions) for c in merge(many)) >= 990


def _implied(article: str, lemma: str, words: str, **changes: object) -> object:
    fields: dict[str, object] = {"implied": True, "timex_text": None, "timex_start": None, "kind": "attack"}
    return mention(article, "2025-12-01", lemma, words, **(fields | changes))


def test_what_no_expression_dates_needs_more_than_the_same_people_and_day() -> None:
    names = {"actors": ("Ana Ruiz",), "places": ("Lima",)}
    a = _implied("a", "attack", "ruiz attack bridge lima", **names)
    same = _implied("b", "attack", "ruiz attack bridge lima", **names)
    other = _implied("b", "raid", "ruiz raid market lima", **names)
    nobody = _implied("b", "attack", "attack bridge")
    assert len(merge([a, same], implied=True)) == 1  # type: ignore[list-item]
    assert len(merge([a, other], implied=True)) == 2, "nothing but names"  # type: ignore[list-item]
    assert len(merge([a, nobody], implied=True)) == 2, "no name"  # type: ignore[list-item]


def test_a_plan_joins_only_what_may_come_of_it() -> None:
    """The same man in the same town is not enough: a journey ends in a meeting, not in a purchase."""
    bought = mention("a", "2025-12-02", "buy", "witkoff buy flat moscow", actors=("Steve Witkoff",), places=("Moscow",))
    assert merge([bought, _announced()]) == merge([bought])  # type: ignore[list-item]


def test_now_is_no_plan() -> None:
    now = _announced(timex_text="now", timex_start=20)
    assert not announces(now)  # type: ignore[arg-type]
    assert announces(_announced())  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [5, 11, 40, 80])
def test_however_many_articles_tell_it_it_is_one_event(number: int) -> None:
    """Nothing is rare in a folder about one story; other stories stay beside it."""
    story, other = [], []
    for k in range(number):
        city = {"places": ("Harwick",)}
        story.append(
            mention(f"s{k}", "2026-11-04", "kill", f"explosion kill worker report{k}", kind="disaster", **city)
        )
        story.append(mention(f"s{k}", "2026-11-05", "arrest", "police arrest two manager", kind="legal", offset=500))
        place = {"places": (f"Town{k}",)}
        other.append(mention(f"o{k}", "2026-11-04", "open", f"mayor open library{k}", kind="decision", **place))
    found = groups(merge([*story, *other]))
    assert frozenset(f"s{k}:kill" for k in range(number)) in found
    assert frozenset(f"s{k}:arrest" for k in range(number)) in found
    assert len(found) == number + 2


def test_what_somebody_does_once_is_disputed_though_days_have_no_number() -> None:
    told = {"actors": ("Lars Bergstrom",), "kind": "decision"}
    tuesday = mention("a", "2026-11-17", "resign", "bergstrom resign chief executive", timex_text="Tuesday", **told)
    wednesday = mention("b", "2026-11-18", "resign", "bergstrom resign chief executive", timex_text="Wednesday", **told)
    assert len(merge([tuesday, wednesday])) == 1
    spoke = [
        mention(m.article_id, m.value, "speak", "bergstrom speak staff", timex_text=m.timex_text, **told)
        for m in (tuesday, wednesday)
    ]
    assert len(merge(spoke)) == 2
    another = mention(
        "b",
        "2026-11-18",
        "resign",
        "holt resign chief executive",
        timex_text="Wednesday",
        actors=("Ina Holt",),
        kind="decision",
    )
    assert len(merge([tuesday, another])) == 2


def test_a_coarse_time_takes_no_side_in_a_dispute() -> None:
    """ "Last week's explosion", beside its own "November 3", does not make a paper agree with "November 4"."""
    words = "explosion kill two worker plant"
    city = {"places": ("Harwick",), "kind": "disaster"}
    own = mention("a", "2026-11-03", "kill", words, timex_text="November 3", **city)
    others = [mention(x, "2026-11-04", "kill", words, timex_text="November 4", **city) for x in "bcd"]
    week = mention("a", "2026-W45", "explosion", words, timex_text="last week", offset=900, **city)
    (cluster,) = merge([own, *others, week])
    assert {m.value for m in cluster.mentions} == {"2026-11-03", "2026-11-04", "2026-W45"}
