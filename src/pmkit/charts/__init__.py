"""Charts: a data frame in, a `Picture` out, one function per question that a product manager asks.

A picture holds its rows, what it says in words (the title says the finding, the description says it for
people who don't see it) and how it is drawn; `saying` puts other words in their place. `value_unit`,
`effort_unit`, `unit` and `period` are what the numbers are counted in, in words; `titles` maps ids to what
they are called. A table without a column that is needed is refused with a ValueError that names it.

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
    "agreement_chart": "agreement",
    "bump_chart": "bump",
    "catches_chart": "catches",
    "chance_chart": "heard",
    "confusions_chart": "confusions",
    "counts_chart": "code_counts",
    "heard_chart": "heard",
    "mark_plans": "plan",
    "plan_chart": "plan",
    "frontier_chart": "frontier",
    "kano_chart": "kano",
    "kano_shares_chart": "kano_shares",
    "when_chart": "forecast",
    "how_many_chart": "forecast",
    "throughput_chart": "throughput",
    "cycle_time_chart": "cycle_time",
    "distribution_chart": "distribution",
    "thousand_chart": "thousand",
    "game_dots_chart": "game_bands",
    "game_bands_chart": "game_bands",
    "game_events_chart": "game_bands",
    "timeline_chart": "timeline",
    "funnel_chart": "funnel",
    "retention_chart": "retention",
    "looks_chart": "experiment",
    "false_alarms_chart": "experiment",
    "rule_line_chart": "peeking",
    "stops_chart": "peeking",
    "rules_chart": "peeking",
    "estimates_chart": "peeking",
    "pooling_chart": "checks",
    "metrics_chart": "checks",
    "north_star_chart": "north_star",
    "okr_chart": "okr",
    "assumption_map_chart": "assumptions",
    "stakeholder_map_chart": "stakeholders",
    "change_parts_chart": "change_parts",
    "opportunity_tree_chart": "opportunity_tree",
    "worth_chart": "worth",
    "ranking_chart": "ranking",
    "ranking_rows": "ranking",
    "ranges_chart": "ranges",
    "queue_chart": "queue",
    "moscow_chart": "moscow",
    "packages_chart": "packages",
    "parts_chart": "parts",
    "waiting_chart": "waiting",
    "week_chart": "week",
    "skills_chart": "skills",
    "voices_chart": "voices",
    "shares_chart": "shares",
    "uses_chart": "uses",
    "faults_chart": "faults",
    "differences_chart": "differences",
    "beliefs_chart": "quarters",
    "margins_chart": "quarters",
    "ledger_chart": "ledger",
}
"""Where each name is."""

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    return fetch(__name__, _HOMES, name)


def __dir__() -> list[str]:
    return __all__
