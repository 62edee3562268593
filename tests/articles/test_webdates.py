"""Dates of publication in the metadata of pages."""

# ruff: noqa: E501 - a page stays on one line
from __future__ import annotations

import datetime

import pytest
from lxml.html import document_fromstring

from chrono.articles.webdates import parse_day, publication_date

URL = "https://paper.example/world/talks"


def _ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def _find(head: str = "", body: str = "<p>Text</p>", url: str | None = URL) -> tuple[str | None, str | None]:
    page = f"<html><head><title>T</title>{head}</head><body>{body}</body></html>"
    return publication_date(document_fromstring(page), url, "Talks")


@pytest.mark.parametrize(
    ("head", "body", "note"),
    [
        (_ld('{"@type": "NewsArticle", "datePublished": "2025-12-02T23:30:00-05:00"}'), "", "datePublished in the page's JSON-LD"),
        (_ld('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2025-12-02"}]}'), "", "datePublished in the page's JSON-LD"),
        (_ld('//<![CDATA[\n{"datePublished": "2025-12-02"}\n//]]>'), "", "datePublished in the page's JSON-LD"),
        ('<meta property="article:published_time" content="2025-12-02T09:30Z">', "", "article:published_time in the page's metadata"),
        ('<meta name="parsely-pub-date" content="2025-12-02T09:30:00Z">', "", "parsely-pub-date in the page's metadata"),
        ('<meta name="DC.date.issued" content="2025-12-02">', "", "dc.date.issued in the page's metadata"),
        ('<meta itemprop="datePublished" content="20251202">', "", "datepublished in the page's metadata"),
        ('<meta name="date" content="Tue, 02 Dec 2025 09:30:00 GMT">', "", "date in the page's metadata"),
        ("", '<span itemprop="datePublished" content="2025-12-02">today</span>', "datePublished in the page's microdata"),
        ("", '<span property="schema:datePublished">2 December 2025</span>', "datePublished in the page's RDFa"),
        ("", '<time datetime="2025-12-02" pubdate>2/12</time><time datetime="2024-01-01">x</time>', "a <time> marked as published"),
        ("", '<time class="entry-date" datetime="2025-12-02">2/12</time><time datetime="2024-01-01">x</time>', "a <time> marked as published"),
        ("", "<time>December 2, 2025</time>", "the page's only <time>"),
    ],
)  # fmt: skip
def test_places(head: str, body: str, note: str) -> None:
    assert _find(head, body or "<p>Text</p>") == ("2025-12-02", note)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://paper.example/2025/12/02/talks", ("2025-12-02", "“/2025/12/02” in the page's address")),
        ("https://paper.example/world-2025-12-02", ("2025-12-02", "“-2025-12-02” in the page's address")),
        ("https://paper.example/2025/13/02/talks", (None, None)),
        ("https://paper.example/2025/12/talks-of-5", (None, None)),
        ("https://paper.example/id/120251202", (None, None)),
        (None, (None, None)),
    ],
)
def test_address(url: str | None, found: tuple[str | None, str | None]) -> None:
    assert _find(url=url) == found


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:modified_time" content="2025-12-02">', ""),
        ('<meta name="last-modified" content="2025-12-02"><meta http-equiv="last-modified" content="2025-12-02">', ""),
        (_ld('{"@type": "NewsArticle", "dateModified": "2025-12-02"}'), ""),
        (_ld("{broken"), ""),
        ('<meta itemprop="copyrightYear" content="2025">', "<footer>© 2025 Paper, 2 December 2025</footer>"),
        ("", "<p>Updated: <time datetime='2025-12-02'>2 Dec</time></p>"),
        ("", "<p><span>Last updated</span> <time datetime='2025-12-02'>2 Dec</time></p>"),
        ("", "<time class='modified' datetime='2025-12-02'>2 Dec</time>"),
        ("", "<time itemprop='dateModified' datetime='2025-12-02'>2 Dec</time>"),
        ("", "<div class='comment-list'><time datetime='2025-12-02'>2 Dec</time></div>"),
        ("", "<div itemtype='https://schema.org/Comment'><span itemprop='datePublished'>2025-12-02</span></div>"),
        ("", "<aside><time datetime='2025-12-02'>2 Dec</time></aside>"),
        ("", "<time datetime='2025-12-02'>2 Dec</time><time datetime='2025-12-01'>1 Dec</time>"),
        ("", f"<p>{'They met in Geneva. ' * 10}<time datetime='2025-12-02'>On Tuesday</time> they went on.</p>"),
        ("", "<p>The talks began on 2 December 2025.</p>"),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', ""),
        ('<meta property="article:published_time" content="02/12/2025">', ""),
        (_ld('[{"@type": "Article", "datePublished": "2025-12-02"}, {"@type": "Article", "datePublished": "2025-12-01"}]'), ""),
    ],
)  # fmt: skip
def test_what_is_no_date_of_publication(head: str, body: str) -> None:
    day, note = _find(head, body or "<p>Text</p>")
    assert day is None
    assert note is None or note.startswith("modified on 2025-12-02, says ")


def test_published_wins_over_modified() -> None:
    head = '<meta property="article:modified_time" content="2025-12-05">' + _ld(
        '{"@type": "NewsArticle", "dateModified": "2025-12-04", "datePublished": "2025-12-02"}'
    )
    body = "<p>Published <time datetime='2025-12-02'>2 Dec</time> Updated <time datetime='2025-12-05'>5 Dec</time></p>"
    changed = "; modified on 2025-12-04, says dateModified in the page's JSON-LD"
    assert _find(head, body) == ("2025-12-02", f"datePublished in the page's JSON-LD{changed}")
    assert _find("", body) == ("2025-12-02", "the page's only <time>; modified on 2025-12-05, says the page's text")


def test_what_was_modified_elsewhere_is_not_told() -> None:
    body = "<div class='comment'><p>Updated <time class='updated' datetime='2025-12-05'>5 Dec</time></p></div>"
    assert _find("", body) == (None, None)


def test_disagreement_is_told() -> None:
    head = '<meta property="article:published_time" content="2025-12-01">' + _ld('{"datePublished": "2025-12-02"}')
    assert _find(head) == (
        "2025-12-02",
        "datePublished in the page's JSON-LD; but article:published_time in the page's metadata says 2025-12-01",
    )


@pytest.mark.parametrize(
    "own",
    [
        f'"url": "{URL}/"',
        f'"mainEntityOfPage": {{"@id": "{URL}"}}',
        f'"mainEntityOfPage": "{URL}#main"',
        '"headline": "Talks"',
    ],
)
def test_json_ld_of_several_articles(own: str) -> None:
    other = '{"@type": "Article", "url": "https://paper.example/other", "datePublished": "2025-12-01"}'
    mine = f'{{"@type": "Article", {own}, "datePublished": "2025-12-02"}}'
    assert _find(_ld(f"[{other}, {mine}]"))[0] == "2025-12-02"


def test_comments_in_json_ld_do_not_count() -> None:
    node = '{"@type": "Article", "comment": [{"@type": "Comment", "datePublished": "2025-12-03"}]}'
    assert _find(_ld(node)) == (None, None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-12-02T23:59:59-05:00", (2025, 12, 2)),
        ("2025-12-02 09:30", (2025, 12, 2)),
        ("2025/12/2", (2025, 12, 2)),
        ("20251202", (2025, 12, 2)),
        ("20251202T0930", (2025, 12, 2)),
        ("Tue, 02 Dec 2025 09:30:00 +0100", (2025, 12, 2)),
        ("December 2, 2025, 9:30 am", (2025, 12, 2)),
        ("2. Dezember 2025", (2025, 12, 2)),
        ("mardi 2 décembre 2025 à 10 h", (2025, 12, 2)),
        ("2 de diciembre de 2025", (2025, 12, 2)),
        ("2025年12月2日 10:00", (2025, 12, 2)),
        ("7 samurai films 2025", None),
        ("13/12/2025", (2025, 12, 13)),
        ("12/13/2025", (2025, 12, 13)),
        ("12/12/2025", (2025, 12, 12)),
        ("02/12/2025", None),
        ("2025-12", None),
        ("2025", None),
        ("1764667800", None),
        ("2025-02-30", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("1970-01-01", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (20251202, None),
        ("x" * 100 + "2 December 2025", None),
    ],
)
def test_parse_day(value: object, day: tuple[int, int, int] | None) -> None:
    assert parse_day(value) == (day and datetime.date(*day))
