"""Twenty pages of prose in which nothing is a time, however much of it looks like one (written for this test)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chrono.temporal.intervals import from_date
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

from .saying import said

FILES = sorted((Path(__file__).parent / "prose").glob("*.txt"))
PAGES = [
    page.partition("\n")[::2]
    for file in FILES
    for page in file.read_text(encoding="utf-8").split("== ")
    if page.strip()
]


def test_there_are_twenty_pages() -> None:
    assert len(PAGES) == 20
    assert sum(len(text.split()) for _, text in PAGES) > 6500


@pytest.mark.parametrize(("title", "text"), PAGES)
def test_no_time_is_found_where_none_is(title: str, text: str) -> None:
    found = resolve(recognize(text), text, from_date(date(2025, 12, 2)))
    assert [text[max(0, t.start - 30) : t.end + 30] for t in found] == [], title


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("They will meet in March and April.", ["March", "April"]),
        ("He was named Friday as coach.", ["Friday"]),
        ("A vote called Friday failed.", ["Friday"]),
        ("Clinton Friday said so.", ["Friday"]),
        ("Friday street protests failed.", ["Friday"]),
        ("They waited a minute or two, and a minute later left.", ["a minute or two", "a minute later"]),
        ("In the weeks that followed he left.", ["weeks"]),
        ("By the 1st they had gone.", ["the 1st"]),
        ("It was put off to April and May.", ["April", "May"]),
        ("It opens in Oct and in Nov.", ["Oct", "Nov."]),
        ("At 3:16 John left.", ["3:16"]),
    ],
)
def test_what_looks_alike_and_is_a_time(text: str, times: list[str]) -> None:
    assert [words for words, _ in said(text)] == times
