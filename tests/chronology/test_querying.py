from __future__ import annotations

import polars as pl
import pytest
import samples

from chrono.chronology.querying import QueryError, matching, sql


def test_sql_over_the_tables() -> None:
    answer = sql(samples.seeds(), "SELECT count(*) AS n FROM events WHERE status = 'agreed'")
    assert answer["n"][0] >= 1


def test_lists_can_be_searched() -> None:
    tables = samples.seeds()
    answer = sql(tables, "SELECT label FROM events WHERE array_contains(places, 'Moscow')")
    by_hand = [row["label"] for row in tables.events.to_dicts() if "Moscow" in row["places"]]
    assert answer["label"].to_list() == by_hand != []
    assert sql(tables, "SELECT label FROM events WHERE array_contains(actors, 'NATO')").columns == ["label"]


def test_tables_can_be_joined() -> None:
    joined = sql(samples.seeds(), "SELECT e.label, m.sentence FROM events e JOIN mentions m ON e.event_id = m.event_id")
    assert joined.height == samples.seeds().mentions.height


def test_with_comments_strings_and_a_last_semicolon() -> None:
    query = "-- drop what is old; read_csv('x') of 2025-12-01\nSELECT 'delete; 2025-12-01' AS said FROM events LIMIT 1;"
    assert sql(samples.seeds(), query)["said"].to_list() == ["delete; 2025-12-01"]


def test_the_log_of_corrections_is_a_table() -> None:
    assert sql(samples.seeds(), "SELECT * FROM corrections").height == 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT lable FROM events", ["no column 'lable'", "line 1: SELECT lable FROM events", "did you mean 'label'"]),
        ("SELECT label\nFROM events\nORDER BY frist_day", ["line 3: ORDER BY frist_day", "did you mean 'first_day'"]),
        ("SELECT e.lable FROM events e", ["did you mean 'label'", "Columns of events: event_id, start"]),
        ("SELECT sentense FROM mentions", ["did you mean 'sentence'", "Columns of mentions: mention_id"]),
        ("SELECT qqq FROM events", ["no column 'qqq'", "Columns of events"]),
        ("SELECT label FROM events WHERE array_contains(actor, 'NATO')", ["did you mean 'actors'"]),
        ('SELECT label FROM events WHERE label = "Witkoff"', ["text stands in single quotes: 'Witkoff'"]),
        ("SELECT * FROM event", ["no table 'event'", "did you mean 'events'", "articles, timexes, mentions, events"]),
        ("SELECT *\nFROM events e\nJOIN mention m ON e.event_id = m.event_id", ["line 3: JOIN", "mean 'mentions'"]),
        ("SELECT z.label FROM events e", ["no table 'z'"]),
        ("SELEKT 1", ["no SQL", "found SELEKT", "line 1, column 1"]),
        ("SELECT label\nFROM events\nWHER kind = 'x'", ["line 3, column 6: WHER kind = 'x'"]),
        ("SELECT label FROM events WHERE", ["the query ends"]),
        ("SELECT count(* FROM events", ["expected ), found FROM", "line 1"]),
        ("SELECT 'abc", ["Unterminated string"]),
        ("", ["there is no query"]),
        (" ; -- nothing", ["there is no query"]),
        ("SELECT 1; SELECT 2", ["one query at a time"]),
        ("SELECT foo(label) FROM events", ["no function 'foo'", "line 1"]),
        ("SELECT label FROM events GROUP BY kind", ["GROUP BY", "line 1: SELECT label"]),
        ("SELECT sum(label) FROM events", ["`sum`", "line 1"]),
        ("SELECT label FROM events WHERE first_day > 'soon'", ["'2025-12-01'"]),
        ("SELECT label FROM events WHERE first_day > 2025-12-01", ["single quotes: '2025-12-01'", "line 1"]),
        ("SELECT label FROM events WHERE actors = 'NATO'", ["array_contains(actors, 'NATO')"]),
        ("SELECT label FROM events WHERE confidence > 'high'", ["cannot compare"]),
        ("DROP TABLE events", ["only reads", "DROP"]),
        ("delete from events", ["only reads", "DELETE"]),
        ("INSERT INTO events VALUES (1)", ["only reads", "INSERT"]),
        ("UPDATE events SET label = 'x'", ["only reads", "UPDATE"]),
        ("CREATE TABLE x AS SELECT 1", ["only reads", "CREATE"]),
        ("SELECT * FROM read_csv('/etc/hosts')", ["not read_csv"]),
        ("-- don't\nSELECT * FROM read_csv('/etc/hosts')", ["not read_csv (line 2"]),
        ("SELECT * FROM READ_PARQUET ('https://news.example/x')", ["not READ_PARQUET"]),
    ],
)
def test_an_error_says_where_and_what_exists(query: str, said: list[str]) -> None:
    with pytest.raises(QueryError) as caught:
        sql(samples.seeds(), query)
    message = str(caught.value)
    assert "\n" not in message
    for part in said:
        assert part in message


def test_of_a_long_line_the_part_around_the_fault_is_shown() -> None:
    query = "SELECT " + "label, " * 100 + "lable FROM events WHERE " + "kind = 'meeting' OR " * 50 + "kind = 'legal'"
    with pytest.raises(QueryError) as caught:
        sql(samples.seeds(), query)
    assert "…" in str(caught.value)
    assert "lable FROM events" in str(caught.value)
    assert len(str(caught.value)) < 500


def test_a_condition_gives_the_events_for_which_it_holds() -> None:
    tables = samples.seeds()
    meetings = tables.events.filter(pl.col("kind") == "meeting")["event_id"].to_list()
    assert matching(tables, "kind = 'meeting' -- of any day") == meetings != []
    with pytest.raises(QueryError, match="did you mean 'kind'"):
        matching(tables, "kint = 'meeting'")
    with pytest.raises(QueryError, match="no condition"):
        matching(tables, " ")
