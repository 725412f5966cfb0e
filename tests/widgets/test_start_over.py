"""*Start over* is a step like any other, in each explorer: what was done comes back with *Undo*."""

import pytest

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.controls import Cells, Order, Places
from pmkit.explorers.fields import Button, Choice, Form, Range, Text, Tick
from pmkit.explorers.pasted import Pasted
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))


def touched(view):
    """New values for what can be touched, one at least."""
    for control in view.seen.controls:
        if isinstance(control, Form):
            for field in control.inputs():
                yield field, other(field)
        elif isinstance(control, Order):
            yield control, control.first()[::-1]
        elif isinstance(control, Places):
            moved = control.first()
            full = max(moved, key=lambda column: len(moved[column]))
            empty = next(column for column in moved if column != full)
            yield control, {**moved, full: moved[full][1:], empty: [*moved[empty], moved[full][0]]}
        elif isinstance(control, Cells):
            column = next((one for one in control.columns if not one.get("readonly")), None)
            if column:
                yield control, {control.rows[0]["id"]: {column["key"]: filled(column)}}


def filled(column):
    if "options" in column:
        last = column["options"][-1]
        return last["value"] if isinstance(last, dict) else last
    return 9.0 if column.get("type") == "number" else "Something of one's own"


def other(field):
    if isinstance(field, Choice):
        return list(field.options)[-1]
    if isinstance(field, Range):
        return field.max
    if isinstance(field, Tick):
        return not field.start
    assert isinstance(field, (Pasted, Text))
    return "Something of one's own"


@pytest.mark.parametrize("id", EXPLORERS)
def test_undo_brings_back_what_start_over_took(id):
    made = EXPLORERS[id](Workbook(MemoryStore(), {}.__getitem__))
    view = getattr(made, "view", made)
    began = view.state
    for control, value in touched(view):
        view._changed({control.path: value})
    view.save_now()
    worked = view.state
    assert worked != began
    view.step("start_over")
    assert view.state != worked and not view.steps.can_start_over
    view.step("undo")
    assert view.state == worked


BUTTONS = [
    (id, field.key)
    for id in EXPLORERS
    for control in EXPLORERS[id].explorer().seen().controls
    if isinstance(control, Form)
    for field in control.fields
    if isinstance(field, Button)
]


@pytest.mark.parametrize("id, key", BUTTONS)
def test_undo_takes_back_a_button(id, key):
    made = EXPLORERS[id](Workbook(MemoryStore(), {}.__getitem__))
    view = getattr(made, "view", made)
    began = view.state
    button = next(
        field
        for one in view.seen.controls
        if isinstance(one, Form)
        for field in one.fields
        if field.key == key
    )
    view._press(button)
    view.save_now()
    view.step("undo")
    assert view.state == began
