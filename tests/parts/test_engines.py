"""Jobs done by several processes: in order, and whatever happens to a process."""

from __future__ import annotations

import os
import signal

import pytest

from chrono.running import engine
from chrono.running.cluster import Cluster, ClusterError
from chrono.running.engines import Serial, Workers

from .made import Counted, Deadly

JOBS = [Deadly((f"a{n}", f"b{n}")) for n in range(8)]
ALL = [Counted(job.articles) for job in JOBS]


def test_one_process_and_two_give_the_same() -> None:
    with Serial() as one, Workers(2) as two:
        assert list(one.map(JOBS)) == list(two.map(JOBS)) == ALL


def test_few_jobs_are_taken_before_they_are_needed() -> None:
    taken: list[int] = []

    def coming() -> object:
        for number, job in enumerate(JOBS * 4):
            taken.append(number)
            yield job

    with Workers(2) as two:
        results = two.map(coming())  # type: ignore[arg-type]
        next(results)
        assert len(taken) <= 5


def test_a_process_that_dies_costs_one_article_and_it_is_named() -> None:
    jobs = [*JOBS[:3], Deadly(("a", "b", "bad", "c")), *JOBS[3:]]
    with Workers(2) as two:
        results = list(two.map(jobs))
    assert results[3].ids == ("a", "b", "c")
    assert [name for name, _ in results[3].lost] == ["bad"]
    assert "died" in results[3].lost[0][1]
    assert results[:3] + results[4:] == ALL


def test_a_cluster_gives_the_same_though_a_worker_is_killed() -> None:
    with Cluster(workers=2) as two:
        results = two.map(JOBS)
        found = [next(results)]
        os.kill(next(iter(two.processes().values())), signal.SIGKILL)
        found += results
    assert found == ALL


def test_no_such_cluster_is_one_clear_line() -> None:
    with (
        pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers"),
        Cluster("tcp://127.0.0.1:9", timeout=2),
    ):
        pass


def test_the_engine_is_chosen_by_what_is_asked_for() -> None:
    assert isinstance(engine(), Serial)
    assert isinstance(engine(2), Workers)
    assert isinstance(engine(2, "local"), Cluster)
