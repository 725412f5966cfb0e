"""A course of a few questions, for tests of what reads the manifest."""

from pmkit.course.explorers import EXPLORERS
from pmkit.course.figures import FIGURES
from pmkit.course.manifest import Chapter, Section, Shown, Sitting
from pmkit.practice.record import CourseItem

GATHERED = (EXPLORERS, FIGURES)
"""From the real course, before a test puts a small one in its place."""


def section(chapter, questions, notebook="", title="1 · First", explorers=()):
    """A section that shows these questions, then these explorers; the cell of each has its id."""
    shown = [Shown(item=CourseItem.of(one), kind=one.kind, cell=one.id, name=one.prompt) for one in questions]
    for name in explorers:
        item = CourseItem(id=f"explorer:{name}", chapter=chapter)
        shown.append(Shown(item=item, kind="explorer", cell=name, name=f"Try it: {name}"))
    return Section(title=title, notebook=notebook, cell=title, minutes=5, shown=tuple(shown))


def sitting(section, title="", optional=False):
    """A sitting that holds one section."""
    return Sitting(
        title=title or section.title.lower(),
        notebook=section.notebook,
        cells=(section.cell, section.cell),
        minutes=section.minutes,
        optional=optional,
        shown=tuple(one.item.id for one in section.shown),
    )


def chapter(number, id, *sections, **more):
    """A chapter with these sections, a sitting each; its notebooks are named as in the real course."""
    name = f"{number:02}_{id}.ipynb"
    given = {
        "title": id.capitalize(),
        "promise": f"Do {id}.",
        "minutes": 60,
        "exercises": f"exercises/{name}",
    }
    given |= {"notebook": f"notebooks/{name}"} | more
    sat = tuple(sitting(one) for one in sections)
    return Chapter(id=id, number=number, sections=tuple(sections), sittings=sat, **given)
