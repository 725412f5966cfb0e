"""What a pile of job adverts is, before it is counted: how many firms, the years asked, salaries stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil

import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError
from pmkit.methods.adverts import FEWEST_ADVERTS
from pmkit.methods.proportions import wilson_interval
from pmkit.quantities.reading import read_number

_YEARS = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)"
    r"\s*(?:\+|or more|plus)?(?:\s*(?:–|-|to)\s*\d+)?[ -]+years?\b['’]?(?P<after>[^.;]*)",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|\bin an?\b|\bas an?\b|\bof [A-Z]{2,}|\brole\b|\bmanag|\bled\b|\bwork", re.IGNORECASE
)
_LED = re.compile(r"\b(?:led|worked|managed|experience)\b[^.;]*$", re.IGNORECASE)


def years_asked(text: str) -> float | None:
    """The years of experience that an advert asks for, the most where several are named; None where none are.

    >>> years_asked("You bring: 3-5 years of experience."), years_asked("Two years, four rotations.")
    (3.0, None)
    >>> years_asked("You have led product managers for two years.")
    2.0
    """
    found = []
    for match in _YEARS.finditer(text):
        if _EXPERIENCE.search(match["after"]) or _LED.search(text[: match.start()]):
            found.append(read_number(match["number"]).value)
    return max(found, default=None)


@dataclass(frozen=True)
class AdvertSummary:
    """What a pile of adverts is: how many (`n`), of how many firms, and how many are `from_largest`.

    `years` is the median of the years asked, None where none are, of `years_stated` adverts;
    `salary_stated` adverts name a salary, with the range of that share.
    """

    n: int
    firms: int
    largest_firm: str
    from_largest: int
    years: float | None
    years_stated: int
    salary_stated: int
    salary_low: float
    salary_high: float

    @property
    def says(self) -> str:
        """What a reader has to know first, "" for nothing."""
        if self.n < FEWEST_ADVERTS:
            return f"{counted(self.n, 'advert')}: too few for shares. Count, and collect more."
        if self.from_largest > max(2, ceil(self.n / 10)):
            return f"{self.largest_firm} has {self.from_largest} of {self.n} adverts. Count each firm once."
        return ""


def summarise_adverts(adverts: pd.DataFrame) -> AdvertSummary:
    """How many adverts, of how many firms, the years they ask for, and how many state a salary.

    Columns that it may have: `company`, `years` (else read from `text`) and `salary_from`. Raises
    `InputError` for no advert.

    >>> pile = pd.DataFrame({"company": list("ABC"), "years": [3, 5, None], "salary_from": [50, None, None]})
    >>> told = summarise_adverts(pile)
    >>> (told.n, told.firms, told.years, told.years_stated, told.salary_stated)
    (3, 3, 4.0, 2, 1)
    """
    n = len(adverts)
    if not n:
        raise InputError("There is no advert. Paste at least one.")
    firms = adverts["company"].value_counts() if "company" in adverts else pd.Series({"": 1})
    years = (
        adverts["years"] if "years" in adverts else adverts.get("text", pd.Series(dtype=str)).map(years_asked)
    )
    years = pd.to_numeric(years).dropna()
    stated = int(adverts["salary_from"].notna().sum()) if "salary_from" in adverts else 0
    return AdvertSummary(
        n, len(firms), str(firms.index[0]), int(firms.iloc[0]), float(years.median()) if len(years) else None,
        len(years), stated, *wilson_interval(stated, n),
    )  # fmt: skip
