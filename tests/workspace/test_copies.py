"""A copy moves progress and own backlogs to another computer, says first what it brings, replaces nothing."""

import zipfile
from datetime import UTC, datetime

import pandas as pd
import pytest

from pmkit.backlog import from_frame, storage
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.workspace import copies


def backlog(name="team.csv", titles=("Sort", "Share")):
    return from_frame(pd.DataFrame({"id": list("ab"), "item": list(titles), "effort": [1.0, None]}), name)


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Go to another computer."""

    def go(name):
        monkeypatch.setenv("PMKIT_HOME", str(tmp_path / name))

    go("old laptop")
    return go


@pytest.fixture
def copy(tmp_path, elsewhere):
    """A copy of one answer and one backlog, made on the old laptop."""
    storage.save(backlog())
    storage.decide(storage.id_of("team.csv"), [("b", "effort", 3.0)])
    path = tmp_path / "pmkit-copy.zip"
    assert copies.write(MemoryStore([Attempt(item="a.b", event="draft")]), path) == (1, 1)
    return path


def test_a_new_computer_gets_the_backlogs_with_what_was_decided_on_them(copy, elsewhere):
    elsewhere("new laptop")
    store, found = MemoryStore(), copies.read(copy)
    said = found.preview(store)
    assert "holds 1 entry and 1 backlog of your own." in said and said.endswith("None of it is here yet.")
    assert storage.stored() == ()
    done, backlogs = found.bring_in(store)
    assert (done.added, backlogs) == (1, 1)
    assert storage.find("team.csv").items["effort"].tolist() == [1.0, 3.0]
    assert not copies.read(copy).brings(store)


def test_another_backlog_of_the_same_name_stays_and_the_copys_gets_a_name_of_its_own(copy, elsewhere):
    elsewhere("new laptop")
    storage.save(backlog(titles=("Sort", "Print")))
    store = MemoryStore()
    for brought in (1, 0):
        assert copies.read(copy).bring_in(store)[1] == brought
    names = sorted(one.name for one in storage.stored())
    assert names[0] == "team.csv" and names[1].startswith("team.csv (copy of ") and len(names) == 2
    assert storage.find("team.csv").items["item"].tolist() == ["Sort", "Print"]
    assert storage.find(names[1]).items["item"].tolist() == ["Sort", "Share"]


def test_on_the_computer_it_was_made_on_there_is_nothing_to_bring_in(copy):
    store = MemoryStore(copies.read(copy).progress.attempts)
    assert "All of it is here already" in copies.read(copy).preview(store)


def test_what_is_newer_than_here_is_told_by_its_number(copy, elsewhere):
    elsewhere("new laptop")
    early = Attempt(item="a.b", event="draft", at=datetime(2026, 1, 1, tzinfo=UTC))
    store = MemoryStore([early, Attempt(item="c.d", event="draft")])
    assert "will then show the copy's newer answer: 1." in copies.read(copy).preview(store)


def test_what_is_older_than_here_only_adds_to_the_history(copy, elsewhere):
    elsewhere("new laptop")
    store = MemoryStore([Attempt(item="a.b", event="draft")])
    said = copies.read(copy).preview(store)
    assert "What you see here is newer and stays" in said
    assert len(said.split()) <= 60


def test_a_hostile_copy_does_no_harm(tmp_path, copy, elsewhere):
    """Names that lead elsewhere, backlogs that are none, and a zip inside that is a bomb by its own word."""
    elsewhere("new laptop")
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("backlogs/../../evil.zip", b"x")
        archive.writestr("backlogs/2.zip", b"PK no zip")
        archive.writestr("/etc/evil", b"x")
    before = sorted(path.name for path in tmp_path.iterdir())
    store, found = MemoryStore(), copies.read(copy)
    assert "Parts of the file that cannot be read: 2." in found.preview(store)
    assert found.bring_in(store)[1] == 1
    assert set(path.name for path in tmp_path.iterdir()) - set(before) == {"new laptop"}


def test_a_damaged_backlog_here_stays_and_does_not_stop_the_copy(copy, elsewhere):
    elsewhere("new laptop")
    id = storage.save(backlog(titles=("x", "y")))
    (storage.folder() / f"{id}.zip").write_bytes(b"damaged")
    assert copies.read(copy).bring_in(MemoryStore())[1] == 1
    assert (storage.folder() / f"{id}.zip").read_bytes() == b"damaged"
