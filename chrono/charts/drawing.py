"""From a chronology to the files of its chart, in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.charts import export
from chrono.charts.gantt import gantt, pages

if TYPE_CHECKING:
    from pathlib import Path

    from chrono.chronology.tables import Tables


def draw(
    tables: Tables,
    path: Path,
    *,
    theme: str = "light",
    lanes: str | None = None,
    paged: bool = False,
    fragment_only: bool = False,
    title: str | None = None,
    plotlyjs: str = "inline",
) -> list[Path]:
    """Draws a chronology and writes it.

    Args:
        tables: the chronology.
        path: the file; its suffix says the form (`chrono.charts.export.write`).
        theme: as for `gantt`.
        lanes: as for `gantt`.
        paged: a file for each A4 page that the chart needs, `name-1.svg`, `name-2.svg` …, instead of one.
        fragment_only: as for `export.write`.
        title: of an HTML page.
        plotlyjs: as for `export.html_page`.

    Returns:
        The files of the chart, without plotly.js.

    Raises:
        ChartError: a picture cannot be made here.
        OSError: a file cannot be written.
        ValueError: there is no such theme or no such lanes.
    """
    figures = pages(tables, theme=theme, lanes=lanes) if paged else [gantt(tables, theme=theme, lanes=lanes)]
    numbered = [path.with_stem(f"{path.stem}-{number}") for number in range(1, len(figures) + 1)] if paged else [path]
    for figure, file in zip(figures, numbered, strict=True):
        export.write(figure, file, fragment_only=fragment_only, title=title or "Chronology", plotlyjs=plotlyjs)
    return numbered
