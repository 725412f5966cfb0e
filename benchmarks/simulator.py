"""What the simulation costs: a quarter, its explorer, a game's verdict and branches, policies on many seeds.

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
from pmkit.simulator.log import Log, recorded, replay, write_log
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


def in_the_explorer() -> dict[str, float]:
    """Milliseconds of what somebody waits for who plays the sixth quarter, without the page."""
    from pmkit.course.explorers import EXPLORERS
    from pmkit.explorers import Button
    from pmkit.widgets.explorer_view import ExplorerView

    game, decide = mealwise(), exact_planner(1.5)
    log = recorded(game, "a", lambda s, w: decide(game, s, w, Draws("a", "", s.quarter)), 5)
    view = ExplorerView(EXPLORERS["capstone.play"].explorer())
    view.set(log=write_log(game, log))

    def close(number: int) -> None:
        form = next(one for one in view.seen.controls if one.key == "closing")
        button = next(one for one in getattr(form, "fields", ()) if isinstance(one, Button))
        view.set(**button.does(view.seen.values))
        view.step("undo")

    tasks: dict[str, Callable[[int], None]] = {
        "a slider": lambda n: view.set(discovery={"planning": n % 5 + 1}),
        "an idea more or less": lambda n: view.set(ideas={"MW-16": {"build": "yes" if n % 2 else None}}),
        "all ideas or a theme": lambda n: view.set(show="planning" if n % 2 else "all"),
        "a quarter closed, and back": close,
    }
    found = {}
    for name, task in tasks.items():
        times = []
        for number in range(12):
            began = time.process_time()
            task(number)
            times.append((time.process_time() - began) * 1000)
        found[f"{name}, ms"] = statistics.median(times)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = {"a quarter with its plan, ms": a_quarter(), **after_a_game(), **in_the_explorer()}
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
