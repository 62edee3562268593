"""The command line as a process, as a user runs it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from chrono.cli import main

ROOT = Path(__file__).parents[1]
TODAY = ("--today", "2026-11-22")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process left: exit code, standard output and the lines of standard error."""

    code: int
    out: str
    err: list[str]


def inside(*args: str | Path, stdin: str = "") -> Ran:
    """The same without a process of its own, which loads everything once only."""
    out, err, given = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(3))
    given.write(stdin)
    given.seek(0)
    code = 0
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        mock.patch.object(sys, "stdin", given),
        mock.patch.object(sys, "argv", ["chrono", *map(str, args)]),
    ):
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    texts = []
    for stream in (out, err):
        stream.seek(0)
        texts.append(stream.read())
    return Ran(code, texts[0], texts[1].splitlines())


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
