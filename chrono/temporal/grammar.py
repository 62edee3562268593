"""Rules as data: patterns over kinds of tokens, each with the meaning it makes and the examples that test it.

A rule's pattern is a regular expression in which `<kind>` or `<kind|kind>` stands for a token of that kind, and
`{kind}` or `{name:kind|kind}` for one whose value goes into the meaning. `{day2:day}` and the like, ending in 2, belong
to a second expression in the same match ("March 3–8").

Few words of an article can be part of a time, so a rule is not searched for in all of it. Every match of a rule holds
one of its anchors, letters that the pattern itself shows it cannot do without; and no match begins further in front of
its anchor than the pattern has places there, for nothing in a pattern may repeat. So a rule need only be tried where an
anchor stands, and from so many tokens before it on: no match begins elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from chrono.temporal.alphabet import alphabet
from chrono.temporal.lexicon import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chrono.temporal.alphabet import Alphabet, Known
    from chrono.temporal.lexicon import Value

_SLOT = re.compile(r"<([a-z_0-9|]+)>|\{(?:([a-z_0-9]+):)?([a-z_0-9|]+)\}")
_NOTATION = re.compile(rf"(?P<look>\(\?<?[=!])|(?P<open>\(\?:)|[)|?]|(?P<place>\.|{_SLOT.pattern})")
_NAMED = re.compile(r"\(\?P<\w+>")
# Kinds, one of which every match holds, and how many tokens of it may stand before that one, at most.
Need = tuple[frozenset[str], int]
# Kinds of which any text is full: what is no word of time may be one, and so may any number.
_PLENTY = frozenset((
    "word", "name", "plural", "other", "comma", "dash", "stop", "possessive", "the", "article", "of", "in", "to", "and",
    "or_word", "that", "relative", "month_cue", "more", "one", "number", "ordinal", "day", "late_day", "hour",
    "digits2", "year_of_century",
))  # fmt: skip
# Kinds of which most articles hold some.
_COMMON = frozenset(("unit", "units", "long_unit", "long_units", "calendar_unit", "calendar_units", "year_unit"))


@dataclass(frozen=True, slots=True)
class Slot:
    """A capturing group of a pattern.

    Attributes:
        name: its name without the number.
        member: which of the expressions in one match it belongs to, "1" for the first.
        kinds: the kinds that its token may have, in order of preference.
    """

    name: str
    member: str
    kinds: tuple[str, ...]

    def value(self, known: Known) -> tuple[str, Value]:
        """The kind for which a token was captured, and what it stands for as such."""
        kind = next(filter(known.kinds.__contains__, self.kinds))
        return kind, known.kinds[kind]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of a language.

    Attributes:
        name: what a person calls it.
        pattern: the compiled pattern, over letters of the language's alphabet.
        slots: its capturing groups, in order.
        single: whether they all belong to one expression.
        make: name of the builder in `composing`.
        type: TIMEX3 type.
        options: constants for the builder (`direction`, `anchor`, `amount` …).
        examples: text and the value that it gets on the example date, for the tests.
        counter: texts in which the rule must find nothing.
        anchors: letters, one of which every match holds.
        behind: how many tokens a match may hold before its anchor, at most.
    """

    name: str
    pattern: re.Pattern[str]
    slots: tuple[Slot, ...]
    single: bool
    make: str
    type: str
    options: dict[str, Any]
    examples: tuple[tuple[str, str], ...]
    counter: tuple[str, ...]
    anchors: frozenset[str]
    behind: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where the rules of a language are to be tried.

    Attributes:
        pattern: any letter that is an anchor of a rule.
        anchored: what each of these letters anchors.
        rules: all of them, in the order of their file.
    """

    pattern: re.Pattern[str]
    anchored: dict[str, Anchored]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Anchored:
    """The rules that a letter anchors.

    Attributes:
        rules: each one's place in the order of the file, how many tokens before the anchor it may begin, its pattern.
        any: matches up to the first place, none or a few tokens on, where one of them does.
        behind: how many tokens before the anchor that place may lie.
    """

    rules: tuple[tuple[int, int, re.Pattern[str]], ...]
    any: re.Pattern[str]
    behind: int


@cache
def rules(language: str = "en") -> tuple[Rule, ...]:
    """The rules of a language, in the order of its file.

    Raises:
        ValueError: a rule names a kind that no word has.
    """
    letters = alphabet(language)
    entries = read_toml(f"{language}.rules.toml")["rule"]
    uses = Counter(kind for entry in entries for kind in _kinds(entry["pattern"]))
    made = []
    for entry in entries:
        notation = entry.pop("pattern")
        pattern, slots = _compile(notation, letters)
        needs = _Notation(notation).read()
        rarest, behind = min(needs, key=lambda need: _commonness(need[0], uses))
        made.append(
            Rule(
                name=entry.pop("name"),
                pattern=pattern,
                slots=slots,
                single=len({slot.member for slot in slots}) <= 1,
                make=entry.pop("make"),
                type=entry.pop("type", "DATE"),
                examples=tuple((text, value) for text, value in entry.pop("examples", ())),
                counter=tuple(entry.pop("counter", ())),
                options=entry,
                anchors=frozenset(letters.having(tuple(rarest))),
                behind=behind,
            )
        )
    return tuple(made)


def _commonness(kinds: frozenset[str], uses: Counter[str]) -> tuple[bool, bool, int]:
    """What sorts the rarest kinds first: of those that no text is full of, likely those that the fewest rules use."""
    return not kinds.isdisjoint(_PLENTY), not kinds.isdisjoint(_COMMON), sum(uses[kind] for kind in kinds)


@cache
def anchors(language: str = "en") -> Anchors:
    """The anchors of a language's rules."""
    by_letter: dict[str, list[int]] = {}
    for order, rule in enumerate(rules(language)):
        for letter in rule.anchors:
            by_letter.setdefault(letter, []).append(order)
    # Letters that anchor the same rules share one pattern.
    shared = {tuple(orders): _anchored(orders, rules(language)) for orders in by_letter.values()}
    anchored = {letter: shared[tuple(orders)] for letter, orders in by_letter.items()}
    return Anchors(re.compile(_class(sorted(by_letter))), anchored, rules(language))


def _anchored(orders: list[int], every: tuple[Rule, ...]) -> Anchored:
    behind = max(every[order].behind for order in orders)
    patterns = (_NAMED.sub("(?:", every[order].pattern.pattern) for order in orders)
    first = re.compile(f".{{0,{behind}}}?(?={'|'.join(patterns)})", re.DOTALL)
    return Anchored(tuple((order, every[order].behind, every[order].pattern) for order in orders), first, behind)


@cache
def negatives(language: str = "en") -> tuple[str, ...]:
    """Texts of a language in which nothing is a time (the negative corpus beside the rules)."""
    return tuple(read_toml(f"{language}.rules.toml")["negatives"])


def _compile(pattern: str, letters: Alphabet) -> tuple[re.Pattern[str], tuple[Slot, ...]]:
    slots: list[Slot] = []

    def expand(found: re.Match[str]) -> str:
        kinds = tuple((found[1] or found[3]).split("|"))
        letter = _class(letters.having(kinds))
        if found[1]:
            return letter
        name = found[2] or kinds[0]
        slots.append(Slot(name.rstrip("0123456789"), name[-1] if name[-1].isdigit() else "1", kinds))
        return f"(?P<{name}>{letter})"

    return re.compile(_SLOT.sub(expand, pattern.replace(" ", "")), re.DOTALL), tuple(slots)


def _class(letters: Iterable[str]) -> str:
    """Any of some letters, as a pattern."""
    return f"[{''.join(map(re.escape, letters))}]"


def _kinds(pattern: str) -> set[str]:
    return {kind for found in _SLOT.finditer(pattern) for kind in (found[1] or found[3]).split("|")}


class _Notation:
    """A pattern read for what its matches need, and where in them that may stand."""

    def __init__(self, pattern: str) -> None:
        rest = pattern.replace(" ", "")
        self._signs = list(_NOTATION.finditer(rest))
        if "".join(sign[0] for sign in self._signs) != rest:
            raise ValueError(f"a pattern of single tokens, groups, | and ? is wanted, not {pattern!r}")
        self._at = 0
        self._passed = 0  # places that a match may hold before this one
        self._only_looking = 0

    def read(self) -> list[Need]:
        """Sets of kinds, of each of which every match holds one.

        Raises:
            ValueError: nothing is needed, so that the rule would match anywhere.
        """
        needs = self._alternatives()
        if not needs:
            raise ValueError("a rule must need a token")
        return needs

    def _alternatives(self) -> list[Need]:
        """Up to the end of a group: what every alternative needs, one set from each taken together."""
        every: list[list[Need]] = [[]]
        first = widest = self._passed
        while self._at < len(self._signs) and self._signs[self._at][0] != ")":
            sign = self._signs[self._at]
            self._at += 1
            if sign[0] == "|":
                every.append([])
                widest, self._passed = max(widest, self._passed), first
            else:
                every[-1] += self._needs(sign)
        self._passed = max(widest, self._passed)
        return [
            (frozenset().union(*(kinds for kinds, _ in choice)), max(behind for _, behind in choice))
            for choice in product(*every)
        ]

    def _needs(self, sign: re.Match[str]) -> list[Need]:
        """What one place or group needs; nothing if it may be left out, or is only looked at."""
        needs: list[Need] = []
        if sign["look"] or sign["open"]:
            self._only_looking += bool(sign["look"])
            inside = self._alternatives()
            self._only_looking -= bool(sign["look"])
            self._at += 1
            needs = inside if sign["open"] else []
        elif not self._only_looking:
            if slot := _SLOT.fullmatch(sign[0]):
                needs = [(frozenset((slot[1] or slot[3]).split("|")), self._passed)]
            self._passed += bool(sign["place"])
        if self._at < len(self._signs) and self._signs[self._at][0] == "?":
            self._at += 1
            return []
        return needs
