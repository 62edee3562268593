"""The pictures in docs/: `python tests/pictures.py docs build/seeds.chronology` (needs Chromium; `make pictures`)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import browser
import crowds

import chrono
from chrono.charts.gantt import gantt
from chrono.reports.report import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from chrono.chronology.tables import Tables

_WIDTH = 1280
_MOST = 200_000  # bytes of a picture


def take(running: Browser, tables: Tables, out: Path, scheme: str) -> None:
    """The top of a report with its whole chart, as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        write(tables, page, plotlyjs="directory")
        view = {"width": _WIDTH, "height": 900}
        with browser.opened(running, page, viewport=view, color_scheme=scheme) as opened:
            box = opened.page.locator("#chart").bounding_box()
            assert box is not None
            clip = {"x": 0, "y": 0, "width": _WIDTH, "height": box["y"] + box["height"] + 12}
            opened.page.screenshot(path=out, full_page=True, clip=clip)  # type: ignore[arg-type]
    assert out.stat().st_size <= _MOST, f"{out}: {out.stat().st_size} bytes"


def main(folder: Path, seeds: Path) -> None:
    """Takes all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    every = {"seeds": chrono.load(seeds), "month": crowds.month(), "season": crowds.season()}
    with browser.running() as running:
        for name, tables in every.items():
            for scheme in ("light", "dark"):
                take(running, tables, folder / f"{name}-{scheme}.png", scheme)
    from chrono.charts import export

    (folder / "month-actors.svg").write_bytes(export.picture(gantt(crowds.month(), lanes="actor"), "svg"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
