"""The page of a class on the instructor's own computer: who may look, what is seen, what is told."""

import csv
import io
import re
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest
from class_at_work import fill, timed, work, write
from served_class import ASKED, serving, watch_of
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.cohort import watch as watching
from pmkit.cohort.render import Look, Pages, ago
from pmkit.cohort.watch import Seen
from pmkit.practice.handout import new_class
from pmkit.practice.progress.class_database import init_class
from pmkit.practice.progress.errors import StoreProblem

PEOPLE = 8


@pytest.fixture(scope="module")
def school(server):
    url = server.database("at_work")
    made = init_class(url, ["ada"], instructor="ida")
    fill(url, people=PEOPLE)
    return {"owner": url, **made.addresses}


def watch(school, names=()):
    return watch_of(school["ida"], names)


def ask(page, path, key="", **headers):
    url, _, own = page.address.partition("#key=")
    given = {"X-Class-Key": key or own, **{name.replace("_", "-"): value for name, value in headers.items()}}
    try:
        with urllib.request.urlopen(urllib.request.Request(url + path, headers=given), timeout=60) as found:
            return found.status, found.headers, found.read().decode("utf-8-sig")
    except urllib.error.HTTPError as problem:
        return problem.code, problem.headers, problem.read().decode()


@pytest.fixture(scope="module")
def page(school):
    found = watch(school, ["learner001"])
    found.renew()
    with serving(found, names=True) as page:
        yield page


def test_who_has_the_address_sees_the_class_and_nobody_by_name(page):
    status, headers, html = ask(page, "state?within=0")
    assert status == 200 and f"of {PEOPLE} people" in html
    assert "Spring &lt;b&gt;2027&lt;/b&gt;" in html
    assert "learner0" not in html and html.count("L-") == PEOPLE
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_names_are_shown_when_the_instructor_asks_and_never_in_the_projector_view(page):
    assert "learner001" in ask(page, "state?within=0&names=1")[2]
    for path in ("state?within=0&names=1&projector=1", "state?projector=1"):
        html = ask(page, path)[2]
        assert "learner001" not in html and "L-" not in html and "Where they are" in html
    assert ask(page, "people.csv?projector=1")[0] == 404


def test_without_the_list_nobody_gets_a_name(school):
    found = watch(school, ["learner001"])
    found.renew()
    with serving(found) as page:
        status, headers, html = ask(page, "state?within=0&names=1")
        assert status == 200 and "learner001" not in html and headers["X-Has-Names"] is None
        assert "learner001" not in ask(page, "people.csv?within=0&names=1")[2]


@pytest.mark.parametrize("path", ["state", "people.csv", "questions.csv", "misconceptions.csv"])
def test_without_the_key_nothing_of_the_class_is_told(page, path):
    for key in ("wrong", "ü"):
        status, _, said = ask(page, path, key=key.encode().decode("latin-1"))
        assert status == 403 and "lacks its key" in said
    assert "Spring" not in ask(page, "", key="none")[2]


def test_another_host_name_is_refused_and_nothing_else_is_served(page):
    assert ask(page, "state", Host="evil.example")[0] == 403
    for path in ("class.py", "../render.py", "state.html", "other.csv"):
        assert ask(page, path)[0] == 404


def test_what_has_not_changed_is_not_sent_again(page):
    tag = ask(page, "state?within=0")[1]["ETag"]
    status, _, body = ask(page, "state?within=0", If_None_Match=tag)
    assert (status, body) == (304, "") or ask(page, "state?within=0")[1]["ETag"] != tag
    assert ask(page, "state?within=90", If_None_Match=tag)[0] == 200


def test_the_tables_hold_the_figures_of_the_page(page):
    people = list(csv.DictReader(io.StringIO(ask(page, "people.csv?within=0")[2])))
    assert len(people) == PEOPLE and "name" not in people[0]
    asked = list(csv.DictReader(io.StringIO(ask(page, "questions.csv?within=0")[2])))
    kinds = ("first try right", "later right", "not yet", "not tried")
    assert all(sum(int(row[kind]) for kind in kinds) == PEOPLE for row in asked)
    done = sum(int(row["first try right"]) + int(row["later right"]) for row in asked)
    assert done == sum(int(row["done"]) for row in people) > 0
    wrong = list(csv.DictReader(io.StringIO(ask(page, "misconceptions.csv?within=0")[2])))
    assert wrong and all(int(row["people"]) <= int(row["of"]) for row in wrong)


def test_answers_that_come_are_on_the_page_after_the_next_look(school, server, monkeypatch):
    monkeypatch.setattr(watching, "EVERY", 0.05)
    url = server.database("comes")
    ida = init_class(url, [], instructor="ida2").addresses["ida2"]
    found = watch({"ida": ida})
    found.renew()
    with serving(found) as page:
        assert "Nobody has answered anything yet" in ask(page, "state")[2]
        write(url, "ada", timed(work("prioritisation", 0.5, 0.9, 1)))
        until = datetime.now(UTC) + timedelta(seconds=60)
        while "<strong>1</strong> of 1 person" not in ask(page, "state")[2]:
            assert datetime.now(UTC) < until


def test_while_the_database_is_away_the_page_keeps_what_it_has_and_says_so(school, server):
    found = watch(school)
    found.look()
    server.kill()
    try:
        found.look()
    finally:
        server.start()
    html = Pages(ASKED).state(found.seen, Look(within=0))
    assert "The class database does not answer. This page goes on by itself" in html
    assert f"of {PEOPLE} people" in html
    found.look()
    assert found.seen.trouble == ""


def test_before_the_first_answer_of_the_database_it_says_why(school):
    found = watch({"ida": school["ada"]})
    found.look()
    html = Pages(ASKED).state(found.seen, Look())
    assert "ada may not read everybody" in html and "Questions" not in html
    with pytest.raises(StoreProblem):
        found.renew()


def test_a_computer_whose_clock_is_wrong_shows_the_times_of_the_database(school, monkeypatch):
    found = watch(school)
    found.renew()
    right = Pages(ASKED).state(found.seen, Look())

    class Wrong(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(hours=3)

    monkeypatch.setattr(watching, "datetime", Wrong)
    found.renew()
    assert found.seen.remarks == (
        "The clock of the computer that makes this page is 180 minutes behind the database's. All times here "
        "are the database's.",
    )
    wrong = Pages(ASKED).state(found.seen, Look())
    count = re.compile(r"<strong>\d+</strong> of \d+ people")
    assert count.findall(wrong) == count.findall(right)


def test_times_are_said_as_people_say_them():
    now = datetime(2027, 3, 1, 12, tzinfo=UTC)
    passed = [0, 1, 89, 90, 60 * 30, 60 * 24 * 3]
    assert [ago(now - timedelta(minutes=one), now) for one in passed] == [
        "now", "1 min ago", "89 min ago", "2 hours ago", "30 hours ago", "3 days ago",
    ]  # fmt: skip


def test_hidden_characters_are_shown_as_their_code():
    assert "a⟨U+202E⟩b" in Pages(ASKED).state(Seen("a\u202eb"), Look())


def test_the_command_writes_the_page_and_its_tables_once(school, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    new_class(tmp_path / "spring.pmkit-class", "Spring")
    (tmp_path / "people.txt").write_text("learner000\n", encoding="utf-8")
    monkeypatch.setenv("PMKIT_INSTRUCTOR_URL", school["ida"])
    words = ["class", "report", "--key", "spring.pmkit-class"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    folder = tmp_path / "spring-report"
    page = (folder / "class-now.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page and "learner0" not in page and page.count("L-") == PEOPLE
    assert (folder / "class-now.html").stat().st_mode & 0o077 == 0
    assert {one.name for one in folder.iterdir()} == {
        "class-now.html", "class-now-questions.csv", "class-now-misconceptions.csv", "class-now-people.csv",
    }  # fmt: skip
    CliRunner().invoke(app, [*words, "--names", "people.txt", "--out", "named"])
    assert "learner000" in (tmp_path / "named" / "class-now.html").read_text(encoding="utf-8")
    CliRunner().invoke(app, [*words, "--projector", "--names", "people.txt", "--out", "room"])
    shown = (tmp_path / "room" / "class-now.html").read_text(encoding="utf-8")
    assert "L-" not in shown and "learner0" not in shown
    assert not (tmp_path / "room" / "class-now-people.csv").exists()


@pytest.mark.parametrize(
    ("words", "address", "code", "says"),
    [
        ([], "ida", 2, "name the key file of your class"),
        (["--key", "spring.pmkit-class"], "ada", 1, "ada may not read everybody's answers"),
        (["--key", "spring.pmkit-class", "--live"], "ada", 1, "ada may not read everybody's answers"),
        (["--key", "spring.pmkit-class"], "", 1, "Set PMKIT_INSTRUCTOR_URL"),
        (["--key", "spring.pmkit-class", "--live", "--json"], "ida", 2, "without --live"),
        (["--key", "spring.pmkit-class", "--names", "none.txt"], "ida", 1, "There is no file none.txt"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(school, tmp_path, monkeypatch, words, address, code, says):
    monkeypatch.chdir(tmp_path)
    new_class(tmp_path / "spring.pmkit-class", "Spring")
    for name in ("PMKIT_DATABASE_URL", "PMKIT_INSTRUCTOR_URL"):
        monkeypatch.delenv(name, raising=False)
    if address:
        monkeypatch.setenv("PMKIT_DATABASE_URL", school[address])
    done = CliRunner().invoke(app, ["class", "report", *words])
    assert done.exit_code == code and says in " ".join(done.output.replace("│", " ").split())
