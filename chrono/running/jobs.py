"""What is done to one part: first its articles are dated, each alone; then, their dates settled, they are read.

A job can be done anywhere: by this process, another one, another machine. An article in which chrono fails costs that
article: the job is halved until it stands alone, and it is named.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self, TypeVar

import polars as pl

from chrono.articles import Problem
from chrono.dating import Alone, Published
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chrono.articles import Article
    from chrono.dating import Policy

_R = TypeVar("_R", "Looked", "Read")


@dataclass(frozen=True, slots=True)
class Looked:
    """What dating the articles of a part alone gave.

    Attributes:
        alone: each article's date, by its id.
        names: the names in each article, by its id, for its neighbours.
        problems: what went wrong.
    """

    alone: Mapping[str, Alone]
    names: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...] = ()

    def and_then(self, other: Looked) -> Looked:
        """Both together."""
        return Looked({**self.alone, **other.alone}, {**self.names, **other.names}, self.problems + other.problems)


@dataclass(frozen=True, slots=True)
class Read:
    """What reading the articles of a part gave: rows of the tables, and its mentions before they are merged.

    Attributes:
        tables: `articles`, `timexes` and `found` (see `chrono.chronology.found`).
        problems: what went wrong.
    """

    tables: Mapping[str, pl.DataFrame]
    problems: tuple[Problem, ...] = ()

    def and_then(self, other: Read) -> Read:
        """Both together."""
        return Read(
            {name: pl.concat([table, other.tables[name]]) for name, table in self.tables.items()},
            self.problems + other.problems,
        )


@dataclass(frozen=True, slots=True)
class _OfArticles:
    """A job that is done to each article alone."""

    articles: tuple[Article, ...]
    policy: Policy

    def halves(self) -> tuple[Self, Self]:
        """Two jobs that are this one; only of more than one article."""
        at = len(self.articles) // 2
        return replace(self, articles=self.articles[:at]), replace(self, articles=self.articles[at:])


@dataclass(frozen=True, slots=True)
class Dating(_OfArticles):
    """Dating the articles of a part, each alone."""

    def run(self) -> Looked:
        """What can be said without the neighbours."""
        from chrono.extracting import look

        return _halving(self, lambda: Looked(*look(self.articles, self.policy)))

    def lost(self, reason: str) -> Looked:
        """What is left where the articles cannot be dated: nothing is known of them."""
        return Looked(
            {a.article_id: Alone(Published()) for a in self.articles},
            {a.article_id: () for a in self.articles},
            tuple(_lost(a, reason) for a in self.articles),
        )


@dataclass(frozen=True, slots=True)
class Reading(_OfArticles):
    """Reading the articles of a part, by id dated."""

    dated: Mapping[str, Published]
    implied: bool = False
    model: str | None = None

    def run(self) -> Read:
        """The rows that these articles give."""
        from chrono.extracting import rows

        return _halving(
            self,
            lambda: Read(rows(self.articles, self.dated, self.policy.today, implied=self.implied, model=self.model)),
        )

    def lost(self, reason: str) -> Read:
        """What is left where the articles cannot be read: they are listed, and that is all."""
        from chrono.extracting import unread

        return Read(unread(self.articles, self.dated), tuple(_lost(a, reason) for a in self.articles))


def _halving(job: Dating | Reading, attempt: Callable[[], _R]) -> _R:
    """What an attempt gives; where chrono fails in it, what is to be had without the article in which it fails."""
    try:
        return attempt()
    except ChronoError:
        raise  # the user's to mend, whatever the article
    except Exception as error:
        if os.environ.get("CHRONO_TRACEBACK"):
            raise
        reason = f"a fault in chrono itself, please report it: {type(error).__name__}: {error}"
    result: _R = without(job, reason, lambda half: half.run())
    return result


def without(job: Any, reason: str, done: Callable[[Any], Any]) -> Any:
    """What a job that failed gives when it is done by halves.

    Args:
        job: the job.
        reason: why it failed.
        done: how a half is done.
    """
    if len(job.articles) == 1:
        return job.lost(reason)
    first, second = job.halves()
    return done(first).and_then(done(second))


def _lost(article: Article, reason: str) -> Problem:
    where = article.article_id if article.path is None else f"{article.path} ({article.article_id})"
    return Problem(where, f"what it tells is left out: {' '.join(reason.split())}")
