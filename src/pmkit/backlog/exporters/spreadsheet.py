"""A spreadsheet that a colleague can check: the inputs as numbers, the scores as live formulas beside them.

Each formula has its value beside it, so that a preview, which computes nothing, shows numbers; XlsxWriter can
write that (the library that reads spreadsheets here, openpyxl, cannot). Texts are stored as texts, so that a
title that starts with = stays a title.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from pmkit.backlog.exporters.cells import cell_text
from pmkit.backlog.exporters.reasons import HEADS, reason_rows
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.backlog.scoring import score_items
from pmkit.hidden_characters import visible

_ICE = (
    "(IF(ISNUMBER({ice_impact}),{ice_impact},{made})"
    "+IF(ISNUMBER({ice_confidence}),{ice_confidence},MAX(1,10*{confidence}))+{ease})/3"
)
_MADE = ("{impact}", "1+9*({impact}-0.25)/2.75")
"""ICE's points for impact: as it stands, and from RICE's scale as `methods.ice_inputs` makes them."""


@dataclass(frozen=True)
class _Score:
    """A column of scores: its method (of `score_items`), its arithmetic, and for each input the fields of
    which one has to be filled."""

    label: str
    method: str
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
    """The items with key, title, type, status and decided columns; RICE, ICE, value/effort, WSJF and RICE's
    rank as formulas with their values, which stay empty while an input is missing. A second sheet tells what
    each column means. The same backlog gives the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(1980, 1, 1)})
    bold, text = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    names = ["key", "item", "type", "status", *DECIDED]
    scores = _scores(backlog)
    sheet = book.add_worksheet("Items")
    heads = [*(FIELDS[name].label for name in names), *(score.label for score in scores), "Rank by RICE"]
    sheet.write_row(0, 0, heads, bold)
    sheet.freeze_panes(1, 2)
    sheet.set_column(1, 1, 48)
    for place, name in enumerate(names):
        for row, cell in enumerate(backlog.items[name], 1):
            _write(sheet, row, place, cell, text)
    _write_formulas(sheet, backlog, names, scores)
    about = book.add_worksheet("What the columns mean")
    about.write_row(0, 0, ["Column", "Meaning", "Unit"], bold)
    told = [(FIELDS[name].label, FIELDS[name].meaning, FIELDS[name].unit) for name in names]
    labels = {name: FIELDS[name].label.lower() for name in names}
    for score in scores:
        words = score.arithmetic.format(**labels).replace("*", " × ").replace("/", " / ")
        told.append((score.label, words, ""))
    for row, cells in enumerate(told, 1):
        for place, cell in enumerate(cells):
            about.write_string(row, place, cell)
    about.set_column(0, 1, 40)
    _write_reasons(book, backlog, bold, text)
    book.close()
    return out.getvalue()


def _write_reasons(book: Any, backlog: Backlog, bold: Any, text: Any) -> None:
    """Why the estimates are what they are, on a sheet of its own; none where nobody said."""
    rows = reason_rows(backlog)
    if rows:
        sheet = book.add_worksheet("Reasons")
        sheet.write_row(0, 0, HEADS, bold)
        for row, cells in enumerate(rows, 1):
            for place, cell in enumerate(cells):
                _write(sheet, row, place, cell, text)


def _write_formulas(sheet: Any, backlog: Backlog, names: list[str], scores: tuple[_Score, ...]) -> None:
    """The scores and RICE's rank of each item, with what they come to now."""
    from xlsxwriter.utility import xl_col_to_name

    letters = {name: xl_col_to_name(place) for place, name in enumerate(names)}
    rice, last = xl_col_to_name(len(names)), len(backlog) + 1
    tables = [_computed(backlog, score.method) for score in scores]
    for row in range(2, last + 1):
        cells = {name: f"{letter}{row}" for name, letter in letters.items()}
        for place, (score, (values, _)) in enumerate(zip(scores, tables, strict=True), len(names)):
            sheet.write_formula(row - 1, place, score.formula(cells), None, values[row - 2])
        rank = f'=IF(ISNUMBER({rice}{row}),RANK({rice}{row},${rice}$2:${rice}${last}),"")'
        sheet.write_formula(row - 1, len(names) + len(scores), rank, None, tables[0][1][row - 2])


def _computed(backlog: Backlog, method: str) -> tuple[list[float | str], list[float | str]]:
    """Per item its score and its rank, "" where there is none; none at all where a value can't be."""
    from pmkit.methods import InputError

    try:
        table = score_items(backlog.items, method).table
    except InputError:  # the sheet itself shows at which cell
        return [""] * len(backlog), [""] * len(backlog)
    values, ranks = (
        [
            "" if missing else float(cell)
            for cell, missing in zip(table[name], table[name].isna(), strict=True)
        ]
        for name in ("score", "rank")
    )
    return values, ranks


def _scores(backlog: Backlog) -> tuple[_Score, ...]:
    """The columns of scores; ICE's depends on the scale that impact is written on."""
    made = _MADE[not (backlog.items["impact"] > 3).any()]
    return (
        _Score(
            "RICE",
            "rice",
            _each("reach", "impact", "confidence", "effort"),
            "{reach}*{impact}*{confidence}/{effort}",
        ),
        _Score(
            "ICE (average)",
            "ice",
            (("ice_impact", "impact"), ("ice_confidence", "confidence"), ("ease",)),
            _ICE.replace("{made}", made),
        ),
        _Score("Value / effort", "value-effort", _each("value", "effort"), "{value}/{effort}"),
        _Score("WSJF", "wsjf", _each("cost_of_delay", "duration"), "{cost_of_delay}/{duration}"),
    )


def _each(*names: str) -> tuple[tuple[str, ...], ...]:
    return tuple((name,) for name in names)


def _write(sheet: Any, row: int, place: int, value: Any, as_text: Any) -> None:
    """A number as a number; anything else as text, also where it looks like a formula."""
    if isinstance(value, (int, float, np.number)):
        if not np.isnan(value):
            sheet.write_number(row, place, float(value))
        return
    text = _ILLEGAL.sub("", visible(cell_text(value)))[:_LONGEST_CELL]
    if text:
        sheet.write_string(row, place, text, as_text if text.startswith(("=", "+", "-", "@")) else None)
