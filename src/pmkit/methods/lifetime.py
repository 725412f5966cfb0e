"""What a customer is worth over time: with one churn for all, and with the model that knows better.

Customers differ: those who leave easily leave first, so the churn of a cohort falls and margin / churn is too
low. The shifted beta-geometric model lets each customer have a chance of leaving of their own, spread as a
beta distribution. Source: Fader & Hardie, How to project customer retention, Journal of Interactive
Marketing 21(1), 2007.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pmkit.methods._frame import InputError, show

_LONGEST = 200_000


@dataclass(frozen=True)
class ShiftedBetaGeometric:
    """The fitted model: the spread of customers' chances of leaving in a period is Beta(alpha, beta)."""

    alpha: float
    beta: float
    log_likelihood: float

    def survival(self, periods: int) -> np.ndarray:
        """The share still there after 0, 1, …, `periods` periods."""
        return np.concatenate([[1.0], np.cumprod(1 - self.churn(periods))])

    def churn(self, periods: int) -> np.ndarray:
        """The churn of those still there in period 1, …, `periods`; it falls with age."""
        ages = np.arange(periods)
        return self.alpha / (self.alpha + self.beta + ages)

    @property
    def mean_churn(self) -> float:
        """The churn in the first period, the mean over all customers."""
        return self.alpha / (self.alpha + self.beta)

    def lifetime(self, *, discount: float = 0.0, periods: int | None = None) -> float:
        """The expected number of periods paid for, each discounted; the first is paid at the start.

        Without `discount` and without a horizon in `periods` the sum is (alpha + beta - 1)/(alpha - 1),
        which is infinite for alpha up to 1: some customers would never leave. Name a discount or a horizon
        then.
        """
        if not discount >= 0:
            raise InputError(f"The discount is {show(discount)}. Write a share a period, 0 or more.")
        if periods is None and discount == 0:
            if self.alpha <= 1:
                raise InputError(
                    "By this model some customers stay for ever. Name a discount, or the number of "
                    "periods to count."
                )
            return (self.alpha + self.beta - 1) / (self.alpha - 1)
        count = periods if periods is not None else min(_LONGEST, int(35 / np.log1p(discount)) + 2)
        if count < 1:
            raise InputError("Count at least 1 period.")
        paid = self.survival(count - 1)
        return float((paid / (1 + discount) ** np.arange(count)).sum())


def fit_sbg(survivors: Sequence[float]) -> ShiftedBetaGeometric:
    """Fit the model to a cohort by maximum likelihood.

    `survivors` are the customers left at the start and after each period, for example [1000, 869, 743].
    Raises `InputError` for numbers that rise, and where nobody or everybody left: there is nothing to fit.

    >>> model = fit_sbg([1000, 869, 743, 653, 593, 551, 517, 491])
    >>> round(model.alpha, 3), round(model.beta, 3)
    (0.668, 3.806)
    """
    left_at = np.asarray(survivors, dtype=float)
    _check(left_at)
    lost = -np.diff(left_at)

    def loss(logs: np.ndarray) -> float:
        return -_log_likelihood(np.exp(logs), lost, left_at[-1])

    from scipy.optimize import minimize

    first = lost[0] / left_at[0]
    start = np.log([max(first, 0.01), max(1 - first, 0.01)])
    found = minimize(
        loss, start, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-10, "maxiter": 4000}
    )
    alpha, beta = np.exp(found.x)
    if not found.success or max(alpha, beta) > 1e6:
        raise InputError(
            "The churn of these customers doesn't fall with their age, so they don't differ in a way the "
            "model can see. Use one churn for all."
        )
    return ShiftedBetaGeometric(float(alpha), float(beta), -float(found.fun))


def lifetime_value(
    margin: float,
    *,
    churn: float | None = None,
    model: ShiftedBetaGeometric | None = None,
    discount: float = 0.0,
    periods: int | None = None,
) -> float:
    """The margin a customer brings over their time, discounted, in the unit of `margin` (money a period).

    With one `churn` for all it is margin / churn (without discount and horizon), or with a `model` from
    `fit_sbg`. The first period is paid at the start. Raises `InputError` when both or neither is given.

    >>> round(lifetime_value(10, churn=0.05))
    200
    """
    if (churn is None) == (model is None):
        raise InputError("Name one: the churn for all, or a fitted model.")
    if model is not None:
        return margin * model.lifetime(discount=discount, periods=periods)
    if churn is None or not 0 < churn <= 1:
        raise InputError(f"The churn is {show(churn)}. Write a share a period, above 0: 0.05 for 5 %.")
    if not discount >= 0:
        raise InputError(f"The discount is {show(discount)}. Write a share a period, 0 or more.")
    ratio = (1 - churn) / (1 + discount)
    if periods is None:
        return margin / (1 - ratio)
    if periods < 1:
        raise InputError("Count at least 1 period.")
    return margin * (1 - ratio**periods) / (1 - ratio)


def _log_likelihood(shape: np.ndarray, lost: np.ndarray, stayed: float) -> float:
    alpha, beta = shape
    ages = np.arange(len(lost))
    left_now = alpha / (alpha + beta + ages)
    stays = np.cumsum(np.log1p(-left_now))
    before = np.concatenate([[0.0], stays[:-1]])
    return float((lost * (np.log(left_now) + before)).sum() + stayed * stays[-1])


def _check(left_at: np.ndarray) -> None:
    if left_at.ndim != 1 or len(left_at) < 3:
        raise InputError("Give the customers at the start and after at least two periods.")
    if not np.isfinite(left_at).all() or (left_at < 0).any():
        raise InputError("Count customers, 0 or more, without gaps.")
    rise = np.flatnonzero(np.diff(left_at) > 0)
    if rise.size:
        period = int(rise[0]) + 1
        raise InputError(
            f"After period {period} there are more customers than before. Follow one cohort, without "
            "newcomers and without those who come back."
        )
    if left_at[-1] == left_at[0] or left_at[1] == 0:
        raise InputError("Nobody or everybody left. There is nothing to fit yet.")
