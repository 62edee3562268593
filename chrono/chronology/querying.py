"""SQL over the four tables, with errors that a person can act on."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import polars as pl
from polars.exceptions import PanicException, PolarsError

from chrono.errors import ChronoError

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables

_LONGEST_LINE = 80
# Strings and comments, whichever opens first: what stands in them is no SQL.
_ASIDE = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL)
# What changes tables, in databases: here it would change nothing, and look as if it had.
_CHANGING = re.compile(
    r"\s*(alter|attach|copy|create|delete|drop|grant|insert|merge|replace|set|truncate|update)\b", re.IGNORECASE
)
# Polars can read files and addresses from SQL; a query of a chronology reads the chronology.
_READING = re.compile(r"\b((?:read|scan)_\w+)\s*\(", re.IGNORECASE)
# Without quotes this is a subtraction, which would find nothing and say nothing.
_BARE_DAY = re.compile(r"(?<![\w\"-])\d{4}-\d{2}-\d{2}(?![\w\"-])")


class QueryError(ChronoError):
    """A query that cannot be answered; the message says where, why and what exists."""


def sql(tables: Tables, query: str) -> pl.DataFrame:
    """The answer to a Polars SQL query over `events`, `mentions`, `timexes`, `articles` and `corrections`.

    Raises:
        QueryError: the query is no SQL, names a table or column that does not exist, changes tables or reads files.
    """
    named = tables.named() | {"corrections": tables.corrections}
    bare = _ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), query)
    if not bare.strip(" \t\r\n;"):
        raise QueryError("there is no query; try SELECT * FROM events")
    if found := _CHANGING.match(bare):
        raise QueryError(
            f"a query only reads: {found[1].upper()} changes nothing here; events are changed by corrections"
        )
    if found := _READING.search(bare):
        raise QueryError(f"a query reads the tables {', '.join(named)}, not {found[1]}{_place(query, found.start())}")
    if found := _BARE_DAY.search(bare):
        raise QueryError(f"a day stands in single quotes: '{found[0]}'{_place(query, found.start())}")
    try:
        return pl.SQLContext(named, eager=True).execute(query)
    except PolarsError as error:
        raise QueryError(_explain(str(error), query, bare, named)) from None
    except PanicException as error:  # not an Exception: a fault of Polars ends no program of ours
        raise QueryError(f"Polars cannot answer this: {str(error).splitlines()[0]}") from None


def matching(tables: Tables, condition: str) -> list[str]:
    """The ids of the events for which a condition of SQL holds.

    Raises:
        QueryError: it is no condition.
    """
    if not condition.strip():
        raise QueryError("there is no condition; try kind = 'meeting'")
    query = f"SELECT event_id FROM events WHERE ({condition}\n)"  # noqa: S608 - reads these tables alone
    return sql(tables, query)["event_id"].to_list()


def _explain(message: str, query: str, bare: str, named: dict[str, pl.DataFrame]) -> str:
    """Where the fault is, what exists and what is nearest to what was written."""
    first = message.strip().splitlines()[0] if message.strip() else "the query cannot be answered"
    if first.startswith("sql parser error:"):
        return _syntax(first.removeprefix("sql parser error:").strip(), query)
    if first.startswith("one (and only one) statement"):
        return "one query at a time: there is more than one statement"
    if found := re.search(r"relation ['\"]([^'\"]+)['\"]|no table or struct column named ['\"]([^'\"]+)['\"]", first):
        return _unknown_table(found[1] or found[2], query, bare, named)
    if found := re.search(r"(?:unable to find|no) column(?: named)? ['\"]([^'\"]+)['\"]", first):
        return _unknown_column(found[1], query, bare, named)
    if found := re.search(r"unsupported function ['\"]([^'\"]+)['\"]", first):
        return f"there is no function {found[1]!r}{_where(found[1], query, bare)}"
    if "to a string value" in first:
        return "a date is compared with text that is none; write it as '2025-12-01'"
    if "cannot cast List type" in first:
        return "a list is no text; write array_contains(actors, 'NATO'), not actors = 'NATO'"
    return (first if len(first) <= 300 else first[:299] + "…") + _suspect(first, query, bare)


def _syntax(message: str, query: str) -> str:
    found = re.search(r" at Line: (\d+), Column: (\d+)$", message)
    said = re.sub(r"^Expected: ", "expected ", message[: found.start()] if found else message)
    said = said.replace("found: EOF", "the query ends").replace("found: ", "found ")
    if not found:
        return f"this is no SQL: {said}"
    line, column = int(found[1]), int(found[2])
    text = query.splitlines()[line - 1] if line <= len(query.splitlines()) else ""
    return f"this is no SQL: {said} (line {line}, column {column}: {_shown(text, column - 1)})"


def _unknown_table(wrong: str, query: str, bare: str, named: dict[str, pl.DataFrame]) -> str:
    near = difflib.get_close_matches(wrong.lower(), named, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    return f"there is no table {wrong!r}{_where(wrong, query, bare)}{hint} The tables are {', '.join(named)}"


def _unknown_column(wrong: str, query: str, bare: str, named: dict[str, pl.DataFrame]) -> str:
    asked = [name for name in named if re.search(rf"\b{name}\b", bare, re.IGNORECASE)] or ["events"]
    columns = list(dict.fromkeys(column for name in asked for column in named[name].columns))
    near = difflib.get_close_matches(wrong.lower(), columns, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    if f'"{wrong}"' in query and not near:
        hint = f"; text stands in single quotes: '{wrong}'."
    exist = ". ".join(f"Columns of {name}: {', '.join(named[name].columns)}" for name in asked)
    return f"there is no column {wrong!r}{_where(wrong, query, bare)}{hint} {exist}"


def _suspect(message: str, query: str, bare: str) -> str:
    """Where the first thing stands that a message names and the query has; a query of one line is shown anyway."""
    for word in re.findall(r"""["'`](\w+)["'`]""", message):
        if place := _where(word, query, bare):
            return place
    return "" if "\n" in query.strip() else _place(query, 0)


def _where(word: str, query: str, bare: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", bare, re.IGNORECASE)
    return _place(query, found.start()) if found else ""


def _place(query: str, offset: int) -> str:
    before = query[:offset]
    line, start = before.count("\n") + 1, before.rfind("\n") + 1
    return f" (line {line}: {_shown(query[start:].split(chr(10), 1)[0], offset - start)})"


def _shown(line: str, at: int) -> str:
    """A line of the query; of a long one the part around the fault."""
    start = max(0, min(at - _LONGEST_LINE // 2, len(line) - _LONGEST_LINE))
    part = line[start : start + _LONGEST_LINE].strip()
    return ("…" if start else "") + part + ("…" if start + _LONGEST_LINE < len(line) else "")
