"""What a ranking says in words: who leads by how much, or how often, and who comes next.

Knows no widget. The tables come in as `how_sure` makes them.
"""

import numpy as np
import pandas as pd

from pmkit.english import format_number, in_words, listed, plural
from pmkit.practice.markdown import escape_markdown

AS_OFTEN = 0.02
"""Chances to be first that are nearer than this are told as equal: 4,000 draws know each to about 0.01."""


def ranking_words(
    sure: pd.DataFrame,
    score: str,
    k: int,
    *,
    doubted: bool,
    hint: str = "",
    off: str = "the share you set",
) -> str:
    """The ranking in one or two sentences (Markdown).

    `sure` has `item`, the column named `score`, `rank`, `p_first` and `p_top` (chances to be first, and among
    the first `k`); with `doubted` the chances are told, and how far `off` a number may be; else the scores,
    and the `hint` what to do next.
    """
    known = sure[sure["rank"].notna()].sort_values("rank", kind="stable")
    lacking = len(sure) - len(known)
    more = f" {lacking} without a score: fill in what is missing." if lacking else ""
    if known.empty:
        return "No item has a score yet. Fill in the empty cells of the table."
    if not doubted:
        return " ".join(filter(None, [_leader(known, score), hint])) + more
    about = f"A draw moves every number at random, most often by less than {off}."
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
    leaders = level_leaders(known)
    rest = known.iloc[1:].sort_values("p_first", ascending=False, kind="stable")
    if first["item"] in leaders and len(leaders) > 1:
        also = listed([escape_markdown(item) for item in leaders if item != first["item"]])
        return f"{said}. {also} {plural(len(leaders) - 1, 'is', 'are')} first about as often"
    if len(rest):
        rival = rest.iloc[0]
        which = "More often first" if rival["p_first"] > first["p_first"] else "Next"
        said += f". {which} is {escape_markdown(rival['item'])}: first in {100 * rival['p_first']:.0f}"
    return said


def level_leaders(sure: pd.DataFrame) -> list[str]:
    """The items that are first most often, by title: all whose chance is within two draws of a hundred of the
    highest, since the draws don't tell closer ones apart."""
    chances = sure["p_first"].fillna(0.0)
    near = sure[(chances > 0) & (chances >= chances.max() - AS_OFTEN)]
    return list(near.sort_values("p_first", ascending=False, kind="stable")["item"])


def leader_title(sure: pd.DataFrame, *, doubted: bool) -> str:
    """The title of the ranking: who leads, or with doubt who is first most often and how often."""
    if sure.empty or sure["rank"].isna().all():
        return "No item has a score yet"
    if not doubted:
        leaders = list(sure.loc[sure["rank"] == 1, "item"])
        return f"{leaders[0]} leads" if len(leaders) == 1 else f"{len(leaders)} items share the first place"
    leaders, chance = level_leaders(sure), 100 * sure["p_first"].max()
    if len(leaders) == 1:
        return f"{leaders[0]} is first most often: {chance:.0f} of 100 draws"
    if len(leaders) == 2:
        return f"{listed(leaders)} are first about equally often"
    return f"{in_words(len(leaders)).capitalize()} items are first about equally often"


def chance_words(share: float) -> str:
    """A chance as a number of 100 draws; empty where there is none."""
    return "" if np.isnan(share) else f"{100 * share:.0f}"


def score_words(score: float) -> str:
    """A score with no more digits than anybody could defend: whole from 100 on, three digits below."""
    return format_number(float(round(score)) if abs(score) >= 100 else float(f"{score:.3g}"))
