"""Makes what is drawn at random in the case: one module per subject, each with a seed of its own.

The tables that are written by hand lie where they are read (`src/pmkit/cases/mealwise`); what only the makers
need to know (what customers say, how often, what was true) lies beside them as CSV.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd


def table(name: str) -> pd.DataFrame:
    """A table that only the makers read; what is not given is an empty text."""
    return pd.read_csv(Path(__file__).with_name(f"{name}.csv"), keep_default_na=False)


def rows(frame: pd.DataFrame) -> Iterable[Any]:
    """The rows of a table as named tuples."""
    return frame.itertuples(index=False)
