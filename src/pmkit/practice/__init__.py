"""Practice: kinds of question, checking, feedback, and a learner's answers.

Knows nothing of notebooks, widgets and solvers; a question is a value, an answer is JSON. Checking::

    check(question, answer) -> Feedback        view(question, learner) -> JSON for a page
    Workbook(store, lookup).open(id) -> ItemState
"""

from pmkit.english import format_number
from pmkit.practice.check import blank, check, model_answer
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.kinds.allocate import Allocate, Portion
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.estimate import Estimate, calibration, first_ranges
from pmkit.practice.kinds.matrix import Column, Mark, Matrix, Row
from pmkit.practice.kinds.number import Number
from pmkit.practice.kinds.order import Order
from pmkit.practice.kinds.plan import Plan, PlanItem
from pmkit.practice.kinds.predict import Predict
from pmkit.practice.kinds.sort import Sort
from pmkit.practice.kinds.write import Criterion, ModelText, Slot, Write
from pmkit.practice.markdown import to_html, to_plain
from pmkit.practice.question_parts import Card, Finding, Group, Option, Trap
from pmkit.practice.questions import Question
from pmkit.practice.state import ItemState
from pmkit.practice.verdicts import Verdict
from pmkit.practice.view import view
from pmkit.practice.workbook import Workbook
from pmkit.quantities.reading import ReadNumber, UnreadableNumber, read_number

__all__ = [
    "Allocate",
    "Card",
    "ChooseMany",
    "ChooseOne",
    "Column",
    "Criterion",
    "Estimate",
    "Feedback",
    "Finding",
    "Group",
    "ItemState",
    "Mark",
    "Matrix",
    "ModelText",
    "Number",
    "Option",
    "Order",
    "PartFeedback",
    "Plan",
    "PlanItem",
    "Portion",
    "Predict",
    "Question",
    "ReadNumber",
    "Row",
    "Slot",
    "Sort",
    "Trap",
    "UnreadableNumber",
    "Verdict",
    "Workbook",
    "Write",
    "blank",
    "calibration",
    "check",
    "first_ranges",
    "format_number",
    "model_answer",
    "read_number",
    "to_html",
    "to_plain",
    "view",
]
