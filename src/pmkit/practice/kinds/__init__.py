"""The kinds of question, one family per module."""

from pmkit.practice.kinds.cards import Order, Sort
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.number import Number

__all__ = ["ChooseMany", "ChooseOne", "Number", "Order", "Sort"]
