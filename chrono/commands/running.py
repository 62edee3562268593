"""What commands share: reading the articles or the chronology, telling what went wrong, the only clock."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chrono.commands.options import OF_ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from chrono.api import Chronology
    from chrono.articles import Article, Problem
    from chrono.dating import Policy
    from chrono.running import Settings


_SELECTING = ("about", "at", "first", "last", "where")
"""The options that choose among the events, by the names of their parameters."""


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
    from chrono import running

    sheets = _sheets(options)
    if _is_saved(paths):
        return _loaded(paths[0], sheets, options, failed)
    with running.engine(options["workers"], options["scheduler"]) as engine, _Bar() as progress:
        from chrono import api, language  # takes a second, in which the workers start

        language.own_process()
        tables = running.run(
            _some(paths, failed), _settings(options), engine=engine, progress=progress, on_problem=failed
        )
    return _chosen(api.Chronology(**tables.named()), sheets, options, failed)


def extracted(paths: tuple[str, ...], folder: Path, options: dict[str, Any], failed: Failed) -> str:
    """Write the chronology into a folder, part by part where articles are read; says what it holds."""
    from chrono import running

    sheets = _sheets(options)
    chosen = sheets or any(options[name] for name in _SELECTING)
    if _is_saved(paths):
        made = _loaded(paths[0], sheets, options, failed)
        made.save(folder)
        return counted(made)
    with running.engine(options["workers"], options["scheduler"]) as engine, _Bar() as progress:
        from chrono import language  # takes a second, in which the workers start

        language.own_process()
        events, count = running.run_into(
            folder, _some(paths, failed), _settings(options), engine=engine, progress=progress, on_problem=failed
        )
    if chosen:
        made = _loaded(folder, sheets, options, failed)
        made.save(folder)
        return counted(made)
    return _counted(events, count)


def _sheets(options: dict[str, Any]) -> list[Any]:
    """The corrections, read before anything else is done; bounds the wrong way round end the command."""
    first, last = options["first"], options["last"]
    if first and last and last < first:
        raise click.BadParameter(f"{first} is later than {last}", param_hint="--first")
    if not options["corrections"]:
        return []
    from chrono.chronology import corrections

    return [correction for file in options["corrections"] for correction in corrections.read(file)]


def _loaded(folder: str | Path, sheets: list[Any], options: dict[str, Any], failed: Failed) -> Chronology:
    """A saved chronology corrected, and the part of it that is asked for."""
    from chrono import api

    return _chosen(api.load(folder), sheets, options, failed)


def _chosen(made: Chronology, sheets: list[Any], options: dict[str, Any], failed: Failed) -> Chronology:
    """A chronology corrected, and the part of it that is asked for."""
    from chrono.chronology import corrections

    if sheets:
        made = type(made)(**corrections.correct(made, sheets, failed).named())
    before = made.events.height
    if options["about"]:
        made = made.about(*options["about"])
    if options["at"]:
        made = made.at(*options["at"])
    if options["first"] or options["last"]:
        made = made.between(options["first"], options["last"])
    if options["where"] is not None:
        made = made.where(options["where"])
    if before and not made.events.height:
        asked = ", ".join(f"--{name}" for name in _SELECTING if options[name])
        say(f"none of {_events(before)} fits {asked}, so there is none in what is written")
    return made


def _is_saved(paths: tuple[str, ...]) -> bool:
    if len(paths) != 1 or not Path(paths[0]).is_dir():
        return False
    from chrono.chronology.saving import is_chronology

    saved = is_chronology(Path(paths[0]))
    if saved:
        _ignored()
    return saved


def _settings(options: dict[str, Any]) -> Settings:
    from chrono.running import Settings

    return Settings(policy(options), options["implied"], options["spacy_model"])


def _some(paths: tuple[str, ...], failed: Failed) -> Iterator[Article]:
    """The articles, one at a time; ends the command where there is none."""
    from chrono.articles import read

    none = True
    for article in read(paths, on_problem=failed):
        none = False
        yield article
    if none:
        say("there is no article to read, so nothing was written")
        sys.exit(1)


def _ignored() -> None:
    """Name the options given that say how articles are read, where a saved chronology is read instead."""
    context = click.get_current_context()
    given = click.core.ParameterSource.COMMANDLINE
    named = [option for name, option in OF_ARTICLES.items() if context.get_parameter_source(name) is given]
    if named:
        verb = "changes" if len(named) == 1 else "change"
        say(f"{', '.join(named)} {verb} nothing: a saved chronology was made of its articles already")


class _Bar:
    """A progress bar on standard error, on a terminal only; it shows when the number of articles is known."""

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
    return _counted(made.events.height, made.articles.height)


def _counted(events: int, count: int) -> str:
    return f"{_events(events)} from {count} article{'' if count == 1 else 's'}"


def _events(count: int) -> str:
    return f"{count} event{'' if count == 1 else 's'}"
