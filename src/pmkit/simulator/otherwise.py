"""Each decision of a game taken otherwise, all luck as it was: which of them brought or cost most.

Exact: the game is played again with one thing changed and the rest as it was decided. What could be known
then stands beside it, as a good result does not make a decision good.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pmkit.english import counted
from pmkit.simulator.branch import Change, changed
from pmkit.simulator.decided import as_json
from pmkit.simulator.letters import ANSWERS, REASON, SILENCE, answer_to
from pmkit.simulator.log import Entry, Log, Replay, replay
from pmkit.simulator.parameters import API, LOGIN
from pmkit.simulator.quarter import Game
from pmkit.simulator.state import NEVER

_EIGHTY = 1.2816
"""Standard deviations on either side that hold 80 % of a normal distribution."""
_LEAST = 0.05
_API = "The day, and the price of each quarter after it: {:g} thousand EUR."


@dataclass(frozen=True)
class Otherwise:
    """A decision of a quarter, what would have been done instead, and what it brought (thousand EUR, below 0:
    it cost). `known` is what could be known when it was decided."""

    quarter: int
    kind: str
    what: str
    instead: str
    brought: float
    known: str


@dataclass(frozen=True)
class _Way:
    quarter: int
    kind: str
    what: str
    instead: str
    known: str
    change: Change
    onwards: bool = False


def as_read(game: Game, log: Log, played: Replay) -> Log:
    """The log with each quarter's decisions as they were taken."""
    entries = zip(log.entries, played.decided, strict=False)
    return Log(log.seed, tuple(Entry(as_json(game, one), entry.because) for entry, one in entries))


def taken_otherwise(game: Game, log: Log) -> tuple[Otherwise, ...]:
    """Every decision that made a difference, the one that made most of it first."""
    played = replay(game, log)
    clean, found = as_read(game, log, played), list[Otherwise]()
    for way in _ways(game, played):
        other = replay(game, changed(clean, way.quarter, way.change, onwards=way.onwards))
        brought = float(played.result - other.result)
        if abs(brought) > _LEAST:
            found.append(Otherwise(way.quarter, way.kind, way.what, way.instead, brought, way.known))
    return tuple(sorted(found, key=lambda one: -abs(one.brought)))


def believed(played: Replay, quarter: int, item: int) -> str:
    """What was believed of an idea at the beginning of a quarter, with the range that holds 80 %."""
    belief = played.states[quarter - 1].belief
    mean, wide = float(belief.mean[item]), _EIGHTY * float(belief.sd[item])
    low, high = _percent(mean - wide), _percent(mean + wide)
    return f"{_percent(mean)} % of its printed worth, the range from {low} to {high} %"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}".replace("-", "−")


def _ways(game: Game, played: Replay) -> Iterator[_Way]:
    for quarter in range(1, len(played.reports) + 1):
        yield from _discovery(game, played, quarter)
        yield from _habits(game, played, quarter)
        yield from _words_given(game, played, quarter)
    yield from _built(game, played)
    yield from _api(game, played)


def _discovery(game: Game, played: Replay, quarter: int) -> Iterator[_Way]:
    looked, state = played.decided[quarter - 1].discovery, played.states[quarter - 1]
    for theme, months in looked.items():
        open_ones = (game.ideas.theme == theme) & state.seen & (state.done == 0)
        yield _Way(
            quarter,
            "discovery",
            f"{counted(months, 'month')} of discovery in {theme}",
            "none there",
            f"The price, {counted(months, 'month')} of building; not what one would hear of its "
            f"{counted(int(open_ones.sum()), 'open idea')}.",
            {"discovery": {one: many for one, many in looked.items() if one != theme}},
        )


def _habits(game: Game, played: Replay, quarter: int) -> Iterator[_Way]:
    decided, state, p = played.decided[quarter - 1], played.states[quarter - 1], game.parameters
    report, titles = played.reports[quarter - 1], game.ideas.titles
    if decided.debt:
        known = f"Debt stood at {state.debt:.2f}; a month takes {p.debt_paid:g} off it."
        what = f"{counted(decided.debt, 'month')} of work on debt"
        yield _Way(quarter, "debt", what, "none", known, {"debt": 0})
    if report.launched:
        ways = ("staged launches", "launches for everybody at once")
        what, instead = ways if decided.staged else ways[::-1]
        known = (
            f"Staged, {100 * p.staged:.0f} % meet it in its first quarter; at once {100 * p.at_once:.0f} %."
        )
        yield _Way(quarter, "launch", what, instead, known, {"staged": not decided.staged})
    if report.taken_back:
        names = ", ".join(f"“{titles[one]}”" for one in report.taken_back)
        means = ", ".join(_percent(played.states[quarter].belief.mean[one]) for one in report.taken_back)
        known = f"What use had shown by then: {means} % of the printed worth."
        yield _Way(quarter, "line", f"{names} taken back", "kept", known, {"below": None})
    elif decided.below <= NEVER + 1:
        known = "What use had shown of each live idea: some could be read to harm."
        what = "no line for taking back"
        yield _Way(quarter, "line", what, "taken back below 0", known, {"below": 0.0})
    if decided.hire:
        known = f"{p.salary:g} thousand EUR a quarter each; the first months pay from the third quarter on."
        what = f"{counted(decided.hire, 'person', 'people')} hired"
        yield _Way(quarter, "hire", what, "nobody", known, {"hire": 0})
    if decided.price is not None and decided.price != state.market.price:
        doubt = f"{state.market.elasticity:.1f}, give or take {state.market.doubt:.1f}"
        known = f"The belief of how new households react: {doubt} % fewer for 1 % more."
        stays = f"{state.market.price:.2f} EUR"
        yield _Way(quarter, "price", f"the price to {decided.price:.2f} EUR", stays, known, {"price": None})


def _words_given(game: Game, played: Replay, quarter: int) -> Iterator[_Way]:
    decided, state, p = played.decided[quarter - 1], played.states[quarter - 1], game.parameters
    ids, titles = game.ideas.ids, game.ideas.titles
    known = f"A date that is kept earns {p.kept:g} of trust, a broken one costs {p.broken:g}."
    for item in decided.promises:
        rest = {ids[one]: due for one, due in decided.promises.items() if one != item}
        yield _Way(quarter, "promise", f"a date for “{titles[item]}”", "no date", known, {"promises": rest})
    for letter in game.post(played.world, state):
        given = answer_to(letter, decided.answers)
        if letter.is_news or given not in ANSWERS or given == REASON:
            continue
        told = {**decided.answers, letter.id: REASON}
        said = {"date": "a date", "chance": "a date with a chance", SILENCE: "no answer"}[given]
        person = letter.person.capitalize()
        cost = f"{known} A no with a reason costs {p.reason:g}, silence {p.silence:g}."
        yield _Way(quarter, "letter", f"{said} to {person}", "no, with a reason", cost, {"answers": told})


def _built(game: Game, played: Replay) -> Iterator[_Way]:
    ids, titles = game.ideas.ids, game.ideas.titles
    for report in played.reports:
        for item in report.launched:
            if ids[item] == API:  # nobody leaves it out: when it was built is the question
                continue
            begun = next(n for n, one in enumerate(played.states[1:], 1) if one.worked[item] > 0)
            known = _known_of(game, played, begun, item)
            yield _Way(
                begun,
                "built",
                f"“{titles[item]}” built",
                "never built",
                known,
                partial(_without, ids[item]),
                onwards=True,
            )


def _known_of(game: Game, played: Replay, quarter: int, item: int) -> str:
    p = game.parameters
    if game.ideas.ids[item] == LOGIN:
        return (
            f"The old one is broken into with a chance of {100 * p.breach_chance:.0f} % a quarter from the "
            f"second quarter on: {p.breach:g} thousand EUR."
        )
    if not game.ideas.is_idea[item]:
        return "What it opens: its own worth is certain, and small."
    return f"The belief then: {believed(played, quarter, item)}."


def _without(id: str, given: Mapping[str, Any]) -> dict[str, Any]:
    return {"order": [one for one in given["order"] if one != id]}


def _api(game: Game, played: Replay) -> Iterator[_Way]:
    """Where the order API came late: what it would have brought at the head of the first list."""
    if not any(one.parts["dead baskets"] for one in played.reports):
        return
    known = _API.format(game.parameters.api_loss)

    def first(given: Mapping[str, Any]) -> dict[str, Any]:
        return {"order": [API, *(one for one in given["order"] if one != API)]}

    what = "the order API not at the head of the list"
    yield _Way(1, "order API", what, "first from the first quarter on", known, first, onwards=True)
