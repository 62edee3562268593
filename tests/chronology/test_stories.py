"""The merging benchmark: our own stories through the whole pipeline, in one corpus."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

import chrono
from chronology import gold

STORIES = gold.stories()
TODAY = date(2026, 11, 22)


@cache
def told() -> chrono.Chronology:
    return chrono.extract([a for s in STORIES for a in s.articles], today=TODAY)


def rows() -> list[dict[str, Any]]:
    return told().mentions.to_dicts()


def test_there_are_enough_stories_of_enough_articles() -> None:
    assert len(STORIES) >= 12
    assert all(3 <= len(s.articles) <= 6 for s in STORIES)
    assert sum(e.get("status") == "disputed" for s in STORIES for e in s.events.values()) >= 2


def test_what_belongs_together_is_together() -> None:
    score = gold.score(STORIES, rows())
    assert score.found >= 0.9 * score.gold, "too few of the gold mentions are found to say anything"
    assert score.f1 >= 0.94, score
    assert score.precision >= 0.98, score


def test_nothing_that_must_stay_apart_is_one_event() -> None:
    events = gold.assigned(STORIES, rows())
    for story in STORIES:
        for a, b in story.apart:
            one, other = events.get(f"{story.name}/{a}"), events.get(f"{story.name}/{b}")
            assert not (one or {}).keys() & (other or {}).keys(), (story.name, a, b)


def test_hard_negatives_are_found_at_all() -> None:
    """A pair of which one event is missing would be apart for the wrong reason."""
    events = gold.assigned(STORIES, rows())
    missing = [(s.name, e) for s in STORIES for pair in s.apart for e in pair if f"{s.name}/{e}" not in events]
    assert len(set(missing)) <= 2, missing


def test_no_event_is_of_two_stories() -> None:
    for row in told().events.to_dicts():
        assert len({a.rpartition("-")[0] for a in row["articles"]}) == 1, row


@pytest.mark.parametrize(
    ("story", "name"), [(s.name, n) for s in STORIES for n, e in s.events.items() if e.get("status") == "disputed"]
)
def test_two_days_for_one_event_are_shown_as_a_dispute(story: str, name: str) -> None:
    (ids,) = (p for e, p in gold.assigned(STORIES, rows()).items() if e == f"{story}/{name}")
    assert len(ids) == 1
    row = next(r for r in told().events.to_dicts() if r["event_id"] in ids)
    wanted = next(s for s in STORIES if s.name == story).events[name]
    assert row["status"] == "disputed"
    assert [c["value"] for c in row["claims"]] == wanted["claims"]
    assert sorted(a for c in row["claims"] for a in c["articles"]) == sorted(row["articles"])


def test_agency_text_printed_twice_is_one_source() -> None:
    evacuation = next(r for r in told().events.to_dicts() if "1,400 residents" in r["label"])
    assert evacuation["articles"] == ["flood-a", "flood-b"]
    assert evacuation["status"] == "single"


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [a for s in STORIES for a in s.articles]
    again = chrono.extract(articles[::-1], today=TODAY)
    assert again.events.equals(told().events)
    assert again.mentions.equals(told().mentions)
