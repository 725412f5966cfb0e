"""The methods that the score table offers: their names, their inputs, and how each input is asked for.

Knows no widget. The arithmetic is in `pmkit.methods`; here is only what a person reads beside a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods import InputError, ice_inputs


@dataclass(frozen=True, kw_only=True)
class Method:
    """One way to score: its name in `pmkit.methods`, what people call it, its inputs and its score's unit
    (`{value}` and `{delay}` stand for the units of the items' value and cost of delay)."""

    name: str
    label: str
    inputs: tuple[str, ...]
    unit: str

    def unit_of(self, units: Mapping[str, str]) -> str:
        """The score's unit where `units` name those of `value` and `cost_of_delay`, or don't.

        >>> BY_NAME["cd3"].unit_of({"cost_of_delay": "CHF"}), BY_NAME["cd3"].unit_of({})
        ('CHF a week, per week of work', 'cost of a week of waiting, per week of work')
        """
        delay = units.get("cost_of_delay")
        waiting = f"{delay} a week" if delay else "cost of a week of waiting"
        return self.unit.format(value=units.get("value") or "value", delay=waiting)


METHODS = (
    Method(
        name="rice",
        label="RICE: reach × impact × confidence ÷ effort",
        inputs=("reach", "impact", "confidence", "effort"),
        unit="impact-weighted people per person-month",
    ),
    Method(
        name="ice_average",
        label="ICE, the average",
        inputs=("ice_impact", "ice_confidence", "ease"),
        unit="points, 1 to 10",
    ),
    Method(
        name="ice_product",
        label="ICE, the product",
        inputs=("ice_impact", "ice_confidence", "ease"),
        unit="points, 1 to 1,000",
    ),
    Method(
        name="value_effort",
        label="Value ÷ effort",
        inputs=("value", "effort"),
        unit="{value} per person-month",
    ),
    Method(
        name="cd3",
        label="CD3: cost of delay ÷ duration",
        inputs=("cost_of_delay", "duration"),
        unit="{delay}, per week of work",
    ),
)
BY_NAME = {method.name: method for method in METHODS}

INPUTS: dict[str, dict[str, Any]] = {
    "reach": {"label": "Reach", "min": 0, "help": "People or events in one period: a count, not points."},
    "impact": {"label": "Impact", "min": 0, "help": "3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal."},
    "confidence": {"label": "Confidence", "unit": "%", "min": 0, "max": 1, "help": "100, 80 or 50 %."},
    "effort": {
        "label": "Effort",
        "min": 0.1,
        "unit": "months",
        "help": "Person-months of all who take part.",
    },
    "ice_impact": {"label": "Impact", "min": 1, "max": 10, "help": "Points from 1 to 10."},
    "ice_confidence": {"label": "Confidence", "min": 1, "max": 10, "help": "Points from 1 to 10."},
    "ease": {"label": "Ease", "min": 1, "max": 10, "help": "Points: 10 is the easiest. Not the effort."},
    "value": {"label": "Value", "min": 0, "help": "What it is worth; one unit for all items."},
    "cost_of_delay": {
        "label": "Cost of delay",
        "min": 0,
        "unit": "a week",
        "help": "What a week of waiting costs.",
    },
    "duration": {"label": "Duration", "min": 0.1, "unit": "weeks", "help": "From start to release."},
}


def with_inputs(frame: pd.DataFrame) -> pd.DataFrame:
    """`id`, `item` and every input of every method as a float; what the table lacks is missing.

    ICE's points are made from RICE's impact and confidence where the table has none of its own, rounded to
    whole points.
    """
    full = frame.reset_index(drop=True)
    if {"impact", "confidence"} <= set(full):
        try:
            made = ice_inputs(full).round({"ice_impact": 0, "ice_confidence": 0})
            own = [name for name in ("ice_impact", "ice_confidence") if name in full]
            full = made.assign(**{name: full[name].fillna(made[name]) for name in own})
        except InputError:
            pass  # an impact on another scale: the points stay missing and are asked for
    inputs = {
        name: pd.to_numeric(full[name], errors="coerce").astype(float) if name in full else np.nan
        for name in INPUTS
    }
    return full[["id", "item"]].assign(**inputs)
