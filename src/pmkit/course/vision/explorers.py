"""The chapter's explorers, by id: on Mealwise's drafts, and empty ones for the learner's own product."""

from collections.abc import Callable

from pmkit.course.vision import data
from pmkit.practice import Workbook
from pmkit.widgets import Explorer


def _text(id: str, pattern: str, start: dict[str, str], label: str) -> Callable[[Workbook], Explorer]:
    def make(workbook: Workbook) -> Explorer:
        from pmkit.course.vision import patterns
        from pmkit.widgets.explorers.text_builder import TextBuilder

        return TextBuilder(f"explorer:{id}", getattr(patterns, pattern), start, workbook, label)

    return make


def _wedge(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.wedge import WedgePicker

    return WedgePicker(data.segments(), workbook, data.CASE)


def _north_star(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.north_star import NorthStarTree

    return NorthStarTree(data.north_star_inputs(), workbook, data.CASE)


def _okr(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.okr_grader import OkrGrader

    return OkrGrader(data.key_results(), workbook, data.CASE)


def _own_wedge(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.wedge import OwnWedge

    return OwnWedge(data.own_segments(), workbook, data.OWN)


def _own_okr(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.okr_grader import OwnOkr

    return OwnOkr(data.own_key_results(), workbook, data.OWN)


EXPLORERS: dict[str, Callable[[Workbook], Explorer]] = {
    "vision.positioning": _text("vision.positioning", "POSITIONING", data.WEAK_POSITIONING, data.CASE),
    "vision.board": _text("vision.board", "VISION_BOARD", data.WEAK_BOARD, data.CASE),
    "vision.press-release": _text("vision.press-release", "PRESS_RELEASE", data.DRAFT_RELEASE, data.CASE),
    "vision.wedge": _wedge,
    "vision.north-star": _north_star,
    "vision.okr": _okr,
    "vision.own-positioning": _text("vision.own-positioning", "POSITIONING", {}, data.OWN),
    "vision.own-board": _text("vision.own-board", "VISION_BOARD", {}, data.OWN),
    "vision.own-wedge": _own_wedge,
    "vision.own-okr": _own_okr,
}
