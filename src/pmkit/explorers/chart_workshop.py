"""Chart workshop: a question, a table and a form, drawn as it is set; and ten broken charts to repair.

Below the chart stands what people would take away from it, what the numbers say, and what the rules for
charts object to. The rules judge the chart that is really drawn (`pmkit.explorers.chart_settings`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmkit.english import counted, plural
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Tick, Values, picked, value_at
from pmkit.explorers.chart_pictures import PICTURES, picture_of
from pmkit.explorers.chart_settings import MOST_CUT, START, ChartTable, Setting, fitted, idle, settings_of
from pmkit.explorers.chart_words import (
    FORMS,
    QUESTIONS,
    answers,
    factor_words,
    impression,
    objections,
)
from pmkit.explorers.fields import Field
from pmkit.practice.markdown import escape_markdown

CHOOSE, REPAIR = "choose", "repair"
RULE = (
    "**Where may an axis start?** Bars start at zero, because people read their length. A line may be cut if "
    "the scale is the one that means something and you say where it starts. Others say never: in "
    "experiments a cut axis made differences look larger in each form that was tried, with a break mark too. "
    "(Correll, Bertini and Franconeri, 2020.)"
)
_CHOICES: dict[str, tuple[str, dict[str, str]]] = {
    "order": ("Order", {"table": "As in the table", "largest": "Largest first", "alphabet": "By name"}),
    "scale": ("Scale", {"linear": "Equal steps", "log": "Each step ten times as much"}),
    "axes": ("Axes of values", {"one": "One for both", "two": "One for each line"}),
    "count": ("Numbers", {"each": "New in each month", "total": "Added up"}),
    "time": (
        "Months",
        {"even": "Some, spaced alike", "spaced": "Some, spaced as time", "all": "All of them"},
    ),
    "labels": ("Names", {"names": "At what they name", "colour": "Only by colour"}),
}
_CUT = "Share of the smallest number. 0 % is zero."


@dataclass(frozen=True, eq=False)
class BrokenChart:
    """A chart of the case with one main fault (the name of a rule), and the sentence that a reader takes away
    before and after."""

    id: str
    table: ChartTable
    spec: Setting
    fault: str
    before: str
    after: str


class ChartWorkshop(Explorer):
    """Choose a picture for a question, or repair a broken one; see what it makes people say.

    `tables` are what can be drawn, by key; `broken` the charts to repair.
    """

    layout = ("form", *PICTURES, "sentence", "factor", "rule")
    taken_along = (*PICTURES, "sentence", "factor")
    title = "Chart workshop"

    def __init__(
        self,
        frame: Any = None,
        *,
        tables: Mapping[str, ChartTable],
        broken: Sequence[BrokenChart],
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.tables = dict(tables)
        self.broken = {one.id: one for one in broken}
        self._verdicts: dict[tuple[str, tuple[Any, ...]], bool] = {}

    # --- what is asked
    def controls(self, values: Values) -> Sequence[Control]:
        modes = {REPAIR: "Repair a broken chart", CHOOSE: "Choose a picture for a question"}
        mode = Choice("mode", "What do you want to do?", options=modes, radio=True)
        table, path, start = self._subject(values)
        own = setting_fields(table, fitted(table, {**start, **_at(values, path)}), path, start)
        return (Form("form", (mode, *self._what(values), *own), label=self.title),)

    def _what(self, values: Values) -> list[Field]:
        if values.get("mode") != CHOOSE:
            names = {id: f"{id} {one.table.title}" for id, one in self.broken.items()}
            return [Choice("broken", "Chart", options=names)]
        data = {key: one.title for key, one in self.tables.items()}
        return [Choice("question", "Question", options=QUESTIONS), Choice("data", "Table", options=data)]

    def _subject(self, values: Values) -> tuple[ChartTable, tuple[str, ...], Setting]:
        """The table that is drawn, where its settings are kept, and those one begins with."""
        if values.get("mode") != CHOOSE:
            one = self.broken[picked(values, "broken", self.broken)]
            return one.table, (REPAIR, one.id), {**START, "form": one.table.forms[0], **one.spec}
        table = self.tables[picked(values, "data", self.tables)]
        return table, ("set", table.key), {**START, "form": table.forms[0]}

    # --- what is seen
    def result(self, values: Values) -> Result:
        table, path, start = self._subject(values)
        setting = fitted(table, {**start, **_at(values, path)})
        if values["mode"] != CHOOSE:
            return self._repaired(self.broken[values["broken"]], setting, values)
        said = judged(values["question"], table, setting)
        return shown(table, setting, impression(table, setting).said, said)

    def _repaired(self, one: BrokenChart, setting: Setting, values: Values) -> Result:
        """The sentence before, and the one after as soon as no rule objects any more."""
        found = objections(one.table, setting)
        done = self._done(values)
        before = f"**Before**, a board member takes away: “{escape_markdown(one.before)}”"
        after = f"**After**: “{escape_markdown(one.after)}” No rule objects to the chart as it is now."
        many = f"{done} of {len(self.broken)} charts {plural(done, 'is', 'are')} repaired."
        said = "\n\n".join([before, objected(found) if found else after, many])
        return shown(one.table, setting, one.before if found else one.after, said)

    def _done(self, values: Values) -> int:
        kept = {id: {**one.spec, **_at(values, (REPAIR, id))} for id, one in self.broken.items()}
        return sum(self._is_repaired(id, fitted(self.broken[id].table, each)) for id, each in kept.items())

    def _is_repaired(self, id: str, setting: Setting) -> bool:
        """Whether no rule objects; remembered, as the other nine charts stay as they are."""
        key = (id, tuple(setting.values()))
        if key not in self._verdicts:
            self._verdicts[key] = not objections(self.broken[id].table, setting)
        return self._verdicts[key]


def _at(values: Values, path: tuple[str, ...]) -> dict[str, Any]:
    found = value_at(values, path)
    return dict(found) if isinstance(found, Mapping) else {}


def setting_fields(table: ChartTable, setting: Setting, path: tuple[str, ...], start: Setting) -> list[Field]:
    """The fields of the settings that do something for this table now; `start` are the first values."""
    counts = settings_of(table, setting["form"]) - idle(setting)
    forms = {one: FORMS[one].capitalize() for one in table.forms}
    fields: list[Field] = [Choice("form", "Form", options=forms, start=start["form"], at=(*path, "form"))]
    if "start" in counts:
        at = (*path, "start")
        fields.append(
            Range(
                "start",
                "Axis starts at",
                start=start["start"],
                max=MOST_CUT,
                step=0.05,
                unit="%",
                help=_CUT,
                at=at,
            )
        )
    for key, (label, options) in _CHOICES.items():
        if key in counts:
            fields.append(Choice(key, label, options=options, start=start[key], at=(*path, key)))
    if "lines" in counts:
        options = {"all": "All in colour"} | {name: f"Only “{name}” in colour" for name in table.series}
        fields.append(Choice("lines", "Lines", options=options, start=start["lines"], at=(*path, "lines")))
    for key, label in {"base": "Say of how many", "spread": "Show the middle half"}.items():
        if key in counts:
            fields.append(Tick(key, label, start=start[key], at=(*path, key)))
    return fields


def judged(question: str, table: ChartTable, setting: Setting) -> str:
    """Whether the chart answers the question, what it makes people say, and what the rules object to."""
    seen = impression(table, setting)
    fits = escape_markdown(answers(question, table, setting))
    people = f"People would say: **{escape_markdown(seen.said)}**"
    numbers = f"In the numbers: {escape_markdown(seen.truth)}"
    return f"**{QUESTIONS[question]}** {fits} {people} {numbers}\n\n{objected(objections(table, setting))}"


def shown(table: ChartTable, setting: Setting, title: str, said: str) -> Result:
    """The chart with this title, the sentences, and where an axis may start."""
    key, picture = picture_of(table, setting, title)
    axis = setting["form"] in ("bar", "line", "area", "dot") and setting["scale"] == "linear"
    return Result(
        sentence=said,
        charts={key: picture},
        says={"factor": factor_words(table, setting), "rule": RULE if axis else ""},
    )


def objected(found: Sequence[tuple[str, str]]) -> str:
    """What the rules object to, as a list."""
    if not found:
        return "No rule objects. Whether it is the right question, only you can tell."
    head = f"**{counted(len(found), 'rule')} {plural(len(found), 'objects', 'object')}:**"
    return "\n".join([head, "", *(f"- {escape_markdown(text)}" for _, text in found)])
