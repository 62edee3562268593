"""Web pages: the main text of one, and what it says about itself."""

from __future__ import annotations

import copy
import logging
import re
from typing import TYPE_CHECKING, BinaryIO

import trafilatura
from lxml.etree import ParserError
from lxml.html import document_fromstring

from chrono.articles.article import Article, Problem
from chrono.articles.decoding import OnProblem, whole_text, without_surrogates
from chrono.articles.webdates import publication_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# What these libraries have to say about a page is said here as a problem; without a handler they would write to
# standard error.
for _library in ("trafilatura", "htmldate", "courlan", "readability", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"""<(?:meta\s[^>]*?charset|\?xml[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HIDDEN = (
    ".//script|.//style|.//noscript|.//template|.//head|.//nav|.//aside|.//iframe|.//svg|.//button|.//select|.//textarea|.//label"
    "|.//*[self::header or self::footer][not(ancestor::article)]|.//comment()|.//processing-instruction()"
)
_BLOCKS = (
    ".//p|.//div|.//section|.//article|.//main|.//header|.//footer|.//h1|.//h2|.//h3|.//h4|.//h5|.//h6|.//ul|.//ol"
    "|.//li|.//dl|.//dt|.//dd|.//blockquote|.//pre|.//table|.//tr|.//br|.//hr|.//figure|.//figcaption|.//time|.//address"
)
_LITTLE = 250  # characters; what trafilatura itself calls little
_BREAK = "\N{LINE SEPARATOR}"  # line ends in the source of a page are only white space

# trafilatura looks for a date whatever it is asked. Its answer is not used (see `webdates`), but with these settings
# it neither searches long nor reads the clock.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}


def web_page(stream: BinaryIO, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Reads an article that was saved from the web.

    Args:
        stream: the HTML.
        where: its name in problems.
        on_problem: is told when there is no text in it.

    Yields:
        The article: its text without navigation and comments, a paragraph a line; title, site and address as the page
        states them; its publication date as metadata, with where it stands.
    """
    source = whole_text(stream, where, on_problem, _CHARSET)
    if source is None:
        return
    # Neither library promises what it raises on a page that was made to break it.
    try:
        tree = _tree(source)
        article = None if tree is None else _article(tree)
    except Exception as error:
        on_problem(Problem(where, f"is HTML that cannot be read ({type(error).__name__})"))
        return
    if article is None:
        on_problem(Problem(where, "is a page without any text"))
        return
    yield article


def _tree(source: str) -> HtmlElement | None:
    """The tree of a page or of a piece of one, None where there is no element in it."""
    tree = trafilatura.load_html(source)
    if tree is not None:
        return tree
    try:  # pieces are not HTML to trafilatura
        return document_fromstring(source)
    except ParserError:
        return None


def _article(tree: HtmlElement) -> Article | None:
    """The article of a page, None where it has no text."""
    about = trafilatura.extract_metadata(copy.deepcopy(tree), date_config=dict(_DATES))
    title = without_surrogates(" ".join((about.title or "").split()))
    text = _main_text(tree)
    first, _, rest = text.partition("\n")
    if title and rest.strip() and " ".join(first.split()) == title:
        text = rest.lstrip("\n")  # a headline that is stated apart need not stand in the text as well
    if not text.strip():
        return None
    date, note = publication_date(tree, about.url, title)
    return Article(
        article_id="",
        text=without_surrogates(text),
        title=title,
        url=about.url or None,
        publisher=about.sitename or None,
        metadata_date=date,
        metadata_note=note,
    )


def _main_text(tree: HtmlElement) -> str:
    """The running text of a page, a paragraph a line."""
    extracted = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, with_metadata=False)
    text = "" if extracted is None or isinstance(extracted, dict) else (extracted.text or "")
    # Where trafilatura finds little it takes the whole page, navigation and all, or makes one line of everything.
    one_line = "\n" not in text.strip() and text.strip() not in (_line(element) for element in tree.iter("p"))
    return _visible_text(tree) if len(text) < _LITTLE or one_line else text


def _line(element: HtmlElement) -> str:
    """The text of an element, with its white space as a browser shows it."""
    return " ".join("".join(element.itertext()).split())


def _visible_text(tree: HtmlElement) -> str:
    """What a reader sees of the article, or of the whole page where nothing marks an article; a block a line."""
    tree = copy.deepcopy(tree)
    for xpath in (".//article", ".//main"):
        marked = tree.xpath(xpath)
        if len(marked) == 1 and "".join(marked[0].itertext()).strip():
            tree = marked[0]
            break
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is not None:
            # The text behind an element is not part of it.
            element.drop_tree()
    for element in [tree, *tree.xpath(_BLOCKS)]:
        if element.tag != "br":
            element.text = _BREAK + (element.text or "")
        element.tail = _BREAK + (element.tail or "")
    tree.tail = None  # what stands behind an <article> is not in it
    lines = (" ".join(line.split()) for line in "".join(tree.itertext()).split(_BREAK))
    return "\n".join(line for line in lines if line)
