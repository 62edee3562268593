"""The entry point, also of `python -m chrono`: whatever is being loaded when Ctrl-C comes, no traceback is shown."""

from __future__ import annotations

import os
import sys

# Read when NumPy is loaded. The pipeline's matrices are small: a second thread costs more than it brings, and --workers
# is how to use a second core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> None:
    """Run the command line; Ctrl-C ends it with one line and exit code 130."""
    try:
        from chrono.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("chrono: stopped\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
