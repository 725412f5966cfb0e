"""What waiting costs: the delay cost of any order of jobs on one team, and the order that costs least.

Each job has a `duration` (weeks, more than 0) and a `cost_of_delay` (money per week, the same every week),
and may name jobs it `requires`. Deadlines and several teams at once are other problems; the answers here do
not hold there. Source: Smith, "Various optimizers for single-stage production", 1956; Reinertsen 2009,
chapter 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from pmkit.methods._dependencies import forward_order, needed_rows
from pmkit.methods._frame import InputError, keys, refuse
from pmkit.methods._ordering import connected, greedy, improved, in_blocks, total_cost
from pmkit.methods.formulas import FORMULAS

Until = Literal["start", "finish"]

EXACT_LIMIT = 18
"""Up to this many jobs that hang together by dependencies, the best order is found exactly."""


@dataclass(frozen=True)
class BestOrder:
    """The best order found: ids first to last, its cost, a cost no order can beat, and whether they meet."""

    order: tuple[Any, ...]
    cost: float
    bound: float
    proven: bool

    @property
    def gap(self) -> float:
        """How far the cost may be above the least possible, as a share of it; 0 when proven."""
        return 0.0 if self.proven else (self.cost - self.bound) / self.bound if self.bound > 0 else np.inf


def queue_costs(
    jobs: pd.DataFrame, order: Sequence[Any] | None = None, *, until: Until = "start"
) -> pd.DataFrame:
    """The jobs' table with `position` (from 1), `start` and `finish` (weeks), and `delay_cost` in that order.

    `order` lists every job's id once (index labels where there is no `id`), as the rows stand by default.
    `until="start"` charges waiting before the start, `until="finish"` also the weeks of the work itself;
    two orders differ by the same amount either way. Raises `InputError` for a job missing from the order,
    named twice, or placed before one that it requires.

    >>> jobs = pd.DataFrame({"id": ["A", "B"], "duration": [10, 1], "cost_of_delay": [1, 10]})
    >>> queue_costs(jobs, ["B", "A"])[["id", "position", "start", "finish", "delay_cost"]]
      id  position  start  finish  delay_cost
    0  A         2    1.0    11.0         1.0
    1  B         1    0.0     1.0         0.0
    """
    duration, cost = _read(jobs)
    rows = _rows_in_order(jobs, order)
    position = np.empty(len(rows), dtype=int)
    position[rows] = np.arange(1, len(rows) + 1)
    finish = np.empty(len(rows))
    finish[rows] = np.cumsum(duration[rows])
    start = finish - duration
    charged = start if _from_start(until) else finish
    return jobs.assign(position=position, start=start, finish=finish, delay_cost=cost * charged)


def delay_cost(jobs: pd.DataFrame, order: Sequence[Any] | None = None, *, until: Until = "start") -> float:
    """The total cost of delay of an order, in money; arguments as for `queue_costs`.

    >>> jobs = pd.DataFrame({"id": ["A", "B", "C"], "duration": [1, 3, 10], "cost_of_delay": [10, 3, 1]})
    >>> delay_cost(jobs, ["A", "B", "C"]), delay_cost(jobs, ["C", "B", "A"])
    (7.0, 160.0)
    """
    return float(queue_costs(jobs, order, until=until)["delay_cost"].sum())


def best_order(jobs: pd.DataFrame, *, until: Until = "start", limit: int = EXACT_LIMIT) -> BestOrder:
    """The order with the least cost of delay.

    Without dependencies: by cost of delay / duration, highest first, which is optimal (Smith's rule); equal
    ratios keep the caller's order. With dependencies (`requires`): exactly, as long as no more than `limit`
    jobs hang together by them; else the best order found, with `bound`, a cost that no order can beat (that
    of the best order when the larger groups' dependencies are left out). A required job that is not in the
    table counts as done. Raises `InputError` for a circle of dependencies, naming its jobs.

    >>> jobs = pd.DataFrame({"id": ["A", "B"], "duration": [1, 5], "cost_of_delay": [9, 1],
    ...                      "requires": ["B", ""]})
    >>> best_order(jobs)
    BestOrder(order=('B', 'A'), cost=45.0, bound=45.0, proven=True)
    """
    duration, cost = _read(jobs)
    names = keys(jobs)
    before = needed_rows(jobs, names)
    forward_order(before, names)  # refuses a circle
    small: list[list[int]] = []
    large: list[list[int]] = []
    for group in connected(before):
        (small if len(group) <= max(1, min(limit, 22)) else large).append(group)
    rows = in_blocks(small + [[row] for group in large for row in group], duration, cost, before)
    bound = total_cost(rows, duration, cost)
    if large:
        rows = improved(greedy(duration, cost, before), duration, cost, before)
    total = total_cost(rows, duration, cost)
    extra = 0.0 if _from_start(until) else float((cost * duration).sum())
    proven = total <= bound * (1 + 1e-12)
    return BestOrder(
        tuple(names[row] for row in rows), total + extra, (total if proven else bound) + extra, proven
    )


def _from_start(until: str) -> bool:
    if until not in ("start", "finish"):
        raise InputError(
            "Delay is counted until the start or until the finish: say until='start' or until='finish'."
        )
    return until == "start"


def _read(jobs: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    values = FORMULAS["wsjf"].read(jobs)
    for column, cells in values.items():
        refuse(
            jobs,
            column,
            np.isnan(cells),
            "A queue needs this number for every job: estimate it or leave the job out.",
        )
    return values["duration"], values["cost_of_delay"]


def _rows_in_order(jobs: pd.DataFrame, order: Sequence[Any] | None) -> list[int]:
    names = keys(jobs)
    if order is None:
        order = names
    place = {name: row for row, name in enumerate(names)}
    strangers = [name for name in order if name not in place]
    lacking = [name for name in names if name not in set(order)]
    if strangers:
        raise InputError(f"The order names {strangers[0]}, which is not one of the jobs.", column="id")
    if lacking:
        raise InputError(
            f"The order leaves out {', '.join(map(str, lacking[:5]))}. Name every job once.", column="id"
        )
    if len(order) > len(names):
        raise InputError("The order names a job twice. Name every job once.", column="id")
    rows = [place[name] for name in order]
    done: set[int] = set()
    before = needed_rows(jobs, names)
    for row in rows:
        if before[row] - done:
            late = names[min(before[row] - done)]
            raise InputError(
                f"{names[row]} requires {late}, so it can't come before it.", column="requires", rows=[row]
            )
        done.add(row)
    return rows
