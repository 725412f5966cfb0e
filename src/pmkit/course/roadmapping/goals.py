"""The goal-oriented roadmap as a board to fill in: columns, each with a time frame, a goal, features and a metric.
Pichler's fifth row, the name, is left out."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

from pmkit.explorers.text_builder import Slots, TextPattern, TextSlot
from pmkit.methods.roadmap_lint import names_a_date

COLUMNS = {"now": "Now", "next": "Next", "later": "Later"}
_MOST_FEATURES = 5
_EXACT_DAY = re.compile(
    r"\b\d{1,2}(st|nd|rd|th)?\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(st|nd|rd|th)?\b(?!\d)|"
    r"\b\d{1,2}[./]\d{1,2}[./]|\b20\d\d-\d\d-\d\d",
    re.IGNORECASE,
)
"""A day of a month, as people write it."""
_BUILDING = re.compile(
    r"^(we )?(build|launch|ship|release|deliver|implement|integrate|finish|develop|introduce|add|redesign)\b|"
    r"\b(version \d|features?|redesign|(is|are|go|goes) live|(is|are) (launched|shipped|released|built))\b",
    re.IGNORECASE,
)
"""A goal that begins with building, or speaks of what was built; “more families finish a plan” does not."""


def features_of(text: str) -> list[str]:
    """The features of a column: one a line, or separated by commas."""
    return [part.strip() for part in re.split(r"[\n,;]+", text) if part.strip()]


def _grow(slots: Slots, columns: Mapping[str, str]) -> str:
    # One below the other: three columns side by side can't be read on a phone.
    return "\n".join(
        f"- **{title}** ({slots[f'date_{column}']}): **{slots[f'goal_{column}']}** "
        f"Measured by: {slots[f'metric_{column}']}. "
        f"*With: {', '.join(features_of(slots[f'features_{column}'])) or '…'}*"
        for column, title in columns.items()
    )


def lint(slots: Slots, columns: Iterable[str] = tuple(COLUMNS)) -> list[tuple[str, str]]:
    """Pairs of slot and sentence: what a critical reader would ask."""
    found = []
    for column in columns:
        goal, metric = slots[f"goal_{column}"], slots[f"metric_{column}"]
        features = features_of(slots[f"features_{column}"])
        if _BUILDING.search(goal):
            found.append(
                (f"goal_{column}", "This is something to build. What will be different for somebody then?")
            )
        elif len(re.split(r"\band\b|,|;", goal)) > 2:
            found.append(
                (f"goal_{column}", "Several goals in one column. Which one can the others wait for?")
            )
        elif len(goal.split()) == 1:
            found.append((f"goal_{column}", "One word. Who can do what then, that they can't do today?"))
        if names_a_date(goal):
            says = "There is a date in the goal. It has a row of its own; here say what should be reached."
            found.append((f"goal_{column}", says))
        if column == "later" and _EXACT_DAY.search(slots[f"date_{column}"]):
            says = (
                "An exact day for the column that you know least about. A quarter or a half-year is enough."
            )
            found.append((f"date_{column}", says))
        if metric and not re.search(r"\d|share|rate|number|how many|how often|per |%", metric, re.IGNORECASE):
            found.append((f"metric_{column}", "What is counted, from where to where?"))
        if column != "later" and len(features) > _MOST_FEATURES:
            says = f"{len(features)} features. Keep three to five, coarse; the others belong in the backlog."
            found.append((f"features_{column}", says))
        if column == "later" and len(features) > 2:
            found.append((f"features_{column}", "Many features for the column that you know least about."))
    return found


_ROWS = (
    ("date", "Date or time frame", "A day only where you know it; else a month, a quarter, a half-year.", 1),
    ("goal", "Goal", "One change for somebody.", 2),
    ("features", "Features", "Three to five, coarse, separated by commas.", 2),
    ("metric", "Metric", "What you would count, from where to where.", 2),
)


def go_pattern(columns: Mapping[str, str]) -> TextPattern:
    """The roadmap with these columns: what each is called, by its key."""
    return TextPattern(
        name="Goal-oriented roadmap",
        slots=tuple(
            TextSlot(
                key=f"{key}_{column}",
                label=f"{title}: {row.lower()}",
                help=help,
                rows=rows,
                row=row,
                column=column,
            )
            for column, title in columns.items()
            for key, row, help, rows in _ROWS
        ),
        grow=partial(_grow, columns=columns),
        rules=partial(lint, columns=tuple(columns)),
    )


DRAFT = {
    "date_now": "October to December 2026",
    "goal_now": "Launch the allergy filter",
    "metric_now": "Everybody is content",
    "features_now": (
        "Ingredient table, filter in search, traces as on the label, child profile, barcode scan, "
        "allergy quiz, labels in three languages"
    ),
    "date_next": "January to March 2027",
    "goal_next": "Employers stay, students come and the app gets faster",
    "metric_next": "Share of employers' seats that are active: from 31 % to 45 %",
    "features_next": "Single sign-on, usage report without names",
    "date_later": "15 August 2027",
    "goal_later": "Couples cook without quarrels",
    "metric_later": "How many plans two adults use: from 0 to 2,000",
    "features_later": "Shared list, whose turn to cook, two adults in one account",
}
