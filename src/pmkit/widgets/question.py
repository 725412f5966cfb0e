"""The question card: what a learner meets of a question. It shows and passes on; it does no checking.

The page sends each change of the answer (it is saved as a draft) and asks for the rest in messages
`{"do": "check" | "hint" | "reveal" | "start-over" | "undo", "answer": …, "request": …}`; the result comes
back in the traits `answer` and `state`, and one message `{"type": "done" | "saved" | "sorry", "text": …}`.
Whatever comes in, a learner gets a sentence.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import traitlets

from pmkit.english import capital, shortened
from pmkit.practice import Question, Verdict, Workbook, kinds, to_html, to_plain
from pmkit.practice.messages import say
from pmkit.practice.state import ItemState
from pmkit.widgets._base import css, esm
from pmkit.widgets._quiet import QuietBase
from pmkit.widgets.question_lint import lint_lines
from pmkit.widgets.question_text import question_markdown

_log = logging.getLogger(__name__)

_SORRY = "That could not be saved just now. Your answer is still on this page; try again in a moment."
MOST_BRIEF = 90
"""Letters of an answer in the line of a folded card."""
open_cards: "WeakSet[QuestionCard]" = WeakSet()
"""Those of this kernel."""
_told: "WeakKeyDictionary[Workbook, tuple[str, str]]" = WeakKeyDictionary()
"""What the store has to say, and the question whose card says it."""


class QuestionCard(QuietBase):
    """One question as a card. All cards of one question and one workbook show the same answer."""

    _esm = esm(
        "outbox.js",
        "fields.js",
        "drag.js",
        "question_parts.js",
        *kinds.scripts(),
        "question_feedback.js",
        "question_sight.js",
        "question_fold.js",
        "question.js",
    )
    _css = css("question.css")

    view = traitlets.Dict().tag(sync=True)
    answer = traitlets.Any(allow_none=True).tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    lint = traitlets.List(traitlets.Unicode()).tag(sync=True)
    readings = traitlets.Dict().tag(sync=True)

    def __init__(self, question: Question, workbook: Workbook, **kwargs: Any) -> None:
        self.question = workbook.question(question.id)
        self.workbook = workbook
        self._listening = False
        item = workbook.open(question.id)
        super().__init__(
            view=self._view(),
            answer=item.answer,
            state=self._state(item, item.answer),
            lint=lint_lines(question, item.answer),
            readings=self._readings(item.answer),
            lasting_id=f"{type(workbook).__name__} {question.id}",  # a repetition is another card
            **kwargs,
        )
        self._listening = True
        self.observe(self._keep, "answer")
        open_cards.add(self)

    def reopen(self) -> None:
        """Show the answer as it is kept now."""
        item = self.workbook.open(self.question.id)
        self._show(item, item.answer)

    def describe(self) -> str:
        feedback = self.state.get("feedback")
        return f"{self.question.id}: {feedback['label'] if feedback else Verdict.NOT_STARTED.label}"

    def static_html(self) -> str:
        return to_html(question_markdown(self.question, self.view))

    # what the page asks for

    def receive(self, content: dict[str, Any]) -> None:
        if content.get("kind") == "edit":
            self.answer = content["values"]["answer"]
        else:
            self._serve(content)

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
        lint = lint_lines(self.question, change["new"])
        for card in (self, *self._others()):
            with card._deaf():
                card.answer, card.lint = change["new"], lint
                card.readings = card._readings(change["new"])
        self.send({"type": "saved", "text": to_plain(self._once(told))})
        self._renew_notices()

    def _serve(self, content: dict[str, Any]) -> None:
        """One request of the page. A request that is none is answered too."""
        try:
            told = self._do(content.get("do"), content.get("answer", self.answer))
        except Exception:
            _log.exception("A request on %s failed", self.question.id)
            reply = {"type": "sorry", "text": _SORRY}
        else:
            reply = {"type": "done", "text": told}
            self._renew_notices()
        self.send(reply | {"request": content.get("request")})

    def _do(self, what: object, answer: Any) -> str:
        """Do what is asked, show the result on all cards of this question; a sentence to say, or ""."""
        name, book = self.question.id, self.workbook
        told = ""
        if what == "check":
            told = book.check(name, answer).notice
        elif what in ("hint", "reveal"):
            if answer != self.answer:
                book.save_draft(name, answer)
            told = (book.hint(name) if what == "hint" else book.reveal(name)).notice
        elif what == "start-over":
            told = say("start-over.done") if book.start_over(name) else ""
        elif what == "undo":
            told = say("start-over.undone" if book.undo_start_over(name) else "start-over.nothing")
        item = book.open(name)
        another = what in ("start-over", "undo")
        for card in (self, *self._others()):
            card._show(item, item.answer if another else answer)
        return "" if told == item.notice else to_plain(self._once(told))

    def _show(self, item: ItemState, answer: Any) -> None:
        with self._deaf(), self.hold_sync():
            self.answer = answer
            self.state = self._state(item, answer)
            self.lint = lint_lines(self.question, answer)
            self.readings = self._readings(answer)

    def _others(self) -> "list[QuestionCard]":
        return [
            card
            for card in open_cards
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
        minutes = f"about {max(1, round(self.question.minutes))} min"
        return view | {
            "kicker": " · ".join(filter(None, (capital(self.question.skill), minutes))),
            "check_label": self.question.labels["check"],
            "reveal_label": self.question.labels["reveal"],
        }

    def _readings(self, answer: Any) -> dict[str, list[Any]]:
        """How the numbers typed were read: a sentence and the number, by field."""
        read = self.question.readings(self.question.clean(answer))
        return {field: [to_plain(one.told), one.value] for field, one in read.items()}

    def _state(self, item: ItemState, answer: Any) -> dict[str, Any]:
        """The item's state as the page shows it; `checked` is the answer that the feedback speaks of."""
        reveals = bool(self.question.labels["reveal"])
        quiet = item.can_reveal or Verdict.RIGHT not in self.question.reaches
        return item.to_json() | {
            "notice": to_plain(self._once(item.notice)),
            "checked": {"answer": answer} if item.feedback and not item.stale else None,
            "can_reveal": item.can_reveal and reveals,
            "tries_text": "" if quiet else say("reveal.locked", left=item.tries_left),
            "model_title": self.question.labels["model"],
            "brief": self._brief(answer) if item.finished else "",
        }

    def _brief(self, answer: Any) -> str:
        """The answer in a line."""
        return shortened(to_plain(self.question.brief(self.question.clean(answer))), MOST_BRIEF)

    def _once(self, notice: str) -> str:
        """A notice without what the store has to say, where another question's card has said it already."""
        storage = self.workbook.notice
        if not storage or storage not in notice:
            return notice
        said, holder = _told.get(self.workbook, ("", ""))
        if said != storage:
            holder = self.question.id
            _told[self.workbook] = storage, holder
        return notice if holder == self.question.id else notice.replace(storage, "").strip()

    def _renew_notices(self) -> None:
        """No card goes on saying what no longer holds, such as how many answers wait."""
        for card in list(open_cards):
            if card.workbook is self.workbook and card.state["notice"]:
                card.state = card._state(self.workbook.open(card.question.id), card.answer)
