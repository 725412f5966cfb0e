"""What one does with one's work, without a terminal: bring it back, hand it in, begin again.

Each call gives a widget whose buttons say in a sentence what was done, or why not.
"""

import tempfile
from pathlib import Path
from typing import Any

from pmkit.course import CHAPTERS
from pmkit.course.workbook import workbook
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.messages import say
from pmkit.workspace.files import folder, written

__all__ = ["bring_back", "hand_in", "start_over"]


def bring_back() -> Any:
    """A place for a copy: it says what would come in, and a button brings it in. Nothing is ever replaced."""
    from pmkit.widgets.file_pick import FilePick
    from pmkit.widgets.form import Form
    from pmkit.widgets.say import Say
    from pmkit.widgets.stack import Stack
    from pmkit.workspace import copies

    pick = FilePick(
        "Bring a copy back",
        accept=".zip,.db",
        note="Choose the file whose name begins with pmkit-copy. First you are told what is in it.",
    )
    told = Say()
    buttons: list[dict[str, Any]] = [
        {"key": "bring", "label": "Bring it in", "type": "button", "main": True},
        {"key": "away", "label": "Put the file away", "type": "button"},
    ]
    form = Form(buttons)
    chosen: list[copies.Copy] = []

    def look(name: str, data: bytes) -> None:
        chosen.clear()
        form.fields, told.text = [], ""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "copy")
            path.write_bytes(data)
            found = copies.read(path, name)
        told.text = escape_markdown(found.preview(workbook().store))
        if found.brings(workbook().store):
            chosen.append(found)
            form.fields = buttons

    def answer(bring: bool) -> None:
        form.fields, pick.said = [], ""
        if not chosen:
            return
        found = chosen.pop()
        if not bring:
            told.text = say("copy.away")
            return
        try:
            done, backlogs = found.bring_in(workbook().store)
        except ValueError as problem:
            told.text = escape_markdown(str(problem))
            return
        said = [say("copy.done", what=copies.contents(done.added, backlogs))]
        said += [say("copy.backlogs")] if backlogs else []
        told.text = " ".join([*said, escape_markdown(workbook().store.notice)]).strip()

    pick.on_file(look)
    form.on_click("bring", lambda: answer(True))
    form.on_click("away", lambda: answer(False))
    form.fields = []
    return Stack("", [("", pick), ("", told), ("", form)])


def hand_in() -> Any:
    """A field and a button that make the file for an instructor; no name is asked or written into it."""
    from pmkit.practice import handout, submission
    from pmkit.widgets.downloads import Downloads, Made
    from pmkit.widgets.form import Form
    from pmkit.widgets.stack import Stack

    form = Form(
        [
            {
                "key": "code",
                "label": "Your personal code, or the code of your class",
                "type": "text",
                "help": "Did several of you work on this computer? Type the personal code of each.",
            }
        ]
    )

    def make(_: str) -> Made:
        codes = handout.read_codes(form.values["code"] or "")
        name = submission.file_name()
        store = workbook().store
        return Made(name, written(name, lambda path: submission.submit(store, codes[0], path, *codes[1:])))

    items = [{"key": "file", "label": "Make my file", "help": "Upload it where your instructor asks for it."}]
    return Stack("", [("", form), ("", Downloads("Hand in", items, make, folder))])


def start_over() -> Any:
    """A choice of chapters and sheets to begin again, with the way back. Nothing is ever deleted."""
    from pmkit.widgets.form import Form
    from pmkit.widgets.say import Say
    from pmkit.widgets.stack import Stack

    scopes = _scopes()
    form = Form(
        [
            {
                "key": "what",
                "label": "A chapter or a practice sheet",
                "type": "choice",
                "options": list(scopes),
            },
            {"key": "begin", "label": "Begin again", "type": "button"},
            {"key": "back", "label": "Bring back", "type": "button"},
        ]
    )
    told = Say()

    def act(back: bool) -> None:
        scope = scopes.get(form.values["what"] or "")
        if scope is None:
            told.text = say("start-over.choose")
            return
        done = workbook().undo_start_over(scope) if back else workbook().start_over(scope)
        none = "start-over.nothing" if back else "start-over.empty"
        told.text = say(("start-over.undone" if back else "start-over.chapter") if done else none)

    form.on_click("begin", lambda: act(False))
    form.on_click("back", lambda: act(True))
    return Stack("", [("", form), ("", told)])


def _scopes() -> dict[str, str | tuple[str, ...]]:
    """What can be begun again, by its name: each chapter, and each practice sheet for itself."""
    found: dict[str, str | tuple[str, ...]] = {}
    for chapter in CHAPTERS:
        if chapter.number:
            found[f"{chapter.number} {chapter.title}"] = chapter.id
            ids = tuple(item.id for item in chapter.sheet)
            if ids:
                found[f"{chapter.number} {chapter.title}, the practice sheet only"] = ids
    return found
