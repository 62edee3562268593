"""Chronologies on disk: a folder of Parquet files, or the events alone as Parquet, CSV, JSON or JSON lines."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
from polars.exceptions import PolarsError

from chrono import files
from chrono.chronology.plain import escaped
from chrono.chronology.schema import SCHEMAS
from chrono.chronology.tables import LOG, Tables, empty_log
from chrono.errors import ChronoError

_LOG = "corrections"


class ChronologyError(ChronoError):
    """A chronology that cannot be read, or a name that says no known format."""


def save(tables: Tables, path: str | Path) -> None:
    """Write a chronology: a folder of four Parquet files where the path has no suffix, else the events alone.

    The log of corrections is a fifth file, where there are corrections. A folder whose name ends in `.chronology`
    counts as one without a suffix.

    Raises:
        ChronologyError: the suffix is none of .parquet, .csv, .json, .jsonl.
        OSError: it cannot be written.
    """
    path = Path(path)
    if path.suffix in {"", ".chronology"} or path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        for name, table in tables.named().items():
            files.write(path / f"{name}.parquet", table.write_parquet)
        if not tables.corrections.height:
            (path / f"{_LOG}.parquet").unlink(missing_ok=True)  # of an older chronology in this folder
        return
    if path.suffix == ".parquet":
        files.write(path, tables.events.write_parquet)
    elif path.suffix in {".csv", ".json", ".jsonl"}:
        files.write(path, as_text(tables.events, path.suffix[1:]).encode())
    else:
        raise ChronologyError(f"{path}: chrono writes a folder, .parquet, .csv, .json or .jsonl, not {path.suffix!r}")


def load(path: str | Path) -> Tables:
    """Read a chronology's folder.

    Raises:
        ChronologyError: it is no chronology, or its tables are of another schema.
    """
    folder = Path(path)
    if not is_chronology(folder):
        raise ChronologyError(f"{folder}: no chronology (a folder of {', '.join(f'{n}.parquet' for n in SCHEMAS)})")
    tables = {name: _table(folder / f"{name}.parquet", schema) for name, schema in SCHEMAS.items()}
    log = folder / f"{_LOG}.parquet"
    return Tables(**tables, corrections=_table(log, LOG) if log.is_file() else empty_log())


def _table(path: Path, schema: dict[str, Any]) -> pl.DataFrame:
    try:
        table = pl.read_parquet(path)
    except (OSError, PolarsError) as error:
        raise ChronologyError(f"{path}: {str(error).splitlines()[0]}") from None
    if table.schema != pl.Schema(schema):
        raise ChronologyError(f"{path}: its columns are not those of this version of chrono")
    return table


def is_chronology(path: Path) -> bool:
    """Whether a path is a folder that `save` wrote."""
    return path.is_dir() and all((path / f"{name}.parquet").is_file() for name in SCHEMAS)


def as_text(table: pl.DataFrame, form: str) -> str:
    """A table as `csv`, `json` (a list of objects) or `jsonl`.

    In CSV, lists are joined by "; ", claims read `value (article, article)`, and no cell can start a formula.
    """
    rows = table.to_dicts()
    if form == "jsonl":
        return "".join(_one_line(json.dumps(row, ensure_ascii=False, default=_plain)) + "\n" for row in rows)
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2, default=_plain) + "\n"
    flat = pl.DataFrame(
        {c: [cell(row[c]) for row in rows] for c in table.columns}, schema=dict.fromkeys(table.columns, pl.String)
    )
    return flat.write_csv()


def _one_line(text: str) -> str:
    """JSON in which nothing ends a line but its end: readers may split lines at these too."""
    return text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def cell(value: Any) -> str | None:
    """A value as a cell of a CSV that can start no formula; numbers stay numbers."""
    text = flat(value)
    return text if text is None or isinstance(value, (bool, int, float)) else escaped(text)


def flat(value: Any) -> str | None:
    """A value as text: lists joined by "; ", days in ISO 8601, claims as `value (article, article)`."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(_item(item) for item in value)
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def _item(item: Any) -> str:
    return f"{item['value']} ({', '.join(item['articles'])})" if isinstance(item, dict) else str(item)
