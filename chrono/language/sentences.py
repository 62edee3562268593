"""Where sentences end, by their marks alone: no parse, one linear pass, right on news.

The same marks guide the parser: it is told where a sentence surely ends and where none can, and decides the rest.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from chrono.language.blocks import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«([¿¡"
# The marks that may end a sentence, what closes behind them (quotation marks, a footnote's number), white space.
_END = re.compile(rf"(?P<marks>[.!?…]+)(?P<close>[{_CLOSERS}]*(?: ?\[\w{{1,3}}\](?!\w))*)(?P<blank>\s+|\Z)")
_WORD_BEFORE = 24  # characters looked back for the word in front of a mark
_OPENING_WORD = re.compile(rf"[{re.escape(_OPENERS)}]*(?P<word>\w[\w'’]*)?")


class End(IntEnum):
    """Whether a sentence ends at a mark."""

    NO = -1
    OPEN = 0  # marks alone cannot tell; a parser may
    YES = 1


@dataclass(frozen=True, slots=True)
class Marks:
    """A language's words that decide about a full stop, without it."""

    before_names: frozenset[str]
    before_numbers: frozenset[str]
    inside: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str]


@cache
def load_marks(language: str = "en") -> Marks:
    """The words of a language that decide where its sentences end; English where chrono has no file for it."""
    folder = files("chrono.language") / "languages"
    path = folder / f"{language}.sentences.toml"
    data = tomllib.loads((path if path.is_file() else folder / "en.sentences.toml").read_text(encoding="utf-8"))
    return Marks(*(frozenset(data[k]) for k in ("before_names", "before_numbers", "inside", "may_end", "openers")))


def split(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans of a text's sentences, without the white space around them; a paragraph's end always ends one."""
    marks = load_marks(language)
    found: list[tuple[int, int]] = []
    for start, end in blocks(text):
        at = start
        for stop, following, verdict in ends(text, start, end, marks):
            if verdict is End.YES:
                found.append((at, stop))
                at = following
        found.append((at, end))
    return found


def ends(text: str, start: int, end: int, marks: Marks) -> Iterator[tuple[int, int, End]]:
    """Every place in a paragraph where a sentence might end.

    Yields:
        Offset behind the sentence, offset of what follows, and the verdict.
    """
    for match in _END.finditer(text, start, end):
        if match.end() < end:
            yield match.end("close"), match.end(), _verdict(text, start, match, marks)


def _verdict(text: str, start: int, match: re.Match[str], marks: Marks) -> End:
    opening = _OPENING_WORD.match(text, match.end())
    following = (opening.group("word") if opening else None) or ""
    quoted = opening is not None and opening.end() - opening.start() > len(following)
    stops, closed = match.group("marks"), match.group("close")
    if following[:1].islower() and not _is_name(following):
        # “Is it?” he asked; 5 p.m. on Monday. Behind other full stops only careless writers go on in small letters.
        return End.NO if closed or _is_short(text, start, match.start(), marks) else End.OPEN
    if not following and not quoted:
        return End.OPEN if text[match.end()] not in ",;:)]" else End.NO
    if stops != "." or (closed and closed[0] != "."):
        return End.YES
    return _after_stop(text, start, match.start(), following, quoted=quoted, marks=marks)


def _after_stop(text: str, start: int, stop: int, following: str, *, quoted: bool, marks: Marks) -> End:
    """The verdict on one full stop, by the word in front of it and the one behind."""
    word = _word_before(text, start, stop)
    opens = following in marks.openers
    if word in marks.inside or (word in marks.before_names and not (opens and word in marks.may_end)):
        return End.NO
    if word in marks.before_numbers and following[:1].isdigit():
        return End.NO
    if word in marks.may_end:
        if quoted and text[stop + 1 :].lstrip()[:1] in "([":
            return End.NO  # "Acme Inc. (NYSE: ACM)", "10 a.m. (CDT)"
        return End.YES if opens or quoted else End.OPEN
    if len(word) == 1 and word.isupper():
        return (End.YES if word != "I" else End.OPEN) if opens and following not in {"A", "I"} else End.NO
    if "." in word and all(len(part) <= 2 for part in word.split(".")):
        return End.YES if opens else End.OPEN  # other letters with full stops: "S.p.A."
    if word.isdigit() and stop - len(word) == start:
        return End.NO  # "1. Start here"
    return End.YES


def _word_before(text: str, start: int, stop: int) -> str:
    before = text[max(start, stop - _WORD_BEFORE) : stop].split()
    return before[-1].lstrip(_OPENERS) if before and not text[stop - 1].isspace() else ""


def _is_short(text: str, start: int, stop: int, marks: Marks) -> bool:
    """Whether a full stop may belong to the word in front of it."""
    word = _word_before(text, start, stop)
    listed = marks.before_names | marks.before_numbers | marks.inside | marks.may_end
    return word in listed or len(word) == 1 or "." in word


def _is_name(word: str) -> bool:
    """A name that starts small, as "eBay", "iPhone", "al-Qaeda" do."""
    return len(word) > 1 and word[0].islower() and any(c.isupper() for c in word[1:3])
