"""A corpus cut by time, so that its tellings can be compared piece by piece, anywhere, with what comparing all gives.

Weights are of the whole corpus. Tellings of some days are cut by their first day; a stretch takes in its neighbours as
far as they can stand on a shelf with one of its own. Tellings of longer times, or of none, are cut by themselves, each
with the others that share a rare feature and whose times meet. Every pair is looked at in one piece only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from chrono.chronology.candidates import CROWD, meet, pairs
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chrono.chronology.columns import Columns
    from chrono.chronology.similarity import Corpus

    Scored = list[tuple[float, int, int]]

_SIZE = 4096  # tellings of a stretch, some eight megabytes
# A telling of some days spans nine at most. One that lies near another may begin eleven days after it, and the shelves
# that they share hold tellings that begin from thirteen days before the earlier one to thirteen days after it.
_MARGIN = 13


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tellings that are compared with each other: a job for any machine.

    Attributes:
        corpus: these tellings alone, with the weights of all.
        numbers: theirs in the whole corpus, in order.
        own: whether each is the stretch's own (1), or there for its neighbours (0).
        whole: features whose tellings stand on one shelf, whatever their times.
        coarse: whether it is of tellings whose times are more than some days, or not known.
    """

    corpus: Corpus
    numbers: array[int]
    own: bytearray
    whole: frozenset[int]
    coarse: bool

    def run(self) -> tuple[Scored, Scored]:
        """Pairs that are the same event, and pairs that dispute its day: the surer the smaller the first number."""
        corpus = self.corpus
        same: Scored = []
        disputed: Scored = []
        with closing(corpus):
            for i, j in pairs(self):
                a, b = corpus.telling(i), corpus.telling(j)
                if meet(a.mention, b.mention):
                    if score := corpus.same(a, b):
                        same.append((-score, self.numbers[i], self.numbers[j]))
                elif score := corpus.disputed(a, b):
                    disputed.append((-score, self.numbers[i], self.numbers[j]))
        return same, disputed

    @property
    def articles(self) -> tuple[str, ...]:
        """It cannot be halved: it counts as one."""
        return ("",)

    def lost(self, reason: str) -> tuple[Scored, Scored]:
        """Without it events would be missed: nothing is left but to say so."""
        raise ChronoError(f"what the articles tell cannot be merged: {reason}")


def stretches(corpus: Corpus, size: int = _SIZE) -> Iterator[Stretch]:
    """The whole corpus, in pieces of about so many tellings."""
    columns = corpus.columns
    shelves = _Shelves(columns)
    fine = sorted((i for i in range(len(columns)) if columns.fine(i)), key=columns.first_day)
    days = array("q", map(columns.first_day, fine))
    for begin, end in _cut(days, size):
        first, last = bisect_left(days, begin - _MARGIN), bisect_left(days, end + _MARGIN)
        own = fine[bisect_left(days, begin) : bisect_left(days, end)]
        yield _stretch(corpus, shelves, fine[first:last], own, coarse=False)
    coarse = sorted((i for i in range(len(columns)) if not columns.fine(i)), key=columns.time)
    at = 0
    while at < len(coarse):
        end = min(at + size, len(coarse))
        while end < len(coarse) and columns.time(coarse[end])[:3] == columns.time(coarse[end - 1])[:3]:
            end += 1  # those of one time stand on one shelf
        own = coarse[at:end]
        yield _stretch(corpus, shelves, [*own, *(j for i in own for j in shelves.meeting(i))], own, coarse=True)
        at = end


def _cut(days: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """The first day of each stretch and the day after its last: no shorter than what it takes in on both sides."""
    at = 0
    while at < len(days):
        upto = max(days[min(at + size, len(days)) - 1] + 1, days[at] + 2 * _MARGIN)
        yield days[at], upto
        at = bisect_left(days, upto)


def _stretch(corpus: Corpus, shelves: _Shelves, some: Sequence[int], own: Sequence[int], *, coarse: bool) -> Stretch:
    numbers = array("I", sorted(set(some)))
    mine = set(own)
    part = corpus.cut(numbers)
    whole = frozenset(filter(shelves.whole, part.by_number))
    return Stretch(part, numbers, bytearray(i in mine for i in numbers), whole, coarse)


class _Shelves:
    """The shelves of features that date something coarse, on which all tellings that have one stand."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        count = array("I", bytes(4 * len(columns.numbers)))
        coarse = bytearray(len(count))
        for i in range(len(columns)):
            any_time = columns.coarse(i)
            for feature in columns.features(i):
                count[feature] += 1
                coarse[feature] |= any_time
        self._places = array(
            "Q", accumulate((n * k * (1 < n <= CROWD) for n, k in zip(count, coarse, strict=True)), initial=0)
        )
        self._having = array("I", bytes(4 * self._places[-1]))
        filled = array("Q", self._places)
        for i in range(len(columns)):
            for feature in filter(self.whole, columns.features(i)):
                self._having[filled[feature]] = i
                filled[feature] += 1

    def whole(self, feature: int) -> bool:
        """Whether a feature has such a shelf."""
        return self._places[feature] < self._places[feature + 1]

    def meeting(self, i: int) -> list[int]:
        """The tellings that share a shelf with one, and its time."""
        places = self._places
        shelves = (self._having[places[f] : places[f + 1]] for f in self._columns.features(i))
        return self._columns.meeting(i, set().union(*shelves))
