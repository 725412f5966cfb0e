"""The first guess beside what turned out, as a lesson comes back to it; it follows when the guess is made."""

import logging
from html import escape
from typing import Any

import traitlets

from pmkit.practice import Question, Workbook, to_html
from pmkit.practice.look_back import LookBack, look_back
from pmkit.practice.messages import say
from pmkit.widgets._base import Base, css, esm

_log = logging.getLogger(__name__)


class LookBackCard(Base):
    """`question` must have a truth. `where` says where it is asked: {"notebook", "cell", "section"}."""

    _esm = esm("question_link.js", "look_back.js")
    _css = css("look_back.css")

    view = traitlets.Dict().tag(sync=True)

    def __init__(self, question: Question, workbook: Workbook, where: dict[str, str], **kwargs: Any) -> None:
        self.question, self.workbook, self.where = question, workbook, where
        self.seen = self._look()
        super().__init__(view=self._view(), **kwargs)
        workbook.readers.add(self)

    def changed(self, item: str) -> None:
        """Look again, where the guess was made or begun again."""
        if item != self.question.id:
            return
        try:
            self.seen = self._look()
            self.view = self._view()
        except Exception:  # the guess is kept; only what stands beside it is old
            _log.exception("The guess on %s could not be looked back at", item)

    def describe(self) -> str:
        return f"{self.question.id}: {self.seen.text()}"

    def static_html(self) -> str:
        """With a guess what the page shows; without one the truth is there for who opens it."""
        seen = self.seen
        if seen.rows:
            pairs = "".join(f"<p>{escape(name)}:</p>{to_html(f'**{text}**')}" for name, text in seen.rows)
            return f"{pairs}{to_html(seen.told)}"
        name, text = seen.truth
        return (
            f"{to_html(seen.missing)}<details><summary>{escape(name)}</summary>{to_html(text)}"
            f"{to_html(seen.why)}{to_html(say('look-back.static'))}</details>"
        )

    def _look(self) -> LookBack:
        return look_back(self.question, self.workbook.record(self.question.id))

    def _view(self) -> dict[str, Any]:
        seen = self.seen
        return {
            "item": self.question.id,
            "where": self.where,
            "rows": [[name, to_html(text)] for name, text in seen.rows],
            "told": to_html(seen.told),
            "missing": seen.missing,
            "truth": [seen.truth[0], to_html(seen.truth[1]), to_html(seen.why)],
        }
