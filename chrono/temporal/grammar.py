"""Rules as data: patterns over kinds of tokens, each with the meaning it makes and the examples that test it.

A rule's pattern is a regular expression in which `<kind>` or `<kind|kind>` stands for a token of that kind, and
`{kind}` or `{name:kind|kind}` for one whose value goes into the meaning. `{day2:day}` and the like, ending in 2, belong
to a second expression in the same match ("March 3–8").

Few words of an article can be part of a time, so a rule is not searched for in all of it. Every match of a rule holds
one of its anchors, letters that the pattern itself shows it cannot do without; and no match, with all that it looks at
ahead, is wider than the pattern has places, for nothing in a pattern may repeat. So a rule need only be tried where an
anchor stands, and only as far around it as the pattern is wide: no match begins or ends elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from chrono.temporal.alphabet import Alphabet, alphabet
from chrono.temporal.lexicon import read_toml

_SLOT = re.compile(r"<([a-z_0-9|]+)>|\{(?:([a-z_0-9]+):)?([a-z_0-9|]+)\}")
_NOTATION = re.compile(rf"(?P<look>\(\?<?[=!])|(?P<open>\(\?:)|[)|?]|(?P<place>\.|{_SLOT.pattern})")
_NAMED = re.compile(r"\(\?P<\w+>")
# Kinds of which any text is full: what is no word of time may be one.
_PLENTY = frozenset(("word", "name", "plural", "other", "comma", "dash", "stop", "possessive"))


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


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of a language.

    Attributes:
        name: what a person calls it.
        pattern: the compiled pattern, over letters of the language's alphabet.
        slots: each capturing group by its name.
        make: name of the builder in `composing`.
        type: TIMEX3 type.
        options: constants for the builder (`direction`, `anchor`, `amount` …).
        examples: text and the value that it gets on the example date, for the tests.
        counter: texts in which the rule must find nothing.
        anchors: letters, one of which every match holds.
        reach: how many tokens a match and what it looks at ahead may be, at most.
    """

    name: str
    pattern: re.Pattern[str]
    slots: dict[str, Slot]
    make: str
    type: str
    options: dict[str, Any]
    examples: tuple[tuple[str, str], ...]
    counter: tuple[str, ...]
    anchors: frozenset[str]
    reach: int


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
        rules: each with its place in the order of its file.
        any: a pattern that matches where any of them does, to ask once whether there is one.
        reach: the widest of their reaches.
    """

    rules: tuple[tuple[int, Rule], ...]
    any: re.Pattern[str]
    reach: int


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
        needs, reach = _Notation(notation).read()
        # The fewest rules use it: likely the rarest of what the rule needs.
        rarest = min(needs, key=lambda kinds: sum(uses[kind] for kind in kinds) + len(entries) * bool(kinds & _PLENTY))
        made.append(
            Rule(
                name=entry.pop("name"),
                pattern=pattern,
                slots=slots,
                make=entry.pop("make"),
                type=entry.pop("type", "DATE"),
                examples=tuple((text, value) for text, value in entry.pop("examples", ())),
                counter=tuple(entry.pop("counter", ())),
                options=entry,
                anchors=frozenset(letters.having(tuple(rarest))),
                reach=reach,
            )
        )
    return tuple(made)


@cache
def anchors(language: str = "en") -> Anchors:
    """The anchors of a language's rules."""
    by_letter: dict[str, list[tuple[int, Rule]]] = {}
    for order, rule in enumerate(rules(language)):
        for letter in rule.anchors:
            by_letter.setdefault(letter, []).append((order, rule))
    pattern = re.compile(f"[{''.join(sorted(by_letter))}]")
    # Letters that anchor the same rules share one pattern.
    shared: dict[tuple[int, ...], Anchored] = {}
    for every in by_letter.values():
        key = tuple(order for order, _ in every)
        if key not in shared:
            patterns = [rule.pattern.pattern for _, rule in every]
            whole = "|".join(f"(?:{_NAMED.sub('(?:', one)})" for one in patterns) if len(every) > 1 else patterns[0]
            shared[key] = Anchored(tuple(every), re.compile(whole), max(rule.reach for _, rule in every))
    anchored = {letter: shared[tuple(order for order, _ in every)] for letter, every in by_letter.items()}
    return Anchors(pattern, anchored, rules(language))


@cache
def negatives(language: str = "en") -> tuple[str, ...]:
    """Texts of a language in which nothing is a time (the negative corpus beside the rules)."""
    return tuple(read_toml(f"{language}.rules.toml")["negatives"])


def _compile(pattern: str, letters: Alphabet) -> tuple[re.Pattern[str], dict[str, Slot]]:
    slots: dict[str, Slot] = {}

    def expand(found: re.Match[str]) -> str:
        kinds = tuple((found[1] or found[3]).split("|"))
        letter = f"[{letters.having(kinds)}]"
        if found[1]:
            return letter
        name = found[2] or kinds[0]
        slots[name] = Slot(name.rstrip("0123456789"), name[-1] if name[-1].isdigit() else "1", kinds)
        return f"(?P<{name}>{letter})"

    return re.compile(_SLOT.sub(expand, pattern.replace(" ", ""))), slots


def _kinds(pattern: str) -> set[str]:
    return {kind for found in _SLOT.finditer(pattern) for kind in (found[1] or found[3]).split("|")}


class _Notation:
    """A pattern read for what its matches need and how wide they are."""

    def __init__(self, pattern: str) -> None:
        rest = pattern.replace(" ", "")
        self._signs = list(_NOTATION.finditer(rest))
        if "".join(sign[0] for sign in self._signs) != rest:
            raise ValueError(f"a pattern of single tokens, groups, | and ? is wanted, not {pattern!r}")
        self._at = 0

    def read(self) -> tuple[list[frozenset[str]], int]:
        """Sets of kinds, of each of which every match holds one, and the most tokens that a match can look at.

        Raises:
            ValueError: nothing is needed, so that the rule would match anywhere.
        """
        needs = self._alternatives()
        if not needs:
            raise ValueError("a rule must need a token")
        return needs, sum(bool(sign["place"]) for sign in self._signs)

    def _alternatives(self) -> list[frozenset[str]]:
        """Up to the end of a group: what every alternative needs, one set from each taken together."""
        every: list[list[frozenset[str]]] = [[]]
        while self._at < len(self._signs) and self._signs[self._at][0] != ")":
            sign = self._signs[self._at]
            self._at += 1
            if sign[0] == "|":
                every.append([])
            else:
                every[-1] += self._needs(sign)
        return [frozenset().union(*choice) for choice in product(*every)]

    def _needs(self, sign: re.Match[str]) -> list[frozenset[str]]:
        """What one place or group needs; nothing if it may be left out, or is only looked at."""
        needs: list[frozenset[str]] = []
        if sign["look"] or sign["open"]:
            inside = self._alternatives()
            self._at += 1
            needs = inside if sign["open"] else []
        elif slot := _SLOT.fullmatch(sign[0]):
            needs = [frozenset((slot[1] or slot[3]).split("|"))]
        if self._at < len(self._signs) and self._signs[self._at][0] == "?":
            self._at += 1
            return []
        return needs
