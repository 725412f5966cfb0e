"""The chapter's explorers, by id: the game, and what looks at it."""

from pmkit.course.capstone import data, game_data
from pmkit.course.registry import Use, use
from pmkit.explorers import Data

EXPLORERS: dict[str, Use] = {
    "capstone.play": use("eight_quarters:EightQuarters", game_data.play),
    "capstone.rehearsal": use("eight_quarters:EightQuarters", game_data.rehearsal),
    "capstone.compare": use("game_compared:GameCompared", data.bands, follows="capstone.play"),
    "capstone.replay": use("game_replayed:GameReplayed", Data, follows="capstone.play"),
    "capstone.branch": use("what_if:WhatIf", Data, follows="capstone.play"),
    "capstone.page": use("game_page:GamePage", data.bands, follows="capstone.play"),
}
