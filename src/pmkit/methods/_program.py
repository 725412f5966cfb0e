"""A linear programme over yes/no decisions, and solving it with `scipy.optimize.milp` to proven optimality.

Knows nothing of items or releases.
"""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import numpy as np

from pmkit.methods._clock import Clock

_Found = tuple[np.ndarray | None, float, bool]


@dataclass(kw_only=True)
class Program:
    """Maximise `worth @ x` over x in {0, 1} within rows `sum(factor * x) <= limit`.

    `whole` says that every attainable value is a whole number, which lets the search stop earlier.
    """

    worth: np.ndarray
    whole: bool = False
    rows: list[tuple[list[int], list[float], float]] = field(default_factory=list)
    ones: list[int] = field(default_factory=list)
    zeros: list[int] = field(default_factory=list)

    def at_most(self, columns: list[int], factors: list[float], limit: float) -> None:
        self.rows.append((columns, factors, limit))

    def holds(self, x: np.ndarray) -> bool:
        """Whether the yes/no plan `x` keeps to every row."""
        return all(
            float(np.dot(factors, x[columns])) <= limit + 1e-9 * max(1.0, abs(limit))
            for columns, factors, limit in self.rows
        )


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a search found: `x` is None where nothing keeps to all rows (`proven`) or time ran out first."""

    x: np.ndarray | None
    value: float
    bound: float
    proven: bool


def solve(program: Program, clock: Clock) -> Outcome:
    """Solve the programme; with time run out, the best plan found and the bound known by then."""
    if program.worth.size == 0:
        possible = all(limit >= 0 for _, _, limit in program.rows)
        return Outcome(x=np.zeros(0) if possible else None, value=0.0, bound=0.0, proven=True)
    x, bound, finished = (_watched if clock.is_watched else _search)(program, clock)
    return _judge(program, x, min(bound, float(program.worth.clip(min=0).sum())), finished)


def _judge(program: Program, x: np.ndarray | None, bound: float, finished: bool) -> Outcome:
    """Round the solver's numbers and say what they prove."""
    if x is None:
        return Outcome(x=None, value=float("-inf"), bound=bound, proven=finished)
    x = np.round(x)
    value = float(program.worth @ x)
    ceiling = float(np.abs(program.worth).sum())
    slack = 1e-6 + 1e-9 * ceiling
    if program.whole:
        value, bound = float(round(value)), float(np.floor(bound + slack))
    proven = finished and program.holds(x) and bound <= value + (0 if program.whole else slack)
    return Outcome(x=x, value=value, bound=value if proven else max(bound, value), proven=proven)


def _matrix(program: Program) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The rows as compressed sparse rows (starts, columns, factors) and their limits."""
    sizes = [len(columns) for columns, _, _ in program.rows]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    columns = np.array([each for row in program.rows for each in row[0]], dtype=np.int32)
    factors = np.array([each for row in program.rows for each in row[1]], dtype=float)
    return starts, columns, factors, np.array([limit for _, _, limit in program.rows], dtype=float)


def _gaps(program: Program) -> tuple[float, float]:
    """The relative and the absolute gap at which a search may stop: whole numbers differ by 1."""
    return (0.0, 0.999) if program.whole else (0.0, 1e-9 * max(1.0, float(np.abs(program.worth).sum())))


def _watched(program: Program, clock: Clock) -> _Found:
    """The search in a thread of its own, so that it can be told of and, as HiGHS can't be asked to, left."""
    answer: Future[_Found] = Future()

    def work() -> None:
        try:
            answer.set_result(_search(program, clock))
        except Exception as problem:  # raised again where the answer is asked for
            answer.set_exception(problem)

    Thread(target=work, daemon=True).start()
    begin = time.monotonic()
    while not clock.stopped:
        try:
            return answer.result(timeout=0.1)
        except TimeoutError:
            clock.tell(f"Searching for {time.monotonic() - begin:.0f} seconds so far")
    return None, float("inf"), False


def _search(program: Program, clock: Clock) -> _Found:
    """The best plan found, the bound on any plan and whether the search came to its end."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    starts, columns, factors, limits = _matrix(program)
    count = program.worth.size
    low = np.zeros(count)
    low[program.ones] = 1.0
    high = np.ones(count)
    high[program.zeros] = 0.0
    # scipy passes no absolute gap on: the relative one is set so that it means at most as much
    relative, absolute = _gaps(program)
    options: dict[str, Any] = {"mip_rel_gap": max(relative, absolute / max(1.0, program.worth.sum()))}
    if clock.left is not None:
        options["time_limit"] = clock.left
    result = milp(
        -program.worth,
        integrality=np.ones(count, dtype=np.uint8),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(
            csr_array((factors, columns, starts), shape=(limits.size, count)), -np.inf, limits
        )
        if limits.size
        else None,
        options=options,  # type: ignore[arg-type]
    )
    if result.status == 2:
        return None, float("-inf"), True
    bound = -result.mip_dual_bound if result.mip_dual_bound is not None else float("inf")
    return (None if result.x is None else result.x), bound, result.status == 0
