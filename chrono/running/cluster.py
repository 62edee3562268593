"""Jobs on a Dask cluster: of this machine, or of many (`chrono[dask]`)."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import CancelledError
from contextlib import ExitStack
from logging import CRITICAL
from typing import TYPE_CHECKING, Any

from chrono.errors import ChronoError
from chrono.running.jobs import without
from chrono.running.parts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOCAL = "local"
"""The address that means a cluster of this machine, started for the run."""
_AHEAD = 2  # jobs a worker
_COMING = 20  # seconds to wait for the first worker


class ClusterError(ChronoError):
    """There is no such cluster, or no Dask to speak to it with."""


class LostError(ClusterError):
    """The scheduler is gone in the middle of a run."""


class Cluster:
    """The workers of a Dask scheduler. They need chrono of the same version, and no file that this machine has.

    Dask does again what a lost worker had in work; a job that keeps killing its worker is done by halves, and the one
    article that does it is named.
    """

    def __init__(self, address: str = LOCAL, workers: int = 1, timeout: int = 5) -> None:
        """The cluster.

        Args:
            address: of the scheduler (`tcp://host:8786`), or `local`.
            workers: processes of a local cluster.
            timeout: seconds to wait for a scheduler's answer, at the start and later.
        """
        self._address = address
        self._workers = workers
        self._timeout = timeout
        self._client: Any = None
        self._opened = ExitStack()

    def map(self, jobs: Iterable[Any]) -> Iterator[Any]:
        """The results of jobs, in their order.

        Raises:
            LostError: the scheduler is gone.
        """
        window: deque[tuple[Any, Any]] = deque()
        coming = iter(jobs)
        while True:
            # A client that loses its scheduler forgets its jobs, tries to reach it again, and knows of no workers.
            if self._client.status != "running":
                raise self._lost()
            workers = self._client.scheduler_info(n_workers=-1).get("workers")
            if workers is None:
                raise self._lost()
            room = max(1, len(workers)) * _AHEAD
            while len(window) < room and (job := next(coming, None)) is not None:
                window.append((job, self._submit(job)))
            if not window:
                return
            yield self._result(*window.popleft())

    def processes(self) -> dict[str, int]:
        """The workers' addresses and the numbers of their processes."""
        return dict(self._client.run(os.getpid))

    def _submit(self, job: Any) -> Any:
        try:
            return self._client.submit(_run, job, pure=False)
        except Exception:
            if self._client.status == "running":
                raise
            raise self._lost() from None

    def _lost(self) -> LostError:
        return LostError(f"{self._address}: the Dask scheduler was lost in the middle of the run")

    def _result(self, job: Any, future: Any) -> Any:
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        try:
            return future.result()
        except (CancelledError, CommClosedError):  # nobody else cancels a job
            raise self._lost() from None
        except KilledWorker:
            reason = "the workers that read it died"
            return without(job, reason, lambda half: self._result(half, self._submit(half)))

    def __enter__(self) -> Cluster:
        """Connect, or start the local cluster."""
        if self._client is not None:
            return self
        try:
            import dask
            import distributed
            from distributed.utils import silence_logging_cmgr
        except ImportError:
            raise ClusterError("a cluster needs Dask: pip install distributed (the extra chrono[dask])") from None
        client: Any = distributed.Client
        self._opened.enter_context(silence_logging_cmgr(CRITICAL))  # what is wrong is said in one line, by chrono
        # A stretch of a corpus of many articles a day has some ten megabytes.
        self._opened.enter_context(dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}))
        try:
            if self._address == LOCAL:
                self._client = client(
                    n_workers=self._workers,
                    threads_per_worker=1,
                    dashboard_address=None,
                    silence_logs=50,
                    set_as_default=False,
                )
            else:
                self._client = client(self._address, timeout=self._timeout, set_as_default=False)
        except (OSError, ValueError) as error:
            self._opened.close()
            raise ClusterError(f"{self._address}: no Dask scheduler answers ({str(error).splitlines()[0]})") from None
        try:
            self._check()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _check(self) -> None:
        """Another chrono would date and name otherwise, and nobody would see it in the tables.

        Raises:
            ClusterError: there is no worker, or one has no chrono or not the same.
        """
        try:
            self._client.wait_for_workers(1, timeout=_COMING)
        except TimeoutError:
            raise ClusterError(f"{self._address}: the scheduler has no worker") from None
        answers = self._client.run(_fingerprint, on_error="return")
        for worker, answer in sorted(answers.items()):
            if answer != fingerprint():
                what = f" ({answer})" if isinstance(answer, BaseException) else ""
                raise ClusterError(f"the worker {worker} has not the chrono that this process has{what}")

    def __exit__(self, *_: object) -> None:
        """Let go of the cluster; a local one ends with its client."""
        if self._client is not None:
            self._client.close()
        self._client = None
        self._opened.close()


def _fingerprint() -> str:
    return fingerprint()


def _run(job: Any) -> Any:
    return job.run()
