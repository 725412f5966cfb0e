"""Mealwise's work of October 2026 as the chapter uses it: stories, slices, cards. All invented."""

import pandas as pd

from pmkit.cases import load
from pmkit.explorers import Data

SPLIT = ("MW-01", "MW-07", "MW-05")
"""The large items for which slices are written."""


def stories(ids: tuple[str, ...]) -> pd.DataFrame:
    """Items of the backlog with the story that stands on them."""
    backlog = load("backlog").set_index("id")
    return backlog.loc[list(ids), ["item", "story"]].reset_index()


def split() -> Data:
    """Three large items, and their slices by pattern."""
    return Data(stories(SPLIT), more={"slices": load("slices"), "unit": "person-months"})


def own_story() -> pd.DataFrame:
    """A story that is not written yet, for whoever brings in no backlog."""
    return pd.DataFrame({"id": ["own"], "item": [""], "story": [""]})
