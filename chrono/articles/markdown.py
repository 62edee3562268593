"""Markdown with front matter: readable plain text, with nothing of the markup."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt

from chrono.articles.article import Article, Problem
from chrono.articles.decoding import OnProblem, whole_text
from chrono.articles.objects import DATES, article_from_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n")
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_HTML_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, heading, list item or table row, as plain text."""

    text: str
    in_list: bool
    heading: bool


def markdown(stream: BinaryIO, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Reads an article in Markdown.

    Args:
        stream: the file.
        where: its name in problems.
        on_problem: is told when it is no text or has none, and when its front matter cannot be read (the text still
            is).

    Yields:
        The article. Paragraphs stand a blank line apart, list items and table rows on lines of their own. The title
        is the front matter's or the first level-1 heading, which is out of the text where it begins it.
    """
    raw = whole_text(stream, where, on_problem)
    if raw is None:
        return
    matter, body = _front_matter(raw, where, on_problem)
    blocks = _blocks(_parser().parse(body))
    heading = next((block for block in blocks if block.heading), None)
    title = matter.get("title") or (heading.text if heading else "")
    if heading and blocks[0] is heading and len(blocks) > 1 and heading.text == title:
        blocks = blocks[1:]
    text = _join(blocks)
    if not text:
        on_problem(Problem(where, "is empty but for its markup"))
        return
    yield article_from_mapping({**matter, "title": title, "text": text})


def _parser() -> MarkdownIt:
    """CommonMark and the tables that everyone writes."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _front_matter(raw: str, where: str, on_problem: OnProblem) -> tuple[Mapping[str, Any], str]:
    """Splits front matter off: its fields, checked, and the text behind it.

    A file may begin with "---" that is only a line across the page: then all of it is text.
    """
    handler = YAMLHandler()
    if not _FRONT_MATTER.match(raw):
        return {}, raw
    try:
        matter, body = handler.split(raw)
    except ValueError:
        return {}, raw
    try:
        fields = handler.load(matter)
        if not isinstance(fields, dict):
            return {}, raw if fields is not None else body
        # YAML reads `title: 2014` as a number: its text is what was meant.
        fields = {
            name: str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
            for name, value in fields.items()
            if name in ("id", "title", "date", *DATES, "url", "publisher")
        }
        article_from_mapping({**fields, "text": "."})
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        on_problem(Problem(f"{where}{line}", f"its front matter is left out, it is broken YAML: {error.problem}"))
        return {}, body
    # An impossible day (2025-13-45) is a ValueError of YAML's, without a place.
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error).partition("\n")[0]
        on_problem(Problem(where, f"its front matter is left out: {reason}"))
        return {}, body
    return fields, body


def _blocks(tokens: Sequence[Token]) -> list[_Block]:
    """The pieces of running text, in order."""
    blocks: list[_Block] = []
    depth = 0
    number = ""
    heading = False
    row: list[str] | None = None
    for token in tokens:
        if token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
            # "2014. The year began" is a list to Markdown: its number is part of what was written.
            number = f"{token.info}{token.markup} " if token.nesting > 0 and token.info else ""
        elif token.type in ("heading_open", "heading_close"):
            heading = token.nesting > 0 and token.tag == "h1"
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(_Block("\t".join(row), True, False))
            row = None
        else:
            text = _text_of(token)
            if row is not None and token.type == "inline":
                row.append(text)
            elif text:
                blocks.append(_Block(number + text, depth > 0, heading))
                number = ""
    return [block for block in blocks if block.text.strip()]


def _text_of(token: Token) -> str:
    """The text of a block token, "" for those that only open and close."""
    if token.type == "inline":
        return "".join(_inline(child) for child in token.children or ()).strip()
    if token.type in ("fence", "code_block"):
        return token.content.rstrip("\n")
    if token.type == "html_block":
        text = html.unescape(_HTML_TAG.sub("", _HIDDEN.sub("", token.content)))
        return "\n".join(line.strip() for line in text.splitlines() if line.strip())
    return ""


def _inline(token: Token) -> str:
    """The text of a piece of a paragraph; pictures and tags have none."""
    if token.type in ("text", "text_special", "code_inline"):
        return token.content
    return _BREAKS.get(token.type, "")


def _join(blocks: Sequence[_Block]) -> str:
    """One text of the blocks: lists stay together, all else is a blank line apart."""
    pieces: list[str] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        if before is not None:
            pieces.append("\n" if before.in_list and block.in_list else "\n\n")
        pieces.append(block.text)
    return "".join(pieces)
