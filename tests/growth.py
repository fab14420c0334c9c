"""How the time of some work grows with the size of what it is given."""

import contextlib
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

MOST_RATIO = 2.3
LEAST_SECONDS = 0.04
"""Time of the smallest input that is measured, so that the clock does not decide."""
DOUBLINGS = 3
ROUNDS = 3
"""How often each size is measured; the best counts, for nothing but the work makes that one slow."""
ATTEMPTS = 5
"""How often that is done again where the times grow too fast, as they do by themselves on a machine that is busy."""


def growth(make: Callable[[int], bytes], work: Callable[[bytes], object]) -> tuple[float, str]:
    """How many times the work takes for twice the input, and the times; `make` gives so many parts.

    The median of three doublings; all sizes are measured in each round, so that a busy moment meets them alike.
    """

    def spent(data: bytes) -> float:
        """Processor time of the work once."""
        start = time.process_time()
        work(data)
        return time.process_time() - start

    times = 500
    with _without_collection():
        while min(spent(make(times)) for _ in range(ROUNDS)) < LEAST_SECONDS and times < 1_000_000:
            times *= 2
        sizes = [make(times * 2**step) for step in range(DOUBLINGS + 1)]
        rounds: list[list[float]] = []
        for _ in range(ATTEMPTS):
            rounds += ([spent(data) for data in sizes] for _ in range(ROUNDS))
            measured = [min(each) for each in zip(*rounds, strict=True)]
            ratio = statistics.median(after / before for before, after in pairwise(measured))
            if ratio <= MOST_RATIO:
                break
    return ratio, f"{times} times: {measured}"


@contextlib.contextmanager
def _without_collection() -> Iterator[None]:
    """The collector neither runs nor looks at what stands already, so that its moments do not decide."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()
