"""Where jobs are done: in this process, in several of this machine; `cluster` is for several machines.

Every engine gives the results in the order of the jobs, and has only a few jobs in work at a time, so memory is
bounded however many there are.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

_AHEAD = 2  # jobs a worker, so that none waits for the next
_LOOK = 0.2  # seconds from one look for Ctrl-C to the next
_DIED = "the process that read it died"


class Engine(Protocol):
    """Does jobs."""

    def map(self, jobs: Iterable[Any]) -> Iterator[Any]:
        """The results of jobs, in their order."""

    def __enter__(self) -> Engine:
        """Make ready; to enter what was entered already changes nothing."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop whatever is still at work."""


def engine(workers: int = 1, scheduler: str | None = None) -> Engine:
    """What does the jobs of a run.

    Args:
        workers: processes of this machine.
        scheduler: a Dask scheduler's address, or `local` for a Dask cluster of this machine.
    """
    if scheduler is not None:
        from chrono.running.cluster import Cluster

        return Cluster(scheduler, workers)
    return Workers(workers) if workers > 1 else Serial()


class Serial:
    """Everything in this process."""

    def map(self, jobs: Iterable[Any]) -> Iterator[Any]:
        """The results of jobs, in their order."""
        return (job.run() for job in jobs)

    def __enter__(self) -> Serial:
        """Nothing to make ready."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to stop."""


class Workers:
    """Processes of this machine.

    A process that dies takes nothing with it but the article that killed it: what was in work is done again, by
    halves where a job kills its process again.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def map(self, jobs: Iterable[Any]) -> Iterator[Any]:
        """The results of jobs, in their order; the first few begin before they are asked for."""
        coming = iter(jobs)
        return self._results(deque(self._submitted(coming, 0)), coming)

    def _submitted(self, coming: Iterator[Any], held: int) -> Iterator[tuple[Any, Future[Any]]]:
        """As many jobs more as there may be in work."""
        return ((job, self._submit(job)) for job in islice(coming, self._count * _AHEAD - held))

    def _results(self, window: deque[tuple[Any, Future[Any]]], coming: Iterator[Any]) -> Iterator[Any]:
        while True:
            window.extend(self._submitted(coming, len(window)))
            if not window:
                return
            job, future = window.popleft()
            try:
                result = _awaited(future)
            except BrokenProcessPool:
                # Nobody knows which job it was: the oldest is done alone, those behind it once more.
                self._restart()
                result = self._alone(job)
                window = deque((other, self._submit(other)) for other, _ in window)
            yield result

    def _submit(self, job: Any) -> Future[Any]:
        if self._pool is None:
            self._pool = _pool(self._count)
        try:
            return _submitted(self._pool, _run, job)
        except BrokenProcessPool:
            self._restart()
            return self._submit(job)

    def _alone(self, job: Any) -> Any:
        """A job in a process of its own, and by halves where it kills that."""
        from chrono.running.jobs import without

        with _pool(1) as pool:
            try:
                return _awaited(_submitted(pool, _run, job))
            except BrokenProcessPool:
                pass
        return without(job, _DIED, self._alone)

    def _restart(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None

    def __enter__(self) -> Workers:
        """Start the processes, which load what they need while this one does."""
        if self._pool is None:
            self._pool = _pool(self._count)
            for _ in range(self._count):
                _submitted(self._pool, _load)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the processes; what they are at is not waited for."""
        if self._pool:
            processes = list((self._pool._processes or {}).values())
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
        self._pool = None


def _pool(count: int) -> ProcessPoolExecutor:
    """Fresh processes, of one thread each: a fork would copy the threads' locks of the libraries in use."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read by the processes when they start
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_follow)


def _submitted(pool: ProcessPoolExecutor, done: Callable[..., Any], *jobs: Any) -> Future[Any]:
    """Hand a job to a pool, which may start a process for it."""
    with _holding_ctrl_c():
        return pool.submit(done, *jobs)


def _awaited(future: Future[Any]) -> Any:
    """What a job gives. Since Polars was loaded no signal ends a wait: Ctrl-C would be seen when the job is done."""
    while not future.done():
        wait((future,), timeout=_LOOK)
    return future.result()


@contextmanager
def _holding_ctrl_c() -> Iterator[None]:
    """Ctrl-C waits until a process has been started; what starts inside never gets it.

    It goes to the whole group, and a process that has just begun to load Python would answer with a traceback.
    """
    held = hasattr(signal, "pthread_sigmask")  # not on Windows
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if held else set()
    try:
        yield
    finally:
        if held:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _load() -> None:
    """What looking at articles needs, so that it is there when the first of them comes."""
    import chrono.extracting
    import chrono.running.jobs  # noqa: F401


def _follow() -> None:
    """A worker leaves Ctrl-C to the process that started it, and ends when that is no more, however it was ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # nobody waits for what it is at


def _run(job: Any) -> Any:
    made = job.run()
    if "chrono.language" in sys.modules:  # a job that reads has imported it, which takes a second
        from chrono.language import own_process

        own_process()
    return made
