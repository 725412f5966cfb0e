"""Allocate points, hours or money over cards. The total must hold; each part has a range that can be
defended."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

from pmkit.english import format_number
from pmkit.practice.asked_numbers import Asked
from pmkit.practice.draft import Draft, Line
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.lint import named_rules
from pmkit.practice.markdown import escape_markdown, quoted, to_html
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Finding, findings_of
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict
from pmkit.quantities.reading import UnreadableNumber
from pmkit.quantities.units import counts_another


@dataclass(frozen=True, kw_only=True)
class Portion:
    """One card that gets a part of the total; `low` to `high` (in the unit) can be defended, `why` says
    why."""

    id: str
    text: str
    why: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class Allocate(Question):
    """Give out `total` `unit` over the cards.

    `rules` get {card id: number} and return findings (about a card, or about the whole). Without ranges and
    rules it is a judgement: the verdict is noted. `example` is an allocation that can be defended, {card id:
    number}.
    """

    kind: ClassVar[str] = "allocate"
    word: ClassVar[str] = "allocate"
    elements: ClassVar[tuple[str, ...]] = ("cards",)
    reaches: ClassVar[tuple[Verdict, ...]] = (Verdict.RIGHT, Verdict.NOTED)
    how: ClassVar[str] = "Share the total out over these:"
    begins: ClassVar[tuple[str, ...]] = ("-",)
    facts: ClassVar[tuple[str, ...]] = ("total", "rule")
    below: ClassVar[tuple[str, ...]] = ("sample",)

    cards: tuple[Portion, ...]
    total: float
    unit: str
    example: Mapping[str, float]
    rules: tuple[Callable[[Mapping[str, float]], Iterable[Finding]], ...] = ()

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`total: 40 hours`, and `- card = 11 (8 to 16) :: reason`: an example, and the range that can be
        defended, which may be left out."""
        total, unit = draft.quantity(draft.needed("total", "40 hours"))
        cards: dict[str, Portion] = {}
        example = {}
        for line in draft.items:
            if line.mark.startswith("!"):
                continue
            said, why = line.split()
            text, amount = said.split(" = ", last=True)
            id, told = draft.tagged(text)
            reading.no_twins(draft, line, id, cards, "card")
            example[id], low, high = _amount(draft, amount)
            cards[id] = Portion(id=id, text=told, why=draft.reason(why), low=low, high=high)
        if abs(sum(example.values()) - total) > 1e-6 * max(1.0, abs(total)):
            draft.fail(
                draft.line,
                f"the examples add up to {format_number(sum(example.values()))}, not to the total.",
            )
        return cls(
            **common,
            cards=tuple(cards.values()),
            total=total,
            unit=unit,
            example=example,
            rules=named_rules(draft),
            traps=reading.traps(draft),
        )

    @property
    def asked(self) -> Asked:
        return Asked(unit=self.unit, of=self.total)

    def blank(self) -> dict[str, str]:
        return {}

    def clean(self, answer: object) -> dict[str, str]:
        if not isinstance(answer, Mapping):
            return {}
        given = {card.id: answer.get(card.id) for card in self.cards}
        texts = {
            card: str(value).strip()
            for card, value in given.items()
            if isinstance(value, (str, int, float)) and not isinstance(value, bool)
        }
        return {card: text for card, text in texts.items() if text}

    def model(self) -> dict[str, str]:
        return {card.id: format_number(self.example.get(card.id, 0)) for card in self.cards}

    def words(self, answer: dict[str, str]) -> str:
        told = (f"{card.text}: {quoted(answer[card.id])}" for card in self.cards if card.id in answer)
        return "; ".join(told) or "—"

    def listed(self, answer: dict[str, str]) -> str:
        return "\n".join(f"- {self.words({id: typed})}" for id, typed in answer.items())

    def model_words(self) -> str:
        model = self.model()
        return "\n".join(f"- {card.text}: {model[card.id]} {self.unit}".strip() for card in self.cards)

    def needs_python(self) -> str:
        """A rule looks at numbers by a program."""
        return say("page.needs-python") if self.rules else super().needs_python()

    def check_data(self) -> dict[str, Any]:
        """The cards with their ranges, and whether any of them has one."""
        return super().check_data() | {
            "asked": self.asked.as_data(),
            "total": self.total,
            "cards": [asdict(card) for card in self.cards],
            "judged": self._is_judged,
            "when_blank": self.when_blank().record(),
        }

    def show(self, arrange: Arrange) -> dict[str, Any]:
        texts = {card.id: card.text for card in self.cards}
        return {
            "cards": [{"id": i, "html": to_html(texts[i])} for i in arrange(texts)],
            "total": self.total,
            "unit": self.unit,
            "ask": say("ask.total", budget=self._told(self.total)),
        }

    def when_blank(self) -> Feedback:
        step = say("allocate.blank.next", budget=self._told(self.total))
        return Feedback(verdict=Verdict.NOT_STARTED, message=say("allocate.blank"), next_step=step)

    def values(self, answer: Mapping[str, str]) -> tuple[dict[str, float], dict[str, str]]:
        """The numbers read (an empty field is nothing given), and what could not be read, per card."""
        values: dict[str, float] = {}
        unread: dict[str, str] = {}
        for card in self.cards:
            try:
                read = self.asked.read(answer.get(card.id, "0"), self.total)
            except UnreadableNumber as problem:
                unread[card.id] = escape_markdown(str(problem))
                continue
            if counts_another(self.unit, read):
                unread[card.id] = say("number.wrong-unit", typed=quoted(answer[card.id]), unit=self.unit)
            values[card.id] = read.value
        return values, unread

    def for_rules(self, answer: dict[str, str]) -> dict[str, float] | None:
        values, unread = self.values(answer)
        return None if unread else values

    def fields_typed(self, answer: dict[str, str]) -> dict[str, str]:
        return answer

    def doing(self) -> float:
        return 0.8 + 0.35 * len(self.cards)

    def comparable(self, answer: dict[str, str]) -> str:
        values, unread = self.values(answer)
        return super().comparable({card: repr(value) for card, value in values.items()} | unread)

    def grade(self, answer: dict[str, str]) -> Feedback:
        values, unread = self.values(answer)
        if unread:
            parts = tuple(PartFeedback(id=i, verdict=Verdict.NOT_YET, text=t) for i, t in unread.items())
            message = next(iter(unread.values()))
            return Feedback(
                verdict=Verdict.NOT_YET,
                message=message,
                next_step=say("number.next"),
                parts=parts,
                understood=False,
            )
        found = [finding for rule in self.rules for finding in findings_of(rule, values)]
        parts = tuple(self._part(card, values[card.id], found) for card in self.cards)
        given = sum(values.values())
        told = {"sum": self._told(given), "budget": self._told(self.total)}
        right = sum(part.verdict is Verdict.RIGHT for part in parts)
        over = given - self.total
        if abs(over) > 1e-6 * max(1.0, abs(self.total)):
            sentence = say(f"allocate.{'over' if over > 0 else 'left'}", rest=self._told(abs(over)), **told)
            step = say("allocate.total.next", **told)
            return self.reply(Verdict.NOT_YET, sentence, step, parts, answer)
        whole = next((finding.text for finding in found if not finding.where), "")
        if right == len(parts) and not whole:
            if not self._is_judged:
                return Feedback(
                    verdict=Verdict.NOTED, message=say("allocate.noted", **told), next_step=say("next.go-on")
                )
            return self.reply(
                Verdict.RIGHT, say("allocate.right", **told), say("next.explanation"), parts, answer
            )
        counts = {"right": right, "all": len(parts)}
        message = whole or say("allocate.some", **counts, **told)
        verdict = Verdict.PARTLY if right else Verdict.NOT_YET
        return self.reply(verdict, message, say("allocate.next"), parts, answer)

    @property
    def _is_judged(self) -> bool:
        """Whether something of it is right or not; without ranges and rules it is noted."""
        return bool(self.rules) or any(card.low is not None or card.high is not None for card in self.cards)

    def _part(self, card: Portion, value: float, found: list[Finding]) -> PartFeedback:
        told = self._told(value)
        own = next((finding.text for finding in found if finding.where == card.id), "")
        if value < 0:
            text = say("allocate.part.negative", value=told)
        elif card.low is not None and value < card.low - 1e-9:
            text = f"{say('allocate.part.less', value=told)} {card.why}"
        elif card.high is not None and value > card.high + 1e-9:
            text = f"{say('allocate.part.more', value=told)} {card.why}"
        elif own:
            text = own
        else:
            return PartFeedback(id=card.id, verdict=Verdict.RIGHT, text=card.why)
        return PartFeedback(id=card.id, verdict=Verdict.NOT_YET, text=text)

    def _told(self, value: float) -> str:
        return format_number(value, self.unit)


_RANGE = re.compile(r"(.+?)\s*\((.+?)\s+to\s+(.+?)\)")


def _amount(draft: Draft, said: Line) -> tuple[float, float | None, float | None]:
    """`11 (8 to 16)`: an example with the ends of its range."""
    if not said.text:
        draft.fail(said.number, "write a card as: - card = 11 (8 to 16) :: the reason")
    found = _RANGE.fullmatch(said.text)
    if not found:
        return draft.number(said), None, None
    example, low, high = (draft.number(Line(said.number, text)) for text in found.groups())
    return example, low, high
