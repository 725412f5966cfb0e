"""Sort cards into groups, put cards in order. Both are graded card by card, and say what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Any, ClassVar, Self

from pmkit.practice.draft import Draft, Line
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.hints import in_sequence, says
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.kinds import _sorting as sorting
from pmkit.practice.markdown import to_html
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Card, Group
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class _Cards(Question):
    cards: tuple[Card, ...]

    def card(self, card_id: str) -> Card:
        return next(card for card in self.cards if card.id == card_id)

    def _shown_cards(self, arrange: Arrange) -> list[dict[str, str]]:
        return [
            {"id": i, "html": to_html(self.card(i).text)} for i in arrange(card.id for card in self.cards)
        ]


@dataclass(frozen=True, kw_only=True)
class Sort(_Cards):
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

    def show(self, arrange: Arrange) -> dict[str, Any]:
        return {
            "cards": self._shown_cards(arrange),
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


@dataclass(frozen=True, kw_only=True)
class Order(_Cards):
    """Cards into a sequence. `ranks` holds the right order as groups of equal rank:
    `(("a",), ("b", "c"), ("d",))` takes b before c and c before b. `first` and `last` say what the ends
    mean."""

    kind: ClassVar[str] = "order"
    word: ClassVar[str] = "order"
    elements: ClassVar[tuple[str, ...]] = ("cards",)
    how: ClassVar[str] = "Put the cards in order."
    begins: ClassVar[tuple[str, ...]] = ("1", "-")
    facts: ClassVar[tuple[str, ...]] = ("order", "first", "last")
    below: ClassVar[tuple[str, ...]] = ("sample",)

    ranks: tuple[tuple[str, ...], ...]
    first: str = "first"
    last: str = "last"

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`1. card :: reason`, where equal numbers may stand in any order; or `- card :: reason` with
        `order: {name}`, a value that holds the ids in their order. `first:` and `last:` name the ends."""
        ranks: dict[int, list[str]] = {}
        cards: dict[str, Card] = {}
        for line in draft.items:
            if line.mark.startswith("!"):
                continue
            said, why = line.split()
            id, text = draft.tagged(said)
            reading.no_twins(draft, line, id, cards, "card")
            cards[id] = Card(id=id, text=text, why=draft.reason(why))
            ranks.setdefault(0 if line.mark == "-" else int(line.mark), []).append(id)
        texts = {card.id: card.text for card in cards.values()}
        given = draft.first("order")
        in_order = (
            [[id] for id in draft.ids(given, texts)] if given else [ranks[rank] for rank in sorted(ranks)]
        )
        if len(in_order) < 2:
            draft.fail(draft.line, "an order needs two numbers or more: 1. first, 2. second")
        if sorted(id for rank in in_order for id in rank) != sorted(cards):
            draft.fail(draft.line, "the order must name every card once.")
        return cls(
            **common,
            cards=tuple(cards.values()),
            ranks=tuple(map(tuple, in_order)),
            traps=reading.traps(draft, texts, in_order=True),
            first=draft.fact("first") or cls.first,
            last=draft.fact("last") or cls.last,
        )

    def blank(self) -> list[str]:
        return []

    def clean(self, answer: object) -> list[str]:
        if not isinstance(answer, list):
            return []
        known = {card.id for card in self.cards}
        return list(dict.fromkeys(i for i in answer if isinstance(i, str) and i in known))

    def model(self) -> list[str]:
        return [card for rank in self.ranks for card in rank]

    def words(self, answer: list[str]) -> str:
        return " → ".join(self.card(i).text for i in answer) or "—"

    def listed(self, answer: list[str]) -> str:
        return "\n".join(f"{place}. {self.card(id).text}" for place, id in enumerate(answer, 1))

    def show(self, arrange: Arrange) -> dict[str, Any]:
        """The first order shown is never the right one: what is untouched must not be right."""
        ids = arrange(card.id for card in self.cards)
        for _ in ids:
            if not self._all_pairs_right(ids):
                break
            ids = ids[1:] + ids[:1]
        shown = {i: to_html(self.card(i).text) for i in ids}
        return {
            "cards": [{"id": i, "html": shown[i]} for i in ids],
            "first": self.first,
            "last": self.last,
        }

    def _rank_of(self) -> dict[str, int]:
        return {card: n for n, rank in enumerate(self.ranks) for card in rank}

    def _all_pairs_right(self, ids: list[str]) -> bool:
        rank = self._rank_of()
        return all(rank[upper] <= rank[lower] for upper, lower in combinations(ids, 2))

    def loose_ends(self) -> Iterator[str]:
        if sorted(self.model()) != sorted(card.id for card in self.cards):
            yield "the ranks must hold every card exactly once."

    def gives_away(self, hint: str) -> bool:
        return in_sequence(hint, (self.card(id).text for id in self.model()))

    def doing(self) -> float:
        return 0.3 + 0.25 * len(self.cards)

    def grade(self, answer: list[str]) -> Feedback:
        rank = self._rank_of()
        total = len(self.cards)
        pairs = [(upper, lower) for upper, lower in combinations(answer, 2) if rank[upper] != rank[lower]]
        wrong = [(upper, lower) for upper, lower in pairs if rank[upper] > rank[lower]]
        parts = self._parts(answer)
        if len(answer) < total:
            counts = {"missing": total - len(answer), "total": total}
            verdict = Verdict.NOT_YET if len(wrong) * 2 > len(pairs) or not pairs else Verdict.PARTLY
            return self.reply(
                verdict, say("order.missing", **counts), say("order.missing.next"), parts, answer
            )
        if not wrong:
            return self.reply(
                Verdict.RIGHT, say("order.right", total=total), say("next.explanation"), parts, answer
            )
        if len(wrong) == len(pairs) and len(pairs) > 1:
            step = say("order.reverse.next", first=self.first)
            return self.reply(Verdict.NOT_YET, say("order.reverse"), step, parts, answer)
        places = sum(part.verdict is Verdict.RIGHT for part in parts)
        counts = {"places": places, "pairs": len(pairs) - len(wrong), "all_pairs": len(pairs), "total": total}
        upper, lower = next(p for p in pairwise(answer) if rank[p[0]] > rank[p[1]])
        step = say("order.next", upper=self.card(upper).text, lower=self.card(lower).text)
        verdict = Verdict.PARTLY if counts["pairs"] * 2 >= len(pairs) else Verdict.NOT_YET
        return self.reply(verdict, say("order.some", **counts), step, parts, answer)

    def _parts(self, answer: list[str]) -> list[PartFeedback]:
        """One line per card: at its place (any place of its rank), or how far too early or late."""
        places: dict[str, range] = {}
        start = 0
        for rank in self.ranks:
            places |= dict.fromkeys(rank, range(start, start + len(rank)))
            start += len(rank)
        parts = []
        for at, card_id in enumerate(answer):
            place = places[card_id]
            if at in place:
                told = f"{say('order.part.right')} {self.card(card_id).why}"
                parts.append(PartFeedback(id=card_id, verdict=Verdict.RIGHT, text=told))
            else:
                early = at < place.start
                away = place.start - at if early else at - place.stop + 1
                told = say("order.part.early" if early else "order.part.late", n=away)
                parts.append(PartFeedback(id=card_id, verdict=Verdict.NOT_YET, text=told))
        return parts
