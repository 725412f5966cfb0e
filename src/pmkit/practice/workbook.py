"""What a question card talks to: open, save, check, hint, reveal, start over.

Every change is appended to the progress store before anything else happens, so nothing a learner did is lost;
what is shown is replayed from there.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol
from weakref import WeakSet

from pmkit.practice.answers import storable, too_long
from pmkit.practice.check import check
from pmkit.practice.kept_once import long_texts, packed, unpacked
from pmkit.practice.messages import say
from pmkit.practice.progress import Attempt, Event, ProgressStore
from pmkit.practice.progress.attempt import STAYS
from pmkit.practice.progress.store import in_order
from pmkit.practice.questions import Question
from pmkit.practice.record import CourseItem, Record, last_start_over, live, read
from pmkit.practice.state import ItemState, state_of
from pmkit.practice.view import view

EXPLORER = "explorer:"
SESSION = "session:"
"""What the names of repetitions begin with."""


class Reader(Protocol):
    """Shows something of what is kept; `changed` is called after an item was added to."""

    def changed(self, item: str) -> None: ...


class Workbook:
    """One learner's answers to a course. `lookup` gives the question of an id (ValueError or KeyError if
    none)."""

    def __init__(self, store: ProgressStore, lookup: Callable[[str], Question], learner: str = "") -> None:
        self.store = store
        self.lookup = lookup
        self.learner = learner or store.learner
        self.readers: WeakSet[Reader] = WeakSet()
        self._rounds: dict[str, int] = {}

    @property
    def notice(self) -> str:
        """What the store has to say to the learner now, or ""."""
        return self.store.notice

    def question(self, question_id: str) -> Question:
        """The question as it is asked here; in its place in the course, with the printed numbers."""
        return self.lookup(question_id).round(self._rounds.get(question_id, 0))

    def view(self, question_id: str) -> dict[str, Any]:
        """The question as the page needs it; see `pmkit.practice.view`."""
        return view(self.question(question_id), self.learner)

    def record(self, question_id: str) -> Record:
        """What was done on the question, as it is asked here."""
        item = CourseItem.of(self.lookup(question_id))  # in every round, the printed one tells the text
        return read(item, self._history(item.id)).in_round(self._rounds.get(item.id, 0))

    def open(self, question_id: str, notice: str = "") -> ItemState:
        """The state in which the learner left the question."""
        return state_of(self.question(question_id), self.record(question_id), notice or self.notice)

    def save_draft(self, question_id: str, answer: object) -> str:
        """Keep an answer that is not checked yet. Returns a sentence for the learner where one is needed,
        else ""."""
        kept = storable(answer)
        problem = too_long(kept)
        if problem:
            return f"{problem} {say('answer.too-long.next')}"
        answered = self.record(question_id).answered
        if not answered or answered[-1].answer != kept:
            self._append(question_id, "draft", answer=kept)
        return self.notice

    def check(self, question_id: str, answer: object) -> ItemState:
        """Check an answer and keep it with its feedback."""
        question, before = self.question(question_id), self.record(question_id)
        kept = storable(answer)
        problem = too_long(kept)
        if problem:
            return self.open(question_id, f"{problem} {say('answer.too-long.next')}")
        feedback = check(question, kept)
        detail: dict[str, Any] = {
            "feedback": feedback.record(),
            "hints": before.hints,
            "revealed": before.revealed,
        }
        cleaned = question.clean(kept)
        if feedback.understood and not question.is_blank(cleaned):
            detail |= question.remarks(cleaned)
        self._append(question_id, "checked", answer=kept, verdict=feedback.verdict.value, detail=detail)
        return self.open(question_id)

    def hint(self, question_id: str) -> ItemState:
        """Open the next hint."""
        state = self.open(question_id)
        if not state.hints_left:
            return self.open(question_id, say("hint.none"))
        self._append(question_id, "hint", detail={"hint": len(state.hints) + 1})
        return self.open(question_id)

    def reveal(self, question_id: str) -> ItemState:
        """Open the model answer: once solved, or after three different tries."""
        state = self.open(question_id)
        if not state.can_reveal:
            return self.open(question_id, say("reveal.locked", left=state.tries_left))
        if state.model_answer is None:
            self._append(question_id, "revealed")
        return self.open(question_id)

    def start_over(self, scope: str | Iterable[str]) -> tuple[str, ...]:
        """Begin again: an item, a chapter (the part of the ids before the point), or a sheet (its ids).

        Returns the ids that were begun again. What they held is kept; `undo_start_over` brings it back.
        """
        begun = tuple(item for item in self._items(scope) if live(self._history(item)))
        for item in begun:
            self._keep(self._attempt(item, "started-over", detail={"scope": _scope(scope)}))
        return begun

    def undo_start_over(self, scope: str | Iterable[str]) -> tuple[str, ...]:
        """Take the last start-over of this scope back. Answers given since stay; returns the ids brought
        back."""
        back = []
        for item in self._items(scope):
            begun = last_start_over(self._history(item))
            if begun and (item == scope or begun.detail.get("scope") == _scope(scope)):
                self._keep(self._attempt(item, "undone", detail={"undoes": begun.attempt_id}))
                back.append(item)
        return tuple(back)

    def note(self, item: str, payload: object, *, stays: bool = False) -> None:
        """Keep the state of an explorer (any JSON). What `stays` never leaves this computer except in the
        learner's own copy, nor does any later state of this explorer."""
        kept, history = storable(payload), self._history(item)
        if _notes(history)[-1:] == [kept]:
            return
        if stays or any(one.stays for one in history):
            kept = packed(kept, _long_texts(history))
            self._keep(self._attempt(item, "noted", answer=kept, detail=STAYS))
        else:
            self._keep(self._attempt(item, "noted", answer=kept))

    def noted(self, item: str) -> Any:
        """The last state that was kept for an explorer and can be read here, or None."""
        notes = self.notes(item)
        return notes[-1] if notes else None

    def notes(self, item: str) -> list[Any]:
        """Every state that was kept for an explorer and can be read here, oldest first."""
        return [one for one in _notes(self._history(item)) if one is not None]

    def lies_elsewhere(self, item: str) -> bool:
        """Whether the last state of an explorer stayed on another computer."""
        return _notes(self._history(item))[-1:] == [None]

    def _history(self, item: str) -> list[Attempt]:
        return self.store.history(item)

    def _keep(self, attempt: Attempt) -> None:
        self.store.append(attempt)
        for reader in list(self.readers):
            reader.changed(attempt.item)

    def _append(self, question_id: str, event: Event, **values: Any) -> None:
        question = self.lookup(question_id)
        detail = {"fingerprint": question.fingerprint()} | values.pop("detail", {})
        if number := self._rounds.get(question.id):
            detail["round"] = number
        self._keep(self._attempt(question.id, event, version=question.version, detail=detail, **values))

    def _attempt(self, item: str, event: Event, **values: Any) -> Attempt:
        return Attempt(learner=self.learner, item=item, event=event, **values)

    def _items(self, scope: str | Iterable[str]) -> list[str]:
        """The ids in the store that a scope means; a chapter's explorers belong to it."""
        kept = self.store.latest()
        if not isinstance(scope, str):
            return [item for item in dict.fromkeys(scope) if item in kept]
        return sorted(i for i in kept if i == scope or i.removeprefix(EXPLORER).startswith(f"{scope}."))


def _notes(history: list[Attempt]) -> list[Any]:
    """Every state of an explorer, None for one that is not here."""
    texts = _long_texts(history)
    return [
        unpacked(storable(one.answer), texts) if one.stays else one.answer
        for one in live(history)
        if one.event == "noted"
    ]


def _long_texts(history: list[Attempt]) -> dict[str, str]:
    """The texts that the states of an explorer hold, those begun again too."""
    staying = (one for one in history if one.stays)
    return {mark: text for one in staying for mark, text in long_texts(storable(one.answer)).items()}


def _scope(scope: str | Iterable[str]) -> str:
    return scope if isinstance(scope, str) else " ".join(scope)


class Repetition(Workbook):
    """Some items as if they had not been answered yet, to be repeated from memory.

    A card on it opens blank although the answer of some weeks ago is kept, and asks with fresh numbers where
    its question has them; what is answered now joins the same history. Starting a repetition over concerns
    only the repetition: it is not written to the history, in which the item stays done.

    A repetition with a `place` is kept with its first answer and can be `resumed` on the same day, after a
    restart too. `since` is the clock of the store before which all is hidden.
    """

    def __init__(self, book: Workbook, items: Iterable[str], place: str = "", since: int = 0) -> None:
        super().__init__(book.store, book.lookup, book.learner)
        self._hidden: dict[str, set[str]] = {}
        self._aside: list[Attempt] = []
        self._place, self._kept = place, bool(since)
        for item in items:
            history = self.store.history(item)
            checks = [number for number, one in enumerate(history, start=1) if one.event == "checked"]
            before = (
                [one for one in history if one.clock < since] if since else history[: max(checks, default=0)]
            )
            self._hidden[item] = {one.attempt_id for one in before}
            asked = self.lookup(item)
            self._rounds[item] = read(CourseItem.of(asked), before).next_round if asked.rounds else 0

    @classmethod
    def resumed(cls, book: Workbook, place: str) -> "Repetition | None":
        """Today's repetition of this place, None where none was begun or its questions are gone."""
        kept = [one for one in book.store.history(f"{SESSION}{place}") if one.event == "noted"]
        noted = kept[-1].answer if kept else None
        if not isinstance(noted, dict) or noted.get("day") != _today():
            return None
        items = [item for item in noted.get("items", []) if _known(book, item)]
        return cls(book, items, place, kept[-1].clock) if items else None

    @property
    def items(self) -> tuple[str, ...]:
        """What is repeated, in its order."""
        return tuple(self._hidden)

    def is_fresh(self, item: str) -> bool:
        """Whether the question comes with other numbers than before."""
        return self._rounds.get(item, 0) > 0

    def _history(self, item: str) -> list[Attempt]:
        """What came since, oldest first."""
        hidden = self._hidden.get(item, set())
        kept = [one for one in self.store.history(item) if one.attempt_id not in hidden]
        return in_order([*kept, *(one for one in self._aside if one.item == item)])

    def _keep(self, attempt: Attempt) -> None:
        if attempt.event in ("started-over", "undone"):
            last = max((one.clock for one in self._history(attempt.item)), default=0)
            self._aside.append(replace(attempt, clock=max(last + 1, attempt.microseconds())))
            return
        if self._place and not self._kept:
            self._kept = True
            begun = {"day": _today(), "items": list(self.items)}
            self.store.append(self._attempt(f"{SESSION}{self._place}", "noted", answer=begun))
        super()._keep(attempt)


def _today() -> str:
    """The learner's own day."""
    return datetime.now().astimezone().date().isoformat()


def _known(book: Workbook, item: object) -> bool:
    try:
        return isinstance(item, str) and bool(book.lookup(item))
    except (ValueError, KeyError):
        return False
