"""Small cells: who can be found in a table without names? Make a report safe, then attack it.

The counts, what is hidden and what comes back are those of `pmkit.methods.cells`. On the case a report is one
employer's; with `sample` (a text) a table of one's own is pasted, a person per line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.english import counted, plural
from pmkit.explorers import Button, Choice, Control, Explorer, Form, Pasted, Range, Result, Tick, Values
from pmkit.explorers._cell_people import WHEN, People, read_people
from pmkit.explorers._cell_report import Report, Way
from pmkit.explorers._cell_views import attack, sentence, table, ways_picture
from pmkit.explorers.explorer import Seen
from pmkit.explorers.fields import Field
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.explorers.readable import Block
from pmkit.practice.markdown import escape_markdown

_NONE = "none"
_PLACES = ("first", "second", "third")
_ROUNDING = {"1": "exact", "5": "to the nearest 5", "10": "to the nearest 10"}
_SHOWN = ("table", "attack", "ways", "numbers")


class SmallCells(Explorer):
    """Choose up to three columns, the smallest count that is shown and what else is hidden; then attack.

    `columns` are those to choose from (key -> what it is called), `begin` the first ones, `sensitive` the one
    that nobody should know of a person. `who` is the column of whoever gets a report, `whose` their names;
    the case also has a column `month`, from which on a person is counted. With `sample` people are pasted.
    """

    layout = ("data", "read", "form", "sentence", "table", "attack", "ways", "numbers")
    taken_along = ("sentence", "table", "attack", "ways")
    title = "Small cells"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        columns: Mapping[str, str] | None = None,
        begin: Sequence[str] = (),
        sensitive: str = "",
        who: str = "",
        whose: Mapping[str, str] | None = None,
        sample: str | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.columns, self.begin, self.sensitive = dict(columns or {}), tuple(begin), sensitive
        self.who, self.whose, self.sample = who, dict(whose or {}), sample
        self.given = None if frame is None else People(_as_texts(frame), self.columns)
        self._report = lru_cache(maxsize=24)(self._made)

    def _people(self, values: Values) -> People:
        if self.given is not None:
            return self.given
        text = values.get("people")
        return read_people(text if isinstance(text, str) else self.sample or "")

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """Of people of one's own neither their counts nor what was found of them is taken along."""
        if self.sample is not None:
            hidden = {*seen.result.hidden, "table", "attack"}
            seen = replace(seen, result=replace(seen.result, hidden=hidden))
        return super().readable(seen)

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        people = self._people(values)
        help = (
            "A person per line; the first line names two to eight columns. A column “month” says from when "
            "on somebody is counted. Nothing leaves this computer."
        )
        pasted = Pasted("people", "The people, without names", start=self.sample or "", help=help)
        own = [] if self.sample is None else [Form("data", (pasted,), label="Your table")]
        return own if people.problem else (*own, self._form(people, values))

    def _form(self, people: People, values: Values) -> Form:
        options = {_NONE: "no further column", **people.columns}
        begin = [one for one in self.begin if one in people.columns] or list(people.columns)[:2]
        starts = dict(zip(_PLACES, [*begin, _NONE, _NONE], strict=False))
        chosen = [
            Choice(place, f"{place.capitalize()} column", options=options, start=starts[place])
            for place in _PLACES[1:]
        ]
        months = _reported(people)
        whose = [Choice("whose", "Whose report", options=self.whose)] if self.whose else []
        when = [Choice("month", "Report of", options=months, start=list(months)[-1])] if months else []
        is_on = bool(values.get("attacked"))
        fields: tuple[Field | Button, ...] = (
            *whose,
            *when,
            Choice("first", "First column", options=people.columns, start=starts["first"]),
            *chosen,
            Range(
                "k",
                "Smallest count that is shown",
                start=11,
                min=1,
                max=20,
                help="A convention (5, 10 and 11 are in use). Choose it before you look at the counts.",
            ),
            Tick("totals", "Show totals", start=True),
            Tick("zeros", "Show counts of nobody", start=True),
            Tick("beside", "Hide also what would give a hidden count away"),
            Choice("rounding", "Counts are", options=_ROUNDING),
            Button(
                "attack",
                "Put the attack away" if is_on else "Attack this table",
                lambda now: {"attacked": not now.get("attacked")},
                main=not is_on,
            ),
        )
        return Form("form", fields, label="The report")

    # --- what is seen
    def result(self, values: Values) -> Result:
        people = self._people(values)
        read = self._read(values, people)
        if people.problem:
            return Result(sentence=escape_markdown(people.problem), says=read, hidden=set(_SHOWN))
        chosen = [values[place] for place in _PLACES]
        columns = tuple(dict.fromkeys(one for one in chosen if one != _NONE))
        month = str(values["month"]) if _reported(people) else ""
        way = Way(
            k=int(values["k"]),
            totals=values["totals"],
            zeros=values["zeros"],
            beside=values["beside"],
            rounded_to=int(values["rounding"]),
        )
        report = self._report(people, str(values.get("whose", "")), month, columns, way)
        if report.people.empty:
            said = f"Nobody is counted in {_spoken(month)}: choose a later month."
            return Result(sentence=said, says=read, hidden=set(_SHOWN))
        attacked = bool(values.get("attacked"))
        sensitive = self.sensitive or columns[-1]
        before = _spoken(_before(people, month))
        says = {**read, "numbers": self._numbers(people, report, month)}
        if attacked:
            says["attack"] = attack(report, people.columns, sensitive, before)
        return Result(
            sentence=sentence(report, people.columns, self._of_whom(values, month), attacked),
            tables={"table": table(report, people.columns)},
            charts={"ways": ways_picture(report)} if attacked else {},
            says=says,
            errors=_twice(chosen) | _idle(values),
            hidden={"zeros"} if way.k == 1 else set(),
        )

    def _made(self, people: People, whose: str, month: str, columns: tuple[str, ...], way: Way) -> Report:
        rows = people.frame
        if whose:
            rows = rows[rows[self.who] == whose]
        if not month:
            return Report(rows, columns, way)
        before = _before(people, month)
        return Report(rows[rows[WHEN] <= month], columns, way, rows[rows[WHEN] <= before])

    def _of_whom(self, values: Values, month: str) -> str:
        name = self.whose.get(str(values.get("whose", "")), "Your table")
        return ", ".join(filter(None, [escape_markdown(name), _spoken(month)]))

    def _read(self, values: Values, people: People) -> dict[str, str]:
        if self.sample is None:
            return {}
        example = EXAMPLE_TEXT if values.get("people") == self.sample else ""
        return {"read": example + "\n".join(f"- {escape_markdown(one)}" for one in people.told)}

    def _numbers(self, people: People, report: Report, month: str) -> str:
        """How many combinations the table has, and for how many employers it would hide nothing."""
        single = report.cells[report.cells["hidden"] == ""]
        least = single.loc[single["n"] > 0, "n"].min()
        said = [] if pd.isna(least) else [f"The smallest count that is shown: {least:,}."]
        if not self.who:
            return " ".join(said)
        so_far = people.frame[people.frame[WHEN] <= month] if month else people.frame
        sizes = so_far.groupby([self.who, *report.columns]).size()
        whole = (sizes.groupby(level=0).min() >= report.way.k).sum()
        many = int(so_far[self.who].nunique())
        said.append(
            f"Of {counted(many, 'employer')} {whole or 'none'} {plural(int(whole), 'has', 'have')} such a "
            f"table without a count of 1 to {report.way.k - 1}."
            if report.way.k > 1
            else ""
        )
        return " ".join(filter(None, said))


def _as_texts(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype(object).map(str)


def _reported(people: People) -> dict[str, str]:
    """The months of which there can be a report, as they are called."""
    return {month: _spoken(month) for month in people.months}


def _before(people: People, month: str) -> str:
    earlier = [one for one in people.months if one < month]
    return earlier[-1] if earlier else ""


def _spoken(month: str) -> str:
    try:
        return (
            f"{pd.Timestamp(f'{month}-01'):%B %Y}" if len(month) == len("2027-02") else escape_markdown(month)
        )
    except ValueError:
        return escape_markdown(month)


def _twice(chosen: Sequence[str]) -> dict[str, str]:
    """A sentence at a column that is chosen a second time."""
    found = {}
    for at, place in enumerate(_PLACES):
        if chosen[at] != _NONE and chosen[at] in chosen[:at]:
            found[place] = "This column is chosen already. It counts once."
    return found


def _idle(values: Mapping[str, Any]) -> dict[str, str]:
    if values["beside"] and not values["totals"]:
        return {"beside": "Without totals nothing can be subtracted, so nothing more is hidden."}
    return {}
