"""What the user chose is there tomorrow, whole, and the case is one step away."""

import json
import os
import random
import zipfile

import pandas as pd
import pytest

from pmkit.backlog import BacklogProblem, decide, from_bytes, read_backlog, storage, to_bytes


def backlog(name="team.csv", rows="A-1,one,2026-01-05\nA-2,two,\n"):
    report = read_backlog(
        f"Key,Title,Created,Labels,Odd,Odd\n{rows}".replace("\n", ",x,left,right\n")
        .replace("Odd,Odd,x,left,right", "Odd,Odd")
        .encode(),
        name=name,
    )
    return report.backlog


def same(one, other):
    for part in ("items", "history", "imported"):
        pd.testing.assert_frame_equal(getattr(one, part), getattr(other, part))
    assert one.kept.to_dict("list") == other.kept.to_dict("list")
    assert one.source == other.source


def test_a_backlog_reads_back_as_it_was():
    mine = decide(backlog(), "A-1", {"reach": 1200.0, "moscow": "must"})
    same(from_bytes(to_bytes(mine)), mine)
    assert to_bytes(mine) == to_bytes(from_bytes(to_bytes(mine)))


def test_a_backlog_of_many_nearly_empty_columns_reads_back_too():
    """It packs so well that it was taken for an archive that unpacks without an end."""
    columns = [f"Custom field (X{number})" for number in range(500)]
    rows = [",".join(["Key", "Title", *columns])]
    rows += [",".join([f"A-{n}", f"Item {n}", *(["x" if n == 7 else ""] * 500)]) for n in range(1000)]
    wide = read_backlog("\n".join(rows).encode(), name="wide.csv").backlog
    same(from_bytes(to_bytes(wide)), wide)


def test_a_large_backlog_reads_back_too():
    """One that takes more than two million bytes when it is packed."""
    chance = random.Random(3)
    rows = [f"A-{n},Item {n},{chance.randbytes(900).hex()}" for n in range(2500)]
    large = read_backlog("\n".join(["Key,Title,Odd", *rows]).encode(), name="large.csv").backlog
    packed = to_bytes(large)
    assert len(packed) > 2_000_000
    same(from_bytes(packed), large)


def test_choose_it_once_then_the_case_then_it_again():
    assert storage.current() is None
    id = storage.choose(backlog())
    same(storage.current(), backlog())
    storage.use_case()
    assert storage.current() is None
    assert [(one.id, one.name, one.items) for one in storage.stored()] == [(id, "team.csv", 2)]
    same(storage.use(id), storage.current())
    storage.forget(id)
    assert storage.current() is None
    assert storage.stored() == ()


def test_a_file_of_the_same_name_takes_the_place_of_the_earlier():
    storage.choose(backlog())
    storage.choose(backlog(rows="A-3,three,\n"))
    assert [one.items for one in storage.stored()] == [1]
    assert storage.find("team.csv") is not None
    assert storage.find("other.csv") is None


def test_no_name_in_the_data_becomes_a_path(tmp_path):
    storage.choose(backlog(name="../../evil.csv"))
    files = [path.relative_to(storage.folder()) for path in storage.folder().rglob("*")]
    assert all(len(path.parts) == 1 for path in files)
    assert not list(tmp_path.rglob("evil*"))


def test_headers_are_remembered_whatever_their_case():
    storage.remember({"Leute/Quartal": "reach"})
    data = b"Title,LEUTE / quartal\na,12\n"
    assert read_backlog(data, memory=storage.remembered()).items["reach"][0] == 12


def test_a_full_disk_leaves_the_earlier_file_whole(monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    storage.choose(backlog())
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        with pytest.raises(BacklogProblem, match="no space left on device"):
            storage.choose(backlog(rows="A-3,three,\n"))
    same(storage.current(), backlog())
    assert not list(storage.folder().glob(".*"))


def test_a_damaged_or_newer_file_is_told_in_words(tmp_path):
    id = storage.choose(backlog())
    file = storage.folder() / f"{id}.zip"
    whole = file.read_bytes()
    for cut in range(0, len(whole), 97):
        file.write_bytes(whole[:cut])
        with pytest.raises(BacklogProblem, match="damaged"):
            storage.current()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("backlog.json", json.dumps({"format": "pmkit-backlog", "version": 99}))
    with pytest.raises(BacklogProblem, match="newer version"):
        storage.current()
    storage.use_case()
    assert storage.current() is None


def test_an_unreadable_list_of_the_shelf_is_made_again_from_the_backlogs():
    id = storage.choose(backlog())
    (storage.folder() / "shelf.json").write_text("{broken")
    assert storage.current() is None
    assert [(one.id, one.name) for one in storage.stored()] == [(id, "team.csv")]
    same(storage.use(id), backlog())


def test_decisions_are_there_tomorrow_and_a_half_written_line_spoils_only_itself():
    id = storage.choose(backlog())
    storage.decide(id, [("A-1", "reach", 900.0), ("A-2", "moscow", "must")])
    journal = storage.folder() / f"{id}.decided"
    with journal.open("ab") as file:
        file.write(b'\n[["A-1", "rea')
    storage.decide(id, [("A-1", "reach", 950.0), ("gone", "reach", 1.0)])
    assert storage.current().items["reach"].tolist()[0] == 950
    assert storage.current().items["moscow"].tolist() == ["", "must"]


def test_what_nobody_could_have_decided_is_passed_over():
    id = storage.choose(backlog())
    storage.decide(id, [("A-1", "item", "=cmd"), ("A-1", "reach", "many"), ("A-1", "moscow", 3.0)])
    same(storage.current(), backlog())


def test_keeping_it_whole_ends_the_journal():
    id = storage.choose(backlog())
    storage.decide(id, [("A-1", "reach", 900.0)])
    storage.choose(backlog())
    assert pd.isna(storage.current().items["reach"][0])
    storage.decide(id, [("A-1", "reach", 900.0)])
    storage.forget(id)
    assert not list(storage.folder().glob(f"{id}.*"))
