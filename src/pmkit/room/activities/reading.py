"""Reads an activity from its JSON, in which it travels through the room's log."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pmkit.english import listed
from pmkit.room.activities.activity import Activity
from pmkit.room.activities.asked import Asked
from pmkit.room.activities.board import Board
from pmkit.room.activities.deals import Deals
from pmkit.room.activities.estimates import Poker, Ranges
from pmkit.room.activities.kano import Kano
from pmkit.room.activities.points import Split
from pmkit.room.activities.scores import Scores
from pmkit.room.activities.sorting import Sorting

LONGEST_TITLE = 600
KINDS: dict[str, type[Activity]] = {
    one.kind: one for one in (Split, Poker, Ranges, Sorting, Kano, Board, Deals, Scores, Asked)
}


def activity_of(given: Any) -> Activity:
    """The activity of its JSON. Raises ValueError with a sentence where it is none."""
    if not isinstance(given, Mapping) or given.get("kind") not in KINDS:
        raise ValueError(f"This is no activity of a room. There are {listed(list(KINDS))}.")
    title = " ".join(str(given.get("title") or "").split())
    if not title:
        raise ValueError("The activity asks nothing. Write what people see on their phones.")
    if len(title) > LONGEST_TITLE:
        raise ValueError(f"The question has {len(title)} characters; {LONGEST_TITLE} can be read on a phone.")
    try:
        made = KINDS[given["kind"]].read(title, given)
        return replace(
            made, table=tuple(tuple(str(cell) for cell in row) for row in given.get("table") or ())
        )
    except (TypeError, KeyError, AttributeError) as problem:
        raise ValueError(f"The activity “{title}” is not complete: {problem}.") from problem
