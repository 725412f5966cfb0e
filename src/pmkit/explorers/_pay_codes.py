"""Why no official statistic names the pay of a product manager: the codes under which the job is filed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pmkit.english import in_words, listed
from pmkit.explorers._pay_cards import Card


def about(share: float) -> str:
    """A share in the words in which these counts may be printed: they are not more exact than that.

    >>> about(0.425), about(0.159), about(0.056)
    ('about four in ten', 'about three in twenty', 'about one in twenty')
    """
    if share >= 0.25:
        return f"about {in_words(round(10 * share))} in ten"
    return f"about {in_words(max(1, round(20 * share)))} in twenty"


def of_most_years(official: Sequence[Card]) -> list[Card]:
    """Those of the place and year of which there are most, so that only the code differs."""
    places = [card.where for card in official]
    most = max(places, key=places.count, default="")
    return [card for card in official if card.where == most]


def why_words(codes: pd.DataFrame, official: Sequence[Card]) -> str:
    """Why no official statistic names the pay of a product manager."""
    if codes.empty:
        return ""
    (titles, first), *others = codes.groupby("titles", sort=False)
    filed = "\n".join(f"- {one}" for one in _filed(first))
    more = "".join(f" With “{name}” in the title: {listed(_filed(rows))}." for name, rows in others)
    limits = f"{codes['source'].iloc[0]}. {codes['limits'].iloc[0]}."
    return (
        "**There is no official figure for a product manager.** No group of the statistics of the US or of "
        "the UK is that job, so an employer has to choose another. In the US, those who apply to hire from "
        f"abroad filed jobs with “{titles}” in the title so:\n\n{filed}\n\nThe rest stand under other "
        f"codes.{more}\n\n{_spread(official)}{_without_median(first, official)}\n\n*{limits} The highest "
        "wages are printed only as “at or above” a limit.*"
    )


def _filed(rows: pd.DataFrame) -> list[str]:
    return [
        f"{about(one['share'])} as {one['occupation']} ({one['code']})" for one in rows.to_dict("records")
    ]


def _spread(official: Sequence[Card]) -> str:
    """How far the medians of one year lie apart, by nothing but the code."""
    same = of_most_years(official)
    if len(same) < 2:
        return ""
    low, high = min(same, key=lambda one: one.median), max(same, key=lambda one: one.median)
    return (
        f"In one place and year ({low.where}) the official median is {low.median:,.0f} {low.currency} for "
        f"{low.with_code} and {high.median:,.0f} {high.currency} for {high.with_code}. So “the salary of a "
        "product manager” is what somebody's choice of a code makes it. "
    )


def _without_median(rows: pd.DataFrame, official: Sequence[Card]) -> str:
    """For which of the codes the course has no median that it could confirm."""
    known = {card.code for card in official}
    missing = [str(code) for code in rows["code"] if code not in known]
    if not missing:
        return ""
    return f"For {listed(missing)} no median is shown: none was found on an official page."
