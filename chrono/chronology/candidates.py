"""Which tellings are worth comparing: those that share something and whose times meet, or nearly.

An inverted index over features and days: the work grows with what is shared, not with all pairs. A shelf that is
crowded (a name that hundreds of a day's tellings have) is walked by its neighbours in an order of likeness, the sorted
neighbourhood method of Hernández and Stolfo (1995), so that a thousand reports of one event still come together.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from chrono.chronology.opposing import announces, fine
from chrono.temporal.intervals import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chrono.chronology.similarity import Corpus, Telling
    from chrono.events import Mention

NEAR = 3  # days between two claims of one event's day
_CROWD = 48  # tellings of one shelf that are compared one by one
_NEIGHBOURS = 12
_ANY, _WINDOW = "any", "near"  # shelves without a time, and of some days: only where they are not crowded
_LEAST = 0.2  # of the shorter telling's weight that a pair shares to be looked at


def pairs(corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Pairs of tellings by number, the smaller first, in order."""
    tellings = corpus.tellings
    shelves = _shelves(tellings)
    listed: list[list[list[int]]] = [[] for _ in tellings]
    weights: list[list[int]] = [[] for _ in tellings]
    extra: list[set[int]] = [set() for _ in tellings]
    for (feature, _), shelf in shelves.items():
        if len(shelf) <= _CROWD:
            for i in shelf:
                listed[i].append(shelf)
                weights[i].append(corpus.weights.get(feature, 0))
        else:
            for i, j in _neighbours(shelf, tellings):
                extra[min(i, j)].add(max(i, j))
    for i, one in enumerate(tellings):
        found: dict[int, int] = {}
        for crowd, weight in zip(listed[i], weights[i], strict=True):
            for j in crowd:
                if j > i:
                    found[j] = found.get(j, 0) + weight
        for j in sorted(found.keys() | extra[i]):
            other = tellings[j]
            shared = corpus.weight(one.features & other.features) if j in extra[i] else found[j]
            if shared >= _LEAST * min(one.total, other.total) and (
                meet(one.mention, other.mention) or near(one.mention, other.mention)
            ):
                yield i, j


def meet(a: Mention, b: Mention) -> bool:
    """Whether two mentions may be of one time.

    "19 December" of an unknown year may be told twice; "yesterday" in two articles is two unknown days.
    """
    if a.interval is not None and b.interval is not None:
        return a.interval.meets(b.interval)
    if a.interval is not None or b.interval is not None or a.value != b.value:
        return False
    return a.article_id == b.article_id or (a.value.startswith("XXXX-") and a.value[5:7].isdigit())


def near(a: Mention, b: Mention) -> bool:
    """Whether two mentions name days that do not meet but lie so close that one may be a mistake."""
    if a.interval is None or b.interval is None or not (fine(a) and fine(b)):
        return False
    gap = max(a.interval.start - b.interval.end, b.interval.start - a.interval.end)
    return 0 <= gap < NEAR * DAY


def _shelves(tellings: Sequence[Telling]) -> dict[tuple[str, str], list[int]]:
    """Numbers of tellings by feature and time, in order.

    A telling of some days stands on the shelf of each of them, and of every stretch of days that it may share with a
    telling that lies near; where a feature dates something coarse, all that have it stand on one shelf as well.
    """
    shelves: dict[tuple[str, str], list[int]] = defaultdict(list)
    coarse: dict[str, bool] = defaultdict(bool)
    for t in tellings:
        for feature in t.features:
            coarse[feature] |= not fine(t.mention) or announces(t.mention)
    for i, t in enumerate(tellings):
        times = _times(t.mention)
        for feature in t.features:
            for time in times:
                shelves[feature, time].append(i)
            if coarse[feature]:
                shelves[feature, _ANY].append(i)
    return {key: shelf for key, shelf in shelves.items() if len(shelf) > 1 and (len(shelf) <= _CROWD or _dated(key[1]))}


def _dated(time: str) -> bool:
    return time != _ANY and not time.startswith(_WINDOW)


def _times(m: Mention) -> list[str]:
    if m.interval is None:
        return [m.value]
    if not fine(m):
        return [f"{m.interval.start}-{m.interval.end}"]
    first, last = m.interval.start // DAY, -(-m.interval.end // DAY) - 1
    days = [f"day {day}" for day in range(first, max(first, last) + 1)]
    # Windows that overlap by half, so that days NEAR apart share one.
    return days + [f"{_WINDOW} {at}" for at in range(first // NEAR - 1, last // NEAR + 1)]


def _neighbours(shelf: Sequence[int], tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of a crowded shelf: each telling with those that follow it when the like stand side by side."""
    ordered = sorted(shelf, key=lambda i: (_signature(tellings[i]), i))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield i, j


def _signature(t: Telling) -> tuple[int, str, tuple[str, ...]]:
    start = t.mention.interval.start // DAY if t.mention.interval else 0
    return (start, t.mention.lemma, tuple(sorted(t.actors | t.places)))
