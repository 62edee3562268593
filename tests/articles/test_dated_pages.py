"""Whole pages of our own, read and dated: each way in which the web says when an article was published.

Every page has the same text; what differs is where a date stands. `None` is a page that does not say.
"""

# ruff: noqa: E501 - a piece of a page stays on one line
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from chrono.dating import Policy, Published, date_articles
from chrono.temporal.recognizing import recognize

from .collecting import read_one

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 3, 1)
DAY = date(2025, 12, 2)
TEXT = [
    "The harbour board of Port Essen voted to raise the old sea wall by a metre, its chairwoman told reporters.",
    "Shopkeepers along the quay had asked for a lower wall and a wider pavement, and said they felt ignored.",
    "Work cannot start before the winter storms are over, an engineer of the board explained at the meeting.",
    "The town pays a third of the cost, and the state the rest, according to a paper that the board handed out.",
]


@dataclass(frozen=True)
class Page:
    head: str = ""
    above: str = ""  # between the headline and the text
    below: str = ""  # behind the text, still in the article
    around: str = ""  # behind the article
    url: str = "https://gazette.example/local/sea-wall"

    def html(self) -> str:
        text = "".join(f"<p>{line}</p>" for line in TEXT)
        return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sea wall to be raised | The Gazette</title>
<meta property="og:title" content="Sea wall to be raised"><meta property="og:url" content="{self.url}">
<link rel="canonical" href="{self.url}">{self.head}</head><body>
<header><a href="/">The Gazette</a><nav><ul><li><a href="/local">Local</a></li></ul></nav></header>
<main><article><h1>Sea wall to be raised</h1>{self.above}{text}{self.below}</article></main>
{self.around}<footer>© 1998–2026 The Gazette</footer></body></html>"""


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


NEWS = '"@type": "NewsArticle", "headline": "Sea wall to be raised"'
PAGES = {
    "JSON-LD": (Page(ld(f'{{"@context": "https://schema.org", {NEWS}, "datePublished": "2025-12-02T18:04:00+01:00"}}')), DAY, "JSON-LD"),
    "JSON-LD in a graph": (
        Page(ld(f'{{"@graph": [{{"@type": "WebSite", "name": "The Gazette"}}, {{"@type": "BreadcrumbList"}}, {{{NEWS}, "datePublished": "2025-12-02"}}]}}')),
        DAY,
        "JSON-LD",
    ),
    "JSON-LD in a list, of several types": (
        Page(ld(f'[{{"@type": "Organization", "foundingDate": "1998-05-01"}}, {{{NEWS.replace("NewsArticle", "ReportageNewsArticle")}, "datePublished": "2 December 2025"}}]')),
        DAY,
        "JSON-LD",
    ),
    "JSON-LD of the page and of its teasers": (
        Page(
            ld(f'{{{NEWS}, "datePublished": "2025-12-02"}}')
            + ld('[{"@type": "NewsArticle", "headline": "Ferry late", "datePublished": "2026-02-20"}, {"@type": "NewsArticle", "headline": "Rain", "datePublished": "2026-02-21"}]')
        ),
        DAY,
        "JSON-LD",
    ),
    "JSON-LD published against modified": (
        Page(ld(f'{{{NEWS}, "dateModified": "2026-01-15T08:00:00Z", "datePublished": "2025-12-02T08:00:00Z"}}')),
        DAY,
        "modified on 2026-01-15, says dateModified in the page's JSON-LD",
    ),
    "JSON-LD that is broken, and a meta": (
        Page(ld('{"@type": "NewsArticle", "datePublished": ') + '<meta name="pubdate" content="20251202">'),
        DAY,
        "pubdate in the page's metadata",
    ),
    "Open Graph": (Page('<meta property="article:published_time" content="2025-12-02T09:30:00+00:00">'), DAY, "article:published_time"),
    "Open Graph published against modified": (
        Page('<meta property="article:modified_time" content="2026-01-15"><meta property="article:published_time" content="2025-12-02">'),
        DAY,
        "modified on 2026-01-15, says article:modified_time",
    ),
    "Dublin Core": (Page('<meta name="DC.date.issued" content="2025-12-02">'), DAY, "dc.date.issued"),
    "a time element": (Page(above='<p class="byline">By A. Nkosi, <time datetime="2025-12-02T09:30">yesterday</time></p>'), DAY, "only <time>"),
    "several time elements, one of them marked": (
        Page(
            above='<div class="meta"><time class="published" datetime="2025-12-02">2 Dec</time> <time class="updated" datetime="2025-12-04">4 Dec</time></div>',
            around='<section class="related"><h2>More</h2><a href="/b">Ferry late</a> <time datetime="2026-02-20">20 Feb</time></section>',
        ),
        DAY,
        "modified on 2025-12-04, says the page's text",
    ),
    "microdata": (
        Page(above='<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="datePublished" content="2025-12-02">Tuesday</span></div>'),
        DAY,
        "microdata",
    ),
    "the address": (Page(url="https://gazette.example/2025/12/02/sea-wall"), DAY, "page's address"),
    "the address with hyphens": (Page(url="https://gazette.example/local/2025-12-02-sea-wall"), DAY, "page's address"),
    "a line of the article": (Page(above="<p>Published: Tuesday, 2 December 2025, 9.30 am</p>"), DAY, "near the top"),
    "a line of the article, published and updated": (
        Page(above="<p>Updated 4 December 2025, first published 2 December 2025</p>"),
        DAY,
        "near the top",
    ),
    "metadata against the address": (
        Page('<meta property="article:published_time" content="2025-12-02">', url="https://gazette.example/2025/12/03/sea-wall"),
        DAY,
        "but “/2025/12/03” in the page's address says 2025-12-03",
    ),
    "comments": (
        Page(
            around='<section id="comments"><ol><li class="comment"><b>Ann</b> <time datetime="2025-12-05">5 December 2025</time><p>Too late.</p></li></ol></section>'
        ),
        None,
        "",
    ),
    "related articles": (
        Page(around='<aside><h2>Related</h2><ul><li><a href="/a">Storm</a> <time datetime="2025-11-02">2 November 2025</time></li></ul></aside>'),
        None,
        "",
    ),
    "only modified": (
        Page('<meta property="article:modified_time" content="2026-01-15">', above="<p>Last updated: 15 January 2026</p>"),
        None,
        "does not state when it was published (modified on 2026-01-15",
    ),
    "a relative time": (Page(above='<p class="meta"><time>3 hours ago</time></p>'), None, ""),
    "a relative time as text": (Page(above="<p>Posted 3 hours ago by A. Nkosi</p>"), None, ""),
    "years of copyright": (Page('<meta name="copyright" content="2019"><meta itemprop="copyrightYear" content="2019">'), None, ""),
    "a date in the footer": (Page(around='<footer><p>Page made on <time datetime="2026-02-28">28 February 2026</time></p></footer>'), None, ""),
    "a date of the story": (Page(below="<p>The wall was built on 4 May 1921 and has been mended twice since then.</p>"), None, ""),
    "a date that no calendar has": (Page('<meta property="article:published_time" content="2025-02-31">'), None, ""),
    "a date in figures that can be read twice": (Page('<meta property="article:published_time" content="02/12/2025">'), None, ""),
    "a date to come": (Page('<meta property="article:published_time" content="2027-01-01">'), None, "lies in the future"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages(tmp_path: Path, name: str) -> None:
    page, day, note = PAGES[name]
    known = _dated(tmp_path, page)
    assert known.day == day
    assert any(note in evidence for evidence in known.evidence) or not note
    if day:
        assert known.source in ("metadata", "dateline")
    else:
        assert known.source in ("unknown", "text")


def _dated(tmp_path: Path, page: Page) -> Published:
    article = read_one(tmp_path / "page.html", page.html())
    assert TEXT[0] in article.text
    return date_articles([article], {article.article_id: recognize(article.text)}, Policy(today=TODAY))[
        article.article_id
    ]


def test_there_are_enough() -> None:
    assert len(PAGES) >= 20
