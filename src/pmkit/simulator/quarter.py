"""What happens in a quarter: work, launches, money, events, promises, and what is learned."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pmkit.simulator.letters import NIGHTS, PARENTS, SQUADS, Letter, drawn, theme_of_rival
from pmkit.simulator.parameters import (
    API,
    DIETICIAN,
    LOGIN,
    SAFETY,
    SIGN_ON,
    Ideas,
    Numbers,
    Parameters,
)
from pmkit.simulator.post import asks_due, chef_first, delivered, replied
from pmkit.simulator.state import Belief, Decisions, State, between_0_and_1
from pmkit.simulator.world import World

_LEAVERS = 4.0
"""When so many person-months are missing already, nobody else leaves."""
_ACCOUNTS_DECIDE = 2
"""The quarter in which Nordhafen and the hospital stay or go."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What came of a quarter. `parts` (thousand EUR) add up to `margin`; ideas stand by number."""

    quarter: int
    launched: tuple[int, ...]
    taken_back: tuple[int, ...]
    found: tuple[int, ...]
    kept: tuple[int, ...]
    broken: tuple[int, ...]
    incident: bool
    somebody_left: bool
    accounts_lost: tuple[str, ...]
    letters: tuple[str, ...]
    parts: dict[str, float]

    @property
    def margin(self) -> float:
        """The margin of the quarter against a Mealwise that stays as it is, in thousand EUR."""
        return sum(self.parts.values())


@dataclass(frozen=True, eq=False)
class Game:
    """The rules with the ideas that they are played on; without a deck nobody writes letters. A `salt` gives
    each seed other luck than the one that anybody with the package can look up."""

    ideas: Ideas
    parameters: Parameters
    deck: tuple[Letter, ...] = ()
    salt: str = ""

    def start(self) -> State:
        """The first quarter."""
        return State.first(self.ideas, self.parameters)

    def world(self, seed: str) -> World:
        """The world of a seed."""
        seed = f"{self.salt}:{seed}" if self.salt else seed
        world = World.of(seed, self.ideas, self.parameters)
        letters = drawn(self.deck, seed, int(self.parameters.quarters))
        return replace(world, letters=letters, rival=theme_of_rival(seed, self.ideas))

    def post(self, world: World, state: State) -> tuple[Letter, ...]:
        """The letters of this quarter; who has got what was wished for does not write."""
        came = [self.deck[one] for one in world.letters[state.quarter]] if self.deck else []
        return tuple(one for one in came if not one.item or not state.live[self.ideas.number(one.item)])

    def true_share(self, world: World, state: State) -> Numbers:
        """What share of its printed value each idea brings now: a rival may have taken some of it."""
        found: Numbers = world.share + state.people.shift
        return found

    def play(self, world: World, state: State, decided: Decisions) -> tuple[State, Report]:
        """Close a quarter: the state of the next one, and what came of this one."""
        quarter, luck = state.quarter, world.luck[state.quarter]
        if decided.knows_all:
            state = replace(state, seen=np.ones_like(state.seen))
        post = self.post(world, state)
        state = replied(state, post, decided.answers, self.ideas, self.parameters)
        state, order = chef_first(state, decided.order, self.ideas, self.parameters)
        promised = {**decided.promises, **state.promised}
        room = state.room(self.ideas, self.parameters, decided)
        hired = (*state.hired, *[quarter] * decided.hire)
        worked, done = self._work(world, state, order, room)
        priced = state.market.priced(decided.price, quarter)
        market, brought = priced.after_quarter(self.parameters, world.elasticity, state.market.price)
        now = replace(state, worked=worked, done=done, hired=hired, promised=promised, market=market)
        parts, lost = self._money(world, now, decided, luck)
        parts["price"] = brought
        calm = decided.debt >= self.parameters.nights_debt
        nights = not calm and any(one.effect == NIGHTS for one in post)
        now, incident, left = self._people(replace(now, lost=lost), luck, nights)
        parts["incident"] = -self.parameters.incident * incident
        now, kept, broken = self._promises(now)
        now, gone = self._accounts(now, luck)
        live, seen = now.live, now.seen
        now = self._discover(world, self._read(world, now, decided), decided)
        grown = now.debt + self.parameters.debt_grows - self.parameters.debt_paid * decided.debt
        after = replace(now, debt=between_0_and_1(grown), quarter=quarter + 1)
        if quarter < self.parameters.quarters and self.deck:
            after = delivered(after, self.post(world, after), world.rival, self.ideas, self.parameters)
        report = Report(
            quarter=quarter,
            launched=_numbers(abs(done) == quarter),
            taken_back=_numbers(live & ~now.live),
            found=_numbers(now.seen & ~seen),
            kept=kept,
            broken=broken,
            incident=incident,
            somebody_left=left,
            accounts_lost=gone,
            letters=tuple(one.id for one in post),
            parts=parts,
        )
        return after, report

    def _work(
        self, world: World, state: State, order: tuple[int, ...], room: float
    ) -> tuple[Numbers, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
        """Work on the first open item until the room is used; what does not fit goes on next quarter."""
        worked, done, needs = state.worked.copy(), state.done.copy(), self.ideas.needs
        for item in order:
            if room <= 1e-9:
                break
            opened = needs[item] < 0 or done[needs[item]] > 0
            if state.seen[item] and done[item] == 0 and opened:
                step = min(room, world.effort[item] - worked[item])
                worked[item], room = worked[item] + step, room - step
                done[item] = state.quarter * (worked[item] >= world.effort[item] - 1e-9)
        return worked, done

    def _money(
        self, world: World, state: State, decided: Decisions, luck: Numbers
    ) -> tuple[dict[str, float], float]:
        """The parts of the margin, and what is gone for good after it."""
        p, quarter = self.parameters, state.quarter
        launched = state.done == quarter
        exposed = np.where(launched, p.staged if decided.staged else p.at_once, state.live)
        effect = exposed * self._effects(world, state)
        lost = state.lost - p.lasting * float(np.minimum(0, effect).sum())
        faulty = launched & (world.fault < p.fault_base + p.fault_debt * state.debt)
        no_api = quarter > p.api_ends and not 0 < state.done[self.ideas.number(API)] < quarter
        old_login = quarter > 1 and state.done[self.ideas.number(LOGIN)] == 0
        return {
            "ideas": float(effect.sum()),
            "lost": -lost,
            "dead baskets": -p.api_loss * no_api,
            "faults": -p.fault * float((exposed * faulty).sum()),
            "new people": -p.salary * (len(state.hired) - self._paid_by_the_bank(state)),
            "break-in": -p.breach * bool(old_login and luck[0] < p.breach_chance),
        }, lost

    def _effects(self, world: World, state: State) -> Numbers:
        """The margin of a full quarter of each idea; what parents tell each other moves their theme."""
        p, trust = self.parameters, state.people.trust[PARENTS] - self.parameters.trust_start
        word = float(np.clip(p.parents_word * trust, -p.parents_most, p.parents_most))
        found: Numbers = (
            self.true_share(world, state) * self.ideas.printed * (1 + word * (self.ideas.theme == SAFETY))
        )
        return found

    def _paid_by_the_bank(self, state: State) -> int:
        since = [one for one in state.hired if 0 < state.people.bank <= one]
        return int(bool(since) and state.quarter < since[0] + self.parameters.bank_pays)

    def _people(self, state: State, luck: Numbers, nights: bool) -> tuple[State, bool, bool]:
        """Incidents take money and hands; now and then somebody leaves."""
        p, quarter = self.parameters, state.quarter
        incident = bool(luck[1] < p.incident_base + p.incident_debt * state.debt)
        if incident:
            state = replace(state, absent=state.missing({quarter + 1: 1.0}))
        chance = p.leave_base + p.leave_debt * state.debt + p.nights * nights
        chance += p.squads_leave * max(0.0, p.trust_start - state.people.trust[SQUADS])
        leaves = bool(luck[2] < chance and sum(state.absent) < _LEAVERS)
        if leaves:
            state = replace(
                state, absent=state.missing({quarter + 1: p.leave_takes, quarter + 2: p.leave_takes})
            )
        return state, incident, leaves

    def _promises(self, state: State) -> tuple[State, tuple[int, ...], tuple[int, ...]]:
        due = [item for item, when in state.promised.items() if when == state.quarter]
        kept = tuple(item for item in due if state.done[item] > 0)
        broken = tuple(item for item in due if state.done[item] <= 0)
        change = self.parameters.kept * len(kept) - self.parameters.broken * len(broken)
        state = replace(state, trust=between_0_and_1(state.trust + change))
        state, also_kept, also_broken = asks_due(state, self.parameters)
        return state, kept + also_kept, broken + also_broken

    def _accounts(self, state: State, luck: Numbers) -> tuple[State, tuple[str, ...]]:
        """Nordhafen and the hospital decide once; the other employers go slowly where trust is low."""
        p, lost, gone = self.parameters, state.lost, list[str]()
        waiting = (("Nordhafen", p.nordhafen, SIGN_ON), ("the hospital", p.hospital, DIETICIAN))
        for number, (name, margin, item) in enumerate(waiting):
            done = state.done[self.ideas.number(item)] > 0
            chance = p.stay_base + p.stay_done * done + p.stay_trust * (state.trust - 0.4)
            if state.quarter == _ACCOUNTS_DECIDE and luck[3 + number] > chance:
                lost, gone = lost + margin, [*gone, name]
        lost += p.slow_loss * max(0.0, p.trust_start - state.trust)
        return replace(state, lost=lost), tuple(gone)

    def _read(self, world: World, state: State, decided: Decisions) -> State:
        """Measure what was launched in this quarter and the last one; take back what falls below the line."""
        quarter, done, belief = state.quarter, state.done, state.belief
        share = self.true_share(world, state)
        for item in np.flatnonzero((done > 0) & (done >= quarter - 1) & self.ideas.is_idea):
            sd = self.parameters.launch_sd * (1 + (done[item] == quarter))
            belief = belief.after(int(item), float(share[item] + sd * world.use[quarter, item]), float(sd))
        back = (done > 0) & self.ideas.is_idea & (belief.mean < decided.below)
        return replace(state, belief=belief, done=np.where(back, -done, done))

    def _discover(self, world: World, state: State, decided: Decisions) -> State:
        """Signals of each open idea of the themes that were looked into, for the next quarter."""
        quarter, belief, seen, people = state.quarter, state.belief, state.seen, state.people
        share, p, market = self.true_share(world, state), self.parameters, state.market
        if decided.test_price:
            answer = world.elasticity + p.price_test_sd * world.price_noise[quarter]
            market = market.tested(answer, p.price_test_sd)
        for theme, months in decided.discovery.items():
            of_theme = self.ideas.theme == theme
            seen = seen | (of_theme & (months >= p.hidden_at))
            sd = p.signal_sd / months**0.5
            for item in np.flatnonzero(of_theme & (state.done == 0)):
                belief = belief.after(int(item), float(share[item] + sd * world.signal[quarter, item]), sd)
            looked = {**people.looked, theme: people.looked.get(theme, 0.0) + months}
            people = replace(people, looked=looked)
        total = state.discovery + decided.discovery_months
        return replace(state, belief=belief, seen=seen, discovery=total, people=people, market=market)

    def run_rate(self, world: World, state: State) -> float:
        """The margin of a quarter that goes on after the end, in thousand EUR."""
        no_api = state.done[self.ideas.number(API)] == 0
        live = float((state.live * self._effects(world, state)).sum())
        return live - state.lost - self.parameters.api_loss * no_api + 3 * state.market.margin

    def expected_worth(self, belief: Belief) -> Numbers:
        """The margin of a quarter that each idea can be expected to bring if what harms is taken back."""
        found: Numbers = np.where(self.ideas.is_idea, self.ideas.printed * belief.hoped(), self.ideas.printed)
        return found


def _numbers(flags: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> tuple[int, ...]:
    return tuple(int(one) for one in np.flatnonzero(flags))
