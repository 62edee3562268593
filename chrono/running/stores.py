"""What is known of the parts so far: in memory, or in a folder from which a run that was stopped goes on."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

import polars as pl

from chrono import files
from chrono.articles import Article
from chrono.dating import Alone, Published
from chrono.dating.evidence import Pin
from chrono.dating.solving import Solution
from chrono.running.jobs import Looked, Read

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

TABLES = ("articles", "timexes", "found")


class Store(Protocol):
    """Keeps the articles and the results of parts by their keys."""

    @property
    def folder(self) -> Path | None:
        """Where files may be written; None where it does not matter."""

    def put_articles(self, key: str, articles: Sequence[Article]) -> None:
        """Keep the articles of a part."""

    def articles(self, key: str) -> tuple[Article, ...]:
        """The articles of a part."""

    def looked(self, key: str) -> Looked | None:
        """What dating a part alone gave, where it is kept."""

    def put_looked(self, key: str, looked: Looked) -> None:
        """Keep what dating a part alone gave."""

    def has_read(self, key: str) -> bool:
        """Whether what reading a part gave is kept, and nothing of the part was lost."""

    def put_read(self, key: str, read: Read) -> None:
        """Keep what reading a part gave."""

    def table(self, key: str, name: str) -> pl.LazyFrame:
        """A table (one of `TABLES`) that reading a part gave."""


class Memory:
    """Keeps everything in memory."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._articles: dict[str, tuple[Article, ...]] = {}
        self._dates: dict[str, Looked] = {}
        self._tables: dict[tuple[str, str], pl.LazyFrame] = {}

    def put_articles(self, key: str, articles: Sequence[Article]) -> None:
        """Keep the articles of a part."""
        self._articles[key] = tuple(articles)

    def articles(self, key: str) -> tuple[Article, ...]:
        """The articles of a part."""
        return self._articles[key]

    def looked(self, key: str) -> Looked | None:
        """What dating a part alone gave in this run."""
        return self._dates.get(key)

    def put_looked(self, key: str, looked: Looked) -> None:
        """Keep it."""
        self._dates[key] = looked

    def has_read(self, key: str) -> bool:
        """Nothing is known from before."""
        return False

    def put_read(self, key: str, read: Read) -> None:
        """Keep the tables."""
        self._tables.update({(key, name): table.lazy() for name, table in read.tables.items()})

    def table(self, key: str, name: str) -> pl.LazyFrame:
        """A table that reading a part gave."""
        return self._tables[key, name]


class Folder:
    """Keeps everything in files, each written whole. It may be deleted at any time; nothing else is lost."""

    def __init__(self, folder: Path) -> None:
        self.folder: Path | None = folder
        self._folder = folder
        self._passing: dict[str, Looked] = {}

    def put_articles(self, key: str, articles: Sequence[Article]) -> None:
        """Keep the articles of a part; a file of this key holds them already."""
        file = self._folder / f"{key}.articles.jsonl"
        if file.is_file():
            return
        lines = (json.dumps(asdict(article)) + "\n" for article in articles)
        files.write(file, "".join(lines).encode())

    def articles(self, key: str) -> tuple[Article, ...]:
        """The articles of a part."""
        with (self._folder / f"{key}.articles.jsonl").open(encoding="ascii") as lines:
            return tuple(Article(**json.loads(line)) for line in lines)

    def looked(self, key: str) -> Looked | None:
        """What dating a part alone gave, where it is kept."""
        if key in self._passing:
            return self._passing[key]
        with suppress(OSError, ValueError, KeyError, TypeError):
            return _looked(json.loads((self._folder / f"{key}.dates.json").read_bytes()))
        return None

    def put_looked(self, key: str, looked: Looked) -> None:
        """Keep what dating a part alone gave; where something went wrong, for this run only: the next tries again."""
        if looked.problems:
            self._passing[key] = looked
        else:
            told = {"alone": {i: asdict(a) for i, a in looked.alone.items()}, "names": dict(looked.names)}
            files.write(self._folder / f"{key}.dates.json", json.dumps(told, default=date.isoformat).encode())

    def has_read(self, key: str) -> bool:
        """Whether all tables of a part are there, and no article was lost: what was is tried again."""
        return not self._losses(key).is_file() and all(self._file(key, name).is_file() for name in TABLES)

    def put_read(self, key: str, read: Read) -> None:
        """Keep the tables of a part, and what was lost in it.

        Losses are told first and taken back last, so that a run that is killed in between tries again.
        """
        if read.problems:
            told = json.dumps([asdict(problem) for problem in read.problems])
            files.write(self._losses(key), told.encode())
        for name, table in read.tables.items():
            files.write(self._file(key, name), table.write_parquet)
        if not read.problems:
            self._losses(key).unlink(missing_ok=True)

    def table(self, key: str, name: str) -> pl.LazyFrame:
        """A table that reading a part gave."""
        return pl.scan_parquet(self._file(key, name))

    def keep(self, keys: Collection[str]) -> None:
        """Delete what belongs to none of these keys."""
        for file in self._folder.iterdir():
            if file.is_dir():  # of a run that was killed while it put rows in order
                shutil.rmtree(file, ignore_errors=True)
            elif file.name.split(".")[0] not in keys:
                file.unlink(missing_ok=True)

    def _losses(self, key: str) -> Path:
        return self._folder / f"{key}.problems.json"

    def _file(self, key: str, name: str) -> Path:
        return self._folder / f"{key}.{name}.parquet"


def _looked(told: dict[str, Any]) -> Looked:
    alone = {
        article_id: Alone(_published(one["published"]), _solution(one["solution"]) if one["solution"] else None)
        for article_id, one in told["alone"].items()
    }
    return Looked(alone, {article_id: tuple(names) for article_id, names in told["names"].items()})


def _published(told: dict[str, Any]) -> Published:
    days = {name: date.fromisoformat(told[name]) if told[name] else None for name in ("day", "after", "before")}
    month_day = tuple(told["month_day"]) if told["month_day"] else None
    return Published(**{**told, **days, "evidence": tuple(told["evidence"]), "month_day": month_day})


def _solution(told: dict[str, Any]) -> Solution:
    return Solution(
        tuple(map(date.fromisoformat, told["days"])),
        _published(told["published"]),
        Pin(**told["pin"]) if told["pin"] else None,
        told["weekday"],
    )
