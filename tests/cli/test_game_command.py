"""`pmkit game`: save one's own, and make the board of a class."""

import json

import pytest
from games import log_text
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.course import question
from pmkit.practice import Workbook
from pmkit.practice.progress import open_store
from pmkit.simulator.log import read_log
from pmkit.simulator.mealwise import mealwise


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PMKIT_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return CliRunner().invoke(app, ["game", *map(str, words)])


def play(state):
    store = open_store()
    Workbook(store, question).note("explorer:capstone.play", state)
    store.close()


def test_a_game_is_saved_as_it_was_played(here):
    play({"log": log_text(quarters=2), "numbers": True})
    done = run("save", "ours.jsonl")
    assert done.exit_code == 0 and "2 closed quarters are in ours.jsonl" in done.output
    log, told = read_log(mealwise(), (here / "ours.jsonl").read_text(encoding="utf-8"))
    assert len(log.entries) == 2 and not told
    again = run("save", "ours.jsonl")
    assert again.exit_code == 1 and "is not overwritten" in again.output


@pytest.mark.parametrize("state", [None, {}, {"log": 7}, {"log": "hello"}, {"log": log_text(quarters=0)}, 7])
def test_without_a_game_there_is_nothing_to_save(state):
    if state is not None:
        play(state)
    done = run("save", "ours.jsonl")
    assert done.exit_code == 1 and "no closed quarter to save" in done.output


def test_a_board_of_files_with_what_was_left_out(here):
    (here / "in").mkdir()
    (here / "in" / "ada.txt").write_text(log_text(quarters=1))
    (here / "in" / "bob.txt").write_text(log_text("RICE", quarters=1))
    (here / "in" / "junk\x1b[2J.txt").write_text("hello")
    done = run("board", "in", "--out", "made")
    assert done.exit_code == 0 and "2 groups" in done.output and "is no saved game" in done.output
    assert "\x1b" not in done.output
    assert {one.name for one in (here / "made").iterdir()} == {"board.html", "board.csv", "debrief.md"}


def test_a_board_for_a_script(here):
    (here / "ada.txt").write_text(log_text(quarters=1))
    done = run("board", "ada.txt", "--json", "--hide-names", "--by", "result")
    record = json.loads(done.stdout)
    assert record["groups"][0]["group"] == "Group 1" and record["groups"][0]["quarters"] == 1


def test_what_was_typed_wrongly_is_told(here):
    (here / "ada.txt").write_text(log_text(quarters=1))
    assert run("board", "ada.txt", "--by", "beauty").exit_code == 2
    assert run("board", "nowhere").exit_code == 1 and "no file or folder" in run("board", "nowhere").output
    (here / "empty").mkdir()
    assert "no saved game that can be used" in run("board", "empty").output
