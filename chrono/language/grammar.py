"""Words of noun phrases and clauses by which a parse is mended, from a language's file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """A language's words of noun phrases, in lower case.

    Attributes:
        within: prepositions that stand inside one: "the head of a union in Rome".
        opening: of these, what may stand in front of the first noun as well: "of the ten ships, three …".
        saying: verbs behind a speaker at the end of a sentence.
        days: what a parser sees for a day.
        units: what an amount is counted in.
        periods, ended: "the quarter ended May 31".
        leading: in front of a clause: "since speculators bought shares".
    """

    within: frozenset[str]
    opening: frozenset[str]
    saying: frozenset[str]
    days: frozenset[str]
    units: frozenset[str]
    periods: frozenset[str]
    ended: frozenset[str]
    leading: frozenset[str]


@cache
def load_phrases(language: str = "en") -> PhraseWords:
    """The words of noun phrases of a language; English where chrono has no file for it."""
    folder = files("chrono.language") / "languages"
    path = folder / f"{language}.phrases.toml"
    data = tomllib.loads((path if path.is_file() else folder / "en.phrases.toml").read_text(encoding="utf-8"))
    return PhraseWords(*(frozenset(data[name]) for name in PhraseWords.__slots__))
