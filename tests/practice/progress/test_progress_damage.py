"""A damaged file is set aside unchanged under a dated name, what can be read from it is back, and it is said.

A file of a newer pmkit is not damaged: it is refused and stays as it is.
"""

import os
import random
import re
import runpy
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from progress_helpers import PROCESSES, attempt, ended_well, wait_for

from pmkit.practice.progress import SqlStore, open_store, portable
from pmkit.practice.progress.errors import NewerSchema
from pmkit.practice.progress.places import file_url
from pmkit.practice.progress.rescue import set_aside

COUNT = 300
ANSWERS = [f"{number} " + "long " * 3000 * (number % 20 == 0) for number in range(COUNT)]


@pytest.fixture
def file(temp_folder):
    """A progress file with short and very long answers (those spill over several pages).

    Its pages are the same on every run: ids and times are given, not drawn.
    """
    path = Path(os.environ["PMKIT_HOME"]) / "progress.db"
    store = open_store()
    store.append_all(
        attempt(answer, attempt_id=f"id-{number}", at=datetime(2026, 11, 23, tzinfo=UTC))
        for number, answer in enumerate(ANSWERS)
    )
    store.close()
    return path


def overwrite(path, start, length):
    with open(path, "r+b") as file:
        file.seek(start)
        file.write(random.Random(1).randbytes(length))


def cut_in_half(path):
    os.truncate(path, path.stat().st_size // 2)


def spoil_the_header(path):
    overwrite(path, 0, 100)


def spoil_the_first_page(path):
    overwrite(path, 0, 4096)


def spoil_pages_in_the_middle(path):
    for page in (20, 40, 41):
        overwrite(path, 4096 * page, 4096)


def spoil_everything(path):
    overwrite(path, 0, path.stat().st_size)


def put_another_database_there(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.executescript("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup');")


@pytest.mark.parametrize(
    ("damage", "at_least"),
    [
        (cut_in_half, 1),
        (spoil_the_header, COUNT),
        (spoil_the_first_page, COUNT),
        (spoil_pages_in_the_middle, COUNT // 2),
        (spoil_everything, 0),
        (put_another_database_there, 0),
    ],
)
def test_a_damaged_file_is_set_aside_and_read_as_far_as_possible(file, damage, at_least):
    damage(file)
    damaged = file.read_bytes()
    store = open_store()
    (kept_as,) = file.parent.glob("progress-damaged-*.db")
    assert kept_as.read_bytes() == damaged
    assert re.fullmatch(r"progress-damaged-\d{4}-\d\d-\d\d-\d{6}\.db", kept_as.name)
    assert kept_as.name in store.notice and len(store.notice.split()) <= 60
    answers = [kept.answer for kept in store.history()]
    assert at_least <= len(answers)
    assert set(answers) <= set(ANSWERS)
    still_there = {answer for answer in ANSWERS if len(answer) < 10 and f'"{answer}"'.encode() in damaged}
    assert len(still_there - set(answers)) <= 1, "only the row that the cut goes through may be missing"
    assert (f"{len(answers)} entries were read from it" in store.notice) == bool(answers)
    assert store.append(attempt("after")) is True
    store.close()
    again = open_store()
    assert (len(again.history()), again.notice) == (len(answers) + 1, "")
    again.close()
    assert kept_as.read_bytes() == damaged


def change(path, statement):
    """Change the file without a trace in its pages, as a drive does."""
    with closing(sqlite3.connect(path)) as file:
        file.execute(statement)
        file.commit()


SPOILED = {
    "another answer": "UPDATE attempts SET answer = '\"9\"' WHERE attempt_id = 'id-7'",
    "no text": "UPDATE attempts SET answer = CAST(x'22ff22' AS TEXT) WHERE attempt_id = 'id-7'",
    "another question": "UPDATE attempts SET item = 'prioritisation.rice-0' WHERE attempt_id = 'id-7'",
    "another time": "UPDATE attempts SET clock = clock + 1 WHERE attempt_id = 'id-7'",
    "another person": "UPDATE attempts SET learner = 'ne' WHERE attempt_id = 'id-7'",
    "another checksum": "UPDATE attempts SET checksum = checksum + 1 WHERE attempt_id = 'id-7'",
}


@pytest.mark.parametrize("statement", SPOILED.values(), ids=SPOILED)
def test_a_value_that_changed_in_silence_is_not_used_and_the_rest_is_there(file, statement):
    change(file, statement)
    store = open_store()
    assert {kept.answer for kept in store.history()} == set(ANSWERS) - {ANSWERS[7]}
    (kept_as,) = file.parent.glob("progress-damaged-*.db")
    assert kept_as.name in store.notice
    assert "299 entries were read from it and are back. 1 entry can't be trusted and stays" in store.notice
    store.close()


def make_old(path):
    """As pmkit 0.1 left it: no checksums."""
    change(path, "ALTER TABLE attempts DROP COLUMN checksum")
    change(path, "DELETE FROM pmkit_schema WHERE version = 2")


def test_old_rows_have_no_checksum_and_count_and_new_ones_have_one(file):
    make_old(file)
    store = open_store()
    assert store.append(attempt("new")) is True
    assert ({kept.answer for kept in store.history()}, store.notice) == ({*ANSWERS, "new"}, "")
    store.close()
    with closing(sqlite3.connect(file)) as kept:
        query = "SELECT checksum IS NULL, count(*) FROM attempts GROUP BY 1 ORDER BY 1"
        assert kept.execute(query).fetchall() == [(0, 1), (1, COUNT)]


def test_a_byte_that_is_no_text_in_an_old_row_hides_nothing(file):
    make_old(file)
    change(file, SPOILED["no text"])
    store = open_store()
    assert "was damaged" in store.notice
    assert {kept.answer for kept in store.history()} == {*ANSWERS, "\N{REPLACEMENT CHARACTER}"} - {ANSWERS[7]}
    store.close()


@pytest.mark.parametrize("clock", [2**60, 2**62 + 5, -1])
def test_a_clock_beyond_all_times_spoils_neither_the_order_nor_later_copies(file, tmp_path, clock):
    make_old(file)
    change(file, f"UPDATE attempts SET clock = {clock} WHERE attempt_id = 'id-7'")
    store = open_store()
    assert store.append(attempt("after")) is True
    assert {kept.answer for kept in store.history()} == {*ANSWERS, "after"}
    assert store.latest()["prioritisation.rice-1"].answer == "after"
    portable.backup(store, tmp_path / "b.zip")
    assert portable.read(tmp_path / "b.zip").attempts == store.history()
    store.close()


CHANGED_TABLES = {
    "a column of numbers": "replace(sql, 'answer TEXT', 'answer TEXU')",
    "another name": "replace(sql, 'verdict', 'verdibt')",
    "no text, which SQLite quotes": "CAST(CAST(replace(sql, 'item', '\x82') AS BLOB) || x'20f6f5' AS TEXT)",
}


@pytest.mark.parametrize("sql", CHANGED_TABLES.values(), ids=CHANGED_TABLES)
def test_a_changed_list_of_tables_is_damage(file, sql):
    with closing(sqlite3.connect(file)) as tables:
        tables.execute("PRAGMA writable_schema = ON")
        tables.execute(f"UPDATE sqlite_master SET sql = {sql} WHERE name = 'attempts'")
        tables.commit()
    store = open_store()
    assert len(store.history()) == COUNT and "was damaged" in store.notice
    assert store.append(attempt(5)) is True and store.history()[-1].answer == 5
    store.close()


@pytest.mark.parametrize("version", [0, 3, 66])
def test_a_changed_number_of_the_schema_is_damage_and_no_newer_pmkit(file, version):
    change(file, f"UPDATE pmkit_schema SET version = {version} WHERE version = 2")
    if version == 3:
        change(file, "UPDATE pmkit_schema SET version = 2 WHERE version = 1")
    store = open_store()
    assert len(store.history()) == COUNT and "was damaged" in store.notice
    store.close()


def test_a_page_of_answers_where_the_steps_of_the_schema_stood_is_no_newer_pmkit(file):
    change(file, "INSERT INTO pmkit_schema VALUES (3, 'id-3')")
    store = open_store()
    assert len(store.history()) == COUNT and "was damaged" in store.notice
    store.close()


def test_answers_that_are_only_in_the_journal_are_read_too(file):
    """As after kill -9 (nothing moved into the file yet) on a disk that then lost the file's beginning."""
    store = open_store()
    store.append_all(attempt(f"{number} in the journal") for number in range(20))
    copies = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    assert copies["progress.db-wal"]
    store.close()
    for name, content in copies.items():
        (file.parent / name).write_bytes(content)
    overwrite(file, 0, 4096)
    after = open_store()
    answers = {kept.answer for kept in after.history()}
    assert {f"{number} in the journal" for number in range(20)} <= answers
    assert len(answers) == COUNT + 20
    after.close()


def left_by_a_kill(file, *, beside_a_reader=False):
    """The files as after kill -9: 20 more answers, which stay in the log while another program reads."""
    store = open_store()
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        if beside_a_reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM attempts").fetchone()
        store.append_all(attempt(f"{number} in the log") for number in range(20))
        files = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    store.close()
    for path in file.parent.iterdir():
        path.unlink()
    return files


def met(file, files):
    """The answers that are there once these files are, and what is said."""
    for name, content in files.items():
        (file.parent / name).write_bytes(content)
    store = open_store()
    answers = {kept.answer for kept in store.history()}
    notice = store.notice
    store.close()
    return answers, notice


LOGGED = {f"{number} in the log" for number in range(20)}


def test_every_answer_is_in_the_file_itself_and_not_only_in_its_log(file):
    files = left_by_a_kill(file)
    assert met(file, {"progress.db": files["progress.db"]}) == ({*ANSWERS, *LOGGED}, "")


def test_a_log_whose_file_is_gone_is_read(file):
    files = left_by_a_kill(file, beside_a_reader=True)
    del files["progress.db"]
    answers, notice = met(file, files)
    assert answers >= LOGGED and "were read from it and are back" in notice
    assert list(file.parent.glob("progress-damaged-*.db-wal"))


@pytest.mark.parametrize("place", [0.0, 0.002, 0.3, 0.6, 0.999], ids=lambda place: f"at {place}")
def test_one_flipped_bit_in_the_log_is_told_and_takes_at_most_one_row_with_it(file, place):
    files = left_by_a_kill(file, beside_a_reader=True)
    spoiled = bytearray(files["progress.db-wal"])
    spoiled[int(len(spoiled) * place)] ^= 16
    answers, notice = met(file, files | {"progress.db-wal": bytes(spoiled)})
    assert len(answers) >= COUNT + 19 and answers <= {*ANSWERS, *LOGGED}
    assert "was damaged" in notice


def test_a_log_of_an_earlier_day_takes_nothing_away(file, monkeypatch):
    files = left_by_a_kill(file)
    before = met(file, files)[0]
    store = open_store()
    store.append_all(attempt(f"{number} later") for number in range(200))
    store.close()
    later, log = file.rename(file.with_name("later.db")), files["progress.db-wal"]
    elsewhere = file.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("PMKIT_HOME", str(elsewhere))
    answers, notice = met(elsewhere / file.name, {file.name: later.read_bytes(), f"{file.name}-wal": log})
    assert answers == before | {f"{number} later" for number in range(200)} and "was damaged" in notice


def test_a_damaged_file_in_a_folder_that_is_read_only_is_read_and_stays(file, read_only):
    """It can't be set aside, which ended open_store with a traceback."""
    change(file, SPOILED["another answer"])
    before = file.read_bytes()
    read_only.on(file.parent)
    store = open_store()
    assert {kept.answer for kept in store.history()} == set(ANSWERS) - {ANSWERS[7]}
    assert store.append(attempt("meanwhile")) is True and "read-only" in store.notice
    store.close()
    assert file.read_bytes() == before
    read_only.off()
    after = open_store()
    assert {kept.answer for kept in after.history()} == {*ANSWERS, "meanwhile"} - {ANSWERS[7]}
    assert "was damaged" in after.notice
    after.close()


def test_a_damaged_file_on_a_full_disk_is_read_and_stays_until_there_is_room(
    file, tmp_path, mounts, monkeypatch
):
    """It was set aside first, and where no new one could be made its rows were never asked for again."""
    change(file, SPOILED["another answer"])
    damaged = file.read_bytes()
    disk = tmp_path / "disk"
    disk.mkdir()
    mounts.tmpfs(disk, f"{len(damaged) // 1024 + 60}k")
    (disk / file.name).write_bytes(damaged)
    monkeypatch.setenv("PMKIT_HOME", str(disk))
    rest = set(ANSWERS) - {ANSWERS[7]}
    store = open_store()
    assert {kept.answer for kept in store.history()} == rest and "the disk is full" in store.notice
    store.close()
    assert (disk / file.name).read_bytes() == damaged
    mounts.run("-o", "remount,size=50m", disk)
    after = open_store()
    assert {kept.answer for kept in after.history()} == rest and "299 entries were read" in after.notice
    assert not list(disk.glob("*.new*"))
    after.close()


def test_an_empty_file_is_said(file):
    answers, notice = met(file, {"progress.db": b""})
    assert answers == set() and "was empty" in notice
    assert met(file, {}) == (set(), "")


def test_a_hundred_files_damaged_at_random_lose_nothing_in_silence(tmp_path):
    """The trial in benchmarks/damage.py, which has run over thousands of them."""
    script = Path(__file__).parents[3] / "benchmarks" / "damage.py"
    found = runpy.run_path(str(script))["trial"](100, 20261130, tmp_path)
    assert len(found) == 100 and sum(one.told for one in found) > 30
    assert [(one.damage, one.faults) for one in found if one.faults] == []


def test_a_file_that_is_damaged_under_an_open_notebook(file):
    """The file is set aside, what was read before is still shown, and the answer finds a new file."""
    store = open_store()
    before = [kept.answer for kept in store.history()]
    spoil_everything(file)
    for journal in ("-wal", "-shm"):
        file.with_name(file.name + journal).unlink(missing_ok=True)
    store._target._engine.dispose()
    assert store.append(attempt("after the damage")) is True
    wait_for(lambda: store.history() and not store.waiting)
    store.close()
    again = open_store()
    assert [kept.answer for kept in again.history()] == [*before, "after the damage"]
    again.close()


def test_two_files_damaged_in_the_same_second_are_both_kept(tmp_path):
    file, now = tmp_path / "progress.db", datetime(2026, 11, 23, 1, 2, 3)
    for content in (b"first", b"second"):
        file.write_bytes(content)
        set_aside(file, now)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "progress-damaged-2026-11-23-010203.db": b"first",
        "progress-damaged-2026-11-23-010203-2.db": b"second",
    }


def _open_and_write(home, temporary, name):
    os.environ["PMKIT_HOME"], tempfile.tempdir = home, temporary
    store = open_store()
    assert store.append(attempt(name)), store.notice
    store.close()


def test_an_open_notebook_goes_on_in_the_new_file_when_another_one_sets_the_old_one_aside(file):
    """It wrote on into the file that was set aside, where nobody looks."""
    open_one = open_store()
    assert open_one.append(attempt("before")) is True
    change(file, SPOILED["another answer"])
    other = open_store()
    assert "was damaged" in other.notice
    assert open_one.append(attempt("after")) is True
    assert {"before", "after"} <= {kept.answer for kept in other.history()}
    assert {"before", "after"} <= {kept.answer for kept in open_one.history()}
    open_one.close()
    other.close()


def test_several_notebooks_that_meet_a_damaged_file_set_it_aside_once(file):
    spoil_the_header(file)
    places = (os.environ["PMKIT_HOME"], tempfile.gettempdir())
    writers = [
        PROCESSES.Process(target=_open_and_write, args=(*places, name), daemon=True) for name in "abcd"
    ]
    for writer in writers:
        writer.start()
    assert ended_well(writers)
    assert len(list(file.parent.glob("progress-damaged-*.db"))) == 1
    store = open_store()
    assert {"a", "b", "c", "d"} <= {kept.answer for kept in store.history()}
    assert len(store.history()) == COUNT + 4
    store.close()


def test_a_file_of_a_newer_pmkit_is_refused_and_stays_as_it_is(file):
    with closing(sqlite3.connect(file)) as newer:
        newer.executescript(
            "ALTER TABLE attempts RENAME TO tries; "
            "INSERT INTO pmkit_schema VALUES (3, '2031-01-01 00:00:00');"
        )
    before = file.read_bytes()
    with pytest.raises(NewerSchema, match="newer pmkit"):
        SqlStore(file_url(file))
    store = open_store()
    assert "newer pmkit" in store.notice and "Update pmkit" in store.notice
    assert len(store.notice.split()) <= 60
    assert store.append(attempt("kept elsewhere")) is True
    store.close()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.glob("progress*.db")] == ["progress.db"]
