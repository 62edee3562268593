from __future__ import annotations

import pytest
import samples

from chrono.chronology.querying import QueryError, sql


def test_sql_over_the_tables() -> None:
    answer = sql(samples.seeds(), "SELECT count(*) AS n FROM events WHERE status = 'agreed'")
    assert answer["n"][0] >= 1


def test_lists_can_be_searched() -> None:
    answer = sql(samples.seeds(), "SELECT label FROM events WHERE array_contains(places, 'Moscow')")
    assert answer.height >= 1


def test_tables_can_be_joined() -> None:
    joined = sql(samples.seeds(), "SELECT e.label, m.sentence FROM events e JOIN mentions m ON e.event_id = m.event_id")
    assert joined.height == samples.seeds().mentions.height


def test_an_unknown_column_names_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean 'label'"):
        sql(samples.seeds(), "SELECT lable FROM events")


def test_an_unknown_table_names_those_that_exist() -> None:
    with pytest.raises(QueryError, match="articles, timexes, mentions, events"):
        sql(samples.seeds(), "SELECT * FROM event")


def test_what_is_no_sql_is_one_line() -> None:
    with pytest.raises(QueryError) as caught:
        sql(samples.seeds(), "SELEKT 1")
    assert "\n" not in str(caught.value)
