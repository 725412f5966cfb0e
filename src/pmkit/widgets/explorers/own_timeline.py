"""Timeline on one's own backlog: the teams come from a column that one chooses, and all start at once until a
plan is made.

Items need a `duration`. Starts, lengths and what teams do at once are kept by item and by team.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets

from pmkit.widgets.explorers._teams import team_columns, teams
from pmkit.widgets.explorers.timeline import Timeline

ONE_TEAM = "one"


class OwnTimeline(Timeline):
    """The timeline with one more question: which column says who works on what."""

    item: ClassVar[str] = "explorer:roadmapping.own-timeline"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.columns = {} if "team" in self.frame.columns else team_columns(self.frame)
        self.by = ONE_TEAM
        parts = super().build()
        self.form.values = {**self.form.values, "by": self.by}
        return parts

    def fields(self) -> list[dict[str, Any]]:
        fields = super().fields()
        if not self.columns:
            return fields
        options = [{"value": ONE_TEAM, "label": "One team does all"}]
        options += [{"value": name, "label": label} for name, label in self.columns.items()]
        by = {
            "key": "by",
            "label": "Who works on what",
            "type": "choice",
            "required": True,
            "options": options,
        }
        return [by, *fields]

    def update(self) -> None:
        if self.form.values["by"] != self.by:
            self._part(str(self.form.values["by"]), self.capacity)
        super().update()

    def _part(self, by: str, known: dict[str, float]) -> None:
        """Let a column tell the teams; a team that is known keeps what it does at once."""
        self.by = by
        self.items = self.items.assign(team=teams(self.frame.reset_index(drop=True), by))
        self.teams = list(dict.fromkeys(self.items["team"]))
        at_once = {f"team {number}": known.get(team, 1) for number, team in enumerate(self.teams)}
        self.form.fields = self.fields()
        self.form.values = {"by": by, **at_once}

    def state(self) -> dict[str, Any]:
        return {**super().state(), "by": self.by}

    def restore(self, state: Any) -> None:
        by = str(state.get("by", ONE_TEAM))
        if by in self.columns:
            self._part(by, {})
        super().restore(state)
