"""What the order of the five checks costs, and what may be said after all of them."""

from collections.abc import Mapping, Sequence

from pmkit.english import counted, signed
from pmkit.explorers._findings import TITLES, Finding
from pmkit.explorers.finished_test import LEVEL, FinishedTest
from pmkit.methods import family_error
from pmkit.practice.markdown import escape_markdown

START = ("goal", "metrics", "guardrails", "pooled", "sizes")
"""The order in which results are often read: the number first."""
GOOD = ("sizes", "pooled", "goal", "guardrails", "metrics")
_NO_GUARDRAIL = "What that cost nobody knows: no guardrail was measured."
_READS = ("goal", "guardrails", "metrics")


def costs(test: FinishedTest, order: Sequence[str], goal: str) -> dict[str, str]:
    """By check, what it cost that it came where it stands; plain text."""
    at = {check: place for place, check in enumerate(order)}
    found: dict[str, str] = {}
    if test.broken:
        for check in _READS:
            if at[check] < at["sizes"]:
                found[check] = "Read before the arms were checked. They are broken, so this number is void."
    if test.turned and at["goal"] < at["pooled"]:
        told = next(iter(test.pooling.values()))
        name = next(iter(test.pooling))
        others = f"Within each {name} it is" if told.against == "all" else "In most parts it is"
        found["goal"] = f"You would have reported {signed(100 * told.pooled)} points. {others} the other way."
    low = test.low_ones(goal)
    if low and at["metrics"] < at["goal"]:
        many = len(test.rows("other", goal))
        chance = 100 * family_error(many, level=LEVEL)
        found["metrics"] = (
            f"You saw “{low[0]}” before you knew the goal, and may have made it the goal. Of {many} metrics, "
            f"chance alone brings at least one so far in up to {chance:.0f} of 100 tests."
        )
    if goal and goal != test.named:
        found["goal"] = f"Chosen after the result. The goal named before was “{test.named}”."
    return found


def lucky(test: FinishedTest, order: Sequence[str]) -> list[str]:
    """The checks that came after a number was read, and found nothing this time."""
    at = {check: place for place, check in enumerate(order)}
    first = min(at[check] for check in _READS)
    clean = {"sizes": not test.broken, "pooled": not test.turned}
    return [check for check, fine in clean.items() if fine and at[check] > first]


def told(test: FinishedTest, order: Sequence[str], goal: str) -> str:
    """What the order cost, then the decision."""
    paid = costs(test, order, goal)
    late = lucky(test, order)
    if paid:
        first = next(paid[check] for check in order if check in paid)
        said = f"**Your order or choice costs you something.** {escape_markdown(first)}"
    elif late:
        luck = "You read a number before you had checked that it can be read."
        said = f"**Your order cost nothing this time, by luck.** {luck}"
    else:
        said = "**Your order costs nothing.** You checked that the numbers can be read, then you read them."
    return f"{said} {decision(test, goal)}"


def decision(test: FinishedTest, goal: str) -> str:
    """What may be said of the test after all checks."""
    if test.broken:
        return "After all five: **say nothing about the effect**. The arms are not what was planned."
    judged = test.judged(goal)
    if judged is not None and judged.decision == "roll out" and not test.rows("guardrail", goal):
        return f"After all five: the goal gets **better**. {_NO_GUARDRAIL}"
    if judged is not None:
        return f"After all five: **{judged.decision}**. {escape_markdown(judged.says)}"
    if test.turned:
        return "After all five: **the total must not be reported**. Report the differences within the groups."
    _, low, high = test.total
    if low > 0 or high < 0:
        way = "better" if low > 0 else "worse"
        return f"After all five: the variant is **{way}**. {_by_how_much(test)}{_NO_GUARDRAIL}"
    worth = f"{100 * test.worth:.1f} points that were called worth having before the test"
    if test.too_small:
        small = "no effect, or one too small to be worth it"
        return f"After all five: **{small}**. All of the range is smaller than the {worth}."
    if test.worth:
        return f"After all five: **not known yet**. The range holds both no effect and the {worth}."
    ends = f"{signed(100 * low)} to {signed(100 * high)} points"
    known = "After all five: **not known yet**."
    return f"{known} Hold both ends of the range, {ends}, against what is worth having."


def _by_how_much(test: FinishedTest) -> str:
    """Where the range leaves open whether the effect is worth having."""
    _, low, high = test.total
    if not low < test.worth < high:
        return ""
    return f"Whether by the {100 * test.worth:.1f} points that were called worth having is open. "


def as_list(order: Sequence[str], found: Mapping[str, Finding]) -> str:
    """The findings as a numbered list, in the order of the checks (Markdown)."""
    return "\n".join(
        f"{place}. **{TITLES[check]}** {found[check].says}" for place, check in enumerate(order, start=1)
    )


def cards(
    test: FinishedTest, order: Sequence[str], goal: str, found: Mapping[str, Finding]
) -> dict[str, dict[str, str]]:
    """What each card says: its finding in a word, and what its place cost."""
    paid = costs(test, order, goal)
    late = lucky(test, order)
    notes = {check: "Fine, but you looked only after a number was read." for check in late}
    return {
        check: {
            "badge": found[check].badge,
            "detail": notes.get(check, f"check {order.index(check) + 1} of {counted(len(order), 'check')}"),
            "warning": paid.get(check, ""),
        }
        for check in order
    }
