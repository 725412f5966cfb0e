"""What came out: wrong answers by slice, what judges like, and inputs beside quality week by week."""

from collections.abc import Mapping, Sequence

import pandas as pd

from pmkit.charts import Words, differences_chart
from pmkit.charts.drawn_bars import drawn_bars
from pmkit.charts.drawn_lines import drawn_lines
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, listed, plural, signed, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers._plan_slices import Slice
from pmkit.methods import cohens_kappa, drift_by_period, judge_preference, wilson_interval
from pmkit.methods.drift import ALARM, WATCH

EVERYTHING = "everything"
JUDGES = {"rater_a": "First person", "rater_b": "Second person", "judge": "Judge model"}
MEASURES = {"unsafe": "unsafe (settled by two people)"} | {
    key: f"called bad by the {name.lower()}" for key, name in JUDGES.items()
}
SWITCHES = {
    "psi": "the index of the inputs (PSI)",
    "cooked": "the share of meals that were cooked",
    "top20_share": "the share of the twenty most shown recipes",
}
_WORSE = 0.05
"""So far beyond all weeks of the reference a share is said to have changed: the course's own line."""


def by_slice(cases: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Wrong answers of each slice and of everything: `slice`, `n`, `wrong`, `share`, `low`, `high`."""
    wrong = cases["unsafe"] == 1 if measure == "unsafe" else cases[measure] == "bad"
    parts = [(EVERYTHING, wrong), *((str(name), part) for name, part in wrong.groupby(cases["slice"]))]
    rows = [
        (name, len(part), int(part.sum()), part.mean(), *wilson_interval(int(part.sum()), len(part)))
        for name, part in parts
    ]
    return pd.DataFrame(rows, columns=["slice", "n", "wrong", "share", "low", "high"])


def found_said(told: pd.DataFrame, measure: str) -> str:
    """One number for all, and the slice that it hides."""
    what = MEASURES[measure]
    total, worst = told.iloc[0], told.iloc[1:].sort_values("share", kind="stable").iloc[-1]
    said = (
        f"Of {counted(int(total['n']), 'answer')} {total['wrong']} "
        f"{plural(int(total['wrong']), 'is', 'are')} {what}: **{whole_percent(total['share'])}**."
    )
    if worst["share"] > total["share"]:
        said += (
            f" In the slice “{worst['slice']}” it is {worst['wrong']} of {worst['n']}: "
            f"**{whole_percent(worst['share'])}** (range {whole_percent(worst['low'])} to "
            f"{whole_percent(worst['high'])})."
        )
    if worst["low"] > total["high"]:
        said += " That range lies above the one of all together: the one number hides it."
    return said


def slices_picture(told: pd.DataFrame, measure: str) -> Picture:
    """The share of wrong answers with its range, by slice."""
    rows = pd.DataFrame(
        {
            "item": [f"{capital(row['slice'])} ({row['n']})" for row in told.to_dict("records")],
            "value": 100 * told["share"],
            "low": 100 * told["low"],
            "high": 100 * told["high"],
            "words": [f"{row['wrong']} of {row['n']}" for row in told.to_dict("records")],
        }
    )
    worst = told.iloc[1:].sort_values("share", kind="stable").iloc[-1]
    of_all = whole_percent(told["share"].iloc[0])
    title = f"{of_all} of all, and {whole_percent(worst['share'])} in “{worst['slice']}”"
    described = "; ".join(f"{item}: {words}" for item, words in zip(rows["item"], rows["words"], strict=True))
    note = f"Answers that are {MEASURES[measure]}, in per cent, with 95 % ranges."
    return drawn_bars(rows, Words(title, note, f"{len(rows)} bars. {described}."))


_PASSED = (
    {"key": "slice", "label": "Slice", "readonly": True, "width": 14},
    {"key": "found", "label": "Found", "readonly": True},
    {"key": "range", "label": "Range", "readonly": True},
    {"key": "line", "label": "Your line", "readonly": True},
    {"key": "verdict", "label": "So", "readonly": True, "width": 24},
)


def passed(told: pd.DataFrame, slices: Sequence[Slice]) -> Cells:
    """What was found in each slice of the plan, against its line."""
    lines = {one.name: one.most_wrong for one in slices}
    rows = []
    for row in told.to_dict("records"):
        line = lines.get(row["slice"])
        rows.append(
            {
                "id": row["slice"],
                "slice": row["slice"],
                "found": f"{row['wrong']} of {row['n']}",
                "range": f"{100 * row['low']:.1f} to {100 * row['high']:.1f} %",
                "line": "not in your plan" if line is None else f"{100 * line:g} %",
                "verdict": "" if line is None else _verdict(line, row["low"], row["high"]),
            }
        )
    return Cells("passed", "Against your lines", columns=_PASSED, rows=rows, sortable=False)


def _verdict(line: float, low: float, high: float) -> str:
    if high <= line:
        return "passes"
    return "fails" if low > line else "not known: the range holds the line"


def preferences(cases: pd.DataFrame) -> pd.DataFrame:
    """How much more often each judge calls answers good that are longer, and those that come first."""
    named = {"length": "longer", "position": "shown first"}
    parts = [judge_preference(cases, split).assign(split=words) for split, words in named.items()]
    return pd.concat(parts, ignore_index=True)


def judges_picture(told: pd.DataFrame) -> Picture:
    """Each judge's liking for what is long and comes first."""
    rows = pd.DataFrame(
        {
            "name": [
                f"{JUDGES[row['judge']]}, {row['split']}"
                for row in told.sort_values("split").to_dict("records")
            ],
            "kind": "group",
            **{key: told.sort_values("split")[key].to_numpy() for key in ("difference", "low", "high")},
            "note": "",
        }
    )
    model = told[(told["judge"] == "judge") & told["prefers"]]
    people = told[(told["judge"] != "judge") & told["prefers"]]
    more = listed([f"{signed(100 * row['difference'], 0)} points" for row in model.to_dict("records")])
    title = f"The judge model likes answers that are {listed(model['split'].tolist())} ({more})"
    title += "; people do not" if people.empty else ""
    if model.empty:
        title = f"None of {len(rows)} differences of the judge model is beyond chance"
    note = "How much more often such answers are called good than others, with 95 % ranges."
    return differences_chart(rows, title=title, subtitle=note, axis="points more often called good")


def raters_said(cases: pd.DataFrame) -> str:
    """How far people and judge agree beyond chance."""
    two = cohens_kappa(cases[["rater_a", "rater_b"]])
    judge = [cohens_kappa(cases[[one, "judge"]]) for one in ("rater_a", "rater_b")]
    return (
        f"Beyond chance the two people agree with a kappa of **{two:.2f}**, the judge model with them of "
        f"**{judge[0]:.2f}** and **{judge[1]:.2f}** (1 is full, 0 is chance). Zheng et al. (2023) found that "
        "such models like what is long and stands at one place: change the order, and keep labels of "
        "people aside."
    )


# --- week by week
def with_drift(weeks: pd.DataFrame, bins: Sequence[str], reference: int) -> pd.DataFrame:
    """The weeks with the index of their inputs, and whether something got `worse`: less is cooked, or few
    recipes take the place of the others."""
    told = drift_by_period(weeks, bins, range(1, reference + 1))
    then = told[told["week"] <= reference]
    return told.assign(
        fewer=told["cooked"] < then["cooked"].min() - _WORSE,
        narrow=told["top20_share"] > then["top20_share"].max() + _WORSE,
    )


def goes_off(weeks: pd.DataFrame, switch: str, line: float) -> list[int]:
    """The weeks in which the switch would go off."""
    value = weeks[switch]
    return [int(one) for one in weeks.loc[value < line if switch == "cooked" else value >= line, "week"]]


def switch_said(weeks: pd.DataFrame, switch: str, line: float) -> str:
    """When the switch goes off, when it should have, and what was noted."""
    last = int(weeks["week"].max())
    off = goes_off(weeks, switch, line)
    fewer, narrow = ([int(one) for one in weeks.loc[weeks[key], "week"]] for key in ("fewer", "narrow"))
    side = "under" if switch == "cooked" else "from"
    limit = f"{line:g}" if switch == "psi" else whole_percent(line)
    said = [
        f"**Up to week {last}:** a switch on {SWITCHES[switch]}, {side} {limit}, "
        f"{f'goes off {_in_weeks(off)}' if off else 'never goes off'}."
    ]
    wrong = sorted(set(off) - set(fewer) - set(narrow))
    if wrong:
        said.append(f"**Nothing got worse {_in_weeks(wrong)}.**")
    for name, trouble in {"less was cooked": fewer, "a few recipes took over": narrow}.items():
        missed = [one for one in trouble if one not in off]
        if missed:
            said.append(f"**It stays on {_in_weeks(missed)}, when {name}.**")
        elif trouble:
            said.append(f"It is off {_in_weeks(trouble)}, when {name}.")
    notes = weeks[weeks["note"].fillna("") != ""]
    said += [f"Week {row['week']}: {row['note']}." for row in notes.to_dict("records")]
    if not (off or fewer or narrow):
        said.append("Nothing happened yet. Go on, week by week.")
    return " ".join(said)


def _in_weeks(weeks: Sequence[int]) -> str:
    """“in week 12”, “in weeks 25 and 26”, “in weeks 30 to 40”; "" for none."""
    if not weeks:
        return ""
    runs: list[list[int]] = []
    for week in weeks:
        if runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    told = [
        one
        for run in runs
        for one in ([str(week) for week in run] if len(run) < 3 else [f"{run[0]} to {run[-1]}"])
    ]
    return f"in {plural(len(weeks), 'week')} {listed(told)}"


def drift_picture(weeks: pd.DataFrame) -> Picture:
    """The index of the inputs, with the two conventional lines."""
    lines: dict[str, pd.Series | float] = {"the index": weeks["psi"]}
    lines |= {f"a look: {WATCH}": WATCH, f"alarm: {ALARM}": ALARM}
    alarms = [int(one) for one in weeks.loc[weeks["drift"] == "alarm", "week"]]
    title = f"The inputs raise an alarm {_in_weeks(alarms)}" if alarms else "No alarm on 5 bins of inputs yet"
    note = (
        "Population stability index against the first weeks. 0.1 and 0.25 are conventions of credit scoring."
    )
    last = weeks.iloc[-1]
    told = f"{capital(_up_to(weeks))} the index ends at {last['psi']:.2f}; its highest is "
    told += f"{weeks['psi'].max():.2f}."
    return drawn_lines(_points(weeks, lines, 0.0, "{:.2f}", quiet=2), Words(title, note, told))


def quality_picture(weeks: pd.DataFrame) -> Picture:
    """What comes out: meals cooked, and how much a few recipes get."""
    lines = {"cooked": 100 * weeks["cooked"], "twenty most shown": 100 * weeks["top20_share"]}
    fewer, narrow = ([int(one) for one in weeks.loc[weeks[key], "week"]] for key in ("fewer", "narrow"))
    parts = [f"less was cooked {_in_weeks(fewer)}"] if fewer else []
    parts += [f"a few recipes took over {_in_weeks(narrow)}"] if narrow else []
    title = capital(listed(parts)) if parts else f"Nothing got worse {_up_to(weeks)}"
    last = weeks.iloc[-1]
    told = (
        f"{capital(_up_to(weeks))}: {whole_percent(last['cooked'])} of meals shown are cooked, and "
        f"{whole_percent(last['top20_share'])} of showings go to the twenty most shown recipes."
    )
    note = "Meals cooked, of those shown; showings of the twenty most shown recipes, of all. In per cent."
    return drawn_lines(_points(weeks, lines, 0.0, "{:.0f} %"), Words(title, note, told))


def _up_to(weeks: pd.DataFrame) -> str:
    return f"up to week {weeks['week'].max()}"


def _points(
    weeks: pd.DataFrame, lines: Mapping[str, pd.Series | float], begin: float, form: str, quiet: int = 0
) -> pd.DataFrame:
    """A row per week and line; the last `quiet` lines are grey."""
    every = max(1, len(weeks) // 8)
    ticks = [f"week {week}" if at % every == 0 else "" for at, week in enumerate(weeks["week"])]
    parts = []
    for at, (name, values) in enumerate(lines.items()):
        part = pd.DataFrame({"x": weeks["week"].astype(float), "series": name, "begin": begin})
        part["y"] = values
        part["tick"] = ticks if at == 0 else ""
        part["quiet"] = int(at >= len(lines) - quiet)
        part["label"] = [f"week {week}" for week in weeks["week"]]
        parts.append(part)
    rows = pd.concat(parts, ignore_index=True).astype({"y": float})
    return rows.assign(words=rows["y"].map(form.format))
