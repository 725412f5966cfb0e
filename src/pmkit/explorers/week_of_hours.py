"""A week of 40 hours: give the hours out, compare with another week, and see what starves.

`frame` has one row per activity with `id`, `activity`, `short` (a name for the chart),
`least` (hours below which it starves), `starves` (what happens then) and one column of hours per other
week; the first of those is what one starts with.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.week import week_chart
from pmkit.english import counted, plural
from pmkit.explorers import Button, Choice, Control, Explorer, Form, Range, Result, Values
from pmkit.practice.markdown import escape_markdown

WHOLE = 40.0
_MOST = 30


class WeekOfHours(Explorer):
    """Sliders for the hours, bars against another week. `weeks` names the columns of hours: key -> label.

    One's `own` week begins with the same hours for each activity, which are to be changed.
    """

    layout = ((("form",), "chart"), "sentence")
    taken_along = ("chart", "sentence")
    title = "A week of hours"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        weeks: Mapping[str, str],
        own: bool = False,
    ) -> None:
        super().__init__(frame.reset_index(drop=True), units=units)
        self.own, self.weeks = own, dict(weeks)
        begin = next(iter(weeks))
        self.others = {key: label for key, label in weeks.items() if own or key != begin}
        level = WHOLE / len(frame)
        self.first = dict.fromkeys(frame["id"], level) if own else self._hours_of(begin)

    def _hours_of(self, week: str) -> dict[str, float]:
        return dict(zip(self.frame["id"], self.frame[week].astype(float), strict=True))

    def controls(self, _: Values) -> Sequence[Control]:
        hours = [
            Range(id, activity, start=self.first[id], max=_MOST, unit="h", at=("hours", id))
            for id, activity in zip(self.frame["id"], self.frame["activity"], strict=True)
        ]
        other = Choice("other", "Compare with", options=self.others)
        take = Button("take", "Copy that week", lambda values: {"hours": self._hours_of(values["other"])})
        return (Form("form", (*hours, other, take)),)

    # --- what is seen
    def result(self, values: Values) -> Result:
        hours = pd.Series([float(values["hours"][id]) for id in self.frame["id"]])
        lacking = self.frame.assign(lacking=self.frame["least"] - hours)
        # the hungriest first
        starving = lacking[lacking["lacking"] > 0].sort_values("lacking", ascending=False, kind="stable")
        untouched = self.own and hours.tolist() == list(self.first.values())
        starve = f"{len(starving)} of {len(hours)} activities {plural(len(starving), 'starves', 'starve')}"
        title = starve if len(starving) else "Nothing starves"
        return Result(
            sentence=self._untouched_words() if untouched else _sentence(float(hours.sum()), starving),
            charts={
                "chart": self._chart(hours, values["other"], "Not your week yet" if untouched else title)
            },
        )

    def _chart(self, hours: pd.Series, other: str, title: str) -> Picture:
        return week_chart(
            self.frame["short"],
            hours,
            self.frame[other],
            self.frame["least"],
            title=title,
            subtitle=f"Bar: this week. Diamond: {self.weeks[other]}. Tick: the least.",
        )

    def _untouched_words(self) -> str:
        """Of hours that nobody has given there is nothing to say yet."""
        return (
            f"Each activity begins with {WHOLE / len(self.frame):g} hours. Set them to what your calendar "
            "says, then read what starves."
        )


def _sentence(total: float, starving: pd.DataFrame) -> str:
    said = f"You gave out **{total:g} of {WHOLE:g}** hours"
    if total > WHOLE:
        said += f", {total - WHOLE:g} too many: what will you drop?"
    elif total < WHOLE:
        said += f"; {counted(WHOLE - total, 'hour')} left."
    else:
        said += "."
    if starving.empty:
        end = " Nothing starves." if total <= WHOLE else " Nothing starves, but these hours don't exist."
        return said + end
    first = starving.iloc[0]
    lacks = counted(first["lacking"], "hour")
    said += f" **{escape_markdown(first['activity'])}** is {lacks} short: {first['starves']}"
    if len(starving) > 1:
        rest = "; ".join(escape_markdown(name) for name in starving["activity"].iloc[1:])
        said += f" Short as well: {rest}."
    return said
