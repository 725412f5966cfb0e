"""Who must see it: how many must use a launch before a fault would be seen, and what the ramp costs.

Exact, no simulation. What is counted are those who meet the situation in which the fault shows, not installs.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pmkit.explorers import Choice, Control, Explorer, Form, Number, Range, Result, Tick, Values
from pmkit.explorers._ramps import RAMPS, own_cells, ramp_of
from pmkit.explorers._seen_words import Launch, ramps_picture, said, silence, stages_picture, stages_table
from pmkit.methods import InputError
from pmkit.practice.markdown import escape_markdown

OWN = "own"
NO_FAULT = "none"
_STEPS = (20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
_NOTES = {500: " (0.2 %)", 10_000: " (what was reported of Windows 10 1809)"}
_MOST_PEOPLE = 1_000_000_000
_SHOWN = ("stages", "ramps", "table", "silence")


class SeenEarly(Explorer):
    """Choose the audience, the fault and the ramp: the chance to see it, stage by stage, and the price.

    `audiences` are those of the case (what it is called -> how many), without them one types a number;
    `one_in` is the fault that one begins with, `who` what one and many of the audience are called.
    """

    layout = ("form", "sentence", ("stages", "ramps"), "own", "table", "silence")
    taken_along = ("sentence", "stages", "ramps", "table")
    title = "Who must see it"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        audiences: Mapping[str, int] | None = None,
        people: int = 10_000,
        one_in: int = 1_000,
        who: tuple[str, str] = ("user", "users"),
    ) -> None:
        super().__init__(frame, units=units)
        self.audiences = {str(many): name for name, many in (audiences or {}).items()}
        self.people, self.one_in, self.who = people, one_in, who
        steps = sorted({*_STEPS, one_in})
        self.rates = {str(one): f"1 {who[0]} in {one:,}{_NOTES.get(one, '')}" for one in steps}
        self.rates |= {OWN: "Another rate", NO_FAULT: "Nobody: there is no fault"}

    # --- controls
    def controls(self, _: Values) -> Sequence[Control]:
        options = self.audiences | {OWN: "Another number"}
        who = [Choice("audience", "Who gets it", options=options)] if self.audiences else []
        rate = Choice("rate", "If there is a fault, it hits", options=self.rates, start=str(self.one_in))
        fields = (
            *who,
            Number("people", f"How many {self.who[1]} get it", start=self.people, min=1, max=_MOST_PEOPLE),
            rate,
            Number("one_in", "One in how many", start=self.one_in, min=1, max=1_000_000),
            Range(
                "telling",
                "Of those hit, so many tell you",
                start=0.2,
                min=0.05,
                max=1,
                step=0.05,
                unit="%",
                help="An assumption: we know of no figure that holds for every product.",
            ),
            Range(
                "confidence",
                "How sure you want to be to hear of it",
                start=0.95,
                min=0.5,
                max=0.99,
                step=0.01,
                unit="%",
            ),
            Choice("ramp", "Ramp", options=RAMPS, start="four"),
            Number("uses", "Uses until one can meet it", start=1, min=0, max=100, help="0: at once."),
            Number("weekly", "Uses a week", start=2, min=0.1, max=1000),
            Tick("money", "The harm can be paid in money"),
            Number("euro", "EUR for each that is hit", start=50, min=0, max=1_000_000),
        )
        return (Form("form", fields, label="Launch"), own_cells())

    # --- what is seen
    def result(self, values: Values) -> Result:
        hidden = self._hidden(values)
        launch = self._launch(values)
        try:
            ramps = {key: ramp_of(key, values["own"]) for key in RAMPS if key in ("once", "four", "store")}
            ramps |= {OWN: ramp_of(OWN, values["own"])} if values["ramp"] == OWN else {}
        except InputError as problem:
            return Result(sentence=escape_markdown(str(problem)), hidden={*hidden, *_SHOWN})
        worked = {key: launch.on(ramp) for key, ramp in ramps.items()}
        chosen = values["ramp"]
        return Result(
            sentence=said(launch, chosen, worked),
            charts={
                "stages": stages_picture(launch, worked[chosen]),
                "ramps": ramps_picture(launch, worked, chosen),
            },
            says={"silence": silence(launch, worked[chosen])},
            tables={"table": stages_table(launch, worked[chosen])},
            hidden=hidden | ({"stages"} if not launch.rate else set()),
        )

    def _hidden(self, values: Values) -> set[str]:
        unused = {
            "people": bool(self.audiences) and values["audience"] != OWN,
            "one_in": values["rate"] != OWN,
            "telling": values["rate"] == NO_FAULT,
            "confidence": values["rate"] == NO_FAULT,
            "weekly": not values["uses"],
            "euro": not values["money"],
            "own": values["ramp"] != OWN,
        }
        return {key for key, is_unused in unused.items() if is_unused}

    def _launch(self, values: Values) -> Launch:
        audience = values.get("audience", OWN)
        rate = values["rate"]
        one_in = values["one_in"] if rate == OWN else rate
        return Launch(
            audience=int(values["people"]) if audience == OWN else int(audience),
            rate=0.0 if rate == NO_FAULT else 1 / float(one_in),
            telling=float(values["telling"]),
            confidence=float(values["confidence"]),
            delay=7 * float(values["uses"]) / float(values["weekly"]),
            euro=float(values["euro"]) if values["money"] else None,
            who=self.who,
        )
