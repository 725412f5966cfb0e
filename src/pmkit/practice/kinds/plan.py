"""Choose items under a capacity and with prerequisites. Judged by feasibility and by the distance to the
best plan.

The best plan is proven elsewhere (an exact method on the same data) and comes in with the question; here it
is only compared, and the distance explained by the one exchange that gains most.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

from pmkit.english import format_number
from pmkit.practice.draft import Draft, Line
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.hints import says
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.markdown import to_html
from pmkit.practice.messages import say
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class PlanItem:
    """One item with its value, its cost and the ids of what it needs first."""

    id: str
    text: str
    value: float
    cost: float
    requires: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan(Question):
    """Items to choose within `capacity` (in `unit`, that of the costs); `value_unit` is that of the values.

    `best` is a proven best plan. Any feasible plan that is worth as much, less `tolerance`, is right.
    """

    kind: ClassVar[str] = "plan"
    word: ClassVar[str] = "plan"
    elements: ClassVar[tuple[str, ...]] = ("items",)
    reasoned: ClassVar[bool] = False
    how: ClassVar[str] = "Choose what goes into the plan:"
    begins: ClassVar[tuple[str, ...]] = ("-",)
    facts: ClassVar[tuple[str, ...]] = ("capacity", "worth", "best", "tolerance")
    below: ClassVar[tuple[str, ...]] = ("needs", "sample")

    items: tuple[PlanItem, ...]
    capacity: float
    best: tuple[str, ...]
    unit: str = ""
    value_unit: str = ""
    tolerance: float = 0.0

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`capacity: 9 person-months`, `worth: thousand EUR` (the unit of the values), `best: a, c`, and
        items `- item = 85 for 2 :: reason`: value and cost. Below an item: `needs: other`."""
        capacity, unit = draft.quantity(draft.needed("capacity", "9 person-months"))
        best = draft.needed("best", "first item, second item")
        lines = {}
        texts: dict[str, str] = {}
        for line in draft.items:
            if not line.mark.startswith("!"):
                id, text = draft.tagged(line.split()[0].split(" = ", last=True)[0])
                reading.no_twins(draft, line, id, texts, "item")
                texts[id], lines[id] = text, line
        items = tuple(_item(draft, line, id, texts) for id, line in lines.items())
        return cls(
            **common,
            items=items,
            capacity=capacity,
            best=tuple(draft.ids(best, texts)),
            unit=unit,
            value_unit=draft.fact("worth"),
            tolerance=draft.number_of("tolerance") or 0.0,
            traps=reading.traps(draft, texts),
        )

    def blank(self) -> list[str]:
        return []

    def clean(self, answer: object) -> list[str]:
        if not isinstance(answer, list):
            return []
        taken = {i for i in answer if isinstance(i, str)}
        return [item.id for item in self.items if item.id in taken]

    def model(self) -> list[str]:
        return self.clean(list(self.best))

    def words(self, answer: list[str]) -> str:
        return ", ".join(self.item(i).text for i in answer) or "—"

    def listed(self, answer: list[str]) -> str:
        return "\n".join(f"- {self.item(id).text}" for id in answer)

    def item(self, item_id: str) -> PlanItem:
        return next(item for item in self.items if item.id == item_id)

    def check_data(self) -> dict[str, Any]:
        """The items, the capacity and the best plan."""
        return super().check_data() | {
            "items": [asdict(item) for item in self.items],
            "capacity": self.capacity,
            "best": list(self.best),
            "tolerance": self.tolerance,
            "unit": self.unit,
            "value_unit": self.value_unit,
            "when_blank": self.when_blank().record(),
        }

    def show(self, arrange: Arrange) -> dict[str, Any]:
        return {
            "items": [
                {
                    "id": item.id,
                    "html": to_html(item.text),
                    "value": item.value,
                    "cost": item.cost,
                    "requires": list(item.requires),
                }
                for item in self.items
            ],
            "capacity": self.capacity,
            "unit": self.unit,
            "value_unit": self.value_unit,
            "ask": say("ask.capacity", capacity=format_number(self.capacity, self.unit)),
        }

    def loose_ends(self) -> Iterator[str]:
        known = {item.id for item in self.items}
        if not set(self.best) <= known or any(set(item.requires) - known for item in self.items):
            yield "the best plan or a prerequisite names an item that does not exist."

    def weak_points(self) -> Iterator[str]:
        if self.reason_for_distance(self.model()) != say("plan.several"):
            yield "the plan that is said to be the best one can be improved by an exchange."

    def gives_away(self, hint: str) -> bool:
        return all(says(hint, item.text) for item in self.items if item.id in self.best)

    def doing(self) -> float:
        return 1.5 + 0.2 * len(self.items)

    def when_blank(self) -> Feedback:
        step = say("plan.blank.next", capacity=format_number(self.capacity, self.unit))
        return Feedback(verdict=Verdict.NOT_STARTED, message=say("plan.blank"), next_step=step)

    def worth(self, ids: Iterable[str]) -> float:
        return sum(self.item(i).value for i in ids)

    def cost(self, ids: Iterable[str]) -> float:
        return sum(self.item(i).cost for i in ids)

    def grade(self, answer: list[str]) -> Feedback:
        lacking = [
            PartFeedback(
                id=item_id,
                verdict=Verdict.NOT_YET,
                text=say("plan.requires", item=self.item(item_id).text, needed=self.item(needed).text),
            )
            for item_id in answer
            for needed in self.item(item_id).requires
            if needed not in answer
        ]
        told = self._told(answer)
        if not self._fits(self.cost(answer)):
            return self.reply(
                Verdict.NOT_YET, say("plan.over", **told), say("plan.over.next"), lacking, answer
            )
        if lacking:
            step = say("plan.requires.next")
            return self.reply(Verdict.NOT_YET, lacking[0].text, step, lacking, answer)
        reasons = [
            PartFeedback(id=i, verdict=Verdict.RIGHT, text=self.item(i).why)
            for i in answer
            if self.item(i).why
        ]
        if self.worth(self.best) - self.worth(answer) <= self.tolerance + 1e-9 * max(
            1.0, self.worth(self.best)
        ):
            message = say("plan.right", **told)
            return self.reply(Verdict.RIGHT, message, say("next.explanation"), reasons, answer)
        return self.reply(
            Verdict.PARTLY, say("plan.below", **told), self.reason_for_distance(answer), (), answer
        )

    def _told(self, answer: list[str]) -> dict[str, str]:
        cost, worth, best = self.cost(answer), self.worth(answer), self.worth(self.best)
        return {
            "value": format_number(worth, self.value_unit),
            "cost": format_number(cost, self.unit),
            "capacity": format_number(self.capacity, self.unit),
            "over": format_number(cost - self.capacity, self.unit),
            "best": format_number(best, self.value_unit),
            "gap": format_number(best - worth, self.value_unit),
        }

    def reason_for_distance(self, answer: list[str]) -> str:
        """The one exchange that gains most, as a sentence; where none gains, that two are needed at once."""
        taken = set(answer)
        gains = []
        for candidate in (item.id for item in self.items if item.id not in taken):
            into = self._with_needs(candidate) - taken
            for out in [frozenset[str](), *(self._with_dependants(i, taken) for i in answer)]:
                if any(needed in out for i in into for needed in self.item(i).requires):
                    continue
                gain = self.worth(into) - self.worth(out)
                if gain > 1e-9 and self._fits(self.cost((taken - out) | into)):
                    gains.append((gain, -len(into) - len(out), into, out))
        if not gains:
            return say("plan.several")
        gain, _, into, out = max(gains, key=lambda exchange: exchange[:2])
        values = {
            "into": self._names(into),
            "out": self._names(out),
            "gain": format_number(gain, self.value_unit),
        }
        return say("plan.swap" if out else "plan.add", **values)

    def _names(self, ids: Iterable[str]) -> str:
        chosen = set(ids)
        return "” and “".join(item.text for item in self.items if item.id in chosen)

    def _fits(self, cost: float) -> bool:
        return cost <= self.capacity + 1e-9 * max(1.0, abs(self.capacity))

    def _with_needs(self, item_id: str) -> frozenset[str]:
        """An item and all that it needs, directly or not."""
        found: set[str] = set()
        waiting = [item_id]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += self.item(current).requires
        return frozenset(found)

    def _with_dependants(self, item_id: str, taken: set[str]) -> frozenset[str]:
        """An item and all that is in the plan and needs it, directly or not."""
        return frozenset(i for i in taken if item_id in self._with_needs(i))


def _item(draft: Draft, line: Line, id: str, texts: Mapping[str, str]) -> PlanItem:
    """`- item = 85 for 2 :: reason`."""
    said, why = line.split()
    value, cost = said.split(" = ", last=True)[1].split(" for ")
    if not cost.text:
        draft.fail(line.number, "write an item with its value and its cost: - item = 85 for 2")
    return PlanItem(
        id=id,
        text=texts[id],
        value=draft.number(value),
        cost=draft.number(cost),
        requires=tuple(needed for below in line.under("needs") for needed in draft.ids(below, texts)),
        why=draft.fill(why),
    )
