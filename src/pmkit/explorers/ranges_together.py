"""Ranges of several people for the same numbers: what they say together, and how often they held the truth.

`frame` has `person`, `quantity`, `unit`, `low`, `high` and `truth` (missing while it is not known). For a
number of days, weeks or months the pool is a forecast with 50, 85 and 95 %, as one from finished work is.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import Words, ranges_chart
from pmkit.charts.forecast import SHARES, when_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, format_number, plural, whole_percent
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Values, picked
from pmkit.explorers._estimates import MOST_ROWS, Guess, calibration_words, chance_words, judged
from pmkit.methods import PooledRanges, pool_ranges

PERIODS = ("day", "week", "fortnight", "sprint", "month", "quarter", "year")
_MOST_PERIODS = 260
_AIMED, _NAMED = 0.9, 0.85
_BEFORE, _HOLDS, _BELOW, _ABOVE = "a range", "holds the truth", "lies too low", "lies too high"


class RangesTogether(Explorer):
    """Choose a number and how much to trust the ranges: the pool, each range, and how many held."""

    layout = ("form", "when", "sentence", "ranges", "held", "sure")
    taken_along = ("when", "sentence", "held", "sure")
    title = "Ranges together"

    def controls(self, values: Values) -> Sequence[Control]:
        names = {str(name): str(name) for name in dict.fromkeys(self.frame["quantity"])}
        last = list(names)[-1] if names else None
        quantity = (Choice("quantity", "Number", options=names, start=last),) if len(names) > 1 else ()
        trust = Range(
            "trust",
            "A range holds the truth with",
            start=_AIMED,
            min=0.3,
            max=_AIMED,
            step=0.1,
            unit="%",
            help="People ask for 90 %. Most ranges hold less often: pull it down, and the forecast widens.",
        )
        return (Form("form", (*quantity, trust), label="Ranges"),)

    def result(self, values: Values) -> Result:
        names = [str(name) for name in dict.fromkeys(self.frame["quantity"])]
        name = picked(values, "quantity", names[::-1])
        rows = self.frame[self.frame["quantity"] == name].reset_index(drop=True)
        trust = float(values["trust"])
        pool = pool_ranges(rows, share=trust)
        unit, truth = str(rows["unit"].iloc[0]), rows["truth"].iloc[0]
        period = _period(unit)
        charts = {"ranges": _ranges(rows, unit, truth)}
        if period:
            table = pool.by_period(_MOST_PERIODS)
            charts["when"] = when_chart(table, name, period=period)
        says = self._held()
        hidden = {key for key in ("when", "held", "sure") if key not in {*charts, *says}}
        return Result(sentence=_together(rows, pool, unit, trust), charts=charts, says=says, hidden=hidden)

    def _held(self) -> dict[str, str]:
        """How often all ranges with a known truth held it; ranges of numbers below 0 have no ratio."""
        known = self.frame[(self.frame["truth"] > 0) & (self.frame["low"] > 0)]
        if known.empty:
            return {}
        guesses = [
            Guess(row["quantity"], row["unit"], row["low"], row["high"], row["truth"])
            for row in known.to_dict("records")
        ]
        _, told = judged(guesses)
        return {"held": calibration_words(told), "sure": chance_words(told)}


def _period(unit: str) -> str:
    """The period that a unit counts, "" where it counts something else."""
    one = unit.strip().casefold()
    return next((period for period in PERIODS if one in (period, plural(2, period))), "")


def _together(rows: pd.DataFrame, pool: PooledRanges, unit: str, trust: float) -> str:
    period = bool(_period(unit))
    up_to = "by" if period else "up to"
    ends = [
        f"{whole_percent(share)} {up_to} {_number(pool.enough_for(share), unit, period)}" for share in SHARES
    ]
    said = f"**Together: {', '.join(ends)}.** {counted(len(rows), 'range')}"
    said += f", read as if each holds the truth with {whole_percent(trust)}."
    if len(rows) > 1:
        alone = [pool_ranges(rows.iloc[[n]], share=trust).enough_for(_NAMED) for n in range(len(rows))]
        low, high = (_number(one, unit, period) for one in (min(alone), max(alone)))
        said += f" For {whole_percent(_NAMED)} one range alone says {low}, another {high}."
        said += " That you differ is part of the risk."
    return said


def _number(value: float, unit: str, period: bool) -> str:
    """Whole periods, as the chart counts them; else three figures, which say all that a guess knows."""
    return format_number(ceil(value - 1e-9) if period else float(f"{value:.3g}"), unit)


def _ranges(rows: pd.DataFrame, unit: str, truth: Any) -> Picture:
    """Each person's range, the lowest first; of many, as many as can be read, spread evenly."""
    ordered = rows.sort_values(["low", "high"], kind="stable").reset_index(drop=True)
    chosen = np.unique(np.linspace(0, len(ordered) - 1, min(len(ordered), MOST_ROWS)).round().astype(int))
    shown = ordered.iloc[chosen]
    known = not pd.isna(truth)
    kinds = [
        _kind(low, high, truth) if known else _BEFORE
        for low, high in zip(shown["low"], shown["high"], strict=True)
    ]
    drawn = shown.assign(
        item=shown["person"],
        at=float("nan"),
        kind=kinds,
        words=[f"{low:,g} to {high:,g}" for low, high in zip(shown["low"], shown["high"], strict=True)],
    )
    held = sum((rows["low"] <= truth) & (truth <= rows["high"])) if known else 0
    title = f"From {rows['low'].min():,g} to {format_number(rows['high'].max(), unit)}"
    if known:
        title = f"{held} of {counted(len(rows), 'range')} {plural(held, 'holds', 'hold')} the truth"
    first = f" {MOST_ROWS} of {len(rows)} are drawn." if len(rows) > len(shown) else ""
    line = f" The line is the truth, {format_number(truth, unit)}." if known else ""
    words = Words(
        title, f"Each person's range.{line}{first}", f"Ranges of {counted(len(rows), 'person', 'people')}."
    )
    order = tuple(one for one in (_BEFORE, _HOLDS, _BELOW, _ABOVE) if one in kinds)
    return ranges_chart(drawn, words, axis=unit or "value", kinds=order, line=float(truth) if known else None)


def _kind(low: float, high: float, truth: float) -> str:
    return _BELOW if high < truth else _ABOVE if low > truth else _HOLDS
