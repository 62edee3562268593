from __future__ import annotations

import random

import pytest

from chrono.chronology.candidates import pairs
from chrono.chronology.merging import Cluster, merge
from chrono.chronology.similarity import Corpus
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


def _announced(**changes: object) -> object:
    return mention(
        "b",
        "FUTURE_REF",
        "travel",
        "witkoff travel moscow",
        actors=("Steve Witkoff",),
        places=("Moscow",),
        kind="movement",
        implied=True,
        factuality="planned",
        interval=Interval(on(2025, 12, 1).start, on(2025, 12, 1).end + 14 * DAY),
        **changes,
    )


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
    assert not list(pairs(Corpus(crowd)))
