"""The numbers of the lesson on the 28 days of the roll-out, and on the weeks after it. All computed."""

from typing import Any

from pmkit import methods
from pmkit.cases import load

USUAL, BAD = 0.01, 0.02
FAULTY_STAGE = 2


def _days() -> Any:
    return load("rollout_days")


def looks() -> dict[str, float]:
    """How many of 100 launches without any fault are stopped by each rule, with a look on each day; how many days."""
    days = _days()
    stopped = {}
    for rule in methods.STOP_RULES:
        lines = methods.stop_lines(days["uses"].cumsum().tolist(), rule, base=USUAL, bad=BAD)
        risks = methods.line_risks(lines, days["exposed"].tolist(), base=USUAL, bad=BAD)
        stopped[rule] = 100 * risks.false_alarm
    return {"days": len(days), **stopped}


def rollout() -> dict[str, int]:
    """The fault of the second stage: unsafe recipes that were reported, and searches."""
    days = _days()
    second = days[days["share"] == days["share"].drop_duplicates().iloc[FAULTY_STAGE - 1]]
    return {"reports": int(second["unsafe_reports"].sum()), "searches": int(second["uses"].sum())}


def cohorts() -> dict[str, float]:
    """Of 100 families of a stage, how many used the filter in a week since they got it; stage and week in the name."""
    table = load("rollout_cohorts").set_index(["stage", "week"])
    shares = 100 * table["used"] / table["households"]
    named = {"oldest_first": (1, 1), "oldest_now": (1, 4), "newest_first": (4, 1)}
    named |= {"fault_later": (FAULTY_STAGE, 4), "next_later": (FAULTY_STAGE + 1, 4), "newest_later": (4, 4)}
    return {name: float(shares[at]) for name, at in named.items()}
