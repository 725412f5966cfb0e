"""Guardrails of a roll-out that is replayed day by day: their lines, their risks, and what they say today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from pmkit.methods import (
    LineRisks,
    check_arm_sizes,
    line_risks,
    stop_lines,
    wilson_interval,
)

RULES = {
    "naive": "Worse than before",
    "each": "The whole budget at every look",
    "split": "The budget split over the looks",
    "sprt": "Wald's sequential test",
}
LOOKS = {"daily": "every day", "stage": "at the end of each stage"}
GREEN, WEAK = "harm excluded", "too weak to exclude harm"
DECISIONS = {"go": "Go on", "hold": "Hold", "back": "Take it back"}


@dataclass(frozen=True)
class Guardrail:
    """What is watched: its `name`, the `column` of the days that counts it, and how often it happens anyway
    and must not happen, in 1,000 uses."""

    name: str
    column: str
    base: float
    bad: float


@dataclass(frozen=True)
class Moment:
    """What was true on some days of the record: `first` to `last`, its `title`, what can be defended then,
    and why."""

    first: int
    last: int
    title: str
    wise: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Plan:
    """How it is watched: the `rule`, the `looks`, the `level` of each guardrail, and the rates of each (key
    -> base and bad, as shares)."""

    rule: str
    looks: str
    level: float
    rates: Mapping[str, tuple[float, float]]


class Record:
    """The days of a roll-out, and what each plan makes of them. Worked out once for each plan."""

    def __init__(self, days: pd.DataFrame, guardrails: Mapping[str, Guardrail], audience: int) -> None:
        self.days, self.guardrails, self.audience = days.reset_index(drop=True), guardrails, audience
        self.uses = days["uses"].cumsum().to_numpy()
        self.counts = {key: days[one.column].cumsum().to_numpy() for key, one in guardrails.items()}
        new_stage = days["share"].diff().fillna(1).to_numpy() > 0
        ends = np.append(np.flatnonzero(new_stage)[1:], len(days))
        self.look_days = {"daily": np.arange(1, len(days) + 1), "stage": ends}
        self.broken = next((at for at in range(len(days)) if self._is_broken(at)), None)
        self.lines = lru_cache(maxsize=64)(self._lines)
        self.risks = lru_cache(maxsize=64)(self._risks)

    def _is_broken(self, at: int) -> bool:
        share, has = float(self.days["share"].iloc[at]), int(self.days["exposed"].iloc[at])
        if share >= 1:
            return has != self.audience
        return check_arm_sizes(self.audience - has, has, share=1 - share).broken

    def _lines(self, rule: str, looks: str, level: float, base: float, bad: float) -> pd.DataFrame:
        """`day`, `n`, `stop`, `clear` of each look."""
        days = self.look_days[looks]
        return stop_lines(self.uses[days - 1], rule, base=base, bad=bad, level=level).assign(day=days)

    def _risks(self, rule: str, looks: str, level: float, base: float, bad: float) -> LineRisks:
        lines = self.lines(rule, looks, level, base, bad)
        exposed = self.days["exposed"].to_numpy()[lines["day"].to_numpy() - 1]
        return line_risks(lines, exposed, base=base, bad=bad)

    def line_of(self, plan: Plan, key: str) -> pd.DataFrame:
        return self.lines(plan.rule, plan.looks, plan.level, *plan.rates[key])

    def false_alarm(self, plan: Plan, rule: str) -> float:
        """Of all guardrails of the plan together, as if they erred independently."""
        quiet = 1.0
        for rates in plan.rates.values():
            quiet *= 1 - self.risks(rule, plan.looks, plan.level, *rates).false_alarm
        return 1 - quiet

    def stopped(self, plan: Plan, key: str) -> int | None:
        """The day on which the rule stops the record, None where it never does."""
        lines = self.line_of(plan, key)
        counts = self.counts[key][lines["day"].to_numpy() - 1]
        ended = (counts >= lines["stop"]) | (counts <= lines["clear"])
        if not ended.any():
            return None
        at = int(ended.to_numpy().argmax())
        return int(lines["day"].iloc[at]) if counts[at] >= lines["stop"].iloc[at] else None

    def state(self, plan: Plan, key: str, day: int) -> str:
        """What the guardrail may be called today: past its line, harm excluded, or too weak to exclude it."""
        stop = self.stopped(plan, key)
        if stop is not None and stop <= day:
            return f"past the line on day {stop}"
        n, count = int(self.uses[day - 1]), int(self.counts[key][day - 1])
        if not n:
            return WEAK
        _, high = wilson_interval(count, n, confidence=0.9)
        return GREEN if high < plan.rates[key][1] else WEAK


def decided(kept: object, most: int) -> list[str]:
    """The decisions of a kept state, day by day, up to the one that took it back."""
    found: list[str] = []
    for one in kept if isinstance(kept, Sequence) and not isinstance(kept, str) else ():
        if not isinstance(one, str) or one not in DECISIONS or len(found) == most:
            break
        found.append(one)
        if one == "back":
            break
    return found
