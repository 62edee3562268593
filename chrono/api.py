"""What `import chrono` offers: `extract`, `load`, and the `Chronology` they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chrono.articles import Article, Problem, from_dicts, read
from chrono.chronology.tables import Tables
from chrono.dating import Policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import polars as pl

Source = str | Path | Article | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chronology(Tables):
    """Articles, time expressions, mentions and events, with what can be asked of them and made of them."""

    def sql(self, query: str) -> pl.DataFrame:
        """Polars SQL over the tables `events`, `mentions`, `timexes` and `articles`.

        Raises:
            chrono.chronology.querying.QueryError: the query cannot be answered; the message says why.
        """
        from chrono.chronology.querying import sql

        return sql(self, query)

    def gantt(self, *, theme: str = "light") -> Any:
        """The Gantt-style chronology as a `plotly.graph_objects.Figure`; `theme` is light, dark or print."""
        from chrono.charts.gantt import gantt

        return gantt(self, theme=theme)

    def report(self, path: str | Path, *, title: str | None = None, plotlyjs: str = "inline") -> Path:
        """Write the HTML timeline report and give its path.

        Args:
            path: the page.
            title: its title; made from the articles where it is None.
            plotlyjs: `inline` (one file), `directory` (plotly.js beside the page) or `cdn` (needs the network).

        Raises:
            OSError: it cannot be written.
        """
        from chrono.reports.report import write

        return write(self, path, title=title, plotlyjs=plotlyjs)[0]

    def save(self, path: str | Path) -> None:
        """Write a folder of four Parquet files, or the events alone as .parquet, .csv, .json or .jsonl.

        Raises:
            chrono.chronology.saving.ChronologyError: the suffix is none of these.
            OSError: it cannot be written.
        """
        from chrono.chronology.saving import save

        save(self, path)


def load(path: str | Path) -> Chronology:
    """A chronology that `save` wrote as a folder.

    Raises:
        chrono.chronology.saving.ChronologyError: it is none.
    """
    from chrono.chronology import saving

    return Chronology(**saving.load(path).named())


def extract(
    sources: Source | Iterable[Source],
    *,
    date: date | None = None,
    between: tuple[date, date] | None = None,
    infer: bool = True,
    today: date | None = None,
    implied: bool = False,
    model: str | None = None,
    workers: int = 1,
    on_problem: Callable[[Problem], None] | None = None,
) -> Chronology:
    """The chronology of some articles.

    Args:
        sources: a path or several (files or folders), `Article` objects, or dicts like the JSON lines.
        date: the date of articles that carry none.
        between: first and last day of the whole collection, inclusive.
        infer: whether articles without a date may be dated by their text and their neighbours.
        today: the present day, after which nothing was written; the machine's date where it is None.
        implied: whether events dated only by context are kept.
        model: another spaCy pipeline of Universal Dependencies, by name or path.
        workers: processes that read; more than one needs a script that starts under `if __name__ == "__main__":`.
        on_problem: told of every input that cannot be read; where it is None, the first such input raises ValueError.

    Raises:
        ValueError: an input cannot be read and nobody is told.
        chrono.language.LanguageError: the pipeline cannot be used.
    """
    from chrono.running import Settings, engine, run

    articles = gather(sources, on_problem or _raise)
    policy = Policy(today or _clock(), date, between, infer)
    tables = run(articles, Settings(policy, implied, model), engine=engine(workers), on_problem=on_problem or _raise)
    return Chronology(**tables.named())


def gather(sources: Source | Iterable[Source], on_problem: Callable[[Problem], None]) -> list[Article]:
    """Articles of paths, `Article` objects and dicts, with ids that differ."""
    if isinstance(sources, (str, Path, Article, Mapping)):
        sources = [sources]
    every = list(sources)
    paths = [s for s in every if isinstance(s, (str, Path))]
    articles = list(read(paths, on_problem=on_problem)) if paths else []
    articles += from_dicts((s for s in every if isinstance(s, Mapping)), on_problem=on_problem)
    articles += [s for s in every if isinstance(s, Article)]
    strange = next((s for s in every if not isinstance(s, (str, Path, Article, Mapping))), None)
    if strange is not None:
        raise TypeError(f"a source is a path, an Article or a dict, not {type(strange).__name__}")
    return _told_apart(articles)


def _told_apart(articles: list[Article]) -> list[Article]:
    """The articles with ids that differ: the second `x` becomes `x-2`."""
    taken: set[str] = set()
    apart = []
    for article in articles:
        name, number = article.article_id, 2
        while name in taken:
            name, number = f"{article.article_id}-{number}", number + 1
        taken.add(name)
        apart.append(article if name == article.article_id else replace(article, article_id=name))
    return apart


def _raise(problem: Problem) -> None:
    if problem.fatal:
        raise ValueError(str(problem))


def _clock() -> date:
    """The one place of the library that reads the clock, for callers who do not say what day it is."""
    return date.today()
