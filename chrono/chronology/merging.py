"""Mentions that tell of one event, brought together.

What one sentence tells of one event by several words is one from the start (`units`). Pairs that are worth a look
(`candidates`) are compared (`similarity`) and joined from the surest on. A group takes others in only when those that
tell most on both sides all share something (complete linkage at a low bar, over a few representatives, so that a
hundred sources cost little), so a chain of likenesses never pulls two different events together. Groups whose days
differ are joined last, as one event with disputed days, and only where no article tells of both. The input's order
changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.chronology.candidates import meet, pairs
from chrono.chronology.opposing import announces
from chrono.chronology.similarity import LOOSE, Corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chrono.chronology.similarity import Telling
    from chrono.events import Mention

_REPRESENTATIVES = 5  # of a group, when two groups are compared


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one event; `dated` are those with a date of their own, which decide when it was."""

    mentions: tuple[Mention, ...]

    @property
    def dated(self) -> tuple[Mention, ...]:
        """The mentions that are not merely implied; all when there is no other."""
        own = tuple(m for m in self.mentions if not m.implied)
        return own or self.mentions

    @property
    def leading(self) -> tuple[Mention, ...]:
        """Those of the dated ones that name the event, by the words that a reader would name it by."""
        return tuple(m for m in self.dated if m.told_with is None) or self.dated


def merge(mentions: Iterable[Mention], *, implied: bool = False) -> list[Cluster]:
    """Group mentions into events.

    Args:
        mentions: of all articles, in any order.
        implied: whether a mention dated only by context may stand as an event of its own; else it only joins others.
    """
    ordered = sorted(mentions, key=lambda m: (m.article_id, m.sentence_start, m.mention_id, m.value, m.label))
    corpus = Corpus(ordered)
    same: list[tuple[float, int, int]] = []
    disputed: list[tuple[float, int, int]] = []
    for i, j in pairs(corpus):
        a, b = corpus.tellings[i], corpus.tellings[j]
        if meet(a.mention, b.mention):
            if score := corpus.same(a, b):
                same.append((-score, i, j))
        elif score := corpus.disputed(a, b):
            disputed.append((-score, i, j))
    groups = _Groups(corpus)
    for _, i, j in sorted(same):
        groups.join(i, j)
    for _, i, j in sorted(disputed):
        groups.join(i, j, disputed=True)
    at = {id(m): k for k, m in enumerate(ordered)}
    told = ([m for k in members for m in corpus.units[k]] for members in groups.members.values())
    clusters = [Cluster(tuple(sorted(some, key=lambda m: at[id(m)]))) for some in told]
    return [c for c in clusters if implied or any(not m.implied for m in c.mentions)]


class _Groups:
    """Tellings in groups that grow."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._group = list(range(len(corpus.tellings)))
        self.members: dict[int, list[int]] = {i: [i] for i in self._group}
        self._heads: dict[int, list[int]] = {i: [i] for i in self._group}

    def join(self, i: int, j: int, *, disputed: bool = False) -> None:
        """Make the groups of two tellings one, where they fit."""
        a, b = self._group[i], self._group[j]
        if a == b or not self._fit(a, b, disputed=disputed):
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        for k in self.members[b]:
            self._group[k] = a
        self.members[a] += self.members.pop(b)
        heads = {*self._heads[a], *self._heads.pop(b)}
        self._heads[a] = sorted(heads, key=lambda k: (-self._corpus.tellings[k].total, k))[:_REPRESENTATIVES]

    def _fit(self, a: int, b: int, *, disputed: bool) -> bool:
        tellings = self._corpus.tellings
        mine, others = ([tellings[k] for k in self.members[g]] for g in (a, b))
        if disputed:
            if {t.mention.article_id for t in mine} & {t.mention.article_id for t in others}:
                return False  # who tells of both days tells of two events
            if any(t.again for t in (*mine, *others)):
                return False
        elif not _meet(mine, others):
            return False
        heads = [(tellings[k], tellings[n]) for k in self._heads[a] for n in self._heads[b]]
        return all(self._corpus.likeness(t, u) > LOOSE for t, u in heads if not _announced(t, u))


def _announced(a: Telling, b: Telling) -> bool:
    return announces(a.mention) or announces(b.mention)


def _meet(mine: Sequence[Telling], others: Sequence[Telling]) -> bool:
    """Whether the times of two groups all meet."""
    spans = [t.mention.interval for t in (*mine, *others) if t.mention.interval]
    if not spans:
        return True
    # Intervals meet pairwise exactly when all share an instant (Helly's theorem in one dimension).
    return max(s.start for s in spans) < min(s.end for s in spans)
