"""A folder of submissions, checked again: what each learner can, and where the class went wrong.

Only answers are taken from the files. Verdicts, misconceptions, tries and help are found out again with the
instructor's own questions, so a file can claim nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from pmkit.english import shortened
from pmkit.hidden_characters import visible
from pmkit.practice import class_remarks
from pmkit.practice.assigned import NOTHING, Assigned, by_chapter
from pmkit.practice.class_list import Person, people_of
from pmkit.practice.class_roll import Roll
from pmkit.practice.examining import Examiner
from pmkit.practice.handed_in import Folder, HandedIn
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import Attempt
from pmkit.practice.questions import Question
from pmkit.practice.reading_budget import TooCostly, reading_budget
from pmkit.practice.record import SOLVED, by_item, minutes_by_item
from pmkit.practice.submission import Submission, UnreadableSubmission
from pmkit.practice.verdicts import Verdict
from pmkit.practice.whose_work import Learner, Work, share_out

if TYPE_CHECKING:
    from pmkit.practice.class_answers import Written


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
    that received them called them, so they are told and not written; `file_problems` are those on files that
    did not count, without the names; `class_remarks` name no file. `missing` are those in the list of whom
    nothing came."""

    title: str
    learners: tuple[Learner, ...]
    reports: tuple[QuestionReport, ...]
    file_remarks: tuple[str, ...]
    class_remarks: tuple[str, ...]
    questions: tuple[Question, ...] = field(repr=False)
    assigned: Assigned = NOTHING
    missing: tuple[Person, ...] = ()
    file_problems: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """All sentences."""
        return self.file_remarks + self.class_remarks

    @property
    def expected(self) -> int:
        """How many people there are; 0 where it can't be known, since some learners are in no list."""
        listed = all(one.person for one in self.learners)
        return len(self.learners) + len(self.missing) if listed else 0


def collect(
    folder: Path | None,
    key: ClassKey,
    questions: Sequence[Question],
    names: Sequence[str | Person] = (),
    database: str = "",
    assigned: Assigned | None = None,
) -> Collection:
    """Read and check every submission below `folder`, and what was written into the class database at that
    address. Raises ValueError, with a sentence, where one of them can't be read.

    `names` is the list of the class: with it pseudonyms get their names, and those who are missing are told.
    Without `assigned`, per cent are of the chapters and quizzes of which anybody tried something.
    """
    remarks: list[str] = []
    problems: list[str] = []
    examiners = {question.id: Examiner(question) for question in questions}
    _load_all(examiners)
    people = people_of(names)
    roll = Roll(key, people)
    works = [
        work
        for one in _sources(folder, database, key, remarks)
        if (work := _checked(one, key, examiners, remarks, problems))
    ]
    shared = share_out(works, roll, key)
    learners = shared.learners
    remarks += shared.told
    if names:
        remarks += class_remarks.unknown(learners)
    wanted = assigned or by_chapter([question.id for question in questions])
    told = [*roll.told, *shared.doubts, *class_remarks.on(learners, people, shared.missing)]
    return Collection(
        title=key.title,
        learners=learners,
        reports=tuple(report for question in questions for report in _report(question, learners)),
        file_remarks=tuple(map(visible, remarks)),
        class_remarks=tuple(map(visible, told)),
        questions=tuple(questions),
        assigned=wanted.begun(item for one in learners for item, found in one.results.items() if found.tries),
        missing=shared.missing,
        file_problems=tuple(map(visible, problems)),
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
    examiners: Mapping[str, Examiner],
    remarks: list[str],
    problems: list[str],
) -> Work | None:
    """What a submission is worth, or None and a remark where it can't be read or costs too much."""

    def tell(sentence: str) -> None:
        remarks.append(sentence)
        problems.append(sentence.replace(source.name, "A file", 1))

    try:
        with reading_budget():
            found = source.read()
            if found.class_id not in key.class_ids:
                tell(f"{found.file} was handed in to another class; it was left out.")
                return None
            work = _worth(found, examiners)
    except UnreadableSubmission as problem:
        tell(str(problem))
        return None
    except TooCostly as problem:
        tell(
            f"{source.name} takes more {problem} to read than any submission; it was left out. "
            "Ask for it once more."
        )
        return None
    if found.left_out:
        tell(f"{found.file}: {found.left_out} of its lines could not be read and were left out.")
    return work


def _worth(found: Submission, examiners: Mapping[str, Examiner]) -> Work:
    attempts = by_item(found.attempts)
    minutes = minutes_by_item(found.attempts)
    results = {
        item: result
        for item, examiner in examiners.items()
        if item in attempts and (result := examiner.result(attempts[item], minutes.get(item, 0.0)))
    }
    unknown = Counter(
        one.item.partition(".")[0]
        for one in found.attempts
        if one.event == "checked" and one.item not in examiners
    )
    return Work(
        file=found.file,
        marks=found.marks,
        made_at=found.made_at,
        results=results,
        attempt_ids=frozenset(one.attempt_id for one in found.attempts),
        unexplained=unknown,
    )


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
