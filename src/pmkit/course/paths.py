"""Paths through the course: what somebody who begins a job practises week by week, on which of their own data,
and whom they talk to.

A path is a text, so that a team can write its own. Ours stand in `paths/`; the build reads them into the
manifest. Here is what the lines of such a text mean, and what they name in the course:

    # The first thirty days of a product owner
    Two sentences on what it is for.

    ## Meet the work and the people
    practise: people 1
    own: people.own-who-is-missing
    talk: Each developer · 30 min :: What slowed you down last week?
    page: A map of the people, with one name beside each gap.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pmkit.course import CHAPTERS, Place, nearest
from pmkit.course.manifest import EXPLORER, FILE, Chapter, Sitting, places
from pmkit.english import listed

MOST = 50_000
"""Characters of a path."""
_SHEET = "practice"
_LINE = re.compile(r"(?P<word>practise|own|talk|page)\s*:\s*(?P<rest>.*)", re.IGNORECASE)
_TALK = re.compile(r"(?P<who>.+?)(?:\s*·\s*(?P<minutes>\d{1,3})\s*min(?:utes)?)?\s*::\s*(?P<ask>.+)")


@dataclass(frozen=True)
class Talk:
    """A talk to hold: with whom, how many minutes (0: not said), and what to ask."""

    who: str
    minutes: int
    ask: str


@dataclass(frozen=True)
class Week:
    """A week of a path. `practise` names sittings ("people 1", "people practice 2"), `own` explorers by id."""

    title: str
    about: str = ""
    practise: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    talks: tuple[Talk, ...] = ()
    page: str = ""


@dataclass(frozen=True)
class CoursePath:
    """A path: its title, what it is for, its weeks."""

    title: str
    about: str
    weeks: tuple[Week, ...]


class PathError(ValueError):
    """A text that is no path; the message names each line and what to do."""


def shipped_paths() -> tuple[CoursePath, ...]:
    """The paths of the course, as the manifest holds them; none where it is damaged."""
    try:
        kept = json.loads(FILE.read_text(encoding="utf-8")).get("paths", ())
    except (OSError, ValueError):
        return ()
    return tuple(_from_json(one) for one in kept)


def _from_json(kept: dict[str, Any]) -> CoursePath:
    weeks = tuple(
        Week(
            title=one["title"],
            about=one["about"],
            practise=tuple(one["practise"]),
            own=tuple(one["own"]),
            talks=tuple(Talk(**talk) for talk in one["talks"]),
            page=one["page"],
        )
        for one in kept["weeks"]
    )
    return CoursePath(kept["title"], kept["about"], weeks)


def paths_json(folder: Path, chapters: Iterable[Chapter]) -> list[dict[str, Any]]:
    """The texts in a folder as the manifest holds them, checked against these chapters. Raises PathError."""
    known, files = tuple(chapters), sorted(folder.glob("*.md"))
    return [asdict(read_path(file.read_text(encoding="utf-8"), known)) for file in files]


def path_text(path: CoursePath) -> str:
    """A path as the text that `read_path` reads: where a team begins that writes its own."""
    lines = [f"# {path.title}", path.about]
    for week in path.weeks:
        lines += ["", f"## {week.title}", *([week.about] if week.about else [])]
        lines += [f"practise: {one}" for one in week.practise] + [f"own: {one}" for one in week.own]
        lines += [f"talk: {talk.who}{_minutes(talk)} :: {talk.ask}" for talk in week.talks]
        lines += [f"page: {week.page}"] if week.page else []
    return "\n".join(lines) + "\n"


def _minutes(talk: Talk) -> str:
    return f" · {talk.minutes} min" if talk.minutes else ""


def read_path(text: str, chapters: Iterable[Chapter] = CHAPTERS) -> CoursePath:
    """A path from its text. Raises PathError with a sentence for each line that can't be read."""
    if len(text) > MOST:
        raise PathError(f"A path has at most {MOST:,} characters; this text has {len(text):,}.")
    reading = _Reading(tuple(chapters))
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        reading.take(number, " ".join(line.split()))
    return reading.done()


class _Reading:
    """The lines of a path, one after the other."""

    def __init__(self, chapters: tuple[Chapter, ...]) -> None:
        self.chapters, self.problems = chapters, list[str]()
        self.title, self.about, self.weeks = "", list[str](), list[Week]()

    def take(self, number: int, line: str) -> None:
        found = _LINE.fullmatch(line)
        if line.startswith("## "):
            self.weeks.append(Week(line[3:].strip()))
        elif line.startswith("# "):
            self.title = line[2:].strip()
        elif not line:
            return
        elif not self.weeks:
            self.about.append(line)
        elif found:
            self._step(number, found["word"].casefold(), found["rest"].strip())
        else:
            self._change(about=f"{self.weeks[-1].about} {line}".strip())

    def _change(self, **fields: Any) -> None:
        self.weeks[-1] = replace(self.weeks[-1], **fields)

    def _step(self, number: int, word: str, rest: str) -> None:
        week = self.weeks[-1]
        try:
            if not rest:
                raise PathError(f"nothing stands behind “{word}:”")
            if word == "practise":
                sitting_of(rest, self.chapters)
                self._change(practise=(*week.practise, rest))
            elif word == "own":
                explorer_place(rest, self.chapters)
                self._change(own=(*week.own, rest))
            elif word == "talk":
                self._change(talks=(*week.talks, _talk(rest)))
            else:
                self._change(page=f"{week.page} {rest}".strip())
        except PathError as problem:
            self.problems.append(f"Line {number}: {problem}.")

    def done(self) -> CoursePath:
        if not self.title:
            self.problems.append("The first line has to be a title, “# Our first thirty days”.")
        if not self.weeks:
            self.problems.append("There is no week. Begin each with a line “## What the week is about”.")
        if self.problems:
            raise PathError("\n".join(self.problems))
        return CoursePath(self.title, " ".join(self.about), tuple(self.weeks))


def _talk(rest: str) -> Talk:
    found = _TALK.fullmatch(rest)
    if not found:
        raise PathError("a talk is written “talk: with whom · 30 min :: what you ask”")
    return Talk(found["who"], int(found["minutes"] or 0), found["ask"])


def sitting_of(name: str, chapters: Iterable[Chapter] = CHAPTERS) -> tuple[Chapter, Sitting]:
    """The sitting that a line such as “people 1” or “people practice 2” names. Raises PathError."""
    known = [one for one in chapters if one.number and one.sittings]
    id, _, which = name.casefold().partition(" ")
    chapter = next((one for one in known if id in (one.id, str(one.number))), None)
    if chapter is None:
        raise PathError(f"there is no chapter “{id}”; there are {listed([one.id for one in known])}")
    sheet, number = which.startswith(_SHEET), which.removeprefix(_SHEET).strip()
    book = chapter.exercises if sheet else chapter.notebook
    found = [one for one in chapter.sittings if one.notebook == book]
    at = int(number) if number.isdecimal() else int(sheet and not number)
    if not 1 <= at <= len(found):
        raise PathError(
            f"“{which}” is no sitting of {chapter.id}; write a number from 1 to {len(found)}, or “{_SHEET} 1”"
        )
    return chapter, found[at - 1]


def explorer_place(id: str, chapters: Iterable[Chapter] = CHAPTERS) -> Place:
    """Where an explorer stands in the course. Raises PathError, naming the nearest ids."""
    ids: Iterator[Place] = (one for one in places(chapters) if one.shown.item.id == f"{EXPLORER}{id}")
    found = next(ids, None)
    if found is None:
        known = [
            one.shown.item.id.removeprefix(EXPLORER) for one in places(chapters) if not one.shown.is_question
        ]
        raise PathError(f"there is no explorer “{id}”.{nearest(id, known)}".rstrip("."))
    return found


def step_names(chapters: Iterable[Chapter] = CHAPTERS) -> list[str]:
    """All that a path can name, as its lines: each sitting, and each explorer that works on own data."""
    lines = []
    for chapter in chapters:
        counts = {chapter.notebook: 0, chapter.exercises: 0}
        for one in chapter.sittings:
            counts[one.notebook] += 1
            sheet = f"{_SHEET} " if one.notebook == chapter.exercises else ""
            lines.append(
                f"practise: {chapter.id} {sheet}{counts[one.notebook]}   {one.title}, {one.minutes} min"
            )
        ids = [id.removeprefix(EXPLORER) for id in chapter.shown if id.startswith(EXPLORER)]
        lines += [
            f"own: {id}" for id in ids if id.partition(".")[2].startswith("own-") or id == "own.backlog"
        ]
    return lines
