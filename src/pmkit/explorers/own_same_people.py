"""Same people, same time, on one's own counts: a table of cohorts by age, or the steps of a funnel.

An empty cell is not known yet and stays blank. A row of zeros at the end of a young cohort is asked about: it
is nearly always a month that has not come.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts.funnel import funnel_chart
from pmkit.charts.retention import retention_chart
from pmkit.english import listed, plural
from pmkit.explorers import Choice, Control, Explorer, Form, Pasted, Result, Values
from pmkit.explorers.pasted_table import LeftOut, PastedTable, Wanted, read_table
from pmkit.methods import InputError, funnel_rates, wilson_interval
from pmkit.practice.markdown import escape_markdown

STAY, FUNNEL = "stay", "funnel"
_COHORTS = (
    Wanted("cohort", "cohort", words=("began", "signed up", "sign up month", "start", "month")),
    Wanted("age", "age", kind="number", min=0, words=("period", "month number", "week", "after")),
    Wanted(
        "people",
        "people",
        kind="number",
        whole=True,
        min=0,
        words=("size", "customers", "users", "cohort size"),
    ),
    Wanted(
        "active",
        "active",
        kind="number",
        whole=True,
        min=0,
        required=False,
        words=("retained", "still there", "kept"),
    ),
)
_STEPS = (
    Wanted("step", "step", words=("event", "stage", "name")),
    Wanted(
        "people", "people", kind="number", whole=True, min=0, words=("count", "users", "customers", "number")
    ),
)
_HIDDEN = frozenset({"chart"})
_NAMED = 4


class OwnSamePeople(Explorer):
    """Paste cohorts by age, or the steps of a funnel. `cohorts` and `steps` are the texts that one begins
    with."""

    layout = ("form", "data", "chart", "sentence", "read")
    taken_along = ("chart", "sentence")
    title = "Same people, same time"

    def __init__(
        self,
        frame: Any = None,
        *,
        cohorts: str = "",
        steps: str = "",
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.cohorts, self.steps = cohorts, steps

    def controls(self, _: Values) -> Sequence[Control]:
        looks = {STAY: "Who stays?", FUNNEL: "Where are people lost?"}
        units = {one: plural(0, one) for one in ("month", "week", "day")}
        choose = (
            Choice("look", "Question", options=looks, radio=True),
            Choice("unit", "Ages are counted in", options=units),
        )
        pasted = (
            Pasted(
                "cohorts",
                "Cohorts by age",
                start=self.cohorts,
                help="Columns: cohort, age, people (how many began), active. Leave active empty where the "
                "time is not over.",
            ),
            Pasted(
                "steps",
                "Steps of a funnel",
                start=self.steps,
                help="Columns: step, people. The same people, followed for the same time, in order.",
            ),
        )
        return (Form("form", choose, label="Question"), Form("data", pasted, label="Your counts"))

    def result(self, values: Values) -> Result:
        if values["look"] == FUNNEL:
            table = read_table(values["steps"], _STEPS, header_needed=False)
            found = _funnel(table)
            other = {"cohorts", "unit"}
        else:
            table = read_table(values["cohorts"], _COHORTS)
            found = _stay(table, values["unit"])
            other = {"steps"}
        read = {"read": "" if table.problem else table.told_text}
        return Result(
            sentence=found.sentence,
            charts=found.charts,
            says={**read, **found.says},
            hidden=frozenset(other) | frozenset(found.hidden),
        )


def _nothing(table: PastedTable) -> Result | None:
    """What is said where there is no row to work with."""
    if table.problem:
        return Result(sentence=table.told_text, hidden=_HIDDEN)
    if table.frame.empty:
        return Result(sentence="No row of the table could be read; see why below.", hidden=_HIDDEN)
    return None


def _funnel(table: PastedTable) -> Result:
    if nothing := _nothing(table):
        return nothing
    steps = table.frame[["step", "people"]].set_index(pd.Index(table.frame["line"], name="row"))
    try:
        rates = funnel_rates(steps)
    except InputError as problem:
        return Result(sentence=escape_markdown(str(problem)), hidden=_HIDDEN)
    end = rates.iloc[-1]
    if pd.isna(end["overall_rate"]):
        return Result(sentence="Nobody is in the first step. Correct its number.", hidden=_HIDDEN)
    said = (
        f"Of {int(rates['people'].iloc[0]):,} people **{100 * end['overall_rate']:.1f} %** got to "
        f"“{escape_markdown(str(end['step']))}”. Ask of each step: had everybody the same time for it?"
    )
    return Result(sentence=said, charts={"chart": funnel_chart(rates)})


def _stay(table: PastedTable, unit: str) -> Result:
    if nothing := _nothing(table):
        return nothing
    frame, left_out = _sound(table.frame)
    known = frame[frame["active"].notna()]
    if known.empty:
        said = "No cell of the column active could be read, so nothing is known yet."
        return Result(sentence=_also(said, left_out), hidden=_HIDDEN)
    ages = sorted(frame["age"].unique())
    rows = [_row("all", age, known[known["age"] == age]) for age in ages]
    rows += [_row(one, age, known[(known["cohort"] == one) & (known["age"] == age)])
             for one in dict.fromkeys(frame["cohort"]) for age in ages]  # fmt: skip
    columns = ["cohort", "age", "customers", "active", "retention"]
    chart = retention_chart(pd.DataFrame(rows, columns=columns), unit=unit)
    told = " ".join([_last(known, unit), *_zeros(known)])
    return Result(sentence=_also(told, left_out), charts={"chart": chart})


def _sound(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[LeftOut]]:
    """The rows that can be true, ages as whole numbers, and the others with the reason."""
    wrong: dict[int, str] = {}
    doubled = frame.duplicated(["cohort", "age"])
    for at, row in enumerate(frame.to_dict("records")):
        age, people, active = (float(row[key]) for key in ("age", "people", "active"))
        if people == 0 or not people.is_integer():
            wrong[at] = "people is a whole number above 0."
        elif not age.is_integer():
            wrong[at] = "an age is a whole number."
        elif active > people:
            wrong[at] = f"{active:,.0f} are active, but only {people:,.0f} began."
        elif active == active and not active.is_integer():
            wrong[at] = "active is a whole number."
        elif doubled.iloc[at]:
            wrong[at] = "this cohort has this age already."
    left_out = [LeftOut(int(frame["line"].iloc[at]), why) for at, why in wrong.items()]
    kept = frame.drop(index=list(wrong)).reset_index(drop=True)
    return kept.assign(age=kept["age"].astype(int)), left_out


def _row(cohort: str, age: int, cells: pd.DataFrame) -> tuple[str, int, float, float, float]:
    people, active = float(cells["people"].sum()), float(cells["active"].sum())
    return cohort, age, people, active, active / people if people else float("nan")


def _last(known: pd.DataFrame, unit: str) -> str:
    age = int(known["age"].max())
    cells = known[known["age"] == age]
    active, people = int(cells["active"].sum()), int(cells["people"].sum())
    low, high = (100 * one for one in wilson_interval(active, people))
    return (
        f"Of the {people:,} people whose {unit} {age} is over, **{100 * active / people:.1f} %** are active "
        f"in it ({low:.1f} to {high:.1f} %)."
    )


def _zeros(known: pd.DataFrame) -> list[str]:
    """Cohorts that end in zeros: is that known, or has the time not come?"""
    ends = known.sort_values("age", kind="stable").groupby("cohort", sort=False).tail(1)
    names = [f"**{escape_markdown(str(one))}**" for one in ends.loc[ends["active"] == 0, "cohort"]]
    if not names:
        return []
    ends_in = f"{listed(names, _NAMED)} {plural(len(names), 'ends', 'end')} in 0."
    return [f"{ends_in} Is that time over? If not, leave the cell empty: nobody knows yet."]


def _also(said: str, left_out: Sequence[LeftOut]) -> str:
    """With the rows that can't be true."""
    if not left_out:
        return said
    lines = [f"line {one.line}: {one.reason.rstrip('.')}" for one in left_out]
    return f"{said} Also left out: {listed(lines, _NAMED)}."
