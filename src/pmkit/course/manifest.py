"""The course's manifest: chapter, section, item and notebook, as the build wrote them down from the lessons.

`manifest.json` is made by `pmkit author build` and travels with the package. Whoever asks where an item is, what
comes next or what something is called asks here; nobody reads notebooks for it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmkit.course.wordings import wordings
from pmkit.practice.record import CourseItem

FILE = Path(__file__).with_name("manifest.json")
GUESS = "predict"
"""The kind whose answers nobody judges: it does not come back."""
EXPLORER = "explorer:"
"""What the ids of explorers begin with where states are kept; after it comes the name for `explore`."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A question or an explorer where a notebook shows it: in the cell with the id `cell`. `name` is how a learner
    knows it again: the beginning of what is asked."""

    item: CourseItem
    kind: str
    cell: str
    name: str = ""

    @property
    def is_question(self) -> bool:
        return not self.item.id.startswith(EXPLORER)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One step of a lesson or a practice sheet, from a heading of the second level to the next.

    `cell` is the id of the cell with the heading; `minutes` count reading and doing.
    """

    title: str
    notebook: str
    cell: str
    minutes: int
    shown: tuple[Shown, ...]

    @property
    def questions(self) -> tuple[CourseItem, ...]:
        return tuple(one.item for one in self.shown if one.is_question)


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """What is worked through in one go, at most twenty minutes: the cells of a notebook from the first of these ids
    to the last. `optional`: nothing that follows needs it. `shown` are the ids of its questions and explorers."""

    title: str
    notebook: str
    cells: tuple[str, str]
    minutes: int
    optional: bool
    shown: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One chapter. Paths are relative to the course's folder, "" where there is no such notebook.

    `promise` is what one can do afterwards, in a sentence; `minutes` are those of lesson and sheet together.
    `sections` are those of the lesson, then those of the sheet, which have anything to do; `sittings` are in the
    same order and hold everything.
    """

    id: str
    number: int
    title: str
    promise: str
    minutes: int
    notebook: str
    exercises: str = ""
    solutions: str = ""
    sections: tuple[Section, ...] = ()
    sittings: tuple[Sitting, ...] = ()

    @property
    def items(self) -> tuple[CourseItem, ...]:
        """The questions of the chapter in their order, each once."""
        found = {one.id: one for section in self.sections for one in section.questions}
        return tuple(found.values())

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of its questions and explorers in their order."""
        return tuple(dict.fromkeys(one.item.id for section in self.sections for one in section.shown))

    @property
    def sheet(self) -> tuple[CourseItem, ...]:
        """The questions on the practice sheet."""
        sections = (one for one in self.sections if one.notebook == self.exercises)
        return tuple(item for section in sections for item in section.questions)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an item stands in the course."""

    chapter: Chapter
    section: Section
    shown: Shown


def places(chapters: Iterable[Chapter]) -> Iterator[Place]:
    """Every place of the course at which something is shown, in its order."""
    for chapter in chapters:
        for section in chapter.sections:
            for shown in section.shown:
                yield Place(chapter=chapter, section=section, shown=shown)


def read_manifest(file: Path = FILE) -> tuple[Chapter, ...]:
    """The chapters that a manifest holds, in their order.

    None where it is missing or damaged, after a merge say: then `pmkit author build` makes it anew.
    """
    try:
        return tuple(
            chapter_from_json(one) for one in json.loads(file.read_text(encoding="utf-8"))["chapters"]
        )
    except (OSError, ValueError):
        return ()


def chapter_from_json(kept: dict[str, Any]) -> Chapter:
    """A chapter from what the manifest holds of it."""
    sections = tuple(_section(kept["id"], one) for one in kept["sections"])
    sittings = tuple(_sitting(one) for one in kept.get("sittings", ()))
    return Chapter(**kept | {"sections": sections, "sittings": sittings})


def _sitting(kept: dict[str, Any]) -> Sitting:
    first, last = kept["cells"]
    return Sitting(**kept | {"cells": (first, last), "shown": tuple(kept["shown"])})


def _section(chapter: str, kept: dict[str, Any]) -> Section:
    shown = tuple(_shown(chapter, dict(one)) for one in kept["shown"])
    return Section(**kept | {"shown": shown})


def _shown(chapter: str, kept: dict[str, Any]) -> Shown:
    kind, cell, name = kept.pop("kind"), kept.pop("cell"), kept.pop("name", "")
    known = wordings(kept["id"], kept.get("version", 1))
    item = CourseItem(chapter=chapter, wordings=known, guessed=kind == GUESS, **kept)
    return Shown(item=item, kind=kind, cell=cell, name=name)
