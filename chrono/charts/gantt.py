"""The Gantt-style chronology as a Plotly figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from chrono.charts import layout as layouts
from chrono.charts.bands import bands
from chrono.charts.dates import DATES
from chrono.charts.marks import marks
from chrono.charts.rows import NARROW, WIDE, rows
from chrono.charts.themes import theme_named
from chrono.charts.traces import traces

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables


def gantt(tables: Tables, *, theme: str = "light", narrow: bool = False, legend: bool = True) -> Any:
    """Draws a chronology: a row for each event, in the order of the table, labelled at its left.

    Diamonds are days or moments, bars last, pale windows hold an event at some time within them; long or distant events
    stand in a band of their own above the dense days (the rule is in `chrono.charts.bands`). Each point carries its
    `event_id` as `customdata`.

    Args:
        tables: the chronology. Events without an interval are not drawn; a note under the chart counts them.
        theme: `light`, `dark` or `print`.
        narrow: words above the marks instead of beside them, for a telephone.
        legend: whether hues and shapes are explained in the figure (a page can do it better).

    Returns:
        A `plotly.graph_objects.Figure`, the same for the same tables.

    Raises:
        ValueError: there is no such theme.
    """
    colours = theme_named(theme)
    drawn, undated = marks(tables)
    divided, focus = bands(drawn)
    placed = [rows(band) for band in divided]
    data: list[Any] = []
    for number, band in enumerate(placed):
        data += traces(band, layouts.axis_suffix(number), colours)
    for trace in data if narrow else []:
        if trace.name == DATES:  # they stand above the marks, with the words
            trace.visible = False
    if legend:
        data += layouts.legend(drawn, colours)
    measures = NARROW if narrow else WIDE
    layout = layouts.layout(placed, focus, undated, colours, measures, drawn, legend=legend)
    return go.Figure(data=data, layout=layout)
