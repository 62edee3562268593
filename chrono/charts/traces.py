"""Marks as Plotly traces. Positions are rows and dates alone, so that one set of traces serves every layout."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from chrono.charts.dates import dates, leaders, names
from chrono.charts.rows import ABOUT, drawn, iso
from chrono.charts.themes import GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.charts.marks import Mark
    from chrono.charts.rows import Rows
    from chrono.charts.themes import Theme

_DIAMOND = 13
_PATTERNS = {"possible": ".", "negated": "x"}
_SYMBOLS = {"planned": "diamond-open", "possible": "diamond-open-dot", "negated": "diamond-x-open"}

# How shapes are explained, in the legend and on the page: (key, words).
SHAPES = {
    "point": "on one day",
    "bar": "lasted from – to",
    "window": "at some time within",
    "approximate": "approximate (dotted edge)",
    "planned": "planned (hollow)",
    "possible": "possible (dotted)",
    "negated": "did not happen (crossed)",
    "disputed": "disputed (hatched)",
}


def shapes_of(marks: Sequence[Mark]) -> list[str]:
    """Which entries of `SHAPES` a chart of these marks needs explained."""
    used = {mark.shape for mark in marks} | {mark.factuality for mark in marks}
    used |= {"approximate" for mark in marks if mark.approximate} | {"disputed" for mark in marks if mark.disputed}
    return [shape for shape in SHAPES if shape in used]


def traces(rows: Rows, theme: Theme) -> list[Any]:
    """Everything that one band draws.

    Args:
        rows: the band's marks and their rows.
        theme: the colours.

    Returns:
        Plotly traces, from back to front.
    """
    on = {"xaxis": f"x{rows.axis}", "yaxis": f"y{rows.axis}", "showlegend": False}
    placed = rows.placed()
    made: list[Any] = []
    for group in GROUPS:
        members = [(mark, row) for mark, row in placed if mark.group == group]
        made += _claims(members, theme, on)
        made += _bars([(mark, row) for mark, row in members if mark.shape != "point"], rows, theme, on)
    made += _dotted_edges([(m, r) for m, r in placed if m.approximate], rows, theme, on)
    for group in GROUPS:
        made += _diamonds([(m, r) for m, r in placed if m.group == group and m.shape == "point"], theme, on)
    made += _chevrons(placed, rows, theme, on)
    if not rows.packed:
        return leaders(placed, rows, theme, on) + made + dates(placed, rows, theme, on)
    return made + names(rows, theme, on)


def _bars(members: list[tuple[Mark, int]], rows: Rows, theme: Theme, on: dict[str, Any]) -> list[Any]:
    if not members:
        return []
    hue, pale = theme.hues[members[0][0].group], theme.pale(members[0][0].group)
    reach = [drawn(mark, rows.band) for mark, _ in members]
    hollow = [mark.factuality in ("planned", "negated", "possible") for mark, _ in members]
    soft = [mark.shape == "window" or mark.approximate or mark.disputed for mark, _ in members]
    return [
        go.Bar(
            orientation="h",
            base=[iso(start) for start, _ in reach],
            x=[_milliseconds(end - start) for start, end in reach],
            y=[row for _, row in members],
            width=[0.36 if mark.shape == "window" else 0.3 for mark, _ in members],
            marker={
                "color": [theme.paper if h else pale if s else hue for h, s in zip(hollow, soft, strict=True)],
                "line": {
                    "color": hue,
                    "width": [_edge(mark, soft=pale) for (mark, _), pale in zip(members, soft, strict=True)],
                },
                "cornerradius": 4,
                "pattern": {
                    "shape": ["/" if mark.disputed else _PATTERNS.get(mark.factuality, "") for mark, _ in members],
                    "fgcolor": hue,
                    "fgopacity": 1,
                    "size": 7,
                    "solidity": 0.25,
                },
            },
            **_told(members),
            **on,
        )
    ]


def _edge(mark: Mark, *, soft: bool) -> float:
    return 0 if mark.approximate else 1 if soft else 1.6


def _claims(members: list[tuple[Mark, int]], theme: Theme, on: dict[str, Any]) -> list[Any]:
    # What sources disagree about is the whole stretch between the dates that they claim.
    disputed = [(m, row) for m, row in members if m.disputed and (m.low < m.start or m.high > m.end)]
    if not disputed:
        return []
    hue = theme.hues[disputed[0][0].group]
    return [
        go.Bar(
            orientation="h",
            base=[iso(mark.low) for mark, _ in disputed],
            x=[_milliseconds(mark.high - mark.low) for mark, _ in disputed],
            y=[row for _, row in disputed],
            width=0.26,
            marker={
                "color": theme.pale(disputed[0][0].group),
                "line": {"width": 0},
                "pattern": {"shape": "/", "fgcolor": hue, "fgopacity": 1, "size": 7, "solidity": 0.2},
            },
            **_told(disputed),
            **on,
        )
    ]


def _diamonds(members: list[tuple[Mark, int]], theme: Theme, on: dict[str, Any]) -> list[Any]:
    if not members:
        return []
    hue, pale = theme.hues[members[0][0].group], theme.pale(members[0][0].group)
    return [
        go.Scatter(
            mode="markers",
            x=[iso(mark.middle) for mark, _ in members],
            y=[row for _, row in members],
            marker={
                "symbol": [_symbol(mark) for mark, _ in members],
                "size": _DIAMOND,
                "color": [
                    hue if mark.factuality in _SYMBOLS else pale if mark.approximate or mark.disputed else hue
                    for mark, _ in members
                ],
                "line": {
                    "color": [theme.paper if _plain(mark) else hue for mark, _ in members],
                    "width": [1 if _plain(mark) else 1.8 for mark, _ in members],
                },
                "opacity": 1,
            },
            cliponaxis=False,
            **_told(members),
            **on,
        )
    ]


def _symbol(mark: Mark) -> str:
    return _SYMBOLS.get(mark.factuality, "diamond-cross" if mark.disputed else "diamond")


def _plain(mark: Mark) -> bool:
    return not (mark.approximate or mark.disputed or mark.factuality in _SYMBOLS)


def _dotted_edges(members: list[tuple[Mark, int]], rows: Rows, theme: Theme, on: dict[str, Any]) -> list[Any]:
    if not members:
        return []
    x: list[str | None] = []
    y: list[float | None] = []
    for mark, row in members:
        start, end = drawn(mark, rows.band)
        half = 0.18 if mark.shape == "window" else 0.15
        if mark.shape == "point":  # a day either side of nothing: the dotted line says "about"
            wide = (rows.band.end - rows.band.start) * ABOUT
            start, end, half = mark.middle - wide, mark.middle + wide, 0.0
        x += [iso(start), iso(end), iso(end), iso(start), iso(start), None]
        y += [row - half, row - half, row + half, row + half, row - half, None]
    line = {"color": theme.ink, "width": 1.5, "dash": "dot"}
    return [go.Scatter(mode="lines", x=x, y=y, line=line, hoverinfo="skip", **on)]


def _chevrons(placed: list[tuple[Mark, int]], rows: Rows, theme: Theme, on: dict[str, Any]) -> list[Any]:
    early = [(mark, row) for mark, row in placed if mark.start < rows.band.start]
    late = [(mark, row) for mark, row in placed if mark.end > rows.band.end]
    if not early and not late:
        return []
    members = early + late
    return [
        go.Scatter(
            mode="markers",
            x=[iso(rows.band.start)] * len(early) + [iso(rows.band.end)] * len(late),
            y=[row for _, row in members],
            marker={
                "symbol": ["triangle-left"] * len(early) + ["triangle-right"] * len(late),
                "size": 17,
                "color": [theme.hues[mark.group] for mark, _ in members],
                "line": {"color": theme.paper, "width": 1},
            },
            cliponaxis=False,
            **_told(members),
            **on,
        )
    ]


def _told(members: list[tuple[Mark, int]]) -> dict[str, Any]:
    return {
        "hovertext": [mark.hover for mark, _ in members],
        "hoverinfo": "text",
        "customdata": [mark.event_id for mark, _ in members],
    }


def _milliseconds(length: timedelta) -> float:
    return length / timedelta(milliseconds=1)
