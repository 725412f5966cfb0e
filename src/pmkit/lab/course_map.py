"""The course map with one learner's progress, as JSON for the left bar; and starting a chapter over.

Pure but for `read_map`, `start_over` and `undo_start_over`, which open the progress store and close it again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pmkit import course
from pmkit.course.manifest import Chapter, Place, Section, Shown, Sitting
from pmkit.practice import Workbook
from pmkit.practice.progress import Attempt, ProgressStore, open_store
from pmkit.practice.standing import ChapterStanding, Standing, standing
from pmkit.setup.folder import course_folder
from pmkit.setup.places import command_line

NOT_HERE = (
    "The course's notebooks are not in the folder that JupyterLab shows. They are in {folder}: "
    "start the course with the command “{command}”."
)


def read_map(root: str) -> dict[str, Any]:
    """The map for the learner of this computer; `root` is the folder that JupyterLab shows."""
    with _store() as store:
        return course_map(Path(root), store.history(), notice=store.notice, place=store.place)


def start_over(root: str, chapter: str) -> dict[str, Any]:
    """Begin a chapter again. Raises LookupError where there is no such chapter."""
    return _change(chapter, Workbook.start_over)


def undo_start_over(root: str, chapter: str) -> dict[str, Any]:
    """Take the last start-over of a chapter back. Raises LookupError where there is no such chapter."""
    return _change(chapter, Workbook.undo_start_over)


def course_map(root: Path, history: list[Attempt], *, notice: str = "", place: str = "") -> dict[str, Any]:
    """{"front", "chapters", "due", "continue", "next", "notice", "place"} from the attempts, oldest first.

    A chapter is {"id", "number", "title", "minutes", "lesson", "exercise", "items", "done", "due", "begun",
    "sittings"}, a sitting {"title", "notebook", "cell", "minutes", "optional", "items", "done", "sections"},
    a section {"title", "cell", "steps"}, a step {"id", "name", "cell", "kind", "stage"}. Paths are "" where
    `root` has no such notebook, and its sittings are left out; `cell` is the id of a cell of the notebook.
    `done` counts solved questions, `due` those to repeat. The `stage` of a question is that of its record,
    of an explorer "done" once it was used, else "new".
    `continue` and `next` are {"notebook", "cell", "chapter", "says"} or None.
    """
    stands = standing(course.CHAPTERS, history, datetime.now(UTC))
    by_id = {one.id: one for one in stands.chapters}
    chapters = [_chapter(root, one, by_id[one.id], stands) for one in course.CHAPTERS if one.number]
    front = next((_present(root, one.notebook) for one in course.CHAPTERS if not one.number), "")
    if not front and not any(chapter["lesson"] for chapter in chapters):
        notice = notice or NOT_HERE.format(folder=course_folder(), command=command_line())
    return {
        "front": front,
        "chapters": chapters,
        "due": stands.due,
        "continue": _continue(root, stands.last),
        "next": _next(root, stands, chapters),
        "notice": notice,
        "place": place,
    }


def _chapter(root: Path, chapter: Chapter, here: ChapterStanding, stands: Standing) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "number": chapter.number,
        "title": chapter.title,
        "minutes": chapter.minutes,
        "lesson": _present(root, chapter.notebook),
        "exercise": _present(root, chapter.exercises),
        "items": here.items,
        "done": here.done,
        "due": here.due,
        "begun": here.done + here.started + here.due > 0,
        "sittings": [
            _sitting(one, chapter, stands) for one in chapter.sittings if _present(root, one.notebook)
        ],
    }


def _sitting(sitting: Sitting, chapter: Chapter, stands: Standing) -> dict[str, Any]:
    mine = set(sitting.shown)
    sections = [
        _section(one, stands)
        for one in chapter.sections
        if one.notebook == sitting.notebook and mine & {shown.item.id for shown in one.shown}
    ]
    questions = [step for one in sections for step in one["steps"] if step["kind"] != "explorer"]
    return {
        "title": sitting.title,
        "notebook": sitting.notebook,
        "cell": sitting.cells[0],
        "minutes": sitting.minutes,
        "optional": sitting.optional,
        "items": len(questions),
        "done": sum(step["stage"] == "done" for step in questions),
        "sections": sections,
    }


def _section(section: Section, stands: Standing) -> dict[str, Any]:
    steps = [_step(one, stands) for one in section.shown]
    return {"title": section.title, "cell": section.cell, "steps": steps}


def _step(shown: Shown, stands: Standing) -> dict[str, Any]:
    id = shown.item.id
    stage = stands.stages[id] if shown.is_question else "done" if id in stands.used else "new"
    return {"id": id, "name": shown.name, "cell": shown.cell, "kind": shown.kind, "stage": stage}


def _present(root: Path, path: str) -> str:
    return path if path and (root / path).is_file() else ""


def _continue(root: Path, last: str) -> dict[str, Any] | None:
    """Where the newest attempt that still counts was made, in a chapter that is here."""
    found = course.place(last)
    if found is None or not found.chapter.number or not _present(root, found.section.notebook):
        return None
    sheet = ", in the practice sheet" if found.section.notebook == found.chapter.exercises else ""
    says = f"You were in chapter {found.chapter.number}, {found.chapter.title}{sheet}."
    return _target(found, says)


def _target(place: Place, says: str) -> dict[str, Any]:
    target = {"notebook": place.section.notebook, "cell": place.shown.cell}
    return target | {"chapter": place.chapter.id, "says": says}


def _next(root: Path, stands: Standing, chapters: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The next question in a chapter that was begun, else the lesson of the next chapter that is here."""
    by_id = {chapter["id"]: chapter for chapter in chapters}
    step = stands.next
    chapter = by_id.get(step.chapter) if step else None
    if step and chapter and chapter["begun"]:
        found = course.place(step.item)
        if found and _present(root, found.section.notebook):
            return _target(found, step.sentence)
    waiting = [chapter] if chapter and chapter["lesson"] else []
    waiting += [one for one in chapters if one["lesson"] and one["done"] == 0]
    for one in waiting[:1]:
        says = f"Next: chapter {one['number']}, {one['title']}, in sittings of at most 20 minutes."
        return {"notebook": one["lesson"], "cell": "", "chapter": one["id"], "says": says}
    return None


def _change(chapter: str, action: Callable[[Workbook, str], tuple[str, ...]]) -> dict[str, Any]:
    if chapter not in {one.id for one in course.CHAPTERS}:
        raise LookupError(chapter)
    with _store() as store:
        return {"items": list(action(Workbook(store, course.question), chapter)), "notice": store.notice}


@contextmanager
def _store() -> Iterator[ProgressStore]:
    store = open_store()
    try:
        yield store
    finally:
        store.close()
