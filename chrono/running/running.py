"""The run: parts are dated, their dates settled among each other, read, and what they tell is merged."""

from __future__ import annotations

import shutil
from collections import deque
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import polars as pl

from chrono import files
from chrono.chronology.similarity import Corpus
from chrono.chronology.stretches import stretches
from chrono.chronology.tables import Tables
from chrono.extracting import tell_undated
from chrono.running.cluster import LostError
from chrono.running.engines import Serial
from chrono.running.jobs import Dating, Reading
from chrono.running.known import Known
from chrono.running.parts import digest, fingerprint, parts
from chrono.running.rows import TOGETHER, Rows
from chrono.running.stores import Folder, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from chrono.articles import Article
    from chrono.dating import Policy
    from chrono.extracting import OnProblem
    from chrono.running.engines import Engine
    from chrono.running.jobs import Looked
    from chrono.running.stores import Store

PARTS = ".parts"
"""The folder in a chronology's folder that a run that was stopped goes on from."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked for.

    Attributes:
        policy: what the user says about dates, and the present day.
        implied: whether events dated only by their context are kept.
        model: another spaCy pipeline of Universal Dependencies, by name or path.
    """

    policy: Policy
    implied: bool = False
    model: str | None = None


def run(
    articles: Iterable[Article],
    settings: Settings,
    *,
    engine: Engine | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    on_problem: OnProblem = lambda _: None,
) -> Tables:
    """The chronology of some articles, in memory.

    Args:
        articles: with ids that differ.
        settings: what is asked for.
        engine: where the work is done; this process where it is None.
        progress: called with the number of articles read, and of all.
        on_problem: told of articles whose date stays unknown, and of those that cannot be read.

    Raises:
        chrono.language.LanguageError: the pipeline cannot be used.
    """
    with _tables(articles, settings, Memory(), "", engine or Serial(), progress, on_problem) as made:
        return Tables(**{name: table.collect() for name, table in made.tables.items()})


def run_into(
    folder: Path,
    articles: Iterable[Article],
    settings: Settings,
    *,
    engine: Engine | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    on_problem: OnProblem = lambda _: None,
) -> tuple[int, int]:
    """The chronology of any number of articles, into a folder; what an earlier run did there is not done again.

    Parts are kept in the folder `.parts`, by their content, as they are done; where there is only one, it is deleted in
    the end. The arguments are those of `run`, besides

    Args:
        folder: for the four tables.

    Returns:
        How many events, and of how many articles.

    Raises:
        OSError: it cannot be written.
        chrono.language.LanguageError: the pipeline cannot be used.
        chrono.running.cluster.ClusterError: there is no such cluster, or its scheduler was lost.
    """
    store = Folder(folder / PARTS)
    salt = fingerprint(settings.model)
    try:
        with _tables(articles, settings, store, salt, engine or Serial(), progress, on_problem) as made:
            for name, table in made.tables.items():
                files.write(folder / f"{name}.parquet", partial(table.sink_parquet, row_group_size=TOGETHER[name]))
    except LostError as error:
        raise LostError(f"{error}; what was done is kept: the same run, begun again, goes on from there") from None
    if made.parts > 1:
        store.keep(made.keys)
    else:
        shutil.rmtree(folder / PARTS)
    return pl.scan_parquet(folder / "events.parquet").select(pl.len()).collect().item(), made.articles


@dataclass(frozen=True, slots=True)
class _Made:
    tables: Mapping[str, pl.LazyFrame]
    keys: frozenset[str]
    parts: int
    articles: int


@contextmanager
def _tables(
    articles: Iterable[Article],
    settings: Settings,
    store: Store,
    salt: str,
    engine: Engine,
    progress: Callable[[int, int], None],
    on_problem: OnProblem,
) -> Iterator[_Made]:
    with engine:
        seen, known = _look(articles, settings, store, salt, engine, on_problem)
        known.settle()
        _tell_undated(seen, store, known, on_problem)
        with nullcontext() if store.folder is None else TemporaryDirectory(dir=store.folder) as name:
            rows = Rows(store, None if name is None else Path(name))
            read = _read(seen, known, settings, store, salt, engine, progress, on_problem)
            with closing(Corpus(rows.told(read), folder=rows.folder)) as corpus:  # while the workers read
                compared = engine.map(stretches(corpus))
                tables = rows.ordered(compared, corpus, known.dates, implied=settings.implied)
            kept = {key for part in seen for key in (part.key, part.looked)}
            yield _Made(tables, frozenset(kept.union(rows.keys)), len(seen), sum(p.articles for p in seen))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that was looked at.

    Attributes:
        key, looked: of its articles, and of their dates.
        articles: how many it has.
        length: of their texts together, in characters.
    """

    key: str
    looked: str
    articles: int
    length: int


def _look(
    articles: Iterable[Article], settings: Settings, store: Store, salt: str, engine: Engine, on_problem: OnProblem
) -> tuple[list[_Part], Known]:
    """Date every article alone, part by part."""
    seen: list[_Part] = []
    known = Known()
    waiting: deque[_Part] = deque()

    def jobs() -> Iterator[Dating]:
        for one in parts(articles):
            length = sum(len(article.text) for article in one.articles)
            part = _Part(one.key, digest(one.key, salt, settings.policy), len(one.articles), length)
            seen.append(part)
            store.put_articles(part.key, one.articles)
            kept = store.looked(part.looked)
            if kept is None:
                waiting.append(part)
                yield Dating(one.articles, settings.policy)
            else:
                known.add(kept)

    for result in engine.map(jobs()):
        store.put_looked(waiting.popleft().looked, result)
        known.add(result)
        for problem in result.problems:
            on_problem(problem)
    return seen, known


def _tell_undated(seen: Sequence[_Part], store: Store, known: Known, on_problem: OnProblem) -> None:
    """Tell of every article whose date stays unknown, or is not the one that it gives."""
    telling = known.undated | known.refused
    for part in seen if telling else ():
        if not telling.isdisjoint(own := known.settled(_looked(store, part))):
            paths = {a.article_id: a.path for a in store.articles(part.key)}
            tell_undated(((i, paths[i]) for i in own if i in telling), own, on_problem)


def _looked(store: Store, part: _Part) -> Looked:
    looked = store.looked(part.looked)
    if looked is None:
        raise FileNotFoundError(f"{store.folder}: files of this run were deleted while it ran")
    return looked


def _read(
    seen: Sequence[_Part],
    known: Known,
    settings: Settings,
    store: Store,
    salt: str,
    engine: Engine,
    progress: Callable[[int, int], None],
    on_problem: OnProblem,
) -> Iterator[str]:
    """Read every part, the largest first, so that no worker is left with much in the end; gives their keys."""
    total = sum(part.articles for part in seen)
    done = 0
    kept: deque[str] = deque()
    waiting: deque[tuple[str, int]] = deque()

    def jobs() -> Iterator[Reading]:
        nonlocal done
        for part in sorted(seen, key=lambda part: -part.length):
            own = known.settled(_looked(store, part))
            # The present day bounds only what nothing else does.
            today = settings.policy.today if any(p.before is None for p in own.values()) else None
            key = digest(part.key, salt, settings.model, settings.implied, sorted(own.items()), today)
            if store.has_read(key):
                kept.append(key)
                done += part.articles
                progress(done, total)
            else:
                waiting.append((key, part.articles))
                yield Reading(store.articles(part.key), settings.policy, own, settings.implied, settings.model)

    for result in engine.map(jobs()):
        key, count = waiting.popleft()
        store.put_read(key, result)
        done += count
        progress(done, total)
        for problem in result.problems:
            on_problem(problem)
        yield key
        while kept:
            yield kept.popleft()
    yield from kept
