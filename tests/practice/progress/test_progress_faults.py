"""What was acknowledged is never lost: killed writers, full and read-only disks, drives without locks."""

import getpass
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from machine import LONG
from progress_helpers import acknowledged, attempt, ended_well, start_writer, wait_for
from sqlalchemy import event

from pmkit.practice.progress import SqlStore, errors, open_store


def words(sentence):
    return len(sentence.split())


def test_two_notebooks_write_at_once(db, tmp_path):
    writers = [start_writer(db, tmp_path / f"ledger-{name}", name, 80) for name in "ab"]
    assert ended_well(writers)
    store = SqlStore(db)
    ids = [kept.attempt_id for kept in store.history()]
    assert sorted(ids) == sorted(f"{name}-{number}" for name in "ab" for number in range(80))
    assert sorted(ids) == sorted(acknowledged(tmp_path / "ledger-a") + acknowledged(tmp_path / "ledger-b"))
    assert len({kept.clock for kept in store.history()}) == 160
    store.close()


def test_a_writer_is_killed_in_the_middle_again_and_again(db, tmp_path):
    ledger = tmp_path / "ledger"
    for number in range(8):
        before = len(acknowledged(ledger))
        writer = start_writer(db, ledger, f"round-{number}", 100_000)
        wait_for(lambda before=before, number=number: len(acknowledged(ledger)) > before + 3 * number)
        writer.kill()
        writer.join()
        store = SqlStore(db)
        kept = [one.attempt_id for one in store.history()]
        store.close()
        assert set(acknowledged(ledger)) <= set(kept)
        assert len(kept) == len(set(kept))
        # at most the one write that was under way was kept without being acknowledged
        assert len(kept) - len(acknowledged(ledger)) <= number + 1
    with sqlite3.connect(db.removeprefix("sqlite:///")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_read_only_folder_sends_answers_to_a_temporary_one_and_back(temp_folder, read_only):
    folder = Path(os.environ["PMKIT_HOME"])
    first = open_store()
    first.append(attempt("before"))
    first.close()
    read_only.on(folder)
    during = open_store()
    assert during.append(attempt("during")) is True
    assert [kept.answer for kept in during.history()] == ["before", "during"]
    assert during.place.startswith(str(temp_folder))
    assert "written" in during.notice and str(temp_folder) in during.notice and words(during.notice) <= 60
    during.close()
    read_only.off()
    after = open_store()
    assert [kept.answer for kept in after.history()] == ["before", "during"]
    assert after.place == str(folder / "progress.db")
    assert "1 entry" in after.notice
    after.close()
    again = open_store()
    assert (len(again.history()), again.notice) == (2, "")
    again.close()


def opened_anew(store):
    """What is open stays open for writing under a bind mount; a fresh connection is what comes next."""
    store._target._engine.dispose()


def test_a_folder_that_turns_read_only_under_an_open_notebook(temp_folder, read_only):
    folder = Path(os.environ["PMKIT_HOME"])
    store = open_store()
    store.append(attempt(1))
    read_only.on(folder)
    opened_anew(store)
    assert store.append(attempt(2)) is True
    assert "Your last answer waits in a temporary folder" in store.notice and words(store.notice) <= 60
    assert [kept.answer for kept in store.history()] == [1, 2]
    read_only.off()
    wait_for(lambda: store.history() and not store.waiting)  # a try that fails is followed by a short rest
    assert store.append(attempt(3)) is True
    assert store.notice == ""
    store.close()
    assert [kept.answer for kept in open_store().history()] == [1, 2, 3]


def test_an_answer_that_found_no_room_survives_even_a_kill(temp_folder, read_only):
    """The second place: what its own file refused is in the temporary folder at once, not only in memory."""
    folder = Path(os.environ["PMKIT_HOME"])
    store = open_store()
    read_only.on(folder)
    opened_anew(store)
    assert store.append(attempt("kept")) is True
    read_only.off()
    after = open_store()  # the first store was never closed: as after kill -9
    assert [kept.answer for kept in after.history()] == ["kept"]
    after.close()


def fill(disk):
    """Take all the room that is left, and give the file that does."""
    with open(disk / "photos", "wb", buffering=0) as photos:
        try:
            while photos.write(b"x" * 4096):
                pass
        except OSError as full:
            assert "space" in str(full)
    return disk / "photos"


@pytest.mark.parametrize("part", ["", "-shm"])
def test_a_file_that_alone_is_read_only_is_named(part, temp_folder, mounts):
    """The folder was made writable again, and one file was forgotten: nothing said which."""
    file = Path(os.environ["PMKIT_HOME"]) / "progress.db"
    first = open_store()
    first.append(attempt(1))
    left = {path: path.read_bytes() for path in file.parent.glob("progress.db*")}
    first.close()
    for path, data in left.items():  # as a program that was killed leaves them
        path.write_bytes(data)
    mounts.read_only(file.with_name(file.name + part))
    second = open_store()
    second.append(attempt(2))
    assert f"the file progress.db{part} is read-only" in second.notice
    assert [kept.answer for kept in second.history()] == [1, 2]
    mounts.undo_all()
    assert second.append(attempt(3)) is True
    assert [kept.answer for kept in second.history()] == [1, 2, 3]
    second.close()


def test_a_full_disk_is_said_also_after_a_restart_and_there_is_room_again(
    tmp_path, temp_folder, mounts, monkeypatch
):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounts.tmpfs(disk, "400k")
    monkeypatch.setenv("PMKIT_HOME", str(disk))
    store = open_store()
    photos = fill(disk)
    number = 0
    while not store.waiting:
        assert store.append(attempt("a" * 3000, attempt_id=f"id-{number}")) is True
        number += 1
    assert "the disk is full" in store.notice and words(store.notice) <= 60
    assert store.append(attempt(attempt_id="one more")) is True
    expected = [*(f"id-{n}" for n in range(number)), "one more"]
    assert [kept.attempt_id for kept in store.history()] == expected
    restarted = open_store()
    assert [kept.attempt_id for kept in restarted.history()] == expected
    assert set(restarted.latest()) == {"prioritisation.rice-1"}
    assert "Your last 2 answers wait in a temporary folder" in restarted.notice
    restarted.close()
    photos.unlink()
    wait_for(lambda: store.history() and not store.waiting)
    assert store.append(attempt(attempt_id="last")) is True
    assert (store.notice, store.waiting) == ("", 0)
    store.close()
    fresh = SqlStore(f"sqlite:///{disk / 'progress.db'}")
    assert [kept.attempt_id for kept in fresh.history()] == [*expected, "last"]
    fresh.close()


def test_a_file_that_may_not_grow_refuses_and_takes_the_next(db):
    """The same without mounting: SQLite itself refuses to grow the file, as under a quota."""
    store = SqlStore(db)
    store.append(attempt(0))
    quota = [1]
    store._engine.dispose()

    @event.listens_for(store._engine, "connect")
    def limit(connection, _record):
        connection.execute(f"PRAGMA max_page_count = {quota[0]}")

    with pytest.raises(errors.NotWritable, match="the disk is full"):
        for _ in range(100):
            store.append(attempt("a" * 3000))
    kept = len(store.history())
    quota[0] = 100_000
    assert store.append(attempt("small")) is True
    store.close()
    assert len(SqlStore(db).history()) == kept + 1


def test_a_disk_that_is_full_from_the_start_leaves_memory_and_a_sentence(temp_folder, monkeypatch, mounts):
    folder = temp_folder.parent / "full"
    folder.mkdir()
    mounts.tmpfs(folder, "8k")
    (folder / "photos").write_bytes(b"x" * 4096)
    monkeypatch.setenv("PMKIT_HOME", str(folder / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    store = open_store()
    assert "while this page is open" in store.notice and words(store.notice) <= 70
    assert store.append(attempt(1)) is False and [kept.answer for kept in store.history()] == [1]
    assert store.place == "memory"
    assert "Keep this page open" in store.notice and words(store.notice) <= 60
    with pytest.raises(errors.NotWritable, match="the disk is full"):
        store.append_all([attempt(2)])
    mounts.undo(folder)
    wait_for(lambda: store.history() and not store.waiting)
    store.close()
    assert [kept.answer for kept in open_store().history()] == [1]


def test_a_temporary_folder_that_someone_else_prepared_is_not_used(temp_folder, tmp_path, monkeypatch):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (temp_folder / f"pmkit-{getpass.getuser()}").symlink_to(theirs)
    monkeypatch.setenv("PMKIT_HOME", "/dev/null/nowhere")
    store = open_store()
    assert store.place == "memory" and store.append(attempt(1)) is False
    assert list(theirs.iterdir()) == []


def test_a_busy_file_is_waited_for_and_then_said(db):
    store = SqlStore(db, patience=0.3)
    with sqlite3.connect(db.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.NotWritable, match="another program keeps it busy"):
            store.append(attempt(1))
        other.execute("ROLLBACK")
    assert store.append(attempt(1)) is True
    store.close()
    assert len(SqlStore(db).history()) == 1


def test_a_new_file_that_another_notebook_is_opening_is_waited_for(db):
    """The switch to the write-ahead log is refused at once while somebody writes, whatever the patience."""
    with closing(sqlite3.connect(db.removeprefix("sqlite:///"), check_same_thread=False)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        done = Timer(0.3, other.execute, ["ROLLBACK"])
        done.start()
        store = SqlStore(db, patience=LONG)
        done.join()
    assert store.append(attempt(1)) is True
    store.close()


SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/mman.h>
/* A network drive: no shared memory (MODE >= 1), and no locks either (MODE 2). */
static int refuse(int command) { return MODE == 2 && (command == F_SETLK || command == F_GETLK); }
int fcntl64(int fd, int command, ...) {
  va_list rest; va_start(rest, command); void *argument = va_arg(rest, void *); va_end(rest);
  static int (*real)(int, int, ...);
  if (refuse(command)) { errno = ENOLCK; return -1; }
  if (!real) real = dlsym(RTLD_NEXT, "fcntl64");
  return real(fd, command, argument);
}
int fcntl(int fd, int command, ...) {
  va_list rest; va_start(rest, command); void *argument = va_arg(rest, void *); va_end(rest);
  return fcntl64(fd, command, argument);
}
static void *map(const char *name, void *at, size_t size, int rights, int flags, int fd, off_t from) {
  void *(*real)(void *, size_t, int, int, int, off_t) = dlsym(RTLD_NEXT, name);
  if (fd >= 0 && (flags & MAP_SHARED)) { errno = ENODEV; return MAP_FAILED; }
  return real(at, size, rights, flags, fd, from);
}
void *mmap(void *a, size_t s, int r, int f, int fd, off_t o) { return map("mmap", a, s, r, f, fd, o); }
void *mmap64(void *a, size_t s, int r, int f, int fd, off_t o) { return map("mmap64", a, s, r, f, fd, o); }
"""
ON_THE_DRIVE = """
import sqlite3
from pmkit.practice.progress import Attempt, open_store
store = open_store()
opening = store.notice
saved = store.append(Attempt(item="x.y", event="draft", answer=1))
store.close()
print(saved, store.place, opening, sep="\\n")
"""


@pytest.mark.parametrize("mode", [1, 2])
def test_a_network_drive_that_can_not_lock(tmp_path, mode):
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs Linux with a C compiler, to make locks fail as a network drive does")
    (tmp_path / "drive.c").write_text(SHIM)
    library = tmp_path / "drive.so"
    build = [compiler, "-shared", "-fPIC", f"-DMODE={mode}", "-o", library, tmp_path / "drive.c", "-ldl"]
    subprocess.run(build, check=True)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", ON_THE_DRIVE],
        env=os.environ | {"LD_PRELOAD": str(library), "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=True,
    )
    saved, place, notice, *_ = done.stdout.split("\n")
    home = os.environ["PMKIT_HOME"]
    assert saved == str(mode == 1)
    if mode == 1:  # no shared memory: the classic journal serves, in the usual place
        assert (place, notice) == (f"{home}/progress.db", "")
        with sqlite3.connect(place) as file:
            assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert file.execute("SELECT count(*) FROM attempts").fetchone() == (1,)
    else:  # no locks at all: memory, and the learner is told what to do
        assert place == "memory"
        assert "can't lock" in notice and "PMKIT_HOME" in notice


def test_every_sentence_is_short_plain_and_names_the_place():
    place = "/home/ada lovelace/.local/share/pmkit/progress.db"
    why = errors.cause(Exception("database or disk is full"))
    cannot = errors.not_writable(place, why)
    said = {
        "waiting, one": errors.waiting(1, why, place),
        "waiting, several": errors.waiting(12, why, place),
        "not writable": cannot,
        "for the class": errors.waits_for_class(4, errors.NO_ANSWER, errors.ON_THIS_COMPUTER),
        "for the class, refused": errors.waits_for_class(1, "the disk is full", errors.temporarily("/tmp/x")),
        "for the file": errors.waits_for_file(2, why, errors.temporarily("/tmp/pmkit-ada"), place),
        "meanwhile": errors.meanwhile(cannot, errors.temporarily("/tmp/pmkit-ada")),
        "only memory": errors.only_memory(cannot),
        "newer": errors.newer(place),
        "newer, meanwhile": errors.meanwhile(errors.newer(place), errors.ON_THIS_COMPUTER),
        "no server": errors.meanwhile(errors.no_server("school on host", why), errors.ON_THIS_COMPUTER),
        "no set-up": errors.no_set_up("school on host", why),
        "set aside": errors.set_aside(place, "progress-damaged-2026-11-23-010203.db", 1, 1),
        "nothing read": errors.set_aside(place, "progress-damaged-2026-11-23-010203.db", 0, 0),
        "emptied": errors.emptied(place),
        "older class": errors.older_class("school on host"),
        "not used": errors.not_used(2, place),
        "arrived": errors.arrived(1, for_class=True),
        "left elsewhere": errors.left_elsewhere(2, place),
    }
    for name, sentence in said.items():
        assert len(sentence.split()) <= 60, name
        assert sentence.endswith(".") and not sentence[0].islower(), name
        assert not {"error", "exception", "traceback", "sqlite", "operationalerror"} & set(
            sentence.lower().split()
        )
    assert said["for the class"] == (
        "Your last 4 answers wait on this computer; they go to the class's database as soon as it answers."
    )
    assert said["waiting, one"].startswith("Your last answer is not saved in its place yet")
    assert said["waiting, several"].startswith("Your last 12 answers are not saved in their place yet")
    assert "1 entry was read from it and is back" in said["set aside"]


def test_every_cause_has_words_of_its_own():
    said = {errors.cause(Exception(text)) for text in ("disk full", "readonly", "locked", "malformed", "odd")}
    assert len(said) == 5
