"""The page of a class at work in a browser: on a projector, on a phone, by keyboard, away and back."""

import pytest
from class_at_work import fill, timed, work, write
from lab import axe_violations
from playwright.sync_api import expect
from postgres_fixture import server
from served_class import served_class

from pmkit.cohort import watch as watching
from pmkit.practice.progress.class_database import init_class

__all__ = ["server"]
PEOPLE = 12


@pytest.fixture(scope="module")
def school(server):
    url = server.database("in_a_browser")
    made = init_class(url, [], instructor="iris")
    fill(url, people=PEOPLE)
    return {"owner": url, **made.addresses}


@pytest.fixture
def address(school, monkeypatch):
    monkeypatch.setattr(watching, "EVERY", 0.05)
    with served_class(school["iris"], names=["learner001"]) as page:
        yield page.address


def opened(new_page, address, **options):
    page = new_page(**options)
    page.goto(address)
    page.select_option("#within", "0")
    expect(page.locator("[data-part=people] tbody tr")).to_have_count(PEOPLE)
    return page


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 900), (1024, 768), (360, 740)])
def test_it_is_readable_at_any_size_and_for_everybody(new_page, address, size, colours):
    page = opened(new_page, address, width=size[0], height=size[1], color_scheme=colours)
    assert fits(page) and axe_violations(page, "body") == []
    page.get_by_role("button", name="Projector view").click()
    expect(page.locator("[data-part=people]")).to_have_count(0)
    assert fits(page) and axe_violations(page, "body") == []


def test_the_projector_view_shows_the_room_and_nobody(new_page, address):
    page = opened(new_page, address, width=1024, height=768)
    asked = []
    page.on("response", lambda answer: asked.append(answer) if "state" in answer.url else None)
    page.keyboard.press("n")
    expect(page.get_by_text("learner001")).to_be_visible()
    page.keyboard.press("p")
    expect(page.locator("[data-part=people]")).to_have_count(0)
    expect(page.get_by_role("button", name="Show names")).to_be_hidden()
    expect(page.get_by_role("link", name="people")).to_be_hidden()
    assert "L-" not in page.locator("main").inner_text()
    assert all("L-" not in one.text() for one in asked if "projector=1" in one.url and one.status == 200)
    size = page.locator("[data-part=where] tbody td").first.evaluate("e => getComputedStyle(e).fontSize")
    assert float(size.removesuffix("px")) >= 18
    page.keyboard.press("p")
    expect(page.get_by_text("learner001")).to_be_visible()


def test_it_renews_itself_and_leaves_alone_what_has_not_changed(new_page, address, school):
    page = opened(new_page, address)
    page.evaluate("document.querySelector('[data-part=wrong]').dataset.seen = 'before'")
    page.evaluate("scrollTo(0, 300)")
    write(school["owner"], "late", timed(work("vision", 0.2, 1, 5)))
    try:
        expect(page.locator("[data-part=people] tbody tr")).to_have_count(PEOPLE + 1)
        expect(page.locator("[data-part=where]")).to_contain_text("02 Vision")
        assert page.evaluate("scrollY") == 300
    finally:
        _forget(school, "late")


def test_what_a_learner_and_a_title_say_is_never_markup(new_page, school):
    with served_class(school["iris"], title="<img src=x onerror=alert(1)>") as found:
        page = new_page()
        page.goto(found.address)
        expect(page.locator("h1")).to_have_text("<img src=x onerror=alert(1)>")


def test_when_its_program_is_stopped_the_page_keeps_what_it_has_and_says_so(new_page, school):
    with served_class(school["iris"]) as found:
        page = opened(new_page, found.address)
    page.watch.allow("ERR_CONNECTION_REFUSED")
    expect(page.locator("#says")).to_contain_text("No connection. You see what was there before")
    expect(page.locator("[data-part=people] tbody tr")).to_have_count(PEOPLE)
    assert axe_violations(page, "body") == []


def test_an_address_without_its_key_says_so(new_page, address):
    page = new_page()
    page.watch.allow("403")
    page.goto(address.partition("#")[0])
    expect(page.locator("#says")).to_contain_text("Open the whole address")


def test_the_tables_are_saved_by_a_click(new_page, address):
    page = opened(new_page, address)
    with page.expect_download() as saved:
        page.get_by_role("link", name="people").click()
    assert saved.value.suggested_filename == "people.csv"
    with open(saved.value.path(), encoding="utf-8-sig") as file:
        assert file.readline().startswith("learner,chapter") and len(file.readlines()) == PEOPLE


def _forget(school, learner):
    import psycopg

    with psycopg.connect(school["owner"], autocommit=True) as owner:
        owner.execute("DELETE FROM attempts WHERE learner = %s", [learner])
