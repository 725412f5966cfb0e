"""Sentences with what somebody, the linter and a key mark in them, and how these are compared in words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.charts import Picture, faults_chart
from pmkit.english import counted, listed, plural, shortened
from pmkit.explorers import Cells
from pmkit.explorers.state import value_at
from pmkit.methods import MarksAgainstKey, TextFinding, compare_marks, lint_requirement

CLEAR = "clear"
"""The mark of a sentence in which nothing is unclear."""
SPOTS = {
    "vague": "a vague word",
    "no-limit": "a size without a limit",
    "loophole": "a way out, such as “if possible”",
    "two-in-one": "two things in one",
    "unclear-it": "an unclear “it”",
    "passive": "nobody named who does it",
    "solution": "how it is built",
    "superlative": "best or most",
    "absolute": "always or never",
    "negative": "what must not happen",
}
"""Each smell, and what it is called."""
Marks = set[tuple[str, str]]


@dataclass(frozen=True)
class Sentence:
    """A requirement; `key` is what a careful reader marks in it, None where nobody has."""

    id: str
    text: str
    key: frozenset[str] | None = None
    better: str = ""
    pattern: str = ""


@lru_cache(maxsize=2_000)
def linted(text: str) -> tuple[TextFinding, ...]:
    return tuple(lint_requirement(text))


@dataclass(frozen=True)
class Marked:
    """What was marked in some sentences: by somebody, by the linter, and in the key."""

    sentences: Sequence[Sentence]
    yours: Marks
    linter: Marks
    key: Marks

    def of(self, marks: Marks, id: str) -> list[str]:
        return [spot for spot in SPOTS if (id, spot) in marks]


def marks_of(values: Mapping[str, Any], id: str) -> list[str]:
    """What somebody has ticked for a sentence."""
    return [spot for spot in (*SPOTS, CLEAR) if value_at(values, ("marks", id, spot)) is True]


def marked(sentences: Sequence[Sentence], values: Mapping[str, Any]) -> Marked:
    return Marked(
        sentences,
        {(one.id, spot) for one in sentences for spot in marks_of(values, one.id) if spot != CLEAR},
        {(one.id, found.rule) for one in sentences for found in linted(one.text)},
        {(one.id, spot) for one in sentences for spot in one.key or ()},
    )


def spots_in_words(spots: Collection[str]) -> str:
    return listed([SPOTS.get(spot, spot) for spot in spots]) if spots else "nothing"


def against_key(told: Marked) -> str:
    """Precision and recall of somebody and of the linter, in words."""
    spots = counted(len(told.key), "unclear spot")
    return (
        f"In {counted(len(told.sentences), 'sentence')} the key has {spots}.\n\n"
        f"- **You**: {_measured(compare_marks(told.yours, told.key))}\n"
        f"- **The linter**: {_measured(compare_marks(told.linter, told.key))}"
    )


def _measured(one: MarksAgainstKey) -> str:
    right, marks, key = (
        len(one.right),
        len(one.right) + len(one.false_alarms),
        len(one.right) + len(one.overlooked),
    )
    recall = f"{right} of {counted(key, 'spot')} found (recall)" if key else "there is no spot to find"
    if not marks:
        return f"{recall}; no mark, so no precision."
    return (
        f"{recall}; {right} of {counted(marks, 'mark')} {plural(right, 'is', 'are')} in the key (precision)."
    )


def without_key(told: Marked) -> str:
    """What somebody and the linter mark, where nobody knows what is right."""
    both, more = told.yours & told.linter, told.yours - told.linter
    touched, sentences = len({id for id, _ in told.linter}), counted(len(told.sentences), "sentence")
    said = f"The linter marks **{counted(len(told.linter), 'spot')}** in {touched} of your {sentences}."
    if not told.linter:
        said = f"The linter marks **nothing** in your {sentences}; it knows English words only."
    if not told.yours:
        return f"{said} Is it right? Tick what you find unclear yourself, sentence by sentence."
    return f"{said} You mark {len(both)} of them too, and {counted(len(more), 'spot')} that it does not see."


def marks_picture(told: Marked, keyed: bool) -> Picture:
    """Who found how many spots of each kind: those of the key, or where there is none those marked."""
    whole = told.key if keyed else told.yours | told.linter
    rows = []
    for spot, name in SPOTS.items():
        all_of = {one for one in whole if one[1] == spot}
        you, linter = all_of & told.yours, all_of & told.linter
        rows.append(
            (name, len(you & linter), len(you - linter), len(linter - you), len(all_of - you - linter))
        )
    counts = pd.DataFrame(rows, columns=["fault", "both", "you", "linter", "neither"])
    parts = {"both": "by both", "you": "by you only", "linter": "by the linter only"}
    parts |= {"neither": "by neither"} if keyed else {}
    some = counts[list(parts)].sum(axis=1) > 0
    title, about = _finding(told, keyed)
    subtitle = f"{counted(len(told.sentences), 'sentence')}; {about}"
    return faults_chart(counts[some], parts, title=title, subtitle=subtitle, unit="spots")


def _finding(told: Marked, keyed: bool) -> tuple[str, str]:
    """What the picture shows, and what its spots are."""
    if keyed:
        you, linter = (len(told.key & marks) for marks in (told.yours, told.linter))
        title = f"You found {you} of {counted(len(told.key), 'unclear spot')}, the linter {linter}"
        return title, "the key is one careful reader's judgement."
    if not told.yours:
        return f"The linter marks {counted(len(told.linter), 'spot')}", "nobody has a key to them."
    whole = counted(len(told.yours | told.linter), "spot")
    return (
        f"You and the linter agree on {len(told.yours & told.linter)} of {whole}",
        "nobody has a key to them.",
    )


def marks_table(told: Marked, keyed: bool) -> Cells:
    """The sentences with all marks."""
    marks = {"yours": ("You", told.yours), "linter": ("The linter", told.linter)}
    marks |= {"key": ("The key", told.key)} if keyed else {}
    rows = [
        {"id": one.id, "sentence": one.text}
        | {key: spots_in_words(told.of(spots, one.id)) for key, (_, spots) in marks.items()}
        for one in told.sentences
    ]
    columns = {"sentence": "Sentence"} | {key: label for key, (label, _) in marks.items()}
    shown = [{"key": key, "label": label, "readonly": True, "wide": True} for key, label in columns.items()]
    return Cells("list", "What was marked", columns=shown, rows=rows, stacked=False)


def titles(sentences: Sequence[Sentence]) -> dict[str, str]:
    """The sentences to choose from, numbered."""
    return {one.id: f"{at}. {shortened(one.text, 80)}" for at, one in enumerate(sentences, start=1)}
