"""The main job on the articles of `seeds/`: dates, expressions, events, and the examples that are committed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from running import ROOT

import chrono
from chrono.charts import export

TODAY = date(2026, 11, 22)
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def made(monkeypatch_module: pytest.MonkeyPatch) -> chrono.Chronology:
    monkeypatch_module.chdir(ROOT)
    return chrono.extract("seeds", today=TODAY)


@pytest.fixture(scope="module")
def monkeypatch_module() -> object:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def letter(article_id: str) -> str:
    """a, b or c."""
    return article_id[0]


def test_when_each_was_written(made: chrono.Chronology) -> None:
    known = {letter(r["article_id"]): r for r in made.articles.to_dicts()}
    assert (known["c"]["published"], known["c"]["published_source"]) == (date(2025, 12, 2), "text")
    assert (known["b"]["published"], known["b"]["published_source"]) == (date(2025, 12, 1), "corpus")
    assert (known["a"]["published"], known["a"]["published_source"]) == (date(2025, 12, 19), "corpus")
    assert known["a"]["published_confidence"] < known["b"]["published_confidence"] < known["c"]["published_confidence"]
    assert known["a"]["published_after"] == date(2025, 12, 19)
    assert all(r["published_evidence"] for r in known.values())


def test_alone_the_first_keeps_its_unknown_year() -> None:
    one = chrono.extract(SEEDS[0], today=TODAY)
    row = one.articles.to_dicts()[0]
    assert (row["published"], row["published_value"]) == (None, "XXXX-12-19")
    assert "19 December, year unknown" in one.events["when"].to_list()


def test_every_expression_and_nothing_that_is_no_time(made: chrono.Chronology) -> None:
    found = {(letter(r["article_id"]), r["text"], r["value"]) for r in made.timexes.to_dicts()}
    assert {
        ("a", "December 19", "2025-12-19"),
        ("a", "2014", "2014"),
        ("b", "Monday, December 1", "2025-12-01"),
        ("b", "that same Monday", "2025-12-01"),
        ("b", "November 30", "2025-11-30"),
        ("c", "January 2022", "2022-01"),
        ("c", "July 2025", "2025-07"),
        ("c", "Monday", "2025-12-01"),
        ("c", "December 1", "2025-12-01"),
        ("c", "November 30", "2025-11-30"),
        ("c", "today", "2025-12-02"),
        ("c", "December 2", "2025-12-02"),
    } <= found
    assert {text for _, text, _ in found} <= {
        "December 19", "2014", "Monday, December 1", "that same Monday", "November 30", "December 1", "January 2022",
        "July 2025", "Monday", "today", "December 2", "now", "annual", "the 21st century",
    }  # fmt: skip


# When, words that its label (or a place of it) must hold, articles, kind, factuality.
EVENTS = [
    ("in 2014", ["Maidan revolution"], "a", "protest", "actual"),
    ("Jan 2022 – Jul 2025", ["More than 110 sabotage incidents", "Europe"], "c", "attack", "actual"),
    ("30 Nov – 1 Dec 2025", ["meetings", "Ukrainian officials", "Florida"], "cb", "meeting", "actual"),
    ("1 Dec 2025", ["Donald Trump said", "going along well"], "bc", "statement", "actual"),
    ("1 Dec 2025", ["Dragone told the Financial Times"], "c", "statement", "actual"),
    ("1 Dec 2025", ["Russian bombardment of Ukraine killed at least four"], "b", "attack", "actual"),
    ("2 Dec 2025", ["Steve Witkoff is meeting Vladimir Putin in Moscow"], "cb", "meeting", "actual"),
    ("19 Dec 2025", ["Vladimir Putin urged Mark Rutte", "National Security Strategy"], "a", "statement", "actual"),
]


def test_the_event_table(made: chrono.Chronology) -> None:
    rows = made.events.to_dicts()
    assert len(rows) <= 2 * len(EVENTS)
    at = -1
    for when, words, articles, kind, factuality in EVENTS:
        fitting = [
            i
            for i, r in enumerate(rows)
            if r["when"] == when and all(w in r["label"] or w in r["places"] for w in words)
        ]
        assert fitting, (when, words, [r["label"] for r in rows])
        row = rows[fitting[0]]
        assert fitting[0] > at, f"{words} out of order"
        at = fitting[0]
        assert set(articles) == {letter(a) for a in row["articles"]}, row
        assert (row["kind"], row["factuality"]) == (kind, factuality), row


def test_a_plan_and_what_came_of_it_are_one_event(made: chrono.Chronology) -> None:
    row = next(r for r in made.events.to_dicts() if "Witkoff" in r["label"])
    mentions = made.mentions.filter(pl.col("event_id") == row["event_id"]).to_dicts()
    assert {letter(m["article_id"]): m["factuality"] for m in mentions} == {"b": "planned", "c": "actual"}
    assert row["status"] == "single"  # an announcement confirms no date


def test_offsets_point_at_what_they_name(made: chrono.Chronology) -> None:
    texts = {r["article_id"]: r["text"] for r in made.articles.to_dicts()}
    for t in made.timexes.to_dicts():
        assert texts[t["article_id"]][t["start_char"] : t["end_char"]] == t["text"]
    for m in made.mentions.to_dicts():
        assert texts[m["article_id"]][m["trigger_start"] : m["trigger_end"]] == m["trigger"]


def test_the_order_of_the_articles_changes_nothing(made: chrono.Chronology) -> None:
    again = chrono.extract([p.relative_to(ROOT) for p in reversed(SEEDS)], today=TODAY)
    assert again.events.equals(made.events)
    assert again.mentions.equals(made.mentions)


def test_another_day_dates_the_articles_alike(made: chrono.Chronology) -> None:
    later = chrono.extract("seeds", today=date(2029, 5, 1))
    assert later.articles["published"].to_list() == made.articles["published"].to_list()


def test_the_committed_examples_are_what_is_made_now(made: chrono.Chronology, tmp_path: Path) -> None:
    stale = "run `make report` and commit what it makes"
    assert export.figure_json(made.gantt()) == (ROOT / "plots" / "seeds.json").read_text(encoding="utf-8"), stale
    made.report(tmp_path / "seeds.html", title="NATO and Russia: the seeds", plotlyjs="directory")
    assert (tmp_path / "seeds.html").read_bytes() == (ROOT / "reports" / "seeds.html").read_bytes(), stale


def test_the_makefile_makes_the_examples_as_on_that_day() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"TODAY := {TODAY.isoformat()}" in makefile
    assert "NATO and Russia: the seeds" in makefile


def test_dicts_and_articles_go_in_too() -> None:
    text = "The ministers met in Geneva on Monday."
    by_dict = chrono.extract({"id": "x", "text": text, "date": "2025-12-02"}, today=TODAY)
    by_object = chrono.extract([chrono.Article(article_id="x", text=text, date="2025-12-02")], today=TODAY)
    assert by_dict.events.equals(by_object.events)
    assert by_dict.sql("SELECT first_day FROM events WHERE array_contains(places, 'Geneva')")["first_day"][0] == date(
        2025, 12, 1
    )


def test_articles_of_one_id_are_told_apart() -> None:
    text = "The ministers met in Geneva on Monday."
    one = {"id": "x", "text": text, "date": "2025-12-02"}
    made = chrono.extract([one, chrono.Article(article_id="x", text=text, date="2025-12-02")], today=TODAY)
    assert made.articles["article_id"].to_list() == ["x", "x-2"]
    with pytest.raises(TypeError, match="int"):
        chrono.extract([3], today=TODAY)  # type: ignore[list-item]


def test_a_saved_chronology_is_the_same(made: chrono.Chronology, tmp_path: Path) -> None:
    made.save(tmp_path / "c")
    assert chrono.load(tmp_path / "c").events.equals(made.events)


def test_an_input_that_cannot_be_read_raises_unless_somebody_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="gone"):
        chrono.extract(tmp_path / "gone.txt", today=TODAY)
    told: list[object] = []
    assert chrono.extract(tmp_path / "gone.txt", today=TODAY, on_problem=told.append).events.height == 0
    assert len(told) == 1


def test_the_seeds_are_ours_and_carry_no_date(made: chrono.Chronology) -> None:
    assert len(SEEDS) >= 3
    for row in json.loads(made.articles.select("published_source").write_json()):
        assert row["published_source"] in {"text", "corpus"}
