"""Sixty words: a note that tells a finding to somebody who decides, and what that reader asks of it first.

Four slots, a count of words, what the rules see (`lint_metrics_note`), and a converter from shares to whole
people. The rules look at words; whether the numbers are true they can't tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmkit.english import counted
from pmkit.explorers import Button, Choice, Control, Form, Number, Result, Text, Tick, Values, picked
from pmkit.explorers.text_builder import Slots, TextBuilder, TextPattern, TextSlot, text_field
from pmkit.methods import InputError, in_whole_people, lint_metrics_note, note_words
from pmkit.practice.markdown import escape_markdown

MOST_WORDS = 60


@dataclass(frozen=True)
class Reader:
    """Who reads the note: what they ask, and the rules that matter most to them, the first on top."""

    name: str
    asks: str
    rules: tuple[str, ...]


READERS = {
    "board": Reader(
        "The board", "What do you want from us?", ("no-decision", "long", "many-numbers", "no-range")
    ),
    "sales": Reader(
        "Sales", "What may I tell a customer, and from when?", ("cause", "proof", "no-day", "no-base")
    ),
    "council": Reader(
        "The works council",
        "How many people did you count, and what do you not know?",
        ("no-base", "no-period", "no-range", "jargon", "significant"),
    ),
}
"""What each asks first is the course's judgement."""

_PATTERN = TextPattern(
    name="Sixty words",
    slots=(
        TextSlot(key="decision", label="Decision asked for", help="What should they decide?", rows=2),
        TextSlot(
            key="seen",
            label="What we saw",
            help="In people: so many of so many, against so many. Since when?",
            rows=2,
        ),
        TextSlot(
            key="sure", label="How sure we are", help="From where to where? What do you not know?", rows=2
        ),
        TextSlot(key="next", label="What we do next", help="Who does what, by which day?", rows=2),
    ),
    grow=lambda slots: " ".join(text for text in slots.values() if text != "…"),
    rules=lambda slots: [(one.where, one.text) for one in lint_metrics_note(slots)],
)


class SixtyWords(TextBuilder):
    """Write the note, choose who reads it, turn shares into people.

    `start` holds the texts that one begins with, `shares` the two shares in the converter; `known` says what
    may be told (Markdown), `experiment` whether people were put into groups by chance.
    """

    layout = ("known", "reader", "grown", "sentence", "found", "form", "people", "said")
    taken_along = ("grown", "sentence", "form")

    def __init__(
        self,
        frame: Any = None,
        *,
        start: Slots,
        shares: tuple[float, float] = (0.0, 0.0),
        known: str = "",
        experiment: bool = False,
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, pattern=_PATTERN, start=start, units=units)
        self.shares, self.known, self.experiment = shares, known, experiment

    # --- what is asked
    def controls(self, _: Values) -> Sequence[Control]:
        return (self._reader(), self._note(), self._converter())

    def _reader(self) -> Form:
        names = {key: one.name for key, one in READERS.items()}
        reader = Choice("reader", "Who reads it?", options=names, radio=True)
        chance = Tick("experiment", "People were put into the groups by chance", start=self.experiment)
        return Form("reader", (reader, chance), label="Reader")

    def _note(self) -> Form:
        fields: tuple[Text, ...] = tuple(text_field(slot, self.start) for slot in self.pattern.slots)
        return Form("form", fields, label=self.pattern.name)

    def _converter(self) -> Form:
        first, second = self.shares
        one = Number("first", "One share", start=first, unit="%", max=1, help="In per cent, such as 31.8")
        other = Number("second", "The other share", start=second, unit="%", max=1)
        put = Button("put", "Put it into “What we saw”", self._with_people)
        return Form("people", (one, other, put), label="From shares to people")

    def _with_people(self, values: Values) -> Values:
        """The two shares in people, behind what is written already."""
        try:
            said = " against ".join(in_whole_people(values["first"], values["second"]))
        except InputError:
            return {}
        texts = values["texts"]
        seen = f"{texts['seen'].rstrip()} {said}".strip()
        return {"texts": {**texts, "seen": seen}}

    # --- what is seen
    def result(self, values: Values) -> Result:
        texts = {slot.key: values["texts"][slot.key].strip() for slot in self.pattern.slots}
        reader = READERS[picked(values, "reader", READERS)]
        written = any(texts.values())
        found = self._found(texts, reader, values["experiment"]) if written else []
        errors: dict[str, str] = {}
        for _, key, says in found:
            if texts.get(key):
                errors.setdefault(key, says)
        spoken = {
            key: escape_markdown(" ".join(text.split())) if text else "…" for key, text in texts.items()
        }
        people, problem = _people(values)
        return Result(
            sentence=self._said(texts, reader, found),
            says={
                "known": self.known,
                "grown": self.pattern.grow(spoken),
                "found": self._others(found),
                "said": people,
            },
            errors=errors | ({"second": problem} if problem else {}),
        )

    @staticmethod
    def _found(texts: Slots, reader: Reader, experiment: bool) -> list[tuple[str, str, str]]:
        """Rule, slot and sentence of each finding, those that the reader asks about on top."""
        seen = lint_metrics_note(texts, experiment=experiment)
        places = {rule: at for at, rule in enumerate(reader.rules)}
        seen.sort(key=lambda one: places.get(one.rule, len(places)))
        return [(one.rule, one.where, one.text) for one in seen]

    def _said(self, texts: Slots, reader: Reader, found: Sequence[tuple[str, str, str]]) -> str:
        asks = f"{reader.name} will ask first: “{reader.asks}”"
        if not any(texts.values()):
            return f"Nothing is written yet. {asks} Begin with the decision."
        many = note_words(texts)
        head = f"**{counted(many, 'word')}** of {MOST_WORDS}. {asks}"
        if not found:
            return f"{head} No rule objects. Give it to somebody who was not there: do they know what to do?"
        places = counted(len(found), "place")
        return f"{head} The rules would look again at {places}. Begin with this one. {self._line(found[0])}"

    def _line(self, one: tuple[str, str, str]) -> str:
        labels = {slot.key: slot.label for slot in self.pattern.slots}
        where = f"**{labels[one[1]]}**: " if one[1] in labels else ""
        return f"{where}{escape_markdown(one[2])}"

    def _others(self, found: Sequence[tuple[str, str, str]]) -> str:
        return "\n".join(f"- {self._line(one)}" for one in found[1:])


def _people(values: Values) -> tuple[str, str]:
    """The two shares in whole people, and why they can't be said so."""
    shares = (values["first"], values["second"])
    if not any(shares):
        return "Type two shares, and read them in whole people.", ""
    try:
        exact = in_whole_people(*shares)
    except InputError as problem:
        return "", str(problem)
    said = f"In people: **{exact[0]} against {exact[1]}**."
    hundred = [f"{100 * share:.0f}" for share in shares]
    if exact[0].endswith("of 100") or exact[0].endswith("of 10"):
        return said, ""
    if hundred[0] == hundred[1] and shares[0] != shares[1]:
        return f"{said} Of 100 people there is no difference to see: {hundred[0]} in both.", ""
    return f"{said} Of 100 people it is about {hundred[0]} against {hundred[1]}.", ""
