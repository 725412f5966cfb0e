"""A table between two sides: what is on it, what was offered so far, and how the other side answers.

Its answers are a rule: it takes what reaches its limit, which sinks with each offer down to what no deal is
worth to it. The arithmetic is that of `pmkit.methods`. Points of two sides are never added.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from pmkit.methods.agreement_zone import Zone, zone_of_agreement
from pmkit.methods.bargaining import (
    Learned,
    learn_from_answer,
    learn_from_choice,
    sinking_limit,
    worth_by_guess,
)
from pmkit.methods.negotiation import better_for_both, on_frontier, packages

Package = dict[str, str]
"""An option for each issue."""
_HALF, _STEPS = 0.5, 6
"""The other side begins half-way between no deal and all that it wants; after six offers it is at no deal."""
_MOST_WEIGHT, _SUSPECTED = 0.45, 3
"""What the issue that matters most weighs, of all, in each of three guesses."""


@dataclass(frozen=True, eq=False)
class Bargain:
    """`issues` has `issue`, `option`, `ours`, `theirs` and `blocked` (why not for sale, "" where it is).

    `limits` are what no deal is worth to each side; `suspects` the issues of which one may matter most.
    """

    issues: pd.DataFrame
    limits: tuple[float, float]
    suspects: tuple[str, ...] = ()

    @cached_property
    def options(self) -> dict[str, list[str]]:
        """All options of each issue."""
        return {str(name): list(group["option"]) for name, group in self.issues.groupby("issue", sort=False)}

    @cached_property
    def for_sale(self) -> pd.DataFrame:
        return self.issues[self.issues["blocked"] == ""].reset_index(drop=True)

    @cached_property
    def blocked(self) -> dict[tuple[str, str], str]:
        rows = self.issues[self.issues["blocked"] != ""]
        return {(row["issue"], row["option"]): row["blocked"] for row in rows.to_dict("records")}

    @cached_property
    def points(self) -> dict[tuple[str, str], tuple[float, float]]:
        return {
            (row["issue"], row["option"]): (float(row["ours"]), float(row["theirs"]))
            for row in self.issues.to_dict("records")
        }

    @cached_property
    def made(self) -> pd.DataFrame:
        """Every package that may be offered, with its worth to both."""
        return packages(self.for_sale)

    @cached_property
    def middle(self) -> Package:
        """The middle of everything: of each issue the middle option, or the next one that is for sale."""
        found = {}
        for issue, options in self.options.items():
            half = (len(options) - 1) // 2
            sold = [at for at, one in enumerate(options) if (issue, one) not in self.blocked]
            found[issue] = options[min(sold, key=lambda at, half=half: abs(at - half))]  # type: ignore[misc]
        return found

    def worth(self, package: Package) -> tuple[float, float]:
        """What a package is worth to each side."""
        each = [self.points[cell] for cell in package.items()]
        return sum(one for one, _ in each), sum(other for _, other in each)

    def as_packages(self, kept: Any) -> list[list[Package]]:
        """The offers so far, from a kept list; those about another table are not among them."""
        rounds = []
        for one in kept if isinstance(kept, list) else []:
            offers = [self._as_package(each) for each in one] if isinstance(one, list) else []
            if offers and all(offers):
                rounds.append([each for each in offers if each])
        return rounds

    def _as_package(self, kept: Any) -> Package | None:
        if not isinstance(kept, list) or len(kept) != len(self.options):
            return None
        package = dict(zip(self.options, kept, strict=True))
        known = all(
            isinstance(option, str) and option in self.options[issue] for issue, option in package.items()
        )
        return package if known and not self.blocked.keys() & package.items() else None

    # --- the guess of what matters to the other side
    @cached_property
    def guesses(self) -> dict[str, dict[str, float]]:
        """Candidate weightings by what they say: one issue matters most, the others alike."""
        ends = self.for_sale.groupby("issue", sort=False)["theirs"].agg(["min", "max"])
        whole = float((ends["max"] - ends["min"]).sum())
        names = [*dict.fromkeys([*(one for one in self.suspects if one in self.options), *self.options])]
        others = len(names) - 1
        most = _MOST_WEIGHT * whole if others else whole
        return {
            f"“{name}” first": {
                issue: most if issue == name else (whole - most) / others for issue in self.options
            }
            for name in names[:_SUSPECTED]
        }

    @cached_property
    def least(self) -> float:
        """The other side's points where it gets the worst of everything: guesses count from there."""
        return float(self.for_sale.groupby("issue")["theirs"].min().sum())

    def guessed(self, beliefs: Mapping[str, float]) -> pd.DataFrame:
        """The table with what the options would be worth to the other side by the guess as it stands."""
        table = self.for_sale
        low = table.groupby("issue")["theirs"].transform("min")
        span = table.groupby("issue")["theirs"].transform("max") - low
        part = ((table["theirs"] - low) / span.where(span > 0, 1.0)).where(span > 0, 0.0)
        weight = table["issue"].map(
            lambda issue: sum(chance * self.guesses[name][issue] for name, chance in beliefs.items())
        )
        return table.assign(theirs=(low + part * weight).astype(float).round(1))

    def zone(self, made: pd.DataFrame) -> Zone:
        return zone_of_agreement(made, self.limits)

    def frontier(self, made: pd.DataFrame) -> "pd.Series[bool]":
        return on_frontier(made)

    def better(self, made: pd.DataFrame, than: tuple[float, float]) -> "pd.Series[bool]":
        """The packages that are better for somebody and worse for nobody."""
        return better_for_both(made, than)

    # --- the talk
    @cached_property
    def first_limit(self) -> float:
        """What the other side asks for at first."""
        top = float(self.made["theirs"].max())
        return self.limits[1] + _HALF * max(top - self.limits[1], 0.0)

    def limit(self, offers: int) -> float:
        """What the other side asks for after so many offers."""
        step = (self.first_limit - self.limits[1]) / _STEPS
        return sinking_limit(self.first_limit, self.limits[1], step, offers)


@dataclass(frozen=True, eq=False)
class Round:
    """What was offered, which of it the other side likes best, whether it takes it, on which issue that lacks
    most for it, whether others are worth the same to it, and what the answer teaches."""

    offers: list[Package]
    chosen: int
    accepted: bool
    hardest: str
    ties: bool
    learned: Learned


@dataclass(frozen=True, eq=False)
class Talk:
    """The rounds so far, and the guess as it stands after them."""

    rounds: list[Round]
    beliefs: dict[str, float]

    @property
    def deal(self) -> Package | None:
        last = self.rounds[-1] if self.rounds else None
        return last.offers[last.chosen] if last and last.accepted else None


def talk_of(bargain: Bargain, offers: Sequence[list[Package]]) -> Talk:
    """How the other side answers these offers, one round after the other, until it takes one."""
    beliefs = dict.fromkeys(bargain.guesses, 1 / len(bargain.guesses))
    rounds: list[Round] = []
    for number, each in enumerate(offers):
        one = _round(bargain, each, bargain.limit(number), beliefs)
        rounds.append(one)
        beliefs = one.learned.beliefs
        if one.accepted:
            break
    return Talk(rounds, beliefs)


def _round(bargain: Bargain, offers: list[Package], limit: float, beliefs: Mapping[str, float]) -> Round:
    worths = [bargain.worth(one)[1] for one in offers]
    chosen = worths.index(max(worths))
    accepted = worths[chosen] >= limit
    guessed = worth_by_guess(bargain.for_sale, bargain.guesses, offers)
    if len(offers) > 1:
        learned = learn_from_choice(beliefs, guessed, chosen + 1)
    else:
        worth = {str(name): float(guessed.loc[name, 1]) for name in guessed.index}
        learned = learn_from_answer(beliefs, worth, limit=limit - bargain.least, accepted=accepted)
    lacks = {
        issue: max(bargain.points[issue, other][1] for other in bargain.options[issue]
                   if (issue, other) not in bargain.blocked) - bargain.points[issue, option][1]
        for issue, option in offers[chosen].items()
    }  # fmt: skip
    hardest = max(lacks, key=lambda issue: lacks[issue])
    ties = worths.count(worths[chosen]) > 1
    return Round(offers, chosen, accepted, hardest if lacks[hardest] > 0 else "", ties, learned)
