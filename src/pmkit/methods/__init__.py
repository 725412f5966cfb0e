"""Product-management methods: pure functions, data frame in, new data frame out.

They know nothing of notebooks, widgets or files. What makes no sense is refused with `InputError` (a
`ValueError`), a sentence that names the row and the column; a docstring says only what is refused besides
missing columns and values out of bounds. A rule without a source is the course's own. Each name below is
fetched from its module when it is first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from pmkit._lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing at run time would be most of what this package costs
    from typing import Any

_HOMES = {
    # refusing wrong input, in words
    "InputError": "_frame",
    # scores and ranks
    "rank": "ranking",
    "score": "scores",
    "rice": "scores",
    "ice": "scores",
    "ice_inputs": "scores",
    "value_effort": "scores",
    "opportunity_score": "scores",
    "Formula": "formulas",
    "FORMULAS": "formulas",
    # cost of delay and queues
    "wsjf": "delay",
    "cd3": "delay",
    "safe_wsjf": "delay",
    "queue_costs": "queue",
    "delay_cost": "queue",
    "best_order": "queue",
    # other scores
    "weighted_score": "weighting",
    "weighted_formula": "weighting",
    "buy_a_feature": "play_money",
    # groups
    "check_moscow": "moscow",
    "check_obligations": "moscow",
    "moscow_effort": "moscow",
    "kano_survey": "kano",
    "kano_categories": "kano",
    "kano_counts": "kano",
    "kano_summary": "kano",
    "kano_segments": "kano",
    "fong_significant": "kano",
    # comparisons
    "ahp_weights": "ahp",
    "contradictions": "ahp",
    "stack_rank": "pairwise",
    "preference_cycles": "pairwise",
    "kendalls_w": "pairwise",
    "best_worst": "pairwise",
    # planning releases
    "plan_release": "release",
    "frontier": "release",
    "Planner": "release",
    "ReleasePlan": "release_plan",
    "LeftOut": "release_plan",
    "WORTHS": "_release_worth",
    "ALL_EXPLAINED": "_release_reasons",
    "release_worth": "_release_worth",
    "plan_for_customers": "nrp",
    "read_nrp": "nrp",
    "CustomerProblem": "nrp",
    "CustomerPlan": "nrp",
    # how sure, and where methods disagree
    "how_sure": "uncertainty",
    "score_ranges": "uncertainty",
    "methods_for": "disagreement",
    "compare_ranks": "disagreement",
    "why_ranks_differ": "disagreement",
    "difference_in_words": "disagreement",
    "compare_estimates": "second_estimate",
    # throughput and forecasts
    "throughput_from_dates": "throughput",
    "regime_change": "throughput",
    "history_warnings": "throughput",
    "within_range_chance": "throughput",
    "forecast_when": "forecast",
    "forecast_how_many": "forecast",
    "last_day": "forecast",
    "compare_sum_of_percentiles": "forecast_together",
    "forecast_with_common_cause": "forecast_together",
    "chances_of_late_parts": "forecast_together",
    "simulate_paths": "simulation",
    "simulate_draws": "simulation",
    "simulate_when": "simulation",
    "littles_law": "flow",
    "elapsed_days": "cycle_time",
    "service_level": "cycle_time",
    "oldest_open": "cycle_time",
    # schedules
    "critical_path": "schedule",
    "build_schedule": "schedule",
    "team_load": "timeline",
    "timeline_breaches": "timeline",
    "effect_of_shock": "shock",
    # a Sprint: the chance of its goal, waiting at load
    "items_in_sprint": "sprint",
    "sprint_chances": "sprint",
    "SprintChances": "sprint",
    "mean_wait": "waiting",
    "wait_by_load": "waiting",
    # metrics
    "funnel_rates": "funnel",
    "funnel_counts": "funnel",
    "retention_table": "retention",
    "churn_rates": "retention",
    "churn_over": "retention",
    "fit_sbg": "lifetime",
    "lifetime_value": "lifetime",
    "split_change": "change",
    "split_product": "change",
    "check_pooling": "pooling",
    "wilson_interval": "proportions",
    "difference_interval": "proportions",
    "forty_percent_test": "proportions",
    "net_promoter": "proportions",
    "no_failure_bound": "proportions",
    "rule_of_three": "proportions",
    "sample_size": "experiments",
    "lehr_sample_size": "experiments",
    "false_alarm_chance": "experiments",
    "level_for_looks": "experiments",
    "check_arm_sizes": "experiments",
    "in_whole_people": "plain_numbers",
    "family_error": "many_metrics",
    "benjamini_hochberg": "many_metrics",
    "guardrail_verdict": "many_metrics",
    "MetricsVerdict": "many_metrics",
    "judge_metrics": "many_metrics",
    "sequential_limits": "sequential",
    "chance_to_stop": "sequential",
    "results_by_day": "daily_results",
    "always_valid": "always_valid_p",
    "STOPPING_RULES": "stopping",
    "compare_stopping": "stopping",
    "simulate_stopping": "stopping",
    "millers_lead": "millers_rule",
    "millers_false_alarms": "millers_rule",
    "grade_key_results": "okr",
    "grade_objectives": "okr",
    "open_households": "wedge",
    "dinners_cooked": "north_star",
    "active_after": "north_star",
    "dinners_after": "north_star",
    "effects_of_ten_per_cent": "north_star",
    # discovery: who agrees, who speaks, what was heard, what it is worth to know
    "coding_table": "agreement",
    "raw_agreement": "agreement",
    "cohens_kappa": "agreement",
    "fleiss_kappa": "agreement",
    "krippendorffs_alpha": "agreement",
    "agreement_by_code": "agreement",
    "code_confusions": "agreement",
    "coder_agreement": "agreement_ranges",
    "group_weights": "representation",
    "weigh_voices": "representation",
    "weighted_shares": "representation",
    "effective_number": "representation",
    "heard_table": "saturation",
    "new_information": "saturation",
    "expected_codes": "saturation",
    "chance_to_hear": "saturation",
    "talks_to_hear": "saturation",
    "worth_of_information": "information",
    "worth_of_test": "information",
    "InformationWorth": "information",
    "turning_chances": "information_curve",
    "worth_by_chance": "information_curve",
    # roles and texts: what a rule can see
    "TextFinding": "_text_findings",
    "lint_raci": "accountability",
    "ask_about_raci": "accountability",
    "lint_daci": "accountability",
    "lint_positioning": "vision_lint",
    "lint_vision": "vision_lint",
    "lint_vision_board": "vision_lint",
    "lint_press_release": "press_release_lint",
    "ChartSpec": "chart_lint",
    "LieFactor": "chart_lint",
    "lie_factor": "chart_lint",
    "lint_chart": "chart_lint",
    "lint_metrics_note": "note_lint",
    "lint_whole_note": "note_lint",
    "note_words": "note_lint",
    "lint_metric": "metric_lint",
    "lint_objective": "okr_lint",
    "lint_key_result": "okr_lint",
    "lint_opportunity_tree": "opportunity_tree",
    "lint_question": "question_lint",
    # from a wish to done
    "GherkinText": "gherkin_text",
    "GherkinExample": "gherkin_text",
    "GherkinStep": "gherkin_text",
    "read_gherkin": "gherkin_text",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    return fetch(__name__, _HOMES, name)


def __dir__() -> list[str]:
    return __all__
