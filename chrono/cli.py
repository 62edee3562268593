"""The command line: arguments in, one call, words out. Data goes to standard output, words to standard error.

Exit codes: 0 done; 1 something could not be read or written (the rest is still done); 2 the command line is wrong.
"""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from chrono import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chrono.api import Chronology
    from chrono.articles import Article, Problem
    from chrono.dating import Policy


class _Failed:
    """What went wrong so far; every problem is told once, on a line of its own."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: Problem) -> None:
        self.count += problem.fatal
        click.echo(f"chrono: {problem}", err=True)

    def exit(self) -> None:
        """End with 1 where an input was lost."""
        if self.count:
            sys.exit(1)


class _Day(click.ParamType[date]):
    """A day on the command line, in ISO or any form that names one day only."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from chrono.dating.stated import parse_date

        day = parse_date(str(value))
        if isinstance(day, tuple):
            self.fail(f"{value!r} may be {day[0]} or {day[1]}; write it as YYYY-MM-DD", param, ctx)
        if day is None:
            self.fail(f"{value!r} is not a day; write it as YYYY-MM-DD", param, ctx)
        return day


DAY = _Day()
_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_TITLE = click.option("--title", help="Title of the page; made from the articles where it is left out.")
_PLOTLYJS = click.option(
    "--plotlyjs",
    type=click.Choice(["inline", "directory", "cdn"]),
    default="inline",
    show_default=True,
    help="plotly.js in the page, in a file beside it, or from the network.",
)


def _dating(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say what the user knows of the articles' dates."""
    for option in (
        click.option("--date", "given", type=DAY, help="Date of the articles that carry none."),
        click.option("--between", type=(DAY, DAY), metavar="FIRST LAST", help="First and last day of the collection."),
        click.option("--no-infer", is_flag=True, help="Do not infer the dates of articles that carry none."),
        click.option("--today", type=DAY, help="The present day; nothing is dated after it.  [default: the clock]"),
    ):
        command = option(command)
    return command


def _extraction(command: Callable[..., None]) -> Callable[..., None]:
    """The options of commands that parse."""
    for option in (
        click.option("--implied", is_flag=True, help="Keep events that are dated only by their context."),
        click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read."),
        click.option(
            "--scheduler",
            is_flag=False,
            flag_value="local",
            metavar="[ADDRESS]",
            help="Read on a Dask cluster: its address, or nothing for one of this machine.",
        ),
        click.option("--spacy-model", metavar="NAME", help="Another spaCy pipeline of Universal Dependencies."),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="chrono")
def cli() -> None:
    """From news articles to a sourced, queryable, drawn chronology.

    Every command takes files, folders (.txt .md .html .json .jsonl .tml) or - for standard input.
    """


@cli.command()
@_PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE.html", help="The page.")
@_TITLE
@_PLOTLYJS
@_dating
@_extraction
def report(paths: tuple[str, ...], output: Path, title: str | None, plotlyjs: str, **options: Any) -> None:
    """One self-contained HTML timeline report of articles (or of a saved chronology)."""
    _known_suffix(output, {".html", ".htm"})
    failed = _Failed()
    made = _chronology(paths, options, failed)
    page = made.report(output, title=title, plotlyjs=plotlyjs)
    click.echo(f"{_counted(made)}: {page}", err=True)
    failed.exit()


@cli.command()
@_PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="OUT", help="Where to.")
@_dating
@_extraction
def extract(paths: tuple[str, ...], output: Path, **options: Any) -> None:
    """The chronology: a folder of four tables, or OUT.parquet, .csv, .json, .jsonl for the events alone."""
    _known_suffix(output, {"", ".chronology", ".parquet", ".csv", ".json", ".jsonl"})
    failed = _Failed()
    if output.suffix in {"", ".chronology"}:
        made = _extracted(paths, output, options, failed)
    else:
        made = _chronology(paths, options, failed)
        made.save(output)
    click.echo(f"{_counted(made)}: {output}", err=True)
    failed.exit()


@cli.command()
@_PATHS
@click.option("--to", "form", type=click.Choice(["jsonl", "timeml"]), default="jsonl", show_default=True)
@_dating
def tag(paths: tuple[str, ...], form: str, **options: Any) -> None:
    """The time expressions of articles with their values, as JSON lines or TimeML."""
    from chrono import tagging

    failed = _Failed()
    articles = _articles(paths, failed)
    for line in tagging.written(articles, _policy(options), form, failed):
        click.echo(line)
    failed.exit()


@cli.command("date")
@_PATHS
@click.option("--to", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@_dating
def date_(paths: tuple[str, ...], form: str, **options: Any) -> None:
    """When each article was written, and how that is known."""
    from chrono import tagging

    failed = _Failed()
    articles = _articles(paths, failed)
    for line in tagging.dates(articles, _policy(options), form, failed):
        click.echo(line)
    failed.exit()


@cli.command()
@click.argument("chronology", type=click.Path(path_type=Path))
@click.argument("sql")
@click.option("--to", "form", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table", show_default=True)
def query(chronology: Path, sql: str, form: str) -> None:
    """SQL over the tables events, mentions, timexes and articles of a chronology."""
    from chrono import api
    from chrono.chronology.saving import as_text

    answer = api.load(chronology).sql(sql)
    if form == "table":
        import polars as pl

        with pl.Config(
            tbl_rows=-1, tbl_cols=-1, tbl_width_chars=_width(), fmt_str_lengths=80, tbl_hide_dataframe_shape=True
        ):
            click.echo(str(answer))
    else:
        click.echo(as_text(answer, form), nl=False)


@cli.command()
@_PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The chart.")
@click.option("--fragment", is_flag=True, help="A <div> to paste into a page, instead of a page.")
@click.option("--theme", type=click.Choice(["light", "dark", "print"]), default="light", show_default=True)
@_TITLE
@_PLOTLYJS
@_dating
@_extraction
def plot(
    paths: tuple[str, ...], output: Path, fragment: bool, theme: str, title: str | None, plotlyjs: str, **options: Any
) -> None:
    """The Gantt-style chronology alone: .html, .json (Plotly figure), .svg, .png or .pdf."""
    from chrono.charts import export

    _known_suffix(output, {".html", ".json", ".svg", ".png", ".pdf"})
    failed = _Failed()
    made = _chronology(paths, options, failed)
    export.write(
        made.gantt(theme=theme), output, fragment_only=fragment, title=title or "Chronology", plotlyjs=plotlyjs
    )
    click.echo(f"{_counted(made)}: {output}", err=True)
    failed.exit()


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="List what went wrong.")
def evaluate(folder: Path, errors: bool) -> None:
    """Score tagging against a folder of TimeML gold files, as TempEval-3 did."""
    from chrono import evaluation

    failed = _Failed()
    for line in evaluation.table(folder, _today(None), failed, errors=errors):
        click.echo(line)
    failed.exit()


def main() -> None:
    """Run the command line; no traceback ever reaches a user, unless CHRONO_TRACEBACK is set."""
    from chrono.errors import ChronoError

    try:
        cli(prog_name="chrono")
    except OSError as error:
        _end(f"{error.filename}: {(error.strerror or str(error)).lower()}" if error.filename else str(error))
    except ChronoError as error:
        _end(str(error))
    except Exception as error:
        if os.environ.get("CHRONO_TRACEBACK"):
            raise
        _end(f"a fault in chrono itself, please report it: {type(error).__name__}: {error}")


def _end(message: str) -> NoReturn:
    click.echo(f"chrono: {' '.join(message.split())}", err=True)
    sys.exit(1)


def _articles(paths: tuple[str, ...], failed: _Failed) -> list[Article]:
    from chrono.articles import read

    return list(read(paths, on_problem=failed))


def _chronology(paths: tuple[str, ...], options: dict[str, Any], failed: _Failed) -> Chronology:
    """A saved chronology where the one path is one, else what is extracted from the articles."""
    from chrono import api, running
    from chrono.chronology.saving import is_chronology

    if len(paths) == 1 and is_chronology(Path(paths[0])):
        return api.load(paths[0])
    with _Bar() as progress:
        tables = running.run(
            _some(paths, failed),
            _settings(options),
            engine=running.engine(options["workers"], options["scheduler"]),
            progress=progress,
            on_problem=failed,
        )
    return api.Chronology(**tables.named())


def _extracted(paths: tuple[str, ...], folder: Path, options: dict[str, Any], failed: _Failed) -> Chronology:
    """What is extracted from the articles, part by part into a folder."""
    from chrono import api, running
    from chrono.chronology.saving import is_chronology

    if len(paths) == 1 and is_chronology(Path(paths[0])):
        made = api.load(paths[0])
        made.save(folder)
        return made
    with _Bar() as progress:
        running.run_into(
            folder,
            _some(paths, failed),
            _settings(options),
            engine=running.engine(options["workers"], options["scheduler"]),
            progress=progress,
            on_problem=failed,
        )
    return api.load(folder)


def _settings(options: dict[str, Any]) -> Any:
    from chrono.running import Settings

    return Settings(_policy(options), options["implied"], options["spacy_model"])


def _some(paths: tuple[str, ...], failed: _Failed) -> Iterator[Article]:
    """The articles, one at a time; ends the command where there is none."""
    from chrono.articles import read

    none = True
    for article in read(paths, on_problem=failed):
        none = False
        yield article
    if none:
        click.echo("chrono: there is no article to read, so nothing was written", err=True)
        sys.exit(1)


class _Bar:
    """A progress bar on standard error, on a terminal only."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None:
            hidden = not sys.stderr.isatty()
            self._bar = click.progressbar(length=total, label="Reading", file=sys.stderr, hidden=hidden).__enter__()
        self._bar.update(done - self._bar.pos)

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()


def _policy(options: dict[str, Any]) -> Policy:
    from chrono.dating import Policy

    between = options["between"]
    if between and between[0] > between[1]:
        raise click.BadParameter(f"{between[0]} is later than {between[1]}", param_hint="--between")
    return Policy(_today(options["today"]), options["given"], between, infer=not options["no_infer"])


def _today(said: date | None) -> date:
    """The present day: this is where the clock is read, and nowhere below."""
    return said or datetime.now().astimezone().date()


def _known_suffix(output: Path, known: set[str]) -> None:
    if output.suffix not in known and not (output.is_dir() and "" in known):
        forms = ", ".join(sorted(s for s in known if s))
        raise click.BadParameter(f"{output}: chrono writes {forms}", param_hint="-o")


def _counted(made: Chronology) -> str:
    def some(n: int, noun: str) -> str:
        return f"{n} {noun}" + ("" if n == 1 else "s")

    return f"{some(made.events.height, 'event')} from {some(made.articles.height, 'article')}"


def _width() -> int:
    import shutil

    return max(100, shutil.get_terminal_size((160, 20)).columns)
