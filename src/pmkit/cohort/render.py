"""The page of a class: what is seen of it now as HTML, for the browser that looks and for a file.

No text from a database or a list is markup, and hidden characters are shown as their code.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pmkit.cohort.watch import Seen
from pmkit.course import CHAPTERS
from pmkit.course.manifest import places
from pmkit.design import page_css
from pmkit.english import counted, plural, shortened, whole_percent
from pmkit.hidden_characters import visible
from pmkit.practice.cohort_figures import Overview, overview, without_people
from pmkit.practice.markdown import to_plain
from pmkit.practice.questions import Question

PAGES = Path(__file__).with_name("page")
SPANS = {15: "15 minutes", 30: "30 minutes", 90: "90 minutes", 1440: "day", 0: ""}
"""How lately somebody did something who counts as here, in minutes; 0 for everybody."""
USUAL = 30


@dataclass(frozen=True)
class Look:
    """How the page is looked at: who counts as here, with names or without, for a room or for who teaches."""

    within: int = USUAL
    names: bool = False
    projector: bool = False


class Pages:
    """What is seen of a class with these questions."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self._questions = questions
        self._names = {one.shown.item.id: one.shown.name for one in places(CHAPTERS)}
        for question in questions:
            self._names.setdefault(question.id, shortened(to_plain(question.prompt), 70))

    def view(self, seen: Seen, look: Look) -> Overview | None:
        """The figures, None before the first reading."""
        if seen.now is None:
            return None
        within = timedelta(minutes=look.within) if look.within else None
        found = overview(seen.people, CHAPTERS, self._questions, self._names, seen.now, within)
        return without_people(found) if look.projector else found

    def state(self, seen: Seen, look: Look) -> str:
        """The part of the page that changes."""
        return str(_template("state.html").render(seen=seen, view=self.view(seen, look), look=look))

    def file(self, seen: Seen, look: Look) -> str:
        """The page as a file that needs nothing else."""
        return _template("file.html").render(
            title=seen.title, style=style(), state=self.state(seen, look), look=look
        )


def style() -> str:
    """The style of the page."""
    return page_css() + (PAGES / "class.css").read_text(encoding="utf-8")


@cache
def _template(name: str) -> Any:
    from jinja2 import Environment, FileSystemLoader

    surroundings = Environment(
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(PAGES),
    )
    surroundings.filters |= {"ago": ago, "percent": whole_percent, "minutes": minutes}
    surroundings.globals |= {"counted": counted, "plural": plural, "spans": SPANS}
    return surroundings.get_template(name)


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def ago(then: datetime, now: datetime) -> str:
    """How long ago that was, in words."""
    passed = round((now - then) / timedelta(minutes=1))
    if passed < 1:
        return "now"
    if passed < 90:
        return f"{passed} min ago"
    if passed < 36 * 60:
        return f"{counted(round(passed / 60), 'hour')} ago"
    return f"{counted(round(passed / 60 / 24), 'day')} ago"


def minutes(value: float) -> str:
    """Minutes of work, to the minute."""
    return "under 1 min" if value < 1 else f"{round(value)} min"
