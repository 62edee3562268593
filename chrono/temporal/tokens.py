"""Text as tokens, each token's kinds as one letter, so that rules are regular expressions over kinds.

Most words of an article have no time in them, so nothing is done word by word in Python: one `findall` cuts the text
into pieces, one lookup by its text gives what is known of each, and only where a second string of letters, the roles,
shows that neighbours may be one token ("Jan" and ".", "at" and "least", "twenty" and "five") are they looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from chrono.temporal.alphabet import (
    GOES_ON,
    GROUPS,
    JOINS,
    NUMERAL,
    OPENS,
    STOP,
    STROKE,
    TAKES_STOP,
    Known,
    alphabet,
    having_role,
)
from chrono.temporal.numerals import MOST_TOKENS, read

if TYPE_CHECKING:
    from chrono.temporal.alphabet import Alphabet
    from chrono.temporal.lexicon import Kinds

# A piece is a token and the white space behind it. Plain words, by far the most, are tried first. More than one line
# break is a paragraph's end, and a piece of its own.
_PIECE = re.compile(
    rf"(?:[A-Za-z]{{2,}}+(?![\w'’])|{'|'.join(GROUPS.values())})"
    r"(?: (?!\s)|(?=\s)[^\S\n]*+\n?+[^\S\n]*+(?!\n)|)"
    r"|\s+"
)
_BLANK = re.compile(r"\s*")
# A quotation mark of one stroke is an apostrophe before a year of two figures; before a word or a blank, a possessive.
_SHORT_YEAR = re.compile(r"\d{2}\b")
_WORD_OR_BLANK = re.compile(r"[\w\s]")
_ABBREVIATIONS = re.compile(having_role(TAKES_STOP) + having_role(STOP))
_PHRASES = re.compile(f"{having_role(OPENS)}(?={having_role(GOES_ON)})")
_NUMERALS = re.compile(f"{having_role(NUMERAL)}(?={having_role(JOINS)}?{having_role(NUMERAL)})")
_STROKES = re.compile(having_role(STROKE))


@dataclass(slots=True)
class Tokens:
    """The tokens of one text.

    Attributes:
        text: the text.
        pieces: each token's text, with the white space behind it.
        starts: each token's offset.
        known: what is known of each token.
        signature: each token's letter: the string that rules are matched against.
    """

    text: str
    pieces: list[str]
    starts: list[int]
    known: list[Known]
    signature: str

    def kinds(self, at: int) -> Kinds:
        """A token's kinds."""
        return self.known[at].kinds

    def between(self, first: int, behind: int) -> list[Kinds]:
        """The kinds of each token of a stretch."""
        return [one.kinds for one in self.known[first:behind]]

    def end(self, at: int) -> int:
        """The offset behind a token."""
        return self.starts[at] + len(self.pieces[at].rstrip())


def tokenize(text: str, language: str = "en") -> Tokens:
    """Tokens of a text. Numbers in words are one token ("two hundred and fifty"), so are phrases ("at least").

    Runs in time linear in the text. White space is dropped; a blank line becomes a token of the kind `break`.
    """
    letters = alphabet(language)
    blank = _BLANK.match(text)
    first = blank.end() if blank and text.count("\n", 0, blank.end()) < 2 else 0
    pieces = _PIECE.findall(text, first)
    known = list(map(letters.__getitem__, pieces))
    roles = "".join([one.role for one in known])
    for find in (_strokes, _abbreviations, _phrases, _numerals):
        if runs := find(roles, pieces, known, letters):
            roles, pieces, known = _joined(runs, roles, pieces, known)
    starts = list(accumulate(map(len, pieces), initial=first))
    return Tokens(text, pieces, starts, known, "".join([one.letter for one in known]))


# A run of tokens that are one: the first, the one behind the last, and what is known of it.
Run = tuple[int, int, Known]


def _joined(runs: list[Run], roles: str, pieces: list[str], known: list[Known]) -> tuple[str, list[str], list[Known]]:
    """Runs of tokens as one token each, in order, and the roles that there are then."""
    cut: list[str] = []
    kept: list[Known] = []
    played: list[str] = []
    at = 0
    for first, behind, one in runs:
        cut += pieces[at:first]
        kept += known[at:first]
        cut.append("".join(pieces[first:behind]))
        kept.append(one)
        played += (roles[at:first], one.role)
        at = behind
    return "".join((*played, roles[at:])), cut + pieces[at:], kept + known[at:]


def _strokes(roles: str, pieces: list[str], known: list[Known], letters: Alphabet) -> list[Run]:
    """Quotation marks of one stroke, by what follows: "’98" is short for a year, "students’" a possessive."""
    runs: list[Run] = []
    for found in _STROKES.finditer(roles):
        at = found.start()
        following = "".join(pieces[at + 1 : at + 4])
        if _SHORT_YEAR.match(following):
            runs.append((at, at + 1, letters.apostrophe))
        elif pieces[at] != "‘" and _WORD_OR_BLANK.match(following):
            runs.append((at, at + 1, letters.possessive))
    return runs


def _abbreviations(roles: str, pieces: list[str], known: list[Known], letters: Alphabet) -> list[Run]:
    """Abbreviations with the full stop that they take: "Jan."."""
    runs: list[Run] = []
    for found in _ABBREVIATIONS.finditer(roles):
        at = found.start()
        if not pieces[at][-1].isspace():
            piece = pieces[at] + pieces[at + 1]
            runs.append((at, at + 2, letters.get(piece) or letters.abbreviation(piece)))
    return runs


def _phrases(roles: str, pieces: list[str], known: list[Known], letters: Alphabet) -> list[Run]:
    """Expressions of several words as one token ("the beginning of"), the longest that begins at a word."""
    runs: list[Run] = []
    free = 0
    for found in _PHRASES.finditer(roles):
        at = found.start()
        if at < free:
            continue
        word = known[at + 1].word
        for rest, one in letters.phrases[known[at].word]:
            behind = at + 1 + len(rest)
            if rest[0] == word and tuple([part.word for part in known[at + 1 : behind]]) == rest:
                runs.append((at, behind, one))
                free = behind
                break
    return runs


def _numerals(roles: str, pieces: list[str], known: list[Known], letters: Alphabet) -> list[Run]:
    """Numbers of several words as one token: "twenty-five", "two hundred and fifty", "nineteen ninety-seven"."""
    runs: list[Run] = []
    free = 0
    for found in _NUMERALS.finditer(roles):
        at = found.start()
        if at >= free:
            stretch = known[at : at + MOST_TOKENS]
            width, n = read([(one.numeral, "dash" in one.kinds or "and" in one.kinds) for one in stretch])
            free = at + width
            if width > 1:
                runs.append((at, free, letters.number(n)))
    return runs
