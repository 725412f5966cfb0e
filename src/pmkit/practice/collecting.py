"""A folder of submissions, checked again: what each learner can, and where the class went wrong.

Only answers are taken from the files. Verdicts, misconceptions, tries and help are found out again with the
instructor's own questions, so a file can claim nothing.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from pmkit.english import listed, shortened
from pmkit.practice.examining import Examiner, Result
from pmkit.practice.handout import ClassKey
from pmkit.practice.questions import Question
from pmkit.practice.record import SOLVED, by_item, minutes_by_item
from pmkit.practice.submission import Submission, UnreadableSubmission, read_submission
from pmkit.practice.verdicts import Verdict

MOST_FILES = 5_000
DEEPEST = 3
"""Folders below the one that is collected: learning-management systems make one per learner."""


@dataclass(frozen=True, kw_only=True)
class Learner:
    """One learner by pseudonym, with the name where a list of the class revealed it."""

    pseudonym: str
    name: str
    file: str
    results: Mapping[str, Result]

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
    """All that a folder held. `remarks` are sentences on files that were left out or need a look."""

    title: str
    learners: tuple[Learner, ...]
    reports: tuple[QuestionReport, ...]
    remarks: tuple[str, ...]
    questions: tuple[Question, ...] = field(repr=False)


def collect(
    folder: Path, key: ClassKey, questions: Sequence[Question], names: Sequence[str] = ()
) -> Collection:
    """Read and check every submission below `folder`. Raises ValueError where there is no such folder.

    `names` is the list of the class: with it pseudonyms get their names, and those who are missing are told.
    """
    if not folder.is_dir():
        raise ValueError(f"There is no folder {folder}.")
    known = key.reveal(names)
    remarks: list[str] = []
    newest: dict[str, Submission] = {}
    for path in _files(folder, remarks):
        try:
            found = read_submission(path)
        except UnreadableSubmission as problem:
            remarks.append(_named(path, folder, str(problem)))
            continue
        if found.class_id != key.handout.class_id:
            remarks.append(f"{found.file} was handed in to another class; it was left out.")
            continue
        if found.left_out:
            remarks.append(
                f"{found.file}: {found.left_out} of its lines could not be read and were left out."
            )
        other = newest.get(found.mark)
        if other:
            first, last = sorted((other, found), key=lambda one: (one.made_at, one.file))
            remarks.append(
                f"{first.file} and {last.file} are of the same learner; the later one, {last.file}, counts."
            )
            found = last
        newest[found.mark] = found
    examiners = {question.id: Examiner(question) for question in questions}
    learners = tuple(
        sorted(
            (_learner(one, key, known, examiners) for one in newest.values()),
            key=lambda one: (one.name.casefold(), one.pseudonym),
        )
    )
    remarks += _missing(known, learners)
    remarks += _other_texts(learners)
    reports = tuple(report for question in questions for report in _report(question, learners))
    return Collection(
        title=key.title,
        learners=learners,
        reports=reports,
        remarks=tuple(remarks),
        questions=tuple(questions),
    )


def _files(folder: Path, remarks: list[str]) -> Iterator[Path]:
    """The files to look at, in the order of their names; links to folders are not followed."""
    count = 0
    others: list[str] = []
    for place, folders, names in os.walk(folder, followlinks=False):
        here = Path(place)
        folders.sort()
        if len(here.relative_to(folder).parts) >= DEEPEST:
            folders.clear()
        for link in [name for name in folders if (here / name).is_symlink()]:
            remarks.append(f"{link} is a link to a folder; it was not followed.")
        for name in sorted(names):
            if not name.casefold().endswith(".zip"):
                others += [name] if not name.startswith(".") else []
                continue
            count += 1
            if count > MOST_FILES:
                remarks.append(f"There are more than {MOST_FILES:,} files; the rest was left out.")
                return
            yield here / name
    if others:
        remarks.append(f"No submissions by their names, and not opened: {listed(others, 5)}.")


def _named(path: Path, folder: Path, sentence: str) -> str:
    """A sentence on a file, with the folder it lies in where that is not the top."""
    place = path.relative_to(folder).parent
    return sentence if str(place) == "." else f"{place}: {sentence}"


def _learner(
    found: Submission, key: ClassKey, known: Mapping[str, str], examiners: Mapping[str, Examiner]
) -> Learner:
    pseudonym = key.pseudonym(found.mark)
    attempts = by_item(found.attempts)
    minutes = minutes_by_item(found.attempts)
    results = {
        item: result
        for item, examiner in examiners.items()
        if item in attempts and (result := examiner.result(attempts[item], minutes.get(item, 0.0)))
    }
    return Learner(pseudonym=pseudonym, name=known.get(pseudonym, ""), file=found.file, results=results)


def _missing(known: Mapping[str, str], learners: Sequence[Learner]) -> list[str]:
    if not known:
        return []
    here = {learner.pseudonym for learner in learners}
    told = [f"Nothing came from {name}." for pseudonym, name in known.items() if pseudonym not in here]
    unknown = [one for one in learners if not one.name]
    told += [
        f"{one.file} is of somebody whose name is not in your list ({one.pseudonym})." for one in unknown
    ]
    return told


def _other_texts(learners: Sequence[Learner]) -> list[str]:
    """Whose answers are to questions that read otherwise in this course, and are not counted."""
    told = []
    for one in learners:
        count = sum(result.other_text for result in one.results.values())
        if count:
            told.append(f"{one.name or one.pseudonym} ({count})")
    if not told:
        return []
    return [
        "Answers to questions that read otherwise in your course are not counted: "
        f"{listed(told, 5)}. Let everybody use the same version of the course."
    ]


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
