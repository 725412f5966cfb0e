"""The slices of an evaluation plan as somebody types them, read with care: numbers, names, doubles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import pandas as pd

from pmkit.english import shortened
from pmkit.explorers import Cells
from pmkit.methods import people_to_see

KEYS = ("slice", "n", "most_wrong", "severe")
_MOST_CASES = 1_000_000
_LONGEST = 60


@dataclass(frozen=True)
class Slice:
    """A slice that can be used: `n` cases are planned, at most the share `most_wrong` may be wrong (None: not
    said)."""

    id: str
    name: str
    n: int
    most_wrong: float | None
    severe: bool

    @property
    def needed(self) -> int | None:
        """How many cases without an error the pass line asks for, with 95 % confidence."""
        return people_to_see(self.most_wrong) if self.most_wrong and self.most_wrong < 1 else None


def slices_table(rows: Sequence[Mapping[str, Any]], names: Mapping[str, str] | None) -> Cells:
    """The table; a slice is chosen from `names` where there are any, else typed."""
    yes_no = [{"value": "yes", "label": "yes"}, {"value": "no", "label": "no"}]
    kind: dict[str, Any] = {}
    if names:
        kind = {
            "type": "choice",
            "options": [{"value": key, "label": label} for key, label in names.items()],
        }
    columns = [
        {"key": "slice", "label": "Slice: which cases", "width": 18, **kind},
        {"key": "n", "label": "Cases", "type": "number", "min": 0, "max": _MOST_CASES},
        {
            "key": "most_wrong",
            "label": "At most so many wrong",
            "type": "number",
            "unit": "%",
            "min": 0,
            "max": 1,
        },
        {"key": "severe", "label": "An error hurts", "type": "choice", "options": yes_no},
        {"key": "needed", "label": "Cases that this line needs", "readonly": True},
        {"key": "says", "label": "Checker", "readonly": True, "width": 14},
    ]
    label = "Slices, each with its own pass line"
    return Cells("slices", label, columns=columns, rows=rows, keys=KEYS, sortable=False, stacked=True)


def read_slices(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Slice], dict[str, str]]:
    """The slices that can be used, and by row why another one can't; empty rows are passed over."""
    found: list[Slice] = []
    errors: dict[str, str] = {}
    for row in rows:
        name = shortened(str(row.get("slice") or ""), _LONGEST)
        n, line = row.get("n"), row.get("most_wrong")
        if not name and n in (None, "") and line in (None, ""):
            continue
        if not name:
            errors[row["id"]] = "It has no name. Say which cases it is."
        elif any(name.casefold() == one.name.casefold() for one in found):
            errors[row["id"]] = f"“{name}” stands here twice. Keep one of the two."
        elif n not in (None, "") and _number(n, _MOST_CASES) is None:
            errors[row["id"]] = f"The cases of “{name}” are no number from 0 to {_MOST_CASES:,}."
        elif line not in (None, "") and _number(line, 1) is None:
            errors[row["id"]] = f"The pass line of “{name}” is no share from 0 to 100 %."
        else:
            severe = str(row.get("severe") or "no") == "yes"
            found.append(Slice(row["id"], name, int(_number(n, _MOST_CASES) or 0), _number(line, 1), severe))
    return found, errors


def _number(cell: Any, most: float) -> float | None:
    """The cell as a number from 0 to `most`; None where it is none."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not 0 <= cell <= most:
        return None
    return float(cell) if isfinite(cell) else None


def as_frame(slices: Sequence[Slice]) -> pd.DataFrame:
    """The slices as the rules for a plan read them."""
    rows = [(one.name, one.n, one.most_wrong, one.severe) for one in slices]
    return pd.DataFrame(rows, columns=list(KEYS)).astype({"n": float, "most_wrong": float})
