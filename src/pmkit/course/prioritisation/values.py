"""The case's numbers, item by item; a public name may stand in this chapter's texts, `{rice.mw-04}`. All computed.

`values_*.py` beside it hold the numbers of single questions: of scores, the queue, the release and surveys.
"""

from pmkit import methods
from pmkit.course.prioritisation import data

ideas, queued = len(data.SHORTLIST), len(data.QUEUE)


def title() -> dict[str, str]:
    return data.keyed(data.whole_backlog(), "item")


def reach() -> dict[str, float]:
    return data.keyed(data.whole_backlog(), "reach")


def impact() -> dict[str, float]:
    return data.keyed(data.whole_backlog(), "impact")


def confidence() -> dict[str, float]:
    return data.keyed(data.whole_backlog(), "confidence")


def effort() -> dict[str, float]:
    return data.keyed(data.whole_backlog(), "effort")


def value() -> dict[str, float]:
    return data.keyed(data.whole_backlog(), "value")


def cost_of_delay() -> dict[str, float]:
    return data.keyed(data.whole_backlog(), "cost_of_delay")


def duration() -> dict[str, float]:
    return data.keyed(data.whole_backlog(), "duration")


def rice() -> dict[str, float]:
    return data.keyed(methods.rice(data.whole_backlog()), "rice")


def cd3() -> dict[str, float]:
    return data.keyed(methods.cd3(data.whole_backlog()), "cd3")


def table() -> dict[str, str]:
    """Items with their columns, as tables."""
    wanted = {
        "first_four": (data.FIRST_FOUR, data.RICE),
        "queue": (data.QUEUE, data.WAIT),
        "quadrants": (data.QUADRANTS, ("value", "effort")),
        "rice_order": (data.TO_SCORE, data.RICE),
        "cd3_order": (data.TO_QUEUE, data.WAIT),
        "moscow": (("MW-06", "MW-37", "MW-09", "MW-08", "MW-13", "MW-24", "MW-10"), ("effort", "without_it")),
    }
    return {name: data.table(ids, columns) for name, (ids, columns) in wanted.items()}
