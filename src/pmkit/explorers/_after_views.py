"""Adoption at equal age: what is said and drawn of stages that got something on different days."""

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_shares
from pmkit.charts.drawn_lines import drawn_lines
from pmkit.charts.picture import Picture
from pmkit.english import listed, plural, spoken_day, whole_percent
from pmkit.methods import adoption_at_age, adoption_of_all, weeks_over

LATE = 4
"""The week that is read: days 22 to 28 of each household."""


def adoption_said(cohorts: pd.DataFrame, as_of: pd.Timestamp, keep: float, stop: float) -> str:
    """All together against each stage at equal age, and what the rule says of it."""
    all_of_them = adoption_of_all(cohorts, as_of=as_of)
    late = adoption_at_age(cohorts, LATE, as_of=as_of)
    known = late.dropna(subset=["share"])
    head = (
        f"**{spoken_day(as_of)}.** Of all who have it, {whole_percent(all_of_them)} used it in their last "
        "whole week, new ones and old ones mixed."
    )
    if known.empty:
        return f"{head} No stage has had it for {LATE} weeks yet."
    verdicts = [
        f"stage {row['stage']} {whole_percent(row['share'])} ({_verdict(row['share'], keep, stop)})"
        for row in known.to_dict("records")
    ]
    return (
        f"{head} **At equal age, in week {LATE}** (days 22 to 28 of each), by your rule: {listed(verdicts)}."
        f"{_blank(late)}"
    )


def _verdict(share: float, keep: float, stop: float) -> str:
    return "keep" if share >= keep else "stop" if share < stop else "improve"


def _blank(late: pd.DataFrame) -> str:
    names = [str(stage) for stage in late.loc[late["share"].isna(), "stage"]]
    if not names:
        return ""
    return f" {plural(len(names), 'Stage')} {listed(names)}: not known yet, that week is not over."


def late_picture(cohorts: pd.DataFrame, as_of: pd.Timestamp, keep: float) -> Picture:
    """Each stage in the same week, with its range; stages that are too young are left blank."""
    late = adoption_at_age(cohorts, LATE, as_of=as_of)
    known = late.dropna(subset=["share"]).reset_index(drop=True)
    rows = pd.DataFrame(
        {
            "item": [f"Stage {stage}" for stage in known["stage"]],
            "value": 100 * known["share"],
            "low": 100 * known["low"],
            "high": 100 * known["high"],
            "words": [whole_percent(share) for share in known["share"]],
        }
    )
    under = [f"stage {row['stage']}" for row in known.to_dict("records") if row["high"] < keep]
    title = f"In week {LATE} no stage is clearly under {100 * keep:.0f} %"
    if under:
        title = f"In week {LATE} clearly under {100 * keep:.0f} %: {listed(under)}"
    if known.empty:
        title = f"No stage has had it for {LATE} weeks yet"
    note = f"Share that used it in days 22 to 28, and its 95 % range.{_blank(late)}"
    told = ", ".join(f"{item} {words}" for item, words in zip(rows["item"], rows["words"], strict=True))
    return drawn_shares(rows, Words(title, note, f"A bar for each stage: {told or 'none yet'}."))


def ages_picture(cohorts: pd.DataFrame, as_of: pd.Timestamp) -> Picture:
    """Every stage by the weeks since it got it."""
    known = weeks_over(cohorts, as_of)
    share = 100 * known["used"] / known["households"]
    rows = pd.DataFrame(
        {
            "x": known["week"],
            "y": share,
            "series": [f"stage {stage}" for stage in known["stage"]],
            "begin": 0.0,
            "label": [f"week {week}" for week in known["week"]],
            "words": [f"{one:.0f} %" for one in share],
        }
    ).reset_index(drop=True)
    longest = rows["series"] == rows["series"].iloc[int(rows["x"].to_numpy().argmax())]
    rows["tick"] = [
        f"week {x}" if is_longest else "" for x, is_longest in zip(rows["x"], longest, strict=True)
    ]
    first = rows.loc[rows["x"] == 1, "y"]
    title = (
        f"In their first week {first.min():.0f} to {first.max():.0f} % of each stage use it; then fewer do"
    )
    told = f"A line for each of {rows['series'].nunique()} stages, by week since it got the filter."
    return drawn_lines(rows, Words(title, "Share that used it, by week since they got it.", told))
