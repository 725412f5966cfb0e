"""What it is worth to know before you decide: certainty (EVPI) and an imperfect test (EVSI).

Whoever decides takes the act with the highest expected worth, now or after the result of a test. A test is
worth what it adds to that, so it is worth 0 where every result leads to the same act. All worths are in the
unit of the pays. Sources: Raiffa & Schlaifer, Applied Statistical Decision Theory, 1961; Howard 1966.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.english import format_number
from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show

_SAME = 1e-9
"""Worths that differ by less than this share of the largest pay are equal."""


@dataclass(frozen=True, kw_only=True)
class InformationWorth:
    """What deciding now, under certainty and after a test is worth, in the unit of the pays.

    `act` is the best act now (the first of equals) and `now` its expected worth; `perfect` is the expected
    worth of deciding under certainty, `evpi` = perfect - now the most that any test is worth. `with_test` is
    the expected worth of deciding after the test, before its price; `evsi` = with_test - now, `net` = evsi -
    price; all three are missing without a test. `results` has a row per result of the test: `result`,
    `chance`, `act` (the best one then), `worth` (expected, given this result) and `changes` (whether the
    act of now is no longer best). `says` is a sentence.
    """

    act: str
    now: float
    perfect: float
    evpi: float
    with_test: float
    evsi: float
    net: float
    results: pd.DataFrame
    says: str


def worth_of_information(
    pays: pd.DataFrame,
    chances: Mapping[str, float],
    test: pd.DataFrame | None = None,
    *,
    price: float = 0.0,
) -> InformationWorth:
    """What knowing the state is worth, and what a test is worth that tells something of it.

    `pays` has a row per act: `act` (its name) and a column per state with what the act brings there.
    `chances` gives each state its chance before the test; they add up to 1. `test` has a row per result:
    `result` (its name) and the same columns with the chance of that result in that state; each column adds up
    to 1. `price` is what the test costs, in the unit of the pays. Raises `InputError` for missing pays,
    chances that don't add up, and an act or a result that is named twice.

    >>> pays = pd.DataFrame({"act": ["drill", "leave"], "dry": [-70, 0], "oil": [100, 0]})
    >>> test = pd.DataFrame({"result": ["good", "bad"], "dry": [0.2, 0.8], "oil": [0.9, 0.1]})
    >>> worth = worth_of_information(pays, {"dry": 0.5, "oil": 0.5}, test, price=10)
    >>> worth.act, round(worth.now, 6), round(worth.evpi, 6), round(worth.evsi, 6), round(worth.net, 6)
    ('drill', 15.0, 35.0, 23.0, 13.0)
    """
    states = list(chances)
    prior = _chances(chances)
    acts, table = _named(pays, "act", states, "A table of pays")
    if not np.isfinite(price) or price < 0:
        raise InputError(f"The price of the test is {show(price)}. Write a number from 0 on.")
    size = float(np.abs(table).max(initial=0.0))
    expected = table @ prior
    best = _best(expected, size)
    now = float(expected[best])
    perfect = float(table.max(axis=0) @ prior)
    evpi = _gain(perfect - now, size)
    if test is None:
        rows = pd.DataFrame(columns=["result", "chance", "act", "worth", "changes"])
        missing = float("nan")
        return InformationWorth(
            act=acts[best],
            now=now,
            perfect=perfect,
            evpi=evpi,
            with_test=missing,
            evsi=missing,
            net=missing,
            results=rows,
            says=_says(acts[best], evpi, None, price),
        )
    results, likely = _named(test, "result", states, "A test", low=0.0, high=1.0)
    _adds_up(likely, states)
    joint = likely * prior
    chance = joint.sum(axis=1)
    worths = joint @ table.T  # expected worth of each act, times the chance of the result
    chosen = [_best(row, size) for row in worths]
    changes = [bool(row[best] < row.max() - _SAME * size) for row in worths]
    with_test = float(worths.max(axis=1).sum())
    evsi = _gain(with_test - now, size)
    with np.errstate(invalid="ignore", divide="ignore"):
        then = np.where(chance > 0, worths.max(axis=1) / chance, np.nan)
    happens = chance > 0
    rows = pd.DataFrame(
        {
            "result": results,
            "chance": chance,
            "act": [acts[spot] if real else None for spot, real in zip(chosen, happens, strict=True)],
            "worth": then,
            "changes": changes,
        }
    )
    return InformationWorth(
        act=acts[best],
        now=now,
        perfect=perfect,
        evpi=evpi,
        with_test=with_test,
        evsi=evsi,
        net=evsi - price,
        results=rows,
        says=_says(acts[best], evpi, evsi, price),
    )


def worth_of_test(
    chance: float,
    gain: float,
    cost: float,
    *,
    hit_rate: float,
    false_alarm: float,
    price: float = 0.0,
) -> InformationWorth:
    """The same for one assumption: act on it or leave it, and a test that says yes or no.

    `chance` that the assumption is true, `gain` if it is true and you act, `cost` of acting (count what has
    to wait meanwhile, or acting looks cheaper than it is). `hit_rate` is the chance that the test says yes
    where the assumption is true, `false_alarm` where it is false, `price` what the test costs. Worths are in
    the unit of `gain`. With equal rates the test says nothing and is worth 0. Raises `InputError` for shares
    outside 0 to 1, and negative amounts.

    >>> worth = worth_of_test(0.5, 75, 40.5, hit_rate=0.8, false_alarm=0.2, price=2)
    >>> round(worth.now, 6), round(worth.evpi, 6), round(worth.evsi, 6), round(worth.net, 6)
    (0.0, 17.25, 9.75, 7.75)
    >>> print(worth.says)
    The test is worth 9.75 and costs 2: run it. Certainty would be worth 17.25.
    """
    for name, share in (("chance", chance), ("hit rate", hit_rate), ("false-alarm rate", false_alarm)):
        if not 0 <= share <= 1:
            raise InputError(f"The {name} is {show(share)}. Write a share from 0 to 1: 0.2 for 20 %.")
    for name, amount in (("gain", gain), ("cost", cost)):
        if not np.isfinite(amount) or amount < 0:
            raise InputError(f"The {name} is {show(amount)}. Write an amount from 0 on.")
    pays = pd.DataFrame({"act": ["leave it", "act"], "true": [0.0, gain - cost], "false": [0.0, 0.0 - cost]})
    test = pd.DataFrame(
        {
            "result": ["yes", "no"],
            "true": [hit_rate, 1 - hit_rate],
            "false": [false_alarm, 1 - false_alarm],
        }
    )
    return worth_of_information(pays, {"true": chance, "false": 1 - chance}, test, price=price)


def _says(act: str, evpi: float, evsi: float | None, price: float) -> str:
    if evpi == 0:
        return f"Knowing more would change nothing: “{act}” stays best. No test is worth its price."
    most = format_number(evpi)
    if evsi is None:
        return f"“{act}” is best now. Pay at most {most} for any test."
    if evsi == 0:
        return (
            f"No result of this test would change the act: “{act}” stays best. It is worth 0; "
            f"certainty would be worth {most}."
        )
    told = f"The test is worth {format_number(evsi)} and costs {format_number(price)}"
    verdict = "run it" if evsi > price else "decide without it"
    return f"{told}: {verdict}. Certainty would be worth {most}."


def _best(worths: np.ndarray, size: float) -> int:
    """The first act that is as good as the best."""
    return int(np.flatnonzero(worths >= worths.max() - _SAME * size)[0])


def _gain(worth: float, size: float) -> float:
    """A gain can't be negative, and what rounding leaves of a zero is zero."""
    return worth if worth > _SAME * size else 0.0


def _chances(chances: Mapping[str, float]) -> np.ndarray:
    for state, chance in chances.items():
        if not 0 <= chance <= 1:
            raise InputError(
                f"The chance of {state} is {show(chance)}. Write a share from 0 to 1.", column=str(state)
            )
    prior = np.array(list(chances.values()), dtype=float)
    if abs(prior.sum() - 1) > 1e-6:
        raise InputError(f"The chances of the states add up to {show(round(float(prior.sum()), 6))}, not 1.")
    return prior / prior.sum()


def _named(
    table: pd.DataFrame,
    name: str,
    states: list[str],
    what: str,
    *,
    low: float | None = None,
    high: float | None = None,
) -> tuple[list[str], np.ndarray]:
    """The names of the rows and the numbers under the states."""
    need_columns(table, [name, *states], what)
    if table.empty:
        raise InputError(f"{what} needs at least one row.", column=name)
    unnamed = table[name].isna().to_numpy()
    refuse(table, name, unnamed, f"Give every {name} a name.")
    refuse(table, name, table[name].duplicated().to_numpy(), f"Name every {name} once.")
    cells = []
    for state in states:
        values = numbers(table, state, low=low, high=high)
        refuse(table, state, np.isnan(values), "Write a number; 0 stands for nothing.")
        cells.append(values)
    return [str(one) for one in table[name]], np.column_stack(cells)


def _adds_up(likely: np.ndarray, states: list[str]) -> None:
    for state, total in zip(states, likely.sum(axis=0), strict=True):
        if abs(total - 1) > 1e-6:
            raise InputError(
                f"The chances of the results under {state} add up to {show(round(float(total), 6))}, not 1. "
                "One of the results must come.",
                column=state,
            )
