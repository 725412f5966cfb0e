"""Acceptance examples for the allergy filter, run against the right product and twelve wrong ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pmkit.methods._filter_sentences import FilterExample, read_example
from pmkit.methods._text_findings import TextFinding
from pmkit.methods.allergy_filter import FAULTS, Recipe, equivalent_faults, search_recipes
from pmkit.methods.catching import CatchScore, catch_score
from pmkit.methods.gherkin_text import GherkinText, read_gherkin

__all__ = ["FaultsCaught", "FilterExample", "catch_faults"]


@dataclass(frozen=True, kw_only=True)
class FaultsCaught:
    """What the examples catch, and which of them are not run.

    `table` has a row per fault and a column per example that was run (named by its line), true where it
    catches the fault. `false_alarms` are examples that the right product fails: they are not run on the
    faults. `problems` are lines that can't be read, and examples that can't be run.
    """

    examples: tuple[FilterExample, ...]
    false_alarms: tuple[FilterExample, ...]
    table: pd.DataFrame
    score: CatchScore
    problems: tuple[TextFinding, ...]


def catch_faults(text: str | GherkinText, recipes: Sequence[Recipe]) -> FaultsCaught:
    """Run examples in Gherkin against each fault of the allergy filter.

    What an example can say (in English; other sentences are told as problems, none is guessed). Given: who
    has which allergy (“Ngozi's household has a nut allergy”, “a guest is allergic to milk and eggs”, “Lena's
    household has no allergy”). When: “she searches”, “he searches for "bread"”, “she changes the portions to
    8”, “he adds an allergy to milk”. Then: “Walnut bread is not in the results”, “"Plain bread" is shown”,
    “nothing is shown”. An example catches a fault when the right product passes it and the wrong one fails.
    An empty text catches none; its score is 0.

    >>> recipes = [Recipe(name="Walnut bread", contains=("nuts",)), Recipe(name="Soup", may_contain=("Nut",))]
    >>> told = catch_faults('''Feature: Filter
    ...   Example: A label with traces
    ...     Given a household has a nut allergy
    ...     When somebody searches
    ...     Then Soup is not in the results''', recipes)
    >>> sorted(told.score.caught_by), told.score.catchable
    (['capitals', 'traces'], 6)
    """
    read = read_gherkin(text) if isinstance(text, str) else text
    runnable, problems = list[FilterExample](), list(read.problems)
    for one in read.examples:
        example, told = read_example(one, recipes)
        problems += [each for each in told if each not in problems]
        if example:
            runnable.append(example)
    right = [one for one in runnable if passes(one, recipes)]
    table = pd.DataFrame(
        {one.line: [not passes(one, recipes, fault) for fault in FAULTS] for one in right},
        index=pd.Index(FAULTS, name="fault"),
        dtype=bool,
    )
    return FaultsCaught(
        examples=tuple(runnable),
        false_alarms=tuple(one for one in runnable if one not in right),
        table=table,
        score=catch_score(table, equivalent_faults(recipes)),
        problems=tuple(problems),
    )


def passes(example: FilterExample, recipes: Sequence[Recipe], fault: str = "") -> bool:
    """Whether the product, right or with this fault, does what the example says."""
    shown = search_recipes(recipes, example.allergies, example.word, example.then, fault)
    if example.nothing_shown and shown:
        return False
    return all((name in shown) == seen for name, seen in example.expected)
