"""Commands that make files of a chronology: `report`, `extract`, `plot`, `export`, `brief`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chrono import files
from chrono.commands.options import PATHS, PLOTLYJS, TITLE, dating, extraction, selection
from chrono.commands.running import Failed, chronology, counted, extracted, known_suffix, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMS = ("parquet", "csv", "json", "jsonl", "markdown", "ics", "timelinejs", "mermaid")


@click.command()
@PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE.html", help="The page.")
@TITLE
@PLOTLYJS
@selection
@dating
@extraction
def report(paths: tuple[str, ...], output: Path, title: str | None, plotlyjs: str, **options: Any) -> None:
    """One self-contained HTML timeline report of articles (or of a saved chronology)."""
    known_suffix(output, {".html", ".htm"})
    failed = Failed()
    made = chronology(paths, options, failed)
    page = made.report(output, title=title, plotlyjs=plotlyjs)
    click.echo(f"{counted(made)}: {page}", err=True)
    failed.exit()


@click.command()
@PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="OUT", help="Where to.")
@selection
@dating
@extraction
def extract(paths: tuple[str, ...], output: Path, **options: Any) -> None:
    """The chronology: a folder of four tables, or OUT.parquet, .csv, .json, .jsonl for the events alone."""
    known_suffix(output, {"", ".chronology", ".parquet", ".csv", ".json", ".jsonl"})
    failed = Failed()
    if output.suffix in {"", ".chronology"}:
        words = extracted(paths, output, options, failed)
    else:
        made = chronology(paths, options, failed)
        made.save(output)
        words = counted(made)
    click.echo(f"{words}: {output}", err=True)
    failed.exit()


@click.command()
@PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The chart.")
@click.option("--fragment", is_flag=True, help="A <div> to paste into a page, instead of a page.")
@click.option("--theme", type=click.Choice(["light", "dark", "print"]), default="light", show_default=True)
@click.option("--lanes", type=click.Choice(["kind", "actor", "place", "article"]), help="Pack events into such lanes.")
@click.option("--pages", is_flag=True, help="A picture for each A4 page that the chart needs: FILE-1, FILE-2 …")
@TITLE
@PLOTLYJS
@selection
@dating
@extraction
def plot(
    paths: tuple[str, ...],
    output: Path,
    fragment: bool,
    theme: str,
    lanes: str | None,
    pages: bool,
    title: str | None,
    plotlyjs: str,
    **options: Any,
) -> None:
    """The Gantt-style chronology alone: .html, .json (Plotly figure), .svg, .png or .pdf."""
    from chrono.charts.drawing import draw

    known_suffix(output, {".html", ".json", ".svg", ".png", ".pdf"})
    failed = Failed()
    made = chronology(paths, options, failed)
    drawn = draw(
        made, output, theme=theme, lanes=lanes, paged=pages, fragment_only=fragment, title=title, plotlyjs=plotlyjs
    )
    click.echo(f"{counted(made)}: {', '.join(str(file) for file in drawn)}", err=True)
    failed.exit()


@click.command()
@PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Else to standard output.")
@click.option("--to", "form", type=click.Choice(_FORMS), help="The format; else the suffix of FILE says.")
@selection
@dating
@extraction
def export(paths: tuple[str, ...], output: Path | None, form: str | None, **options: Any) -> None:
    """The events for other programs, or (as .csv) as a sheet to correct.

    Suffixes: .csv .parquet .json .jsonl .md .ics (iCalendar) .mmd (Mermaid); TimelineJS is --to timelinejs.
    """
    from chrono.chronology import exports

    if form is None and output is None:
        raise click.UsageError("say what to write: -o FILE, or --to FORMAT for standard output")
    if form is None and output is not None:
        known_suffix(output, exports.SUFFIXES)
        form = exports.form_of(output)
    failed = Failed()
    made = chronology(paths, options, failed)
    written = exports.export(made, str(form))
    _left_out(written.left_out)
    if output is None:
        sys.stdout.buffer.write(written.content)
        sys.stdout.buffer.flush()
    else:
        files.write(output, written.content)
        click.echo(f"{counted(made)}: {output}", err=True)
    failed.exit()


@click.command()
@PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The brief.")
@TITLE
@selection
@dating
@extraction
def brief(paths: tuple[str, ...], output: Path, title: str | None, **options: Any) -> None:
    """A brief to go on writing: .md (the chart beside it) or .docx, with a footnote for every event.

    It has a title, a sentence on the span and the sources, the chart as a picture, the table and the quotes.
    """
    from chrono import briefs

    known_suffix(output, briefs.SUFFIXES)
    failed = Failed()
    made = chronology(paths, options, failed)
    written = briefs.write(made, output, title=title, on_problem=failed)
    click.echo(f"{counted(made)}: {', '.join(str(file) for file in written)}", err=True)
    failed.exit()


def _left_out(event_ids: Sequence[str]) -> None:
    if len(event_ids) == 1:
        say(f"1 event has no date and is left out: {event_ids[0]}")
    elif event_ids:
        say(f"{len(event_ids)} events have no date and are left out: {', '.join(event_ids)}")
