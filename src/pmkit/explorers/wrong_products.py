"""Which wrong product would pass? Examples in Gherkin, run against a right product and twelve wrong ones.

The table holds the recipes of the allergy filter (`pmkit.methods.read_recipes`). A wrong product gets its
name when an example catches it, or when somebody asks for it. That examples are scored as one scores tests is
the course's own idea, after mutation analysis.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from functools import lru_cache

import pandas as pd

from pmkit.charts import Picture, Words, catches_chart
from pmkit.english import counted, in_words, listed, plural, shortened
from pmkit.explorers import Button, Cells, Choice, Control, Explorer, Form, Result, Text, Tick, Values
from pmkit.explorers._example_parts import DEEDS, SENTENCES, with_example, with_table
from pmkit.explorers._gherkin_findings import as_lists, in_order, language_told, lint_list
from pmkit.methods import (
    FAULTS,
    FaultsCaught,
    FilterExample,
    GherkinText,
    catch_faults,
    lint_examples,
    read_gherkin,
    read_recipes,
    search_recipes,
)
from pmkit.practice.markdown import escape_markdown

CALLED = {
    "traces": "ignores traces",
    "plural": "misses the plural",
    "capitals": "misses capitals",
    "second-allergy": "one allergy only",
    "first-listed": "first allergen only",
    "inner-recipe": "not inside recipes",
    "partner": "skips partners",
    "part-of-word": "finds parts of words",
    "hides-all": "hides everything",
    "everyone": "hides for everybody",
    "stale-portions": "off after portions",
    "stale-allergy": "misses late allergies",
}
"""Each fault as a label."""
_IN_ENGLISH = (
    "The products understand the sentences above only: write them, and the words before them, in English."
)
_MOST_DRAWN = 40
"""So many examples stand beside each other in the picture."""


class WrongProducts(Explorer):
    """Write examples, and see which wrong products they catch; `start` is the text that one begins with."""

    layout = ("how", "form", "parts", "sentence", "found", "chart", "products", "recipes")
    taken_along = ("sentence", "form", "chart", "products")
    title = "Which wrong product would pass?"

    def __init__(
        self, frame: pd.DataFrame, *, start: str = "", units: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(frame, units=units)
        self.start, self.recipes = start, read_recipes(frame)
        self._run = lru_cache(maxsize=8)(self._caught)
        self._run(start)

    def _caught(self, text: str) -> tuple[GherkinText, FaultsCaught]:
        read = read_gherkin(text)
        return read, catch_faults(read, self.recipes)

    def controls(self, _: Values) -> Sequence[Control]:
        names = {one.name: one.name for one in self.recipes}
        text = Text("text", "Your examples", start=self.start, rows=16, wide=True)
        show = Tick("show", "Show what got through")
        parts = (
            Text(
                "allergy", "Allergic to", start="nuts", help="Several: “milk and eggs”. None: leave it empty."
            ),
            Choice("deed", "Somebody", options=DEEDS),
            Choice("recipe", "Recipe", options=names),
            Choice("seen", "It is then", options={"hidden": "hidden", "shown": "shown"}, radio=True),
            Button("add", "Add this example", with_example),
            Button("table", "Add it as a table", with_table),
        )
        return (
            Form("form", (text, show), label="Examples"),
            Form("parts", parts, label="An example from parts"),
        )

    def result(self, values: Values) -> Result:
        read, told = self._run(values["text"])
        problems = [*language_told(read, _IN_ENGLISH), *in_order(told.problems)]
        return Result(
            sentence=_said(told, problems),
            charts={"chart": _picture(told, values["show"])},
            says={"how": SENTENCES, "found": self._found(told, problems, read)},
            tables={"products": _products(told, values["show"]), "recipes": self._recipes()},
            errors={"text": problems[0]} if problems and values["text"].strip() else {},
            hidden=frozenset() if len(told.table.columns) else frozenset({"chart"}),
        )

    def _found(self, told: FaultsCaught, problems: Sequence[str], read: GherkinText) -> str:
        return as_lists(
            {
                "Not read, or not run": problems,
                "The right product fails these": [self._alarm(one) for one in told.false_alarms],
                "The rules ask": lint_list(lint_examples(read)),
            }
        )

    def _alarm(self, one: FilterExample) -> str:
        """What the right product does where an example says otherwise."""
        shown = search_recipes(self.recipes, one.allergies, one.word, one.then)
        wrong = [name for name, seen in one.expected if (name in shown) != seen]
        does = [f"{'shows' if name in shown else 'hides'} “{name}”" for name in wrong]
        whose = f"with an allergy to {listed(one.allergies)}" if one.allergies else "without an allergy"
        does = does or [f"shows {listed(shown, 3)}"]
        return (
            f"Line {one.line}, “{shortened(one.name, 30)}”: {whose} the right product {listed(does)}. "
            "Look at the table of recipes: is the example wrong, or the rule that you had in mind?"
        )

    def _recipes(self) -> Cells:
        columns = ("recipe", "ingredients", "contains", "may_contain", "source")
        rows = [
            {
                "id": one.name,
                "recipe": one.name,
                "ingredients": ", ".join(one.ingredients),
                "contains": ", ".join(one.contains),
                "may_contain": ", ".join(one.may_contain),
                "source": one.source,
            }
            for one in self.recipes
        ]
        shown = [
            {
                "key": key,
                "label": key.replace("_", " ").capitalize(),
                "readonly": True,
                "wide": key == "ingredients",
            }
            for key in columns
        ]
        return Cells("recipes", "The recipes, as their labels say", columns=shown, rows=rows, stacked=False)


def _said(told: FaultsCaught, problems: Sequence[str]) -> str:
    caught, base, ran = len(told.score.caught_by), told.score.catchable, len(told.table.columns)
    if not told.examples:
        first = f" {escape_markdown(problems[0])}" if problems else ""
        return f"**0 of {base}** wrong products are caught: no example could be run.{first}"
    if ran:
        catch = plural(ran, "catches", "catch")
        said = [f"{counted(ran, 'example')} {catch} **{caught} of {base}** wrong products."]
    else:
        said = [f"**0 of {base}** wrong products are caught: the right product fails whatever could be run."]
    if left := len(told.score.missed):
        other = "" if left == base else "other "
        said.append(f"The {other}{in_words(left)} would pass everything that you wrote.")
    if ran and (alarms := len(told.false_alarms)):
        said.append(f"The right product fails {counted(alarms, 'example')}: see below.")
    if told.score.nothing_new:
        said.append(f"Nothing new is caught by {escape_markdown(_by(told, told.score.nothing_new))}.")
    if blind := len(told.score.uncatchable):
        so = plural(blind, "it is", "they are")
        said.append(f"{counted(blind, 'fault')} can't be seen with these recipes; {so} not counted.")
    if problems:
        said.append(f"{counted(len(problems), 'place')} could not be read or run: see below.")
    return " ".join(said)


def _by(told: FaultsCaught, lines: Collection[Hashable]) -> str:
    """The examples of these lines: “Walnut bread” (line 5) and “Pancakes” (line 16)."""
    names = [f"“{shortened(one.name, 30)}” (line {one.line})" for one in told.examples if one.line in lines]
    return listed(names, 6)


def _named(told: FaultsCaught, show: bool) -> dict[str, str]:
    """What each wrong product is called: its number, and its fault where that may be known."""
    known = FAULTS if show else told.score.caught_by
    return {
        fault: f"{number}: {CALLED[fault]}" if fault in known else f"Wrong product {number}"
        for number, fault in enumerate(FAULTS, start=1)
    }


def _picture(told: FaultsCaught, show: bool) -> Picture:
    names = _named(told, show)
    called = {one.line: f"{one.line} {shortened(one.name, 22)}" for one in told.examples}
    drawn = told.table.drop(index=list(told.score.uncatchable)).iloc[:, :_MOST_DRAWN]
    by = told.score.caught_by
    each = [
        f"{names[fault]}: {_by(told, by[fault]) if fault in by else 'not caught'}" for fault in drawn.index
    ]
    ran = len(told.table.columns)
    more = f"The first {_MOST_DRAWN} of {ran} examples. " if ran > _MOST_DRAWN else ""
    words = Words(
        f"{len(by)} of {told.score.catchable} wrong products are caught",
        f"{more}Each column is an example, by the line where it stands.",
        f"A table of wrong products and {counted(ran, 'example')}. {'; '.join(each)}.",
    )
    return catches_chart(drawn.rename(index=names, columns=called), words)


def _products(told: FaultsCaught, show: bool) -> Cells:
    score = told.score
    rows = []
    for number, fault in enumerate(FAULTS, start=1):
        does = FAULTS[fault] if show or fault in score.caught_by else "?"
        by = _by(told, score.caught_by[fault]) if fault in score.caught_by else "nothing yet"
        by = "cannot be caught with these recipes" if fault in score.uncatchable else by
        rows.append({"id": fault, "product": f"Wrong product {number}", "does": does, "by": by})
    columns = (
        {"key": "product", "label": "Product", "readonly": True},
        {"key": "does", "label": "What is wrong with it", "readonly": True, "wide": True},
        {"key": "by", "label": "Caught by", "readonly": True, "wide": True},
    )
    return Cells("products", "The wrong products", columns=columns, rows=rows, stacked=False)
