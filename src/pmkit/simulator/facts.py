"""What a debrief can point at: facts of a replay, with what was true beside what was known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pmkit.simulator.log import Replay
from pmkit.simulator.parameters import API
from pmkit.simulator.quarter import Game

_NARROW = 0.4
"""A belief whose sd is below this is called narrow; before any signal it is twice as wide."""
_MOVED = 3
"""An idea that goes up or down by so many places has moved."""


@dataclass(frozen=True)
class Moved:
    """An idea that discovery moved: its theme, its places before (0: not on the list) and after."""

    item: int
    theme: str
    before: int
    after: int


@dataclass(frozen=True, eq=False)
class Facts:
    """A replay, read by somebody who knows the rules."""

    game: Game
    played: Replay

    @cached_property
    def built(self) -> list[int]:
        """The uncertain ideas that were launched, in order."""
        launched = [item for one in self.played.reports for item in one.launched]
        return [item for item in launched if self.game.ideas.is_idea[item]]

    def share(self, item: int) -> float:
        """The true share of an idea at the end."""
        return float(self.game.true_share(self.played.world, self.played.states[-1])[item])

    @property
    def harmful(self) -> list[int]:
        """Those that were launched and harm."""
        return [item for item in self.built if self.share(item) < 0]

    @property
    def discovery(self) -> list[float]:
        """Person-months of discovery by quarter."""
        return [one.discovery_months for one in self.played.decided]

    @property
    def capacity(self) -> list[float]:
        """Person-months by quarter after what debt takes, before all else."""
        p = self.game.parameters
        return [p.capacity * (1 - p.debt_takes * one.debt) for one in self.played.states]

    @property
    def narrow(self) -> int:
        """How many ideas are known well at the end."""
        return int((self.played.states[-1].belief.sd[self.game.ideas.is_idea] < _NARROW).sum())

    def best_unseen(self) -> int | None:
        """The hidden idea that would have brought most and was never seen."""
        ideas, seen = self.game.ideas, self.played.states[-1].seen
        left = [int(one) for one in np.flatnonzero(ideas.hidden & ~seen) if self.share(int(one)) > 0]
        return max(left, key=lambda one: self.share(one) * ideas.printed[one], default=None)

    def places(self, number: int) -> dict[int, int]:
        """The place of each open idea in the order of a quarter, from 1."""
        state, order = self.played.states[number], self.played.decided[number].order
        open_ones = [one for one in dict.fromkeys(order) if state.done[one] == 0 and state.seen[one]]
        return {item: place for place, item in enumerate(open_ones, 1)}

    def moved_by_discovery(self) -> Moved | None:
        """The first idea that went up or down, or came in, in the quarter after its theme was looked into."""
        ideas = self.game.ideas
        for number in range(1, len(self.played.decided)):
            before, after = self.places(number - 1), self.places(number)
            common = [one for one in before if one in after]
            old = {item: place for place, item in enumerate(common, 1)}
            kept = sorted(common, key=after.__getitem__)
            new = {item: place for place, item in enumerate(kept, 1)}
            for theme in self.played.decided[number - 1].discovery:
                for item in after:
                    if ideas.theme[item] != theme:
                        continue
                    if item in self.played.reports[number - 1].found and after[item] <= 2 * _MOVED:
                        return Moved(item, theme, 0, after[item])
                    if item in old and abs(new[item] - old[item]) >= _MOVED:
                        return Moved(item, theme, old[item], new[item])
        return None

    def without_api(self) -> tuple[int, float]:
        """In how many quarters baskets were dead, and what that cost."""
        costs = [one.parts["dead baskets"] for one in self.played.reports]
        return sum(one < 0 for one in costs), -sum(costs)

    def place_of_api(self) -> int | None:
        """Where the order API stood in the first order; None where it did not."""
        return self.places(0).get(self.game.ideas.number(API)) if self.played.decided else None

    @property
    def complete(self) -> bool:
        """Whether all quarters are closed: before, what was never seen has no name."""
        return len(self.played.reports) >= self.game.parameters.quarters

    def promises(self) -> tuple[int, int]:
        """How many dates were kept, and how many broken."""
        reports = self.played.reports
        return sum(len(one.kept) for one in reports), sum(len(one.broken) for one in reports)

    def saved_by_taking_back(self) -> tuple[int, float, float] | None:
        """An idea that harms and was taken back within a quarter: what was believed of it, what was saved."""
        p, found = self.game.parameters, []
        for report, state in zip(self.played.reports, self.played.states[1:], strict=True):
            for item in report.taken_back:
                if self.share(item) < 0 and -state.done[item] >= report.quarter - 1:
                    quarters = p.quarters - report.quarter + p.terminal
                    saved = -self.share(item) * self.game.ideas.printed[item] * quarters
                    found.append((item, float(state.belief.mean[item]), float(saved)))
        return max(found, key=lambda one: one[2], default=None)

    @property
    def open_promises(self) -> int:
        """How many dates were given that are not due yet."""
        end = self.played.states[-1]
        return sum(due >= end.quarter for due in end.promised.values()) + len(end.people.asks)

    @property
    def launches(self) -> int:
        """How many launches there were, enablers too."""
        return sum(len(one.launched) for one in self.played.reports)

    @property
    def taken_back(self) -> int:
        """How many of them were taken back."""
        return sum(len(one.taken_back) for one in self.played.reports)

    def still_harming(self) -> tuple[int, float]:
        """How many live ideas harm at the end, and by how much a quarter."""
        live = self.played.states[-1].live
        harming = [item for item in self.harmful if live[item]]
        return len(harming), -sum(self.share(item) * float(self.game.ideas.printed[item]) for item in harming)

    def main_theme(self) -> tuple[str, float]:
        """The theme that most work on ideas went into, and its share of that work."""
        ideas, worked = self.game.ideas, self.played.states[-1].worked
        by_theme = {theme: float(worked[ideas.theme == theme].sum()) for theme in ideas.themes}
        theme, total = max(ideas.themes, key=by_theme.__getitem__), sum(by_theme.values())
        return theme, by_theme[theme] / total if total else 0.0

    def first_rise(self) -> tuple[float, float] | None:
        """What an early rise of the price brought in its quarter, and in the last one."""
        start = self.game.parameters.price
        for number, state in enumerate(self.played.states[1:3]):
            if state.market.price > start:
                prices = [one.parts["price"] for one in self.played.reports]
                return prices[number], prices[-1]
        return None

    def worst_event(self) -> tuple[str, float]:
        """The kind of event that cost most, and how much."""
        names = {
            "break-in": "a break-in",
            "incident": "incidents",
            "faults": "faults of launches",
            "lost": "customers who left",
        }
        costs = {word: -sum(one.parts[name] for one in self.played.reports) for name, word in names.items()}
        worst = max(costs, key=costs.__getitem__)
        return worst, costs[worst]
