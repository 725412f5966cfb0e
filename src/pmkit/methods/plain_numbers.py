"""Saying shares in whole people: 32 of 100 against 31 of 100."""

from __future__ import annotations

from itertools import pairwise

from pmkit.english import listed
from pmkit.methods._frame import InputError, show

_SIZES = (10, 100, 1000, 10_000, 100_000)


def in_whole_people(*shares: float) -> list[str]:
    """Each share as people of one round number, the smallest (10 to 100,000) in which all can be told apart.

    Rounded shares are at most a twentieth of the smallest distance, or of the smallest share, from the true
    ones. A share of 0 or 1 is exact. Equal shares need no telling apart. Raises `InputError` for no share or
    one outside 0 to 1, and where even 100,000 people are too few. Source: Gigerenzer & Hoffrage,
    Psychological Review 102, 1995 (people work better with frequencies than with percentages).

    >>> in_whole_people(0.32, 0.31), in_whole_people(0.3), in_whole_people(0.0112)
    (['32 of 100', '31 of 100'], ['3 of 10'], ['11 of 1,000'])
    """
    if not shares:
        raise InputError("There is no share. Give at least one, such as 0.32.")
    for share in shares:
        if not 0 <= share <= 1:
            raise InputError(f"The share is {show(share)}. Write a share from 0 to 1: 0.32 for 32 %.")
    ends = sorted({0.0, 1.0, *shares})
    finest = min(later - earlier for earlier, later in pairwise(ends))
    for size in _SIZES:
        if all(abs(round(share * size) / size - share) <= finest / 20 + 1e-12 for share in shares):
            return [f"{round(share * size):,} of {size:,}" for share in shares]
    raise InputError(
        f"Even {_SIZES[-1]:,} people are too few to tell {listed([show(one) for one in shares])} apart."
    )
