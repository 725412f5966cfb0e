"""The scores' formulas and the bounds of their inputs, each in one place.

The score functions, the sensitivity of a ranking and the comparison of methods all compute with these, so
they can't drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers


@dataclass(frozen=True, kw_only=True)
class Input:
    """One input of a score: its column, its bounds, and what to write instead of a value outside them."""

    name: str
    low: float | None = None
    high: float | None = None
    above: float | None = None
    remedy: str = ""
    instead: str = ""
    """A column that is read in place of `name` where the table has it."""

    def column(self, items: pd.DataFrame) -> str:
        return self.instead if self.instead and self.instead in items.columns else self.name

    def read(self, items: pd.DataFrame) -> np.ndarray:
        column = self.column(items)
        return numbers(items, column, low=self.low, high=self.high, above=self.above, remedy=self.remedy)


@dataclass(frozen=True, kw_only=True)
class Formula:
    """A score: its name, its inputs, and the arithmetic on arrays in the order of the inputs."""

    name: str
    label: str
    inputs: tuple[Input, ...]
    compute: Callable[..., np.ndarray]

    def read(self, items: pd.DataFrame) -> dict[str, np.ndarray]:
        """Column name -> values, all checked; raises `InputError` in words."""
        need_columns(items, [each.column(items) for each in self.inputs], self.label)
        return {each.column(items): each.read(items) for each in self.inputs}

    def score(self, values: Mapping[str, np.ndarray]) -> np.ndarray:
        """The scores of values as `read` returns them; NaN where an input is missing."""
        return self.compute(*values.values())


_ONE_TO_TEN = {
    "impact": "ICE scores impact from 1 to 10; RICE's scale of 0.25 to 3 is another.",
    "confidence": "ICE scores run from 1 to 10: for 80 % confidence write 8.",
    "ease": "ICE scores ease from 1 (hard) to 10 (easy).",
}
_MONTHS = "RICE counts at least half a month of work: write 0.5 or more."
_SHARE = "Write it as a share between 0 and 1: 0.8 stands for 80 %."


def _ten(name: str, instead: str = "") -> Input:
    return Input(name=name, low=1, high=10, remedy=_ONE_TO_TEN[name], instead=instead)


_DURATION = Input(name="duration", above=0, remedy="Write how many weeks the job takes, more than 0.")
_DELAY = Input(
    name="cost_of_delay",
    low=0,
    remedy="Write what a week of waiting costs, in money; 0 if waiting costs nothing.",
)
_ICE = (_ten("impact", "ice_impact"), _ten("confidence", "ice_confidence"), _ten("ease"))
_POINTS = "Write points of 1 or more (1, 2, 3, 5, 8, 13, 20)."

FORMULAS: dict[str, Formula] = {
    formula.name: formula
    for formula in (
        Formula(
            name="rice",
            label="RICE",
            inputs=(
                Input(name="reach", low=0, remedy="Count the people or events in one period."),
                Input(name="impact", low=0, remedy="Use 3, 2, 1, 0.5 or 0.25."),
                Input(name="confidence", low=0, high=1, remedy=_SHARE),
                Input(name="effort", above=0, remedy=_MONTHS),
            ),
            compute=lambda reach, impact, confidence, effort: reach * impact * confidence / effort,
        ),
        Formula(
            name="ice_average",
            label="ICE (average)",
            inputs=_ICE,
            compute=lambda impact, confidence, ease: (impact + confidence + ease) / 3,
        ),
        Formula(
            name="ice_product",
            label="ICE (product)",
            inputs=_ICE,
            compute=lambda impact, confidence, ease: impact * confidence * ease,
        ),
        Formula(
            name="value_effort",
            label="value against effort",
            inputs=(
                Input(name="value", low=0, remedy="Write 0 for no value."),
                Input(name="effort", above=0, remedy="Write an effort of more than 0."),
            ),
            compute=lambda value, effort: value / effort,
        ),
        Formula(
            name="wsjf",
            label="WSJF",
            inputs=(_DELAY, _DURATION),
            compute=lambda delay, duration: delay / duration,
        ),
        Formula(
            name="cd3",
            label="CD3",
            inputs=(_DELAY, _DURATION),
            compute=lambda delay, duration: delay / duration,
        ),
        Formula(
            name="safe_wsjf",
            label="SAFe's relative WSJF",
            inputs=(
                Input(name="user_business_value", low=1, remedy=_POINTS),
                Input(name="time_criticality", low=1, remedy=_POINTS),
                Input(name="risk_reduction", low=1, remedy=_POINTS),
                Input(name="size", low=1, remedy=_POINTS),
            ),
            compute=lambda value, time, risk, size: (value + time + risk) / size,
        ),
        Formula(
            name="opportunity",
            label="the opportunity score",
            inputs=(
                Input(
                    name="importance",
                    low=0,
                    high=10,
                    remedy="Ten times the share that ticked 4 or 5: 0 to 10.",
                ),
                Input(
                    name="satisfaction",
                    low=0,
                    high=10,
                    remedy="Ten times the share that ticked 4 or 5: 0 to 10.",
                ),
            ),
            compute=lambda importance, satisfaction: importance + np.maximum(importance - satisfaction, 0),
        ),
    )
}


def formula_of(method: str | Formula) -> Formula:
    """The formula called `method`; a `Formula` is returned as it is."""
    if isinstance(method, Formula):
        return method
    if method == "ice":
        method = "ice_average"
    if method not in FORMULAS:
        raise InputError(f"There is no score called “{method}”. Known: {', '.join(FORMULAS)}.")
    return FORMULAS[method]
