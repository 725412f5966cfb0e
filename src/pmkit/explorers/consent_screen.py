"""A consent that is one: build the screen that asks, then be three people and see what remains for them.

The rules are those of `pmkit.methods.consent_lint`; they see a screen, never whether people understand it.
How many say yes is not estimated: such figures are those of vendors.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import listed
from pmkit.explorers import (
    Cells,
    Choice,
    Control,
    Explorer,
    Form,
    Number,
    Order,
    Places,
    Range,
    Result,
    Text,
    Tick,
    Values,
    picked,
)
from pmkit.explorers import _consent_words as words
from pmkit.explorers._consent_words import Ask, Person, Screen, Switch
from pmkit.explorers.law_lines import LawLine
from pmkit.methods import ConsentScreen, lint_consent

__all__ = ["Ask", "ConsentScreenBuilder", "Person", "Switch"]

_SWITCHES = ("s1", "s2", "s3", "s4")
_NONE = "none"
ASKED_BY = {"firm": "the firm", "employer": "the employer of those who are asked"}
_KEYS = ("label", "receiver", "on", "tied")


class ConsentScreenBuilder(Explorer):
    """Put purposes behind switches, write what the screen says, set its taps; see it, and who gets what.

    `asks` are the purposes by key, `people` three who meet the screen, `base` what the app does without any
    of it. `switches` and `screen` are what one begins with, `law` the lines of law, `story` the id of one
    that is told as a story.
    """

    layout = (
        "sentence",
        "who",
        "people",
        "preview",
        "board",
        "switches",
        "order",
        "screen",
        "points",
        "story",
        "limits",
    )
    taken_along = ("sentence", "people", "preview", "points", "limits")
    title = "A consent that is one"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        asks: Mapping[str, Ask],
        people: Mapping[str, Person],
        base: Sequence[str] = (),
        switches: Mapping[str, Switch] | None = None,
        screen: Mapping[str, Any] | None = None,
        law: Mapping[str, LawLine] | None = None,
        story: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.asks, self.people, self.base = dict(asks), dict(people), tuple(base)
        self.switches, self.start = dict(switches or {}), dict(screen or {})
        self.law, self.story = dict(law or {}), story

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        names = {key: one.name for key, one in self.people.items()}
        who = Choice("who", "You are", options=names, radio=True)
        labels = words.labels(self._rows().filled(self._rows().clean(values.get("switches"))))
        cards = [{"id": key, "title": name} for key, name in labels.items()]
        return (
            Form("who", (who,), label="Who meets the screen"),
            self._board(),
            self._rows(),
            Order("order", "Order on the screen", title="Order on the screen, first on top", cards=cards),
            self._screen(),
        )

    def _board(self) -> Places:
        first = {ask: key for key, one in self.switches.items() for ask in one.asks}
        cards = [
            {"id": key, "title": one.name, "detail": one.detail, "column": first.get(key, _NONE)}
            for key, one in self.asks.items()
        ]
        columns = {_NONE: "Not asked, not done"}
        columns |= {key: f"Switch {at}" for at, key in enumerate(_SWITCHES, start=1)}
        return Places("board", "Which purpose stands behind which switch", columns=columns, cards=cards)

    def _rows(self) -> Cells:
        rows = []
        for at, key in enumerate(_SWITCHES, start=1):
            one = self.switches.get(key, Switch())
            rows.append(
                {
                    "id": key,
                    "switch": f"Switch {at}",
                    "label": one.label,
                    "receiver": one.receiver,
                    "on": "on" if one.on else "off",
                    "tied": "app" if one.tied else "own",
                }
            )
        return Cells(
            "switches", "Switches", columns=_COLUMNS, rows=rows, keys=_KEYS, sortable=False, stacked=True
        )

    def _screen(self) -> Form:
        start = self.start

        def taps(key: str, label: str) -> Range:
            return Range(key, label, start=start.get(key, 1), min=0, max=10)

        fields = (
            Text("text", "Text over the switches", start=start.get("text", ""), rows=3, wide=True),
            taps("agree", "Taps to agree"),
            taps("refuse", "Taps to refuse"),
            taps("withdraw", "Taps to take it back, from the first page"),
            Tick("stands_out", "Only the yes is coloured", start=start.get("stands_out", False)),
            Choice("asked_by", "Who asks", options=ASKED_BY),
            Number("youngest", "Age of the youngest who is asked", start=12, min=0, max=120),
            Tick("parent", "For a child a parent is asked"),
        )
        return Form("screen", fields, label="The screen")

    # --- what is seen
    def result(self, values: Values) -> Result:
        screen = self._built(values)
        points = lint_consent(screen.shown)
        seen = {key: words.meets(screen, one) for key, one in self.people.items()}
        who = picked(values, "who", self.people)
        return Result(
            sentence=words.said(screen, self.people[who], seen[who], len(points)),
            summary=words.summary(screen, seen, self.people, len(points)),
            says={
                "preview": words.preview(screen),
                "points": words.points_said(points, self.law),
                "story": words.story(self.law.get(self.story)),
                "limits": words.limits(self.law),
            },
            tables={"people": words.people_table(self.people, seen)},
            cards={"board": self._card_details(values)},
        )

    def _card_details(self, values: Values) -> dict[str, dict[str, str]]:
        """At each purpose that shares its switch, with which."""
        found = {}
        for key in _SWITCHES:
            behind = values["board"][key]
            for ask in behind if len(behind) > 1 else ():
                others = listed([self.asks[one].name for one in behind if one != ask])
                found[ask] = {"warning": f"One switch with: {others}."}
        return found

    def _built(self, values: Values) -> Screen:
        rows = {row["id"]: row for row in self._rows().filled(values["switches"])}
        named = words.labels(list(rows.values()))
        switches = {}
        for key in values["order"]:
            row, behind = rows[key], tuple(values["board"][key])
            if behind or words.clean(row["label"]):
                switches[key] = Switch(
                    label=named[key],
                    receiver=words.clean(row["receiver"]),
                    on=row["on"] == "on",
                    tied=row["tied"] == "app",
                    asks=behind,
                )
        return Screen(
            asks=self.asks,
            base=self.base,
            switches=switches,
            shown=ConsentScreen(
                text=words.clean(values["text"]),
                switches=[words.as_switch(one, self.asks, self.base) for one in switches.values()],
                agree=int(values["agree"]),
                refuse=int(values["refuse"]),
                withdraw=int(values["withdraw"]),
                agree_stands_out=values["stands_out"],
                asked_by=values["asked_by"],
                youngest=int(values["youngest"]),
                parent_asked=values["parent"],
            ),
        )


_COLUMNS: list[dict[str, Any]] = [
    {"key": "switch", "label": "Switch", "readonly": True, "width": 8},
    {"key": "label", "label": "It says", "width": 24},
    {"key": "receiver", "label": "Who gets the data", "width": 16},
    {
        "key": "on",
        "label": "At first",
        "type": "choice",
        "options": ["off", "on"],
        "required": True,
        "width": 6,
    },
    {
        "key": "tied",
        "label": "A no takes away",
        "type": "choice",
        "options": [{"value": "own", "label": "its feature"}, {"value": "app", "label": "the app"}],
        "required": True,
        "width": 10,
    },
]
