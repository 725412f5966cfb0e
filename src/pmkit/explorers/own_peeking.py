"""The peeking machine on a test of one's own: counts by day and arm, pasted."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pmkit.explorers import Choice, Control, Explorer, Form, Number, Pasted, Range, Result, Values
from pmkit.explorers._own_days import MOST_LOOKS, OwnDays, read_own_days
from pmkit.explorers._replay import COUNTS, NAMES, SIDES, Replay, replay
from pmkit.explorers._replay_views import line_picture, stops_picture, told
from pmkit.methods import InputError, sequential_limits
from pmkit.practice.markdown import escape_markdown

_MOST_SUCCESSES = 100_000
_SHOWN = ("form", "line", "lead", "rule", "stops", "sides")


class OwnPeeking(Explorer):
    """Paste a test, say what was planned, and see when each rule would have stopped it. `sample` is what one
    begins with, `about` the sentence that says what it is, `planned` how many days it was to run."""

    layout = ("data", "read", "form", "sentence", "line", "lead", "rule", "stops", "sides")
    taken_along = ("form", "sentence", "line", "lead", "rule", "stops")
    title = "The peeking machine, your test"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        sample: str,
        about: str,
        planned: int,
    ) -> None:
        super().__init__(frame, units=units)
        self.sample, self.about, self.planned = sample, about, planned
        self._replayed = lru_cache(maxsize=16)(_replayed)
        sequential_limits(planned)  # what the first replay would wait for

    def controls(self, values: Values) -> Sequence[Control]:
        text = values.get("days")
        own = read_own_days(text if isinstance(text, str) else self.sample)
        pasted = Pasted(
            "days",
            "Your test: a row per day and arm",
            start=self.sample,
            help="Columns: day (a number or a date), arm, people, successes. Counts of that day alone.",
        )
        data = Form("data", (pasted,), label="Your test")
        return (data,) if own.problem else (data, Form("form", self._plan(own, values), label="Plan and day"))

    def _plan(self, own: OwnDays, values: Values) -> tuple[Any, ...]:
        looks = own.looks
        first = self.planned if values.get("days", self.sample) == self.sample else looks
        days = Number("planned", "Days planned", start=first, min=looks, max=MOST_LOOKS, follows=True)
        planned = days.clean(values.get("planned", first))
        hoped = max(1, round(own.frame["successes"].sum() / looks * planned))
        return (
            Choice("control", "Control", options={arm: arm for arm in own.arms}, start=own.control),
            Choice("rule", "Rule", options=NAMES, start="peek"),
            Range("day", "You look up to day", start=looks, min=1, max=looks, follows=True),
            days,
            Range(
                "effect",
                "Effect expected before the data",
                start=0.03,
                min=0.005,
                max=0.3,
                step=0.005,
                unit="%",
                help="In points. Whoever changes it after the first day chooses the answer.",
            ),
            Number(
                "most",
                "Most successes in both arms",
                start=min(hoped, _MOST_SUCCESSES),
                min=1,
                max=_MOST_SUCCESSES,
                follows=True,
                help="Miller's N, chosen before the test. It begins with what your days point to.",
            ),
        )

    def result(self, values: Values) -> Result:
        own = read_own_days(values["days"])
        if own.problem:
            return Result(sentence=escape_markdown(own.problem), hidden=frozenset(_SHOWN))
        rule, day = values["rule"], int(values["day"])
        planned, most = int(values["planned"]), int(values["most"])
        needs = {"effect": "always_valid", "most": COUNTS}
        hidden = {field for field, only in needs.items() if only != rule}
        try:
            test = self._replayed(values["days"], values["control"], planned, most, float(values["effect"]))
        except InputError as problem:
            return Result(sentence=escape_markdown(str(problem)), says={"read": own.told}, hidden=hidden)
        return Result(
            sentence=f"{self._whose(values['days'])}{told(test, rule, day)}",
            charts={
                "lead" if rule == COUNTS else "line": line_picture(test, rule, day),
                "stops": stops_picture(test, day),
            },
            says={"read": own.told, "rule": f"**{NAMES[rule]}.** {test.promise(rule)}", "sides": SIDES},
            hidden=hidden,
        )

    def _whose(self, text: str) -> str:
        return f"{self.about} Paste your own test in its place. " if text == self.sample else ""


def _replayed(text: str, control: str, planned: int, most: int, effect: float) -> Replay:
    days = read_own_days(text).against(control)
    return replay(days, tau=round(effect, 4), most=most, planned=planned)
