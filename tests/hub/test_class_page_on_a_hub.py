"""The page of a class at work on a real hub: who teaches sees it, by pseudonyms; who learns is refused."""

import csv
import io

import psutil
import psycopg
import pytest
import requests
from class_at_work import fill
from lab import axe_violations
from local_hub import PASSWORD, TEACHING, start_hub
from playwright.sync_api import expect

from pmkit.hub.class_service import class_page, key_of
from pmkit.hub.logins import READER, ClassLogins
from pmkit.practice.handout import new_class

PEOPLE = 6
expect.set_options(timeout=60_000)


@pytest.fixture(scope="module")
def school(postgres):
    """The owner's address of a fresh class database."""
    return postgres.database("class_page_on_a_hub")


@pytest.fixture(scope="module")
def hub(tmp_path_factory, proxy, school):
    with start_hub(tmp_path_factory.mktemp("hub"), proxy, school, ["ada", "ben"], "ines") as running:
        fill(school, people=PEOPLE)
        yield running


@pytest.fixture
def window(chromium):
    """A browser's window that knows nobody yet."""
    context = chromium.new_context(viewport={"width": 1024, "height": 768})
    context.set_default_timeout(100_000)
    yield context
    context.close()


def signed_in(window, hub, name, password, path="/services/class/"):
    """The page of the class, opened by somebody who signs in on the way."""
    page = window.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(f"{hub.address}{path}")
    page.locator("#username_input").fill(name)
    page.locator("#password_input").fill(password)
    page.locator("#login_submit").click()
    return page


def test_who_teaches_sees_the_class_under_the_hubs_address(hub, window):
    page = signed_in(window, hub, "ines", TEACHING, "/services/class")
    page.wait_for_url("**/kurs/services/class/")
    page.select_option("#within", "0")
    expect(page.locator("[data-part=people] tbody tr")).to_have_count(PEOPLE)
    assert "learner0" not in page.content()
    expect(page.get_by_role("button", name="Show names")).to_be_hidden()
    assert axe_violations(page, "body") == []
    with page.expect_download() as saved:
        page.get_by_role("link", name="people").click()
    with open(saved.value.path(), encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(io.StringIO(file.read())))) == PEOPLE
    outside = [url for url in page.asked if not url.startswith((hub.address + "/", "data:", "blob:"))]
    assert outside == []
    page.goto(f"{hub.address}/hub/home")
    page.get_by_role("button", name="Services").click()
    expect(page.get_by_role("link", name="class")).to_have_attribute("href", "/kurs/services/class/")


def test_who_learns_is_refused_by_the_hub_and_sees_nothing_of_the_class(hub, window):
    page = signed_in(window, hub, "ada", PASSWORD)
    expect(page.locator("body")).to_contain_text("403")
    assert "/services/class" not in page.url and "L-" not in page.content()
    for path in ("state", "people.csv", "questions.csv", "misconceptions.csv"):
        answer = window.request.get(f"{hub.address}/services/class/{path}")
        assert answer.status == 401 and "L-" not in answer.text()
    page.goto(f"{hub.address}/hub/home")
    expect(page.get_by_role("link", name="Token")).to_be_visible()
    assert page.locator("a[href*='services/class']").count() == 0


def test_neither_a_learners_token_nor_a_forged_return_opens_it(hub):
    ada = hub.sign_in("ada")
    for url in (
        f"{hub.address}/services/class/state",
        f"{hub.address}/services/class/state?token={ada.token}",
        f"{hub.address}/services/class/people.csv?key=x&names=1",
    ):
        assert ada.ask(url).status_code == 401
    back = f"{hub.address}/services/class/oauth_callback"
    for query in ("", "?code=x", "?code=x&state=y"):
        answer = requests.get(back + query, cookies={"service-class-oauth-state": "z"}, timeout=60)
        assert answer.status_code == 403 and "Open the page again" in answer.text


def test_the_service_reads_with_the_instructors_role_and_knows_nothing_more(hub, school):
    (found,) = [one.environ() for one in psutil.process_iter() if _is_service(one, hub)]
    assert not {"PMKIT_CLASS_OWNER_URL", "PMKIT_HUB_SECRET"} & set(found)
    with psycopg.connect(found["PMKIT_INSTRUCTOR_URL"], autocommit=True) as connection:
        assert connection.execute("SELECT session_user").fetchone() == (READER,)
        (seen,) = connection.execute("SELECT count(DISTINCT learner) FROM attempts").fetchone()
        assert seen == PEOPLE
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM attempts")


def _is_service(process, hub):
    try:
        return "pmkit.hub.class_service" in process.cmdline() and process.cwd() == str(hub.homes.parent)
    except psutil.Error:
        return False


def test_while_the_database_is_away_the_hub_starts_and_the_login_comes_with_the_first_person(postgres):
    owner = postgres.database("reader_later")
    logins = ClassLogins(owner, "x" * 32)
    postgres.kill()
    try:
        address = logins.reader()
    finally:
        postgres.start()
    logins.address("zoe")
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (0,)


def test_the_key_of_the_class_makes_the_pseudonyms_where_the_hub_has_one(postgres, tmp_path):
    key = new_class(tmp_path / "spring.pmkit-class", "Spring")
    logins = ClassLogins(postgres.database("with_a_key"), "x" * 32)
    service = class_page(logins, 8124, {"PMKIT_HUB_CLASS_KEY": str(tmp_path / "spring.pmkit-class")})
    assert service["url"] == "http://127.0.0.1:8124" and "pmkit_owner" not in repr(service)
    mark = key.own("ada").mark()
    assert key_of(service["environment"]).pseudonym(mark) == key.pseudonym(mark)
    without = class_page(logins, 8124, {})
    assert key_of(without["environment"]).pseudonym(mark) != key.pseudonym(mark)
