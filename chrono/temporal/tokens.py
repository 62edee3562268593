"""Text as tokens, each token's kinds as one letter, so that rules are regular expressions over kinds.

Most words of an article have no time in them, so nothing is done word by word in Python: one `findall` cuts the text
into pieces, one lookup by its text gives the letter of each and its role, and only where the roles
shows that neighbours may be one token ("Jan" and ".", "at" and "least", "twenty" and "five") are they looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    from collections.abc import Iterable

    from chrono.temporal.alphabet import Alphabet
    from chrono.temporal.lexicon import Kinds

# A piece is a token and the white space behind it. Plain words, by far the most, are tried first, and then the marks
# that begin nothing else. More than one line break is a paragraph's end, and a piece of its own.
_PIECE = re.compile(
    r"[A-Za-z]{2,}+ (?=\w)"
    rf"|(?:[A-Za-z]{{2,}}+(?![\w'’])|[^\w\s'’‘]|{'|'.join(GROUPS.values())})"
    r"(?: ?+(?!\s)|[^\S\n]*+\n?+[^\S\n]*+(?!\n)|)"
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


# A run of tokens that are one: the first, the one behind the last, and what is known of it.
Run = tuple[int, int, Known]


@dataclass(slots=True)
class Tokens:
    """The tokens of one text.

    Attributes:
        text: the text.
        letters: the alphabet of its language.
        pieces: each token's text, with the white space behind it.
        signature: each token's letter: the string that rules are matched against.
        roles: what each may do beside its neighbours, as one character.
        first: the offset of the first token.
    """

    text: str
    letters: Alphabet
    pieces: list[str]
    signature: str
    roles: str
    first: int
    _known: list[Known | None]

    def known(self, at: int) -> Known:
        """What is known of a token."""
        known = self._known[at]
        if known is None:
            known = self._known[at] = self.letters.known(self.pieces[at])
        return known

    def kinds(self, at: int) -> Kinds:
        """A token's kinds."""
        return self.known(at).kinds

    def between(self, first: int, behind: int) -> list[Kinds]:
        """The kinds of each token of a stretch."""
        return [self.known(at).kinds for at in range(first, behind)]

    def places(self, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The offsets of stretches of tokens, each given by its first and its last, in order, none overlapping."""
        places: list[tuple[int, int]] = []
        at, offset = 0, self.first
        for first, last in stretches:
            start = offset + len("".join(self.pieces[at:first]))
            offset = start + len("".join(self.pieces[first:last]))
            places.append((start, offset + len(self.pieces[last].rstrip())))
            at = last
        return places

    def join(self, runs: list[Run]) -> None:
        """Make runs of tokens, given in order, one token each."""
        pieces: list[str] = []
        known: list[Known | None] = []
        letters: list[str] = []
        roles: list[str] = []
        at = 0
        for first, behind, one in runs:
            pieces += self.pieces[at:first]
            pieces.append("".join(self.pieces[first:behind]))
            known += self._known[at:first]
            known.append(one)
            letters += (self.signature[at:first], one.letter)
            roles += (self.roles[at:first], one.role)
            at = behind
        self.pieces = pieces + self.pieces[at:]
        self._known = known + self._known[at:]
        self.signature = "".join((*letters, self.signature[at:]))
        self.roles = "".join((*roles, self.roles[at:]))


def tokenize(text: str, language: str = "en") -> Tokens:
    """Tokens of a text. Numbers in words are one token ("two hundred and fifty"), so are phrases ("at least").

    Runs in time linear in the text. White space is dropped; a blank line becomes a token of the kind `break`.
    """
    letters = alphabet(language)
    blank = _BLANK.match(text)
    first = blank.end() if blank and text.count("\n", 0, blank.end()) < 2 else 0
    pieces = _PIECE.findall(text, first)
    codes = "".join(map(letters.__getitem__, pieces))
    tokens = Tokens(text, letters, pieces, codes[::2], codes[1::2], first, [None] * len(pieces))
    for find in (_strokes, _abbreviations, _phrases, _numerals):
        if runs := find(tokens):
            tokens.join(runs)
    return tokens


def _strokes(tokens: Tokens) -> list[Run]:
    """Quotation marks of one stroke, by what follows: "’98" is short for a year, "students’" a possessive."""
    runs: list[Run] = []
    for found in _STROKES.finditer(tokens.roles):
        at = found.start()
        following = "".join(tokens.pieces[at + 1 : at + 4])
        if _SHORT_YEAR.match(following):
            runs.append((at, at + 1, tokens.letters.apostrophe))
        elif tokens.pieces[at] != "‘" and _WORD_OR_BLANK.match(following):
            runs.append((at, at + 1, tokens.letters.possessive))
    return runs


def _abbreviations(tokens: Tokens) -> list[Run]:
    """Abbreviations with the full stop that they take: "Jan."."""
    runs: list[Run] = []
    for found in _ABBREVIATIONS.finditer(tokens.roles):
        at = found.start()
        piece = tokens.pieces[at]
        if not piece[-1].isspace():
            runs.append((at, at + 2, tokens.letters.abbreviation(piece + tokens.pieces[at + 1])))
    return runs


def _phrases(tokens: Tokens) -> list[Run]:
    """Expressions of several words as one token ("the beginning of"), the longest that begins at a word."""
    runs: list[Run] = []
    free = 0
    for found in _PHRASES.finditer(tokens.roles):
        at = found.start()
        if at < free:
            continue
        for rest, one in tokens.letters.phrases.get((tokens.known(at).word, tokens.known(at + 1).word), ()):
            behind = at + 2 + len(rest)
            if behind <= len(tokens.pieces) and rest == [tokens.known(i).word for i in range(at + 2, behind)]:
                runs.append((at, behind, one))
                free = behind
                break
    return runs


def _numerals(tokens: Tokens) -> list[Run]:
    """Numbers of several words as one token: "twenty-five", "two hundred and fifty", "nineteen ninety-seven"."""
    runs: list[Run] = []
    free = 0
    for found in _NUMERALS.finditer(tokens.roles):
        at = found.start()
        if at >= free:
            stretch = [tokens.known(i) for i in range(at, min(at + MOST_TOKENS, len(tokens.pieces)))]
            width, n = read([(one.numeral, "dash" in one.kinds or "and" in one.kinds) for one in stretch])
            free = at + width
            if width > 1:
                runs.append((at, free, tokens.letters.number(n)))
    return runs
