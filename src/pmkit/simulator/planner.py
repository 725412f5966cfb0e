"""The order of work with the most expected worth for the quarters that are left.

For every set of enablers that could be built, a dynamic programme takes the ideas in the order of worth for
a person-month and finds which of them to build: an idea that is done earlier earns longer. On small cases
it is compared with `pmkit.methods.plan_release` and with trying all; it is exact for the order that it
takes, and at most a few per cent below the best of all orders.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from pmkit.simulator.parameters import API, DIETICIAN, LOGIN, SIGN_ON, Flags, Numbers
from pmkit.simulator.quarter import Game
from pmkit.simulator.state import State
from pmkit.simulator.world import in_half_months

PLANNED_LONGER = 1.3
"""What a planner expects an idea to take, as a multiple of its estimate."""
_KEPT_FREE = 2.0
"""Person-months of a quarter that a plan leaves for what comes up."""
_NOTHING = -1e9


def plan_order(game: Game, state: State, worth: Numbers, effort: Numbers) -> tuple[int, ...]:
    """The ideas in the order in which to work on them, by number.

    `worth` is the margin of a quarter of each idea, `effort` its person-months. The login library comes
    first, the order API from the second quarter on, as both cost more the longer they are missing.
    """
    ideas, p = game.ideas, game.parameters
    plan = _Plan(game, state, _with_accounts(game, state, worth), in_half_months(effort - state.worked))
    best, chosen = -1.0, list[int]()
    for must in plan.enabler_sets():
        total, order = plan.best(must)
        if total > best:
            best, chosen = total, order
    login, api = ideas.number(LOGIN), ideas.number(API)
    return (login, *([api] if state.quarter >= p.api_ends else []), *chosen, api)


def promising_sets(
    game: Game, state: State, worth: Numbers, effort: Numbers, most: int
) -> tuple[frozenset[int], ...]:
    """The sets of enablers with which most can be earned, best first."""
    plan = _Plan(game, state, _with_accounts(game, state, worth), in_half_months(effort - state.worked))
    sets = sorted(map(frozenset, plan.enabler_sets()), key=lambda must: -plan.best(set(must))[0])
    return tuple(sets[:most])


def planned_worth(
    game: Game, state: State, worth: Numbers, effort: Numbers, sets: tuple[frozenset[int], ...]
) -> float:
    """What the best plan earns with one of these sets of enablers, until the end and what is paid for it."""
    if state.quarter > game.parameters.quarters:
        return 0.0
    plan = _Plan(game, state, _with_accounts(game, state, worth), in_half_months(effort - state.worked))
    return max(plan.best({one for one in must if one not in plan.opened})[0] for must in sets)


def _with_accounts(game: Game, state: State, worth: Numbers) -> Numbers:
    """An employer that stays is worth its margin too."""
    p, worth = game.parameters, worth.copy()
    if state.quarter <= p.api_ends:
        for margin, item in ((p.nordhafen, SIGN_ON), (p.hospital, DIETICIAN)):
            worth[game.ideas.number(item)] += p.stay_done * margin
    return worth


class _Plan:
    """What is left to build, and what of it earns most."""

    def __init__(self, game: Game, state: State, worth: Numbers, left: Numbers) -> None:
        ideas, p = game.ideas, game.parameters
        self.needs, self.worth, self.left = ideas.needs, worth, left
        always = {ideas.number(API), ideas.number(LOGIN), -1}
        self.opened = always | {int(one) for one in np.flatnonzero(state.done != 0)}
        self.enablers = [int(one) for one in np.flatnonzero(~ideas.is_idea) if int(one) not in self.opened]
        self.open: Flags = ideas.is_idea & state.seen & (state.done == 0) & (worth > 0)
        capacity = p.capacity * (1 - p.debt_takes * state.debt) - _KEPT_FREE
        self.size = int(2 * capacity * (p.quarters - state.quarter + 1)) + 1
        self.earning = np.maximum(
            0, p.quarters - state.quarter + p.terminal - np.arange(self.size) / (2 * capacity)
        )

    def enabler_sets(self) -> Iterator[set[int]]:
        """Each set of enablers that holds what its members need."""
        for taken in product((False, True), repeat=len(self.enablers)):
            must = {one for one, take in zip(self.enablers, taken, strict=True) if take}
            if all(self.needs[one] in must | self.opened for one in must):
                yield must

    def best(self, must: set[int]) -> tuple[float, list[int]]:
        """The most that can be earned with these enablers, and the order that earns it."""
        key = self._keys(must)
        jobs = [int(one) for one in np.argsort(-key, kind="stable") if key[one] > 0]
        table, taken = np.where(np.arange(self.size) == 0, 0.0, _NOTHING), []
        for job in jobs:
            step, take = int(2 * self.left[job]), np.full(self.size, _NOTHING)
            if step < self.size:
                take[step:] = table[:-step] + self.worth[job] * self.earning[step:]
            taken.append(take > table if job not in must else np.ones(self.size, bool))
            table = np.where(taken[-1], take, table)
        end, order = int(table.argmax()), list[int]()
        total = float(table[end])
        if total < 0:  # these enablers alone take more than there is
            return total, []
        for job, take in zip(reversed(jobs), reversed(taken), strict=True):
            if take[end]:
                order, end = [job, *order], end - int(2 * self.left[job])
        return total, order

    def _keys(self, must: set[int]) -> Numbers:
        """By what ideas are ordered: worth for a person-month, an enabler before the best that it opens."""
        ratio = self.worth / self.left
        key = np.where(self.open, ratio, -1.0)
        key[[n for n, needed in enumerate(self.needs) if needed not in must | self.opened]] = -1.0
        for one in sorted(must, key=lambda enabler: self.needs[enabler] not in must):
            opens = [n for n in np.flatnonzero(self.needs == one) if key[n] > 0]
            worth, cost = self.worth[one], self.left[one]
            for n in sorted(opens, key=lambda n: -ratio[n]):
                if ratio[n] > worth / cost:
                    worth, cost = worth + self.worth[n], cost + self.left[n]
            key[one], key[opens] = worth / cost, np.minimum(key[opens], worth / cost - 1e-9)
        return key
