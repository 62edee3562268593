"""The command line: arguments in, one call, words out. Data goes to standard output, words to standard error.

Exit codes: 0 done; 1 something could not be read or written (the rest is still done); 2 the command line is wrong; 130
stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any, NoReturn

import click

from chrono import __version__
from chrono.commands import answering, making
from chrono.commands.running import say

_STOPPED = 130  # what a shell says of a program that SIGINT ended


class _Commands(click.Group):
    """Commands that Ctrl-C ends with one line, whatever they are at."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second one finds nothing left to stop
            say("stopped")
            ctx.exit(_STOPPED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="chrono")
def cli() -> None:
    """From news articles to a sourced, queryable, drawn chronology.

    Commands that read articles take files, folders (.txt .md .html .json .jsonl .tml) or - for standard input; a day in
    an option is 2025-12-02.
    """


for command in (
    making.report,
    making.extract,
    answering.tag,
    answering.date_,
    answering.query,
    making.plot,
    making.export,
    making.brief,
    answering.evaluate,
):
    cli.add_command(command)


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
    say(message)
    sys.exit(1)
