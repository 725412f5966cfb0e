"""Evidence of one's skills: what was made in the course, what was answered and how sure, and the own ledger.

It is gathered by the skills of `skills.csv`, under the chapter that teaches them. Nobody examined any of it,
and what is not chosen stays away: names of other people come only where they are asked for.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pmkit.cases import load
from pmkit.course import CHAPTERS, place, question
from pmkit.course.explorers import EXPLORERS
from pmkit.course.pieces import explorer_of, is_own
from pmkit.explorers import value_at
from pmkit.practice import Verdict, Workbook, first_ranges
from pmkit.practice.progress import MemoryStore, ProgressStore
from pmkit.practice.record import Record, by_item, is_try, live, read_all
from pmkit.practice.verdicts import read_verdict
from pmkit.practice.workbook import EXPLORER
from pmkit.workspace.portfolio import gather

LEDGER = f"{EXPLORER}career.ledger"
ESTIMATES = ("career.estimate", "career.own-estimate")
NOT_SHOWN = frozenset({"career.pay", "career.own-pay", "career.ledger"})
"""Explorers that are no piece on the page: what somebody looks up on pay is their own affair, and of the
ledger the lines come in."""
ELSEWHERE = -1
"""In the place of a chapter's number: pieces that stand in none."""
AIMED = 0.9
"""How sure the ranges of the explorers of estimates are meant to be."""
_LEVELS = ("1", "2", "3", "4")
_FIELDS = ("claim", "evidence", "on", "who", "level")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Something made: what it is called, on whose product, and on which day it was last worked on."""

    title: str
    own: bool
    on: date


@dataclass(frozen=True, kw_only=True)
class Answers:
    """How questions were answered: right at the `first` try without a hint, `later`, not yet (`open`), or
    `unmarked`, where nothing is right or wrong.
    """

    first: int = 0
    later: int = 0
    open: int = 0
    unmarked: int = 0

    @property
    def marked(self) -> int:
        """How many of those that were tried have a right answer."""
        return self.first + self.later + self.open


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the ledger, as the learner wrote it; `level` is what the level says, "" for none, `who` is
    "" where names were not asked for."""

    skill: str
    level: str
    claim: str
    evidence: str
    on: str
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What there is for the skills of one chapter; `skills` is () for a chapter that teaches none of them."""

    skills: tuple[str, ...]
    number: int
    chapter: str
    made: tuple[Piece, ...] = ()
    answers: Answers | None = None
    lines: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        tried = self.answers is not None and bool(self.answers.marked or self.answers.unmarked)
        return bool(self.made or self.lines or tried)


@dataclass(frozen=True, kw_only=True)
class Ranges:
    """How many of `n` ranges `held` the truth, where they were meant to hold `meant` of them."""

    held: int
    n: int
    meant: float


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """All that goes onto the page; `ranges` is None where none were given, or chosen."""

    parts: tuple[Part, ...] = ()
    ranges: Ranges | None = None

    def __bool__(self) -> bool:
        return bool(self.parts or self.ranges)


def gather_evidence(
    store: ProgressStore,
    *,
    chosen: Collection[str],
    answers: bool = True,
    ledger: bool = False,
    names: bool = False,
    current: Any = None,
) -> Evidence:
    """What the store holds of the pieces with these keys, and, where it is wished, of answers and ledger.

    `names`: who could check a line of the ledger comes along too; without it no name from that field does.
    `current` is the backlog in use.
    """
    copy = MemoryStore(store.history(), learner=store.learner)
    made = _made(copy, chosen, current)
    lines = ledger_lines(copy, names=names) if ledger else []
    taught: dict[int, list[str]] = {}
    for row in load("skills").to_dict("records"):
        taught.setdefault(int(row["chapter"]), []).append(str(row["skill"]))
    parts = []
    for chapter in CHAPTERS:
        skills = taught.get(chapter.number, [])
        records = read_all(chapter.items, copy.history()) if answers else []
        parts.append(
            Part(
                skills=tuple(skills),
                number=chapter.number,
                chapter=chapter.title,
                made=tuple(made.get(chapter.number, ())),
                answers=count_answers(records) if answers else None,
                lines=tuple(one for one in lines if one.skill in skills),
            )
        )
    if rest := made.get(ELSEWHERE):
        parts.append(Part(skills=(), number=ELSEWHERE, chapter="Elsewhere in the course", made=tuple(rest)))
    ranges = count_ranges(copy) if answers else None
    return Evidence(parts=tuple(part for part in parts if part), ranges=ranges)


def is_shown(item: str) -> bool:
    """Whether a piece of work can stand on the page."""
    return not item.startswith(EXPLORER) or explorer_of(item) not in NOT_SHOWN


def _made(store: MemoryStore, chosen: Collection[str], current: Any) -> dict[int, list[Piece]]:
    """The chosen pieces in which anything was done, by the number of their chapter."""
    shown = [key for key in chosen if is_shown(key)]
    portfolio = gather(store, chosen=shown, current=current, pictures=False)
    titles = {one.item: one.title for one in portfolio.made}
    titles |= {one.item: one.skill.capitalize() for one in portfolio.texts}
    kept = by_item(store.history())
    found: dict[int, list[Piece]] = {}
    for item, title in titles.items():
        day = live(kept[item])[-1].at.date()
        found.setdefault(_chapter_of(item), []).append(Piece(title=title, own=is_own(item), on=day))
    return found


def _chapter_of(item: str) -> int:
    """The number of the chapter of a piece, `ELSEWHERE` where it is in none."""
    at = place(item.partition("/")[0])
    id = at.chapter.id if at else item.removeprefix(EXPLORER).partition(".")[0]
    return next((one.number for one in CHAPTERS if one.id == id), ELSEWHERE)


def count_answers(records: Iterable[Record]) -> Answers:
    """How questions were answered, those for ranges left out (`count_ranges`); starting over does not make a
    later try a first one."""
    counts = {"first": 0, "later": 0, "open": 0, "unmarked": 0}
    for record in records:
        tries = [one for one in record.practised if is_try(one)]
        if not tries or "estimate" in tries[0].detail:
            continue
        verdicts = [read_verdict(one.verdict) for one in tries]
        if set(verdicts) == {Verdict.NOTED}:
            counts["unmarked"] += 1
        elif is_try(record.practised[0]) and verdicts[0] is Verdict.RIGHT:
            counts["first"] += 1
        else:
            counts["later" if Verdict.RIGHT in verdicts else "open"] += 1
    return Answers(**counts)


def count_ranges(store: ProgressStore) -> Ranges | None:
    """How the ranges held that were given to questions and in the explorers of estimates; None for none."""
    given = list(first_ranges(store.history()).values())
    held, n, meant = sum(hit for _, hit in given), len(given), sum(sure for sure, _ in given)
    book = Workbook(store, question)
    for id in ESTIMATES:
        used = EXPLORERS.get(id)
        state = book.noted(used.item) if used else None
        if used and isinstance(state, Mapping):
            for told in _judged(used.explorer(), state):
                held, n, meant = held + told.held, n + told.n, meant + AIMED * told.n
    return Ranges(held=held, n=n, meant=meant) if n else None


def _judged(explorer: Any, state: Mapping[str, Any]) -> Sequence[Any]:
    judged: Sequence[Any] = explorer.judged_in(state)
    return judged


def ledger_lines(store: ProgressStore, *, names: bool) -> list[Line]:
    """The lines of the evidence ledger that claim or show something."""
    state = Workbook(store, question).noted(LEDGER)
    found = []
    for row in load("skills").to_dict("records"):
        skill = str(row["skill"])
        kept = {key: value_at(state, ("entries", skill, key)) for key in _FIELDS}
        texts = {key: " ".join(one.split()) if isinstance(one, str) else "" for key, one in kept.items()}
        if not texts["claim"] and not texts["evidence"]:
            continue
        level = texts["level"] if texts["level"] in _LEVELS else ""
        found.append(
            Line(
                skill=skill,
                level=f"level {level} of 4: {row[f'level_{level}']}" if level else "",
                claim=texts["claim"],
                evidence=texts["evidence"],
                on=texts["on"],
                who=texts["who"] if names else "",
            )
        )
    return found
