"""A table in a terminal can be read, however many columns it has and however narrow the terminal is."""

from __future__ import annotations

from datetime import datetime

import polars as pl
import pytest

from chrono.chronology.schema import SCHEMAS
from chrono.chronology.showing import shown

FEW = pl.DataFrame(
    {
        "when": ["1 Dec 2025", "in 2014"],
        "label": ["The ministers of the five towns on the lake met in Essen to talk of the ferry", "A ferry sank"],
        "places": [["Essen", "Port Lind"], []],
    }
)
MANY = FEW.with_columns(
    start=datetime(2025, 12, 1, 9, 30),
    text=pl.lit("The ferry sank. " * 100),
    status=pl.Series(["agreed", None]),
    **{f"column_{n}": pl.lit("some words of it") for n in range(10)},
)


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("table", [FEW, MANY])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_torn(table: pl.DataFrame, width: int) -> None:
    text = shown(table, width)
    assert max(len(line) for line in text.splitlines()) <= width
    for word in ("ministers", "Essen", "sank", "2014"):
        assert word in text


def test_what_fits_is_a_table_and_what_does_not_is_a_block_for_each_row() -> None:
    assert shown(FEW, 120).startswith("┌")
    assert shown(FEW, 75).startswith("┌")  # the label goes on in a second line
    lines = shown(MANY, 100).splitlines()
    assert lines[0].startswith("── 1 of 2 ──")
    assert lines[1:4] == [
        "when     │ 1 Dec 2025",
        "label    │ The ministers of the five towns on the lake met in Essen to talk of the ferry",
        "places   │ Essen; Port Lind",
    ]
    assert "start    │ 2025-12-01T09:30:00" in lines
    assert "status   │ null" in lines
    assert sum(line.startswith("── ") for line in lines) == 2


def test_a_long_value_is_cut_and_says_how_long_it_is() -> None:
    lines = shown(MANY, 100).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("text "))
    assert lines[at + 5].strip() == "│ … (1599 characters)"
    assert lines[at + 6].startswith("status")


def test_every_column_of_the_events_table_is_named_once() -> None:
    empty = pl.DataFrame(schema=SCHEMAS["events"])
    assert shown(empty, 100) == f"no rows of {', '.join(empty.columns)}"
    row = pl.DataFrame([dict.fromkeys(empty.columns)], schema=SCHEMAS["events"])
    lines = shown(row, 100).splitlines()[1:]
    assert [line.split(" ")[0] for line in lines] == empty.columns


@pytest.mark.parametrize("columns", [1, 12])
def test_nothing_that_a_terminal_obeys_is_printed(columns: int) -> None:
    bad = "red\x1b[31m\x9b2J\r\nnext"
    table = pl.DataFrame({f"c{n}": [bad] for n in range(columns)} | {"some": [[bad, bad]]})
    text = shown(table, 60)
    assert not any(c in text for c in "\x1b\x9b\r")
    assert "next" in text


def test_a_column_may_have_any_name() -> None:
    assert "1" in shown(pl.DataFrame({"a┆b": [1], "c\nd": [2]}), 80)
