"""The texts of some articles, for readers that know nothing of files: `python -m benchmarks.texts OUT.json PATH …`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from chrono.articles import Problem, read

_UNKNOWN = "2025-12-02"  # for an article that gives no day


def main() -> None:
    """Write a list of texts with their days."""
    out, *paths = sys.argv[1:]

    def tell(problem: Problem) -> None:
        sys.stderr.write(f"{problem}\n")

    found = [(a.text, (a.date or "")[:10] or _UNKNOWN) for a in read(paths, on_problem=tell)]
    Path(out).write_text(json.dumps(found), encoding="utf-8")
    sys.stdout.write(json.dumps({"documents": len(found), "characters": sum(len(t) for t, _ in found)}) + "\n")


if __name__ == "__main__":
    main()
