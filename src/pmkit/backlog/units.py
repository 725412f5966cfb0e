"""In which unit a backlog gives value and cost of delay: what its columns are called may tell it.

A unit is words and never arithmetic: nothing is converted. Where no column tells a currency, there is none.
"""

import re

from pmkit.backlog.schema import Source

WITH_UNIT = ("value", "cost_of_delay")
"""The decided fields whose unit differs from team to team."""
_CURRENCIES = (
    "EUR|USD|GBP|CHF|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|"
    "JPY|CNY|RMB|KRW|INR|BRL|MXN|ZAR|ILS|SGD|HKD|AED"
)
_MONEY = re.compile(
    r"(?<![^\W_])"
    r"((?:thousands? |million |millions of |thousands of |tsd\.? ?|tausend |mio\.? ?|mln ?|k|t|m)?"
    rf"(?:(?:{_CURRENCIES})|euros?|(?:US )?dollars?|francs?|franken|pounds?|yen|reais|z[łl]oty|[€$£¥₹]))"
    r"(?![^\W_])",
    re.IGNORECASE,
)


def unit_in(header: str) -> str:
    """The currency that a column's name tells; '' where it tells none.

    >>> unit_in("Cost of delay (CHF/week)"), unit_in("Wert in TEUR"), unit_in("Custom field (Value)")
    ('CHF', 'TEUR', '')
    """
    found = _MONEY.search(" ".join(header.split()))
    return found[1] if found else ""


def unit_of(source: Source, name: str) -> str:
    """The unit of a field as the file's column names tell it; '' where they don't."""
    return next(filter(None, map(unit_in, source.headers.get(name, ()))), "")
