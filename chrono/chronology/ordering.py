"""The order of events as told: by dates, and where dates tie, by what the text says of before and after.

The events table keeps the order that it promises (start, end, id). This order is asked for beside it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import polars as pl

from chrono.chronology.relating import SURE, relate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chrono.chronology.relating import Relation
    from chrono.chronology.tables import Tables

RELATIONS: dict[str, Any] = {
    "before": pl.String,
    "after": pl.String,
    "strength": pl.Float64,
    "cue": pl.String,
    "article_id": pl.String,
    "sentence": pl.String,
}


def relations(tables: Tables) -> pl.DataFrame:
    """Which events happened before which, as articles say: ids, how strongly, by which word, and where.

    Relations that the events' own dates contradict, or that hold within one event, are left out.
    """
    rows = {m["mention_id"]: m for m in tables.mentions.to_dicts()}
    spans = {e["event_id"]: (e["start"], e["end"]) for e in tables.events.to_dicts()}
    found = []
    for relation in relate(rows.values()):
        a, b = rows[relation.before], rows[relation.after]
        first, second = a["event_id"], b["event_id"]
        if first == second or first not in spans or second not in spans or _contradicts(spans[first], spans[second]):
            continue
        told = max(a, b, key=lambda m: m["sentence_start"])
        found.append((first, second, relation.strength, relation.cue, told["article_id"], told["sentence"]))
    return pl.DataFrame(sorted(set(found)), schema=RELATIONS, orient="row")


def _contradicts(before: tuple[Any, Any], after: tuple[Any, Any]) -> bool:
    """Whether dates say that what is told to be earlier began after the other had ended."""
    return before[0] is not None and after[1] is not None and bool(before[0] >= after[1])


def sequence(tables: Tables) -> pl.DataFrame:
    """The events in the order told: `start` and `end`, then what the articles say, then id.

    Where what they say goes round in a circle, the weakest of it is not followed.
    """
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for row in relations(tables).to_dicts():
        weights[row["before"], row["after"]] += row["strength"]
    ordered: list[str] = []
    rows = tables.events.select("event_id", "start", "end").rows()
    for _, group in groupby(rows, key=lambda r: (r[1], r[2])):
        ids = [row[0] for row in group]
        inside = set(ids)
        ordered += _sorted(ids, {pair: w for pair, w in weights.items() if inside.issuperset(pair)})
    places = {event_id: at for at, event_id in enumerate(ordered)}
    return tables.events.sort(pl.col("event_id").replace_strict(places, return_dtype=pl.Int64))


def in_sequence(tables: Tables) -> Tables:
    """The same chronology with its events in the order told, as it is drawn and reported."""
    return replace(tables, events=sequence(tables))


def _sorted(ids: list[str], weights: dict[tuple[str, str], float]) -> list[str]:
    """Ids in an order that keeps the relations (Kahn 1962); of a cycle the weakest relation is dropped."""
    left = dict(weights)
    waiting = list(ids)
    ordered = []
    while waiting:
        held = {after for _, after in left}
        free = next((i for i in waiting if i not in held), None)
        if free is None:
            del left[min(_in_cycles(left), key=lambda pair: (left[pair], pair))]
            continue
        ordered.append(free)
        waiting.remove(free)
        left = {pair: w for pair, w in left.items() if free not in pair}
    return ordered


def _in_cycles(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Relations that may lie on a cycle: not those that lead only to ends."""
    left = set(pairs)
    while True:
        starts = {a for a, _ in left}
        kept = {(a, b) for a, b in left if b in starts}
        if kept == left:
            return left
        left = kept


def narrow(rows: list[dict[str, Any]]) -> None:
    """Bounds for mentions whose day nobody knows, from dated ones that the text puts before and after them, in place.

    "They had met before the parade of May 3": the meeting began before the parade was over.

    Args:
        rows: of the table `mentions`; those without a `grain` have bounds for `start` and `end`.
    """
    by_id = {row["mention_id"]: row for row in rows}
    if all(row["grain"] is not None for row in rows):
        return
    for relation in relate(rows):
        if relation.strength >= SURE:
            _bound(relation, by_id)


def _bound(relation: Relation, rows: Mapping[str, dict[str, Any]]) -> None:
    before, after = rows[relation.before], rows[relation.after]
    if after["grain"] is None and before["grain"] is not None and before["start"] < after["end"]:
        after["start"] = max(after["start"], before["start"])
    if before["grain"] is None and after["grain"] is not None and after["end"] > before["start"]:
        before["end"] = min(before["end"], after["end"])
