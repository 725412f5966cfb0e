"""A game beside others: six policies on the same luck, 300 other games, and what of it was decision.

`frame` has the results of policies by seed (`seed`, `policy`, `result` in thousand EUR after eight quarters),
`kept` the state of the explorer in which the game is played.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.explorers import Choice, Control, Explorer, Form, Result, Text, Tick, Values
from pmkit.explorers import _compared_words as words
from pmkit.explorers._compared_pictures import bands_picture, seed_picture
from pmkit.explorers._kept_game import KeptGame
from pmkit.simulator.debrief import QUESTIONS, debrief
from pmkit.simulator.mealwise import mealwise

TERMINALS = {"0": "nothing", "2": "two quarters", "4": "four quarters"}
"""For how many quarters what continues is counted."""
AS_PLAYED = "2"
_ALL = ("form", "seed", "bands", "place", "parts", "quarters", "three", "gauges", "debrief", "questions")


class GameCompared(Explorer):
    """Where a game lies, in this order: the first sentence, this luck, 300 other games, decision and luck."""

    layout = (
        "first", "sentence", "form", "seed", "place", "bands", "parts", "quarters", "three", "gauges",
        "debrief", "questions",
    )  # fmt: skip
    taken_along = (
        "first", "sentence", "seed", "place", "bands", "parts", "three", "gauges", "debrief", "questions",
    )  # fmt: skip
    heeds = ("log",)
    title = "The game beside others"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.game = KeptGame.of(kept)

    def controls(self, _: Values) -> Sequence[Control]:
        fields: tuple[Choice | Tick, ...] = (
            Choice(
                "terminal",
                "What goes on after the end counts for",
                options=TERMINALS,
                start=AS_PLAYED,
                help="The games stay as they were played; only the counting changes.",
            ),
            Tick("apart", "Take the result apart (the first time it takes about a second)"),
        )
        if not self.game.over:
            fields = (*fields, Tick("ends", "My game ends here", help=words.ENDS_HELP))
        asked = [Text(f"q{at}", one, rows=3, wide=True) for at, one in enumerate(QUESTIONS, start=1)]
        return (
            Form("form", fields, label="Comparison"),
            Form("questions", tuple(asked), label="In your words"),
        )

    def result(self, values: Values) -> Result:
        if not self.game.ready:
            return self._nothing()
        terminal = str(values["terminal"])
        compared = self.game.compared(float(terminal))
        over = self.game.over or bool(values.get("ends"))
        says = {"first": words.first_said(self.game), "gauges": words.gauges_said(self.game, over)}
        charts = {"seed": seed_picture(self.game, compared)}
        hidden = set[str]()
        if self.game.over and terminal == AS_PLAYED:
            charts["bands"] = bands_picture(self.frame, compared.result)
            says["place"] = words.place_said(self.frame, compared.result)
        else:
            says["place"] = words.NO_BANDS if self.game.over else words.bands_later(self.game)
            hidden.add("bands")
        says |= self._apart(bool(values["apart"]), over)
        tables = {}
        if over and values["apart"]:
            tables = {
                "quarters": words.quarters_table(self.game),
                "three": words.three_table(self.game.otherwise[:3]),
            }
        else:
            hidden |= {"quarters", "three"}
        if not over:
            hidden.add("questions")
        return Result(
            sentence=self.game.about + words.compared_said(self.game, compared, terminal),
            charts=charts,
            says=says,
            tables=tables,
            hidden=hidden,
        )

    def _apart(self, wanted: bool, over: bool) -> dict[str, str]:
        """The parts of the result and the debrief, once the game is over and they are wanted."""
        if not over:
            return {"parts": words.PARTS_LATER, "debrief": ""}
        if not wanted:
            return {"parts": words.PARTS_ASK, "debrief": ""}
        verdict = self.game.verdict
        said = debrief(mealwise(), self.game.played, verdict)
        return {
            "parts": words.parts_said(self.game, verdict, self.game.compared(float(AS_PLAYED))),
            "debrief": words.debrief_said(said),
        }

    def _nothing(self) -> Result:
        told = self.game.to_do
        return Result(sentence=told.sentence, hidden=set(_ALL))
