"""One role or two: change the set-up, and watch hand-offs, waiting and decisions move.

The arithmetic is `pmkit.methods.role_set_ups`, a small model with invented numbers; it stands in words below
the bars. Needs no data.
"""

from collections.abc import Sequence
from math import inf
from typing import Any

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.waiting import waiting_chart
from pmkit.english import counted, listed
from pmkit.explorers import Cells, Choice, Control, Explorer, Form, Range, Result, Tick, Values
from pmkit.methods.role_set_ups import (
    HOURS_PER_QUESTION,
    LABELS,
    QUESTIONS,
    SET_UPS,
    UNTIL_SEEN,
    WEEK,
    role_load,
    role_waiting,
)

_NEARLY_FULL = 0.8
"""From this load on the sentence warns: a question takes five times as long as its answer."""
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
    title = "One role or two"

    def controls(self, _: Values) -> Sequence[Control]:
        set_ups = {key: LABELS[key] for key in SET_UPS}
        return (
            Form(
                "form",
                (
                    Choice("set_up", "Set-up", options=set_ups, start="split", radio=True),
                    Range("teams", "Teams", start=2, min=1, max=10),
                    Range("alone", "The owner decides alone", start=0.5, max=1, step=0.1, unit="%"),
                    Range("direct", "Teams ask users themselves", start=0.0, max=0.9, step=0.1, unit="%"),
                    Tick("visits", "The owner meets customers too"),
                ),
            ),
        )

    def result(self, values: Values) -> Result:
        set_up, teams = values["set_up"], int(values["teams"])
        alone, direct = round(float(values["alone"]), 4), round(float(values["direct"]), 4)
        waiting = role_waiting(teams, alone, asked_directly=direct)
        load = role_load(set_up, teams, alone, asked_directly=direct)
        hours = dict(zip(waiting["set_up"], waiting["waiting"], strict=True))[set_up]
        said = f"**{LABELS[set_up]}**: {_wait_words(hours)}.{_how_full(load)}"
        if set_up != "one" and alone == 0:
            said += " This owner is a proxy: every question goes on to the manager."
        # one who carries words fewer where the owner hears the customers
        people = "one person" if values["visits"] or len(load) == 1 else "two people"
        said += f" A customer's word reaches the team through {people}."
        if direct:
            said += f" {100 * direct:.0f} % of the questions go straight to users and reach nobody here."
        return Result(
            sentence=said,
            charts={"chart": _chart(waiting, set_up, teams, alone, direct)},
            tables={"people": _people(load)},
            says={"worked": worked(load, set_up, teams, direct)},
        )


def _wait_words(hours: float) -> str:
    if hours == inf:
        return "the wait has no end"
    return f"a question waits **{hours:.1f} h**"


def _how_full(load: pd.DataFrame) -> str:
    return "".join(_full_words(row) for row in load.to_dict("records") if row["load"] >= _NEARLY_FULL - 1e-9)


def _full_words(row: dict[Any, Any]) -> str:
    asked = f" The {row['role']} is asked for {row['hours']:g} h a week and has {row['hours_there_are']:g}"
    if row["load"] >= 1:
        return f"{asked}: the queue grows every week, without a limit."
    times = f"{1 / (1 - row['load']):.0f} times as long as in a free week"
    return f"{asked}: {100 * row['load']:.0f} % full, so an answer takes {times}."


def _chart(waiting: pd.DataFrame, set_up: str, teams: int, alone: float, direct: float) -> Picture:
    themselves = f" Teams ask users {100 * direct:.0f} % themselves." if direct else ""
    return waiting_chart(
        waiting,
        set_up,
        title=_finding(waiting),
        subtitle=f"{counted(teams, 'team')}; the owner decides {100 * alone:.0f} % alone.{themselves} "
        "Model with invented numbers.",
        description="; ".join(
            f"{row['label']}: " + ("no end" if row["waiting"] == inf else f"{row['waiting']:.1f} hours")
            for row in waiting.to_dict("records")
        ),
    )


def _finding(waiting: pd.DataFrame) -> str:
    least = waiting["waiting"].min()
    if least == inf:
        return "In all three somebody is asked for more hours than there are"
    best = waiting.loc[waiting["waiting"].round(1) == round(least, 1), "label"].tolist()
    if len(best) > 1:
        return f"{listed(best)}: {least:.1f} hours of waiting each"
    return f"{best[0]}: {least:.1f} hours of waiting, the least of the three"


def _people(load: pd.DataFrame) -> Cells:
    rows = [
        {
            "id": row["role"],
            "role": row["role"] if row["people"] == 1 else f"{row['role']} (each of {row['people']})",
            "asked": round(row["asked"], 1),
            "decided": round(row["decided"], 1),
            "passed_on": round(row["passed_on"], 1),
            "hours": f"{row['hours']:g} of {row['hours_there_are']:g} ({100 * row['load']:.0f} % full)",
        }
        for row in load.to_dict("records")
    ]
    label = "Who gets how much, per person and week"
    return Cells("people", label, columns=_COLUMNS, rows=rows, sortable=False, stacked=True)


def worked(load: pd.DataFrame, set_up: str, teams: int, direct: float = 0.0) -> str:
    """The arithmetic of the chosen set-up, with its numbers."""
    asked = f" × {1 - direct:.1f}" if direct else ""
    lines = [
        f"**How it is worked out.** {QUESTIONS:g} questions per team × {teams}{asked} = "
        f"{QUESTIONS * teams * (1 - direct):g} a week. Each takes {HOURS_PER_QUESTION:g} h of every person "
        f"it reaches. It lies {UNTIL_SEEN:g} h until it is seen. Then it queues (M/M/1): time for one answer "
        "÷ (1 − how full the hours are).",
        "",
    ]
    for row in load.to_dict("records"):
        who, reached = row["role"].capitalize(), f"{100 * row['reaches']:.0f} % of the questions"
        if row["load"] >= 1:
            lines.append(
                f"- {who}: gets {reached}, {row['hours']:g} h for {row['hours_there_are']:g}: no end."
            )
            continue
        lines.append(
            f"- {who}: gets {reached}. One answer takes {HOURS_PER_QUESTION:g} h × {WEEK:g} ÷ "
            f"{row['hours_there_are']:g} = {row['answering']:.1f} h. "
            f"{UNTIL_SEEN:g} + {row['answering']:.1f} ÷ (1 − {row['load']:.2f}) = {row['wait']:.1f} h, "
            f"× {row['reaches']:.2f} = "
            f"{row['reaches'] * row['wait']:.1f} h."
        )
    if set_up == "scaled" and teams > 1:
        lines.append("- One question in four touches another team and goes on in any case.")
    lines.append("\nAll these numbers are invented. The form is Jackson's network of queues (1957).")
    return "\n".join(lines)
