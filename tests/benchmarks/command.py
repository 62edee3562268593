"""`chrono tag` or `chrono extract` as a process that ends with a line of JSON: `… tag|extract FILE -o OUT`."""

from __future__ import annotations

import sys

from chrono.cli import main as command


def main() -> None:
    """Run the command."""
    sys.argv = ["chrono", *sys.argv[1:], "--today", "2026-11-22"]
    try:
        command()
    except SystemExit as end:
        if end.code:
            raise
    sys.stdout.write("{}\n")


if __name__ == "__main__":
    main()
