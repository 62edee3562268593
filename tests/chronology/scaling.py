"""How long merging takes, and how much memory: not a test, but a script.

    python tests/chronology/scaling.py CHRONOLOGY [NUMBER ...]

Takes the mentions of a chronology (`chrono extract … -o CHRONOLOGY`), shuffles their people, places, words and days
into NUMBER new ones (three in ten retell an earlier one in another article) and merges them, each number in a process
of its own. A hundred thousand mentions of two years are about what 15,000 articles tell.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import chrono
from chrono.chronology.merging import merge
from chrono.temporal.intervals import DAY, Grain, Interval, from_date
from chronology.made import mention

DAYS = 730
PER_ARTICLE = 7


def made(folder: str, number: int, seed: int = 7) -> list[Any]:
    """So many mentions from those of a chronology, shuffled."""
    rows = [r for r in chrono.load(folder).mentions.to_dicts() if r["grain"] is not None]
    rng = random.Random(seed)
    base = from_date(chrono.load(folder).events["first_day"].drop_nulls().max()).start  # type: ignore[arg-type]
    found: list[Any] = []
    for at in range(number):
        article = f"a{at // PER_ARTICLE:06}"
        a, b, c = rng.choice(rows), rng.choice(rows), rng.choice(rows)
        days = {"year": 365, "month": 30}.get(a["grain"], 1)
        start = base - rng.randrange(DAYS) // days * days * DAY
        fields: dict[str, Any] = {
            "kind": a["kind"],
            "factuality": a["factuality"],
            "actors": tuple(b["actors"]),
            "places": tuple(c["places"]),
            "interval": Interval(start, start + days * DAY, Grain(a["grain"])),
            "sentence": a["sentence"],
            "offset": 200 * (at % PER_ARTICLE),
        }
        words = " ".join(sorted({*a["label"].split(), *b["label"].split()[:4]}))
        lemma = a["trigger"].lower()
        if found and rng.random() < 0.3:
            told = rng.choice(found)
            words, lemma = " ".join(w for w in sorted(told.words) if rng.random() < 0.8), told.lemma
            fields |= {f: getattr(told, f) for f in ("kind", "factuality", "actors", "places", "interval", "sentence")}
        found.append(mention(article, f"day-{fields['interval'].start}", lemma, words, **fields))
    return found


def main() -> None:
    """Measure every number in a process of its own."""
    folder, *numbers = sys.argv[1:]
    if len(numbers) != 1:
        for number in numbers or ["10000", "20000", "40000"]:
            subprocess.run([sys.executable, __file__, folder, number], check=True)
        return
    mentions = made(folder, int(numbers[0]))
    before = time.process_time()
    clusters = merge(mentions)
    seconds = time.process_time() - before
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{len(mentions):>7} mentions  {len(clusters):>7} events  {seconds:6.1f} s of one core  {most:6.0f} MB\n"
    )
    sys.stdout.write(json.dumps({"mentions": len(mentions), "events": len(clusters), "merging": seconds}) + "\n")


if __name__ == "__main__":
    main()
