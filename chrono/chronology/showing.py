"""A table in a terminal: as a table where that can be read in its width, else a block for each row."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import polars as pl

from chrono.chronology.saving import flat

if TYPE_CHECKING:
    from collections.abc import Iterator

_NARROWEST = 24  # characters that a column of words needs to be read down
_LONGEST_CELL = 80  # characters of a cell in a table
_LINES = 6  # of a value in a block
_LEAST = 30  # characters for values in a block, however narrow the terminal is
_WORDS = (pl.String, pl.List)


def shown(table: pl.DataFrame, width: int) -> str:
    """A table as text for people; `as_text` of `saving` has the forms for programs.

    Args:
        table: any table.
        width: columns of the terminal.

    Returns:
        A table with cells that wrap, or, where its columns would be too narrow to be read, a block for each row with a
        line for each column. Values are cut after 80 characters in a table and six lines in a block, with “…”.
    """
    words = [name for name, kind in table.schema.items() if isinstance(kind, _WORDS)]
    plain = table.with_columns(pl.col(name).map_elements(_cell, return_dtype=pl.String) for name in words)
    natural = {name: len(_table(plain.select(name), None).partition("\n")[0]) - 2 for name in table.columns}
    needed = (min(wide, _NARROWEST + 2) if name in words else wide for name, wide in natural.items())
    if not table.width or sum(needed) + table.width + 1 <= width:
        return _table(plain, width)
    return "\n".join(_blocks(table, width)) if table.height else f"no rows of {', '.join(table.columns)}"


def _table(table: pl.DataFrame, width: int | None) -> str:
    with pl.Config(
        tbl_rows=-1,
        tbl_cols=-1,
        tbl_width_chars=width or -1,
        fmt_str_lengths=_LONGEST_CELL,
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
    ):
        return str(table)


def _blocks(table: pl.DataFrame, width: int) -> Iterator[str]:
    name_width = max(len(name) for name in table.columns)
    for number, row in enumerate(table.iter_rows(named=True), 1):
        head = f"── {number} of {table.height} "
        yield head + "─" * (max(width, len(head)) - len(head))
        for name, value in row.items():
            yield from _lines(f"{name:<{name_width}} │ ", value, width)


def _lines(name: str, value: Any, width: int) -> Iterator[str]:
    """A value behind its name; what does not fit into the line stands below."""
    said = "null" if value is None else _printable(flat(value) or "")
    lines = textwrap.wrap(said, max(_LEAST, width - len(name))) or [""]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"… ({len(said)} characters)"]
    yield (name + lines[0]).rstrip()
    for line in lines[1:]:
        yield f"{'│ ':>{len(name)}}{line}"


def _cell(value: Any) -> str | None:
    text = flat(value.to_list() if isinstance(value, pl.Series) else value)
    return None if text is None else _printable(text)


def _printable(text: str) -> str:
    """A text in one line: white space as one blank, what a terminal would obey as U+FFFD."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
