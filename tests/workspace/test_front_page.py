"""Taking along, handing in and beginning again work from the front page, and say what was done."""

import io
import zipfile

import pytest

import pmkit
from pmkit.course import question_ids
from pmkit.course import workbook as home
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import MemoryStore, portable
from pmkit.practice.submission import read_submission
from pmkit.workspace import copies
from pmkit.workspace.front_page import _scopes

KEY = ClassKey("Spring", bytes(32))


@pytest.fixture(autouse=True)
def kernel():
    return home.workbook()


@pytest.fixture
def answered(kernel):
    name = next(id for id in question_ids() if id.startswith("prioritisation."))
    kernel.check(name, kernel.lookup(name).right_answer())
    return name


def pressed(widget, key):
    """Press a button; the file that is handed to the page, and the sentence."""
    sent = []
    widget.send = lambda content, buffers=None: sent.append((content, buffers))
    widget.press(key)
    files = [(content["name"], buffers[0]) for content, buffers in sent if content.get("kind") == "file"]
    return (files or [("", b"")])[0], widget.said


def test_work_is_taken_along_as_page_as_files_and_as_backup(answered, tmp_path):
    _, ticks, desk = pmkit.take_along().children
    assert pressed(desk, "page")[1] == "Nothing is ticked. Tick what you want to take along."
    (answers,) = [one["key"] for one in ticks.fields]  # there is no work of one's own yet
    ticks.values = {answers: True}
    (name, page), said = pressed(desk, "page")
    assert name.endswith(".html") and page.startswith(b"<!doctype html>")
    assert "It also lies in" in said
    (_, packed), _ = pressed(desk, "folder")
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert "my-work/answers.csv" in names
    (_, backup), _ = pressed(desk, "copy")
    (tmp_path / "b.zip").write_bytes(backup)
    store = MemoryStore()
    added = portable.merge(store, portable.read(tmp_path / "b.zip")).added
    assert added == 2  # the answer, and what was ticked


def test_own_work_is_ticked_by_itself_and_what_is_ticked_is_remembered(kernel):
    kernel.note("explorer:vision.own-okr", {"objective": "Nobody misses a ferry"})
    kernel.note("explorer:vision.okr", {"objective": "More weeks are planned"})
    _, ticks, desk = pmkit.take_along().children
    own, course = (one["key"] for one in ticks.fields)
    assert ticks.values == {own: True, course: False}
    page = pressed(desk, "page")[0][1].decode()
    assert "Nobody misses a ferry" in page and "More weeks are planned" not in page
    ticks.values = {own: False, course: True}
    _, ticks, desk = pmkit.take_along().children
    assert ticks.values == {own: False, course: True}
    page = pressed(desk, "page")[0][1].decode()
    assert "Nobody misses a ferry" not in page and "More weeks are planned" in page


def test_with_nothing_done_a_sentence_says_so():
    for key in ("page", "folder", "copy"):
        file, said = pressed(pmkit.take_along().children[-1], key)
        assert (file, said) == (("", b""), "There is nothing to take along yet. Answer a question first.")


def test_a_file_is_handed_in_without_the_name(answered, tmp_path):
    form, button = pmkit.hand_in().children
    _, said = pressed(button, "file")
    assert said.startswith("That is not the code of a class")
    form.values = {"code": KEY.own("Ada").code}
    (name, data), _ = pressed(button, "file")
    (tmp_path / name).write_bytes(data)
    found = read_submission(tmp_path / name)
    assert (found.mark, found.attempts[0].item) == (KEY.own("Ada").mark(), answered)
    form.values = {"code": f"{KEY.own('Ada').code}, {KEY.own('Bea').code}"}  # a pair at one computer
    (name, data), _ = pressed(button, "file")
    (tmp_path / name).write_bytes(data)
    assert read_submission(tmp_path / name).marks == tuple(KEY.own(one).mark() for one in ("Ada", "Bea"))


def test_a_chapter_begins_again_and_comes_back(answered, kernel):
    form, told = pmkit.start_over().children
    form.click("begin")
    assert told.text == "Choose first what to begin again."
    chapter = next(name for name, scope in _scopes().items() if scope == "prioritisation")
    form.values = {"what": chapter}
    form.click("begin")
    assert told.text.startswith("Begun again")
    assert not kernel.open(answered).solved
    form.click("back")
    assert told.text == "Brought back as it was."
    assert kernel.open(answered).solved
    form.click("back")
    assert told.text == "There is nothing to bring back."


def test_a_practice_sheet_begins_again_without_the_lesson(kernel):
    sheets = {name: scope for name, scope in _scopes().items() if name.endswith("the practice sheet only")}
    ids = next(iter(sheets.values()))
    chapter = ids[0].partition(".")[0]
    lesson = next(id for id in question_ids() if id.startswith(f"{chapter}.") and id not in ids)
    for name in (ids[0], lesson):
        kernel.check(name, kernel.lookup(name).right_answer())
    form, _ = pmkit.start_over().children
    form.values = {"what": next(iter(sheets))}
    form.click("begin")
    assert not kernel.open(ids[0]).solved
    assert kernel.open(lesson).solved


def copy_of(kernel, tmp_path, name="pmkit-copy-2026-11-20.zip"):
    copies.write(kernel.store, tmp_path / name)
    return (tmp_path / name).read_bytes()


def test_a_copy_is_brought_back_on_a_new_computer_after_it_said_what_is_in_it(answered, kernel, tmp_path):
    data = copy_of(kernel, tmp_path)
    home.workbook.cache_clear()
    new = MemoryStore()
    home.workbook().store = new
    pick, told, form = pmkit.bring_back().children
    assert form.fields == []
    pick.take("old.zip", data)
    assert told.describe().startswith("old.zip, made on ")
    assert "holds 1 entry. None of it is here yet." in told.describe()
    assert new.history() == [] and [field["key"] for field in form.fields] == ["bring", "away"]
    form.click("bring")
    assert told.describe().startswith("Brought in: 1 entry.") and form.fields == []
    assert home.workbook().open(answered).solved
    form.click("bring")
    pick.take("old.zip", data)
    assert told.describe().endswith("All of it is here already; there is nothing to bring in.")
    assert form.fields == [] and len(new.history()) == 1


def test_a_copy_that_is_put_away_changes_nothing(answered, kernel, tmp_path):
    data = copy_of(kernel, tmp_path)
    home.workbook().store = MemoryStore()
    pick, told, form = pmkit.bring_back().children
    pick.take("a <b>*copy*.zip", data)
    assert "a <b>*copy*.zip" in told.describe() and "<b>" not in told.html
    form.click("away")
    assert told.describe() == "The file is put away. Nothing has changed here."
    assert home.workbook().store.history() == []


@pytest.mark.parametrize("data", [b"", b"Dear Ada", b"PK\x03\x04 no zip"])
def test_a_file_that_is_no_copy_gets_a_sentence_and_no_button(data):
    pick, told, form = pmkit.bring_back().children
    pick.take("letter.zip", data)
    assert pick.error.startswith("letter.zip is no copy of your work, or it is damaged.")
    assert (told.text, form.fields) == ("", [])
