from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest
import samples

from chrono.chronology.saving import ChronologyError, as_text, is_chronology, load, save
from chrono.chronology.schema import SCHEMAS, empty, frame


def test_a_saved_chronology_comes_back_as_it_was(tmp_path: Path) -> None:
    tables = samples.seeds()
    save(tables, tmp_path / "c.chronology")
    assert is_chronology(tmp_path / "c.chronology")
    for name, table in load(tmp_path / "c.chronology").named().items():
        assert table.equals(tables.named()[name])
        assert table.schema == pl.Schema(SCHEMAS[name])


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".json", ".jsonl"])
def test_the_events_alone(tmp_path: Path, suffix: str) -> None:
    tables = samples.seeds()
    path = tmp_path / f"events{suffix}"
    save(tables, path)
    ids = tables.events["event_id"].to_list()
    if suffix == ".parquet":
        read = pl.read_parquet(path)["event_id"].to_list()
    elif suffix == ".csv":
        read = [row["event_id"] for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))]
    elif suffix == ".json":
        read = [row["event_id"] for row in json.loads(path.read_text(encoding="utf-8"))]
    else:
        read = [json.loads(line)["event_id"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert read == ids
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_no_cell_of_a_csv_can_start_a_formula() -> None:
    table = pl.DataFrame({"label": ["=1+1", "+1", "-1", "@x", "\tx", "fine"], "n": [["=1", "x"], [], [], [], [], []]})
    rows = list(csv.reader(io.StringIO(as_text(table, "csv"))))[1:]
    assert [row[0] for row in rows] == ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "fine"]
    assert rows[0][1] == "'=1; x"


def test_a_suffix_that_chrono_does_not_write(tmp_path: Path) -> None:
    with pytest.raises(ChronologyError, match=r"not '\.xlsx'"):
        save(samples.seeds(), tmp_path / "events.xlsx")


def test_what_is_no_chronology_says_so(tmp_path: Path) -> None:
    with pytest.raises(ChronologyError, match="no chronology"):
        load(tmp_path)


def test_tables_of_another_schema_are_refused(tmp_path: Path) -> None:
    save(samples.seeds(), tmp_path)
    empty("events").drop("label").write_parquet(tmp_path / "events.parquet")
    with pytest.raises(ChronologyError, match="columns"):
        load(tmp_path)


def test_a_broken_parquet_file_is_one_line(tmp_path: Path) -> None:
    save(samples.seeds(), tmp_path)
    (tmp_path / "events.parquet").write_bytes(b"no parquet")
    with pytest.raises(ChronologyError) as caught:
        load(tmp_path)
    assert "\n" not in str(caught.value)


def test_rows_that_do_not_fit_the_schema_are_refused() -> None:
    with pytest.raises(pl.exceptions.PolarsError):
        frame("timexes", [{"article_id": "a", "start_char": "no number"}])
