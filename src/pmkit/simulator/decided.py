"""What somebody decided, in words that a file can hold, read with care: any JSON gives decisions, and a
sentence for each thing that was not taken.

`read_decisions` never raises; `as_json` writes what it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Any

from pmkit.simulator.letters import ANSWERS, Letter
from pmkit.simulator.price import PRICES
from pmkit.simulator.quarter import Game
from pmkit.simulator.state import NEVER, Decisions, State

MOST_DISCOVERY, MOST_DEBT, MOST_HIRED, MOST_LINE = 6.0, 3.0, 2, 2.0
KEYS = (
    "order",
    "discovery",
    "debt",
    "staged",
    "below",
    "promises",
    "hire",
    "price",
    "test_price",
    "answers",
)
_SHOWN = 3


@dataclass
class _Reader:
    """One reading: where the game stands, and what could not be taken."""

    game: Game
    state: State
    post: tuple[Letter, ...]
    told: list[str] = field(default_factory=list)

    def ideas(self, given: Any, where: str) -> list[int]:
        """The ideas of a list of ids that are on the player's list; a hidden one is as good as unknown."""
        if not isinstance(given, list | tuple):
            self.told.append(f"The {where} is not a list of ideas, so there is none.")
            return []
        found, strange = dict[int, None](), []
        for one in given:
            item = self.idea(one)
            if item is None:
                strange.append(one)
            else:
                found[item] = None
        self.not_on_the_list(strange, where)
        return list(found)

    def idea(self, given: Any) -> int | None:
        ids = self.game.ideas.ids
        item = ids.index(given) if isinstance(given, str) and given in ids else -1
        return item if item >= 0 and self.state.seen[item] else None

    def not_on_the_list(self, strange: list[Any], where: str) -> None:
        if strange:
            some = ", ".join(f"“{str(one)[:20]}”" for one in strange[:_SHOWN])
            more = f" and {len(strange) - _SHOWN} more" if len(strange) > _SHOWN else ""
            self.told.append(f"Not on your list, so left out of the {where}: {some}{more}.")

    def number(self, given: Any, what: str, low: float, high: float) -> float:
        """A number within its bounds; what is none counts as 0."""
        if isinstance(given, bool) or not isinstance(given, int | float) or given != given:
            self.told.append(f"The {what} “{str(given)[:20]}” is not a number, so it counts as 0.")
            return min(max(0.0, low), high)
        if not low <= given <= high:
            taken = high if given > high else low
            self.told.append(f"The {what} goes from {low:g} to {high:g}; {taken:g} was taken.")
            return taken
        return float(given)

    def truth(self, given: Any, what: str) -> bool:
        if not isinstance(given, bool):
            self.told.append(f"{what} is neither yes nor no, so it counts as no.")
        return given is True

    def mapping(self, given: Any, what: str) -> Mapping[Any, Any]:
        if isinstance(given, Mapping):
            return given
        self.told.append(f"The {what} are not a table of names and values, so there are none.")
        return {}

    def discovery(self, given: Any) -> dict[str, float]:
        """Months by theme, in halves, no more than there may be in all."""
        found, left = dict[str, float](), MOST_DISCOVERY
        for theme, months in self.mapping(given, "months of discovery").items():
            if theme not in self.game.ideas.themes:
                self.told.append(f"There is no theme “{str(theme)[:40]}”, so nothing is looked into there.")
                continue
            asked = self.number(months, f"discovery in {theme}", 0, MOST_DISCOVERY)
            taken = min(floor(asked * 2) / 2, left)
            if taken < asked:
                self.told.append(
                    f"Discovery in {theme}: {taken:g} months count. It goes in half months, "
                    f"and all themes together get {MOST_DISCOVERY:g} at most."
                )
            left -= taken
            if taken:
                found[str(theme)] = taken
        return found

    def promises(self, given: Any) -> dict[int, int]:
        found, strange, last = dict[int, int](), [], int(self.game.parameters.quarters)
        for id, due in self.mapping(given, "promises").items():
            item = self.idea(id)
            if item is None:
                strange.append(id)
            elif self.state.done[item] > 0 or item in self.state.promised:
                self.told.append(f"{id} is live or promised already, so there is no new promise.")
            else:
                found[item] = int(self.number(due, f"quarter promised for {id}", self.state.quarter, last))
        self.not_on_the_list(strange, "promises")
        return found

    def price(self, given: Any) -> float | None:
        if given is None:
            return None
        if given not in PRICES or isinstance(given, bool):
            self.told.append(
                f"The price can be {', '.join(f'{one:.2f}' for one in PRICES)} EUR; it stays as it is."
            )
            return None
        if given != self.state.market.price and not self.state.market.may_change(self.state.quarter):
            self.told.append("The price was changed a quarter ago; it may change every second quarter.")
            return None
        return float(given)

    def answers(self, given: Any) -> dict[str, str]:
        came, found = {one.id for one in self.post if not one.is_news}, dict[str, str]()
        for id, answer in self.mapping(given, "answers").items():
            if id in came and answer in ANSWERS:
                found[id] = str(answer)
            else:
                shown = f"“{str(answer)[:20]}” to letter “{str(id)[:20]}”"
                self.told.append(f"The answer {shown} fits no letter of this quarter.")
        return found

    def within_room(self, discovery: dict[str, float], debt: float, test: bool, hire: int) -> tuple[Any, ...]:
        """No more than there is: discovery gives way first, from the last theme on, then the test."""
        ideas, p = self.game.ideas, self.game.parameters
        left = max(0.0, self.state.room(ideas, p, Decisions(hire=hire)))
        asked = debt + p.price_test * test + sum(discovery.values())
        if asked <= left + 1e-9:
            return discovery, debt, test
        debt = min(debt, floor(left * 2) / 2)
        left -= debt
        test = test and left >= p.price_test
        left -= p.price_test * test
        cut = dict[str, float]()
        for theme, months in discovery.items():
            months = min(months, floor(left * 2) / 2)
            left -= months
            if months:
                cut[theme] = months
        self.told.append(
            f"You have asked for {asked:g} person-months before any building, which is more than there are: "
            f"{debt:g} for debt and {sum(cut.values()):g} for discovery were taken."
        )
        return cut, debt, test


def read_decisions(
    game: Game, state: State, given: Any, post: Iterable[Letter] = ()
) -> tuple[Decisions, tuple[str, ...]]:
    """The decisions that a parsed JSON holds, and a sentence for whatever was not taken.

    Keys are those of `KEYS`; what is not named is not done. The line below which ideas are taken back is 0
    unless said, and null means never.
    """
    reader = _Reader(game, state, tuple(post))
    if not isinstance(given, Mapping):
        return Decisions(below=0.0), ("These are not decisions that can be read, so nothing was decided.",)
    reader.told += [
        f"“{str(one)[:20]}” can't be decided, so it was left out." for one in given if one not in KEYS
    ]
    hire = int(reader.number(given.get("hire", 0), "number of people to hire", 0, MOST_HIRED))
    below, debt = given.get("below", 0.0), given.get("debt", 0.0)
    discovery, debt, test = reader.within_room(
        reader.discovery(given.get("discovery", {})),
        reader.number(debt, "work on debt", 0, MOST_DEBT),
        reader.truth(given.get("test_price", False), "The test of the price"),
        hire,
    )
    decided = Decisions(
        order=tuple(reader.ideas(given.get("order", []), "order of work")),
        discovery=discovery,
        debt=debt,
        staged=reader.truth(given.get("staged", False), "The way of launching"),
        below=NEVER if below is None else reader.number(below, "line for taking back", -MOST_LINE, MOST_LINE),
        promises=reader.promises(given.get("promises", {})),
        hire=hire,
        price=reader.price(given.get("price")),
        test_price=test,
        answers=reader.answers(given.get("answers", {})),
    )
    return decided, tuple(reader.told)


def as_json(game: Game, decided: Decisions) -> dict[str, Any]:
    """Decisions as `read_decisions` reads them, ideas by their ids."""
    ids = game.ideas.ids
    return {
        "order": [ids[one] for one in dict.fromkeys(decided.order)],
        "discovery": dict(decided.discovery),
        "debt": decided.debt,
        "staged": decided.staged,
        "below": None if decided.below <= -MOST_LINE else decided.below,
        "promises": {ids[item]: due for item, due in decided.promises.items()},
        "hire": decided.hire,
        "price": decided.price,
        "test_price": decided.test_price,
        "answers": dict(decided.answers),
    }
