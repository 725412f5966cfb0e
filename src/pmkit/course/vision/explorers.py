"""The chapter's explorers, by id: on Mealwise's drafts, and empty ones for the learner's own product."""

from collections.abc import Callable

from pmkit.course.registry import OWN, Use, use
from pmkit.course.vision import data
from pmkit.explorers import Data


def _text(pattern: str, start: dict[str, str]) -> Callable[[], Data]:
    """A pattern of the chapter, and the draft that one begins with."""

    def given() -> Data:
        from pmkit.course.vision import patterns

        return Data(more={"pattern": getattr(patterns, pattern), "start": start})

    return given


_BUILDER, _GRADER = "text_builder:TextBuilder", "okr_grader:OkrGrader"

EXPLORERS: dict[str, Use] = {
    "vision.positioning": use(_BUILDER, _text("POSITIONING", data.WEAK_POSITIONING), label=data.CASE),
    "vision.board": use(_BUILDER, _text("VISION_BOARD", data.WEAK_BOARD), label=data.CASE),
    "vision.press-release": use(_BUILDER, _text("PRESS_RELEASE", data.DRAFT_RELEASE), label=data.CASE),
    "vision.wedge": use("wedge:WedgePicker", data.segments, label=data.CASE),
    "vision.north-star": use("north_star:NorthStarTree", data.north_star_inputs, label=data.CASE),
    "vision.okr": use(_GRADER, data.key_results, label=data.CASE, objective=data.OBJECTIVE),
    "vision.own-positioning": use(_BUILDER, _text("POSITIONING", {}), label=OWN),
    "vision.own-board": use(_BUILDER, _text("VISION_BOARD", {}), label=OWN),
    "vision.own-wedge": use("wedge:WedgePicker", data.own_segments, label=OWN, counted="customers"),
    "vision.own-okr": use(_GRADER, data.own_key_results, label=OWN),
}
