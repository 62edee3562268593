"""From the bytes of a file to its text, with nothing changed on the way."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

from chrono.articles.article import Article, Problem

OnProblem: TypeAlias = Callable[[Problem], None]
"""Is told each thing that could not be read."""

Format: TypeAlias = Callable[[BinaryIO, str, OnProblem], Iterator[Article]]
"""Reads a stream (its name in problems comes second) as articles; an `article_id` of "" is still to give."""

_WINDOWS = "windows-1252"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Python knows codecs that no text is in (rot13, idna, ...): a page may not ask for those.
_REAL_CHARSET = re.compile(
    r"(?:cp|windows|iso|koi8|mac|gb|big5|euc|shift|johab|tis|latin|us-ascii)[\w-]*", re.IGNORECASE
)
# What the web calls Latin-1 is windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
_LATIN_1 = re.compile(r"(?:iso[-_]?8859[-_]?1|latin[-_]?1|l1|us-ascii|ascii|windows-1252|cp1252)", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_RICH_TEXT = "{\\rtf"
_SURROGATE = re.compile(r"[\ud800-\udfff]")

# Western European languages write 1 byte in 10 outside ASCII at most; Cyrillic, Greek or CJK ones most of them.
_MOST_OUTSIDE_ASCII = 0.2


def decode(data: bytes, where: str, on_problem: OnProblem, charset: str | None = None) -> str | None:
    """Decodes text, UTF-8 unless that is impossible.

    Args:
        data: what the file holds.
        where: its name in problems.
        on_problem: is told what stands in the way, and which other encoding was taken.
        charset: what the file says about its own encoding; it only counts where UTF-8 cannot be.

    Returns:
        The text, line ends untouched, without a byte order mark; None where there is no telling what it is.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_otherwise(data, where, on_problem, charset)
    if "\0" in text:
        on_problem(Problem(where, "is binary, not text"))
        return None
    return text


def _decode_otherwise(data: bytes, where: str, on_problem: OnProblem, charset: str | None) -> str | None:
    """Decodes what is not UTF-8; see `decode`."""
    if data.startswith(_UTF_16):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" not in text:
            on_problem(Problem(where, "is not UTF-8; read as UTF-16, as its first bytes say", fatal=False))
            return text
    if b"\0" in data:
        on_problem(Problem(where, "is binary, not text"))
        return None
    for name, why in ((_known(charset), "as it declares"), (_WINDOWS, "which it plausibly is")):
        if name is None or (why != "as it declares" and not _looks_western(data)):
            continue
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        on_problem(Problem(where, f"is not UTF-8; read as {name}, {why}", fatal=False))
        return text
    on_problem(Problem(where, "is not UTF-8, nor any other encoding that can be told"))
    return None


def whole_text(
    stream: BinaryIO, where: str, on_problem: OnProblem, declaration: re.Pattern[bytes] | None = None
) -> str | None:
    """Reads a stream to its end as text that is worth going on with.

    Args:
        stream: the file.
        where: its name in problems.
        on_problem: is told when it is empty, or no text.
        declaration: finds, in group 1, the encoding that such a file declares in its first bytes.

    Returns:
        The text, or None where a problem was told.
    """
    data = stream.read()
    declared = declaration.search(data[:4096]) if declaration else None
    text = decode(data, where, on_problem, declared[1].decode("ascii", "ignore") if declared else None)
    if text is not None and not text.strip():
        on_problem(Problem(where, "is empty"))
        return None
    if text is not None and text.startswith(_RICH_TEXT):
        on_problem(Problem(where, "is rich text (RTF); save it as plain text"))
        return None
    return text


def without_surrogates(text: str) -> str:
    """Replaces halves of surrogate pairs, which JSON and XML can smuggle in and no file can hold; lengths stay."""
    return _SURROGATE.sub("\ufffd", text)


def _known(charset: str | None) -> str | None:
    """The encoding to decode with for a declared one; None for none, an unknown one, or UTF-8 (it is not)."""
    if charset is None:
        return None
    if _LATIN_1.fullmatch(charset):
        return _WINDOWS
    return charset.lower() if _REAL_CHARSET.fullmatch(charset) else None


def _looks_western(data: bytes) -> bool:
    """Whether bytes are plausible as windows-1252: no control characters, and few outside ASCII."""
    return not _CONTROL.search(data) and len(_NOT_ASCII.findall(data)) <= _MOST_OUTSIDE_ASCII * len(data)
