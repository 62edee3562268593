"""Who takes part, in long sentences of news with several people: `actors.jsonl`, sentences and answers of our own.

Every line gives a sentence, the time that is asked for, its trigger (`triggers`, where several words would do), the
actors that must be there, and those that may be. Nobody else may: an event given to the wrong person is the worst
fault.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from events.telling import only, told

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "actors.jsonl").read_text(encoding="utf-8").splitlines()
]
NAMELESS = ("Andrei Volkov, a banker",)  # the recognizer does not see the name: then nobody, not another


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['text'][:40]} {row['time']}" for row in ROWS])
def test_who_takes_part(row: dict[str, Any]) -> None:
    start = row["text"].index(row["time"])
    end = start + len(row["time"])
    here = [m for m in told(row["text"]) if m.timex_start is not None and m.timex_end is not None]
    here = [m for m in here if (m.timex_start or 0) < end and start < (m.timex_end or 0)]
    found = [m for m in here if m.trigger in row.get("triggers", [row["trigger"]])]
    assert found, [m.trigger for m in here]
    allowed = {*row["actors"], *row.get("may", ())}
    assert set(found[0].actors) <= allowed
    if not row["text"].startswith(NAMELESS):
        assert set(row["actors"]) <= set(found[0].actors)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("On Monday, Russia's deadly bombardment of Ukraine claimed four lives.", ("Russia",)),
        ("The French Steel Exchange strike ended on Monday.", ()),
        ("The arrest of Ina Holt on Monday shocked Oslo.", ("Ina Holt",)),
        ("Ina Holt left on Monday after a quarrel with Ola Berg.", ("Ina Holt",)),
        ("Ola Berg, not his brother Nils Berg, resigned on Monday.", ("Ola Berg",)),
        ("Ina Holt, whom Ola Berg had praised, resigned on Monday.", ("Ina Holt",)),
    ],
)
def test_who_does_and_who_is_only_named(text: str, actors: tuple[str, ...]) -> None:
    assert only(text).actors == actors


@pytest.mark.parametrize(
    ("text", "actors", "places"),
    [
        ("A ferry sank between Zamboanga and Jolo on Monday.", [], ["Zamboanga", "Jolo"]),
        ("Talks between Russia and Ukraine began on Monday.", ["Russia", "Ukraine"], []),
        ("Shares in Norvane fell on Monday.", [], []),
        ("Prices in Norway fell on Monday.", [], ["Norway"]),
    ],
)
def test_what_stands_between_and_in(text: str, actors: list[str], places: list[str]) -> None:
    found = told(text)[-1]
    assert list(found.actors) == actors
    assert list(found.places) == places
