"""Rows: where each mark of a band stands, and how tall the chart becomes.

Up to `ROWS_AT_MOST` marks have a row each, with the event's words at its left. A band with more, or a chart that is
asked for lanes, packs its marks into lanes, so that no two marks of a row touch. The words then stand beside the marks
where a band has few, else in the hover text and in the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chrono.charts.lanes import lanes
from chrono.charts.words import balanced, for_plotly, shorten

if TYPE_CHECKING:
    from datetime import datetime

    from chrono.charts.bands import Band
    from chrono.charts.marks import Mark

ROWS_AT_MOST = 120
TOUCH = 0.022  # of a band's span: what a diamond takes, with the room around it
ABOUT = 0.022  # of a band's span: the dotted line on each side of an approximate day
LETTER = 0.0084  # of a band's width: about one letter beside a mark, on the narrowest wide page
_THINNEST = 0.014  # of a band's span: no bar is drawn narrower than a diamond
_WORDS = 80  # letters beside a mark in a lane
_TALL = 560  # pixels of rows: less than a window of a small computer shows
SCALE = 22  # pixels of the scale over a tall band
_LINES = 2  # of words at the left of a row


@dataclass(frozen=True, slots=True)
class Label:
    """Words at the left of a row; `event_id` and `date` are empty where they name a lane."""

    row: int
    text: str
    event_id: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A band with a row for each of its marks (same order), and the words at the left.

    `axis` is Plotly's suffix of its axes. Rows `first` to `first + count` are shown; `words` are what stands beside a
    mark in a lane, and whether at its right.
    """

    band: Band
    axis: str
    rows: tuple[int, ...]
    count: int
    labels: tuple[Label, ...]
    packed: bool
    words: tuple[tuple[str, bool], ...] = ()
    first: int = 0

    def placed(self) -> list[tuple[Mark, int]]:
        """The marks that are shown, with their rows."""
        both = zip(self.band.marks, self.rows, strict=True)
        return [(mark, row) for mark, row in both if self.first <= row < self.first + self.count]

    def part(self, first: int, count: int) -> Rows:
        """The same band with these rows alone; a lane that began before says so."""
        labels = tuple(label for label in self.labels if first <= label.row < first + count)
        before = [label for label in self.labels if label.row < first]
        if self.packed and before and not any(label.row == first for label in labels):
            labels = (Label(first, f"{before[-1].text} (continued)", ""), *labels)
        return replace(self, first=first, count=count, labels=labels)


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in pixels of one way to draw the same marks: with the words beside the rows, or above the marks.

    `ticks` is how many dates a scale has room for, `legend` how many pixels a legend has.
    """

    label_width: int
    characters: int
    row: int
    lane: int
    above: bool
    ticks: int
    legend: int

    def row_height(self, rows: Rows) -> int:
        """The height of one row of a band."""
        return self.lane if rows.packed else self.row

    def height(self, rows: Rows) -> int:
        """The height of a band, with the room over its first row: for words above the marks, for a second scale."""
        above = 34 if self.above else 0
        return rows.count * self.row_height(rows) + above + (SCALE if self.tall(rows) else 0)

    def tall(self, rows: Rows) -> bool:
        """Whether a reader of the first rows is too far from the scale below the last."""
        return rows.count * self.row_height(rows) > _TALL


WIDE = Measures(label_width=340, characters=44, row=40, lane=24, above=False, ticks=11, legend=1000)
NARROW = Measures(label_width=12, characters=46, row=78, lane=24, above=True, ticks=5, legend=340)
PAPER = replace(WIDE, ticks=8, legend=700)  # a page of 860 pixels, on which letters take more of the width


def thinness(rows: Rows) -> float:
    """What a bar takes of a telephone's row, as a share of what it takes of a wide one: it is as thick in both."""
    return WIDE.row_height(rows) / NARROW.row_height(rows)


def rows(band: Band, axis: str, by: str | None = None) -> Rows:
    """Gives every mark of a band its row.

    Args:
        band: the band.
        axis: Plotly's suffix of its axes.
        by: what lanes are made by (`chrono.charts.lanes`); None for a row each where there is room, else by kind.

    Returns:
        The rows; no two marks of one touch.
    """
    few = len(band.marks) <= ROWS_AT_MOST
    if few and by is None:
        labels = tuple(Label(row, mark.label, mark.event_id, mark.dated) for row, mark in enumerate(band.marks))
        return Rows(band, axis, tuple(range(len(band.marks))), len(band.marks), labels, packed=False)
    beside = {mark.event_id: _words_beside(mark, band) if few else ("", True) for mark in band.marks}
    placed: dict[str, int] = {}
    labels, count = (), 0
    for name, members in lanes(band.marks, by or "kind"):
        labels = (*labels, Label(count, name, ""))
        taken: list[float] = []  # where the last mark of each row ends, as a share of the band
        stretches = {mark.event_id: _taken(mark, band, *beside[mark.event_id]) for mark in members}
        for mark in sorted(members, key=lambda mark: (stretches[mark.event_id], mark.event_id)):
            start, end = stretches[mark.event_id]
            row = next((i for i, last in enumerate(taken) if last <= start), len(taken))
            taken[row : row + 1] = [end]
            placed[mark.event_id] = count + row
        # A heading of two lines needs two rows; on a telephone the next one stands in a row left free.
        count += max(len(taken), len(balanced(name, WIDE.characters, _LINES))) + 1
    count -= bool(count)
    shown = tuple(beside[mark.event_id] for mark in band.marks)
    return Rows(
        band, axis, tuple(placed[mark.event_id] for mark in band.marks), count, labels, packed=True, words=shown
    )


def reach(mark: Mark, band: Band) -> tuple[datetime, datetime]:
    """What a mark takes of its row, with the dates that are disputed and the dots of an approximate day."""
    start, end = drawn(mark, band)
    if mark.shape == "point":
        about = (band.end - band.start) * (ABOUT if mark.approximate else 0)
        start, end = mark.middle - about, mark.middle + about
    if mark.disputed:
        start, end = min(start, mark.low), max(end, mark.high)
    return max(start, band.start), min(end, band.end)


def _shares(mark: Mark, band: Band) -> tuple[float, float]:
    whole = band.end - band.start
    start, end = reach(mark, band)
    return (start - band.start) / whole, (end - band.start) / whole


def _words_beside(mark: Mark, band: Band) -> tuple[str, bool]:
    # At the right where all of them fit, else at the left, else as many as fit where there is more room.
    start, end = _shares(mark, band)
    tags = " · ".join([mark.signed(""), *mark.tags])

    def cut(letters: int) -> str:  # what is said of the event stays whole: without it the words may be false
        return shorten(mark.label, letters - len(tags)) + tags

    text = cut(_WORDS)
    room_left, room_right = start - TOUCH, 1 - end - TOUCH
    if len(text) * LETTER <= room_right:
        return text, True
    if len(text) * LETTER <= room_left:
        return text, False
    letters = int(max(room_left, room_right) / LETTER)
    return (cut(letters) if letters - len(tags) > 12 else ""), room_right >= room_left


def _taken(mark: Mark, band: Band, text: str, right: bool) -> tuple[float, float]:
    start, end = _shares(mark, band)
    words = len(text) * LETTER + TOUCH / 2 if text else 0
    return (start - TOUCH / 2, end + TOUCH / 2 + words) if right else (start - TOUCH / 2 - words, end + TOUCH / 2)


def label_text(label: Label, measures: Measures) -> str:
    """The words of a label as Plotly text; above a mark they begin with its date, which has no room beside it."""
    text = for_plotly(balanced(label.text, measures.characters, _LINES))
    return f"<b>{for_plotly([label.date])}</b><br>{text}" if measures.above and label.date else text


def drawn(mark: Mark, band: Band) -> tuple[datetime, datetime]:
    """From where to where a mark is drawn in its band: cut at the edges, never thinner than a diamond."""
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
