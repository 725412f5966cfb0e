"""What a careful reader would have noticed of a closed quarter: rules that know only what was known then.

For the rehearsal. None of them says what would have been right: each says what was to be seen.
"""

from __future__ import annotations

from collections.abc import Callable

from pmkit.english import counted, plural
from pmkit.explorers._quarter_moment import Moment, quarter_name
from pmkit.explorers._quarter_words import HARM, all_named, word_for
from pmkit.simulator.letters import DATE
from pmkit.simulator.parameters import API
from pmkit.simulator.planner import PLANNED_LONGER
from pmkit.simulator.quarter import Report
from pmkit.simulator.state import NEVER, Decisions, State

_MANY_MONTHS = 4.0
_MANY_DATES = 2


def comments_said(moment: Moment) -> str:
    """The comments on the last quarter that was closed, as Markdown."""
    played = moment.played
    at = len(played.reports) - 1
    state, decided, report = played.states[at], played.decided[at], played.reports[at]
    found = [said for rule in RULES if (said := rule(moment, state, decided, report))]
    lines = "\n".join(f"- {one}" for one in found or (_NOTHING,))
    return f"**What a careful reader would have noticed**\n\n{lines}"


_NOTHING = "Nothing that could be known was left out. What comes now is reading what you launch."


def _nothing_decided(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    if decided.order:
        return ""
    return "Your list of work was empty. The squads are paid all the same."


def _looked_into_nothing(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    if decided.discovery:
        return ""
    return (
        f"You looked into nothing. {moment.game.parameters.hidden_at:g} months in one theme "
        "show what nobody has asked for; "
        "what you learn in this quarter you can use in the next."
    )


def _looked_thinly(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    least, looked = moment.game.parameters.hidden_at, decided.discovery
    if not looked or max(looked.values()) >= least:
        return ""
    return (
        f"You looked into {counted(len(looked), 'theme')}, none of them for {least:g} "
        "months. Little time in many "
        "places says little about each, and shows nothing that is not on the list."
    )


def _looked_much(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    if decided.discovery_months < _MANY_MONTHS:
        return ""
    return (
        f"{counted(decided.discovery_months, 'month')} of discovery build nothing. "
        "Which decision would have come out otherwise with half of them?"
    )


def _api_waits(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    api, ideas = moment.game.ideas.number(API), moment.game.ideas
    after = moment.played.states[report.quarter]
    if after.done[api] > 0 or report.quarter > moment.game.parameters.api_ends:
        return ""
    quarters = int(moment.game.parameters.api_ends) - report.quarter
    when = (
        f"{counted(quarters, 'quarter')} {plural(quarters, 'is', 'are')} left" if quarters else "It ends now"
    )
    left = max(0.5, float(ideas.effort[api]) * PLANNED_LONGER - float(after.worked[api]))
    return (
        f"The old order API ends with {quarter_name(int(moment.game.parameters.api_ends))}. "
        f"{when}, and {ideas.ids[api]} "
        f"takes about {counted(round(left, 1), 'more month', 'more months')}. It is printed "
        "with no worth; its worth is "
        "what its absence costs."
    )


def _silent(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    asked = [one for one in moment.game.post(moment.played.world, state) if not one.is_news and one.whom]
    silent = [one for one in asked if one.id not in decided.answers]
    if not silent:
        return ""
    return (
        f"{counted(len(silent), 'letter')} had no answer. A no with a reason costs less "
        "trust than silence, and "
        "nothing where you have looked into it."
    )


def _many_dates(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    dates = len(decided.promises) + sum(one == DATE for one in decided.answers.values())
    if dates < _MANY_DATES:
        return ""
    return (
        f"You gave {counted(dates, 'date')}. A broken one costs twice the trust that a kept "
        "one earns, and work here "
        f"takes {PLANNED_LONGER:g} times its estimate on average."
    )


def _at_once(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    unsure = [one for one in report.launched if moment.game.ideas.is_idea[one]]
    if decided.staged or not unsure:
        return ""
    return (
        f"{all_named(moment.game.ideas, unsure)} went to everybody at once. If it harms, "
        "half of a quarter's harm "
        "is done before you read it; staged it would be a tenth."
    )


def _never_reads(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    if decided.below > NEVER / 2:
        return ""
    return (
        "Nothing is ever taken back, you said. About one idea in three harms, and a launch tells you which."
    )


def _harm_goes_on(moment: Moment, state: State, decided: Decisions, report: Report) -> str:
    after, ideas = moment.played.states[report.quarter], moment.game.ideas
    live = [n for n in range(len(ideas)) if after.live[n] and word_for(after.belief, ideas, n) == HARM]
    return (
        f"{all_named(ideas, live)} likely {plural(len(live), 'harms', 'harm')}, and stays live."
        if live
        else ""
    )


Rule = Callable[[Moment, State, Decisions, Report], str]
RULES: tuple[Rule, ...] = (
    _nothing_decided,
    _looked_into_nothing,
    _looked_thinly,
    _looked_much,
    _api_waits,
    _silent,
    _many_dates,
    _at_once,
    _never_reads,
    _harm_goes_on,
)
"""The rules in the order in which they are told; "" where one does not fit."""
