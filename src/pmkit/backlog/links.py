"""What has to be finished before what: links between items, from columns and from sentences.

`Blocked by` and `depends on #3` make a prerequisite of this item, `blocks` makes this one a prerequisite of
another. Circles are named, not broken: only the team knows which link is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pmkit.backlog.values import Lists

_NUMBERS = r"((?:(?:[\w.-]+/[\w.-]+)?#\d+|https?://\S+?/issues/\d+)(?:(?:\s*,\s*|\s+and\s+|\s*&\s*)(?:[\w.-]+/[\w.-]+)?#\d+)*)"
_NEEDS = re.compile(
    rf"\b(?:depends\s+on|blocked\s+by|requires|needs|waits?\s+for|waiting\s+on):?\s+{_NUMBERS}", re.I
)
_HOLDS = re.compile(
    rf"(?<!\w)(?:blocks|blocking|prerequisite\s+(?:of|for)|required\s+by):?\s+{_NUMBERS}", re.I
)
_ONE = re.compile(r"(?:([\w.-]+/[\w.-]+)?#|/issues/)(\d+)")


def links_in_text(texts: Sequence[str]) -> tuple[Lists, Lists]:
    """Per text the numbers it depends on and the numbers it blocks; texts without any are not there.

    >>> links_in_text(["Depends on #3 and #4. Blocks #9", "Needs care"])
    ({0: ['3', '4']}, {0: ['9']})
    """
    needs, holds = {}, {}
    for row, text in enumerate(texts):
        if "#" in text or "/issues/" in text:
            if found := _found(_NEEDS, text):
                needs[row] = found
            if found := _found(_HOLDS, text):
                holds[row] = found
    return needs, holds


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    found = []
    for phrase in pattern.findall(text):
        for repository, number in _ONE.findall(phrase):
            found.append(f"{repository}#{number}" if repository else number)
    return list(dict.fromkeys(found))


def combine(keys: Sequence[str], requires: Lists, blocks: Lists) -> Lists:
    """Per item its prerequisites from both directions, without repetitions and without itself."""
    combined = {row: [one for one in dict.fromkeys(ids) if one != keys[row]] for row, ids in requires.items()}
    if blocks:
        rows = {key: row for row, key in reversed(list(enumerate(keys)))}
        for row, waiting in blocks.items():
            for other in waiting:
                its = rows.get(other)
                if its is not None and its != row and keys[row] not in combined.setdefault(its, []):
                    combined[its].append(keys[row])
    return {row: ids for row, ids in combined.items() if ids}


def circles(keys: Sequence[str], requires: Lists, most: int = 5) -> list[list[str]]:
    """Items that wait for each other, each circle once: [["A", "B"]] where A needs B and B needs A."""
    if not requires:
        return []
    rows = {key: row for row, key in enumerate(keys)}
    after = {row: [rows[one] for one in ids if one in rows] for row, ids in requires.items()}
    state = np.zeros(len(keys), dtype=np.int8)  # 0 new, 1 on the way, 2 finished
    found: list[list[str]] = []
    for start in after:
        if state[start]:
            continue
        way, turn = [start], [0]
        state[start] = 1
        while way and len(found) < most:
            row = way[-1]
            if turn[-1] == len(after.get(row, ())):
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
