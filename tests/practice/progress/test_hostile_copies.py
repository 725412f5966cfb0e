"""A copy or a progress file of somebody hostile: nothing in it runs, and it takes no more than its size."""

import json
import sqlite3
import zipfile
from contextlib import closing

import pytest
from progress_helpers import attempt
from test_progress_portable import GOOD, make, restore

from pmkit.backlog import BacklogProblem, from_bytes
from pmkit.practice.progress import MemoryStore, SqlStore, foreign_file, portable, rescue
from pmkit.practice.progress.places import file_url
from pmkit.workspace import copies

ENDLESS = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"
ROW = "n AS seq, 'id' || n AS attempt_id, 'me' AS learner, 'a.b' AS item, 1 AS version, 'draft' AS event"
VIEW = f"{ROW}, '1' AS answer, '' AS verdict, '{{}}' AS detail, '2026-11-01T00:00:00+00:00' AS at, n AS clock"


def database(path, *statements):
    """A progress file with one honest row, and what else somebody did to it."""
    store = SqlStore(file_url(path))
    assert store.append(attempt("honest"))
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


@pytest.mark.parametrize(
    "statements",
    [
        ["ALTER TABLE attempts RENAME TO kept", f"CREATE VIEW attempts AS {ENDLESS} SELECT {VIEW} FROM c"],
        ["DROP TABLE pmkit_schema", f"CREATE VIEW pmkit_schema AS {ENDLESS} SELECT n AS version FROM c"],
        [
            "CREATE TRIGGER t AFTER INSERT ON attempts BEGIN INSERT INTO attempts SELECT seq + 1, "
            "attempt_id || seq, learner, item, version, event, answer, verdict, detail, at, clock, checksum "
            "FROM attempts; END",
        ],
        ["ALTER TABLE attempts ADD COLUMN big TEXT AS (printf('%*d', 1000000000, 1))"],
        ["CREATE TABLE wide (" + ", ".join(f"c{n} TEXT" for n in range(1_000)) + ")"],
    ],
    ids=["endless view of attempts", "endless view of versions", "trigger", "computed column", "wide table"],
)
def test_nothing_in_a_progress_file_runs_and_its_own_rows_come_in(tmp_path, statements):
    path = database(tmp_path / "progress.db", *statements)
    store = MemoryStore()
    assert restore(store, path).added == 1
    assert [one.answer for one in store.history()] == ["honest"]


def test_what_is_no_row_of_a_table_is_refused(tmp_path):
    path = database(tmp_path / "progress.db", f"CREATE VIEW endless AS {ENDLESS} SELECT n FROM c")
    with closing(foreign_file.connect(path, path.stat().st_size)) as connection:
        assert len(connection.execute("SELECT * FROM attempts").fetchall()) == 1
        for statement in (
            "SELECT * FROM endless",
            f"{ENDLESS} SELECT max(n) FROM c",
            "SELECT zeroblob(1000000000)",
            "ATTACH 'other.db' AS other",
            "DELETE FROM attempts",
            "PRAGMA writable_schema = 1",
            "CREATE TABLE t (a)",
        ):
            with pytest.raises(sqlite3.Error):
                connection.execute(statement).fetchone()


def test_a_search_without_end_is_ended(tmp_path):
    path = database(
        tmp_path / "progress.db", "CREATE TABLE t (a)", f"INSERT INTO t {ENDLESS} SELECT n FROM c LIMIT 2000"
    )
    with (
        closing(foreign_file.connect(path, path.stat().st_size)) as connection,
        pytest.raises(sqlite3.OperationalError, match="interrupt"),
    ):
        connection.execute("SELECT 1 FROM t, t AS u, t AS v WHERE t.a + u.a + v.a < 0").fetchall()


def test_rows_that_name_the_same_bytes_do_not_fill_the_memory(tmp_path, monkeypatch):
    many = ({"answer": "x" * 1_000_000} for _ in range(10**9))
    with pytest.raises(sqlite3.DatabaseError, match="more than the file"):
        list(foreign_file.within(many, 1_000))
    path = database(tmp_path / "progress.db")
    path.write_bytes(path.read_bytes()[:-4096])
    forged = (attempt("x" * 1_000_000, attempt_id=str(n % 3000)) for n in range(10**9))
    monkeypatch.setattr(rescue.carve, "attempts_in", lambda path: forged)
    assert len(rescue.salvage(path).attempts) < 10


def test_lines_that_swell_or_have_no_end_are_not_read(tmp_path, monkeypatch):
    swells = json.dumps(attempt([[]] * 20_000).to_json())
    assert restore(MemoryStore(), make(tmp_path / "swells.zip", [GOOD, swells])).unreadable == 1
    monkeypatch.setattr(portable, "MOST_LINES", 100)
    with pytest.raises(ValueError, match="more than anybody's work does"):
        portable.read(make(tmp_path / "lines.zip", ["1"] * 101))


def test_a_large_honest_history_still_comes_in(tmp_path):
    """Five thousand drafts of explorers, which look like one another."""
    state = {f"row {n}": {"reach": n, "effort": n / 2, "marks": [[n, 1]]} for n in range(20)}
    here = MemoryStore(attempt(state | {"at": n}, attempt_id=f"{n:032x}") for n in range(5_000))
    portable.backup(here, tmp_path / "b.zip")
    assert restore(MemoryStore(), tmp_path / "b.zip").added == 5_000


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.json", json.dumps({"format": "pmkit-progress", "version": 1}))
        archive.writestr("attempts.jsonl", b"\n" * 5_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(ValueError, match="more than anybody's work does"):
        portable.read(path)


@pytest.mark.parametrize("table", ["items", "history", "imported", "kept"])
def test_a_backlog_that_claims_rows_gets_no_room_for_them(tmp_path, table):
    """721 bytes once took 8.7 GB."""
    tables = {name: {"rows": 0, "columns": {}} for name in ("items", "history", "imported", "kept")}
    tables["items"]["columns"] = {"key": []}
    tables[table] = tables[table] | {"rows": 20_000_000}
    document = {
        "format": "pmkit-backlog",
        "version": 1,
        "source": {"name": "x", "tracker": "x", "headers": {}},
    }
    path = tmp_path / "rows.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("backlog.json", json.dumps(document | tables))
    with pytest.raises(BacklogProblem, match="damaged or no backlog"):
        from_bytes(path.read_bytes())
    copy = make(tmp_path / "copy.zip", [GOOD], **{"backlogs/1.zip": path.read_bytes()})
    found = copies.read(copy)
    assert (len(found.progress.attempts), found.backlogs, found.damaged) == (1, (), 1)


@pytest.mark.parametrize("kind", [MemoryStore, SqlStore])
def test_a_clock_at_the_end_of_all_time_leaves_room_for_the_next_answer(tmp_path, kind):
    forged = attempt("forged", clock=2**60 - 1)
    store = kind(file_url(tmp_path / "here.db")) if kind is SqlStore else kind()
    assert restore(store, make(tmp_path / "forged.zip", [json.dumps(forged.to_json())])).added == 1
    for answer in ("first", "second"):
        assert store.append(attempt(answer))
    portable.backup(store, tmp_path / "later.zip")
    store.close()
    elsewhere = MemoryStore()
    assert restore(elsewhere, tmp_path / "later.zip").unreadable == 0
    assert [one.answer for one in elsewhere.history()] == ["forged", "first", "second"]
