"""The chapter's explorers, by id: on Mealwise's data, and empty ones for the learner's own product."""

from pmkit.course.launch import beta_data, board_data, data, partner_data
from pmkit.course.registry import OWN, Use, use
from pmkit.explorers import Data

EXPLORERS: dict[str, Use] = {
    "launch.seen": use("seen_early:SeenEarly", data.seen),
    "launch.own-seen": use("seen_early:SeenEarly", Data, label=OWN),
    "launch.guardrail": use("stop_line:StopLine", data.days),
    "launch.after": use("after_launch:AfterLaunch", data.after, follows="roadmapping.now-next-later"),
    "launch.contracts": use("partners:Partners", partner_data.partners),
    "launch.own-contracts": use("partners:Partners", partner_data.own_partners, label=OWN),
    "launch.beta": use("beta_readers:BetaReaders", beta_data.beta),
    "launch.own-beta": use("beta_readers:BetaReaders", beta_data.own_beta, label=OWN),
    "launch.board": use("go_or_no_go:GoOrNoGo", board_data.board),
    "launch.own-board": use("go_or_no_go:GoOrNoGo", board_data.own_board, label=OWN),
}
