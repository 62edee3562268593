"""A corpus that is compared stretch by stretch gives what it gives in one go."""

from __future__ import annotations

import pickle
import random
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from chrono.chronology.candidates import pairs
from chrono.chronology.merging import clusters
from chrono.chronology.similarity import Corpus
from chrono.chronology.stretches import Stretch, stretches
from chrono.errors import ChronoError
from chrono.temporal.intervals import DAY, Interval, on
from chronology.made import mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chrono.chronology.stretches import Scored
    from chrono.events import Mention

WHO = ["Lena Hartwig", "Tomas Varga", "Idris Qassem", "Hanna Tesfaye"]
WHERE = ["Vienna", "Djibouti", "Port Essen"]


def corpus(number: int, days: int, seed: int) -> list[list[Mention]]:
    """Articles of three mentions each over some days: of a day, of several, of months and years, and undated."""
    rng = random.Random(seed)
    made: list[list[Mention]] = []
    for article in range(number):
        told: list[Mention] = []
        for at in range(3):
            day = date(2000, 1, 1) + timedelta(days=rng.randrange(days))
            value = rng.choice([f"{day}"] * 6 + [f"{day:%Y-%m}", f"{day:%Y}", "XXXX-12-19", "PAST_REF"])
            fields: dict[str, object] = {
                "offset": 500 * at,
                "actors": (rng.choice(WHO),),
                "places": (rng.choice(WHERE),),
                "kind": rng.choice(["meeting", "agreement"]),
                "timex_text": "3 October",
            }
            if value == f"{day}" and rng.random() < 0.3:
                start = on(day.year, day.month, day.day).start
                fields["interval"] = Interval(start, start + rng.randrange(1, 9) * DAY)
            if rng.random() < 0.05:
                fields |= {"implied": True, "timex_text": None, "timex_start": None, "factuality": "planned"}
                value = "FUTURE_REF"
            words = " ".join(
                ["meet", "sign", *(f"w{rng.randrange(60)}" for _ in range(3)), f"x{rng.randrange(9 * number)}"]
            )
            told.append(mention(f"a{article:04}", value, rng.choice(["meet", "sign"]), words, **fields))
        made.append(told)
    return made


def looked_at(told: list[list[Mention]], size: int) -> tuple[list[tuple[int, int]], int]:
    """The pairs that are compared, and in how many stretches."""
    whole = Corpus(told)
    with closing(whole):
        cut = [(one.numbers, list(pairs(one))) for one in stretches(whole, size)]
    return sorted((numbers[i], numbers[j]) for numbers, found in cut for i, j in found), len(cut)


@pytest.mark.parametrize(("number", "days"), [(300, 90), (300, 9131), (120, 3)])
def test_every_pair_is_looked_at_once_however_the_corpus_is_cut(number: int, days: int) -> None:
    told = corpus(number, days, seed=days)
    whole, few = looked_at(told, 10**6)
    assert len(whole) == len(set(whole)) > 100
    for size in (1, 40):
        found, many = looked_at(told, size)
        assert many > few
        assert found == whole


def test_jobs_done_elsewhere_and_in_any_order_give_the_same_events() -> None:
    told = corpus(300, 9131, seed=5)

    def elsewhere(jobs: Iterable[Stretch]) -> list[tuple[Scored, Scored]]:
        sent = [pickle.dumps(job) for job in jobs]
        return [pickle.loads(one).run() for one in sent[::-1]]

    here = list(clusters(told))
    assert list(clusters(told[::-1], done=elsewhere)) == here
    assert len(here) < sum(map(len, told))


def test_a_stretch_that_is_lost_is_said() -> None:
    whole = Corpus(corpus(3, 3, seed=1))
    with closing(whole):
        stretch = next(stretches(whole))
    assert len(stretch.articles) == 1
    with pytest.raises(ChronoError, match="cannot be merged: the process that read it died"):
        stretch.lost("the process that read it died")
