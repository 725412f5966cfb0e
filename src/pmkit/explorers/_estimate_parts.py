"""One estimate in parts: what comes of their ranges together, and which part makes the whole wide."""

from __future__ import annotations

import pandas as pd

from pmkit.english import format_number, whole_percent
from pmkit.explorers import Cells, Form, Text, Values
from pmkit.explorers._estimates import state_words, whole
from pmkit.methods import combine_factors
from pmkit.practice.markdown import escape_markdown

_FACTORS = (
    {"key": "factor", "label": "Part", "wide": True},
    {"key": "low", "label": "From", "type": "number", "width": 11},
    {"key": "high", "label": "To", "type": "number", "width": 11},
    {
        "key": "how",
        "label": "It",
        "type": "choice",
        "options": [{"value": "times", "label": "multiplies"}, {"value": "over", "label": "divides"}],
        "width": 11,
    },
    {"key": "says", "label": "", "readonly": True, "width": 16},
)
_EXAMPLE = (
    ("people in the station on a day", 20_000, 60_000, "times"),
    ("share of them who eat there", 0.02, 0.2, "times"),
    ("share of the eaters who buy a lunch", 0.3, 0.6, "times"),
)
_PARTS = 6


def parts_form() -> Form:
    """What is estimated."""
    start = "Lunches sold in a railway station on a day"
    return Form("parts", (Text("what", "One estimate in parts", start=start, wide=True),))


def factors_table() -> Cells:
    """The parts to fill in, with an invented example."""
    empty = [("", None, None, "times")] * (_PARTS - len(_EXAMPLE))
    rows = [
        {"id": str(number), "factor": factor, "low": low, "high": high, "how": how}
        for number, (factor, low, high, how) in enumerate([*_EXAMPLE, *empty], start=1)
    ]
    return Cells("factors", "Its parts (an invented example)", columns=_FACTORS, rows=rows, sortable=False)


def product(values: Values) -> tuple[str, list[str]]:
    """The estimate in parts, and a word beside each part."""
    rows = factors_table().filled(values["factors"])
    marks = [state_words(row) for row in rows]
    marks = ["" if mark == "given" else mark for mark in marks]
    fit = [(number, row, given) for number, row in enumerate(rows) if (given := whole(row))]
    if not fit:
        return "Write each part with a range, and see which of them makes the whole wide.", marks
    names = [str(row["factor"] or "").strip() or f"part {number + 1}" for number, row, _ in fit]
    table = pd.DataFrame(
        {
            "factor": [f"{place}" for place in range(len(fit))],
            "low": [given[0] for *_, given in fit],
            "high": [given[1] for *_, given in fit],
            "divides": [row["how"] == "over" for _, row, _ in fit],
        }
    )
    told = combine_factors(table)
    widest = int(told.widest)
    what = escape_markdown(str(values["what"]).strip()) or "The whole"
    low, middle, high = map(_rounded, (told.low, told.middle, told.high))
    said = f"**{what}: from {low} to {high}**, in the middle {middle}. "
    if told.share and len(fit) > 1:
        marks[fit[widest][0]] = "the widest"
        said += (
            f"“{escape_markdown(names[widest])}” makes {whole_percent(told.share)} of the doubt: look that "
            f"up first. With every part at its end at once it would be {_rounded(told.low_end)} to "
            f"{_rounded(told.high_end)}; parts that have nothing to do with one another hardly ever do that."
        )
    return said, marks


def _rounded(value: float) -> str:
    """A result of a guess with two digits: it is not known more exactly."""
    return format_number(float(f"{value:.2g}"))
