"""What came of a quarter that is closed, in sentences: launches, money, people, and what was learned."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pmkit.english import capital, counted, listed, plural
from pmkit.explorers._quarter_moment import Moment, quarter_name
from pmkit.explorers._quarter_words import (
    PARTS,
    TRUSTS,
    all_named,
    believed,
    money,
    months,
    word_for,
)
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.letters import EMPLOYERS
from pmkit.simulator.quarter import Report
from pmkit.simulator.state import Decisions, State

_MOVED = 0.1
"""A belief that moves by this share of the printed worth is told."""
_MOST = 8


def report_said(moment: Moment, number: int, numbers: bool = True) -> str:
    """What came of quarter `number` (from 1), as Markdown."""
    played, at = moment.played, number - 1
    before, after = played.states[at], played.states[number]
    report, decided = played.reports[at], played.decided[at]
    said = [
        *_work(moment, before, after, report, decided),
        *_people(moment, before, after, report),
        *_money(moment, before, report),
        *_learned(moment, before, after, report, decided, numbers),
    ]
    told = [f"**Not taken.** {escape_markdown(one)}" for one in played.told[at]]
    lines = "\n".join(f"- {one}" for one in (*said, *told))
    return f"**What came of {quarter_name(number)}**\n\n{lines}"


def _work(moment: Moment, before: State, after: State, report: Report, decided: Decisions) -> Iterator[str]:
    ideas, p = moment.game.ideas, moment.game.parameters
    if after.people.stage and not before.people.stage:
        yield "**Clara** had lost so much trust that she put her talking chef at the head of your list."
    if report.launched:
        seen = p.staged if decided.staged else p.at_once
        how = f"staged, so {100 * seen:g} % of it counts in this quarter" if decided.staged else "at once"
        yield f"**Launched** ({how}): {all_named(ideas, report.launched, _MOST)}."
    else:
        yield "**Launched:** nothing."
    going = [
        int(one)
        for one in np.flatnonzero((after.worked > before.worked) & (after.done == 0))
        if int(one) not in report.launched
    ]
    if going:
        put = [f"“{ideas.titles[one]}” ({months(float(after.worked[one]))} months so far)" for one in going]
        yield f"**Begun, not done:** {escape_markdown(listed(put, _MOST))}."
    if report.taken_back:
        read = [
            f"“{ideas.titles[one]}” (read at {100 * float(after.belief.mean[one]):.0f} % of "
            "its printed worth)"
            for one in report.taken_back
        ]
        yield f"**Taken back:** {escape_markdown(listed(read, _MOST).replace('(read at -', '(read at −'))}."


def _people(moment: Moment, before: State, after: State, report: Report) -> Iterator[str]:
    ideas = moment.game.ideas
    if report.kept:
        yield f"**Promises kept:** {all_named(ideas, report.kept)}."
    if report.broken:
        yield f"**Promises broken:** {all_named(ideas, report.broken)}."
    if report.accounts_lost:
        yield (
            f"**{capital(listed(report.accounts_lost))}** "
            f"{plural(len(report.accounts_lost), 'leaves', 'leave')} you. That margin is gone for good."
        )
    if report.incident:
        yield "**An incident.** It costs money now, and a month of work next quarter."
    if report.somebody_left:
        yield (
            "**An engineer leaves.** For two quarters "
            f"{months(moment.game.parameters.leave_takes)} months are missing in each."
        )
    moved = [
        f"{name} {one:.2f} → {other:.2f}"
        for name, one, other in _trusts(before, after)
        if round(one, 2) != round(other, 2)
    ]
    if moved:
        yield f"**Trust:** {listed(moved)}."


def _trusts(before: State, after: State) -> Iterator[tuple[str, float, float]]:
    for whom, name in TRUSTS.items():
        yield name, trust_of(before, whom), trust_of(after, whom)


def trust_of(state: State, whom: str) -> float:
    """Somebody's trust, 0 to 1."""
    return state.trust if whom == EMPLOYERS else float(state.people.trust[whom])


def _money(moment: Moment, before: State, report: Report) -> Iterator[str]:
    parts = [f"{PARTS[name]} {money(one)}" for name, one in report.parts.items() if round(one)]
    of_that = f": {listed(parts)}" if parts else ""
    yield f"**Margin: {money(report.margin)}**{of_that}."


def _learned(
    moment: Moment, before: State, after: State, report: Report, decided: Decisions, numbers: bool
) -> Iterator[str]:
    ideas = moment.game.ideas
    if report.found:
        yield f"**Found:** {all_named(ideas, report.found)}. Nobody had asked for it; it is on your list now."
    read = [one for one in np.flatnonzero((after.done != 0) & ideas.is_idea) if _is_read(after, int(one))]
    if read:
        shown = [
            f"“{ideas.titles[int(one)]}” {believed(after.belief, ideas, int(one), numbers)}" for one in read
        ]
        yield f"**Read after the launch:** {escape_markdown(listed(shown, _MOST))}."
    for theme, looked in decided.discovery.items():
        yield f"**{counted(looked, 'month')} in {theme}:** {_signals(moment, before, after, theme, numbers)}"
    if decided.test_price:
        market, was = after.market, before.market
        yield (
            f"**The price test:** one per cent more price loses {market.elasticity:.1f} per cent of new "
            f"households, give or take {market.doubt:.1f} (before: {was.elasticity:.1f}, "
            f"give or take {was.doubt:.1f})."
        )


def _is_read(after: State, item: int) -> bool:
    """Whether its use was measured in the quarter that is just over."""
    return bool(abs(after.done[item]) >= after.quarter - 2)


def _signals(moment: Moment, before: State, after: State, theme: str, numbers: bool) -> str:
    """How the open ideas of a theme look after its discovery, those first that moved most."""
    ideas, open_ones = moment.game.ideas, after.seen & (after.done == 0)
    change = after.belief.mean - before.belief.mean
    of_theme = [int(one) for one in np.flatnonzero((ideas.theme == theme) & open_ones)]
    moved = sorted((one for one in of_theme if abs(change[one]) >= _MOVED), key=lambda one: -abs(change[one]))
    said = []
    for how, items in (
        ("better", [one for one in moved if change[one] > 0]),
        ("worse", [one for one in moved if change[one] < 0]),
    ):
        told = [f"“{ideas.titles[one]}”{_now(moment, before, after, one, numbers)}" for one in items]
        if told:
            said.append(f"{plural(len(told), 'looks', 'look')} {how}: {listed(told, _MOST)}")
    return f"{escape_markdown('; '.join(said))}." if said else "no belief moved much."


def _now(moment: Moment, before: State, after: State, item: int, numbers: bool) -> str:
    ideas = moment.game.ideas
    if numbers:
        return f" ({believed(after.belief, ideas, item, True)})"
    word, was = word_for(after.belief, ideas, item), word_for(before.belief, ideas, item)
    return f" ({word})" if word != was else ""
