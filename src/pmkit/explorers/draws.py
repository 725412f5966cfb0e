"""Draws: how a forecast from history is made, one drawn week after another.

The table has `finished` (items per week) and may have `starts` (first day of the week). The draws are those
of `pmkit.methods.simulate_draws`, the exact chances those of `forecast_when`.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import Words
from pmkit.charts.distribution import distribution_chart
from pmkit.charts.picture import Picture
from pmkit.charts.throughput import throughput_chart
from pmkit.english import counted, listed, spoken_day
from pmkit.explorers import Button, Control, Explorer, Form, Range, Result, Values
from pmkit.methods import forecast_when, simulate_draws

MOST = 1000
_SHARE = 0.85
_SHOWN = 6
"""So many of the drawn weeks are told in words."""


class Draws(Explorer):
    """Draw futures, one or a hundred at a time: the last one week by week, and all of them beside the exact
    chances.
    """

    layout = ("form", "sentence", "future", "all")
    title = "How a forecast is drawn"

    def __init__(
        self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None, items: int = 30
    ) -> None:
        super().__init__(frame.reset_index(drop=True), units=units)
        self.items = items
        self.history = [int(one) for one in frame["finished"]]
        self.exact = forecast_when(self.history, items)

    def controls(self, _: Values) -> Sequence[Control]:
        return (
            Form(
                "form",
                (
                    Range("futures", "Futures drawn", start=0, min=0, max=MOST),
                    Button("one", "Draw one future", lambda values: _more(values, 1), main=True),
                    Button("hundred", "Draw 100 more", lambda values: _more(values, 100)),
                ),
                label="Draws",
            ),
        )

    @cached_property
    def lasted(self) -> np.ndarray:
        """How many weeks each future takes."""
        return np.array([len(self.future(trial)) for trial in range(1, MOST + 1)])

    def future(self, trial: int) -> pd.DataFrame:
        return simulate_draws(self.history, self.items, trial=trial)

    def result(self, values: Values) -> Result:
        drawn = int(values["futures"])
        if not drawn:
            return Result(sentence="No future is drawn yet. Draw the first one.")
        future = self.future(drawn)
        lasted = self.lasted[:drawn] if drawn > 1 else np.array([len(future)])
        return Result(
            sentence=self._sentence(drawn, future, lasted),
            charts={"future": self._future_chart(drawn, future), "all": self._all_chart(lasted)},
        )

    def _sentence(self, drawn: int, future: pd.DataFrame, lasted: np.ndarray) -> str:
        first = listed([f"{one}" for one in future["finished"].head(_SHOWN)])
        said = (
            f"Future {drawn}: the first slips say {first} items. After "
            f"**{counted(len(future), 'week')}** {self.items} items are done."
        )
        enough = self.exact.p85
        if drawn == 1 or enough is None:
            return f"{said} That is one future. Draw more to see how often it comes like this."
        within = int((lasted <= enough).sum())
        exact = 100 * self.exact.chance(enough)
        return (
            f"{said} Of **{drawn:,} futures** {within:,} are done within {counted(enough, 'week')}: "
            f"{100 * within / drawn:.0f} %. If you drew for ever, it would be {exact:.0f} %. That can be "
            "counted exactly, without drawing."
        )

    def _future_chart(self, drawn: int, future: pd.DataFrame) -> Picture:
        rows = pd.DataFrame({"finished": future["finished"]})
        if "starts" in self.frame:
            days = pd.to_datetime(self.frame["starts"]).iloc[future["drawn"]]
            rows["note"] = [f"drawn: the week of {spoken_day(day)}" for day in days]
        title = f"Future {drawn}: {self.items} items are done after {counted(len(future), 'week')}"
        return throughput_chart(rows).saying(title=title)

    def _all_chart(self, lasted: np.ndarray) -> Picture:
        longest = max(int(lasted.max()), len(self.exact.done_by) - 1)
        exact = np.zeros(longest + 1)
        exact[: len(self.exact.done_by)] = np.diff(self.exact.done_by, prepend=0.0)
        bars = np.bincount(lasted, minlength=longest + 1) / len(lasted)
        table = pd.DataFrame({"at": np.arange(longest + 1), "bar": bars, "ring": exact})
        enough = int(np.ceil(np.quantile(lasted, _SHARE, method="inverted_cdf")))
        title = f"{counted(len(lasted), 'future')}: 85 % are done within {counted(enough, 'week')}"
        if len(lasted) == 1:
            title = f"1 future: done after {counted(int(lasted[0]), 'week')}"
        words = Words(
            title,
            "Bar: share of the futures drawn. Ring: counted exactly.",
            f"Bars for {counted(len(lasted), 'future')} between {int(lasted.min())} and "
            f"{counted(int(lasted.max()), 'week')}; rings for the exact chances, 85 % at "
            f"{self.exact.p85} weeks.",
        )
        return distribution_chart(
            table, words, x="weeks until done", bar="of the futures drawn", ring="exactly"
        )


def _more(values: Values, number: int) -> dict[str, Any]:
    return {"futures": min(int(values["futures"]) + number, MOST)}
