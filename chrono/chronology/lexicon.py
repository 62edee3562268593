"""Words by which tellings are compared and put in order, as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class OrderLexicon:
    """What a language's file of the chronology says (`languages/xx.toml`); lemmas or words in lower case."""

    common: frozenset[str]
    numbers: dict[str, str]
    again: frozenset[str]
    once: frozenset[str]
    alike: tuple[tuple[str, ...], ...]
    befalling: frozenset[str]
    definite: tuple[str, ...]
    indefinite: tuple[str, ...]
    several: tuple[str, ...]
    opening: tuple[str, ...]
    around: tuple[str, ...]
    relative: tuple[str, ...]
    helping: tuple[str, ...]
    causing: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    later: tuple[str, ...]
    earlier: tuple[str, ...]
    perfect: frozenset[str]
    inside: frozenset[str]
    joining: tuple[str, ...]
    narrowing: tuple[str, ...]


@cache
def load(language: str = "en") -> OrderLexicon:
    """The words of a language; those of English where chrono has no file for it."""
    folder = files("chrono.chronology") / "languages"
    path = folder / f"{language}.toml"
    data = tomllib.loads((path if path.is_file() else folder / "en.toml").read_text(encoding="utf-8"))
    order, retold = data["order"], data["retold"]
    return OrderLexicon(
        common=frozenset(data["common"]["words"]),
        numbers=data["common"]["numbers"],
        again=frozenset(data["again"]["words"]),
        once=frozenset(data["once"]["words"]),
        alike=tuple(tuple(some) for some in retold["nouns"]),
        befalling=frozenset(retold["verbs"]),
        definite=tuple(retold["definite"]),
        indefinite=tuple(retold["indefinite"]),
        several=tuple(retold["several"]),
        opening=tuple(retold["opening"]),
        around=tuple(retold["around"]),
        relative=tuple(retold["relative"]),
        helping=tuple(retold["helping"]),
        causing=tuple(retold["causing"]),
        after=tuple(order["after"]),
        before=tuple(order["before"]),
        later=tuple(order["later"]),
        earlier=tuple(order["earlier"]),
        perfect=frozenset(order["perfect"]),
        inside=frozenset(order["inside"]),
        joining=tuple(order["joining"]),
        narrowing=tuple(order["narrowing"]),
    )
