"""`pmkit differences`: two people's estimates on the command line."""

import json

import pytest
from typer.testing import CliRunner

from pmkit.backlog import decide, read_backlog, storage, to_bytes
from pmkit.cli import app

FILE = "Key,Title,Value,Effort\nA,Seats,9,3\nB,Dogs,4,1\nC,Bikes,2,1\n"


def run(*words):
    return CliRunner().invoke(app, ["differences", "--method", "value-effort", *map(str, words)])


@pytest.fixture
def theirs(monkeypatch, tmp_path):
    """The backlog in use, and a colleague's hand-over of the same items with other estimates."""
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "home"))
    backlog = read_backlog(FILE.encode(), "own.csv").backlog
    storage.choose(backlog)
    other = decide(decide(backlog, "B", {"value": 1.0}), "A", {"effort": 1.5})
    file = tmp_path / "hand-over.zip"
    file.write_bytes(to_bytes(other))
    return file


def test_a_colleague_s_file_is_compared_and_nothing_is_kept(theirs):
    said = run(theirs, "--by", "Ben")
    assert said.exit_code == 0, said.output
    lines = [line for line in said.output.splitlines() if " → " in line]
    assert [line.split()[0] for line in lines] == ["B", "A"] and "1 → 3" in lines[0] and "2 → 1" in lines[1]
    assert dict(storage.current().apart) == {}


def test_for_scripts_each_difference_has_both_values_and_ranks(theirs):
    record = json.loads(run(theirs, "--json").output)
    assert record["by"] == "the file" and record["agreed"] == 0
    first = record["differences"][0]
    assert [first[name] for name in ("key", "decided", "other", "rank", "rank_if_other")] == ["B", 4, 1, 1, 3]


def test_without_a_second_estimate_it_says_how_to_get_one(theirs):
    said = run()
    assert said.exit_code == 1 and "Nobody has estimated apart yet" in said.output
    assert "Estimate twice" in said.output


def test_a_name_that_nobody_has_is_refused(theirs):
    from pmkit.backlog.estimates import as_apart

    storage.decide(storage.stored()[0].id, as_apart(storage.current(), "Ben", "ABC"))
    assert run("--by", "Cleo").exit_code == 2
    assert "do not differ" in run().output
