"""Work in processes of their own, which a library may crash.

Takes a function and what to call it with; returns what it makes, in order. A process that dies has its work done once
again by another; where that dies too, `BadInput` names what it worked on. Ctrl-C reaches this process alone, and no
worker outlives it. None of the work is done in this process, for a library that crashes would end the command without a
word; where there is one processor or one thing to make, a copy of this process does it, which starts at once and has
all loaded that is loaded here.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar

from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.writers.orphans import end_with_parent

_LOOK_AFTER = 1.0
"""Seconds after which is looked whether a process has died in the middle of telling its result."""

Item = TypeVar("Item")
Made = TypeVar("Made")


def each(
    function: Callable[[Item], Made],
    items: Sequence[Item],
    names: Sequence[str],
    *,
    warm_up: Callable[[], None],
    jobs: int | None = None,
    weight: Callable[[Item], int] = lambda item: 0,
) -> Generator[Made, None, None]:
    """What the function makes of each item, in order, by at most `jobs` processes; the heaviest are begun first.

    The processes begin with this call, so that they load what they need while the caller does other things; on one
    processor when the first result is asked for, so that they have what was loaded and made ready until then. Closing
    the iterator ends them. `names` are those of the files that are made, for the message about one that cannot be;
    `warm_up` is called first in each process.
    """
    workers = min(jobs or usable_cpus(), len(items))
    if not workers:
        return (function(item) for item in items)
    order = sorted(range(len(items)), key=lambda place: -weight(items[place]))
    running = _shared([partial(function, item) for item in items], names, order, workers, warm_up)
    if usable_cpus() == 1:
        return _when_asked(running)
    next(running)
    return running


def _when_asked(running: Generator[Made, None, None]) -> Generator[Made, None, None]:
    """What `_shared` gives, begun with the first that is asked for."""
    next(running)
    yield from running


def _shared(
    works: Sequence[Callable[[], Made]],
    names: Sequence[str],
    order: Sequence[int],
    workers: int,
    warm_up: Callable[[], None],
) -> Generator[Made, None, None]:
    """Begins the work and stops once, to be gone on with when what it makes is wanted."""
    futures: dict[int, Future[Made]] = {}
    at, begun = 0, False
    try:
        with _pool(workers, warm_up) as pool:
            futures.update((place, pool.submit(works[place])) for place in order)
            begun = True
            yield None  # type: ignore[misc]
            for at in range(len(works)):
                yield pool.result(futures[at])
            return
    except BrokenProcessPool:
        if not begun:
            yield None  # type: ignore[misc]
    for place in range(at, len(works)):
        kept = futures.get(place)
        whole = kept is not None and kept.done() and not kept.cancelled() and kept.exception() is None
        yield kept.result() if kept and whole else _again(works[place], names[place], warm_up)


def usable_cpus() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _again(work: Callable[[], Made], name: str, warm_up: Callable[[], None]) -> Made:
    """What the work makes in a process of its own; twice, for it may not have been begun when another died."""
    for _ in range(2):
        try:
            with _pool(1, warm_up) as pool:
                return pool.result(pool.submit(work))
        except BrokenProcessPool:
            continue
    message = "the process that makes this file dies each time"
    hint = "engross doctor says what this machine lacks; look at its letters, and report this if they are plain"
    raise BadInput([Diagnostic("worker-died", message, Span(name), hint)])


class _Pool:
    """Processes that work, started here and not by anybody else."""

    def __init__(self, workers: int, warm_up: Callable[[], None]) -> None:
        context = multiprocessing.get_context("fork" if workers == 1 and _alone() else "spawn")
        self.others = {*multiprocessing.active_children()}
        self.executor = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(warm_up,))
        self.started: set[BaseProcess] = set()

    def submit(self, work: Callable[[], Made]) -> Future[Made]:
        """Start work, with interrupts held until it is handed over."""
        with _interrupts_held():
            future = self.executor.submit(work)
        self.started |= {*multiprocessing.active_children()} - self.others
        return future

    def result(self, future: Future[Made]) -> Made:
        """What the work made; raises `BrokenProcessPool` where a process has died."""
        while not wait([future], timeout=_LOOK_AFTER).done:
            if any(one.exitcode is not None for one in self.started):
                self.end()
        return future.result()

    def end(self) -> None:
        """End the processes at once.

        One that dies while it writes leaves half of a message, and whoever reads it would wait for the rest as long as
        any process, this one too, could still write it.
        """
        for worker in {*multiprocessing.active_children()} - self.others:
            worker.kill()
        self.executor._result_queue._writer.close()  # type: ignore[attr-defined]


@contextmanager
def _pool(workers: int, warm_up: Callable[[], None]) -> Iterator[_Pool]:
    """New processes, which end with the context, at once where it ends by an error."""
    pool = _Pool(workers, warm_up)
    try:
        yield pool
    except BaseException:
        pool.end()
        raise
    finally:
        pool.executor.shutdown(cancel_futures=True)


def _alone() -> bool:
    """Whether this process has one thread, so that a copy of it may do any work; known on Linux alone."""
    tasks = Path("/proc/self/task")
    return sys.platform == "linux" and tasks.is_dir() and len([*tasks.iterdir()]) == 1


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Lets processes that are started meanwhile inherit a mask by which Ctrl-C never reaches them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(warm_up: Callable[[], None]) -> None:
    parent = multiprocessing.parent_process()
    end_with_parent(parent.pid if parent else None)
    warm_up()
