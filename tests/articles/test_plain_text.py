"""Plain text, and the encodings that it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chrono.articles import Problem

from .collecting import collect, problems_of, read_one

if TYPE_CHECKING:
    from pathlib import Path


def test_text_is_untouched(tmp_path: Path) -> None:
    text = "\n Headline\r\n\r\nBody – with “quotes”\rand\ttabs \N{WINKING FACE}\n\n"
    article = read_one(tmp_path / "a.txt", text)
    assert article.text == text
    assert (article.title, article.date, article.language) == ("", None, "en")


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.txt", b"\xef\xbb\xbfText").text == "Text"


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("suffix", ["txt", "md", "html", "json", "jsonl", "tml"])
def test_empty_file(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"a.{suffix}"
    assert problems_of(path, content) == [Problem(str(path), "is empty")]


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("A café in “Paris” – at last".encode("cp1252"))
    articles, problems = collect(tmp_path)
    assert articles[0].text == "A café in “Paris” – at last"
    what = "is not UTF-8; read as windows-1252, which it plausibly is"
    assert problems == [Problem(str(tmp_path / "a.txt"), what, fatal=False)]


def test_utf_16_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Text – here".encode("utf-16"))
    articles, problems = collect(tmp_path)
    assert articles[0].text == "Text – here"
    assert [problem.fatal for problem in problems] == [False]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("Новости дня".encode("koi8-r"), "is not UTF-8, nor any other encoding that can be told"),
        (b"a text \x81 of no code page", "is not UTF-8, nor any other encoding that can be told"),
        (b"PK\x03\x04\x00\x00\xff", "is binary, not text"),
        (b"text\x00more", "is binary, not text"),
        (b"\xff\xfe\x00\xd8", "is binary, not text"),
    ],
)
def test_what_is_no_text(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "a.txt"
    assert problems_of(path, content) == [Problem(str(path), what)]


def test_five_megabytes(tmp_path: Path) -> None:
    text = "The talks began on Monday, December 1. " * 130_000
    assert read_one(tmp_path / "a.txt", text).text == text


def test_a_line_of_a_megabyte(tmp_path: Path) -> None:
    text = "word " * 200_000
    for suffix in ("txt", "md", "tml"):
        assert len(read_one(tmp_path / f"{suffix}.{suffix}", text).text) >= len(text.strip())
