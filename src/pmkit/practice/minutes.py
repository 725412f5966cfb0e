"""How long a question takes: reading at a beginner's pace, then thinking and doing by kind.

A rule of thumb of our own, to catch a slip in what a course promises; it measures nobody.
"""

from pmkit.practice.kinds.allocate import Allocate
from pmkit.practice.kinds.cards import Order, Sort
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.estimate import Estimate
from pmkit.practice.kinds.matrix import Matrix
from pmkit.practice.kinds.number import Number
from pmkit.practice.kinds.plan import Plan
from pmkit.practice.kinds.predict import Predict
from pmkit.practice.kinds.write import Write
from pmkit.practice.markdown import count_words
from pmkit.practice.questions import Question

WORDS_A_MINUTE = 150
_FEEDBACK = 0.3


def estimate_minutes(question: Question) -> float:
    """Minutes for a beginner, reading of question and feedback included."""
    words = count_words(question.prompt) + count_words(question.context) + _words_to_choose_from(question)
    return words / WORDS_A_MINUTE + _work(question) + _FEEDBACK


def _words_to_choose_from(question: Question) -> int:
    if isinstance(question, (ChooseOne, ChooseMany, Predict)):
        return sum(count_words(option.text) for option in question.options)
    if isinstance(question, (Sort, Order, Allocate)):
        return sum(count_words(card.text) for card in question.cards)
    if isinstance(question, Matrix):
        return sum(count_words(row.text) for row in question.rows)
    if isinstance(question, Plan):
        return sum(count_words(item.text) for item in question.items)
    return 0


def _work(question: Question) -> float:
    match question:
        case ChooseOne():
            return 0.6
        case ChooseMany():
            return 0.3 + 0.15 * len(question.options)
        case Number():
            return 1.5
        case Sort():
            return 0.3 + 0.2 * len(question.cards)
        case Order():
            return 0.3 + 0.25 * len(question.cards)
        case Allocate():
            return 0.8 + 0.35 * len(question.cards)
        case Matrix():
            return 0.5 + 0.15 * len(question.rows) * len(question.columns)
        case Plan():
            return 1.5 + 0.2 * len(question.items)
        case Estimate():
            return 1.0
        case Write():
            return 1.0 + 1.2 * len(question.slots) + 0.2 * len(question.criteria)
        case Predict():
            return 0.4
        case _:
            return 1.0
