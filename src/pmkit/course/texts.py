"""The questions of a chapter as their authors wrote them: text files in the chapter's folder, one per section.

A file is split when its chapter is first asked for; a question is made, and its values are computed, when that
question is asked for. `sources.md` names the works, `values.py` (and, where that gets long, `values_*.py`) the numbers.
"""

import hashlib
import json
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pmkit.course.glossary import NAME as GLOSSARY
from pmkit.course.wordings import wordings
from pmkit.practice.draft import Draft, QuizProblem, Setting, slug
from pmkit.practice.draft_lines import split
from pmkit.practice.quiz_markdown import question as made
from pmkit.practice.values import Values, Worked, own_names

if TYPE_CHECKING:
    from pmkit.practice.questions import Question

SOURCES = "sources.md"
WORKED = "values.json"
"""Made by `pmkit author build`, so that showing a question loads no data and starts no solver."""


def files(chapter: str) -> list[Path]:
    """The text files of a chapter, by name; the order of its questions is that of the lesson."""
    return sorted(
        path
        for path in (Path(__file__).parent / chapter).glob("*.md")
        if path.name not in (SOURCES, GLOSSARY)
    )


@cache
def drafts(chapter: str) -> dict[str, Draft]:
    """The drafts of a chapter by the id of their question. Raises QuizProblem, with file, line and remedy."""
    setting = Setting("", values=values(chapter), sources=sources(chapter), strict=True)
    found: dict[str, Draft] = {}
    for path in files(chapter):
        named = replace(setting, name=f"{chapter}/{path.name}")
        for draft in split(path.read_text(encoding="utf-8"), named)[2]:
            id = f"{chapter}.{slug(draft.fact('id') or draft.id)}"
            if id in found:
                draft.fail(draft.line, f"there are two questions {id}. Give one of them another name.")
            found[id] = draft
    return found


@cache
def question(id: str) -> "Question":
    """The question with this id, as it is printed. Raises KeyError, QuizProblem."""
    chapter = id.partition(".")[0]
    found = made(drafts(chapter)[id], chapter)
    return replace(found, wordings=wordings(found.id, found.version))


@cache
def values(chapter: str) -> Values:
    """What the names in a chapter's texts stand for: as the build has worked it out, while the chapter's code is
    the same as then; else, and for later rounds, computed when asked for."""
    return Values(lambda: _names(chapter), worked=_worked(chapter))


def computed(chapter: str) -> Values:
    """The same, all of it computed now."""
    return Values(lambda: _names(chapter))


def code_of(chapter: str) -> str:
    """What tells one state of the code behind a chapter's values from another."""
    folder = Path(__file__).parent / chapter
    paths = sorted([*folder.glob("values*.py"), *folder.glob("data.py")])
    code = [path.read_text(encoding="utf-8") for path in paths]
    return hashlib.sha256("\0".join(code).encode()).hexdigest()[:16]


def _worked(chapter: str) -> Worked:
    path = Path(__file__).parent / chapter / WORKED
    if not path.is_file():
        return Worked()
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["code"] != code_of(chapter):
        return Worked()
    return Worked(kept["values"], frozenset(kept["judge"]), frozenset(kept["vary"]))


@cache
def _names(chapter: str) -> dict[str, object]:
    """Those of `values.py` and of the `values_*.py` beside it. Raises ValueError where two have one name."""
    found: dict[str, object] = {}
    for path in sorted((Path(__file__).parent / chapter).glob("values*.py")):
        named = own_names(import_module(f"pmkit.course.{chapter}.{path.stem}"))
        if twins := found.keys() & named.keys():
            raise ValueError(f"{chapter}/{path.name} names {min(twins)} a second time. Choose another name.")
        found |= named
    return found


@cache
def sources(chapter: str) -> dict[str, str]:
    """The works that a chapter's questions name: a line `name: work` each, which may run on when indented."""
    path = Path(__file__).parent / chapter / SOURCES
    found: dict[str, str] = {}
    name = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.is_file() else (), 1):
        if line.startswith(" ") and name:
            found[name] += f" {line.strip()}"
        elif line.strip() and not line.startswith("#"):
            name, _, work = line.partition(": ")
            if not work or name in found:
                raise QuizProblem(
                    [f"{chapter}/{SOURCES}, line {number}: write each work once, as name: work"]
                )
            found[name] = work.strip()
    return found
