"""What is due, one question after another, with a clear end; opened again it goes on where it was."""

from collections.abc import Callable
from typing import Any

import ipywidgets
import traitlets as t

from pmkit.practice.markdown import to_html, to_plain
from pmkit.practice.messages import say
from pmkit.practice.workbook import Repetition
from pmkit.widgets._base import Base, css, esm, mimebundle
from pmkit.widgets.question import QuestionCard


class SessionBar(Base):
    """Where one is in a session, and the button that leads on."""

    _esm = esm("due_session.js")
    _css = css("due_session.css")

    text = t.Unicode("").tag(sync=True, doc="plain text")
    button = t.Unicode("").tag(sync=True, doc='what leads on, "" for nothing')
    item = t.Unicode("").tag(sync=True, doc="the question that is shown")

    def __init__(self, on_press: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.on_msg(lambda _, content, __: on_press() if content.get("kind") == "press" else None)

    def describe(self) -> str:
        return self.text


class DueSession(ipywidgets.VBox):
    """`again` is today's repetition where it was begun, `choose` makes one of what is due (None: nothing is).
    `why` says why a question comes back, `ahead` what comes after the session."""

    def __init__(
        self,
        again: Repetition | None,
        choose: Callable[[], Repetition | None],
        why: Callable[[str], str],
        ahead: Callable[[], str],
    ) -> None:
        self._choose, self._why, self._ahead = choose, why, ahead
        self.again = again
        self.bar = SessionBar(self._press)
        self.lead = SessionBar(lambda: None)
        self.item = ""
        shown: tuple[ipywidgets.Widget, ...] = (self.bar,)
        super().__init__(shown, layout=ipywidgets.Layout(grid_gap="12px"))
        self.add_class("pm-session")
        if again and self._untried():
            self._ask(self._untried()[0])
        else:
            self._rest()

    def changed(self, item: str) -> None:
        """An answer was checked: the way on opens."""
        if item == self.item:
            self._tell_way()

    # where one stands

    def _tried(self, item: str) -> bool:
        return bool(self.again and self.again.record(item).tries)

    def _untried(self) -> list[str]:
        return [item for item in self.again.items if not self._tried(item)] if self.again else []

    def _unsolved(self) -> list[str]:
        return [item for item in self.again.items if not self.again.record(item).done] if self.again else []

    # what is shown

    def _press(self) -> None:
        if self.item:
            left = [item for item in self._untried() if item != self.item]
            self._ask(left[0]) if left else self._rest()
            return
        unsolved = self._unsolved()
        if not unsolved:
            self.again = self._choose()
            unsolved = list(self.again.items) if self.again else []
        if unsolved:
            self._ask(unsolved[0])

    def _ask(self, item: str) -> None:
        assert self.again is not None
        self.again.readers.add(self)
        self.item = item
        fresh = say("session.fresh") if self.again.is_fresh(item) else ""
        self.lead.text = f"{to_plain(self._why(item))} {fresh}".strip()
        card = QuestionCard(self.again.question(item), self.again)
        self._show_all(self.lead, card, self.bar)
        self._tell_way()
        self.bar.item = item

    def _tell_way(self) -> None:
        assert self.again is not None
        items = self.again.items
        last = not [item for item in self._untried() if item != self.item]
        self.bar.text = f"{items.index(self.item) + 1} of {len(items)}"
        ready = self._tried(self.item)
        self.bar.button = ("Finish" if last else "Next") if ready else ""

    def _rest(self) -> None:
        """Before the session, or after it."""
        self.item = self.bar.item = ""
        self._show_all(self.bar)
        unsolved = self._unsolved()
        if unsolved:
            told, button = say("session.open", n=len(unsolved)), "Try again what is not right yet"
        else:
            found = self._choose()
            ready = say(
                "session.ready.one" if found and len(found.items) == 1 else "session.ready",
                n=len(found.items) if found else 0,
            )
            done = say("session.done") if self.again else ""
            told = f"{done} {ready}" if found else done or say("repeat.none")
            button = ("Five minutes more" if self.again else "Begin") if found else ""
        self.bar.text, self.bar.button = f"{to_plain(told)} {self._ahead()}".strip(), button

    def _show_all(self, *widgets: ipywidgets.Widget) -> None:
        self.children = widgets

    # other forms

    def close(self) -> None:
        for child in (self.bar, self.lead, *self.children):
            child.close()
        super().close()

    def __repr__(self) -> str:
        return self.bar.text

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), to_html(self.bar.text))
