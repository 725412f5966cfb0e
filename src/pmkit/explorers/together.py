"""Parts that fail together: what one cause for all of them does to a launch, and to a row of parts.

The table has `finished` (items per week). The arithmetic is that of `pmkit.methods.forecast_together`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import Words
from pmkit.charts.distribution import distribution_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Values
from pmkit.methods import chances_of_late_parts, forecast_with_common_cause
from pmkit.methods.forecast import WhenForecast

SIDE, ROW = "side", "row"
_SHARE = 0.85
_ENDS = (0.05, 0.95)


class Together(Explorer):
    """Choose how the parts stand to each other, how many there are, and in how many futures one cause hits
    all.

    Side by side each part keeps its date with 85 %; in a row each has `items` items.
    """

    layout = ("form", "sentence", "chart")
    title = "Parts that fail together"

    def __init__(
        self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None, items: int = 10
    ) -> None:
        super().__init__(frame.reset_index(drop=True), units=units)
        self.history, self.items = [int(one) for one in frame["finished"]], items

    def controls(self, _: Values) -> Sequence[Control]:
        asks = {
            SIDE: "Side by side: the launch needs all of them",
            ROW: f"One after another, {self.items} items each: when is the last one done?",
        }
        return (
            Form(
                "form",
                (
                    Choice("ask", "The parts stand", options=asks, radio=True),
                    Range("parts", "Parts", start=4, min=2, max=6),
                    Range(
                        "common", "Futures in which one cause hits all", start=0.0, max=1, step=0.1, unit="%"
                    ),
                ),
                label="Parts",
            ),
        )

    def result(self, values: Values) -> Result:
        parts, common = int(values["parts"]), round(float(values["common"]), 2)
        said, chart = (self._side if values["ask"] == SIDE else self._row)(parts, common)
        return Result(sentence=said, charts={"chart": chart})

    def _side(self, parts: int, common: float) -> tuple[str, Picture]:
        own, now = (np.array(chances_of_late_parts(parts, _SHARE, one)) for one in (0.0, common))
        said = (
            f"Each of {parts} parts keeps its date with 85 %. All of them do with **{100 * now[0]:.0f} %**"
            f"{_against(100 * now[0], 100 * own[0])}. All are late at once with "
            f"**{_small(now[-1])}**{_against_small(now[-1], own[-1])}."
        )
        all_keep, all_late = f"{100 * now[0]:.0f} %", _small(now[-1])
        title = f"All {parts} parts keep their date with {all_keep}; all are late with {all_late}"
        words = Words(title, _NOTE, f"Bars of how many of {parts} parts are late. {title}.")
        table = pd.DataFrame({"at": np.arange(parts + 1), "bar": now, "ring": own})
        return said, distribution_chart(table, words, x="parts that are late", bar=_NOW, ring=_OWN)

    def _row(self, parts: int, common: float) -> tuple[str, Picture]:
        sizes = [self.items] * parts
        own, now, same = (forecast_with_common_cause(self.history, sizes, one) for one in (0.0, common, 1.0))
        low, high = _span(now)
        said = (
            f"{parts} parts, one after another: done within **{now.p85} weeks** with 85 %"
            f"{_against(now.p85 or 0, own.p85 or 0)}. Nine of ten futures lie between {low} and {high} "
            f"weeks. If all parts always had the same luck, it would be {same.p85} weeks: the 85 % dates of "
            "the parts added up."
        )
        safe = f"{parts} parts: {counted(now.p85 or 0, 'week')} with 85 %"
        title = f"{safe}, {own.p85} if each has its own luck"
        note = f"{_NOTE} Peaks: then all parts take equally long." if common else _NOTE
        words = Words(
            title,
            note,
            f"Bars of the weeks until the last part is done, from {low} to {high} in nine of ten.",
        )
        return said, distribution_chart(
            _table(now, own), words, x="weeks until all are done", bar=_NOW, ring=_OWN
        )


_NOW, _OWN = "with the common cause", "each part with its own luck"
_NOTE = "Bar: with the common cause. Ring: each part with its own luck."


def _against(now: float, own: float) -> str:
    return "" if round(now) == round(own) else f" ({own:.0f} if each has its own luck)"


def _against_small(now: float, own: float) -> str:
    return "" if _small(now) == _small(own) else f" ({_small(own)} if each has its own luck)"


def _small(share: float) -> str:
    """A chance with as many digits as it takes to tell it from none."""
    return f"{100 * share:.0f} %" if share >= 0.01 else f"{100 * share:.1g} %"


def _span(forecast: WhenForecast) -> tuple[int | None, int | None]:
    low, high = (forecast.periods(share) for share in _ENDS)
    return low, high


def _table(now: WhenForecast, own: WhenForecast) -> pd.DataFrame:
    chances: Any = [np.diff(one.done_by, prepend=0.0) for one in (now, own)]
    table = pd.DataFrame({"bar": pd.Series(chances[0]), "ring": pd.Series(chances[1])}).fillna(0.0)
    return table.assign(at=np.arange(len(table)))
