"""What will probably come of a quarter, by the estimates alone: where the months go, and what gets done.

Knows what the player knows. True efforts are asked nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pmkit.english import counted, listed, plural
from pmkit.explorers._quarter_moment import Moment, quarter_name
from pmkit.explorers._quarter_words import all_named, months
from pmkit.simulator.letters import SQUADS
from pmkit.simulator.parameters import API, LOGIN, Numbers
from pmkit.simulator.planner import PLANNED_LONGER
from pmkit.simulator.post import chef_first, replied
from pmkit.simulator.state import Decisions, State
from pmkit.simulator.world import in_half_months

_NOUGHT = 1e-9
_NOT_NAMED = "Nothing is in your order, so the squads build nothing."


@dataclass(frozen=True)
class Capacity:
    """The person-months of a quarter: what there are, what takes some of them, and what is left to build."""

    whole: float
    debt: float
    upkeep: float
    absent: float
    new_people: float
    discovery: float
    debt_work: float
    price_test: float

    @property
    def left(self) -> float:
        """For building; below 0 where more was taken than there is."""
        takes = self.debt + self.upkeep + self.absent + self.discovery + self.debt_work + self.price_test
        return self.whole + self.new_people - takes


def capacity_of(moment: Moment, decided: Decisions) -> Capacity:
    """Where the months of the open quarter go."""
    p, state, ideas = moment.game.parameters, moment.state, moment.game.ideas
    bare = replace(decided, discovery={}, debt=0.0, test_price=False)
    upkeep = p.upkeep * float(ideas.effort[state.live].sum())
    absent, debt = state.absent[state.quarter], p.capacity * p.debt_takes * state.debt
    return Capacity(
        whole=p.capacity,
        debt=debt,
        upkeep=upkeep,
        absent=absent,
        new_people=state.room(ideas, p, bare) - (p.capacity - debt - upkeep - absent),
        discovery=decided.discovery_months,
        debt_work=decided.debt,
        price_test=p.price_test * decided.test_price,
    )


@dataclass(frozen=True)
class Work:
    """What gets `done` of an order, what is begun and goes on (with the months that it still takes), what
    waits for an idea that is not there, what is not reached, and the months for which there is no work."""

    done: tuple[int, ...]
    going: tuple[tuple[int, float], ...]
    waiting: tuple[int, ...]
    behind: tuple[int, ...]
    idle: float


def expected_work(moment: Moment, order: tuple[int, ...], room: float, longer: float) -> Work:
    """The work of a quarter if everything takes `longer` times its estimate."""
    ideas, state = moment.game.ideas, moment.state
    left: Numbers = in_half_months(np.maximum(0.5, ideas.effort * longer - state.worked))
    live, done, going, waiting, behind = state.live.copy(), [], [], [], []
    for item in order:
        if room <= _NOUGHT:
            behind.append(item)
        elif ideas.needs[item] >= 0 and not live[ideas.needs[item]]:
            waiting.append(item)
        else:
            step = min(room, float(left[item]))
            room -= step
            if step >= left[item] - _NOUGHT:
                done.append(item)
                live[item] = True
            else:
                going.append((item, float(left[item]) - step))
    return Work(tuple(done), tuple(going), tuple(waiting), tuple(behind), max(0.0, room))


def order_that_counts(moment: Moment, decided: Decisions) -> tuple[int, ...]:
    """The order of work as the squads get it: a founder who has lost trust may put her idea first."""
    ideas, p = moment.game.ideas, moment.game.parameters
    state: State = replied(moment.state, moment.post, decided.answers, ideas, p)
    _, order = chef_first(state, decided.order, ideas, p)
    here = set(moment.listed())
    return tuple(one for one in dict.fromkeys(order) if one in here)


def outlook_said(moment: Moment, decided: Decisions) -> str:
    """What will probably happen in the open quarter, as Markdown."""
    ideas, name = moment.game.ideas, quarter_name(moment.quarter)
    order, room = order_that_counts(moment, decided), capacity_of(moment, decided).left
    said = [_work_said(moment, order, room)]
    if order and order[0] not in decided.order:
        said.append(
            f"Clara has lost so much trust that she puts {all_named(ideas, order[:1])} at "
            "the head of your list."
        )
    late = [item for item in decided.promises if decided.promises[item] == moment.quarter]
    expected = set(expected_work(moment, order, room, PLANNED_LONGER).done)
    broken = [item for item in late if item not in expected]
    if broken:
        said.append(
            f"You promise {all_named(ideas, broken)} for {name}, and by these numbers that does not get done."
        )
    return " ".join([*said, *_warnings(moment, order, decided)])


def _work_said(moment: Moment, order: tuple[int, ...], room: float) -> str:
    ideas = moment.game.ideas
    if not order:
        return _NOT_NAMED
    if room <= _NOUGHT:
        return "No month is left for building, so nothing of your order is worked on."
    planned, hoped = (expected_work(moment, order, room, one) for one in (PLANNED_LONGER, 1.0))
    what = all_named(ideas, planned.done) if planned.done else "nothing"
    said = [f"With the estimates that you have, times {PLANNED_LONGER:g} as usual here, {what}"]
    said[0] += f" {plural(max(1, len(planned.done)), 'gets', 'get')} done in {quarter_name(moment.quarter)}."
    more = [one for one in hoped.done if one not in planned.done]
    if more:
        said.append(f"If the estimates hold, {all_named(ideas, more)} too.")
    for item, left in planned.going:
        said.append(f"{all_named(ideas, [item])} goes on next quarter (about {_months(left)} more).")
    if planned.behind:
        said.append(f"{counted(len(planned.behind), 'idea')} of your list {_is(planned.behind)} not reached.")
    if planned.waiting:
        needs = [int(ideas.needs[one]) for one in planned.waiting]
        first = all_named(ideas, dict.fromkeys(needs))
        said.append(f"{all_named(ideas, planned.waiting)} can't begin: first comes {first}.")
    if planned.idle >= 0.5:
        said.append(f"For about {_months(planned.idle)} the squads have no work: your list is too short.")
    return " ".join(said)


def _is(items: tuple[int, ...]) -> str:
    return plural(len(items), "is", "are")


def _months(value: float) -> str:
    return f"{months(value)} {plural(round(value, 1), 'month')}"


def _warnings(moment: Moment, order: tuple[int, ...], decided: Decisions) -> list[str]:
    """What is decided by not deciding."""
    said, silent = [], [one for one in moment.asked if one.id not in decided.answers]
    if silent:
        said.append(
            f"{counted(len(silent), 'letter')} {plural(len(silent), 'has', 'have')} no "
            "answer, and no answer is one too."
        )
    nights = [one for one in moment.post if one.effect and one.whom == SQUADS]
    if nights and decided.debt < moment.game.parameters.nights_debt:
        said.append("Who is called at night sees no month of work on debt in this quarter, and may leave.")
    return said


def days_ahead(moment: Moment) -> tuple[str, ...]:
    """What has a day: known to all, a sentence each."""
    p, state, ideas = moment.game.parameters, moment.state, moment.game.ideas
    said, api, login = [], ideas.number(API), ideas.number(LOGIN)
    ends = int(p.api_ends)
    if state.done[api] <= 0:
        if state.quarter <= ends:
            said.append(
                f"Korbmarkt's old link works until the end of {quarter_name(ends)}. After that, 31 of 100 "
                f"baskets fail until {ideas.ids[api]} is live."
            )
        else:
            said.append(f"31 of 100 baskets fail until {ideas.ids[api]} is live.")
    if state.done[login] <= 0:
        said.append(
            f"From {quarter_name(2)} on somebody may break in through the old login, until "
            f"{ideas.ids[login]} is live."
        )
    if state.quarter <= 2:
        said.append(f"Nordhafen and the hospital decide in {quarter_name(2)} whether they stay.")
    due = [f"{ideas.ids[item]} by {quarter_name(when)}" for item, when in _promised(state).items()]
    if due:
        said.append(f"Promised: {listed(due)}.")
    return tuple(said)


def _promised(state: State) -> dict[int, int]:
    """What is promised and not live, and by when at the soonest."""
    found = {item: when for item, when in state.promised.items() if when >= state.quarter}
    for ask in state.people.asks:
        found[ask.item] = min(ask.due, found.get(ask.item, ask.due))
    return {item: when for item, when in found.items() if state.done[item] <= 0}
