"""A live room on a real hub, under a base address, over https: who teaches opens it from their notebook,
two phones without an account vote, and the hub is killed while they do."""

import re
import subprocess

import psycopg
import pytest
from lab import open_notebook
from local_hub import PASSWORD, TEACHING, start_hub
from playwright.sync_api import expect

LESSON = "notebooks/01_roles.ipynb"
ASKED = "dots: Which first? | Allergy filter in search | Suggestions of a chef"
OPEN = (
    "import json\nfrom pmkit.room.host import Host, NoRoom\n"
    "try:\n    host = Host.open([{asked!r}])\n    print(json.dumps([host.wall, host.address, host.code]))\n"
    "except NoRoom as problem:\n    print(json.dumps(str(problem)))"
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for this machine that nobody else trusts."""
    folder = tmp_path_factory.mktemp("certificate")
    words = (
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    )
    made = subprocess.run(
        ["openssl", *words.split(), "-keyout", folder / "hub.key", "-out", folder / "hub.pem"],
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    return folder / "hub.pem"


@pytest.fixture(scope="module")
def school(postgres):
    return postgres.database("room_on_a_hub")


@pytest.fixture(scope="module")
def hub(tmp_path_factory, proxy, school, certificate):
    folder = tmp_path_factory.mktemp("hub")
    with start_hub(folder, proxy, school, ["ada"], "ines", certificate) as running:
        yield running


@pytest.fixture(scope="module")
def people(hub):
    """Ada, who learns, and Ines, who teaches; their servers run."""
    found = {"ada": hub.sign_in("ada"), "ines": hub.sign_in("ines", TEACHING)}
    for person in found.values():
        person.begin()
    for person in found.values():
        person.wait()
    return found


@pytest.fixture(scope="module")
def opened(people):
    """The room that Ines opened in her notebook: its wall, where people join, its code."""
    return people["ines"].run(OPEN.format(asked=ASKED))


@pytest.fixture
def phone_of(chromium, opened):
    """A phone that nobody has signed in on."""
    contexts = []

    def made(width=360, height=640):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, ignore_https_errors=True, color_scheme="light"
        )
        context.set_default_timeout(60_000)
        contexts.append(context)
        return context.new_page()

    yield made
    for context in contexts:
        context.close()


def counted(page):
    """How many have answered, as the wall says."""
    return page.locator("#counts")


def test_a_lesson_is_opened_and_answered_over_https(hub, people, chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, ignore_https_errors=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(100_000)
    page.goto(f"{hub.address}/hub/login")
    page.locator("#username_input").fill("ada")
    page.locator("#password_input").fill(PASSWORD)
    page.locator("#login_submit").click()
    page.wait_for_url("**/user/ada/**")

    class Ada:
        url, token = people["ada"].server, ""

    open_notebook(page, Ada, LESSON, reset=False)
    card = page.locator(".pmq").filter(has=page.locator("input[type=radio]")).filter(visible=True).first
    card.locator("input[type=radio]").first.check()
    card.locator("button.pmkit-main").click()
    card.locator(".pmq-chip").first.wait_for()
    assert [url for url in asked if not url.startswith((hub.address + "/", "data:", "blob:"))] == []
    page.close()


def test_who_teaches_opens_a_room_at_the_hubs_own_address(hub, opened):
    wall, address, code = opened
    assert address == f"{hub.address}/services/room/"
    assert re.fullmatch(rf"{re.escape(address)}wall#code={code}&key=\S+", wall)


def test_who_learns_opens_none_and_is_told_who_may(people):
    assert people["ada"].run(OPEN.format(asked=ASKED)) == "Only who teaches here can open a room."


@pytest.mark.parametrize("token", ["", "a-token-that-nobody-has"])
def test_nobody_opens_one_without_a_token_of_the_hub(hub, token):
    answer = hub.web.post(
        f"{hub.address}/services/room/api/open",
        json={"activities": []},
        headers={"Authorization": f"token {token}"},
        timeout=60,
    )
    assert answer.status_code == 403 and answer.json()["says"] == "Only who teaches here can open a room."


def test_a_panel_on_a_hub_does_not_ask_for_a_network(people):
    fields = people["ines"].run(
        "import json; from pmkit import open_room\n"
        "print(json.dumps([one['key'] for one in open_room('prioritisation').form.fields]))"
    )
    assert "lan" not in fields and fields[-1] == "open"


def vote(phone):
    phone.get_by_role("button", name="+1 for Allergy filter in search").click()
    phone.locator("#asks button.main").click()


def test_phones_without_an_account_vote_and_a_hub_that_is_killed_meanwhile_loses_nothing(
    hub, people, opened, phone_of, school
):
    address, code = opened[1:]
    wall = phone_of(1024, 768)
    wall.goto(opened[0])
    expect(wall.locator("#where")).to_contain_text(
        f"{address.removeprefix('https://').rstrip('/')} code {code}"
    )
    expect(wall.locator("#qr")).to_have_attribute("alt", f"QR code of {address}")
    first, second = phone_of(), phone_of()
    for phone in (first, second):
        phone.goto(f"{address}#{code}")
        expect(phone.locator("#you")).to_be_visible()
    wall.locator("#ask").click()
    wall.locator("[data-do=start]").click()
    for phone in (first, second):
        expect(phone.locator("#asks fieldset")).to_be_visible()
    vote(first)
    expect(first.locator("#says")).to_contain_text("Your answer is stored")
    expect(counted(wall)).to_have_text("1 of 2 answered")

    hub.kill()
    expect(wall.locator("#says")).to_contain_text("No connection to the room", timeout=60_000)
    vote(second)
    expect(second.locator("#says")).to_contain_text(re.compile("kept (here|on this phone) and sent again"))
    hub.start()
    expect(second.locator("#says")).to_contain_text("Your answer is stored", timeout=60_000)
    expect(counted(wall)).to_have_text("2 of 2 answered", timeout=60_000)
    wall.locator("[data-do=reveal]").click()
    for phone in (first, second):
        expect(phone.locator(".bar").first).to_contain_text("Allergy filter", timeout=60_000)
    assert first.evaluate("document.documentElement.scrollWidth") <= 360

    with psycopg.connect(school) as owner:
        rows = owner.execute(
            "SELECT participant, count(*) FROM live_room_entry WHERE body LIKE '%vote%' GROUP BY participant"
        ).fetchall()
    assert sorted(number for _, number in rows) == [1, 1]
    answered = people["ines"].run(
        "import json; print(json.dumps(host.view()['answered'] if len(host.rounds()) == 1 else 'not shown'))"
    )
    assert answered == 2


def test_no_learner_reads_the_rooms_by_sql(people):
    given = people["ada"].run("import json, os; print(json.dumps(os.environ['PMKIT_DATABASE_URL']))")
    with psycopg.connect(given) as connection:
        for table in ("live_room", "live_room_entry"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(f"SELECT * FROM {table}")
