"""What the course offers on one's own product: the form, the explorers, the sample, the files to take out."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from pmkit.backlog import read_backlog
from pmkit.course import own_backlog
from pmkit.course.explorers import EXPLORERS
from pmkit.widgets.backlog_explorer import BacklogExplorer
from pmkit.widgets.backlog_files import KINDS
from pmkit.workspace import show

HOSTILE = '=HYPERLINK(""http://example.org"")'


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    return tmp_path


def bring_in(data=None):
    form = show.explore("own.backlog")
    panel = form.panels["in"]
    panel.file.take(*(("mine.csv", data) if data else own_backlog._sample()))
    panel.run.buttons.click("use")
    return form


def test_every_explorer_of_ones_own_opens_on_the_case_and_on_the_sample():
    opened = {name: show.explore(name) for name, used in EXPLORERS.items() if used.needs is not None}
    assert len(opened) == 13 and all(isinstance(one, BacklogExplorer) for one in opened.values())
    assert all(f"[{EXPLORERS[name].label}]" in one.describe() for name, one in opened.items())
    bring_in()
    sample = "[sample-of-an-invented-ferry-line.csv, 20 items]"
    assert all(sample in one.describe() for one in opened.values())


def test_the_sample_has_something_to_correct_and_something_to_fill_in():
    form = show.explore("own.backlog")
    form.panels["in"].more.click("sample")
    report = form.panels["in"].run.report
    assert report.rows_in_file == 30 and len(report.items) == 20 and len(report.backlog.history) == 8
    assert "taken together as size" in " ".join(report.notes)
    assert report.missing["rice"] and report.missing["wsjf"]


@pytest.mark.parametrize("key", [key for key in KINDS if key != "commands"])
def test_each_file_is_made_and_named_after_its_kind_and_day(key):
    bring_in().current.decide([("FER-7", "reach", 5000.0)], "reach")
    made = own_backlog.export(key)
    assert made.data and made.name.partition("-")[0] in ("for", "backlog", "ranking")
    assert "ferry" not in made.name


def test_columns_without_a_meaning_here_are_taken_out_again():
    form = bring_in()
    form.current.decide([("FER-7", "reach", 5000.0)], "reach")
    data = own_backlog.export("everything").data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["Custom field (Harbour)"] for row in rows[:2]] == ["Norddeich", "Norddeich"]
    assert own_backlog.export("everything").name.startswith("backlog-all-columns-")
    again = read_backlog(data).backlog
    pd.testing.assert_frame_equal(again.items, form.current.backlog.items)


def test_a_backlog_of_an_earlier_version_says_that_its_file_is_not_whole():
    bring_in()
    assert own_backlog.export("everything").says == ""
    current = own_backlog.current_backlog()
    current.backlog = replace(current.backlog, table=None)
    made = own_backlog.export("everything")
    assert made.says.startswith("It holds the items only") and made.data.count(b"FER-") >= 20


def test_github_gets_commands_and_no_csv():
    issues = [{"number": 7, "title": "One", "state": "OPEN", "labels": [],
               "url": "https://github.com/example/shop/issues/7"}]  # fmt: skip
    form = show.explore("own.backlog")
    form.panels["in"].file.take("issues.json", json.dumps(issues).encode())
    form.panels["in"].run.buttons.click("use")
    form.current.decide([("7", "effort", 3.0)], "effort")
    form.steps.value = "out"
    assert [item["key"] for item in form.panels["out"].files.items][:2] == ["commands", "everything"]
    assert (
        b'gh issue edit 7 --repo example/shop --add-label "effort: small"'
        in own_backlog.export("commands").data
    )


NAMED = (
    "Summary,Issue key,Issue Type,Status,Resolved,Labels,Epic Name,Sprint,Assignee,Reporter,Bearbeiter,"
    "Comment,Description,Reach,Impact,Confidence,Effort,Value,Duration,Cost of delay\n"
    "Ask Imke about the ramp,F-1,Story,To Do,,imke-vos,Boarding,Imke Vos 3,Imke Vos,Teo Brandão,Runa Dahl,"
    "05/Oct/26;Pavel Horák;Runa knows,call Brandão or imke@example.org,900,2,80%,3,10,2,100\n"
    "Plain,F-2,Bug,To Do,,api,Boarding,,Teo Brandão,,,,,400,1,80%,1,5,3,50\n"
    "Old for Vos,F-3,Story,Done,2026-10-02,,,,Imke Vos,,,,,,,,,,,\n"
    "Older,F-4,Story,Done,2026-09-14,,,,Imke Vos,,,,,,,,,,,\n"
)
PEOPLE = ("Imke", "Vos", "imke@", "imke-vos", "Teo", "Brandão", "Runa", "Dahl", "Pavel", "Horák")


def labels(fields):
    options = [option for field in fields for option in field.get("options", [])]
    return [option["label"] if isinstance(option, dict) else option for option in options]


def without_names(text):
    return [name for name in PEOPLE if name in text] == []


def test_with_names_hidden_nobody_is_named_on_the_screen_or_in_a_file():
    form = show.explore("own.backlog")
    form.panels["in"].file.take("backlog_of_Imke_Vos.csv", NAMED.encode())
    form.panels["in"].run.buttons.click("use")
    names = [
        name for name in EXPLORERS if ".own-" in name and isinstance(show.explore(name), BacklogExplorer)
    ]
    opened = {name: show.explore(name) for name in names}
    form.current.look_at({}, hides_names=True)
    for step in ("choose", "fill", "rules", "out"):
        form.steps.value = step
        panel = form.panels[step]
        said = [
            repr(part) + " ".join(labels(getattr(part, "fields", [])))
            for part in getattr(panel, "children", [panel])
        ]
        assert without_names(" ".join([*said, repr(form)])), step
    for name, one in opened.items():
        assert without_names(repr(one) + one.static_html()), name
        assert without_names(one.view.explorer.frame.to_csv()), name
    for key in ("everything", "html", "markdown", "svg"):
        assert without_names(own_backlog.export(key).data.decode()), key
    for key in ("xlsx", "hand-over"):
        with zipfile.ZipFile(io.BytesIO(own_backlog.export(key).data)) as packed:
            assert without_names(" ".join(packed.read(part).decode() for part in packed.namelist())), key
    with pytest.raises(ValueError, match="1 title names a person, and names are hidden"):
        own_backlog.export("tracker")
    form.current.look_at({}, hides_names=False)
    form.current.decide([("F-1", "reach", 12.0)], "reach")
    assert "Ask Imke" in own_backlog.export("tracker").data.decode("utf-8-sig")


def test_a_person_keeps_the_number_whichever_part_is_shown():
    form = show.explore("own.backlog")
    form.panels["in"].file.take("mine.csv", NAMED.encode())
    form.panels["in"].run.buttons.click("use")
    form.current.look_at({}, hides_names=True)
    number = form.current.items.set_index("id").at["F-2", "assignee"]
    form.current.look_at({"type": "Bug"}, hides_names=True)
    assert form.current.items["assignee"].tolist() == [number]


def test_the_tracker_gets_every_decision_under_true_names_whatever_is_shown():
    form = bring_in()
    form.current.look_at({"type": "Bug"}, hides_names=True)
    form.current.decide([("FER-7", "reach", 5000.0)], "reach")
    rows = list(csv.DictReader(io.StringIO(own_backlog.export("tracker").data.decode("utf-8-sig"))))
    assert [(row["Issue key"], row["Custom field (Reach)"]) for row in rows] == [("FER-7", "5000")]
    assert own_backlog.export("markdown").data.count(b"\n") == 2 + 2 + 3


def test_a_formula_in_a_title_stays_text_in_the_tracker_and_on_the_page():
    form = bring_in(f'Summary,Issue key,Issue Type,Status\n"{HOSTILE}",A-1,Bug,To Do\n'.encode())
    form.current.decide([("A-1", "reach", 1.0)], "reach")
    assert "'=HYPERLINK" in own_backlog.export("tracker").data.decode("utf-8-sig")
    assert b"<a " not in own_backlog.export("html").data


def test_without_a_backlog_or_a_score_there_is_a_sentence():
    with pytest.raises(ValueError, match="no backlog of your own"):
        own_backlog.export("tracker")
    bring_in(b"Summary,Issue key,Issue Type,Status\nOne,A-1,Bug,To Do\n")
    with pytest.raises(
        ValueError, match=r"No item has a score by RICE yet\. To score every item, fill in: reach"
    ):
        own_backlog.export("png")
    assert own_backlog.export("html").data


def test_exports_lie_in_a_folder_of_their_own(home):
    form = bring_in()
    form.current.decide([("FER-7", "reach", 5000.0)], "reach")
    form.steps.value = "out"
    form.panels["out"].files.press("tracker")
    assert (
        "Reach of 1 item goes into “Custom field (Reach)”, which your file has."
        in form.panels["out"].files.said
    )
    assert [file.suffix for file in (home / "exports").iterdir()] == [".csv"]


def test_before_anything_is_decided_there_is_no_empty_file_for_github():
    bring_in(b'[{"number": 1, "title": "Ticket", "state": "OPEN", "labels": [], "body": ""}]')
    with pytest.raises(ValueError, match="Nothing is decided yet"):
        own_backlog.export("commands")
    own_backlog.current_backlog().decide([("1", "reach", 5.0)], "reach")
    assert own_backlog.export("commands").data
