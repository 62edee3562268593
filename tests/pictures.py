"""The pictures in docs/: `python tests/pictures.py docs build/seeds.chronology` (needs Chromium; `make pictures`)."""

from __future__ import annotations

import base64
import os
import struct
import sys
import tempfile
import zlib
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import browser
import crowds
import numpy as np

import chrono
from chrono.charts import export
from chrono.charts.gantt import gantt
from chrono.charts.themes import THEMES
from chrono.reports.report import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from chrono.chronology.tables import Tables

_WIDTH = 1280
_MOST = 200_000  # bytes of a picture
_SHADES = 16  # beside the colours of the theme: what letters have at their edges


def take(running: Browser, tables: Tables, out: Path, scheme: str) -> None:
    """The top of a report with its whole chart, as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        write(tables, page, plotlyjs="directory")
        view = {"width": _WIDTH, "height": 900}
        with browser.opened(running, page, viewport=view, color_scheme=scheme, bypass_csp=True) as opened:
            box = opened.page.locator("#chart").bounding_box()
            assert box is not None
            clip = {"x": 0, "y": 0, "width": _WIDTH, "height": ceil(box["y"] + box["height"]) + 12}
            shot = opened.page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
            out.write_bytes(_small(opened.page, shot, scheme))
    assert out.stat().st_size <= _MOST, f"{out}: {out.stat().st_size} bytes"


def _small(page: Page, png: bytes, scheme: str) -> bytes:
    # A picture of a page needs few colours: the browser decodes it, and it is packed again as a palette.
    width, height, encoded = page.evaluate(
        """async source => { const image = new Image();
        image.src = 'data:image/png;base64,' + source; await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height), drawn = canvas.getContext('2d');
        drawn.drawImage(image, 0, 0);
        const data = drawn.getImageData(0, 0, image.width, image.height).data, parts = [];
        for (let i = 0; i < data.length; i += 30000) parts.push(String.fromCharCode(...data.subarray(i, i + 30000)));
        return [image.width, image.height, btoa(parts.join(''))]; }""",
        base64.b64encode(png).decode(),
    )
    pixels = np.frombuffer(base64.b64decode(encoded), dtype=np.uint8).reshape(-1, 4).astype(np.int32) >> 3
    codes, where, counts = np.unique(
        (pixels[:, 0] << 10) | (pixels[:, 1] << 5) | pixels[:, 2], return_inverse=True, return_counts=True
    )
    colours = np.stack([codes >> 10, (codes >> 5) & 31, codes & 31], axis=1)
    theme = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in THEMES[scheme].colours()])
    shades = colours[np.argsort(-counts, kind="stable")[:_SHADES]]
    kept = np.concatenate([theme >> 3, shades])
    nearest = np.array([int(((kept - colour) ** 2).sum(axis=1).argmin()) for colour in colours], dtype=np.uint8)
    rows = nearest[where.reshape(-1)].reshape(height, width)
    palette = np.concatenate([theme, (shades << 3) | (shades >> 2)]).astype(np.uint8).tobytes()
    packed = zlib.compress(np.insert(rows, 0, 0, axis=1).tobytes(), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    )


def main(folder: Path, seeds: Path) -> None:
    """Takes all pictures."""
    os.environ.setdefault("BROWSER_PATH", browser.executable())
    folder.mkdir(parents=True, exist_ok=True)
    every = {"seeds": chrono.load(seeds), "month": crowds.month(), "season": crowds.season()}
    with browser.running() as running:
        for name, tables in every.items():
            for scheme in ("light", "dark"):
                take(running, tables, folder / f"{name}-{scheme}.png", scheme)
    (folder / "month-actors.svg").write_bytes(export.picture(gantt(crowds.month(), lanes="actor"), "svg"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
