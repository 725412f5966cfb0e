"""When will 60 items be done: the exact answer beside 10,000 trials in numpy and in plain Python.

Run: python benchmarks/forecast.py [--items 60] [--trials 10000] [--rounds 7] [--json]. All contenders take
turns in one process, the median counts; before timing, their percentiles are compared. The history is
Mealwise's sixty weeks (invented).
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable

import numpy as np

from pmkit.cases import load
from pmkit.methods import forecast_when, simulate_when
from pmkit.methods._convolution import chances_of, finished_by, first_reached

SHARES = (0.5, 0.85, 0.95)
Percentiles = tuple[int | None, ...]
Contender = Callable[[], Percentiles]


def contenders(history: np.ndarray, items: int, trials: int) -> dict[str, Contender]:
    counts = [int(count) for count in history]

    def whole() -> Percentiles:
        forecast = forecast_when(history, items)
        return tuple(forecast.periods(share) for share in SHARES)

    def core() -> Percentiles:
        left = np.zeros(items + 1)
        left[items] = 1
        done_by = finished_by(left, chances_of(history), np.ones(1), enough=0.99999, limit=5200)
        return tuple(first_reached(done_by, share) for share in SHARES)

    def numpy_matrix() -> Percentiles:
        # as such scripts are written: enough columns for the slowest trial, found from the mean
        columns = int(3 * items / history.mean()) + 20
        drawn = np.random.default_rng(1).choice(history, size=(trials, columns))
        weeks = 1 + (drawn.cumsum(axis=1) >= items).argmax(axis=1)
        return tuple(int(week) for week in np.quantile(weeks, SHARES, method="inverted_cdf"))

    def our_simulation() -> Percentiles:
        done_by = simulate_when(history, items, trials=trials)
        return tuple(int(done_by["period"][(done_by["done_by"] >= share).idxmax()]) for share in SHARES)

    def plain_python() -> Percentiles:
        generator = random.Random(1)
        weeks = []
        for _ in range(trials):
            left, week = items, 0
            while left > 0:
                left -= generator.choice(counts)
                week += 1
            weeks.append(week)
        weeks.sort()
        return tuple(weeks[int(np.ceil(share * trials)) - 1] for share in SHARES)

    return {
        "exact, arithmetic alone": core,
        "exact, forecast_when (checks, warnings)": whole,
        f"numpy, {trials:,} trials as a matrix": numpy_matrix,
        f"numpy, {trials:,} trials, simulate_when": our_simulation,
        f"plain Python, {trials:,} trials": plain_python,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", type=int, default=60)
    parser.add_argument("--trials", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    history = load("throughput")["finished"].to_numpy()
    race = contenders(history, arguments.items, arguments.trials)
    answers = {name: contender() for name, contender in race.items()}
    exact = next(iter(answers.values()))
    for name, answer in answers.items():
        apart = [abs((one or 0) - (other or 0)) for one, other in zip(answer, exact, strict=True)]
        if max(apart) > (0 if name.startswith("exact") else 1):
            raise SystemExit(f"{name} says {answer}, the exact answer is {exact}.")
    spent: dict[str, list[float]] = {name: [] for name in race}
    for _ in range(arguments.rounds):
        for name, contender in race.items():
            begin = time.perf_counter()
            contender()
            spent[name].append(1000 * (time.perf_counter() - begin))
    median = {name: statistics.median(each) for name, each in spent.items()}
    first = next(iter(median.values()))
    report = {
        name: {"percentiles": answers[name], "milliseconds": took, "times_exact": took / first}
        for name, took in median.items()
    }
    if arguments.json:
        print(json.dumps(report, indent=1))
        return
    print(f"When will {arguments.items} items be done? (median of {arguments.rounds}, ms)")
    for name, row in report.items():
        weeks = "/".join(map(str, answers[name]))
        print(f"  {name:<44}{row['milliseconds']:>9.2f}  x {row['times_exact']:>7.1f}   {weeks} weeks")


if __name__ == "__main__":
    main()
