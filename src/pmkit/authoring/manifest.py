"""Makes the course's manifest (see `pmkit.course.manifest`) from the lessons' sources.

Number and name of a chapter are those of its source; its title is the heading of the first level, its
sections are those of the second that have anything to do. The promise stands in a comment of the lesson:
`<!-- promise: Say who decides what. -->`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmkit.authoring import sittings
from pmkit.authoring.build import Target, derive, targets
from pmkit.authoring.content import calls_in, chapter_of
from pmkit.course import questions
from pmkit.course.manifest import EXPLORER, chapter_from_json
from pmkit.course.paths import paths_json
from pmkit.english import shortened
from pmkit.practice.markdown import to_plain
from pmkit.practice.minutes import MINUTES_AN_EXPLORER, WORDS_A_MINUTE
from pmkit.practice.questions import Question

PATH = Path("src/pmkit/course/manifest.json")
TEXTS_OF_PATHS = PATH.with_name("paths")
_HEADING = re.compile(r"^##? .+$", re.MULTILINE)
_PROMISE = re.compile(r"<!-- promise: (.+?) -->", re.DOTALL)
_NAME_LENGTH = 70
_STALE = f"{PATH.as_posix()} is not what the lessons say. Run: pmkit author build"


@dataclass
class _Part:
    """What stands between two headings of a notebook."""

    title: str
    notebook: str
    cell: str
    words: int = 0
    shown: list[dict[str, Any]] = field(default_factory=list)

    @property
    def minutes(self) -> float:
        doing = sum(one.get("minutes", MINUTES_AN_EXPLORER) for one in self.shown)
        return float(doing) + self.words / WORDS_A_MINUTE


def make(root: Path) -> str:
    """The manifest of the course below `root` as the text of its file; the same sources give the same.

    One line for each thing that is shown, so that a change reads well.
    """
    chapters = _chapters(root)
    kept = {
        "chapters": chapters,
        "paths": paths_json(root / TEXTS_OF_PATHS, map(chapter_from_json, chapters)),
    }
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    for innermost in (r"\[[^{}\[\]]*\]", r"\{[^{}\[\]]*\}"):
        text = re.sub(innermost, lambda found: re.sub(r"\n\s*", " ", found[0]), text)
    return text + "\n"


def write(root: Path) -> None:
    """Make the manifest anew. It comes before the notebooks: they look their questions up by it."""
    (root / PATH).write_text(make(root), encoding="utf-8", newline="\n")


def problems(root: Path) -> list[str]:
    """Where the committed manifest is not what the sources say, or these leave something out."""
    path = root / PATH
    found = [] if path.is_file() and path.read_text(encoding="utf-8") == make(root) else [_STALE]
    numbers: dict[int, str] = {}
    for chapter in _chapters(root):
        lesson = f"lessons/{Path(chapter['notebook']).stem}.py"
        other = numbers.setdefault(chapter["number"], lesson)
        if other != lesson:
            found.append(f"{lesson} has the number of {other}. Give it the next one.")
        if chapter["number"] and not chapter["promise"]:
            found.append(f"{lesson} promises nothing. Write under its title: <!-- promise: Do this. -->")
    return [*found, *_sitting_problems(root)]


def _sitting_problems(root: Path) -> Iterator[str]:
    for target in targets(root):
        if target.kind in ("lesson", "exercise"):
            asked = {question.id: question for question in questions(chapter_of(target.source))}
            yield from sittings.problems(f"lessons/{target.source.name}", derive(target).cells, asked)


def _chapters(root: Path) -> list[dict[str, Any]]:
    found: dict[str, list[Target]] = {}
    for target in targets(root):
        if target.kind != "glossary":
            found.setdefault(chapter_of(target.source), []).append(target)
    return [_chapter(id, books) for id, books in sorted(found.items(), key=lambda one: _number(one[1]))]


def _number(books: list[Target]) -> int:
    return int(books[0].source.name.partition("_")[0])


def _chapter(id: str, books: list[Target]) -> dict[str, Any]:
    asked = {question.id: question for question in questions(id)}
    parts: dict[str, list[_Part]] = {}
    sat: list[dict[str, Any]] = []
    paths = dict.fromkeys(("lesson", "exercise", "solution"), "")
    title, promise = "", ""
    for target in books:
        kind = "lesson" if target.kind == "start" else target.kind
        paths[kind] = f"{target.path.parent.name}/{target.path.name}"
        if kind == "solution":
            continue
        book = derive(target)
        parts[kind] = list(_parts(paths[kind], book.cells, asked))
        sat += [_sitting(one, paths[kind], asked) for one in sittings.split(book.cells)]
        if kind == "lesson":
            prose = "\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")
            promised = _PROMISE.search(prose)
            promise = " ".join(promised[1].split()) if promised else ""
            title = _plain(parts[kind][0].title) if _number(books) else _title_of(target.source)
    everything = [part for kind in ("lesson", "exercise") for part in parts.get(kind, ())]
    return {
        "id": id,
        "number": _number(books),
        "title": title,
        "promise": promise,
        "minutes": max(5, 5 * round(sum(part.minutes for part in everything) / 5)),
        "notebook": paths["lesson"],
        "exercises": paths["exercise"],
        "solutions": paths["solution"],
        "sections": [
            {
                "title": part.title,
                "notebook": part.notebook,
                "cell": part.cell,
                "minutes": max(1, round(part.minutes)),
                "shown": part.shown,
            }
            for part in everything
            if part.shown
        ],
        "sittings": sat,
    }


def _sitting(sitting: sittings.Sitting, notebook: str, asked: dict[str, Question]) -> dict[str, Any]:
    shown = [one["id"] for cell in sitting.cells if cell.cell_type == "code" for one in _shown(cell, asked)]
    return {
        "title": sitting.title,
        "notebook": notebook,
        "cells": [sitting.cells[0].id, sitting.cells[-1].id],
        "minutes": sitting.minutes(asked),
        "optional": sitting.optional,
        "shown": shown,
    }


def _title_of(source: Path) -> str:
    """The front page has the name of its file: "Start here"."""
    return source.stem.partition("_")[2].replace("_", " ").capitalize()


def _plain(heading: str) -> str:
    """A chapter's title without its number: "1 · Roles" is "Roles"."""
    return re.sub(r"^\d+ · ", "", heading)


def _parts(notebook: str, cells: Iterable[Any], asked: dict[str, Question]) -> Iterator[_Part]:
    part = _Part("", notebook, "")
    for cell in cells:
        if cell.cell_type == "code":
            part.shown += list(_shown(cell, asked))
            continue
        text, start = cell.source, 0
        for heading in _HEADING.finditer(text):
            part.words += sittings.words_to_read(text[start : heading.start()])
            if part.title:
                yield part
            part = _Part(to_plain(heading[0]), notebook, cell.id)
            start = heading.start()
        part.words += sittings.words_to_read(text[start:])
    yield part


def _more_minutes(cell: Any) -> dict[str, int]:
    """What an explorer takes, where that is more or less than usual."""
    minutes = sittings.minutes_exploring(cell)
    return {} if minutes == MINUTES_AN_EXPLORER else {"minutes": minutes}


def _shown(cell: Any, asked: dict[str, Question]) -> Iterator[dict[str, Any]]:
    """What a cell shows of the course; `pmkit author check` tells of ids that nothing has."""
    for call in calls_in(cell):
        if call.name == "explore":
            name = call.item.partition(".")[2].replace("-", " ")
            yield {
                "id": f"{EXPLORER}{call.item}",
                "kind": "explorer",
                "cell": cell.id,
                "name": f"Try it: {name}",
                **_more_minutes(cell),
            }
        elif call.name == "show" and (one := asked.get(call.item)):
            yield {
                "id": one.id,
                "kind": one.kind,
                "cell": cell.id,
                "name": shortened(to_plain(one.prompt), _NAME_LENGTH),
                "skill": one.skill,
                "minutes": one.minutes,
                "version": one.version,
                "fingerprint": one.fingerprint(),
            }
