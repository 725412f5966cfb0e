"""What the simulation costs: a quarter, a game's verdict and branches, all policies on one and many seeds.

Run: python benchmarks/simulator.py [--seeds 300] [--processes 2] [--json]. Processor time, the median over
several seeds; for the many seeds what a person waits. The case is invented.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable

from pmkit.simulator.branch import branch, paying_share
from pmkit.simulator.compare import compare_log, results_table
from pmkit.simulator.judge import judge
from pmkit.simulator.log import Log, recorded, replay
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.policies import exact_planner, play
from pmkit.simulator.world import Draws


def a_quarter() -> float:
    """Milliseconds to close one quarter: what is decided by the planner, then the rules."""
    game, decide, times = mealwise(), exact_planner(1.5), []
    for seed in "abcdef":
        world = game.world(seed)
        began = time.process_time()
        play(game, world, lambda s, w=world, k=seed: decide(game, s, w, Draws(k, "", s.quarter)))
        times.append((time.process_time() - began) / game.parameters.quarters * 1000)
    return statistics.median(times)


def after_a_game() -> dict[str, float]:
    """Milliseconds of what is computed when a game is over."""
    game, decide, times = mealwise(), exact_planner(1.5), dict[str, list[float]]()
    tasks: dict[str, Callable[[Log], object]] = {
        "replay of a game": lambda log: replay(game, log),
        "comparison with the policies": lambda log: compare_log(game, log),
        "decision and luck": lambda log: judge(game, log),
        "a branch": lambda log: branch(game, log, 2, {"debt": 0}),
        "a branch in 200 worlds": lambda log: paying_share(game, log, 2, {"debt": 0}),
    }
    for seed in "abcdef":
        log = recorded(game, seed, lambda s, w, k=seed: decide(game, s, w, Draws(k, "", s.quarter)))
        for name, task in tasks.items():
            began = time.process_time()
            task(log)
            times.setdefault(f"{name}, ms", []).append((time.process_time() - began) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = {"a quarter with its plan, ms": a_quarter(), **after_a_game()}
    began = time.perf_counter()
    results_table(mealwise(), [str(one) for one in range(asked.seeds)], processes=asked.processes)
    found[f"{asked.seeds} seeds, s"] = time.perf_counter() - began
    if asked.json:
        print(json.dumps(found))
        return
    for name, one in found.items():
        print(f"{name:32}{one:8.1f}")


if __name__ == "__main__":
    main()
