"""When a web page says that it was published: metadata only, never a guess.

htmldate's own search is not used: where no publication date stands it goes on to modified dates, copyright years,
footers and the clock, and does not say which of them it took. Here each place is read by name. When a page was modified
never counts as the day of its publication; it is told beside it.
"""

from __future__ import annotations

import datetime
import email.utils
import json
import re
from typing import TYPE_CHECKING, Any

from htmldate.extractors import regex_parse

from chrono.articles import localdates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# Names of <meta> that mean publication and nothing else, the most telling first.
_PUBLISHED = (
    "article:published_time", "article:published", "article:published_date", "article:publicationdate",
    "article:post_date", "article.published", "og:article:published_time", "og:article:published", "og:published_time",
    "og:publish_date", "og:pubdate", "og:datepublished", "datepublished", "date_published", "date-published",
    "published_time", "published_date", "published-date", "publisheddate", "publish_date", "publish-date",
    "publishdate", "publish_time", "publication_date", "publication-date", "originalpublicationdate",
    "article_date_original", "firstpublished", "dcsext.articlefirstpublished", "pubdate", "bt:pubdate", "rbpubdate",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "shareaholic:article_published_time",
    "mediator_published_time", "vr:published_time", "rnews:datepublished", "citation_publication_date",
    "citation_online_date", "citation_date", "dcterms.issued", "dc.date.issued", "dc.date.publication",
    "dateposted", "displaydate",
)  # fmt: skip
# Names that mean it on most pages; asked last.
_CREATED = ("datecreated", "date_created", "dcterms.created", "dc.date.created", "dc.created", "dc.date", "dc:date",
            "dcterms.date", "date")  # fmt: skip

_CHANGED = (
    "article:modified_time", "article:modified", "og:article:modified_time", "og:modified_time", "og:updated_time",
    "datemodified", "date_modified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod",
    "modified_time", "revised", "article:updated", "article:updated_time", "updated_time",
)  # fmt: skip

_ARTICLES = re.compile(r"Article|BlogPosting|Report|NewsStory|LiveBlog|SocialMediaPosting")
_NOT_THIS_ARTICLE = re.compile(r"comment|reply|replies|related|recommend|sidebar|widget|teaser|footer|most-?read", re.I)
_MODIFIED = re.compile(r"modif|updat|revis|last[-_ ]?edit", re.I)
_PUBLISHED_CLASS = re.compile(r"publish|entry-date|post-date|posted|pub-?date|dateline", re.I)
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)|[/_-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"
)
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:\s*$|[T ]?\d{4,6}(?!\d))")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
# "2 décembre 2025", "2025年12月2日": figures, a word and a year, not just some words.
_IN_WORDS = re.compile(r"\d{1,2}[.º]?\s+(?:de\s+)?[^\W\d_]{3,12}\.?\s+(?:de\s+)?\d{4}|\d{4}年\d{1,2}月\d{1,2}日")

_YEARS = range(1600, 2101)
_UNSET = datetime.date(1970, 1, 1)  # what programs write that have no date
_LONGEST = 80  # no date is longer


def publication_date(tree: HtmlElement, url: str | None, title: str = "") -> tuple[str | None, str | None]:
    """Finds the date of publication in the metadata of a page.

    Args:
        tree: the page.
        url: its address.
        title: its headline, which tells its own JSON-LD from that of other articles.

    Returns:
        The ISO date and, in words, where it stands (what other places say that disagree, and when the page was
        modified). No date where no place names one, or where a place names several; then the words tell only of the
        modification, and there are none where nothing tells of that.
    """
    best: tuple[str, str] | None = None
    others: dict[str, str] = {}
    for day, place in _candidates(tree, url, title):
        if best is None:
            best = day.isoformat(), place
        elif day.isoformat() != best[0]:
            others.setdefault(place, day.isoformat())
    changed = _modification(tree, url, title)
    if best is None:
        return None, f"modified on {changed[0].isoformat()}, says {changed[1]}" if changed else None
    note = "; but ".join([best[1], *(f"{place} says {day}" for place, day in others.items())])
    if changed and changed[0].isoformat() != best[0]:
        note += f"; modified on {changed[0].isoformat()}, says {changed[1]}"
    return best[0], note


def _modification(tree: HtmlElement, url: str | None, title: str) -> tuple[datetime.date, str] | None:
    """When the article of a page was last modified, and where that stands."""
    for stated in (_in_json_ld(tree, url, title, "dateModified"), _in_meta(_metas(tree), _CHANGED)):
        if found := next(stated, None):
            return found
    elements = tree.xpath(".//*[contains(@itemprop, 'dateModified') or contains(@property, 'dateModified')]|.//time")
    own = [
        e for e in elements if not _inside_other(e) and (e.tag != "time" or (_is_modified(e) and not _in_a_sentence(e)))
    ]
    days = {day for element in own if (day := _day_of(element))}
    return (days.pop(), "the page's text") if len(days) == 1 else None


def _candidates(tree: HtmlElement, url: str | None, title: str) -> Iterator[tuple[datetime.date, str]]:
    """Dates of publication with the places that they stand in, strongest first."""
    yield from _in_json_ld(tree, url, title)
    metas = _metas(tree)
    yield from _in_meta(metas, _PUBLISHED)
    for name, kind in (("itemprop", "microdata"), ("property", "RDFa")):
        elements = tree.xpath(f".//*[not(self::meta)][contains(@{name}, 'datePublished')]")
        days = {day for element in _of_this_article(elements) if (day := _day_of(element))}
        if len(days) == 1:
            yield days.pop(), f"datePublished in the page's {kind}"
    yield from _in_time_elements(tree)
    yield from _in_meta(metas, _CREATED)
    match = _URL_DATE.search(url or "")
    if match:
        year, month, number = (part for part in match.groups() if part)
        if in_url := _date(year, month, number):
            yield in_url, f"“{match[0]}” in the page's address"


def _in_meta(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[tuple[datetime.date, str]]:
    """The first of the names that a `<meta>` gives a date."""
    for name in names:
        day = parse_day(metas.get(name, ""))
        if day:
            yield day, f"{name} in the page's metadata"
            return


def _metas(tree: HtmlElement) -> dict[str, str]:
    """What each `<meta>` says, by its name in lower case; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if (element.get("http-equiv") or "").lower() == "last-modified":
            name = "last-modified"
        if name.lower() != "date" or not _inside_other(element):
            metas.setdefault(name.strip().lower(), element.get("content") or "")
    return metas


def _in_json_ld(
    tree: HtmlElement, url: str | None, title: str, key: str = "datePublished"
) -> Iterator[tuple[datetime.date, str]]:
    """`datePublished` of the article that the page is; nothing where it may be that of another."""
    nodes = [node for script in tree.iter("script") for node in _nodes(script)]
    dated = [(node, day) for node in nodes if (day := parse_day(node.get(key)))]
    own = [pair for pair in dated if _ARTICLES.search(str(pair[0].get("@type", "")))] or dated
    if len({day for _, day in own}) > 1:
        own = [pair for pair in own if _is_about(pair[0], url, title)]
    if len({day for _, day in own}) == 1:
        yield own[0][1], f"{key} in the page's JSON-LD"


def _nodes(script: HtmlElement) -> Iterator[dict[str, Any]]:
    """The things that a JSON-LD script describes, without those inside of them (comments, list items, ...)."""
    if "ld+json" not in (script.get("type") or "") or not script.text:
        return
    source = re.sub(r"^\s*(?:<!--|(?://)?\s*<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*$", "", script.text).strip()
    try:
        value = json.loads(source.rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = item + waiting
        elif isinstance(item, dict):
            yield item
            waiting = [item[key] for key in ("@graph", "mainEntity") if key in item] + waiting


def _is_about(node: dict[str, Any], url: str | None, title: str) -> bool:
    """Whether a JSON-LD node names the page's own address or headline."""
    page = node.get("mainEntityOfPage")
    names = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    own = (url or "\0").rstrip("/")
    return any(isinstance(name, str) and name.partition("#")[0].rstrip("/") == own for name in names) or (
        bool(title) and node.get("headline") == title
    )


def _in_time_elements(tree: HtmlElement) -> Iterator[tuple[datetime.date, str]]:
    """The `<time>` that is marked as publication, else the only day that the `<time>`s of the article's head name."""
    elements = [element for element in _of_this_article(tree.xpath(".//time|.//abbr[@title]")) if _day_of(element)]
    marked = [element for element in elements if "pubdate" in element.attrib or _says(element, _PUBLISHED_CLASS)]
    times = [element for element in elements if element.tag == "time" and not _in_a_sentence(element)]
    for chosen, place in ((marked, "a <time> marked as published"), (times, "the page's only <time>")):
        days = {_day_of(element) for element in chosen}
        if len(days) == 1 and (day := days.pop()):
            yield day, place
            return


def _in_a_sentence(element: HtmlElement) -> bool:
    """Whether a `<time>` stands in running text, where it dates the story."""
    paragraph = next(element.iterancestors("p", "li", "td", "blockquote"), None)
    if paragraph is None:
        return False
    around = len(" ".join("".join(paragraph.itertext()).split()))
    return around - len("".join(element.itertext())) > _LONGEST


def _of_this_article(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Drops elements of comments, of other articles, and of dates of modification."""
    return [element for element in elements if not _inside_other(element) and not _is_modified(element)]


def _is_modified(element: HtmlElement) -> bool:
    """Whether an element dates a modification: by its own attributes, or the word in front of it."""
    before = element.getprevious()
    parent = element.getparent()
    said = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if not said.strip() and before is not None and before.tag in ("span", "b", "strong", "dt", "label"):
        said = "".join(before.itertext())
    inside = "".join(element.itertext())
    return _says(element, _MODIFIED) or bool(_MODIFIED.search(said[-_LONGEST:]) or _MODIFIED.search(inside[:_LONGEST]))


def _inside_other(element: HtmlElement) -> bool:
    """Whether an element stands in a comment, a list of other articles, or the foot of the page."""
    return any(
        node.tag in ("aside", "footer", "nav") or (node.tag != "body" and _says(node, _NOT_THIS_ARTICLE))
        for node in element.iterancestors()
        if isinstance(node.tag, str) and node.tag != "html"
    )


def _says(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    """Whether what an element says about itself matches."""
    names = (element.get(name) or "" for name in ("class", "id", "itemprop", "itemtype", "property"))
    return any(pattern.search(name) for name in names)


def _day_of(element: HtmlElement) -> datetime.date | None:
    """The day that an element states: in its attributes, else in what it shows."""
    for value in (element.get("datetime"), element.get("content"), element.get("title")):
        if value:
            return parse_day(value)
    return parse_day("".join(element.itertext()))


def parse_day(value: object) -> datetime.date | None:
    """Reads a day of the calendar that a machine or a person wrote, as it stands there (no time zone is applied).

    Args:
        value: `2025-12-02T09:30+01:00`, `20251202`, `Tue, 02 Dec 2025 09:30:00 GMT`, `2 December 2025`, ...

    Returns:
        The day; None where it is no date, names no single day (`02/12/2025`), or is out of all reason.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    if match := _ISO.match(value) or _COMPACT.match(value):
        return _date(*match.groups())
    if match := _DAY_FIRST.match(value):
        first, second, year = match.groups()
        # Both orders are in use: only 13 and more can tell them apart.
        days = {_date(year, second, first), _date(year, first, second)} - {None}
        return days.pop() if len(days) == 1 else None
    try:
        found = email.utils.parsedate(value) if "," in value else None
        day = datetime.datetime(*found[:3]) if found else regex_parse(value)
    except (ValueError, OverflowError):
        return None
    words = None if day else _IN_WORDS.search(value)
    read = localdates.parse(words[0]) if words else day
    return _date(str(read.year), str(read.month), str(read.day)) if read else None


def _date(year: str, month: str, day: str) -> datetime.date | None:
    """A date of its parts, None where there is no such day or nothing is published on it."""
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if date.year in _YEARS and date != _UNSET else None
