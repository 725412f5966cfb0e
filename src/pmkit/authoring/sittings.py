"""The sittings of a lesson or a practice sheet, and the minutes that each takes.

A sitting begins in the Markdown cell that says so, under its heading: `<!-- sitting: who does what -->`.
One that nobody needs for what follows says that too: `<!-- sitting: your own product, when you like -->`.
The counts are names for figures in the prose: `17<!-- =minutes.1 -->`, `50<!-- =minutes.all -->`,
`seventeen<!-- =questions.all:words -->`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pmkit.authoring.build import HIDDEN_FROM_LEARNERS, Target, derive, tags_of
from pmkit.authoring.content import calls_in
from pmkit.practice.markdown import count_words
from pmkit.practice.minutes import MINUTES_AN_EXPLORER, WORDS_A_MINUTE
from pmkit.practice.questions import Question

LONGEST = 20
"""Minutes of one sitting, at most."""
STOP = "Good place to stop"
"""What the last cell of a sitting says, where another one follows."""
_MARK = re.compile(r"<!-- sitting: (?P<title>.+?)(?P<optional>, when you like)? -->")
_MINUTES = re.compile(r"minutes-(\d+)")
_NOT_READ = re.compile(r"^(## |\*)Sources\b.*", re.MULTILINE | re.DOTALL)


@dataclass
class Sitting:
    """Some cells of a notebook that are worked through in one go."""

    title: str
    optional: bool
    cells: list[Any] = field(default_factory=list)

    def items(self) -> list[str]:
        """The ids of the questions and explorers, as the calls in the cells name them."""
        return [call.item for call in _calls(self.cells)]

    def minutes(self, asked: Mapping[str, Question]) -> int:
        """For reading and for doing what is asked for."""
        return round(sum(minutes_of(cell, asked) for cell in self.cells))


def split(cells: Iterable[Any]) -> list[Sitting]:
    """The sittings of a notebook; what stands before the first mark belongs to none."""
    found: list[Sitting] = []
    for cell in cells:
        if cell.cell_type == "markdown" and (mark := _MARK.search(cell.source)):
            found.append(Sitting(mark["title"], bool(mark["optional"])))
        if found:
            found[-1].cells.append(cell)
    return found


def minutes_of(cell: Any, asked: Mapping[str, Question]) -> float:
    """Minutes for one cell: a beginner's pace for prose, what a question says, what an explorer takes."""
    if cell.cell_type != "code":
        return words_to_read(cell.source) / WORDS_A_MINUTE
    calls = list(_calls([cell]))
    doing = sum(asked[call.item].minutes for call in calls if call.name == "show" and call.item in asked)
    return doing + minutes_exploring(cell) * sum(call.name == "explore" for call in calls)


def minutes_exploring(cell: Any) -> int:
    """Minutes for an explorer in this cell: three, or what its tag says (`minutes-16`), as for a game."""
    said = [found for tag in tags_of(cell) if (found := _MINUTES.fullmatch(tag))]
    return int(said[0][1]) if said else MINUTES_AN_EXPLORER


def words_to_read(source: str) -> int:
    """The words of a Markdown cell; nobody reads through the sources."""
    return count_words(_NOT_READ.sub("", source))


def counts(target: Target, asked: Sequence[Question]) -> dict[str, Any]:
    """The names for figures in the prose of one script: the minutes of each sitting by its number, those of
    all that is no extra, and how many questions it asks."""
    by_id = {one.id: one for one in asked}
    # What only instructors read takes no minutes: sheet and solutions print the same figures.
    found = split(cell for cell in derive(target).cells if not HIDDEN_FROM_LEARNERS & tags_of(cell))
    minutes = {str(number): one.minutes(by_id) for number, one in enumerate(found, start=1)}
    minutes["all"] = sum(one.minutes(by_id) for one in found if not one.optional)
    shown = [item for one in found for item in one.items() if item in by_id]
    return {"minutes": minutes, "questions": {"all": len(shown)}}


def problems(name: str, cells: Sequence[Any], asked: Mapping[str, Question]) -> Iterator[str]:
    """What is wrong with the sittings of one script, with the remedy."""
    found = split(cells)
    if not found or found[0].cells[0] is not cells[0]:
        yield f"{name}: its first cell opens no sitting. Write under the title: <!-- sitting: what it is -->"
    for title, times in Counter(one.title for one in found).items():
        if times > 1:
            yield f"{name}: {times} sittings are called “{title}”. Give each a name of its own."
    for number, one in enumerate(found, start=1):
        yield from _problems_of(name, one, asked, number < len(found))


def _problems_of(name: str, sitting: Sitting, asked: Mapping[str, Question], follows: bool) -> Iterator[str]:
    place = f"{name}, sitting “{sitting.title}”"
    if (minutes := sitting.minutes(asked)) > LONGEST:
        yield f"{place}: it takes {minutes} minutes; at most {LONGEST}. Divide it, or take something out."
    if not re.search(r"^##? ", sitting.cells[0].source, re.MULTILINE):
        yield f"{place}: the cell that opens it has no heading. Put the mark under the heading."
    stops = [cell for cell in sitting.cells if STOP in cell.source]
    if stops != ([sitting.cells[-1]] if follows else []):
        yield (
            f"{place}: its last cell, and no other, says “{STOP}” where another sitting follows. "
            "Move the mark or the sentence."
        )


def _calls(cells: Iterable[Any]) -> Iterator[Any]:
    for cell in cells:
        if cell.cell_type == "code":
            yield from (call for call in calls_in(cell) if call.name in ("show", "explore"))
