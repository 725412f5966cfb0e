"""A lesson that checks itself in any browser, from a stick: answered, kept, handed in and collected."""

import csv
import json
import re
import sys
import zipfile
from html import unescape
from pathlib import Path

import nbformat
import pytest
from exported import card, check, entries, open_exported, put
from lab import axe_violations
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.course import question as of_the_course
from pmkit.practice import Workbook
from pmkit.practice import check as check_answer
from pmkit.practice.collecting import collect
from pmkit.practice.handout import HandOut, new_class, read_class, read_codes
from pmkit.practice.look_back import look_back
from pmkit.practice.markdown import to_plain
from pmkit.practice.progress import MemoryStore, portable
from pmkit.workspace import lesson_questions
from pmkit.workspace.lesson_page import lesson_page
from pmkit.workspace.lesson_questions import needs_python

sys.path.insert(0, str(Path(__file__).parents[1] / "widgets"))
from sample_questions import QUESTIONS

WRONG = {
    "x.one": "coin",
    "x.many": ["coin"],
    "x.number": "3,100",
    "x.sort": {"one": "pm", "two": "pm", "three": "pm"},
    "x.order": ["three", "two", "one"],
    "x.allocate": {"one": "5", "two": "35"},
    "x.matrix": {"one": {"pm": "R", "po": ""}, "two": {"pm": "", "po": "A"}},
    "x.plan": ["one"],
    "x.estimate": {"low": "1", "high": "2"},
    "x.write": {"slots": {"who": "everyone who eats"}, "marks": {}},
    "x.predict": "coin",
}


@pytest.fixture(scope="module")
def stick(tmp_path_factory):
    """A page with a card of each kind."""
    folder = tmp_path_factory.mktemp("stick")
    cells = [new_markdown_cell("# All kinds"), *(new_code_cell(f'show("{id}")') for id in QUESTIONS)]
    nbformat.write(new_notebook(cells=cells), folder / "a.ipynb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lesson_questions, "question", QUESTIONS.__getitem__)
        text = lesson_page(folder / "a.ipynb")
    path = folder / "a.html"
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def page(new_page, stick):
    """The page in a browser that knows nothing of it yet."""
    opened = open_exported(new_page(offline=True), stick)
    opened.evaluate("localStorage.clear()")
    opened.reload()
    return open_exported(opened, stick)


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return new_class(tmp_path_factory.mktemp("class") / "spring.pmkit-class", "Spring")


def download(page, button):
    """Press a button that makes a file; the file."""
    with page.expect_download() as made:
        page.get_by_role("button", name=button).click()
    path = Path(made.value.path()).with_name(made.value.suggested_filename)
    made.value.save_as(path)
    return path


def words(text):
    """A text as it is read, whatever its spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("id", QUESTIONS)
def test_a_card_says_what_the_notebook_says(page, id):
    question = QUESTIONS[id]
    for answer in (WRONG[id], question.right_answer()):
        put(page, id, question.kind, answer)
        check(page, id)
        if needs_python(question):
            expect(card(page, id).locator(".pmq-verdict")).to_contain_text("noted")
            continue
        told = check_answer(question, answer).to_json()
        expect(card(page, id).locator(".pmq-verdict")).to_contain_text(told["label"])
        said = words(card(page, id).locator(".pmq-feedback").inner_text())
        assert words(unescape(re.sub(r"<[^>]+>", "", told["message_html"]))) in said


def test_what_was_done_is_there_after_closing_and_can_be_begun_again(page):
    put(page, "x.one", "choose_one", "coin")
    expect(check(page, "x.one")).to_contain_text("not yet")
    card(page, "x.one").get_by_role("button", name="Hint (2)").click()
    page.reload()
    one = card(page, "x.one")
    expect(one.locator("input:checked")).to_have_value("coin")
    expect(one.locator(".pmq-verdict")).to_contain_text("not yet")
    expect(one.locator(".pmq-hint")).to_have_count(1)
    expect(page.locator("#pmkit-count")).to_have_text(f"1 of {len(QUESTIONS)} answered")
    one.get_by_role("button", name="Start over", exact=True).click()
    expect(one.locator("input:checked")).to_have_count(0)
    expect(page.locator("#pmkit-count")).to_have_text(f"0 of {len(QUESTIONS)} answered")
    one.get_by_role("button", name="Undo start over").click()
    expect(one.locator("input:checked")).to_have_value("coin")
    expect(one.locator(".pmq-hint")).to_have_count(1)


def test_the_model_answer_opens_after_three_tries_and_the_explanation_once_it_is_right(page):
    number = card(page, "x.number")
    expect(number.locator(".pmq-tries")).to_contain_text("still to go: 3")
    for text in ("1", "2", "2", "3"):
        expect(number.get_by_role("button", name="Show a model answer")).to_be_hidden()
        put(page, "x.number", "number", text)
        expect(check(page, "x.number")).to_contain_text("not yet")
    number.get_by_role("button", name="Show a model answer").click()
    expect(number.locator(".pmq-model-box")).to_be_visible()
    put(page, "x.one", "choose_one", "test")
    check(page, "x.one")
    expect(card(page, "x.one").get_by_text("Why is this right?")).to_be_visible()


def test_what_is_handed_in_counts_as_it_did_on_the_page(page, key, tmp_path):
    shown = {}
    for id, question in QUESTIONS.items():
        put(page, id, question.kind, WRONG[id] if id in ("x.one", "x.sort") else question.right_answer())
        check(page, id).wait_for()
        shown[id] = card(page, id).locator(".pmq-verdict .pmq-mark").last.inner_text()
    page.get_by_label("Your personal code").fill(key.own("Ada").code.lower())
    file = download(page, "Make my file")
    file.rename(tmp_path / file.name)
    found = collect(tmp_path, key, list(QUESTIONS.values()), names=["Ada", "Ben"])
    assert found.file_remarks == ()
    (ada,) = found.learners
    assert ada.name == "Ada"
    for id, result in ada.results.items():
        if not needs_python(QUESTIONS[id]):
            assert result.verdict.label in shown[id].lower(), id
    assert set(ada.results) == set(QUESTIONS)
    expect(page.locator("#pmkit-handed-in")).to_contain_text(f"{len(QUESTIONS)} items are in {file.name}")


def test_with_the_code_of_the_class_two_files_from_one_browser_are_one_learner(page, key, tmp_path):
    put(page, "x.one", "choose_one", "coin")
    check(page, "x.one").wait_for()
    page.get_by_label("Your personal code").fill(key.handout.code)
    for name in ("first.zip", "second.zip"):
        download(page, "Make my file").rename(tmp_path / name)
    found = collect(tmp_path, key, list(QUESTIONS.values()))
    assert len(found.learners) == 1


KEYS = [HandOut(bytes([n] * 10), own=True).code for n in range(3)]
BAD_CODES = {
    "none": "",
    "short": "abc",
    "mistyped": "K7QPA-K7QPA-K7QPA-K7QPA",
    "other signs": "ÄÖÜ-😀",
    "one of two": f"{KEYS[0]}, K7QPA",
    "class and own": f"{KEYS[0]} {HandOut(bytes(10)).code}",
    "two classes": f"{KEYS[0]}, {KEYS[1]}",
    "too many": KEYS[0] * 13,
}


@pytest.mark.parametrize("name", BAD_CODES)
def test_a_wrong_code_gets_the_sentence_of_the_course(page, name):
    put(page, "x.one", "choose_one", "coin")
    page.get_by_label("Your personal code").fill(BAD_CODES[name])
    page.get_by_label("Your personal code").press("Enter")
    with pytest.raises(ValueError) as told:
        read_codes(BAD_CODES[name])
    expect(page.locator("#pmkit-handed-in")).to_have_text(str(told.value))


def test_two_people_hand_in_one_file(page, key, tmp_path):
    put(page, "x.one", "choose_one", "test")
    check(page, "x.one").wait_for()
    page.get_by_label("Your personal code").fill(f"{key.own('Ada').code}, {key.own('Ben').code}")
    download(page, "Make my file").rename(tmp_path / "both.zip")
    found = collect(tmp_path, key, list(QUESTIONS.values()), names=["Ada", "Ben"])
    assert sorted((one.name, one.done) for one in found.learners) == [("Ada", 1), ("Ben", 1)]


def test_with_nothing_answered_there_is_nothing_to_hand_in_or_to_copy(page, key):
    page.get_by_label("Your personal code").fill(key.handout.code)
    page.get_by_role("button", name="Make my file").click()
    expect(page.locator("#pmkit-handed-in")).to_contain_text("There is nothing to hand in yet")
    page.get_by_role("button", name="Take a copy").click()
    expect(page.locator("#pmkit-copied")).to_contain_text("There is nothing to copy yet")


def test_a_copy_goes_to_another_browser_and_into_the_course(page, new_page, stick):
    put(page, "x.one", "choose_one", "coin")
    check(page, "x.one").wait_for()
    put(page, "x.number", "number", "3,100 “<b>”")
    check(page, "x.number").wait_for()
    copy = download(page, "Take a copy")
    kept = portable.read(copy)
    assert [(one.item, one.event, one.answer) for one in kept.attempts if one.event == "checked"] == [
        ("x.one", "checked", "coin"),
        ("x.number", "checked", "3,100 “<b>”"),
    ]
    other = open_exported(new_page(offline=True, width=700), stick)
    for sentence in (
        f"{len(kept.attempts)} entries added, 0 already here.",
        f"0 entries added, {len(kept.attempts)} already here.",
    ):
        other.locator("#pmkit-bring").set_input_files(copy)
        expect(other.locator("#pmkit-copied")).to_have_text(sentence)
    expect(card(other, "x.one").locator("input:checked")).to_have_value("coin")
    expect(card(other, "x.number").locator("input")).to_have_value("3,100 “<b>”")


def test_a_copy_that_the_course_made_comes_in_too(page, tmp_path):
    store = MemoryStore()
    Workbook(store, QUESTIONS.__getitem__).check("x.one", "test")
    portable.backup(store, tmp_path / "copy.zip")
    page.locator("#pmkit-bring").set_input_files(tmp_path / "copy.zip")
    expect(card(page, "x.one").locator(".pmq-verdict")).to_contain_text("right")


HOSTILE = (
    '<img src=x onerror="window.hit=1"></script><script>window.hit=1</script>[x](javascript:window.hit=1)'
)


def hostile_entry(n, **changes):
    entry = {"attempt_id": f"h{n}", "learner": "me", "item": "x.number", "version": 1, "event": "checked"}
    entry |= {"answer": HOSTILE, "verdict": "right", "at": "2026-11-01T10:00:00+00:00", "clock": n + 1}
    told = {
        "verdict": "right",
        "message": HOSTILE,
        "next_step": HOSTILE,
        "parts": [{"id": HOSTILE, "text": HOSTILE}],
    }
    detail = {"fingerprint": QUESTIONS["x.number"].fingerprint(), "feedback": told}
    return entry | {"detail": detail} | changes


def packed(path, *records, about=None):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.json", json.dumps({"format": portable.FORMAT, "version": 1} | (about or {})))
        archive.writestr(
            "attempts.jsonl", "\n".join(one if isinstance(one, str) else json.dumps(one) for one in records)
        )
    return path


def test_a_hostile_copy_runs_nothing_and_claims_nothing(page, tmp_path):
    strange = [
        hostile_entry(1),
        hostile_entry(
            2, item="x.write", answer={"slots": {"who": HOSTILE, "__proto__": {"x": 1}}, "marks": "x"}
        ),
        hostile_entry(3, item="x.sort", answer=[HOSTILE, 1, None]),
        hostile_entry(4, item="x.one", answer={"a": [{}] * 50}),
        hostile_entry(5, item=HOSTILE),
        hostile_entry(6, item="__proto__"),
        hostile_entry(7, event="deleted"),
        hostile_entry(8, at="never"),
        hostile_entry(9, clock=2**80, detail=None),
        "no json",
        "null",
        "[" * 9_000,
    ]
    page.locator("#pmkit-bring").set_input_files(packed(tmp_path / "copy.zip", *strange))
    expect(page.locator("#pmkit-copied")).to_contain_text("5 entries of the file could not be read")
    page.reload()
    open_exported(page, Path(page.url.removeprefix("file://")))
    expect(card(page, "x.number").locator("input")).to_have_value(HOSTILE)
    expect(card(page, "x.number").locator(".pmq-verdict")).not_to_contain_text("right")
    assert page.evaluate("window.hit ?? {}.x ?? null") is None
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("copy.zip", b"no zip at all", "is no copy of your work"),
        ("cut.zip", b"PK\x05\x06" + b"\xff" * 18, "is no copy of your work"),
        ("<b>.zip", b"", "is no copy of your work"),
    ],
)
def test_a_file_that_is_no_copy_is_told(page, tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    page.locator("#pmkit-bring").set_input_files(tmp_path / name)
    expect(page.locator("#pmkit-copied")).to_contain_text(f"{name} {said}")


def test_a_bomb_and_a_copy_of_a_newer_course_are_told(page, tmp_path):
    page.locator("#pmkit-bring").set_input_files(packed(tmp_path / "bomb.zip", " " * 70_000_000))
    expect(page.locator("#pmkit-copied")).to_contain_text("is no copy of your work")
    page.locator("#pmkit-bring").set_input_files(packed(tmp_path / "new.zip", about={"version": 9}))
    expect(page.locator("#pmkit-copied")).to_contain_text("was made by a newer pmkit")


def test_two_tabs_stay_in_step_and_lose_nothing(page, stick):
    other = page.context.new_page()
    other.watch = page.watch
    open_exported(other, stick)
    put(page, "x.one", "choose_one", "coin")
    expect(card(other, "x.one").locator("input:checked")).to_have_value("coin")
    put(other, "x.number", "number", "17")
    expect(card(page, "x.number").locator("input")).to_have_value("17")
    for tab, text in ((page, "18"), (other, "19")):
        put(tab, "x.number", "number", text)
        check(tab, "x.number").wait_for()
    expect(card(page, "x.number").locator("input")).to_have_value("19")
    assert [one["answer"] for one in entries(page) if one["event"] == "checked"] == ["18", "19"]
    other.close()


def test_where_the_browser_keeps_nothing_it_is_said_and_a_copy_has_all(new_page, stick):
    page = new_page(offline=True, width=800)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    open_exported(page, stick)
    expect(page.locator("#pmkit-trouble")).to_contain_text("keeps nothing for this page")
    put(page, "x.one", "choose_one", "coin")
    expect(check(page, "x.one")).to_contain_text("not yet")
    assert {one.answer for one in portable.read(download(page, "Take a copy")).attempts} == {"coin"}


def test_where_the_browser_is_full_it_is_said_and_nothing_is_lost(page):
    page.evaluate(
        "for (let size = 5_000_000; size >= 1; size = Math.floor(size / 2))"
        " try { localStorage[`full${size}`] = 'x'.repeat(size); } catch {}"
    )
    put(page, "x.one", "choose_one", "coin")
    expect(check(page, "x.one")).to_contain_text("not yet")
    expect(page.locator("#pmkit-trouble")).to_contain_text("no more room")
    assert {one.answer for one in portable.read(download(page, "Take a copy")).attempts} == {"coin"}
    page.evaluate(
        "Object.keys(localStorage).filter(name => name.startsWith('full'))"
        ".forEach(name => localStorage.removeItem(name))"
    )
    put(page, "x.one", "choose_one", "test")
    expect(page.locator("#pmkit-trouble")).to_be_hidden()
    page.reload()
    expect(card(page, "x.one").locator("input:checked")).to_have_value("test")


def test_answers_are_removed_only_when_asked_twice(page):
    put(page, "x.one", "choose_one", "coin")
    check(page, "x.one").wait_for()
    page.get_by_text("Others use this browser after me").click()
    page.get_by_role("button", name="Remove my answers").click()
    expect(card(page, "x.one").locator("input:checked")).to_have_count(1)
    page.get_by_role("button", name="Yes, remove all my answers").click()
    expect(card(page, "x.one").locator("input:checked")).to_have_count(0)
    assert (
        page.evaluate(
            "Object.keys(localStorage)"
            ".filter(name => name.startsWith('pmkit-entry') || name.includes('secret')).length"
        )
        == 0
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it_at_both_widths(new_page, stick, theme):
    for width in (360, 1280):
        page = open_exported(new_page(offline=True, width=width, color_scheme=theme), stick)
        put(page, "x.one", "choose_one", "coin")
        check(page, "x.one").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert axe_violations(page, "body") == []


def test_it_asks_nobody_and_runs_only_its_own_scripts(stick):
    text = stick.read_text(encoding="utf-8")
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1])
    assert "default-src 'none'" in policy and "connect-src" not in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2] and "unsafe-eval" not in policy


def test_what_is_not_answered_has_room_on_paper(page):
    put(page, "x.one", "choose_one", "coin")
    expect(page.locator('[data-question="x.one"].answered')).to_have_count(1)
    page.emulate_media(media="print")
    expect(card(page, "x.one")).to_be_visible()
    expect(page.locator('[data-question="x.one"] .paper')).to_be_hidden()
    for id in QUESTIONS:
        if id != "x.one":
            paper = page.locator(f'[data-question="{id}"] .paper')
            expect(paper).to_be_visible()
            assert paper.locator(".line, .box, .ruled").count() > 0, id
            expect(card(page, id)).to_be_hidden()


def test_a_sheet_of_the_course_goes_from_the_stick_into_the_grades(new_page, tmp_path, monkeypatch):
    """As an instructor does it: export, hand out, collect."""
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert run(app, ["export", "sheet", "03", "--to", "sheet.html"]).exit_code == 0
    assert run(app, ["collect", "--new-class", "Spring"]).exit_code == 0
    page = open_exported(new_page(offline=True, width=900), tmp_path / "sheet.html")
    shown = {}
    for id in (
        "prioritisation.votes",
        "prioritisation.rice-period",
        "prioritisation.rice-inputs",
        "prioritisation.rice-order",
    ):
        asked = of_the_course(id)
        wrong = id == "prioritisation.rice-period"
        put(page, id, asked.kind, "17" if wrong else asked.right_answer())
        expect(check(page, id)).to_contain_text("not yet" if wrong else "right")
        shown[id] = "not yet" if wrong else "right"
    page.get_by_label("Your personal code").fill(read_class(tmp_path / "spring.pmkit-class").handout.code)
    (tmp_path / "files").mkdir()
    file = download(page, "Make my file")
    file.rename(tmp_path / "files" / file.name)
    told = run(app, ["collect", "files", "--key", "spring.pmkit-class"])
    assert told.exit_code == 0, told.output
    rows = list(csv.DictReader((tmp_path / "files-report" / "answers.csv").open(encoding="utf-8-sig")))
    assert {row["question"]: row["verdict"] for row in rows} == shown


@pytest.mark.parametrize(
    ("id", "guess"), [("prioritisation.how-often-first", "20"), ("prioritisation.first-pick", None)]
)
def test_a_guess_stands_beside_what_turned_out_and_not_before(new_page, tmp_path, id, guess):
    asked = of_the_course(id)
    cells = [new_code_cell(f'show("{id}")'), new_code_cell(f'look_back("{id}")')]
    nbformat.write(new_notebook(cells=cells), tmp_path / "a.ipynb")
    (tmp_path / "a.html").write_bytes(lesson_page(tmp_path / "a.ipynb").encode())
    page = open_exported(new_page(offline=True, width=880), tmp_path / "a.html")
    beside = page.locator("[data-look-back]")
    expect(beside.get_by_role("button", name="Go to the question")).to_be_visible()
    answer = asked.model() if guess is None else guess
    put(page, id, asked.kind, answer)
    check(page, id).wait_for()
    book = Workbook(MemoryStore(), of_the_course)
    book.check(id, answer)
    told = look_back(asked, book.record(id))
    for called, text in told.rows:
        expect(beside).to_contain_text(called)
        expect(beside).to_contain_text(to_plain(text))
    assert words(to_plain(told.told)) in words(beside.inner_text())


def test_a_whole_question_by_keyboard_only(page):
    """From the top of the page to the file, without a mouse."""
    press = page.keyboard.press
    press("Tab")
    expect(page.get_by_role("button", name="Next question")).to_be_focused()
    press("Enter")
    expect(card(page, "x.one").locator("input").first).to_be_focused()
    press("Space")
    press("Tab")
    press("Enter")
    expect(card(page, "x.one").locator(".pmq-verdict")).to_be_visible()
    expect(card(page, "x.one").locator(".pmkit-main")).to_be_focused()
