"""An opportunity tree read from a table: who hangs on whom, what hangs in a circle, and who said it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmkit.methods._frame import ids_in, keys, need_columns, refuse
from pmkit.methods._text_findings import excerpt

KINDS = {
    "outcome": ("outcome",),
    "opportunity": ("outcome", "opportunity"),
    "solution": ("opportunity",),
    "test": ("solution",),
}
"""The kinds of nodes, and what each may hang on."""
_YES = {"yes", "true", "x", "1", "1.0"}
_NO = {"", "no", "false", "-", "0", "0.0"}


class OpportunityTree:
    """The table by id: kind, text, parent, children, and what hangs in a circle."""

    def __init__(self, nodes: pd.DataFrame, people: Mapping[Any, Any] | None) -> None:
        need_columns(nodes, ["id", "parent", "kind", "text"], "An opportunity tree")
        self.ids = keys(nodes)
        kinds = [str(cell).strip().lower() for cell in nodes["kind"]]
        strange = pd.Series(kinds).map(lambda kind: kind not in KINDS).to_numpy(dtype=bool)
        refuse(nodes, "kind", strange, "Write outcome, opportunity, solution or test.")
        self.kind = dict(zip(self.ids, kinds, strict=True))
        self.text = dict(zip(self.ids, map(written, nodes["text"]), strict=True))
        self.parent = dict(zip(self.ids, map(_parent, nodes["parent"]), strict=True))
        self.people = None if people is None else {str(one): person for one, person in people.items()}
        said = [list(map(str, ids)) for ids in ids_in(nodes, "evidence")]
        self.evidence = dict(zip(self.ids, said, strict=True))
        self.asks_evidence = "evidence" in nodes.columns
        stops = nodes["stop"] if "stop" in nodes.columns else [None] * len(nodes)
        self.stop = dict(zip(self.ids, map(written, stops), strict=True))
        self.chosen = self._chosen(nodes) if "chosen" in nodes.columns else []

    def _chosen(self, nodes: pd.DataFrame) -> list[Any]:
        marks = [written(cell).lower() for cell in nodes["chosen"]]
        strange = pd.Series(marks).map(lambda mark: mark not in _YES | _NO).to_numpy(dtype=bool)
        refuse(nodes, "chosen", strange, "Write yes, or leave it empty.")
        return [node for node, mark in zip(self.ids, marks, strict=True) if mark in _YES]

    def unknown(self, node: Any) -> list[str]:
        """Evidence of a node that nobody is known to have said."""
        return [one for one in self.evidence[node] if self.people is not None and one not in self.people]

    def children(self, node: Any, kind: str = "") -> list[Any]:
        return [one for one in self.ids if self.parent[one] == node and kind in ("", self.kind[one])]

    def circle(self, node: Any) -> list[Any]:
        """The circle in which a node hangs, from itself upwards; empty for none."""
        way, at = [node], self.parent[node]
        while at in self.kind and at not in way:
            way.append(at)
            at = self.parent[at]
        return way if at == node else []

    def voices(self, node: Any) -> set[Any]:
        """The people whose words stand under a node or under the opportunities below it."""
        told: set[Any] = set()
        seen: set[Any] = set()
        waiting = [node]
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            told |= set(self.evidence[at]) - set(self.unknown(at))
            waiting += self.children(at, "opportunity")
        return told if self.people is None else {self.people[one] for one in told}

    def title(self, node: Any) -> str:
        """What a node is called in a sentence: the beginning of its text, else its id."""
        return f"“{excerpt(self.text[node]) or node}”"


def _parent(cell: Any) -> Any:
    """The id of a parent, None for none; a whole number as such, which a column with gaps holds as 7.0."""
    if written(cell) == "":
        return None
    return cell.strip() if isinstance(cell, str) else int(cell) if cell == int(cell) else cell


def written(cell: Any) -> str:
    """A cell as text, '' for a missing one."""
    return "" if cell is None or pd.isna(cell) else str(cell).strip()
