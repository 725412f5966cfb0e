"""A hand-over: a colleague gets the backlog with its decisions, history and units, through the same dry
run."""

import io
import json
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from fuzz_imports import damaged_json
from typer.testing import CliRunner

from pmkit.backlog import (
    ImportProblem,
    all_columns_csv,
    decide,
    hide_names,
    read_backlog,
    storage,
    to_bytes,
    to_html,
)
from pmkit.backlog.portable import ENTRY
from pmkit.cli import app

SAMPLES = Path(__file__).parent / "samples"


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def mine():
    backlog = read_backlog(SAMPLES / "jira_en.csv").backlog
    return decide(backlog, "SHOP-1", {"reach": 1200.0, "moscow": "must"})


def changed(data, change):
    """The hand-over with its document changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = json.loads(archive.read(ENTRY))
    change(document)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(ENTRY, json.dumps(document))
    return out.getvalue()


def test_a_hand_over_comes_in_as_it_went_out():
    whole = mine()
    report = read_backlog(to_bytes(whole), "hand-over.zip")
    pd.testing.assert_frame_equal(report.items, whole.items)
    pd.testing.assert_frame_equal(report.backlog.history, whole.history)
    pd.testing.assert_frame_equal(report.backlog.imported, whole.imported)
    assert all_columns_csv(report.backlog) == all_columns_csv(whole)
    assert report.name == "jira_en.csv" and report.tracker == "jira"


def test_its_dry_run_tells_rows_columns_and_decisions():
    before = read_backlog(SAMPLES / "jira_en.csv")
    report = read_backlog(to_bytes(mine()), "hand-over.zip")
    assert (
        report.rows_in_file
        == before.rows_in_file
        == len(report.items) + sum(map(len, report.left_out.values()))
    )
    assert {use.header: use.field for use in report.columns} == {
        use.header: use.field for use in before.columns
    }
    assert report.notes == (
        "This is a hand-over. Decided in it, and kept apart from the tracker's values: reach of 1 item and "
        "moscow of 1 item.",
    )


def test_from_one_person_to_another_by_command(tmp_path, monkeypatch):
    run("import", SAMPLES / "jira_en.csv")
    storage.choose(decide(storage.current(), "SHOP-1", {"reach": 12.0}))
    file = tmp_path / "for-runa.zip"
    assert "is ready" in run("export", "hand-over", "--to", file).stdout
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "another computer"))
    dry = json.loads(run("import", file, "--dry-run", "--json").stdout)
    assert dry["items"] == 3 and dry["kept"] is False and storage.current() is None
    assert run("import", file).exit_code == 0
    assert storage.current().items["reach"][0] == 12
    again = json.loads(run("import", SAMPLES / "jira_en.csv", "--json").stdout)
    assert "Your decisions on 1 item were kept." in again["merge"]["decisions"]


def test_it_meets_ones_own_decisions_like_a_newer_export(tmp_path):
    (tmp_path / "theirs.zip").write_bytes(to_bytes(decide(mine(), "SHOP-2", {"effort": 3.0})))
    run("import", SAMPLES / "jira_en.csv")
    storage.choose(decide(storage.current(), "SHOP-1", {"reach": 5.0}))
    told = json.loads(run("import", tmp_path / "theirs.zip", "--json").stdout)["merge"]
    (conflict,) = told["lists"]["conflicts"]
    assert (conflict["key"], conflict["yours"], conflict["file"]) == ("SHOP-1", "5", "1,200")
    run("import", SAMPLES / "jira_en.csv")  # and the tracker's next export takes nothing of both away
    items = storage.current().items.set_index("key")
    assert items.at["SHOP-1", "reach"] == 5 and items.at["SHOP-1", "moscow"] == "must"
    assert items.at["SHOP-2", "effort"] == 3


def test_units_travel_and_names_do_not_when_they_are_hidden(tmp_path):
    data = b'Key,Title,Assignee,Comment\nA-1,Ask Imke Vos,Imke Vos,"1 May;Teo Brand;Imke knows"\n'
    (tmp_path / "Imke Vos.csv").write_bytes(data)
    run("import", tmp_path / "Imke Vos.csv")
    file = tmp_path / "hand-over.zip"
    run("export", "hand-over", "--hide-names", "--to", file)
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == [ENTRY]
        inside = archive.read(ENTRY).decode()
    assert not [name for name in ("Imke", "Vos", "Teo", "Brand") if name in inside]
    told = read_backlog(to_bytes(replace(mine(), units={"value": "TEUR"})), "x.zip")
    assert told.backlog.units == {"value": "TEUR"} and "Its units: value in TEUR." in told.notes


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda document: document.pop("items"), "damaged"),
        (lambda document: document["items"].update(rows=20_000_000), "damaged"),
        (
            lambda document: document["items"]["columns"]["confidence"].__setitem__(0, 7),
            "Confidence is a share",
        ),
        (lambda document: document["items"]["columns"]["moscow"].__setitem__(0, "soon"), "MoSCoW is one of"),
        (lambda document: document["items"]["columns"]["key"].__setitem__(0, "SHOP-2"), "the same key"),
        (lambda document: document["table"]["columns"].pop(), "damaged"),
        (lambda document: document["source"].update(tracker="<b>"), "tracker that is not known"),
        (lambda document: document["kept"].update(rows=1, columns={"Odd": ["x"]}), "not of one length"),
        (lambda document: document.update(version=99), "newer version"),
    ],
)
def test_a_damaged_one_is_refused_in_a_sentence(change, says):
    with pytest.raises(ImportProblem, match=says):
        read_backlog(changed(to_bytes(mine()), change), "x.zip")


def test_one_with_values_of_any_other_kind_is_refused_or_is_a_backlog_that_goes_out_again():
    whole = to_bytes(replace(mine(), units={"value": "EUR"}))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        document = archive.read(ENTRY)
    chance, read = random.Random(5), 0
    for _ in range(60):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(ENTRY, damaged_json(document, chance))
        try:
            report = read_backlog(out.getvalue(), "x.zip")
        except ImportProblem:
            continue
        assert report.to_json()["items"] == len(report.items) and report.sentences()
        hidden = hide_names(report.backlog)
        assert all_columns_csv(hidden) and to_html(hidden) and to_bytes(hidden)
        read += 1
    assert read >= 5


def test_its_columns_are_settled():
    with pytest.raises(ImportProblem, match="settled"):
        read_backlog(to_bytes(mine()), "x.zip", {"Summary": "keep"})


def test_a_person_keeps_a_number_in_the_file_too():
    data = b"Key,Title,Assignee\nA-1,One,Imke Vos\nA-2,Two,Teo Brand\n"
    hidden = hide_names(read_backlog(data).backlog)
    assert list(hidden.table.columns[2]) == list(hidden.items["assignee"]) == ["Person 1", "Person 2"]
