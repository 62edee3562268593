"""Which tellings are worth comparing: those that share something and whose times meet, or nearly.

An inverted index over features and days: the work grows with what is shared, not with all pairs. A shelf that is
crowded (a name that hundreds of a day's tellings have) is walked by its neighbours in an order of likeness, the sorted
neighbourhood method of Hernández and Stolfo (1995), so that a thousand reports of one event still come together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from chrono.temporal.intervals import DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from chrono.chronology.columns import Columns
    from chrono.chronology.similarity import Corpus
    from chrono.chronology.stretches import Stretch
    from chrono.chronology.telling import Telling
    from chrono.events import Mention

CROWD = 48  # tellings of one shelf that are compared one by one
_NEIGHBOURS = 12
_LEAST = 0.2  # of the shorter telling's weight that a pair shares to be looked at


def pairs(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Pairs of tellings of a stretch that are its own, by number, the smaller first, in order."""
    corpus, columns, totals = stretch.corpus, stretch.corpus.columns, stretch.corpus.totals
    listed, extra = _filed(stretch)
    none: frozenset[int] = frozenset()
    owns = _owning(stretch)
    for i in sorted(listed.keys() | extra.keys()):
        found: dict[int, int] = {}
        for weight, shelf_of in listed.pop(i, ()):
            for j in shelf_of[bisect_right(shelf_of, i) :]:
                found[j] = found.get(j, 0) + weight
        crowd, own = extra.get(i, none), totals[i]
        for j in crowd:
            found[j] = corpus.shared(i, j)
        alike = [j for j, shared in found.items() if shared >= _LEAST * min(own, totals[j]) and owns(i, j)]
        at_once = columns.meeting(i, alike)
        if not columns.dated(i):
            at_once = [j for j in at_once if meet(corpus.telling(i).mention, corpus.telling(j).mention)]
        for j in sorted({*at_once, *columns.near(i, alike)}):
            yield i, j


def _owning(stretch: Stretch) -> Callable[[int, int], int]:
    """Whether a pair is looked at in this stretch: that of the earlier; of the first that is not of some days."""
    columns, own = stretch.corpus.columns, stretch.own
    fine = [columns.fine(i) for i in range(len(columns))]
    day = [columns.first_day(i) for i in range(len(columns))]

    def owns(i: int, j: int) -> int:
        if fine[i]:
            return own[j if not fine[j] or day[j] < day[i] else i]
        return own[i]

    return owns


def meet(a: Mention, b: Mention) -> bool:
    """Whether two mentions may be of one time.

    "19 December" of an unknown year may be told twice; "yesterday" in two articles is two unknown days.
    """
    if a.interval is not None and b.interval is not None:
        return a.interval.meets(b.interval)
    if a.interval is not None or b.interval is not None or a.value != b.value:
        return False
    return a.article_id == b.article_id or (a.value.startswith("XXXX-") and a.value[5:7].isdigit())


def _filed(stretch: Stretch) -> tuple[dict[int, list[tuple[int, array[int]]]], dict[int, set[int]]]:
    """Of every telling the shelves that it stands on, with their features' weights; and its neighbours on crowded ones.

    The neighbours are those that come after it, by number.
    """
    corpus = stretch.corpus
    listed: dict[int, list[tuple[int, array[int]]]] = defaultdict(list)
    extra: dict[int, set[int]] = defaultdict(set)
    for feature, having in _having(corpus.columns):
        for shelf, dated in _shelves(stretch, feature, having):
            if len(shelf) <= CROWD:
                held = (corpus.by_number[feature], array("I", shelf))
                for i in shelf:
                    listed[i].append(held)
            elif dated:
                for i, j in _neighbours(shelf, corpus):
                    extra[min(i, j)].add(max(i, j))
    return listed, extra


def _having(columns: Columns) -> Iterator[tuple[int, array[int]]]:
    """Features by number, and the tellings that have them, in order; only features of several tellings."""
    count = Counter(feature for i in range(len(columns)) for feature in columns.features(i))
    having = {feature: array("I") for feature, some in count.items() if some > 1}
    for i in range(len(columns)):
        for feature in columns.features(i):
            if feature in having:
                having[feature].append(i)
    while having:
        yield having.popitem()


def _shelves(stretch: Stretch, feature: int, having: Sequence[int]) -> Iterator[tuple[list[int], bool]]:
    """Those of some tellings that have a feature in common which share a time as well, and whether it is a full one.

    A telling of some days stands on the shelf of each of them, and of every stretch of days that it may share with a
    telling that lies near; where a feature dates something coarse, all that have it stand on one shelf as well.
    """
    columns = stretch.corpus.columns
    days: dict[object, list[int]] = defaultdict(list)
    around: dict[object, list[int]] = defaultdict(list)
    for i in having:
        if stretch.coarse and columns.fine(i):
            continue  # its days are another stretch's
        own, near_by = columns.times(i)
        for time in own:
            days[time].append(i)
        for time in near_by:
            around[time].append(i)
    yield from ((shelf, True) for shelf in days.values() if len(shelf) > 1)
    yield from ((shelf, False) for shelf in around.values() if len(shelf) > 1)
    if feature in stretch.whole:
        yield list(having), False


def _neighbours(shelf: Sequence[int], corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Pairs of a crowded shelf: each telling with those that follow it when the like stand side by side."""
    ordered = sorted(shelf, key=lambda i: (_signature(corpus.telling(i)), i))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield i, j


def _signature(t: Telling) -> tuple[int, str, tuple[str, ...]]:
    start = t.mention.interval.start // DAY if t.mention.interval else 0
    return (start, t.mention.lemma, tuple(sorted(t.actors | t.places)))
