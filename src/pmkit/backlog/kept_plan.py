"""The release that was decided on: which items, and how they were chosen. It is noted with the backlog, so
that timeline, forecast and the tracker's file speak of the same items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pmkit.english import counted


@dataclass(frozen=True, kw_only=True)
class KeptPlan:
    """The `ids` of the items, and `how` they were chosen ("for 12 person-months, counted by value")."""

    ids: tuple[str, ...]
    how: str = ""

    def note(self) -> dict[str, Any]:
        """The plan as JSON."""
        return {"ids": list(self.ids), "how": self.how}

    @classmethod
    def of(cls, note: Any) -> KeptPlan | None:
        """The plan that was noted; None where there is none."""
        ids = note.get("ids") if isinstance(note, Mapping) else None
        if not isinstance(ids, list) or not ids:
            return None
        return cls(ids=tuple(map(str, ids)), how=str(note.get("how") or ""))

    def among(self, ids: Iterable[str]) -> list[str]:
        """Those of these ids that are in the plan."""
        planned = set(self.ids)
        return [id for id in ids if id in planned]

    def says(self, ids: Iterable[str]) -> str:
        """How many items it has, and how many of them are not among these ids."""
        gone = len(self.ids) - len(self.among(ids))
        left = f", {counted(gone, 'is', 'are')} not open any more" if gone else ""
        return f"{counted(len(self.ids), 'item')} {self.how}".strip() + left


def with_new_keys(noted: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    """A note of plans (`plan`, and those `before`) after items were renamed: {key now: key before}."""
    now = {before: key for key, before in renamed.items()}

    def called(note: Any) -> Any:
        plan = KeptPlan.of(note)
        return plan and replace(plan, ids=tuple(now.get(id, id) for id in plan.ids)).note()

    return {
        **noted,
        "plan": called(noted.get("plan")),
        "before": [called(one) for one in noted.get("before", ())],
    }
