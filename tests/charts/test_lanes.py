from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import crowds
import pytest
import samples

from chrono.charts import export
from chrono.charts.dates import DATES, LEADERS
from chrono.charts.drawing import draw
from chrono.charts.gantt import PAGE_HEIGHT, PAPER_HEIGHT, gantt, on_paper, pages
from chrono.charts.lanes import LANES_AT_MOST, lanes
from chrono.charts.marks import marks
from chrono.charts.words import balanced
from chrono.chronology.schema import frame
from chrono.chronology.tables import Tables

if TYPE_CHECKING:
    from pathlib import Path


def named(by: str) -> dict[str, list[str]]:
    return {name: [mark.event_id for mark in members] for name, members in lanes(marks(samples.seeds())[0], by)}


def test_an_event_stands_in_the_lane_that_most_events_name() -> None:
    made = named("actor")
    assert made["Vladimir Putin"] == ["e-witkoff", "e-broadcast"]
    assert "Steve Witkoff" not in made
    assert list(made)[-1] == "No actor named"
    assert named("place")["Dnipro"] == ["e-bombs"]
    assert "e-well" in named("article")["Europe counts its fires"]
    assert named("article")["Envoy on his way to Moscow"] == ["e-bombs"]


@pytest.mark.parametrize("by", ["kind", "actor", "place", "article"])
def test_every_event_stands_in_one_lane(by: str) -> None:
    drawn = marks(crowds.month())[0]
    shown = Counter(mark.event_id for _, members in lanes(drawn, by) for mark in members)
    assert shown == Counter(mark.event_id for mark in drawn)


def test_the_least_of_many_lanes_share_one() -> None:
    told = [
        samples.event(f"e{i}", samples.at(2025, 1, i + 1), samples.at(2025, 1, i + 2), "x", places=[f"Place {i}"])
        for i in range(20)
    ]
    made = lanes(marks(Tables(events=frame("events", told)))[0], "place")
    assert len(made) == LANES_AT_MOST
    assert made[-1][0] == "Other places"
    assert sum(len(members) for _, members in made) == 20


def test_unknown_lanes_are_named() -> None:
    with pytest.raises(ValueError, match="'mood'"):
        gantt(samples.seeds(), lanes="mood")


def test_lanes_are_headed_and_their_events_named_beside_the_marks() -> None:
    figure = export.figure_dict(gantt(samples.seeds(), lanes="place"))
    heads = [note["text"] for note in figure["layout"]["annotations"]]
    assert {"Dnipro", "Moscow", "No place named"} <= set(heads)
    beside = "".join(text for trace in figure["data"] for text in trace.get("text", []))
    assert "Witkoff meets Putin in Moscow ◔ · planned" in beside


def test_words_cut_short_in_a_lane_keep_what_makes_them_true() -> None:
    figure = export.figure_dict(gantt(crowds.month(), lanes="kind"))
    beside = [text.strip() for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]
    cut = [text for text in beside if "… · " in text]
    assert len(cut) > 3
    assert {text.split("… · ")[1].split(" · ")[0] for text in cut} == {
        "planned",
        "possible",
        "did not happen",
        "disputed",
    }
    assert not any(text.endswith("·…") for text in beside)


@pytest.mark.parametrize("by", [None, "kind"])
def test_pages_hold_every_row_whole_and_once(by: str | None) -> None:
    figures = [export.figure_dict(page) for page in pages(crowds.season() if by else crowds.month(), lanes=by)]
    assert len(figures) > 1
    shown: Counter[tuple[str, str]] = Counter()
    for figure in figures:
        assert figure["layout"]["height"] <= PAGE_HEIGHT + 100
        for trace in figure["data"]:
            if trace["type"] != "bar" and "diamond" not in str(trace.get("marker", {}).get("symbol")):
                continue
            if trace.get("showlegend"):
                continue
            bottom, top = figure["layout"]["yaxis" + trace["yaxis"][1:]]["range"]
            assert all(top < row < bottom for row in trace["y"])
            if "base" not in trace or trace["width"] != 0.26:
                shown.update((trace["yaxis"], event_id) for event_id in trace["customdata"])
    whole = export.figure_dict(gantt(crowds.season() if by else crowds.month(), lanes=by))
    assert {name for _, name in shown} == {one for trace in whole["data"] for one in trace.get("customdata", [])}
    assert set(shown.values()) == {1}


def test_on_paper_lines_end_before_the_dates_left_of_their_marks() -> None:
    wide, paper = gantt(crowds.month()), on_paper(crowds.month())
    ends = [
        {
            (trace.yaxis, row): x
            for figure in figures
            for trace in figure.data
            if trace.name == LEADERS
            for x, row in zip(trace.x[1::3], trace.y[1::3], strict=True)
        }
        for figures in ([wide], paper)
    ]
    left = {
        (trace.yaxis, row)
        for trace in wide.data
        if trace.name == DATES
        for row, at in zip(trace.y, trace.textposition, strict=True)
        if at == "middle left"
    }
    assert left
    assert {row for row in ends[0] if ends[1][row] < ends[0][row]} == left & ends[0].keys()
    assert all(figure.layout.height <= PAPER_HEIGHT + 40 for figure in paper)
    assert paper[0].layout.height < PAPER_HEIGHT - 100 + 40


def test_pages_are_files_with_numbers(tmp_path: Path) -> None:
    made = draw(crowds.month(), tmp_path / "chart.json", paged=True)
    assert [path.name for path in made] == ["chart-1.json", "chart-2.json"]
    assert all(path.stat().st_size for path in made)
    assert draw(crowds.month(), tmp_path / "chart.json", lanes="actor") == [tmp_path / "chart.json"]


def test_a_short_chronology_is_one_page() -> None:
    assert [page.to_json() for page in pages(samples.seeds())] == [gantt(samples.seeds()).to_json()]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three four", ["one two", "three four"]),
        ("short", ["short"]),
        ("a very long text that does not fit", ["a very", "long text…"]),
        ("x" * 50, ["x" * 11, "x" * 10 + "…"]),
    ],
)
def test_balanced_lines(text: str, lines: list[str]) -> None:
    assert balanced(text, 10, 2) == lines


def test_a_figure_shows_itself_in_a_notebook_with_nothing_that_phones_home() -> None:
    figure = gantt(samples.seeds())
    bundle = figure._repr_mimebundle_()
    assert bundle["application/vnd.plotly.v1+json"]["config"]["showSendToCloud"] is False
    assert bundle["text/html"] == figure._repr_html_() == gantt(samples.seeds())._repr_html_()
    assert bundle["text/html"].startswith("<iframe")
    assert "allow-same-origin" not in bundle["text/html"].split("srcdoc")[0]
    assert "connect-src &#x27;none&#x27;" in bundle["text/html"]
