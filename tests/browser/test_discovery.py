"""The lesson of chapter 05 as a person uses it, by mouse and by keyboard; the consequence is seen."""

import pytest
from lab import axe_violations, box, cells, use_theme
from lesson import WAIT, Lesson, options, slider
from playwright.sync_api import expect

from pmkit.course.texts import computed

NOTEBOOK = "notebooks/05_discovery.ipynb"
DESK, VOICES, ENOUGH = "discovery.interview-desk", "discovery.who-is-speaking", "discovery.heard-enough"
TREE, WORTH, DOCTOR = "discovery.tree", "discovery.worth-knowing", "discovery.question-doctor"
OWN_TREE = "discovery.own-tree"
GUESS, NOTE = "discovery.largest-complaint", "discovery.note"


@pytest.fixture(scope="module")
def lesson(open_lesson) -> Lesson:
    return open_lesson(NOTEBOOK)


@pytest.fixture(scope="module")
def values():
    return computed("discovery")


def finding(explorer):
    """The first sentence of an explorer that has several."""
    return explorer.locator(".pmsay").first


def test_a_guess_is_kept_and_set_beside_what_turned_out(lesson, values):
    lesson.cell(GUESS).get_by_text("Planning, as before").click()
    lesson.cell(GUESS).get_by_role("button", name="Keep my guess").press("Enter")
    at = next(n for n, one in enumerate(cells(lesson.page)) if f'look_back("{GUESS}")' in one["source"])
    beside = lesson.page.locator(".jp-Notebook .jp-Cell").nth(at)
    expect(beside).to_contain_text("Planning, as before", timeout=WAIT)
    expect(beside).to_contain_text(f"{values['weighed.allergy']:.1f} %")


def test_two_codes_that_are_defined_anew_lift_the_agreement(lesson, values):
    desk = lesson.explorer(DESK)
    expect(finding(desk)).to_contain_text(f"{values['talks.beyond']:.2f}", timeout=WAIT)
    for code in ("planning", "trust"):
        desk.get_by_label(f"“{code}” defined anew").focus()
        lesson.keys("Space")
    expect(finding(desk)).to_contain_text(f"{values['talks.mended']:.2f}", timeout=WAIT)


def test_who_counts_changes_the_first_complaint_and_a_channel_takes_a_theme_with_it(lesson):
    voices = lesson.explorer(VOICES)
    expect(voices).to_contain_text("by paying household, allergy", timeout=WAIT)
    voices.get_by_role("radio", name="voice", exact=True).check()
    expect(voices).not_to_contain_text("by paying household, allergy", timeout=WAIT)
    voices.get_by_label("Cancellation form").focus()
    lesson.keys("Space")
    expect(finding(voices)).not_to_contain_text("296 complaints", timeout=WAIT)


def test_a_need_of_more_people_is_heard_more_often(lesson, values):
    enough = lesson.explorer(ENOUGH)
    expect(finding(enough)).to_contain_text(f"talk {values['curve.enough']}", timeout=WAIT)
    expect(enough).to_contain_text(f"{values['hear.chance']:.0f}", timeout=WAIT)
    slider(enough, "People who have this need").focus()
    lesson.keys("End")
    expect(enough).to_contain_text("50 of 100 people", timeout=WAIT)


def test_work_that_waits_makes_the_test_worth_its_price(lesson, values):
    worth = lesson.explorer(WORTH)
    expect(finding(worth)).to_contain_text("worth 0", timeout=WAIT)
    slider(worth, "Weeks in which other work waits").focus()
    lesson.keys("ArrowRight", "ArrowRight", "ArrowRight")
    expect(finding(worth)).to_contain_text(f"{values['shared.worth']:g}", timeout=WAIT)
    choice = worth.get_by_label("Assumption", exact=True)
    choice.select_option(next(value for value, text in options(choice) if "voice that cooks" in text))
    expect(finding(worth)).not_to_contain_text(f"{values['shared.worth']:g}", timeout=WAIT)


def test_a_click_on_a_card_of_the_tree_opens_it(lesson):
    tree = lesson.explorer(TREE)
    opened, picture = tree.get_by_label("Open a card"), tree.locator("canvas").first
    lesson.seen(TREE)
    before, height = opened.input_value(), int(box(picture)["height"])
    for y in range(20, height, 6):
        picture.click(position={"x": 30, "y": y})
        lesson.page.wait_for_timeout(50)
        if opened.input_value() != before:
            break
    expect(opened).not_to_have_value(before, timeout=WAIT)


def test_the_form_of_a_card_stands_once_whichever_card_is_open(lesson):
    """A card with two texts made a board of the form, which was then drawn twice or not at all."""
    tree = lesson.explorer(OWN_TREE)
    opened, words = tree.get_by_label("Open a card"), tree.get_by_label("What stands on it")
    kinds = [value for value, _ in options(opened)]
    for card in (*kinds, kinds[0]):
        opened.select_option(card)
        expect(words).to_have_count(1, timeout=WAIT)
        expect(opened).to_have_count(1)
    words.fill("Of 100 people who pay, 4 leave in a month")
    lesson.keys("Tab")
    lesson.step_is_kept()
    for press, text in (("Start over", ""), ("Undo", "Of 100 people who pay, 4 leave in a month")):
        tree.get_by_role("button", name=press).click()
        expect(words).to_have_value(text, timeout=WAIT)


def test_a_question_is_asked_anew_and_read_again(lesson):
    doctor = lesson.explorer(DOCTOR)
    form = doctor.get_by_label("Your own form of it")
    form.fill("Would you use it?")
    lesson.keys("Tab")
    expect(doctor).to_contain_text("“Would you”", timeout=WAIT)


def test_a_note_without_counts_is_asked_for_them(lesson):
    card = lesson.cell(NOTE)
    for label, text in (
        ("What we pursue, and what we heard", "Everybody wants a safe search for allergies."),
        ("What we leave, and what we don't know", "Nobody of 400 asked for the chef so far."),
        ("The first test, and what would make us stop", "If it does not go well, we stop it."),
    ):
        card.get_by_label(label).fill(text)
    card.get_by_role("button", name="Check", exact=True).click()
    for seen in ("No count in it", "“Everybody”", "No number in it"):
        expect(card).to_contain_text(seen, timeout=WAIT)


def test_nothing_stands_in_the_way_of_people_who_read_otherwise(lesson):
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        use_theme(lesson.page, theme)
        assert axe_violations(lesson.page, ".jp-NotebookPanel .jp-OutputArea-output") == []


def test_a_phone_shows_all(lesson, phone):
    phone.without_the_map()
    lesson.page.wait_for_timeout(1000)
    wide = lesson.page.evaluate(
        "[...document.querySelectorAll('.pmkit-explorer, .pmkit-question')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert wide == 0
