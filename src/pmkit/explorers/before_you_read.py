"""Before you read it: five checks of a finished test in the order that one chooses, and what it costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmkit.charts.picture import Picture
from pmkit.explorers import Button, Cells, Choice, Control, Explorer, Form, Order, Result, Values, picked
from pmkit.explorers._checks_order import GOOD, START, as_list, cards, told
from pmkit.explorers._checks_views import guardrails_table, metrics_picture, pooling_picture
from pmkit.explorers._findings import TITLES, findings
from pmkit.explorers.finished_test import FinishedTest
from pmkit.practice.markdown import escape_markdown

CARDS = [{"id": check, "title": TITLES[check]} for check in START]


@dataclass(frozen=True, eq=False)
class ToRead:
    """A finished test with its `title` and what somebody has said of it."""

    title: str
    claim: str
    test: FinishedTest


class BeforeYouRead(Explorer):
    """Choose a test and put the five checks in an order; each says what it finds and what its place cost.

    `tests` by name; `begin` is the one that one sees first.
    """

    layout = ("form", "order", "sentence", "found", "groups", "metrics", "guardrails")
    title = "Before you read it"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        tests: Mapping[str, ToRead],
        begin: str,
    ) -> None:
        super().__init__(frame, units=units)
        self.tests, self.begin = tests, begin
        for one in tests.values():  # worked out once, not at the first change
            findings(one.test, "", START)

    def controls(self, values: Values) -> Sequence[Control]:
        names = {name: f"{name}: {one.title}" for name, one in self.tests.items()}
        name = picked({"test": values.get("test", self.begin)}, "test", names)
        fields: tuple[Choice | Button, ...] = (
            Choice("test", "Test", options=names, start=self.begin),
            *check_fields(self.tests[name].test, name),
            Button("number", "The number first", lambda _: {"order": list(START)}),
            Button("good", "What can stop you first", lambda _: {"order": list(GOOD)}),
        )
        return (Form("form", fields, label="Test"), order())

    def result(self, values: Values) -> Result:
        name = values["test"]
        one = self.tests[name]
        claim = f"Said of it: “{escape_markdown(one.claim)}” " if one.claim else ""
        return checked(one.test, values, name, before=claim)


def order() -> Order:
    """The five checks to put in an order."""
    return Order("order", "Your order of checks", title="First on top", cards=CARDS)


def check_fields(test: FinishedTest, name: str) -> tuple[Choice, ...]:
    """What can be chosen about a test: the groups, and the number that is read as the goal."""
    fields = []
    if len(test.groups) > 1:
        groups = {group: f"by {group}" for group in test.groups}
        fields.append(Choice("groups", "Compare", options=groups, at=("groups", name)))
    if test.metrics is not None:
        others = [str(row["metric"]) for row in test.rows("other")]
        goals = {test.named: f"{test.named} (named before)", **{one: one for one in others}}
        fields.append(Choice("goal", "You read as the goal", options=goals, at=("goal", name)))
    return tuple(fields)


def checked(test: FinishedTest, values: Values, name: str, before: str = "") -> Result:
    """What is seen of a test for an order of the checks."""
    placed = list(values["order"])
    goal = values.get("goal", {}).get(name, "") if test.metrics is not None else ""
    group = values.get("groups", {}).get(name, "") if len(test.groups) > 1 else next(iter(test.groups), "")
    earlier = placed[: placed.index("goal")]
    found = findings(test, goal, earlier)
    charts: dict[str, Picture] = {}
    tables: dict[str, Cells] = {}
    if group:
        charts["groups"] = pooling_picture(test, group)
    if test.metrics is not None:
        charts["metrics"] = metrics_picture(test, goal)
        if test.rows("guardrail", goal):
            tables["guardrails"] = guardrails_table(test, goal)
    return Result(
        sentence=f"{before}{told(test, placed, goal)}",
        says={"found": as_list(placed, found)},
        charts=charts,
        tables=tables,
        cards={"order": cards(test, placed, goal, found)},
    )
