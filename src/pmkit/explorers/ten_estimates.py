"""Ten estimates: ranges that should hold the truth nine times of ten, and how often they did.

`frame` has `id`, `quantity`, `unit`, `truth` and `source`, in two sets that take turns. No truth is on the
page before all ten ranges are given, and what is changed after that does not count. Below, one estimate in
parts. With `sample` one's own ranges are pasted, each with its truth once that is known.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted, in_words, listed
from pmkit.explorers import (
    Button,
    Cells,
    Choice,
    Control,
    Explorer,
    Form,
    Pasted,
    Result,
    Values,
    picked,
)
from pmkit.explorers._estimate_parts import factors_table, parts_form, product
from pmkit.explorers._estimates import (
    OWN_COLUMNS,
    Guess,
    answers,
    calibration_words,
    chance_words,
    judged,
    own_guesses,
    picture,
    state_words,
    whole,
)
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.explorers.pasted_table import read_table
from pmkit.explorers.state import value_at
from pmkit.methods.range_calibration import Calibration
from pmkit.practice.markdown import escape_markdown

_SETS = {"first": "the first ten", "second": "another ten"}
_OWN_HELP = (
    "Columns: quantity, low, high, each range meant to hold the truth nine times of ten; truth once you know "
    "it; unit if you like. Write the ranges before you know, or they say nothing."
)
_ESTIMATES = (
    {"key": "quantity", "label": "How many?", "readonly": True, "wide": True},
    {"key": "unit", "label": "In", "readonly": True, "width": 10},
    {"key": "low", "label": "From", "type": "number", "width": 11},
    {"key": "high", "label": "To", "type": "number", "width": 11},
    {"key": "says", "label": "", "readonly": True, "width": 14},
)
_FROZEN = "frozen"


class TenEstimates(Explorer):
    """Give ten ranges, then see how many held, how sure that count is, and how wide they were."""

    layout = (
        "data", "read", "form", "estimates", "sentence", "chart", "own_chart", "sure", "answers",
        "own_answers", "note", "parts", "factors", "product",
    )  # fmt: skip
    taken_along = ("sentence", "chart", "sure", "answers", "parts", "factors", "product")
    """Own ranges are counted there and not named: their table and chart hold what was pasted."""
    only_to_fill_in = frozenset({"says"})
    title = "Ten estimates"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        sample: str | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.sample = sample
        rows: list[dict[Any, Any]] = [] if frame is None else frame.to_dict("records")
        self.sets = {"first": rows[::2], "second": rows[1::2]}

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        if self.sample is not None:
            own = Pasted("ranges", "Your estimates", start=self.sample, help=_OWN_HELP)
            return (Form("data", (own,), label="Your estimates"), parts_form(), factors_table())
        name = picked(values, "set", _SETS)
        fields = (
            Choice("set", "Quantities", options=_SETS),
            Button("show", "All ten are given: show what was true", self._show, main=True),
        )
        return (
            Form("form", fields, label="Ten quantities"),
            self._cells(name),
            parts_form(),
            factors_table(),
        )

    def _cells(self, name: str) -> Cells:
        rows = [
            {
                "id": str(row["id"]),
                "quantity": row["quantity"],
                "unit": row["unit"],
                "low": None,
                "high": None,
            }
            for row in self.sets[name]
        ]
        return Cells(
            "estimates", "Your ranges", at=("estimates", name), columns=_ESTIMATES, rows=rows, sortable=False
        )

    def _show(self, values: Values) -> Values:
        """The ten ranges as they are now, kept so that no later change counts; nothing before the tenth."""
        name = values["set"]
        given = {id: whole(cells) for id, cells in self._given(values, name).items()}
        if any(one is None for one in given.values()) or self._frozen(values, name):
            return {}
        kept = values.get(_FROZEN)
        fixed = {id: list(one) for id, one in given.items() if one}
        return {_FROZEN: {**(kept if isinstance(kept, Mapping) else {}), name: fixed}}

    def _given(self, values: Values, name: str) -> dict[str, Mapping[str, Any]]:
        typed = value_at(values, ("estimates", name)) or {}
        return {str(row["id"]): typed.get(str(row["id"]), {}) for row in self.sets[name]}

    def _frozen(self, values: Values, name: str) -> list[Guess]:
        """The ranges of a set as they were when its truths were shown; [] where they were not."""
        kept = value_at(values, (_FROZEN, name))
        found = []
        for row in self.sets[name]:
            ends_kept = kept.get(str(row["id"])) if isinstance(kept, Mapping) else None
            if not isinstance(ends_kept, (list, tuple)) or len(ends_kept) != 2:
                return []
            given = whole(dict(zip(("low", "high"), ends_kept, strict=True)))
            if given is None:
                return []
            found.append(
                Guess(str(row["quantity"]), str(row["unit"]), *given, float(row["truth"]), str(row["source"]))
            )
        return found

    def judged_in(self, state: Mapping[str, Any]) -> list[Calibration]:
        """What the ranges of a state say, set by set; only those whose truths were shown, and no example."""
        if self.sample is not None:
            text = state.get("ranges")
            if not isinstance(text, str) or text == self.sample:
                return []
            guesses, _ = own_guesses(read_table(text, OWN_COLUMNS))
            known = [one for one in guesses if one.truth is not None]
            return [judged(known)[1]] if known else []
        return [judged(found)[1] for name in self.sets if (found := self._frozen(state, name))]

    # --- what is seen
    def result(self, values: Values) -> Result:
        whole_of, marks = product(values)
        says = {"product": whole_of}
        computed: dict[str, Mapping[str, Sequence[Any]]] = {"factors": {"says": marks}}
        if self.sample is not None:
            return self._own(values, says, computed)
        name = values["set"]
        given = self._given(values, name)
        computed["estimates"] = {"says": [state_words(cells) for cells in given.values()]}
        guesses = self._frozen(values, name)
        if not guesses:
            return Result(sentence=_waiting(given), says=says, computed=computed)
        table, told = judged(guesses)
        changed = [
            id
            for (id, cells), one in zip(given.items(), guesses, strict=True)
            if whole(cells) != (one.low, one.high)
        ]
        note = (
            f"The ranges count as they were when you asked for the truth; {counted(len(changed), 'change')} "
            "since then can't count any more."
        )
        return Result(
            sentence=calibration_words(told),
            charts={"chart": picture(guesses, table, told)},
            tables={"answers": answers(guesses, table)},
            says={**says, "sure": chance_words(told), "note": note if changed else ""},
            computed=computed,
        )

    def _own(
        self, values: Values, says: dict[str, str], computed: Mapping[str, Mapping[str, Sequence[Any]]]
    ) -> Result:
        text = str(values["ranges"])
        read = read_table(text, OWN_COLUMNS)
        guesses, wrong = own_guesses(read)
        told_wrong = "".join(f"\n- {escape_markdown(one)}" for one in wrong)
        said = (EXAMPLE_TEXT if text == self.sample else "") + read.told_text + told_wrong
        says = {**says, "read": said}
        waiting = [one.quantity for one in guesses if one.truth is None]
        known = [one for one in guesses if one.truth is not None]
        if waiting:
            names = escape_markdown(listed(waiting, 4))
            says["note"] = (
                f"{counted(len(waiting), 'range')} without a truth yet: {names}. Come back with it."
            )
        if not known:
            return Result(sentence="No range has its truth yet.", says=says, computed=computed)
        table, told = judged(known)
        return Result(
            sentence=calibration_words(told),
            charts={"own_chart": picture(known, table, told)},
            tables={"own_answers": answers(known, table, "own_answers")},
            says={**says, "sure": chance_words(told)},
            computed=computed,
        )


def _waiting(given: Mapping[str, Mapping[str, Any]]) -> str:
    """How many are given, and what to do next."""
    done = sum(whole(cells) is not None for cells in given.values())
    many = len(given)
    if done == many:
        return (
            f"**All {in_words(many)} are given.** Look once more: would you bet nine to one on each? Then "
            "ask for what was true."
        )
    begin = f"**{done} of {many} ranges are given.** " if done else ""
    return (
        f"{begin}Give a range to each so that nine of ten of your ranges hold the truth. Don't look anything "
        f"up. What was true comes after all {in_words(many)}."
    )
