"""One's own finished test as it was pasted: the arms, and its metrics where there are any."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from pmkit.english import counted, listed
from pmkit.explorers._own_arms import (
    ARM,
    PEOPLE,
    SUCCESSES,
    arms_problem,
    likely_control,
    lines_told,
    possible_counts,
    same_arms,
)
from pmkit.explorers.finished_test import FinishedTest
from pmkit.explorers.pasted_table import Wanted, read_table
from pmkit.methods import InputError, check_pooling, judge_metrics
from pmkit.methods.many_metrics import ROLES
from pmkit.practice.markdown import escape_markdown

ARM_COLUMNS = (
    ARM,
    PEOPLE,
    SUCCESSES,
    Wanted(
        "part",
        "part",
        words=("day", "date", "week", "platform", "segment", "country", "plan"),
        required=False,
    ),
    Wanted(
        "planned_share",
        "planned share",
        kind="number",
        words=("planned", "planned share of the variant"),
        required=False,
        min=0.001,
        max=0.999,
    ),
)
METRIC_COLUMNS = (
    Wanted("metric", "metric", words=("measure", "name")),
    Wanted(
        "role",
        "role",
        kind="choice",
        options=(
            *((role, role) for role in ROLES),
            ("other", "side"),
            ("other", "secondary"),
            ("goal", "primary"),
        ),
    ),
    ARM,
    Wanted("n", "n", kind="number", whole=True, words=("people", "users", "visitors"), min=2),
    Wanted("mean", "mean", kind="number", words=("share", "value", "rate", "average")),
    Wanted("sd", "sd", kind="number", words=("standard deviation", "spread"), required=False, min=0),
    Wanted(
        "worse_is",
        "worse is",
        kind="choice",
        options=(("lower", "lower"), ("higher", "higher"), ("lower", "less"), ("higher", "more")),
    ),
    Wanted("margin", "margin", kind="number", words=("allowed harm",), required=False, min=0),
)


@dataclass(frozen=True, eq=False)
class OwnTable:
    """What was read of one of the two texts. `told` is Markdown; with a `problem` there is nothing to use."""

    frame: pd.DataFrame
    arms: tuple[str, ...] = ()
    told: str = ""
    problem: str = ""

    @property
    def control(self) -> str:
        return likely_control(self.arms)


@lru_cache(maxsize=8)
def read_own_arms(text: str) -> OwnTable:
    """The counts of the arms, whole or in parts; never raises."""
    table = read_table(text, ARM_COLUMNS)
    if table.problem:
        return OwnTable(table.frame, problem=table.problem)
    frame, wrong = possible_counts(table.frame)
    frame, spelled = same_arms(frame)
    used = [f"{counted(len(frame), 'row')} used."] if wrong else []
    arms = tuple(dict.fromkeys(frame["arm"]))
    return OwnTable(
        frame,
        arms,
        _listed(table.told_text, [*wrong, *used, *spelled]),
        arms_problem(frame, arms, table, wrong),
    )


@lru_cache(maxsize=8)
def read_own_metrics(text: str) -> OwnTable:
    """The metrics with a row per arm; never raises. An empty text is no problem: there are none then."""
    if not text.strip():
        return OwnTable(pd.DataFrame())
    table = read_table(text, METRIC_COLUMNS)
    if table.problem:
        return OwnTable(table.frame, problem=table.problem)
    frame, spelled = same_arms(table.frame)
    no_share = frame["sd"].isna() & ~frame["mean"].between(0, 1)
    twice = frame.duplicated(["metric", "arm"]) & ~no_share
    wrong = [
        *lines_told(frame[no_share], "Without an sd the mean must be a share from 0 to 1"),
        *lines_told(frame[twice], "This metric has a row for this arm already"),
    ]
    frame = frame[~no_share & ~twice].reset_index(drop=True)
    both = frame["metric"].map(frame.groupby("metric")["arm"].nunique()) > 1
    lone = list(dict.fromkeys(frame.loc[~both, "metric"]))
    if lone:
        wrong.append(f"Left out, with one arm only: {listed([f'“{one}”' for one in lone], 5)}.")
    frame = frame[both].reset_index(drop=True)
    problem = "" if len(frame) else " ".join(["No metric has a row for both arms.", *wrong])
    return OwnTable(
        frame, tuple(dict.fromkeys(frame["arm"])), _listed(table.told_text, [*wrong, *spelled]), problem
    )


def _listed(told: str, notes: list[str]) -> str:
    return "\n".join([told, *(f"- {escape_markdown(note)}" for note in notes)])


def own_test(
    arms: OwnTable, metrics: OwnTable, *, control: str, share: float, goal: str
) -> tuple[FinishedTest, str]:
    """The test, and in a sentence what of it is not used and why ("" where all is)."""

    def named(names: "pd.Series[str]") -> "pd.Series[str]":
        same = control.casefold()
        return names.map(lambda name: "control" if str(name).casefold() == same else "variant")

    counts = arms.frame.assign(
        arm=named(arms.frame["arm"]), planned_share=arms.frame["planned_share"].fillna(share)
    )
    parts = counts["part"].fillna("").astype("str").str.strip()
    groups = {"part": "part"} if parts.nunique() > 1 and (parts != "").all() else {}
    counts = counts.assign(part=parts)
    told, why = _metrics(arms, metrics)
    table = None if told is None else told.assign(arm=named(told["arm"]))
    try:
        if table is not None:
            judge_metrics(table)
    except InputError as problem:
        table, why = None, f"The metrics are not used. {problem}"
    try:
        if groups:
            check_pooling(counts, group="part")
    except InputError:
        groups, why = {}, f"{why} No part has people in both arms, so only the totals are compared.".strip()
    return FinishedTest(counts, goal, groups, table), why


def _metrics(arms: OwnTable, metrics: OwnTable) -> tuple[pd.DataFrame | None, str]:
    if metrics.problem:
        return None, f"The metrics are not used. {metrics.problem}"
    if metrics.frame.empty:
        return None, ""
    if {one.casefold() for one in metrics.arms} != {one.casefold() for one in arms.arms}:
        both = [listed([f"“{arm}”" for arm in one.arms], 5) for one in (metrics, arms)]
        return None, f"The metrics are not used: their arms are {both[0]}, those of the counts {both[1]}."
    return metrics.frame, ""
