"""Dates in words beside the marks, and the faint lines that lead from the words at the left to them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from chrono.charts.rows import LETTER, iso, reach
from chrono.charts.words import at_grain, for_plotly

if TYPE_CHECKING:
    from chrono.charts.marks import Mark
    from chrono.charts.rows import Rows
    from chrono.charts.themes import Theme

_ROOM_FOR_WORDS = 0.36  # of a band's width: a date in words fits beside a mark
DATES = "dates"  # the name of the traces that write beside marks
LEADERS = "leaders"
_GAP = "\u2002\u2002\u2009"  # room for half a diamond, which text positions know nothing of


def date_words(mark: Mark, rows: Rows) -> str:
    """What is written beside a mark: its date, or since or until when it runs where the band cuts it."""
    early, late = mark.start < rows.band.start, mark.end > rows.band.end
    said = mark.when
    if early and not late:
        said = f"since {at_grain(mark.start, mark.grain)}"
    elif late and not early:
        said = f"until {at_grain(mark.end - timedelta(microseconds=1), mark.grain)}"
    return for_plotly([" · ".join([mark.signed(said), *mark.tags])])


def side(mark: Mark, rows: Rows) -> str:
    """On which side of its mark a date has room: `right`, `left`, or `inside` of a bar that leaves none."""
    start, end = reach(mark, rows.band)
    whole = rows.band.end - rows.band.start
    before, after = (start - rows.band.start) / whole, (rows.band.end - end) / whole
    if after >= _ROOM_FOR_WORDS or (mark.shape == "point" and after >= before):
        return "right"
    return "left" if before >= _ROOM_FOR_WORDS or mark.shape == "point" else "inside"


def dates(placed: list[tuple[Mark, int]], rows: Rows, theme: Theme, on: dict[str, Any]) -> list[Any]:
    """The trace that writes each mark's date beside it, where there is room outside of it."""
    beside = [
        (mark, row, date_words(mark, rows), where == "right")
        for mark, row in placed
        if (where := side(mark, rows)) != "inside"
    ]
    return _beside(beside, rows, theme.muted, on)


def leaders(placed: list[tuple[Mark, int]], rows: Rows, theme: Theme, on: dict[str, Any]) -> list[Any]:
    """The trace that leads from the words at the left to each mark; it stops before a date that stands between."""
    x: list[str | None] = []
    y: list[int | None] = []
    whole = rows.band.end - rows.band.start
    for mark, row in placed:
        end = reach(mark, rows.band)[0] - whole * 0.004
        if side(mark, rows) == "left":
            end -= whole * LETTER * (len(date_words(mark, rows)) + 3)
        if end > rows.band.start:
            x += [iso(rows.band.start), iso(end), None]
            y += [row, row, None]
    line = {"color": theme.grid, "width": 1}
    return [go.Scatter(mode="lines", name=LEADERS, x=x, y=y, line=line, hoverinfo="skip", **on)] if x else []


def names(rows: Rows, theme: Theme, on: dict[str, Any]) -> list[Any]:
    """The trace that writes an event's words beside its mark in a lane."""
    both = zip(rows.band.marks, rows.rows, rows.words, strict=True)
    last = rows.first + rows.count
    beside = [
        (mark, row, for_plotly([words[0]]), words[1])
        for mark, row, words in both
        if words[0] and rows.first <= row < last
    ]
    return _beside(beside, rows, theme.ink, on)


def _beside(beside: list[tuple[Mark, int, str, bool]], rows: Rows, colour: str, on: dict[str, Any]) -> list[Any]:
    """The trace of words (safe for Plotly) that stand right, else left, of their marks, in their rows."""
    if not beside:
        return []
    return [
        go.Scatter(
            mode="text",
            name=DATES,
            x=[iso(reach(mark, rows.band)[right]) for mark, _, _, right in beside],
            y=[row for _, row, _, _ in beside],
            text=[_GAP + words if right else words + _GAP for _, _, words, right in beside],
            textposition=["middle right" if right else "middle left" for *_, right in beside],
            textfont={"size": 12, "color": colour},
            cliponaxis=False,
            hoverinfo="skip",
            **on,
        )
    ]
