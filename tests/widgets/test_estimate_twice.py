"""Two people estimate the same items apart, then talk about what moves the ranking, and agree."""

import pytest
from own_helpers import export

from pmkit.backlog import read_backlog, storage, to_bytes
from pmkit.backlog.estimates import people_apart
from pmkit.backlog.rules import decide
from pmkit.backlog.schema import Estimate
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.estimate_twice import METHODS, EstimateTwice

ROWS = [
    ["Seats", "F-1", "Story", "To Do", "", "Imke Vos", "100", "1", "100%", "1"],
    ["Dogs", "F-2", "Story", "To Do", "", "Imke Vos", "200", "1", "100%", "1"],
    ["Bikes", "F-3", "Story", "To Do", "", "Imke Vos", "300", "1", "100%", "1"],
]
"""RICE 100, 200 and 300: Bikes first, Dogs second, Seats third."""


@pytest.fixture
def current(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    storage.choose(read_backlog(export(ROWS), "jira.csv").backlog)
    return CurrentBacklog()


@pytest.fixture
def twice(current):
    return EstimateTwice(current)


def begin(twice, name="Ben", **more):
    twice.new.receive({"kind": "edit", "values": {"name": name, **more}})
    twice.new.click("begin")


def edit(twice, id, key, text):
    twice.table.receive({"kind": "edit", "id": id, "key": key, "text": text})


def estimate(twice, *, but=()):
    """Ben estimates all as it is decided, but these cells."""
    cells = {
        (key, name): text
        for key, reach in (("F-1", "100"), ("F-2", "200"), ("F-3", "300"))
        for name, text in {"reach": reach, "impact": "1", "confidence": "100", "effort": "1"}.items()
    }
    for (key, name), text in {**cells, **dict(but)}.items():
        edit(twice, key, name, text)


def compare(twice):
    twice.part.receive({"kind": "edit", "values": {"value": "compare"}})


def shown(twice):
    return " ".join(map(repr, twice.children))


def test_the_second_person_begins_with_blank_cells_and_sees_nothing_of_what_is_decided(twice):
    assert "Somebody new" not in shown(twice)
    begin(twice)
    assert [row["reach"] for row in twice.table.rows] == [None, None, None]
    assert "0 of 12 decided values" in twice.said.describe()
    assert "300" not in shown(twice)
    compare(twice)
    assert "has not estimated 12 yet" in twice.said.describe() and "300" not in shown(twice)
    twice.sooner.click("show")
    assert twice.said.describe().startswith("Nothing is left")


def test_a_name_is_asked_for(twice):
    begin(twice, "  ")
    assert twice.new.errors == {"name": "Say who estimates: a name or initials."}


def test_what_is_estimated_apart_changes_no_decision_and_is_kept(twice, current):
    begin(twice)
    edit(twice, "F-1", "reach", "900")
    twice.ask.receive({"kind": "edit", "values": {"why": "Reach"}})
    edit(twice, "F-1", "why", "counted again")
    assert current.items["reach"].tolist() == [100, 200, 300]
    one = storage.current().apart["F-1", "reach", "Ben"]
    assert (one.value, one.why, one.by) == (900.0, "counted again", "Ben") and one.on
    edit(twice, "F-1", "reach", "")
    edit(twice, "F-1", "why", "")
    assert people_apart(current.backlog) == []
    assert twice.person == "Ben"


def test_the_differences_come_when_both_have_estimated_the_largest_move_first(twice):
    begin(twice)
    estimate(twice, but={("F-2", "reach"): "250", ("F-1", "effort"): "0.25"}.items())
    assert "12 of 12 decided values" in twice.said.describe()
    compare(twice)
    assert (
        "2 estimates differ; with the other one the item would move in the ranking in 1 case"
        in twice.said.describe()
    )
    assert [(row["item"], row["field"], row["rank"], row["then"]) for row in twice.talk.table.rows] == [
        ("Seats", "Effort", 3, 1),
        ("Dogs", "Reach", 2, 2),
    ]
    assert "goes 2 places up, from rank 3 to 1" in twice.talk.both.describe()


def test_they_agree_on_one_after_the_other_and_can_take_it_back(twice, current):
    begin(twice)
    estimate(twice, but={("F-2", "reach"): "250", ("F-1", "effort"): "0.25"}.items())
    compare(twice)
    talk = twice.talk
    talk.form.receive({"kind": "edit", "values": {"take": "another"}})
    talk.buttons.click("agree")
    assert talk.form.errors == {"to": "Write the value that you agree on."}
    talk.form.receive({"kind": "edit", "values": {"to": "0.5", "why": "half of it is there"}})
    talk.buttons.click("agree")
    assert talk.done.describe() == "Agreed: effort of Seats, 0.5."
    assert current.items["effort"][0] == 0.5
    agreed = current.backlog.reasons["F-1", "effort"]
    assert (agreed.why, agreed.by) == ("half of it is there", "Ben")
    assert talk.chosen.item == "Dogs" and "Agreed on: 1." in twice.said.describe()
    talk.form.receive({"kind": "edit", "values": {"take": "decided"}})
    talk.buttons.click("agree")
    assert "Nothing is left to talk about" in twice.said.describe()
    talk.buttons.click("undo")
    talk.buttons.click("undo")
    assert current.items["effort"][0] == 1 and ("F-1", "effort") not in current.backlog.reasons
    assert len(talk.found) == 2


def test_a_colleague_s_hand_over_is_compared_like_a_second_pass(twice, current):
    theirs = decide(read_backlog(export(ROWS), "hers.csv").backlog, "F-1", {"reach": 900.0})
    hers = storage.save(read_backlog(to_bytes(theirs), "hand-over.zip").backlog)
    twice.show()
    begin(twice, "Ann", **{"from": "hers.csv, 3 items"})
    assert hers and twice.person == "Ann"
    assert current.backlog.apart["F-1", "reach", "Ann"] == Estimate(value=900.0, by="Ann")
    compare(twice)
    assert [one.item for one in twice.talk.found] == ["Seats"]


def test_a_value_that_can_not_be_ranked_is_said_in_words(twice, current):
    current.decide([("F-1", "impact", 2.0), ("F-1", "ease", 4.0), ("F-1", "ice_impact", 40.0)], "x")
    twice.form.receive({"kind": "edit", "values": {"set": "ICE"}})
    begin(twice)
    compare(twice)
    twice.sooner.click("show")
    assert "It can't be ranked" in twice.said.describe() and "40" in twice.said.describe()


def test_with_names_hidden_the_second_person_is_a_number(twice, current):
    begin(twice, "Ben Ng")
    estimate(twice, but={("F-1", "effort"): "0.25"}.items())
    current.look_at({}, hides_names=True)
    compare(twice)
    assert "Ben" not in shown(twice) + repr(twice.talk.table.columns)
    assert len(twice.talk.found) == 1
    twice.talk.buttons.click("agree")
    assert current.backlog.reasons["F-1", "effort"].by == "Ben Ng"
    twice.form.receive({"kind": "edit", "values": {"person": "Somebody new"}})
    begin(twice, "Cleo")
    assert twice.person == "Cleo" and "Cleo" not in shown(twice)


@pytest.mark.parametrize("name", METHODS)
def test_every_method_s_differences_can_be_shown(twice, name):
    twice.form.receive({"kind": "edit", "values": {"set": name}})
    begin(twice)
    edit(twice, "F-1", twice.fields[0], "5")
    compare(twice)
    if twice.sooner in twice.children:
        twice.sooner.click("show")
    assert "can't be ranked" not in shown(twice)


def test_where_no_kernel_runs_the_differences_are_read_as_a_table(twice):
    begin(twice, "Ben <b>")
    estimate(twice, but={("F-1", "effort"): "0.25"}.items())
    compare(twice)
    page = twice.static_html()
    assert "<th" in page and "Seats" in page and "0.25" in page and "from rank 3 to 1" in page
    assert "<b>" not in page
