"""A block copied from a spreadsheet, laid over a table: what of it fits, what does not, and why."""

import csv
import io
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from pmkit.english import counted
from pmkit.explorers.typed_cells import Around, CellError, Change, Column, read_cell
from pmkit.quantities.amounts import are_shares
from pmkit.quantities.reading import has_decimal_comma

_MOST_LETTERS = 2_000_000
_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """`changes` are the cells that fit; `refused` says per cell what is wrong with it, None where nothing is.

    `told` says per cell how it was read, "" where that goes without saying. `kept` cells would have landed on
    a column that can't be edited; `below` lines and `beside` columns of the block had no place.
    """

    changes: Sequence[Change]
    refused: Mapping[tuple[str, str], dict[str, str] | None]
    told: Mapping[tuple[str, str], str]
    kept: int
    below: int
    beside: int

    def notice(self, name_of: Callable[[str, str], str]) -> str:
        """What became of the block, in words; `name_of(row, column)` is what a cell is called."""
        said = [f"Pasted: {counted(len(self.changes), 'cell')} taken."]
        wrong = [cell for cell, error in self.refused.items() if error]
        if wrong:
            names = "; ".join(name_of(*cell) for cell in wrong[:_NAMED])
            more = f" and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else ""
            said.append(f"{counted(len(wrong), 'cell')} not taken, each says why: {names}{more}.")
        told = [(cell, reading) for cell, reading in self.told.items() if reading]
        if told:
            cells = counted(len(told), "cell was", "cells were")
            (cell, reading), *_ = told
            said.append(f"{cells} not read as typed; each says how it was read. {name_of(*cell)}: {reading}")
        if self.kept:
            said.append(f"{counted(self.kept, 'cell')} would have landed on a column that cannot be edited.")
        if self.below > 0:
            said.append(f"{counted(self.below, 'line')} did not fit below the last row.")
        if self.beside > 0:
            said.append(f"{counted(self.beside, 'column')} did not fit beside the last column.")
        return " ".join(said)


def lay(
    text: str,
    columns: Mapping[str, Column],
    known: Collection[str],
    ids: Sequence[str],
    key: str,
    usual: Callable[[str], float | None] = lambda _: None,
) -> Pasted:
    """Lay a block over the rows `ids` from the column `key` on, to the right and down.

    `known` are the ids of the table's rows, `usual` tells a usual value of a column. The block decides how
    its numbers are read: what proves a decimal comma holds for all, and per cents of a column that are all up
    to 1 are shares. Raises CellError where the block is too large.
    """
    keys = list(columns)[list(columns).index(key) :]
    block = split_block(text)
    around = _around(block, [columns[at] for at in keys], usual)
    changes: list[Change] = []
    refused: dict[tuple[str, str], dict[str, str] | None] = {}
    told: dict[tuple[str, str], str] = {}
    kept = 0
    for row, line in zip(ids, block, strict=False):
        for at, cell in zip(keys, line, strict=False):
            if columns[at].readonly or row not in known:
                kept += 1
                continue
            try:
                value, told[row, at] = read_cell(columns[at], cell, around.get(at))
                changes.append((row, at, value))
                refused[row, at] = None
            except CellError as problem:
                refused[row, at] = {"text": cell, "message": str(problem)}
    widest = max((len(line) for line in block), default=0)
    return Pasted(
        changes=changes,
        refused=refused,
        told=told,
        kept=kept,
        below=len(block) - len(ids),
        beside=widest - len(keys),
    )


def _around(
    block: Sequence[Sequence[str]], columns: Sequence[Column], usual: Callable[[str], float | None]
) -> dict[str, Around]:
    """What the block tells of the cells of each column of numbers."""
    cells = {
        column.key: [line[at] for line in block if at < len(line)]
        for at, column in enumerate(columns)
        if column.type == "number" and not column.readonly
    }
    comma = has_decimal_comma(cell for texts in cells.values() for cell in texts)
    return {
        column.key: Around(usual(column.key), comma, column.is_share and are_shares(cells[column.key]))
        for column in columns
        if column.key in cells
    }


def split_block(text: str) -> list[list[str]]:
    """A block copied from a spreadsheet as rows of cells: tabs between cells, quotes around cells with line
    ends.

    >>> split_block('1\\t"two\\nlines"\\n3\\t4\\n')
    [['1', 'two\\nlines'], ['3', '4']]
    """
    if len(text) > _MOST_LETTERS:
        raise CellError("The copied block is too large to paste. Please import it as a file.")
    csv.field_size_limit(_MOST_LETTERS)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").rstrip("\n")
    return [row or [""] for row in csv.reader(io.StringIO(plain, newline=""), delimiter="\t")]
