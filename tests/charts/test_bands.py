from __future__ import annotations

import itertools
from datetime import datetime, timedelta

import crowds
import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from chrono.charts.bands import _shortest, bands
from chrono.charts.marks import Mark, marks
from chrono.charts.rows import LETTER, ROWS_AT_MOST, Rows, reach, rows
from chrono.chronology.schema import frame
from chrono.chronology.tables import Tables

DAY = timedelta(days=1)


def drawn(tables: Tables) -> list[Mark]:
    return marks(tables)[0]


def days_of(*events: tuple[datetime, datetime, str]) -> list[Mark]:
    told = [
        samples.event(f"e{i}", start, end, "x", extent=extent, articles=[])
        for i, (start, end, extent) in enumerate(events)
    ]
    return drawn(Tables(events=frame("events", told)))


def test_distant_and_long_events_stand_above_the_dense_days() -> None:
    divided, focus = bands(drawn(samples.seeds()))
    assert [band.name for band in divided] == ["background", "foreground"]
    assert [mark.event_id for mark in divided[0].marks] == ["e-maidan", "e-sabotage"]
    assert [mark.event_id for mark in divided[1].marks] == [
        "e-florida", "e-well", "e-dragone", "e-bombs", "e-witkoff", "e-broadcast",
    ]  # fmt: skip
    assert focus == (divided[1].start, divided[1].end)
    assert focus is not None
    assert focus[0] < samples.at(2025, 11, 28)
    assert focus[1] > samples.at(2025, 12, 20)


def test_a_long_event_that_touches_the_focus_is_drawn_in_both_bands() -> None:
    divided, _ = bands(drawn(samples.month()))
    assert [mark.event_id for mark in divided[0].marks] == ["e-treaty", "e-works"]
    assert "e-works" in [mark.event_id for mark in divided[1].marks]
    assert "e-treaty" not in [mark.event_id for mark in divided[1].marks]


def test_one_band_where_the_days_are_all_that_there_is() -> None:
    first = samples.at(2025, 3)
    divided, focus = bands(days_of(*((first + DAY * i, first + DAY * (i + 1), "within") for i in range(9))))
    assert [band.name for band in divided] == ["whole"]
    assert focus is None


@pytest.mark.parametrize("years", [(2001, 2009), (1, 9999)])
def test_two_far_events_need_no_focus(years: tuple[int, int]) -> None:
    events = [(samples.at(year), samples.at(year) + DAY, "within") for year in years]
    divided, focus = bands(days_of(*events))
    assert len(divided) == 1
    assert focus is None


def test_every_mark_is_drawn_at_least_once() -> None:
    for tables in (samples.seeds(), samples.month(), samples.hostile()):
        made = drawn(tables)
        shown = {mark.event_id for band in bands(made)[0] for mark in band.marks}
        assert shown == {mark.event_id for mark in made}


def test_nothing_dated_gives_no_band() -> None:
    assert bands([]) == ([], None)


def test_shapes_follow_length_and_extent() -> None:
    shapes = {mark.event_id: mark.shape for mark in drawn(samples.seeds())}
    assert shapes["e-maidan"] == "window"
    assert shapes["e-sabotage"] == "bar"
    assert shapes["e-florida"] == "bar"
    assert shapes["e-well"] == "point"


def test_a_crowd_is_packed_into_lanes_without_overlap() -> None:
    first = samples.at(2025)
    crowd = days_of(*((first + DAY * (i % 50), first + DAY * (i % 50 + 1), "within") for i in range(ROWS_AT_MOST + 1)))
    placed = rows(bands(crowd)[0][0], "")
    assert placed.packed
    assert placed.count < len(crowd) / 5
    assert_apart(placed)


@pytest.mark.parametrize("by", ["kind", "actor", "place", "article"])
def test_marks_of_a_lane_never_touch_with_their_dots_claims_and_words(by: str) -> None:
    for tables in (crowds.month(), crowds.season()):
        for band in bands(drawn(tables))[0]:
            assert_apart(rows(band, "", by))


def assert_apart(placed: Rows) -> None:
    whole = placed.band.end - placed.band.start
    words = placed.words or (("", True),) * len(placed.rows)
    taken: dict[int, list[tuple[float, float]]] = {}
    for mark, row, (text, right) in zip(placed.band.marks, placed.rows, words, strict=True):
        start, end = ((moment - placed.band.start) / whole for moment in reach(mark, placed.band))
        length = len(text) * LETTER
        taken.setdefault(row, []).append((start, end + length) if right else (start - length, end))
    for stretches in taken.values():
        stretches.sort()
        assert all(a[1] < b[0] for a, b in itertools.pairwise(stretches))


ends = st.tuples(st.integers(0, 900), st.integers(1, 30))


@given(st.lists(ends, min_size=3, max_size=25), st.integers(3, 9))
def test_the_core_is_the_shortest_stretch_of_all(days: list[tuple[int, int]], needed: int) -> None:
    needed = min(needed, len(days))
    short = sorted(
        (samples.at(2025) + DAY * start, samples.at(2025) + DAY * (start + length)) for start, length in days
    )
    lengths = [max(high for _, high in short[i : i + needed]) - short[i][0] for i in range(len(short) - needed + 1)]
    assert _shortest(short, needed) == lengths.index(min(lengths))
