"""The chapter's drawings, by id."""

from pmkit.charts.figures.cut_bars import cut_bars
from pmkit.course.metrics.values import cut_bars as consumers


def _slide() -> str:
    """How many consumers pay, on an axis that begins far above zero."""
    now = consumers()
    return cut_bars(
        "Consumers who pay",
        ("May", now["may"]),
        ("September", now["september"]),
        start=now["start"],
        step=500,
    )


FIGURES = {"metrics.cut-bars": _slide}
