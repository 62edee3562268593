"""Jobs done by several processes: in order, and whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chronology.made import corpus
from running import ROOT

from chrono.chronology.merging import clusters
from chrono.running import cluster, engine
from chrono.running.cluster import Cluster, ClusterError
from chrono.running.engines import Serial, Workers

from .made import Counted, Deadly

if TYPE_CHECKING:
    from collections.abc import Iterator

JOBS = [Deadly((f"a{n}", f"b{n}")) for n in range(8)]
ALL = [Counted(job.articles) for job in JOBS]


@pytest.fixture(scope="module")
def two() -> Iterator[Workers]:
    with Workers(2) as engine:
        yield engine


def test_one_process_and_two_give_the_same(two: Workers) -> None:
    with Serial() as one:
        assert list(one.map(JOBS)) == list(two.map(JOBS)) == ALL


def test_few_jobs_are_taken_before_they_are_needed(two: Workers) -> None:
    taken: list[int] = []

    def coming() -> object:
        for number, job in enumerate(JOBS * 4):
            taken.append(number)
            yield job

    results = two.map(coming())  # type: ignore[arg-type]
    next(results)
    assert len(taken) <= 5


def test_a_process_that_dies_costs_one_article_and_it_is_named(two: Workers) -> None:
    jobs = [*JOBS[:3], Deadly(("a", "bad", "b")), *JOBS[3:]]
    results = list(two.map(jobs))
    assert results[3].ids == ("a", "b")
    assert [name for name, _ in results[3].lost] == ["bad"]
    assert "died" in results[3].lost[0][1]
    assert results[:3] + results[4:] == ALL


def test_workers_end_with_the_process_that_started_them_though_it_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(
        "import time\n"
        "from chrono.running.engines import Workers\n"
        "from parts.made import Pid\n"
        "if __name__ == '__main__':\n"
        "    with Workers(2) as two:\n"
        "        print(*two.map([Pid() for _ in range(4)]), flush=True)\n"
        "        time.sleep(60)\n"
    )
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "tests")))
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
    ) as process:
        assert process.stdout is not None
        workers = {int(pid) for pid in process.stdout.readline().split()}
        process.kill()
    assert workers
    patience = time.monotonic() + 20
    while any(map(_lives, workers)) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not any(map(_lives, workers))


def test_ctrl_c_does_not_wait_for_a_job(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import polars\n"  # from here on a wait goes on when a signal comes
        "from chrono.running.engines import Workers\n"
        "from parts.made import Sleeping\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        with Workers(2) as two:\n"
        "            results = two.map([Sleeping()])\n"
        "            print(flush=True)\n"
        "            list(results)\n"
        "    except KeyboardInterrupt:\n"
        "        print('stopped')\n"
    )
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "tests")))
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30)[0] == "stopped\n"


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that has ended stays listed until its parent asks after it.
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_cluster_gives_the_same_though_a_worker_is_killed() -> None:
    with Cluster(workers=2) as two:
        results = two.map(JOBS)
        found = [next(results)]
        os.kill(next(iter(two.processes().values())), signal.SIGKILL)
        found += results
    assert found == ALL


@pytest.mark.parametrize("several", [Workers(2), Cluster(workers=2)])
def test_what_is_told_over_25_years_is_merged_alike_by_any_engine(several: Workers | Cluster) -> None:
    told = corpus(200, 9131, seed=3)
    with several:
        assert list(clusters(told[::-1], done=several.map)) == list(clusters(told))


def test_a_worker_with_another_chrono_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "fingerprint", lambda: "another")
    with pytest.raises(ClusterError, match="has not the chrono that this process has"), Cluster(workers=1):
        pass


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
