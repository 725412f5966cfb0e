"""Charts: a data frame in, an Altair chart out, one function per question that a product manager asks.

A chart's title says the finding, its description says it for people who don't see it. For live charts each
has a function for its rows (`bump_rows`) and one for its words (`bump_words`), which take the chart's own
arguments. `value_unit`, `effort_unit`, `unit` and `period` are what the numbers are counted in, in words;
`titles` maps ids to what they are called; a `title` or `description` that is given takes the place of the
computed one. A table without a column that is needed is refused with a ValueError that names it.

Each name is fetched from its module when it is first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from pmkit._lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing at run time would be most of what this package costs
    from typing import Any

_HOMES = {
    "Words": "_titles",
    "Picture": "picture",
    "bump_chart": "bump",
    "bump_rows": "bump",
    "bump_words": "bump",
    "mark_plans": "plan",
    "plan_chart": "plan",
    "plan_rows": "plan",
    "plan_words": "plan",
    "frontier_chart": "frontier",
    "frontier_rows": "frontier",
    "frontier_words": "frontier",
    "kano_chart": "kano",
    "kano_rows": "kano",
    "kano_words": "kano",
    "kano_shares_chart": "kano_shares",
    "kano_shares_rows": "kano_shares",
    "when_chart": "forecast",
    "when_rows": "forecast",
    "when_words": "forecast",
    "how_many_chart": "forecast",
    "how_many_rows": "forecast",
    "how_many_words": "forecast",
    "throughput_chart": "throughput",
    "throughput_rows": "throughput",
    "throughput_words": "throughput",
    "timeline_chart": "timeline",
    "timeline_rows": "_timeline_rows",
    "timeline_words": "_timeline_rows",
    "funnel_chart": "funnel",
    "funnel_rows": "funnel",
    "funnel_words": "funnel",
    "retention_chart": "retention",
    "retention_rows": "retention",
    "retention_words": "retention",
    "looks_chart": "experiment",
    "looks_rows": "experiment",
    "looks_words": "experiment",
    "false_alarms_chart": "experiment",
    "north_star_chart": "north_star",
    "north_star_rows": "north_star",
    "north_star_words": "north_star",
    "okr_chart": "okr",
    "okr_rows": "okr",
    "okr_words": "okr",
    "ranking_chart": "ranking",
    "ranking_rows": "ranking",
    "queue_chart": "queue",
    "queue_rows": "queue",
    "moscow_chart": "moscow",
    "moscow_rows": "moscow",
    "waiting_chart": "waiting",
    "waiting_rows": "waiting",
    "week_chart": "week",
    "week_rows": "week",
    "skills_chart": "skills:skills",
}
"""Where each name is, and what it is called there if not the same."""

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    return fetch(__name__, _HOMES, name)


def __dir__() -> list[str]:
    return __all__
