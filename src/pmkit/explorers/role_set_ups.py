"""One role or two: change the set-up, and watch hand-offs, waiting and decisions move.

The arithmetic is `pmkit.methods.role_set_ups`, a small model with invented numbers; it stands in words below
the bars. Needs no data.
"""

from collections.abc import Sequence

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.waiting import waiting_chart
from pmkit.english import counted
from pmkit.explorers import Cells, Choice, Control, Explorer, Form, Range, Result, Tick, Values
from pmkit.methods.role_set_ups import (
    HOURS_PER_QUESTION,
    LABELS,
    QUESTIONS,
    SET_UPS,
    WAIT,
    role_load,
    role_waiting,
)

_COLUMNS = (
    {"key": "role", "label": "Who", "readonly": True, "width": 26},
    {"key": "asked", "label": "Asked", "type": "number", "unit": "questions", "readonly": True},
    {"key": "decided", "label": "Decides", "type": "number", "unit": "questions", "readonly": True},
    {"key": "passed_on", "label": "Passes on", "type": "number", "unit": "questions", "readonly": True},
    {"key": "hours", "label": "Hours, of those there are", "readonly": True},
)


class RoleSetUps(Explorer):
    """Set-up, teams, what the owner decides alone, who hears customers; three bars and a table of people."""

    layout = ("form", "chart", "people", "worked", "sentence")

    def controls(self, _: Values) -> Sequence[Control]:
        set_ups = {key: LABELS[key] for key in SET_UPS}
        return (
            Form(
                "form",
                (
                    Choice("set_up", "Set-up", options=set_ups, start="split", radio=True),
                    Range("teams", "Teams", start=2, min=1, max=10),
                    Range("alone", "The owner decides alone", start=0.0, max=1, step=0.1, unit="%"),
                    Tick("visits", "The owner meets customers too"),
                ),
            ),
        )

    def result(self, values: Values) -> Result:
        set_up, teams, alone = values["set_up"], int(values["teams"]), round(float(values["alone"]), 4)
        waiting, load = role_waiting(teams, alone), role_load(set_up, teams, alone)
        mine = waiting.set_index("set_up").loc[set_up]
        said = (
            f"**{LABELS[set_up]}**: a question waits **{mine['waiting']:.1f} h**, all of a week "
            f"together {mine['waiting_week']:,.0f} h.{_too_few_hours(load)}"
        )
        # one who carries words fewer where the owner hears the customers
        people = "one person" if values["visits"] or len(load) == 1 else "two people"
        said += f" A customer's word reaches the team through {people}."
        if set_up != "one" and alone == 0:
            said += " This owner is a proxy: every question goes on."
        return Result(
            sentence=said,
            charts={"chart": _chart(waiting, set_up, teams, alone)},
            tables={"people": _people(load)},
            says={"worked": worked(load, set_up, teams)},
        )


def _too_few_hours(load: pd.DataFrame) -> str:
    full = load[load["hours"] > load["hours_there_are"]].to_dict("records")
    return "".join(
        f" The {row['role']} is asked for {row['hours']:g} h and has {row['hours_there_are']:g}."
        for row in full
    )


def _chart(waiting: pd.DataFrame, set_up: str, teams: int, alone: float) -> Picture:
    best = waiting.sort_values("waiting", kind="stable").iloc[0]
    return waiting_chart(
        waiting,
        set_up,
        title=f"{best['label']}: {best['waiting']:.1f} hours of waiting, the least of the three",
        subtitle=f"{counted(teams, 'team')}; the owner decides {100 * alone:.0f} % alone. "
        "Model with invented numbers.",
        description="; ".join(
            f"{row['label']}: {row['waiting']:.1f} hours" for row in waiting.to_dict("records")
        ),
    )


def _people(load: pd.DataFrame) -> Cells:
    rows = [
        {
            "id": row["role"],
            "role": row["role"] if row["people"] == 1 else f"{row['role']} (each of {row['people']})",
            "asked": row["asked"],
            "decided": round(row["decided"], 1),
            "passed_on": round(row["passed_on"], 1),
            "hours": f"{row['hours']:g} of {row['hours_there_are']:g}",
        }
        for row in load.to_dict("records")
    ]
    label = "On whom it lands, per person and week"
    return Cells("people", label, columns=_COLUMNS, rows=rows, sortable=False, stacked=True)


def worked(load: pd.DataFrame, set_up: str, teams: int) -> str:
    """The arithmetic of the chosen set-up, with its numbers."""
    lines = [
        f"**How it is worked out.** {QUESTIONS:g} questions per team × {teams} = "
        f"{QUESTIONS * teams:g} a week. Each takes {HOURS_PER_QUESTION:g} h of every person it "
        f"reaches, and waits {WAIT:g} h for an answer; longer, if somebody has too few hours.",
        "",
    ]
    for row in load.to_dict("records"):
        over = row["hours"] / row["hours_there_are"]
        slow = f" ({WAIT:g} × {row['hours']:g} ÷ {row['hours_there_are']:g})" if over > 1 else ""
        lines.append(
            f"- {row['role'].capitalize()}: reached by {100 * row['reaches']:.0f} % of the questions; "
            f"they wait {row['wait']:.1f} h{slow}. {row['reaches']:.2f} × {row['wait']:.1f} = "
            f"{row['reaches'] * row['wait']:.1f} h."
        )
    if set_up == "scaled" and teams > 1:
        lines.append("- One question in five touches another team and goes on in any case.")
    return "\n".join(lines)
