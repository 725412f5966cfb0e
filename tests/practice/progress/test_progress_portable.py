"""Progress moves between machines and loses nothing; a hostile backup does no harm."""

import json
import random
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_helpers import attempt

from pmkit.practice.progress import MemoryStore, SqlStore, portable
from pmkit.practice.progress.places import file_url

START = datetime(2026, 11, 23, tzinfo=UTC)


def filled(count=3, **more):
    return MemoryStore([attempt(number, **more) for number in range(count)])


def restore(store, path):
    return portable.merge(store, portable.read(path))


def make(path, lines, about=None, **more):
    """A zip that looks like a backup."""
    about = {"format": "pmkit-progress", "version": 1} if about is None else about
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.json", about if isinstance(about, str) else json.dumps(about))
        archive.writestr("attempts.jsonl", "\n".join(lines))
        for name, content in more.items():
            archive.writestr(name, content)
    return path


def test_a_backup_restored_elsewhere_is_the_same_history(tmp_path):
    here = filled(answer={"text": "Grüße, \0 and \ud800"}, detail={"message": "ok"}, verdict="right")
    assert portable.backup(here, tmp_path / "b.zip") == 3
    there = SqlStore(file_url(tmp_path / "there.db"))
    assert restore(there, tmp_path / "b.zip") == portable.Merged(added=3, known=0, unreadable=0)
    assert there.history() == here.history()
    assert restore(there, tmp_path / "b.zip").sentence() == "0 entries added, 3 already here."
    there.close()


def test_what_a_backup_would_bring_is_told_before(tmp_path):
    """The laptop has answered a and b since; the copy is newer in c, older in a, and knows b already."""
    old = [attempt(item, item=item, attempt_id=f"old-{item}", at=START) for item in "ab"]
    laptop = MemoryStore([*old, attempt("a", item="a", at=START + timedelta(hours=5))])
    desk = MemoryStore(
        [*old, *(attempt(item, item=item, at=START + timedelta(hours=3)) for item in ("a", "c", "c"))]
    )
    portable.backup(desk, tmp_path / "b.zip")
    found = portable.read(tmp_path / "b.zip")
    assert found.made == datetime.now(UTC).date().isoformat()
    assert portable.difference(laptop, found) == portable.Difference(entries=5, new=3, items=1)
    portable.merge(laptop, found)
    assert portable.difference(laptop, found) == portable.Difference(entries=5, new=0, items=0)
    assert laptop.latest()["a"].at == START + timedelta(hours=5)


def test_a_backup_never_overwrites_a_file_and_leaves_no_half_made_one(tmp_path):
    (tmp_path / "b.zip").write_text("precious")
    with pytest.raises(ValueError, match="not overwritten"):
        portable.backup(filled(), tmp_path / "b.zip")
    with pytest.raises(ValueError, match="can't be written"):
        portable.backup(filled(), tmp_path / "missing folder" / "b.zip")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("b.zip", "precious")]


def test_a_backup_onto_a_full_disk_leaves_nothing_half_made(tmp_path, mounts):
    disk = tmp_path / "stick"
    disk.mkdir()
    mounts.tmpfs(disk, "16k")
    with pytest.raises(ValueError, match=r"No space left on device\. Choose another folder or make room"):
        portable.backup(filled(3000), disk / "b.zip")
    assert list(disk.iterdir()) == []


def test_another_machines_progress_file_is_merged_without_touching_it(tmp_path):
    other = SqlStore(file_url(tmp_path / "other.db"))
    other.append(attempt("there"))
    other.close()
    before = (tmp_path / "other.db").read_bytes()
    here = filled(1)
    assert restore(here, tmp_path / "other.db") == portable.Merged(added=1, known=0, unreadable=0)
    assert [kept.answer for kept in here.history()] == ["there", 0]
    assert (tmp_path / "other.db").read_bytes() == before


WORK = st.lists(
    st.tuples(st.sampled_from(["laptop", "desk", "merge"]), st.integers(-5, 5), st.sampled_from("abc")),
    max_size=25,
)


@settings(max_examples=40)
@given(WORK)
def test_a_merge_of_two_machines_loses_and_doubles_nothing_in_whatever_order(work):
    """Two machines work and merge at any time; in the end both know everything, in one order."""
    machines = {"laptop": MemoryStore(), "desk": MemoryStore()}
    made = []
    for number, (where, hours, item) in enumerate(work):
        if where == "merge":
            machines["laptop"].append_all(machines["desk"].history())
        else:
            one = attempt(
                number, item=item, attempt_id=f"{where}-{number}", at=START + timedelta(hours=hours)
            )
            made.append(one.attempt_id)
            machines[where].append(one)
            assert machines[where].latest()[item].attempt_id == one.attempt_id
    for to, other in (("laptop", "desk"), ("desk", "laptop"), ("laptop", "desk")):
        machines[to].append_all(machines[other].history())
    laptop, desk = machines["laptop"].history(), machines["desk"].history()
    assert laptop == desk
    assert sorted(kept.attempt_id for kept in laptop) == sorted(made)


GOOD = json.dumps(attempt(1, attempt_id="good").to_json())


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        '"text"',
        "[" * 20_000,
        json.dumps({"item": "x"}),
        GOOD.replace('"draft"', '"erase"'),
        GOOD.replace('"version": 1', '"version": 1e400'),
        GOOD.replace('"attempt_id": "good"', '"attempt_id": ["good"]'),
        GOOD.replace('"attempt_id": "good"', f'"attempt_id": "{"x" * 300}"'),
        GOOD.replace('"item": "', '"item": "\\u0000'),
    ],
)
def test_a_line_that_is_no_attempt_is_left_out_counted_and_said(tmp_path, line):
    store = SqlStore(file_url(tmp_path / "p.db"))
    done = restore(store, make(tmp_path / "b.zip", [line, GOOD]))
    assert done == portable.Merged(added=1, known=0, unreadable=1)
    assert "1 entry of the file could not be read" in done.sentence()
    assert store.append(attempt("goes on")) is True
    assert [kept.answer for kept in store.history()] == [1, "goes on"]
    store.close()


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"format": "pmkit-progress", "version": 2}, "newer pmkit"),
        ({"format": "another", "version": 1}, "no copy of your work"),
        ("{", "no copy of your work"),
        ("[" * 50_000, "no copy of your work"),
        ("[]", "no copy of your work"),
    ],
)
def test_what_is_no_backup_is_refused_with_a_sentence(tmp_path, about, says):
    with pytest.raises(ValueError, match=says):
        portable.read(make(tmp_path / "b.zip", [GOOD], about))


def test_files_that_are_no_zip_or_none_at_all_get_a_sentence(tmp_path):
    (tmp_path / "photo.zip").write_bytes(b"\xff\xd8 no zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
    for name, says in (
        ("photo.zip", "no copy of your work"),
        ("other.zip", "no copy of your work"),
        ("none.zip", "no file"),
    ):
        with pytest.raises(ValueError, match=says):
            restore(filled(), tmp_path / name)


def test_a_zip_bomb_is_stopped_and_nothing_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(portable, "MOST_BYTES", 200_000)
    monkeypatch.setattr(portable, "LONGEST_LINE", 50_000)
    store = MemoryStore()
    for number, lines in enumerate(([" " * 60_000], [GOOD] * 2_000)):
        with pytest.raises(ValueError, match="more than anybody"):
            restore(store, make(tmp_path / f"{number}.zip", lines))
    make(tmp_path / "paths.zip", [GOOD], **{"../../evil": "x", "/evil": "x"})
    assert restore(store, tmp_path / "paths.zip").added == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.zip", "1.zip", "paths.zip"]


def test_a_cut_off_backup_says_so(tmp_path):
    portable.backup(filled(500), tmp_path / "whole.zip")
    whole = (tmp_path / "whole.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="damaged"):
        restore(filled(), tmp_path / "cut.zip")
    spoiled = bytearray(whole)
    spoiled[len(whole) // 2 : len(whole) // 2 + 40] = bytes(40)
    (tmp_path / "spoiled.zip").write_bytes(spoiled)
    store = MemoryStore()
    try:
        done = restore(store, tmp_path / "spoiled.zip")
    except ValueError as problem:
        assert "damaged" in str(problem)
    else:
        assert done.unreadable and done.added == len(store.history()) < 500


def test_whatever_damage_a_backup_took_it_is_read_in_part_or_refused_in_the_same_sentence(tmp_path):
    portable.backup(filled(50), tmp_path / "whole.zip")
    whole, chance = (tmp_path / "whole.zip").read_bytes(), random.Random(3)
    for _ in range(300):
        data = bytearray(whole)
        at = chance.randrange(len(data))
        data[at : at + chance.choice([1, 9, 80])] = chance.randbytes(chance.choice([0, 1, 5]))
        (tmp_path / "hurt.zip").write_bytes(data)
        try:
            portable.read(tmp_path / "hurt.zip", "hurt.zip")
        except ValueError as problem:
            assert "newer pmkit" in str(problem) or str(problem) == portable.NO_COPY.format(name="hurt.zip")
