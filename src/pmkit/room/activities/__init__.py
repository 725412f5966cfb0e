"""What a room can do: each activity says which fields a phone shows, and what comes of the votes.

An activity is built from JSON (it travels in the room's log) and from nothing else. Before the reveal nobody
but the log knows a vote; `outcome` and `frame` are asked afterwards.
"""

from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.activities.estimates import Poker, Ranges
from pmkit.room.activities.kano import Kano
from pmkit.room.activities.points import Split
from pmkit.room.activities.reading import KINDS, LONGEST_TITLE, activity_of
from pmkit.room.activities.scores import Scores

__all__ = [
    "KINDS",
    "LONGEST_TITLE",
    "Activity",
    "Kano",
    "Poker",
    "Ranges",
    "Scores",
    "Split",
    "Votes",
    "activity_of",
]
