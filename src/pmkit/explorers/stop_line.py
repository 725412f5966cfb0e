"""The stop line: when a roll-out is stopped, how often for nothing, and 28 days on which to try it.

`frame` has a row per day: `day`, `date`, `share`, `exposed`, `uses`, a column per guardrail, `control_uses`,
`control_errors`, `note`. What one decides does not change the record: the next day is as it was.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd

from pmkit.explorers import Button, Choice, Control, Explorer, Form, Number, Range, Result, Values
from pmkit.explorers import _stop_words as words
from pmkit.explorers.guardrails import DECISIONS, LOOKS, RULES, Guardrail, Moment, Plan, Record, decided
from pmkit.explorers.state import value_at

BOTH = "both"
_PLAYED = ("day", "play", "told", "risks", "table", "rule")


class StopLine(Explorer):
    """Choose a rule, see how often it errs, and decide day by day: go on, hold, take it back.

    `guardrails` are what can be watched (each a column of the days), `audience` how many get it in the end,
    `moments` what was true on which days: told when the play has ended.
    """

    layout = ("plan", "sentence", "risks", "rule", "day", "play", ("line1", "line2"), "told", "table")
    taken_along = ("sentence", "risks", "told", "line1", "line2", "table")
    title = "The stop line"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        guardrails: Mapping[str, Guardrail],
        audience: int,
        moments: Sequence[Moment] = (),
    ) -> None:
        super().__init__(frame, units=units)
        self.guardrails, self.moments = dict(guardrails), tuple(moments)
        self.record = Record(frame, guardrails, audience)
        names = {key: one.name for key, one in guardrails.items()}
        self.watched = {BOTH: "both, and they share the budget", **names} if len(names) > 1 else names
        self.last = len(frame)

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        rates = [field for key, one in self.guardrails.items() for field in _rates(key, one)]
        fields = (
            Choice("watch", "You watch", options=self.watched),
            Choice("rule", "You stop by the rule", options=RULES),
            Choice("looks", "You look", options=LOOKS),
            Range(
                "level",
                "Budget: harmless roll-outs that may be stopped",
                start=0.05,
                min=0.01,
                max=0.3,
                step=0.01,
                unit="%",
            ),
            *rates,
        )
        done = decided(values.get("decisions"), self.last)
        return (Form("plan", fields, label="Stop line"), Form("play", self._buttons(done), label="The days"))

    def _buttons(self, done: Sequence[str]) -> tuple[Button, ...]:
        again = Button("again", "Back to day 1", lambda _: {"decisions": []})
        if self._ended(done):
            return (again,)
        main = {"go": True}
        choose = [
            Button(key, name, partial(self._decide, key), main=main.get(key, False))
            for key, name in DECISIONS.items()
        ]
        return (*choose, again) if done else tuple(choose)

    def _decide(self, what: str, values: Values) -> Values:
        return {"decisions": [*decided(values.get("decisions"), self.last), what][: self.last]}

    def _ended(self, done: Sequence[str]) -> bool:
        return len(done) == self.last or (bool(done) and done[-1] == "back")

    # --- what is seen
    def result(self, values: Values) -> Result:
        keys = list(self.guardrails) if values["watch"] == BOTH else [str(values["watch"])]
        hidden = {f"{kind}_{key}" for key in self.guardrails if key not in keys for kind in ("base", "bad")}
        if self.record.broken is not None:
            return Result(sentence=words.broken(self.record), hidden={*hidden, *_PLAYED})
        rates = {key: (self._rate(values, "base", key), self._rate(values, "bad", key)) for key in keys}
        wrong = {f"bad_{key}": words.NOT_MORE for key, (base, bad) in rates.items() if bad <= base}
        if wrong:
            return Result(sentence=words.NOT_MORE, errors=wrong, hidden={*hidden, *_PLAYED})
        level = round(float(values["level"]), 4) / len(keys)
        plan = Plan(str(values["rule"]), str(values["looks"]), level, rates)
        return self._seen(plan, decided(values.get("decisions"), self.last), hidden)

    def _seen(self, plan: Plan, done: Sequence[str], hidden: set[str]) -> Result:
        ended = self._ended(done)
        day = max(len(done), 1) if ended else len(done) + 1
        lines = {
            f"line{at}": words.line_picture(self.record, plan, key, day)
            for at, key in enumerate(plan.rates, start=1)
        }
        told = words.told(self.record, plan, done, self.moments) if ended else ""
        return Result(
            sentence=words.said(self.record, plan),
            charts={"risks": words.risks_picture(self.record, plan), **lines},
            says={
                "rule": words.rule_card(self.record, plan),
                "day": words.day_said(self.record, plan, day, self._decided(done)),
                "told": told,
            },
            tables={"table": words.risks_table(self.record, plan)},
            hidden=hidden,
        )

    def _decided(self, done: Sequence[str]) -> str:
        if not done:
            return "You decide each morning. Your decision does not change the record."
        times = {key: done.count(key) for key in DECISIONS if key in done}
        told = [f"{DECISIONS[key].lower()} {_times(many)}" for key, many in times.items()]
        return f"So far: {', '.join(told)}."

    def _rate(self, values: Values, kind: str, key: str) -> float:
        return float(value_at(values, (kind, key))) / 1000


def _times(many: int) -> str:
    return "once" if many == 1 else f"{many} times"


def _rates(key: str, one: Guardrail) -> list[Number]:
    labels = {"base": f"{one.name}: usual in 1,000 uses", "bad": f"{one.name}: not to be tolerated"}
    starts = {"base": one.base, "bad": one.bad}
    return [
        Number(f"{kind}_{key}", label, at=(kind, key), start=starts[kind], min=0.01, max=900)
        for kind, label in labels.items()
    ]
