"""Split it: what is the smallest thing that already helps somebody?

A large item, a pattern with its question, slices with their share of the value and their effort; the curve
of value against effort beside the same work in layers. Works on any table with `id` and `item`; `story` or
`description` is the story where one is given. Of an item without slices one writes them.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from pmkit.english import counted, format_number
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Values, picked
from pmkit.explorers._split_cards import DO, LAYERS, NOT_NOW, Split, patterns, slices_of
from pmkit.explorers._split_views import (
    curve_picture,
    findings_words,
    invest_words,
    needs_words,
    split_words,
    unfinished_words,
)
from pmkit.explorers._stories import story_choice, story_field
from pmkit.explorers.fields import Field
from pmkit.methods import SPLITTING_PATTERNS, SplitWorth, check_split, lint_story

_UNITS = {one: one for one in ("days", "weeks", "person-days", "person-months", "points")}
_LAYERS_QUESTION = "Which layer of the system comes first? Look who is helped, and when."
_FIRST_SLICE = "Write the first slice: what already helps somebody?"
_FIRST_STORY = "Write the story, then its first slice: what already helps somebody?"
_PATTERNS = patterns()


class SplitIt(Explorer):
    """Choose an item and a pattern, write and order slices, throw away; the curve and the rules follow.

    `slices` are those that one begins with (item, pattern, id, slice, vertical, helps, value_share, effort,
    needs), `unit` is what their effort is counted in; without them the learner says it, and what they write
    stays on their computer.
    """

    layout = ("form", "question", "sentence", "curve", "order", "slices", "findings", "invest")
    taken_along = ("form", "sentence", "curve", "order", "slices")
    title = "Split it"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        slices: pd.DataFrame | None = None,
        unit: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.unit = unit
        self.items = {str(row["id"]): row for row in frame.to_dict("records")}
        self.splits = {
            (item, way): Split(item, way, slices_of(slices, item, way))
            for item in self.items
            for way in _PATTERNS
        }

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        item = picked(values, "item", self.items)
        ways = self._ways(item, values)
        split = self.splits[item, picked(values, "pattern", ways)]
        unit = self.unit or picked(values, "unit", _UNITS)
        fields: list[Field] = [*story_choice(self.items), Choice("pattern", "Cut it by", options=ways)]
        if not self.unit:
            fields.append(Choice("unit", "Effort in", options=_UNITS))
        form = Form("form", (*fields, story_field(self.items[item], own=not self.unit)), label="The item")
        cells = split.cells(values, unit)
        return (form, cells, split.board(values)) if split.written(values) else (form, cells)

    def _ways(self, item: str, values: Values) -> dict[str, str]:
        """The patterns with how many slices are written; those of the case first."""
        written = {way: len(self.splits[item, way].written(values)) for way in _PATTERNS}
        begun = sorted(_PATTERNS, key=lambda way: way == LAYERS or not self.splits[item, way].begun)
        return {way: f"{_PATTERNS[way]}{_many(written[way])}" for way in begun}

    # --- what is seen
    def result(self, values: Values) -> Result:
        item = picked(values, "item", self.items)
        split = self.splits[item, values["pattern"]]
        unit = self.unit or values["unit"]
        written, slices = split.written(values), split.complete(values)
        story = values["story"][item]
        begun = bool(written or story.strip())
        linted = lint_story(story) if begun else []
        says = {"question": _question(values["pattern"])}
        titles = {row["id"]: {"title": row["slice"] or f"Slice {row['id']}"} for row in written}
        errors = {"story": linted[0].text} if linted else {}
        if slices.empty:
            waits = unfinished_words(written) or (_FIRST_SLICE if begun else _FIRST_STORY)
            return Result(
                sentence=waits, says=says, cards={"order": titles}, errors=errors, hidden=("curve",)
            )
        placed, counted_ones = split.placed(values), set(slices["id"])
        dropped = [id for id in placed[NOT_NOW] if id in counted_ones]
        told = check_split(slices, [id for id in placed[DO] if id in counted_ones], dropped)
        said = [split_words(slices, told, dropped, unit), unfinished_words(written), needs_words(slices)]
        return Result(
            sentence=" ".join(filter(None, said)),
            charts={"curve": curve_picture(slices, told, unit)},
            says=says
            | {
                "findings": findings_words([*told.findings, *linted]),
                "invest": invest_words(slices, [*told.findings, *linted]),
            },
            cards={"order": _cards(titles, slices, told, unit)},
            columns={"order": {NOT_NOW: {"note": _saved(told) if dropped else ""}}},
            errors=errors,
        )


def _many(written: int) -> str:
    return f": {counted(written, 'slice')}" if written else ""


def _question(pattern: str) -> str:
    """What the pattern asks, and whose it is."""
    whose, asked = SPLITTING_PATTERNS.get(pattern, ("", _LAYERS_QUESTION))
    after = {"Lawrence": " (Richard Lawrence, 2009)", "SPIDR": " (Mike Cohn, SPIDR)"}.get(whose, "")
    return f"**The question of this cut{after}:** {asked}"


def _saved(told: SplitWorth) -> str:
    lost = format_number(round(told.lost, 1))
    return f"{100 * told.saved:.0f} % of the effort saved, {lost} % of the value given up"


def _cards(
    titles: Mapping[str, Mapping[str, str]], slices: pd.DataFrame, told: SplitWorth, unit: str
) -> dict[str, dict[str, str]]:
    """What each card says: its share and effort, who is helped, and what a rule asks."""
    cards = {id: dict(one) for id, one in titles.items()}
    for row in slices.to_dict("records"):
        effort = counted(row["effort"], unit.removesuffix("s"))
        worth = f"{row['id']}: {format_number(row['value_share'])} % for {effort}"
        cards[row["id"]] |= {"badge": worth, "detail": row["helps"]}
    for one in told.findings:
        if one.where in cards:
            cards[one.where].setdefault("warning", one.text)
    return cards
