"""Which of what the store holds is a piece of work, whose product it is about, and what is offered of it.

Pieces are explorers that were worked on, and texts that were written; their keys are the items of the store.
Nothing is computed for the list.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from pmkit.course import CHAPTERS, place, question
from pmkit.course.explorers import EXPLORERS
from pmkit.course.registry import OWN
from pmkit.practice import Write
from pmkit.practice.progress import Attempt, ProgressStore
from pmkit.practice.record import by_item, live
from pmkit.practice.workbook import EXPLORER

OWN_SECTION = "On your own product"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One thing that can be taken along: its key, what it is called, whether it is about the own product,
    and with what it is offered together where it is not.
    """

    key: str
    title: str
    own: bool
    group: str = ""


APPENDIX = "answers"
"""The key under which the answers to the course's questions are offered, all together."""
_ANSWERS = "Answers to the course's questions, as an appendix"


def offers(store: ProgressStore) -> list[Offer]:
    """All that there is to take along, own work first, in the order of the course; nothing is computed for
    it.
    """
    kept = by_item(store.history())
    found = [
        _offer(item) for item in sorted(filter(is_work, kept), key=course_order()) if stands(item, kept[item])
    ]
    answers = any(not item.startswith(EXPLORER) and not is_text(item) for item in kept)
    appendix = [Offer(key=APPENDIX, title=_ANSWERS, own=False, group=_ANSWERS)] if answers else []
    return [*(one for one in found if one.own), *(one for one in found if not one.own), *appendix]


def _offer(item: str) -> Offer:
    found = place(item.partition("/")[0])
    number = f"Chapter\u00a0{found.chapter.number}" if found else "Elsewhere"
    if is_own(item):
        return Offer(key=item, title=f"{title_of(item)} ({number.lower()})", own=True)
    return Offer(key=item, title=title_of(item), own=False, group=f"{number}, on Mealwise")


def course_order() -> Callable[[str], tuple[int, str]]:
    """Where an item comes: as the course shows them, what is not in the course last."""
    places = {id: number for number, id in enumerate(id for chapter in CHAPTERS for id in chapter.shown)}
    return lambda item: (places.get(item.partition("/")[0], len(places)), item)


def is_work(item: str) -> bool:
    """Whether it is something made: an explorer of the course, or a text that was written."""
    return explorer_of(item) in EXPLORERS if item.startswith(EXPLORER) else is_text(item)


def explorer_of(item: str) -> str:
    """The name of the explorer of a kept state: that of the own product where it was worked on with that."""
    name, _, label = item.removeprefix(EXPLORER).partition("/")
    if label != OWN:
        return name
    return next((id for id, one in EXPLORERS.items() if one.shares == name), name)


def is_text(item: str) -> bool:
    """Whether it is a text that was written."""
    return _kind(item) == Write.kind


def _kind(item: str) -> str:
    found = place(item)
    return found.shown.kind if found else ""


def is_own(item: str) -> bool:
    """Whether it is about the learner's own product."""
    if item.startswith(EXPLORER):
        return item.endswith(f"/{OWN}") or EXPLORERS[explorer_of(item)].label == OWN
    found = place(item)
    return bool(found and found.section.title == OWN_SECTION)


def title_of(item: str) -> str:
    """What a piece is called."""
    if item.startswith(EXPLORER):
        return EXPLORERS[explorer_of(item)].title
    return question(item).skill.capitalize()


def keys_of(store: ProgressStore, explorers: Collection[str]) -> list[str]:
    """Under which keys the work with these explorers on the own product is offered."""
    return [key for key in _own_keys(store) if explorer_of(key) in explorers]


def own_explorers(store: ProgressStore) -> set[str]:
    """The ids of the explorers that were used on the own product."""
    return set(map(explorer_of, _own_keys(store)))


def _own_keys(store: ProgressStore) -> list[str]:
    return [one.key for one in offers(store) if one.own and one.key.startswith(EXPLORER)]


def made_on(store: ProgressStore) -> list[tuple[str, str]]:
    """What every piece of work is called, own work first, and the day (ISO) on which it was last worked on."""
    kept = by_item(store.history())
    found = [one for one in offers(store) if one.key != APPENDIX]
    return [(one.title, live(kept[one.key])[-1].at.date().isoformat()) for one in found]


def stands(item: str, history: list[Attempt]) -> bool:
    """Whether something of it still counts, and is here."""
    events = ("noted",) if item.startswith(EXPLORER) else ("draft", "checked")
    return any(one.event in events and not one.is_stub for one in live(history))
