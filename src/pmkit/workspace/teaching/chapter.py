"""What a chapter says to a room: its scene, its sentences for Monday, and the facilitator's notes on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmkit.course import CHAPTERS, Place
from pmkit.course.manifest import Chapter, Sitting, places
from pmkit.practice.markdown import without_comments
from pmkit.workspace.teaching.plan import Notes, read_notes

SCENE, MONDAY = "The decision", "Monday morning"
"""The headings of a lesson under which they stand."""
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@dataclass(frozen=True, kw_only=True)
class Taught:
    """A chapter as it is taught. `scene` and `monday` are Markdown without links."""

    chapter: Chapter
    scene: str
    monday: str
    notes: Notes

    @property
    def to_do(self) -> tuple[Place, ...]:
        """What the lesson gives to do, in its order, without what is for when somebody likes."""
        needed = {id for one in self.sittings if not one.optional for id in one.shown}
        here = [one for one in places([self.chapter]) if one.section.notebook == self.chapter.notebook]
        found = {one.shown.item.id: one for one in reversed(here) if one.shown.item.id in needed}
        return tuple(one for one in here if found.get(one.shown.item.id) is one)

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """Those of the lesson."""
        return tuple(one for one in self.chapter.sittings if one.notebook == self.chapter.notebook)

    def where(self, place: Place) -> str:
        """Where something is found: “sitting 2, A week of 40 hours”; with its chapter, if another."""
        title = place.section.title
        title = title.partition(" · ")[2] or title  # its number is that of a section, not of a sitting
        if place.chapter.id != self.chapter.id:
            return f"chapter {place.chapter.number}, {title}"
        if place.section.notebook != self.chapter.notebook:
            return f"practice sheet, {title}"
        numbered = enumerate(self.sittings, 1)
        sitting = next((number for number, one in numbered if place.shown.item.id in one.shown), 0)
        return f"sitting {sitting}, {title}"


def chapter_named(name: str) -> Chapter:
    """The chapter with this number or name ("03", "3", "prioritisation"). Raises ValueError."""
    wanted = name.strip().casefold()
    taught = [one for one in CHAPTERS if one.solutions]
    for one in taught:
        stem = Path(one.solutions).stem
        if wanted in (stem, one.id) or (wanted.isdecimal() and int(wanted) == one.number):
            return one
    known = ", ".join(Path(one.solutions).stem for one in taught)
    raise ValueError(f"There is no chapter “{name}” to teach. There are: {known}.")


def read_chapter(root: Path, chapter: Chapter) -> Taught:
    """A chapter from the notebooks below `root`. Raises ValueError."""
    lesson = [cell.source for cell in _cells(root / chapter.notebook) if cell.cell_type == "markdown"]
    parts = dict(_parts("\n\n".join(lesson)))
    for heading in (SCENE, MONDAY):
        if heading not in parts:
            raise ValueError(
                f"{chapter.notebook} has no part “{heading}”. Put that heading back, or the notebook as it "
                "came with the course."
            )
    cells = _cells(root / chapter.solutions)
    notes = [cell.source for cell in cells if "facilitator" in cell.metadata.get("tags", [])]
    return Taught(
        chapter=chapter,
        scene=parts[SCENE],
        monday=parts[MONDAY],
        notes=read_notes(notes, chapter.solutions),
    )


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """A lesson's prose by its headings of the second level."""
    plain = _LINK.sub(r"\1", without_comments(text))
    pieces = re.split(r"^## +(.+)$", plain, flags=re.MULTILINE)
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        yield heading.strip(), body.strip()


def _cells(path: Path) -> list[Any]:
    import nbformat

    try:
        return list(nbformat.read(path, as_version=4).cells)
    except FileNotFoundError as problem:
        raise ValueError(f"There is no file {path}. pmkit lab lays the course's notebooks out.") from problem
    except (OSError, ValueError, AttributeError) as problem:
        raise ValueError(f"{path} can't be read as a notebook.") from problem
