"""Rows from mentions: the interval all support, sources, disputes, labels, and ids that stay."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.chronology.copies import Sources
from chrono.chronology.merging import Cluster, merge
from chrono.chronology.reconciling import reconcile
from chrono.dating import Published
from chrono.events import Mention
from chronology.made import mention

FIRST = date(2024, 3, 1)
SPEECH = "The two ministers spoke for four hours about the water of the river and parted as friends"


def published(article_id: str, day: date | None) -> Published:
    return Published(
        day=day, value=day.isoformat() if day else None, source="given", after=None, before=None, confidence=1.0,
        evidence=(),
    )  # fmt: skip


def rows(mentions: list[Mention], days: dict[str, date | None] | None = None) -> list[tuple[dict[str, Any], Cluster]]:
    """Events of mentions, each article published a day after the one before unless given."""
    ids = sorted({m.article_id for m in mentions})
    days = days or {a: FIRST + timedelta(days=i) for i, a in enumerate(ids)}
    known = {a: published(a, days[a]) for a in ids}
    return [(reconcile(c, known, Sources()), c) for c in merge(mentions)]


def one(*mentions: Mention, **changes: Any) -> dict[str, Any]:
    """The row of mentions that are one event."""
    known = {m.article_id: published(m.article_id, FIRST) for m in mentions} | changes
    return reconcile(Cluster(mentions), known, Sources())


def test_the_most_precise_time_that_all_support() -> None:
    row = one(
        mention("a", "2022-11", "arrest", "arrested"),
        mention("b", "2022-11-21", "arrest", "police arrested him"),
        mention("c", "2022", "arrest", "had been arrested"),
    )
    assert (row["value"], row["when"], row["status"]) == ("2022-11-21", "21 Nov 2022", "agreed")


def test_every_claim_keeps_its_articles_and_the_one_with_most_sources_leads() -> None:
    row = one(
        mention("a", "2024-10-04", "sign", "signed in a"),
        mention("b", "2024-10-03", "sign", "signed in b"),
        mention("c", "2024-10-04TMO", "sign", "signed in c"),
        mention("d", "2024-10", "sign", "signed in d"),
    )
    assert row["status"] == "disputed"
    assert row["claims"] == [
        {"value": "2024-10-03", "articles": ["b"]},
        {"value": "2024-10-04TMO", "articles": ["a", "c"]},
    ]
    assert (row["first_day"], row["last_day"]) == (date(2024, 10, 3), date(2024, 10, 4))
    assert row["when"] == "3–4 Oct 2024"
    assert row["value"] == "2024-10-04TMO"
    assert row["confidence"] < one(mention("a", "2024-10-04", "sign", "signed"))["confidence"]


def test_a_copied_sentence_is_no_second_source() -> None:
    told = {"kind": "meeting"}
    a = mention("a", "2024-03-05", "speak", "minister speak", sentence=f"{SPEECH}.", **told)
    b = mention("b", "2024-03-05", "speak", "minister speak", sentence=f"{SPEECH}, the agency said.", **told)
    own = mention("c", "2024-03-05", "speak", "minister speak", sentence="They met again and again, we saw.", **told)
    assert one(a, b)["status"] == "single"
    assert one(a, b)["confidence"] == one(a)["confidence"]
    assert one(a, b, own)["status"] == "agreed"


def test_what_happened_in_one_article_and_was_planned_in_another_happened() -> None:
    row = one(
        mention("a", "2024-03-12", "meet", "will meet in Budapest with all ministers", factuality="planned"),
        mention("b", "2024-03-12", "meet", "met in Budapest"),
    )
    assert (row["factuality"], row["label"]) == ("actual", "met in Budapest")


def test_the_label_that_names_most_of_the_surest_source() -> None:
    row = one(
        mention("a", "2024-03-12", "meet", "a meeting of many words and of nobody at all"),
        mention("b", "2024-03-12", "meet", "Varga met Hartwig", actors=("Tomas Varga", "Lena Hartwig")),
        mention("c", "2024-03-12", "meet", "perhaps met", actors=("A", "B", "C"), confidence=0.4),
    )
    assert row["label"] == "Varga met Hartwig"
    assert row["actors"] == ["Tomas Varga", "Lena Hartwig", "A", "B", "C"]


def test_a_surname_is_left_out_where_the_full_name_stands() -> None:
    row = one(
        mention("a", "2024-03-12", "meet", "met", actors=("Varga", "Mr Ko")),
        mention("b", "2024-03-12", "meet", "met in Vienna", actors=("Tomas Varga",), places=("Vienna",)),
    )
    assert row["actors"] == ["Tomas Varga", "Mr Ko"]


def test_the_id_is_from_the_first_article_told_by_date() -> None:
    a = mention("a", "2024-03", "meet", "met", actors=("Varga",))
    b = mention("b", "2024-03-12", "meet", "met", actors=("Hartwig",))
    early, late = published("x", FIRST), published("x", FIRST + timedelta(days=9))
    assert one(a, b, a=early, b=late)["event_id"] == one(a, a=early)["event_id"]
    assert one(a, b, a=late, b=early)["event_id"] == one(b, b=early)["event_id"]
    assert one(a, b, a=published("a", None), b=late)["event_id"] == one(b, b=late)["event_id"]


NAMES = ["Aaltonen", "Brandt", "Castello", "Dimitrov", "Eriksen", "Fofana", "Grimaldi", "Halloran"]
VERBS = ["arrest", "resign", "burn", "win", "sink", "sign", "march", "sell"]
DAYS = ["2024-01-05", "2024-01", "2024-02-11", "2024-02-12TMO", "2024"]


@st.composite
def corpora(draw: st.DrawFn) -> list[list[Mention]]:
    """Articles in the order in which they are written; events differ in every word, so that none is taken for another.

    Each event has its own people, words and times; an article tells some, on the event's day or more coarsely.
    """
    events = draw(st.integers(1, 6))
    articles = draw(st.integers(1, 6))
    made = []
    for number in range(articles):
        told = draw(st.lists(st.integers(0, events - 1), unique=True, max_size=events))
        made.append(
            [
                mention(
                    f"{draw(st.sampled_from('abc'))}{number}",
                    f"2024-{e + 1:02}" + draw(st.sampled_from(["-05", "-05TMO", "-05"])),
                    VERBS[e],
                    f"{VERBS[e]} {NAMES[e]} thing{e} matter{e} {draw(st.sampled_from(['', f'detail{e}']))}",
                    actors=(NAMES[e],),
                    offset=200 * e,
                    confidence=draw(st.sampled_from([0.6, 0.9])),
                )
                for e in sorted(told)
            ]
        )
    return made


def days_of(articles: list[list[Mention]]) -> dict[str, date | None]:
    return {m.article_id: FIRST + timedelta(days=i) for i, told in enumerate(articles) for m in told}


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_ids_stay_the_same_as_articles_are_added(articles: list[list[Mention]]) -> None:
    before: dict[str, str] = {}
    for n in range(1, len(articles) + 1):
        known = articles[:n]
        events = rows([m for told in known for m in told], days_of(known))
        now = {m.mention_id: row["event_id"] for row, cluster in events for m in cluster.mentions}
        assert {m: now[m] for m in before} == before
        before = now


@st.composite
def alike(draw: st.DrawFn) -> list[Mention]:
    """Mentions that share names, verbs and days in every way, and so merge or not."""
    return [
        mention(
            f"a{draw(st.integers(0, 5))}",
            draw(st.sampled_from(DAYS)),
            draw(st.sampled_from(VERBS[:3])),
            " ".join(draw(st.lists(st.sampled_from([*VERBS, *NAMES]), max_size=5))),
            actors=tuple(draw(st.lists(st.sampled_from(NAMES[:4]), max_size=2, unique=True))),
            places=tuple(draw(st.lists(st.sampled_from(NAMES[4:6]), max_size=1))),
            kind=draw(st.sampled_from(["other", "attack", "meeting", "statement"])),
            offset=200 * at,
        )
        for at in range(draw(st.integers(2, 12)))
    ]


@settings(max_examples=80, deadline=None)
@given(alike(), st.integers(0, 1000))
def test_the_order_of_the_input_changes_nothing(mentions: list[Mention], seed: int) -> None:
    shuffled = random.Random(seed).sample(mentions, len(mentions))
    assert rows(mentions) == rows(shuffled)


@settings(max_examples=80, deadline=None)
@given(alike())
def test_no_event_is_wider_than_what_its_mentions_claim(mentions: list[Mention]) -> None:
    for cluster in merge(mentions):
        spans = [m.interval for m in cluster.mentions if m.interval]
        assert sorted(m.mention_id for m in cluster.mentions) == sorted({m.mention_id for m in cluster.mentions})
        row = one(*cluster.mentions)
        assert (row["status"] == "disputed") == (max(s.start for s in spans) >= min(s.end for s in spans))


@pytest.mark.parametrize("status", ["single", "agreed"])
def test_claims_are_kept_only_of_disputes(status: str) -> None:
    mentions = [mention(a, "2024-03-12", "meet", f"met {a}") for a in ("ab" if status == "agreed" else "a")]
    row = one(*mentions)
    assert (row["status"], row["claims"]) == (status, [])
