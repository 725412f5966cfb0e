"""Explorers: controls and a pure result each, in a module of its name. Knows no widget and no course.

Here is what an explorer is written with.
"""

from pmkit.explorers.controls import Cells, Control, Order, Places
from pmkit.explorers.explorer import Data, Explorer, picked
from pmkit.explorers.fields import Button, Choice, Form, Number, Range, Text, Tick
from pmkit.explorers.pasted import Pasted
from pmkit.explorers.result import Result
from pmkit.explorers.state import Values, value_at

__all__ = [
    "Button",
    "Cells",
    "Choice",
    "Control",
    "Data",
    "Explorer",
    "Form",
    "Number",
    "Order",
    "Pasted",
    "Places",
    "Range",
    "Result",
    "Text",
    "Tick",
    "Values",
    "picked",
    "value_at",
]
