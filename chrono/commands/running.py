"""What commands share: reading the articles or the chronology, telling what went wrong, the only clock."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chrono.commands.options import OF_ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chrono.api import Chronology
    from chrono.articles import Article, Problem
    from chrono.dating import Policy


class Failed:
    """What went wrong so far; every problem is told once, on a line of its own."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: Problem) -> None:
        """Tell of a problem, and remember whether something was lost."""
        self.count += problem.fatal
        say(str(problem))

    def exit(self) -> None:
        """End with 1 where an input was lost."""
        if self.count:
            sys.exit(1)


def say(message: str) -> None:
    """One line on standard error."""
    click.echo(f"chrono: {' '.join(message.split())}", err=True)


def articles(paths: tuple[str, ...], failed: Failed) -> list[Article]:
    """The articles of files, folders and standard input."""
    from chrono.articles import read

    return list(read(paths, on_problem=failed))


def chronology(paths: tuple[str, ...], options: dict[str, Any], failed: Failed) -> Chronology:
    """What a command works on: a saved chronology or what articles tell, corrected, and the part that is asked for."""
    from chrono.chronology import corrections

    sheets = [correction for file in options["corrections"] for correction in corrections.read(file)]
    first, last = options["first"], options["last"]
    if first and last and last < first:
        raise click.BadParameter(f"{first} is later than {last}", param_hint="--first")
    made = _made(paths, options, failed)
    if sheets:
        made = type(made)(**corrections.correct(made, sheets, failed).named())
    if options["about"]:
        made = made.about(*options["about"])
    if options["at"]:
        made = made.at(*options["at"])
    if first or last:
        made = made.between(first, last)
    return made.where(options["where"]) if options["where"] is not None else made


def _made(paths: tuple[str, ...], options: dict[str, Any], failed: Failed) -> Chronology:
    from chrono import api, extracting
    from chrono.chronology.saving import is_chronology

    if len(paths) == 1 and is_chronology(Path(paths[0])):
        _ignored()
        return api.load(paths[0])
    read = articles(paths, failed)
    if not read:
        say("there is no article to read, so nothing was written")
        sys.exit(1)
    with _bar(len(read)) as progress:
        tables = extracting.extract(
            read,
            policy(options),
            implied=options["implied"],
            model=options["spacy_model"],
            progress=lambda done: progress.update(done - progress.pos),
            on_problem=failed,
        )
    return api.Chronology(**tables.named())


def _ignored() -> None:
    """Name the options given that say how articles are read, where a saved chronology is read instead."""
    context = click.get_current_context()
    given = click.core.ParameterSource.COMMANDLINE
    named = [option for name, option in OF_ARTICLES.items() if context.get_parameter_source(name) is given]
    if named:
        verb = "changes" if len(named) == 1 else "change"
        say(f"{', '.join(named)} {verb} nothing: a saved chronology was made of its articles already")


def _bar(length: int) -> Any:
    """A progress bar on standard error, on a terminal only."""
    return click.progressbar(length=length, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty())


def policy(options: dict[str, Any]) -> Policy:
    """What the user says about dates, and the present day."""
    from chrono.dating import Policy

    between = options["between"]
    if between and between[0] > between[1]:
        raise click.BadParameter(f"{between[0]} is later than {between[1]}", param_hint="--between")
    return Policy(today(options["today"]), options["given"], between, infer=not options["no_infer"])


def today(said: date | None) -> date:
    """The present day: this is where the clock is read, and nowhere below."""
    return said or datetime.now().astimezone().date()


def known_suffix(output: Path, known: Iterable[str]) -> None:
    """End with 2 where the name of an output says no format that the command writes."""
    known = set(known)
    if output.suffix not in known and not (output.is_dir() and "" in known):
        forms = ", ".join(sorted(s for s in known if s))
        raise click.BadParameter(f"{output}: chrono writes {forms}", param_hint="-o")


def counted(made: Chronology) -> str:
    """`8 events from 3 articles`."""

    def some(n: int, noun: str) -> str:
        return f"{n} {noun}" + ("" if n == 1 else "s")

    return f"{some(made.events.height, 'event')} from {some(made.articles.height, 'article')}"
