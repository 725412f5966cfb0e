"""Every schema that has ever landed is brought forward with all its rows; a step that fails leaves no trace.

The folder `schemas` holds each landed schema as SQL text, for both databases, with the same two attempts.
A change of the schema adds a file there and never edits one.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from progress_helpers import attempt
from sqlalchemy.exc import OperationalError

from pmkit.practice.progress import SqlStore, schema
from pmkit.practice.progress.places import file_url

FIXTURES = Path(__file__).with_name("schemas")


def schemas(dialect):
    """The versions that have landed."""
    return sorted(int(path.stem.split("-")[1]) for path in FIXTURES.glob(f"{dialect}-*.sql"))


def database_as_it_was(dialect, version):
    return (FIXTURES / f"{dialect}-{version}.sql").read_text(encoding="utf-8")


@pytest.fixture(params=schemas("sqlite"))
def old_file(request, tmp_path):
    path = tmp_path / "progress.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(database_as_it_was("sqlite", request.param))
    return path


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_every_landed_schema_has_its_fixture(dialect):
    assert schemas(dialect) == list(range(1, len(schema.MIGRATIONS) + 1))


def test_every_schema_that_has_landed_is_brought_up_to_date(old_file):
    store = SqlStore(file_url(old_file), "ada")
    assert [kept.answer for kept in store.history()] == [{"a": 1}, "Grüße"]
    assert store.append(attempt("new")) is True
    assert store.latest()["roles.who-1"].answer == "Grüße"
    store.close()


def test_a_fresh_file_and_the_newest_fixture_have_the_same_tables(tmp_path):
    SqlStore(file_url(tmp_path / "fresh.db")).close()
    newest = database_as_it_was("sqlite", len(schema.MIGRATIONS))
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    with (
        closing(sqlite3.connect(tmp_path / "fresh.db")) as fresh,
        closing(sqlite3.connect(":memory:")) as old,
    ):
        old.executescript(newest)

        def plain(file):
            return [(name, " ".join(sql.split())) for name, sql in file.execute(query)]

        assert plain(fresh) == plain(old)


def test_a_further_step_is_taken_once_and_keeps_the_rows(old_file, monkeypatch):
    step = {"sqlite": ("ALTER TABLE attempts ADD COLUMN seconds REAL",)}
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    for _ in range(2):
        store = SqlStore(file_url(old_file), "ada")
        assert len(store.history()) == 2
        store.close()
    with closing(sqlite3.connect(old_file)) as file:
        versions = [row[0] for row in file.execute("SELECT version FROM pmkit_schema ORDER BY version")]
    assert versions == list(range(1, len(schema.MIGRATIONS) + 1))


def test_a_step_that_fails_in_the_middle_leaves_the_file_as_it_was(old_file, monkeypatch):
    step = {"sqlite": ("DELETE FROM attempts", "ALTER TABLE attempts ADD COLUMN x", "no such statement")}
    with monkeypatch.context() as changed:
        changed.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        with pytest.raises((OperationalError, ValueError)):
            SqlStore(file_url(old_file), "ada")
    store = SqlStore(file_url(old_file), "ada")
    assert len(store.history()) == 2
    store.close()
    with closing(sqlite3.connect(old_file)) as file:
        assert "x" not in [row[1] for row in file.execute("PRAGMA table_info(attempts)")]
