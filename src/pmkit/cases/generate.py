"""Writes every Mealwise data set as CSV: `python -m pmkit.cases.generate` (`--check` only compares).

The same code gives the same bytes: each data set has a seed of its own, numbers are rounded before they are
written, and line ends are fixed. All data are invented.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from pmkit.cases._activities import activities
from pmkit.cases._backlog import IDEAS
from pmkit.cases._delivery import throughput
from pmkit.cases._experiments import experiment_days, experiments
from pmkit.cases._feedback import feedback
from pmkit.cases._jobs import jobs
from pmkit.cases._kano import kano, kano_features
from pmkit.cases._market import employers, prices_churn
from pmkit.cases._people import PEOPLE, Person
from pmkit.cases._stakeholders import stakeholders
from pmkit.cases._story import story
from pmkit.cases._usage import customers, usage_events, usage_months

FOLDER = Path(__file__).parent / "mealwise"


def backlog() -> pd.DataFrame:
    """The sixty items as a table; lists are joined by semicolons as trackers export them."""
    return pd.DataFrame(
        [
            {
                "id": f"MW-{idea.number:02}",
                "item": idea.item,
                "story": idea.story,
                "type": idea.type,
                "segment": idea.segment,
                "reach": idea.rice[0],
                "impact": idea.rice[1],
                "confidence": idea.rice[2],
                "effort": idea.rice[3],
                "ease": idea.work[2],
                "value": idea.worth[0],
                "cost_of_delay": idea.worth[1],
                "duration": idea.work[0],
                "size": idea.work[1],
                "user_business_value": idea.safe[0],
                "time_criticality": idea.safe[1],
                "risk_reduction": idea.safe[2],
                "requires": ";".join(f"MW-{number:02}" for number in idea.requires),
                "requested_by": idea.requested_by,
                "moscow": idea.moscow,
                "without_it": idea.without,
                "promised_to": idea.promised_to,
                "promised_for": idea.promised_for,
            }
            for idea in IDEAS
        ]
    )


def people() -> pd.DataFrame:
    """The cast, in the order in which the course introduces them."""
    return pd.DataFrame(PEOPLE, columns=list(Person._fields))


DATA_SETS: dict[str, Callable[[], pd.DataFrame]] = {
    "activities": activities,
    "backlog": backlog,
    "customers": customers,
    "employers": employers,
    "experiment_days": experiment_days,
    "experiments": experiments,
    "feedback": feedback,
    "jobs": jobs,
    "kano": kano,
    "kano_features": kano_features,
    "people": people,
    "prices_churn": prices_churn,
    "stakeholders": stakeholders,
    "throughput": throughput,
    "usage_events": usage_events,
    "usage_months": usage_months,
}


def contents() -> dict[str, bytes]:
    """File name -> bytes of everything that is generated: the tables as CSV and the story told by them."""
    tables = {name: make() for name, make in DATA_SETS.items()}
    files = {f"{name}.csv": as_csv(table) for name, table in tables.items()}
    return files | {"STORY.md": story(tables).encode("utf-8")}


def as_csv(table: pd.DataFrame) -> bytes:
    """The bytes of a table: UTF-8, one line end everywhere, so that two machines write the same file."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")


def differing(folder: Path | None = None) -> list[str]:
    """Names of the files that are missing or are not what the generator would write."""
    folder = folder or FOLDER
    return [
        name
        for name, content in contents().items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != content
    ]


def write(folder: Path | None = None) -> list[Path]:
    """Write every generated file into `folder` and return their paths."""
    folder = folder or FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, content in contents().items():
        (folder / name).write_bytes(content)
        files.append(folder / name)
    return files


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the files, or with `--check` say which of them differ (exit code 1)."""
    parser = argparse.ArgumentParser(prog="python -m pmkit.cases.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    if parser.parse_args(arguments).check:
        stale = differing()
        print(f"Differs from the generator: {', '.join(stale)}." if stale else "All files are up to date.")
        return 1 if stale else 0
    for file in write():
        print(f"{file.name}: {file.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
