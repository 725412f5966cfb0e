"""Writes every Mealwise data set as CSV: `python -m pmkit.cases.generate` (or `--check`, which only compares).

The same code gives the same bytes: each data set has a seed of its own, numbers are rounded before they are
written, and line ends are fixed. All data are invented.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from pmkit.cases._backlog import IDEAS
from pmkit.cases._people import PEOPLE, Person

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
    "backlog": backlog,
    "people": people,
}


def as_csv(table: pd.DataFrame) -> bytes:
    """The bytes of a table: UTF-8, one line end everywhere, so that two machines write the same file."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")


def differing(folder: Path = FOLDER) -> list[str]:
    """Names of the data sets whose file is missing or is not what the generator would write."""
    return [
        name
        for name, make in DATA_SETS.items()
        if not (folder / f"{name}.csv").is_file() or (folder / f"{name}.csv").read_bytes() != as_csv(make())
    ]


def write(folder: Path = FOLDER) -> list[Path]:
    """Write every data set into `folder` and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, make in DATA_SETS.items():
        file = folder / f"{name}.csv"
        file.write_bytes(as_csv(make()))
        files.append(file)
    return files


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the files, or with `--check` say which of them differ (exit code 1)."""
    parser = argparse.ArgumentParser(prog="python -m pmkit.cases.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    if parser.parse_args(arguments).check:
        stale = differing()
        print(
            f"Differs from the generator: {', '.join(stale)}." if stale else "All data sets are up to date."
        )
        return 1 if stale else 0
    for file in write():
        print(f"{file.name}: {file.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
