"""Markdown and its front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chrono.articles import Problem

from .collecting import collect, problems_of, read_one

if TYPE_CHECKING:
    from pathlib import Path


def test_readable_plain_text(tmp_path: Path) -> None:
    source = """# The *Title*

First paragraph, with **bold**, `code`,
a [link](https://paper.example/x) & an ![image](i.png) end\\*.

## Part &amp; more

- one
- two
    - inner

Between.

2014. The Maidan
2015. Minsk

> Quoted “text”.

| when | what |
|------|------|
| 2014 | war  |

<div class="x"><!-- hidden -->Inside <b>HTML</b></div>

***
"""
    article = read_one(tmp_path / "a.md", source)
    assert article.title == "The Title"
    assert article.text == (
        "First paragraph, with bold, code, a link & an  end*.\n\nPart & more\n\none\ntwo\ninner\n\nBetween.\n\n"
        "2014. The Maidan\n2015. Minsk\n\nQuoted “text”.\n\nwhen\twhat\n2014\twar\n\nInside HTML"
    )


def test_front_matter(tmp_path: Path) -> None:
    article = read_one(
        tmp_path / "a.md",
        "---\r\nid: n1\r\ntitle: 2014\r\ndate: 2025-12-02\r\nurl: https://paper.example/\r\npublisher: P\r\n"
        "tags: [x]\r\n---\r\n\r\n# Heading\r\n\r\nBody.\r\n",
    )
    assert (article.article_id, article.title, article.date) == ("n1", "2014", "2025-12-02")
    assert (article.url, article.publisher) == ("https://paper.example/", "P")
    assert article.text == "Heading\n\nBody."


def test_front_matter_with_a_time(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.md", "---\ndate: 2025-12-02 09:30:00\n---\nBody").date == "2025-12-02T09:30:00"
    assert read_one(tmp_path / "b.md", "---\ndate: 2 December 2025\n---\nBody").date == "2 December 2025"


@pytest.mark.parametrize("source", ["---\nJust a line across.\n\n---\n\nBody", "---\n\nOnly one"])
def test_line_across_the_page_is_no_front_matter(tmp_path: Path, source: str) -> None:
    article = read_one(tmp_path / "a.md", source)
    assert article.text.startswith(("Just a line across.", "Only one"))


def test_title_that_is_the_heading_is_not_told_twice(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.md", "---\ntitle: Same\n---\n# Same\n\nBody")
    assert (article.title, article.text) == ("Same", "Body")
    article = read_one(tmp_path / "b.md", "Before.\n\n# Later\n\nBody")
    assert (article.title, article.text) == ("Later", "Before.\n\nLater\n\nBody")
    assert read_one(tmp_path / "c.md", "# Only").text == "Only"


@pytest.mark.parametrize(
    ("matter", "line", "what"),
    [
        ("title: x\nurl: a: b", ":3", "its front matter is left out, it is broken YAML: "),
        ("title: [x]", "", "its front matter is left out: its “title” is a list, not a string"),
        ("date: 2025-13-45", "", "its front matter is left out: "),
        ("title: " + "[" * 10_000 + "]" * 10_000, "", "its front matter is left out: "),
    ],
)
def test_broken_front_matter_is_told_and_the_text_read(tmp_path: Path, matter: str, line: str, what: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{matter}\n---\nBody")
    articles, problems = collect(path)
    assert [article.text for article in articles] == ["Body"]
    assert len(problems) == 1
    assert problems[0].fatal
    assert problems[0].where == f"{path}{line}"
    assert problems[0].what.startswith(what)


@pytest.mark.parametrize("source", ["![](x.png)", "---\ntitle: x\n---\n", "<!-- nothing -->", "***"])
def test_nothing_but_markup(tmp_path: Path, source: str) -> None:
    path = tmp_path / "a.md"
    assert problems_of(path, source) == [Problem(str(path), "is empty but for its markup")]
