"""A corpus that is compared stretch by stretch gives what it gives in one go."""

from __future__ import annotations

import pickle
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from chrono.chronology.candidates import pairs
from chrono.chronology.merging import clusters
from chrono.chronology.similarity import Corpus
from chrono.chronology.stretches import Stretch, stretches
from chrono.errors import ChronoError
from chronology.made import corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chrono.chronology.stretches import Scored
    from chrono.events import Mention


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
