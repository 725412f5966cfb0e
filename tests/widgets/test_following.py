"""An explorer that looks at what another one holds: it follows at once, and keeps what is its own."""

import pytest

from pmkit.course.registry import use
from pmkit.explorers import Data, Explorer, Form, Range, Result, Text
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore
from pmkit.widgets.explorer_view import ExplorerView

LEADER, FOLLOWER = "explorer:demo.leads", "explorer:demo.follows"


class Leads(Explorer):
    def controls(self, values):
        return (Form("form", (Range("steps", "Steps", start=1, max=9), Text("note", "Note"))),)

    def result(self, values):
        return Result(sentence=f"{values['steps']} steps.")


class Follows(Explorer):
    heeds = ("steps",)
    made = 0

    def __init__(self, frame=None, *, units=None, kept=None):
        super().__init__(frame, units=units)
        Follows.made += 1
        self.kept = kept

    def controls(self, values):
        return (Form("form", (Range("times", "Times", start=2, max=9),)),)

    def result(self, values):
        if self.kept is None:
            return Result(sentence="Take a step first.")
        if self.kept["steps"] == 8:
            raise ValueError("no eight")
        return Result(sentence=f"{values['times']} times {self.kept['steps']}.")


@pytest.fixture
def workbook():
    return Workbook(MemoryStore(), {}.__getitem__)


@pytest.fixture
def leader(workbook):
    return ExplorerView(Leads(), workbook, LEADER)


@pytest.fixture
def follower(workbook, monkeypatch):
    used = use("demo:Follows", Data, follows="demo.leads").named("demo.follows")
    monkeypatch.setattr(type(used), "_class", lambda self: Follows)
    return used(workbook)


def test_it_says_what_to_do_first_and_follows_from_then_on(leader, follower):
    assert follower.said.text == "Take a step first."
    leader.set(steps=3)
    assert follower.said.text == "2 times 3."
    leader.step("undo")
    assert follower.said.text == "2 times 1."


def test_what_was_set_in_it_stays_while_it_follows(leader, follower, workbook):
    follower.set(times=5)
    leader.set(steps=4)
    assert follower.said.text == "5 times 4."
    assert workbook.noted(FOLLOWER) == {"times": 5}
    assert workbook.noted(LEADER)["steps"] == 4


def test_a_change_that_it_does_not_heed_costs_nothing(leader, follower):
    leader.set(steps=3)
    before = Follows.made
    leader.set(note="a word")
    assert Follows.made == before


def test_it_begins_with_what_was_kept_before(leader, workbook, monkeypatch):
    leader.set(steps=6)
    used = use("demo:Follows", Data, follows="demo.leads").named("demo.follows")
    monkeypatch.setattr(type(used), "_class", lambda self: Follows)
    assert used(workbook).said.text == "2 times 6."


def test_what_it_cannot_show_stops_nobody(leader, follower, workbook):
    leader.set(steps=8)
    assert workbook.noted(LEADER)["steps"] == 8
    leader.set(steps=2)
    assert follower.said.text == "2 times 2."


def test_in_two_places_of_a_lesson_it_holds_one_state(workbook, monkeypatch):
    used = use("demo:Leads", Data).named("demo.leads")
    monkeypatch.setattr(type(used), "_class", lambda self: Leads)
    first, second = used(workbook), used(workbook)
    first.set(steps=3)
    assert second.said.text == "3 steps."
    second.set(steps=5)
    second.set(note="later")
    assert first.said.text == "5 steps." and first.state["note"] == "later"
    second.step("undo")
    assert first.state["note"] == "" and first.said.text == "5 steps."
    assert workbook.noted(LEADER)["steps"] == 5
