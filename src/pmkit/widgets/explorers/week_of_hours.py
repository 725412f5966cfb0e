"""A week of 40 hours: give the hours out, compare with another week, and see what starves.

`frame` has one row per activity with `id`, `activity`, `short` (a name for the chart),
`least` (hours below which it starves), `starves` (what happens then) and one column of hours per other
week; the first of those is what one starts with.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts.week import week, week_rows
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer, Notebook
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

WHOLE = 40.0
_MOST = 30


class WeekOfHours(Explorer):
    """Sliders for the hours, bars against another week. `weeks` names the columns of hours: key -> label."""

    item: ClassVar[str] = "explorer:roles.week"

    def __init__(
        self,
        frame: pd.DataFrame,
        weeks: Mapping[str, str],
        workbook: Notebook | None = None,
        label: str = "",
    ) -> None:
        self.weeks = dict(weeks)
        self.begin = next(iter(self.weeks))
        super().__init__(frame, workbook, label)

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.rows = self.frame.reset_index(drop=True)
        others = self._others()
        sliders = [
            {
                "key": row["id"],
                "label": row["activity"],
                "type": "range",
                "min": 0,
                "max": _MOST,
                "step": 1,
                "unit": "h",
            }
            for row in self.rows.to_dict("records")
        ]
        self.form = Form(
            [
                *sliders,
                {
                    "key": "other",
                    "label": "Compare with",
                    "type": "choice",
                    "options": [{"value": key, "label": self.weeks[key]} for key in others],
                    "required": True,
                },
                {"key": "take", "label": "Copy that week", "type": "button"},
                {"key": "reset", "label": "Start over", "type": "button"},
            ],
            {**self._first_hours(), "other": others[0]},
        )
        self.form.on_click("take", self._take_over)
        self.form.on_click("reset", self.start_over)
        self.chart = LiveChart(week(self._chart_rows(), title="Week", description="Bars of hours."))
        self.form.observe(self.changed, "values")
        return [self.form, self.chart]

    def _others(self) -> list[str]:
        """The weeks to compare with: all but the one that is changed."""
        return [key for key in self.weeks if key != self.begin]

    def _first_hours(self) -> dict[str, float]:
        return self._hours_of(self.begin)

    def _hours_of(self, week_key: str) -> dict[str, float]:
        hours = self.rows[week_key].astype(float)
        return dict(zip(self.rows["id"], hours, strict=True))

    def _take_over(self) -> None:
        """The other week's hours, as a beginning to change."""
        self.form.values = {**self.form.values, **self._hours_of(self.form.values["other"])}

    @property
    def hours(self) -> pd.Series:
        """The hours as the sliders stand, in the order of the rows."""
        given = [float(self.form.values.get(id) or 0) for id in self.rows["id"]]
        return pd.Series(given, index=self.rows.index)

    @property
    def untouched(self) -> bool:
        """Whether hours stand here that nobody has given: a week of one's own, before the first change."""
        return False

    @property
    def starving(self) -> pd.DataFrame:
        """The rows that get less than their least, the hungriest first."""
        lacking = self.rows.assign(lacking=self.rows["least"] - self.hours)
        return lacking[lacking["lacking"] > 0].sort_values("lacking", ascending=False, kind="stable")

    def _chart_rows(self) -> pd.DataFrame:
        other = self.rows[self.form.values["other"]]
        return week_rows(self.rows["short"], self.hours, other, self.rows["least"])

    def update(self) -> None:
        rows = self._chart_rows()
        starving = self.starving
        n = len(starving)
        title = "Nothing starves" if not n else f"{n} of {len(self.rows)} activities starve"
        if self.untouched:
            title = "Not your week yet"
        self.chart.replace_rows(
            rows,
            title=title,
            subtitle=f"Bar: this week. Diamond: {self.weeks[self.form.values['other']]}. Tick: the least.",
            description="; ".join(
                f"{row['activity']}: {row['words']}, other week {row['other']:g} h"
                for row in rows.to_dict("records")
            ),
        )

    def state(self) -> dict[str, Any]:
        hours = dict(zip(self.rows["id"], self.hours.tolist(), strict=True))
        return {"hours": hours, "other": self.form.values["other"]}

    def restore(self, state: Any) -> None:
        known = set(self.rows["id"])
        hours = {
            id: float(value)
            for id, value in dict(state.get("hours", {})).items()
            if id in known and isinstance(value, (int, float))
        }
        other = state.get("other")
        kept = {"other": other} if other in self._others() else {}
        self.form.values = {**self.form.values, **hours, **kept}

    def summary(self) -> str:
        total = float(self.hours.sum())
        said = f"Given out: **{total:g} of {WHOLE:g}** hours"
        if total > WHOLE:
            said += f", {total - WHOLE:g} too many: what do you take away?"
        elif total < WHOLE:
            said += f"; {WHOLE - total:g} are left."
        else:
            said += "."
        starving = self.starving
        if starving.empty:
            end = " Nothing starves." if total <= WHOLE else " Nothing starves, on hours that are not there."
            return said + end
        first = starving.iloc[0]
        hours = f"{first['lacking']:g} hour{'' if first['lacking'] == 1 else 's'}"
        said += f" **{escape_markdown(first['activity'])}** lacks {hours}: {first['starves']}"
        if len(starving) > 1:
            rest = "; ".join(escape_markdown(name) for name in starving["activity"].iloc[1:])
            said += f" Short as well: {rest}."
        return said


class OwnWeek(WeekOfHours):
    """The same for one's own week: it begins with five hours each, which are to be changed."""

    item: ClassVar[str] = "explorer:roles.own-week"

    def _others(self) -> list[str]:
        return list(self.weeks)

    def _first_hours(self) -> dict[str, float]:
        return dict.fromkeys(self.rows["id"], WHOLE / len(self.rows))

    @property
    def untouched(self) -> bool:
        return dict(zip(self.rows["id"], self.hours, strict=True)) == self._first_hours()

    def summary(self) -> str:
        if self.untouched:
            return (
                f"{WHOLE / len(self.rows):g} hours each stand here to begin with. Pull them to what your "
                "calendar says, then read what starves."
            )
        return super().summary()
