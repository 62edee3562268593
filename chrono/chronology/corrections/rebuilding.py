"""Events made again from rows of `mentions`, by the same code that made them first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chrono.chronology.building import event_rows
from chrono.chronology.copies import Sources
from chrono.chronology.merging import Cluster
from chrono.dating import Published
from chrono.events import Mention
from chrono.temporal.intervals import DAY, Grain, Interval, from_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    import polars as pl

_Time = tuple[str, int | None, str | None]
_COPIED = (
    "article_id", "sentence", "sentence_start", "sentence_end", "clause_start", "clause_end", "trigger",
    "trigger_start", "trigger_end", "timex_text", "timex_start", "timex_end", "value", "approximate", "implied",
    "factuality", "kind", "reported_by", "label", "confidence",
)  # fmt: skip


def event_of(rows: Sequence[Mapping[str, Any]], timexes: pl.DataFrame) -> dict[str, Any]:
    """The event that some mentions tell, as a row of `events`.

    Args:
        rows: of the table `mentions`; at least one.
        timexes: the table, which knows the modifiers ("early") that mentions do not keep.
    """
    mods = {
        (t["article_id"], t["start_char"]): t["mod"]
        for t in timexes.select("article_id", "start_char", "mod").iter_rows(named=True)
        if t["mod"]
    }
    surest: dict[_Time, Mapping[str, Any]] = {}
    for row in sorted(rows, key=lambda r: (-r["confidence"], r["mention_id"])):
        surest.setdefault(_time(row), row)
    cluster = Cluster(tuple(_mention(row, mods, surest[_time(row)]) for row in rows))
    dated = {m.article_id: Published() for m in cluster.mentions}
    return event_rows([cluster], dated, Sources()).row(0, named=True)


def _time(row: Mapping[str, Any]) -> _Time:
    """What tells which mentions one expression dates; what only goes on in its time (`implied`) is alone."""
    alone = row["mention_id"] if row["implied"] or row["timex_start"] is None else None
    return row["article_id"], row["timex_start"], alone


def _mention(row: Mapping[str, Any], mods: Mapping[tuple[str, int | None], str], surest: Mapping[str, Any]) -> Mention:
    """A row as a mention; of several of one time, the surest leads, as it did when they were found."""
    copied = {name: row[name] for name in _COPIED}
    return Mention(
        **copied,
        lemma=row["trigger"].lower(),
        interval=_interval(row["start"], row["end"], row["grain"]),
        throughout=row["extent"] == "throughout",
        mod=mods.get((row["article_id"], row["timex_start"])),
        actors=tuple(row["actors"]),
        places=tuple(row["places"]),
        words=frozenset(),
        told_with=None if row is surest else surest["trigger_start"],
    )


def _interval(start: datetime | None, end: datetime | None, grain: str | None) -> Interval | None:
    """The interval of a row; without a grain, start and end are only bounds of what is not known."""
    if start is None or end is None or grain is None:
        return None
    return Interval(_instant(start), _instant(end), Grain(grain))


def _instant(moment: datetime) -> int:
    return from_date(moment.date()).start + (moment.hour * 3600 + moment.minute * 60 + moment.second) % DAY


def ordered(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows of `events` in the order of the table: start, end, id; what has no date stands last."""
    return sorted(rows, key=lambda r: (r["start"] is None, str(r["start"] or ""), str(r["end"] or ""), r["event_id"]))
