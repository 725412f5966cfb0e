"""The chapter's explorers, by id: on Mealwise's data, and empty ones for the learner's own product."""

from pmkit.course.metrics import data
from pmkit.course.registry import Use, use
from pmkit.explorers import Data


def _charts() -> Data:
    from pmkit.course.metrics import chart_data, chart_facts

    return Data(more={"tables": chart_data.tables(), "broken": chart_facts.broken()})


EXPLORERS: dict[str, Use] = {
    "metrics.peeking": use("peeking:Peeking", data.replayed_tests),
    "metrics.peeking-laboratory": use("peeking_laboratory:PeekingLaboratory", data.laboratory),
    "metrics.chart-workshop": use("chart_workshop:ChartWorkshop", _charts),
}
