"""The tellings of a corpus as columns of numbers; the mentions themselves wait in a file until they are asked for.

What candidates and groups need of every telling is its features, its time and its article: some sixty bytes. A mention
as an object is two kilobytes, and what comparing makes of it twice as much.
"""

from __future__ import annotations

import marshal
from array import array
from copy import copy
from io import BytesIO
from itertools import accumulate, chain
from operator import attrgetter
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from chrono.chronology.opposing import announces, fine
from chrono.chronology.units import units
from chrono.events import Mention
from chrono.temporal.intervals import DAY, Grain, Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
    from pathlib import Path

    Unit = tuple[Mention, ...]

NEAR = 3  # days between two claims of one event's day
_FIELDS = tuple(name for name in Mention.__dataclass_fields__ if name != "interval")
_values = attrgetter(*_FIELDS)
_FORM = 4  # of marshal, that every Python since 3.4 reads
_DATED, _FINE, _ANNOUNCES, _AGAIN, _STANDS = 1, 2, 4, 8, 16


class Columns:
    """Tellings by number: in the order of their articles' ids, then of their places.

    Attributes:
        articles: ids, in order.
        frequency: in how many articles each feature is, by its number.
        numbers: of the features, by their names.
    """

    def __init__(
        self,
        articles: Iterable[Sequence[Mention]],
        described: Callable[[Unit], tuple[Iterable[str], Iterable[str], bool]],
        folder: Path | None = None,
    ) -> None:
        """Read the mentions once.

        Args:
            articles: the mentions of each article together; articles and mentions in any order.
            described: a telling's features, those that are parts of names, and whether it is one of several alike.
            folder: where the mentions wait, in a file without a name; the system's own where it is None.
        """
        self._file: IO[bytes] = TemporaryFile(dir=folder)  # noqa: SIM115 - open as long as the columns
        self.numbers: dict[str, int] = {}
        self.frequency = array("I")
        self._places = array("Q", [0])
        self._flags = bytearray()
        self._begins, self._ends = array("q"), array("q")
        self._features, self._features_to = array("I"), array("Q", [0])
        self._undated: dict[int, str] = {}
        self._names, self._names_to = array("I"), array("Q", [0])
        try:
            self._order(sorted(self._taken(articles, described)))
        except BaseException:
            self.close()
            raise

    def _taken(
        self,
        articles: Iterable[Sequence[Mention]],
        described: Callable[[Unit], tuple[Iterable[str], Iterable[str], bool]],
    ) -> Iterator[tuple[str, int, int, int]]:
        """Take what each article tells; gives its id, its first telling and the end, and its number."""
        for told in articles:
            if not told:
                continue
            first = len(self._flags)
            every: set[int] = set()
            named: set[int] = set()
            for unit in units(sorted(told, key=place)):
                features, some, again = described(unit)
                own = sorted(map(self._number, features))
                every.update(own)
                named.update(map(self._number, some))
                self._add(unit, own, again=again)
            for number in every:
                self.frequency[number] += 1
            self._names.extend(sorted(named))
            self._names_to.append(len(self._names))
            yield told[0].article_id, first, len(self._flags), len(self._names_to) - 2

    def _number(self, feature: str) -> int:
        number = self.numbers.setdefault(feature, len(self.numbers))
        if number == len(self.frequency):
            self.frequency.append(0)
        return number

    def _add(self, unit: Unit, features: list[int], *, again: bool) -> None:
        m = unit[0]
        flags = _FINE * fine(m) | _ANNOUNCES * announces(m) | _AGAIN * again
        flags |= _STANDS * any(not one.implied for one in unit)
        if m.interval is None:
            self._undated[len(self._flags)] = m.value
        else:
            flags |= _DATED
        self._begins.append(m.interval.start if m.interval else 0)
        self._ends.append(m.interval.end if m.interval else 0)
        self._flags.append(flags)
        self._features.extend(features)
        self._features_to.append(len(self._features))
        self._places.append(self._places[-1] + self._file.write(_packed(unit)))

    def _order(self, articles: list[tuple[str, int, int, int]]) -> None:
        """Number the tellings by their articles' ids, in whatever order they came."""
        self.articles = [name for name, *_ in articles]
        self._came = array("I", [k for *_, k in articles])
        self._at = array("I", chain.from_iterable(range(first, end) for _, first, end, _ in articles))
        counts = (end - first for _, first, end, _ in articles)
        self._article = array("I", chain.from_iterable([n] * count for n, count in enumerate(counts)))

    def cut(self, tellings: Sequence[int]) -> Columns:
        """Some tellings alone, by their numbers in order; their mentions are in memory. Features keep theirs."""
        part = copy(self)
        articles = sorted({self._article[i] for i in tellings})
        held = [self._held(i) for i in tellings]
        features = [self.features(i) for i in tellings]
        names = [self.names(article) for article in articles]
        number = {article: n for n, article in enumerate(articles)}
        at = [self._at[i] for i in tellings]
        part._file = BytesIO(b"".join(held))
        part._places = _placed(held)
        part._features, part._features_to = array("I", chain.from_iterable(features)), _placed(features)
        part._names, part._names_to = array("I", chain.from_iterable(names)), _placed(names)
        part._flags = bytearray(self._flags[k] for k in at)
        part._begins = array("q", (self._begins[k] for k in at))
        part._ends = array("q", (self._ends[k] for k in at))
        part._undated = {n: self._undated[k] for n, k in enumerate(at) if k in self._undated}
        part.articles = [self.articles[article] for article in articles]
        part._came = array("I", range(len(articles)))
        part._article = array("I", (number[self._article[i]] for i in tellings))
        part._at = array("I", range(len(at)))
        part.numbers, part.frequency = {}, array("I")
        return part

    def __len__(self) -> int:
        return len(self._at)

    def unit(self, i: int) -> Unit:
        """The mentions of a telling, the leading one first."""
        return _unpacked(self._held(i))

    def _held(self, i: int) -> bytes:
        at = self._at[i]
        self._file.seek(self._places[at])
        return self._file.read(self._places[at + 1] - self._places[at])

    def features(self, i: int) -> array[int]:
        """The numbers of a telling's features, in order."""
        at = self._at[i]
        return self._features[self._features_to[at] : self._features_to[at + 1]]

    def article(self, i: int) -> int:
        """The number of a telling's article."""
        return self._article[i]

    def names(self, article: int) -> array[int]:
        """The features that are parts of names in what an article tells."""
        k = self._came[article]
        return self._names[self._names_to[k] : self._names_to[k + 1]]

    def interval(self, i: int) -> tuple[int, int] | None:
        """First second and end of a telling's time; None where it is not known."""
        at = self._at[i]
        return (self._begins[at], self._ends[at]) if self._flags[at] & _DATED else None

    def first_day(self, i: int) -> int:
        """The first day of a telling's time, counted from year 1; 0 where it has none."""
        return self._begins[self._at[i]] // DAY

    def time(self, i: int) -> tuple[bool, str, int, int]:
        """A telling's time, to be put in order: whether it is known, its words where it is not, first second, end."""
        at = self._at[i]
        return at not in self._undated, self._undated.get(at, ""), self._begins[at], self._ends[at]

    def meeting(self, i: int, others: Iterable[int]) -> list[int]:
        """Those of some tellings whose times meet that of one; times not known meet where they are told alike."""
        known, words, begin, end = self.time(i)
        at, flags = self._at, self._flags
        if known:
            begins, ends = self._begins, self._ends
            return [j for j in others if begin < ends[k := at[j]] and begins[k] < end and flags[k] & _DATED]
        return [j for j in others if self._undated.get(at[j]) == words]

    def near(self, i: int, others: Iterable[int]) -> list[int]:
        """Those of some tellings whose times do not meet that of one, but lie so close that one may be a mistake."""
        if not self.fine(i):
            return []
        at, flags, begins, ends = self._at, self._flags, self._begins, self._ends
        begin, end, reach = begins[at[i]], ends[at[i]], NEAR * DAY
        return [j for j in others if flags[k := at[j]] & _FINE and 0 <= max(begin - ends[k], begins[k] - end) < reach]

    def dated(self, i: int) -> bool:
        """Whether a telling's time is known."""
        return bool(self._flags[self._at[i]] & _DATED)

    def fine(self, i: int) -> bool:
        """Whether a telling has a time of some days at most."""
        return bool(self._flags[self._at[i]] & _FINE)

    def coarse(self, i: int) -> bool:
        """Whether a telling has a time of more than some days, or none."""
        flags = self._flags[self._at[i]]
        return not flags & _FINE or bool(flags & _ANNOUNCES)

    def again(self, i: int) -> bool:
        """Whether its words say that a telling is one of several alike."""
        return bool(self._flags[self._at[i]] & _AGAIN)

    def stands(self, i: int) -> bool:
        """Whether an expression dates a telling, so that it may stand as an event of its own."""
        return bool(self._flags[self._at[i]] & _STANDS)

    def times(self, i: int) -> tuple[list[object], list[object]]:
        """What a telling's time is filed under: by itself or by days, and by stretches of days.

        Stretches overlap by half, so that days `NEAR` apart share one.
        """
        at = self._at[i]
        if not self._flags[at] & _DATED:
            return [self._undated[at]], []
        begin, end = self._begins[at], self._ends[at]
        if not self._flags[at] & _FINE:
            return [(begin, end)], []
        first, last = begin // DAY, -(-end // DAY) - 1
        return list(range(first, max(first, last) + 1)), list(range(first // NEAR - 1, last // NEAR + 1))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def place(m: Mention) -> tuple[str, int, str, str, str]:
    """What mentions are ordered by."""
    return (m.article_id, m.sentence_start, m.mention_id, m.value, m.label)


def _placed(some: Iterable[Sized]) -> array[int]:
    """Where each of some begins when they stand one after the other, and the end."""
    return array("Q", accumulate(map(len, some), initial=0))


def _packed(unit: Unit) -> bytes:
    """A unit as bytes, for this run only."""
    return marshal.dumps([
        (_values(m), m.interval and (m.interval.start, m.interval.end, str(m.interval.grain))) for m in unit
    ], _FORM)  # fmt: skip


def _unpacked(held: bytes) -> Unit:
    return tuple(
        Mention(
            **dict(zip(_FIELDS, values, strict=True)),
            interval=None if time is None else Interval(time[0], time[1], Grain(time[2])),
        )
        for values, time in marshal.loads(held)  # noqa: S302 - what this run packed
    )
