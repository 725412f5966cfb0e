"""Makes the part of the case that is drawn at random, and the story told by all of it.

    python tools/make_case_data.py            write what has changed
    python tools/make_case_data.py --check    write nothing, say what differs

The same code gives the same bytes: each table has a seed of its own, numbers are rounded before they are
written, and line ends are fixed. All data are invented.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd

import pmkit.cases
from mealwise.assistant import assistant_cases
from mealwise.beta import beta_test
from mealwise.data_products import employee_use, recommender_weeks, unsafe_scores
from mealwise.delivery import finished_items, throughput
from mealwise.experiments import experiment_days
from mealwise.feedback import feedback
from mealwise.interview_codes import interview_codes
from mealwise.kano import kano
from mealwise.market import prices_churn
from mealwise.ramp import experiment_metrics, experiment_ramp
from mealwise.rollout import rollout_cohorts, rollout_days
from mealwise.story import story
from mealwise.usage import customers, usage_events, usage_months

FOLDER = Path(pmkit.cases.__file__).parent / "mealwise"
MADE: dict[str, Callable[[], pd.DataFrame]] = {
    "assistant_cases": assistant_cases,
    "beta_test": beta_test,
    "customers": customers,
    "employee_use": employee_use,
    "experiment_days": experiment_days,
    "experiment_metrics": experiment_metrics,
    "experiment_ramp": experiment_ramp,
    "feedback": feedback,
    "finished_items": finished_items,
    "interview_codes": interview_codes,
    "kano": kano,
    "prices_churn": prices_churn,
    "recommender_weeks": recommender_weeks,
    "rollout_cohorts": rollout_cohorts,
    "rollout_days": rollout_days,
    "throughput": throughput,
    "unsafe_scores": unsafe_scores,
    "usage_events": usage_events,
    "usage_months": usage_months,
}
"""The tables that are made; the others are written by hand."""


def contents() -> dict[str, bytes]:
    """File name -> bytes of everything that is made: the tables as CSV, and the story of all tables."""
    made = {name: make() for name, make in MADE.items()}
    by_hand = {name: pmkit.cases.load(name) for name in pmkit.cases.names() if name not in MADE}
    files = {f"{name}.csv": as_csv(table) for name, table in made.items()}
    return files | {"STORY.md": story(made | by_hand).encode("utf-8")}


def as_csv(table: pd.DataFrame) -> bytes:
    """The bytes of a table: UTF-8, one line end everywhere, so that two machines write the same file."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")


def differing(folder: Path = FOLDER) -> dict[str, bytes]:
    """The files that are missing or are not what would be written, with what they should hold."""
    return {
        name: content
        for name, content in contents().items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != content
    }


def main(arguments: list[str] | None = None, folder: Path = FOLDER) -> int:
    """Write the files that differ, or with `--check` only say which they are (exit code 1)."""
    parser = argparse.ArgumentParser(description="Make the tables of the case that are drawn at random.")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    check = parser.parse_args(arguments).check
    stale = differing(folder)
    for name, content in () if check else stale.items():
        (folder / name).write_bytes(content)
    does = "Differs" if check else "Written"
    print(f"{does}: {', '.join(stale)}." if stale else "All files are up to date.")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
