"""Applying corrections: each one once, in an order that does not depend on the sheet's; what it changed is logged.

An event is found by its id; where the id is gone (another article can change it), by its mentions. What the articles
say stays in `mentions`; what chrono made of it, and the person changed, stands in the log of corrections.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from chrono.articles import Problem
from chrono.chronology.corrections.rebuilding import event_of, ordered
from chrono.chronology.dates import DateError, read_date
from chrono.chronology.schema import FACTUALITIES, KINDS, frame
from chrono.chronology.tables import LOG, Tables
from chrono.chronology.wording import when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from chrono.chronology.corrections.sheet import Correction

Row = dict[str, Any]
_OF_DATE = (
    "start", "end", "first_day", "last_day", "when", "value", "grain", "extent", "approximate", "implied", "confidence",
)  # fmt: skip
_COLUMNS = {"date": _OF_DATE, "label": ("label",), "kind": ("kind",), "factuality": ("factuality",)}
_ALLOWED = {"kind": KINDS, "factuality": FACTUALITIES}
_LONGEST_LABEL = 80
_UNKNOWN = "unknown"


def correct(tables: Tables, corrections: Iterable[Correction], on_problem: Callable[[Problem], None]) -> Tables:
    """The chronology with corrections applied: splits, then merges, then fields, then deletions.

    Applying the same corrections again changes nothing.

    Args:
        tables: the chronology; mentions keep what the articles say.
        corrections: of one sheet or several.
        on_problem: told of every correction that no longer fits or cannot be; the others are applied.
    """
    work = _Work.of(tables, on_problem)
    found = [(c, work.find(c)) for c in corrections]
    for step in (work.split, work.merge, work.change, work.delete):
        for correction, event_id in found:
            if event_id is not None:
                step(correction, work.now(event_id))
    return work.tables(tables)


@dataclass(slots=True)
class _Work:
    """A chronology while it is corrected: events by id, their mentions, the log."""

    events: dict[str, Row]
    mentions: dict[str, list[Row]]
    timexes: pl.DataFrame
    log: list[Row]
    problem: Callable[[Problem], None]
    moved: dict[str, str] = field(default_factory=dict)  # merged event → the one it went into
    set_by: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)  # (event, field) → (value, where)

    @classmethod
    def of(cls, tables: Tables, on_problem: Callable[[Problem], None]) -> _Work:
        mentions: dict[str, list[Row]] = {}
        for row in tables.mentions.iter_rows(named=True):
            mentions.setdefault(row["event_id"], []).append(row)
        events = {row["event_id"]: row for row in tables.events.iter_rows(named=True)}
        return cls(events, mentions, tables.timexes, tables.corrections.to_dicts(), on_problem)

    def tables(self, before: Tables) -> Tables:
        """The tables as they are now."""
        told = {id(m): event_id for event_id, rows in self.mentions.items() for m in rows if event_id in self.events}
        every = [m | {"event_id": told[id(m)]} for rows in self.mentions.values() for m in rows if id(m) in told]
        every.sort(key=lambda r: (r["article_id"], r["sentence_start"], r["trigger_start"]))
        return Tables(
            articles=before.articles,
            timexes=before.timexes,
            mentions=frame("mentions", every),
            events=frame("events", ordered(self.events.values())),
            corrections=pl.DataFrame(self.log, schema=LOG, orient="row"),
        )

    # Finding.

    def find(self, correction: Correction) -> str | None:
        """The id of the event that is meant; None where it is gone, which is told unless a correction took it."""
        holding = self._holding(correction.event_id, correction.mention_ids)
        if len(holding) == 1:
            return holding[0]
        if not self._logged(correction.event_id, "merge", "delete"):
            several = f"its mentions now belong to {len(holding)} events ({', '.join(holding)})"
            self._tell(correction, several if holding else "there is no such event any more")
        return None

    def _holding(self, event_id: str, mention_ids: Iterable[str]) -> list[str]:
        """The event of an id; where it is gone, those that have its mentions."""
        if event_id in self.events:
            return [event_id]
        wanted = set(mention_ids)
        return sorted(e for e, rows in self.mentions.items() if any(m["mention_id"] in wanted for m in rows))

    def now(self, event_id: str) -> str:
        """The event that an event is part of by now."""
        while event_id in self.moved:
            event_id = self.moved[event_id]
        return event_id

    def _logged(self, event_id: str, *actions: str) -> bool:
        return any(row["event_id"] == event_id and row["action"] in actions for row in self.log)

    def _tell(self, correction: Correction, what: str) -> None:
        self.problem(Problem(correction.where, f"not applied to {correction.event_id}: {what}"))

    def _note(self, correction: Correction, event_id: str, action: str, before: str, after: str | None) -> None:
        self.log.append(
            {"event_id": event_id, "action": action, "before": before, "after": after, "note": correction.note or None}
        )

    # The four steps.

    def split(self, correction: Correction, event_id: str) -> None:
        """Mentions that tell of something else become events of their own."""
        if not correction.split:
            return
        rows = self.mentions.get(event_id, [])
        if correction.split == ("all",):
            groups = [[m] for m in rows[1:]]
        else:
            named = set(correction.split)
            groups = [[m for m in rows if m["mention_id"] in named or m["article_id"] in named]]
        groups = [group for group in groups if group]
        if not groups:
            if not self._logged(event_id, "split"):
                self._tell(correction, "none of the mentions to split off is one of its own")
            return
        if sum(map(len, groups)) == len(rows):
            self._tell(correction, "a split leaves at least one mention to the event")
            return
        before = _said(self.events[event_id])
        taken = {id(m) for group in groups for m in group}
        self.mentions[event_id] = [m for m in rows if id(m) not in taken]
        made = []
        for group in groups:
            row = event_of(group, self.timexes)
            new = row["event_id"]
            while new in self.events:
                new += "-split"
            self.events[new], self.mentions[new] = row | {"event_id": new}, group
            made.append(new)
        self._rebuild(event_id)
        self._note(correction, event_id, "split", before, "; ".join(made))

    def merge(self, correction: Correction, event_id: str) -> None:
        """One event becomes part of another, with its mentions; dates that differ make a dispute."""
        if not correction.merge_into:
            return
        targets = self._holding(self.now(correction.merge_into), correction.merge_mentions)
        target = targets[0] if len(targets) == 1 else ""
        if target == event_id and event_id != correction.event_id:
            return  # merged already
        if target == event_id:
            self._tell(correction, "an event cannot be merged into itself")
            return
        if target not in self.events:
            self._tell(correction, f"there is no event {correction.merge_into} to merge it into")
            return
        gone = self.events.pop(event_id)
        self.mentions[target] = [*self.mentions.get(target, []), *self.mentions.pop(event_id, [])]
        self.moved[event_id] = target
        self._rebuild(target)
        self._note(correction, event_id, "merge", _said(gone), target)

    def change(self, correction: Correction, event_id: str) -> None:
        """Date, label, kind or factuality, as written."""
        if correction.event_id in self.moved or event_id not in self.events:
            return  # what was merged has no label or date of its own any more
        for name, text in correction.changes:
            said = self.set_by.get((event_id, name))
            if said and said[0] != text:
                self._tell(correction, f"{said[1]} gives its {name} otherwise ({said[0]!r}, not {text!r})")
                continue
            self.set_by[event_id, name] = text, correction.where
            event = self.events[event_id]
            changed = self._changed(correction, event, name, text)
            if changed is None or all(event[column] == value for column, value in changed.items()):
                continue
            before = f"{event['when']} ({event['value']})" if name == "date" else str(event[name])
            self.events[event_id] = event | changed
            self._note(correction, event_id, name, before, text)

    def delete(self, correction: Correction, event_id: str) -> None:
        """What is no event goes, with its mentions."""
        if correction.delete and event_id in self.events:
            gone = self.events.pop(event_id)
            self.mentions.pop(event_id, None)
            self._note(correction, event_id, "delete", _said(gone), None)

    def _changed(self, correction: Correction, event: Row, name: str, text: str) -> Row | None:
        """The columns that a field's new words set; None where they cannot be taken, which is told."""
        if not text:
            empty = "write unknown to take the date away" if name == "date" else "it needs words"
            self._tell(correction, f"an empty {name} changes nothing; {empty}")
            return None
        if name == "date":
            try:
                return _dated(event, text)
            except DateError as error:
                self._tell(correction, str(error))
                return None
        if name in _ALLOWED and text not in _ALLOWED[name]:
            self._tell(correction, f"there is no {name} {text!r}; there are {', '.join(_ALLOWED[name])}")
            return None
        if name == "label":
            text = " ".join(text.split())
            if len(text) > _LONGEST_LABEL:
                self._tell(correction, f"a label has at most {_LONGEST_LABEL} characters, this one {len(text)}")
                return None
        return {name: text}

    def _rebuild(self, event_id: str) -> None:
        """Make an event again from its mentions; its id, its words and what a person set stay."""
        old = self.events[event_id]
        new = event_of(self.mentions[event_id], self.timexes)
        kept = {"event_id", "label", "kind"}
        for name, columns in _COLUMNS.items():
            if self._logged(event_id, name):
                kept.update(columns)
        self.events[event_id] = new | {column: old[column] for column in kept}


def _dated(event: Row, text: str) -> Row:
    """The columns of a date that a person gives: as sure as can be, and no guess.

    Raises:
        DateError: it is no date.
    """
    sure = {"approximate": False, "implied": False, "confidence": 1.0}
    if text.casefold() == _UNKNOWN:
        nothing = dict.fromkeys(("start", "end", "first_day", "last_day", "grain"))
        return nothing | {"when": "undated", "value": "XXXX", "extent": "within"} | sure | {"confidence": 0.0}
    written = read_date(text)
    interval = written.interval
    start, end = interval.start_datetime, interval.end_datetime
    if start is None or end is None:
        raise DateError(f"{text!r} lies outside the years 1 to 9999")
    ranged = "/" in written.value
    extent = event["extent"] if ranged == ("/" in event["value"]) else "throughout" if ranged else "within"
    return {
        "start": start,
        "end": end,
        "first_day": interval.first_day,
        "last_day": interval.last_day,
        "when": when(written.value, interval, written.mod),
        "value": written.value,
        "grain": str(interval.grain),
        "extent": extent,
        **(sure | {"approximate": written.mod is not None}),
    }


def _said(event: Row) -> str:
    return f"{event['label']} ({event['when']})"
