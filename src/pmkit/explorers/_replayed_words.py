"""What is said of a quarter that is seen once more: what was decided, what was seen, what was true."""

import numpy as np

from pmkit.english import counted, listed, plural
from pmkit.explorers._game_words import (
    decided_said,
    events_said,
    letters_said,
    money,
    percent,
    quarter_title,
    title_of,
    titles_of,
)
from pmkit.explorers._kept_game import KeptGame
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.letters import FOUNDER, PARENTS, SQUADS
from pmkit.simulator.mealwise import mealwise

FIRST = 8
"""So many ideas of an order are shown with what was believed of them."""
_MUCH = 0.8
"""An idea that brings so much of its printed worth brings most of it."""


def waits(asked: bool) -> str:
    """What stands where the truth would."""
    if asked:
        return (
            "**What was true** is told after the last quarter. If you don't play on, tick *My game "
            "ends here*."
        )
    return "**What was true:** tick *Show what was true*. First say what you would do with what you saw."


def quarter_said(game: KeptGame, number: int) -> str:
    """What was decided and why, and what came of it."""
    report = game.played.reports[number - 1]
    because = " ".join(game.played_log.entries[number - 1].because.split())
    why = f" You wrote: “{escape_markdown(because)}”" if because else " You wrote no sentence."
    came = events_said(mealwise(), game.played, number)
    told = game.played.told[number - 1]
    not_taken = f" Not taken: {escape_markdown(' '.join(told))}" if told else ""
    return (
        f"**{quarter_title(number)}.** {decided_said(mealwise(), game.played, number)}{why}{not_taken}\n\n"
        f"**What came of it:** {money(report.margin)} in this quarter; {came}."
    )


def in_sight(game: KeptGame, number: int) -> list[int]:
    """The ideas of a quarter that are looked at: the first open ones of the order, then what is live."""
    state, order = game.played.states[number - 1], game.played.decided[number - 1].order
    ideas = mealwise().ideas
    open_ones = [
        one for one in dict.fromkeys(order) if state.done[one] == 0 and state.seen[one] and ideas.is_idea[one]
    ]
    return open_ones[:FIRST]


def seen_said(game: KeptGame, number: int) -> str:
    """What was known at the beginning of the quarter."""
    state, rules = game.played.states[number - 1], mealwise()
    p = rules.parameters
    own = p.capacity * (1 - p.debt_takes * state.debt) - state.absent[state.quarter]
    so_far = sum(one.margin for one in game.played.reports[: number - 1])
    live = [int(one) for one in np.flatnonzero(state.live)]
    trust = [
        f"employers {state.trust:.2f}",
        *(f"{whom} {state.people.trust[whom]:.2f}" for whom in (FOUNDER, SQUADS, PARENTS)),
    ]
    lines = [
        f"- about {own:.1f} person-months before upkeep and new people; debt {state.debt:.2f}",
        f"- trust: {listed(trust)}",
        f"- margin of the quarters before: {money(so_far)}",
        f"- live: {titles_of(rules, live, 6) if live else 'nothing new'}",
    ]
    letters = letters_said(rules, game.played, number)
    post = f"\n\n**Letters**\n\n{letters}" if letters else "\n\nNo letters."
    return "**What you saw**\n\n" + "\n".join(lines) + post


def true_said(game: KeptGame, number: int) -> str:
    """What was true of what was decided, whether it could be known or not."""
    rules, played = mealwise(), game.played
    share, world = game.facts.share, played.world
    looked = in_sight(game, number)
    bad = [one for one in looked if share(one) < 0]
    good = [one for one in looked if share(one) >= _MUCH]
    lines = []
    if looked:
        lines.append(
            f"- of the first {counted(len(looked), 'idea')} in your order {len(bad)} "
            f"{plural(len(bad), 'harms', 'harm')} and {len(good)} {plural(len(good), 'brings', 'bring')} "
            "most "
            "of the printed worth"
        )
    for item in played.reports[number - 1].launched:
        estimate, effort = float(rules.ideas.effort[item]), float(world.effort[item])
        worth = "does what it is for"
        if rules.ideas.is_idea[item]:
            worth = f"brings {percent(share(item))} of its printed worth"
        lines.append(
            f"- {title_of(rules, item)} {worth} and took {counted(effort, 'month')}; "
            f"the estimate was {counted(estimate, 'month')}"
        )
    lines += _unfound(game, number)
    lines.append(f"- {_pure_luck(game, number)}")
    return "**What was true**\n\n" + "\n".join(lines)


def _unfound(game: KeptGame, number: int) -> list[str]:
    """The hidden ideas that were not on the list yet: by name once all quarters are closed."""
    ideas, seen = mealwise().ideas, game.played.states[number - 1].seen
    hidden = [int(one) for one in np.flatnonzero(ideas.hidden & ~seen)]
    if not hidden:
        return []
    if not game.over:
        return [f"- {counted(len(hidden), 'idea')} that nobody had asked for lay in the themes, unseen"]
    told = [f"{title_of(mealwise(), one)} ({percent(game.facts.share(one))})" for one in hidden]
    return [f"- not on your list yet, with the share that each brings: {listed(told)}"]


def _pure_luck(game: KeptGame, number: int) -> str:
    """Which events of the quarter were drawn, and with what chance."""
    p, report, state = mealwise().parameters, game.played.reports[number - 1], game.played.states[number - 1]
    incident = 100 * (p.incident_base + p.incident_debt * state.debt)
    said = "there was an incident" if report.incident else "there was no incident"
    return f"luck: {said}; at this debt one comes with a chance of {incident:.0f} %"
