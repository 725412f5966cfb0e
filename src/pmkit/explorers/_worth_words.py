"""What is at stake and what a test would change, in sentences: which result makes you do what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmkit.english import capital, counted, format_number, listed, shortened
from pmkit.methods import InformationWorth, turning_chances, worth_by_chance, worth_of_test


@dataclass(frozen=True)
class Stakes:
    """The chance that an assumption is true, the gain if so and you act, the cost of acting and how much of
    it is the work that waits."""

    chance: float
    gain: float
    cost: float
    waiting: float

    def brings(self, chance: float) -> float:
        """What acting brings on average at this chance."""
        return chance * self.gain - self.cost

    def worth_of(self, rates: "TestRates") -> float:
        """What the test is worth before its price."""
        rated = {"hit_rate": rates.hit_rate, "false_alarm": rates.false_alarm}
        return float(worth_by_chance(self.gain, self.cost, **rated, chances=[self.chance])["evsi"].iloc[0])

    def curve(self, rates: "TestRates") -> pd.DataFrame:
        """The worth of certainty and of the test over all chances."""
        return worth_by_chance(self.gain, self.cost, hit_rate=rates.hit_rate, false_alarm=rates.false_alarm)


@dataclass(frozen=True, kw_only=True)
class TestRates:
    """A test: what it shows, how long it takes, what it costs, how often it says yes where the assumption is
    true and where it is false, and whether those who take part have to agree first."""

    name: str
    shows: str
    days: float
    price: float
    hit_rate: float
    false_alarm: float
    consent: bool


EXAMPLE = (
    "Nothing is written here yet. Write an assumption in the last table. Until you put in your own, the "
    "figures are examples. "
)
"""In front of the finding, where it is about no assumption."""


def called(row: Mapping[str, Any]) -> str:
    """An assumption in a list."""
    text = shortened(str(row["assumption"] or ""), 70)
    return f"{row['id']} {text or '(not written yet)'}"


def worth_of(stakes: Stakes, rates: TestRates) -> InformationWorth:
    """What the test is worth for this assumption."""
    return worth_of_test(
        stakes.chance,
        stakes.gain,
        stakes.cost,
        hit_rate=rates.hit_rate,
        false_alarm=rates.false_alarm,
        price=rates.price,
    )


def results_of(stakes: Stakes, rates: TestRates, worth: InformationWorth, unit: str) -> list[dict[str, Any]]:
    """What you do now, after a yes and after a no."""
    rows = [_row("now", "Only what you know now", 1.0, stakes.chance, stakes, worth.act, unit)]
    for row in worth.results.to_dict("records"):
        said = str(row["result"])
        often = float(row["chance"])
        hit = rates.hit_rate if said == "yes" else 1 - rates.hit_rate
        if often > 0:
            then = stakes.chance * hit / often
            rows.append(_row(said, f"The test says {said}", often, then, stakes, str(row["act"]), unit))
    return rows


def _row(
    id: str, when: str, often: float, chance: float, stakes: Stakes, act: str, unit: str
) -> dict[str, Any]:
    return {
        "id": id,
        "when": when,
        "often": "" if id == "now" else f"{_percent(often)} of the time",
        "chance": _percent(chance),
        "brings": _money(stakes.brings(chance), unit),
        "act": act,
    }


def finding(stakes: Stakes, rates: TestRates, worth: InformationWorth, unit: str) -> str:
    """Which result would change what, and whether the test is worth its price."""
    if worth.evpi == 0:
        return _nothing_to_learn(stakes, worth, unit)
    brings = stakes.brings(stakes.chance)
    now = f"Now you would **{worth.act}**: acting brings {_money(brings, unit)} on average."
    if rates.hit_rate == rates.false_alarm:
        return (
            f"{now} This test says yes as often where the assumption is false as where it is true, so it "
            f"tells nothing. **It is worth 0**; certainty would be worth {_money(worth.evpi, unit)}."
        )
    if worth.evsi == 0:
        return f"{now} {_same_act(stakes, rates, worth, unit)}"
    return f"{now} {_changes(worth)} {_verdict(rates, worth, unit)} {_between(stakes, rates)}"


def _nothing_to_learn(stakes: Stakes, worth: InformationWorth, unit: str) -> str:
    if stakes.chance in (0.0, 1.0):
        return f"You are certain already, so you **{worth.act}** and no test can tell you more."
    if worth.act == "act":
        return "Acting costs nothing here, so you act whatever a test says. **Certainty is worth 0.**"
    gain, cost = _money(stakes.gain, unit), _money(stakes.cost, unit)
    return (
        f"Acting costs {cost} and brings {gain} at best. Even if you were sure, you would leave it. "
        "**Certainty is worth 0, so no test can rescue it.** Look for a cheaper way to do it, or spend your "
        "days on another assumption."
    )


def _same_act(stakes: Stakes, rates: TestRates, worth: InformationWorth, unit: str) -> str:
    said = f"After a yes and after a no you would still {worth.act}, so the {rates.name} is **worth 0**."
    most = f"Certainty would be worth {_money(worth.evpi, unit)}."
    hint = "" if stakes.waiting else " You count no work that waits meanwhile: is there really none?"
    return f"{said} {most} {_between(stakes, rates)}{hint}"


def _changes(worth: InformationWorth) -> str:
    parts = []
    for row in worth.results.to_dict("records"):
        if row["act"] is None:
            continue
        what = f"would make you {row['act']}" if row["changes"] else "changes nothing"
        parts.append(f"a {row['result']} ({_percent(row['chance'])} of the time) {what}")
    return f"{capital(listed(parts))}."


def _verdict(rates: TestRates, worth: InformationWorth, unit: str) -> str:
    told = f"That is worth **{_money(worth.evsi, unit)}**; the {rates.name} costs {_money(rates.price, unit)}"
    if worth.net > 0:
        return f"{told}, so {_money(worth.net, unit)} is left: **run it**."
    return f"{told}: **decide without it**, or look for a cheaper one."


def _between(stakes: Stakes, rates: TestRates) -> str:
    ends = turning_chances(stakes.gain, stakes.cost, hit_rate=rates.hit_rate, false_alarm=rates.false_alarm)
    if ends is None:
        return ""
    low, high = (_percent(end) for end in ends)
    return f"It can change what you do only where the chance is between {low} and {high}."


def best_of(stakes: Stakes, rates: TestRates, worth: float, unit: str) -> tuple[str, str]:
    """Title and description of the lines."""
    at = f"At {_percent(stakes.chance)} the {rates.name} is worth {_money(worth, unit)}"
    title = f"{at} and costs {_money(rates.price, unit)}"
    curve = stakes.curve(rates)
    top = curve.iloc[int(curve["evsi"].to_numpy().argmax())]
    if top["evsi"] == 0:
        return title, f"Lines over the chance. The {rates.name} is worth 0 at every chance. {title}."
    most = f"at most {_money(float(top['evsi']), unit)}, where the chance is {_percent(float(top['chance']))}"
    return title, f"Lines over the chance. The {rates.name} is worth {most}. {title}."


def compared(stakes: Stakes, every: Sequence[TestRates], unit: str) -> str:
    """The cheapest test that can change what you do, the strongest, and the one that leaves most."""
    worth = {rates: stakes.worth_of(rates) for rates in every}
    useful = [rates for rates in every if worth[rates] > 0]
    if not useful:
        return "**No test in this list can change what you do.**"
    cheap = min(useful, key=lambda one: one.price)
    strong = max(useful, key=lambda one: worth[one])
    best = max(useful, key=lambda one: worth[one] - one.price)
    left = worth[best] - best.price
    end = f"Most is left after the {best.name}: {_money(left, unit)}."
    if left <= 0:
        end = "None of them is worth its price."
    return (
        f"The cheapest test that can change what you do is the **{cheap.name}** "
        f"({_money(cheap.price, unit)}). The strongest is the **{strong.name}**, worth "
        f"{_money(worth[strong], unit)}; it costs {_money(strong.price, unit)} and takes "
        f"{counted(strong.days, 'day')}. {end}"
    )


def _percent(share: float) -> str:
    if 0 < share < 0.005 or 0.995 < share < 1:
        return "under 1 %" if share < 0.5 else "over 99 %"
    return f"{100 * share:.0f} %"


def _money(amount: float, unit: str) -> str:
    return format_number(round(amount, 2), unit).replace("-", "−")
