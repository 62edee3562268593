"""A report of so many events (`crowds`): `python -m benchmarks.page NUMBER FILE.html`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from crowds import crowd

import chrono


def main() -> None:
    """Draw it, and say how large the page is."""
    number, file = sys.argv[1:]
    tables = crowd(int(number), length=365)
    page = chrono.Chronology(**tables.named()).report(Path(file))
    sys.stdout.write(json.dumps({"bytes": page.stat().st_size}) + "\n")


if __name__ == "__main__":
    main()
