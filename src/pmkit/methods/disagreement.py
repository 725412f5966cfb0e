"""Where methods disagree: ranks side by side, and for one item the input that makes the difference.

Both comparisons are the course's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError, keys, show
from pmkit.methods.formulas import FORMULAS, Formula, formula_of
from pmkit.methods.ranking import places_of

Method = str | Formula


def methods_for(items: pd.DataFrame) -> list[str]:
    """The scores whose input columns the table has; ICE only where its inputs are on ICE's scale.

    `items` may hold any columns.

    >>> methods_for(pd.DataFrame({"value": [1], "effort": [2], "cost_of_delay": [1], "duration": [1]}))
    ['value_effort', 'wsjf']
    """
    found = []
    for name, formula in FORMULAS.items():
        columns = [each.column(items) for each in formula.inputs]
        if name == "cd3" or any(column not in items.columns for column in columns):
            continue  # CD3 is WSJF under another name and would only repeat it
        try:
            formula.read(items)
        except InputError:
            continue
        found.append(name)
    return found


def compare_ranks(items: pd.DataFrame, methods: Sequence[Method] | None = None) -> pd.DataFrame:
    """The table with one `rank_<method>` column per method, and `spread`: worst rank minus best rank.

    `methods` are names or formulas (`weighted_formula`), by default `methods_for(items)`. An item that a
    method can't score has no rank there; `spread` counts the ranks there are. Raises `InputError` when no
    method fits, or a named one lacks a column.

    >>> ideas = pd.DataFrame({"id": ["A", "B"], "value": [9, 4], "effort": [3, 1], "cost_of_delay": [9, 1],
    ...                       "duration": [3, 1]})
    >>> compare_ranks(ideas)[["id", "rank_value_effort", "rank_wsjf", "spread"]]
      id  rank_value_effort  rank_wsjf  spread
    0  A                  2          1       1
    1  B                  1          2       1
    """
    chosen = [formula_of(method) for method in (methods if methods is not None else methods_for(items))]
    if not chosen:
        raise InputError(
            "The table has the inputs of no score. Add columns such as reach, impact, confidence, effort."
        )
    ranks: dict[str, Any] = {}
    for formula in chosen:
        places, _ = places_of(formula.score(formula.read(items)))
        ranks[f"rank_{formula.name}"] = pd.Series(places, index=items.index)
    table = pd.DataFrame(ranks, index=items.index)
    return items.assign(**ranks, spread=(table.max(axis=1) - table.min(axis=1)).astype("Int64"))


def why_ranks_differ(items: pd.DataFrame, item: Any, one: Method, other: Method) -> pd.DataFrame:
    """For an item and two methods: what each input does to its rank, the largest difference first.

    Each input of the item is replaced in turn by the table's median, everything else left as it is; where
    the rank moves most, that input makes the difference. Result: `method`, `input`, `value`, `typical` (the
    median), `rank`, `rank_if_typical`, `moves` (places that the item's own value wins, negative: loses,
    against a typical one), `says`. `item` is an id (index label where there is no `id`). Raises
    `InputError` for an unknown item or one without a score.

    >>> ideas = pd.DataFrame({"id": ["A", "B", "C"], "value": [9, 4, 2], "effort": [9, 1, 2],
    ...                       "cost_of_delay": [9, 1, 1], "duration": [1, 1, 1]})
    >>> why_ranks_differ(ideas, "A", "value_effort", "wsjf")[["method", "input", "moves"]].head(2)
             method   input  moves
    0  value_effort   value      1
    1  value_effort  effort     -1
    """
    names = keys(items)
    if item not in names:
        raise InputError(f"There is no item {item} in the table.")
    row = names.index(item)
    found = []
    for formula in (formula_of(one), formula_of(other)):
        values = formula.read(items)
        own = _rank_of(formula, values, row)
        if own is None:
            raise InputError(f"{item} has no {formula.label} score: fill in its missing inputs.")
        for column, cells in values.items():
            typical = float(np.nanmedian(cells))
            changed = cells.copy()
            changed[row] = typical
            then = _rank_of(formula, {**values, column: changed}, row) or own
            moves = then - own
            found.append((formula.name, column, float(cells[row]), typical, own, then, moves, ""))
    columns = ["method", "input", "value", "typical", "rank", "rank_if_typical", "moves", "says"]
    table = pd.DataFrame(found, columns=columns)
    table["says"] = [_sentence(f"{item}'s", line, {}) for line in table.itertuples(index=False)]
    order = np.argsort(-table["moves"].abs().to_numpy(), kind="stable")
    return table.iloc[order].reset_index(drop=True)


def difference_in_words(
    items: pd.DataFrame,
    item: Any,
    one: Method,
    other: Method,
    *,
    subject: str | None = None,
    whose: str | None = None,
    inputs: Mapping[str, str] | None = None,
) -> str:
    """One sentence: the item's two ranks and the input that makes most of the difference.

    `one` and `other` are two methods, as for `why_ranks_differ`. `subject` and `whose` stand for the item
    (else its id, "A" and "A's"), `inputs` says what inputs are called.

    >>> ideas = pd.DataFrame({"id": ["A", "B", "C"], "value": [9, 4, 2], "effort": [9, 1, 2],
    ...                       "cost_of_delay": [9, 1, 1], "duration": [1, 1, 1]})
    >>> print(difference_in_words(ideas, "A", "value_effort", "wsjf").replace(". ", ".\\n"))
    A ranks 2 by value against effort and 1 by WSJF.
    By value against effort, A's effort of 9 (typical: 2) costs it 1 place.
    """
    first, second = formula_of(one), formula_of(other)
    told = why_ranks_differ(items, item, first, second)
    ranks = told.drop_duplicates("method").set_index("method")["rank"]
    who = item if subject is None else subject
    begin = f"{who} ranks {ranks[first.name]} by {first.label} and {ranks[second.name]} by {second.label}."
    if ranks[first.name] == ranks[second.name]:
        return f"{begin} The two methods agree."
    better, worse = (first, second) if ranks[first.name] < ranks[second.name] else (second, first)
    moves = told.set_index(["method", "input"])["moves"]
    lifts, weighs = moves.loc[better.name], -moves.loc[worse.name]
    # an input that both methods use counts only as far as it does more under one of them
    pushes = weighs.add(lifts, fill_value=0)
    if pushes.max() <= 0:
        return f"{begin} No single input makes the difference; several together do."
    strongest = str(pushes.idxmax())
    under = worse if weighs.get(strongest, 0) >= lifts.get(strongest, 0) else better
    chosen = told[(told["method"] == under.name) & (told["input"] == strongest)]
    owner = f"{item}'s" if whose is None else whose
    return f"{begin} {_sentence(owner, next(chosen.itertuples(index=False)), inputs or {})}"


def _rank_of(formula: Formula, values: dict[str, np.ndarray], row: int) -> int | None:
    places, _ = places_of(formula.score(values))
    return None if pd.isna(places[row]) else int(places[row])


def _sentence(whose: str, line: Any, inputs: Mapping[str, str]) -> str:
    label = FORMULAS[line.method].label if line.method in FORMULAS else line.method.replace("_", " ")
    named = inputs.get(line.input, line.input)
    value = f"By {label}, {whose} {named} of {show(line.value)} (typical: {show(line.typical)})"
    if line.moves == 0:
        return f"{value} moves it no place."
    places = counted(abs(line.moves), "place")
    return f"{value} {'wins' if line.moves > 0 else 'costs'} it {places}."
