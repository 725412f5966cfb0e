"""What is chosen for the files that are taken out holds for every button, and is there tomorrow."""

import pytest

from pmkit.course import own_backlog
from pmkit.widgets.backlog_take_out import wishes_of
from pmkit.workspace import show

DATA = (
    b"Issue key,Summary,Issue Type,Status,Story Points,Custom field (Story point estimate),"
    b"Custom field (Value)\n"
    b"A-1,Sort,Story,To Do,,5,1\nA-2,Share,Story,To Do,3,,2\n"
)


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def out():
    form = show.explore("own.backlog")
    form.panels["in"].file.take("mine.csv", DATA)
    form.panels["in"].run.buttons.click("use")
    form.steps.value = "out"
    return form.panels["out"]


def choose(form, **values):
    form.values = {**form.values, **values}


def test_before_a_decision_it_says_that_the_file_would_be_empty(out):
    assert out.said.text.startswith("Nothing is decided yet")
    assert [field["key"] for field in out.tracker.fields] == ["order", "capacity"]


def test_each_decided_field_says_where_it_goes_and_can_go_elsewhere(out):
    out.current.decide([("A-1", "size", 8.0), ("A-2", "value", 9.0)], "two")
    assert {name: out.tracker.values[name] for name in ("size", "value")} == {
        "size": "Size",
        "value": "Custom field (Value)",
    }
    assert "Value of 1 item goes into “Custom field (Value)”, which your file has." in out.said.describe()
    choose(out.tracker, size="Story Points", value="none")
    assert "Size of 1 item goes into “Story Points”, which your file has." in out.said.describe()
    head = own_backlog.export("tracker").data.decode("utf-8-sig").splitlines()[0]
    assert head == "Issue key,Summary,Issue Type,Story Points"
    assert wishes_of(out.current).into == {"size": "Story Points", "value": "none"}
    choose(out.tracker, size="Size")
    assert wishes_of(out.current).into == {"value": "none"}


def test_two_fields_in_one_column_are_told(out):
    out.current.decide([("A-1", "size", 8.0), ("A-2", "value", 9.0)], "two")
    choose(out.tracker, size="Custom field (Value)")
    assert out.said.text.startswith("Two things would go into “Custom field")


def test_heading_columns_and_method_hold_for_the_page_and_the_pictures(out):
    out.current.decide([("A-1", "effort", 1.0), ("A-2", "effort", 4.0)], "effort")
    choose(out.pages, method="value-effort", title="Our <spring>", columns="short")
    page = own_backlog.export("html").data.decode()
    assert "<h1>Our &lt;spring&gt;</h1>" in page and page.count("<th ") == 5
    assert "Score: value ÷ effort" in page
    assert b"Value" in own_backlog.export("svg").data


def test_score_rank_and_release_go_along_when_they_are_ticked(out):
    out.current.decide([("A-1", "effort", 1.0), ("A-2", "effort", 4.0)], "effort")
    choose(out.pages, method="value-effort")
    choose(out.tracker, order=True, capacity=1.0)
    made = own_backlog.export("tracker")
    rows = made.data.decode("utf-8-sig").splitlines()
    assert rows[0].endswith("Effort,Value ÷ effort score,Value ÷ effort rank,In release")
    assert [row.rsplit(",", 2)[1:] for row in rows[1:]] == [["1", "yes"], ["2", "no"]]
    assert "In Jira an administrator makes it first" in made.says


def test_what_was_chosen_is_kept_with_the_backlog(out):
    choose(out.pages, title="Spring")
    out.current.choose("")
    assert wishes_of(out.current).title == ""
    out.current.choose(out.current.stored()[0].id)
    assert wishes_of(out.current).title == "Spring"
    assert out.pages.values["title"] == "Spring"
