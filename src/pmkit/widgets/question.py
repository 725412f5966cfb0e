"""The question card: what a learner meets of a question. It shows and passes on; it does no checking.

The page keeps the answer in the trait `answer` (each change is saved as a draft) and asks for the rest in
custom messages `{"do": "check" | "hint" | "reveal" | "start-over" | "undo", "answer": …, "request": …}`; the
result comes back in the trait `state`, then one message `{"type": "done" | "saved" | "sorry", "text": …}`.
Whatever comes in, a learner gets a sentence.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

import traitlets

from pmkit.practice import Question, Verdict, Workbook, to_html
from pmkit.practice.state import TRIES_TO_REVEAL, ItemState, last_start_over, live
from pmkit.widgets._base import Base, css, esm
from pmkit.widgets.question_text import question_markdown

_log = logging.getLogger(__name__)

_SCRIPTS = [
    f"question_{part}.js"
    for part in ("parts", "choose", "number", "sort", "order", "allocate", "matrix", "write", "feedback")
]
_SORRY = "That could not be saved just now. Your answer is still on this page; try again in a moment."
_open_cards: "WeakSet[QuestionCard]" = WeakSet()


class QuestionCard(Base):
    """One question as a card. All cards of one question and one workbook show the same answer.

    `notice` is a sentence to be shown on top once (where progress is kept, say).
    """

    _esm = esm(*_SCRIPTS, "question.js")
    _css = css("question.css")

    view = traitlets.Dict().tag(sync=True)
    answer = traitlets.Any(allow_none=True).tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, question: Question, workbook: Workbook, *, notice: str = "", **kwargs: Any) -> None:
        self.question = question
        self.workbook = workbook
        self._notice = notice
        self._listening = False
        item = workbook.open(question.id)
        super().__init__(
            view=self._view(), answer=item.answer, state=self._state(item, item.answer), **kwargs
        )
        self._listening = True
        self.observe(self._keep, "answer")
        self.on_msg(lambda _, content, __: self._serve(content))
        _open_cards.add(self)

    def describe(self) -> str:
        feedback = self.state.get("feedback")
        return f"{self.question.id}: {feedback['label'] if feedback else Verdict.NOT_STARTED.label}"

    def static_html(self) -> str:
        return to_html(question_markdown(self.question, self.view))

    # what the page asks for

    def _keep(self, change: Any) -> None:
        """A new answer on the page: save it as a draft, show it on the other cards of this question."""
        if not self._listening:
            return
        try:
            told = self.workbook.save_draft(self.question.id, change["new"])
        except Exception:
            _log.exception("The draft of %s was not saved", self.question.id)
            self.send({"type": "sorry", "text": _SORRY})
            return
        for card in self._others():
            with card._deaf():
                card.answer = change["new"]
        self.send({"type": "saved", "text": told})

    def _serve(self, content: Any) -> None:
        """One request of the page. A request that is none is answered too."""
        request = content.get("request") if isinstance(content, dict) else None
        try:
            item = self._do(content if isinstance(content, dict) else {})
        except Exception:
            _log.exception("A request on %s failed", self.question.id)
            self.send({"type": "sorry", "text": _SORRY, "request": request})
            return
        self.send({"type": "done", "text": item.notice, "request": request})

    def _do(self, content: dict[str, Any]) -> ItemState:
        name, what = self.question.id, content.get("do")
        if what in ("check", "hint", "reveal") and "answer" in content:
            with self._deaf():
                self.answer = content["answer"]
        if what == "check":
            item = self.workbook.check(name, self.answer)
        elif what in ("hint", "reveal"):
            self.workbook.save_draft(name, self.answer)
            item = self.workbook.hint(name) if what == "hint" else self.workbook.reveal(name)
        elif what in ("start-over", "undo"):
            act = self.workbook.start_over if what == "start-over" else self.workbook.undo_start_over
            act(name)
            item = self.workbook.open(name)
        else:
            item = self.workbook.open(name)
        answer = item.answer if what in ("start-over", "undo") else self.answer
        for card in (self, *self._others()):
            with card._deaf(), card.hold_sync():
                card.answer = answer
                card.state = card._state(item, answer)
        return item

    def _others(self) -> "list[QuestionCard]":
        return [
            card
            for card in _open_cards
            if card is not self and card.workbook is self.workbook and card.question.id == self.question.id
        ]

    @contextmanager
    def _deaf(self) -> Iterator[None]:
        """Within, a change of the answer is shown and not saved again."""
        before, self._listening = self._listening, False
        try:
            yield
        finally:
            self._listening = before

    # what the page shows

    def _view(self) -> dict[str, Any]:
        view = self.workbook.view(self.question.id)
        minutes = f"about {self.question.minutes:g} min"
        return view | {
            "kicker": " · ".join(filter(None, (self.question.skill.capitalize(), minutes))),
            "check_label": "Keep my guess" if self.question.kind == "predict" else "Check",
        }

    def _state(self, item: ItemState, answer: Any) -> dict[str, Any]:
        """The item's state as the page shows it; `checked` is the answer that the feedback speaks of."""
        notice = " ".join(dict.fromkeys(filter(None, (self._notice, item.notice))))
        history = self.workbook.store.history(self.question.id)
        return item.to_json() | {
            "notice": notice,
            "checked": {"answer": answer} if item.feedback and not item.stale else None,
            "hints_left": len(self.question.hints) - len(item.hints),
            "tries_text": "" if item.can_reveal else _how_to_reveal(item.tries),
            "can_undo": bool(last_start_over(history)) and not live(history),
            "model_title": "Two texts to compare yours with"
            if self.question.kind == "write"
            else "A model answer",
        }


def _how_to_reveal(tries: int) -> str:
    left = TRIES_TO_REVEAL - tries
    more = "more " if tries else ""
    tried = "try" if left == 1 else "tries"
    return f"The model answer opens once this is solved, or after {left} {more}different {tried}."
