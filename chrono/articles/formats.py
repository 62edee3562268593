"""The formats that articles come in, by suffix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from chrono.articles.article import Article
from chrono.articles.decoding import Format, OnProblem, whole_text
from chrono.articles.objects import is_json_object, json_file, json_lines
from chrono.articles.timeml import timeml

if TYPE_CHECKING:
    from collections.abc import Iterator

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.DOTALL)
_TIMEML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<TimeML\b")
_JSON_LIST = re.compile(r"\s*\[\s*\{")


def plain_text(stream: BinaryIO, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Reads plain text, untouched.

    Args:
        stream: the file.
        where: its name in problems.
        on_problem: is told when it is empty or no text.

    Yields:
        The article, without a title: a headline is part of the text.
    """
    text = whole_text(stream, where, on_problem)
    if text is not None:
        yield Article(article_id="", text=text)


def _markdown(stream: BinaryIO, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Reads Markdown; the libraries for it are loaded when a file needs them."""
    from chrono.articles.markdown import markdown

    return markdown(stream, where, on_problem)


def _web_page(stream: BinaryIO, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Reads HTML; the libraries for it (half a second) are loaded when a file needs them."""
    from chrono.articles.webpages import web_page

    return web_page(stream, where, on_problem)


FORMATS: dict[str, Format] = {
    ".txt": plain_text,
    ".md": _markdown,
    ".html": _web_page,
    ".htm": _web_page,
    ".json": json_file,
    ".jsonl": json_lines,
    ".tml": timeml,
}
"""What reads a file, by its suffix in lower case."""


def recognize(data: bytes) -> Format:
    """Tells the format of what came without a name, by how it begins.

    Args:
        data: all of it.

    Returns:
        JSON, JSON lines, HTML or TimeML where there is no doubt, else plain text.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    first_line = start.lstrip().partition("\n")[0]
    if first_line.startswith("{") and is_json_object(first_line):
        return json_lines
    if first_line.startswith("{") and is_json_object(start):
        return json_file
    if _JSON_LIST.match(start):
        return json_file
    if _HTML.match(start):
        return _web_page
    return timeml if _TIMEML.match(start) else plain_text
