"""Mealwise's work of October 2026 as the chapter uses it: stories, slices, cards. All invented."""

import pandas as pd

from pmkit.cases import load
from pmkit.explorers import Data

SPLIT = ("MW-01", "MW-07", "MW-05")
"""The large items for which slices are written."""
MAPPED = ("MW-01",)
"""The story for which an example map is written."""


def stories(ids: tuple[str, ...]) -> pd.DataFrame:
    """Items of the backlog with the story that stands on them."""
    backlog = load("backlog").set_index("id")
    return backlog.loc[list(ids), ["item", "story"]].reset_index()


def split() -> Data:
    """Three large items, and their slices by pattern."""
    return Data(stories(SPLIT), more={"slices": load("slices"), "unit": "person-months"})


def mapped() -> Data:
    """The story of the allergy filter with its cards, and who can be asked what."""
    cards = load("example_cards").rename(columns={"answer": "says"})
    names = load("people").set_index("id")["name"]
    return Data(stories(MAPPED), more={"cards": cards.assign(ask=cards["asked_of"].map(names).fillna(""))})


def own_map() -> Data:
    """A story that is not written yet, and a few lines that show how cards are pasted."""
    return Data(own_story(), more={"sample": OWN_CARDS})


OWN_CARDS = """Story: As a guest who comes by bus I want to know when the next ferry goes, so that I do not wait in the rain.
Rule: The next departure is the next one that still takes guests
Example: Five minutes before
  Given the ferry of 10:30 has room
  When a guest looks at 10:25
  Then 10:30 is shown
Example: Full
  Given the ferry of 10:30 is full
  When a guest looks at 10:25
  Then 11:00 is shown
Rule: In a storm nothing is shown as certain
Question: Who says that it is a storm, and how fast?
"""
"""The cards of an invented ferry line."""


def own_story() -> pd.DataFrame:
    """A story that is not written yet, for whoever brings in no backlog."""
    return pd.DataFrame({"id": ["own"], "item": [""], "story": [""]})
