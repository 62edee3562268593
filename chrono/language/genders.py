"""Whether a person is a woman or a man, as far as titles, first names and surnames tell: for "he" and "she" alone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Gender = Literal["woman", "man"]


@dataclass(frozen=True, slots=True)
class Genders:
    """What a language's lists say; words in lower case, names as written.

    Attributes:
        pronouns: by whom each stands for.
        titles: words before a name: "Mrs", "spokesman", "his wife".
        first_names: of one sex only.
        endings: of surnames that have two forms.
        surnames: that only look as if they had.
        persons: nouns for people of either sex.
    """

    pronouns: Mapping[str, Gender]
    titles: Mapping[str, Gender]
    first_names: Mapping[str, Gender]
    endings: Mapping[str, Gender]
    surnames: frozenset[str]
    persons: frozenset[str]

    def of(self, name: str, titles: Iterable[str] = ()) -> Gender | None:
        """Whether somebody is a woman or a man; None where nothing tells, or two things tell otherwise.

        Args:
            name: in full, as the tables spell it.
            titles: the words that stand before it anywhere in an article.
        """
        told = {self.titles[word] for title in titles if (word := title.lower()) in self.titles}
        if told:
            return told.pop() if len(told) == 1 else None
        first, *more = name.split()
        if first in self.first_names:
            return self.first_names[first]
        last = (more or [first])[-1].lower()
        ending = next((ending for ending in self.endings if last.endswith(ending)), None)
        return self.endings[ending] if ending and last not in self.surnames else None


@cache
def load(language: str = "en") -> Genders:
    """The lists of a language; those of English where chrono has none for it."""
    folder = files("chrono.language") / "languages"
    if not (folder / f"{language}.genders.toml").is_file():
        language = "en"
    data: dict[str, Any] = tomllib.loads((folder / f"{language}.genders.toml").read_text(encoding="utf-8"))
    sides: tuple[tuple[str, Gender], ...] = (("women", "woman"), ("men", "man"))
    found: dict[str, dict[str, Gender]] = {"pronouns": {}, "titles": {}, "first_names": {}, "surname_endings": {}}
    for part, gender in sides:
        census = (folder / f"{language}.{part}.txt").read_text(encoding="utf-8").split()
        found["first_names"] |= dict.fromkeys(census, gender)
    for part, gender in sides:  # names of the world's news over those of the census
        for of_what, words in data[part].items():
            found[of_what] |= dict.fromkeys(words, gender)
    for name in data["neither"]["first_names"]:
        found["first_names"].pop(name, None)
    return Genders(
        pronouns=found["pronouns"],
        titles=found["titles"],
        first_names=found["first_names"],
        endings=found["surname_endings"],
        surnames=frozenset(data["neither"]["surnames"]),
        persons=frozenset(data["neither"]["nouns"]),
    )
