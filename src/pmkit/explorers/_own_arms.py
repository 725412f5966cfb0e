"""Arms of one's own test as they were pasted: counts that can be right, and two arms under one spelling each.

What can't be right is left out and told by its line.
"""

from collections.abc import Sequence

import pandas as pd

from pmkit.english import counted, listed
from pmkit.explorers.pasted_table import PastedTable, Wanted

ARM = Wanted("arm", "arm", words=("group", "variant", "variation", "version", "bucket"))
_PEOPLE_WORDS = ("users", "visitors", "n", "households", "customers")
_SUCCESS_WORDS = ("success", "conversions", "converted", "bought", "orders")
PEOPLE = Wanted("people", "people", kind="number", whole=True, words=_PEOPLE_WORDS, min=0)
SUCCESSES = Wanted("successes", "successes", kind="number", whole=True, words=_SUCCESS_WORDS, min=0)
_CONTROL = {"control", "a", "old", "original", "baseline", "0", "reference", "today"}
_ARMS = 2
_FEW = 5
"""So many lines, or arms, are named."""


def possible_counts(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The rows whose counts can be right, and a sentence about the others."""
    whole = (frame[["people", "successes"]] % 1 == 0).all(axis=1)
    fits = frame["successes"] <= frame["people"]
    notes = [
        *lines_told(frame[~whole], "Count people in whole numbers"),
        *lines_told(frame[whole & ~fits], "More successes than people; count the same people"),
    ]
    return frame[whole & fits].reset_index(drop=True), notes


def lines_told(rows: pd.DataFrame, why: str) -> list[str]:
    if rows.empty:
        return []
    lines = [str(line) for line in rows["line"]]
    named = listed(lines[:_FEW], _FEW) + (f" and {len(lines) - _FEW} more" if len(lines) > _FEW else "")
    return [f"Left out: line {named}. {why}."]


def same_arms(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The arms, two spellings of one name as one."""
    spelled: dict[str, list[str]] = {}
    for name in frame["arm"]:
        names = spelled.setdefault(" ".join(str(name).casefold().split()), [])
        if name not in names:
            names.append(str(name))
    notes = [
        f"{listed([f'“{one}”' for one in names])} are taken as one arm."
        for names in spelled.values()
        if len(names) > 1
    ]
    arm = frame["arm"].map(lambda name: spelled[" ".join(str(name).casefold().split())][0])
    return frame.assign(arm=arm), notes


def likely_control(arms: Sequence[str]) -> str:
    """The arm that is called as controls are, else the first."""
    return next((arm for arm in arms if arm.casefold() in _CONTROL), arms[0])


def arms_problem(frame: pd.DataFrame, arms: Sequence[str], table: PastedTable, wrong: Sequence[str]) -> str:
    """Why two arms can't be compared, "" where they can."""
    if frame.empty:
        why = [*(f"Line {one.line}: {one.reason}" for one in table.left_out[:_FEW]), *wrong]
        return " ".join(["No row could be read.", *why])
    if len(arms) != _ARMS:
        named = listed([f"“{arm}”" for arm in arms], _FEW)
        return f"The column arm names {counted(len(arms), 'arm')}: {named}. Paste the rows of two arms."
    nobody = [arm for arm in arms if not frame.loc[frame["arm"] == arm, "people"].sum()]
    return f"The arm “{nobody[0]}” has no people. Check the column people." if nobody else ""
