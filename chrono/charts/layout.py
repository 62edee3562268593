"""The layout of the chart: axes, words at the left, the focus window, the legend."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from chrono.charts.dates import date_words, side
from chrono.charts.legend import legend_height
from chrono.charts.resting import SIGN, SIGN_WORDS
from chrono.charts.rows import ROWS_AT_MOST, drawn, iso, label_text
from chrono.charts.themes import FONT
from chrono.charts.words import counted, days, for_plotly, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chrono.charts.bands import Band
    from chrono.charts.marks import Mark
    from chrono.charts.rows import Label, Measures, Rows
    from chrono.charts.themes import Theme

_TITLE = 30  # above each band, for its title
_TICKS = 46  # below each band, for its dates
_GAP = 26  # between the bands, where the lines run from the focus window to the foreground
AROUND = _TITLE + _TICKS + _GAP  # what a band takes beside its rows
_RIGHT = 28
_NOTE = 17  # a line under the chart
_TICK_FORMATS = [
    {"dtickrange": [None, 86_400_000 - 1], "value": "%H:%M\n%-d %b %Y"},
    {"dtickrange": [86_400_000, 27 * 86_400_000], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
# The second scale of a tall band, in the room over its first row.
_SCALE_ABOVE = {
    "side": "top",
    "ticks": "",
    "ticklabelposition": "inside",
    "showgrid": False,
    "showline": False,
    "tickformatstops": [
        {"dtickrange": [None, 86_400_000 - 1], "value": "%-d %b %H:%M"},
        {"dtickrange": [86_400_000, 27 * 86_400_000], "value": "%-d %b"},
        {"dtickrange": ["M1", "M11"], "value": "%b %Y"},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ],
}


def layout(
    placed: Sequence[Rows],
    focus: tuple[datetime, datetime] | None,
    undated: int,
    theme: Theme,
    measures: Measures,
    marks: Sequence[Mark],
    *,
    legend: bool,
) -> dict[str, Any]:
    """The layout of a figure.

    Args:
        placed: the bands from top to bottom.
        focus: the focus window, when there are two bands.
        undated: how many events are not drawn.
        theme: the colours.
        measures: sizes in pixels.
        marks: all marks, for the legend's size.
        legend: whether there is one.

    Returns:
        The layout as a dict.
    """
    note = _note(undated, placed)
    bottom = _TICKS + (7 + _NOTE * len(note) if note else 0) + (legend_height(marks, measures) if legend else 0)
    heights = [measures.height(band) for band in placed]
    plot = max(sum(heights) + (len(placed) - 1) * AROUND, 40)
    made: dict[str, Any] = {
        "template": go.layout.Template(),
        "height": _TITLE + plot + bottom,
        "margin": {"l": measures.label_width, "r": _RIGHT, "t": _TITLE, "b": bottom, "pad": 0},
        "paper_bgcolor": theme.paper,
        "plot_bgcolor": theme.paper,
        "font": {"family": FONT, "size": 13, "color": theme.ink},
        "hovermode": "closest",
        "hoverdistance": 24,
        "dragmode": False,
        "barmode": "overlay",
        "bargap": 0,
        "hoverlabel": {
            "align": "left",
            "bgcolor": theme.paper,
            "bordercolor": theme.muted,
            "font": {"family": FONT, "size": 12, "color": theme.ink},
        },
        "modebar": {"bgcolor": theme.paper, "color": theme.muted, "activecolor": theme.ink},
        "legend": {
            "orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "xref": "container", "x": 0.01,
            "xanchor": "left", "itemclick": False, "itemdoubleclick": False, "font": {"size": 12, "color": theme.muted},
            "tracegroupgap": 4,
        },
        "shapes": [],
        "annotations": [],
    }  # fmt: skip
    top = 0.0
    for band, height in zip(placed, heights, strict=True):
        domain = [max(0.0, 1 - (top + height) / plot), 1 - top / plot]
        _add_band(made, band, domain, theme, measures)
        top += height + AROUND
    if focus is not None and placed and placed[0].band.name == "background":
        _add_focus(made, placed[0].band, focus, (heights[0], plot), theme)
    if note:
        made["annotations"].append(
            _words("<br>".join(note), theme.muted, 12)
            | {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "yanchor": "top", "yshift": -_TICKS, "xanchor": "left"}
            | {"xshift": -measures.label_width + 12}
        )
    if not placed:
        made["xaxis"] = made["yaxis"] = {"visible": False}
    return made


def _note(undated: int, placed: Sequence[Rows]) -> list[str]:
    said = []
    if any(mark.rests for rows in placed for mark, _ in rows.placed()):
        said.append(f"{SIGN} {SIGN_WORDS}.")
    if undated:
        said.append(f"{counted(undated, 'event')} without a date {'is' if undated == 1 else 'are'} not drawn.")
    return said if said or placed else ["There are no dated events to draw."]


def _add_band(made: dict[str, Any], rows: Rows, domain: list[float], theme: Theme, measures: Measures) -> None:
    band, axis = rows.band, rows.axis
    height = measures.row_height(rows)
    headroom = (measures.height(rows) - rows.count * height) / height
    made[f"xaxis{axis}"] = {
        "type": "date",
        "range": [iso(band.start), iso(band.end)],
        "domain": [0, 1],
        "anchor": f"y{axis}",
        "showgrid": True,
        "gridcolor": theme.grid,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": theme.grid,
        "tickfont": {"size": 12, "color": theme.muted},
        "tickformatstops": _TICK_FORMATS,
        "tickangle": 0,
        "showline": True,
        "linecolor": theme.muted,
        "fixedrange": not rows.packed,
    } | ({"nticks": min(measures.ticks, 9)} if rows.packed else _steps(band, measures))
    if measures.tall(rows):
        over = {"overlaying": f"x{axis}", "matches": f"x{axis}", "anchor": f"y{axis}"}
        made[f"xaxis{axis or 1}1"] = made[f"xaxis{axis}"] | _SCALE_ABOVE | over
        # By itself it would take its ticks from the pixels of the scale below, some seconds off.
        made[f"xaxis{axis or 1}1"]["tickmode"] = "auto" if rows.packed else "linear"
    made[f"yaxis{axis}"] = {
        "range": [rows.first + rows.count - 0.5, rows.first - 0.5 - headroom],
        "domain": domain,
        "anchor": f"x{axis}",
        "showgrid": False,
        "showticklabels": False,
        "zeroline": False,
        "fixedrange": True,
    }
    title = _words(_band_title(band), theme.ink, 13) | {
        "yref": "paper",
        "y": domain[1],
        "yanchor": "bottom",
        "yshift": 6,
    }
    made["annotations"].append(title | {"xref": "paper", "x": 0, "xanchor": "left"})
    made["annotations"] += [_label(label, rows, theme, measures) for label in rows.labels]
    if not measures.above:
        made["annotations"] += _inside(rows, theme)
    line = 1.5 if measures.above else 1  # a line is over the heading of its lane
    made["shapes"] += [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": f"y{axis}", "y0": label.row - line}
        | {"y1": label.row - line, "line": {"color": theme.grid, "width": 1}, "layer": "below"}
        for label in rows.labels
        if rows.packed and label.row > rows.first
    ]


def _steps(band: Band, measures: Measures) -> dict[str, Any]:
    # Calendar units, as many as there is room for: Plotly's own choice is half days on a short band, and on one of five
    # weeks a single month.
    length = (band.end - band.start) / timedelta(days=1)
    most = measures.ticks
    for days_each in (1, 2, 3, 7, 14):
        if length <= days_each * most:
            monday = band.start - timedelta(days=band.start.weekday()) if days_each >= 7 else band.start
            mode = "period" if days_each == 1 else "instant"
            return {"dtick": days_each * 86_400_000, "tick0": iso(monday), "ticklabelmode": mode}
    for months in (1, 2, 3, 6):
        if length <= months * 30.4 * most:
            mode = "period" if months == 1 else "instant"
            return {"dtick": f"M{months}", "tick0": f"{band.start.year:04d}-01-01", "ticklabelmode": mode}
    years = next(years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if length <= years * 365.3 * most)
    first = band.start.year - band.start.year % years or 1
    mode = "period" if years == 1 else "instant"
    return {"dtick": f"M{12 * years}", "tick0": f"{first:04d}-01-01", "ticklabelmode": mode}


def _label(label: Label, rows: Rows, theme: Theme, measures: Measures) -> dict[str, Any]:
    words = _words(label_text(label, measures), theme.ink, 13) | {"yref": f"y{rows.axis}", "y": label.row}
    words |= {"xref": "paper", "x": 0, "xanchor": "left", "xshift": 12 - measures.label_width}
    words |= {"name": label.event_id, "captureevents": bool(label.event_id)}
    if measures.above:
        return words | {"yanchor": "bottom", "yshift": 15, "xshift": 0}
    if rows.packed:  # the heading of a lane begins with its first row
        return words | {"yanchor": "top", "yshift": measures.lane // 2 - 2}
    return words | {"yanchor": "middle"}


def _inside(rows: Rows, theme: Theme) -> list[dict[str, Any]]:
    # Words in the middle of a bar that leaves no room beside it: the date, in a lane what happened.
    beside = dict(zip((mark.event_id for mark in rows.band.marks), rows.words, strict=False))
    made = []
    for mark, row in rows.placed():
        if rows.packed:
            wanted = mark.shape != "point" and beside[mark.event_id][0] == "" and len(rows.band.marks) <= ROWS_AT_MOST
            text = for_plotly([shorten(mark.label, 40)])
        else:
            wanted, text = side(mark, rows) == "inside", date_words(mark, rows)
        if wanted:
            start, end = drawn(mark, rows.band)
            made.append(
                _words(text, theme.ink, 12)
                | {"xref": f"x{rows.axis}", "x": iso(start + (end - start) / 2), "yref": f"y{rows.axis}", "y": row}
                | {"xanchor": "center", "yanchor": "middle", "bgcolor": theme.paper, "borderpad": 2}
            )
    return made


def _band_title(band: Band) -> str:
    first = max(min(mark.low for mark in band.marks), band.start)
    last = max(first, min(max(mark.high for mark in band.marks), band.end) - timedelta(microseconds=1))
    if band.name == "background":
        years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        return f"<b>The long view</b>  {years}"
    return f"<b>In focus</b>  {days(first, last)}" if band.name == "foreground" else ""


def _add_focus(
    made: dict[str, Any],
    whole: Band,
    focus: tuple[datetime, datetime],
    heights: tuple[int, float],
    theme: Theme,
) -> None:
    # The shaded window above, and two lines that lead from its foot to the corners of the band below.
    made["shapes"].append(
        {
            "type": "rect", "xref": "x", "yref": "y domain", "y0": 0, "y1": 1,
            "x0": iso(focus[0]), "x1": iso(focus[1]),
            "fillcolor": theme.focus, "line": {"color": theme.edge, "width": 1}, "layer": "below",
        }
    )  # fmt: skip
    upper, plot = heights
    if upper >= plot:  # the band below stands on another page
        return
    span = whole.end - whole.start
    foot, head = 1 - (upper + _TICKS - 6) / plot, 1 - (upper + _TICKS + _GAP) / plot
    for moment, corner in ((focus[0], 0.0), (focus[1], 1.0)):
        at = (moment - whole.start) / span
        path = f"M{at:.5f},{1 - upper / plot:.5f} L{at:.5f},{foot:.5f} L{corner:.5f},{head:.5f}"
        made["shapes"].append(
            {"type": "path", "xref": "paper", "yref": "paper", "path": path, "line": {"color": theme.edge, "width": 1}}
            | {"layer": "below"}
        )


def _words(text: str, colour: str, size: int) -> dict[str, Any]:
    return {"text": text, "showarrow": False, "align": "left", "font": {"size": size, "color": colour}, "borderpad": 0}
