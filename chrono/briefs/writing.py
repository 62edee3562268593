"""From a chronology to the files of its brief, in one call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from chrono import files
from chrono.articles import Problem
from chrono.briefs.brief import brief
from chrono.briefs.markdown import markdown
from chrono.charts import export
from chrono.charts.gantt import PAPER_WIDTH, on_paper
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from chrono.chronology.tables import Tables

SUFFIXES = (".md", ".docx")
_SHARP = 2  # pixels of a .docx's picture for each of the figure's


def write(
    tables: Tables,
    path: str | PathLike[str],
    *,
    title: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> list[Path]:
    """Writes a brief: title, a sentence on span and sources, the chart as a picture, the table, footnotes.

    Args:
        tables: the chronology.
        path: ends in .md (the chart lies beside it as .svg, one for each A4 page that it needs) or .docx.
        title: as for `brief`.
        on_problem: told why there is no chart where none can be drawn; the brief is written without it.

    Returns:
        The files, the brief first.

    Raises:
        ChronoError: the suffix is another one, python-docx is not installed for a .docx, or no chart can be drawn and
            nobody is told.
        OSError: a file cannot be written.
    """
    path = Path(path)
    if path.suffix not in SUFFIXES:
        raise ChronoError(f"{path}: a brief is .md or .docx, not {path.suffix!r}")
    form = "svg" if path.suffix == ".md" else "png"
    if form == "png":
        from chrono.briefs.word import needed, word

        needed()
    said = brief(tables, title=title)
    try:
        scale = _SHARP if form == "png" else 1
        drawn = [export.picture(figure, form, width=PAPER_WIDTH, scale=scale) for figure in _figures(tables)]
    except export.ChartError as error:
        if on_problem is None:
            raise
        on_problem(Problem(str(path), f"written without its chart: {error}"))
        drawn = []
    if form == "png":
        return [files.write(path, word(said, drawn))]
    names = [path.with_suffix(".svg")] if len(drawn) == 1 else []
    names = names or [path.with_name(f"{path.stem}-{number}.svg") for number in range(1, len(drawn) + 1)]
    written = [files.write(path, markdown(said, [name.name for name in names]).encode())]
    return written + [files.write(name, picture) for name, picture in zip(names, drawn, strict=True)]


def _figures(tables: Tables) -> list[Any]:
    return list(on_paper(tables)) if tables.events["start"].drop_nulls().len() else []
