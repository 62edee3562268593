"""How alike two tellings are: what they share of names, words and kind, each weighted by how rare it is.

Weights are inverse document frequencies over articles (Spärck Jones 1972), kept as whole numbers, so that a sum does
not depend on the order of its terms. The measure is the overlap coefficient, the share of the shorter telling that the
longer one has, held back where there is little to share.
"""

from __future__ import annotations

import math
import re
from array import array
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from chrono.chronology.columns import Columns
from chrono.chronology.lexicon import load
from chrono.chronology.opposing import announces, compatible, fine, opposed
from chrono.chronology.telling import Telling, name_parts, named, names_of, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from chrono.events import Mention

SAME = 0.42  # from here on two tellings of one time are of one event
_SAME_ARTICLE = 0.9  # a writer seldom tells one event twice with two dates
_IMPLIED = 0.7  # where no expression dates one of them
_COARSE = 0.58  # "in December" and "on December 1"
_DISPUTED = 0.8  # two days for one event
LOOSE = 0.08  # the least that any two tellings of one event share
_UNIT = 1000  # of a weight
_STORY = 50  # articles of one story
_RELATED = 0.5  # of the names of an article that another one of the same matter has
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_KIND = "kind:"
_AT_WORK = 4096  # tellings, about six kilobytes each
# What happens in one place only.
_LOCAL = frozenset({"attack", "military", "disaster", "protest", "meeting"})
# What every day's papers are full of, in the same words.
_COMMON = frozenset({"statement", "economic", "other"})
# What the same people do day after day.
_REPEATED = frozenset({"statement", "meeting", "movement", "economic", "protest", "military", "other"})


class Corpus:
    """The tellings of a corpus and the weights of what they are told with.

    Attributes:
        columns: what is known of every telling.
        weights, by_number: of features, by their names and by their numbers.
        totals: the weight of all features of each telling.
        telling: a telling by its number, as it is compared; the last few thousand are at hand.
    """

    def __init__(
        self, articles: Iterable[Sequence[Mention]], language: str = "en", *, folder: Path | None = None
    ) -> None:
        """Weigh what a corpus tells.

        Args:
            articles: the mentions of each article together, in any order.
            language: of the words.
            folder: where mentions wait that are not at work (`Columns`).
        """
        self._lexicon = load(language)
        self.columns = Columns(articles, self._described, folder)
        number = len(self.columns.articles)
        self.by_number: Sequence[int] | Mapping[int, int] = array(
            "I", (round(_UNIT * math.log(1 + (number + 1) / (count + 0.5))) for count in self.columns.frequency)
        )
        self.weights = dict(zip(self.columns.numbers, self.by_number, strict=True))
        self._words = list(self.columns.numbers)
        # What at most ten articles have, or one in twenty, is rare; fifty may tell one story.
        self.rare = round(_UNIT * math.log(1 + (number + 1) / (max(10, number / 20) + 0.5)))
        self.told = round(_UNIT * math.log(1 + (number + 1) / (max(_STORY, number / 20) + 0.5)))
        self.typical = round(_UNIT * math.log(1 + (number + 1) / 2.5))
        features = map(self.columns.features, range(len(self.columns)))
        self.totals = array("I", (sum(self.by_number[f] for f in some) for some in features))
        self._article = {article_id: n for n, article_id in enumerate(self.columns.articles)}
        self.telling = lru_cache(_AT_WORK)(self._telling)

    def cut(self, tellings: Sequence[int]) -> Corpus:
        """Some tellings alone, by their numbers in order, with the weights that they have among all."""
        part = copy(self)
        part.columns = self.columns.cut(tellings)
        part.totals = array("I", (self.totals[i] for i in tellings))
        part._article = {article_id: n for n, article_id in enumerate(part.columns.articles)}
        features = {f for i in range(len(tellings)) for f in part.columns.features(i)}
        names = {f for article in range(len(part._article)) for f in part.columns.names(article)}
        part.by_number = {f: self.by_number[f] for f in sorted(features | names)}
        part.weights = {self._words[f]: self.by_number[f] for f in sorted(features)}
        part._words = []
        return part

    def __getstate__(self) -> dict[str, Any]:
        """What a copy has, here or in another process: all but the tellings at hand."""
        return {name: value for name, value in self.__dict__.items() if name != "telling"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Make a copy."""
        self.__dict__.update(state)
        self.telling = lru_cache(_AT_WORK)(self._telling)

    def close(self) -> None:
        """Let go of the mentions."""
        self.columns.close()
        self.telling.cache_clear()

    def _described(self, unit: Sequence[Mention]) -> tuple[frozenset[str], frozenset[str], bool]:
        return self._parts(unit)[0], names_of(unit), self._again(unit)

    def _again(self, unit: Sequence[Mention]) -> bool:
        return not self._lexicon.again.isdisjoint(w for m in unit for w in (m.lemma, *m.words))

    def _parts(self, unit: Sequence[Mention]) -> tuple[frozenset[str], frozenset[str]]:
        words = {self._lexicon.numbers.get(w, w) for m in unit for w in m.words} - self._lexicon.common
        own = {m.lemma for m in unit} - self._lexicon.common
        kinds = {f"{_KIND}{m.kind}" for m in unit if m.kind != "other"}
        return frozenset(words | names_of(unit) | own | kinds), frozenset(words)

    def _telling(self, i: int) -> Telling:
        unit = self.columns.unit(i)
        features, words = self._parts(unit)
        m = unit[0]
        actors = name_parts([name for m in unit for name in m.actors])
        places = name_parts([name for m in unit for name in m.places])
        content = words - actors - {m.lemma for m in unit if m.kind == "statement"}
        figures = frozenset(_FIGURE.findall(m.sentence))
        numbers = frozenset(f for f in features if _FIGURE.fullmatch(f))
        lemmas = frozenset(m.lemma for m in unit)
        kinds = frozenset(m.kind for m in unit)
        around = frozenset(w for w in _WORD.findall(m.sentence.casefold()) if w in self.weights) - features
        again, total = self.columns.again(i), self.totals[i]
        return Telling(m, features, content, around, actors, places, total, figures, numbers, again, lemmas, kinds)

    def shared(self, i: int, j: int) -> int:
        """The weight of the features that two tellings share."""
        return sum(self.by_number[f] for f in {*self.columns.features(i)}.intersection(self.columns.features(j)))

    def weight(self, features: Iterable[str]) -> int:
        """The weight of some features together."""
        return sum(self.weights[f] for f in features)

    def matter(self, a: str, b: str) -> float:
        """How far two articles speak of the same names, 0 to 1."""
        smaller = min(sum(self.by_number[f] for f in self.columns.names(self._article[one])) for one in (a, b))
        return self.common(a, b) / smaller if smaller else 0.0

    def common(self, a: str, b: str) -> int:
        """The weight of the names that two articles share."""
        mine, other = (self.columns.names(self._article[one]) for one in (a, b))
        return sum(self.by_number[f] for f in {*mine}.intersection(other))

    def likeness(self, a: Telling, b: Telling) -> float:
        """How alike two tellings are, whatever their times; 0 where they cannot be of one event."""
        if opposed(a, b):
            return 0.0
        shared = a.features & b.features
        smaller = min(a.total, b.total)
        beside = self.weight((a.features & b.around) | (b.features & a.around)) / 2
        score = min(smaller, self.weight(shared) + beside) / (smaller + self.typical / 2)
        score += 0.12 * bool(a.lemmas & b.lemmas) + 0.08 * min(2, len(named(a) & named(b)))
        if a.mention.article_id != b.mention.article_id:
            score += 0.15 * self.matter(a.mention.article_id, b.mention.article_id)
        if a.actors and b.actors and not (a.actors & b.features or b.actors & a.features):
            score -= 0.3  # other people: another event
        if a.places and b.places and not (a.places & b.features or b.places & a.features):
            if {a.mention.kind, b.mention.kind} & _LOCAL:
                return 0.0  # two attacks on one day in two cities
            score -= 0.3
        return max(0.0, score)

    def _same_matter(self, a: Telling, b: Telling) -> bool:
        """Whether two tellings share more than who acts: the same people on the same day do more than one thing."""
        if a.mention.kind == b.mention.kind == "statement" and not self._same_words(a, b):
            return False
        beside = (a.features & b.around) | (b.features & a.around)
        shared = a.features & b.features
        if a.mention.article_id != b.mention.article_id:
            daily = not (fine(a.mention) and fine(b.mention) and (a.kinds & b.kinds) - _COMMON)
            least = self.rare if daily else self.told
            rare = {f for f in shared | beside if self.weights[f] >= least and not f.startswith(_KIND)}
            # Where a whole corpus is about one matter, its names are not rare, but two of them still say who it was.
            two = len(named(a) & named(b)) > 1 and fine(a.mention) and fine(b.mention)
            two |= not daily and self._same_deed(a, b)
            if "statement" not in a.kinds | b.kinds and self._related(a, b):
                rare |= shared
            elif not two and len(rare) < (1 if fine(a.mention) and fine(b.mention) else 2):
                return False
            if "economic" in {a.mention.kind, b.mention.kind} and not self._same_business(a, b, rare):
                return False
        content = (beside & a.content) | (beside & b.content)
        return bool(a.content & b.content) or len(content) > 1 or placed(a, b)

    def _same_deed(self, a: Telling, b: Telling) -> bool:
        """Whether two tellings have the word for what happened and a name in common, and no figures that differ."""
        if not (a.lemmas & b.lemmas) - self._lexicon.common or not named(a) & named(b):
            return False
        return not (a.numbers and b.numbers and not a.numbers & b.numbers)

    def _related(self, a: Telling, b: Telling) -> bool:
        """Whether two articles tell of one matter, however many do: by the names of both, or in the same sentence."""
        mine, other = a.mention.article_id, b.mention.article_id
        if a.mention.sentence == b.mention.sentence:
            return True
        return self.matter(mine, other) >= _RELATED and self.common(mine, other) >= self.typical

    def _same_business(self, a: Telling, b: Telling, rare: set[str]) -> bool:
        """Results of companies are told in the same words: names and figures tell them apart."""
        return bool(rare & (named(a) | named(b))) and not (a.figures and b.figures and not a.figures & b.figures)

    def _same_words(self, a: Telling, b: Telling) -> bool:
        """A speaker says many things in a day: what was said must be alike."""
        smaller = min(self.weight(a.content), self.weight(b.content))
        return self.weight(a.content & b.content) >= 0.4 * smaller

    def same(self, a: Telling, b: Telling) -> float:
        """How sure two tellings whose times meet are of one event; 0 where they are not."""
        m, n = a.mention, b.mention
        if announces(m) or announces(n):
            score = self.likeness(a, b) if _came_of_it(a, b) else 0.0
            return score if score >= SAME else 0.0
        needed = SAME
        if m.article_id == n.article_id and not self._retold(a, b):
            needed = _SAME_ARTICLE
        if not (fine(m) and fine(n)) and m.interval is not None:
            needed = max(needed, _COARSE)
        if not self._same_matter(a, b):
            return 0.0
        if m.implied or n.implied:  # a time that nobody wrote agrees with too much
            needed = max(needed, _IMPLIED) if m.article_id != n.article_id else needed
            if not (self._retold(a, b) if m.article_id == n.article_id else self._both_told(a, b)):
                return 0.0
        score = self.likeness(a, b)
        return score if score >= needed else 0.0

    def _both_told(self, a: Telling, b: Telling) -> bool:
        """Whether two papers name the same people or places and tell the same of them, by words that are rare."""
        if (a.kinds | b.kinds) & {"statement", "economic"}:
            return False
        names = named(a) & named(b)
        told = (a.content & b.content) - names
        return any(self.weights[f] >= self.rare for f in names) and any(self.weights[f] >= self.rare for f in told)

    def _retold(self, a: Telling, b: Telling) -> bool:
        """Whether a writer comes back to an event by its own word: "signed a plan on Friday … signed the plan".

        Not by a saying, a figure or a count, which a day has many of.
        """
        m, n = a.mention, b.mention
        if m.interval != n.interval or m.value != n.value or not (m.interval is None or fine(m)):
            return False
        if (a.kinds | b.kinds) & {"statement", "economic"} or a.again or b.again:
            return False
        if a.numbers != b.numbers and a.numbers and b.numbers:
            return False
        if (m.implied or n.implied) and "other" in a.kinds | b.kinds:
            return False
        words = (a.lemmas & b.lemmas) - self._lexicon.common
        shared = a.content & b.content
        if m.interval is None and not (named(a) & named(b) and len(shared - words) > 0):
            return False
        return bool(words) and (len(shared - words) > 0 or min(a.content, b.content, key=len) <= words)

    def disputed(self, a: Telling, b: Telling) -> float:
        """How sure two tellings with days that lie close are of one event; 0 where they are not.

        Much must be shared, in both directions, names and more; what people do day after day asks for more still.
        """
        m, n = a.mention, b.mention
        if m.article_id == n.article_id or a.again or b.again or not m.factuality == n.factuality == "actual":
            return 0.0
        if a.numbers and b.numbers and not a.numbers & b.numbers:
            return 0.0
        if a.lemmas & b.lemmas & self._lexicon.once and set(m.actors) & set(n.actors):
            score = self.likeness(a, b)
            return score if score >= SAME else 0.0
        if not (_explicit(m) or _explicit(n)):
            return 0.0  # "Monday" in one, "Tuesday" in the other: every day has its report
        shared = a.features & b.features
        both = self.weight(shared) / max(1, a.total + b.total - self.weight(shared))
        names = shared & named(a) & named(b)
        told = (a.content | b.content) - named(a) - named(b)
        details = {f for f in told & a.content & b.content if self.weights[f] >= self.rare}
        if 3 * self.weight(details) < self.weight(told):
            return 0.0
        repeated = bool({m.kind, n.kind} & _REPEATED)
        needed = (2 if repeated else 1) - self._related(a, b)  # the articles say of whom, where the sentence does not
        if len(names) < needed or len(details) < 2 or len(names | details) < 4:
            return 0.0
        score = self.likeness(a, b)
        return score if score >= _DISPUTED and both >= (0.6 if repeated else 0.42) else 0.0


def _explicit(m: Mention) -> bool:
    """Whether the text gives the day by its number, not as "Monday" or "yesterday"."""
    return any(c.isdigit() for c in m.timex_text or "")


def _came_of_it(a: Telling, b: Telling) -> bool:
    """A plan without a date belongs to a dated event that may come of it, with the same people at the same place."""
    if announces(a.mention) and announces(b.mention):
        return False
    if not any(compatible(k, other) for k in a.kinds - {"other"} for other in b.kinds - {"other"}):
        return False
    people, places = set(a.mention.actors) & set(b.mention.actors), set(a.mention.places) & set(b.mention.places)
    return a.mention.article_id != b.mention.article_id and bool(people) and bool(places)
