"""One page about a game, for somebody who was not there: three decisions, a launch, a letter, luck.

`frame` has the results of policies by seed (as `pmkit.explorers.game_compared` takes it), `kept` the state of
the explorer in which the game is played.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted, plural
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Text, Tick, Values
from pmkit.explorers import _page_words as words
from pmkit.explorers._compared_pictures import seed_picture
from pmkit.explorers._compared_words import ENDS_HELP, place_said
from pmkit.explorers._kept_game import KeptGame
from pmkit.explorers.state import value_at
from pmkit.simulator.otherwise import Otherwise

THREE = (1, 2, 3)
_OFFERED = 24
_ASKED = {"knew": "What I knew and thought", "again": "What I would do again, and what not"}
_PARTS = ("chart", "place", "three", "discovery", "launch", "answered", "chance")


class GamePage(Explorer):
    """Choose three decisions, a launch and a letter, add own words; the page writes itself of the log."""

    layout = (
        "form",
        "own",
        "sentence",
        "chart",
        "place",
        "three",
        "discovery",
        "launch",
        "answered",
        "chance",
    )
    taken_along = ("sentence", "chart", "place", "three", "discovery", "launch", "answered", "chance")
    heeds = ("log",)
    title = "One page about the game"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.game = KeptGame.of(kept)

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        if not self.game.ready or not self._open(values):
            return (Form("form", (Tick("ends", "My game ends here", help=ENDS_HELP),), label="Page"),)
        fields: list[Choice | Tick] = [
            Choice(f"d{at}", f"Decision {at}", options=self._decisions(), start=self._start(at))
            for at in THREE
        ]
        if launches := words.launches(self.game):
            fields.append(Choice("read", "A launch that was read", options=launches))
        if letters := words.letters(self.game):
            fields.append(Choice("letter", "A letter", options=letters))
        fields += [
            Tick("luck", "Add what was luck (the first time it takes about a second)"),
            Tick("rank", "Add where the result lies among 300 other games"),
        ]
        if not self.game.over:
            fields.append(Tick("ends", "My game ends here", help=ENDS_HELP))
        asked = [
            Text(f"{key}{at}", label, rows=3, row=label, column=str(at), at=("own", f"{key}{at}"))
            for key, label in _ASKED.items()
            for at in THREE
        ]
        columns = {str(at): f"Decision {at}" for at in THREE}
        own = Form("own", tuple(asked), label="In your own words", columns=columns)
        reply = Text("reply", "What I wrote back, or would write today", rows=3, wide=True)
        return (Form("form", (*fields, reply), label="Page"), own)

    def _open(self, values: Values) -> bool:
        return self.game.over or bool(values.get("ends"))

    def _decisions(self) -> dict[str, str]:
        """The decisions that made most difference, by a key that lasts."""
        return {_key(one): words.decision_title(one) for one in self.game.otherwise[:_OFFERED]}

    def _start(self, at: int) -> str | None:
        keys = list(self._decisions())
        return keys[at - 1] if at <= len(keys) else None

    # --- what is seen
    def result(self, values: Values) -> Result:
        if not self.game.ready:
            return Result(sentence=self.game.to_do.sentence, hidden={"form", "own", *_PARTS})
        if not self._open(values):
            return Result(sentence=words.LATER, hidden={"own", *_PARTS})
        compared = self.game.compared(2)
        chosen = list(dict.fromkeys(str(values[f"d{at}"]) for at in THREE))
        frame = words.frame_said(self.game, compared)
        rank = bool(values["rank"]) and self.game.over
        says = {
            "place": place_said(self.frame, compared.result, ("my", "mine"))
            if rank
            else self._no_rank(bool(values["rank"])),
            "three": self._three(values),
            "discovery": words.discovery_said(self.game),
            "launch": words.read_said(self.game, str(values.get("read") or "")),
            "answered": words.letter_said(self.game, str(values.get("letter") or ""), str(values["reply"])),
            "chance": words.luck_said(self.game.verdict) if values["luck"] else "",
        }
        return Result(
            sentence=f"{self._to_write(values, len(chosen))}\n\n{frame}",
            summary=frame,
            says=says,
            charts={"chart": words.page_picture(seed_picture(self.game, compared, "My game"), compared)},
        )

    def _no_rank(self, asked: bool) -> str:
        return "The 300 other games go over eight quarters; this one is shorter." if asked else ""

    def _three(self, values: Values) -> str:
        known = {_key(one): one for one in self.game.otherwise}
        chosen, blocks = set[str](), list[str]()
        for at in THREE:
            key = str(values[f"d{at}"])
            if key not in known or key in chosen:
                continue
            chosen.add(key)
            knew, again = (str(value_at(values, ("own", f"{one}{at}"))) for one in _ASKED)
            blocks.append(words.decision_said(len(chosen), known[key], knew, again))
        return "\n\n".join(["**Three decisions**", *blocks]) if blocks else words.NO_DECISIONS

    def _to_write(self, values: Values, decisions: int) -> str:
        """What only helps to go on: what is not written yet, and a decision that stands there twice."""
        fields = [("own", f"{one}{at}") for at in THREE for one in _ASKED] + [("reply",)]
        empty = sum(not str(value_at(values, one)).strip() for one in fields)
        said = []
        if empty:
            said.append(
                f"*{counted(empty, 'field')} of {len(fields)} {plural(empty, 'waits', 'wait')} for your "
                "words: a page without them tells "
                "what happened, not what you thought.*"
            )
        if decisions < len(THREE) and len(self._decisions()) >= len(THREE):
            said.append("*The same decision stands there twice; choose another one.*")
        return " ".join(said) or "*All fields are filled. Read it aloud once.*"


def _key(one: Otherwise) -> str:
    return f"{one.quarter}|{one.kind}|{one.what}"
