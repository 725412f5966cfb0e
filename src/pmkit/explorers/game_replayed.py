"""A game seen once more, quarter by quarter: what was known then, and, if one wants, what was true.

`kept` is the state of the explorer in which the game is played.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.explorers import Control, Explorer, Form, Range, Result, Tick, Values
from pmkit.explorers import _replayed_words as words
from pmkit.explorers._compared_words import ENDS_HELP
from pmkit.explorers._kept_game import KeptGame
from pmkit.explorers._replayed_pictures import beliefs_picture, events_picture


class GameReplayed(Explorer):
    """A slider over the quarters: left what was seen, right what was true."""

    layout = ("form", "sentence", ("seen", "true"), "beliefs", "events")
    taken_along = ("sentence", "seen", "true", "beliefs", "events")
    heeds = ("log",)
    title = "The game once more"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.game = KeptGame.of(kept)

    def controls(self, _: Values) -> Sequence[Control]:
        last = max(self.game.closed, 1)
        fields: tuple[Range | Tick, ...] = (
            Range(
                "quarter",
                "Quarter",
                start=1,
                min=1,
                max=last,
                help=f"1 is Q4 2026; you have closed {self.game.so_far}. Arrow keys move it.",
            ),
            Tick("truth", "Show what was true", help="You could not see this while you played."),
        )
        if not self.game.over:
            fields = (*fields, Tick("ends", "My game ends here", help=ENDS_HELP))
        return (Form("form", fields, label="Replay"),)

    def result(self, values: Values) -> Result:
        if not self.game.ready:
            return Result(
                sentence=self.game.to_do.sentence, hidden={"form", "seen", "true", "beliefs", "events"}
            )
        number = int(values["quarter"])
        over = self.game.over or bool(values.get("ends"))
        truth = bool(values["truth"]) and over
        return Result(
            sentence=self.game.about + words.quarter_said(self.game, number),
            says={
                "seen": words.seen_said(self.game, number),
                "true": words.true_said(self.game, number) if truth else words.waits(bool(values["truth"])),
            },
            charts={
                "beliefs": beliefs_picture(self.game, number, truth),
                "events": events_picture(self.game, number),
            },
            hidden=set() if words.in_sight(self.game, number) else {"beliefs"},
        )
