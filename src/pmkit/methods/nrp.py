"""The next release problem: whose wishes to grant when every customer wants several requirements.

A customer counts only when everything they asked for, with its prerequisites, is in. Source: Bagnall,
Rayward-Smith and Whittley, "The next release problem", Information and Software Technology 43 (2001); the
file format is that of Xuan, Jiang, Ren and Luo, IEEE Transactions on Software Engineering 38(5) (2012).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pmkit.methods._clock import Clock, Watch
from pmkit.methods._dependencies import closures
from pmkit.methods._frame import InputError, show
from pmkit.methods._wishes import Wishes


@dataclass(frozen=True, kw_only=True)
class CustomerProblem:
    """Requirements with their costs and prerequisites; customers with their profits and requests.

    Requirements and customers are numbered from 1, as in the published files.
    """

    costs: tuple[float, ...]
    prerequisites: tuple[tuple[int, int], ...]
    """Pairs (a, b): requirement a has to be in before b can be."""
    profits: tuple[float, ...]
    requests: tuple[tuple[int, ...], ...]

    def budget(self, ratio: float) -> int:
        """A share of the cost of everything, rounded half up as in the published cases."""
        if not 0 <= ratio <= 1:
            raise InputError(
                f"The ratio is {show(ratio)}. Write a share from 0 to 1: 0.3 for 30 % of the cost."
            )
        return math.floor(ratio * sum(self.costs) + 0.5)


@dataclass(frozen=True, kw_only=True)
class CustomerPlan:
    """Which customers are served with which requirements, and how sure it is that no plan is worth more.

    `bound` is what no plan can exceed; `gap` the share of it that may be missing (0 when `proven`).
    `by_list` is the value that taking customers by profit per cost of what they still miss reaches.
    """

    customers: tuple[int, ...]
    requirements: tuple[int, ...]
    value: float
    cost: float
    budget: float
    proven: bool
    bound: float
    gap: float
    by_list: float
    cpu_seconds: float

    def to_json(self) -> dict[str, Any]:
        """The plan as plain values; `chosen` are the customers."""
        return {
            "chosen": list(self.customers),
            "requirements": list(self.requirements),
            "value": self.value,
            "cost": self.cost,
            "budget": self.budget,
            "proven": self.proven,
            "bound": self.bound,
            "gap": self.gap,
            "sort_and_cut": {"value": self.by_list},
            "cpu_seconds": round(self.cpu_seconds, 4),
        }


def read_nrp(path: str | Path) -> CustomerProblem:
    """Read a file of the published format (whole numbers, ids from 1 over all levels).

    The number of levels, then for each the number of its requirements and their costs; the number of
    dependencies and that many pairs (the first is the prerequisite); the number of customers and for each
    the profit, the number of requests and the requirements. Raises `InputError`, naming the place,
    where the file at `path` is cut off or holds something else.
    """
    try:
        words = Path(path).read_text(encoding="latin-1").split()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}. Check the name and the folder.") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder. Name a file in it.") from None
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}.") from error
    strange = next((word for word in words if not word.removeprefix("-").isdecimal()), None)
    if strange is not None:
        raise InputError(
            f"{path} is not a next release problem: it holds “{strange[:20]}”, not only whole numbers."
        )
    try:
        numbers = iter([int(word) for word in words])
        costs = [cost for _ in range(next(numbers)) for cost in _list(numbers)]
        pairs = tuple((next(numbers), next(numbers)) for _ in range(next(numbers)))
        customers = [(next(numbers), tuple(_list(numbers))) for _ in range(next(numbers))]
    except (StopIteration, RuntimeError):
        raise InputError(
            f"{path} is not a whole next release problem: it ends too early. Get the file again."
        ) from None
    problem = CustomerProblem(
        costs=tuple(costs),
        prerequisites=pairs,
        profits=tuple(profit for profit, _ in customers),
        requests=tuple(wishes for _, wishes in customers),
    )
    if next(numbers, None) is not None:
        raise InputError(f"{path} goes on after its last customer. Check the counts in the file.")
    return problem


def _list(numbers: Iterator[int]) -> list[int]:
    """A count and then that many numbers."""
    return [next(numbers) for _ in range(next(numbers))]


def plan_for_customers(
    problem: CustomerProblem,
    *,
    budget: float | None = None,
    ratio: float | None = None,
    time_limit: float | None = None,
    watch: Watch | None = None,
) -> CustomerPlan:
    """The customers of most profit whose requirements, with prerequisites, are within the budget.

    Give the `budget` in the unit of cost, or the `ratio` of the cost of everything. With `time_limit`
    (seconds) the best plan known by then is returned and labelled as not proven; `watch` is told in a
    sentence what a long search is at, and stops it by returning True.

    >>> problem = CustomerProblem(
    ...     costs=(3, 2, 2), prerequisites=((1, 2),), profits=(6, 5, 4), requests=((1,), (2,), (3,))
    ... )
    >>> plan = plan_for_customers(problem, budget=5)
    >>> plan.customers, plan.requirements, plan.value, plan.proven
    ((1, 2), (1, 2), 11.0, True)
    """
    if (budget is None) == (ratio is None):
        raise InputError("Give either a budget or a ratio of the cost of everything.")
    clock = Clock(time_limit, watch)
    limit = problem.budget(ratio) if ratio is not None else budget
    if limit is None or not math.isfinite(limit) or limit < 0:
        raise InputError(f"The budget is {show(limit)}. Write 0 or more.")
    wanted = _complete_requests(problem)
    costs = np.array(problem.costs, float)
    outcome = Wishes(np.array(problem.profits, float), costs, wanted).solve(limit, clock)
    by_list = _by_list(problem, wanted, limit)
    customers = _served(
        wanted, frozenset(np.flatnonzero(outcome.x).tolist()) if outcome.x is not None else frozenset()
    )
    if outcome.x is None or (not outcome.proven and by_list[0] > outcome.value):
        customers = by_list[1]
    parts = frozenset[int]().union(*(wanted[each] for each in customers))
    value = float(sum(problem.profits[each] for each in customers))
    bound = value if outcome.proven else max(outcome.bound, value)
    return CustomerPlan(
        customers=tuple(each + 1 for each in customers),
        requirements=tuple(each + 1 for each in sorted(parts)),
        value=value,
        cost=float(costs[sorted(parts)].sum()),
        budget=float(limit),
        proven=outcome.proven,
        bound=bound,
        gap=(bound - value) / bound if bound > value else 0.0,
        by_list=by_list[0],
        cpu_seconds=clock.cpu_seconds,
    )


def _complete_requests(problem: CustomerProblem) -> list[frozenset[int]]:
    """Each customer's requirements (from 0) with all prerequisites; refuses numbers that do not exist."""
    count = len(problem.costs)
    for number in sorted({each for row in (*problem.prerequisites, *problem.requests) for each in row}):
        if not 1 <= number <= count:
            raise InputError(
                f"Requirement {number} is named, and there are only {count}. Correct the number."
            )
    if any(amount < 0 for amount in (*problem.costs, *problem.profits)):
        raise InputError("A cost or a profit is negative. Costs and profits are 0 or more.")
    needs: list[list[int]] = [[] for _ in range(count)]
    for first, then in problem.prerequisites:
        needs[then - 1].append(first - 1)
    whole = closures(needs, [f"requirement {number}" for number in range(1, count + 1)])
    return [frozenset[int]().union(*(whole[each - 1] for each in asked)) for asked in problem.requests]


def _served(wanted: list[frozenset[int]], parts: frozenset[int]) -> list[int]:
    return [customer for customer, needed in enumerate(wanted) if needed <= parts]


def _by_list(
    problem: CustomerProblem, wanted: list[frozenset[int]], budget: float
) -> tuple[float, list[int]]:
    """Again and again the customer of most profit per cost of what they still miss, while it fits."""
    costs = np.array(problem.costs, float)
    missing = [set(needed) for needed in wanted]
    users: dict[int, list[int]] = {}
    for customer, needed in enumerate(wanted):
        for part in needed:
            users.setdefault(part, []).append(customer)
    lacking = np.array([costs[sorted(needed)].sum() for needed in wanted])
    profits = np.array(problem.profits, float)
    left = budget
    while True:
        possible = (lacking > 0) & (lacking <= left)
        if not possible.any():
            served = np.flatnonzero(lacking <= 0).tolist()
            return float(profits[served].sum()), served
        customer = int(np.argmax(np.where(possible, profits / np.where(possible, lacking, 1.0), -1.0)))
        left -= lacking[customer]
        for part in list(missing[customer]):
            for user in users[part]:
                missing[user].discard(part)
                lacking[user] = lacking[user] - costs[part] if missing[user] else 0.0
