"""SQL over the four tables, with errors that a person can act on."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import polars as pl
from polars.exceptions import PolarsError

from chrono.errors import ChronoError

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables


class QueryError(ChronoError):
    """A query that cannot be answered; the message says why and what exists."""


def sql(tables: Tables, query: str) -> pl.DataFrame:
    """The answer to a Polars SQL query over `events`, `mentions`, `timexes` and `articles`.

    Raises:
        QueryError: the query is no SQL, or names a table or column that does not exist.
    """
    named = tables.named()
    try:
        return pl.SQLContext(named, eager=True).execute(query)
    except PolarsError as error:
        raise QueryError(_explain(str(error), named)) from None


def _explain(message: str, named: dict[str, pl.DataFrame]) -> str:
    """The first line of an error, with the nearest name and the names that exist."""
    first = message.strip().splitlines()[0]
    unknown = re.search(r'(?:column|relation)[^"\']*["\']([^"\']+)["\']', first)
    tables = list(named)
    columns = sorted({column for table in named.values() for column in table.columns})
    if not unknown:
        return first
    wrong = unknown[1]
    if "relation" in first:
        return f"there is no table {wrong!r}; the tables are {', '.join(tables)}"
    near = difflib.get_close_matches(wrong, columns, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    return f"there is no column {wrong!r}{hint} Columns of events: {', '.join(named['events'].columns)}"
