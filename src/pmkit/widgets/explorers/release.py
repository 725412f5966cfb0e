"""Release planner: the best plan at a capacity, beside "sort and cut", and what a pinned item costs.

The plan is solved anew while the slider moves, and is proven best. Works on any table with `id`, `item`,
`value`, `effort` (person-months) and `requires`; `frame.attrs["value_unit"]` names the unit of value.
"""

import math
from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import numpy as np
import pandas as pd

from pmkit.charts import (
    frontier_chart,
    frontier_rows,
    frontier_words,
    mark_plans,
    plan_chart,
    plan_rows,
    plan_words,
)
from pmkit.methods import InputError
from pmkit.methods.release import Planner, ReleasePlan
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.numbers import format_number
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

NOTHING = ""
_POINTS = 30
_LIMIT = 1.0
"""Seconds after which the best plan known is shown, labelled as not proven."""


class ReleasePlanner(Explorer):
    """Pull the capacity, pin an item, see what the plan takes, what it is worth and what the pin costs."""

    item: ClassVar[str] = "explorer:prioritisation.release"
    first_capacity: ClassVar[float] = 12.0

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.items = _plannable(self.frame)
        self.unit = str(self.frame.attrs.get("value_unit", ""))
        self.titles = dict(zip(self.items["id"], self.items["item"], strict=True))
        self.planners: dict[str, Planner] = {}
        self.trouble = ""
        ready = self.items.dropna(subset=["value", "effort"])
        total = float(ready["effort"].sum())
        step = 0.5 if total <= 200 else 5.0 * math.ceil(total / 2000)
        most = max(
            step, min(total, 2.5 * self.first_capacity if total > 2.5 * self.first_capacity else total)
        )
        start = min(self.first_capacity, most)
        by_value = ready.sort_values("value", ascending=False, kind="stable")
        options = [{"value": NOTHING, "label": "nothing"}]
        options += [{"value": id, "label": self.titles[id]} for id in by_value["id"]]
        self.form = Form(
            [
                {
                    "key": "capacity",
                    "label": "Capacity",
                    "type": "range",
                    "unit": "person-months",
                    "min": step,
                    "max": most,
                    "step": step,
                },
                {
                    "key": "pin",
                    "label": "Must be in, whatever it costs",
                    "type": "choice",
                    "required": True,
                    "options": options,
                },
            ],
            {"capacity": start, "pin": NOTHING},
        )
        self._solve()
        self.chart = LiveChart(plan_chart(self.marked, capacity=start, value_unit=self.unit))
        apart = max(step, 1.0, math.ceil(most / _POINTS))
        grid = np.arange(apart, most + apart / 2, apart)
        self.points = self._planner(NOTHING).frontier([float(each) for each in grid])
        self.curve = LiveChart(frontier_chart(self.points, start, value_unit=self.unit))
        self.form.observe(self.changed, "values")
        return [self.form, self.chart, self.said, self.curve]

    def _planner(self, pin: str) -> Planner:
        if pin not in self.planners:
            self.planners[pin] = Planner(self.items, pin=[pin] if pin else [])
        return self.planners[pin]

    @property
    def capacity(self) -> float:
        return float(self.form.values["capacity"])

    @property
    def pin(self) -> str:
        return str(self.form.values["pin"] or NOTHING)

    def _solve(self) -> None:
        """The plan as asked for, the plan without the pin, and what the items are in."""
        self.trouble = ""
        self.free: ReleasePlan = self._planner(NOTHING).plan(self.capacity, time_limit=_LIMIT)
        self.plan = self.free
        try:
            if self.pin:
                self.plan = self._planner(self.pin).plan(self.capacity, time_limit=_LIMIT)
        except InputError:
            needs = [self.pin, *self._needs(self.pin)]
            months = float(self.items.set_index("id").loc[needs, "effort"].sum())
            self.trouble = (
                f"“{escape_markdown(self.titles[self.pin])}” and what it needs take {_months(months)}. "
                "That does not fit. Raise the capacity, or let the pin go."
            )
        other = self.free.chosen if self.pin else self._cut()
        self.marked = mark_plans(self.items, self.plan.chosen, other)

    def _cut(self) -> tuple[Any, ...]:
        return self.plan.sort_and_cut.chosen if self.plan.sort_and_cut else ()

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

    def update(self) -> None:
        self._solve()
        words = plan_words(self.marked, capacity=self.capacity, value_unit=self.unit)
        rows = plan_rows(self.marked)
        title, subtitle, description = words
        if self.pin and not self.trouble:
            price = self.free.value - self.plan.value
            title = f"“{self.titles[self.pin]}” costs {self._worth(price)}"
            swap = {"only the plan": "with the pin", "only sort-and-cut": "without it"}
            for old, new in swap.items():
                rows["words"] = rows["words"].str.replace(old, new)
                description = description.replace(old, f"the plan {new}")
            subtitle = "Blue: only in the plan with the pin. Orange: only in the plan without it."
        if self.trouble:
            title = f"“{self.titles[self.pin]}” does not fit into {_months(self.capacity)}"
            subtitle = "Below: the best plan without it."
            rows["words"] = (
                rows["words"].str.replace("both", "in the plan").str.replace("neither", "left out")
            )
        self.chart.replace_rows(rows, title=title, subtitle=subtitle, description=description)
        curve = frontier_words(self._points_with_today(), self.capacity, value_unit=self.unit)
        self.curve.update({"today": frontier_rows(self.points, self.capacity)["today"]}, **curve._asdict())

    def _points_with_today(self) -> pd.DataFrame:
        """The points of the curve, and today's capacity among them, so that both sentences say one worth."""
        if (self.points["capacity"] - self.capacity).abs().min() < 1e-9:
            return self.points
        cut = self.free.sort_and_cut
        today = {
            "capacity": self.capacity,
            "value": self.free.value,
            "sort_and_cut": cut.value if cut else np.nan,
            "proven": self.free.proven,
        }
        return pd.concat([self.points, pd.DataFrame([today])], ignore_index=True)

    def _worth(self, value: float) -> str:
        return format_number(float(round(value, 2)), self.unit)

    def _named(self, ids: Sequence[Any], most: int = 3) -> str:
        names = [f"“{escape_markdown(self.titles[id])}”" for id in ids[:most]]
        more = f" and {len(ids) - most} more" if len(ids) > most else ""
        return ", ".join(names) + more

    def state(self) -> dict[str, Any]:
        return {"capacity": self.capacity, "pin": self.pin}

    def restore(self, state: Any) -> None:
        known = {
            "capacity": float(state.get("capacity", self.capacity)),
            "pin": str(state.get("pin", NOTHING)),
        }
        if known["pin"] not in self.titles:
            known["pin"] = NOTHING
        self.form.values = {**self.form.values, **known}

    def summary(self) -> str:
        if self.trouble:
            return self.trouble
        lacking = int(self.items[["value", "effort"]].isna().any(axis=1).sum())
        more = f" {lacking} without value or effort can't be planned yet." if lacking else ""
        if not self.plan.chosen:
            return f"Nothing fits into {_months(self.capacity)}.{more}"
        said = f"The plan is worth **{self._worth(self.plan.value)}** in {_months(self.plan.cost)}."
        sure = "" if self.plan.proven else f" {self.plan.label}"
        if self.pin:
            price = self.free.value - self.plan.value
            out = [id for id in self.free.chosen if id not in self.plan.chosen]
            name = f"“{escape_markdown(self.titles[self.pin])}”"
            if price <= 0:
                return f"{said} {name} is in the best plan anyway: the pin costs nothing.{sure}{more}"
            share = 100 * price / self.free.value
            return (
                f"{said} Without {name} it would be {self._worth(self.free.value)}: the pin costs "
                f"**{self._worth(price)}**, {share:.0f} %. "
                f"Out {'goes' if len(out) == 1 else 'go'} {self._named(out)}.{sure}{more}"
            )
        cut = self.plan.sort_and_cut
        if cut is None or cut.value >= self.plan.value:
            return f"{said} Sorting by value per effort and cutting finds the same worth here.{sure}{more}"
        missed = [id for id in self.plan.chosen if id not in cut.chosen]
        return (
            f"{said} Sort and cut reaches {self._worth(cut.value)}: **{100 * cut.short:.1f} %** less. "
            f"It misses {self._named(missed)}.{sure}{more}"
        )


def _months(effort: float) -> str:
    return f"{effort:g} person-month{'' if effort == 1 else 's'}"


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
