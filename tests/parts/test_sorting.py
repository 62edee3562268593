"""Rows in order, stretch by stretch."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from chrono import running
from chrono.dating import Policy
from chrono.running import Settings
from chrono.running.rows import TOGETHER
from chrono.running.sorting import Runs

from .made import articles

SCHEMA = {"key": pl.Int64, "place": pl.Int64}
ROWS = st.lists(st.tuples(st.none() | st.integers(0, 9), st.integers(0, 99)), max_size=60)


def runs(rows: list[Any], size: int, folder: Path | None = None) -> Runs:
    made = Runs("rows", SCHEMA, ("key", "place"), size, folder)
    for at in range(0, len(rows), 5):
        made.add(pl.DataFrame(rows[at : at + 5], schema=SCHEMA, orient="row"))
    return made


@settings(deadline=None)
@given(ROWS, st.integers(1, 20))
def test_stretches_are_the_whole_in_order(rows: list[Any], size: int) -> None:
    wanted = pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("key", "place", nulls_last=[True, False])
    assert_frame_equal(runs(rows, size).ordered(SCHEMA).collect(), wanted)


def test_stretches_from_files_are_small(tmp_path: Path) -> None:
    rows = [(at * 7 % 100, at) for at in range(1000)]
    made = runs(rows, 50, tmp_path)
    assert_frame_equal(made.ordered(SCHEMA).collect(), pl.DataFrame(sorted(rows), schema=SCHEMA, orient="row"))
    assert len(list(tmp_path.glob("rows-*.parquet"))) == 20
    taken = [len(made._all().filter(within).collect()) for within in made._stretches()]
    assert sum(taken) == 1000
    assert max(taken) <= 60


def test_what_belongs_to_a_row_comes_with_its_stretch() -> None:
    rows = [(at % 10, at) for at in range(100)]
    other = Runs("other", {"key": pl.Int64, "place": pl.Int64, "word": pl.String}, ("key",), 7, None)
    other.add(
        pl.DataFrame(
            [(key, place, f"w{place}") for key, place in rows if place % 3], schema=[*SCHEMA, "word"], orient="row"
        )
    )
    found = runs(rows, 20).ordered({**SCHEMA, "word": pl.String}, joined=(other, "place")).collect()
    assert found.rows() == sorted((key, place, f"w{place}") for key, place in rows if place % 3)


@pytest.mark.parametrize("order", [1, -1])
def test_tables_in_many_stretches_hold_the_same(order: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many, asked = articles(60), Settings(Policy(date(2026, 11, 22)))
    whole = running.run(many, asked).named()
    for name in TOGETHER:
        monkeypatch.setitem(TOGETHER, name, 10)
    (tmp_path / ".parts" / "of a run that was killed").mkdir(parents=True)
    running.run_into(tmp_path, many[::order], asked)
    for name, table in whole.items():
        assert_frame_equal(pl.read_parquet(tmp_path / f"{name}.parquet"), table)
    assert [f.name for f in (tmp_path / ".parts").iterdir() if f.is_dir()] == []
