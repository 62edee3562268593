"""Parsing only what events need changes no mention."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chrono.dating import Published
from chrono.events import chosen, mentions, simplifications, times
from chrono.language import Reading, analyse
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = date(2025, 12, 2)
PUBLISHED = Published(DAY, DAY.isoformat(), "given", DAY, DAY, 1.0)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.stem)
def test_the_same_mentions_from_fewer_parses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    timexes = resolve(recognize(text), text, PUBLISHED.interval)
    dated = times(timexes, text, PUBLISHED.interval)
    shown = simplifications(timexes, dated, text)
    all_, some = analyse([Reading(text, shown), Reading(text, shown, chosen(text, dated))])
    assert sum(s.parsed for s in some) < len(all_)
    assert mentions("a", some, dated, PUBLISHED) == mentions("a", all_, dated, PUBLISHED)


def test_a_sentence_is_chosen_for_its_time_its_plan_or_what_it_points_back_to() -> None:
    text = "Anna Lund rules. She fell on Monday. It rained. Both will meet soon. Nothing else."
    dated = times(resolve(recognize(text), text, PUBLISHED.interval), text, PUBLISHED.interval)
    assert [text[a:b] for a, b in chosen(text, dated)] == [
        "Anna Lund rules.",
        "She fell on Monday.",
        "Both will meet soon.",
    ]


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("Lund will fly to Oslo.", True),
        ("Lund is set to go home.", True),
        ("Both sides agreed to be flown out.", True),
        ("The troops will be withdrawn.", True),
        ("The two plan talks.", True),
        ("Lund will tour the replicas.", True),
        ("Lund will deny it.", False),
        ("The company expects a profit.", False),
    ],
)
def test_a_plan_is_chosen_where_it_is_of_a_kind_that_is_told_without_a_time(text: str, parsed: bool) -> None:
    assert bool(chosen(text, ())) == parsed
