"""A class database gives the same report as files, only to whom it may concern, and is no more trusted."""

import json

import psycopg
import pytest
from questions_for_tests import ALL, BY_ID, CHOOSE_ONE, NUMBER, WRITE
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.practice import Workbook, submission
from pmkit.practice.class_report import answers, page
from pmkit.practice.collecting import collect
from pmkit.practice.grade_tables import grades
from pmkit.practice.handout import ClassKey, new_class
from pmkit.practice.progress import SqlStore
from pmkit.practice.progress.class_database import init_class
from pmkit.practice.progress.errors import StoreProblem
from pmkit.practice.submission import submit

KEY = ClassKey("Spring", bytes(range(32)))


@pytest.fixture(scope="module")
def school(server):
    """A class whose learners wrote something; anna something hostile."""
    url = server.database("spring")
    made = init_class(url, ["ada.l", "bea"], instructor="ida")
    for name, choice in {"ada.l": "coin", "bea": "test"}.items():
        store = SqlStore(made.addresses[name])
        book = Workbook(store, BY_ID.__getitem__)
        book.note("explorer:prioritisation.queue", {"secret": "our backlog"})
        book.check(NUMBER.id, "320000")
        book.hint(NUMBER.id)
        book.check(NUMBER.id, "3200")
        book.check(CHOOSE_ONE.id, choice)
        book.check(WRITE.id, {"slots": {"who": "parents", "change": "\x1b[2J 5 of 10"}, "marks": {}})
        store.close()
    return {"owner": url, **made.addresses}


def test_the_same_report_grades_and_answers_come_out_of_database_and_files(school, tmp_path):
    names = ["Ada.L", "bea", "Zoe"]
    for name in ("ada.l", "bea"):
        store = SqlStore(school[name])
        submit(store, KEY.own(name), tmp_path / f"{name}.zip")
        store.close()
    files = collect(tmp_path, KEY, ALL, names)
    database = collect(None, KEY, ALL, names, school["ida"])
    assert [one.done for one in database.learners] == [2, 3]
    assert grades(database) == grades(files) and answers(database) == answers(files)
    assert database.reports == files.reports and database.remarks == files.remarks
    shown = "right at the first try</strong>"
    assert page(database).count(shown) == page(files).count(shown) > 0
    assert "secret" not in page(database) + answers(database)


def test_a_folder_and_a_database_are_read_together(school, tmp_path):
    store = SqlStore(school["ada.l"])
    submit(store, KEY.own("Ada.L"), tmp_path / "ada.zip")
    store.close()
    found = collect(tmp_path, KEY, ALL, ["Ada.L", "bea"], school["ida"])
    assert [one.name for one in found.learners] == ["Ada.L", "bea"]
    (told,) = found.remarks
    assert (
        "are from the same learner; for a question in both the later one" in told
        and "in the class database" in told
    )


def test_without_a_list_no_login_is_shown(school):
    found = collect(None, KEY, ALL, (), school["owner"])
    everything = page(found) + grades(found) + answers(found) + "".join(found.remarks)
    assert len(found.learners) == 2 and "bea" not in everything and "ada.l" not in everything


def test_who_may_not_read_all_answers_is_told_so(school, server):
    with pytest.raises(
        StoreProblem, match=r"bea may not read everybody's answers .* Use the instructor's address"
    ):
        collect(None, KEY, ALL, (), school["bea"])
    with server.connect(school["owner"]) as owner:
        owner.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    guest = server.url("spring", "guest", "guest")
    with pytest.raises(StoreProblem, match="guest may not read"):
        collect(None, KEY, ALL, (), guest)


def test_another_database_a_wrong_password_and_a_server_that_is_away_get_a_sentence(school, server):
    with pytest.raises(StoreProblem, match="holds no answers of a class"):
        collect(None, KEY, ALL, (), server.database("another"))
    with pytest.raises(StoreProblem, match="refused the name or password"):
        collect(None, KEY, ALL, (), server.url("spring", "ida", "wrong"))
    with pytest.raises(StoreProblem, match=r"does not answer\. Check the address, and that the server runs"):
        collect(None, KEY, ALL, (), "postgresql://ida:x@/x?host=/nowhere")
    with pytest.raises(StoreProblem, match="PostgreSQL server"):
        collect(None, KEY, ALL, (), "sqlite:///x.db")


HOSTILE = {
    "rows": (f"SELECT 'r' || n, '1', '{{}}' FROM generate_series(0, {submission.MOST_LINES}) n", "far more"),
    "bytes": (
        "SELECT 'r' || n, to_json(repeat('x', 900000))::text, '{}' FROM generate_series(1, 7) n",
        "far more",
    ),
    "details": ("SELECT 'r' || n, '1', repeat('x', 1000000) FROM generate_series(1, 31) n", "far more"),
    "swelling": ("SELECT 'r', repeat('[', 300000), '{}'", "1 of its lines could not be read"),
    "no JSON": ("SELECT 'r', '1, \"item\": 7', '{'", "1 of its lines could not be read"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_learner_who_floods_the_database_is_left_out_and_the_others_are_reported(school, what):
    rows, says = HOSTILE[what]
    columns = "attempt_id, learner, item, version, event, answer, verdict, detail, at, clock"
    values = (
        "r.id, session_user, 'vision.statement', 1, 'checked', r.answer, 'right', r.detail, now()::text, 1"
    )
    with psycopg.connect(school["owner"], autocommit=True) as owner:
        owner.execute(
            f"INSERT INTO attempts ({columns}) SELECT {values} FROM ({rows}) r (id, answer, detail)"
        )
        try:
            found = collect(None, KEY, ALL, ["ada.l", "bea", "pmkit_owner"], school["ida"])
        finally:
            owner.execute("DELETE FROM attempts WHERE learner = 'pmkit_owner'")
    assert [one.done for one in found.learners if one.name != "pmkit_owner"] == [2, 3]
    assert any(says in remark for remark in found.remarks), found.remarks


def test_the_command_reads_the_database_of_the_environment(school, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pmkit.cli.collect._questions", lambda quizzes: list(ALL))
    new_class(tmp_path / "spring.pmkit-class", "Spring")
    monkeypatch.setenv("PMKIT_DATABASE_URL", school["ida"])
    done = CliRunner().invoke(app, ["collect", "--key", "spring.pmkit-class", "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["learners"] == 2
    assert (tmp_path / "spring-report" / "grades.csv").exists()
    monkeypatch.delenv("PMKIT_DATABASE_URL")
    away = [
        "collect",
        "--key",
        "spring.pmkit-class",
        "--database",
        "postgresql://ida:secret@/x?host=/nowhere",
    ]
    done = CliRunner().invoke(app, away)
    assert (done.exit_code, done.output.count("\n")) == (1, 1) and "does not answer" in done.output
    assert "secret" not in done.output
    done = CliRunner().invoke(app, ["collect", school["ida"], "--key", "spring.pmkit-class"])
    assert done.exit_code == 2 and "--database" in done.output
