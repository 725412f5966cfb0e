"""Who is speaking: voices weighted so that each group counts by its people, not by how loud it is.

Post-stratification corrects for the groups only. Within a group it can't correct for who bothers to speak,
and for a group that nobody was heard of it can do nothing: it says so. Sources: L. Kish, Survey Sampling,
1965.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, notes, numbers, percent, refuse, show
from pmkit.methods.proportions import wilson_interval
from pmkit.methods.ranking import places_of


def group_weights(
    voices: pd.DataFrame, people: Mapping[Any, float], *, group: str = "segment"
) -> pd.DataFrame:
    """How much a voice of each group has to count: a row per group of `people`, in that order.

    `voices` has a row per voice and the column `group` (missing: the voice is left out). `people` gives every
    group its number of people, or its share of them; both may add up to anything. Result: `group`, `voices`,
    `voice_share`, `people_share`, `weight` = share of the people / share of the voices, both among the groups
    that were heard, so that weights average 1; missing for a group that nobody was heard of, which `says`
    tells. Raises `InputError` for a voice of a group that is not in `people`, or of one without people.

    >>> voices = pd.DataFrame({"segment": ["families"] * 3 + ["singles"]})
    >>> told = group_weights(voices, {"families": 50, "singles": 50, "students": 25})
    >>> told["weight"].round(2).tolist()
    [0.67, 2.0, nan]
    >>> told["says"][2]
    'Nobody of this group was heard: 20 % of the people have no voice here.'
    """
    need_columns(voices, [group], "Weighing voices")
    names = list(people)
    count = _people(people)
    there = voices[group].notna().to_numpy()
    refuse(
        voices,
        group,
        there & ~voices[group].isin(names).to_numpy(),
        "Say how many people belong to this group, or leave its voices out.",
    )
    heard = np.array([int((voices[group] == name).sum()) for name in names])
    nobody = [name for name, size in zip(names, count, strict=True) if size == 0]
    refuse(
        voices, group, voices[group].isin(nobody).to_numpy(), "This group has no people. Correct its number."
    )
    spoke = heard > 0
    share = count / count.sum()
    with np.errstate(invalid="ignore", divide="ignore"):
        voice_share = heard / heard.sum()
        weight = np.where(spoke, share / share[spoke].sum() / voice_share, np.nan)
    silent = [
        (
            np.arange(len(names)) == spot,
            f"Nobody of this group was heard: {percent(share[spot])} of the people have no voice here.",
        )
        for spot in np.flatnonzero(~spoke & (count > 0))
    ]
    table = pd.DataFrame(
        {
            "group": names,
            "voices": heard,
            "voice_share": voice_share,
            "people_share": share,
            "weight": weight,
        }
    )
    return table.assign(says=notes(table.index, silent))


def weigh_voices(
    voices: pd.DataFrame, people: Mapping[Any, float], *, group: str = "segment"
) -> pd.DataFrame:
    """The voices with their `weight`; missing where a voice has no group. Arguments as for `group_weights`.

    Weigh all voices that were heard, and choose some of them (the complaints) afterwards: the weight says how
    much a group speaks at all.

    >>> voices = pd.DataFrame({"segment": ["families", "families", "families", "singles"]})
    >>> weigh_voices(voices, {"families": 60, "singles": 60})["weight"].round(2).tolist()
    [0.67, 0.67, 0.67, 2.0]
    """
    told = group_weights(voices, people, group=group)
    by_group = dict(zip(told["group"], told["weight"], strict=True))
    weight = [by_group.get(one, np.nan) if not pd.isna(one) else np.nan for one in voices[group]]
    return voices.assign(weight=np.array(weight, dtype=float))


def weighted_shares(
    voices: pd.DataFrame, *, theme: str = "theme", weight: str = "weight", confidence: float = 0.95
) -> pd.DataFrame:
    """How large each theme is by voices and by people: a row per theme, in the order of first mention.

    Columns: `theme` and `weight` (from `weigh_voices`; 0 or more). Voices without a theme or a weight are
    left out of both sides. Result: `theme`, `voices`, `n` (voices counted), `share` with `low` and `high`
    (Wilson), `rank`, `weighted_share` with `weighted_low` and `weighted_high` (Wilson with the effective
    number of voices instead of n, an approximation), `weighted_rank`, and `moves` (places gained by
    weighting, negative: lost).

    >>> voices = pd.DataFrame({"theme": ["price", "price", "allergy"], "weight": [0.5, 0.5, 2.0]})
    >>> weighted_shares(voices)[["theme", "share", "weighted_share", "moves"]].round(2)
         theme  share  weighted_share  moves
    0    price   0.67            0.33     -1
    1  allergy   0.33            0.67      1
    """
    need_columns(voices, [theme, weight], "A weighted share")
    weights = numbers(voices, weight, low=0)
    used = voices[theme].notna().to_numpy() & ~np.isnan(weights)
    weights, themes = weights[used], voices[theme][used]
    n, whole, effective = int(used.sum()), float(weights.sum()), effective_number(weights)
    rows = []
    for name in dict.fromkeys(themes):
        of_it = (themes == name).to_numpy()
        hits = int(of_it.sum())
        share = float(weights[of_it].sum() / whole) if whole > 0 else np.nan
        limits = (
            wilson_interval(min(share, 1.0) * effective, effective, confidence=confidence)
            if whole > 0
            else (np.nan, np.nan)
        )
        rows.append(
            (name, hits, n, hits / n, *wilson_interval(hits, n, confidence=confidence), share, *limits)
        )
    columns = ["theme", "voices", "n", "share", "low", "high"]
    columns += ["weighted_share", "weighted_low", "weighted_high"]
    table = pd.DataFrame(rows, columns=columns)
    rank, _ = places_of(table["share"].to_numpy(dtype=float))
    weighted_rank, _ = places_of(table["weighted_share"].to_numpy(dtype=float))
    table = table.assign(rank=rank, weighted_rank=weighted_rank)
    return table.assign(moves=table["rank"] - table["weighted_rank"])


def effective_number(weights: Iterable[float]) -> float:
    """How many equal voices would tell as much as these weighted ones: (sum of w)² / sum of w² (Kish 1965).

    Missing weights don't count; without any weight above 0 there is no number (missing). Never more than the
    voices there are. Raises `InputError` for a negative weight.

    >>> effective_number([1, 1, 1, 1]), effective_number([3, 1, 0, 0])
    (4.0, 1.6)
    """
    cells = np.array([one for one in weights if not pd.isna(one)], dtype=float)
    if (cells < 0).any():
        raise InputError(f"A weight is {show(float(cells.min()))}. Weights are 0 or more.")
    squares = float((cells**2).sum())
    return max(1.0, float(cells.sum() ** 2 / squares)) if squares > 0 else float("nan")


def _people(people: Mapping[Any, float]) -> np.ndarray:
    if not people:
        raise InputError("Name at least one group and how many people belong to it.")
    for name, size in people.items():
        if not 0 <= size < float("inf"):
            raise InputError(f"{name} has {show(size)} people. Write a number or a share, 0 or more.")
    count = np.array(list(people.values()), dtype=float)
    if count.sum() == 0:
        raise InputError("No group has any people. Write at least one number above 0.")
    return count
