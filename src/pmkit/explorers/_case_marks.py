"""Marks by a rubric: the fields that ask for them, answers beside their experts' marks, and the distance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted, listed, whole_percent
from pmkit.explorers import Cells, Choice, Form, Values, value_at
from pmkit.methods import long_marks, mark_distances
from pmkit.practice.markdown import escape_markdown

LEVELS = ("1", "2", "3", "4")
_NOT_YET = "not marked yet"
_DISTANCES = (
    {"key": "dimension", "label": "Part", "readonly": True, "width": 10},
    {"key": "n", "label": "Marks", "type": "number", "readonly": True, "width": 8},
    {
        "key": "distance",
        "label": "You from the experts",
        "unit": "levels",
        "type": "number",
        "readonly": True,
    },
    {"key": "between", "label": "The experts apart", "unit": "levels", "type": "number", "readonly": True},
    {"key": "within_one", "label": "Within one level of both", "readonly": True, "width": 12},
    {"key": "says", "label": "", "readonly": True, "wide": True},
)


class Rubric:
    """The dimensions with their questions and described levels; `frame` is the data set `case_rubric`."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.rows: list[dict[Any, Any]] = frame.to_dict("records")
        self.dimensions = [str(row["dimension"]) for row in self.rows]

    def questions(self) -> dict[str, str]:
        """What a marker asks of each dimension."""
        return {str(row["dimension"]): str(row["question"]) for row in self.rows}

    def form(self, key: str, path: Sequence[str], whose: str) -> Form:
        """A field for the level of each dimension, kept under `path` and the dimension; each says `whose`
        answer or mark it is."""
        return Form(
            key,
            tuple(
                Choice(
                    f"{key}-{row['dimension']}",
                    f"{whose}: {row['dimension']}",
                    help=str(row["question"]),
                    at=(*path, str(row["dimension"])),
                    options={"": _NOT_YET, **{one: f"{one}: {row[f'level_{one}']}" for one in LEVELS}},
                )
                for row in self.rows
            ),
            label=whose,
        )

    def marks(self, values: Values, path: Sequence[str]) -> dict[str, int]:
        """The levels that were given so far."""
        given = {one: value_at(values, (*path, one)) for one in self.dimensions}
        return {one: int(mark) for one, mark in given.items() if isinstance(mark, str) and mark in LEVELS}

    def is_marked(self, values: Values, path: Sequence[str]) -> bool:
        """Whether each dimension has its level."""
        return len(self.marks(values, path)) == len(self.dimensions)

    def answers(self, key: str, label: str, pair: Sequence[Mapping[Any, Any]], *, with_marks: bool) -> Cells:
        """Two answers part by part, with both experts' marks where they are to be seen."""
        columns: list[dict[str, Any]] = [{"key": "part", "label": "Part", "readonly": True, "width": 9}]
        for name, _ in zip("AB", pair, strict=False):
            columns.append({"key": f"text_{name}", "label": f"Answer {name}", "readonly": True, "wide": True})
            if with_marks:
                columns.append({"key": f"marks_{name}", "label": "Marks", "readonly": True, "width": 8})
        rows = []
        for dimension in self.dimensions:
            row = {"id": dimension, "part": dimension}
            for name, answer in zip("AB", pair, strict=False):
                row[f"text_{name}"] = str(answer[dimension])
                if with_marks:
                    first, second = (int(answer[f"{one}_{dimension}"]) for one in ("first", "second"))
                    row[f"marks_{name}"] = f"{first} and {second}"
            rows.append(row)
        return Cells(key, label, columns=columns, rows=rows, sortable=False)

    def distances(self, answers: pd.DataFrame, given: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
        """How far these marks are from the experts', a row per dimension."""
        marks = pd.DataFrame([{"id": id, **marks} for id, marks in given.items()])
        return mark_distances(long_marks(answers, marks, self.dimensions))


def reasons(pair: Sequence[Mapping[Any, Any]]) -> str:
    """What decides about each of two answers."""
    whys = [escape_markdown(str(one["why"])) for one in pair]
    told = [f"- **Answer {name}:** {why}" for name, why in zip("AB", whys, strict=False)]
    return "\n".join(["Answers and marks are invented; the marks are the course's judgement.", "", *told])


def distance_words(told: pd.DataFrame) -> str:
    """How near the marks are to both experts, and where they are farthest."""
    marks = int(told["n"].sum())
    near = float((told["within_one"] * told["n"]).sum() / marks)
    far = told.iloc[int((told["distance"] - told["between"]).to_numpy().argmax())]
    said = (
        f"**Of your {counted(marks, 'mark')}, {whole_percent(near)} lie within one level of both experts.** "
    )
    if far["distance"] <= max(far["between"], 0.5):
        return said + "On no part are you farther from them than they are from each other, or half a level."
    names = [str(one) for one in told.loc[told["distance"] == far["distance"], "dimension"]]
    return said + (
        f"You are farthest from them on {listed(names)}: {far['distance']:.1f} levels, where they are "
        f"{far['between']:.1f} apart. Read the levels of that part again before you mark somebody real."
    )


def distance_table(told: pd.DataFrame) -> Cells:
    """The distances part by part."""
    rows = [
        {
            "id": str(row["dimension"]),
            **{key: row[key] for key in ("dimension", "n", "distance", "between", "says")},
            "within_one": whole_percent(row["within_one"]),
        }
        for row in told.to_dict("records")
    ]
    return Cells("distances", "Your marks and the experts'", columns=_DISTANCES, rows=rows, sortable=False)


def apart_words(one: Mapping[str, int], other: Mapping[str, int]) -> str:
    """Two people's marks of one answer beside each other."""
    both = [part for part in one if part in other]
    if not both:
        return ""
    near = [part for part in both if abs(one[part] - other[part]) <= 1]
    far = [part for part in both if part not in near]
    said = f"**On {len(near)} of {counted(len(both), 'part')} the marks are within one level of each other.**"
    if far:
        said += f" Talk about {listed(far)}: read the levels aloud and show the words that you mean."
    return said
