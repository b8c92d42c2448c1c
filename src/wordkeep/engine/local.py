"""The same work on one core or on all: pages go out to processes, readings come back in the order of the pages.

A process that dies takes no page with it: the pages under way are read again one at a time, and only one that kills its
process again is given up, as a ``Skipped`` row.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final, Generic, Self, TypeVar

from wordkeep.model.page import Page
from wordkeep.model.reading import Reading
from wordkeep.model.skipped import Skipped

T = TypeVar("T")

Work = Callable[[Page], Reading]

FEW: Final = 16  # pages that are read sooner in this process than others could be started (about a second each)

TRIES: Final = 2  # alone, before a page that kills its process is given up

AHEAD: Final = 8  # pages per process that are out or waiting for their turn to come back
AHEAD_BYTES: Final = 64 * 2**20  # and at most this much of them


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """A page to read, or ``None``: then ``of`` only keeps its place in the order and comes back as it went in."""

    of: T
    page: Page | None


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came of a job; ``reading`` is ``None`` where there was no page."""

    of: T
    reading: Reading | None


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(work: Work, jobs: Iterable[Job[T]], *, workers: int) -> Iterator[Done[T]]:
    """Do ``work`` on every job's page, and give back what came of it in the order of the jobs.

    Jobs are taken only as fast as they are done, so memory does not grow with their number. ``work`` must be a function
    that another process can import.
    """
    jobs = iter(jobs)
    first: list[Job[T]] = []
    pages = 0
    for job in jobs:
        first.append(job)
        pages += job.page is not None
        if pages > FEW:
            break
    if workers <= 1 or pages <= FEW:
        for job in chain(first, jobs):
            yield Done(job.of, work(job.page) if job.page is not None else None)
        return
    with _Pool[T](work, workers) as pool:
        yield from pool.run(chain(first, jobs))


class _Pool(Generic[T]):
    """Processes that read pages, replaced when one of them dies."""

    def __init__(self, work: Work, workers: int) -> None:
        self._work = work
        self._workers = workers
        self._processes = self._start()
        self._out: deque[tuple[Job[T], Future[Reading] | None]] = deque()
        self._bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._processes.shutdown(wait=True, cancel_futures=True)

    def run(self, jobs: Iterable[Job[T]]) -> Iterator[Done[T]]:
        for job in jobs:
            while self._out and self._is_full(job):
                yield from self._take()
            self._send(job)
        while self._out:
            yield from self._take()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=_end_with_parent)

    def _is_full(self, job: Job[T]) -> bool:
        return len(self._out) >= AHEAD * self._workers or self._bytes + _size(job) > AHEAD_BYTES

    def _send(self, job: Job[T]) -> None:
        future = None
        if job.page is not None:
            try:
                future = self._processes.submit(self._work, job.page)
            except BrokenProcessPool:
                future = Future()
                future.set_exception(BrokenProcessPool())
        self._bytes += _size(job)
        self._out.append((job, future))

    def _take(self) -> Iterator[Done[T]]:
        job, future = self._out.popleft()
        self._bytes -= _size(job)
        try:
            yield Done(job.of, future.result() if future is not None else None)
        except BrokenProcessPool:
            waiting = [job, *(each for each, _ in self._out)]
            self._out.clear()
            self._bytes = 0
            yield from self._one_at_a_time(waiting)

    def _one_at_a_time(self, jobs: list[Job[T]]) -> Iterator[Done[T]]:
        """Read pages again of which one, nobody knows which, killed a process."""
        self._replace()
        for job in jobs:
            yield Done(job.of, self._alone(job.page) if job.page is not None else None)

    def _alone(self, page: Page) -> Reading:
        """The reading of a page that has the pool to itself, so that nothing else can be to blame."""
        for _ in range(TRIES):
            try:
                return self._processes.submit(self._work, page).result()
            except BrokenProcessPool:
                self._replace()
        detail = f"the process that read it died, {TRIES} times out of {TRIES}"
        return Reading(page, None, skipped=(Skipped(page.name, "read", "worker-died", detail),))

    def _replace(self) -> None:
        self._processes.shutdown(wait=True, cancel_futures=True)
        self._processes = self._start()


def _end_with_parent() -> None:
    """End this process when the one that started it ends in any way: a killed build leaves nothing running."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _size(job: Job[T]) -> int:
    return len(job.page.content) if job.page is not None else 0
