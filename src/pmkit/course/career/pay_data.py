"""What the explorer of pay works on: the course's invented adverts, official medians, and codes of the job."""

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.english import counted
from pmkit.explorers import Data

OWN_FIGURES = {
    "figures": """58,000 EUR a year
62–70k EUR a year
4.800 €/month
5,200 EUR a month, 13 salaries
from 66k EUR a year
36,000 EUR a year at 60 %
64k EUR a year
71,000–78,000 EUR a year
88k CHF a year
""",
    "currency": "EUR",
    "origin": "Nine adverts for the ferry line's job, read in April 2027 (invented)",
    "includes": "Base pay before tax",
    "excludes": "Bonus, pension",
}
"""The invented ferry line's pile of figures, as somebody would paste it."""
_PART = re.compile(r"(\d+) ?%")
_HOURS = re.compile(r"(\d+) ?h\b")


def adverts() -> pd.DataFrame:
    """A row per advert: `name`, `job` (what its duties are) and the pay as it is said; "" for none."""
    jobs = load("jobs")
    return pd.DataFrame(
        {
            "name": [f"{row['id']} {row['title']}" for row in jobs.to_dict("records")],
            "job": jobs["really"],
            "said": [_said(row) for row in jobs.to_dict("records")],
        }
    )


def _said(row: Mapping[Hashable, Any]) -> str:
    """The pay of an advert as one would read it there, with the part of full time that its title names."""
    low, high, title = row["salary_from"], row["salary_to"], str(row["title"])
    if pd.isna(low):
        return ""
    said = f"{low:.0f}–{high:.0f} {row['currency']} a year"
    if part := _PART.search(title):
        return f"{said} at {part[1]} %"
    hours = _HOURS.search(title)
    return f"{said}, {hours[1]} hours a week" if hours else said


def pay() -> Data:
    """The invented adverts beside the official medians."""
    table = adverts()
    are = f"{counted(len(table), 'advert')} of this course; they and their firms are invented"
    return Data(table, more={"official": load("pay_sources"), "codes": load("pay_codes"), "adverts_are": are})


def own_pay() -> Data:
    """Figures of one's own, with an invented pile to begin with."""
    more = {"official": load("pay_sources"), "codes": load("pay_codes"), "samples": OWN_FIGURES}
    return Data(more=more)
