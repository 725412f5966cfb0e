"""An explorer on one's own backlog: what is decided there is the backlog's, and nothing is invented."""

import pandas as pd
import pytest
from own_helpers import HEADER, ROWS, export

from pmkit.backlog import read_backlog
from pmkit.course.prioritisation.data import QUEUE, SHORTLIST, items, spring_release
from pmkit.widgets._own_notes import LABEL, decisions_of
from pmkit.widgets.downloads import Made
from pmkit.widgets.explorers.moscow import MoscowBoard
from pmkit.widgets.explorers.now_next_later import NowNextLater
from pmkit.widgets.explorers.queue import Queue
from pmkit.widgets.explorers.release import ReleasePlanner
from pmkit.widgets.explorers.score_table import ScoreTable
from pmkit.widgets.form import Form
from pmkit.widgets.in_use import InUse
from pmkit.widgets.on_own import OnOwn


class Notes(dict):
    note = dict.__setitem__
    noted = dict.get


@pytest.fixture
def used(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    used = InUse()
    used.keep(read_backlog(export(), "jira.csv"), {})
    return used


def on_own(used, make=ScoreTable, case=None, notes=None, **more):
    return OnOwn(
        make,
        items(SHORTLIST) if case is None else case,
        Notes() if notes is None else notes,
        used,
        case_name="Mealwise",
        form=lambda: Form([]),
        export=lambda key: Made(key, b""),
        folder=lambda: None,
        **more,
    )


def edit(table, id, key, text):
    table.receive({"kind": "edit", "id": id, "key": key, "text": text})


def value(used, key, name):
    return used.backlog.items.set_index("id").at[key, name]


def test_it_follows_the_choice_of_backlog(used):
    own = on_own(used)
    assert own.explorer.label == LABEL and len(own.explorer.frame) == 3
    own.switch.value = ""
    assert own.explorer.label == "Mealwise" and len(own.explorer.frame) == 8
    used.choose(used.stored()[0].id)
    assert own.explorer.label == LABEL and "jira.csv, 3 items" in own.describe()


def test_an_edit_in_the_score_table_is_kept_with_the_backlog(used):
    notes = Notes()
    own = on_own(used, notes=notes)
    edit(own.explorer.table, "F-2", "confidence", "80 %")
    assert value(InUse(), "F-2", "confidence") == 0.8
    assert "edits" not in notes[f"{ScoreTable.item}/{LABEL}"]
    edit(own.explorer.table, "F-2", "confidence", "")
    assert pd.isna(value(used, "F-2", "confidence"))


def test_what_the_case_was_played_with_never_reaches_the_backlog(used):
    notes = Notes()
    own = on_own(used, notes=notes)
    used.choose("")
    edit(own.explorer.table, "MW-01", "reach", "1")
    assert notes[ScoreTable.item]["edits"] == {"MW-01": {"reach": 1.0}}
    used.choose(used.stored()[0].id)
    assert value(used, "F-1", "reach") == 900


def test_a_decision_made_elsewhere_is_shown_and_one_taken_back_too(used):
    own = on_own(used)
    used.decide([("F-3", "reach", 70.0)], "reach")
    assert own.explorer.table.values("reach")[2] == 70
    edit(own.explorer.table, "F-3", "reach", "90")
    assert used.undo() == "1 value set in the exercise"
    assert own.explorer.table.values("reach")[2] == 70


def test_two_explorers_of_a_page_agree(used):
    table = on_own(used)
    board = on_own(used, MoscowBoard, spring_release())
    board.explorer.board.place({"must": ["F-1"], "unsorted": ["F-2", "F-3"]})
    assert value(used, "F-1", "moscow") == "must" and value(used, "F-2", "moscow") == ""
    edit(table.explorer.table, "F-3", "effort", "5")
    assert board.explorer.items["effort"].tolist() == [3, 1, 5]
    assert board.explorer.board.in_column("must")[0]["id"] == "F-1"


def test_a_decision_on_a_field_that_it_does_not_read_builds_nothing_anew(used):
    board = on_own(used, MoscowBoard, spring_release(), reads=("effort", "moscow"))
    before = board.explorer.board
    used.decide([("F-1", "reach", 1.0)], "reach")
    assert board.explorer.board is before
    used.decide([("F-1", "effort", 9.0)], "effort")
    assert board.explorer.board is not before


def test_what_an_explorer_needs_is_asked_for_and_never_invented(used):
    own = on_own(used, Queue, items(QUEUE), needs=("duration", "cost_of_delay"))
    assert own.explorer is None and "0 of 3 items" in own.describe()
    for key in ("F-1", "F-2"):
        edit(own.missing.table, key, "duration", "2")
        edit(own.missing.table, key, "cost_of_delay", "100")
    assert own.explorer.order == ["F-1", "F-2"] and "2 of 3 items" in own.said.describe()
    assert [row["id"] for row in own.missing.table.rows] == [
        "F-1",
        "F-2",
        "F-3",
    ]  # no row jumps away while one types


def test_items_that_wait_for_each_other_are_told(used):
    loop = [[*row, needs] for row, needs in zip(ROWS[:2], ("F-2", "F-1"), strict=True)]
    header = [*HEADER, "Inward issue link (Blocks)"]
    used.keep(read_backlog(export(loop, header), "loop.csv"), {})
    used.decide([(key, name, 2.0) for key in ("F-1", "F-2") for name in ("duration", "cost_of_delay")], "all")
    own = on_own(used, Queue, items(QUEUE), needs=("duration", "cost_of_delay"))
    assert "none of them can be first" in own.describe() and own.explorer is None


def test_of_more_than_the_explorer_can_show_a_part_is_chosen(used):
    own = on_own(used, MoscowBoard, spring_release(), most=2)
    assert len(own.explorer.board.cards) == 2 and "2 of 3 are shown at a time" in own.said.describe()
    own.items.part.values = {"from": "2"}
    assert [card["id"] for card in own.explorer.board.cards] == ["F-3"]
    own.explorer.board.place({"must": ["F-3"]})
    own.items.part.values = {"from": "0"}
    assert value(used, "F-3", "moscow") == "must" and len(own.explorer.board.cards) == 2
    used.look_at({"type": "Bug"}, hides_names=False)
    assert own.items.part not in own.children


def test_what_was_done_with_items_that_are_not_shown_now_is_kept(used):
    notes = Notes()
    own = on_own(used, NowNextLater, spring_release(), notes=notes)
    own.explorer.board.place({"now": ["F-1"], "later": ["F-2"]})
    edit(own.explorer.table, "F-1", "outcome", "Fewer people wait")
    used.look_at({"type": "Bug"}, hides_names=False)
    own.explorer.board.place({"next": ["F-2"]})
    used.show_all()
    assert own.explorer.board.places()["now"] == ["F-1"] and own.explorer.board.places()["next"] == ["F-2"]
    assert own.explorer.table.values("outcome")[0] == "Fewer people wait"


def test_moving_on_within_a_moment_does_not_move_a_decision_to_another_backlog(used):
    own = on_own(used)
    first = used.id
    own.explorer._still = True  # as if the pause before saving were not over
    own.explorer.full.loc[0, "reach"] = 5.0
    used.keep(read_backlog(export(), "second.csv"), {})
    assert value(used, "F-1", "reach") == 900
    used.choose(first)
    assert value(used, "F-1", "reach") == 5


def test_the_form_opens_in_place_and_closes(used):
    own = on_own(used)
    own.bring.click("desk")
    assert own.explorer not in own.children
    own.bring.click("desk")
    assert own.explorer in own.children


def test_each_chart_can_be_taken_out(used):
    own = on_own(used)
    assert {item["key"] for item in own.downloads.items} == {"tracker", "html", "png", "svg"}
    assert own._make("svg").data.startswith(b"<svg") and own._make("png").data[1:4] == b"PNG"
    assert own._make("png").name.startswith("chart-1-")
    used.decide([(key, "value", 5.0) for key in ("F-1", "F-2")], "value")
    planner = on_own(used, ReleasePlanner, spring_release())
    assert [item["label"] for item in planner.downloads.items][2:] == [
        "Chart 1 as PNG",
        "Chart 1 as SVG",
        "Chart 2 as PNG",
        "Chart 2 as SVG",
    ]
    assert planner._make("svg 2").data != planner._make("svg 1").data
    with pytest.raises(ValueError, match="not shown now"):
        planner._make("svg 3")


def test_states_tell_their_decisions():
    state = {"edits": {"A": {"reach": None}}, "places": {"must": ["A"], "unsorted": ["B"]}, "k": 2}
    assert decisions_of(state) == {("A", "reach"): None, ("A", "moscow"): "must", ("B", "moscow"): None}
    assert decisions_of({"places": {"queue": ["A"]}}) == {}
