"""The reference of the command line, as `--help` tells it: `python tests/reference.py` writes docs/commands.md."""

from __future__ import annotations

from pathlib import Path

import click

from chrono.cli import cli

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
_HEAD = """# Commands

What `chrono COMMAND --help` says (this page is written by `python tests/reference.py`, and a test compares the two).
What it is for: [README](../README.md), [selections and SQL](query.md), [corrections](corrections.md),
[exports](exports.md).
"""


def reference() -> str:
    """The page: a section for every command."""
    parts = [_HEAD]
    for name, command in cli.commands.items():
        context = click.Context(command, info_name=f"chrono {name}", max_content_width=100, terminal_width=100)
        context.help_option_names = ["-h", "--help"]
        lines = [line.rstrip() for line in command.get_help(context).splitlines()]
        parts.append(f"## {name}\n\n```\n" + "\n".join(lines) + "\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
