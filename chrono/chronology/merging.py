"""Mentions that tell of one event, brought together.

Two mentions are candidates when their times meet. They tell of the same event when what they share (names and words,
each weighted by how rare it is among all mentions: inverse document frequency) is enough of what the shorter one says.
Pairs are joined from the surest on, and a group takes a new member only when it fits every other (complete linkage),
so a chain of likenesses never pulls two different events together. The input's order changes nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.temporal.intervals import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chrono.events import Mention

_SAME = 0.42  # of the shorter mention's weight that must be shared
_SAME_ARTICLE = 0.7  # a writer seldom tells one event twice with two dates
_LOOSE = 0.1  # the least that any two members of a group share
_FINE = 8 * DAY
_COMPATIBLE = (
    {"movement", "meeting", "agreement"},
    {"attack", "military", "disaster"},
    {"statement", "decision"},
    {"protest", "military"},
    {"decision", "election", "legal", "agreement"},
)
# What happens in one place only.
_LOCAL = frozenset({"attack", "military", "disaster", "protest", "meeting"})
# Words that nearly every report has.
_COMMON = frozenset(
    {"say", "tell", "be", "have", "more", "new", "year", "day", "monday", "make", "take", "will", "people"}
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one event; `dated` are those with a date of their own, which decide when it was."""

    mentions: tuple[Mention, ...]

    @property
    def dated(self) -> tuple[Mention, ...]:
        """The mentions that are not merely implied; all when there is no other."""
        own = tuple(m for m in self.mentions if not m.implied)
        return own or self.mentions


def merge(mentions: Iterable[Mention], *, implied: bool = False) -> list[Cluster]:
    """Group mentions into events.

    Args:
        mentions: of all articles, in any order.
        implied: whether a mention dated only by context may stand as an event of its own; else it only joins others.
    """
    ordered = sorted(mentions, key=lambda m: (m.article_id, m.sentence_start, m.mention_id, m.value, m.label))
    weights = _weights(ordered)
    features = [_features(m) for m in ordered]
    scored = sorted(
        ((score, i, j) for i, j in _candidates(ordered) if (score := _score(ordered, features, weights, i, j)) > 0),
        key=lambda s: (-s[0], s[1], s[2]),
    )
    scores = {(i, j): score for score, i, j in scored}
    group = list(range(len(ordered)))
    members: dict[int, list[int]] = {i: [i] for i in group}
    for _, i, j in scored:
        a, b = group[i], group[j]
        if a != b and _fits(members[a], members[b], scores):
            for k in members[b]:
                group[k] = a
            members[a] += members.pop(b)
    clusters = [Cluster(tuple(ordered[k] for k in sorted(m))) for m in members.values()]
    return [c for c in clusters if implied or any(not m.implied for m in c.mentions)]


def _features(m: Mention) -> frozenset[str]:
    names = {part.casefold() for name in (*m.actors, *m.places) for part in name.split()}
    return frozenset(names | {w for w in m.words if w not in _COMMON})


def _weights(mentions: Sequence[Mention]) -> dict[str, float]:
    """Inverse document frequency of every word and name, by article."""
    where: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        for word in _features(m):
            where[word].add(m.article_id)
    total = len({m.article_id for m in mentions})
    return {word: math.log(1 + (total + 1) / (len(ids) + 0.5)) for word, ids in where.items()}


def _candidates(mentions: Sequence[Mention]) -> Iterable[tuple[int, int]]:
    """Pairs whose times meet: short ones by the day that they touch, long ones by their bounds. Not quadratic."""
    shelves: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for i, m in enumerate(mentions):
        if m.interval is None:
            # "19 December" of an unknown year may be told twice; "yesterday" in two articles is two unknown days.
            known = m.value if m.value.startswith("XXXX-") and m.value[5:7].isdigit() else f"{m.article_id} {m.value}"
            shelves["unknown " + known, 0, 0].append(i)
        elif m.interval.end - m.interval.start <= _FINE or m.implied:
            for day in range(m.interval.start // DAY, -(-m.interval.end // DAY)):
                shelves["day", day, 0].append(i)
        else:
            shelves["span", m.interval.start, m.interval.end].append(i)
    pairs: set[tuple[int, int]] = set()
    for shelf in shelves.values():
        pairs.update(_pairs(shelf, mentions))
    return sorted(pairs)


def _pairs(shelf: Sequence[int], mentions: Sequence[Mention]) -> Iterable[tuple[int, int]]:
    """Pairs of a shelf; of a crowded one only those that share an actor or a trigger."""
    if len(shelf) <= 60:
        return ((i, j) for at, i in enumerate(shelf) for j in shelf[at + 1 :])
    keyed: dict[str, list[int]] = defaultdict(list)
    for i in shelf:
        for key in {*mentions[i].actors, *mentions[i].places, mentions[i].lemma}:
            keyed[key].append(i)
    # What more than 200 of a day's mentions share tells none of them apart.
    kept = (group for group in keyed.values() if len(group) <= 200)
    return ((i, j) for group in kept for at, i in enumerate(group) for j in group[at + 1 :])


def _score(
    mentions: Sequence[Mention],
    features: Sequence[frozenset[str]],
    weights: dict[str, float],
    i: int,
    j: int,
) -> float:
    """How sure two mentions tell of one event, 0 when they do not."""
    a, b = mentions[i], mentions[j]
    if not _kinds_agree(a, b) or (a.implied and b.implied) or "negated" in {a.factuality, b.factuality}:
        return 0.0
    shared = features[i] & features[j]
    smaller = min(sum(weights[w] for w in features[i]), sum(weights[w] for w in features[j]))
    if not smaller or not shared:
        return 0.0
    score = sum(weights[w] for w in shared) / smaller
    names = {*a.actors, *a.places} & {*b.actors, *b.places}
    score += 0.15 * (a.lemma == b.lemma) + 0.1 * min(2, len(names))
    if a.actors and b.actors and not set(a.actors) & set(b.actors):
        score -= 0.3  # other people: another event
    if a.places and b.places and not set(a.places) & set(b.places):
        if {a.kind, b.kind} & _LOCAL:
            return 0.0  # two attacks on one day in two cities
        score -= 0.3
    if a.implied or b.implied:
        return score if _announces(a, b) else 0.0
    needed = _SAME_ARTICLE if a.article_id == b.article_id else _SAME
    return score if score >= needed else 0.0


def _announces(a: Mention, b: Mention) -> bool:
    """A plan without a date belongs to a dated event of another article with the same people at the same place."""
    people = set(a.actors) & set(b.actors)
    return a.article_id != b.article_id and bool(people) and bool(set(a.places) & set(b.places))


def _kinds_agree(a: Mention, b: Mention) -> bool:
    return a.kind == b.kind or "other" in {a.kind, b.kind} or any({a.kind, b.kind} <= some for some in _COMPATIBLE)


def _fits(a: Sequence[int], b: Sequence[int], scores: dict[tuple[int, int], float]) -> bool:
    return all(scores.get((min(i, j), max(i, j)), 0.0) > _LOOSE for i in a for j in b)
