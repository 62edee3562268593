"""The rows of the four tables, put in order as parts are read and merged."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import polars as pl

from chrono.chronology import found
from chrono.chronology.building import ARTICLES_READ, IDS, ORDER, events_and_ids
from chrono.chronology.copies import reprinted
from chrono.chronology.merging import joined
from chrono.chronology.schema import SCHEMAS
from chrono.running.sorting import Runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from chrono.chronology.similarity import Corpus
    from chrono.chronology.stretches import Scored
    from chrono.dating import Published
    from chrono.events import Mention
    from chrono.running.stores import Store

TOGETHER = {"articles": 1024, "timexes": 8192, "mentions": 8192, "events": 8192}
"""Rows of each table that are put in order together, and that a row group of its file has: some megabytes."""


class Rows:
    """The rows of the four tables, put in order as they come; they wait in a folder meanwhile.

    Attributes:
        keys: of the parts that were read.
        folder: None where all is in memory.
    """

    def __init__(self, store: Store, folder: Path | None) -> None:
        self.keys: list[str] = []
        self.folder = folder
        self._store = store
        told = {name: kind for name, kind in SCHEMAS["mentions"].items() if name != "event_id"}
        self._articles = self._runs("articles", SCHEMAS["articles"], "article_id")
        self._timexes = self._runs("timexes", SCHEMAS["timexes"], "article_id", "start_char")
        self._mentions = self._runs("mentions", told, "article_id", "sentence_start", "trigger_start", "mention_id")
        self._events = self._runs("events", SCHEMAS["events"], *ORDER)
        self._ids = Runs("ids", IDS, ("article_id",), TOGETHER["mentions"], folder)

    def _runs(self, name: str, schema: Mapping[str, Any], *by: str) -> Runs:
        return Runs(name, schema, by, TOGETHER[name], self.folder)

    def told(self, read: Iterable[str]) -> Iterator[list[Mention]]:
        """The mentions of each article, as parts have been read; their rows are taken, and those of their articles."""
        for key in read:
            self.keys.append(key)
            for name, runs in (("articles", self._articles), ("timexes", self._timexes)):
                runs.add(self._store.table(key, name).select(runs.columns).collect())
            table = self._store.table(key, "found").collect()
            self._mentions.add(table.select(self._mentions.columns))
            for _, told in groupby(found.mentions(table), key=lambda m: m.article_id):
                yield list(told)

    def ordered(
        self,
        compared: Iterable[tuple[Scored, Scored]],
        corpus: Corpus,
        dated: Mapping[str, Published],
        *,
        implied: bool,
    ) -> dict[str, pl.LazyFrame]:
        """The four tables, from what reading gave, and comparing what the articles tell."""
        sketches = (self._store.table(key, "articles") for key in self.keys)
        copies = reprinted(pl.concat([pl.LazyFrame(schema=ARTICLES_READ), *sketches]))
        for some, of in events_and_ids(joined(corpus, compared, implied=implied), dated, copies):
            self._events.add(some)
            self._ids.add(of)
        return {
            "articles": self._articles.ordered(SCHEMAS["articles"]),
            "timexes": self._timexes.ordered(SCHEMAS["timexes"]),
            "mentions": self._mentions.ordered(SCHEMAS["mentions"], joined=(self._ids, "mention_id")),
            "events": self._events.ordered(SCHEMAS["events"]),
        }
