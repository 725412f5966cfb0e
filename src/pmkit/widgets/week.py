"""The days of this week on which one practised, and a goal of days, for whoever sets one."""

from collections.abc import Callable
from typing import Any

import traitlets as t

from pmkit.practice.messages import say
from pmkit.widgets._base import Base, css, esm


class Week(Base):
    """`days`: [name, practised or not, today or not] from Monday on; `goal` 0 is none. `on_goal` keeps it."""

    _esm = esm("week.js")
    _css = css("week.css")

    days: t.List[Any] = t.List().tag(sync=True)
    goal = t.Int(0).tag(sync=True)
    text = t.Unicode("").tag(sync=True)

    def __init__(self, days: list[list[Any]], goal: int, on_goal: Callable[[int], None]) -> None:
        super().__init__(days=days, goal=goal)
        self._on_goal = on_goal
        self._tell()
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """The page's choice of a goal."""
        goal = content.get("goal")
        if type(goal) is int and 0 <= goal <= len(self.days):
            self.goal = goal
            self._on_goal(goal)
            self._tell()

    def _tell(self) -> None:
        count = sum(bool(practised) for _, practised, _ in self.days)
        key = "goal" if self.goal else "days" if count else "none"
        self.text = say(f"week.{key}", n=count, goal=self.goal)

    def describe(self) -> str:
        return self.text
