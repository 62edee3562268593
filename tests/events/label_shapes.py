"""What no headline may be, counted over the mentions of some articles.

    python tests/events/label_shapes.py PATH... [--errors]

Too long, empty, quotation marks that do not pair, a time expression of its own sentence in it, a pronoun as its first
word, a loose end.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import chrono

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRONOUN = re.compile(r"(?:he|she|it|they|this|these|those|him|her|them|who|which)\b", re.IGNORECASE)
_CUT = re.compile(r"\w…")
_TAIL = re.compile(r"\baccording to\b|\b(?:and|or|of|the|a|to|for|with|that)$|[,;:]$", re.IGNORECASE)
TODAY = date(2026, 11, 22)


def faults(label: str, timex: str | None = None) -> list[str]:
    """The names of what is wrong with a headline's shape."""
    found = []
    if len(label) > 80:
        found.append("over 80 characters")
    if not any(c.isalnum() for c in label):
        found.append("empty")
    singles = re.sub(r"(?<=[\w.])['’](?=\w)|(?<=[sS])['’](?=\s)", "", label)
    curly = singles.count("“") != singles.count("”") or singles.count("‘") != singles.count("’")
    if singles.count('"') % 2 or singles.count("'") % 2 or curly:
        found.append("unbalanced quotes")
    if timex and re.search(rf"(?<!\w){re.escape(timex)}(?!\w)", label):
        found.append("a date")
    if _PRONOUN.match(label):
        found.append("opens with a pronoun")
    if _TAIL.search(label):
        found.append("a loose end")
    return found


def score(paths: list[str], *, errors: bool) -> Iterator[str]:
    """Lines of a table, and the headlines that are faulty, where asked for."""
    made = chrono.extract(paths, today=TODAY)
    # How long something lasted is news; when it was has a column of its own.
    timexes = made.timexes.filter(made.timexes["type"].is_in(["DATE", "TIME"]))
    dates = set(zip(timexes["article_id"], timexes["start_char"], strict=True))
    rows = made.mentions.to_dicts()
    counted: Counter[str] = Counter()
    shown = []
    for row in rows:
        for fault in faults(
            row["label"], row["timex_text"] if (row["article_id"], row["timex_start"]) in dates else None
        ):
            counted[fault] += 1
            shown.append(f"{fault}: {row['label']}")
    yield f"{made.articles.height} articles, {len(rows)} headlines, {sum(counted.values())} faults"
    yield from (f"{n:6} {fault}" for fault, n in counted.most_common())
    if errors:
        yield from sorted(shown)


def main() -> None:
    """Print the table for the paths named on the command line."""
    paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    if not paths:
        sys.exit(f"usage: {sys.argv[0]} PATH... [--errors]")
    for line in score(paths, errors="--errors" in sys.argv):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
