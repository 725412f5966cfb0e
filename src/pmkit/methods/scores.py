"""RICE, ICE, value against effort, and opportunity: one score per item from its own inputs.

Each function returns the caller's table with the score, `rank`, `tied`, `missing` (names of absent inputs)
and `warning` (what a careful reader would ask) added. Rows keep their order; a row with a missing input has
no score.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, missing_inputs, need_columns, notes
from pmkit.methods.formulas import FORMULAS, Formula, formula_of
from pmkit.methods.ranking import places_of

IMPACT_SCALE = (3.0, 2.0, 1.0, 0.5, 0.25)
"""RICE's impact: massive, high, medium, low, minimal."""


def score(items: pd.DataFrame, method: str | Formula) -> pd.DataFrame:
    """The table with the named score, its rank, ties and missing inputs, and no advice.

    `method` is one of rice, ice_average, ice_product, value_effort, wsjf, cd3, safe_wsjf, opportunity, or
    a `Formula` such as `weighted_formula` makes. The score's column has the method's name. `items` has
    the columns that the method of this name asks for; the sources stand there. Raises `InputError` for a
    name that is none of these.

    >>> ideas = pd.DataFrame({"item": ["A", "B"], "value": [8, 3], "effort": [2, 5]})
    >>> score(ideas, "value_effort")[["item", "value_effort", "rank"]]
      item  value_effort  rank
    0    A           4.0     1
    1    B           0.6     2
    """
    formula = formula_of(method)
    values = formula.read(items)
    scores = formula.score(values)
    places, tied = places_of(scores)
    added: dict[str, Any] = {
        formula.name: scores,
        "rank": places,
        "tied": tied,
        "missing": missing_inputs(items.index, values),
    }
    return items.assign(**added)


def rice(items: pd.DataFrame, *, check_scale: bool = True) -> pd.DataFrame:
    """RICE = reach × impact × confidence / effort.

    Columns: `reach` (people or events per period, the same period in every row), `impact` (3, 2, 1, 0.5,
    0.25), `confidence` (share 0 to 1), `effort` (person-months, more than 0). The unit of `rice` is
    impact-weighted people per person-month. `check_scale=False` leaves out the warning about impact off the
    scale. Raises `InputError` for a confidence of 80, an effort of 0, text or negative numbers. Source:
    Sean McBride, "RICE: Simple prioritization for product managers", Intercom, 2016.

    >>> projects = pd.DataFrame({"item": ["P1", "P2", "P3"], "reach": [450, 2000, 800], "impact": [3, 1, 2],
    ...                          "confidence": [1, 0.8, 0.5], "effort": [2, 4, 1]})
    >>> rice(projects)[["item", "rice", "rank", "tied"]]
      item   rice  rank   tied
    0   P1  675.0     2  False
    1   P2  400.0     3  False
    2   P3  800.0     1  False
    """
    scored = score(items, "rice")
    reach, impact, confidence, effort = FORMULAS["rice"].read(items).values()
    counted = reach[~np.isnan(reach)]
    like_points = counted.size >= 3 and counted.max() <= 10 and counted.max() > 0
    marks = [
        (np.full(len(items), like_points), "Reach looks like a 1 to 10 score; count the people per period."),
        ((reach > 0) & (reach < 1), "Reach is a count of people or events, not a share."),
        (confidence < 0.5, "Confidence under 50 % is a moonshot: find out more first."),
        ((effort > 0) & (effort < 0.5), "Effort under half a month; RICE's smallest effort is 0.5."),
    ]
    if check_scale:
        off = ~np.isnan(impact) & ~np.isin(impact, IMPACT_SCALE)
        marks.append((off, "Impact is off the scale 3, 2, 1, 0.5, 0.25."))
    return scored.assign(warning=notes(items.index, marks))


def ice(items: pd.DataFrame, how: Literal["average", "product"] = "average") -> pd.DataFrame:
    """ICE from `impact`, `confidence` and `ease`, each 1 to 10 (ease is not effort: 10 is the easiest).

    Two definitions are in use and can rank differently, so both are returned: `ice_average` (I+C+E)/3 and
    `ice_product` I×C×E, with `rank_average` and `rank_product`; `ice`, `rank` and `tied` follow `how`.
    Columns `ice_impact` and `ice_confidence` are read instead where the table has them, since RICE's impact
    (0.25 to 3) and confidence (a share) are on other scales; `ice_inputs` makes them. Source: Sean Ellis,
    GrowthHackers, about 2015.

    >>> pair = pd.DataFrame({"item": ["A", "B"], "impact": [10, 5], "confidence": [1, 5], "ease": [10, 5]})
    >>> ice(pair)[["item", "ice_average", "rank_average", "ice_product", "rank_product"]]
      item  ice_average  rank_average  ice_product  rank_product
    0    A          7.0             1        100.0             2
    1    B          5.0             2        125.0             1
    """
    if how not in ("average", "product"):
        raise InputError("ICE is either an average or a product: say how='average' or how='product'.")
    average, product = score(items, "ice_average"), score(items, "ice_product")
    chosen = average if how == "average" else product
    return items.assign(
        ice_average=average["ice_average"],
        rank_average=average["rank"],
        ice_product=product["ice_product"],
        rank_product=product["rank"],
        ice=chosen[f"ice_{how}"],
        rank=chosen["rank"],
        tied=chosen["tied"],
        missing=chosen["missing"],
    )


def ice_inputs(items: pd.DataFrame) -> pd.DataFrame:
    """RICE's impact and confidence on ICE's scale: adds `ice_impact` and `ice_confidence`, both 1 to 10.

    The conversion is the course's own and is to be told wherever it is used: impact 0.25 to 3 in a straight
    line onto 1 to 10, confidence 80 % as 8 (at least 1). Points that the table has stay. Impact above 3 is
    refused.

    >>> ideas = pd.DataFrame({"impact": [3, 0.25], "confidence": [0.8, 0.5]})
    >>> ice_inputs(ideas)[["ice_impact", "ice_confidence"]]
       ice_impact  ice_confidence
    0        10.0             8.0
    1         1.0             5.0
    """
    need_columns(items, ["impact", "confidence"], "The conversion to ICE")
    _, impact_input, confidence_input, _ = FORMULAS["rice"].inputs
    impact, confidence = impact_input.read(items), confidence_input.read(items)
    if np.nanmax(impact, initial=0) > 3:
        row = int(np.nanargmax(impact))
        says = f"Row {row + 1}: impact is over 3, so it is not on RICE's scale and can't be converted to ICE."
        raise InputError(says, column="impact", rows=[row])
    made = {
        "ice_impact": np.clip(1 + 9 * (impact - 0.25) / 2.75, 1, 10),
        "ice_confidence": np.clip(10 * confidence, 1, 10),
    }
    return items.assign(
        **{
            name: np.where(items[name].isna(), points, items[name]).astype(float) if name in items else points
            for name, points in made.items()
        }
    )


def value_effort(items: pd.DataFrame, *, value_line: float, effort_line: float) -> pd.DataFrame:
    """The 2×2 of `value` and `effort`: adds `quadrant` (quick win, big bet, fill-in, money pit) and ratio.

    The lines are absolute and yours to state, in the units of the columns: a median would move, and items
    with it, when another item is added. On the line counts as high value, and as low effort.
    `value_effort` is value per effort and gives `rank` and `tied`. A row with a missing input has no
    quadrant. Nobody is known to have invented the 2×2.

    >>> ideas = pd.DataFrame({"item": ["A", "B"], "value": [8, 3], "effort": [2, 5]})
    >>> value_effort(ideas, value_line=5, effort_line=3)[["item", "quadrant", "value_effort", "rank"]]
      item   quadrant  value_effort  rank
    0    A  quick win           4.0     1
    1    B  money pit           0.6     2
    """
    scored = score(items, "value_effort")
    value, effort = FORMULAS["value_effort"].read(items).values()
    high, low = value >= value_line, effort <= effort_line
    names = np.select(
        [np.isnan(value) | np.isnan(effort), high & low, high, low],
        ["", "quick win", "big bet", "fill-in"],
        "money pit",
    )
    quadrant = pd.Series(names, index=items.index, dtype="str")
    return scored.assign(quadrant=quadrant.where(quadrant != ""))


def opportunity_score(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Opportunity = importance + max(importance - satisfaction, 0), for outcomes, one segment at a time.

    Columns: `importance`, `satisfaction`, each ten times the share of people who ticked 4 or 5 of 5,
    so 0 to 10; not mean ratings. Adds `opportunity` (0 to 20), `rank`, `tied`, `missing`
    and `band`: extreme (over 15), high (12 to 15), worth considering (10 up to 12), well served,
    over-served (satisfaction above importance). Source: Anthony Ulwick, "Turn customer input into
    innovation", Harvard Business Review, January 2002.

    >>> outcomes = pd.DataFrame({"importance": [9, 9, 5], "satisfaction": [3, 9, 8]})
    >>> opportunity_score(outcomes)["opportunity"].tolist()
    [15.0, 9.0, 5.0]
    """
    scored = score(outcomes, "opportunity")
    importance, satisfaction = FORMULAS["opportunity"].read(outcomes).values()
    points = scored["opportunity"].to_numpy()
    names = np.select(
        [np.isnan(points), points > 15, points >= 12, points >= 10, satisfaction > importance],
        ["", "extreme", "high", "worth considering", "over-served"],
        "well served",
    )
    band = pd.Series(names, index=outcomes.index, dtype="str")
    return scored.assign(band=band.where(band != ""))
