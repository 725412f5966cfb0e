"""Kano survey: what delights, what is missed, and where segments hide each other behind an average.

Takes the answers, one row per person and feature: `feature`, `functional`, `dysfunctional`, `segment`, and
where there is one `title` (what the feature is called).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts import kano_chart, kano_shares_chart
from pmkit.charts.picture import Picture
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Values
from pmkit.methods import kano_survey
from pmkit.methods.kano import CATEGORIES as NAMES
from pmkit.practice.markdown import escape_markdown

ALL = ""
EVERYBODY = "everybody"


class KanoSurvey(Explorer):
    """Choose a feature: its segments appear as points, and all answers as shares below."""

    layout = ("form", "grid", "sentence", "shares")
    title = "Kano survey"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        names = frame["title"] if "title" in frame else frame["feature"]
        self.titles: dict[Any, str] = dict(zip(frame["feature"], names, strict=True))
        self.segments = [str(one) for one in frame["segment"].dropna().unique() if str(one).strip()]
        everybody = kano_survey(frame).assign(segment=EVERYBODY)
        parts = kano_survey(frame[frame["segment"].isin(self.segments)], ["feature", "segment"])
        self.table = pd.concat([everybody, parts], ignore_index=True)

    def controls(self, _: Values) -> Sequence[Control]:
        segments = {each: each for each in (EVERYBODY, *self.segments)}
        features = {ALL: "all features", **self.titles}
        return (
            Form(
                "form",
                (
                    Choice("segment", "Whose answers?", options=segments),
                    Choice("feature", "Look into one feature", options=features),
                ),
            ),
        )

    def result(self, values: Values) -> Result:
        if values["feature"] != ALL:
            return self._one_feature(values["feature"])
        points = self.table[self.table["segment"] == values["segment"]].drop(columns="segment")
        largest = [row[str(row["category"])] / row["n"] for row in points.to_dict("records")]
        split = sum(share < 0.5 for share in largest)
        return Result(
            sentence=self._wanted(points, values["segment"]),
            charts={
                "grid": kano_chart(points, None, self.titles),
                "shares": self._shares(
                    kano_shares_chart(points, self.titles),
                    points,
                    f"For {split} of {len(points)} features no category holds half of the answers",
                ),
            },
        )

    def _one_feature(self, feature: str) -> Result:
        """One feature in all segments: a bar for each segment, named by it alone."""
        points = self.table[self.table["feature"] == feature]
        whole = points[points["segment"] == EVERYBODY].iloc[0]
        share = whole[str(whole["category"])] / whole["n"]
        bars = points.assign(feature=points["segment"]).drop(columns="segment")
        return Result(
            sentence=self._hidden(points, whole),
            charts={
                "grid": kano_chart(points, feature, self.titles),
                "shares": self._shares(
                    kano_shares_chart(bars),
                    points,
                    f"{100 * share:.0f} % of everybody's answers make it {NAMES[whole['category']]}",
                ),
            },
        )

    def _shares(self, chart: Picture, points: pd.DataFrame, finding: str) -> Picture:
        """The bars with what a single letter leaves out, and each bar in words for those who don't see it."""
        told = []
        for row in points.to_dict("records"):
            title = self.titles[row["feature"]]
            name = f"{title}, {row['segment']}" if "segment" in row else title
            parts = [f"{NAMES[each]} {100 * row[each] / row['n']:.0f} %" for each in NAMES if row[each]]
            told.append(f"{name}: {', '.join(parts)}")
        return chart.saying(
            title=finding,
            subtitle="Each bar: the answers of all those asked, by category.",
            description=". ".join(told) + ".",
        )

    def _wanted(self, points: pd.DataFrame, segment: str) -> str:
        wanted = points[points["category"].isin(["M", "O", "A"])]
        names = {
            str(letter): ", ".join(escape_markdown(self.titles[id]) for id in part["feature"])
            for letter, part in wanted.groupby("category", sort=False)
        }
        told = "; ".join(f"**{NAMES[letter]}**: {who}" for letter, who in names.items())
        asked = f"For {escape_markdown(segment)} ({int(points['n'].max())} answers)"
        return f"{asked}: {told or 'there is nothing that they want or miss'}."

    def _hidden(self, points: pd.DataFrame, whole: Any) -> str:
        """Which segments are hidden behind the answer of everybody."""
        name = escape_markdown(self.titles[whole["feature"]])
        said = f"“{name}” is **{NAMES[whole['category']]}** for everybody together."
        others = points[(points["segment"] != EVERYBODY) & (points["category"] != whole["category"])]
        if others.empty:
            return f"{said} Every segment says the same."
        told = "; ".join(
            f"**{NAMES[row['category']]}** for {escape_markdown(row['segment'])} ({int(row['n'])} answers)"
            for row in others.to_dict("records")
        )
        return f"{said} But it is {told}."
