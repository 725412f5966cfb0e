"""How much one file may cost: counted before memory is taken, so that a small file can't fill a machine.

A file may always have so many cells and characters; a larger one as many as its bytes can honestly hold.
Knows no format.
"""

from __future__ import annotations

from collections.abc import Sequence, Sized

from pmkit.backlog.errors import ImportProblem, quoted

LONGEST_CELL = 1_000_000
MOST_COLUMNS = 5_000
_CELLS = 1_000_000
_CHARACTERS = 20_000_000
_CHARACTERS_PER_BYTE = 20


class Allowance:
    """What a file of `size` bytes, called `name` in messages, may hold; each use is counted."""

    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self.most_cells = max(_CELLS, size)
        self.most_characters = max(_CHARACTERS, _CHARACTERS_PER_BYTE * size)
        self._characters = 0

    def table(self, rows: int, columns: int) -> None:
        """Refuse a table of so many rows and columns, those counted that would only be filled up."""
        if columns > MOST_COLUMNS:
            raise ImportProblem(
                f"{self.name} has more than {MOST_COLUMNS:,} columns; no tracker exports that many. "
                "Export only the fields that you need."
            )
        if rows * columns > self.most_cells:
            raise ImportProblem(
                f"{self.name} would make a table of more than {self.most_cells:,} cells "
                f"({columns:,} columns, {rows:,} rows or more). Export fewer fields or fewer items."
            )

    def texts(self, cells: Sequence[Sized], headers: Sequence[str] = ()) -> None:
        """Count the texts of a row, whose columns are called `headers` or by their numbers."""
        characters = sum(map(len, cells))
        if characters > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL:
            place = next(place for place, cell in enumerate(cells) if len(cell) > LONGEST_CELL)
            where = quoted(headers[place]) if headers else f"column {place + 1}"
            raise ImportProblem(
                f"{self.name}: a text in {where} is {len(cells[place]) / 1e6:.1f} million characters long; "
                "1 million is the most that is read. Shorten it, or leave that field out of the export."
            )
        self._characters += characters
        if self._characters > self.most_characters:
            raise ImportProblem(
                f"{self.name}: its cells together have more than {self.most_characters / 1e6:.0f} million "
                "characters. Leave out the field with the long texts, or export a part of the backlog."
            )
