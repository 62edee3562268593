"""More sentences of agencies, local papers and histories, all our own, read on Wednesday, 12 November 2025.

Each time is in brackets with its value, decided by the guidelines of TIMEX3 before chrono had read it: `wire.txt` holds
one sentence a line, `histories.txt` one passage a paragraph, `look-alikes.txt` lines in which nothing is a time.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chrono.temporal.intervals import on

from .saying import said

WEDNESDAY = on(2025, 11, 12)
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
FOLDER = Path(__file__).parent
SENTENCES = (FOLDER / "wire.txt").read_text(encoding="utf-8").splitlines()
HISTORIES = (FOLDER / "histories.txt").read_text(encoding="utf-8").split("\n\n")
LOOK_ALIKES = (FOLDER / "look-alikes.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", [*SENTENCES, *HISTORIES])
def test_every_time_is_found_and_valued_and_nothing_else_is(text: str) -> None:
    expected = [(found[1], found[2]) for found in MARKED.finditer(text)]
    assert said(MARKED.sub(r"\1", text), WEDNESDAY) == expected


@pytest.mark.parametrize("line", LOOK_ALIKES)
def test_what_only_looks_like_a_time_is_none(line: str) -> None:
    assert said(line, WEDNESDAY) == []


def test_they_are_many_and_differ() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES) > 90
    assert len(set(LOOK_ALIKES)) == len(LOOK_ALIKES) > 50
