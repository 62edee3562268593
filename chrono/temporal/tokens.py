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

# Longest first. Every alternative is linear: no nested repetition.
_TOKEN = re.compile(
    r"(?P<isodate>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<numdate>\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2}))(?![\d/])"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?![\d:])"
    r"|(?P<decade>(?:\d{3}|['’‘]?\d)0['’]?s)\b"
    r"|(?P<old_decade>\d{2}0s)\b"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th))\b"
    r"|(?P<amount>\d{1,3}(?:,\d{3}(?!\d))++(?:\.\d++)?|\d++\.\d++|\d{1,3}(?:[ -][1-9]/[2-9](?![\w/])|[½¼¾]))"
    r"|(?P<apostrophe>['’‘](?=\d{2}\b))"
    r"|(?P<digits>\d++)(?![^\W_])"
    r"|(?P<letters>(?:[^\W\d_]\.){2,}|o['’]clock|[^\W_]+(?:['’](?!s\b)[^\W\d_]+)?)"
    r"|(?P<poss>['’]s?\b|['’](?=\s))"
    r"|(?P<blank>\s+)"
    r"|(?P<mark>.)",
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
}
_OTHER: Kinds = {"other": True}
_BREAK: Kinds = {"break": True}
_AMOUNT: Kinds = {"amount": ""}
_POSSESSIVE: Kinds = {"possessive": True}
_APOSTROPHE: Kinds = {"apostrophe": True}
_WORD: Kinds = {"word": True}
_PLURAL: Kinds = {"word": True, "plural": True}
_NAME: Kinds = {"name": True}
FIRST_YEAR, LAST_YEAR = 1000, 2199
_MOST_NUMERALS = 8  # words of one number; what is longer is a list, and no number to reckon with


@dataclass(slots=True)
class Tokens:
    """The tokens of one text: offsets, kinds, and the signature string that rules are matched against."""

    text: str
    starts: list[int]
    ends: list[int]
    kinds: list[Kinds]
    signature: str


class Alphabet:
    """One letter for every set of kinds that a language's words and numbers can have."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._letters: dict[frozenset[str], str] = {}
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


@cache
def alphabet(language: str) -> Alphabet:
    """The alphabet of a language, made once."""
    return Alphabet(load(language))


@cache
def digit_kinds(text: str) -> Kinds:
    """What a run of digits may be: "12" is a number, a day, a month, an hour; "2014" also a year."""
    if len(text) > 4:
        return {"amount": text}
    n = int(text)
    kinds: Kinds = {"number": n}
    if len(text) <= 2:
        kinds["digits2"] = n
        if 1 <= n <= 31:
            kinds["day"] = n
        if n <= 24:
            kinds["hour"] = n
        if len(text) == 2:
            kinds["year_of_century"] = n
    elif len(text) == 4 and FIRST_YEAR <= n <= LAST_YEAR:
        kinds["year"] = n
        if 1900 <= n <= 2059:
            kinds["sure_year"] = n
    return kinds


@cache
def ordinal_kinds(n: int) -> Kinds:
    """What an ordinal may be: "3rd" is also a day of a month."""
    return {"ordinal": n, "day": n} if n <= 31 else {"ordinal": n}


@cache
def number_kinds(n: int) -> Kinds:
    """What a number in words may be: "five" is also an hour, "nineteen ninety-seven" also a year."""
    kinds: Kinds = {"number": n, "one": n} if n == 1 else {"number": n}
    if 1 <= n <= 12:
        kinds["hour"] = n
    if FIRST_YEAR <= n <= LAST_YEAR:
        kinds["year"] = n
        if 1900 <= n <= 2059:
            kinds["sure_year"] = n
    return kinds


def tokenize(text: str, language: str = "en") -> Tokens:
    """Tokens of a text. Numbers in words are one token ("two hundred and fifty"), so are phrases ("at least").

    Runs in time linear in the text. White space is dropped; a blank line becomes a token of the kind `break`.
    """
    letters = alphabet(language)
    lexicon = letters.lexicon
    tokens = Tokens(text, [], [], [], "")
    for found in _TOKEN.finditer(text):
        group = found.lastgroup or "mark"
        start, end = found.span()
        if group == "blank":
            if found[0].count("\n") < 2:
                continue
            kinds: Kinds = _BREAK
        elif group == "letters":
            word = found[0]
            kinds = lexicon.kinds_of(word) or kinds_of_stranger(word)
            if word.lower() in lexicon.dotted and text[end : end + 1] == ".":
                end += 1
                kinds = {**(lexicon.kinds_of(f"{word}.") or kinds), "dotted": True}
        else:
            kinds = _kinds_of_mark(group, found[0])
        if tokens.ends and start < tokens.ends[-1]:
            continue  # the full stop that an abbreviation took with it
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.kinds.append(kinds)
    _join_phrases(tokens, lexicon)
    _join_numerals(tokens)
    tokens.signature = "".join(map(letters.letter, tokens.kinds))
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


def _join_phrases(tokens: Tokens, lexicon: Lexicon) -> None:
    """Expressions of several words as one token ("the beginning of")."""
    words = [tokens.text[s:e].lower() for s, e in zip(tokens.starts, tokens.ends, strict=True)]
    keep: list[tuple[int, int, Kinds]] = []
    i = 0
    while i < len(words):
        end, kinds = i + 1, tokens.kinds[i]
        for rest, meaning in lexicon.phrases.get(words[i], ()):
            if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                end, kinds = i + 1 + len(rest), meaning
                break
        keep.append((tokens.starts[i], tokens.ends[end - 1], kinds))
        i = end
    _replace(tokens, keep)


def _join_numerals(tokens: Tokens) -> None:
    """Numbers in words as one token: "twenty-five", "two hundred and fifty", "nineteen ninety-seven"."""
    if not any("numeral" in kinds for kinds in tokens.kinds):
        return
    keep: list[tuple[int, int, Kinds]] = []
    i = 0
    while i < len(tokens.kinds):
        kinds = tokens.kinds[i]
        if "numeral" not in kinds:
            keep.append((tokens.starts[i], tokens.ends[i], kinds))
            i += 1
            continue
        values, last = [int(kinds["numeral"])], i
        j = i + 1
        while j < len(tokens.kinds):
            if "numeral" in tokens.kinds[j] and len(values) < _MOST_NUMERALS:
                values.append(int(tokens.kinds[j]["numeral"]))
                last = j
            elif len(values) == _MOST_NUMERALS or not (
                {"dash", "and"} & tokens.kinds[j].keys()
                and _continues(values, tokens.kinds[j + 1] if j + 1 < len(tokens.kinds) else {})
            ):
                break
            j += 1
        keep.append((tokens.starts[i], tokens.ends[last], number_kinds(_number(values))))
        i = last + 1
    _replace(tokens, keep)


def _continues(values: list[int], following: Kinds) -> bool:
    """Whether "twenty-" or "hundred and" goes on with a smaller number ("two and three" does not)."""
    n = following.get("numeral")
    return isinstance(n, int) and ((20 <= values[-1] < 100 and n < 10) or values[-1] in (100, 1000))


def _number(values: list[int]) -> int:
    if len(values) >= 2 and 10 <= values[0] <= 21 and 10 <= values[1] < 100:
        return values[0] * 100 + sum(values[1:])  # "nineteen ninety-seven"
    total = part = 0
    for n in values:
        if n in (12,) and part:
            part *= n
        elif n >= 100:
            part = max(part, 1) * n
            if n == 1000:
                total, part = total + part, 0
        else:
            part += n
    return total + part


def _replace(tokens: Tokens, keep: list[tuple[int, int, Kinds]]) -> None:
    tokens.starts = [start for start, _, _ in keep]
    tokens.ends = [end for _, end, _ in keep]
    tokens.kinds = [kinds for _, _, kinds in keep]
