"""Which format a name asks for, and the bytes of it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from chrono.chronology.corrections import as_sheet
from chrono.chronology.exports import ics, markdown, mermaid, timelinejs
from chrono.chronology.saving import as_text
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables

FORMS = ("parquet", "csv", "json", "jsonl", "markdown", "ics", "timelinejs", "mermaid")
SUFFIXES = {
    ".parquet": "parquet",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".ics": "ics",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
}
_ALL_DATED = {"ics": ics.calendar, "timelinejs": timelinejs.timeline, "mermaid": mermaid.gantt}


class ExportError(ChronoError):
    """A format that chrono does not write."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file's content, and the ids of the events that the format cannot hold because they have no date."""

    content: bytes
    left_out: tuple[str, ...] = ()


def form_of(path: str | Path) -> str:
    """The format that a file's suffix names.

    Raises:
        ExportError: it names none.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError(f"{path}: chrono exports {', '.join(SUFFIXES)}, not {suffix or 'a name without a suffix'!r}")
    return SUFFIXES[suffix]


def export(tables: Tables, form: str) -> Export:
    """The events of a chronology in another program's format; the same for the same tables, byte for byte.

    Args:
        tables: the chronology; its texts may be hostile.
        form: `parquet`, `csv` (the sheet for corrections), `json`, `jsonl`, `markdown` (a table), `ics` (iCalendar,
            RFC 5545), `timelinejs` (the JSON of TimelineJS 3) or `mermaid` (a gantt chart).

    Raises:
        ExportError: `form` is none of these.
    """
    if form in _ALL_DATED:
        dated = pl.col("first_day").is_not_null() & pl.col("last_day").is_not_null()
        left_out = tuple(tables.events.filter(~dated)["event_id"])
        return Export(_ALL_DATED[form](tables, tables.events.filter(dated)).encode(), left_out)
    if form == "parquet":
        buffer = io.BytesIO()
        tables.events.write_parquet(buffer)
        return Export(buffer.getvalue())
    if form == "csv":
        return Export(as_sheet(tables).encode())
    if form in {"json", "jsonl"}:
        return Export(as_text(tables.events, form).encode())
    if form == "markdown":
        return Export(markdown.table(tables).encode())
    raise ExportError(f"chrono exports {', '.join(FORMS)}, not {form!r}")
