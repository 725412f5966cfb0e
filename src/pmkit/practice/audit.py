"""State the defects of one question in words, before a learner meets them. An empty list means: fit to
publish.

Every check here is proven by a planted defect in `tests/practice/test_audit.py`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pmkit.practice.check import check
from pmkit.practice.hints import holds_answer
from pmkit.practice.kinds.allocate import Allocate
from pmkit.practice.kinds.cards import Order, Sort
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.matrix import Matrix
from pmkit.practice.kinds.number import Number
from pmkit.practice.kinds.plan import Plan
from pmkit.practice.kinds.predict import Predict
from pmkit.practice.kinds.write import Write
from pmkit.practice.markdown import count_words, to_plain
from pmkit.practice.messages import say
from pmkit.practice.minutes import estimate_minutes
from pmkit.practice.numbers import UnreadableNumber
from pmkit.practice.questions import Question, fits
from pmkit.practice.samples import right_answer, sample_answers, trap_sample
from pmkit.practice.verdicts import Verdict
from pmkit.practice.wording_contract import MOST_WORDS, wording_problems

_ID = re.compile(r"^[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$")


def audit(question: Question) -> list[str]:
    """The defects of a question, each as a sentence that names the element."""
    found = [*_names(question), *_structure(question)]
    if not found:  # what follows answers the question, which needs a sound structure
        found += [*_answers(question), *_rules(question), *_traps(question), *_replies(question)]
    found += [*_reasons(question), *_hints(question), *_wording(question), *_minutes(question)]
    return [f"{question.id}: {sentence}" for sentence in found]


def parts(question: Question) -> dict[str, tuple[Any, ...]]:
    """The elements of a question by the name of their field."""
    names = ("options", "cards", "groups", "rows", "columns", "marks", "items", "slots", "criteria", "traps")
    return {name: getattr(question, name) for name in names if getattr(question, name, ())}


def _names(question: Question) -> Iterator[str]:
    if not _ID.match(question.id):
        yield "the id must look like 'chapter.slug', in small letters."
    for name, elements in parts(question).items():
        for element_id, n in Counter(element.id for element in elements).items():
            if n > 1:
                yield f"the id {element_id!r} is used {n} times in {name}."


def _structure(question: Question) -> Iterator[str]:
    """Keys that point nowhere."""
    if isinstance(question, (ChooseOne, ChooseMany)) and not any(
        option.verdict is Verdict.RIGHT for option in question.options
    ):
        yield "no option is right."
    if isinstance(question, Sort):
        groups = {group.id for group in question.groups}
        for card in question.cards:
            if not card.accepts or not set(card.accepts) <= groups:
                yield f"card {card.id!r} accepts a group that does not exist, or none."
    if isinstance(question, Order) and sorted(question.model()) != sorted(card.id for card in question.cards):
        yield "the ranks must hold every card exactly once."
    if isinstance(question, Plan):
        known = {item.id for item in question.items}
        if not set(question.best) <= known or any(set(item.requires) - known for item in question.items):
            yield "the best plan or a prerequisite names an item that does not exist."
    if isinstance(question, Matrix):
        yield from _matrix_ids(question)


def _matrix_ids(question: Matrix) -> Iterator[str]:
    rows = {row.id for row in question.rows}
    columns = {column.id for column in question.columns}
    named = [*question.example.items(), *question.key.items()]
    if any(row not in rows or not set(cells) <= columns for row, cells in named):
        yield "the example or the key names a row or a column that does not exist."


def _answers(question: Question) -> Iterator[str]:
    """The model answer is right, the blank one is not started, silly ones get a sentence."""
    wanted = Verdict.NOTED if isinstance(question, (Write, Predict)) else Verdict.RIGHT
    got = check(question, right_answer(question)).verdict
    if got is not wanted and not (isinstance(question, Allocate) and got is Verdict.NOTED):
        yield f"the model answer checks as {got.label}."
    fresh = check(question, question.blank()).verdict
    if fresh is not Verdict.NOT_STARTED:
        yield f"the fresh question checks as {fresh.label}."
    if isinstance(question, Write):
        if len(question.models) < 2:
            yield "two model texts of different quality are needed."
        if not question.criteria:
            yield "there is no criterion to mark the text by."
        if objections := check(question, right_answer(question)).parts:
            yield f"a rule objects to the better text: {objections[0].text}"
    if isinstance(question, Plan) and question.reason_for_distance(question.model()) != say("plan.several"):
        yield "the plan that is said to be the best one can be improved by an exchange."


def _rules(question: Question) -> Iterator[str]:
    """Rules of the author are asked without the guard that learners have."""
    for sample in sample_answers(question):
        cleaned = question.clean(sample.answer)
        if question.is_blank(cleaned):
            continue
        for trap in question.traps:
            if trap.test is not None:
                tested = _as_tests_see(question, cleaned)
                yield from _fails(f"the test of trap {trap.id!r}", trap.test, tested, sample.name)
        for rule in getattr(question, "rules", ()):
            seen = _as_rules_see(question, cleaned)
            if seen is not None:
                yield from _fails("a rule", rule, seen, sample.name)


def _fails(what: str, rule: Any, answer: Any, name: str) -> Iterator[str]:
    try:
        rule(answer)
    except Exception as problem:
        yield f"{what} fails on the answer {name!r}: {problem}."


def _as_tests_see(question: Question, cleaned: Any) -> Any:
    """Tests of a Number get the number (the right one, where the answer is none), all others the answer."""
    if not isinstance(question, Number):
        return cleaned
    try:
        return question.read(cleaned).value
    except UnreadableNumber:
        return question.expected


def _as_rules_see(question: Question, cleaned: Any) -> Any:
    if isinstance(question, Matrix):
        return question.cells(cleaned)
    if isinstance(question, Write):
        return {slot.id: cleaned["slots"].get(slot.id, "") for slot in question.slots}
    if isinstance(question, Allocate):
        values, unread = question.values(cleaned)
        return None if unread else values
    return None


def _traps(question: Question) -> Iterator[str]:
    """Each trap is reached by its own sample; the right answer falls into none."""
    right = right_answer(question)
    for trap in question.traps:
        if _springs(question, trap, right):
            yield f"the right answer falls into trap {trap.id!r}."
        sample = trap_sample(question, trap)
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


def _springs(question: Question, trap: Any, right: Any) -> bool:
    """Whether a trap would fit the right answer, were it asked."""
    if isinstance(question, Number):
        if trap.value is not None:
            return question.accepts(trap.value)
        return trap.test is not None and fits(trap.test, question.expected)
    return trap.test is not None and fits(trap.test, question.clean(right))


def _reasons(question: Question) -> Iterator[str]:
    if not question.source.strip():
        yield "the source is missing."
    if not isinstance(question, Predict):
        if not question.explanation.strip():
            yield "the explanation is missing."
        for name in ("options", "cards", "rows"):
            for element in parts(question).get(name, ()):
                if not element.why.strip():
                    yield f"{element.id!r} in {name} has no why."
    if isinstance(question, ChooseOne):
        right = [option for option in question.options if option.verdict is Verdict.RIGHT]
        if len(right) > 1:
            for option in right:
                if not option.when.strip():
                    yield f"option {option.id!r} is one of several right ones and does not say when."
    if isinstance(question, Sort):
        for card in question.cards:
            if len(card.accepts) > 1 and not card.when:
                yield f"card {card.id!r} accepts several groups and does not say when."


def _hints(question: Question) -> Iterator[str]:
    for n, hint in enumerate(question.hints, start=1):
        if holds_answer(question, to_plain(hint)):
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
    for name, elements in parts(question).items():
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
