"""Five checks of a finished test of one's own: its arms and its metrics, pasted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pmkit.explorers import Button, Choice, Control, Explorer, Form, Pasted, Range, Result, Text, Values
from pmkit.explorers._checks_order import GOOD, START
from pmkit.explorers._own_checks import own_test, read_own_arms, read_own_metrics
from pmkit.explorers.before_you_read import check_fields, checked, order
from pmkit.explorers.finished_test import FinishedTest
from pmkit.practice.markdown import escape_markdown

_NAME = "own"
_SHOWN = frozenset({"form", "order", "found", "groups", "metrics", "guardrails"})


class OwnBeforeYouRead(Explorer):
    """Paste the counts of two arms, and the metrics if there are any, then put the checks in an order.

    `arms` and `metrics` are the samples one begins with, `about` says what they are.
    """

    layout = ("data", "read", "form", "order", "sentence", "found", "groups", "metrics", "guardrails")
    taken_along = ("form", "order", "sentence", "found", "groups", "metrics", "guardrails")
    title = "Before you read it, your test"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        arms: str,
        metrics: str,
        about: str,
    ) -> None:
        super().__init__(frame, units=units)
        self.arms, self.metrics, self.about = arms, metrics, about
        self._test = lru_cache(maxsize=16)(_made)

    def controls(self, values: Values) -> Sequence[Control]:
        arms, metrics = (self._text(values, key) for key in ("arms", "table"))
        data = Form(
            "data",
            (
                Pasted(
                    "arms",
                    "Your arms: a row per arm, or per part and arm",
                    start=self.arms,
                    help="Columns: arm, people, successes; if any, part (a day, a country), planned share.",
                ),
                Pasted(
                    "table",
                    "Your metrics: a row per metric and arm; empty if you have none",
                    start=self.metrics,
                    help="Columns: metric, role (goal, guardrail, other), arm, n, mean, sd, worse is, margin",
                ),
            ),
            label="Your test",
        )
        read = read_own_arms(arms)
        if read.problem:
            return (data,)
        control = values.get("control") if values.get("control") in read.arms else read.control
        fields: tuple[Choice | Range | Text | Button, ...] = (
            Choice("control", "Control", options={arm: arm for arm in read.arms}, start=read.control),
            Range(
                "share", "Planned share of the variant", start=0.5, min=0.01, max=0.99, step=0.01, unit="%"
            ),
            Text("named", "The goal, as it was written down before the test"),
            *check_fields(self._test(arms, self._used(arms, metrics), control, 0.5, "")[0], _NAME),
            Button("number", "The number first", lambda _: {"order": list(START)}),
            Button("good", "What can stop you first", lambda _: {"order": list(GOOD)}),
        )
        return (data, Form("form", fields, label="Plan"), order())

    def _text(self, values: Values, key: str) -> str:
        text = values.get(key)
        return text if isinstance(text, str) else {"arms": self.arms, "table": self.metrics}[key]

    def _used(self, arms: str, metrics: str) -> str:
        """The metrics, but not those of the sample beside arms of one's own."""
        return "" if metrics == self.metrics and arms != self.arms else metrics

    def result(self, values: Values) -> Result:
        arms, metrics = values["arms"], values["table"]
        read = read_own_arms(arms)
        if read.problem:
            return Result(sentence=escape_markdown(read.problem), hidden=_SHOWN)
        used = self._used(arms, metrics)
        share, named = round(float(values["share"]), 2), str(values["named"]).strip()
        test, why = self._test(arms, used, values["control"], share, named)
        told = [read.told, read_own_metrics(used).told, f"- {escape_markdown(why)}" if why else ""]
        if used != metrics:
            told.append("- The metrics are still those of the sample and are not used. Paste yours.")
        before = f"{self.about} Paste your own in its place. " if arms == self.arms else ""
        seen = checked(test, values, _NAME, before=before)
        hidden = {"named"} if test.metrics is not None else set()
        hidden |= {"share"} if read.frame["planned_share"].notna().all() else set()
        return replace(
            seen, says={**seen.says, "read": "\n".join(filter(None, told))}, hidden={*seen.hidden, *hidden}
        )


def _made(arms: str, metrics: str, control: str, share: float, named: str) -> tuple[FinishedTest, str]:
    return own_test(read_own_arms(arms), read_own_metrics(metrics), control=control, share=share, goal=named)
