"""Lanes: marks under a common heading, by kind, actor, place or article.

An event that names several actors (places, articles) stands once, in the lane of the one that most events name. Lanes
stand in the order of their first event; the least of more than `LANES_AT_MOST` share one at the end.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

from chrono.charts.themes import GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.charts.marks import Mark

Lanes = Literal["kind", "actor", "place", "article"]
LANES: tuple[str, ...] = get_args(Lanes)
LANES_AT_MOST = 12
_OTHERS = {"actor": "Other actors", "place": "Other places", "article": "Other articles"}
_NONE = {"actor": "No actor named", "place": "No place named", "article": "No article"}


def lanes(marks: Sequence[Mark], by: str) -> list[tuple[str, list[Mark]]]:
    """Divides marks into lanes.

    Args:
        marks: in the order of the table.
        by: `kind`, `actor`, `place` or `article`.

    Returns:
        Headings, each with its marks in the given order; every mark once.

    Raises:
        ValueError: `by` is none of these.
    """
    if by not in LANES:
        raise ValueError(f"lanes are by one of {', '.join(LANES)}; not {by!r}")
    if by == "kind":
        groups = [(name, [mark for mark in marks if mark.group == group]) for group, name in GROUPS.items()]
        return [(name, members) for name, members in groups if members]
    named = {mark.event_id: _names(mark, by) for mark in marks}
    counts = Counter(name for names in named.values() for name in set(names))
    home = {
        event_id: min(names, key=lambda name: (-counts[name], name), default="") for event_id, names in named.items()
    }
    sizes = Counter(home.values())
    kept = sorted((name for name in sizes if name), key=lambda name: (-sizes[name], name))
    if len(kept) > LANES_AT_MOST:
        kept = kept[: LANES_AT_MOST - 1]
    made: dict[str, list[Mark]] = {}
    for mark in marks:
        if home[mark.event_id] in kept:
            made.setdefault(home[mark.event_id], []).append(mark)
    others = [mark for mark in marks if home[mark.event_id] and home[mark.event_id] not in kept]
    without = [mark for mark in marks if not home[mark.event_id]]
    tail = [(heading, members) for heading, members in ((_OTHERS[by], others), (_NONE[by], without)) if members]
    return [*made.items(), *tail]


def _names(mark: Mark, by: str) -> tuple[str, ...]:
    return {"actor": mark.actors, "place": mark.places, "article": mark.articles}[by]
