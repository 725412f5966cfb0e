"""What Viktor wrote about T2, and what is known of it: figures of the sixty words, from the case. All invented."""

from functools import cache

from pmkit.cases import load
from pmkit.explorers import Data
from pmkit.methods import difference_interval, in_whole_people

_DAY_9, _DAY_28 = 9, 28


@cache
def counts(day: int) -> tuple[int, int, int, int]:
    """Successes and people up to this day: old headline, then new one."""
    days = load("experiment_days")
    arms = days[(days["test"] == "T2") & (days["day"] <= day)].groupby("arm")[["successes", "people"]].sum()
    done, people = arms["successes"], arms["people"]
    return int(done["control"]), int(people["control"]), int(done["variant"]), int(people["variant"])


def shares(day: int) -> tuple[float, float]:
    """The share who subscribed up to this day: new headline, old one; to a tenth of a per cent."""
    old, of_old, new, of_new = counts(day)
    return round(new / of_new, 3), round(old / of_old, 3)


def weak_note() -> dict[str, str]:
    """Viktor's draft of day 9."""
    old, of_old, new, of_new = counts(_DAY_9)
    rise = (new / of_new) / (old / of_old) - 1
    return {
        "decision": "The new headline is a great success.",
        "seen": f"Significant on day {_DAY_9}: it boosted sales by {100 * rise:.0f} %.",
        "sure": "We are 95 % sure that it works.",
        "next": "Sales tell all employers.",
    }


def known() -> str:
    """What may be told of T2, as Markdown."""
    old, of_old, new, of_new = counts(_DAY_28)
    both = [" against ".join(in_whole_people(*shares(day))) for day in (_DAY_9, _DAY_28)]
    ends = difference_interval(old, of_old, new, of_new)
    low, high = (1000 * end for end in ends)
    return (
        f"**What is known of the test of the headline** (new against old, who subscribed within 14 days). "
        f"Up to day {_DAY_9}: {both[0]}. Up to day {_DAY_28}, the planned end: {both[1]}; "
        f"{of_old:,} and {of_new:,} people. The range (95 %) goes from {-low:.0f} fewer to "
        f"{high:.0f} more of 1,000. People were put into the groups by chance. Invented data."
    )


def note() -> Data:
    return Data(more={"start": weak_note(), "shares": shares(_DAY_28), "known": known(), "experiment": True})
