"""Why 80 %? A reason, a name and a day beside each estimate that is filled in."""

from datetime import date

import pytest
from own_helpers import export

from pmkit.backlog import read_backlog, storage
from pmkit.backlog.estimates import as_kept, why_name
from pmkit.backlog.schema import Estimate
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore
from pmkit.widgets._estimate_table import NO_REASON
from pmkit.widgets.backlog_work import FillIn
from pmkit.widgets.current_backlog import CurrentBacklog


def today():
    """The day of the test, not of its import: a suite that ran over midnight failed here."""
    return date.today().isoformat()


def edit(table, id, key, text):
    table.receive({"kind": "edit", "id": id, "key": key, "text": text})


@pytest.fixture
def current(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    storage.choose(read_backlog(export(), "jira.csv").backlog)
    return CurrentBacklog(Workbook(MemoryStore(), lambda _: None))


@pytest.fixture
def fill(current):
    return FillIn(current)


def ask(fill, name, by="Ann"):
    fill.form.receive({"kind": "edit", "values": {"why": name}})
    fill.who.receive({"kind": "edit", "values": {"by": by}})


def keys(fill):
    return [column["key"] for column in fill.table.columns]


def who(fill):
    return list(fill.table.computed["who"])


def test_nobody_is_asked_for_reasons_before_they_want_it(fill):
    assert fill.form.values["why"] == NO_REASON
    assert "why" not in keys(fill) and fill.who.layout.display == "none"


def test_a_reason_stands_beside_the_value_with_name_and_day(fill, current):
    ask(fill, "Confidence")
    assert keys(fill)[4:7] == ["confidence", "why", "who"]
    edit(fill.table, "F-1", "why", "two interviews")
    assert current.backlog.reasons == {
        ("F-1", "confidence"): Estimate(value=0.8, why="two interviews", by="Ann", on=today())
    }
    assert who(fill)[0] == f"Ann, {today()}"
    assert fill.table.notes["F-1"]["confidence"] == f"Ann, {today()}: two interviews"
    assert "1 estimate has a reason" in fill.said.describe()
    assert storage.current().reasons == current.backlog.reasons  # kept at once


def test_the_name_is_there_the_next_time(fill, current):
    ask(fill, "Reach", by="Ann Okoro")
    edit(fill.table, "F-2", "why", "counted in July")
    assert FillIn(current).who.values["by"] == "Ann Okoro"


def test_a_value_that_changes_does_not_borrow_the_reason(fill):
    ask(fill, "Confidence")
    edit(fill.table, "F-1", "why", "two interviews")
    edit(fill.table, "F-1", "confidence", "50")
    assert who(fill)[0] == f"Ann, {today()}, for 80 %"


def test_an_emptied_reason_is_gone_and_a_step_back_gives_it_to_who_wrote_it(fill, current):
    current.decide(
        [("F-1", why_name("reach"), as_kept(Estimate(value=900.0, why="sales", by="Ben", on="2026-01-05")))],
        "x",
    )
    ask(fill, "Reach")
    edit(fill.table, "F-1", "why", "")
    assert not current.backlog.reasons
    fill.table.undo()
    assert current.backlog.reasons["F-1", "reach"] == Estimate(
        value=900.0, why="sales", by="Ben", on="2026-01-05"
    )


def test_where_no_kernel_runs_the_reasons_are_read_beside_the_values(fill):
    ask(fill, "Reach")
    edit(fill.table, "F-1", "why", "counted in July")
    assert "counted in July" in fill.static_html() and f"Ann, {today()}" in fill.static_html()


def test_undo_of_a_decision_takes_its_reason_along(fill, current):
    change = ("F-3", why_name("reach"), as_kept(Estimate(value=5.0, why="guess")))
    current.decide([("F-3", "reach", 5.0), change], "reach of one")
    assert current.backlog.reasons
    current.undo()
    assert not current.backlog.reasons
    assert current.items.set_index("id")["reach"].isna()["F-3"]


def test_reasons_are_for_the_fields_of_the_chosen_set(fill):
    ask(fill, "Reach")
    fill.form.receive({"kind": "edit", "values": {"set": "Value ÷ effort"}})
    assert fill.form.values["why"] == NO_REASON and "why" not in keys(fill)
    labels = [one if isinstance(one, str) else one["label"] for one in fill.form.fields[1]["options"]]
    assert labels == [NO_REASON, "Value", "Effort"]


def test_with_names_hidden_no_name_stands_beside_a_value(fill, current):
    ask(fill, "Reach", by="Imke Vos")
    edit(fill.table, "F-1", "why", "Imke Vos asked sales")
    current.look_at({}, hides_names=True)
    shown = repr(fill.table.rows) + repr(fill.table.notes) + repr(fill.table.computed)
    assert "Imke" not in shown and "Person" in shown
    edit(fill.table, "F-1", "why", "")
    fill.table.undo()
    assert current.backlog.reasons["F-1", "reach"].why == "Imke Vos asked sales"  # not what is shown of it
    assert fill.who.values["by"] == "" and fill.who.layout.display == "none"
    edit(fill.table, "F-2", "why", "counted")
    assert current.backlog.reasons["F-2", "reach"].by == "Imke Vos"
    current.look_at({}, hides_names=False)
    assert fill.who.values["by"] == "Imke Vos"
