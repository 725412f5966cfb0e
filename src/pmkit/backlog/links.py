"""What has to be finished before what: links between items, from columns and from sentences.

`Blocked by` and `depends on #3` make a prerequisite of this item, `blocks` makes this one a prerequisite of
another. Circles are named, not broken: only the team knows which link is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

_NUMBERS = r"((?:(?:[\w.-]+/[\w.-]+)?#\d+|https?://\S+?/issues/\d+)(?:(?:\s*,\s*|\s+and\s+|\s*&\s*)(?:[\w.-]+/[\w.-]+)?#\d+)*)"
_NEEDS = re.compile(
    rf"\b(?:depends\s+on|blocked\s+by|requires|needs|waits?\s+for|waiting\s+on):?\s+{_NUMBERS}", re.I
)
_HOLDS = re.compile(
    rf"(?<!\w)(?:blocks|blocking|prerequisite\s+(?:of|for)|required\s+by):?\s+{_NUMBERS}", re.I
)
_ONE = re.compile(r"(?:([\w.-]+/[\w.-]+)?#|/issues/)(\d+)")


def links_in_text(texts: Sequence[str]) -> tuple[list[list[str]], list[list[str]]]:
    """For each text the numbers it depends on and the numbers it blocks.

    >>> links_in_text(["Depends on #3 and #4. Blocks #9"])
    ([['3', '4']], [['9']])
    """
    needs, holds = [], []
    for text in texts:
        if "#" in text or "/issues/" in text:
            needs.append(_found(_NEEDS, text))
            holds.append(_found(_HOLDS, text))
        else:
            needs.append([])
            holds.append([])
    return needs, holds


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    found = []
    for phrase in pattern.findall(text):
        for repository, number in _ONE.findall(phrase):
            found.append(f"{repository}#{number}" if repository else number)
    return list(dict.fromkeys(found))


def combine(
    keys: Sequence[str], requires: Sequence[list[str]], blocks: Sequence[list[str]]
) -> list[list[str]]:
    """One list of prerequisites per item from both directions, without repetitions and without itself."""
    rows = {key: row for row, key in enumerate(keys)}
    combined = [
        [one for one in dict.fromkeys(ids) if one != key] for key, ids in zip(keys, requires, strict=True)
    ]
    for key, waiting in zip(keys, blocks, strict=True):
        for other in waiting:
            row = rows.get(other)
            if row is not None and other != key and key not in combined[row]:
                combined[row].append(key)
    return combined


def circles(keys: Sequence[str], requires: Sequence[list[str]], most: int = 5) -> list[list[str]]:
    """Items that wait for each other, each circle once: [["A", "B"]] where A needs B and B needs A."""
    rows = {key: row for row, key in enumerate(keys)}
    after = [[rows[one] for one in ids if one in rows] for ids in requires]
    state = np.zeros(len(keys), dtype=np.int8)  # 0 new, 1 on the way, 2 finished
    found: list[list[str]] = []
    for start in range(len(keys)):
        if state[start] or not after[start]:
            continue
        way, turn = [start], [0]
        state[start] = 1
        while way and len(found) < most:
            row = way[-1]
            if turn[-1] == len(after[row]):
                state[row] = 2
                way.pop()
                turn.pop()
                continue
            following = after[row][turn[-1]]
            turn[-1] += 1
            if state[following] == 1:
                found.append([keys[one] for one in way[way.index(following) :]])
            elif state[following] == 0:
                state[following] = 1
                way.append(following)
                turn.append(0)
        if len(found) >= most:
            break
    return found
