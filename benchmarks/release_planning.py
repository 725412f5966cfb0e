"""Planning the next release: ours beside the direct model in scipy, in CBC and in CP-SAT.

Each solver runs in a process of its own (two of them crash together), one thread, processor time counted
with that of child processes. A seed renumbers requirements and customers, so that no solver profits from
the order in the file. Run with `python benchmarks/release_planning.py`; the others need `pulp` and
`ortools`, which the course itself does not. The published files are looked for in ../shared/benchmarks/nrp.
"""

import argparse
import json
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np

from pmkit.methods import CustomerProblem, Planner, plan_for_customers, read_nrp

FILES = Path(__file__).parents[2] / "shared" / "benchmarks" / "nrp"
RATIOS = (0.3, 0.5, 0.7)
BEST = {
    "nrp1": (1204, 1840, 2507),
    "nrp2": (4970, 8065, 11316),
    "nrp3": (7488, 11159, 14196),
    "nrp4": (10690, 15985, 20913),
    "nrp5": (18510, 24701, 28912),
}


def cpu_seconds() -> float:
    """Processor time of this process and of the ones it has waited for."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def shuffled(problem: CustomerProblem, seed: int) -> CustomerProblem:
    """The same problem with requirements and customers in another order."""
    chance = np.random.default_rng(seed)
    order = chance.permutation(len(problem.costs))
    number = {int(old) + 1: new + 1 for new, old in enumerate(order)}
    pairs = [(number[a], number[b]) for a, b in problem.prerequisites]
    customers = chance.permutation(len(problem.profits))
    return CustomerProblem(
        costs=tuple(problem.costs[old] for old in order),
        prerequisites=tuple(pairs[each] for each in chance.permutation(len(pairs))),
        profits=tuple(problem.profits[each] for each in customers),
        requests=tuple(tuple(number[a] for a in problem.requests[each]) for each in customers),
    )


def implications(problem: CustomerProblem) -> list[tuple[int, int]]:
    """Pairs of columns (a, b) with a <= b: requirements first, then customers."""
    count = len(problem.costs)
    pairs = [(b - 1, a - 1) for a, b in problem.prerequisites]
    return pairs + [
        (count + each, part - 1) for each, asked in enumerate(problem.requests) for part in set(asked)
    ]


def ours(problem: CustomerProblem, budget: int, limit: float) -> tuple[int, bool]:
    plan = plan_for_customers(problem, budget=budget, time_limit=limit)
    return round(plan.value), plan.proven


def scipy_milp(problem: CustomerProblem, budget: int, limit: float) -> tuple[int, bool]:
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    pairs, parts = implications(problem), len(problem.costs)
    count = parts + len(problem.profits)
    rows = [0] * parts + [row for row in range(1, len(pairs) + 1) for _ in range(2)]
    columns = [*range(parts), *(column for pair in pairs for column in pair)]
    factors = [*problem.costs, *([1, -1] * len(pairs))]
    matrix = csr_array((np.array(factors, float), (rows, columns)), shape=(len(pairs) + 1, count))
    worth = np.array([0.0] * parts + list(problem.profits))
    upper = np.array([budget] + [0] * len(pairs), float)
    # an absolute gap under 1 is enough for whole profits; scipy takes a relative one only
    result = milp(
        -worth,
        integrality=np.ones(count),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, upper),
        options={"time_limit": limit, "mip_rel_gap": 0.999 / worth.sum()},
    )
    return (0 if result.x is None else round(-result.fun)), result.status == 0


def cbc(problem: CustomerProblem, budget: int, limit: float) -> tuple[int, bool]:
    import pulp

    model = pulp.LpProblem("release", pulp.LpMaximize)
    parts = len(problem.costs)
    x = [pulp.LpVariable(f"x{each}", cat="Binary") for each in range(parts + len(problem.profits))]
    model += pulp.lpSum(gain * x[parts + each] for each, gain in enumerate(problem.profits))
    model += pulp.lpSum(cost * x[each] for each, cost in enumerate(problem.costs)) <= budget
    for first, then in implications(problem):
        model += x[first] <= x[then]
    solver = pulp.PULP_CBC_CMD(msg=False, threads=1, timeLimit=limit, gapRel=0, gapAbs=0.999)
    model.solve(solver)
    return round(pulp.value(model.objective) or 0), model.sol_status == pulp.LpSolutionOptimal


def cp_sat(problem: CustomerProblem, budget: int, limit: float) -> tuple[int, bool]:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    parts = len(problem.costs)
    x = [model.new_bool_var("") for _ in range(parts + len(problem.profits))]
    for first, then in implications(problem):
        model.add_implication(x[first], x[then])
    model.add(sum(cost * x[each] for each, cost in enumerate(problem.costs)) <= budget)
    model.maximize(sum(gain * x[parts + each] for each, gain in enumerate(problem.profits)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2  # with its usual 1 it proves none of the cases in two minutes
    solver.parameters.max_time_in_seconds = limit
    status = solver.solve(model)
    return round(solver.objective_value), status == cp_model.OPTIMAL


SOLVERS = {"ours": ours, "scipy": scipy_milp, "cbc": cbc, "cp-sat": cp_sat}


def run(solver: str, seed: int, limit: float) -> None:
    """All fifteen cases with one solver; one line of JSON each."""
    for name, best in BEST.items():
        problem = read_nrp(FILES / f"{name}.txt")
        for ratio, value in zip(RATIOS, best, strict=True):
            mixed, budget = shuffled(problem, seed), problem.budget(ratio)
            begin = cpu_seconds()
            found, proven = SOLVERS[solver](mixed, budget, limit)
            spent = cpu_seconds() - begin
            if proven and found != value:
                raise SystemExit(f"{solver} calls {found} proven for {name} at {ratio}; it is {value}.")
            record = {"case": f"{name} {ratio}", "value": found, "proven": proven, "cpu": round(spent, 2)}
            print(json.dumps(record), flush=True)


def slider() -> None:
    """A backlog of 300 items re-planned along 60 capacities, every re-plan searched for."""
    import pandas as pd

    cases = (
        ("small numbers", 13, 100),
        ("large numbers", 400, 1000),
        ("values that follow efforts", 400, 20),
    )
    for title, most_effort, most_value in cases:
        spent = []
        for seed in range(3):
            chance = np.random.default_rng(seed)
            needs: list[list[int]] = [[]]
            for row in range(1, 300):
                some = min(row, int(chance.integers(1, 3))) if chance.random() < 0.5 else 0
                needs.append(chance.choice(row, size=some, replace=False).tolist())
            value = chance.integers(1, most_value, 300)
            effort = chance.integers(1, most_effort + 1, 300)
            if title.startswith("values that follow"):
                value = 2 * effort + value
            items = pd.DataFrame({"id": range(300), "value": value, "effort": effort, "requires": needs})
            planner = Planner(items)
            for share in np.linspace(0.05, 0.95, 61):
                begin = cpu_seconds()
                plan = planner.plan(float(int(share * items["effort"].sum())))
                spent.append(cpu_seconds() - begin)
                assert plan.proven
            del spent[-61]  # the first one reads scipy
        mean, late = 1000 * np.mean(spent), 1000 * np.quantile(spent, 0.95)
        print(f"300 items, {title}: mean {mean:.0f} ms, 95th percentile {late:.0f} ms of processor time")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--solver", choices=SOLVERS)
    ask.add_argument("--solvers", default="ours,scipy,cbc,cp-sat")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--seeds", type=int, default=3)
    ask.add_argument("--limit", type=float, default=300.0, help="seconds for each case")
    ask.add_argument("--slider", action="store_true")
    asked = ask.parse_args()
    if asked.solver:
        return run(asked.solver, asked.seed, asked.limit)
    if asked.slider:
        return slider()
    columns = {}
    for seed in range(1, asked.seeds + 1):
        for solver in asked.solvers.split(","):
            command = [
                sys.executable,
                __file__,
                "--solver",
                solver,
                "--seed",
                str(seed),
                "--limit",
                str(asked.limit),
            ]
            # standard output may hold lines of the solver's own
            lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
            columns[solver, seed] = [json.loads(line) for line in lines if line.startswith("{")]
            total = sum(record["cpu"] for record in columns[solver, seed])
            print(f"{solver}, seed {seed}: {total:.1f} s", file=sys.stderr, flush=True)
    print("| case | " + " | ".join(f"{solver}, seed {seed}" for solver, seed in columns) + " |")
    print("|---|" + "---|" * len(columns))
    for place, first in enumerate(next(iter(columns.values()))):
        cells = [(records[place]["cpu"], records[place]["proven"]) for records in columns.values()]
        shown = [f"{cpu:.2f}{'' if proven else ' (not proven)'}" for cpu, proven in cells]
        print(f"| {first['case']} | " + " | ".join(shown) + " |")
    totals = [sum(record["cpu"] for record in records) for records in columns.values()]
    print("| all | " + " | ".join(f"{total:.1f}" for total in totals) + " |")


if __name__ == "__main__":
    main()
