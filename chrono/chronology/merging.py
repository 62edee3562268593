"""Mentions that tell of one event, brought together.

What one sentence tells of one event by several words is one from the start (`units`). Pairs that are worth a look
(`candidates`) are compared (`similarity`), stretch by stretch (`stretches`), and joined from the surest on. A group
takes others in only when those that tell most on both sides all share something (complete linkage at a low bar, over a
few representatives, so that a hundred sources cost little), so a chain of likenesses never pulls two different events
together. Groups whose days differ are joined last, as one event with disputed days, and only where no article tells of
both. The input's order changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.chronology.columns import place
from chrono.chronology.opposing import announces
from chrono.chronology.similarity import LOOSE, Corpus
from chrono.chronology.stretches import stretches
from chrono.temporal.intervals import DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from chrono.chronology.stretches import Scored, Stretch
    from chrono.chronology.telling import Telling
    from chrono.events import Mention

_WEEK = 7 * DAY
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
    told: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        told[m.article_id].append(m)
    return list(clusters(told.values(), implied=implied))


def serially(some: Iterable[Stretch]) -> Iterator[tuple[Scored, Scored]]:
    """Compare here, one stretch after the other."""
    return (stretch.run() for stretch in some)


def clusters(
    articles: Iterable[Sequence[Mention]],
    *,
    implied: bool = False,
    folder: Path | None = None,
    done: Callable[[Iterable[Stretch]], Iterable[tuple[Scored, Scored]]] = serially,
) -> Iterator[Cluster]:
    """The events of a corpus of any size, one after the other.

    Args:
        articles: the mentions of each article together, in any order.
        implied: as for `merge`.
        folder: where the mentions wait meanwhile, in a file that has no name and is gone in the end.
        done: does the jobs of comparing, and gives what their `run` gives, in any order.
    """
    with closing(Corpus(articles, folder=folder)) as corpus:
        yield from joined(corpus, done(stretches(corpus)), implied=implied)


def joined(corpus: Corpus, found: Iterable[tuple[Scored, Scored]], *, implied: bool = False) -> Iterator[Cluster]:
    """The events of a corpus whose tellings have been compared, one after the other.

    Args:
        corpus: what the articles tell.
        found: what comparing its stretches gave, in any order.
        implied: as for `merge`.
    """
    columns = corpus.columns
    groups = _grouped(corpus, found)
    for i in range(len(columns)):
        members = groups.of(i)
        if members and (implied or any(map(columns.stands, members))):
            yield Cluster(tuple(sorted((m for k in members for m in columns.unit(k)), key=place)))


def _grouped(corpus: Corpus, found: Iterable[tuple[Scored, Scored]]) -> _Groups:
    """The tellings in groups, joined from the surest pair on."""
    same: Scored = []
    disputed: Scored = []
    for one, other in found:
        same += one
        disputed += other
    groups = _Groups(corpus)
    for _, i, j in sorted(same):
        groups.join(i, j)
    for _, i, j in sorted(disputed):
        groups.join(i, j, disputed=True)
    return groups


class _Groups:
    """Tellings in groups that grow; of those that stand alone nothing is held."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._group: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._heads: dict[int, list[int]] = {}

    def of(self, i: int) -> list[int]:
        """The members of the group that a telling stands for; none where another one does."""
        return [] if self._group.get(i, i) != i else self._members.get(i, [i])

    def join(self, i: int, j: int, *, disputed: bool = False) -> None:
        """Make the groups of two tellings one, where they fit."""
        a, b = self._group.get(i, i), self._group.get(j, j)
        if a == b or not self._fit(a, b, disputed=disputed):
            return
        if len(self.of(a)) < len(self.of(b)):
            a, b = b, a
        for k in self.of(b):
            self._group[k] = a
        heads = {*self._heads.get(a, [a]), *self._heads.pop(b, [b])}
        self._members[a] = self.of(a) + self._members.pop(b, [b])
        self._heads[a] = sorted(heads, key=lambda k: (-self._corpus.totals[k], k))[:_REPRESENTATIVES]

    def _fit(self, a: int, b: int, *, disputed: bool) -> bool:
        columns, telling = self._corpus.columns, self._corpus.telling
        mine, others = self.of(a), self.of(b)
        if disputed:
            if not {*self._dating(mine)}.isdisjoint(self._dating(others)):
                return False  # who tells of both days tells of two events
            if any(map(columns.again, (*mine, *others))):
                return False
        elif not _meet([columns.interval(k) for k in (*mine, *others)]):
            return False
        heads = [(telling(k), telling(n)) for k in self._heads.get(a, [a]) for n in self._heads.get(b, [b])]
        return all(self._corpus.likeness(t, u) > LOOSE for t, u in heads if not _announced(t, u))

    def _dating(self, tellings: Sequence[int]) -> Iterator[int]:
        """The articles that tell of an event by its day: "last week" takes no side."""
        columns = self._corpus.columns
        for k in tellings:
            span = columns.interval(k)
            if span is not None and span[1] - span[0] < _WEEK:
                yield columns.article(k)


def _announced(a: Telling, b: Telling) -> bool:
    return announces(a.mention) or announces(b.mention)


def _meet(times: Iterable[tuple[int, int] | None]) -> bool:
    """Whether some times (first second, end) all meet; one that is not known meets all."""
    known = [time for time in times if time is not None]
    # Intervals meet pairwise exactly when all share an instant (Helly's theorem in one dimension).
    return not known or max(start for start, _ in known) < min(end for _, end in known)
