"""Five learners on a real hub with its proxy, under a base address, and a class database: they answer, their
servers are killed, and on a new server with an empty home they find their answers, and nobody else's."""

import shutil
from urllib.parse import unquote

import psycopg
import pytest
import requests
from lab import open_notebook, wait_until_ready
from local_hub import PASSWORD, TEACHING, start_hub

from pmkit.practice.progress import SqlStore

LEARNERS = ["ada", "ben", "Cleo@example.org", "dan", "eva"]
"""Eva works in a browser. One name is none that a database takes as it is."""
QUESTION = "prioritisation.rice-period"
LESSON, NEXT = "notebooks/01_roles.ipynb", "notebooks/02_vision.ipynb"


@pytest.fixture(scope="module")
def school(postgres):
    """The owner's address of a fresh class database."""
    return postgres.database("class_on_a_hub")


@pytest.fixture(scope="module")
def hub(tmp_path_factory, proxy, school):
    with start_hub(tmp_path_factory.mktemp("hub"), proxy, school, LEARNERS, "ines") as running:
        yield running


@pytest.fixture(scope="module")
def people(hub):
    """All five, signed in, their servers begun at the same time."""
    found = {name: hub.sign_in(name.lower()) for name in LEARNERS}
    for person in found.values():
        assert person.begin().status_code in (201, 202)
    for person in found.values():
        person.wait()
    return found


@pytest.fixture(scope="module")
def page(hub, people, chromium):
    """Eva's browser, signed in on the hub's own page, with everything that it asks for."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.set_default_timeout(100_000)
    page.goto(f"{hub.address}/hub/login")
    page.locator("#username_input").fill("eva")
    page.locator("#password_input").fill(PASSWORD)
    page.locator("#login_submit").click()
    page.wait_for_url("**/user/eva/**")
    return page


class OnHub:
    """A person's server, for `open_notebook`."""

    def __init__(self, person):
        self.url, self.token = person.server, ""


def first_choice(page):
    """The first question to choose in that is on the page now: the others' sittings are out of sight."""
    found = page.locator(".pmq").filter(has=page.locator("input[type=radio]")).filter(visible=True).first
    found.wait_for()
    return found


def addresses(people):
    """What each learner's server was given."""
    ask = "import json, os; print(json.dumps(os.environ['PMKIT_DATABASE_URL']))"
    return {name: person.run(ask) for name, person in people.items()}


@pytest.fixture(scope="module")
def answered(people, page):
    """Each has answered something else, Eva by hand."""
    for number, (name, person) in enumerate(people.items()):
        if name != "eva":
            assert person.answer(QUESTION, str(number)) == ""
    open_notebook(page, OnHub(people["eva"]), LESSON, reset=False)
    card = first_choice(page)
    card.locator("input[type=radio]").first.check()
    card.locator("button.pmkit-main").click()
    card.locator(".pmq-chip").first.wait_for()
    return people


def test_the_course_lies_in_each_home_and_opens_at_its_front_page(hub, answered):
    for person in answered.values():
        assert (person.home / "pmkit-course" / LESSON).is_file()
        front = person.ask(person.server + "/").headers["Location"]
        assert (
            unquote(front.rstrip("?")) == f"/kurs/user/{person.name}/lab/tree/notebooks/00_start_here.ipynb"
        )


def test_map_links_and_start_over_stay_under_the_base_address(hub, answered, page):
    page.locator(".pmkit-map-here").get_by_role("button", name="Start over").click()
    page.locator(".pmkit-map-question").get_by_role("button", name="Start over").click()
    first_choice(page).locator(".pmq-chip").first.wait_for(state="hidden")
    page.locator(".pmkit-map-news").get_by_role("button", name="Undo").click()
    first_choice(page).locator(".pmq-chip").first.wait_for()
    page.evaluate("path => void window.jupyterapp.commands.execute('docmanager:open', { path })", NEXT)
    wait_until_ready(page, NEXT)
    outside = [url for url in page.asked if not url.startswith((hub.address + "/", "data:", "blob:"))]
    assert outside == []


def test_killed_servers_come_back_on_an_empty_machine_with_every_answer(answered, page):
    chosen = first_choice(page).locator("input[type=radio]")
    page.goto("about:blank")
    for person in answered.values():
        person.kill()
        shutil.rmtree(person.home)
    for person in answered.values():
        assert person.begin().status_code in (201, 202)
    for number, (name, person) in enumerate(answered.items()):
        person.wait()
        if name != "eva":
            assert person.answered(QUESTION) == str(number)
    open_notebook(page, OnHub(answered["eva"]), LESSON, reset=False)
    first_choice(page).locator(".pmq-chip").first.wait_for()
    assert chosen.first.is_checked()


def test_by_sql_a_learner_reads_nobody_elses_answers(answered, school):
    given = addresses(answered)
    assert len(set(given.values())) == len(LEARNERS)
    for name, address in given.items():
        with psycopg.connect(address) as connection:
            (me,) = connection.execute("SELECT session_user").fetchone()
            assert me == name or me.startswith("hub-cleo-example.org-")
            assert connection.execute("SELECT DISTINCT learner FROM attempts").fetchall() == [(me,)]
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("SET ROLE pmkit_owner")
    with psycopg.connect(school) as owner:
        (written,) = owner.execute("SELECT count(DISTINCT learner) FROM attempts").fetchone()
    assert written == len(LEARNERS)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(given["ada"].replace("//ada:", "//ben:"))


def test_by_the_hub_a_learner_reaches_nobody_elses_server(hub, answered):
    ada, ben = answered["ada"], answered["ben"]
    for path in ("pmkit/map", "api/contents/pmkit-course", "api/kernels", "files/notebooks/01_roles.ipynb"):
        assert ada.ask(f"{ben.server}/{path}").status_code in (403, 404)
    for method, path in (
        ("GET", "users"),
        ("GET", "users/ben"),
        ("GET", "users/ben/tokens"),
        ("POST", "users/ben/tokens"),
        ("POST", "users/ben/server"),
        ("DELETE", "users/ben/server"),
        ("PATCH", "users/ben"),
        ("GET", "proxy"),
        ("POST", "shutdown"),
    ):
        assert ada.ask(f"{hub.address}/hub/api/{path}", method, json={}).status_code in (403, 404), path
    assert ben.servers()[""]["ready"]


def test_no_server_knows_what_only_the_hub_may_know(answered):
    ask = "import json, os; print(json.dumps(sorted(one for one in os.environ if one.startswith('PMKIT'))))"
    for person in answered.values():
        assert person.run(ask) == ["PMKIT_COURSE", "PMKIT_DATABASE_URL", "PMKIT_ROOM_SERVICE"]


def test_what_a_kernel_shows_can_be_heard_by_its_own_server_alone(answered):
    """Whoever works on the same machine can reach every port of it, and a kernel's outputs need no key."""
    ask = (
        "import json, os; from ipykernel.connect import get_connection_file, get_connection_info\n"
        "folder = os.stat(os.path.dirname(get_connection_file()))\n"
        "print(json.dumps([get_connection_info(unpack=True)['transport'], folder.st_mode & 0o077]))"
    )
    for person in answered.values():
        assert person.run(ask) == ["ipc", 0]
        server = person.processes()[0]
        assert {one.laddr.ip for one in server.net_connections("tcp") if one.status == "LISTEN"} == {
            "127.0.0.1"
        }


def test_who_teaches_reads_the_class_and_keeps_their_own_answers_at_home(hub, answered):
    ines = hub.sign_in("ines", TEACHING)
    ines.begin()
    ines.wait()
    ask = "import json, os; print(json.dumps([os.environ.get(one) for one in {}]))"
    own, reading = ines.run(ask.format(("PMKIT_DATABASE_URL", "PMKIT_INSTRUCTOR_URL")))
    assert own is None
    with psycopg.connect(reading) as connection:
        (seen,) = connection.execute("SELECT count(DISTINCT learner) FROM attempts").fetchone()
        assert seen == len(LEARNERS)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM attempts")
    assert ines.answer(QUESTION, "1") == ""
    store = SqlStore(f"sqlite:///{next(ines.home.rglob('progress.db'))}")
    assert [kept.answer for kept in store.history() if kept.item == QUESTION] == ["1"]
    store.close()


@pytest.mark.parametrize(
    ("name", "password"),
    [("ada", "a-wrong-password"), ("ines", PASSWORD), ("stranger", PASSWORD), ("pmkit_owner", PASSWORD)],
)
def test_nobody_comes_in_who_is_not_on_a_list_or_has_another_password(hub, name, password):
    answer = requests.post(
        f"{hub.address}/hub/api/users/{name}/tokens",
        json={"auth": {"username": name, "password": password}},
        timeout=60,
    )
    assert answer.status_code == 403
