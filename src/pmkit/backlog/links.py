"""What has to be finished before what: links between items, from columns and from sentences.

`Blocked by` and `depends on #3` make a prerequisite of this item, `blocks` makes this one a prerequisite of
another. Circles are named, not broken: only the team knows which link is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pmkit.backlog.cell_values import Lists

_NAME = r"[\w.-]{1,60}/[\w.-]{1,100}"
_REFERENCE = rf"(?:(?:{_NAME})?\#\d+|\bGH-\d+|https?://[^\s/]{{1,100}}/{_NAME}/(?:issues|pull)/\d+)"
_BULLET = r"[-*]\s{1,4}(?:\[[ x]\]\s{0,4})?"
_BETWEEN = rf"(?:\s?[,;&]\s{{0,2}}(?:and\s|or\s)?|\sand\s|\s{{1,4}}{_BULLET})"
_LIST = rf"\s{{0,4}}:?\s{{0,4}}(?:{_BULLET})?({_REFERENCE}(?:{_BETWEEN}{_REFERENCE})*)"
_UNLESS = r"(?<!\bnot\s)(?<!n't\s)(?<!n’t\s)(?<!\bno\slonger\s)(?<!\w)"
_NEEDS = re.compile(
    rf"{_UNLESS}(?:depend(?:s|ing|ent)?\s(?:up)?on|blocked\s(?:by|on)|requires|needs"
    rf"|wait(?:s|ing)?\s(?:for|on)){_LIST}",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    rf"{_UNLESS}(?:blocks|blocking|prerequisite\s(?:of|for)|required\sby){_LIST}", re.IGNORECASE
)
_RELATION = re.compile(r"\b(blocked by|follows|blocks|precedes)\b[^#,;\n]{0,80}#(\d{1,20})", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_CIRCLES = 5
_ONE = re.compile(rf"(?:({_NAME})(?:\#|/issues/|/pull/)|\#|\bGH-)(\d+)", re.IGNORECASE)
_ADDRESS = re.compile(rf"^https?://[^\s/]+/({_NAME})/(?:issues|pull)/\d+")

Reference = tuple[str, str]
"""The repository as it is written ('' where none is) and the number of an issue."""


def links_in_text(texts: Sequence[str]) -> tuple[dict[int, list[Reference]], dict[int, list[Reference]]]:
    """Per text the issues it depends on and the issues it blocks; texts without any are not there.

    >>> links_in_text(["Depends on #3 and o/r#4. Blocks #9", "Needs care"])
    ({0: [('', '3'), ('o/r', '4')]}, {0: [('', '9')]})
    """
    needs, holds = {}, {}
    for row, text in enumerate(texts):
        if "#" in text or "/issues/" in text or "/pull/" in text or "GH-" in text:
            bare = _BLANKS.sub(" ", text.replace("**", "").replace("`", ""))
            if found := _found(_NEEDS, bare):
                needs[row] = found
            if found := _found(_HOLDS, bare):
                holds[row] = found
    return needs, holds


def _found(pattern: re.Pattern[str], text: str) -> list[Reference]:
    found = (one for phrase in pattern.findall(text) for one in _ONE.findall(phrase))
    return list(dict.fromkeys(found))


def relations(texts: Sequence[str]) -> tuple[Lists, Lists]:
    """Per text the items it waits for and those that wait for it, where a tracker lists relations in words.

    >>> relations(["Blocked by Feature #102, Related to #5, Precedes Bug #7"])
    ({0: ['102']}, {0: ['7']})
    """
    needs: Lists = {}
    holds: Lists = {}
    for row, text in enumerate(texts):
        for word, number in _RELATION.findall(text) if "#" in text else ():
            side = needs if word.lower() in ("blocked by", "follows") else holds
            side.setdefault(row, []).append(number)
    return needs, holds


def repository(url: str) -> str:
    """`owner/name` in the address of an issue, '' where it is none."""
    match = _ADDRESS.match(url)
    return match[1] if match else ""


def combine(keys: Sequence[str], requires: Lists, blocks: Lists) -> Lists:
    """Per item its prerequisites from both directions, without repetitions and without itself."""
    combined = {row: [one for one in dict.fromkeys(ids) if one != keys[row]] for row, ids in requires.items()}
    if blocks:
        waits = {other for waiting in blocks.values() for other in waiting}
        rows: dict[str, int] = {}
        for row, key in enumerate(keys):
            if key in waits:
                rows.setdefault(key, row)
        for row, waiting in blocks.items():
            for other in waiting:
                its = rows.get(other)
                if its is None or other == keys[row]:
                    continue
                if keys[row] not in combined.setdefault(its, []):
                    combined[its].append(keys[row])
    return {row: ids for row, ids in combined.items() if ids}


def circles(keys: Sequence[str], requires: Lists) -> list[list[str]]:
    """Items that wait for each other, each circle once: [["A", "B"]] where A needs B and B needs A.

    Of many circles the first five are enough to say what is wrong.
    """
    rows = {keys[row]: row for row in requires}  # an item that waits for nothing is in no circle
    after = {row: [rows[one] for one in ids if one in rows] for row, ids in requires.items()}
    state = np.zeros(len(keys), dtype=np.int8)  # 0 new, 1 on the way, 2 finished
    found: list[list[str]] = []
    for start in after:
        if state[start]:
            continue
        way, turn = [start], [0]
        state[start] = 1
        while way and len(found) < _CIRCLES:
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
        if len(found) >= _CIRCLES:
            break
    return found
