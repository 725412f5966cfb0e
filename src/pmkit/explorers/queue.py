"""Queue: put jobs in an order and see what their waiting costs, beside the order that costs least.

One team works on one job after the other; a job costs its cost of delay every week until it is finished.
Works on any table with `id`, `item`, `duration` (weeks), `cost_of_delay` (money a week) and `requires`.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from pmkit.charts.queue import queue_chart
from pmkit.english import counted, format_number
from pmkit.explorers import Button, Control, Explorer, Form, Order, Result, Values
from pmkit.methods import best_order, queue_costs
from pmkit.practice.markdown import escape_markdown


class Queue(Explorer):
    """Order the jobs; the area is what the order costs. The rows' order is the first order shown."""

    layout = ("form", ("order", "chart"), "sentence")
    title = "The queue"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        self.jobs = frame.reset_index(drop=True)
        self.titles = dict(zip(self.jobs["id"], self.jobs["item"], strict=True))
        self.free = self.jobs.drop(columns="requires")
        self.best = best_order(self.jobs, until="finish")
        self.best_line = queue_costs(self.free, self.best.order, until="finish")
        self.cards = [self._card(job) for job in self.jobs.to_dict("records")]

    def controls(self, _: Values) -> Sequence[Control]:
        return (
            Form(
                "form",
                (
                    Button("asked", "As asked for", lambda _: {"order": list(self.jobs["id"])}),
                    Button("shortest", "Shortest first", lambda _: self._sorted("duration", rising=True)),
                    Button(
                        "dearest",
                        "Highest cost of delay first",
                        lambda _: self._sorted("cost_of_delay", rising=False),
                    ),
                    Button("best", "Best order", lambda _: {"order": list(self.best.order)}, main=True),
                ),
            ),
            Order("order", "The queue", title="First on top", cards=self.cards),
        )

    def _sorted(self, column: str, rising: bool) -> Values:
        return {"order": list(self.jobs.sort_values(column, ascending=rising, kind="stable")["id"])}

    def _card(self, job: Mapping[Any, Any]) -> dict[str, Any]:
        waiting = f"waiting costs {self._money(job['cost_of_delay'])} a week"
        weeks = counted(job["duration"], "week")
        return {"id": job["id"], "title": job["item"], "badge": weeks, "detail": waiting}

    def _money(self, cost: float) -> str:
        rounded = float(round(cost)) if abs(cost) >= 100 else float(f"{cost:.3g}")
        return format_number(rounded, self.units.get("cost_of_delay", ""))

    def result(self, values: Values) -> Result:
        order: list[str] = values["order"]
        line = queue_costs(self.free, order, until="finish")
        cost = float(line["delay_cost"].sum())
        early = self._too_early(order)
        extra = cost - self.best.cost
        title = f"{self._money(extra)} more than the best order"
        if early:
            title = "This order can't be worked"
        elif extra <= 1e-6 * cost:
            title = "This order costs least"
        told = ", then ".join(self.titles[job] for job in order)
        chart = queue_chart(
            line,
            self.best_line,
            title=title,
            subtitle="Area: what this order costs. Numbers: places in the queue. Dashed: the best order.",
            description=f"{told}. It costs {self._money(cost)}, the best order "
            f"{self._money(self.best.cost)}.",
            unit=self.units.get("cost_of_delay", ""),
        )
        warned = {job: {"warning": f"needs “{self.titles[other]}” first"} for job, other in early.items()}
        sentence = self._needs_first(early) if early else self._said(order, cost, extra)
        return Result(sentence=sentence, charts={"chart": chart}, cards={"order": warned})

    def _too_early(self, order: Sequence[str]) -> dict[str, str]:
        """Jobs that stand before one that they require."""
        place = {job: at for at, job in enumerate(order)}
        return {
            job: other
            for job, needs in zip(self.jobs["id"], self.jobs["requires"], strict=True)
            for other in needs
            if other in place and place[other] > place[job]
        }

    def _needs_first(self, early: Mapping[str, str]) -> str:
        job, other = next((self._named(one), self._named(two)) for one, two in early.items())
        return f"{job} needs {other}, which comes later in this order. Move {other} up."

    def _named(self, job: str) -> str:
        return f"“{escape_markdown(self.titles[job])}”"

    def _said(self, order: Sequence[str], cost: float, extra: float) -> str:
        costs, best, apart = (escape_markdown(self._money(one)) for one in (cost, self.best.cost, extra))
        if extra <= 1e-6 * cost:
            return f"Waiting costs **{costs}** in this order. No order costs less."
        return (
            f"Waiting costs **{costs}** in this order. The best order saves **{apart}** of that for the same "
            f"work: its waiting costs {best}. {self._first_gain(order)}"
        )

    def _first_gain(self, order: Sequence[str]) -> str:
        """The exchange of two neighbours that saves most, in words."""
        by_id: Any = self.jobs.set_index("id")
        gains = []
        for upper, lower in pairwise(order):
            a, b = by_id.loc[upper], by_id.loc[lower]
            saved = a["duration"] * b["cost_of_delay"] - b["duration"] * a["cost_of_delay"]
            if upper not in b["requires"] and saved > 0:
                gains.append((float(saved), upper, lower))
        if not gains:
            return ""
        saved, upper, lower = max(gains)
        money = escape_markdown(self._money(saved))
        swap = f"{self._named(lower)} before {self._named(upper)}"
        return f"The best single swap of neighbours, {swap}, saves {money}."
