"""A figure as a page, a fragment of a page, Plotly JSON, or a picture.

Nothing here ever leaves the computer: the button that uploads a chart is off (three times, as it goes by three
names), so is the logo, and a page may not connect to anything.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from plotly.offline import get_plotlyjs, get_plotlyjs_version

from chrono import files
from chrono.charts.hatching import without_patterns
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# `showSendToCloud` is true in plotly.js 4 unless it is said to be false; its button is `sendChartToCloud`.
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["sendChartToCloud", "select2d", "lasso2d", "autoScale2d"],
    "toImageButtonOptions": {"format": "svg", "filename": "chronology"},
    "topojsonURL": "",
    "typesetMath": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": "reset",
}
DIV_ID = "chrono-chart"
PICTURES = ("svg", "png", "pdf")
_WIDTH = 1200
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# What could close the element or end a line, and what turns the direction in which its source is read.
_NOT_IN_SCRIPTS = "<>&\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class ChartError(ChronoError):
    """A chart could not be made; the message is one line that says what to do."""


def plotly_file() -> str:
    """The name under which plotly.js lies beside a page: it has the version, so that pages do not fight over it."""
    return f"plotly-{get_plotlyjs_version()}.min.js"


def plotly_source() -> str:
    """plotly.js itself, as the installed Plotly carries it."""
    return str(get_plotlyjs())


def plotly_url() -> str:
    """Where plotly.js of this version is found on the network."""
    return f"https://cdn.plot.ly/{plotly_file()}"


def csp_hash(source: str) -> str:
    """What a Content-Security-Policy or an `integrity` attribute calls a script or a style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def script_json(value: Any) -> str:
    """JSON that can stand inside a script element: no text in it can close the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in _NOT_IN_SCRIPTS:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def figure_dict(figure: Any) -> dict[str, Any]:
    """A figure as plain dicts and lists."""
    made: dict[str, Any] = json.loads(figure.to_json(engine="json"))
    return made


def figure_json(figure: Any) -> str:
    """A figure as Plotly JSON with its configuration, the same bytes for the same figure, with a newline at its end."""
    parts = figure_dict(figure) | {"config": CONFIG}
    return json.dumps(parts, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def fragment(figure: Any, *, div_id: str = DIV_ID, plotlyjs: str = "inline") -> str:
    """A `<div>` with the chart, to paste into a page, whatever its character set: all of it is ASCII.

    Args:
        figure: what `gantt` drew.
        div_id: the id of the div; give another one for each chart of a page.
        plotlyjs: `inline`, `directory` (`plotly-<version>.min.js` beside the page), `cdn`, or `none` when the page has
            plotly.js already.

    Returns:
        HTML.

    Raises:
        ValueError: `plotlyjs` is none of these.
    """
    data = script_json(figure_dict(figure) | {"config": CONFIG})
    height = int(figure.layout.height or 450)
    named = html.escape(div_id).encode("ascii", "xmlcharrefreplace").decode()
    return (
        f"{_escaped(plotly_script(plotlyjs))}"
        f'<div id="{named}" class="chrono-chart" style="height:{height}px"></div>\n'
        f"<script>{_escaped(_draw(div_id, data))}</script>\n"
    )


def _escaped(script: str) -> str:
    """A script whose strings and regular expressions mean the same in a page that says no character set."""
    return _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], script)


def html_page(figure: Any, *, title: str = "Chronology", plotlyjs: str = "inline") -> str:
    """A page with nothing but the chart.

    Args:
        figure: what `gantt` drew.
        title: the page's title.
        plotlyjs: as for `fragment`, except `none`.

    Returns:
        HTML of a page that works from disk; only with `cdn` does it need a network.

    Raises:
        ValueError: `plotlyjs` is none of these.
    """
    paper, ink = figure.layout.paper_bgcolor, figure.layout.font.color
    style = f"body{{margin:24px auto;max-width:1280px;padding:0 16px;background:{paper};color:{ink}}}"
    style += f"main{{overflow-x:auto}}#{DIV_ID}{{min-width:1000px}}"  # words and legend need their room
    data = script_json(figure_dict(figure) | {"config": CONFIG})
    height = int(figure.layout.height or 450)
    policy = content_policy([_draw(DIV_ID, data)], [style], plotlyjs)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<main aria-label="{html.escape(title)}">\n{plotly_script(plotlyjs)}'
        f'<div id="{DIV_ID}" style="height:{height}px"></div>\n<script>{_draw(DIV_ID, data)}</script>\n'
        "</main>\n</body>\n</html>\n"
    )


def framed(figure: Any) -> str:
    """A page in a frame of its own, for notebooks: it may run its scripts and reach nothing else.

    Args:
        figure: what `gantt` drew.

    Returns:
        An `<iframe>` with the whole page (5 MB, as plotly.js is in it) and no network.
    """
    height = int(figure.layout.height or 450) + 60
    page = html.escape(html_page(figure))
    return (
        f'<iframe title="Chronology" sandbox="allow-scripts allow-downloads" srcdoc="{page}" '
        f'style="width:100%;height:{height}px;border:0"></iframe>'
    )


def _draw(div_id: str, data: str) -> str:
    return f"(function(f){{Plotly.newPlot({script_json(div_id)},f.data,f.layout,f.config)}})({data})"


def plotly_script(plotlyjs: str) -> str:
    """The script element that brings plotly.js, with a newline at its end; empty for `none`.

    Raises:
        ValueError: `plotlyjs` is not one of `inline`, `directory`, `cdn`, `none`.
    """
    if plotlyjs == "inline":
        return f"<script>{plotly_source()}</script>\n"
    if plotlyjs == "directory":
        return f'<script src="{plotly_file()}"></script>\n'
    if plotlyjs == "cdn":
        integrity = csp_hash(plotly_source())
        return f'<script src="{plotly_url()}" integrity="{integrity}" crossorigin="anonymous"></script>\n'
    if plotlyjs == "none":
        return ""
    raise ValueError(f"plotlyjs is one of inline, directory, cdn, none; not {plotlyjs!r}")


def content_policy(scripts: list[str], styles: list[str], plotlyjs: str) -> str:
    """A Content-Security-Policy that lets a page run these scripts and nothing else.

    Args:
        scripts: the inline scripts of the page, without plotly.js.
        styles: its inline style sheets.
        plotlyjs: how plotly.js comes into the page.

    Returns:
        The policy. Style *attributes* are allowed, which plotly.js writes on what it draws; style sheets are not, but
        for ours, the empty one that plotly.js fills, and those that it brings (for maps, even where there is none).
    """
    allowed = [f"'{csp_hash(script)}'" for script in scripts]
    if plotlyjs == "inline":
        allowed.append(f"'{csp_hash(plotly_source())}'")
    elif plotlyjs == "directory":
        allowed.append("'self' file:")
    elif plotlyjs == "cdn":
        allowed.append(plotly_url())
    sheets = " ".join(f"'{csp_hash(style)}'" for style in [*styles, "", *_plotly_styles()])
    rules: Mapping[str, str] = {
        "default-src": "'none'",
        "script-src": " ".join(allowed),
        "style-src-elem": sheets,
        "style-src-attr": "'unsafe-inline'",
        "img-src": "data: blob:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@cache
def _plotly_styles() -> tuple[str, ...]:
    return tuple(re.findall(r"""createElement\("style"\)[^']{0,200}?textContent='([^'\\]*)'""", plotly_source()))


def write(
    figure: Any, path: Path, *, fragment_only: bool = False, title: str = "Chronology", plotlyjs: str = "inline"
) -> list[Path]:
    """Write a chart in the form that the file's suffix says.

    Args:
        figure: what `gantt` drew.
        path: ends in .html, .json, .svg, .png or .pdf.
        fragment_only: for .html, a `<div>` to paste into a page instead of a page.
        title: of the page.
        plotlyjs: as for `html_page`.

    Returns:
        The files written, the chart first.

    Raises:
        ChartError: the suffix is another one, or a picture cannot be made here.
        OSError: a file cannot be written.
    """
    form = path.suffix[1:]
    if form in PICTURES:
        return [files.write(path, picture(figure, form))]
    if form == "json":
        return [files.write(path, figure_json(figure).encode())]
    if form != "html":
        raise ChartError(f"{path}: chrono draws .html, .json, .svg, .png and .pdf, not {path.suffix!r}")
    page = fragment(figure, plotlyjs=plotlyjs) if fragment_only else html_page(figure, title=title, plotlyjs=plotlyjs)
    written = [files.write(path, page.encode())]
    return written + beside(path, plotlyjs)


def beside(page: Path, plotlyjs: str) -> list[Path]:
    """plotly.js beside a page that wants it there (`directory`); left alone where it lies there already."""
    if plotlyjs != "directory":
        return []
    path, source = page.parent / plotly_file(), plotly_source().encode()
    if not path.is_file() or path.stat().st_size != len(source):
        files.write(path, source)
    return [path]


def picture(figure: Any, form: str, *, width: int = _WIDTH, scale: float = 1) -> bytes:
    """A figure as a picture, drawn by kaleido and Chrome.

    Args:
        figure: what `gantt` drew.
        form: `svg`, `png` or `pdf`.
        width: in pixels; the height is the figure's own.
        scale: pixels of the picture for each pixel of the figure (`png`).

    Returns:
        The bytes of the file.

    Raises:
        ChartError: kaleido or Chrome is missing or failed, or there is no such form.
    """
    if form not in PICTURES:
        raise ChartError(f"pictures are {', '.join(PICTURES)}; not {form!r}")
    try:
        import kaleido
    except ImportError:
        raise ChartError("pictures need kaleido: pip install kaleido (the extra chrono[images])") from None
    size = {"format": form, "width": width, "height": int(figure.layout.height or 450), "scale": scale}
    drawn = figure_dict(figure)
    if form == "pdf":
        drawn = without_patterns(drawn, width)
    try:
        made: bytes = kaleido.calc_fig_sync(drawn, opts=size)
    except Exception as error:  # kaleido and choreographer raise many kinds, none of them declared
        if "chrome" in f"{type(error).__name__} {error}".lower():
            message = "pictures need Chrome or Chromium: install it, or set BROWSER_PATH to where it is"
        else:
            message = f"the picture could not be drawn: {' '.join(str(error).split())[:200] or type(error).__name__}"
        raise ChartError(message) from error
    return made
