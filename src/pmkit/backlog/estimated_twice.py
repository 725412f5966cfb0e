"""What is decided against what a second person estimated apart: where they differ, and how they agree.

How a difference moves the ranking is computed by `pmkit.methods`; here are the reasons beside it, and the
changes that an agreement makes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from pmkit.backlog.estimates import apart_name, apart_of, as_kept, is_for, why_name
from pmkit.backlog.journal import Change
from pmkit.backlog.schema import Backlog, Estimate
from pmkit.english import counted


@dataclass(frozen=True, kw_only=True)
class Difference:
    """An estimate of an item in which two people differ, and the item's rank: as `decided`, and with the
    `other` one in its place (None: it has none)."""

    key: str
    item: str
    field: str
    decided: Estimate
    other: Estimate
    rank: int | None
    rank_if_other: int | None

    @property
    def moves(self) -> int | None:
        """Places that the item rises with the other estimate; negative: falls."""
        if self.rank is None or self.rank_if_other is None:
            return None
        return self.rank - self.rank_if_other

    def says(self) -> str:
        """What the other estimate does to the rank, in words."""
        if self.rank is None:
            if self.rank_if_other is None:
                return "the item has no rank, whichever is taken"
            return f"as it is decided, the item has no rank; it ranks {self.rank_if_other} with this one"
        if self.rank_if_other is None:
            return f"the item ranks {self.rank}, and has no rank with this one"
        if not self.moves:
            return f"the item stays at rank {self.rank}"
        way = f"{counted(abs(self.moves), 'place')} {'up' if self.moves > 0 else 'down'}"
        return f"the item goes {way}, from rank {self.rank} to {self.rank_if_other}"


def differences(
    backlog: Backlog, person: str, fields: Sequence[str], method: str
) -> tuple[tuple[Difference, ...], int]:
    """Where the person's estimates of these fields, the method's inputs, differ from what is decided, what
    moves the ranking most first; and how many they have agreed on already, which are left out.

    Raises the methods' `InputError` for a value that the method can't use.
    """
    from pmkit.methods import compare_estimates

    theirs = apart_of(backlog, person)
    items = backlog.items[["id", "item", *fields]]
    cells = {
        name: [_number(theirs.get((key, name), Estimate()).value) for key in items["id"]] for name in fields
    }
    others = items.assign(**cells)
    found = []
    here = set(items["id"])
    agreed = sum(one.agreed for (key, name), one in theirs.items() if key in here and name in fields)
    titles = dict(zip(items["id"], items["item"], strict=True))
    for key, name, value, other, rank, then, _ in compare_estimates(items, others, method).itertuples(
        index=False
    ):
        if theirs[key, name].agreed:
            continue
        given = backlog.reasons.get((key, name), Estimate())
        decided = None if pd.isna(value) else float(value)
        found.append(
            Difference(
                key=key,
                item=titles[key],
                field=name,
                decided=replace(given, value=decided) if is_for(given, decided) else Estimate(value=decided),
                other=replace(theirs[key, name], value=float(other)),
                rank=None if pd.isna(rank) else int(rank),
                rank_if_other=None if pd.isna(then) else int(then),
            )
        )
    return tuple(found), agreed


def _number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) else float("nan")


def still_to_estimate(backlog: Backlog, person: str, fields: Sequence[str]) -> tuple[int, int]:
    """How many of the decided values of these fields the person has not estimated, and how many there are."""
    theirs = apart_of(backlog, person)
    decided = [
        (key, name)
        for name in fields
        for key, value in zip(backlog.items["id"], backlog.items[name], strict=True)
        if not pd.isna(value)
    ]
    return sum(cell not in theirs for cell in decided), len(decided)


def agreement(one: Difference, person: str, first: str, value: float, why: str, on: str) -> list[Change]:
    """The changes that make a value the decision of both, with its reason: their own words, else the reason
    of whose value it is. `first` is who decided, where no reason says it; `on` is the day."""
    by = ", ".join(dict.fromkeys(filter(None, (one.decided.by or first, person))))
    said = why.strip() or next(
        (side.why for side in (one.other, one.decided) if side.value == value and side.why), ""
    )
    both = Estimate(value=value, why=said, by=by, on=on)
    return [
        (one.key, one.field, value),
        (one.key, why_name(one.field), as_kept(both)),
        (one.key, apart_name(one.field, person), as_kept(replace(one.other, agreed=True))),
    ]
