"""Measures pairs: ours, and what stands beside it. Both run by turns, so that a busy machine slows both."""

import time
from collections.abc import Callable
from dataclasses import dataclass

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Budget:
    """`at_least` times as fast as the other, or `at_most` times as long."""

    at_least: float = 0
    at_most: float = 0

    def words(self) -> str:
        return f"≥ {self.at_least:g}× faster" if self.at_least else f"≤ {self.at_most:g}× as long"


@dataclass(frozen=True, slots=True)
class Measured:
    """The best time of each, in seconds."""

    what: str
    beside: str
    budget: Budget
    ours: float
    other: float

    @property
    def kept(self) -> bool:
        if self.budget.at_least:
            return self.other / self.ours >= self.budget.at_least
        return self.ours / self.other <= self.budget.at_most

    def line(self) -> str:
        faster, longer = self.other / self.ours, self.ours / self.other
        ratio = f"{faster:.1f}× faster" if self.budget.at_least else f"{longer:.2f}× as long"
        verdict = "kept" if self.kept else "MISSED"
        both = f"{self.ours:8.3f} s, {self.beside} {self.other:.3f} s"
        return f"{self.what:<45} {ratio:>13}  {verdict:<6} {self.budget.words():<15} {both}"


def seconds(job: Job) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Pair:
    what: str
    ours: Job
    beside: str
    other: Job
    budget: Budget
    times: int = 5
    warm: bool = True
    """Run both once before the clock starts."""

    def measure(self) -> Measured:
        if self.warm:
            self.ours()
            self.other()
        runs = [(seconds(self.ours), seconds(self.other)) for _ in range(self.times)]
        ours, other = (min(run[side] for run in runs) for side in (0, 1))
        return Measured(self.what, self.beside, self.budget, ours, other)
