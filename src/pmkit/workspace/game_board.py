"""A class that played eight quarters: a row for each group, and what there is to talk about.

Groups stand in the order of their decisions, as a result is decision and luck. Knows no file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pmkit.english import counted, listed
from pmkit.simulator.compare import EQUAL, compare_log
from pmkit.simulator.facts import Facts
from pmkit.simulator.judge import judge
from pmkit.simulator.log import Log, replay
from pmkit.simulator.mealwise import mealwise
from pmkit.workspace.game_files import SavedGame

ORDERS = {"decision": "decision", "result": "result", "luck": "luck", "promises": "promises kept"}
"""By what groups can stand."""
Progress = Callable[[int, int], bool]
"""Told after each game how many are done, of how many; answers whether to stop."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group's game (money in thousand EUR). `discovery` are person-months by quarter, `percentile` in how
    many of 100 games with the same decisions luck would have been worse."""

    name: str
    seed: str
    quarters: int
    result: float
    decision: float
    information: float
    luck: float
    percentile: float
    kept: int
    given: int
    discovery: tuple[float, ...]
    share: float
    launches: int
    built: tuple[str, ...]
    harmful: int
    because: str
    place: int = 0

    def by(self, order: str) -> float:
        """The number that it stands in the order by, more is better."""
        if order == "promises":
            return self.kept / self.given if self.given else -1.0
        return float(getattr(self, order))


@dataclass(frozen=True, kw_only=True)
class Board:
    """Groups in their order, and sentences on what needs a look."""

    groups: tuple[Group, ...]
    order: str
    remarks: tuple[str, ...]
    hidden: bool = False

    @property
    def seeds(self) -> tuple[str, ...]:
        """The seeds that were played."""
        return tuple(dict.fromkeys(one.seed for one in self.groups))

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many quarters were closed, each number once."""
        return tuple(sorted({one.quarters for one in self.groups}))

    @property
    def built_by_all(self) -> tuple[str, ...]:
        """The ideas of uncertain worth that every group launched."""
        first = self.groups[0].built if self.groups else ()
        return tuple(one for one in first if all(one in other.built for other in self.groups))

    @property
    def luckiest(self) -> Group:
        """The group that luck helped most, for its own decisions."""
        return max(self.groups, key=lambda one: (one.percentile, one.luck))


def make_board(
    games: Sequence[SavedGame],
    *,
    order: str = "decision",
    quarters: int = 0,
    hide_names: bool = False,
    progress: Progress | None = None,
) -> Board:
    """The board of these games; with `quarters` each is looked at as far as so many.

    It takes about a second for each game. Raises ValueError where there is none, or none so long.
    """
    if not games:
        raise ValueError("There is no saved game that can be used, so there is no board.")
    cut = [replace(one, log=_cut(one.log, quarters)) for one in games]
    long_enough = [one for one in cut if not quarters or len(one.log.entries) == quarters]
    if not long_enough:
        raise ValueError(f"No game has {counted(quarters, 'closed quarter')}. Choose fewer.")
    found = []
    for done, one in enumerate(long_enough, start=1):
        found.append(_group(one))
        if progress is not None and progress(done, len(long_enough)):
            break
    groups = ranked(found, order)
    short = [one.name for one in cut if one not in long_enough]
    stopped = [f"Stopped after {len(found)} of {len(long_enough)} games."] * (len(found) < len(long_enough))
    remarks = [*stopped, *_short(short, quarters), *_remarks(groups), *_same(long_enough)]
    if hide_names:
        groups = tuple(replace(one, name=f"Group {at}") for at, one in enumerate(groups, start=1))
        remarks = [
            *stopped,
            *([f"{counted(len(short), 'game is', 'games are')} shorter."] if short else []),
            *_remarks(groups),
        ]
    return Board(groups=groups, order=order, remarks=tuple(remarks), hidden=hide_names)


def _cut(log: Log, quarters: int) -> Log:
    return replace(log, entries=log.entries[:quarters]) if quarters else log


def _group(game: SavedGame) -> Group:
    rules, log = mealwise(), game.log
    played = replay(rules, log)
    facts, verdict, compared = Facts(rules, played), judge(rules, log), compare_log(rules, log)
    kept, broken = facts.promises()
    capacity = facts.capacity[: len(facts.discovery)]
    return Group(
        name=game.name,
        seed=log.seed,
        quarters=len(log.entries),
        result=float(played.result),
        decision=float(verdict.decision),
        information=float(compared.information),
        luck=float(verdict.luck),
        percentile=float(verdict.percentile),
        kept=kept,
        given=kept + broken + facts.open_promises,
        discovery=tuple(facts.discovery),
        share=sum(facts.discovery) / sum(capacity),
        launches=facts.launches,
        built=tuple(rules.ideas.titles[one] for one in facts.built),
        harmful=len(facts.harmful),
        because=" ".join(log.entries[0].because.split()),
    )


def ranked(groups: Sequence[Group], order: str) -> tuple[Group, ...]:
    """The groups in their order with their places: those within 25 of the first of a place share it."""
    ordered = sorted(groups, key=lambda one: (-one.by(order), one.name))
    width = 0.0 if order == "promises" else EQUAL
    found, place, first = list[Group](), 0, np.inf
    for at, one in enumerate(ordered, start=1):
        if first - one.by(order) > width or place == 0:
            place, first = at, one.by(order)
        found.append(replace(one, place=place))
    return tuple(found)


def _short(names: Sequence[str], quarters: int) -> list[str]:
    if not names:
        return []
    return [
        f"Not on the board, as they closed fewer than {counted(quarters, 'quarter')}: {listed(names, 8)}."
    ]


def _remarks(groups: Sequence[Group]) -> list[str]:
    """Where results can't be compared."""
    said = []
    lengths = sorted({one.quarters for one in groups})
    if len(lengths) > 1:
        said.append(
            f"The games have {listed([str(one) for one in lengths])} closed quarters. Only games of the same "
            f"length can be compared: --quarters {lengths[0]} looks at all as far as the shortest."
        )
    seeds = len({one.seed for one in groups})
    if seeds > 1:
        said.append(
            f"{counted(seeds, 'seed')} were played. Results on different luck can't be compared; "
            "decisions and "
            "luck percentiles can."
        )
    return said


def _same(games: Sequence[SavedGame]) -> list[str]:
    """Games that are the same, decision by decision."""
    by_log: dict[str, list[str]] = {}
    for one in games:
        key = one.log.seed + repr([entry.decisions for entry in one.log.entries])
        by_log.setdefault(key, []).append(one.name)
    return [f"The same decisions stand in {listed(names)}." for names in by_log.values() if len(names) > 1]
