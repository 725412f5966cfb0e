"""A spreadsheet that a colleague can check: the inputs as numbers, the scores as live formulas beside them.

Texts are stored as texts, so that a title that starts with = stays a title.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from pmkit.backlog.exporters.cells import cell_text
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.hidden_characters import visible

_ICE = (
    "(IF(ISNUMBER({ice_impact}),{ice_impact},{made})"
    "+IF(ISNUMBER({ice_confidence}),{ice_confidence},MAX(1,10*{confidence}))+{ease})/3"
)
_MADE = ("{impact}", "1+9*({impact}-0.25)/2.75")
"""ICE's points for impact: as it stands, and from RICE's scale as `methods.ice_inputs` makes them."""


@dataclass(frozen=True)
class _Score:
    """A column of scores: its arithmetic, and for each input the fields of which one has to be filled."""

    label: str
    inputs: tuple[tuple[str, ...], ...]
    arithmetic: str

    def formula(self, cells: Mapping[str, str]) -> str:
        """As a cell's formula, which stays empty while an input is missing."""
        found = [
            f"COUNT({cells[names[0]]})"
            if len(names) == 1
            else f"MIN(1,COUNT({','.join(cells[name] for name in names)}))"
            for names in self.inputs
        ]
        if all(len(names) == 1 for names in self.inputs):
            found = [f"COUNT({','.join(cells[name] for (name,) in self.inputs)})"]
        given = f"{'+'.join(found)}={len(self.inputs)}"
        return f'=IF({given},{self.arithmetic.format(**cells)},"")'


_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767


def to_xlsx(backlog: Backlog) -> bytes:
    """The items with key, title, type, status and decided columns; RICE, ICE, value/effort, WSJF and
    RICE's rank
    as formulas, which stay empty while an input is missing. A second sheet tells what each column means."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Items"
    names = ["key", "item", "type", "status", *DECIDED]
    heads = [FIELDS[name].label for name in names]
    letters = {name: get_column_letter(place) for place, name in enumerate(names, 1)}
    first = len(names) + 1
    scores = _scores(backlog)
    sheet.append([*heads, *(score.label for score in scores), "Rank by RICE"])
    rows = len(backlog.items)
    rice = get_column_letter(first)
    for row, (_, item) in enumerate(backlog.items[names].iterrows(), 2):
        for place, name in enumerate(names, 1):
            _write(sheet.cell(row, place), item[name])
        cells = {name: f"{letter}{row}" for name, letter in letters.items()}
        for place, score in enumerate(scores, first):
            sheet.cell(row, place, score.formula(cells))
        rank = f'=IF(ISNUMBER({rice}{row}),RANK({rice}{row},${rice}$2:${rice}${rows + 1}),"")'
        sheet.cell(row, first + len(scores), rank)
    sheet.freeze_panes = "C2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.column_dimensions["B"].width = 48
    about: Any = book.create_sheet("What the columns mean")
    about.append(["Column", "Meaning", "Unit"])
    for name in names:
        about.append([FIELDS[name].label, FIELDS[name].meaning, FIELDS[name].unit])
    labels = {name: FIELDS[name].label.lower() for name in letters}
    for score in scores:
        words = score.arithmetic.format(**labels).replace("*", " × ").replace("/", " / ")
        about.append([score.label, words, ""])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _scores(backlog: Backlog) -> tuple[_Score, ...]:
    """The columns of scores; ICE's depends on the scale that impact is written on."""
    made = _MADE[not (backlog.items["impact"] > 3).any()]
    return (
        _Score(
            "RICE", _each("reach", "impact", "confidence", "effort"), "{reach}*{impact}*{confidence}/{effort}"
        ),
        _Score(
            "ICE (average)",
            (("ice_impact", "impact"), ("ice_confidence", "confidence"), ("ease",)),
            _ICE.replace("{made}", made),
        ),
        _Score("Value / effort", _each("value", "effort"), "{value}/{effort}"),
        _Score("WSJF", _each("cost_of_delay", "duration"), "{cost_of_delay}/{duration}"),
    )


def _each(*names: str) -> tuple[tuple[str, ...], ...]:
    return tuple((name,) for name in names)


def _write(cell: Any, value: Any) -> None:
    """A number as a number; anything else as text, also where it looks like a formula."""
    if isinstance(value, (int, float, np.number)):
        cell.value = None if np.isnan(value) else float(value)
        return
    text = _ILLEGAL.sub("", visible(cell_text(value)))[:_LONGEST_CELL]
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
