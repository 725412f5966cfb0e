"""A live room in the browser: three phones and a wall, by touch and by keyboard, away and back."""

import re

import pytest
from lab import axe_violations
from playwright.sync_api import expect
from served import served

PLAN = [
    {"kind": "points", "title": "Which first?", "total": 3, "options": ["Allergy filter in search", "Chef"]},
    {"kind": "question", "title": "Which holds?", "options": ["This one", "That one"], "right": ["1"]},
    {"kind": "text", "title": "What did you hear?"},
    {"kind": "range", "title": "How many households?", "unit": "households", "truth": 40},
]
NO_NETWORK = "net::ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def room(tmp_path):
    with served(f"sqlite:///{tmp_path / 'rooms.db'}") as (_, found):
        found.lead("plan", activities=PLAN)
        yield found


@pytest.fixture
def phone_of(browser, room):
    """A phone of its own: another window knows nothing of it."""
    contexts = []

    def made(width=360, height=640, behind="", clock=None, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        if clock:
            page.clock.install(time=clock)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("request", lambda request: _only_here(page, request.url, room.url))
        page.goto(f"{room.url}/#{behind or room.code}")
        expect(page.locator("#you")).to_be_visible()
        return page

    yield made
    for context in contexts:
        assert [problem for page in context.pages for problem in page.problems] == []
        context.close()


def _only_here(page, url, here):
    if not url.startswith((here, "data:")):
        page.problems.append(f"asked {url}")


@pytest.fixture
def wall(new_page, room):
    page = new_page(width=1024, height=768)
    page.goto(f"{room.url}/wall#{room.query}")
    expect(page.locator("#where")).to_contain_text(room.code)
    return page


def _press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(300)


def test_a_workshop_with_three_phones_led_by_keyboard(room, wall, phone_of):
    phones = [phone_of() for _ in range(3)]
    assert len({phone.locator("#you").inner_text() for phone in phones}) == 3
    _press(wall, "n", "s")
    for phone, times in zip(phones, (3, 2, 1), strict=True):
        more = phone.get_by_role("button", name="+1 for Allergy filter in search")
        for _ in range(times):
            more.click()
        phone.get_by_role("button", name="Send").click()
        expect(phone.locator("#says")).to_contain_text("is stored")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(wall.locator("#counts")).to_have_text("3 of 3 answered")
    assert "leads" not in wall.locator("main").inner_text()
    _press(wall, "r")
    expect(wall.locator("#says")).to_contain_text("Allergy filter in search leads with 100 %")
    expect(phones[1].locator("#asks")).to_contain_text("Allergy filter in search leads")
    _press(wall, "n", "s")
    phones[0].get_by_label("That one").press("Space")
    phones[0].get_by_role("button", name="Send").press("Enter")
    expect(wall.locator("#counts")).to_have_text("1 of 3 answered")
    _press(wall, "r")
    expect(wall.locator(".bar.trap")).to_contain_text("That one 1 of 1 (does not hold)")
    _press(wall, "2")
    expect(phones[0].get_by_label("This one")).to_be_visible()
    assert not phones[0].get_by_label("That one").is_checked()


def test_a_phone_that_loses_the_network_keeps_its_answer_and_sends_it_once(room, wall, phone_of):
    phone = phone_of()
    _press(wall, "n", "s")
    phone.get_by_role("button", name="+1 for Chef").click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("#says")).to_contain_text("kept on this phone and sent again")
    phone.context.set_offline(False)
    expect(phone.locator("#says")).to_contain_text("is stored")
    expect(wall.locator("#counts")).to_have_text("1 of 1 answered")
    name = phone.locator("#you").inner_text()
    phone.reload()
    expect(phone.locator("#you")).to_have_text(name)
    expect(phone.get_by_role("button", name="Change my answer")).to_be_visible()


def test_a_phone_that_sleeps_finds_what_is_asked_now_when_it_wakes(room, wall, phone_of):
    phone = phone_of()
    _press(wall, "n", "s")
    expect(phone.locator("h1", has_text="Which first?")).to_be_visible()
    power = phone.context.new_cdp_session(phone)
    power.send("Page.setWebLifecycleState", {"state": "frozen"})
    _press(wall, "r", "n", "s")
    expect(wall.locator("#title")).to_have_text("Which holds?")
    power.send("Page.setWebLifecycleState", {"state": "active"})
    phone.get_by_label("This one").press("Space")
    phone.get_by_role("button", name="Send").click()
    expect(wall.locator("#counts")).to_have_text("1 of 1 answered")


def test_a_phone_whose_clock_is_wrong_has_the_same_time_left_and_its_vote_counts(room, wall, phone_of):
    phone = phone_of(clock="2001-01-01T00:00:00Z")
    _press(wall, "n", "s", "t")
    expect(phone.locator("#clock")).to_have_text(re.compile(r"(60|5\d) s left"))
    phone.get_by_role("button", name="+1 for Chef").click()
    phone.get_by_role("button", name="Send").click()
    expect(wall.locator("#counts")).to_have_text("1 of 1 answered")


def test_who_comes_from_the_course_is_the_same_person_on_another_browser(room, phone_of):
    me = "0123456789" * 4
    first = phone_of(behind=f"code={room.code}&me={me}")
    assert me not in first.url
    name = first.locator("#you").inner_text()
    first.reload()
    expect(first.locator("#you")).to_have_text(name)
    assert phone_of(behind=f"code={room.code.lower()}&me={me}").locator("#you").inner_text() == name
    assert phone_of().locator("#you").inner_text() != name
    assert room.wall()["people"] == 2


def test_two_tabs_are_one_person_and_the_later_answer_counts(room, wall, phone_of):
    phone = phone_of()
    _press(wall, "n", "s")
    other = phone.context.new_page()
    other.problems = []
    other.goto(f"{room.url}/#{room.code}")
    for page, name in ((phone, "Chef"), (other, "Allergy filter in search")):
        page.get_by_role("button", name=f"+1 for {name}").click()
        page.get_by_role("button", name="Send").or_(
            page.get_by_role("button", name="Change my answer")
        ).click()
        expect(page.locator("#says")).to_contain_text("is stored")
    expect(wall.locator("#counts")).to_have_text("1 of 1 answered")
    _press(wall, "r")
    expect(wall.locator("#says")).to_contain_text("Allergy filter in search leads with 100 %")


def test_texts_are_shown_as_text_and_can_be_removed(room, wall, phone_of):
    phone = phone_of(width=320, height=568, color_scheme="dark")
    room.lead("ask", number=2)
    room.lead("start")
    phone.locator("textarea").fill("<img src=x onerror=alert(1)> “too slow”")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe_violations(phone, "body") == []
    phone.get_by_role("button", name="Send").click()
    expect(wall.locator("#counts")).to_have_text("1 of 1 answered")
    room.lead("reveal")
    expect(wall.locator(".board li")).to_contain_text("<img src=x onerror=alert(1)> “too slow”")
    assert wall.locator(".board img").count() == 0
    wall.get_by_role("button", name="Remove", exact=False).click()
    expect(wall.locator(".board")).to_have_count(0)


def test_the_pages_hold_to_what_axe_asks_and_a_wrong_code_is_told(room, wall, phone_of, browser):
    phone = phone_of()
    room.lead("ask", number=3)
    room.lead("start")
    phone.locator("input.number").first.fill("60")
    phone.locator("input.number").last.fill("20")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("#says")).to_have_text("The lower end is above the upper one. Change one of them.")
    phone.locator("input.number").last.fill("80")
    phone.get_by_role("button", name="Send").click()
    room.lead("reveal")
    expect(wall.locator("#says")).to_contain_text("Of 1 range 0 hold it")
    assert axe_violations(phone, "body") == [] and axe_violations(wall, "body") == []
    phone.goto(f"{room.url}/?again#WRONGX")
    expect(phone.locator("#says")).to_contain_text("no room with this code")
    expect(phone.locator("#code")).to_be_visible()
