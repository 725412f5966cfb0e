"""An explorer starts with something to see, says it, keeps what was done, and works on other data."""

import asyncio

import pandas as pd
import pytest

from pmkit.widgets import Explorer, Form


class Threshold(Explorer):
    """A tiny explorer: how many items reach a score."""

    item = "explorer:demo.threshold"

    def build(self):
        self.form = Form([{"key": "least", "label": "At least", "type": "range", "max": 10}], {"least": 2})
        self.form.observe(self.changed, "values")
        return [self.form]

    def update(self):
        self.count = int((self.frame["score"] >= self.form.values["least"]).sum())

    def state(self):
        return {"least": self.form.values["least"]}

    def restore(self, state):
        self.form.values = {**self.form.values, **state}

    def summary(self):
        return f"**{self.count}** items of {self.label} reach {self.form.values['least']:g}."


class Notes:
    def __init__(self):
        self.log = []

    def note(self, item, payload):
        self.log.append((item, payload))

    def noted(self, item):
        return next((payload for name, payload in reversed(self.log) if name == item), None)


@pytest.fixture
def case():
    return pd.DataFrame({"score": [1, 2, 3, 4]})


def pull(explorer, least):
    explorer.form.receive({"kind": "edit", "values": {"least": least}})


def test_it_works_without_a_workbook_and_starts_with_something_to_see(case):
    explorer = Threshold(case, label="Mealwise")
    assert repr(explorer) == "Threshold(3 items of Mealwise reach 2.)"
    pull(explorer, 4)
    assert explorer.said.text == "**1** items of Mealwise reach 4."


def test_what_was_done_is_saved_and_there_again(case):
    notes = Notes()
    pull(Threshold(case, notes, "Mealwise"), 4)
    assert notes.log == [("explorer:demo.threshold", {"least": 4.0})]
    assert Threshold(case, notes, "Mealwise").count == 1


def test_looking_or_restoring_saves_nothing(case):
    notes = Notes()
    explorer = Threshold(case, notes)
    explorer.save_now()
    pull(explorer, 2)
    assert notes.log == []


def test_other_data_have_a_state_of_their_own(case):
    notes = Notes()
    explorer = Threshold(case, notes, "Mealwise")
    pull(explorer, 4)
    explorer.set_data(pd.DataFrame({"score": [9, 9]}), "our backlog")
    assert explorer.said.describe() == "2 items of our backlog reach 2."
    pull(explorer, 10)
    explorer.set_data(case, "Mealwise")
    assert explorer.form.values["least"] == 4
    assert notes.noted("explorer:demo.threshold/our backlog") == {"least": 10.0}


def test_starting_over_is_saved_like_any_decision(case):
    notes = Notes()
    explorer = Threshold(case, notes)
    pull(explorer, 4)
    explorer.start_over()
    assert explorer.form.values["least"] == 2 and notes.log[-1][1] == {"least": 2}


def test_while_a_kernel_runs_a_pulled_slider_is_one_entry(case):
    notes = Notes()

    async def sitting():
        explorer = Threshold(case, notes)
        for least in range(3, 9):
            pull(explorer, least)
        assert notes.log == []
        await asyncio.sleep(0.5)
        pull(explorer, 9)
        explorer.close()  # what is not yet saved is saved on the way out

    asyncio.run(sitting())
    assert [payload["least"] for _, payload in notes.log] == [8, 9]


def test_its_static_form_holds_its_parts_and_its_sentence(case):
    html = Threshold(case, label="<Mealwise>").static_html()
    assert "At least" in html and "<strong>3</strong>" in html and "<Mealwise>" not in html
    assert {"text/plain", "text/html"} <= set(Threshold(case)._repr_mimebundle_())
