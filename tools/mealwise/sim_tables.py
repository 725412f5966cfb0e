"""The tables of docs/simulator.md: the policies on 300 seeds, the dose of discovery, and other parameters.

    python tools/mealwise/sim_tables.py [--seeds 300] [--processes 2]

Takes some minutes, and prints what the guide holds.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from pmkit.simulator.compare import results_table
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.policies import Policy, careful_person, exact_planner, play
from pmkit.simulator.quarter import Game
from pmkit.simulator.state import Decisions, State
from pmkit.simulator.world import Draws, World

DOSES = (0.0, 1.0, 1.5, 2.0, 3.0, 4.0)
OTHERWISE: dict[str, dict[str, float]] = {
    "as it is": {},
    "mean share 0.2": {"mean_share": 0.2},
    "mean share 0.4": {"mean_share": 0.4},
    "noise of signals 0.45": {"signal_sd": 0.45},
    "noise of signals 0.9": {"signal_sd": 0.9},
    "smaller spread": {"sd_theme": 0.35, "sd_item": 0.45},
    "hidden ideas are no better": {"lift_hidden": 0.0},
    "dead baskets cost 60": {"api_loss": 60},
    "dead baskets cost 160": {"api_loss": 160},
    "nothing for the end": {"terminal": 0},
    "four quarters for the end": {"terminal": 4},
    "capacity 9": {"capacity": 9},
    "capacity 15": {"capacity": 15},
}


def policies_table(results: pd.DataFrame) -> pd.DataFrame:
    """Mean, standard error, tenth and ninetieth percentile, and wins against three others."""
    wide = results.pivot(index="seed", columns="policy", values="result")[list(results["policy"].unique())]
    table = pd.DataFrame({"mean": wide.mean(), "se": wide.sem(), "p10": wide.quantile(0.1)})
    table["p90"] = wide.quantile(0.9)
    for other in ("random", "RICE", "exact planner"):
        table[f"beats {other}"] = 100 * wide.gt(wide[other], axis=0).mean()
    return table.round(0).astype(int)


def dose(game: Game, seed: str) -> list[float]:
    """The results of the person and of the planner at each dose of discovery."""
    world = game.world(seed)
    return [_result(game, world, seed, policy) for policy in _at_each_dose()]


def _at_each_dose() -> list[Policy]:
    return [*map(careful_person, DOSES), *map(exact_planner, DOSES)]


def _result(game: Game, world: World, seed: str, policy: Policy) -> float:
    def decide(state: State) -> Decisions:
        return policy(game, state, world, Draws(seed, "dose", state.quarter))

    return play(game, world, decide)[0]


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description="Print the tables of docs/simulator.md.")
    parser.add_argument("--seeds", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    asked, game = parser.parse_args(), mealwise()
    seeds = [str(seed) for seed in range(1, asked.seeds + 1)]
    print(policies_table(results_table(game, seeds, processes=asked.processes)), flush=True)
    with ProcessPoolExecutor(asked.processes) as pool:
        found = np.array(list(pool.map(partial(dose, game), seeds, chunksize=5)))
    means = found.mean(axis=0).reshape(2, len(DOSES)).round()
    print(pd.DataFrame(means, index=["person", "planner"], columns=DOSES), flush=True)
    for name, change in OTHERWISE.items():
        other = replace(game, parameters=replace(game.parameters, **change))
        table = results_table(other, seeds[: max(1, asked.seeds // 3)], processes=asked.processes)
        wide = table.pivot(index="seed", columns="policy", values="result")
        wins = (wide["careful mix"] > wide["exact planner"]).mean()
        print(f"{name}: {wide.mean().round().astype(int).to_dict()}, person wins {wins:.0%}", flush=True)


if __name__ == "__main__":
    main()
