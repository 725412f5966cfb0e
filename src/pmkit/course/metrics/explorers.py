"""The chapter's explorers, by id: on Mealwise's data, and empty ones for the learner's own product."""

from pmkit.course.metrics import data
from pmkit.course.registry import OWN, Use, use
from pmkit.explorers import Data


def _charts() -> Data:
    from pmkit.course.metrics import chart_data, chart_facts

    return Data(more={"tables": chart_data.tables(), "broken": chart_facts.broken()})


def _own_chart() -> Data:
    from pmkit.course.metrics.chart_data import OWN_SAMPLE

    return Data(more={"sample": OWN_SAMPLE})


def _note() -> Data:
    from pmkit.course.metrics import note_data

    return note_data.note()


def _page() -> Data:
    from pmkit.course.metrics.metrics_page import METRICS_PAGE

    return Data(more={"pattern": METRICS_PAGE, "start": {}})


def _moved() -> Data:
    from pmkit.course.metrics import moved_data

    return moved_data.moved()


def _own_moved() -> Data:
    from pmkit.course.metrics import moved_data

    return Data(more={"sample": moved_data.OWN_SAMPLE})


EXPLORERS: dict[str, Use] = {
    "metrics.same-people": use("same_people:SamePeople", data.same_people),
    "metrics.own-same-people": use("own_same_people:OwnSamePeople", Data, label=OWN),
    "metrics.why-it-moved": use("why_it_moved:WhyItMoved", _moved),
    "metrics.own-why-it-moved": use("own_why_it_moved:OwnWhyItMoved", _own_moved, label=OWN),
    "metrics.peeking": use("peeking:Peeking", data.replayed_tests),
    "metrics.peeking-laboratory": use("peeking_laboratory:PeekingLaboratory", data.laboratory),
    "metrics.before-you-read": use("before_you_read:BeforeYouRead", data.tests_to_read),
    "metrics.own-peeking": use("own_peeking:OwnPeeking", data.sample_test, label=OWN),
    "metrics.own-before-you-read": use(
        "own_before_you_read:OwnBeforeYouRead", data.sample_to_read, label=OWN
    ),
    "metrics.chart-workshop": use("chart_workshop:ChartWorkshop", _charts),
    "metrics.own-chart-workshop": use("own_chart:OwnChart", _own_chart, label=OWN),
    "metrics.sixty-words": use("sixty_words:SixtyWords", _note),
    "metrics.own-sixty-words": use("sixty_words:SixtyWords", lambda: Data(more={"start": {}}), label=OWN),
    "metrics.own-metrics-page": use("text_builder:TextBuilder", _page, label=OWN),
}
