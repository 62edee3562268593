"""What hues and shapes mean: the legend of a figure, and the names in it, which the report's page writes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from chrono.charts.themes import GROUPS
from chrono.charts.traces import SHAPES, shapes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.charts.marks import Mark
    from chrono.charts.rows import Measures
    from chrono.charts.themes import Theme

_ROW = 22


def legend_names(marks: Sequence[Mark]) -> tuple[list[str], list[str]]:
    """The groups (keys of `GROUPS`) and the shapes (keys of `SHAPES`) that these marks use."""
    used = {mark.group for mark in marks}
    return [group for group in GROUPS if group in used], shapes_of(marks)


def legend_height(marks: Sequence[Mark], measures: Measures) -> int:
    """The pixels that a legend takes; none where there is nothing to explain."""
    return _ROW * _legend_rows(marks, measures) + 12 if marks else 0


def _legend_rows(marks: Sequence[Mark], measures: Measures) -> int:
    groups, shapes = legend_names(marks)
    # Plotly gives all entries the width of the widest.
    names = [*(GROUPS[group] for group in groups), *(SHAPES[shape] for shape in shapes)]
    in_a_row = max(1, measures.legend // (46 + 7 * max(len(name) for name in names)))
    return -(-len(names) // in_a_row)


def legend(marks: Sequence[Mark], theme: Theme) -> list[Any]:
    """Traces without points that explain the hues and the shapes in use."""
    groups, shapes = legend_names(marks)
    swatches = [(GROUPS[group], {"symbol": "square", "size": 11, "color": theme.hues[group]}) for group in groups]
    swatches += [(SHAPES[shape], _swatch(shape, theme)) for shape in shapes if shape != "approximate"]
    shared = {"x": [None], "y": [None], "showlegend": True, "hoverinfo": "skip"}
    made = [go.Scatter(mode="markers", name=name, marker=marker, **shared) for name, marker in swatches]
    if "approximate" in shapes:
        line = {"color": theme.ink, "width": 1.5, "dash": "dot"}
        made.append(go.Scatter(mode="lines", name=SHAPES["approximate"], line=line, **shared))
    return made


def _swatch(shape: str, theme: Theme) -> dict[str, Any]:
    hue = {"color": theme.muted, "size": 11}
    line = {"line": {"color": theme.muted, "width": 1.5}}
    symbols = {
        "point": "diamond",
        "bar": "line-ew",
        "window": "square-open",
        "planned": "diamond-open",
        "possible": "diamond-open-dot",
        "negated": "diamond-x-open",
        "disputed": "diamond-cross-open",
    }
    if shape == "bar":
        line = {"line": {"color": theme.muted, "width": 5}}
    return hue | line | {"symbol": symbols[shape]}
