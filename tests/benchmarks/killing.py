"""Runs that are killed: `python -m benchmarks.killing ARTICLES.jsonl [--kills 10] [--workers 1] [--scheduler local]`.

`chrono extract` is killed (SIGKILL, with all its processes) at moments drawn at random over the time that an
undisturbed run takes, started again each time, and let through in the end. The four tables must then be the bytes that
the undisturbed run wrote. Exits with 1 where they are not.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import ROOT, say

_TABLES = ("articles", "timexes", "mentions", "events")


def main() -> None:
    """Run undisturbed, run and kill, compare."""
    asked = argparse.ArgumentParser(prog="benchmarks.killing", description=__doc__, allow_abbrev=False)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--kills", type=int, default=10)
    asked.add_argument("--workers", default="1")
    asked.add_argument("--scheduler")
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    options = ["--workers", given.workers, *(["--scheduler", given.scheduler] if given.scheduler else [])]
    with tempfile.TemporaryDirectory() as folder:
        whole, stopped = Path(folder) / "whole", Path(folder) / "stopped"
        before = time.monotonic()
        _started(given.articles, whole, []).wait()
        lasted = time.monotonic() - before
        parts = _parts(whole)
        say(f"undisturbed, one process: {lasted:.0f} s, {parts} parts read")
        rng = random.Random(given.seed)
        # Drawn over the whole run, and lived through in turn: each start goes on where the one before was stopped.
        moments = sorted(rng.random() * lasted for _ in range(given.kills))
        lives = [moment - earlier for earlier, moment in zip([0.0, *moments], moments, strict=False)]
        for number, life in enumerate(lives):
            _killed(given.articles, stopped, options, life)
            say(f"kill {number + 1}: after {life:.1f} s of this start; {_parts(stopped)} parts read so far")
        before = time.monotonic()
        code = _started(given.articles, stopped, options).wait()
        say(f"the rest: {time.monotonic() - before:.0f} s, exit code {code}")
        same = {name: _digest(whole, name) == _digest(stopped, name) for name in _TABLES}
        left = [str(f.relative_to(stopped)) for f in stopped.rglob("*.part")]
        say(f"the same bytes: {same}; half-written files left: {left or 'none'}")
        sys.exit(not all(same.values()))


def _started(articles: Path, folder: Path, options: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "chrono", "extract", articles, "-o", folder, "--today", "2026-11-22", *options]
    return subprocess.Popen(
        [*map(str, command)],
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def _killed(articles: Path, folder: Path, options: list[str], life: float) -> None:
    """Start, and kill the process and its workers after some seconds."""
    process = _started(articles, folder, options)
    try:
        process.wait(life)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _parts(folder: Path) -> int:
    return len(list(folder.glob(".parts/*.found.parquet")))


def _digest(folder: Path, name: str) -> str:
    return hashlib.sha256((folder / f"{name}.parquet").read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
