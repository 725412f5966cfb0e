"""What is flagged: cases with scores in two groups (the case's, drawn, or pasted); published tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log
from statistics import NormalDist

import pandas as pd

from pmkit.english import counted, listed, shortened
from pmkit.explorers.pasted_table import Wanted, read_table
from pmkit.methods import confusion_counts, natural_frequencies

FOR_SURE = 1.01
"""A threshold over every score: nothing is flagged."""
_DRAWN = 2000
_MOST_GROUPS = 12
_ALONE = "everybody"
_MARKS = {"1": ("1", "yes", "true", "y", "x"), "0": ("0", "no", "false", "n")}
COLUMNS = (
    Wanted("score", "score", kind="number", min=0, max=1, words=("probability", "chance", "risk")),
    Wanted(
        "unsafe",
        "label",
        kind="choice",
        words=("harm", "harmful", "truth", "outcome", "unsafe", "actual"),
        options=tuple((mark, word) for mark, words in _MARKS.items() for word in words),
    ),
    Wanted("group", "group", required=False, words=("segment", "kind")),
)


@dataclass(frozen=True)
class Called:
    """What a case is called, one and many, and what the two kinds of them are."""

    one: str = "case"
    many: str = "cases"
    harmful: str = "harmful"
    harmless: str = "harmless"

    @property
    def kinds(self) -> dict[str, str]:
        """The four counts in words."""
        return {
            "fn": f"{self.harmful}, missed",
            "tp": f"{self.harmful}, flagged",
            "fp": f"{self.harmless}, flagged",
            "tn": f"{self.harmless}, left alone",
        }


@dataclass(frozen=True, eq=False)
class Flagged:
    """Groups (key -> what it is called) with `cases` (score, unsafe, group) or, where there are no scores,
    with fixed `counts`; `more` is what else has to be said of them."""

    groups: Mapping[str, str]
    called: Called
    cases: pd.DataFrame | None = None
    counts: pd.DataFrame = field(default_factory=pd.DataFrame)
    told: tuple[str, ...] = ()
    problem: str = ""
    more: str = ""

    def at(self, thresholds: Mapping[str, float]) -> pd.DataFrame:
        """The four counts of each group, and of all of them, with a threshold for each."""
        if self.cases is not None:
            return confusion_counts(self.cases, thresholds, by="group")
        if len(self.counts) == 1:
            return self.counts
        total = self.counts.drop(columns="group").sum()
        return pd.concat([self.counts, pd.DataFrame([{"group": "all", **total}])], ignore_index=True)


PEOPLE = Called("person", "people", "ill", "healthy")
COMPAS = Flagged(
    {"Black": "Black defendants", "White": "White defendants"},
    Called("person", "people", "recidivist", "other"),
    counts=pd.DataFrame(
        {
            "group": ["Black", "White"],
            "tp": [1369, 505],
            "fp": [805, 349],
            "fn": [532, 461],
            "tn": [990, 1139],
        }
    ),
    more=(
        "The counts are those of ProPublica's file of one county, two-year recidivism, with one choice of "
        "the threshold: a score of Medium or High is a flag, Low is none. Another choice gives other numbers."
    ),
)


def screening(base_rate: float, caught: float, false_alarms: float) -> Flagged:
    """A test for everybody, as shares of 1,000 people."""
    four = natural_frequencies(base_rate, caught, false_alarms)
    return Flagged({"all": "Everybody"}, PEOPLE, counts=four.drop(columns="n"))


@lru_cache(maxsize=8)
def drawn(first: float, second: float, distance: float) -> Flagged:
    """Two groups with these base rates, and a calibrated score from two normal curves this far apart."""
    groups = {"a": "Group A", "b": "Group B"}
    parts = [_curves(key, base, distance) for key, base in zip(groups, (first, second), strict=True)]
    more = f"{counted(_DRAWN, 'invented case')} in each group, spread evenly under two normal curves."
    return Flagged(groups, Called(), cases=pd.concat(parts, ignore_index=True), more=more)


def _curves(group: str, base_rate: float, distance: float) -> pd.DataFrame:
    bad = round(_DRAWN * base_rate)
    marks = [1] * bad + [0] * (_DRAWN - bad)
    if bad in (0, _DRAWN):
        return pd.DataFrame({"group": group, "score": float(bad > 0), "unsafe": marks})
    normal = NormalDist()
    seen = [normal.inv_cdf((at + 0.5) / bad) + distance for at in range(bad)]
    seen += [normal.inv_cdf((at + 0.5) / (_DRAWN - bad)) for at in range(_DRAWN - bad)]
    odds = log(bad / (_DRAWN - bad)) - distance**2 / 2
    scores = [1 / (1 + exp(-(odds + distance * one))) for one in seen]
    return pd.DataFrame({"group": group, "score": scores, "unsafe": marks})


@lru_cache(maxsize=4)
def read_scores_text(text: str) -> Flagged:
    """The cases of a pasted table, with all their groups; never raises."""
    table = read_table(text, COLUMNS)
    if table.problem or table.frame.empty:
        none = "No case could be read. Each needs a score from 0 to 1 and a label, yes or no."
        problem = table.problem or none
        return Flagged({}, Called(), told=table.told, problem=problem)
    cases, told = table.frame[["score", "unsafe", "group"]].copy(), list(table.told)
    empty = cases["group"].map(lambda cell: pd.isna(cell) or not str(cell).strip()).to_numpy(dtype=bool)
    if empty.any() and not empty.all():
        told.append(f"{counted(int(empty.sum()), 'case')} without a group: taken as a group “not given”.")
    names = cases["group"].map(lambda cell: shortened(str(cell), 40))
    names = names.where(~empty, _ALONE if empty.all() else "not given")
    cases["group"] = names.replace({"all": "all (as written)"})
    cases["unsafe"] = cases["unsafe"].astype(int)
    groups = list(dict.fromkeys(cases["group"]))
    problem = ""
    if len(groups) > _MOST_GROUPS:
        some = listed(groups, 3)
        problem = f"There are {len(groups)} groups, such as {some}. Join them to {_MOST_GROUPS} at most."
    return Flagged({one: one for one in groups}, Called(), cases=cases, told=tuple(told), problem=problem)


def two_of(flagged: Flagged, first: str, second: str) -> Flagged:
    """The same with these two groups alone (or one, where they are the same)."""
    if flagged.cases is None:
        return flagged
    groups = {key: name for key, name in flagged.groups.items() if key in (first, second)}
    cases = flagged.cases[flagged.cases["group"].isin(list(groups))].reset_index(drop=True)
    return Flagged(groups, flagged.called, cases=cases, told=flagged.told, more=flagged.more)
