"""Whether a hint gives away what is to be found out; for authors, before a learner meets it."""

import re
from collections.abc import Iterable

from pmkit.practice.kinds.cards import Order, Sort
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.estimate import Estimate
from pmkit.practice.kinds.number import Number
from pmkit.practice.kinds.plan import Plan
from pmkit.practice.markdown import to_plain
from pmkit.practice.numbers import UnreadableNumber, read_number
from pmkit.practice.questions import Question
from pmkit.practice.verdicts import Verdict


def holds_answer(question: Question, hint: str) -> bool:
    """Whether a hint says what is to be found out. Texts of one short word are too common to tell."""
    low = hint.casefold()
    if isinstance(question, (Number, Estimate)):
        target = question.expected if isinstance(question, Number) else question.truth
        return any(_is_number(token, target) for token in re.findall(r"[\d.,'’]*\d(?:\s?%)?", hint))
    if isinstance(question, (ChooseOne, ChooseMany)):
        right = [o.text for o in question.options if o.verdict is Verdict.RIGHT]
        return any(len(text) > 8 and to_plain(text).casefold().rstrip(".") in low for text in right)
    if isinstance(question, Sort):
        groups = {group.id: group.text for group in question.groups}
        pairs = [(card.text, groups[g]) for card in question.cards for g in card.accepts if g in groups]
        return any(_says(low, card) and _says(low, group) for card, group in pairs)
    if isinstance(question, Order):
        return _in_sequence(low, (question.card(i).text for i in question.model()))
    if isinstance(question, Plan):
        return all(_says(low, item.text) for item in question.items if item.id in question.best)
    return False


def _says(low: str, text: str) -> bool:
    return to_plain(text).casefold() in low


def _in_sequence(low: str, texts: Iterable[str]) -> bool:
    at = 0
    for text in texts:
        at = low.find(to_plain(text).casefold(), at)
        if at < 0:
            return False
        at += 1
    return True


def _is_number(token: str, target: float) -> bool:
    """Whether a figure in a hint is the answer; single digits are too common to tell."""
    if len(re.sub(r"\D", "", token)) < 2 and abs(target) < 10 and float(target).is_integer():
        return False
    try:
        read = read_number(token.strip(".,'’ "), target)
    except UnreadableNumber:
        return False
    values = (read.value, read.value / 100) if read.percent else (read.value,)
    return any(abs(value - target) <= 1e-6 * max(1.0, abs(target)) for value in values)
