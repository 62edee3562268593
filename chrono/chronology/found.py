"""Mentions as rows, before they are merged: the columns of `mentions`, and what merging needs besides.

Mentions of millions of articles wait on disk like this; those that are merged together come back as `Mention`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from chrono.chronology.ordering import narrow
from chrono.chronology.schema import MENTIONS
from chrono.events import Mention
from chrono.temporal.intervals import Grain, Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from chrono.dating import Published

# `start` and `end` of a time that nobody knows are bounds, and cannot say years before Christ: `from_second`,
# `to_second` and `unit` are the interval itself, in seconds of the program's own count.
FOUND: dict[str, Any] = {name: kind for name, kind in MENTIONS.items() if name != "event_id"} | {
    "lemma": pl.String,
    "words": pl.List(pl.String),
    "mod": pl.String,
    "told_with": pl.Int64,
    "from_second": pl.Int64,
    "to_second": pl.Int64,
    "unit": pl.String,
}
_SAME = frozenset(FOUND) & set(Mention.__dataclass_fields__) - {"actors", "places", "words"}
MERGING = [name for name in FOUND if name not in {"mention_id", "start", "end", "grain"}]
"""The columns that `mentions` needs."""


def rows(mentions: Iterable[Mention], dated: Mapping[str, Published], today: date) -> pl.DataFrame:
    """Mentions as a table with the columns `FOUND`.

    Args:
        mentions: of some articles.
        dated: the articles' dates, by id.
        today: the present day: what has no date at all is not later than that.
    """
    made = [_row(m, dated[m.article_id], today) for m in mentions]
    narrow(made)
    return pl.DataFrame(made, schema=FOUND, orient="row")


def mentions(table: pl.DataFrame) -> Iterator[Mention]:
    """The mentions that some rows tell of."""
    seen: dict[Any, Any] = {}

    def once(value: Any) -> Any:
        """The same words stand in many rows; one object of each is enough."""
        return seen.setdefault(value, value) if isinstance(value, str | tuple) else value

    for row in table.select(MERGING).iter_rows(named=True):
        start, end, unit, extent = (row.pop(n) for n in ("from_second", "to_second", "unit", "extent"))
        row |= {name: tuple(map(once, row[name])) for name in ("actors", "places")}
        words = frozenset(map(once, row.pop("words")))
        yield Mention(
            **{name: once(value) for name, value in row.items()},
            words=words,
            interval=None if start is None else Interval(start, end, Grain(unit)),
            throughout=extent == "throughout",
        )


def _row(m: Mention, known: Published, today: date) -> dict[str, Any]:
    interval = m.interval
    return {
        **{name: getattr(m, name) for name in _SAME},
        "mention_id": m.mention_id,
        "actors": list(m.actors),
        "places": list(m.places),
        "words": sorted(m.words),
        **(_span(interval) if interval and interval.start_datetime else _bounds(m, known, today)),
        "extent": "throughout" if m.throughout else "within",
        "from_second": interval.start if interval else None,
        "to_second": interval.end if interval else None,
        "unit": str(interval.grain) if interval else None,
    }


def _span(interval: Interval) -> dict[str, Any]:
    return {"start": interval.start_datetime, "end": interval.end_datetime, "grain": str(interval.grain)}


def _bounds(m: Mention, known: Published, today: date) -> dict[str, Any]:
    """What is proved of a time that nobody knows: the article's bounds, else all time until the present day.

    Of what only a length or its tense tells ("lasted three days", "had resigned") it is that it began before the
    article was written.
    """
    back = m.value == "PAST_REF" or (m.value.startswith("P") and not m.value.endswith("_REF"))
    first = date.min if back and m.factuality == "actual" else known.after or date.min
    last = known.before or today
    return {"start": _midnight(first), "end": _midnight(last) + timedelta(days=1), "grain": None}


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
