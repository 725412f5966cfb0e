"""A day as people type it: 2026-12-01, 1.12.2026, 1 December 2026; and as it is said."""

from datetime import date

import numpy as np

from pmkit.backlog.dates import DateColumn
from pmkit.english import spoken_day
from pmkit.explorers.typed_cells import CellError, ReadCell


def read_day(text: str) -> ReadCell:
    """The day as 2026-12-01 and how it was read; None where nothing is typed.

    Raises CellError where it is no day, or could be two.

    >>> read_day("1.12.2026")
    ReadCell(value='2026-12-01', told='Tuesday, 1 December 2026')
    """
    typed = text.strip()
    if not typed:
        return ReadCell(None)
    column = DateColumn(np.array([typed], dtype=object))
    if column.either()[0]:
        raise CellError(f"“{typed[:30]}” can be two days. Write the year first: 2026-12-01.")
    found = column.read(None)[0]
    if np.isnat(found):
        raise CellError(f"“{typed[:30]}” is no day. Write it as 2026-12-01 or 1 December 2026.")
    day: date = found.astype("datetime64[D]").item()
    return ReadCell(day.isoformat(), f"{day:%A}, {spoken_day(day)}")
