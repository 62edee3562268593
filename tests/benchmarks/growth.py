"""Cost against growth: `python -m benchmarks.growth [PATH …] [--only text,articles,mentions,events] [--into PAGE]`.

Text: one article of 1 KB to 5 MB. Articles: 10 to 10,000. Both are made of the paragraphs of the articles given, always
the same ones. Mentions: 1,000 to 100,000 to be merged, shuffled from a chronology of these articles. Events: 10 to
5,000 in a report. Every size is a process of its own; CPU time is counted, and the most memory that was held.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import ROOT, FailedError, measured, put, say, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES = {
    "text": (1_000, 10_000, 100_000, 1_000_000, 5_000_000),
    "articles": (10, 100, 1_000, 10_000),
    "mentions": (1_000, 10_000, 100_000),
    "events": (10, 100, 1_000, 5_000),
}
_UNITS = {"text": "characters", "articles": "articles", "mentions": "mentions", "events": "events"}
_USUAL = 1_900  # characters of a made article
_MOST = 1_000  # articles extracted unless more are asked for: their time is proportional to their number


def paragraphs(texts: Path) -> list[str]:
    """The paragraphs of some texts (`benchmarks.texts`) with more than eight words."""
    found = [record.partition("\x1f")[2] for record in texts.read_text(encoding="utf-8").split("\x1e")]
    some = [" ".join(block.split()) for text in found for block in text.replace("\n ", "\n\n").split("\n\n")]
    return [one for one in some if len(one.split()) > 8]


def made(some: Sequence[str], size: int, rng: random.Random) -> str:
    """A text of at least so many characters."""
    chosen: list[str] = []
    while sum(map(len, chosen)) + 2 * len(chosen) < size:
        chosen += rng.choices(some, k=1 + size // 10_000)
    return "\n\n".join(chosen)


def articles(some: Sequence[str], number: int) -> Iterator[dict[str, str]]:
    """So many articles of a usual length, each with its day."""
    rng = random.Random(7)
    for at in range(number):
        day = date(1995, 1, 1) + timedelta(days=rng.randrange(9_000))
        yield {"id": f"a{at:06}", "text": made(some, _USUAL, rng), "date": day.isoformat()}


def written(folder: Path, some: Sequence[str], what: str, size: int) -> Path:
    """A file of articles: one of so many characters, or so many."""
    file = folder / f"{what}-{size}.jsonl"
    if what == "text":
        told = [{"id": "a", "text": made(some, size, random.Random(7))[:size], "date": "2025-12-02"}]
    else:
        told = list(articles(some, size))
    file.write_text("".join(json.dumps(one) + "\n" for one in told))
    return file


_CHRONO = [sys.executable, "-m", "benchmarks.command"]


def _of_articles(folder: Path, some: Sequence[str], what: str, most: int) -> Iterator[tuple[int, list[str | Path]]]:
    for size in SIZES[what]:
        file = written(folder, some, what, size)
        yield size, [*_CHRONO, "tag", file, "-o", folder / "tagged.jsonl"]
        if what == "text" or size <= most:
            yield size, [*_CHRONO, "extract", file, "-o", folder / f"{what}-{size}.chronology"]


def _of_mentions(folder: Path, some: Sequence[str], _: int) -> Iterator[tuple[int, list[str | Path]]]:
    source = folder / "source.chronology"
    measured([*_CHRONO, "extract", written(folder, some, "articles", 300), "-o", source])
    for size in SIZES["mentions"]:
        yield size, [sys.executable, ROOT / "tests" / "chronology" / "scaling.py", source, str(size)]


def _of_events(folder: Path, *_: object) -> Iterator[tuple[int, list[str | Path]]]:
    for size in SIZES["events"]:
        yield size, [sys.executable, "-m", "benchmarks.page", str(size), folder / f"{size}.html"]


def main() -> None:
    """Measure, print, and write the table where it belongs."""
    asked = argparse.ArgumentParser(prog="benchmarks.growth", description=__doc__, allow_abbrev=False)
    asked.add_argument("paths", nargs="*", default=[str(ROOT / "seeds")])
    asked.add_argument("--only", default=",".join(SIZES))
    asked.add_argument("--most", type=int, default=_MOST, help="articles that are extracted")
    asked.add_argument("--into", type=Path)
    given = asked.parse_args()
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured([sys.executable, "-m", "benchmarks.texts", folder / "texts", *given.paths])
        some = paragraphs(folder / "texts")
        every: dict[str, Callable[[], Iterator[tuple[int, list[str | Path]]]]] = {
            "text": lambda: _of_articles(folder, some, "text", given.most),
            "articles": lambda: _of_articles(folder, some, "articles", given.most),
            "mentions": lambda: _of_mentions(folder, some, given.most),
            "events": lambda: _of_events(folder),
        }
        for what in given.only.split(","):
            for size, command in every[what]():
                step = {"mentions": "merge", "events": "report"}.get(what) or str(command[3])
                try:
                    ran = measured(command)
                except FailedError as error:
                    rows.append([step, f"{size:,} {_UNITS[what]}", f"failed: {error}", ""])
                else:
                    more = f", a page of {ran.told['bytes'] / 1e6:.1f} MB" if "bytes" in ran.told else ""
                    rows.append([step, f"{size:,} {_UNITS[what]}", f"{ran.cpu:.1f} s{more}", f"{ran.memory:.0f} MB"])
                say(" | ".join(rows[-1]))
    text = table(["step", "size", "CPU time, start included", "peak memory"], rows)
    say(f"\n{text}")
    if given.into:
        put(given.into, "growth", text)


if __name__ == "__main__":
    main()
