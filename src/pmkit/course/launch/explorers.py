"""The chapter's explorers, by id: on Mealwise's data, and empty ones for the learner's own product."""

from pmkit.course.launch import data, partner_data
from pmkit.course.registry import OWN, Use, use
from pmkit.explorers import Data

EXPLORERS: dict[str, Use] = {
    "launch.seen": use("seen_early:SeenEarly", data.seen),
    "launch.own-seen": use("seen_early:SeenEarly", Data, label=OWN),
    "launch.contracts": use("partners:Partners", partner_data.partners),
    "launch.own-contracts": use("partners:Partners", partner_data.own_partners, label=OWN),
}
