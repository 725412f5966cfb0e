"""What Mealwise knows in October 2026, as the chapter uses it: voices, a tree, assumptions and tests. All
invented.
"""

from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.explorers import Data


def tree() -> Data:
    """Jonas's tree, and what customers said."""
    return Data(load("opportunities").drop(columns="key"), more={"verbatims": load("feedback")})


def own_tree() -> pd.DataFrame:
    """An outcome and a few cards on which nothing is written yet."""
    rows: list[dict[str, Any]] = [
        {"id": f"C{at}", "parent": parent, "kind": kind, "text": "", "evidence": []}
        for at, (parent, kind) in enumerate(
            [
                ("", "outcome"),
                ("C1", "opportunity"),
                ("C2", "solution"),
                ("C2", "solution"),
                ("C3", "test"),
                ("C1", "opportunity"),
            ],
            start=1,
        )
    ]
    return pd.DataFrame(rows)
