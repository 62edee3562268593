"""Commands that answer on standard output: `tag`, `date`, `query`, `evaluate`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import click

from chrono.commands.options import PATHS, dating
from chrono.commands.running import Failed, articles, policy, today

_WIDTH = 160  # columns of what is no terminal


@click.command()
@PATHS
@click.option("--to", "form", type=click.Choice(["jsonl", "timeml"]), default="jsonl", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="A file; for TimeML a folder.")
@dating
def tag(paths: tuple[str, ...], form: str, output: Path | None, **options: Any) -> None:
    """The time expressions of articles with their values, as JSON lines or TimeML."""
    from chrono import tagging

    failed = Failed()
    read = articles(paths, failed)
    if form == "timeml" and len(read) > 1 and (output is None or output.suffix == ".tml"):
        raise click.UsageError(f"a TimeML document holds one article, and these are {len(read)}: use -o FOLDER")
    if output:
        click.echo(tagging.saved(read, policy(options), form, output, failed), err=True)
    else:
        for line in tagging.written(read, policy(options), form, failed):
            click.echo(line)
    failed.exit()


@click.command("date")
@PATHS
@click.option("--to", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@dating
def date_(paths: tuple[str, ...], form: str, **options: Any) -> None:
    """When each article was written, and how that is known."""
    from chrono import tagging

    failed = Failed()
    read = articles(paths, failed)
    for line in tagging.dates(read, policy(options), form, failed):
        click.echo(line)
    failed.exit()


@click.command()
@click.argument("chronology", type=click.Path(path_type=Path))
@click.argument("sql")
@click.option("--to", "form", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table", show_default=True)
def query(chronology: Path, sql: str, form: str) -> None:
    """SQL over the tables events, mentions, timexes and articles of a chronology."""
    from chrono import api

    answer = api.load(chronology).sql(sql)
    if form == "table":
        from chrono.chronology.showing import shown

        click.echo(shown(answer, shutil.get_terminal_size((_WIDTH, 20)).columns))
    else:
        from chrono.chronology.saving import as_text

        click.echo(as_text(answer, form), nl=False)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="List what went wrong.")
def evaluate(folder: Path, errors: bool) -> None:
    """Score tagging against a folder of TimeML gold files, as TempEval-3 did."""
    from chrono import evaluation

    failed = Failed()
    for line in evaluation.table(folder, today(None), failed, errors=errors):
        click.echo(line)
    failed.exit()
