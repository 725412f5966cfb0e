"""What came out: wrong answers by slice, and what judges like."""

from collections.abc import Sequence

import pandas as pd

from pmkit.charts import Words, differences_chart
from pmkit.charts.drawn_bars import drawn_shares
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, listed, plural, signed, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers._plan_slices import Slice
from pmkit.methods import cohens_kappa, judge_preference, wilson_interval

EVERYTHING = "everything"
JUDGES = {"rater_a": "First person", "rater_b": "Second person", "judge": "Judge model"}
MEASURES = {"unsafe": "unsafe (settled by two people)"} | {
    key: f"called bad by the {name.lower()}" for key, name in JUDGES.items()
}


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
    return drawn_shares(rows, Words(title, note, f"{len(rows)} bars. {described}."))


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
