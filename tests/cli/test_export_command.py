"""`pmkit export lesson 03`: one file, never over another one, and a sentence for whatever is wrong."""

from html import unescape

import pytest
from typer.testing import CliRunner

from pmkit.cli import app


def pmkit(*words):
    return CliRunner().invoke(app, ["export", "lesson", *map(str, words)])


@pytest.mark.parametrize("name", ["00", "start_here"])
def test_a_lesson_is_one_file_without_any_address(tmp_path, name):
    page = tmp_path / "page.html"
    assert pmkit(name, "--to", page).stdout.endswith("It needs no network.\n")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>") and '<html lang="en">' in text
    assert 'src="http' not in text and "default-src 'none'; style-src" in unescape(text)


def test_a_folder_such_as_a_stick_gets_the_file_under_its_own_name(tmp_path):
    assert pmkit("0", "--to", tmp_path).exit_code == 0
    assert (tmp_path / "00_start_here.html").stat().st_size > 2000


def test_a_file_that_is_there_stays_as_it_is_and_is_found_before_any_work(tmp_path, monkeypatch):
    page = tmp_path / "mine.html"
    page.write_text("mine")
    monkeypatch.setattr(
        "pmkit.workspace.lesson_page.lesson_page", lambda _: pytest.fail("it was made before")
    )
    again = pmkit("00", "--to", page)
    assert again.exit_code == 1 and "exists already and is not overwritten" in again.output
    assert page.read_text() == "mine"


@pytest.mark.parametrize("wrong", ["77", "²", "../03", "chapter three"])
def test_a_lesson_that_is_not_there_is_told_with_those_that_are(tmp_path, wrong):
    said = pmkit(wrong, "--to", tmp_path / "page.html")
    assert said.exit_code == 1 and "There are: 00_start_here, 01_roles" in said.output
    assert not list(tmp_path.iterdir())


def test_a_place_that_cant_be_written_is_told_in_a_sentence(tmp_path):
    said = pmkit("00", "--to", tmp_path / "nowhere" / "page.html")
    assert said.exit_code == 1 and "can't be written" in said.output and "Traceback" not in said.output
