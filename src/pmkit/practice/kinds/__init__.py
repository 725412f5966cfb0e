"""The kinds of question, one family per module."""

from pmkit.practice.kinds.allocate import Allocate, Portion
from pmkit.practice.kinds.cards import Order, Sort
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.estimate import Estimate, calibration
from pmkit.practice.kinds.matrix import Column, Mark, Matrix, Row
from pmkit.practice.kinds.number import Number
from pmkit.practice.kinds.plan import Plan, PlanItem
from pmkit.practice.kinds.predict import Predict
from pmkit.practice.kinds.write import Criterion, ModelText, Slot, Write

__all__ = [
    "Allocate",
    "ChooseMany",
    "ChooseOne",
    "Column",
    "Criterion",
    "Estimate",
    "Mark",
    "Matrix",
    "ModelText",
    "Number",
    "Order",
    "Plan",
    "PlanItem",
    "Portion",
    "Predict",
    "Row",
    "Slot",
    "Sort",
    "Write",
    "calibration",
]
