"""What a run holds, step by step: `python -m benchmarks.memory ARTICLES.jsonl CHRONOLOGY NUMBER`.

Articles are dated as ever; reading them, which takes most of the time and holds one part whatever their number, is done
for the first part only (the pipeline is loaded). The others get what reading gave before: the mentions of the parts in
CHRONOLOGY/.parts (`chrono extract … -o CHRONOLOGY`), moved by 37 days and with other sentences each time around.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from dataclasses import replace
from datetime import date
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from chrono.articles import Article
from chrono.chronology import found
from chrono.dating import Policy
from chrono.extracting import unread
from chrono.running import Settings, rows, run_into, running
from chrono.running.engines import Serial
from chrono.running.jobs import Read, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOVED = 37 * 86400  # seconds


class Feeding(Serial):
    """Does jobs in this process; of the reading only the first."""

    def __init__(self, chronology: Path) -> None:
        files = sorted((chronology / ".parts").glob("*.found.parquet"))
        self._told = pl.concat(map(pl.read_parquet, files)).partition_by("article_id", maintain_order=True)
        self._fed = count()

    def map(self, jobs: Iterable[Any]) -> Iterator[Any]:
        """The results of jobs, in their order."""
        for number, job in enumerate(jobs):
            yield job.run() if number == 0 or not isinstance(job, Reading) else self._read(job)

    def _read(self, job: Reading) -> Read:
        tables = unread(job.articles, job.dated)
        some = [self._one(article.article_id, next(self._fed)) for article in job.articles]
        return Read({**tables, "found": pl.concat([tables["found"], *some])})

    def _one(self, article_id: str, number: int) -> pl.DataFrame:
        around, at = divmod(number, len(self._told))
        moved, other = around * _MOVED, pl.lit(f" {around}")
        return (
            self._told[at]
            .with_columns(
                article_id=pl.lit(article_id),
                mention_id=pl.lit(f"{article_id}:") + pl.col("mention_id").str.split(":").list.last(),
                sentence=pl.col("sentence") + other,
                label=pl.col("label") + other,
                start=pl.col("start") + pl.duration(seconds=moved),
                end=pl.col("end") + pl.duration(seconds=moved),
                from_second=pl.col("from_second") + moved,
                to_second=pl.col("to_second") + moved,
            )
            .select(list(found.FOUND))
        )


def articles(file: Path, number: int) -> Iterator[Article]:
    """So many articles: those of a file, again and again under other ids."""
    for around in count():
        with file.open(encoding="utf-8") as lines:
            rows = map(json.loads, lines)
            for row in islice(rows, number):
                yield Article(article_id=f"{row['id']}-{around}", text=row["text"], date=row["date"])
                number -= 1
        if not number:
            return


def held() -> str:
    """What this process holds now, and the most it ever held."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{pages * resource.getpagesize() / 2**20:6.0f} MB now {most:6.0f} MB at most"


def telling(place: Any, name: str) -> None:
    """Say after a step of a run what is held."""
    step = getattr(place, name)

    def told(*given: Any, **options: Any) -> Any:
        made = step(*given, **options)
        sys.stdout.write(f"{name:12} {held()}\n")
        return made

    setattr(place, name, told)


def main() -> None:
    """Run, and say after each step what is held."""
    file, chronology, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    for place, name in ((running, "_look"), (running, "Corpus"), (rows, "reprinted"), (rows.Rows, "ordered")):
        telling(place, name)
    feeding = Feeding(chronology)
    sys.stdout.write(f"{'start':12} {held()}\n")
    undated = (replace(a, date=None) if at % 10 == 0 else a for at, a in enumerate(articles(file, number)))
    with tempfile.TemporaryDirectory() as folder:
        events, some = run_into(Path(folder), undated, Settings(Policy(date(2026, 11, 22))), engine=feeding)
    sys.stdout.write(f"{'written':12} {held()}   {some} articles, {events} events\n")


if __name__ == "__main__":
    main()
