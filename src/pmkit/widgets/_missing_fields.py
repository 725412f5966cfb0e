"""The user's items that lack what an explorer needs, as a table to fill in; nothing is invented."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted
from pmkit.widgets import _decision_cells
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.table import Table

MOST_ASKED = 100
"""So many rows are asked for at a time: more freeze the page."""


class MissingFields:
    """`table` asks for these fields of the items without them; what is filled in is decided at once."""

    def __init__(self, current: CurrentBacklog, fields: Sequence[str]) -> None:
        self.current, self.fields = current, tuple(fields)
        self.table = Table("Fill in what is missing", [], [])
        self.table.observe(self._filled_in, "rows")
        self._asked: tuple[str, ...] = ()

    def show(self, items: pd.DataFrame, complete: pd.DataFrame) -> bool:
        """Ask about these items beside the complete ones; False where there is nothing to ask.

        Of many the first are asked about. A row that was filled in stays until other items are asked
        about: none jumps away while one types.
        """
        lacking = items.loc[~items["id"].isin(complete["id"]), "id"]
        before = set(self._asked) & set(items["id"])
        waiting = set(lacking) - before
        full = len(before) >= MOST_ASKED and not before.isdisjoint(lacking)
        asked = before if before and (full or not waiting) else set(lacking.head(MOST_ASKED))
        rows = items[items["id"].isin(asked)]
        self._asked = tuple(rows["id"])
        if not self._asked:
            return False
        cells = _decision_cells.rows(rows, self.fields)
        if cells != self.table.rows:
            self.table.columns = _decision_cells.columns(self.fields, self.current.units)
            self.table.rows = cells
        return True

    def _filled_in(self, _: Any) -> None:
        changes = _decision_cells.edits(self.table.rows, self.current.items, self.fields)
        if changes:
            self.current.decide(changes, f"{counted(len(changes), 'cell')} of the table")
