"""The peeking machine: finished tests once more, day by day, under the stopping rule that one chooses.

Takes the days of several tests (`test`, `day`, `arm`, `people`, `successes`) and for each its plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Values, picked
from pmkit.explorers._replay import COUNTS, NAMES, SIDES, Replay, replay
from pmkit.explorers._replay_views import line_picture, stops_picture, told


@dataclass(frozen=True)
class Plan:
    """What was written down before a test: its `title`, the effect expected (a share), and the successes of
    both arms together that it was to bring."""

    title: str
    effect: float
    successes: int


class Peeking(Explorer):
    """Choose a test, a rule and the day up to which you look: the rule's line, and who would stop when.

    `begin` is the test and the day that one sees first.
    """

    layout = ("form", "sentence", "line", "lead", "rule", "stops", "sides")
    title = "The peeking machine"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        plans: Mapping[str, Plan],
        begin: tuple[str, int],
    ) -> None:
        super().__init__(frame, units=units)
        self.plans, self.begin = plans, begin
        self.tests = {
            name: replay(frame[frame["test"] == name], tau=plan.effect, most=plan.successes)
            for name, plan in plans.items()
        }
        self._expecting = cache(lambda name, tau: self.tests[name].expecting(tau))

    def controls(self, values: Values) -> Sequence[Control]:
        names = {name: f"{name}: {plan.title}" for name, plan in self.plans.items()}
        first, day = self.begin
        test = picked({"test": values.get("test", first)}, "test", names)
        return (
            Form(
                "form",
                (
                    Choice("test", "Test", options=names, start=first),
                    Choice("rule", "Rule", options=NAMES, start="peek"),
                    Range("day", "You look up to day", start=day, min=1, max=self.tests[test].last),
                    Range(
                        "effect",
                        "Effect expected before the data",
                        at=("effect", test),
                        start=self.plans[test].effect,
                        min=0.005,
                        max=0.15,
                        step=0.001,
                        unit="%",
                        help="In points. Whoever changes it after the first day chooses the answer.",
                    ),
                ),
                label="Replay",
            ),
        )

    def result(self, values: Values) -> Result:
        rule, day = values["rule"], int(values["day"])
        test = self._test(values)
        hidden = {"effect"} if rule != "always_valid" else set()
        return Result(
            sentence=told(test, rule, day),
            charts={
                "lead" if rule == COUNTS else "line": line_picture(test, rule, day),
                "stops": stops_picture(test, day),
            },
            says={"rule": f"**{NAMES[rule]}.** {test.promise(rule)}", "sides": SIDES},
            hidden=hidden,
        )

    def _test(self, values: Values) -> Replay:
        name: Any = values["test"]
        return self._expecting(name, round(float(values["effect"][name]), 4))
