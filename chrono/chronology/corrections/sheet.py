"""The events as a sheet (CSV) that a person edits, and what was edited in it.

The first columns are for editing, the last ones are how chrono knows what was edited (`original_…`) and finds an event
again whose id has changed (`mention_ids`). A sheet written by hand needs `event_id` and the columns that it fills.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from chrono.chronology.plain import clean, escaped, unescaped
from chrono.chronology.saving import flat
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from pathlib import Path

    from chrono.chronology.tables import Tables

FIELDS = ("date", "label", "kind", "factuality")
_EDITED = ("event_id", *FIELDS, "merge_into", "split", "delete", "note")
_SHOWN = (
    "when", "first_day", "last_day", "grain", "extent", "approximate", "implied", "actors", "places", "articles",
    "mentions", "status", "claims", "confidence", "value", "start", "end",
)  # fmt: skip
_KEPT = ("mention_ids", *(f"original_{name}" for name in FIELDS))
COLUMNS = (*_EDITED, *_SHOWN, "sentences", *_KEPT)
_YES, _NO = frozenset({"yes", "y", "x", "1", "true"}), frozenset({"", "no", "n", "0", "false"})
_LARGEST_CELL = 10_000_000


class CorrectionError(ChronoError):
    """A sheet that cannot be read as corrections."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What one row of a sheet asks for.

    Attributes:
        where: the sheet and the line, for messages.
        event_id: the event that is meant.
        mention_ids: its mentions when the sheet was written, by which it is found again.
        changes: the fields that were edited, with what was written; of `date`, `label`, `kind`, `factuality`.
        merge_into: id of the event that this one is part of, or "".
        merge_mentions: the mentions of that one when the sheet was written.
        split: ids of mentions or articles that tell of another event; ("all",) where each mention tells of its own.
        delete: whether the event is none.
        note: why, in the person's words.
    """

    where: str
    event_id: str
    mention_ids: tuple[str, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    merge_into: str = ""
    merge_mentions: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    delete: bool = False
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether the row asks for nothing."""
        return not (self.changes or self.merge_into or self.split or self.delete)


def as_sheet(tables: Tables) -> str:
    """The events as CSV to edit: every column of the table, and those for corrections.

    No cell can start a formula; `read` takes back what protects it. The text begins with a byte order mark, so that
    spreadsheets read it as UTF-8.
    """
    told: dict[str, list[dict[str, Any]]] = {}
    for row in tables.mentions.select("event_id", "mention_id", "article_id", "sentence").iter_rows(named=True):
        told.setdefault(row["event_id"], []).append(row)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for event in tables.events.iter_rows(named=True):
        mentions = told.get(event["event_id"], [])
        row = {name: flat(event[name]) or "" for name in ("event_id", *_SHOWN, "kind", "factuality", "label")}
        claimed = " or ".join(claim["value"] for claim in event["claims"] or [])  # one of them is to be chosen
        row["date"] = claimed or (event["value"] if event["start"] or event["value"] != "XXXX" else "unknown")
        row |= {f"original_{name}": row[name] for name in FIELDS}
        row["sentences"] = "\n".join(f"{m['mention_id']}: {' '.join(m['sentence'].split())}" for m in mentions)
        row["mention_ids"] = json.dumps([m["mention_id"] for m in mentions], ensure_ascii=False)
        writer.writerow({name: escaped(clean(value)) for name, value in row.items()})
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()


def read(path: Path) -> list[Correction]:
    """The corrections of a sheet, in the order of its rows; rows that change nothing are left out.

    Sheets come back from spreadsheets with semicolons or tabs between cells, or in windows-1252; that is read too.

    Raises:
        CorrectionError: it is no sheet of corrections, or a row says two things at once.
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("windows-1252", errors="replace")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(_LARGEST_CELL)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        names = [name.strip() for name in rows.fieldnames or []]
        if "event_id" not in names:
            raise CorrectionError(
                f"{path}: no corrections: there is no column 'event_id' (chrono export writes a sheet)"
            )
        rows.fieldnames = names
        found = [_correction({k: v for k, v in row.items() if k}, f"{path}:{rows.line_num}") for row in rows]
    except csv.Error as error:
        raise CorrectionError(f"{path}: this is no CSV: {error}") from None
    mentions = {correction.event_id: correction.mention_ids for correction in found}
    return [replace(c, merge_mentions=mentions.get(c.merge_into, ())) for c in found if not c.empty]


def _correction(row: dict[str, Any], where: str) -> Correction:
    cells = {name: unescaped(str(value or "")).strip() for name, value in row.items() if not isinstance(value, list)}
    asked = cells.get("delete", "").casefold()
    if asked not in _YES | _NO:
        raise CorrectionError(f"{where}: delete is yes or empty, not {cells['delete']!r}")
    split = _ids(cells.get("split", ""), where)
    if sum((bool(cells.get("merge_into")), bool(split), asked in _YES)) > 1:
        raise CorrectionError(f"{where}: a row can merge, split or delete, not two of these")
    changes = [
        (name, cells[name])
        for name in FIELDS
        if name in cells and cells[name] != cells.get(f"original_{name}", "")
    ]  # fmt: skip
    return Correction(
        where,
        cells["event_id"],
        _ids(cells.get("mention_ids", ""), where),
        tuple(changes),
        cells.get("merge_into", ""),
        split=split,
        delete=asked in _YES,
        note=cells.get("note", ""),
    )


def _ids(text: str, where: str) -> tuple[str, ...]:
    """Ids as chrono writes them (a JSON list) or as a person does: a line each, or with semicolons between."""
    if text.startswith("["):
        try:
            listed = json.loads(text)
        except ValueError:
            raise CorrectionError(f"{where}: {text[:60]!r} is no list of ids") from None
        return tuple(str(item) for item in listed)
    return tuple(part.strip() for line in text.splitlines() for part in line.split(";") if part.strip())
