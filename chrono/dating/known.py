"""What everybody knows of names: since when a thing has existed, and who was in office when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chrono.dating.evidence import InOffice, NotBefore, long_date, where

if TYPE_CHECKING:
    from chrono.dating.evidence import Constraint
    from chrono.dating.words import Terms, Words

_BEFORE = re.compile(r"([A-Za-z]+)[ -]$")
_LONGEST = 12  # letters of "assistant "


def known(text: str, words: Words) -> list[Constraint]:
    """What the names in a text say of its day.

    Args:
        text: the article's text.
        words: of its language.
    """
    found: list[Constraint] = []
    for name, day in words.since.items():
        at = text.find(name)
        if at >= 0 and _whole(text, at, at + len(name)):
            says = f"{where(text, at, at + len(name))} did not exist before {long_date(day)}"
            found.append(NotBefore(day, says, fine=False, said=True))
    seen: set[tuple[str, bool]] = set()
    for match in words.titles.finditer(text):
        office = _office(match, words)
        if office is None:
            continue
        terms, end = office
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        word = before[1].lower() if before else ""
        former = word in words.former
        key = text[match.start() : end], former
        if word in words.other or key in seen:
            continue
        seen.add(key)
        quoted = where(text, match.start(), end)
        says = f"{quoted} was not in office before {long_date(terms[0][0])}"
        found.append(NotBefore(terms[0][0], says, fine=False, said=True))
        if not former:
            found.append(InOffice(terms, quoted))
    return found


def _office(match: re.Match[str], words: Words) -> tuple[Terms, int] | None:
    """The terms of the longest name behind a title that is known, and where it ends."""
    title = match["title"].replace("-", " ")
    parts = match["names"].split(" ")
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length])
        bare = re.sub(r"(?:[’']s|[.’'])$", "", name)
        if terms := words.terms.get((title, bare)):
            return terms, match.start("names") + len(bare)
    return None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a name stands there as a word of its own."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
