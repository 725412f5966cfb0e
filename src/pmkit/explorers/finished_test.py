"""A finished test that is to be read: what its arms, its parts and its metrics say, each worked out once.

Shared by the tests of the case and one's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from pmkit.methods import check_arm_sizes, check_pooling, difference_interval, judge_metrics
from pmkit.methods.experiments import ArmSizes
from pmkit.methods.many_metrics import MetricsVerdict
from pmkit.methods.pooling import Pooling

ARMS = ("control", "variant")
LEVEL = 0.05


@dataclass(frozen=True, eq=False)
class FinishedTest:
    """`counts`: `arm`, `people`, `successes`, `planned_share` (of the variant) and the columns of `groups`
    (what a group is called -> its column; the first is checked, none where nothing divides them). `goal` is
    the metric named beforehand, "" where none was; `metrics` as `judge_metrics` takes them; `worth` the
    smallest effect that was called worth having, as a share, 0 where none was."""

    counts: pd.DataFrame
    goal: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    metrics: pd.DataFrame | None = None
    worth: float = 0

    # --- sizes
    @cached_property
    def sizes(self) -> dict[float, list[ArmSizes]]:
        """The check of each group by the share planned for it; one in all where that never changed."""
        column = next(iter(self.groups.values()), "planned_share")
        each = self.counts[column] if self.split_changes else 0
        found: dict[float, list[ArmSizes]] = {}
        for _, part in self.counts.assign(each=each).groupby(["planned_share", "each"], sort=False):
            share = float(part["planned_share"].iloc[0])
            control, variant = (int(part.loc[part["arm"] == arm, "people"].sum()) for arm in ARMS)
            if control + variant:
                found.setdefault(share, []).append(check_arm_sizes(control, variant, share=1 - share))
        return found

    @property
    def split_changes(self) -> bool:
        return bool(self.counts["planned_share"].nunique() > 1)

    @property
    def broken(self) -> bool:
        return any(one.broken for checks in self.sizes.values() for one in checks)

    # --- pooling
    @cached_property
    def pooling(self) -> dict[str, Pooling]:
        return {name: check_pooling(self.counts, group=column) for name, column in self.groups.items()}

    @cached_property
    def uneven(self) -> bool:
        """Whether the arms are spread over the groups otherwise than by chance: only then can adding up
        mislead."""
        if self.split_changes:
            return True
        column = next(iter(self.groups.values()), None)
        if column is None:
            return False
        people = self.counts.groupby([column, "arm"])["people"].sum().unstack(fill_value=0)
        whole = people["control"].sum() / people.to_numpy().sum()
        each = people[list(ARMS)].itertuples(index=False)
        return any(check_arm_sizes(int(one), int(two), share=whole).broken for one, two in each if one + two)

    @property
    def turned(self) -> bool:
        """Whether the total points the other way than the groups, and not by chance alone."""
        return self.uneven and bool(self.pooling) and next(iter(self.pooling.values())).turned

    @cached_property
    def total(self) -> tuple[float, float, float]:
        """All people added up: variant minus control, with its range."""
        arms = self.counts.groupby("arm")[["people", "successes"]].sum().astype(int)
        people, hits = arms["people"], arms["successes"]
        low, high = difference_interval(
            hits["control"], people["control"], hits["variant"], people["variant"]
        )
        return float(hits["variant"] / people["variant"] - hits["control"] / people["control"]), low, high

    @property
    def too_small(self) -> bool:
        """Whether all of the range lies between as much harm and as much gain as is worth having."""
        _, low, high = self.total
        return bool(self.worth) and -self.worth < low and high < self.worth

    # --- metrics
    @cached_property
    def named(self) -> str:
        """The metric with the role of the goal."""
        if self.metrics is None:
            return ""
        return str(self.metrics.loc[self.metrics["role"] == "goal", "metric"].iloc[0])

    def judged(self, goal: str = "") -> MetricsVerdict | None:
        """The verdict on the metrics, with another goal where one is chosen afterwards."""
        return None if self.metrics is None else _judged(self, goal or self.named)

    def rows(self, role: str, goal: str = "") -> list[dict[Any, Any]]:
        """The verdicts on the metrics of a role; `share` says whether one is a share of people."""
        return [] if self.metrics is None else _rows(self, goal or self.named).get(role, [])

    def low_ones(self, goal: str = "") -> list[str]:
        """The metrics that are neither goal nor guardrail and look significant each for itself."""
        return [str(row["metric"]) for row in self.rows("other", goal) if row["p_value"] < LEVEL]


@lru_cache(maxsize=64)
def _judged(test: FinishedTest, goal: str) -> MetricsVerdict:
    assert test.metrics is not None
    role = test.metrics["role"].mask(test.metrics["role"] == "goal", "other")
    return judge_metrics(test.metrics.assign(role=role.mask(test.metrics["metric"] == goal, "goal")))


@lru_cache(maxsize=64)
def _rows(test: FinishedTest, goal: str) -> dict[str, list[dict[Any, Any]]]:
    """The rows of the verdict by role."""
    assert test.metrics is not None
    table = test.metrics if "sd" in test.metrics else test.metrics.assign(sd=None)
    spread = list(table.dropna(subset=["sd"])["metric"])
    told = _judged(test, goal).metrics
    rows: dict[str, list[dict[Any, Any]]] = {}
    for row in told.assign(share=~told["metric"].isin(spread)).to_dict("records"):
        rows.setdefault(row["role"], []).append(row)
    return rows
