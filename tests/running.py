"""The command line as a process, as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TODAY = ("--today", "2026-11-22")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process left: exit code, standard output and the lines of standard error."""

    code: int
    out: str
    err: list[str]


def chrono(*args: str | Path, stdin: str | bytes = b"", cwd: Path = ROOT) -> Ran:
    """Run `chrono` with some arguments."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    environment = {k: v for k, v in os.environ.items() if k != "CHRONO_TRACEBACK"}
    done = subprocess.run(
        [sys.executable, "-m", "chrono", *map(str, args)],
        input=data,
        capture_output=True,
        cwd=cwd,
        env=environment,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    return Ran(done.returncode, out, err.splitlines())
