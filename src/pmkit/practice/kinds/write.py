"""Write: open text in named slots. Rules see what a rule can see; the learner marks the text against
criteria and two model texts of different quality. The verdict is noted, never right: nobody here pretends to
understand prose.

Answer: {"slots": {slot id: text}, "marks": {criterion id: bool}}. The model answer is
{"models": [{"label", "slots": {slot id: text}, "why"}, …]}.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pmkit.practice.draft import Draft, Line
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.judges import as_data
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.lint import Slots, text_rules
from pmkit.practice.markdown import escape_lines, quoted, to_html
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Finding, findings_of
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict

MOST_ROWS = 20


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One field to write in; `rows` is its height in lines."""

    id: str
    label: str
    help: str = ""
    rows: int = 2
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One point by which learners mark their own text."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ModelText:
    """One example to compare with. `why` says what makes it better or weaker than the other."""

    label: str
    slots: Mapping[str, str]
    why: str


@dataclass(frozen=True, kw_only=True)
class Write(Question):
    """Named slots, rules `(slots) -> findings` (`where` being the slot), criteria and two model texts."""

    kind: ClassVar[str] = "write"
    word: ClassVar[str] = "write"
    elements: ClassVar[tuple[str, ...]] = ("slots", "criteria")
    reasoned: ClassVar[bool] = False
    reaches: ClassVar[tuple[Verdict, ...]] = (Verdict.NOTED,)
    how: ClassVar[str] = "Write, then compare:"
    labels: ClassVar[Mapping[str, str]] = {
        "check": "Check",
        "reveal": "Show two texts to compare",
        "model": "Two texts to compare yours with",
    }
    facts: ClassVar[tuple[str, ...]] = ("slot", "criterion", "rule", "model")
    below: ClassVar[tuple[str, ...]] = ("rows", "optional", "*")

    slots: tuple[Slot, ...]
    criteria: tuple[Criterion, ...]
    models: tuple[ModelText, ...]
    rules: tuple[Callable[[Slots], Iterable[Finding]], ...] = ()

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`slot: label :: help`, `criterion: text`, `rule: slot at least 8 words`, and two `model: label ::
        what makes it better or weaker` with a line `slot: text` for each slot below."""
        slots: dict[str, Slot] = {}
        for line in draft.facts.get("slot", []):
            label, help = line.split()
            id, text = draft.tagged(label)
            rows = [_rows(draft, below) for below in line.under("rows")] or [2]
            required = not line.under("optional")
            slots[id] = Slot(id=id, label=text, help=draft.fill(help), rows=rows[0], required=required)
        if not slots:
            draft.fail(draft.line, "a text to write needs a line such as slot: Your answer")
        criteria = tuple(
            Criterion(id=id, text=text) for id, text in map(draft.tagged, draft.facts.get("criterion", []))
        )
        return cls(
            **common,
            slots=tuple(slots.values()),
            criteria=criteria,
            models=tuple(_model(draft, line, slots) for line in draft.facts.get("model", [])),
            rules=text_rules(draft, {slot.id: slot.label for slot in slots.values()}),
            traps=reading.traps(draft),
        )

    def blank(self) -> dict[str, Any]:
        return {"slots": {}, "marks": {}}

    def clean(self, answer: object) -> dict[str, Any]:
        given = answer if isinstance(answer, Mapping) else {}
        slots, marks = given.get("slots"), given.get("marks")
        slots = slots if isinstance(slots, Mapping) else {}
        marks = marks if isinstance(marks, Mapping) else {}
        texts = {slot.id: slots[slot.id] for slot in self.slots if isinstance(slots.get(slot.id), str)}
        points = {c.id: marks[c.id] for c in self.criteria if isinstance(marks.get(c.id), bool)}
        return {"slots": texts, "marks": points}

    def is_blank(self, answer: Any) -> bool:
        return not any(text.strip() for text in answer["slots"].values())

    def comparable(self, answer: Any) -> str:
        """Marking one's text is not another try; changing it is."""
        return "\n".join(" ".join(text.split()) for text in self.for_rules(answer).values())

    def solved(self, answer: Any, feedback: Feedback) -> bool:
        return feedback.verdict is Verdict.NOTED and not self._missing(answer)

    def model(self) -> dict[str, Any]:
        return {"models": [{"label": m.label, "slots": dict(m.slots), "why": m.why} for m in self.models]}

    def right_answer(self) -> Any:
        """The first model text."""
        return {"slots": dict(self.models[0].slots), "marks": {}} if self.models else self.blank()

    def judges(self) -> tuple[Callable[[Any], Any], ...]:
        return (*super().judges(), *self.rules)

    def for_rules(self, answer: Any) -> dict[str, str]:
        return {slot.id: answer["slots"].get(slot.id, "").strip() for slot in self.slots}

    def begun(self, answer: Any) -> dict[str, str]:
        texts = self.for_rules(answer)
        return {slot.id: slot.label for slot in self.slots if texts[slot.id]}

    def weak_points(self) -> Iterator[str]:
        if len(self.models) < 2:
            yield "two model texts of different quality are needed."
        if not self.criteria:
            yield "there is no criterion to mark the text by."
        right = self.clean(self.right_answer())
        if not self.is_blank(right) and (objections := self.grade(right).parts):
            yield f"a rule objects to the better text: {objections[0].text}"

    def doing(self) -> float:
        return 1.0 + 1.2 * len(self.slots) + 0.2 * len(self.criteria)

    def model_words(self) -> str:
        return "\n\n".join(self._model_words(model) for model in self.models)

    def _model_words(self, model: ModelText) -> str:
        lines = [
            f"- *{slot.label}:* {model.slots[slot.id]}" for slot in self.slots if model.slots.get(slot.id)
        ]
        return "\n".join([f"**{model.label}**", "", *lines, "", model.why])

    def words(self, answer: Any) -> str:
        texts = self.for_rules(answer)
        return "; ".join(f"{s.label}: {quoted(texts[s.id], 300)}" for s in self.slots if texts[s.id]) or "—"

    def listed(self, answer: Any) -> str:
        """The texts as they were written, whole."""
        texts = self.for_rules(answer)
        told = (f"**{slot.label}**: {escape_lines(texts[slot.id])}" for slot in self.slots if texts[slot.id])
        return "\n\n".join(told)

    def brief(self, answer: Any) -> str:
        return self.listed(answer)

    def check_data(self) -> dict[str, Any]:
        slots = [{"id": slot.id, "label": slot.label, "required": slot.required} for slot in self.slots]
        return super().check_data() | {
            "slots": slots,
            "criteria": [criterion.id for criterion in self.criteria],
            "rules": [as_data(rule) for rule in self.rules],
        }

    def show(self, arrange: Arrange) -> dict[str, Any]:
        return {
            "slots": [
                {"id": s.id, "label": s.label, "help": s.help, "rows": s.rows, "required": s.required}
                for s in self.slots
            ],
            "criteria": [{"id": c.id, "html": to_html(c.text)} for c in self.criteria],
        }

    def _missing(self, answer: Any) -> list[Slot]:
        texts = self.for_rules(answer)
        return [slot for slot in self.slots if slot.required and not texts[slot.id]]

    def grade(self, answer: Any) -> Feedback:
        texts = self.for_rules(answer)
        missing = self._missing(answer)
        empty = {slot.id for slot in missing}
        found = [
            finding
            for rule in self.rules
            for finding in findings_of(rule, texts)
            if finding.where not in empty
        ]
        parts = [
            PartFeedback(id=slot.id, verdict=Verdict.NOT_STARTED, text=say("write.part.missing"))
            for slot in missing
        ]
        parts += [PartFeedback(id=f.where, verdict=Verdict.NOT_YET, text=f.text) for f in found]
        words = sum(len(text.split()) for text in texts.values())
        counts = {"words": words, "n": len(found), "missing": len(missing), "total": len(self.slots)}
        key = "missing" if missing else "findings" if found else "noted"
        step = say("write.next-missing", slot=missing[0].label) if missing else say("write.next")
        met = self.traps_met(answer)
        return Feedback(
            verdict=Verdict.NOTED,
            message=met[0].says if met else say(f"write.{key}", **counts),
            next_step=(met[0].next_step if met else "") or step,
            parts=tuple(parts),
            trap=met[0].id if met else None,
        )


def _rows(draft: Draft, line: Line) -> int:
    """The height of a field in lines."""
    rows = draft.number(line)
    if rows not in range(1, MOST_ROWS + 1):
        draft.fail(line.number, f"write the height of the field in lines, from 1 to {MOST_ROWS}: rows: 3")
    return int(rows)


def _model(draft: Draft, line: Line, slots: Mapping[str, Slot]) -> ModelText:
    """One model text, with its slots on the lines below."""
    label, why = line.split()
    by_label = {slot.label: id for id, slot in slots.items()}
    texts = {}
    for below in line.below:
        id = below.mark if below.mark in slots else by_label.get(below.mark, "")
        if not id:
            draft.fail(below.number, f"“{below.mark}” is no slot. Slots are: {', '.join(slots)}.")
        texts[id] = draft.fill(below)
    return ModelText(label=draft.fill(label), slots=texts, why=draft.fill(why))
