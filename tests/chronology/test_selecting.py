from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import samples

from chrono.api import Chronology, load
from chrono.chronology.schema import SCHEMAS
from chrono.chronology.selecting import SelectionError, bound, words_of


def seeds() -> Chronology:
    return Chronology(**samples.seeds().named())


def ids(chronology: Chronology) -> set[str]:
    return set(chronology.events["event_id"])


CHOSEN: list[Any] = [
    lambda c: c.about("Putin"),
    lambda c: c.at("Moscow"),
    lambda c: c.between("2025-12", None),
    lambda c: c.from_article("004"),
    lambda c: c.of_kind("meeting", "attack"),
    lambda c: c.planned(),
    lambda c: c.happened(),
    lambda c: c.disputed(),
    lambda c: c.where("confidence > 0.5"),
    lambda c: c.about("Nobody"),
]


@pytest.mark.parametrize("choose", CHOSEN)
def test_a_selection_is_a_whole_chronology(choose: Any, tmp_path: Path) -> None:
    every = seeds()
    before = {name: table.clone() for name, table in every.named().items()}
    part = choose(every)
    assert type(part) is Chronology
    kept = ids(part)
    # All mentions of the events that stay, and none of others.
    expected = every.mentions.filter(pl.col("event_id").is_in(list(kept)))
    assert part.mentions.equals(expected)
    # The articles that these come from, whole.
    sources = {a for articles in part.events["articles"] for a in articles} | set(expected["article_id"])
    assert set(part.articles["article_id"]) == sources
    assert part.timexes.equals(every.timexes.filter(pl.col("article_id").is_in(list(sources))))
    for name, table in part.named().items():
        assert table.schema == pl.Schema(SCHEMAS[name])
        assert every.named()[name].equals(before[name])
    # It can be drawn, reported, asked, saved and chosen from again.
    part.gantt()
    part.report(tmp_path / "part.html")
    assert part.sql("SELECT count(*) AS n FROM events")["n"][0] == len(kept)
    part.save(tmp_path / "part")
    assert ids(load(tmp_path / "part").between(None, None)) == {
        row["event_id"] for row in part.events.to_dicts() if row["start"]
    }


def test_the_order_of_events_stays() -> None:
    order = seeds().events["event_id"].to_list()
    part = seeds().happened().events["event_id"].to_list()
    assert part == [event for event in order if event in part]


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        ("2025-12-01", "2025-12-01", {"e-florida"}),  # it lasts until that day
        (date(2025, 12, 2), date(2025, 12, 2), set()),
        ("2014-03", "2014-03", {"e-maidan"}),  # in 2014: it may have been then
        ("2014", "2024", {"e-maidan", "e-sabotage"}),
        ("2026", None, set()),
        (None, "2013-12-31", set()),
        (None, "2014-01-01", {"e-maidan"}),
    ],
)
def test_between_takes_inclusive_days(first: Any, last: Any, holds: set[str]) -> None:
    lasting = {"e-maidan", "e-sabotage", "e-florida"}
    assert ids(seeds().between(first, last)) & lasting == holds


def test_what_has_no_date_lies_between_no_days() -> None:
    undated = set(seeds().events.filter(pl.col("start").is_null())["event_id"])
    assert undated
    assert not ids(seeds().between(None, None)) & undated


@pytest.mark.parametrize(
    ("text", "last", "day"),
    [
        ("2025-02", True, date(2025, 2, 28)),
        ("2025", False, date(2025, 1, 1)),
        ("3 May 2025", True, date(2025, 5, 3)),
        (None, True, None),
    ],
)
def test_a_bound_is_the_edge_of_what_it_names(text: str | None, last: bool, day: date | None) -> None:
    assert bound(text, last=last) == day


@pytest.mark.parametrize(("first", "last"), [("2025-13-01", None), ("soon", None), ("2025-12-02", "2025-12-01")])
def test_bounds_that_are_none_are_refused(first: str, last: str | None) -> None:
    with pytest.raises(SelectionError):
        seeds().between(first, last)


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("witkoff", "Steve Witkoff", True),
        ("STEVE WITKOFF", "Steve Witkoff", True),
        ("Witk", "Steve Witkoff", False),
        ("Witkoff Steve", "Steve Witkoff", False),
        ("orban", "Viktor Orbán", True),
        ("Orbán", "Viktor Orban's government", True),
        ("Lodz", "Łódź", True),
        ("Tromsø", "a court in Tromso", True),
        ("strasse", "Straße", True),
        ("US", "U.S. officials", True),
        ("U.S.", "the US envoy", True),
        ("us", "the bus", False),
        ("O'Brien", "Miles O’Brien", True),
        ("Rostov-on-Don", "Rostov on Don", True),
        ("путин", "Владимир Путин", True),
    ],
)
def test_names_are_compared_as_whole_words_without_case_and_accents(name: str, text: str, holds: bool) -> None:
    told = samples.event("e", samples.at(2025), samples.at(2026), "Nothing else", actors=[text], articles=[])
    chronology = Chronology(events=pl.DataFrame([told], schema=SCHEMAS["events"]))
    assert bool(chronology.about(name).events.height) is holds


def test_about_reads_actors_places_and_labels_at_reads_places_alone() -> None:
    told = [
        samples.event("actor", samples.at(2025), samples.at(2026), "x", actors=["Jordan"], articles=[]),
        samples.event("place", samples.at(2025), samples.at(2026), "x", places=["Jordan"], articles=[]),
        samples.event("label", samples.at(2025), samples.at(2026), "The king of Jordan speaks", articles=[]),
        samples.event("none", samples.at(2025), samples.at(2026), "x", articles=[]),
    ]
    chronology = Chronology(events=pl.DataFrame(told, schema=SCHEMAS["events"]))
    assert ids(chronology.about("jordan")) == {"actor", "place", "label"}
    assert ids(chronology.at("jordan")) == {"place"}
    assert ids(chronology.at("nowhere", "jordan")) == {"place"}


def test_a_name_of_no_letters_is_refused() -> None:
    for name in ("", " ", "—"):
        with pytest.raises(SelectionError, match="letter"):
            seeds().about(name)
    assert words_of("A-1, b") == ("a", "1", "b")


def test_an_unknown_article_kind_or_status_names_those_that_exist() -> None:
    with pytest.raises(SelectionError, match="did you mean '004'"):
        seeds().from_article("04")
    with pytest.raises(SelectionError, match="statement, meeting"):
        seeds().of_kind("gathering")
