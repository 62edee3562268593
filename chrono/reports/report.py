"""The report: one HTML page with everything in it, that works from disk with no network."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from chrono import __version__, files
from chrono.charts import export, words
from chrono.charts.legend import legend_names
from chrono.charts.marks import marks
from chrono.charts.resting import SIGN_WORDS
from chrono.charts.themes import GROUPS, THEMES
from chrono.charts.traces import SHAPES
from chrono.chronology.ordering import in_sequence
from chrono.reports.data import ROWS_AT_FIRST, SENTENCES_OF, page_data
from chrono.reports.summary import summary
from chrono.reports.view import ReportView, report_view

if TYPE_CHECKING:
    from os import PathLike

    from chrono.chronology.tables import Tables

PLOTLYJS = ("inline", "directory", "cdn")
_SOURCES_AT_FIRST = 6  # more articles than this stand folded, so that the chart stays near the top
_NAMED_AT_MOST = 4  # disputed or undated events; the table has all of them
# Rows that wait for the script are shown where there is none.
_WITHOUT_SCRIPT = "tbody[hidden]{display:table-row-group}.no-print,#chart{display:none}"


def render(tables: Tables, *, title: str | None = None, plotlyjs: str = "inline") -> str:
    """The report of a chronology as one HTML page.

    Args:
        tables: the chronology; its texts may be hostile, all of them are escaped.
        title: the page's title; by default it says how many articles were read.
        plotlyjs: `inline` (the page needs nothing else), `directory` (`plotly-<version>.min.js` lies beside the
            page; `write` puts it there) or `cdn` (the page needs a network).

    Returns:
        HTML; the same for the same tables, byte for byte.

    Raises:
        ValueError: `plotlyjs` is none of these.
    """
    if plotlyjs not in PLOTLYJS:
        raise ValueError(f"plotlyjs is one of {', '.join(PLOTLYJS)}; not {plotlyjs!r}")
    tables = in_sequence(tables)
    view = report_view(tables)
    style = _hues() + _template("report.css")
    script = _template("report.js")
    groups, shapes = legend_names(marks(tables)[0])
    return _environment().get_template("report.html").render(
        title=title or f"Chronology of {words.counted(len(view.articles), 'article')}",
        titled=title is not None,
        summary=summary(tables, view),
        view=view,
        options=_options(view),
        groups=[(group, GROUPS[group]) for group in groups],
        shapes=[(shape, SHAPES[shape]) for shape in shapes],
        rows_at_first=ROWS_AT_FIRST,
        sentences_of=SENTENCES_OF,
        sign_words=SIGN_WORDS,
        sources_at_first=_SOURCES_AT_FIRST,
        named_at_most=_NAMED_AT_MOST,
        without_script=Markup(_WITHOUT_SCRIPT),  # noqa: S704 - our own words
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        plotly=Markup(export.plotly_script(plotlyjs)),  # noqa: S704 - plotly.js as installed
        data=Markup(export.script_json(page_data(tables, view))),  # noqa: S704 - cannot close its element
        policy=Markup(export.content_policy([script], [style, _WITHOUT_SCRIPT], plotlyjs)),  # noqa: S704 - hashes
        version=__version__,
    )  # fmt: skip


def write(
    tables: Tables, path: str | PathLike[str], *, title: str | None = None, plotlyjs: str = "inline"
) -> list[Path]:
    """Writes the report, and with `directory` plotly.js beside it (left alone when it is there already).

    Args:
        tables: the chronology.
        path: the page's file.
        title: as for `render`.
        plotlyjs: as for `render`.

    Returns:
        The files that the page consists of, the page first.

    Raises:
        ValueError: `plotlyjs` is none of the three.
        OSError: a file could not be written.
    """
    page = Path(path)
    # Bytes, so that no system changes line ends: the page carries hashes of its own scripts.
    files.write(page, render(tables, title=title, plotlyjs=plotlyjs).encode())
    return [page, *export.beside(page, plotlyjs)]


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("chrono.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["counted"] = words.counted
    return environment


def _shown(value: Any) -> Any:
    return words.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _template(name: str) -> str:
    return resources.files("chrono.reports").joinpath("templates", name).read_text(encoding="utf-8")


def _hues() -> str:
    # The page takes its colours from the chart's themes, so that a swatch is what it explains.
    sheets = []
    for name in ("light", "dark"):
        theme = THEMES[name]
        plain = {"paper": theme.paper, "ink": theme.ink, "muted": theme.muted, "grid": theme.grid, "focus": theme.focus}
        colours = plain | {"edge": theme.edge} | {f"hue-{group}": theme.hues[group] for group in GROUPS}
        sheets.append(":root{" + "".join(f"--{key}:{value};" for key, value in colours.items()) + "}\n")
    classes = "".join(f".hue-{group}{{color:var(--hue-{group})}}\n" for group in GROUPS)
    return f"{sheets[0]}@media screen and (prefers-color-scheme:dark){{{sheets[1]}}}\n{classes}"


def _options(view: ReportView) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The filters of the event table: name, words, and what can be chosen (value, words)."""
    events = view.events
    return [
        ("kind", "Kind", sorted({(event.kind, event.kind) for event in events})),
        ("factuality", "Certainty", sorted({(event.factuality, event.factuality_words) for event in events})),
        ("status", "Sources", sorted({(event.status, event.status_words) for event in events})),
        ("actor", "Actor", sorted({(name, words.shorten(name, 60)) for event in events for name in event.actors})),
        ("place", "Place", sorted({(name, words.shorten(name, 60)) for event in events for name in event.places})),
    ]
