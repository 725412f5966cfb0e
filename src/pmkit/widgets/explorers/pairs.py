"""Pairs: judge criteria two by two, see the weights that follow, and which judgement fits the others least.

Takes the square table of judgements, rows and columns named alike: how many times more the row counts than
the column (`pmkit.methods.ahp`). Knows no course.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts.ranking import ranking_chart, ranking_rows
from pmkit.methods import ahp_weights, contradictions
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

_ANSWERS = {
    "9": "9 times as much",
    "7": "7 times as much",
    "5": "5 times as much",
    "3": "3 times as much",
    "1": "just as much",
    "1/3": "a third as much",
    "1/5": "a fifth as much",
    "1/7": "a seventh as much",
    "1/9": "a ninth as much",
}


class Pairs(Explorer):
    """One choice per pair; bars of the weights; the consistency ratio and the worst pair in a sentence."""

    item: ClassVar[str] = "explorer:prioritisation.pairs"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.names = [str(name) for name in self.frame.index]
        self.pairs = [(one, two) for at, one in enumerate(self.names) for two in self.names[at + 1 :]]
        fields: list[dict[str, Any]] = [
            {
                "key": _key(pair),
                "label": f"“{pair[0]}” against “{pair[1]}” counts",
                "type": "choice",
                "required": True,
                "options": [{"value": value, "label": label} for value, label in _ANSWERS.items()],
            }
            for pair in self.pairs
        ]
        fields.append({"key": "reset", "label": "Start over", "type": "button"})
        first = {_key((one, two)): _nearest(self.frame.loc[one, two]) for one, two in self.pairs}
        self.form = Form(fields, first)
        self.form.on_click("reset", self.start_over)
        self._judge()
        self.chart = LiveChart(
            ranking_chart(
                self._rows(), title="Weights", score_title="weight, all together 1", description="Bars."
            )
        )
        self.form.observe(self.changed, "values")
        return [self.form, self.chart]

    def _judge(self) -> None:
        table = pd.DataFrame(1.0, index=self.names, columns=self.names)
        for one, two in self.pairs:
            share = Fraction(str(self.form.values[_key((one, two))]))
            table.loc[one, two], table.loc[two, one] = float(share), float(1 / share)
        self.judged = ahp_weights(table)
        self.worst = contradictions(table).iloc[0] if self.pairs else None

    def _rows(self) -> pd.DataFrame:
        weights = self.judged.weights.reset_index(drop=True)
        words = weights.map(lambda weight: f"{weight:.2f}")
        names = pd.Series(self.names, dtype="str")
        return ranking_rows(names, weights, weights, weights, words, weights == weights.max())

    def update(self) -> None:
        self._judge()
        rows = self._rows()
        fit = "The answers fit together" if self.judged.consistent else "The answers contradict each other"
        told = "; ".join(f"{item}: {words}" for item, words in zip(rows["item"], rows["words"], strict=True))
        self.chart.replace_rows(
            rows,
            title=f"{fit}: ratio {self.judged.cr:.2f}",
            subtitle=f"Weights that follow from the pairs. Limit of the ratio: {self.judged.limit:.2f}.",
            description=f"Weights. {told}.",
        )

    def state(self) -> dict[str, Any]:
        return dict(self.form.values)

    def restore(self, state: Any) -> None:
        known = {key: value for key, value in dict(state).items() if key in self.form.values}
        self.form.values = {
            **self.form.values,
            **{key: value for key, value in known.items() if value in _ANSWERS},
        }

    def summary(self) -> str:
        if self.worst is None:
            return "Two criteria are needed to compare."
        top = self.judged.weights.idxmax()
        many = f"{len(self.names)} criteria is {self.judged.limit:.2f}"
        said = f"The consistency ratio is **{self.judged.cr:.2f}**; Saaty's limit for {many}."
        if self.judged.consistent:
            most = f"“{escape_markdown(top)}” counts most, {self.judged.weights[top]:.2f} of 1"
            return f"{said} The answers fit well enough to use: {most}."
        one, two = escape_markdown(self.worst["one"]), escape_markdown(self.worst["other"])
        answer = _ANSWERS[str(self.form.values[_key((self.worst["one"], self.worst["other"]))])]
        return (
            f"{said} “{one}” against “{two}” fits least: you say {answer}, "
            f"all answers together say {self.worst['implied']:.2g} times as much. Ask again there."
        )


def _key(pair: tuple[str, str]) -> str:
    return f"{pair[0]} / {pair[1]}"


def _nearest(judgement: Any) -> str:
    """The answer on the list that is nearest to a judgement, a number or a text such as "1/3"."""
    value = math.log(Fraction(str(judgement)))
    return min(_ANSWERS, key=lambda each: abs(math.log(Fraction(each)) - value))
