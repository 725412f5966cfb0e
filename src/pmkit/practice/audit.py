"""State the defects of one question in words, before a learner meets them. An empty list means: fit to
publish.

Every check here is proven by a planted defect in `tests/practice/test_audit.py`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pmkit.practice.check import check
from pmkit.practice.markdown import count_words, to_plain
from pmkit.practice.minutes import estimate_minutes
from pmkit.practice.questions import Question
from pmkit.practice.samples import sample_answers
from pmkit.practice.verdicts import Verdict
from pmkit.practice.wording_contract import MOST_WORDS, wording_problems

_ID = re.compile(r"^[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$")


def audit(question: Question) -> list[str]:
    """The defects of a question, each as a sentence that names the element."""
    found = [*_names(question), *question.loose_ends()]
    if not found:  # what follows answers the question, which needs a sound structure
        found += [*_answers(question), *_rules(question), *_traps(question), *_replies(question)]
    found += [*_reasons(question), *_hints(question), *_wording(question), *_minutes(question)]
    return [f"{question.id}: {sentence}" for sentence in found]


def _parts(question: Question) -> dict[str, tuple[Any, ...]]:
    return question.parts() | {"traps": question.traps}


def _names(question: Question) -> Iterator[str]:
    if not _ID.match(question.id):
        yield "the id must look like 'chapter.slug', in small letters."
    for name, elements in _parts(question).items():
        for element_id, n in Counter(element.id for element in elements).items():
            if n > 1:
                yield f"the id {element_id!r} is used {n} times in {name}."


def _answers(question: Question) -> Iterator[str]:
    """The model answer is right, the blank one is not started, silly ones get a sentence."""
    got = check(question, question.right_answer()).verdict
    if got not in question.reaches:
        yield f"the model answer checks as {got.label}."
    fresh = check(question, question.blank()).verdict
    if fresh is not Verdict.NOT_STARTED:
        yield f"the fresh question checks as {fresh.label}."
    yield from question.weak_points()


def _rules(question: Question) -> Iterator[str]:
    """Rules of the author are asked without the guard that learners have."""
    for sample in sample_answers(question):
        cleaned = question.clean(sample.answer)
        if question.is_blank(cleaned):
            continue
        for trap in question.traps:
            if trap.test is not None:
                tested = question.for_tests(cleaned)
                yield from _fails(f"the test of trap {trap.id!r}", trap.test, tested, sample.name)
        for rule in getattr(question, "rules", ()):
            seen = question.for_rules(cleaned)
            if seen is not None:
                yield from _fails("a rule", rule, seen, sample.name)


def _fails(what: str, rule: Any, answer: Any, name: str) -> Iterator[str]:
    try:
        rule(answer)
    except Exception as problem:
        yield f"{what} fails on the answer {name!r}: {problem}."


def _traps(question: Question) -> Iterator[str]:
    """Each trap is reached by its own sample; the right answer falls into none."""
    for trap in question.traps:
        if question.springs(trap):
            yield f"the right answer falls into trap {trap.id!r}."
        sample = question.trap_sample(trap)
        if sample is None:
            yield f"trap {trap.id!r} has no sample answer."
            continue
        spoke = check(question, sample)
        if spoke.trap == trap.id:
            continue
        if spoke.trap is not None:
            yield f"trap {trap.id!r} is shadowed by {spoke.trap!r}, which speaks first."
        else:
            yield f"trap {trap.id!r} is not reached by its sample, which checks as {spoke.verdict.label}."


def _reasons(question: Question) -> Iterator[str]:
    if not question.source.strip():
        yield "the source is missing."
    yield from question.missing_reasons()


def _hints(question: Question) -> Iterator[str]:
    for n, hint in enumerate(question.hints, start=1):
        if question.gives_away(to_plain(hint)):
            yield f"hint {n} holds the answer."


def _wording(question: Question) -> Iterator[str]:
    for place, text in _texts(question):
        for problem in wording_problems(text):
            yield f"{place}: {problem}."


def _replies(question: Question) -> Iterator[str]:
    """What is said at once after an answer: message and next step together."""
    for sample in sample_answers(question):
        reply = check(question, sample.answer)
        words = count_words(f"{reply.message}\n\n{reply.next_step}")
        if words > MOST_WORDS:
            yield f"the reply to the answer {sample.name!r} has {words} words; at most {MOST_WORDS} are read."


def _texts(question: Question) -> Iterator[tuple[str, str]]:
    """What the author says after an answer, with the place where it stands."""
    for n, hint in enumerate(question.hints, start=1):
        yield f"hint {n}", hint
    yield "on_right", question.on_right
    yield "next_step", question.next_step
    yield "the truth", question.turned_out.why if question.turned_out else ""
    for name, elements in _parts(question).items():
        for element in elements:
            for field in ("why", "says", "next_step"):
                yield f"{field} of {element.id!r} in {name}", getattr(element, field, "")
            for group, text in getattr(element, "replies", {}).items():
                yield f"the reply of {element.id!r} to {group!r}", text


def _minutes(question: Question) -> Iterator[str]:
    """Within 30 % of the estimate, or half a minute for the short ones."""
    expected = estimate_minutes(question)
    if abs(question.minutes - expected) > max(0.3 * expected, 0.5):
        yield f"it says {question.minutes:g} minutes; by length and kind about {expected:.1f} are needed."
