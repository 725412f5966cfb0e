"""What the other side's answers tell: a guess of its weights that each answer sharpens, by Bayes' rule.

The guess is a chance for each of a few candidate weightings. The other side is taken to answer by a rule: it
accepts what reaches its limit, and of several offers it takes the one that is worth most to it; with the
chance `slip` it answers at random. The rule, the slip and a limit that sinks are the course's own model of a
person, not a finding about people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.english import whole_percent
from pmkit.methods._frame import InputError, show
from pmkit.methods.negotiation import SIDES, package_worth

SLIP = 0.2
_SAME = 1e-9


@dataclass(frozen=True, eq=False)
class Learned:
    """What one answer did to a guess: `table` has a row per candidate weighting, in the order given.

    Its columns: `candidate`, `before`, `likelihood` (the chance of this answer if the candidate is right)
    and `after`. `beliefs` is the guess to go on with. `says` is a sentence.
    """

    table: pd.DataFrame
    says: str

    @property
    def beliefs(self) -> dict[str, float]:
        return dict(zip(self.table["candidate"], self.table["after"], strict=True))


def worth_by_guess(
    issues: pd.DataFrame,
    weightings: Mapping[str, Mapping[str, float]],
    offers: Sequence[Mapping[str, str]],
    *,
    sides: tuple[str, str] = SIDES,
) -> pd.DataFrame:
    """What each offer would be worth to the other side under each guess of its weights.

    `issues` as for `packages`; the second of `sides` is the other one. A weighting gives each issue its
    weight: what the best option is worth over the worst. Between them options keep their proportions, and an
    issue whose options are all worth the same counts nothing. `offers` are packages. Result: a row per
    weighting (index), a column per offer from 1. Raises `InputError` for a weight that is missing or under 0.

    >>> issues = pd.DataFrame({"issue": ["start"] * 3 + ["years"] * 2,
    ...     "option": ["Jan", "Mar", "Jun", "one", "two"],
    ...     "ours": [0, 7, 12, 0, 14], "theirs": [36, 18, 0, 10, 6]})
    >>> guesses = {"date first": {"start": 60, "years": 10}, "freedom first": {"start": 10, "years": 60}}
    >>> offers = [{"start": "Jan", "years": "two"}, {"start": "Mar", "years": "one"}]
    >>> worth_by_guess(issues, guesses, offers)
                      1     2
    date first     60.0  40.0
    freedom first  10.0  65.0
    """
    points = {
        (issue, option): worth
        for issue, option, worth in zip(issues["issue"], issues["option"], issues[sides[1]], strict=True)
    }
    ends = issues.groupby("issue", sort=False)[sides[1]].agg(["min", "max"])
    rows = {}
    chosen = [package_worth(issues, offer, sides=sides) for offer in offers]
    for name, weights in weightings.items():
        _check_weights(name, weights, list(ends.index))
        rows[name] = [
            sum(_part(points[cell], *ends.loc[cell[0]]) * weights[cell[0]] for cell in _cells(offer))
            for offer in chosen
        ]
    columns = pd.RangeIndex(1, len(offers) + 1)
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype=float)


def learn_from_answer(
    beliefs: Mapping[str, float],
    worth: Mapping[str, float],
    *,
    limit: float,
    accepted: bool,
    slip: float = SLIP,
) -> Learned:
    """The guess after one offer was accepted or refused.

    `beliefs` gives each candidate its chance before (they add up to 1), `worth` what the offer is worth to
    the other side under it, `limit` what it has to reach. Raises `InputError` for chances that don't add up,
    and where no candidate can explain the answer (only with a slip of 0).

    >>> told = learn_from_answer({"date": 0.5, "price": 0.5}, {"date": 60, "price": 20}, limit=45,
    ...     accepted=True, slip=0.2)
    >>> told.beliefs
    {'date': 0.9, 'price': 0.1}
    >>> told.says
    'If date is right, this answer was to be expected. It stands at 90 % now, 50 % before.'
    """
    prior = _chances(beliefs)
    _slip(slip)
    values = np.array([_known(worth, name) for name in beliefs])
    agrees = (values >= limit - _SAME) == accepted
    return _updated(list(beliefs), prior, (1 - slip) * agrees + slip / 2)


def learn_from_choice(
    beliefs: Mapping[str, float], worths: pd.DataFrame, chosen: int, *, slip: float = SLIP
) -> Learned:
    """The guess after the other side chose one of several offers.

    `worths` has a row per candidate and a column per offer, as `worth_by_guess` makes them; `chosen` is a
    column. Offers that tie for a candidate are equally likely under it. Where all candidates expect the same
    the choice tells nothing, and `says` so. Errors as for `learn_from_answer`.

    >>> worths = pd.DataFrame({1: [60.0, 20.0], 2: [30.0, 50.0]}, index=["date", "price"])
    >>> learn_from_choice({"date": 0.5, "price": 0.5}, worths, 1, slip=0.2).beliefs
    {'date': 0.9, 'price': 0.1}
    """
    prior = _chances(beliefs)
    _slip(slip)
    if chosen not in worths.columns:
        offers = ", ".join(str(each) for each in worths.columns)
        raise InputError(f"There is no offer {chosen}. Choose one of: {offers}.")
    lacking = [name for name in beliefs if name not in worths.index]
    if lacking:
        raise InputError(f"Nothing says what the offers are worth under “{lacking[0]}”. Add its row.")
    table = worths.loc[list(beliefs)].to_numpy(dtype=float)
    best = table >= table.max(axis=1, keepdims=True) - _SAME
    takes = best[:, [each == chosen for each in worths.columns].index(True)] / best.sum(axis=1)
    return _updated(list(beliefs), prior, (1 - slip) * takes + slip / table.shape[1])


def sinking_limit(start: float, lowest: float, step: float, offers: int) -> float:
    """The limit after so many offers: it starts at `start`, sinks by `step` with each, and stops at `lowest`.

    `lowest` is what no deal is worth. All in the side's points. Raises `InputError` for a step under 0 and a
    start under the lowest.

    >>> [sinking_limit(60, 40, 8, offers) for offers in (0, 1, 2, 3, 9)]
    [60.0, 52.0, 44.0, 40.0, 40.0]
    """
    if not step >= 0 or not offers >= 0:
        raise InputError("A limit sinks by 0 points or more with each offer, and offers are 0 or more.")
    if start < lowest:
        raise InputError(f"The limit starts at {show(start)}, under its lowest of {show(lowest)}. Raise it.")
    return float(max(lowest, start - step * offers))


def _cells(offer: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(offer["issue"], offer["option"], strict=True))


def _part(points: float, low: float, high: float) -> float:
    """Where the points lie between the worst and the best option, from 0 to 1."""
    return (points - low) / (high - low) if high > low else 0.0


def _check_weights(name: str, weights: Mapping[str, float], issues: list[str]) -> None:
    for issue in issues:
        weight = weights.get(issue, float("nan"))
        if not 0 <= weight < np.inf:
            raise InputError(f"“{name}” gives {issue} the weight {show(weight)}. Write a number, 0 or more.")


def _chances(beliefs: Mapping[str, float]) -> np.ndarray:
    prior = np.array(list(beliefs.values()), dtype=float)
    if not len(prior) or not (prior >= 0).all() or abs(prior.sum() - 1) > 1e-6:
        raise InputError("The chances of the guesses have to be 0 or more and add up to 1.")
    return prior


def _slip(slip: float) -> None:
    if not 0 <= slip <= 1:
        raise InputError(f"The slip is {show(slip)}. Write a share from 0 to 1: 0.2 for one answer in five.")


def _known(worth: Mapping[str, float], name: str) -> float:
    value = worth.get(name, float("nan"))
    if pd.isna(value):
        raise InputError(f"Nothing says what the offer is worth under “{name}”. Add its number.")
    return float(value)


def _updated(names: list[str], prior: np.ndarray, likelihood: np.ndarray) -> Learned:
    joint = prior * likelihood
    if not joint.any():
        raise InputError(
            "None of the guesses can explain this answer. Allow for a slip, or add a guess that can."
        )
    after = joint / joint.sum()
    table = pd.DataFrame({"candidate": names, "before": prior, "likelihood": likelihood, "after": after})
    return Learned(table, _says(names, prior, likelihood, after))


def _says(names: list[str], prior: np.ndarray, likelihood: np.ndarray, after: np.ndarray) -> str:
    alive = likelihood[prior > 0]
    if np.ptp(alive) < _SAME:
        return "All guesses expected the same answer, so it tells nothing. Offer packages that differ."
    top = int(np.argmax(after - prior))
    expected = "was to be expected" if likelihood[top] >= 0.5 else "was more likely than under the others"
    now, before = whole_percent(after[top]), whole_percent(prior[top])
    return f"If {names[top]} is right, this answer {expected}. It stands at {now} now, {before} before."
