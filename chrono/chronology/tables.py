"""The four tables together: what every later room reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chrono.chronology.schema import empty

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Tables:
    """Articles, time expressions, mentions and events of one chronology (schemas: `chrono.chronology.schema`)."""

    articles: pl.DataFrame = field(default_factory=lambda: empty("articles"))
    timexes: pl.DataFrame = field(default_factory=lambda: empty("timexes"))
    mentions: pl.DataFrame = field(default_factory=lambda: empty("mentions"))
    events: pl.DataFrame = field(default_factory=lambda: empty("events"))

    def named(self) -> dict[str, pl.DataFrame]:
        """The tables by their names, in the order in which the data flows."""
        return {
            "articles": self.articles,
            "timexes": self.timexes,
            "mentions": self.mentions,
            "events": self.events,
        }
