"""Rules as data: patterns over kinds of tokens, each with the meaning it makes and the examples that test it.

A rule's pattern is a regular expression in which `<kind>` or `<kind|kind>` stands for a token of that kind, and
`{kind}` or `{name:kind|kind}` for one whose value goes into the meaning. `{day2:day}` and the like, ending in 2, belong
to a second expression in the same match ("March 3–8").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from chrono.temporal.lexicon import read_toml
from chrono.temporal.tokens import Alphabet, alphabet

_SLOT = re.compile(r"<([a-z_0-9|]+)>|\{(?:([a-z_0-9]+):)?([a-z_0-9|]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a language.

    Attributes:
        name: what a person calls it.
        pattern: the compiled pattern, over letters of the language's alphabet.
        slots: name of each capturing group, to the kinds that its token may have, in order of preference.
        make: name of the builder in `composing`.
        type: TIMEX3 type.
        options: constants for the builder (`direction`, `anchor`, `amount` …).
        examples: text and the value that it gets on the example date, for the tests.
        counter: texts in which the rule must find nothing.
        needs: the kinds, as letters, that every match holds: a text that lacks one needs no search.
    """

    name: str
    pattern: re.Pattern[str]
    slots: dict[str, tuple[str, ...]]
    make: str
    type: str
    options: dict[str, Any]
    examples: tuple[tuple[str, str], ...]
    counter: tuple[str, ...]
    needs: tuple[frozenset[str], ...]


@cache
def rules(language: str = "en") -> tuple[Rule, ...]:
    """The rules of a language, in the order of its file.

    Raises:
        ValueError: a rule names a kind that no word has.
    """
    letters = alphabet(language)
    made = []
    for entry in read_toml(f"{language}.rules.toml")["rule"]:
        notation = entry.pop("pattern")
        pattern, slots = _compile(notation, letters)
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
                needs=_needs(notation, letters),
            )
        )
    return tuple(made)


@cache
def negatives(language: str = "en") -> tuple[str, ...]:
    """Texts of a language in which nothing is a time (the negative corpus beside the rules)."""
    return tuple(read_toml(f"{language}.rules.toml")["negatives"])


def _compile(pattern: str, letters: Alphabet) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    slots: dict[str, tuple[str, ...]] = {}

    def expand(found: re.Match[str]) -> str:
        kinds = tuple((found[1] or found[3]).split("|"))
        letter = f"[{letters.having(kinds)}]"
        if found[1]:
            return letter
        name = found[2] or kinds[0]
        slots[name] = kinds
        return f"(?P<{name}>{letter})"

    return re.compile(_SLOT.sub(expand, pattern.replace(" ", ""))), slots


def _needs(pattern: str, letters: Alphabet) -> tuple[frozenset[str], ...]:
    """The letters of each slot that stands outside all groups and cannot be left out."""
    needs: list[frozenset[str]] = []
    depth, rest = 0, pattern.replace(" ", "")
    for found in re.finditer(rf"\\.|[()|]|(?:{_SLOT.pattern})([?*]?)", rest):
        if found[0] in ("(", ")"):
            depth += 1 if found[0] == "(" else -1
        elif found[0] == "|" and not depth:
            return ()
        elif not depth and (found[1] or found[3]) and not found[4]:
            needs.append(frozenset(letters.having(tuple((found[1] or found[3]).split("|")))))
    return tuple(needs)
