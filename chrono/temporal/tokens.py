"""Text as tokens, and each token's kinds as one character, so that rules are regular expressions over kinds.

A token has several kinds when its word has several meanings ("second" is a unit and an ordinal; "12" is a day, an hour
and a month). Every set of kinds that can occur is one letter of an alphabet, worked out once from the lexicon; the
article becomes a string of such letters, and Python's `re` finds the rules in it at the speed of C.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chrono.temporal.lexicon import Kinds, Lexicon, kinds_of_stranger, load
from chrono.temporal.numerals import digit_kinds, join, join_numerals, number_kinds, ordinal_kinds

# The most frequent first, then the longest. Every alternative is linear: no nested repetition. A blank behind a token
# goes with the match, not with the token, which saves every second match.
_TOKEN = re.compile(
    r"(?:(?P<blank>\s+)"
    r"|(?=[^\W\d_])(?P<letters>(?:[^\W\d_]\.){2,}|o['’]clock|[^\W_]+(?:['’](?!s\b)[^\W\d_]+)?)"
    r"|(?P<isodate>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<numdate>\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2}))(?![\d/])"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?![\d:])"
    r"|(?P<decade>(?:\d{3}|['’‘]?\d)0['’]?s)\b"
    r"|(?P<old_decade>\d{2}0s)\b"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th))\b"
    r"|(?P<amount>\d{1,3}(?:,\d{3}(?!\d))++(?:\.\d++)?|\d++\.\d++|\d{1,3}(?:[ -][1-9]/[2-9](?![\w/])|[½¼¾]))"
    r"|(?P<apostrophe>['’‘](?=\d{2}\b))"
    r"|(?P<digits>\d++)(?![^\W_])"
    r"|(?P<mixed>[^\W_]+(?:['’](?!s\b)[^\W\d_]+)?)"
    r"|(?P<poss>['’]s?\b|['’](?=\s))"
    r"|(?P<mark>.)) ?",
    re.DOTALL | re.IGNORECASE,
)
_MARKS: dict[str, Kinds] = {
    ",": {"comma": True},
    "-": {"dash": True},
    "–": {"dash": True},
    "‑": {"dash": True},
    "−": {"dash": True},
    "—": {"long_dash": True},
    "/": {"slash": True},
    "(": {"open": True},
    ")": {"close": True},
    "%": {"percent": True},
    "#": {"currency": True},
    "$": {"currency": True},
    "€": {"currency": True},
    "£": {"currency": True},
    "¥": {"currency": True},
    ".": {"stop": True},
    "&": {"ampersand": True},
}
_OTHER: Kinds = {"other": True}
_BREAK: Kinds = {"break": True}
_AMOUNT: Kinds = {"amount": ""}
_POSSESSIVE: Kinds = {"possessive": True}
_APOSTROPHE: Kinds = {"apostrophe": True}
_WORD: Kinds = {"word": True}
_PLURAL: Kinds = {"word": True, "plural": True}
_NAME: Kinds = {"name": True}


@dataclass(slots=True)
class Tokens:
    """The tokens of one text: offsets, kinds, and the signature string that rules are matched against."""

    text: str
    starts: list[int]
    ends: list[int]
    kinds: list[Kinds]
    signature: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a token before its neighbours are.

    Attributes:
        kinds, letter: its kinds and their letter.
        dotted: whether it takes a full stop behind it.
        opens: whether it may open a phrase.
        numeral: whether it may be part of a number in words.
    """

    kinds: Kinds
    letter: str
    dotted: bool = False
    opens: bool = False
    numeral: bool = False


_BLANK = Known({}, "")
_WORDS = {"letters", "mixed"}
_BY_CONTEXT = {"poss", "apostrophe", "amount", "mark"}  # "'" and ".5" are read by what stands around them
_REMEMBERED = 100_000  # texts of tokens; hostile input must not fill the memory


class Alphabet:
    """One letter for every set of kinds that a language's words and numbers can have."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._letters: dict[frozenset[str], str] = {}
        self.known: dict[str, Known] = {}
        every: list[Kinds] = [*lexicon.words.values(), *lexicon.in_names.values()]
        spelt = [form for word in lexicon.dotted for form in (word, f"{word}.")]
        every += [{**lexicon.words.get(form, kinds), "dotted": True} for form in spelt for kinds in (_WORD, _NAME)]
        every += [*(k for rest in lexicon.phrases.values() for _, k in rest)]
        every += [*_MARKS.values(), _OTHER, _BREAK, _AMOUNT, _POSSESSIVE, _APOSTROPHE, _WORD, _PLURAL, _NAME]
        every += [digit_kinds(str(n)) for n in (*range(3000), 0)] + [digit_kinds(f"{n:02}") for n in range(10)]
        every += [ordinal_kinds(n) for n in (1, 40)] + [number_kinds(n) for n in (1, 2, 40, 1997)]
        every += [{kind: ""} for kind in ("isodate", "numdate", "clock", "decade", "old_decade")]
        for kinds in every:
            self.letter(kinds)

    def letter(self, kinds: Kinds) -> str:
        """The letter of a set of kinds."""
        key = frozenset(kinds)
        if key not in self._letters:
            self._letters[key] = chr(0xE000 + len(self._letters))
        return self._letters[key]

    def having(self, kinds: tuple[str, ...]) -> str:
        """All letters whose sets hold one of the kinds, for a character class.

        Raises:
            ValueError: no word has such a kind (a rule names one that does not exist).
        """
        for kind in kinds:
            if not any(kind in key for key in self._letters):
                raise ValueError(f"no word is of the kind {kind!r}")
        return "".join(letter for key, letter in self._letters.items() if not key.isdisjoint(kinds))

    def know(self, group: str, text: str) -> Known:
        """What is known of a token by its text, remembered where the text alone decides."""
        lexicon = self.lexicon
        kinds: Kinds | None
        if group == "blank":
            kinds = _BREAK if text.count("\n") > 1 else None
        elif group in _WORDS:
            kinds = lexicon.kinds_of(text) or kinds_of_stranger(text)
        else:
            kinds = _kinds_of_mark(group, text)
        if kinds is None:
            made = _BLANK
        else:
            lower = text.lower()
            dotted = group in _WORDS and lower in lexicon.dotted
            opens = lower in lexicon.phrases
            made = Known(kinds, self.letter(kinds), dotted=dotted, opens=opens, numeral="numeral" in kinds)
        if group not in _BY_CONTEXT and len(self.known) < _REMEMBERED:
            self.known[text] = made
        return made

    def abbreviation(self, word: str) -> Known:
        """What is known of a word with the full stop that it took."""
        kinds = self.lexicon.kinds_of(f"{word}.") or self.lexicon.kinds_of(word) or kinds_of_stranger(word)
        opens = f"{word.lower()}." in self.lexicon.phrases
        made = Known({**kinds, "dotted": True}, self.letter({**kinds, "dotted": True}), opens=opens)
        self.known[f"{word}."] = made
        return made


@cache
def alphabet(language: str) -> Alphabet:
    """The alphabet of a language, made once."""
    return Alphabet(load(language))


def tokenize(text: str, language: str = "en") -> Tokens:
    """Tokens of a text. Numbers in words are one token ("two hundred and fifty"), so are phrases ("at least").

    Runs in time linear in the text. White space is dropped; a blank line becomes a token of the kind `break`.
    """
    letters = alphabet(language)
    known = letters.known
    starts: list[int] = []
    ends: list[int] = []
    every: list[Known] = []
    behind = 0
    for found in _TOKEN.finditer(text):
        group = found.lastindex or 0
        start, end = found.span(group)
        if start < behind:
            continue  # the full stop that an abbreviation took with it
        word = found[group]
        one = known.get(word)
        if one is None:
            one = letters.know(found.lastgroup or "mark", word)
        if one is _BLANK:
            continue
        behind = end
        if one.dotted and text[behind : behind + 1] == ".":
            behind += 1
            one = known.get(f"{word}.") or letters.abbreviation(word)
        starts.append(start)
        ends.append(behind)
        every.append(one)
    tokens = Tokens(text, starts, ends, [one.kinds for one in every], "".join([one.letter for one in every]))
    if any(one.opens for one in every):
        _join_phrases(tokens, letters)
    if any(one.numeral for one in every):
        join_numerals(tokens, letters)
    return tokens


def _kinds_of_mark(group: str, text: str) -> Kinds:
    if group == "digits":
        return digit_kinds(text)
    if group == "ordinal":
        return ordinal_kinds(int(text[:-2]))
    if group == "poss":
        return _POSSESSIVE
    if group == "apostrophe":
        return _APOSTROPHE
    if group == "mark":
        return _MARKS.get(text, _OTHER)
    return {group: text}


def _join_phrases(tokens: Tokens, letters: Alphabet) -> None:
    """Expressions of several words as one token ("the beginning of")."""
    phrases = letters.lexicon.phrases
    words = [tokens.text[s:e].lower() for s, e in zip(tokens.starts, tokens.ends, strict=True)]
    joined: list[tuple[int, int, Kinds]] = []
    free = 0
    for i, word in enumerate(words):
        if word in phrases and i >= free:
            for rest, meaning in phrases[word]:
                if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                    free = i + 1 + len(rest)
                    joined.append((i, free, meaning))
                    break
    join(tokens, joined, letters)
