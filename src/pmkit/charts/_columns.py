"""What a chart asks of its table."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from pmkit.english import listed, plural


def need(table: pd.DataFrame, columns: Collection[str], chart: str, hint: str = "") -> None:
    """Raise ValueError where the table lacks one of the columns, naming it and the chart.

    `hint` ends the sentence: where the columns come from.
    """
    lacking = [name for name in columns if name not in table.columns]
    if lacking:
        word = plural(len(lacking), "column")
        raise ValueError(f"{chart} needs the {word} {listed(lacking, 6)}{hint or '.'}")
