"""Put cards in order. Graded by the pairs that stand the right way round; a card says how far it is off."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, ClassVar, Self

from pmkit.practice.draft import Draft, Line
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.hints import in_sequence
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.kinds._cards import CardQuestion
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Card
from pmkit.practice.questions import Arrange
from pmkit.practice.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class Order(CardQuestion):
    """Cards into a sequence. `ranks` holds the right order as groups of equal rank:
    `(("a",), ("b", "c"), ("d",))` takes b before c and c before b. `first` and `last` say what the ends
    mean. A card's `replies` say why it comes after another one, by the other's id."""

    kind: ClassVar[str] = "order"
    word: ClassVar[str] = "order"
    elements: ClassVar[tuple[str, ...]] = ("cards",)
    how: ClassVar[str] = "Put the cards in order."
    begins: ClassVar[tuple[str, ...]] = ("1", "-")
    facts: ClassVar[tuple[str, ...]] = ("order", "first", "last")
    below: ClassVar[tuple[str, ...]] = ("sample", "after *")

    ranks: tuple[tuple[str, ...], ...]
    first: str = "first"
    last: str = "last"

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`1. card :: reason`, where equal numbers may stand in any order; or `- card :: reason` with
        `order: {name}`, a value that holds the ids in their order. `first:` and `last:` name the ends;
        `after other: reason` below a card says why it comes after another one."""
        ranks: dict[int, list[str]] = {}
        cards: dict[str, Card] = {}
        for line in draft.items:
            if line.mark.startswith("!"):
                continue
            said, why = line.split()
            id, text = draft.tagged(said)
            reading.no_twins(draft, line, id, cards, "card")
            replies = {other: draft.fill(below) for other, below in _after(line).items()}
            cards[id] = Card(id=id, text=text, why=draft.reason(why), replies=replies)
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
        _no_loose_pairs(draft, in_order)
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

    def check_data(self) -> dict[str, Any]:
        cards = [
            {"id": card.id, "text": card.text, "why": card.why, "replies": dict(card.replies)}
            for card in self.cards
        ]
        return super().check_data() | {
            "cards": cards,
            "ranks": [list(rank) for rank in self.ranks],
            "first": self.first,
        }

    def show(self, arrange: Arrange) -> dict[str, Any]:
        """The first order shown is never the right one: what is untouched must not be right."""
        ids = arrange(card.id for card in self.cards)
        for _ in ids:
            if not self._all_pairs_right(ids):
                break
            ids = ids[1:] + ids[:1]
        return {"cards": self.shown_cards(ids), "first": self.first, "last": self.last}

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
            named = self.first.strip().lower() != "first"  # else the first place would mean: first
            key = "order.reverse.next" if named else "order.reverse.first.next"
            step = say(key, **({"first": self.first} if named else {}))
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
                told = self._misplaced(answer, at, place)
                parts.append(PartFeedback(id=card_id, verdict=Verdict.NOT_YET, text=told))
        return parts

    def _misplaced(self, answer: list[str], at: int, place: range) -> str:
        """How far a card is off, the card that it must come after or before, and why."""
        rank, card = self._rank_of(), self.card(answer[at])
        if at < place.start:
            told = say("order.part.early", n=place.start - at)
            before = [self.card(one) for one in answer[at + 1 :] if rank[one] < rank[card.id]]
            if not before:  # cards are missing in the answer
                return told
            other = max(before, key=lambda one: (one.id in card.replies, rank[one.id]))
            return (
                f"{told} {say('order.part.after', card=other.text)} {card.replies.get(other.id, other.why)}"
            )
        told = say("order.part.late", n=at - place.stop + 1)
        after = [self.card(one) for one in answer[:at] if rank[one] > rank[card.id]]
        other = min(after, key=lambda one: (card.id not in one.replies, rank[one.id]))
        return f"{told} {say('order.part.before', card=other.text)} {other.replies.get(card.id, card.why)}"


def _after(line: Line) -> dict[str, Line]:
    """The lines `after other: reason` below a card, by the other's name."""
    named = (below for below in line.below if below.mark.startswith("after "))
    return {below.mark.partition(" ")[2]: below for below in named}


def _no_loose_pairs(draft: Draft, in_order: list[list[str]]) -> None:
    """Tell where `after other:` names no card, or one that does not come before."""
    rank = {id: number for number, ids in enumerate(in_order) for id in ids}
    for line in draft.items:
        for other, below in _after(line).items():
            card = draft.tagged(line.split()[0])[0]
            if other not in rank:
                draft.fail(below.number, f"there is no card {{#{other}}}. Cards are: {', '.join(rank)}.")
            if rank[other] >= rank[card]:
                draft.fail(below.number, f"“{other}” does not come before “{card}” in this order.")
