"""Three people code the twelve talks, with a first code book and again after two codes were defined anew.

What was said is written by hand (`interview_lines.csv`), with the code that it was written for. The first
code book has two codes that can mean nearly anything; `planning` draws in what Jonas reads, `trust` what
Aoife reads. The other slips are between codes that lie close together, and no definition mends them. In the
second round a line changes only where one of the two codes was in it. All data are invented.
"""

from __future__ import annotations

from random import Random

import pandas as pd

from mealwise import rows
from pmkit.cases import load

CODERS = ("Samira", "Jonas", "Aoife")
WIDE = {
    "planning": ("bad day", "waste", "shared list", "children", "basket", "pause"),
    "trust": ("allergy", "price", "rival", "checking labels", "cooked elsewhere", "privacy", "employer"),
}
"""The two codes of the first code book that draw in others."""
DRAWN_IN = {
    "Samira": {"planning": 0.08, "trust": 0.06},
    "Jonas": {"planning": 0.50, "trust": 0.12},
    "Aoife": {"planning": 0.10, "trust": 0.52},
}
"""How often each coder reads a line as the wide code."""
NEAR = {
    "bad day": "children",
    "waste": "bad day",
    "children": "bad day",
    "shared list": "basket",
    "basket": "shared list",
    "price": "rival",
    "rival": "price",
    "allergy": "checking labels",
    "checking labels": "allergy",
    "cooked elsewhere": "allergy",
    "privacy": "allergy",
    "pause": "price",
    "trust": "price",
    "planning": "bad day",
    "large print": "planning",
    "employer": "privacy",
}
"""The code that lies closest to each."""
SLIPS = 0.06
GAPS = 0.04
_AGAIN = 0.06
"""How often a wide code is still used wrongly after it was defined anew."""
_SEED = 20_260_930


def interview_codes() -> pd.DataFrame:
    """`interview`, `line`, `coder`, `code` and `round` (1 or 2); a line that a coder left out has no row."""
    random = Random(_SEED)
    lines = load("interview_lines")
    first, second = [], []
    for line in rows(lines[lines["key_code"] != ""]):
        for coder in CODERS:
            drawn = [random.random() for _ in range(4)]
            if drawn[0] < GAPS:
                continue
            began, ended = _codes(line.key_code, coder, drawn)
            first.append((line.interview, line.line, coder, began, 1))
            second.append((line.interview, line.line, coder, ended, 2))
    return pd.DataFrame([*first, *second], columns=["interview", "line", "coder", "code", "round"])


def _codes(key: str, coder: str, drawn: list[float]) -> tuple[str, str]:
    """The code of a line by the first and by the second code book."""
    settled = NEAR[key] if drawn[1] < SLIPS else key
    wide = next((code for code, drawn_in in WIDE.items() if key in drawn_in), "")
    if not wide or drawn[2] >= DRAWN_IN[coder][wide]:
        return settled, settled
    return wide, wide if drawn[3] < _AGAIN else settled
