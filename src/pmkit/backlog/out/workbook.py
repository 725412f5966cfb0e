"""A spreadsheet that a colleague can check: the inputs as numbers, the scores as live formulas beside them.

Texts are stored as texts, so that a title that starts with = stays a title.
"""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np

from pmkit.backlog.out.cells import cell_text, visible
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog

_FORMULAS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("RICE", ("reach", "impact", "confidence", "effort"), "{reach}*{impact}*{confidence}/{effort}"),
    ("ICE (average)", ("impact", "confidence", "ease"), "({impact}+MAX(1,10*{confidence})+{ease})/3"),
    ("Value / effort", ("value", "effort"), "{value}/{effort}"),
    ("WSJF", ("cost_of_delay", "duration"), "{cost_of_delay}/{duration}"),
)
_FROM_RICE = "(1+9*({impact}-0.25)/2.75+MAX(1,10*{confidence})+{ease})/3"
"""ICE where impact is on RICE's scale of 0.25 to 3, as `pmkit.methods.ice_inputs` converts it."""
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
    formulas = _formulas(backlog)
    sheet.append([*heads, *(label for label, _, _ in formulas), "Rank by RICE"])
    rows = len(backlog.items)
    rice = get_column_letter(first)
    for row, (_, item) in enumerate(backlog.items[names].iterrows(), 2):
        for place, name in enumerate(names, 1):
            _write(sheet.cell(row, place), item[name])
        for place, (_, inputs, arithmetic) in enumerate(formulas, first):
            cells = {name: f"{letters[name]}{row}" for name in inputs}
            given = f"COUNT({','.join(cells.values())})={len(inputs)}"
            sheet.cell(row, place, f'=IF({given},{arithmetic.format(**cells)},"")')
        rank = f'=IF(ISNUMBER({rice}{row}),RANK({rice}{row},${rice}$2:${rice}${rows + 1}),"")'
        sheet.cell(row, first + len(formulas), rank)
    sheet.freeze_panes = "C2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.column_dimensions["B"].width = 48
    about: Any = book.create_sheet("What the columns mean")
    about.append(["Column", "Meaning", "Unit"])
    for name in names:
        about.append([FIELDS[name].label, FIELDS[name].meaning, FIELDS[name].unit])
    for label, inputs, arithmetic in formulas:
        words = arithmetic.format(**{name: FIELDS[name].label.lower() for name in inputs}).replace("*", " × ")
        about.append([label, words.replace("/", " / "), ""])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _formulas(backlog: Backlog) -> list[tuple[str, tuple[str, ...], str]]:
    """The formulas; ICE's depends on the scale that impact is written on."""
    rice_scale = not (backlog.items["impact"] > 3).any()
    return [
        (label, inputs, _FROM_RICE if label.startswith("ICE") and rice_scale else arithmetic)
        for label, inputs, arithmetic in _FORMULAS
    ]


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
