"""The Gantt-style chronology as a Plotly figure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from chrono.charts import export
from chrono.charts import layout as layouts
from chrono.charts import legend as legends
from chrono.charts.bands import bands
from chrono.charts.chart import Chart
from chrono.charts.dates import DATES, LEADERS
from chrono.charts.marks import marks
from chrono.charts.rows import NARROW, PAPER, SCALE, WIDE, iso, rows, thinness
from chrono.charts.themes import theme_named
from chrono.charts.traces import traces
from chrono.chronology.ordering import in_sequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.charts.marks import Mark
    from chrono.charts.rows import Measures, Rows
    from chrono.chronology.tables import Tables

PAGE_HEIGHT = 1600  # pixels: an A4 page of a picture's 1200 pixels' width
_LETTER_MORE = 0.0055  # of a band's width: what a letter takes more of a page than of the narrowest wide page
_SCALE = "scale"  # the name of the traces that bring a second scale
PAPER_WIDTH = 860  # pixels of a chart among words, on paper: letters are as small as they may be
PAPER_HEIGHT = 1265  # an A4 page of that width
_WORDS_ABOVE = 140  # of these on the first page, for heading and key


def gantt(
    tables: Tables, *, theme: str = "light", lanes: str | None = None, narrow: bool = False, legend: bool = True
) -> Chart:
    """Draws a chronology: a row for each event, in the order told (`Chronology.sequence`), labelled at its left.

    Diamonds are days or moments, bars last, pale windows hold an event at some time within them; long or distant events
    stand in a band of their own above the dense days (the rule is in `chrono.charts.bands`). Each point carries its
    `event_id` as `customdata`.

    Args:
        tables: the chronology. Events without an interval are not drawn; a note under the chart counts them.
        theme: `light`, `dark` or `print`.
        lanes: `kind`, `actor`, `place` or `article` packs the events into lanes with that heading. By default each has
            a row of its own, and more than 120 in a band are packed by kind.
        narrow: words above the marks instead of beside them, for a telephone.
        legend: whether hues and shapes are explained in the figure (a page can do it better).

    Returns:
        A `plotly.graph_objects.Figure`, the same for the same tables.

    Raises:
        ValueError: there is no such theme, or no such lanes.
    """
    drawn, undated = marks(in_sequence(tables))
    placed, focus = _placed(drawn, lanes)
    return _figure(placed, focus, undated, drawn, theme, measures=NARROW if narrow else WIDE, legend=legend)


def pages(tables: Tables, *, theme: str = "light", lanes: str | None = None, legend: bool = True) -> list[Chart]:
    """The chart in as many figures as it needs A4 pages (`PAGE_HEIGHT`); every row is whole, on one of them.

    Args:
        tables: as for `gantt`.
        theme: as for `gantt`.
        lanes: as for `gantt`.
        legend: whether each page has one.

    Returns:
        At least one figure.

    Raises:
        ValueError: as for `gantt`.
    """
    drawn, undated = marks(in_sequence(tables))
    placed, focus = _placed(drawn, lanes)
    divided = _divided(placed, PAGE_HEIGHT - legends.legend_height(drawn, WIDE) * legend)
    return [
        _figure(parts, focus, undated if parts is divided[-1] else 0, drawn, theme, measures=WIDE, legend=legend)
        for parts in divided
    ]


def in_every_size(tables: Tables) -> dict[str, Any]:
    """What a report needs of the chart, with what is shared said once and no legend.

    Args:
        tables: as for `gantt`.

    Returns:
        `traces` and the layouts `wide`, `narrow` and `pages` (a list), as plain dicts in the light theme;
        `shown` says for each page which rows of each axis stand on it (from, to; half-open), `thin` for each axis of
        rows by what bars are thinner in `narrow`.
    """
    drawn, undated = marks(tables)
    placed, focus = _placed(drawn, None)
    wide = export.figure_dict(_figure(placed, focus, undated, drawn, "light", measures=WIDE, legend=False))
    divided = _divided(placed, PAPER_HEIGHT, PAPER_HEIGHT - _WORDS_ABOVE)

    def layout(parts: Sequence[Rows], count: int, measures: Measures) -> Any:
        made = layouts.layout(parts, focus, count, theme_named("light"), measures, drawn, legend=False)
        return export.figure_dict(Chart(layout=made))["layout"]

    return {
        "traces": [trace for trace in wide["data"] if trace.get("name") != _SCALE],
        "wide": wide["layout"],
        "narrow": layout(placed, undated, NARROW),
        "thin": {f"y{band.axis}": thinness(band) for band in placed},
        "pages": [layout(parts, undated if parts is divided[-1] else 0, PAPER) for parts in divided],
        "shown": [{f"y{rows.axis}": [rows.first, rows.first + rows.count] for rows in parts} for parts in divided],
    }


def on_paper(tables: Tables) -> list[Chart]:
    """The chart in figures of `PAPER_WIDTH`, to stand among words on A4 pages; the first leaves room for some above it.

    Args:
        tables: as for `gantt`.

    Returns:
        At least one figure, each with a legend, in the print theme.
    """
    drawn, undated = marks(in_sequence(tables))
    placed, focus = _placed(drawn, None)
    room = PAPER_HEIGHT - legends.legend_height(drawn, PAPER)
    divided = _divided(placed, room, room - _WORDS_ABOVE)
    return [
        _figure(parts, focus, undated if parts is divided[-1] else 0, drawn, "print", measures=PAPER, legend=True)
        for parts in divided
    ]


def _narrow(trace: Any, share: float) -> None:
    """Makes a trace ready for a telephone (`report.js` does the same in `thin`)."""
    if trace.name == DATES:  # they stand above the marks, with the words
        trace.visible = False
    elif trace.type == "bar":
        trace.width = [one * share for one in trace.width] if isinstance(trace.width, tuple) else trace.width * share
    elif trace.line.dash:
        trace.y = [y if y is None else round(y) + (y - round(y)) * share for y in trace.y]


def _shorten(data: list[Any], band: Rows) -> None:
    """Stops lines before dates left of their marks, whose letters take more of a page (as `report.js` does)."""
    letters = {
        row: len(text)
        for trace in data
        if trace.name == DATES
        for row, text, at in zip(trace.y, trace.text, trace.textposition, strict=True)
        if at == "middle left"
    }
    whole = band.band.end - band.band.start
    for trace in (trace for trace in data if trace.name == LEADERS):
        x = list(trace.x)
        for i in range(1, len(x), 3):
            end = datetime.fromisoformat(x[i]) - whole * _LETTER_MORE * letters.get(trace.y[i], 0)
            x[i] = iso(end) if end > band.band.start else x[i - 1]
        trace.x = x


def _divided(placed: Sequence[Rows], room: int, on_first: int | None = None) -> list[list[Rows]]:
    divided: list[list[Rows]] = [[]]
    left = on_first or room
    for band in placed:
        each, first = WIDE.row_height(band), 0
        while first < band.count:
            fits = (left - layouts.AROUND - SCALE) // each
            if fits < min(3, band.count - first) and divided[-1]:
                divided.append([])
                left = room
                continue
            count = min(max(fits, 1), band.count - first)
            divided[-1].append(band.part(first, count))
            first, left = first + count, left - layouts.AROUND - SCALE - count * each
    return divided


def _placed(drawn: list[Mark], lanes: str | None) -> tuple[list[Rows], tuple[datetime, datetime] | None]:
    divided, focus = bands(drawn)
    return [rows(band, "" if number == 0 else str(number + 1), lanes) for number, band in enumerate(divided)], focus


def _figure(
    placed: Sequence[Rows],
    focus: tuple[datetime, datetime] | None,
    undated: int,
    drawn: list[Mark],
    theme: str,
    *,
    measures: Measures,
    legend: bool,
) -> Chart:
    colours = theme_named(theme)
    data: list[Any] = [trace for band in placed for trace in traces(band, colours)]
    if measures is PAPER:
        for band in placed:
            _shorten([trace for trace in data if trace.yaxis == f"y{band.axis}"], band)
    if measures is NARROW:
        shares = {f"y{band.axis}": thinness(band) for band in placed}
        for trace in data:
            _narrow(trace, shares[trace.yaxis or "y"])
    if legend:
        # A swatch stands on the axes of the first band: no other may be on this page.
        data += (
            [
                trace.update(xaxis=f"x{placed[0].axis}", yaxis=f"y{placed[0].axis}")
                for trace in legends.legend(drawn, colours)
            ]
            if placed
            else []
        )
    layout = layouts.layout(placed, focus, undated, colours, measures, drawn, legend=legend)
    # Plotly draws no axis without a trace; `report.js` does the same in `scales`.
    data += [
        {"type": "scatter", "mode": "lines", "name": _SCALE, "x": [None], "y": [None], "hoverinfo": "skip"}
        | {"showlegend": False, "xaxis": name.replace("axis", ""), "yaxis": axis["anchor"]}
        for name, axis in layout.items()
        if name.startswith("xaxis") and "overlaying" in axis
    ]
    return Chart(data=data, layout=layout)
