from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import crowds
import pytest
import samples

from chrono.charts import export, words
from chrono.charts.gantt import gantt, in_every_size
from chrono.charts.themes import GROUPS, THEMES, group_of, recolouring
from chrono.chronology.schema import KINDS
from chrono.chronology.tables import Tables


def drawn(tables: Tables, **given: Any) -> dict[str, Any]:
    return export.figure_dict(gantt(tables, **given))


def point(figure: dict[str, Any], event_id: str, kind: str) -> dict[str, Any]:
    """What one event is drawn as, in the last trace of a type that has it."""
    for trace in reversed(figure["data"]):
        if trace["type"] == kind and event_id in trace.get("customdata", []):
            at = trace["customdata"].index(event_id)
            flat = {name: value[at] for name, value in trace.items() if isinstance(value, list)}
            marker = {name: value[at] if isinstance(value, list) else value for name, value in trace["marker"].items()}
            return flat | {"marker": marker}
    raise AssertionError(f"{event_id} is not drawn as {kind}")


def texts(figure: dict[str, Any]) -> str:
    written = [text for trace in figure["data"] for text in trace.get("text", [])]
    return "\n".join([*written, *(note["text"] for note in figure["layout"]["annotations"])])


def test_every_dated_event_is_drawn_and_named() -> None:
    tables = samples.seeds()
    figure = drawn(tables)
    shown = {one for trace in figure["data"] for one in trace.get("customdata", [])}
    dated = tables.events.drop_nulls("start")
    assert shown == set(dated["event_id"])
    written = texts(figure).replace("<br>", " ")
    for label in dated["label"]:
        assert label in written


def test_undated_events_are_counted_in_a_note() -> None:
    assert "1 event without a date is not drawn." in texts(drawn(samples.seeds()))
    assert "not drawn" not in texts(drawn(samples.month()))


def test_an_empty_chronology_says_so() -> None:
    assert "There are no dated events to draw." in texts(drawn(Tables()))


def test_a_half_open_interval_is_drawn_whole_and_told_in_inclusive_days() -> None:
    florida = point(drawn(samples.seeds()), "e-florida", "bar")
    assert florida["base"] == "2025-11-30 00:00:00"
    assert florida["x"] == 2 * 86_400_000
    assert "30 Nov – 1 Dec 2025" in florida["hovertext"]
    assert "2 Dec" not in florida["hovertext"]


def test_planned_approximate_and_disputed_differ_in_shape() -> None:
    figure = drawn(samples.seeds())
    names = ("e-well", "e-witkoff", "e-dragone")
    symbols = {name: point(figure, name, "scatter")["marker"]["symbol"] for name in names}
    assert symbols == {"e-well": "diamond", "e-witkoff": "diamond-open", "e-dragone": "diamond-cross"}
    claimed = point(figure, "e-dragone", "bar")
    assert claimed["marker"]["pattern"]["shape"] == "/"
    assert claimed["base"] == "2025-11-28 00:00:00"
    dotted = [trace for trace in figure["data"] if trace.get("line", {}).get("dash") == "dot" and trace["x"] != [None]]
    assert len(dotted) == 1
    assert "2 Dec 2025 ◔ · planned" in texts(figure)
    assert "1 Dec 2025 ◔ · disputed" in texts(figure)


def test_a_bar_that_leaves_the_focus_has_chevrons_and_words() -> None:
    events = samples.month().events
    figure = drawn(samples.month())
    works = point(figure, "e-works", "scatter")
    assert works["marker"]["symbol"] in ("triangle-left", "triangle-right")
    tables = Tables(events=events.with_columns(end=events["end"].clip(upper_bound=samples.at(2025, 3, 10))))
    assert "since Jun 2015" in texts(drawn(tables))


def test_hover_has_date_precision_source_and_a_short_quote() -> None:
    hover = point(drawn(samples.seeds()), "e-dragone", "scatter")["hovertext"]
    for part in ("1 Dec 2025", "known to the day", "sources disagree", "Europe counts its fires", "28 Nov 2025"):
        assert part in hover.replace("<br>", " ")
    quote = hover.replace("<br>", " ").split("“")[1].split("”")[0]
    assert 60 < len(quote) <= 120
    assert quote.endswith("…")


def test_hostile_texts_are_only_text_to_plotly() -> None:
    figure = drawn(samples.hostile())
    for text in [*texts(figure).splitlines(), *(t for trace in figure["data"] for t in trace.get("hovertext", []))]:
        bare = text
        for tag in ("<b>", "</b>", "<i>", "</i>", "<br>"):
            bare = bare.replace(tag, "")
        assert "<" not in bare
        assert not set(bare) & set("\x00\x1b\u202e")


def test_nothing_can_be_uploaded() -> None:
    assert export.CONFIG["showSendToCloud"] is False
    assert export.CONFIG["displaylogo"] is False
    assert "sendChartToCloud" in export.CONFIG["modeBarButtonsToRemove"]
    # The names above are those of the installed plotly.js; a new release may rename them.
    for name in ("showSendToCloud", "sendChartToCloud", "plotlyServerURL"):
        assert name in export.plotly_source()
    assert "rangebreaks" not in export.figure_json(gantt(samples.month()))


def test_the_same_tables_give_the_same_bytes() -> None:
    made = export.figure_json(gantt(samples.seeds()))
    assert made == export.figure_json(gantt(samples.seeds()))
    assert "uid" not in made
    assert json.loads(made)["config"]["displaylogo"] is False


def test_kinds_share_at_most_eight_hues_and_a_grey() -> None:
    assert {group_of(kind) for kind in KINDS} == set(GROUPS)
    assert len(GROUPS) - 1 <= 8
    for theme in THEMES.values():
        assert len(set(theme.colours())) == len(theme.colours()), theme.name


@pytest.mark.parametrize("theme", ["dark", "print"])
def test_recolouring_a_figure_is_drawing_it_in_the_other_theme(theme: str) -> None:
    text = export.figure_json(gantt(samples.seeds()))
    for old, new in recolouring("light", theme).items():
        text = text.replace(f'"{old}"', f'"@{new}"')
    assert text.replace('"@#', '"#') == export.figure_json(gantt(samples.seeds(), theme=theme))


def test_an_unknown_theme_is_named() -> None:
    with pytest.raises(ValueError, match="no theme 'neon'"):
        gantt(samples.seeds(), theme="neon")


@pytest.mark.parametrize("name", ["seeds", "month"])
def test_narrow_has_the_same_marks_as_thick_in_pixels(name: str) -> None:
    tables = getattr(samples, name)()
    wide, narrow = drawn(tables), drawn(tables, narrow=True)
    marks = [[t for t in one["data"] if "customdata" in t] for one in (wide, narrow)]
    assert len(marks[0]) == len(marks[1])
    for broad, slim in zip(*marks, strict=True):
        if broad["type"] == "bar":
            widths = [trace.pop("width") for trace in (broad, slim)]
            thick = [[w * 40 for w in (ws if isinstance(ws, list) else [ws])] for ws in widths[:1]]
            slender = [[w * 78 for w in (ws if isinstance(ws, list) else [ws])] for ws in widths[1:]]
            assert slender[0] == pytest.approx(thick[0])
        assert broad == slim
    dotted = [
        [t["y"] for t in one["data"] if t.get("line", {}).get("dash") and t["x"] != [None]] for one in (wide, narrow)
    ]
    reach = [[abs(y - round(y)) for ys in one for y in ys if y is not None] for one in dotted]
    assert [y * 78 for y in reach[1]] == pytest.approx([y * 40 for y in reach[0]])
    assert wide["layout"]["height"] < narrow["layout"]["height"]


def test_a_tall_band_has_its_scale_above_too() -> None:
    figure = drawn(samples.month())
    over = figure["layout"]["xaxis21"]
    assert (over["side"], over["matches"], over["dtick"]) == ("top", "x2", figure["layout"]["xaxis2"]["dtick"])
    assert [trace["yaxis"] for trace in figure["data"] if trace.get("xaxis") == "x21"] == ["y2"]
    assert "xaxis11" not in figure["layout"]
    assert [name for name in drawn(samples.seeds())["layout"] if name.startswith("xaxis")] == ["xaxis", "xaxis2"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("XXXX-12-19", "19 December, year unknown"),
        ("2025-12-02", "2 December 2025"),
        ("2022-01", "January 2022"),
        ("2014", "2014"),
        ("201X", "201?"),
        ("XXXX", "unknown"),
        ("XXXX-19", "unknown"),
        ("P1Y", "P1Y"),
        (None, "unknown"),
    ],
)
def test_values_in_words(value: str | None, said: str) -> None:
    assert words.timex_value(value) == said


@pytest.mark.parametrize("length", [5, 9, 10, 18, 22, 26, 40])
def test_dates_of_a_scale_are_as_many_as_there_is_room_for(length: int) -> None:
    made = in_every_size(crowds.crowd(30, length=length))
    for layout, room in ((made["wide"], 11), (made["narrow"], 5), (made["pages"][0], 8)):
        first, last = map(datetime.fromisoformat, layout["xaxis"]["range"])
        assert (last - first) / timedelta(milliseconds=layout["xaxis"]["dtick"]) <= room
