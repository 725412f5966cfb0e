"""Pairs: judge criteria two by two, see the weights that follow, and which judgement fits the others least.

Takes the square table of judgements, rows and columns named alike: how many times more the row counts than
the column (`pmkit.methods.ahp`).
"""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from pmkit.charts.ranking import ranking_chart, ranking_rows
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Values
from pmkit.methods import ahp_weights, contradictions
from pmkit.practice.markdown import escape_markdown

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

    layout = ((("form",), "chart"), "sentence")
    title = "Criteria in pairs"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        self.names = [str(name) for name in frame.index]
        self.pairs = [(one, two) for at, one in enumerate(self.names) for two in self.names[at + 1 :]]

    def controls(self, _: Values) -> Sequence[Control]:
        choices = (
            Choice(
                _key(one, two),
                f"“{one}” against “{two}” counts",
                start=_nearest(self.frame.loc[one, two]),
                options=_ANSWERS,
            )
            for one, two in self.pairs
        )
        return (Form("form", tuple(choices)),)

    def result(self, values: Values) -> Result:
        table = pd.DataFrame(1.0, index=self.names, columns=self.names)
        for one, two in self.pairs:
            share = Fraction(values[_key(one, two)])
            table.loc[one, two], table.loc[two, one] = float(share), float(1 / share)
        judged = ahp_weights(table)
        weights = judged.weights.reset_index(drop=True)
        words = weights.map(lambda weight: f"{weight:.2f}")
        names = pd.Series(self.names, dtype="str")
        rows = ranking_rows(names, weights, weights, weights, words, weights == weights.max())
        told = "; ".join(f"{item}: {words}" for item, words in zip(rows["item"], rows["words"], strict=True))
        chart = ranking_chart(
            rows,
            title=_FIT[judged.consistent].format(ratio=judged.cr),
            subtitle=f"Weights that follow from the pairs. Limit of the ratio: {judged.limit:.2f}.",
            score_title="weight, all together 1",
            description=f"Weights. {told}.",
        )
        return Result(sentence=self._said(judged, table, values), charts={"chart": chart})

    def _said(self, judged: Any, table: pd.DataFrame, values: Values) -> str:
        if not self.pairs:
            return "Two criteria are needed to compare."
        if judged.consistent is None:
            return judged.says
        many = f"{len(self.names)} criteria is {judged.limit:.2f}"
        said = f"The consistency ratio is **{judged.cr:.2f}**; Saaty's limit for {many}."
        if judged.consistent:
            top = judged.weights.idxmax()
            most = f"“{escape_markdown(top)}” counts most, {judged.weights[top]:.2f} of 1"
            return f"{said} The answers fit well enough to use: {most}."
        worst = contradictions(table).iloc[0]
        one, two = escape_markdown(worst["one"]), escape_markdown(worst["other"])
        answer = _ANSWERS[values[_key(worst["one"], worst["other"])]]
        return (
            f"{said} “{one}” against “{two}” fits least: you say {answer}, "
            f"all answers together say {worst['implied']:.2g} times as much. Ask again there."
        )


_FIT = {
    True: "The answers fit together: ratio {ratio:.2f}",
    False: "The answers contradict each other: ratio {ratio:.2f}",
    None: "How well so many answers fit together can't be told",
}


def _key(one: str, two: str) -> str:
    return f"{one} / {two}"


def _nearest(judgement: Any) -> str:
    """The answer on the list that is nearest to a judgement, a number or a text such as "1/3"."""
    value = math.log(Fraction(str(judgement)))
    return min(_ANSWERS, key=lambda each: abs(math.log(Fraction(each)) - value))
