"""A live room in a notebook: choose what to ask, open it, lead it, and go on with what the room said.

The room runs in a process of its own (`pmkit.room`); this shows it. What is revealed goes on into an explorer
(`room_results`).
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import ipywidgets
import pandas as pd

from pmkit.course import question
from pmkit.practice.markdown import escape_markdown
from pmkit.room.asking import activities_of, left_out, not_asked
from pmkit.room.host import Host, NoRoom, on_a_hub
from pmkit.widgets.explorer_view import ExplorerView
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say
from pmkit.widgets.stack import Stack
from pmkit.workspace.room_form import for_phones, lines_typed, opening_fields
from pmkit.workspace.room_results import goes_on, prepare

__all__ = ["open_room"]

_READ = "A live room: open the notebook in JupyterLab to open one."
_BEFORE = (
    "Everybody answers on a phone, without an account. The wall of the room shows a code and a QR picture."
)
_REACHED = {
    True: "Everybody in this network can open the page of the room, and nothing else of this computer.",
    False: "Only this computer can join. For phones, close the room, reload this page, and tick "
    "*Phones in this network may join* before you open it.",
}
_LOOK_EVERY = 1.0
_log = logging.getLogger(__name__)


def open_room(chapter: str = "", ask: Sequence[str] = ()) -> "LiveRoom":
    """A panel to open a room with; `chapter` ("prioritisation") offers its questions first.

    `ask` is what else is asked, in this order and first. A line is written as for `pmkit room`:
    "dots: Which first? | Filter | Chef".
    """
    return LiveRoom(chapter, ask)


class LiveRoom(Stack):
    """Choose, open, lead; what came of it stands below, and goes on into an explorer."""

    def __init__(self, chapter: str = "", ask: Sequence[str] = ()) -> None:
        super().__init__(_READ, ())
        self.add_class("pmkit-explorer")
        self.host: Host | None = None
        self.asked, self.left_out = list(ask), list[str]()
        self.said, self.told = Say(), Say()
        self.form = Form(opening_fields(chapter), {"chapter": chapter or None}, label="A live room")
        self.form.on_click("open", self._open)
        self.form.observe(self._chosen, "values")
        self.led = Form(_LEADING, label="Lead the room")
        for does in ("start", "reveal", "round", "timer", "close"):
            self.led.on_click(does, partial(self._lead, does))
        self.led.on_click("next", self._next)
        self.view: dict[str, Any] = {}
        self.explorer: ExplorerView | None = None
        self._shown: Any = None
        self._task: asyncio.Task[None] | None = None
        self.said.text = _BEFORE
        self._set(self.form, self.said)

    def _chosen(self, change: Mapping[str, Any]) -> None:
        """Another chapter offers its questions; an example becomes a line to be written over."""
        was, now = change["old"], dict(change["new"])
        if now.get("chapter") != was.get("chapter"):
            self.form.values = {**now, "questions": {"values": [], "without": False}}
            self.form.fields = opening_fields(now["chapter"] or "")
        elif now.get("example"):
            lines = f"{now['lines'].rstrip()}\n{now['example']}".strip()
            self.form.values = {**now, "lines": lines, "example": None}

    # --- opening and leading
    def _wanted(self) -> list[str]:
        """What is to be asked, in order. Raises ValueError with a sentence where a line can't be read."""
        chosen = self.form.values.get("questions") or {}
        lines = lines_typed(str(self.form.values.get("lines") or ""))
        wanted = list(dict.fromkeys([*self.asked, *(chosen.get("values") or []), *lines]))
        for one in wanted:
            activities_of(one, question)
        self.left_out = [text for one in wanted for text in left_out(one)]
        return wanted

    def _open(self) -> None:
        try:
            wanted = self._wanted()
            if not wanted:
                raise ValueError(
                    "Choose a question, or write a line of your own: then the room has something to ask."
                )
            self.said.tone, self.said.text = "", "The room opens. That takes some seconds."
            lan = bool(self.form.values.get("lan")) or for_phones(str(self.form.values.get("lines") or ""))
            self.host = Host.open(wanted, lan=lan)
        except (ValueError, NoRoom) as problem:
            self.said.tone, self.said.text = "partly", escape_markdown(str(problem))
            return
        self.said.tone = ""
        self.said.text = (
            f"The room is open. People join at **{self.host.address}** with the code **{self.host.code}**. "
            f"[Open the wall]({self.host.wall}) for the projector. Its address holds the room's key: keep it."
        )
        self.said.text += "" if on_a_hub() else f"\n\n{_REACHED[lan]}"
        if self.left_out:
            self.said.text += f"\n\n{escape_markdown(not_asked(self.left_out))}"
        self._set(self.said, self.led, self.told)
        self._next()
        self._watch()

    def _lead(self, does: str) -> None:
        self._do(does, **({"seconds": 60} if does == "timer" else {}))

    def _next(self) -> None:
        self._do("ask", number=0 if "asking" not in self.view else self.view["asking"] + 1)

    def _do(self, does: str, **more: Any) -> None:
        if self.host is None:
            return
        try:
            self.show(self.host.lead(does, **more))
        except NoRoom as problem:
            self.told.tone, self.told.text = "partly", escape_markdown(str(problem))

    # --- what comes of it
    def _watch(self) -> None:
        try:
            self._task = asyncio.get_running_loop().create_task(self._look())
        except RuntimeError:  # no event loop: a test, a script
            self._task = None

    async def _look(self) -> None:
        """Ask the room every second, as long as it is open; nobody has to run a cell again."""
        await asyncio.to_thread(prepare)
        away = False
        while self.host is not None and self.view.get("phase") != "closed":
            await asyncio.sleep(_LOOK_EVERY)
            try:
                view = await asyncio.to_thread(self.host.view)
                if away or _without_clock(view) != _without_clock(
                    self.view
                ):  # else a refusal stays to be read
                    self.show(view)
                away = False
            except NoRoom as problem:
                away = True
                self.told.tone, self.told.text = "partly", escape_markdown(str(problem))
            except Exception:  # the room goes on; only what is shown here is old
                _log.exception("The room could not be shown")

    def show(self, view: Mapping[str, Any]) -> None:
        """Show what the wall shows; once it is revealed, go on with it."""
        self.view = dict(view)
        self.told.tone = ""
        answered = (
            f"{view['answered']} of {view['people']} answered"
            if "answered" in view
            else f"{view['people']} here"
        )
        outcome = view.get("outcome")
        said = [
            f"**{escape_markdown(view.get('title') or 'Nothing is asked yet.')}**",
            f"{answered}. {_PHASES[view['phase']]}",
        ]
        if outcome:
            said.append(escape_markdown(outcome["sentence"]))
            said += [
                f"- {escape_markdown(bar['label'])}: {escape_markdown(bar['words'])}"
                for bar in outcome["bars"]
            ]
        self.told.text = "\n\n".join(said[:3]) + "\n\n" + "\n".join(said[3:])
        revealed = view["phase"] == "revealed"
        stage = (
            view.get("asking"),
            view.get("round"),
            view["phase"],
            view.get("answered") if revealed else 0,
        )
        if stage != self._shown and view["phase"] != "closed":
            self._shown = stage
            self._go_on(revealed)

    def _go_on(self, revealed: bool) -> None:
        if self.explorer is not None:
            self.explorer.close()
            self.explorer = None
        if revealed and self.host is not None:
            frames = [
                (activity, activity.frame(votes[max(votes)]))
                for activity, votes in self.host.rounds()
                if votes and votes[max(votes)]
            ]
            found = goes_on(frames, int(self.view.get("people", 0))) if frames else None
            self.explorer = ExplorerView(found, label="the room") if found else None
        self._set(self.said, self.led, self.told, *([self.explorer] if self.explorer else []))

    def _set(self, *parts: ipywidgets.Widget) -> None:
        self.children = parts

    def frame(self, number: int = -1) -> pd.DataFrame:
        """The votes of an activity that was revealed, the last one unless said, people by pseudonym."""
        return self.host.frame(number) if self.host else pd.DataFrame()


def _without_clock(view: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in view.items() if name != "left"}


_LEADING: Sequence[Mapping[str, Any]] = [
    {"key": "next", "label": "Next question", "type": "button"},
    {"key": "start", "label": "Start", "type": "button", "main": True},
    {"key": "reveal", "label": "Reveal", "type": "button"},
    {"key": "round", "label": "Second round", "type": "button"},
    {"key": "timer", "label": "Timer, 60 s", "type": "button"},
    {"key": "close", "label": "Close the room", "type": "button"},
]
_PHASES = {
    "empty": "Nothing is asked yet.",
    "waiting": "Press Start when people are in.",
    "open": "The question is open.",
    "revealed": "The answers are on the wall.",
    "closed": "The room is closed; its votes are kept.",
}
