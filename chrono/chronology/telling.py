"""What is told by one sentence, as it is compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.events import Mention


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells of one event, by one mention or several, as it is compared.

    Attributes:
        mention: the one that leads.
        features: names, words and kinds.
        content: words that are neither names of those who act nor the kind nor a saying.
        around: features of any telling that stand in the sentence around, as written: they count half.
        actors, places: parts of names in lower case.
        total: the weight of all features.
        figures: numbers of the sentence as written.
        numbers: numbers among the features, in figures.
        again: whether the words say that it is one of several alike.
        lemmas, kinds: of all its mentions.
    """

    mention: Mention
    features: frozenset[str]
    content: frozenset[str]
    around: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    total: int
    figures: frozenset[str]
    numbers: frozenset[str]
    again: bool
    lemmas: frozenset[str]
    kinds: frozenset[str]


def named(t: Telling) -> frozenset[str]:
    """Parts of the names of those who act, and of places."""
    return t.actors | t.places


def placed(a: Telling, b: Telling) -> bool:
    """Whether two tellings are of one kind at one place."""
    return a.mention.kind == b.mention.kind != "statement" and bool(a.places & b.places)


def names_of(unit: Sequence[Mention]) -> frozenset[str]:
    """Parts of all names in some mentions."""
    return name_parts([name for m in unit for name in (*m.actors, *m.places)])


def name_parts(names: Sequence[str]) -> frozenset[str]:
    """The words of some names, in lower case."""
    return frozenset(part for name in names for part in name.casefold().split())
