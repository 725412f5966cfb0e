"""A block copied from a spreadsheet, laid over a table: what of it fits, what does not, and why."""

import csv
import io
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from pmkit.english import counted
from pmkit.explorers.typed_cells import CellError, Change, Column, read_cell

_MOST_LETTERS = 2_000_000
_NAMED = 3
_ONE_POINT = re.compile(r"\s*[-+]?[1-9]\d{0,2}\.\d{3}(?![\d.,])")
"""8.000 is eight, or eight thousand where a comma is the decimal mark."""
_DECIMAL_COMMA = re.compile(r"\s*[-+]?(?:0,\d+|\d+,\d{1,2}|\d+(?:\.\d{3})+,\d+)(?![\d.,])")


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """`changes` are the cells that fit; `refused` says per cell what is wrong with it, None where nothing is.

    `kept` cells would have landed on a column that can't be edited; `below` lines and `beside` columns of the
    block had no place. `doubtful` are cells whose point may group digits, with what was read.
    """

    changes: Sequence[Change]
    refused: Mapping[tuple[str, str], dict[str, str] | None]
    kept: int
    below: int
    beside: int
    doubtful: Sequence[tuple[str, float]] = ()

    def notice(self, name_of: Callable[[str, str], str]) -> str:
        """What became of the block, in words; `name_of(row, column)` is what a cell is called."""
        said = [f"Pasted: {counted(len(self.changes), 'cell')} taken."]
        wrong = [cell for cell, error in self.refused.items() if error]
        if wrong:
            names = "; ".join(name_of(*cell) for cell in wrong[:_NAMED])
            more = f" and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else ""
            said.append(f"{counted(len(wrong), 'cell')} not taken, each says why: {names}{more}.")
        if self.doubtful:
            cell, value = self.doubtful[0]
            said.append(
                f"{cell} was read as {value:g}. If it means {cell.replace('.', ',')}, undo, and paste it "
                "without the point."
            )
        if self.kept:
            said.append(f"{counted(self.kept, 'cell')} would have landed on a column that cannot be edited.")
        if self.below > 0:
            said.append(f"{counted(self.below, 'line')} did not fit below the last row.")
        if self.beside > 0:
            said.append(f"{counted(self.beside, 'column')} did not fit beside the last column.")
        return " ".join(said)


def lay(
    text: str, columns: Mapping[str, Column], known: Collection[str], ids: Sequence[str], key: str
) -> Pasted:
    """Lay a block over the rows `ids` from the column `key` on, to the right and down.

    `known` are the ids of the table's rows. Where one cell of the block has a decimal comma, a point groups
    digits in the others. Raises CellError where the block is too large.
    """
    keys = list(columns)[list(columns).index(key) :]
    block = split_block(text)
    changes: list[Change] = []
    refused: dict[tuple[str, str], dict[str, str] | None] = {}
    kept = 0
    doubtful: list[tuple[str, float]] = []
    commas = any(_DECIMAL_COMMA.match(cell) for line in block for cell in line)
    for row, line in zip(ids, block, strict=False):
        for at, cell in zip(keys, line, strict=False):
            if columns[at].readonly or row not in known:
                kept += 1
                continue
            grouped = columns[at].type == "number" and _ONE_POINT.match(cell)
            try:
                value = read_cell(columns[at], cell.replace(".", "") if grouped and commas else cell)
                changes.append((row, at, value))
                refused[row, at] = None
                if grouped and not commas:
                    doubtful.append((grouped[0].strip(), value))
            except CellError as problem:
                refused[row, at] = {"text": cell, "message": str(problem)}
    widest = max((len(line) for line in block), default=0)
    return Pasted(
        changes=changes,
        refused=refused,
        kept=kept,
        below=len(block) - len(ids),
        beside=widest - len(keys),
        doubtful=doubtful,
    )


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
