"""An alphabet of kinds: what is known of a token by its text alone, and one letter for every set of kinds.

A token has several kinds when its word has several meanings ("second" is a unit and an ordinal; "12" is a day, an hour
and a month). Every set of kinds that can occur is one letter of an alphabet, worked out once from the lexicon; the
article becomes a string of such letters, and Python's `re` finds the rules in it at the speed of C.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chrono.temporal.lexicon import NAME, PLURAL, WORD, Kinds, Lexicon, kinds_of_stranger, load
from chrono.temporal.numerals import digit_kinds, number_kinds, ordinal_kinds

# What a token may be, the most frequent first, then the longest. Every alternative is linear: no nested repetition.
# A long s and the Kelvin sign are the "s" and "k" of Unicode's case folding.
_S = "[sSſ]"
_INSIDE = rf"(?:['’](?!{_S}\b)[^\W\d_]+)?"
GROUPS = {
    "letters": rf"(?=[^\W\d_])(?:(?:[^\W\d_]\.){{2,}}|[oO]['’][cC][lL][oO][cC][kK\u212a]|[^\W_]+{_INSIDE})",
    "isodate": r"\d{4}-\d{2}-\d{2}(?!\d)",
    "numdate": r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)(?:\d{4}|\d{2})(?![\d/])",
    "clock": r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])",
    "decade": rf"(?:\d{{3}}|['’‘]?\d)0['’]?{_S}\b",
    "old_decade": rf"\d{{2}}0{_S}\b",
    "ordinal": rf"\d{{1,3}}(?:{_S}[tT]|[nN][dD]|[rR][dD]|[tT][hH])\b",
    "amount": r"\d{1,3}(?:,\d{3}(?!\d))++(?:\.\d++)?|\d++\.\d++|\d{1,3}(?:[ -][1-9]/[2-9](?![\w/])|[½¼¾])",
    "digits": r"\d++(?![^\W_])",
    "mixed": rf"[^\W_]+{_INSIDE}",
    "poss": rf"['’]{_S}\b",
    "mark": r"\S",
}
_GROUP = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in GROUPS.items()))
_AMOUNTS = re.compile(GROUPS["amount"])
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
_ONE_STROKE, _POSSESSIVES = ("'", "’", "‘"), ("'", "’")
_OTHER: Kinds = {"other": True}
_BREAK: Kinds = {"break": True}
_AMOUNT: Kinds = {"amount": ""}
_POSSESSIVE: Kinds = {"possessive": True}
_APOSTROPHE: Kinds = {"apostrophe": True}


# What a token may do beside its neighbours, as bits of its role.
STOP, TAKES_STOP, OPENS, GOES_ON, NUMERAL, JOINS, STROKE = (1 << bit for bit in range(7))


def having_role(role: int) -> str:
    """A character class of all roles that hold the bit."""
    return "[" + "".join(re.escape(chr(bits)) for bits in range(128) if bits & role) + "]"


_REMEMBERED, _LONGEST = 100_000, 40  # pieces, and characters of one: hostile input must not fill the memory


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is known of a token by its text.

    Attributes:
        word: its text in lower case, "" for words of which the lexicon says nothing: they are most, and share one.
        kinds, letter: its kinds and their letter.
        role: what it may do beside its neighbours, as one character.
        code: letter and role.
        numeral: its number, if it may be part of a number in words.
    """

    word: str
    kinds: Kinds
    letter: str
    role: str
    code: str
    numeral: int | None


class Alphabet(dict[str, str]):
    """One letter for every set of kinds that a language's words and numbers can have.

    Holds two characters for each piece of text that has been met: its letter and its role.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self._letters: dict[frozenset[str], str] = {}
        self._having: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._going_on = frozenset(rest[0] for every in lexicon.phrases.values() for rest, _ in every)
        every: list[Kinds] = [*lexicon.words.values(), *lexicon.in_names.values()]
        spelt = [form for word in lexicon.dotted for form in (word, f"{word}.")]
        every += [{**lexicon.words.get(form, kinds), "dotted": True} for form in spelt for kinds in (WORD, NAME)]
        every += [*(k for rest in lexicon.phrases.values() for _, k in rest)]
        every += [*_MARKS.values(), _OTHER, _BREAK, _AMOUNT, _POSSESSIVE, _APOSTROPHE, WORD, PLURAL, NAME]
        every += (
            [digit_kinds(str(n)) for n in (*range(3000), 0)]
            + [digit_kinds(f"{n:02}") for n in range(10)]
            + [digit_kinds("0530")]
        )
        every += [ordinal_kinds(n) for n in (1, 40)] + [number_kinds(n) for n in (1, 2, 40, 1997)]
        every += [{kind: ""} for kind in ("isodate", "numdate", "clock", "decade", "old_decade")]
        for kinds in every:
            self.letter(kinds)
        self.possessive, self.apostrophe, self.other = (
            self._made("'", kinds) for kinds in (_POSSESSIVE, _APOSTROPHE, _OTHER)
        )
        # By their first two words: what follows these, the longest first, and what is known of the whole.
        self.phrases: dict[tuple[str, str], list[tuple[list[str], Known]]] = {}
        for first, every_rest in lexicon.phrases.items():
            for (second, *rest), kinds in every_rest:
                made = self._made(" ".join((first, second, *rest)), kinds)
                self.phrases.setdefault((first, second), []).append((rest, made))
        behind = (word for every_rest in lexicon.phrases.values() for rest, _ in every_rest for word in rest)
        self._listed = frozenset((*lexicon.words, *lexicon.phrases, *behind, *lexicon.dotted))
        self._word, self._plural, self._name, self._amount = (
            self._made("", kinds) for kinds in (WORD, PLURAL, NAME, _AMOUNT)
        )
        self._met: dict[str, Known] = {}

    def letter(self, kinds: Kinds) -> str:
        """The letter of a set of kinds."""
        key = frozenset(kinds)
        if key not in self._letters:
            self._letters[key] = chr(1 + len(self._letters))
        return self._letters[key]

    def having(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """All letters whose sets hold one of the kinds.

        Raises:
            ValueError: no word has such a kind (a rule names one that does not exist).
        """
        if kinds not in self._having:
            for kind in kinds:
                if not any(kind in key for key in self._letters):
                    raise ValueError(f"no word is of the kind {kind!r}")
            self._having[kinds] = tuple(one for key, one in self._letters.items() if not key.isdisjoint(kinds))
        return self._having[kinds]

    def __missing__(self, piece: str) -> str:
        """The letter and the role of a piece not met before: its text alone decides."""
        token = piece.rstrip()
        if token.isalpha() and token.lower() not in self._listed:
            code = self._stranger(token).code
        elif _AMOUNTS.fullmatch(token):
            code = self._amount.code
        else:
            code = self.known(piece).code
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = code
        return code

    def known(self, piece: str) -> Known:
        """What is known of a piece."""
        known = self._met.get(piece)
        if known is None:
            token = piece.rstrip()
            known = self._known(token, followed=token != piece)
            self._remember(piece, known)
        return known

    def abbreviation(self, piece: str) -> Known:
        """What is known of a word with the full stop that it took."""
        known = self._met.get(piece)
        if known is None:
            word = piece.rstrip()
            kinds = self.lexicon.kinds_of(word) or self.lexicon.kinds_of(word[:-1]) or kinds_of_stranger(word)
            known = self._made(word, {**kinds, "dotted": True})
            self._remember(piece, known)
        return known

    def number(self, n: int) -> Known:
        """What is known of a number in words."""
        return self._made("", number_kinds(n))

    def _remember(self, piece: str, known: Known) -> None:
        if len(piece) <= _LONGEST:
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            self._met[piece] = known

    def _stranger(self, word: str) -> Known:
        """What is known of a word of which the lexicon says nothing."""
        kinds = kinds_of_stranger(word)
        return self._name if kinds is NAME else self._word if kinds is WORD else self._plural

    def _known(self, token: str, *, followed: bool) -> Known:
        if not token:
            return self._made(token, _BREAK)
        if token.isalpha() and token.lower() not in self._listed:
            return self._stranger(token)
        if token in _ONE_STROKE:
            if followed:
                return self.possessive if token in _POSSESSIVES else self.other
            return self._made(token, _OTHER, STROKE)
        if token.isdecimal():
            return self._made(token, digit_kinds(token))
        found = _GROUP.fullmatch(token)
        group = found.lastgroup if found else "mark"
        if group in ("letters", "mixed"):
            role = TAKES_STOP * (token.lower() in self.lexicon.dotted)
            return self._made(token, self.lexicon.kinds_of(token) or kinds_of_stranger(token), role)
        return self._made(token, _kinds_of_mark(group or "mark", token))

    def _made(self, token: str, kinds: Kinds, role: int = 0) -> Known:
        word = token.lower()
        numeral = kinds.get("numeral")
        role |= STOP * (kinds is _MARKS["."]) | NUMERAL * (numeral is not None)
        role |= OPENS * (word in self.lexicon.phrases) | GOES_ON * (word in self._going_on)
        role |= JOINS * ("dash" in kinds or "and" in kinds)
        number = None if numeral is None else int(numeral)
        kinds = kinds if number is None else number_kinds(number)
        letter = self.letter(kinds)
        return Known(word, kinds, letter, chr(role), letter + chr(role), number)


@cache
def alphabet(language: str) -> Alphabet:
    """The alphabet of a language, made once."""
    return Alphabet(load(language))


def _kinds_of_mark(group: str, text: str) -> Kinds:
    if group == "ordinal":
        return ordinal_kinds(int(text[:-2]))
    if group == "poss":
        return _POSSESSIVE
    if group == "mark":
        return _MARKS.get(text, _OTHER)
    return {group: text}
