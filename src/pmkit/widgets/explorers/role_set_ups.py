"""One role or two: change the set-up, and watch hand-offs, waiting and decisions move.

The arithmetic is `pmkit.methods.role_set_ups`, a small model with invented numbers; it stands in words below
the bars. Without a frame it needs no data.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts.waiting import waiting, waiting_rows
from pmkit.methods.role_set_ups import (
    HOURS_PER_QUESTION,
    LABELS,
    QUESTIONS,
    SET_UPS,
    WAIT,
    role_load,
    role_waiting,
)
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart
from pmkit.widgets.say import Say
from pmkit.widgets.table import Table

_BEGIN = {"set_up": "split", "teams": 2, "alone": 0.0, "visits": False}


class RoleSetUps(Explorer):
    """Set-up, teams, what the owner decides alone, who hears customers; three bars and a table of people."""

    item: ClassVar[str] = "explorer:roles.set-up"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.form = Form(
            [
                {
                    "key": "set_up",
                    "label": "Set-up",
                    "type": "radio",
                    "options": [{"value": key, "label": LABELS[key]} for key in SET_UPS],
                },
                {"key": "teams", "label": "Teams", "type": "range", "min": 1, "max": 10, "step": 1},
                {
                    "key": "alone",
                    "label": "The owner decides alone",
                    "type": "range",
                    "min": 0,
                    "max": 1,
                    "step": 0.1,
                    "unit": "%",
                },
                {"key": "visits", "label": "The owner meets customers too", "type": "check"},
                {"key": "reset", "label": "Start over", "type": "button"},
            ],
            dict(_BEGIN),
        )
        self.form.on_click("reset", self.start_over)
        self.chart = LiveChart(waiting(self._rows(), title="Waiting", description="Bars of hours."))
        self.people = Table(
            "On whom it lands, per person and week", _COLUMNS, [], sortable=False, stacked=True
        )
        self.worked = Say()
        self.form.observe(self.changed, "values")
        return [self.form, self.chart, self.people, self.worked]

    @property
    def set_up(self) -> str:
        return str(self.form.values["set_up"] or _BEGIN["set_up"])

    @property
    def teams(self) -> int:
        return int(self.form.values["teams"])

    @property
    def alone(self) -> float:
        return round(float(self.form.values["alone"]), 4)

    def _rows(self) -> pd.DataFrame:
        self.waiting = role_waiting(self.teams, self.alone)
        self.load = role_load(self.set_up, self.teams, self.alone)
        return waiting_rows(self.waiting, self.set_up)

    def update(self) -> None:
        rows = self._rows()
        best = self.waiting.sort_values("waiting", kind="stable").iloc[0]
        self.chart.replace_rows(
            rows,
            title=f"{best['label']}: {best['waiting']:.1f} hours of waiting, the least of the three",
            subtitle=f"{self.teams} team{'s' if self.teams > 1 else ''}; the owner decides "
            f"{100 * self.alone:.0f} % alone. Model with invented numbers.",
            description="; ".join(
                f"{row['label']}: {row['waiting']:.1f} hours" for row in self.waiting.to_dict("records")
            ),
        )
        self.people.rows = [
            {
                "id": row["role"],
                "role": row["role"] if row["people"] == 1 else f"{row['role']} (each of {row['people']})",
                "asked": row["asked"],
                "decided": round(row["decided"], 1),
                "passed_on": round(row["passed_on"], 1),
                "hours": f"{row['hours']:g} of {row['hours_there_are']:g}",
            }
            for row in self.load.to_dict("records")
        ]
        self.worked.text = self._worked()

    def _worked(self) -> str:
        """The arithmetic of the chosen set-up, with its numbers."""
        lines = [
            f"**How it is worked out.** {QUESTIONS:g} questions per team × {self.teams} = "
            f"{QUESTIONS * self.teams:g} a week. Each takes {HOURS_PER_QUESTION:g} h of every person it "
            f"reaches, and waits {WAIT:g} h for an answer; longer, if somebody has too few hours."
        ]
        for row in self.load.to_dict("records"):
            over = row["hours"] / row["hours_there_are"]
            slow = f" ({WAIT:g} × {row['hours']:g} ÷ {row['hours_there_are']:g})" if over > 1 else ""
            lines.append(
                f"- {row['role'].capitalize()}: reached by {100 * row['reaches']:.0f} % of the questions; "
                f"they wait {row['wait']:.1f} h{slow}. {row['reaches']:.2f} × {row['wait']:.1f} = "
                f"{row['reaches'] * row['wait']:.1f} h."
            )
        if self.set_up == "scaled" and self.teams > 1:
            lines.append("- One question in five touches another team and goes on in any case.")
        return "\n".join([lines[0], "", *lines[1:]])

    def state(self) -> dict[str, Any]:
        return {
            "set_up": self.set_up,
            "teams": self.teams,
            "alone": self.alone,
            "visits": bool(self.form.values["visits"]),
        }

    def restore(self, state: Any) -> None:
        kept = {key: state[key] for key in _BEGIN if key in state}
        if kept.get("set_up") not in SET_UPS:
            kept.pop("set_up", None)
        self.form.values = {**self.form.values, **kept}

    def hand_offs(self) -> int:
        """People between a customer and the team who carry words: one fewer where the owner hears them."""
        through = len(self.load)
        return 1 if self.form.values["visits"] else through

    def summary(self) -> str:
        mine = self.waiting.set_index("set_up").loc[self.set_up]
        said = (
            f"**{LABELS[self.set_up]}**: a question waits **{mine['waiting']:.1f} h**, all of a week "
            f"together {mine['waiting_week']:,.0f} h."
        )
        full = self.load[self.load["hours"] > self.load["hours_there_are"]]
        for row in full.to_dict("records"):
            said += f" The {row['role']} is asked for {row['hours']:g} h and has {row['hours_there_are']:g}."
        between = self.hand_offs()
        people = "one person" if between == 1 else "two people"
        said += f" A customer's word reaches the team through {people}."
        if self.set_up != "one" and self.alone == 0:
            said += " This owner is a proxy: every question goes on."
        return said


_COLUMNS = (
    {"key": "role", "label": "Who", "readonly": True, "width": 26},
    {"key": "asked", "label": "Asked", "type": "number", "unit": "questions", "readonly": True},
    {"key": "decided", "label": "Decides", "type": "number", "unit": "questions", "readonly": True},
    {"key": "passed_on", "label": "Passes on", "type": "number", "unit": "questions", "readonly": True},
    {"key": "hours", "label": "Hours, of those there are", "readonly": True},
)
