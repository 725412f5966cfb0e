"""One lesson or practice sheet as one HTML file that opens from a USB stick and checks itself.

It is made from the built notebook. Questions are the cards of the notebook, checked by data that lies in the
page; charts are drawn by the Vega bundle that goes into the file; explorers need Python, so their static
forms stand in their place. The page's own policy forbids every connection, and every script but its own.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from pmkit.course import CHAPTERS
from pmkit.course.manifest import EXPLORER, Sitting, places
from pmkit.design import page_css
from pmkit.practice.markdown import without_comments
from pmkit.workspace import lesson_pictures as pictures
from pmkit.workspace.lesson_prose import (
    here,
    markdown_html,
    parted,
    speaks_of_absent,
    standing_still,
    words_html,
)
from pmkit.workspace.lesson_questions import LessonQuestions, card_css, needs_python, script
from pmkit.workspace.question_on_paper import on_paper

NOTE = "This part is for JupyterLab, where you try it out. Here it stands still, as it begins."
OWN = "This part is for your own product, in JupyterLab; what you type there stays on your computer."
TOUCH = "What moves is in JupyterLab. Answer from its picture, or leave this one open."
_CALL = re.compile(r'^(show|look_back|repeat_due|skill_evidence)\("?([^"]*)"?\)\s*$', re.MULTILINE)
_HERE = Path(__file__).parent


def find_notebook(root: Path, name: str, folder: str = "notebooks") -> Path:
    """The lesson of a chapter by its number or name ("03", "3", "prioritisation"), or its sheet in `folder`
    "exercises". Raises ValueError."""
    wanted = name.strip().removesuffix(".ipynb").casefold()
    paths = {one: Path(one.exercises if folder == "exercises" else one.notebook) for one in CHAPTERS}
    paths = {one: path for one, path in paths.items() if path.name}
    for chapter, path in paths.items():
        if wanted in (path.stem, path.stem.partition("_")[2], chapter.id) or (
            wanted.isdecimal() and int(wanted) == chapter.number
        ):
            return root / path
    raise ValueError(f"There is no lesson “{name}”. There are: {', '.join(p.stem for p in paths.values())}.")


def lesson_page(notebook: Path) -> str:
    """The notebook as one HTML page. Raises ValueError where the file is no notebook."""
    import nbformat
    from jinja2 import Environment
    from markupsafe import Markup

    try:
        book = nbformat.read(notebook, as_version=4)
    except (OSError, ValueError, AttributeError) as problem:
        raise ValueError(f"{notebook} can't be read as a notebook.") from problem
    made = _Making(sittings_of(notebook))
    for cell, following in zip(book.cells, [*book.cells[1:], None], strict=True):
        made.add(cell, following)
    scripts = _scripts(made)
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        (_HERE / "lesson_page.html").read_text(encoding="utf-8")
    )
    body = made.html()
    asked = made.questions.questions
    return template.render(
        title=_title(book, notebook),
        policy=_policy(scripts, evaluates=bool(made.charts)),
        body=Markup(body + words_html(body)),  # nosec B704  # made below, from escaped parts
        charts=Markup(_script_json([pictures.drawn(one) for one in made.charts])),  # nosec B704  # `<` escaped
        data=Markup(_script_json(made.questions.data())) if asked else "",  # nosec B704  # `<` and its like escaped
        scripts=[Markup(one) for one in scripts],  # nosec B704  # our own files
        style=Markup(page_css() + (card_css() if asked else "")),  # nosec B704  # our own files
        sittings=made.printed(),
    )


def sittings_of(notebook: Path) -> tuple[Sitting, ...]:
    """The sittings of a notebook of the course; none of another one."""
    return tuple(
        sitting
        for chapter in CHAPTERS
        for sitting in chapter.sittings
        if Path(sitting.notebook).parts[-2:] == notebook.parts[-2:]
    )


@dataclass
class _Making:
    """A page while it is made: its cells sitting by sitting, its charts and its questions, in their order."""

    sittings: tuple[Sitting, ...]
    charts: list[dict[str, Any]] = field(default_factory=list)
    questions: LessonQuestions = field(default_factory=LessonQuestions)
    _parts: list[tuple[int, str]] = field(default_factory=list)
    _now: int = 0
    _aside: str = ""

    def add(self, cell: Any, following: Any) -> None:
        """Take the next cell in; `following` is the one after it."""
        first = [one.cells[0] for one in self.sittings]
        if cell.get("id") in first:
            self._now = first.index(cell.get("id")) + 1
        if html := self._cell(cell, following):
            self._parts.append((self._now, _scrolled(html)))

    def html(self) -> str:
        """Everything, each sitting in a part of its own."""
        parts: dict[int, list[str]] = {}
        for number, html in self._parts:
            parts.setdefault(number, []).append(html)
        return "\n".join(
            f'<div data-sitting="{number}">\n{"".join(one)}</div>' for number, one in parts.items()
        )

    def printed(self) -> list[tuple[int, str]]:
        """What can be printed for itself: number and title of each sitting."""
        return [(number, one.title) for number, one in enumerate(self.sittings, 1)]

    def _cell(self, cell: Any, following: Any) -> str:
        if cell.cell_type == "markdown":
            text, self._aside = parted(cell.source) if _explorer_in(following) else (cell.source, "")
            return markdown_html(here(without_comments(text)))
        if cell.cell_type != "code":
            return ""
        call = _CALL.search(cell.source)
        if call and call[1] in ("repeat_due", "skill_evidence"):
            return ""  # what is due, and what shows a skill, is known in the course only
        known = (
            self._question(call[2])
            if call and call[1] == "show"
            else self._look_back(call[2])
            if call
            else ""
        )
        return known or self._other(cell)

    def _question(self, id: str) -> str:
        """The place of a card; until its script runs, and on paper, the question stands there with room to
        write."""
        view = self.questions.card(id)
        if view is None:
            return ""
        asked = self.questions.questions[id]
        said = [needs_python(asked), TOUCH if speaks_of_absent(asked.prompt) else ""]
        note = "".join(f'<p class="note">{escape(one)}</p>' for one in said if one)
        return (
            f'<div class="question" data-question="{escape(id)}">'
            f'<div class="paper">{on_paper(asked, view)}</div>{note}</div>'
        )

    def _look_back(self, id: str) -> str:
        number = self.questions.look_back(id)
        return "" if number is None else f'<div class="look-back" data-look-back="{number}"></div>'

    def _other(self, cell: Any) -> str:
        parts: list[str] = []
        charts: list[dict[str, Any]] = []
        explored = _explorer_in(cell)
        if "show-code" in cell.metadata.get("tags", []):
            parts.append(f"<pre><code>{escape(cell.source)}</code></pre>")
        if explored:
            parts.append(f'<p class="note">{OWN if _is_own(explored) else NOTE}</p>')
            parts.append(markdown_html(self._aside))
            html, charts = ("", []) if _is_own(explored) else _explorer(explored)
            parts.append(standing_still(html))
            self._aside = ""
        for one in [] if explored and (parts[-1] or _is_own(explored)) else cell.outputs:
            html, chart = pictures.output(one)
            parts.append(html)
            charts += [chart] if chart else []
        self.charts += charts
        text = "".join(parts)
        return f"<section>{text}</section>" if text else ""


def _title(book: Any, notebook: Path) -> str:
    for cell in book.cells:
        heading = (
            re.search(r"^#\s+(.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
        )
        if heading:
            return re.sub(r"[*_`]", "", heading[1]).strip()
    return notebook.stem


def _scrolled(html: str) -> str:
    """A table that is wider than a phone can be moved sideways by itself, also with the keyboard."""
    return html.replace("<table", '<div class="scroll" tabindex="0"><table').replace(
        "</table>", "</table></div>"
    )


def _explorer_in(cell: Any) -> str:
    """The name of the explorer that a lesson's cell shows, "" where it shows none."""
    if cell is None or cell.cell_type != "code":
        return ""
    ids = (one.shown.item.id for one in places(CHAPTERS) if one.shown.cell == cell.get("id"))
    return next((id.removeprefix(EXPLORER) for id in ids if id.startswith(EXPLORER)), "")


def _is_own(explorer: str) -> bool:
    """Whether an explorer works on what people bring themselves: a page for all has nothing of it."""
    chapter, _, name = explorer.partition(".")
    return chapter == "own" or name.startswith("own-")


def _explorer(id: str) -> tuple[str, list[dict[str, Any]]]:
    """An explorer as it begins: its parts in their static form, its charts alive.

    "" where there is none, and where it works on what this person has imported: that is nobody else's
    business, and the notebook's own output was made without it.
    """
    from pmkit.course import question
    from pmkit.practice import Workbook
    from pmkit.practice.progress import MemoryStore
    from pmkit.widgets.explorer_view import ExplorerView
    from pmkit.workspace.show import explorers

    if id not in explorers():
        return "", []
    made = explorers()[id](Workbook(MemoryStore(), question))
    return pictures.page_of(made.static_parts()) if isinstance(made, ExplorerView) else ("", [])


def _scripts(made: _Making) -> list[str]:
    """The scripts that this page needs, as they stand in it."""
    found = [pictures.vega(), _read("page/charts.js")] if made.charts else []
    found += [script()] if made.questions.questions else []
    return ["\n" + one.replace("</script", "<\\/script").replace("<!--", "<\\!--") + "\n" for one in found]


def _policy(scripts: list[str], *, evaluates: bool) -> str:
    """What the page may do: run these scripts, and reach nothing. Charts evaluate their expressions."""
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts
    ]
    allowed = " ".join([*hashes, *(["'unsafe-eval'"] if evaluates else [])]) or "'none'"
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
        f"script-src {allowed}"
    )


def _script_json(value: Any) -> str:
    """JSON that can stand inside a script element: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
