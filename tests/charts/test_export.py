from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import browser
import pytest
import samples

from chrono.charts import export
from chrono.charts.gantt import gantt

if TYPE_CHECKING:
    from pathlib import Path


def test_json_in_a_script_cannot_close_it() -> None:
    made = export.script_json({"a": "</script><!--<script>&\u2028"})
    assert not set("<>&\u2028") & set(made)
    assert json.loads(made) == {"a": "</script><!--<script>&\u2028"}


def test_a_fragment_is_the_same_each_time_and_has_its_own_id() -> None:
    figure = gantt(samples.seeds())
    made = export.fragment(figure, div_id="brief", plotlyjs="none")
    assert made == export.fragment(figure, div_id="brief", plotlyjs="none")
    assert made.startswith('<div id="brief"')
    assert "<html" not in made


def test_a_fragment_reads_the_same_in_a_page_of_any_character_set(tmp_path: Path) -> None:
    """Opened alone it says none: a browser takes it for windows-1252, in which "–" is three letters."""
    figure = gantt(samples.hostile())
    for plotlyjs in ("none", "inline"):
        assert export.fragment(figure, div_id="küche", plotlyjs=plotlyjs).isascii()
    page = tmp_path / "fragment.html"
    export.write(gantt(samples.seeds()), page, fragment_only=True)
    with browser.running() as running, browser.opened(running, page) as opened:
        shown = opened.page.locator("#chrono-chart").inner_text()
    assert "30 Nov – 1 Dec 2025" in shown
    assert "â€" not in shown


def test_plotlyjs_comes_as_asked() -> None:
    figure = gantt(samples.seeds())
    assert f'src="{export.plotly_file()}"' in export.html_page(figure, plotlyjs="directory")
    cdn = export.html_page(figure, plotlyjs="cdn")
    assert f'src="{export.plotly_url()}" integrity="sha256-' in cdn
    with pytest.raises(ValueError, match="'elsewhere'"):
        export.html_page(figure, plotlyjs="elsewhere")


def test_the_page_draws_from_disk_and_asks_for_nothing(tmp_path: Path) -> None:
    page = tmp_path / "chart.html"
    page.write_bytes(export.html_page(gantt(samples.hostile()), title="<i>& co").encode())
    with browser.running() as running, browser.opened(running, page) as opened:
        assert opened.page.title() == "<i>& co"
        assert opened.page.locator("#chrono-chart .point").count() > 0
        assert opened.complaints == []
        assert opened.requests == [page.as_uri()]
        assert opened.page.evaluate("window.hacked") is None
        buttons = opened.page.locator(".modebar-btn").evaluate_all("all => all.map(one => one.dataset.title)")
        assert [title for title in buttons if "hare" in title or "loud" in title or "lotly" in title] == []


def test_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", browser.executable())
    drawn = export.picture(gantt(samples.seeds(), theme="print"), "svg")
    assert drawn.startswith(b"<svg")
    assert b"Witkoff meets Putin in Moscow" in drawn


def test_a_picture_without_kaleido_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kaleido", None)
    with pytest.raises(export.ChartError, match=r"pip install kaleido .*chrono\[images\]"):
        export.picture(gantt(samples.seeds()), "png")


def test_a_picture_without_chrome_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(export.ChartError, match="install") as raised:
        export.picture(gantt(samples.seeds()), "png")
    assert "\n" not in str(raised.value)


def test_an_unknown_picture_is_named() -> None:
    with pytest.raises(export.ChartError, match="'bmp'"):
        export.picture(gantt(samples.seeds()), "bmp")
