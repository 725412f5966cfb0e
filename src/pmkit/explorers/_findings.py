"""What each of five checks finds in a test, whatever the order in which they are made.

Texts of users are escaped here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmkit.english import counted, listed, plural, signed
from pmkit.explorers.finished_test import LEVEL, FinishedTest
from pmkit.methods import family_error
from pmkit.practice.markdown import escape_markdown

TITLES = {
    "sizes": "Are the arms as large as planned?",
    "pooled": "Were days with different splits added up?",
    "goal": "What does the goal say, and was it named before?",
    "guardrails": "Is anything hurt that must not get worse?",
    "metrics": "How many metrics were looked at?",
}
_HALF = 0.5
FINE, MIND, STOP, UNKNOWN = "fine", "mind", "stop", "not known"


@dataclass(frozen=True)
class Finding:
    """What a check finds: a word for its card and sentences (Markdown)."""

    badge: str
    says: str


def findings(test: FinishedTest, goal: str, after: Sequence[str]) -> dict[str, Finding]:
    """What each check finds; the goal is read as well as the checks made before it (`after`) allow."""
    return {
        "sizes": _sizes(test),
        "pooled": _pooled(test),
        "goal": _goal(test, goal, "pooled" in after),
        "guardrails": _guardrails(test, goal),
        "metrics": _metrics(test, goal),
    }


def _sizes(test: FinishedTest) -> Finding:
    checks = [one for each in test.sizes.values() for one in each]
    rarest = _of_100(min(one.p_value for one in checks))
    arms = test.counts.groupby("arm")["people"].sum()
    sizes = f"{arms['control']:,.0f} in the control, {arms['variant']:,.0f} in the variant"
    if test.broken:
        chance = f"Chance alone comes so far off the plan, or further, in {rarest} tests."
        return Finding(STOP, f"{sizes}. {chance} Someone is missing: read nothing until you know who.")
    if not test.split_changes:
        share = next(iter(test.sizes))
        plan = "half and half" if share == _HALF else f"{100 * (1 - share):.0f} to {100 * share:.0f}"
        chance = f"Chance alone comes so far off, or further, in {rarest} tests."
        return Finding(FINE, f"{sizes}; {plan} was planned. {chance}")
    worst = f"the one that is furthest off would come by chance in {rarest} tests"
    return Finding(
        FINE,
        f"{sizes}. The planned split changed, so each part is held against its own: all {len(checks)} fit; "
        f"{worst}. Held against half and half, the totals would look broken.",
    )


def _of_100(share: float) -> str:
    if share < 0.0005:
        return "fewer than 1 of 1,000"
    return f"{100 * share:.0f} of 100" if share >= 0.01 else f"{1000 * share:.0f} of 1,000"


def _pooled(test: FinishedTest) -> Finding:
    if not test.pooling:
        return Finding(
            UNKNOWN, "There are only totals. Whether days or groups point the other way can't be seen."
        )
    name, told = next(iter(test.pooling.items()))
    many = counted(int(told.groups["difference"].notna().sum()), name)
    if test.turned:
        within = sorted(100 * told.weightings["difference"])
        return Finding(
            STOP,
            f"Added up, the variant is at {signed(100 * told.pooled)} points; within the {many} it is the "
            f"other way, {signed(within[0])} to {signed(within[-1])} on average, by how you weight them. "
            "The arms met different conditions.",
        )
    if not test.uneven:
        return Finding(FINE, f"The split was the same all the time: adding up the {many} mixes up nothing.")
    return Finding(
        MIND, f"The split changed, but at least half of the {many} point the same way as the total."
    )


def _goal(test: FinishedTest, goal: str, pooled_first: bool) -> Finding:
    chosen = goal or test.named or test.goal
    name = f"“{escape_markdown(chosen)}”" if chosen else "The only number"
    if test.metrics is not None and (pooled_first or chosen != test.named):
        row = test.rows("goal", goal)[0]
        verdict, said = row["verdict"], f"{name}: {amount(row)}."
    else:
        difference, low, high = test.total
        verdict = "improves" if low > 0 else "hurts" if high < 0 else "not known yet"
        said = (
            f"{name}: {signed(100 * difference)} points, range {signed(100 * low)} to {signed(100 * high)}."
        )
        said += " All days are added up here." if test.split_changes else ""
    if test.named and chosen != test.named:
        other = f"Nobody named it before the test: the goal was “{escape_markdown(test.named)}”."
        return Finding(MIND, f"{said} {other}")
    if not chosen:
        return Finding(
            MIND, f"{said} Was it written down before the test? If not, it was chosen by its result."
        )
    ends = _ENDS[verdict]
    if verdict == "not known yet" and test.too_small:
        ends = f"The range holds 0, and not the {100 * test.worth:.1f} points that were called worth having."
    return Finding(FINE if verdict == "improves" else MIND, f"{said} Named before the test. {ends}")


_ENDS = {
    "improves": "All of the range is better.",
    "harmless": "Nothing of the range is worse.",
    "hurts": "All of the range is worse.",
    "not known yet": "The range holds 0 and more: not known yet, which is not the same as no effect.",
}


def _guardrails(test: FinishedTest, goal: str) -> Finding:
    rows = test.rows("guardrail", goal)
    if not rows:
        return Finding(
            UNKNOWN, "No guardrail was written down before the test. What got worse, nobody knows."
        )
    parts = [f"“{escape_markdown(row['metric'])}” {_SAYS[row['verdict']]} ({amount(row)})" for row in rows]
    verdicts = {row["verdict"] for row in rows}
    badge = STOP if "hurts" in verdicts else MIND if "not known yet" in verdicts else FINE
    return Finding(badge, f"{'; '.join(parts)}.")


_SAYS = {
    "hurts": "is hurt",
    "harmless": "stays within its margin",
    "improves": "gets better",
    "not known yet": "is not known yet: the range is too wide to rule out more harm than its margin",
}


def _metrics(test: FinishedTest, goal: str) -> Finding:
    rows = test.rows("other", goal)
    if not rows:
        return Finding(FINE, "One number was looked at, so there was no choice among many.")
    chance = 100 * family_error(len(rows))
    low = [f"“{escape_markdown(one)}”" for one in test.low_ones(goal)]
    stand = [row["metric"] for row in rows if row["adjusted"] <= LEVEL]
    looked = (
        f"{counted(len(rows), 'metric')} beside goal and guardrails. Without any effect, at least one of so "
        f"many has p under {100 * LEVEL:.0f} % in up to {chance:.0f} of 100 tests."
    )
    if not low:
        return Finding(FINE, f"{looked} Here none has.")
    one = f"Here {listed(low)} {plural(len(low), 'has', 'have')}."
    left = listed([f"“{escape_markdown(each)}”" for each in stand])
    kept = "Held against all of them, none stands out."
    if stand:
        kept = f"Held against all of them, {left} still {plural(len(stand), 'stands', 'stand')} out."
    return Finding(MIND, f"{looked} {one} {kept}")


def amount(row: Mapping[Any, Any]) -> str:
    """A difference with its range, in points for a share."""
    scale, unit, digits = (100, " points", 1) if row["share"] else (1, "", 2)
    apart, low, high = (signed(scale * row[name], digits) for name in ("difference", "low", "high"))
    return f"{apart}{unit}, range {low} to {high}"
