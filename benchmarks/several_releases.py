"""Planning three releases at once: ours beside the model as it is usually written, both solved by HiGHS.

The usual model has a yes/no for each item *in* each release; ours for each item done *by* each release. Both
run in one process, in turns, on one thread; processor time. Run with `python benchmarks/several_releases.py`.
"""

import argparse
import time

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from pmkit.methods import plan_release

RELEASES, LATER = 3, 0.9


def backlog(count: int, numbers: str, seed: int) -> pd.DataFrame:
    """Invented items, three of ten with a prerequisite."""
    chance = np.random.default_rng(seed)
    most_effort, most_value = (13, 100) if numbers == "small" else (400, 1000)
    effort = chance.integers(1, most_effort, count)
    value = chance.integers(1, most_value, count)
    if numbers == "values that follow efforts":
        value = 2 * effort + chance.integers(1, 21, count)
    needs = [[int(chance.integers(0, row))] if row and chance.random() < 0.3 else [] for row in range(count)]
    return pd.DataFrame({"id": range(count), "value": value, "effort": effort, "requires": needs})


def ours(items: pd.DataFrame, capacity: float, limit: float) -> tuple[float, bool]:
    plan = plan_release(items, [capacity] * RELEASES, later_worth=LATER, time_limit=limit, explain=False)
    return plan.value, plan.proven


def usual(items: pd.DataFrame, capacity: float, limit: float) -> tuple[float, bool]:
    """x[item, release]: at most one release an item, capacities, and what is needed comes no later."""
    count = len(items)
    at = np.arange(count * RELEASES).reshape(count, RELEASES)
    worth = np.rint(100 * items["value"].to_numpy()[:, None] * LATER ** np.arange(RELEASES)).ravel()
    rows, limits = [], []
    for item in range(count):
        row = np.zeros(at.size)
        row[at[item]] = 1
        rows.append(row)
        limits.append(1.0)
        for needed in items["requires"][item]:
            for until in range(1, RELEASES + 1):
                row = np.zeros(at.size)
                row[at[item, :until]], row[at[needed, :until]] = 1, -1
                rows.append(row)
                limits.append(0.0)
    for release in range(RELEASES):
        row = np.zeros(at.size)
        row[at[:, release]] = items["effort"]
        rows.append(row)
        limits.append(capacity)
    from scipy.sparse import csr_array

    result = milp(
        -worth,
        integrality=np.ones(at.size),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(csr_array(np.array(rows)), -np.inf, limits),
        options={"time_limit": limit, "mip_rel_gap": 0.999 / worth.sum()},
    )
    return (0.0 if result.x is None else -result.fun / 100), result.status == 0


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seeds", type=int, default=3)
    ask.add_argument("--hard", action="store_true", help="values that follow efforts, with a limit")
    ask.add_argument("--limit", type=float, default=900.0, help="seconds for each plan")
    asked = ask.parse_args()
    print("| items | numbers | ours | usual |\n|---|---|---|---|")
    for count in (60, 300):
        for numbers in ("values that follow efforts",) if asked.hard else ("small", "large"):
            cells: dict[str, list[str]] = {"ours": [], "usual": []}
            for seed in range(asked.seeds):
                items = backlog(count, numbers, seed)
                capacity, found = float(items["effort"].sum() // (2 * RELEASES)), {}
                for name, solver in (("ours", ours), ("usual", usual)):
                    begin = time.process_time()
                    found[name] = solver(items, capacity, asked.limit)
                    spent = time.process_time() - begin
                    cells[name].append(f"{spent:.1f}{'' if found[name][1] else ' (not proven)'}")
                if found["ours"][1] and found["usual"][1]:
                    assert abs(found["ours"][0] - found["usual"][0]) < 0.006, found
            print(
                f"| {count} | {numbers} | {', '.join(cells['ours'])} | {', '.join(cells['usual'])} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
