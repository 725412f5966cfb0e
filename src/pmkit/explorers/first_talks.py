"""The meeting before the meeting: in which order to talk to people, when each listens to some of the others.

A model of thresholds, not of these people: whoever hears enough voices for it joins, and a no stands
(`pmkit.methods.run_talks`). The people have `person`, `needs` and `listens_to`, and may have `asks`; or they
are pasted.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted, listed
from pmkit.explorers import (
    Button,
    Choice,
    Control,
    Explorer,
    Form,
    Pasted,
    Places,
    Result,
    Tick,
    Values,
)
from pmkit.explorers._talk_views import fragile_words, fragility, picture, steps
from pmkit.explorers.explorer import Seen
from pmkit.explorers.pasted import EXAMPLE_TEXT, NAMES_STAY
from pmkit.explorers.pasted_table import PastedTable, Wanted, read_table
from pmkit.explorers.readable import Block
from pmkit.methods import InputError, Talks, best_talks, effect_of_thresholds, run_talks, settle_crowd
from pmkit.practice.markdown import escape_markdown

TALKS, MEETING = "talks", "meeting"
MOST_TALKS = 5
"""So many talks are there time for before the meeting."""
_MOST_PEOPLE = 30
_COLUMNS = (
    Wanted("person", "name", words=("person", "who")),
    Wanted("needs", "needs", kind="number", min=0, whole=True, words=("voices", "threshold")),
    Wanted("listens_to", "listens to", required=False, words=("listens", "hears")),
)
_HELP = (
    "A table with the columns name, needs (how many have to be for it before) and listens to; semicolons "
    f"between several names. {NAMES_STAY}"
)
_OPEN = {
    "": "I have not decided",
    "yes": "Yes, in the first sentence",
    "asked": "If somebody asks",
    "no": "No",
}
_ANSWERS = {
    "": "Decide this before you talk to anybody.",
    "yes": "Say whom you spoke to, and what they doubted: the doubts belong to everybody in the room.",
    "asked": "Whoever finds out by chance may take it for a trick. What speaks against saying it first?",
    "no": "Then ask yourself what the talks are for. Do not use an order that has to stay hidden.",
}
_MODEL = (
    "This is a model of thresholds, not of these people: who listens to whom, and how many voices somebody "
    "needs, is a guess. Reasons count too."
)


class FirstTalks(Explorer):
    """Put the talks in an order and see who joins, step by step.

    `first` are the people talked to first; without it those on top of the table. With a `sample` one's own
    people are pasted in its place.
    """

    layout = (
        *("data", "read", "board", "sentence", "chart", "steps", "effects", "fragile"),
        *("form", "best", "open", "answer", "model"),
    )
    taken_along = ("sentence", "board", "chart", "steps", "fragile", "open", "model")
    title = "The meeting before the meeting"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        first: Sequence[str] = (),
        sample: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.first, self.sample = list(first), sample

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        people, table = self._read(values)
        field = Pasted("people", "Your people", start=self.sample, help=_HELP)
        data = (Form("data", (field,), label="Your people"),) if self.sample else ()
        if _unusable(people, table):
            return data
        board = Places(
            "board",
            "The talks",
            columns={TALKS: "A talk before, first on top", MEETING: "At the meeting only"},
            cards=self._cards(people),
        )
        show = Tick("show", "Show the best order of the talks")
        take = Button("take", "Take the best order", self._best_first)
        ask = Choice("told", "Would you tell them openly that you spoke before?", options=_OPEN, radio=True)
        return (
            *data,
            board,
            Form("form", (show, take), label="Best order"),
            Form("open", (ask,), label="Openly"),
        )

    def _cards(self, people: pd.DataFrame) -> list[dict[str, Any]]:
        names = list(people["person"])
        first = [name for name in self.first if name in names] or names[:MOST_TALKS]
        rows = {row["person"]: row for row in people.to_dict("records")}
        return [
            {
                "id": name,
                "title": name,
                "column": TALKS if name in first else MEETING,
                "detail": _detail(rows[name]),
            }
            for name in [*first, *(name for name in names if name not in first)]
        ]

    def _best_first(self, values: Values) -> Values:
        people, _ = self._read(values)
        names = list(people["person"])
        try:
            best = list(best_talks(people, min(MOST_TALKS, len(names))).order)
        except InputError:
            return {"show": True}
        return {"board": {TALKS: best, MEETING: [name for name in names if name not in best]}}

    def _read(self, values: Values) -> tuple[pd.DataFrame, PastedTable | None]:
        """The people, and where they are pasted how they were read."""
        if not self.sample:
            return self.frame, None
        pasted = values.get("people")
        table = read_table(pasted if isinstance(pasted, str) else self.sample, _COLUMNS)
        people = table.frame.assign(
            person=table.frame["person"].str.strip(), listens_to=table.frame["listens_to"].fillna("")
        )
        if not people["listens_to"].str.strip().any():
            people = people.drop(columns="listens_to")
        # A problem names the row by its line in the text.
        return people.set_index(people["line"].rename("row")), table

    # --- what is seen
    def result(self, values: Values) -> Result:
        people, table = self._read(values)
        says = {"read": self._told(values, people, table)} if table else {}
        if unusable := _unusable(people, table):
            return Result(sentence=unusable, says={} if table and table.problem else says)
        order = values["board"][TALKS]
        talks = run_talks(people, order)
        effects = effect_of_thresholds(people, order)
        return Result(
            sentence=self._said(people, order, talks),
            charts={"chart": picture(talks)},
            says={
                **says,
                "best": self._best_words(people) if values["show"] else "",
                "fragile": fragile_words(effects, len(talks.supporters)),
                "answer": _ANSWERS[values["told"]],
                "model": _MODEL,
            },
            tables={"steps": steps(talks), "effects": fragility(effects)},
            cards={"board": self._never(people)},
            columns={"board": {TALKS: {"meter": _meter(len(order))}}},
        )

    def _told(self, values: Values, people: pd.DataFrame, table: PastedTable) -> str:
        example = EXAMPLE_TEXT if values["people"] == self.sample else ""
        every = ""
        if "listens_to" not in people and len(people):
            every = "\n- Nobody has names in “listens to”, so everybody listens to everybody."
        return example + table.told_text + every

    def _said(self, people: pd.DataFrame, order: Sequence[str], talks: Talks) -> str:
        said = [escape_markdown(talks.says)]
        settled = settle_crowd(people)
        if not settled.joined or settled.circle:
            said.append(escape_markdown(settled.says))
        if len(order) > MOST_TALKS:
            said.append(f"There is time for {MOST_TALKS} talks; you plan {len(order)}.")
        return " ".join(said)

    def _best_words(self, people: pd.DataFrame) -> str:
        try:
            best = best_talks(people, min(MOST_TALKS, len(people)))
        except InputError as problem:
            return escape_markdown(str(problem))
        if not best.supporters:
            return escape_markdown(best.says)
        return f"{escape_markdown(best.says)} One of the best: **{escape_markdown(listed(best.order))}**."

    def _never(self, people: pd.DataFrame) -> dict[str, dict[str, str]]:
        """A warning for everybody who joins in no order."""
        table = settle_crowd(people).table
        out = table[table["wave"].isna()]
        return {
            str(name): {"warning": f"Joins in no order. {why}"}
            for name, why in zip(out["person"], out["says"], strict=True)
        }

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """Nothing of one's own people: without the names nothing is left of the talks."""
        return () if self.sample else super().readable(seen)


def _unusable(people: pd.DataFrame, table: PastedTable | None) -> str:
    """Why nothing can be worked out of these people, as Markdown; "" where it can."""
    if table and table.problem:
        return escape_markdown(table.problem)
    if people.empty:
        return "Nobody could be read, so nothing is worked out. Below your text stands why."
    if len(people) > _MOST_PEOPLE:
        return f"{len(people)} people are too many for one board. Paste at most {_MOST_PEOPLE}."
    try:
        settle_crowd(people)
    except InputError as problem:
        return escape_markdown(str(problem))
    return ""


def _detail(row: Mapping[Any, Any]) -> str:
    needs = int(row["needs"])
    if not needs:
        said = "Needs nobody before"
    else:
        of = row.get("listens_to")
        names = [one.strip() for one in of.replace(",", ";").split(";")] if isinstance(of, str) else of
        whom = f" of {listed([name for name in names if name])}" if names is not None else ""
        said = f"Needs {needs}{whom}"
    asks = row.get("asks")
    return f"{said}. Asks: {asks}" if asks else f"{said}."


def _meter(planned: int) -> dict[str, Any]:
    return {
        "value": planned,
        "max": max(planned, 2 * MOST_TALKS),
        "mark": MOST_TALKS,
        "text": f"{counted(planned, 'talk')}, time for {MOST_TALKS}",
        "over": planned > MOST_TALKS,
    }
