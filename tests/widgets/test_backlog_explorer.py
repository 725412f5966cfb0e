"""An explorer on one's own backlog: what is decided there is the backlog's, and nothing is invented."""

import asyncio

import pandas as pd
import pytest
from own_helpers import HEADER, ROWS, export

from pmkit.backlog import read_backlog
from pmkit.charts import render
from pmkit.course.prioritisation.data import QUEUE, SHORTLIST, items, spring_release
from pmkit.explorers.explorer import Data
from pmkit.explorers.moscow import MoscowBoard
from pmkit.explorers.now_next_later import NowNextLater
from pmkit.explorers.queue import Queue
from pmkit.explorers.release import ReleasePlanner
from pmkit.explorers.score_table import ScoreTable
from pmkit.explorers.timeline import Timeline
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore
from pmkit.widgets.backlog_explorer import OWN, BacklogExplorer, Needs
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.downloads import Made
from pmkit.widgets.form import Form

ITEM = "explorer:demo"


@pytest.fixture
def used(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    used = CurrentBacklog()
    used.keep(read_backlog(export(), "jira.csv"), {})
    return used


def on_own(used, make=ScoreTable, case=None, workbook=None, item=ITEM, **needs):
    return BacklogExplorer(
        lambda data: make(data.frame, units=data.units),
        Data(items(SHORTLIST) if case is None else case),
        workbook or Workbook(MemoryStore(), {}.__getitem__),
        item,
        used,
        Needs(**needs),
        case_name="Mealwise",
        form=lambda: Form([]),
        export=lambda key: Made(key, b""),
        folder=lambda: None,
    )


def widget(own, key):
    return own.view.controls[key].widget


def edit(table, id, key, text):
    table.receive({"kind": "edit", "id": id, "key": key, "text": text})


def value(used, key, name):
    return used.backlog.items.set_index("id").at[key, name]


def test_it_follows_the_choice_of_backlog(used):
    own = on_own(used)
    assert own.view.label == OWN and len(own.view.explorer.frame) == 3
    own.switch.value = ""
    assert own.view.label == "Mealwise" and len(own.view.explorer.frame) == 8
    used.choose(used.stored()[0].id)
    assert own.view.label == OWN and "jira.csv, 3 items" in own.describe()


def test_an_edit_in_the_score_table_is_kept_with_the_backlog(used):
    own = on_own(used)
    edit(widget(own, "edits"), "F-2", "confidence", "80 %")
    assert value(CurrentBacklog(), "F-2", "confidence") == 0.8
    assert "edits" not in own.view.workbook.noted(f"{ITEM}/{OWN}")
    edit(widget(own, "edits"), "F-2", "confidence", "")
    assert pd.isna(value(used, "F-2", "confidence"))


def test_what_the_case_was_played_with_never_reaches_the_backlog(used):
    own = on_own(used)
    used.choose("")
    edit(widget(own, "edits"), "MW-01", "reach", "1")
    assert own.view.workbook.noted(ITEM)["edits"] == {"MW-01": {"reach": 1.0}}
    used.choose(used.stored()[0].id)
    assert value(used, "F-1", "reach") == 900


def test_a_decision_made_elsewhere_is_shown_and_one_taken_back_too(used):
    own = on_own(used)
    used.decide([("F-3", "reach", 70.0)], "reach")
    assert widget(own, "edits").values("reach")[2] == 70
    edit(widget(own, "edits"), "F-3", "reach", "90")
    assert used.undo() == "1 value set in the exercise"
    assert widget(own, "edits").values("reach")[2] == 70


def test_a_burst_of_decisions_made_elsewhere_is_answered_first_and_then_followed_once(used):
    async def burst():
        own = on_own(used)
        before, made = own.view, own._make
        built = []
        own._make = lambda data: built.append(data) or made(data)
        for reach in (1, 2, 3):
            used.decide([("F-1", "reach", float(reach))], "a rule")
        edit(widget(own, "edits"), "F-2", "reach", "77")  # played in what shows less than is known
        own.view.save_now()
        assert own.view is before and not built
        while not built:
            await asyncio.sleep(0.01)
        return own, len(built)

    own, times = asyncio.run(asyncio.wait_for(burst(), 60))
    assert times == 1
    assert own.view.explorer.frame.set_index("id")["reach"].to_dict()["F-1"] == 3
    assert (value(used, "F-1", "reach"), value(used, "F-2", "reach")) == (3, 77)


def test_what_was_typed_just_before_it_follows_stands_in_what_it_shows_then(used):
    async def typed():
        own = on_own(used)
        used.decide([("F-1", "reach", 3.0)], "a rule")
        edit(widget(own, "edits"), "F-2", "reach", "77")
        own._show()  # its time has come, and what was typed is not saved yet
        return own

    own = asyncio.run(typed())
    assert widget(own, "edits").values("reach")[:2] == [3, 77]
    assert (value(used, "F-1", "reach"), value(used, "F-2", "reach")) == (3, 77)


def test_two_explorers_of_a_page_agree(used):
    table = on_own(used)
    board = on_own(used, MoscowBoard, spring_release())
    widget(board, "places").place({"must": ["F-1"], "unsorted": ["F-2", "F-3"]})
    assert value(used, "F-1", "moscow") == "must" and value(used, "F-2", "moscow") == ""
    edit(widget(table, "edits"), "F-3", "effort", "5")
    assert board.view.explorer.items["effort"].tolist() == [3, 1, 5]
    assert widget(board, "places").in_column("must")[0]["id"] == "F-1"


def test_a_decision_on_a_field_that_it_does_not_read_builds_nothing_anew(used):
    board = on_own(used, MoscowBoard, spring_release(), reads=("effort", "moscow"))
    before = board.view.explorer
    used.decide([("F-1", "reach", 1.0)], "reach")
    assert board.view.explorer is before
    used.decide([("F-1", "effort", 9.0)], "effort")
    assert board.view.explorer is not before


def test_an_edit_that_is_on_its_way_while_the_explorer_follows_arrives(used):
    """Reach was typed in another table; the next number went to a table that this had closed."""
    own = on_own(used)
    table = widget(own, "edits")
    used.decide([("F-1", "reach", 3.0)], "reach")
    edit(table, "F-1", "effort", "5")
    assert widget(own, "edits") is table and table.comm is not None
    assert (value(used, "F-1", "reach"), value(used, "F-1", "effort")) == (3, 5)
    assert (table.values("reach")[0], table.values("effort")[0]) == (3, 5)


def test_what_an_explorer_needs_is_asked_for_and_never_invented(used):
    own = on_own(used, Queue, items(QUEUE), fields=("duration", "cost_of_delay"))
    assert own.view is None and "0 of 3 items" in own.describe()
    for key in ("F-1", "F-2"):
        edit(own.missing.table, key, "duration", "2")
        edit(own.missing.table, key, "cost_of_delay", "100")
    assert own.view.seen.values["order"] == ["F-1", "F-2"] and "2 of 3 items" in own.said.describe()
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
    own = on_own(used, Queue, items(QUEUE), fields=("duration", "cost_of_delay"))
    assert "none of them can be first" in own.describe() and own.view is None


def test_of_more_than_the_explorer_can_show_a_part_is_chosen(used):
    own = on_own(used, MoscowBoard, spring_release(), most=2)
    assert len(widget(own, "places").cards) == 2 and "2 of 3 are shown at a time" in own.said.describe()
    own.items.part.values = {"from": "2"}
    assert [card["id"] for card in widget(own, "places").cards] == ["F-3"]
    widget(own, "places").place({"must": ["F-3"]})
    own.items.part.values = {"from": "0"}
    assert value(used, "F-3", "moscow") == "must" and len(widget(own, "places").cards) == 2
    used.look_at({"type": "Bug"}, hides_names=False)
    assert own.items.part not in own.children


def test_the_form_opens_in_place_and_closes(used):
    own = on_own(used)
    own.bring.click("desk")
    assert own.view not in own.children
    own.bring.click("desk")
    assert own.view in own.children


def test_a_decision_of_a_moment_ago_does_not_move_to_another_backlog(used):
    own = on_own(used)
    first = used.id
    own.view.state = {
        **own.view.state,
        "edits": {"F-1": {"reach": 5.0}},
    }  # the pause before saving is not over
    own.view._draw()
    used.keep(read_backlog(export(), "second.csv"), {})
    assert value(used, "F-1", "reach") == 900
    used.choose(first)
    assert value(used, "F-1", "reach") == 5


def test_undo_and_start_over_give_a_decision_back(used):
    own = on_own(used)
    edit(widget(own, "edits"), "F-1", "reach", "5")
    edit(widget(own, "edits"), "F-2", "reach", "6")
    own.view.step("undo")
    assert (value(used, "F-1", "reach"), value(used, "F-2", "reach")) == (5, 400)
    own.view.step("redo")
    assert value(used, "F-2", "reach") == 6
    own.view.step("start_over")
    assert (value(used, "F-1", "reach"), value(used, "F-2", "reach")) == (900, 400)


def test_the_files_of_the_backlog_stand_beside_the_pictures(used):
    own = on_own(used)
    assert [item["key"] for item in own.view.downloads.items] == ["tracker", "html", "png", "svg"]
    assert own.view._make_file("png").data[1:4] == b"PNG" and own.view._make_file("html") == Made("html", b"")
    with pytest.raises(ValueError, match="not shown now"):
        own.view._make_file("svg 3")


def test_units_of_the_backlog_reach_the_explorer(used):
    used.decide([(key, name, 2.0) for key in ("F-1", "F-2") for name in ("duration", "cost_of_delay")], "all")
    own = on_own(used, Queue, items(QUEUE), fields=("duration", "cost_of_delay"))
    used.say_unit("cost_of_delay", "CHF")
    assert "CHF" in own.view.describe()


def test_what_was_done_with_items_that_are_not_shown_now_is_kept(used):
    own = on_own(used, NowNextLater, spring_release())
    widget(own, "board").place({"now": ["F-1"], "later": ["F-2"]})
    edit(widget(own, "cells"), "F-1", "outcome", "Fewer people wait")
    used.look_at({"type": "Bug"}, hides_names=False)
    widget(own, "board").place({"next": ["F-2"]})
    used.show_all()
    assert widget(own, "board").places()["now"] == ["F-1"]
    assert widget(own, "board").places()["next"] == ["F-2"]
    assert widget(own, "cells").values("outcome")[0] == "Fewer people wait"


def test_a_button_keeps_what_was_done_with_items_that_are_not_shown_now(used):
    used.decide([(key, "duration", 2.0) for key in ("F-1", "F-2", "F-3")], "duration")
    own = on_own(used, Timeline, spring_release())
    edit(widget(own, "starts"), "F-1", "start", "9")
    used.look_at({"type": "Bug"}, hides_names=False)
    widget(own, "form").click("plan")
    used.show_all()
    assert own.view.seen.values["starts"]["F-1"] == {"start": 9}


def test_each_chart_can_be_taken_out(used):
    used.decide([(key, "value", 5.0) for key in ("F-1", "F-2")], "value")
    own = on_own(used, ReleasePlanner, spring_release())
    assert [item["label"] for item in own.view.downloads.items][2:] == [
        "Chart 1 as PNG",
        "Chart 1 as SVG",
        "Chart 2 as PNG",
        "Chart 2 as SVG",
    ]
    assert own.view._make_file("svg 2").data != own.view._make_file("svg 1").data
    with pytest.raises(ValueError, match="not shown now"):
        own.view._make_file("svg 3")


def test_no_picture_is_drawn_for_a_notebook_that_a_person_has_open(used, monkeypatch):
    drawn = []
    monkeypatch.setattr(render, "chart_png", lambda *_, **__: drawn.append(1) or b"")
    own = on_own(used)
    monkeypatch.setenv("JPY_SESSION_NAME", "open.ipynb")
    assert "<img" not in own._repr_mimebundle_()["text/html"] and not drawn
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert "<img" in own._repr_mimebundle_()["text/html"] and drawn


def test_of_thousands_without_a_duration_a_part_is_asked_for(used):
    """A table of thousands of rows froze the page."""
    many = [[f"Item {n}", f"K-{n}", "Story", "To Do", "", "", "1", "1", "50%", "1"] for n in range(130)]
    used.keep(read_backlog(export(many), "many.csv"), {})
    own = on_own(used, make=Timeline, fields=("duration",), most=40)
    assert len(own.missing.table.rows) == 100
    assert "in the table below, 100 at a time, or many by rule" in own.said.text
    edit(own.missing.table, "K-0", "duration", "2")
    assert "K-0" in {row["id"] for row in own.missing.table.rows}  # it does not jump away while one types
