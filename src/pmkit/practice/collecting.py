"""A folder of submissions, checked again: what each learner can, and where the class went wrong.

Only answers are taken from the files. Verdicts, misconceptions, tries and help are found out again with the
instructor's own questions, so a file can claim nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from pmkit.english import shortened
from pmkit.hidden_characters import visible
from pmkit.practice import class_remarks
from pmkit.practice.examining import Examiner, Result
from pmkit.practice.handed_in import Folder, HandedIn
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import Attempt
from pmkit.practice.questions import Question
from pmkit.practice.reading_budget import TooCostly, reading_budget
from pmkit.practice.record import SOLVED, by_item, minutes_by_item
from pmkit.practice.submission import Submission, UnreadableSubmission
from pmkit.practice.verdicts import Verdict

if TYPE_CHECKING:
    from pmkit.practice.class_answers import Written


@dataclass(frozen=True, kw_only=True)
class Learner:
    """One learner by pseudonym, with the name where a class list revealed it. `file` is for messages."""

    pseudonym: str
    name: str
    file: str
    results: Mapping[str, Result]
    attempt_ids: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def tried(self) -> int:
        return sum(one.tries > 0 for one in self.results.values())

    @property
    def done(self) -> int:
        return sum(one.verdict in SOLVED for one in self.results.values())


@dataclass(frozen=True, kw_only=True)
class QuestionReport:
    """How a class did on one question. Shares are of those who tried it (0..1).

    Where nothing can be wrong, `said` has what they said instead, the most frequent first; `right` is then 1.
    """

    question: Question
    tried: int
    right: float
    right_at_once: float
    helped: float
    minutes: float
    misconceptions: tuple[tuple[str, float], ...]
    noted: bool = False
    said: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Collection:
    """All that a folder held, with sentences on what needs a look: `file_remarks` name files as the system
    that received them called them, so they are told and not written; `class_remarks` name none."""

    title: str
    learners: tuple[Learner, ...]
    reports: tuple[QuestionReport, ...]
    file_remarks: tuple[str, ...]
    class_remarks: tuple[str, ...]
    questions: tuple[Question, ...] = field(repr=False)

    @property
    def remarks(self) -> tuple[str, ...]:
        """All sentences."""
        return self.file_remarks + self.class_remarks


@dataclass(frozen=True, kw_only=True)
class _Checked:
    """A submission that counts so far: when it was made, and what it is worth."""

    made_at: datetime
    learner: Learner


def collect(
    folder: Path | None,
    key: ClassKey,
    questions: Sequence[Question],
    names: Sequence[str] = (),
    database: str = "",
) -> Collection:
    """Read and check every submission below `folder`, and what was written into the class database at that
    address. Raises ValueError, with a sentence, where one of them can't be read.

    `names` is the list of the class: with it pseudonyms get their names, and those who are missing are told.
    """
    remarks: list[str] = []
    examiners = {question.id: Examiner(question) for question in questions}
    _load_all(examiners)
    known = key.reveal(names)  # {mark: name}
    newest: dict[str, _Checked] = {}
    for one in _sources(folder, database, key, remarks):
        found = _checked(one, key, known, examiners, remarks)
        if found is None:
            continue
        other = newest.get(found.learner.pseudonym)
        if other:
            first, last = sorted((other, found), key=lambda one: (one.made_at, one.learner.file))
            remarks.append(
                f"{first.learner.file} and {last.learner.file} are from the same learner; the later one, "
                f"{last.learner.file}, counts."
            )
            found = last
        newest[found.learner.pseudonym] = found
    learners = tuple(
        sorted((one.learner for one in newest.values()), key=lambda one: (one.name.casefold(), one.pseudonym))
    )
    if names:
        remarks += class_remarks.unknown(learners)
    reports = tuple(report for question in questions for report in _report(question, learners))
    return Collection(
        title=key.title,
        learners=learners,
        reports=reports,
        file_remarks=tuple(map(visible, remarks)),
        class_remarks=tuple(map(visible, class_remarks.on(learners, names))),
        questions=tuple(questions),
    )


def _sources(
    folder: Path | None, database: str, key: ClassKey, remarks: list[str]
) -> Iterator["HandedIn | Written"]:
    if folder is not None:
        if not folder.is_dir():
            what = "is a file, not a folder" if folder.exists() else "does not exist"
            raise ValueError(f"{folder} {what}. Name the folder with the files that were handed in.")
        yield from Folder(folder, remarks).files()
    if database:
        from pmkit.practice.class_answers import written

        yield from written(database, key)


def _load_all(examiners: Mapping[str, Examiner]) -> None:
    """Load what checking needs before a budget counts: no learner pays for the first use of a library."""
    for examiner in examiners.values():
        for answer in (examiner.question.right_answer(), "1 or “two”?"):
            examiner.judge(Attempt(item=examiner.question.id, event="checked", answer=answer))


def _checked(
    source: "HandedIn | Written",
    key: ClassKey,
    known: Mapping[str, str],
    examiners: Mapping[str, Examiner],
    remarks: list[str],
) -> _Checked | None:
    """What a submission is worth, or None and a remark where it can't be read or costs too much."""
    try:
        with reading_budget():
            found = source.read()
            if found.class_id not in key.class_ids:
                remarks.append(f"{found.file} was handed in to another class; it was left out.")
                return None
            learner = _learner(found, key, known, examiners)
    except UnreadableSubmission as problem:
        remarks.append(str(problem))
        return None
    except TooCostly as problem:
        remarks.append(
            f"{source.name} takes more {problem} to read than any submission; it was left out. "
            "Ask for it once more."
        )
        return None
    if found.left_out:
        remarks.append(f"{found.file}: {found.left_out} of its lines could not be read and were left out.")
    return _Checked(made_at=found.made_at, learner=learner)


def _learner(
    found: Submission, key: ClassKey, known: Mapping[str, str], examiners: Mapping[str, Examiner]
) -> Learner:
    name = known.get(found.mark, "")
    pseudonym = key.pseudonym(key.own(name).mark() if name else found.mark)
    attempts = by_item(found.attempts)
    ids = frozenset(one.attempt_id for one in found.attempts)
    minutes = minutes_by_item(found.attempts)
    results = {
        item: result
        for item, examiner in examiners.items()
        if item in attempts and (result := examiner.result(attempts[item], minutes.get(item, 0.0)))
    }
    return Learner(pseudonym=pseudonym, name=name, file=found.file, results=results, attempt_ids=ids)


def _report(question: Question, learners: Sequence[Learner]) -> Iterator[QuestionReport]:
    results = [one.results[question.id] for one in learners if question.id in one.results]
    results = [one for one in results if not one.other_text]
    if not results:
        return
    n = len(results)
    wrong = Counter(name for one in results for name in one.misconceptions)
    noted = all(one.verdict is Verdict.NOTED for one in results)
    guesses = Counter(one.answer for one in results if noted and question.guessed)
    timed = [one.minutes for one in results if one.minutes > 0]
    yield QuestionReport(
        question=question,
        tried=n,
        right=sum(one.verdict in SOLVED for one in results) / n,
        right_at_once=sum(one.first in SOLVED for one in results) / n,
        helped=sum(one.hints > 0 or one.revealed for one in results) / n,
        minutes=median(timed) if timed else 0.0,
        misconceptions=tuple((name, count / n) for name, count in wrong.most_common(6)),
        noted=noted,
        said=tuple((shortened(answer, 90), count / n) for answer, count in guesses.most_common(6)),
    )
