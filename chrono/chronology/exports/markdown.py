"""A Markdown table (GitHub Flavored Markdown) of the events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chrono.chronology.exports.sources import label, standing, titles
from chrono.chronology.plain import line

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables

_HEAD = ("When", "Event", "Kind", "Standing", "Who", "Where", "Sources")
_MEANING = re.compile(r"([\\`*_{}\[\]|~$#!])")
_ADDRESS = re.compile(r"(?i)(?<=[a-z]):(?=//)|(?<=\bwww)\.|@")  # renderers make links of these


def table(tables: Tables) -> str:
    """One row for each event, in the order of the chronology; those without a date stand last."""
    names = titles(tables)
    rows = [_HEAD, ("---",) * len(_HEAD)]
    for event in tables.events.iter_rows(named=True):
        sources = "; ".join(names.get(a, a) for a in event["articles"])
        cells = (
            event["when"] or "undated", label(event), event["kind"], standing(event), "; ".join(event["actors"]),
            "; ".join(event["places"]), sources,
        )  # fmt: skip
        rows.append(tuple(cell(text) for text in cells))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def cell(text: str) -> str:
    """Text as the content of a cell: nothing in it is markup, HTML or a link."""
    text = _MEANING.sub(r"\\\1", line(text))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ADDRESS.sub(lambda found: f"&#{ord(found[0])};", text)
