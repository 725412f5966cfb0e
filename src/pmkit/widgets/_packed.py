"""Columns on their way to the page: numbers as bytes, which cost least, everything else as texts."""

from collections.abc import Iterable
from typing import Any, Literal

Packed = bytes | list[str | None]
"""Numbers in the order of the rows, or texts; missing is NaN or None."""
Width = Literal["float32", "float64"]


def pack(name: str, values: Iterable[Any], rows: int, width: Width) -> Packed:
    """A column with one value per row. Raises ValueError where it has more or fewer."""
    cells = values if hasattr(values, "__len__") else list(values)
    if isinstance(cells, list) and len(cells) == rows and all(isinstance(cell, str) for cell in cells):
        return cells
    import numpy as np
    import pandas as pd

    column = pd.Series(cells)
    if len(column) != rows:
        raise ValueError(
            f"The column “{name}” has {len(column)} values for {rows} rows. Please give one value per row."
        )
    if column.dtype.kind in "iuf":
        return column.to_numpy(dtype=width, na_value=np.nan).tobytes()
    return [None if missing else str(value) for value, missing in zip(column, column.isna(), strict=True)]


def unpack(packed: Packed, width: Width) -> list[Any]:
    """The values again; of a narrow number the seven digits that it has."""
    if isinstance(packed, list):
        return packed
    import numpy as np

    numbers = np.frombuffer(packed, dtype=width).tolist()
    if width == "float64":
        return numbers
    return [None if number != number else float(f"{number:.7g}") for number in numbers]
