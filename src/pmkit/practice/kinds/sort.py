"""Sort cards into groups. Graded card by card; what is missing is said, not counted as wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from pmkit.practice.draft import Draft, Line
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.hints import says
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.kinds import _sorting as sorting
from pmkit.practice.kinds._cards import CardQuestion
from pmkit.practice.markdown import to_html
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Card, Group
from pmkit.practice.questions import Arrange
from pmkit.practice.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class Sort(CardQuestion):
    """Cards into groups. The order of the groups is kept; that of the cards is the learner's own."""

    kind: ClassVar[str] = "sort"
    word: ClassVar[str] = "sort"
    elements: ClassVar[tuple[str, ...]] = ("cards", "groups")
    how: ClassVar[str] = "Give each card a group."
    begins: ClassVar[tuple[str, ...]] = ("-",)
    facts: ClassVar[tuple[str, ...]] = ("groups", "group")
    below: ClassVar[tuple[str, ...]] = ("when", "when *", "sample")

    groups: tuple[Group, ...]

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`- card -> group | other :: reason`, and below it `! wrong group :: reply`; not indented, it goes
        for all cards that say nothing else. Groups that no card goes into, or that have an order of their
        own: `groups: one, other`."""
        groups = dict(map(draft.tagged, draft.listed("groups", "group")))
        cards: dict[str, Card] = {}
        lines: dict[str, Line] = {}
        for line in draft.items:
            if not line.mark.startswith("!"):
                card = sorting.card(draft, line, groups)
                reading.no_twins(draft, line, card.id, cards, "card")
                cards[card.id], lines[card.id] = card, line
        if len(groups) < 2 or len(cards) < 2:
            draft.fail(draft.line, "sort needs two cards and two groups; add some, or groups: one, other")
        shared = sorting.replies(draft, reading.trap_lines(draft), groups)
        own = {id: sorting.replies(draft, line.under("!"), groups) for id, line in lines.items()}
        told = tuple(replace(card, replies={**shared, **own[card.id]}) for card in cards.values())
        made = tuple(Group(id=id, text=text) for id, text in groups.items())
        return cls(**common, cards=told, groups=made)

    def blank(self) -> dict[str, str]:
        return {}

    def clean(self, answer: object) -> dict[str, str]:
        if not isinstance(answer, Mapping):
            return {}
        groups = {group.id for group in self.groups}
        placed = ((card.id, answer.get(card.id)) for card in self.cards)
        return {card: group for card, group in placed if isinstance(group, str) and group in groups}

    def model(self) -> dict[str, str]:
        return {card.id: card.accepts[0] for card in self.cards}

    def words(self, answer: dict[str, str]) -> str:
        told = []
        for group in self.groups:
            cards = [card.text for card in self.cards if answer.get(card.id) == group.id]
            if cards:
                told.append(f"{group.text}: {', '.join(cards)}")
        return "; ".join(told) or "—"

    def listed(self, answer: dict[str, str]) -> str:
        lines = []
        for group in self.groups:
            cards = [f"  - {card.text}" for card in self.cards if answer.get(card.id) == group.id]
            lines += [f"- **{group.text}**", *cards] if cards else []
        return "\n".join(lines)

    def check_data(self) -> dict[str, Any]:
        """Each card with what is said of it, group by group."""
        names = {group.id: group.text for group in self.groups}
        cards = [
            {
                "id": card.id,
                "text": card.text,
                "said": {group: self._part(card, group).record() for group in names},
            }
            for card in self.cards
        ]
        groups = [{"id": id, "text": text} for id, text in names.items()]
        return super().check_data() | {"cards": cards, "groups": groups}

    def show(self, arrange: Arrange) -> dict[str, Any]:
        return {
            "cards": self.shown_cards(arrange(card.id for card in self.cards)),
            "groups": [{"id": group.id, "html": to_html(group.text)} for group in self.groups],
        }

    def loose_ends(self) -> Iterator[str]:
        groups = {group.id for group in self.groups}
        for card in self.cards:
            if not card.accepts or not set(card.accepts) <= groups:
                yield f"card {card.id!r} accepts a group that does not exist, or none."

    def missing_reasons(self) -> Iterator[str]:
        yield from super().missing_reasons()
        for card in self.cards:
            if len(card.accepts) > 1 and not card.when:
                yield f"card {card.id!r} accepts several groups and does not say when."

    def sizes(self) -> set[int]:
        return {sum(card.accepts == (group.id,) for card in self.cards) for group in self.groups}

    def gives_away(self, hint: str) -> bool:
        groups = {group.id: group.text for group in self.groups}
        pairs = [(card.text, groups[one]) for card in self.cards for one in card.accepts if one in groups]
        return any(says(hint, card) and says(hint, group) for card, group in pairs)

    def doing(self) -> float:
        return 0.3 + 0.2 * len(self.cards)

    def grade(self, answer: dict[str, str]) -> Feedback:
        parts = [self._part(card, answer.get(card.id)) for card in self.cards]
        right = sum(part.verdict is Verdict.RIGHT for part in parts)
        counts = {
            "total": len(self.cards),
            "right": right,
            "wrong": len(answer) - right,
            "missing": len(self.cards) - len(answer),
        }
        if right == len(self.cards):
            return self.reply(
                Verdict.RIGHT, say("sort.right", **counts), say("next.explanation"), parts, answer
            )
        step = say("sort.next" if counts["wrong"] else "sort.next-missing")
        sentence = say("sort.some" if right else "sort.none", **counts)
        return self.reply(Verdict.PARTLY if right else Verdict.NOT_YET, sentence, step, parts, answer)

    def _part(self, card: Card, group_id: str | None) -> PartFeedback:
        names = {group.id: group.text for group in self.groups}
        if group_id is None:
            return PartFeedback(id=card.id, verdict=Verdict.NOT_STARTED, text=say("sort.part.missing"))
        if group_id not in card.accepts:
            text = card.replies.get(group_id) or card.replies.get("*")
            told = text or say("sort.part.wrong", group=names[group_id])
            return PartFeedback(id=card.id, verdict=Verdict.NOT_YET, text=told)
        told = card.why
        for other in card.accepts:
            if other != group_id:
                when = card.when.get(other, "") if isinstance(card.when, Mapping) else card.when
                told += " " + say("sort.part.also", group=names[other], when=when or "—")
        return PartFeedback(id=card.id, verdict=Verdict.RIGHT, text=told)
