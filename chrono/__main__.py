"""The entry point, also of `python -m chrono`: whatever is being loaded when Ctrl-C comes, no traceback is shown."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it with one line and exit code 1."""
    try:
        from chrono.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("chrono: stopped\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
