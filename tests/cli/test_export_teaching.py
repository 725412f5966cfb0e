"""`pmkit export slides`, `facilitator`, `paper`, `key`: one new file each; what is wrong gets a sentence."""

import shutil

import pytest
from course_as_written import course_as_written
from typer.testing import CliRunner

from pmkit.cli import app

COMMANDS = ["slides", "facilitator", "paper", "key"]


@pytest.fixture(autouse=True)
def own_course(monkeypatch):
    monkeypatch.setenv("PMKIT_COURSE", str(course_as_written()))


def pmkit(*words):
    return CliRunner().invoke(app, ["export", *map(str, words)])


@pytest.mark.parametrize("command", COMMANDS)
def test_each_makes_one_page_under_its_own_name(tmp_path, command):
    said = pmkit(command, "capstone", "--to", tmp_path)
    assert said.exit_code == 0 and said.stdout.endswith("It needs no network.\n"), said.output
    (page,) = tmp_path.iterdir()
    assert page.name == f"12_capstone-{command}.html"
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>") and "default-src 'none'" in text and 'src="http' not in text


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("wrong", ["00", "13", "²", "../03"])
def test_a_chapter_that_is_not_there_is_told_with_those_that_are(tmp_path, command, wrong):
    said = pmkit(command, wrong, "--to", tmp_path / "page.html")
    assert said.exit_code == 1 and "There are: 01_roles" in said.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_there_stays_as_it_is(tmp_path, command):
    page = tmp_path / "mine.html"
    page.write_text("mine")
    said = pmkit(command, "3", "--to", page)
    assert said.exit_code == 1 and "exists already and is not overwritten" in said.output
    assert page.read_text() == "mine"


@pytest.mark.parametrize("command", ["paper", "key"])
def test_questions_of_the_lesson_have_a_page_of_their_own(tmp_path, command):
    pmkit(command, "3", "--to", tmp_path)
    pmkit(command, "3", "--lesson", "--to", tmp_path)
    sheet, lesson = (tmp_path / f"03_prioritisation-{kind}{command}.html" for kind in ("", "lesson-"))
    assert "practice sheet" in sheet.read_text(encoding="utf-8")
    assert sheet.read_text(encoding="utf-8") != lesson.read_text(encoding="utf-8")


def test_a_plan_that_is_not_there_is_told_and_leaves_no_file(tmp_path):
    said = pmkit("slides", "12", "--minutes", "60", "--to", tmp_path)
    assert said.exit_code == 1 and "There are plans of 25, 45, 90 minutes." in said.output
    assert not list(tmp_path.iterdir())


def test_the_plan_that_an_instructor_changed_is_the_one_that_is_printed(tmp_path, monkeypatch):
    own = shutil.copytree(course_as_written(), tmp_path / "own")
    notes = own / "solutions" / "12_capstone.ipynb"
    text = notes.read_text(encoding="utf-8")
    monkeypatch.setenv("PMKIT_COURSE", str(own))
    notes.write_text(text.replace("| 3 | The rules on a page.", "| 3 | My own rules."), encoding="utf-8")
    pmkit("facilitator", "12", "--to", tmp_path)
    assert "My own rules." in (tmp_path / "12_capstone-facilitator.html").read_text(encoding="utf-8")
    notes.write_text(text.replace("| 3 | The rules on a page.", "| 7 | My own rules."), encoding="utf-8")
    said = pmkit("facilitator", "12", "--to", tmp_path / "again.html")
    assert said.exit_code == 1 and "“25 minutes”: its rows add up to 29 minutes." in said.output
