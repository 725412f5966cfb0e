"""All that a course consists of, as one value: chapters, questions, explorers, lessons' cells, published ids.

The gate reads this value only, so a test can plant a defect in it without touching the real course.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmkit.authoring.build import HIDDEN_FROM_LEARNERS, PRACTICE
from pmkit.authoring.published import Published, read_published
from pmkit.course import Chapter
from pmkit.practice.draft import Draft, QuizProblem
from pmkit.practice.markdown import without_comments
from pmkit.practice.questions import Question

CALLS = ("show", "explore", "solution", "look_back")
"""What a notebook calls with the id of a question or an explorer."""


@dataclass(frozen=True)
class Call:
    """One call of a notebook's cell that names an item: `show("roles.raci")`."""

    name: str
    item: str
    for_learners: bool


@dataclass(frozen=True)
class Script:
    """One source in `lessons/`: its prose and what its code cells show."""

    path: Path
    chapter: str
    prose: tuple[str, ...]
    calls: tuple[Call, ...]

    @property
    def name(self) -> str:
        return f"lessons/{self.path.name}"


@dataclass(frozen=True, kw_only=True)
class Content:
    """A course as its authors made it. `questions`: chapter id -> questions in their order."""

    root: Path
    chapters: tuple[Chapter, ...]
    questions: Mapping[str, tuple[Question, ...]]
    explorers: frozenset[str] = frozenset()
    scripts: tuple[Script, ...] = ()
    published: Published = field(default_factory=Published)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    """The texts of the questions as their authors wrote them, by id."""
    faults: tuple[str, ...] = ()
    """What in these texts can't be read, with file, line and remedy."""

    def all_questions(self) -> Iterator[tuple[Chapter, Question]]:
        """Every question with the chapter whose module holds it."""
        for chapter in self.chapters:
            for question in self.questions.get(chapter.id, ()):
                yield chapter, question

    def item_ids(self) -> list[str]:
        """The ids under which answers and states are kept: questions, then explorers."""
        explorers = sorted(f"explorer:{name}" for name in self.explorers)
        return [question.id for _, question in self.all_questions()] + explorers


def read_content(root: Path) -> Content:
    """The course below `root`: its scripts, and the questions and explorers of `pmkit.course`."""
    from pmkit.course import CHAPTERS
    from pmkit.workspace.show import explorers

    questions, drafts, faults = _read_texts(CHAPTERS)
    return Content(
        root=root,
        chapters=CHAPTERS,
        questions=questions,
        explorers=frozenset(explorers()),
        scripts=tuple(read_script(path) for path in sorted((root / "lessons").glob("*.py"))),
        published=read_published(),
        drafts=drafts,
        faults=faults,
    )


def _read_texts(
    chapters: Iterable[Chapter],
) -> tuple[dict[str, tuple[Question, ...]], dict[str, Draft], tuple[str, ...]]:
    """The questions of all chapters that can be read, their drafts, and what can't be read."""
    from pmkit.course import as_asked, questions, texts

    made: dict[str, tuple[Question, ...]] = {}
    drafts: dict[str, Draft] = {}
    faults: list[str] = []
    for chapter in chapters:
        try:
            here = texts.drafts(chapter.id)
        except QuizProblem as problem:
            faults += problem.problems
            continue
        read = {}
        for id in here:
            try:
                read[id] = texts.question(id)
            except QuizProblem as problem:
                faults += problem.problems
        made[chapter.id] = as_asked(read.values()) if here else questions(chapter.id)
        drafts |= {id: here[id] for id in read}
    return made, drafts, tuple(faults)


def chapter_of(source: Path) -> str:
    """The id of the chapter that a source belongs to; that of the front page is "start".

    Raises ValueError where the file's name has not the form 07_wages.py or 07_wages_practice.py.
    """
    found = re.fullmatch(r"(\d+)_(\w+)", source.stem.removesuffix(PRACTICE))
    if not found:
        raise ValueError(f"lessons/{source.name}: a lesson's name begins with its number, as in 07_wages.py.")
    return found[2] if int(found[1]) else "start"


def read_script(path: Path) -> Script:
    """The prose and the calls of one lesson or practice sheet."""
    import jupytext

    book = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    return Script(
        path=path,
        chapter=chapter_of(path),
        prose=tuple(without_comments(cell.source) for cell in book.cells if cell.cell_type == "markdown"),
        calls=tuple(call for cell in book.cells if cell.cell_type == "code" for call in calls_in(cell)),
    )


def calls_in(cell: Any) -> Iterator[Call]:
    """The calls of a notebook's code cell that name an item."""
    for_learners = not HIDDEN_FROM_LEARNERS & set(cell.metadata.get("tags", []))
    try:
        tree = ast.parse(cell.source)
    except SyntaxError:
        return  # the build, which runs the cell, tells about it
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in CALLS and isinstance(node.args[0].value, str):
                yield Call(name, node.args[0].value, for_learners)
