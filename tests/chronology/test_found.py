"""Mentions as rows and back: nothing that merging needs is lost on the way."""

from __future__ import annotations

import typing
from dataclasses import fields
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.chronology import found
from chrono.chronology.schema import KINDS
from chrono.dating import Published
from chrono.events import Mention
from chrono.temporal.intervals import DAY, Grain, Interval
from chronology.made import mention

_NAME = st.text(min_size=1, max_size=8)
_PLACE = st.integers(0, 10_000)
_INTERVALS = st.builds(
    lambda start, length, grain: Interval(start, start + length, grain),
    st.integers(-3000 * 366 * DAY, 9000 * 365 * DAY),
    st.integers(1, 10_000 * DAY),
    st.sampled_from(list(Grain)),
)
_BY_FIELD: dict[str, st.SearchStrategy[Any]] = {
    "interval": st.none() | _INTERVALS,
    "factuality": st.sampled_from(("actual", "planned", "possible", "negated")),
    "kind": st.sampled_from(KINDS),
}
_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: _NAME,
    int: _PLACE,
    bool: st.booleans(),
    float: st.floats(0, 1),
    str | None: st.none() | _NAME,
    int | None: st.none() | _PLACE,
    tuple[str, ...]: st.lists(_NAME, max_size=3).map(tuple),
    frozenset[str]: st.frozensets(_NAME, max_size=3),
}


def _mentions() -> st.SearchStrategy[Mention]:
    """Mentions with anything in any field: a field that is added later is tried as well."""
    types = typing.get_type_hints(Mention, {"Interval": Interval}, {"Interval": Interval})
    given_by = {f.name: _BY_FIELD[f.name] if f.name in _BY_FIELD else _BY_TYPE[types[f.name]] for f in fields(Mention)}
    return st.builds(Mention, **given_by)


@settings(deadline=None)
@given(st.lists(_mentions(), max_size=4, unique_by=lambda m: m.mention_id))
def test_what_is_stored_comes_back(told: list[Mention]) -> None:
    dated = {m.article_id: Published() for m in told}
    assert list(found.mentions(found.rows(told, dated, date(2026, 1, 1)))) == told


def test_what_only_a_length_or_a_tense_tells_began_at_any_time_before_the_article() -> None:
    day = date(2025, 12, 2)
    dated = {"a": Published(day, "2025-12-02", "given", day, day, 1.0)}
    unknown = {"interval": None, "timex_start": None}
    told = [
        mention("a", "P3D", "siege", "siege", offset=0, **unknown),
        mention("a", "PAST_REF", "resign", "captain resign", offset=200, **unknown),
        mention("a", "XXXX-XX-XX", "visit", "captain visit", offset=400, **unknown),
    ]
    rows = found.rows(told, dated, date(2026, 1, 1)).sort("sentence_start")
    assert [(s.date(), e.date()) for s, e in rows.select("start", "end").rows()] == [
        (date.min, date(2025, 12, 3)),
        (date.min, date(2025, 12, 3)),
        (day, date(2025, 12, 3)),
    ]
    assert rows["grain"].null_count() == 3
