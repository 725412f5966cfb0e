"""The course map with one learner's progress, as JSON for the left bar; and starting a chapter over.

Pure but for `read_map`, `start_over` and `undo_start_over`, which open the progress store and close it again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pmkit.course import CHAPTERS, Chapter, question, questions
from pmkit.practice import Workbook
from pmkit.practice.progress import Attempt, ProgressStore, open_store
from pmkit.practice.record import live
from pmkit.practice.standing import ChapterStanding, Standing, outline, standing
from pmkit.setup.folder import course_folder
from pmkit.setup.places import command_line

NOT_HERE = (
    "The course's notebooks are not in the folder that JupyterLab shows. They are in {folder}: "
    "start the course with the command “{command}”."
)
EXPLORER = "explorer:"


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

    A chapter is {"id", "number", "title", "minutes", "lesson", "exercise", "items", "done", "due",
    "begun"}. Paths are "" where `root` has no such notebook. `done` counts solved questions, `due` those to
    repeat.
    `continue` and `next` are {"notebook", "item", "chapter", "says"} or None.
    """
    stands = standing(outline(CHAPTERS, questions), history, datetime.now(UTC))
    by_id = {one.id: one for one in stands.chapters}
    chapters = [_chapter(root, chapter, by_id[chapter.id]) for chapter in CHAPTERS if chapter.number]
    front = next((_present(root, chapter.notebook) for chapter in CHAPTERS if not chapter.number), "")
    if not front and not any(chapter["lesson"] for chapter in chapters):
        notice = notice or NOT_HERE.format(folder=course_folder(), command=command_line())
    return {
        "front": front,
        "chapters": chapters,
        "due": stands.due,
        "continue": _continue(root, history, chapters),
        "next": _next(root, stands, chapters),
        "notice": notice,
        "place": place,
    }


def _chapter(root: Path, chapter: Chapter, stands: ChapterStanding) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "number": chapter.number,
        "title": chapter.title,
        "minutes": chapter.minutes,
        "lesson": _present(root, chapter.notebook),
        "exercise": _present(root, chapter.exercises),
        "items": stands.items,
        "done": stands.done,
        "due": stands.due,
        "begun": stands.done + stands.started + stands.due > 0,
    }


def _present(root: Path, path: str) -> str:
    return path if path and (root / path).is_file() else ""


def _continue(root: Path, history: list[Attempt], chapters: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Where the newest attempt that still counts was made."""
    by_item: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in history:
        by_item[attempt.item].append(attempt)
    counting = [attempts[-1] for attempts in map(live, by_item.values()) if attempts]
    by_id = {chapter["id"]: chapter for chapter in chapters}
    for attempt in sorted(counting, key=lambda attempt: attempt.clock, reverse=True):
        item = attempt.item.removeprefix(EXPLORER)
        chapter = by_id.get(item.partition(".")[0])
        if chapter and (notebook := _notebook_of(root, chapter, item)):
            sheet = ", in the practice sheet" if notebook == chapter["exercise"] else ""
            says = f"You were in chapter {chapter['number']}, {chapter['title']}{sheet}."
            return {"notebook": notebook, "item": item, "chapter": chapter["id"], "says": says}
    return None


def _notebook_of(root: Path, chapter: dict[str, Any], item: str) -> str:
    """The notebook of a chapter that shows this item, else its lesson."""
    for path in filter(None, (chapter["lesson"], chapter["exercise"])):
        text = (root / path).read_text(encoding="utf-8", errors="replace")
        if f'(\\"{item}\\"' in text:  # a notebook is JSON: the quotes of show("…") are escaped in it
            return str(path)
    return str(chapter["lesson"] or chapter["exercise"])


def _next(root: Path, stands: Standing, chapters: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The next question in a chapter that was begun, else the lesson of the next chapter that is here."""
    by_id = {chapter["id"]: chapter for chapter in chapters}
    step = stands.next
    chapter = by_id.get(step.chapter) if step else None
    if step and chapter and chapter["begun"] and (notebook := _notebook_of(root, chapter, step.item)):
        return {"notebook": notebook, "item": step.item, "chapter": chapter["id"], "says": step.sentence}
    waiting = [chapter] if chapter and chapter["lesson"] else []
    waiting += [one for one in chapters if one["lesson"] and one["done"] == 0]
    for one in waiting[:1]:
        says = f"Next: chapter {one['number']}, {one['title']}, in sittings of at most 20 minutes."
        return {"notebook": one["lesson"], "item": "", "chapter": one["id"], "says": says}
    return None


def _change(chapter: str, action: Callable[[Workbook, str], tuple[str, ...]]) -> dict[str, Any]:
    if chapter not in {one.id for one in CHAPTERS}:
        raise LookupError(chapter)
    with _store() as store:
        return {"items": list(action(Workbook(store, question), chapter)), "notice": store.notice}


@contextmanager
def _store() -> Iterator[ProgressStore]:
    store = open_store()
    try:
        yield store
    finally:
        store.close()
