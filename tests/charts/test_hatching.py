from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import browser
import crowds
import pytest
import samples

from chrono.charts import export
from chrono.charts.gantt import gantt
from chrono.charts.hatching import without_patterns

WIDTH = 1200


def bars(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def added(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """The traces that stand after each bar's trace in place of its pattern."""
    made = without_patterns(figure, WIDTH)["data"]
    return [trace for trace in made if trace not in figure["data"] and trace["type"] == "scatter"]


def test_every_hatched_bar_has_strokes_within_it_and_no_other_has() -> None:
    figure = export.figure_dict(gantt(crowds.month(), theme="print"))
    hatched: set[tuple[str, int]] = set()
    plain: set[tuple[str, int]] = set()
    for trace in bars(figure):
        shapes = trace["marker"]["pattern"]["shape"]
        for i, row in enumerate(trace["y"]):
            shape = shapes if isinstance(shapes, str) else shapes[i]
            (hatched if shape else plain).add((trace["yaxis"], row))
    assert hatched
    assert plain - hatched
    reached = {(trace["yaxis"], round(row)) for trace in added(figure) for row in trace["y"] if row is not None}
    assert reached == hatched
    thickest = max(max(t["width"]) if isinstance(t["width"], list) else t["width"] for t in bars(figure)) / 2
    assert all(abs(row - round(row)) < thickest for trace in added(figure) for row in trace["y"] if row is not None)


def test_strokes_of_a_bar_stay_between_its_ends_and_on_the_axes() -> None:
    figure = export.figure_dict(gantt(crowds.month(), theme="print"))
    ends: dict[tuple[str, int], tuple[datetime, datetime]] = {}
    for trace in bars(figure):
        for base, length, row in zip(trace["base"], trace["x"], trace["y"], strict=True):
            start = datetime.fromisoformat(base)
            low, high = ends.get((trace["yaxis"], row), (start, start))
            ends[trace["yaxis"], row] = (min(low, start), max(high, start + timedelta(milliseconds=length)))
    for trace in added(figure):
        first, last = map(datetime.fromisoformat, figure["layout"]["xaxis" + trace["xaxis"][1:]]["range"])
        for x, y in zip(trace["x"], trace["y"], strict=True):
            if x is not None:
                low, high = ends[trace["yaxis"], round(y)]
                assert max(low, first) <= datetime.fromisoformat(x) <= min(high, last)


@pytest.mark.parametrize(("shape", "modes"), [("/", ["lines"]), ("x", ["lines"]), (".", ["markers"]), ("", [])])
def test_each_pattern_has_its_own_strokes(shape: str, modes: list[str]) -> None:
    figure = export.figure_dict(gantt(samples.seeds(), theme="print"))
    for trace in bars(figure):
        trace["marker"]["pattern"]["shape"] = shape
    made = added(figure)
    assert [*dict.fromkeys(trace["mode"] for trace in made)] == modes
    slopes = {
        (x2 > x1) == (y2 < y1)  # rows count downwards
        for trace in made
        if trace["mode"] == "lines"
        for x1, y1, x2, y2 in zip(trace["x"], trace["y"], trace["x"][1:], trace["y"][1:], strict=False)
        if x1 and x2
    }
    assert slopes == {"/": {True}, "x": {True, False}}.get(shape, set())


def test_no_bar_has_a_pattern_then_and_the_figure_is_left_as_it_was() -> None:
    figure = export.figure_dict(gantt(crowds.month(), theme="print"))
    before = json.dumps(figure)
    assert not any("pattern" in trace["marker"] for trace in bars(without_patterns(figure, WIDTH)))
    assert json.dumps(figure) == before


def test_a_pdf_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", browser.executable())
    made = export.picture(gantt(crowds.month(), theme="print"), "pdf")
    assert made.startswith(b"%PDF")
    assert len(made) < 200_000  # with patterns millions
