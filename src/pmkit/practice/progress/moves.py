"""Answers follow a question whose id has changed: copies under the new id, nothing taken away.

The copies have ids of their own that depend on the old ones only, so carrying over again changes nothing, and
two machines that both did it merge to the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pmkit.practice.progress.store import ProgressStore

_LINE = re.compile(r"(?P<old>\S+)\s*->\s*(?P<new>[^\s:]+(?::[^\s:]+)?)?\s*:\s+(?P<reason>\S.*)")


@dataclass(frozen=True)
class Move:
    """The answers to `old` belong to `new` ("" where nothing takes its place), for a `reason`."""

    old: str
    new: str
    reason: str


def read_moves(path: Path) -> tuple[Move, ...]:
    """The moves in a file with lines `old -> new: reason`; none where there is no file.

    Raises ValueError with file, line and remedy.
    """
    if not path.is_file():
        return ()
    found = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{path.name}, line {number}: write 'old id -> new id: reason'.")
        found.append(Move(match["old"], match["new"] or "", match["reason"]))
    return tuple(found)


def carry_over(store: ProgressStore, moves: Iterable[Move]) -> int:
    """Copy what is kept under old ids to the new ones; returns how many attempts were not there yet."""
    copied = 0
    for move in moves:  # in the order of the file: what moved twice moves on
        if move.new:
            copied += store.append_all(
                replace(attempt, item=move.new, attempt_id=f"{attempt.attempt_id}>{move.new}"[:200])
                for attempt in store.history(move.old)
            )
    return copied
