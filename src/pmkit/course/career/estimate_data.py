"""What the explorer of estimates works on: twenty quantities, those of Mealwise invented; and own ranges."""

from pmkit.cases import load
from pmkit.explorers import Data

OWN_RANGES = """quantity,low,high,truth,unit
Tickets sold on the first Saturday,300,900,640,tickets
Days until the new pier is open,20,40,55,days
Calls about the new ticket in a week,10,60,48,calls
Share of bookings by telephone,10,25,31,%
Refunds in April,5,30,,refunds
"""
"""The invented ferry line's forecasts, as somebody would paste them."""


def estimates() -> Data:
    """The quantities, two sets of ten that take turns."""
    return Data(load("quantities"))


def own_estimates() -> Data:
    """Own ranges, with an invented example to begin with."""
    return Data(more={"sample": OWN_RANGES})
