"""Names that are known before any article is read: countries, cities, organizations, and how each is spelled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSON, ORG, PLACE = "PERSON", "ORG", "PLACE"
TYPES = {
    "PERSON": PERSON,
    "PER": PERSON,
    "ORG": ORG,
    "PLACE": PLACE,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "NORP": ORG,
}
"""The types of other makers' pipelines, in ours."""
LONGEST = 7  # words in the longest name that is looked up


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What a language's file of names says.

    Attributes:
        types: PERSON, ORG or PLACE of each known spelling, as written.
        ambiguous: spellings that are also people's names or plain words; they never decide alone.
        canonical: the preferred spelling of each known one, by its case-folded form.
        articles, possessive: around a name, never part of it.
        titles, personal_titles: lower-case words before a name; those that only people bear.
        never: lower-case words that are no name by themselves.
        demonyms: "Ukrainian" and "Ukrainians" to "Ukraine".
        endings, openings: type by the last word ("Ministry"; None for "Treaty", a name of another kind), and by the
            first word where "of" follows ("Bank of …").
        event_words: behind a name that only tells which event is meant ("the European Parliament election").
        nations: that have a demonym, and can be nothing else.
        small: first words of names that begin in small letters ("the West", "al-Qaeda").
        first: what the first words of known names begin with, for a tokenizer may cut them ("Al" of "Al-Quds Force").
    """

    types: Mapping[str, str]
    ambiguous: frozenset[str]
    canonical: Mapping[str, str]
    articles: frozenset[str]
    possessive: frozenset[str]
    titles: frozenset[str]
    personal_titles: frozenset[str]
    never: frozenset[str]
    demonyms: Mapping[str, str]
    endings: Mapping[str, str | None]
    openings: Mapping[str, str]
    event_words: frozenset[str]
    nations: frozenset[str]
    small: frozenset[str]
    first: frozenset[str]

    def type_of(self, text: str) -> str | None:
        """The type of a known spelling that can be nothing else ("Kremlin", "Moscow"; not "Jordan")."""
        return None if text in self.ambiguous else self.types.get(text)

    def spelled(self, text: str) -> str | None:
        """The spelling that the tables use of a name that news spells in several ways."""
        return self.canonical.get(text.casefold())

    def shape_type(self, text: str, otherwise: str) -> str | None:
        """The type that a name's own words give away ("… University", "Bank of …", "Gulf of …"), else the given one.

        None for what is no person, organization or place ("… Treaty").
        """
        words = text.split()
        if len(words) < 2:
            return otherwise
        if words[1] in {"of", "for"} or self.openings.get(words[0]) == PLACE:
            return self.openings.get(words[0], otherwise)
        return self.endings.get(words[-1], otherwise)


@cache
def load(language: str = "en") -> Gazetteer:
    """The names of a language; English where chrono has no file for it."""
    folder = files("chrono.language") / "languages"
    path = folder / f"{language}.names.toml"
    data = tomllib.loads((path if path.is_file() else folder / "en.names.toml").read_text(encoding="utf-8"))
    types: dict[str, str] = dict.fromkeys(_lines("cities.txt"), PLACE)
    canonical: dict[str, str] = {}
    for section, kind in (("places", PLACE), ("organizations", ORG), ("people", PERSON)):
        for name, others in data[section].items():
            for spelling in (name, *others):
                types[spelling] = kind
                if others:
                    canonical[spelling.casefold()] = name
    # An article is no part of a name that is one without it: "the Kremlin", but "the West".
    types = {text: kind for text, kind in types.items() if not text[0].islower() or text.partition(" ")[2] not in types}
    first_names = frozenset(_lines("en.first_names.txt"))
    ambiguous = frozenset(data["ambiguous"]) | (first_names & types.keys()) - data["people"].keys()
    endings: dict[str, str | None] = dict.fromkeys(data["other_endings"])
    endings |= dict.fromkeys(data["organization_endings"], ORG) | dict.fromkeys(data["place_endings"], PLACE)
    return Gazetteer(
        types=types,
        ambiguous=ambiguous,
        canonical=canonical,
        articles=frozenset(data["articles"]),
        possessive=frozenset(data["possessive"]),
        titles=frozenset(data["titles"]),
        personal_titles=frozenset(data["personal_titles"]),
        never=frozenset(data["never"]),
        demonyms=data["demonyms"],
        endings=endings,
        openings=dict.fromkeys(data["organization_openings"], ORG) | dict.fromkeys(data["place_openings"], PLACE),
        event_words=frozenset(data["event_words"]),
        nations=frozenset(data["demonyms"].values()) - ambiguous,
        small=frozenset(re.split(r"\W", text)[0] for text in types if text[0].islower()),
        first=frozenset(word[:n] for text in types for word in text.split(" ", 1)[:1] for n in range(1, len(word) + 1)),
    )


def _lines(name: str) -> list[str]:
    return (files("chrono.language") / "languages" / name).read_text(encoding="utf-8").splitlines()
