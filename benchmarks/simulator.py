"""What the simulation costs: closing a quarter, all policies on one seed, and on many seeds.

Run: python benchmarks/simulator.py [--seeds 300] [--processes 2] [--json]. The first two are
the median of processor time over several seeds; the table's is what a person waits. The case is invented.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time

from pmkit.simulator.compare import policy_results, results_table
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


def a_seed() -> float:
    """Milliseconds to play one seed with all policies."""
    times = []
    for seed in "abcdef":
        began = time.process_time()
        policy_results(mealwise(), seed)
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = {"a quarter, ms": a_quarter(), "a seed with all policies, ms": a_seed()}
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
