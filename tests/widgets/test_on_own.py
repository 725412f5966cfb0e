"""An explorer on one's own backlog: what is decided there is the backlog's, and nothing is invented."""

import pytest
from own_helpers import export
from pmkit.widgets.explorers.release import ReleasePlanner

from pmkit.backlog import read_backlog
from pmkit.course.prioritisation.data import SHORTLIST, items, spring_release
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.downloads import Made
from pmkit.widgets.explorers.now_next_later import NowNextLater
from pmkit.widgets.form import Form
from pmkit.widgets.on_own import OnOwn


class Notes(dict):
    note = dict.__setitem__
    noted = dict.get


@pytest.fixture
def used(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    used = CurrentBacklog()
    used.keep(read_backlog(export(), "jira.csv"), {})
    return used


def on_own(used, make, case=None, notes=None, **more):
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


def test_each_chart_can_be_taken_out(used):
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
