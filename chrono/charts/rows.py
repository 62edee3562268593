"""Rows: where each mark of a band stands, and how tall the chart becomes.

Up to `ROWS_AT_MOST` marks have a row each, with the event's words at its left. A band with more packs its marks into
lanes, one or more for each kind, so that no two marks of a lane touch; the words are then in the hover text and in the
table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.charts.themes import GROUPS
from chrono.charts.words import for_plotly, wrap

if TYPE_CHECKING:
    from datetime import datetime

    from chrono.charts.bands import Band
    from chrono.charts.marks import Mark

ROWS_AT_MOST = 120
TOUCH = 0.018  # of a band's span: what a diamond takes
_THINNEST = 0.014  # of a band's span: no bar is drawn narrower than a diamond


@dataclass(frozen=True, slots=True)
class Label:
    """Words at the left of a row; `event_id` and `date` are empty where they name a lane."""

    row: int
    text: str
    event_id: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A band with a row for each of its marks (same order), and the words at the left."""

    band: Band
    rows: tuple[int, ...]
    count: int
    labels: tuple[Label, ...]
    packed: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in pixels of one way to draw the same marks: with the words beside the rows, or above the marks."""

    label_width: int
    characters: int
    row: int
    lane: int
    above: bool

    def row_height(self, rows: Rows) -> int:
        """The height of one row of a band."""
        return self.lane if rows.packed else self.row

    def height(self, rows: Rows) -> int:
        """The height of a band; words above the marks need room over the first row."""
        return rows.count * self.row_height(rows) + (22 if self.above and not rows.packed else 0)


WIDE = Measures(label_width=340, characters=44, row=40, lane=24, above=False)
NARROW = Measures(label_width=12, characters=46, row=78, lane=24, above=True)


def rows(band: Band) -> Rows:
    """Gives every mark of a band its row."""
    if len(band.marks) <= ROWS_AT_MOST:
        labels = tuple(Label(row, mark.label, mark.event_id, mark.dated) for row, mark in enumerate(band.marks))
        return Rows(band, tuple(range(len(band.marks))), len(band.marks), labels, packed=False)
    touch = (band.end - band.start) * TOUCH
    placed: dict[str, int] = {}
    labels, count = (), 0
    for group, name in GROUPS.items():
        members = sorted((mark for mark in band.marks if mark.group == group), key=lambda mark: mark.low)
        if not members:
            continue
        labels = (*labels, Label(count, name, ""))
        lanes: list[Mark] = []
        for mark in members:
            reached = mark.low - touch
            lane = next((i for i, last in enumerate(lanes) if last.high <= reached), len(lanes))
            lanes[lane : lane + 1] = [mark]
            placed[mark.event_id] = count + lane
        count += len(lanes)
    return Rows(band, tuple(placed[mark.event_id] for mark in band.marks), count, labels, packed=True)


def label_text(label: Label, measures: Measures) -> str:
    """The words of a label as Plotly text; above a mark they begin with its date, which has no room beside it."""
    text = for_plotly(wrap(label.text, measures.characters))
    return f"<b>{for_plotly([label.date])}</b><br>{text}" if measures.above and label.date else text


def drawn(mark: Mark, rows: Rows) -> tuple[datetime, datetime]:
    """From where to where a mark is drawn in its band: cut at the edges, never thinner than a diamond."""
    band = rows.band
    least = (band.end - band.start) * _THINNEST
    start, end = max(mark.start, band.start), min(mark.end, band.end)
    if end - start < least:
        middle = start + (end - start) / 2
        start = max(band.start, middle - least / 2)
        end = min(start + least, band.end)
    return start, end


def iso(moment: datetime) -> str:
    """A moment as Plotly reads it."""
    return moment.isoformat(sep=" ", timespec="seconds")
