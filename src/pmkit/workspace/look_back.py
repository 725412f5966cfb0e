"""`look_back("roles.settled-guess")`: in a lesson, the learner's first guess beside what turned out."""

from typing import Any

from pmkit.course import UnknownQuestion, place, question
from pmkit.course.workbook import workbook
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.messages import say
from pmkit.workspace.notebook_text import NotebookText

__all__ = ["look_back"]


def look_back(id: str) -> Any:
    """The first guess on this question beside its truth, always up to date; a sentence where there is none.

    >>> look_back("nowhere")
    There is no question “nowhere”. A name looks like this: start.first-decision.
    """
    from pmkit.widgets.look_back import LookBackCard

    try:
        found = question(id)
    except UnknownQuestion as problem:
        return NotebookText(str(problem))
    if found.turned_out is None:
        return NotebookText(say("look-back.nothing", name=escape_markdown(id)))
    there = place(id)
    section = there.section if there else None
    where = {"notebook": section.notebook, "section": section.title} if section else {}
    where |= {"cell": there.shown.cell} if there else {}
    return LookBackCard(found, workbook(), where)
