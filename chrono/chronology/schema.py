"""The four tables of a chronology: the one declared Polars schema.

Column names and meanings are fixed by the contract (`docs/tables.md`). `empty(name)` and `frame(name, rows)` are the
only ways that chrono makes one of these tables, so no table with another schema exists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SOURCES = ("given", "metadata", "dateline", "text", "corpus", "unknown")
GRAINS = (
    "second", "minute", "hour", "part_of_day", "day", "week", "month", "quarter", "half_year", "year", "decade",
    "century",
)  # fmt: skip
EXTENTS = ("within", "throughout")
FACTUALITIES = ("actual", "planned", "possible", "negated")
STATUSES = ("single", "agreed", "disputed")
KINDS = (
    "statement", "meeting", "attack", "military", "disaster", "movement", "decision", "legal", "election", "economic",
    "agreement", "protest", "other",
)  # fmt: skip
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")

_NAMES = pl.List(pl.String)
_INSTANT = pl.Datetime("us")

ARTICLES: dict[str, Any] = {
    "article_id": pl.String,
    "title": pl.String,
    "text": pl.String,
    "url": pl.String,
    "publisher": pl.String,
    "path": pl.String,
    "language": pl.String,
    "published": pl.Date,
    "published_value": pl.String,
    "published_source": pl.Enum(SOURCES),
    "published_after": pl.Date,
    "published_before": pl.Date,
    "published_confidence": pl.Float64,
    "published_evidence": _NAMES,
}

TIMEXES: dict[str, Any] = {
    "article_id": pl.String,
    "start_char": pl.UInt32,
    "end_char": pl.UInt32,
    "text": pl.String,
    "type": pl.Enum(TIMEX_TYPES),
    "value": pl.String,
    "mod": pl.String,
    "start": _INSTANT,
    "end": _INSTANT,
    "grain": pl.Enum(GRAINS),
    "anchor": pl.String,
}

MENTIONS: dict[str, Any] = {
    "mention_id": pl.String,
    "event_id": pl.String,
    "article_id": pl.String,
    "sentence": pl.String,
    "sentence_start": pl.UInt32,
    "sentence_end": pl.UInt32,
    "clause_start": pl.UInt32,
    "clause_end": pl.UInt32,
    "trigger": pl.String,
    "trigger_start": pl.UInt32,
    "trigger_end": pl.UInt32,
    "timex_text": pl.String,
    "timex_start": pl.UInt32,
    "timex_end": pl.UInt32,
    "value": pl.String,
    "start": _INSTANT,
    "end": _INSTANT,
    "grain": pl.Enum(GRAINS),
    "extent": pl.Enum(EXTENTS),
    "approximate": pl.Boolean,
    "implied": pl.Boolean,
    "factuality": pl.Enum(FACTUALITIES),
    "kind": pl.Enum(KINDS),
    "reported_by": pl.String,
    "actors": _NAMES,
    "places": _NAMES,
    "label": pl.String,
    "confidence": pl.Float64,
}

EVENTS: dict[str, Any] = {
    "event_id": pl.String,
    "start": _INSTANT,
    "end": _INSTANT,
    "first_day": pl.Date,
    "last_day": pl.Date,
    "when": pl.String,
    "value": pl.String,
    "grain": pl.Enum(GRAINS),
    "extent": pl.Enum(EXTENTS),
    "approximate": pl.Boolean,
    "implied": pl.Boolean,
    "label": pl.String,
    "kind": pl.Enum(KINDS),
    "factuality": pl.Enum(FACTUALITIES),
    "actors": _NAMES,
    "places": _NAMES,
    "articles": _NAMES,
    "mentions": pl.UInt32,
    "status": pl.Enum(STATUSES),
    "claims": pl.List(pl.Struct({"value": pl.String, "articles": _NAMES})),
    "confidence": pl.Float64,
}

SCHEMAS: dict[str, dict[str, Any]] = {
    "articles": ARTICLES,
    "timexes": TIMEXES,
    "mentions": MENTIONS,
    "events": EVENTS,
}


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Rows (dicts with every column of the table) as the table `name`.

    Raises:
        polars.exceptions.PolarsError: a row does not fit the declared schema.
    """
    return pl.DataFrame(list(rows), schema=SCHEMAS[name], orient="row")


def empty(name: str) -> pl.DataFrame:
    """The table `name` with no rows."""
    return pl.DataFrame(schema=SCHEMAS[name])
