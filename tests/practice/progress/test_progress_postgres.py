"""The same code on a real PostgreSQL server: many writers, killed writers, a killed server, a class."""

import csv
import random

import psycopg
import pytest
from progress_helpers import acknowledged, attempt, ended_well, start_writer, wait_for
from test_progress_migrations import database_as_it_was, schemas
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.practice.progress import SqlStore, open_store
from pmkit.practice.progress.class_database import init_class
from pmkit.practice.progress.errors import NewerSchema, NotWritable, StoreProblem


@pytest.fixture(scope="module")
def school(server):
    """A class with two learners and an instructor; each wrote something."""
    url = server.database("school")
    made = init_class(url, ["anna", "ben"], instructor="ines")
    for name in ("anna", "ben"):
        store = SqlStore(made.addresses[name])
        assert store.append(attempt(f"of {name}", attempt_id=f"{name}-1"))
        store.close()
    return {"owner": url, **made.addresses}


def rows(url, column):
    """What is seen of a column with this login, of every learner."""
    with psycopg.connect(url) as connection:
        return [value for (value,) in connection.execute(f"SELECT {column} FROM attempts")]


def test_what_is_appended_is_there_once(url):
    store = SqlStore(url)
    one = attempt({"text": "nul \0, half \ud800, Grüße"}, detail={"a": [1.5, None]})
    assert store.append(one) and store.append(one) and SqlStore(url).append(one)
    (kept,) = store.history()
    assert (kept.answer, kept.detail, kept.at, kept.learner) == (
        one.answer,
        one.detail,
        one.at,
        "pmkit_owner",
    )
    assert store.latest() == {one.item: kept}
    assert "only-for-this-test" not in store.place
    store.close()


def test_thirty_processes_write_at_once_half_of_them_the_same_attempts(url, tmp_path):
    writers = [
        start_writer(url, tmp_path / f"ledger-{n}", f"p{n % 15}", 15, learner=f"learner-{n % 15}")
        for n in range(30)
    ]
    assert ended_well(writers)
    store = SqlStore(url)
    ids = rows(url, "attempt_id")
    assert sorted(ids) == sorted(f"p{n}-{number}" for n in range(15) for number in range(15))
    assert {one for n in range(30) for one in acknowledged(tmp_path / f"ledger-{n}")} == set(ids)
    store.close()


def test_killed_writers_lose_nothing_that_was_acknowledged(url, tmp_path):
    chance = random.Random(7)
    for number in range(5):
        ledgers = [tmp_path / f"ledger-{number}-{n}" for n in range(3)]
        writers = [start_writer(url, ledger, f"r{number}-{n}", 100_000) for n, ledger in enumerate(ledgers)]
        enough = chance.randint(1, 12)
        wait_for(
            lambda ledgers=ledgers, enough=enough: all(len(acknowledged(one)) > enough for one in ledgers)
        )
        for writer in writers:
            writer.kill()
            writer.join()
    store = SqlStore(url)
    ids = [kept.attempt_id for kept in store.history()]
    said = {one for ledger in tmp_path.glob("ledger-*") for one in acknowledged(ledger)}
    assert said <= set(ids)
    assert len(ids) == len(set(ids))
    assert len(ids) - len(said) <= 15  # only what was under way when it was killed
    store.close()


def test_a_killed_server_recovers_and_the_writers_go_on(server, url, tmp_path):
    ledgers = [tmp_path / f"ledger-{n}" for n in range(4)]
    writers = [start_writer(url, ledger, f"w{n}", 150) for n, ledger in enumerate(ledgers)]
    for _ in range(2):
        so_far = [len(acknowledged(ledger)) for ledger in ledgers]
        wait_for(
            lambda so_far=so_far: all(
                len(acknowledged(ledger)) > min(before + 5, 140)
                for ledger, before in zip(ledgers, so_far, strict=True)
            )
        )
        server.kill()
        server.start()
    assert ended_well(writers)
    store = SqlStore(url)
    ids = [kept.attempt_id for kept in store.history()]
    assert sorted(ids) == sorted(f"w{n}-{number}" for n in range(4) for number in range(150))
    assert all(len(acknowledged(ledger)) == 150 for ledger in ledgers)
    store.close()


@pytest.mark.parametrize("version", schemas("postgresql"))
def test_every_schema_that_has_landed_is_brought_up_to_date(url, version):
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(database_as_it_was("postgresql", version))
    store = SqlStore(url, "ada")
    assert [kept.answer for kept in store.history()] == [{"a": 1}, "Grüße"]
    assert store.append(attempt("new")) is True
    store.close()


def test_a_class_of_an_older_pmkit_goes_on_once_its_owner_has_set_it_up_again(server):
    """A learner may not change tables, so the sentence says who can."""
    url = server.database("older_class")
    address = init_class(url, ["ella"], instructor="else").addresses["ella"]
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("ALTER TABLE attempts DROP COLUMN checksum")
        owner.execute("DELETE FROM pmkit_schema WHERE version = 2")
    with pytest.raises(NotWritable, match=r"older pmkit\. Ask your instructor to type pmkit class init"):
        SqlStore(address)
    assert init_class(url, ["ella"], instructor="else").kept == ("ella", "else")
    store = SqlStore(address)
    assert store.append(attempt(1)) is True
    store.close()


def test_a_row_that_is_no_longer_what_was_written_is_told_and_not_used(url):
    store = SqlStore(url)
    store.append_all(attempt(number, attempt_id=f"id-{number}") for number in range(3))
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("UPDATE attempts SET answer = '7' WHERE attempt_id = 'id-1'")
    assert [kept.answer for kept in store.history()] == [0, 2]
    assert "1 entry in" in store.notice and "is damaged and is not used" in store.notice
    store.close()


def test_a_newer_schema_is_refused(url):
    SqlStore(url).close()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("INSERT INTO pmkit_schema VALUES (99, 'later')")
    with pytest.raises(NewerSchema, match="newer pmkit"):
        SqlStore(url)


def test_each_learner_sees_only_their_own_rows_and_the_instructor_sees_all(school):
    for name in ("anna", "ben"):
        store = SqlStore(school[name])
        assert store.learner == name
        assert set(rows(school[name], "learner")) == {name}
        store.close()
        assert SqlStore(school[name], "ben" if name == "anna" else "anna").history() == []
    instructor = SqlStore(school["ines"])
    assert set(rows(school["ines"], "answer")) == {'"of anna"', '"of ben"'}
    with pytest.raises(StoreProblem, match="the rights for it are missing"):
        instructor.append(attempt(1))
    instructor.close()


ROW = "attempt_id, learner, item, version, event, answer, verdict, detail, at, clock"


def values(attempt_id, learner):
    return f"VALUES ('{attempt_id}', '{learner}', 'x', 1, 'checked', '1', 'right', '{{}}', 'now', 1)"


FORGERIES = {
    "reads B's rows": ("SELECT * FROM attempts WHERE learner = 'ben'", 0),
    "counts everybody's rows": ("SELECT * FROM attempts WHERE learner <> 'anna'", 0),
    "writes a row in B's name": (
        f"INSERT INTO attempts ({ROW}) {values('f-1', 'ben')}",
        "row-level security",
    ),
    "changes B's rows": (
        "UPDATE attempts SET answer = '\"forged\"' WHERE learner = 'ben'",
        "permission denied",
    ),
    "gives an own row to B": ("UPDATE attempts SET learner = 'ben'", "permission denied"),
    "changes an own row": ("UPDATE attempts SET verdict = 'right'", "permission denied"),
    "deletes B's rows": ("DELETE FROM attempts WHERE learner = 'ben'", "permission denied"),
    "deletes an own row": ("DELETE FROM attempts", "permission denied"),
    "empties the table": ("TRUNCATE attempts", "permission denied"),
    "overwrites on conflict": (
        f"INSERT INTO attempts ({ROW}) {values('anna-1', 'anna')}"
        " ON CONFLICT (learner, attempt_id) DO UPDATE SET answer = '2'",
        "permission denied",
    ),
    "puts a row before others": (
        f"INSERT INTO attempts (seq, {ROW}) {values('f', 'anna').replace('(', '(1, ')}",
        "cannot insert",
    ),
    "gives an own row a number far ahead": (
        f"INSERT INTO attempts (seq, {ROW}) "
        + values("f", "anna").replace("VALUES (", "OVERRIDING SYSTEM VALUE VALUES (9000000000, "),
        "permission denied",
    ),
    "takes B's role": ("SET ROLE ben", "permission denied"),
    "takes the instructor's role": ("SET ROLE pmkit_instructor", "permission denied"),
    "claims B's session": ("SET SESSION AUTHORIZATION ben", "permission denied"),
    "switches the guard off": ("ALTER TABLE attempts DISABLE ROW LEVEL SECURITY", "must be owner"),
    "drops the policy": ("DROP POLICY read_own ON attempts", "must be owner"),
    "adds a trigger": (
        "CREATE TRIGGER t BEFORE INSERT ON attempts EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "permission denied",
    ),
    "puts a table of the same name in the way": ("CREATE TABLE public.forged (a int)", "permission denied"),
    "changes the schema version": ("UPDATE pmkit_schema SET version = 99", "permission denied"),
    "reads B's rows from the statistics": (
        "SELECT * FROM pg_stats WHERE tablename = 'attempts' AND most_common_vals::text LIKE '%ben%'",
        0,
    ),
    "reads the passwords": ("SELECT * FROM pg_authid", "permission denied"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_learner_a_can_not(school, server, forgery):
    statement, outcome = FORGERIES[forgery]
    with server.connect(school["anna"]) as connection:
        if isinstance(outcome, str):
            with pytest.raises(psycopg.Error, match=outcome):
                connection.execute(statement)
        else:
            assert len(connection.execute(statement).fetchall()) == outcome
    with server.connect(school["owner"]) as owner:
        rows = owner.execute("SELECT learner, answer FROM attempts ORDER BY learner").fetchall()
    assert rows == [("anna", '"of anna"'), ("ben", '"of ben"')]


def test_learner_a_can_not_block_an_id_of_b(school):
    """Ids are unique per learner: taking an id in advance neither hides B's attempt nor tells of it."""
    anna = SqlStore(school["anna"])
    ben = SqlStore(school["ben"])
    one = attempt("anna was first", attempt_id="to come")
    assert anna.append(one) and ben.append(attempt("ben's own", attempt_id="to come"))
    assert [kept.answer for kept in ben.history() if kept.attempt_id == "to come"] == ["ben's own"]
    with psycopg.connect(school["owner"], autocommit=True) as owner:
        owner.execute("DELETE FROM attempts WHERE attempt_id = 'to come'")
    anna.close()
    ben.close()


def test_setting_up_again_adds_learners_and_keeps_passwords(server):
    url = server.database("second")
    first = init_class(url, ["carl"], instructor="iris")
    again = init_class(url, ["carl", "dora"], instructor="iris")
    assert set(first.addresses) == {"carl", "iris"}
    assert (set(again.addresses), again.kept) == ({"dora"}, ("carl", "iris"))
    store = SqlStore(first.addresses["carl"])
    assert store.append(attempt(1)) is True
    store.close()


def test_class_init_writes_the_logins_into_a_private_file(server, tmp_path, monkeypatch):
    (tmp_path / "names.txt").write_text("gina\nhugo\n")
    monkeypatch.setenv("PMKIT_CLASS_OWNER_URL", server.database("fourth"))
    words = ["class", "init", str(tmp_path / "names.txt"), "--instructor", "ilse"]
    done = CliRunner().invoke(app, [*words, "--credentials", str(tmp_path / "logins.csv")])
    assert done.exit_code == 0 and "3 new logins" in done.stdout, done.output
    assert (tmp_path / "logins.csv").stat().st_mode & 0o077 == 0
    with open(tmp_path / "logins.csv", newline="") as file:
        logins = {row["name"]: row["PMKIT_DATABASE_URL"] for row in csv.DictReader(file)}
    assert set(logins) == {"gina", "hugo", "ilse"}
    assert not any(address in done.output for address in logins.values())
    monkeypatch.setenv("PMKIT_DATABASE_URL", logins["gina"])
    store = open_store()
    assert (store.learner, store.append(attempt(1)), store.notice) == ("gina", True, "")
    store.close()


def test_names_that_would_do_harm_are_refused_and_nothing_is_made(server):
    url = server.database("third")
    with server.connect() as owner:
        owner.execute("CREATE ROLE accounting LOGIN CREATEROLE")
    for name in ("accounting", "pmkit_owner", 'x"; DROP TABLE attempts; --', "Eve", "=1+1", "pg_x"):
        with pytest.raises(StoreProblem, match=r"can't be a name|already has a role"):
            init_class(url, ["fay", name], instructor="igor")
    with pytest.raises(StoreProblem, match="learner and the instructor"):
        init_class(url, ["igor"], instructor="igor")
    with server.connect() as owner:
        assert owner.execute("SELECT 1 FROM pg_roles WHERE rolname IN ('fay', 'igor')").fetchall() == []
    with pytest.raises(StoreProblem, match="PostgreSQL server"):
        init_class("sqlite:///x.db", ["fay"])
