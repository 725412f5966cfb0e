"""The chapter's explorers, by id: on Mealwise's data, and empty ones for the learner's own product."""

from pmkit.course.data import card_data, how_good, whose_data
from pmkit.course.registry import OWN, Use, use

EXPLORERS: dict[str, Use] = {
    "data.purposes": use("purposes:Purposes", whose_data.purposes),
    "data.own-purposes": use("purposes:Purposes", whose_data.own_purposes, label=OWN),
    "data.consent": use("consent_screen:ConsentScreenBuilder", whose_data.consent),
    "data.cells": use("small_cells:SmallCells", how_good.cells),
    "data.own-cells": use("small_cells:SmallCells", how_good.own_cells, label=OWN),
    "data.threshold": use("flag_threshold:FlagThreshold", how_good.threshold),
    "data.own-threshold": use("flag_threshold:FlagThreshold", how_good.own_threshold, label=OWN),
    "data.evaluate": use("evaluation_plan:EvaluationPlan", how_good.evaluate),
    "data.own-evaluate": use("evaluation_plan:EvaluationPlan", how_good.own_evaluate, label=OWN),
    "data.card": use("explain_card:ExplainCard", card_data.card),
    "data.own-card": use("explain_card:ExplainCard", card_data.own_card, label=OWN),
}
