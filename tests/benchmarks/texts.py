"""The texts of some articles, for readers that know nothing of files: `python -m benchmarks.texts OUT PATH …`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from chrono.articles import Problem, read

_UNKNOWN = "2025-12-02"  # for an article that gives no day
_SEPARATORS = re.compile("[\x1e\x1f]")


def main() -> None:
    """Write the texts with their days, as `peer.py` reads them."""
    out, *paths = sys.argv[1:]

    def tell(problem: Problem) -> None:
        sys.stderr.write(f"{problem}\n")

    found = [(a.text, (a.date or "")[:10] or _UNKNOWN) for a in read(paths, on_problem=tell)]
    records = (f"{day}\x1f{_SEPARATORS.sub(' ', text)}" for text, day in found)
    Path(out).write_text("\x1e".join(records), encoding="utf-8", newline="")
    sys.stdout.write(json.dumps({"documents": len(found), "characters": sum(len(t) for t, _ in found)}) + "\n")


if __name__ == "__main__":
    main()
