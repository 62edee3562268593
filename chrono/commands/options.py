"""Options that several commands have, and the types of what stands behind them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable


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


class _Bound(click.ParamType[date]):
    """The first or last day of a day, month or year on the command line."""

    name = "DATE"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from chrono.chronology.selecting import SelectionError, bound

        try:
            day = bound(value, last=self.last)
        except SelectionError as error:
            self.fail(str(error), param, ctx)
        assert day is not None  # noqa: S101 - only None has none
        return day


DAY = _Day()
PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
TITLE = click.option("--title", help="Title of the page; made from the articles where it is left out.")
PLOTLYJS = click.option(
    "--plotlyjs",
    type=click.Choice(["inline", "directory", "cdn"]),
    default="inline",
    show_default=True,
    help="plotly.js in the page, in a file beside it, or from the network.",
)
# What a saved chronology has behind it: these options, by the names of their parameters, change nothing there.
OF_ARTICLES = {
    "given": "--date",
    "between": "--between",
    "no_infer": "--no-infer",
    "today": "--today",
    "implied": "--implied",
    "workers": "--workers",
    "scheduler": "--scheduler",
    "spacy_model": "--spacy-model",
}


def dating(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say what the user knows of the articles' dates."""
    for option in (
        click.option("--date", "given", type=DAY, help="Date of the articles that carry none."),
        click.option("--between", type=(DAY, DAY), metavar="FIRST LAST", help="First and last day of the collection."),
        click.option("--no-infer", is_flag=True, help="Do not infer the dates of articles that carry none."),
        click.option("--today", type=DAY, help="The present day; nothing is dated after it.  [default: the clock]"),
    ):
        command = option(command)
    return command


def extraction(command: Callable[..., None]) -> Callable[..., None]:
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


def selection(command: Callable[..., None]) -> Callable[..., None]:
    """The options that correct the events and choose among them."""
    sheet = click.Path(path_type=Path)
    for option in (
        click.option("--where", metavar="SQL", help="Only events for which this holds: \"kind = 'meeting'\"."),
        click.option("--last", type=_Bound(last=True), help="No event that begins after this day (month, year)."),
        click.option("--first", type=_Bound(last=False), help="No event that ends before this day (month, year)."),
        click.option("--at", metavar="PLACE", multiple=True, help="Only events there; any of several."),
        click.option("--about", metavar="NAME", multiple=True, help="Only events that name this; any of several."),
        click.option("--corrections", type=sheet, metavar="FILE", multiple=True, help="A sheet that `export` wrote."),
    ):
        command = option(command)
    return command
