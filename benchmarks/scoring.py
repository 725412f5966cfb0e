"""Scoring and ranking 100,000 items: pmkit.methods beside plain numpy, pandas, pymcdm and scikit-criteria.

Run: python benchmarks/scoring.py [--items 100000] [--rounds 7] [--json]. All contenders take turns in one
process, the median counts; before timing, their scores and ranks are compared. pymcdm and scikit-criteria are
left out with a word where they are not installed. Imports are timed in fresh processes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from pmkit.methods import rice, score, weighted_score

WEIGHTS = {"value": 3.0, "reach": 2.0, "effort": 1.0}
Contender = Callable[[], tuple[np.ndarray, np.ndarray]]


def make_items(count: int) -> pd.DataFrame:
    """Invented items, the same ones every time."""
    random = np.random.default_rng(20160105)
    return pd.DataFrame(
        {
            "reach": random.integers(1, 50_000, count),
            "impact": random.choice([3, 2, 1, 0.5, 0.25], count),
            "confidence": random.choice([1.0, 0.8, 0.5], count),
            "effort": random.choice([0.5, 1, 2, 3, 5, 8], count),
            "value": random.integers(1, 100, count),
        }
    )


def plain_ranks(scores: np.ndarray) -> np.ndarray:
    """Rank 1 for the highest; equal scores share the better rank."""
    ordered = np.sort(-scores)
    return 1 + np.searchsorted(ordered, -scores, side="left")


def rice_contenders(items: pd.DataFrame) -> dict[str, Contender]:
    def checked() -> tuple[np.ndarray, np.ndarray]:
        scored = rice(items)
        return scored["rice"].to_numpy(), scored["rank"].to_numpy()

    def short() -> tuple[np.ndarray, np.ndarray]:
        scored = score(items, "rice")
        return scored["rice"].to_numpy(), scored["rank"].to_numpy()

    def numpy_only() -> tuple[np.ndarray, np.ndarray]:
        reach, impact, confidence, effort = (
            items[name].to_numpy(dtype=float) for name in ("reach", "impact", "confidence", "effort")
        )
        scores = reach * impact * confidence / effort
        return scores, plain_ranks(scores)

    def pandas_only() -> tuple[np.ndarray, np.ndarray]:
        scores = items["reach"] * items["impact"] * items["confidence"] / items["effort"]
        return scores.to_numpy(), scores.rank(method="min", ascending=False).to_numpy()

    return {
        "pmkit rice (checks, ties, warnings)": checked,
        "pmkit score (checks, ties)": short,
        "plain numpy (nothing checked)": numpy_only,
        "plain pandas (nothing checked)": pandas_only,
    }


def weighted_contenders(items: pd.DataFrame) -> dict[str, Contender]:
    names = list(WEIGHTS)
    table = items[names].to_numpy(dtype=float)
    shares = np.array(list(WEIGHTS.values())) / sum(WEIGHTS.values())

    def ours() -> tuple[np.ndarray, np.ndarray]:
        scored = weighted_score(items, WEIGHTS, costs=["effort"], normalise="sum")
        return scored["weighted_score"].to_numpy(), scored["rank"].to_numpy()

    def numpy_only() -> tuple[np.ndarray, np.ndarray]:
        worth = np.column_stack([table[:, 0], table[:, 1], 1 / table[:, 2]])
        scores = (worth / worth.sum(axis=0)) @ shares
        return scores, plain_ranks(scores)

    found: dict[str, Contender] = {
        "pmkit weighted_score (checks, ties, parts)": ours,
        "plain numpy": numpy_only,
    }
    try:
        from pymcdm.helpers import rrankdata
        from pymcdm.methods import WSM
    except ImportError:
        print("pymcdm is not installed and is left out.", file=sys.stderr)
    else:

        def with_pymcdm() -> tuple[np.ndarray, np.ndarray]:
            scores = WSM()(table, shares, np.array([1, 1, -1]))
            return scores, rrankdata(scores)

        found["pymcdm WSM"] = with_pymcdm
    try:
        import skcriteria
        from skcriteria.agg.simple import WeightedSumModel
        from skcriteria.pipelines import mkpipe
        from skcriteria.preprocessing.invert_objectives import InvertMinimize
        from skcriteria.preprocessing.scalers import SumScaler
    except ImportError:
        print("scikit-criteria is not installed and is left out.", file=sys.stderr)
    else:

        def with_skcriteria() -> tuple[np.ndarray, np.ndarray]:
            matrix = skcriteria.mkdm(table, [max, max, min], weights=shares, criteria=names)
            ranked = mkpipe(InvertMinimize(), SumScaler(target="matrix"), WeightedSumModel()).evaluate(matrix)
            return np.asarray(ranked.e_.score), np.asarray(ranked.rank_)

        found["scikit-criteria WeightedSumModel"] = with_skcriteria
    return found


def agree(contenders: dict[str, Contender]) -> None:
    """Stop when a contender's scores, or the order that its ranks give, differ from the first one's."""
    results = {name: contender() for name, contender in contenders.items()}
    first, (scores, _) = next(iter(results.items()))
    for name, (other, ranks) in results.items():
        ordered = scores[np.argsort(np.asarray(ranks, dtype=float), kind="stable")]
        if not (np.allclose(other, scores) and np.all(np.diff(ordered) <= 1e-9 * np.abs(ordered[:-1]))):
            raise SystemExit(f"{name} and {first} don't agree.")


def times(contenders: dict[str, Contender], rounds: int) -> dict[str, float]:
    """Median milliseconds of each, taking turns."""
    spent: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            begin = time.perf_counter()
            contender()
            spent[name].append(1000 * (time.perf_counter() - begin))
    return {name: statistics.median(each) for name, each in spent.items()}


def imports(rounds: int) -> dict[str, float]:
    """Median milliseconds of a fresh process that does nothing but this."""
    programs = {
        "bare Python": "pass",
        "import pmkit.methods": "import pmkit.methods",
        "import pandas": "import pandas",
        "from pmkit.methods import rice": "from pmkit.methods import rice",
        "import pymcdm.methods": "import pymcdm.methods",
        "import skcriteria": "import skcriteria",
    }
    spent: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in list(programs.items()):
            begin = time.perf_counter()
            outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
            if outcome.returncode:
                del programs[name], spent[name]
                continue
            spent[name].append(1000 * (time.perf_counter() - begin))
    return {name: statistics.median(each) for name, each in spent.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    items = make_items(arguments.items)
    report: dict[str, dict[str, float]] = {}
    for title, contenders in (
        (f"RICE and ranks of {arguments.items:,} items", rice_contenders(items)),
        (f"Weighted sum and ranks of {arguments.items:,} items", weighted_contenders(items)),
    ):
        agree(contenders)
        report[title] = times(contenders, arguments.rounds)
    report["Fresh process"] = imports(arguments.rounds)
    if arguments.json:
        print(json.dumps(report, indent=1))
        return
    for title, lines in report.items():
        print(f"\n{title} (median of {arguments.rounds}, ms)")
        for name, spent in lines.items():
            print(f"  {name:<44}{spent:>9.1f}")


if __name__ == "__main__":
    main()
