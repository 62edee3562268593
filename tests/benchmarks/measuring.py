"""Processes measured from outside, and tables written into a page between two marks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]


class FailedError(Exception):
    """A process that was to be measured did not do its work; says what it said last."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process cost.

    Attributes:
        told: the JSON object on the last line of its standard output.
        cpu: seconds, with its children.
        memory: the most that it or one of its children held, in MB (10⁶ bytes).
    """

    told: Mapping[str, Any]
    cpu: float
    memory: float


def measured(command: Sequence[str | Path]) -> Ran:
    """Run a process to its end.

    The process that calls this must be a small one: Linux counts what it holds as held by its children.

    Raises:
        FailedError: there is no such program, or it fails.
    """
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    try:
        process = subprocess.Popen(
            [*map(str, command)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"},
        )
    except OSError as error:
        raise FailedError(f"{command[0]}: {error.strerror}") from None
    out, err = process.stdout, process.stderr
    assert out is not None
    assert err is not None
    said = out.read()
    wrong = err.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    out.close()
    err.close()
    lines = said.strip().splitlines()
    if process.returncode or not lines:
        raise FailedError((wrong.strip().splitlines() or ["it says nothing"])[-1])
    return Ran(json.loads(lines[-1]), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def put(page: Path, name: str, text: str) -> None:
    """Put a text into a page, between `<!-- NAME -->` and `<!-- end of NAME -->`.

    Raises:
        FailedError: the page has no such marks.
    """
    first, last = f"<!-- {name} -->", f"<!-- end of {name} -->"
    old = page.read_text(encoding="utf-8")
    new, count = re.subn(f"{first}\n.*?{last}", lambda _: f"{first}\n{text}\n{last}", old, count=1, flags=re.DOTALL)
    if not count:
        raise FailedError(f"{page} has no place marked {first} … {last}")
    page.write_text(new, encoding="utf-8")


def say(text: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
