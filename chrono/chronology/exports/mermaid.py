"""A Mermaid gantt chart (https://mermaid.js.org/syntax/gantt.html), as Markdown pages on code hosts draw it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from chrono.chronology.exports.sources import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from chrono.chronology.tables import Tables

_TAGS = {"actual": ["done"], "planned": ["active"], "possible": ["active"], "negated": []}
# Letters, digits and spaces mean nothing in Mermaid's grammar; of the rest these do not either.
_PLAIN = re.compile(r"[\w ,.!?'’‘“”()–—/+-]")
# Words that open a statement where a line starts with them.
_STATEMENT = re.compile(
    r"acc|axisformat|call|click|dateformat|excludes|gantt|href|includes|inclusive|section|tick|title|today|topaxis|"
    r"vert|week|style|classdef|[^\w]|\d",
    re.IGNORECASE,
)


def gantt(tables: Tables, events: pl.DataFrame) -> str:
    """The chart: `done` is what happened, `active` what is planned or possible, `crit` what sources dispute.

    Args:
        tables: the chronology that the events are of.
        events: those with days; days are inclusive in the text too (`inclusiveEndDates`).
    """
    articles = tables.articles.height
    lines = [
        "gantt",
        f"    title Chronology of {articles} article{'' if articles == 1 else 's'}",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %Y-%m-%d",
        "    inclusiveEndDates",
        "    todayMarker off",
    ]
    for number, event in enumerate(events.iter_rows(named=True), 1):
        lines.append(f"    {_text(label(event))} :{', '.join(_data(number, event))}")
    return "\n".join(lines) + "\n"


def _data(number: int, event: Mapping[str, Any]) -> list[str]:
    tags = ["crit"] if event["status"] == "disputed" else []
    tags += _TAGS[event["factuality"]]
    return [*tags, f"e{number}", event["first_day"].isoformat(), event["last_day"].isoformat()]


def _text(text: str) -> str:
    """A task's name: what Mermaid would take for grammar is written as a character code (`#58;`)."""
    if _STATEMENT.match(text):
        text, first = text[1:], f"#{ord(text[0])};"
    else:
        first = ""
    return first + "".join(c if _PLAIN.fullmatch(c) else f"#{ord(c)};" for c in text)
