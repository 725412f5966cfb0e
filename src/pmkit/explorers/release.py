"""Release planner: the best plan at a capacity, beside "sort and cut", and what a pinned item costs.

The plan is solved anew while the slider moves, and is proven best. Works on any table with `id`, `item`,
`value`, `effort` (person-months) and `requires`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import frontier_chart, mark_plans, plan_chart
from pmkit.charts.picture import Picture
from pmkit.charts.plan import BOTH, CUT, NEITHER, PLAN
from pmkit.english import counted, format_number, plural
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Values
from pmkit.methods import InputError
from pmkit.methods.release import Planner, ReleasePlan
from pmkit.practice.markdown import escape_markdown

NOTHING = ""
FIRST_CAPACITY = 12.0
_POINTS = 30
_LIMIT = 1.0
"""Seconds after which the best plan known is shown, labelled as not proven."""
_PINNED = {PLAN: "with the pin", CUT: "without it"}
_ONE_PLAN = {BOTH: "in the plan", NEITHER: "left out"}


@dataclass(frozen=True)
class Solved:
    """The plan as asked for and the one without the pin; `trouble` says why the pin can't be kept."""

    capacity: float
    pin: str
    plan: ReleasePlan
    free: ReleasePlan
    trouble: str = ""


class ReleasePlanner(Explorer):
    """Pull the capacity, pin an item, see what the plan takes, what it is worth and what the pin costs."""

    layout = ("form", "chart", "sentence", "curve")
    title = "What fits into the release"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        self.items = _plannable(frame)
        self.unit = self.units.get("value", "")
        self.titles = dict(zip(self.items["id"], self.items["item"], strict=True))
        self.planners: dict[str, Planner] = {}
        self.ready = self.items.dropna(subset=["value", "effort"])
        total = float(self.ready["effort"].sum())
        self.step = 0.5 if total <= 200 else 5.0 * math.ceil(total / 2000)
        self.most = max(self.step, min(total, 2.5 * FIRST_CAPACITY))

    def controls(self, _: Values) -> Sequence[Control]:
        by_value = self.ready.sort_values("value", ascending=False, kind="stable")
        options = {NOTHING: "nothing", **{id: self.titles[id] for id in by_value["id"]}}
        return (
            Form(
                "form",
                (
                    Range(
                        "capacity",
                        "Capacity",
                        unit="person-months",
                        start=min(FIRST_CAPACITY, self.most),
                        min=self.step,
                        max=self.most,
                        step=self.step,
                    ),
                    Choice("pin", "Must be in, whatever it costs", options=options),
                ),
            ),
        )

    def result(self, values: Values) -> Result:
        solved = self._solve(float(values["capacity"]), str(values["pin"]))
        return Result(
            sentence=self._said(solved),
            charts={"chart": self._chart(solved), "curve": self._curve(solved)},
            chosen=solved.plan.chosen,
            chosen_how=f"for {_months(solved.capacity)}, counted by value",
        )

    # --- the plans
    def _planner(self, pin: str) -> Planner:
        if pin not in self.planners:
            self.planners[pin] = Planner(self.items, pin=[pin] if pin else [])
        return self.planners[pin]

    def _solve(self, capacity: float, pin: str) -> Solved:
        free = self._planner(NOTHING).plan(capacity, time_limit=_LIMIT)
        if not pin:
            return Solved(capacity, pin, free, free)
        try:
            return Solved(capacity, pin, self._planner(pin).plan(capacity, time_limit=_LIMIT), free)
        except InputError:
            needs = [pin, *self._needs(pin)]
            months = float(self.items.set_index("id").loc[needs, "effort"].sum())
            trouble = (
                f"{self._name(pin)} and what it needs take {_months(months)}. "
                "That does not fit. Raise the capacity, or let the pin go."
            )
            return Solved(capacity, pin, free, free, trouble)

    def _needs(self, id: str) -> list[str]:
        """Everything that an item needs, directly or not."""
        needs = dict(zip(self.items["id"], self.items["requires"], strict=True))
        found: list[str] = []
        waiting = list(needs[id])
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.append(each)
                waiting += needs[each]
        return found

    # --- the charts
    def _chart(self, solved: Solved) -> Picture:
        """The plan beside sort-and-cut, or the plan with the pin beside the one without."""
        other = solved.free.chosen if solved.pin else _cut(solved.plan)
        called = _ONE_PLAN if solved.trouble else _PINNED if solved.pin else {}
        chart = plan_chart(
            mark_plans(self.items, solved.plan.chosen, other),
            capacity=solved.capacity,
            value_unit=self.unit,
            called=called,
        )
        if solved.trouble:
            return chart.saying(
                title=f"“{self.titles[solved.pin]}” does not fit into {_months(solved.capacity)}",
                subtitle="Below: the best plan without it.",
            )
        if solved.pin:
            price = self._worth(solved.free.value - solved.plan.value)
            return chart.saying(
                title=f"“{self.titles[solved.pin]}” costs {price}",
                subtitle="Blue: only in the plan with the pin. Orange: only in the plan without it.",
            )
        return chart

    @cached_property
    def points(self) -> pd.DataFrame:
        """The worth of the best plan at every capacity."""
        apart = max(self.step, 1.0, math.ceil(self.most / _POINTS))
        grid = np.arange(apart, self.most + apart / 2, apart)
        return self._planner(NOTHING).frontier([float(each) for each in grid])

    def _curve(self, solved: Solved) -> Picture:
        """The curve; its title knows today's capacity too, so that both sentences say one worth."""
        curve = frontier_chart(self.points, solved.capacity, value_unit=self.unit)
        if (self.points["capacity"] - solved.capacity).abs().min() < 1e-9:
            return curve
        cut = solved.free.sort_and_cut
        today = {
            "capacity": solved.capacity,
            "value": solved.free.value,
            "sort_and_cut": cut.value if cut else np.nan,
            "proven": solved.free.proven,
        }
        points = pd.concat([self.points, pd.DataFrame([today])], ignore_index=True)
        words = frontier_chart(points, solved.capacity, value_unit=self.unit).words
        return curve.saying(**words._asdict() | {"subtitle": curve.subtitle})

    # --- the words
    def _worth(self, value: float) -> str:
        return format_number(float(round(value, 2)), self.unit)

    def _name(self, id: Any) -> str:
        return f"“{escape_markdown(self.titles[id])}”"

    def _named(self, ids: Sequence[Any], most: int = 3) -> str:
        more = f" and {len(ids) - most} more" if len(ids) > most else ""
        return ", ".join(self._name(id) for id in ids[:most]) + more

    def _said(self, solved: Solved) -> str:
        if solved.trouble:
            return solved.trouble
        lacking = int(self.items[["value", "effort"]].isna().any(axis=1).sum())
        more = f" {lacking} without value or effort can't be planned yet." if lacking else ""
        if not solved.plan.chosen:
            return f"Nothing fits into {_months(solved.capacity)}.{more}"
        plan = solved.plan
        said = f"The plan is worth **{self._worth(plan.value)}** in {_months(plan.cost)}."
        compared = self._price(solved) if solved.pin else self._beside_the_list(plan)
        sure = "" if plan.proven else f" {plan.label}"
        return f"{said} {compared}{sure}{more}"

    def _price(self, solved: Solved) -> str:
        """What the pin costs, and what goes out for it."""
        price = solved.free.value - solved.plan.value
        name = self._name(solved.pin)
        if price <= 0:
            return f"{name} is in the best plan anyway: the pin costs nothing."
        out = [id for id in solved.free.chosen if id not in solved.plan.chosen]
        share = 100 * price / solved.free.value
        return (
            f"Without {name} it would be {self._worth(solved.free.value)}: the pin costs "
            f"**{self._worth(price)}**, {share:.0f} %. "
            f"Out {plural(len(out), 'goes', 'go')} {self._named(out)}."
        )

    def _beside_the_list(self, plan: ReleasePlan) -> str:
        """What sorting by value per effort and cutting misses."""
        cut = plan.sort_and_cut
        if cut is None or cut.value >= plan.value:
            return "Sorting by value per effort and cutting finds the same worth here."
        missed = [id for id in plan.chosen if id not in cut.chosen]
        return (
            f"Sort and cut reaches {self._worth(cut.value)}: **{100 * cut.short:.1f} %** less. "
            f"It misses {self._named(missed)}."
        )


def _cut(plan: ReleasePlan) -> tuple[Any, ...]:
    return plan.sort_and_cut.chosen if plan.sort_and_cut else ()


def _months(effort: float) -> str:
    return counted(float(effort), "person-month")


def _plannable(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that planning needs. A need that is not in the table counts as done."""
    items = frame.reset_index(drop=True)
    known = set(items["id"])
    needs: Any = items["requires"] if "requires" in items else [[]] * len(items)
    numbers = {
        name: pd.to_numeric(items[name], errors="coerce").astype(float) if name in items else np.nan
        for name in ("value", "effort")
    }
    kept = [[each for each in (row or []) if each in known] for row in needs]
    return items[["id", "item"]].assign(**numbers, requires=pd.Series(kept, index=items.index, dtype=object))
