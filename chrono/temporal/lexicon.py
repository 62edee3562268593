"""Words of time as data: a language's word file, loaded once, with each word's kinds and what they stand for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?= )")
_PLURAL = re.compile(r"\w{2}[^\Ws]s\Z")
Value = int | str | bool
Kinds = dict[str, Value]
WORD: Kinds = {"word": True}
PLURAL: Kinds = {"word": True, "plural": True}
NAME: Kinds = {"name": True}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Attributes:
        language: ISO 639-1 code.
        words: a word in lower case, to its kinds and what it stands for in each (`second`: a unit, an ordinal).
        phrases: first word of expressions of several words, to the rest of each, longest first.
        capitalized: words that are words of time only with a capital letter.
        ambiguous: names of months and days that are other words too.
        in_names: words that are part of a name in capitals, to their kinds there (`capital` is one of them).
        dotted: abbreviations that take a full stop with them.
        future_cues: phrases that put the times of their sentence ahead of the article's date.
        past_cues: phrases that put them behind it.
        past_endings: endings of words that do.
        future_governors: words right before a time that put it ahead ("by").
        sure_future: words before a time in its clause that put it ahead in a history too ("will").
        past_governors: words right before a time that put it behind ("said").
        present_auxiliaries: words behind which a participle is no past ("is held").
        past_auxiliaries: words behind which a bare verb is of the past ("did not play").
        between: what may stand between such a word and the time.
        asking: verbs that ask for what is to come; asked_for, long_ago: words before them that leave it open.
        infinitive, no_infinitive: the mark of an infinitive, and words behind it that open none.
        particles: what may stand between an infinitive and its time; stretching: what opens a time that lasts.
    """

    language: str
    words: dict[str, Kinds]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Kinds], ...]]
    capitalized: frozenset[str]
    ambiguous: frozenset[str]
    in_names: dict[str, Kinds]
    dotted: frozenset[str]
    future_cues: tuple[str, ...]
    past_cues: tuple[str, ...]
    past_endings: tuple[str, ...]
    future_governors: tuple[str, ...]
    sure_future: tuple[str, ...]
    past_governors: tuple[str, ...]
    present_auxiliaries: frozenset[str]
    past_auxiliaries: frozenset[str]
    between: tuple[str, ...]
    asking: tuple[str, ...]
    asked_for: tuple[str, ...]
    long_ago: tuple[str, ...]
    infinitive: str
    no_infinitive: tuple[str, ...]
    particles: tuple[str, ...]
    stretching: tuple[str, ...]
    abbreviations: tuple[str, ...]

    def kinds_of(self, word: str) -> Kinds:
        """Kinds of a word as it stands in the text, {} when it is none of time's."""
        lower = word.lower()
        kinds = self.words.get(lower)
        if kinds is None or (lower in self.capitalized and not word[0].isupper()):
            return {}
        return self.in_names.get(lower, kinds) if word[0].isupper() else kinds


def kinds_of_stranger(word: str) -> Kinds:
    """What a word that means no time may be: a name, a word, a plural."""
    if word[0].isupper():
        return NAME
    return PLURAL if word[-1] == "s" and _PLURAL.search(word) else WORD


def languages() -> list[str]:
    """The languages that have a word file."""
    folder = files("chrono.temporal") / "languages"
    return sorted(entry.name.split(".")[0] for entry in folder.iterdir() if entry.name.endswith(".words.toml"))


def read_toml(name: str) -> dict[str, Any]:
    """A data file of this package's `languages` folder."""
    return tomllib.loads((files("chrono.temporal") / "languages" / name).read_text(encoding="utf-8"))


@cache
def load(language: str = "en") -> Lexicon:
    """The lexicon of a language.

    Raises:
        FileNotFoundError: chrono has no word file for it.
    """
    data = read_toml(f"{language}.words.toml")
    meta = data.pop("meta")
    words: dict[str, Kinds] = {}
    for kind, entries in data.items():
        for word, value in entries.items():
            words.setdefault(word, {})[kind] = value
    for kind in meta["plain"]:
        for word in data[kind]:
            words[word] |= kinds_of_stranger(word)
    ambiguous = frozenset(meta["ambiguous"])
    for word, kinds in words.items():
        for name in ("month", "weekday"):
            if name in kinds and word not in ambiguous:
                kinds[f"sure_{name}"] = kinds[name]
    phrases: dict[str, list[tuple[tuple[str, ...], Kinds]]] = {}
    for word in [w for w in words if " " in w]:
        first, *rest = _POSSESSIVE.sub(r" \g<0>", word).split()
        phrases.setdefault(first, []).append((tuple(rest), words.pop(word)))
    return Lexicon(
        language=meta["language"],
        words=words,
        phrases={first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in phrases.items()},
        capitalized=frozenset(meta["capitalized"]),
        ambiguous=ambiguous,
        in_names={word: {**words[word], "capital": True} for word in meta["in_names"]},
        dotted=frozenset(meta["dotted"]),
        future_cues=tuple(meta["future_cues"]),
        past_cues=tuple(meta["past_cues"]),
        past_endings=tuple(meta["past_endings"]),
        future_governors=tuple(meta["future_governors"]),
        sure_future=tuple(meta["sure_future"]),
        past_governors=tuple(meta["past_governors"]),
        present_auxiliaries=frozenset(meta["present_auxiliaries"]),
        past_auxiliaries=frozenset(meta["past_auxiliaries"]),
        between=tuple(meta["between"]),
        asking=tuple(meta["asking"]),
        asked_for=tuple(meta["asked_for"]),
        long_ago=tuple(meta["long_ago"]),
        infinitive=meta["infinitive"],
        no_infinitive=tuple(meta["no_infinitive"]),
        particles=tuple(meta["particles"]),
        stretching=tuple(meta["stretching"]),
        abbreviations=tuple(meta["abbreviations"]),
    )
