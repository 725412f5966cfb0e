"""Who is speaking in a vote by points: by points, by how many people put an option first, and who is silent.

`frame` has `person`, `option` and `points`, a row for each pair; `people` is how many could have voted.
"""

from collections.abc import Sequence

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.voices import voices_chart
from pmkit.english import counted, listed, plural, whole_percent
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Values
from pmkit.methods import wilson_interval
from pmkit.practice.markdown import escape_markdown

FIRST, ANY = "first", "any"
_WAYS = {FIRST: "how many people put it first", ANY: "how many people gave it anything"}
_HEAVY = 0.5


class PointsGiven(Explorer):
    """Compare the share of the points with the share of the people: a few may speak for many."""

    layout = ("form", "chart", "sentence")
    title = "Who is speaking?"

    def __init__(self, frame: pd.DataFrame, *, people: int = 0) -> None:
        super().__init__(frame)
        self.table = frame.pivot_table(
            index="person", columns="option", values="points", aggfunc="sum", sort=False
        ).astype(float)
        self.people = max(people, len(self.table))

    def controls(self, _: Values) -> Sequence[Control]:
        return (
            Form("form", (Choice("way", "Beside the points", options=_WAYS, radio=True),), label="Points"),
        )

    def result(self, values: Values) -> Result:
        shares = self._shares(str(values["way"]))
        return Result(
            sentence=self._said(shares, str(values["way"])),
            charts={"chart": self._chart(shares, str(values["way"]))},
        )

    def _shares(self, way: str) -> pd.DataFrame:
        """A row per option: its share of the points, and of the people; who puts two first counts half for
        each."""
        table, n = self.table, len(self.table)
        given = table.sum()
        if way == FIRST:
            top = table.eq(table.max(axis=1), axis=0)
            behind = top.div(top.sum(axis=1), axis=0).sum()
        else:
            behind = (table > 0).sum()
        ranges = [wilson_interval(min(float(hits), n), n) for hits in behind]
        return pd.DataFrame(
            {
                "theme": table.columns.astype(str),
                "share": (given / given.sum()).to_numpy(),
                "weighted_share": (behind / n).to_numpy(),
                "weighted_low": [low for low, _ in ranges],
                "weighted_high": [high for _, high in ranges],
            }
        )

    def _chart(self, shares: pd.DataFrame, way: str) -> Picture:
        lead = _leads(shares, "share")
        return voices_chart(
            shares,
            title=f"{listed(lead)} {plural(len(lead), 'leads', 'lead')} by points",
            subtitle=f"Circle: share of the points. Arrow: {_WAYS[way]}, with its range.",
            unit="points",
            before="of the points",
        )

    def _said(self, shares: pd.DataFrame, way: str) -> str:
        by_points, by_people = _leads(shares, "share"), _leads(shares, "weighted_share")
        most = whole_percent(float(shares["weighted_share"].max()))
        said = f"By points, {_bold(by_points)} {plural(len(by_points), 'leads', 'lead')}. "
        behind = f"{most} of {self._voters()}"
        if way == FIRST:
            said += f"Most people put {_bold(by_people)} first: {behind}."
        else:
            said += f"Most people gave {_bold(by_people)} something: {behind}."
        return " ".join(filter(None, [said, self._few(by_points[0]), self._silent()]))

    def _voters(self) -> str:
        return counted(len(self.table), "person", "people")

    def _few(self, option: str) -> str:
        """How few people gave half of the leader's points."""
        given = self.table[option].sort_values(ascending=False, kind="stable")
        few = int((given.cumsum() < _HEAVY * given.sum()).sum()) + 1
        return f"{few} of {self._voters()} gave half of the points of {_bold([option])}."

    def _silent(self) -> str:
        silent = self.people - len(self.table)
        if not silent:
            return ""
        here = counted(silent, "person is", "people are")
        return f"{here} here and gave nothing: nobody knows what they want."


def _leads(shares: pd.DataFrame, column: str) -> list[str]:
    best = shares[column].max()
    return [str(name) for name in shares.loc[shares[column] > best - 1e-9, "theme"]]


def _bold(names: Sequence[str]) -> str:
    return listed([f"**{escape_markdown(name)}**" for name in names])
