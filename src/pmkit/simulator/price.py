"""The price that households pay, and how many stay: what a change brings now, and what it takes slowly.

A stock of consumers that some leave and some join each month; a rise is paid at once by those who are there,
and costs those who would have joined. All money is counted against the path without any change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pmkit.simulator.parameters import Parameters

PRICES = (6.90, 7.90, 8.90)
"""The prices that can be chosen, EUR a month."""
_QUARTERS_BETWEEN = 2


@dataclass(frozen=True, kw_only=True)
class Market:
    """What households pay, how many there are, and how many there would be without any change.

    `changed` is the quarter of the last change (0: none), `margin` (thousand EUR a month) what the price
    brings against no change, `elasticity` and `doubt` (sd) what is believed of how new consumers react.
    """

    price: float
    consumers: float
    unchanged: float
    elasticity: float
    doubt: float
    changed: int = 0
    margin: float = 0.0

    @classmethod
    def first(cls, parameters: Parameters) -> Market:
        """The market at the start."""
        p = parameters
        return cls(
            price=p.price,
            consumers=p.consumers,
            unchanged=p.consumers,
            elasticity=p.elasticity,
            doubt=p.elasticity_sd,
        )

    def may_change(self, quarter: int) -> bool:
        """Whether the price may be changed in this quarter: at most every second one."""
        return self.changed == 0 or quarter - self.changed >= _QUARTERS_BETWEEN

    def priced(self, price: float | None, quarter: int) -> Market:
        """The market with this price, where it may be changed; None leaves it."""
        if price is None or price == self.price or not self.may_change(quarter):
            return self
        return replace(self, price=price, changed=quarter)

    def after_quarter(self, parameters: Parameters, elasticity: float, before: float) -> tuple[Market, float]:
        """The market three months later, and what the price brought in them (thousand EUR)."""
        p, consumers, unchanged, brought = parameters, self.consumers, self.unchanged, 0.0
        for month in range(3):
            churn = p.churn + p.churn_price * (self.price - p.price)
            churn += p.rise_churn * max(0.0, self.price - before) * (month == 0)
            joining = p.joining * (self.price / p.price) ** -elasticity
            consumers = consumers * (1 - churn) + joining
            unchanged = unchanged * (1 - p.churn) + p.joining
            margin = p.price_margin * (self.price * consumers - p.price * unchanged) / 1000
            brought += margin
        return replace(self, consumers=consumers, unchanged=unchanged, margin=margin), brought

    def tested(self, value: float, sd: float) -> Market:
        """What is believed after a test of the price (one Kalman step)."""
        gain = self.doubt**2 / (self.doubt**2 + sd**2)
        mean = self.elasticity + gain * (value - self.elasticity)
        return replace(self, elasticity=mean, doubt=self.doubt * (1 - gain) ** 0.5)
