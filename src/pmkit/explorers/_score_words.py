"""What a ranking says in words: who leads by how much, or how often, and who comes next.

Knows no widget. The tables come in as `how_sure` makes them.
"""

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.numbers import format_number


def ranking_words(sure: pd.DataFrame, score: str, k: int, *, doubted: bool) -> str:
    """The ranking in one or two sentences (Markdown).

    `sure` has `item`, the column named `score`, `rank`, `p_first` and `p_top` (chances to be first, and among
    the first `k`); with `doubted` the chances are told, else the scores.
    """
    known = sure[sure["rank"].notna()].sort_values("rank", kind="stable")
    lacking = len(sure) - len(known)
    more = f" {lacking} without a score: fill in what is missing." if lacking else ""
    if known.empty:
        return "No item has a score yet. Fill in the empty cells of the table."
    if not doubted:
        return f"{_leader(known, score)} Pull the slider to see how sure that is.{more}"
    about = "A draw moves every number at random, most often by less than the share you set."
    return f"{_chances(known, k)}. {about}{more}"


def _leader(known: pd.DataFrame, score: str) -> str:
    name = escape_markdown(known["item"].iloc[0])
    best = score_words(known[score].iloc[0])
    leaders = int((known["rank"] == 1).sum())
    if leaders > 1:
        return f"{leaders} items share the first place with {best}."
    if len(known) == 1:
        return f"**{name}** has {best}."
    second = known[known["rank"] == 2]
    names = listed([escape_markdown(title) for title in second["item"].head(2)])
    verb = "share place 2 with" if len(second) > 1 else "follows with"
    return f"**{name}** is first with {best}; {names} {verb} {score_words(second[score].iloc[0])}."


def _chances(known: pd.DataFrame, k: int) -> str:
    first = known.iloc[0]
    name = escape_markdown(first["item"])
    said = f"**{name}** is first in **{100 * first['p_first']:.0f} of 100** draws"
    if k > 1:
        said += f", and among the first {k} in {100 * first['p_top']:.0f}"
    rest = known.iloc[1:].sort_values("p_first", ascending=False, kind="stable")
    if len(rest):
        rival = rest.iloc[0]
        oftener = rival["p_first"] - first["p_first"] >= 0.005
        which = "More often first" if oftener else "Next"
        said += f". {which} is {escape_markdown(rival['item'])}: first in {100 * rival['p_first']:.0f}"
    return said


def chance_words(share: float) -> str:
    """A chance as a number of 100 draws; empty where there is none."""
    return "" if np.isnan(share) else f"{100 * share:.0f}"


def score_words(score: float) -> str:
    """A score with no more digits than anybody could defend: whole from 100 on, three digits below."""
    return format_number(float(round(score)) if abs(score) >= 100 else float(f"{score:.3g}"))
