"""Kano survey: what delights, what is missed, and where segments hide each other behind an average.

Takes the answers, one row per person and feature: `feature`, `functional`, `dysfunctional`, `segment`, and
where there is one `title` (what the feature is called).
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts import kano_chart, kano_rows, kano_shares_chart, kano_shares_rows, kano_words
from pmkit.charts.kano import NAMES
from pmkit.methods import kano_survey
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

ALL = ""
EVERYBODY = "everybody"


class KanoSurvey(Explorer):
    """Choose a feature: its segments appear as points, and all answers as shares below."""

    item: ClassVar[str] = "explorer:prioritisation.kano"

    def build(self) -> Sequence[ipywidgets.Widget]:
        answers = self.frame
        names = answers["title"] if "title" in answers else answers["feature"]
        self.titles: dict[Any, str] = dict(zip(answers["feature"], names, strict=True))
        everybody = kano_survey(answers).assign(segment=EVERYBODY)
        self.segments = [each for each in answers["segment"].dropna().unique() if str(each).strip()]
        parts = kano_survey(answers[answers["segment"].isin(self.segments)], ["feature", "segment"])
        self.table = pd.concat([everybody, parts], ignore_index=True)
        self.form = Form(
            [
                {
                    "key": "segment",
                    "label": "Whose answers?",
                    "type": "choice",
                    "required": True,
                    "options": [EVERYBODY, *self.segments],
                },
                {
                    "key": "feature",
                    "label": "Look into one feature",
                    "type": "choice",
                    "required": True,
                    "options": [
                        {"value": ALL, "label": "all features"},
                        *({"value": id, "label": title} for id, title in self.titles.items()),
                    ],
                },
            ],
            {"segment": EVERYBODY, "feature": ALL},
        )
        self.grid = LiveChart(kano_chart(self._points(), self.feature or None, self.titles))
        self.shares = LiveChart(kano_shares_chart(self._points(), self.titles))
        self.form.observe(self.changed, "values")
        return [self.form, self.grid, self.said, self.shares]

    @property
    def feature(self) -> str:
        return str(self.form.values["feature"] or ALL)

    @property
    def segment(self) -> str:
        return str(self.form.values["segment"] or EVERYBODY)

    def _points(self) -> pd.DataFrame:
        """All features of one segment, or one feature in all segments."""
        if self.feature:
            return self.table[self.table["feature"] == self.feature]
        return self.table[self.table["segment"] == self.segment].drop(columns="segment")

    def update(self) -> None:
        feature = self.feature or None
        points = self._points()
        words = kano_words(points, feature, self.titles)
        self.grid.replace_rows(kano_rows(points, feature, self.titles), **words._asdict())
        self.shares.replace_rows(
            self._bars(points),
            title=self._finding(points),
            subtitle="Each bar: the answers of all those asked, by category.",
            description=_shares_in_words(points, self.titles),
        )

    def _bars(self, points: pd.DataFrame) -> pd.DataFrame:
        """A bar for each feature; for one feature a bar for each segment, named by it alone."""
        if not self.feature:
            return kano_shares_rows(points, self.titles)
        return kano_shares_rows(points.assign(feature=points["segment"]).drop(columns="segment"))

    def _finding(self, points: pd.DataFrame) -> str:
        """How much of the answers the largest category holds: what a single letter leaves out."""
        if self.feature:
            whole = points[points["segment"] == EVERYBODY].iloc[0]
            share = whole[str(whole["category"])] / whole["n"]
            return f"{100 * share:.0f} % of everybody's answers make it {NAMES[whole['category']]}"
        largest = [row[str(row["category"])] / row["n"] for row in points.to_dict("records")]
        split = sum(share < 0.5 for share in largest)
        return f"For {split} of {len(points)} features no category holds half of the answers"

    def state(self) -> dict[str, Any]:
        return {"feature": self.feature, "segment": self.segment}

    def restore(self, state: Any) -> None:
        known = dict(self.form.values)
        if state.get("feature") in {ALL, *self.titles}:
            known["feature"] = state["feature"]
        if state.get("segment") in {EVERYBODY, *self.segments}:
            known["segment"] = state["segment"]
        self.form.values = known

    def summary(self) -> str:
        points = self._points()
        if not self.feature:
            wanted = points[points["category"].isin(["M", "O", "A"])]
            names = {
                str(letter): [escape_markdown(self.titles[id]) for id in part["feature"]]
                for letter, part in wanted.groupby("category", sort=False)
            }
            told = "; ".join(f"**{NAMES[letter]}**: {', '.join(who)}" for letter, who in names.items())
            asked = f"For {escape_markdown(self.segment)} ({int(points['n'].max())} answers)"
            return f"{asked}: {told or 'nothing is wanted'}."
        whole = points[points["segment"] == EVERYBODY].iloc[0]
        name = escape_markdown(self.titles[self.feature])
        said = f"“{name}” is **{NAMES[whole['category']]}** for everybody together."
        others = points[(points["segment"] != EVERYBODY) & (points["category"] != whole["category"])]
        if others.empty:
            return f"{said} Every segment says the same."
        told = "; ".join(
            f"**{NAMES[row['category']]}** for {escape_markdown(row['segment'])} ({int(row['n'])} answers)"
            for row in others.to_dict("records")
        )
        return f"{said} But it is {told}."


def _shares_in_words(points: pd.DataFrame, titles: Mapping[Any, str]) -> str:
    """Every bar in words, for those who don't see it."""
    told = []
    for row in points.to_dict("records"):
        name = f"{titles[row['feature']]}, {row['segment']}" if "segment" in row else titles[row["feature"]]
        shares = [f"{NAMES[letter]} {100 * row[letter] / row['n']:.0f} %" for letter in NAMES if row[letter]]
        told.append(f"{name}: {', '.join(shares)}")
    return ". ".join(told) + "."
