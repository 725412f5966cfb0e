"""What the course offers on one's own product: the form, the explorers, the sample, the files to take out."""

import csv
import io

import pytest

from pmkit.course import own, show
from pmkit.course.explorers import EXPLORERS

HOSTILE = '=HYPERLINK(""http://example.org"")'


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    for cached in (own.in_use, show.workbook):
        cached.cache_clear()
    yield tmp_path
    for cached in (own.in_use, show.workbook):
        cached.cache_clear()


def bring_in(data=None):
    form = show.explore("own.backlog")
    panel = form.panels["in"]
    panel.file.take(*(("mine.csv", data) if data else own._sample()))
    panel.run.buttons.click("use")
    return form


def test_every_explorer_of_ones_own_opens_on_the_case_and_on_the_sample():
    names = [name for name in EXPLORERS if name in own.EXPLORERS and name != "own.backlog"]
    assert {"prioritisation.own-score-table", "prioritisation.own-moscow"} <= set(names)
    opened = [show.explore(name) for name in names]
    assert all("[Mealwise]" in one.describe() for one in opened)
    bring_in()
    assert all("[sample-of-an-invented-ferry-line.csv, 20 items]" in one.describe() for one in opened)


def test_the_sample_has_something_to_correct_and_something_to_fill_in():
    form = show.explore("own.backlog")
    form.panels["in"].more.click("sample")
    report = form.panels["in"].run.report
    assert report.rows_in_file == 30 and len(report.items) == 20 and len(report.backlog.history) == 8
    assert "taken together as size" in " ".join(report.notes)
    assert report.missing["rice"] and report.missing["wsjf"]


@pytest.mark.parametrize("key", ["tracker", "xlsx", "html", "markdown", "png", "svg"])
def test_each_file_is_made_and_named_after_its_kind_and_day(key):
    bring_in()
    made = own.export(key)
    assert made.data and made.name.partition("-")[0] in ("for", "backlog", "ranking")
    assert "ferry" not in made.name


def test_the_tracker_gets_every_decision_under_true_names_whatever_is_shown():
    form = bring_in()
    form.in_use.look_at({"type": "Bug"}, hides_names=True)
    form.in_use.decide([("FER-7", "reach", 5000.0)], "reach")
    rows = list(csv.DictReader(io.StringIO(own.export("tracker").data.decode("utf-8-sig"))))
    assert (
        len(rows) == 20
        and next(row for row in rows if row["Issue key"] == "FER-7")["Custom field (Reach)"] == "5000"
    )
    assert own.export("markdown").data.count(b"\n") == 2 + 2 + 3


def test_a_formula_in_a_title_stays_text_in_the_tracker_and_on_the_page():
    bring_in(f'Summary,Issue key,Issue Type,Status\n"{HOSTILE}",A-1,Bug,To Do\n'.encode())
    assert "'=HYPERLINK" in own.export("tracker").data.decode("utf-8-sig")
    assert b"<a " not in own.export("html").data


def test_without_a_backlog_or_a_score_there_is_a_sentence():
    with pytest.raises(ValueError, match="no backlog of your own"):
        own.export("tracker")
    bring_in(b"Summary,Issue key,Issue Type,Status\nOne,A-1,Bug,To Do\n")
    with pytest.raises(ValueError, match="No item has a RICE score yet"):
        own.export("png")
    assert own.export("html").data


def test_exports_lie_in_a_folder_of_their_own(home):
    form = bring_in()
    form.steps.value = "out"
    form.panels["out"].press("tracker")
    assert [file.suffix for file in (home / "exports").iterdir()] == [".csv"]
