"""The four tables together, and the log of what people corrected in them: what every later room reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import polars as pl

from chrono.chronology.schema import empty

LOG: dict[str, Any] = {
    "event_id": pl.String,
    "action": pl.String,  # date, label, kind, factuality, merge, split, delete
    "before": pl.String,
    "after": pl.String,
    "note": pl.String,
}
"""The log of corrections: one row for each thing that a person changed, with what stood there before."""


def empty_log() -> pl.DataFrame:
    """A log of no corrections."""
    return pl.DataFrame(schema=LOG)


@dataclass(frozen=True, slots=True)
class Tables:
    """Articles, time expressions, mentions and events of one chronology (schemas: `chrono.chronology.schema`).

    `corrections` says what people changed in the events (`chrono.chronology.corrections`); mentions stay as extracted.
    """

    articles: pl.DataFrame = field(default_factory=lambda: empty("articles"))
    timexes: pl.DataFrame = field(default_factory=lambda: empty("timexes"))
    mentions: pl.DataFrame = field(default_factory=lambda: empty("mentions"))
    events: pl.DataFrame = field(default_factory=lambda: empty("events"))
    corrections: pl.DataFrame = field(default_factory=empty_log)

    def named(self) -> dict[str, pl.DataFrame]:
        """The tables by their names, in the order in which the data flows; the log only where it says something."""
        named = {
            "articles": self.articles,
            "timexes": self.timexes,
            "mentions": self.mentions,
            "events": self.events,
        }
        return named | ({"corrections": self.corrections} if self.corrections.height else {})
