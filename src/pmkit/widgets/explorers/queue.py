"""Queue: put jobs in an order and see what their waiting costs, beside the order that costs least.

One team works on one job after the other; a job costs its cost of delay every week until it is finished.
Works on any table with `id`, `item`, `duration` (weeks), `cost_of_delay` (money a week) and `requires`;
`frame.attrs["delay_unit"]` names the money, where it is known.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts.queue import queue, queue_rows
from pmkit.methods import best_order, queue_costs
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.numbers import format_number
from pmkit.widgets.board import Board
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.explorers._beside import Beside
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

_COLUMN = "queue"
_FORM = [
    {"key": "asked", "label": "As asked for", "type": "button"},
    {"key": "shortest", "label": "Shortest first", "type": "button"},
    {"key": "dearest", "label": "Highest cost of delay first", "type": "button"},
]


class Queue(Explorer):
    """Order the jobs; the area is what the order costs. The rows' order is the first order shown."""

    item: ClassVar[str] = "explorer:prioritisation.queue"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.jobs = self.frame.reset_index(drop=True)
        self.unit = str(self.frame.attrs.get("delay_unit", ""))
        self.titles = dict(zip(self.jobs["id"], self.jobs["item"], strict=True))
        self.free = self.jobs.drop(columns="requires")
        self.best = best_order(self.jobs, until="finish")
        self.board = Board(
            "The queue",
            [{"id": _COLUMN, "title": "First on top"}],
            [self._card(row) for row in self.jobs.to_dict("records")],
        )
        self.form = Form(_FORM)
        self.form.on_click("shortest", lambda: self._sort("duration", rising=True))
        self.form.on_click("dearest", lambda: self._sort("cost_of_delay", rising=False))
        self.form.on_click("asked", self.start_over)
        rows = self._rows()
        self.chart = LiveChart(
            queue(
                rows,
                list(self.jobs["item"]),
                title="The queue",
                description="Area of waiting.",
                unit=self.unit,
            )
        )
        self.board.observe(self.changed, "cards")
        return [self.form, Beside([self.board, self.chart]), self.said]

    def _card(self, job: dict[str, Any]) -> dict[str, Any]:
        weeks = f"{job['duration']:g} week" + ("" if job["duration"] == 1 else "s")
        return {
            "id": job["id"],
            "title": job["item"],
            "column": _COLUMN,
            "badge": weeks,
            "detail": f"waiting costs {self._money(job['cost_of_delay'])} a week",
        }

    def _money(self, cost: float) -> str:
        return format_number(float(round(cost)) if abs(cost) >= 100 else float(f"{cost:.3g}"), self.unit)

    def _sort(self, column: str, rising: bool) -> None:
        order = self.jobs.sort_values(column, ascending=rising, kind="stable")["id"]
        self.board.place({_COLUMN: list(order)})

    @property
    def order(self) -> list[str]:
        return self.board.places()[_COLUMN]

    def _rows(self) -> pd.DataFrame:
        self.line = queue_costs(self.free, self.order, until="finish")
        return queue_rows(self.line, queue_costs(self.free, self.best.order, until="finish"))

    def update(self) -> None:
        rows = self._rows()
        self.cost = float(self.line["delay_cost"].sum())
        self.early = self._too_early()
        self.extra = self.cost - self.best.cost
        self.is_best = self.extra <= 1e-6 * self.cost
        title = f"{self._money(self.extra)} more than the best order"
        if self.early:
            title = "This order can't be worked"
        elif self.is_best:
            title = "This order costs least"
        order = ", then ".join(self.titles[job] for job in self.order)
        self.chart.replace_rows(
            rows,
            title=title,
            subtitle="Area: what this order costs. Dashed: the best order.",
            description=f"{order}. It costs {self._money(self.cost)}, the best order "
            f"{self._money(self.best.cost)}.",
        )
        notes = {job: {"warning": ""} for job in self.order}
        notes |= {
            job: {"warning": f"needs “{self.titles[other]}” first"} for job, other in self.early.items()
        }
        if any(card.get("warning", "") != notes[card["id"]]["warning"] for card in self.board.cards):
            self.board.annotate(notes)

    def _too_early(self) -> dict[str, str]:
        """Jobs that stand before one that they require."""
        place = {job: at for at, job in enumerate(self.order)}
        return {
            job: other
            for job, needs in zip(self.jobs["id"], self.jobs["requires"], strict=True)
            for other in needs
            if other in place and place[other] > place[job]
        }

    def state(self) -> dict[str, Any]:
        return {"order": self.order}

    def restore(self, state: Any) -> None:
        self.board.place({_COLUMN: [str(job) for job in state.get("order", [])]})

    def summary(self) -> str:
        if self.early:
            job, other = next(iter(self.early.items()))
            return (
                f"“{escape_markdown(self.titles[job])}” needs “{escape_markdown(self.titles[other])}”, "
                "which comes later. Move it up."
            )
        cost, best, extra = map(self._money_in_text, (self.cost, self.best.cost, self.extra))
        if self.is_best:
            return f"Waiting costs **{cost}** in this order. No order costs less."
        return (
            f"Waiting costs **{cost}** in this order; in the best order {best}. "
            f"The same work, **{extra}** apart. {self._first_gain()}"
        )

    def _money_in_text(self, cost: float) -> str:
        return escape_markdown(self._money(cost))

    def _first_gain(self) -> str:
        """The exchange of two neighbours that saves most, in words."""
        by_id = self.jobs.set_index("id")
        gains = []
        for upper, lower in zip(self.order, self.order[1:], strict=False):
            a, b = by_id.loc[upper], by_id.loc[lower]
            saved = a["duration"] * b["cost_of_delay"] - b["duration"] * a["cost_of_delay"]
            if upper not in b["requires"] and saved > 0:
                gains.append((float(saved), upper, lower))
        if not gains:
            return ""
        saved, upper, lower = max(gains)
        names = (escape_markdown(self.titles[upper]), escape_markdown(self.titles[lower]))
        return (
            f"Of neighbours, “{names[1]}” before “{names[0]}” would save most: {self._money_in_text(saved)}."
        )
