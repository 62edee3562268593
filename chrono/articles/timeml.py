"""TimeML: the text content of `<TEXT>`, untouched, so that offsets agree with the annotation's.

Read by scanning, not by an XML parser: annotated corpora hold files that are not well-formed, a parser would rewrite
line ends, and no entity that a file declares is ever expanded. Every step is linear in the length of the file.
"""

from __future__ import annotations

import html.entities
import io
import re
from typing import TYPE_CHECKING, BinaryIO

from chrono.articles.article import Article, Problem
from chrono.articles.decoding import OnProblem, whole_text, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
# Possessive: nothing to try again where no ">" follows. A "<" that begins no tag is text.
_TAG = re.compile(r"""</?[A-Za-z_][\w.:-]*+(?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_TIMEX = re.compile(r"""<TIMEX3(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_ATTRIBUTE = re.compile(r"""(?<![\w.:-])([\w.:-]++)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENTITY = re.compile(r"&(#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]*);")


def timeml(stream: BinaryIO, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Reads a TimeML document.

    Args:
        stream: the file.
        where: its name in problems.
        on_problem: is told when it is no text, or when there is none in it.

    Yields:
        The article: `date` is the value of the DCT, `title` that of `<TITLE>`. A file without `<TEXT>` is all text.
    """
    raw = whole_text(stream, where, on_problem, _DECLARATION)
    if raw is None:
        return
    text = plain_text(_body(raw))
    if not text.strip():
        on_problem(Problem(where, "has no text in its <TEXT>"))
        return
    title = " ".join(plain_text(_element(raw, "TITLE") or "").split())
    yield Article(article_id="", text=text, title=title, date=_creation_time(raw))


def plain_text(markup: str) -> str:
    """Drops tags, comments and declarations, and decodes entities once; all else stays as it is.

    Args:
        markup: the inside of an element, well-formed or not.

    Returns:
        Its text content; entities that neither XML nor HTML knows stay as they are written.
    """
    pieces: list[str] = []
    begin = 0
    scanner = _Scanner(markup)
    position = markup.find("<")
    while position >= 0:
        end, literal = scanner.markup_at(position)
        if end > position:
            pieces += (decode_entities(markup[begin:position]), literal)
            begin = end
        position = markup.find("<", max(end, position + 1))
    pieces.append(decode_entities(markup[begin:]))
    return "".join(pieces)


def gold_timexes(path: Path) -> list[tuple[int, int, dict[str, str]]]:
    """Reads the TIMEX3 of a TimeML file's text.

    Args:
        path: a file that `timeml` reads.

    Returns:
        Start and end in the article's text, and the attributes, in the order of the text. An element that is not
        closed or holds no text is left out.
    """
    raw = whole_text(io.BytesIO(path.read_bytes()), str(path), lambda _: None, _DECLARATION) or ""
    markup = _body(raw)
    scanner = _Scanner(markup)
    found: list[tuple[int, int, dict[str, str]]] = []
    opened: list[tuple[int, dict[str, str]]] = []
    length = begin = 0
    text: list[str] = []
    position = markup.find("<")
    while position >= 0:
        end, literal = scanner.markup_at(position)
        if end > position:
            piece = decode_entities(markup[begin:position])
            text += (piece, literal)
            length += len(piece)
            tag = markup[position:end]
            if tag.startswith("</TIMEX3"):
                if opened:
                    start, attributes = opened.pop()
                    found.append((start, length, attributes))
            elif _TIMEX.match(tag) and not tag.endswith("/>"):
                opened.append((length, _attributes(tag)))
            length += len(literal)
            begin = end
        position = markup.find("<", max(end, position + 1))
    text.append(decode_entities(markup[begin:]))
    whole = "".join(text)
    return sorted((t for t in found if whole[t[0] : t[1]].strip()), key=lambda t: t[:2])


class _Scanner:
    """Says how far the markup goes that begins at a "<"."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        # Where nothing closes after some place, nothing does after a later one: never search there again.
        self._missing: set[str] = set()

    def markup_at(self, position: int) -> tuple[int, str]:
        """Returns where the markup ends (`position` itself where it is none), and the text that it stands for."""
        if self._markup.startswith("<!--", position) and (end := self._after("-->", position + 4)):
            return end, ""
        if self._markup.startswith("<![CDATA[", position) and (end := self._after("]]>", position + 9)):
            return end, self._markup[position + 9 : end - 3]
        if self._markup.startswith(("<!", "<?"), position):
            return self._after(">", position + 2) or position, ""
        tag = _TAG.match(self._markup, position)
        return (tag.end() if tag else position), ""

    def _after(self, closing: str, begin: int) -> int:
        """Returns the place after the next `closing`, or 0."""
        if closing in self._missing:
            return 0
        found = self._markup.find(closing, begin)
        if found < 0:
            self._missing.add(closing)
            return 0
        return found + len(closing)


def decode_entities(text: str) -> str:
    """Decodes the entities of XML and HTML that end in a semicolon, each once: `&amp;lt;` becomes `&lt;`.

    Args:
        text: character data.

    Returns:
        The characters; what is no entity (`AT&T`) stays.
    """
    return without_surrogates(_ENTITY.sub(_character, text)) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for, itself where nobody knows."""
    name = entity[1]
    try:
        if name[0] == "#":
            return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
    except (ValueError, OverflowError):
        return entity[0]
    return "'" if name == "apos" else html.entities.html5.get(f"{name};", entity[0])


def _body(raw: str) -> str:
    """The inside of `<TEXT>`; to the end of the document where it is not closed, all of it where there is none."""
    begin = _after_start_tag(raw, "TEXT", 0) or 0
    end = raw.rfind("</TEXT>")
    if end < begin:
        end = raw.rfind("</TimeML>")
    return raw[begin:end] if end >= begin else raw[begin:]


def _element(raw: str, name: str) -> str | None:
    """The inside of the first element of a name that is closed."""
    last = raw.rfind(f"</{name}>")
    begin = _after_start_tag(raw[:last], name, 0) if last >= 0 else None
    return None if begin is None else raw[begin : raw.find(f"</{name}>", begin)]


def _after_start_tag(raw: str, name: str, begin: int) -> int | None:
    """The place after the first `<name ...>`."""
    limit = raw.rfind(">") + 1  # with none behind, the pattern would search to the end from every "<"
    tag = re.compile(rf"<{name}(?:\s[^>]*)?>").search(raw, begin, limit)
    return tag.end() if tag else None


def _creation_time(raw: str) -> str | None:
    """The document creation time: the TIMEX3 of `<DCT>`, what else stands in there, or the TIMEX3 that says it is."""
    block = _element(raw, "DCT")
    if block is not None:
        timex = _TIMEX.search(block)
        value = (timex and _attributes(timex[0]).get("value")) or plain_text(block).strip()
        if value:
            return value
    for timex in _TIMEX.finditer(raw):
        if "CREATION_TIME" in timex[0]:
            attributes = _attributes(timex[0])
            if attributes.get("functionInDocument") == "CREATION_TIME" and attributes.get("value"):
                return attributes["value"]
    return None


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag."""
    return {name: decode_entities(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}
