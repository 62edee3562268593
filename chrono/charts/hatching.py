"""Hatching as line segments: Chrome turns the pattern of each bar into a picture of its own when it writes a PDF."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP = 7.0  # pixels between two strokes
_STROKE = 1.3  # pixels
_DOT = 2.4
_INSIDE = 0.8  # pixels that strokes stay away from a bar's edge, for its rounded corners
_Stroke = tuple[tuple[float, float], tuple[float, float]]
_Box = tuple[float, float, float, float]


def without_patterns(figure: dict[str, Any], width: int) -> dict[str, Any]:
    """The figure of a fixed size with strokes and dots where bars had patterns.

    Args:
        figure: a figure as plain dicts, as `gantt` draws it: bars lie, on axes of dates.
        width: of its picture, in pixels; the height is the layout's own.

    Returns:
        The same figure, with strokes in traces after those of the bars; the argument is left as it was.
    """
    data: list[dict[str, Any]] = []
    for trace in figure["data"]:
        pattern = trace.get("marker", {}).get("pattern")
        if not pattern:
            data.append(trace)
            continue
        marker = {name: value for name, value in trace["marker"].items() if name != "pattern"}
        data.append(trace | {"marker": marker})
        data += _hatching(trace, pattern, _Plot(figure["layout"], trace, width))
    return figure | {"data": data}


class _Plot:
    """Where a trace is drawn: moments and rows to pixels from the left bottom of its axes, and back."""

    def __init__(self, layout: dict[str, Any], trace: dict[str, Any], width: int) -> None:
        self._across = layout["xaxis" + trace.get("xaxis", "x")[1:]]
        up = layout["yaxis" + trace.get("yaxis", "y")[1:]]
        margin = layout["margin"]
        self._start, end = (datetime.fromisoformat(moment) for moment in self._across["range"])
        self._whole = end - self._start
        self.width = (width - margin["l"] - margin["r"]) * (self._across["domain"][1] - self._across["domain"][0])
        self._bottom, top = up["range"]
        height = (layout["height"] - margin["t"] - margin["b"]) * (up["domain"][1] - up["domain"][0])
        self._row = height / (top - self._bottom)  # pixels up for each row; rows count downwards

    def box(self, base: str, length: float, row: float, thick: float) -> _Box:
        """Left, right, bottom and top of a bar, as far as it is on the axes."""
        start = (datetime.fromisoformat(base) - self._start) / self._whole * self.width
        end = start + timedelta(milliseconds=length) / self._whole * self.width
        middle, half = (row - self._bottom) * self._row, abs(thick * self._row) / 2
        return (
            max(start, 0) + _INSIDE, min(end, self.width) - _INSIDE, middle - half + _INSIDE, middle + half - _INSIDE
        )  # fmt: skip

    def values(self, x: float, y: float) -> tuple[str, float]:
        moment = self._start + self._whole * (x / self.width)
        return moment.isoformat(sep=" ", timespec="milliseconds"), round(y / self._row + self._bottom, 5)


def _hatching(trace: dict[str, Any], pattern: dict[str, Any], plot: _Plot) -> list[dict[str, Any]]:
    shapes, thick = pattern["shape"], trace["width"]
    dots: list[tuple[str, float]] = []
    strokes: list[tuple[str | None, float | None]] = []
    for i, (base, length, row) in enumerate(zip(trace["base"], trace["x"], trace["y"], strict=True)):
        shape = shapes if isinstance(shapes, str) else shapes[i]
        box = plot.box(base, length, row, thick[i] if isinstance(thick, list) else thick)
        if shape == ".":
            dots += [plot.values(*at) for at in _dots(box)]
        for one, other in [*(_rising(box) if shape in ("/", "x") else ()), *(_falling(box) if shape == "x" else ())]:
            strokes += [plot.values(*one), plot.values(*other), (None, None)]
    on = {"xaxis": trace.get("xaxis", "x"), "yaxis": trace.get("yaxis", "y"), "showlegend": False, "hoverinfo": "skip"}
    hue = pattern["fgcolor"]
    made: list[dict[str, Any]] = []
    if strokes:
        made.append({"mode": "lines", "line": {"color": hue, "width": _STROKE, "simplify": False}} | _points(strokes))
    if dots:
        made.append({"mode": "markers", "marker": {"color": hue, "size": _DOT}} | _points(dots))
    return [{"type": "scatter"} | part | on for part in made]


def _points(points: Any) -> dict[str, Any]:
    x, y = zip(*points, strict=True)
    return {"x": list(x), "y": list(y)}


def _rising(box: _Box) -> Iterator[_Stroke]:
    """Strokes from the left bottom to the right top. All lie on lines of one grid, so that bars that overlap agree."""
    left, right, bottom, top = box
    if right <= left:
        return
    at = ((left - top) // _STEP + 1) * _STEP  # x - y of the line
    while at < right - bottom:
        low, high = max(left, at + bottom), min(right, at + top)
        if high > low:
            yield (low, low - at), (high, high - at)
        at += _STEP


def _falling(box: _Box) -> Iterator[_Stroke]:
    left, right, bottom, top = box
    for (x1, y1), (x2, y2) in _rising((left, right, -top, -bottom)):
        yield (x1, -y1), (x2, -y2)


def _dots(box: _Box) -> Iterator[tuple[float, float]]:
    """Points along the middle of a bar, or in as many lines as there is room for."""
    left, right, bottom, top = box
    lines = max(1, int((top - bottom) // _STEP))
    across = max(1, int((right - left) // _STEP))
    for line in range(lines):
        for place in range(across if right > left else 0):
            yield (
                left + (place + 0.5) * (right - left) / across,
                bottom + (line + 0.5) * (top - bottom) / lines,
            )
