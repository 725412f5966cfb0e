"""Ranges that somebody gave: which are whole, how they lie beside the truth, and what all say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import pandas as pd

from pmkit.charts import Words, ranges_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, format_number, plural, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers.pasted_table import PastedTable, Wanted
from pmkit.methods import chances_of_held, check_estimates, judge_estimates
from pmkit.methods.range_calibration import Calibration

OWN_COLUMNS = (
    Wanted("quantity", "quantity", words=("what", "estimate", "question")),
    Wanted("low", "low", kind="number", words=("from", "lower", "at least")),
    Wanted("high", "high", kind="number", words=("to", "upper", "at most")),
    Wanted("truth", "truth", kind="number", required=False, words=("true", "actual", "came")),
    Wanted("unit", "unit", required=False),
)
MOST_ROWS = 30
_LARGEST = 1e15
_SIDES = {
    "held": "holds the truth",
    "too low": "lies too low",
    "too high": "lies too high",
}
_COLUMNS = (
    {"key": "quantity", "label": "Quantity", "readonly": True, "wide": True},
    {"key": "range", "label": "You said", "readonly": True, "width": 16},
    {"key": "truth", "label": "True", "readonly": True, "width": 12},
    {"key": "side", "label": "Your range", "readonly": True, "width": 14},
    {"key": "width", "label": "Top over bottom", "readonly": True, "width": 10},
    {"key": "source", "label": "From", "readonly": True, "wide": True},
)


@dataclass(frozen=True)
class Guess:
    """A quantity with the range that was given for it; `truth` None while it is not known."""

    quantity: str
    unit: str
    low: float
    high: float
    truth: float | None = None
    source: str = ""


def ends(cells: Mapping[str, Any]) -> tuple[float | None, float | None, str]:
    """Both ends of a range as typed, and what is wrong with it ("" where it is whole or empty)."""
    low, high = (_number(cells.get(key)) for key in ("low", "high"))
    if low is None and high is None:
        return None, None, ""
    return low, high, trouble(low, high)


def trouble(low: float | None, high: float | None) -> str:
    """What is wrong with a range that was begun."""
    if low is None or high is None:
        return "give both ends"
    if low <= 0:
        return "the lower end has to be above 0"
    return "begins above its end" if low > high else ""


def whole(cells: Mapping[str, Any]) -> tuple[float, float] | None:
    """The range where both ends are there and fit."""
    low, high, wrong = ends(cells)
    return (low, high) if low is not None and high is not None and not wrong else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if abs(value) > _LARGEST or not isfinite(value):
        return None
    return float(value)


def state_words(cells: Mapping[str, Any]) -> str:
    """What is said beside a row: what is wrong with it, or that it is given."""
    low, high, wrong = ends(cells)
    return wrong or ("" if low is None or high is None else "given")


def table_of(guesses: Sequence[Guess]) -> pd.DataFrame:
    """The guesses with what `check_estimates` says of each."""
    columns = ["low", "high", "truth"]
    rows = [[one.low, one.high, float("nan") if one.truth is None else one.truth] for one in guesses]
    return check_estimates(pd.DataFrame(rows, columns=columns, dtype="float64"))


def judged(guesses: Sequence[Guess]) -> tuple[pd.DataFrame, Calibration]:
    """Each guess and all of them; at least one has a truth."""
    table = table_of(guesses)
    return table, judge_estimates(table)


def calibration_words(told: Calibration) -> str:
    """How many held, how sure that count is, and how wide the ranges were."""
    said = (
        f"**{told.held:,} of your {counted(told.n, 'range')} held the truth.** You aimed at nine of ten. "
        f"From these, what your ranges hold in the long run lies between {whole_percent(told.low)} and "
        f"{whole_percent(told.high)} (95 % sure). {told.says} "
    )
    if told.too_low or told.too_high:
        said += f"Of those that missed, {told.too_low} lay too low and {told.too_high} too high. "
    return said + f"In the middle, the top of a range was **{times(told.width)}** its bottom."


def chance_words(told: Calibration) -> str:
    """How often chance alone gives such a count to somebody whose ranges are right."""
    chances = chances_of_held(told.n)
    some = whole_percent(min(1.0, sum(chances[: told.held + 1])))
    fewer = f" and {told.held} or fewer in {some}" if told.held < told.n else ""
    return (
        f"Somebody whose ranges are right holds all {told.n} in {whole_percent(chances[-1])} of such "
        f"sets{fewer}. All can be held by wide ranges too, so read the count and the width together."
    )


def times(ratio: float) -> str:
    """A ratio in words.

    >>> times(1.25), times(10.0), times(1234.5)
    ('1.25 times', '10 times', '1,234 times')
    """
    return f"{ratio:,.0f} times" if ratio >= 10 else f"{float(f'{ratio:.3g}'):g} times"


def answers(guesses: Sequence[Guess], table: pd.DataFrame, key: str = "answers") -> Cells:
    """Range by range what was said and what was true."""
    rows: list[dict[str, Any]] = []
    for number, (one, row) in enumerate(zip(guesses, table.to_dict("records"), strict=True), start=1):
        if row["side"] and len(rows) < MOST_ROWS:
            rows.append(
                {
                    "id": str(number),
                    "quantity": one.quantity,
                    "range": f"{format_number(one.low)} to {format_number(one.high)}",
                    "truth": format_number(one.truth or 0.0, one.unit),
                    "side": _SIDES[row["side"]],
                    "width": times(row["width"]),
                    "source": one.source,
                }
            )
    more = f" (the first {MOST_ROWS})" if len(table) > MOST_ROWS else ""
    return Cells(key, f"What was true{more}", columns=_COLUMNS, rows=rows, sortable=False)


def picture(guesses: Sequence[Guess], table: pd.DataFrame, told: Calibration) -> Picture:
    """Each range as a ratio to the truth: the line is right on it."""
    rows: list[tuple[Any, ...]] = []
    for one, row in zip(guesses, table.to_dict("records"), strict=True):
        if row["side"] and len(rows) < MOST_ROWS:
            ratios = (one.low / row["truth"], one.high / row["truth"])
            kind = _SIDES[row["side"]]
            rows.append((one.quantity, *ratios, float("nan"), kind, f"{times(row['width'])} wide"))
    drawn = pd.DataFrame(rows, columns=["item", "low", "high", "at", "kind", "words"])
    kinds = tuple(kind for kind in _SIDES.values() if kind in set(drawn["kind"]))
    first = f"; the first {MOST_ROWS} are drawn" if told.n > MOST_ROWS else ""
    each = "; ".join(f"{row[0]}: {row[4]}, {row[5]}" for row in rows[:12])
    words = Words(
        f"{told.held} of {counted(told.n, 'range')} {plural(told.held, 'holds', 'hold')} the truth",
        f"Ends as a part of the truth, in equal ratios; the line is the truth{first}.",
        f"Ranges, one for each quantity. {each}.",
    )
    return ranges_chart(drawn, words, axis="times the truth", kinds=kinds, line=1, ratio=True)


def own_guesses(read: PastedTable) -> tuple[list[Guess], list[str]]:
    """The ranges that can be judged, and for the others why not."""
    guesses, wrong = [], []
    for row in read.frame.to_dict("records"):
        truth = None if pd.isna(row["truth"]) else float(row["truth"])
        unfit = trouble(row["low"], row["high"])
        if not unfit and truth is not None and truth <= 0:
            unfit = "the truth has to be above 0"
        if unfit:
            wrong.append(f"Line {row['line']} left out: {unfit}.")
            continue
        unit = "" if pd.isna(row["unit"]) else str(row["unit"])
        guesses.append(Guess(str(row["quantity"]), unit, float(row["low"]), float(row["high"]), truth))
    most = 5
    more = (
        [f"{counted(len(wrong) - most, 'more line')} left out for such reasons."] if len(wrong) > most else []
    )
    return guesses, [*wrong[:most], *more]
