"""A deck as its instructor walks through it: keys, notes in a second window, a reload, paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from course_as_written import course_as_written
from playwright.sync_api import expect

from pmkit.workspace.teaching.chapter import chapter_named, read_chapter
from pmkit.workspace.teaching.slides import deck


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("deck") / "03 Präsentation.html"
    taught = read_chapter(course_as_written(), chapter_named("prioritisation"))
    path.write_text(deck(taught, 25), encoding="utf-8")
    return path


@pytest.fixture
def open_deck(new_page, file):
    def opened(at="", width=1024, **options):
        page = new_page(offline=True, width=width, **options)
        page.set_viewport_size({"width": width, "height": 768})
        page.watch.allow(f"external request: {file.as_uri()}")  # the file itself
        page.goto(file.as_uri() + at)
        return page

    return opened


def shown(page):
    """The number of the one slide that is seen."""
    (label,) = page.locator(".slide:visible").evaluate_all("all => all.map((one) => one.ariaLabel)")
    return int(re.match(r"Slide (\d+) of", label)[1])


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_arrows_space_home_and_end_move_and_stop_at_the_ends(open_deck):
    page = open_deck()
    assert shown(page) == 1
    for key, at in [
        ("ArrowLeft", 1),
        ("ArrowRight", 2),
        ("ArrowDown", 3),
        (" ", 4),
        ("PageDown", 5),
        ("Shift+ ", 4),
        ("PageUp", 3),
        ("ArrowUp", 2),
        ("ArrowLeft", 1),
    ]:
        press(page, key)
        assert shown(page) == at, key
    press(page, "End")
    last = page.locator(".slide").count()
    assert shown(page) == last > 10
    press(page, "ArrowRight")
    assert shown(page) == last
    press(page, "Home")
    assert shown(page) == 1


def test_a_reload_and_an_address_stay_on_their_slide(open_deck):
    page = open_deck()
    press(page, "ArrowRight", "ArrowRight", "ArrowRight")
    page.reload()
    assert shown(page) == 4
    assert shown(open_deck("#7")) == 7
    assert shown(open_deck("#9999")) == page.locator(".slide").count()
    assert shown(open_deck("#nonsense")) == 1


def test_the_answer_is_hidden_until_it_is_asked_for(open_deck):
    page = open_deck("#4")
    answer = page.locator(".slide:visible .answer")
    expect(answer).to_be_hidden()
    press(page, "a")
    expect(answer).to_contain_text("Test the list for three days")
    box = page.locator(".slide:visible .fits")
    assert box.evaluate("one => one.scrollTop + Math.max(one.scrollHeight - one.clientHeight - 1, 0)") == 0
    press(page, "a")
    expect(answer).to_be_hidden()


def test_help_opens_by_its_key_and_the_slides_stay(open_deck):
    page = open_deck()
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    press(page, "ArrowRight")
    assert shown(page) == 1
    press(page, "Escape", "ArrowRight")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert shown(page) == 2


def test_full_screen_by_its_key(open_deck):
    page = open_deck()
    press(page, "f")
    page.wait_for_function("document.fullscreenElement !== null")
    press(page, "f")
    page.wait_for_function("document.fullscreenElement === null")


def test_a_key_with_control_is_the_browsers_and_a_button_takes_its_own_space(open_deck):
    page = open_deck()
    press(page, "Control+a")
    page.get_by_role("button", name="Next").focus()
    press(page, " ")
    assert shown(page) == 2


def test_the_speaker_view_moves_with_the_slides_and_they_with_it(open_deck):
    page = open_deck("#3")
    with page.expect_popup() as opened:
        press(page, "s")
    notes = opened.value
    said = notes.get_by_role("group", name="Notes")
    expect(said).to_contain_text("3 minutes, from minute 0 to 3")
    expect(said).to_contain_text("prioritisation.first-pick")
    expect(said).to_contain_text("Allergy filter in search")
    press(page, "ArrowRight")
    expect(said).to_contain_text("5 minutes, from minute 3 to 8")
    expect(notes.locator(".next")).to_contain_text("Next: “Allergy filter in search” leads")
    press(notes, "ArrowRight")
    expect(page.locator(".slide").nth(4)).to_be_visible()
    assert shown(page) == shown(notes) == 5
    expect(notes.locator(".gone")).to_contain_text("minute 0, this step ends at minute 15")
    notes.reload()
    assert shown(notes) == 5
    expect(said).to_contain_text("7 minutes, from minute 8 to 15")
    page.reload()
    press(page, "Home")
    expect(said).to_contain_text("A live room for these slides")
    assert not notes.evaluate(
        "[...document.querySelectorAll('.slide .notes')].some((one) => one.checkVisibility())"
    )


def test_nobody_but_who_leads_sees_the_notes(open_deck):
    page = open_deck("#3")
    expect(page.locator("aside.speaker")).to_be_hidden()
    assert page.locator(".notes:visible").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1024, 1920])
def test_everybody_can_read_each_slide(open_deck, theme, width):
    page = open_deck(width=width, color_scheme=theme)
    for number in range(page.locator(".slide").count()):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"slide {number + 1}"
        if number < 8:
            found = Axe().run(page).response["violations"]
            assert not found, [(number + 1, one["id"], one["nodes"][0]["html"][:200]) for one in found]
        press(page, "ArrowRight")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_speaker_view_is_for_everybody_too(open_deck, theme):
    page = open_deck("#4,notes", color_scheme=theme)
    expect(page.get_by_role("group", name="Notes")).to_contain_text("Listen for")
    found = Axe().run(page).response["violations"]
    assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def test_words_are_large_and_stay_on_their_slide_on_an_old_projector(open_deck):
    page = open_deck()
    for number in range(page.locator(".slide").count()):
        box = page.locator(".slide:visible .fits")
        size, over = box.evaluate(
            "one => [parseFloat(getComputedStyle(one).fontSize), one.scrollHeight - one.clientHeight]"
        )
        assert size >= 20 and over <= 1, f"slide {number + 1}: {size} px, {over} px too many"
        press(page, "ArrowRight")


@pytest.mark.parametrize("width", [360, 1024])
def test_it_prints_one_slide_a_page_whichever_is_seen(open_deck, width):
    page = open_deck("#5", width=width)
    printed = page.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", printed)
    assert len(pages) == page.locator(".slide").count()
    assert set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", printed)) == {b"0 0 768 576"}  # points: 1024 by 768


def test_without_scripts_all_slides_stand_below_one_another(open_deck):
    page = open_deck(java_script_enabled=False)
    assert page.locator(".slide:visible").count() == page.locator(".slide").count()
    assert page.locator(".notes:visible, .answer:visible, nav:visible").count() == 0


def test_its_policy_lets_no_other_script_run_and_nothing_be_fetched(open_deck):
    page = open_deck()
    page.watch.allow("Content Security Policy")
    ran = page.evaluate(
        """async () => {
          const added = document.createElement("script");
          added.textContent = "globalThis.ran = true";
          document.head.append(added);
          const asked = await fetch("data:text/plain,x").then(() => "fetched", () => "refused");
          return [globalThis.ran ?? false, asked];
        }"""
    )
    assert ran == [False, "refused"]
