"""What a question card talks to: open, save, check, hint, reveal, start over.

Every change is appended to the progress store before anything else happens, so nothing a learner did is lost;
what is shown is replayed from there.
"""

from collections.abc import Callable, Iterable
from typing import Any

from pmkit.practice.answers import storable, too_long
from pmkit.practice.check import check
from pmkit.practice.messages import say
from pmkit.practice.progress import Attempt, Event, ProgressStore
from pmkit.practice.questions import Question
from pmkit.practice.state import TRIES_TO_REVEAL, ItemState, last_start_over, live, state_of
from pmkit.practice.text import to_plain
from pmkit.practice.view import view

EXPLORER = "explorer:"


class Workbook:
    """One learner's answers to a course. `lookup` gives the question of an id (ValueError or KeyError if
    none)."""

    def __init__(self, store: ProgressStore, lookup: Callable[[str], Question], learner: str = "") -> None:
        self.store = store
        self.lookup = lookup
        self.learner = learner or store.learner

    def view(self, question_id: str) -> dict[str, Any]:
        """The question as the page needs it; see `pmkit.practice.view`."""
        return view(self.lookup(question_id), self.learner)

    def open(self, question_id: str) -> ItemState:
        """The state in which the learner left the question."""
        return self._state(self.lookup(question_id))

    def save_draft(self, question_id: str, answer: object) -> str:
        """Keep an answer that is not checked yet. Returns a sentence for the learner where one is needed,
        else ""."""
        question = self.lookup(question_id)
        kept = storable(answer)
        problem = too_long(kept)
        if problem:
            return f"{problem} {say('answer.too-long.next')}"
        answers = [a for a in live(self.store.history(question.id)) if a.event in ("draft", "checked")]
        if not answers or answers[-1].answer != kept or not self._is_current(answers[-1], question):
            self._append(question, "draft", answer=kept)
        return self.store.notice

    def check(self, question_id: str, answer: object) -> ItemState:
        """Check an answer and keep it with its feedback."""
        question = self.lookup(question_id)
        kept = storable(answer)
        problem = too_long(kept)
        if problem:
            return self._state(question, f"{problem} {say('answer.too-long.next')}")
        before = self._state(question)
        feedback = check(question, kept)
        detail: dict[str, Any] = {
            "feedback": feedback.record(),
            "hints": len(before.hints),
            "revealed": before.model_answer is not None,
        }
        cleaned = question.clean(kept)
        if feedback.understood and not question.is_blank(cleaned):
            detail |= question.remarks(cleaned)
        self._append(question, "checked", answer=kept, verdict=feedback.verdict.value, detail=detail)
        return self._state(question)

    def hint(self, question_id: str) -> ItemState:
        """Open the next hint."""
        question = self.lookup(question_id)
        opened = len(self._state(question).hints)
        if opened >= len(question.hints):
            return self._state(question, say("hint.none"))
        self._append(question, "hint", detail={"hint": opened + 1})
        return self._state(question)

    def reveal(self, question_id: str) -> ItemState:
        """Open the model answer: once solved, or after three different tries."""
        question = self.lookup(question_id)
        state = self._state(question)
        if not state.can_reveal:
            return self._state(question, say("reveal.locked", left=TRIES_TO_REVEAL - state.tries))
        if state.model_answer is None:
            self._append(question, "revealed")
        return self._state(question)

    def start_over(self, scope: str | Iterable[str]) -> tuple[str, ...]:
        """Begin again: an item, a chapter (the part of the ids before the point), or a sheet (its ids).

        Returns the ids that were begun again. What they held is kept; `undo_start_over` brings it back.
        """
        begun = tuple(item for item in self._items(scope) if live(self.store.history(item)))
        for item in begun:
            self.store.append(self._attempt(item, "started-over", detail={"scope": _scope(scope)}))
        return begun

    def undo_start_over(self, scope: str | Iterable[str]) -> tuple[str, ...]:
        """Take the last start-over of this scope back. Answers given since stay; returns the ids brought
        back."""
        back = []
        for item in self._items(scope):
            begun = last_start_over(self.store.history(item))
            if begun and (item == scope or begun.detail.get("scope") == _scope(scope)):
                self.store.append(self._attempt(item, "undone", detail={"undoes": begun.attempt_id}))
                back.append(item)
        return tuple(back)

    def note(self, item: str, payload: object) -> None:
        """Keep the state of an explorer (any JSON)."""
        kept = storable(payload)
        if self.noted(item) != kept:
            self.store.append(self._attempt(item, "noted", answer=kept))

    def noted(self, item: str) -> Any:
        """The last state that was kept for an explorer, or None."""
        notes = [a for a in live(self.store.history(item)) if a.event == "noted"]
        return notes[-1].answer if notes else None

    def guess(self, question_id: str) -> dict[str, Any] | None:
        """The first guess on a question: {"answer", "words", "at"}, or None where there was none."""
        question = self.lookup(question_id)
        for attempt in live(self.store.history(question.id)):
            cleaned = question.clean(attempt.answer)
            if (
                attempt.event == "checked"
                and self._is_current(attempt, question)
                and not question.is_blank(cleaned)
            ):
                words = to_plain(question.words(cleaned))
                return {"answer": cleaned, "words": words, "at": attempt.at.isoformat()}
        return None

    def _state(self, question: Question, notice: str = "") -> ItemState:
        return state_of(question, self.store.history(question.id), notice or self.store.notice)

    def _is_current(self, attempt: Attempt, question: Question) -> bool:
        return attempt.detail.get("fingerprint") == question.fingerprint()

    def _append(self, question: Question, event: Event, **values: Any) -> None:
        detail = {"fingerprint": question.fingerprint()} | values.pop("detail", {})
        self.store.append(
            self._attempt(question.id, event, version=question.version, detail=detail, **values)
        )

    def _attempt(self, item: str, event: Event, **values: Any) -> Attempt:
        return Attempt(learner=self.learner, item=item, event=event, **values)

    def _items(self, scope: str | Iterable[str]) -> list[str]:
        """The ids in the store that a scope means; a chapter's explorers belong to it."""
        kept = self.store.latest()
        if not isinstance(scope, str):
            return [item for item in dict.fromkeys(scope) if item in kept]
        return sorted(i for i in kept if i == scope or i.removeprefix(EXPLORER).startswith(f"{scope}."))


def _scope(scope: str | Iterable[str]) -> str:
    return scope if isinstance(scope, str) else " ".join(scope)
