"""What `import chrono` offers: `extract`, `load`, and the `Chronology` they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2s
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from chrono.articles import Article, Problem, from_dicts, read
from chrono.chronology import selecting
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
        """Polars SQL over `events`, `mentions`, `timexes`, `articles`, and `corrections` (the log; mostly empty).

        Raises:
            chrono.chronology.querying.QueryError: the query cannot be answered; the message says why.
        """
        from chrono.chronology.querying import sql

        return sql(self, query)

    def relations(self) -> pl.DataFrame:
        """Which events the articles themselves put before which (ids `before` and `after`), and by which words."""
        from chrono.chronology.ordering import relations

        return relations(self)

    def sequence(self) -> pl.DataFrame:
        """The events table in the order told: where dates tie, by what the articles say of before and after."""
        from chrono.chronology.ordering import sequence

        return sequence(self)

    def between(self, first: date | str | None, last: date | str | None) -> Self:
        """The events that may have happened on some day from `first` to `last`, both inclusive; None is no bound.

        Text may name a day, a month or a year: `between("2025-11", "2025-12")` is November and December. Every
        selection keeps its events' mentions, all of them, and the articles these come from; undated events have no
        part in this one.

        Raises:
            chrono.chronology.selecting.SelectionError: a bound is no date, or the last lies before the first.
        """
        return self._of(selecting.between(self, first, last))

    def about(self, *names: str) -> Self:
        """The events that name one of `names` as actor, as place or in the label; whole words, no case, no accents."""
        return self._of(selecting.about(self, names))

    def at(self, *places: str) -> Self:
        """The events that happened at one of `places`, compared as `about` does."""
        return self._of(selecting.at(self, places))

    def from_article(self, *ids: str) -> Self:
        """The events that one of these articles tells; what other articles say of them stays.

        Raises:
            chrono.chronology.selecting.SelectionError: there is no such article.
        """
        return self._of(selecting.from_articles(self, ids))

    def of_kind(self, *kinds: str) -> Self:
        """The events of these kinds: `chronology.of_kind("meeting", "agreement")`.

        Raises:
            chrono.chronology.selecting.SelectionError: there is no such kind.
        """
        return self._of(selecting.one_of(self, "kind", kinds))

    def planned(self) -> Self:
        """The events that were planned or announced, when their articles were written."""
        return self._of(selecting.one_of(self, "factuality", ["planned"]))

    def happened(self) -> Self:
        """The events that are told as facts."""
        return self._of(selecting.one_of(self, "factuality", ["actual"]))

    def disputed(self) -> Self:
        """The events whose sources give dates that cannot all be true."""
        return self._of(selecting.one_of(self, "status", ["disputed"]))

    def where(self, condition: str) -> Self:
        """The events for which a condition of SQL holds: `where("confidence > 0.8 AND kind = 'meeting'")`.

        Raises:
            chrono.chronology.querying.QueryError: the condition cannot be answered; the message says why.
        """
        from chrono.chronology.querying import matching

        return self._of(selecting.having(self, matching(self, condition)))

    def correct(self, sheet: str | Path, *, on_problem: Callable[[Problem], None] | None = None) -> Self:
        """The chronology with the corrections of a sheet that `export` wrote and a person edited.

        Args:
            sheet: the CSV file.
            on_problem: told of every correction that no longer fits; where it is None, the first raises ValueError.

        Raises:
            chrono.chronology.corrections.CorrectionError: the file is no such sheet.
            OSError: it cannot be read.
            ValueError: a correction does not fit and nobody is told.
        """
        from chrono.chronology import corrections

        return self._of(corrections.correct(self, corrections.read(Path(sheet)), on_problem or _raise))

    def export(self, path: str | Path, *, form: str | None = None) -> tuple[str, ...]:
        """Write the events in another program's format and give the ids of those left out for want of a date.

        Args:
            path: the file.
            form: parquet, csv (the sheet for corrections), json, jsonl, markdown, ics, timelinejs or mermaid; where
                it is None, the suffix says.

        Raises:
            chrono.chronology.exports.ExportError: the suffix or `form` names no format.
            OSError: it cannot be written.
        """
        from chrono import files
        from chrono.chronology import exports

        made = exports.export(self, form or exports.form_of(path))
        files.write(Path(path), made.content)
        return made.left_out

    def _of(self, tables: Tables) -> Self:
        return type(self)(**tables.named())

    def gantt(self, *, theme: str = "light", lanes: str | None = None) -> Any:
        """The Gantt-style chronology as a `plotly.graph_objects.Figure`, which shows itself in a notebook.

        Args:
            theme: `light`, `dark` or `print`.
            lanes: `kind`, `actor`, `place` or `article` packs the events into such lanes; by default each has a row.

        Raises:
            ValueError: there is no such theme, or no such lanes.
        """
        from chrono.charts.gantt import gantt

        return gantt(self, theme=theme, lanes=lanes)

    def __repr__(self) -> str:
        """`Chronology(12 events, 8 articles, Jan 2022 – 4 Dec 2025)`."""
        from chrono.charts.words import counted, covered

        said = [counted(self.events.height, "event"), counted(self.articles.height, "article"), covered(self.events)]
        return f"Chronology({', '.join(filter(None, said))})"

    def _repr_html_(self) -> str:
        """The chart, in a notebook."""
        made: str = self.gantt()._repr_html_()
        return made

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

    def brief(self, path: str | Path, *, title: str | None = None) -> Path:
        """Write a brief (.md or .docx: the chart as a picture, the table, footnotes) and give its path.

        Args:
            path: the file; the chart of a .md lies beside it.
            title: its title; made from the articles where it is None.

        Raises:
            chrono.errors.ChronoError: another suffix, or chrono[images] or chrono[docx] is not installed.
            OSError: it cannot be written.
        """
        from chrono import briefs

        return briefs.write(self, path, title=title)[0]

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
    articles += [_complete(s) for s in every if isinstance(s, Article)]
    strange = next((s for s in every if not isinstance(s, (str, Path, Article, Mapping))), None)
    if strange is not None:
        raise TypeError(f"a source is a path, an Article or a dict, not {type(strange).__name__}")
    return _told_apart(articles)


def _complete(article: Article) -> Article:
    """An article with a date in words (`datetime.date` is taken too) and an id, if need be one made of what it says."""
    if article.date is not None:
        article = replace(article, date=str(article.date))
    if article.article_id:
        return article
    said = (article.title, article.text, article.url, article.publisher, article.date)
    digest = blake2s(repr(said).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return replace(article, article_id=f"article-{digest}")


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
