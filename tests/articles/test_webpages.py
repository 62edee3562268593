"""HTML: the main text, and what the page states about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chrono.articles import Problem

from .collecting import collect, problems_of, read_one

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = [
    "Negotiators from both countries met in Geneva on Monday and talked until late in the evening, officials said.",
    "A second round was agreed, although nobody would say where it is to be held or who is going to take part in it.",
    "The ministry had asked for patience, and its spokeswoman said that a first draft of the paper was with lawyers.",
]
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Talks in Geneva - The Paper</title>
<meta property="og:title" content="Talks in Geneva"><meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2025-12-02T09:30:00+01:00">
<link rel="canonical" href="https://paper.example/world/talks"><script>var hidden = "script text";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news</a></li></ul></nav>
<article><h1>Talks in Geneva</h1>%s</article>
<section class="comments"><p>A reader writes that none of this will ever work, on 5 March 2019.</p></section>
<footer>© 2019 The Paper. All rights reserved.</footer></body></html>"""


def test_page(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.html", PAGE % "".join(f"<p>{text}</p>" for text in PARAGRAPHS * 2))
    assert [line for line in article.text.split("\n") if line] == PARAGRAPHS * 2
    assert article.title == "Talks in Geneva"
    assert article.publisher == "The Paper"
    assert article.url == "https://paper.example/world/talks"
    assert article.date is None
    assert article.metadata_date == "2025-12-02"
    assert article.metadata_note == "article:published_time in the page's metadata"


def test_small_page_keeps_its_paragraphs(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.html", PAGE % "<p>The first\n line.</p><p>The <b>second</b> one.<br>A third.</p>")
    assert article.text == "The first line.\nThe second one.\nA third."
    article = read_one(
        tmp_path / "b.htm", "<p>Only a piece</p><style>p {}</style><div>of a <i>page</i></div>&amp; more"
    )
    assert article.text == "Only a piece\nof a page\n& more"


@pytest.mark.parametrize("source", ["<html><body><script>x()</script></body></html>", "<html></html>", "<!-- -->"])
def test_page_without_text(tmp_path: Path, source: str) -> None:
    path = tmp_path / "a.html"
    assert problems_of(path, source) == [Problem(str(path), "is a page without any text")]


@pytest.mark.parametrize(
    ("charset", "codec", "name"),
    [("iso-8859-1", "cp1252", "windows-1252"), ("windows-1251", "cp1251", "windows-1251")],
)
def test_declared_charset(tmp_path: Path, charset: str, codec: str, name: str) -> None:
    text = "Новости – дня" if codec == "cp1251" else "Café – society"
    source = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p><p>More.</p></body></html>'
    (tmp_path / "a.html").write_bytes(source.encode(codec))
    articles, problems = collect(tmp_path)
    assert articles[0].text == f"{text}\nMore."
    what = f"is not UTF-8; read as {name}, as it declares"
    assert problems == [Problem(str(tmp_path / "a.html"), what, fatal=False)]


def test_charset_that_is_no_charset(tmp_path: Path) -> None:
    source = '<html><head><meta charset="rot13"></head><body><p>Café society</p></body></html>'
    (tmp_path / "a.html").write_bytes(source.encode("latin-1"))
    articles, _ = collect(tmp_path)
    assert articles[0].text == "Café society"


def test_declared_xml_encoding_does_no_harm(tmp_path: Path) -> None:
    source = '<?xml version="1.0" encoding="utf-8"?><html><body><p>Café</p><p>society</p></body></html>'
    assert read_one(tmp_path / "a.html", source).text == "Café\nsociety"


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 10_000 + "text" + "</div>" * 10_000,
        "<html><body>" + "<b><table><td>" * 5_000 + "text",
        '<html><head><script type="application/ld+json">' + "[" * 10_000 + "]" * 10_000 + "</script><p>text</p>",
        "<html><body><p>" + "word " * 200_000 + "</p></body></html>",
    ],
)
def test_hostile_pages_end_in_an_article_or_a_problem(tmp_path: Path, source: str) -> None:
    (tmp_path / "a.html").write_text(source)
    articles, problems = collect(tmp_path)
    assert len(articles) + len(problems) == 1


def test_library_that_fails_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract_metadata", fail)
    path = tmp_path / "a.html"
    what = "is HTML that cannot be read (RecursionError)"
    assert problems_of(path, "<p>text</p>") == [Problem(str(path), what)]


def test_libraries_say_nothing_themselves(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    problems_of(tmp_path / "a.html", "<html></html>")
    assert capfd.readouterr() == ("", "")
