"""Answers, grades and progress are for their owner alone, also where the system would let everybody read."""

import os
import stat
from datetime import UTC, datetime

import pandas as pd
import pytest

from pmkit.backlog import from_frame, storage
from pmkit.practice.class_report import write_report
from pmkit.practice.collecting import collect
from pmkit.practice.handout import new_class
from pmkit.practice.progress import Attempt, open_store
from pmkit.practice.submission import submit
from pmkit.practice.verdicts import Verdict
from pmkit.private_files import make_private, owners_only, private_folder, replaced_whole
from pmkit.setup.folder import remember
from pmkit.widgets.downloads import Downloads, Made
from pmkit.workspace import copies
from pmkit.workspace.portfolio import Entry, Portfolio
from pmkit.workspace.portfolio_files import write_portfolio

pytestmark = pytest.mark.usefixtures("everybody_may")


@pytest.fixture
def everybody_may():
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "far" / "home"))
    monkeypatch.delenv("PMKIT_DATABASE_URL", raising=False)
    return tmp_path / "far" / "home"


def wide(folder):
    """What others than the owner may touch (elsewhere than on POSIX the system does not say so)."""
    if os.name != "posix":
        return []
    found = [folder, *folder.rglob("*")]
    return [f"{path.name} {path.stat().st_mode:o}" for path in found if path.stat().st_mode & 0o077]


def widen(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o666)


def do_everything(place, home, day):
    """Each file that holds what somebody did is written once; the ways of `pmkit` and of the front page."""
    store = open_store()
    store.append(Attempt(item="roles.x", event="checked", answer="3"))
    assert {"progress.db", "progress.db-wal", "progress.db-shm"} <= {file.name for file in home.iterdir()}
    key = new_class(place / f"{day}.pmkit-class", "Spring")
    private_folder(place / "in")
    submit(store, key.handout, place / "in" / f"{day}.zip")
    copies.write(store, place / f"copy-{day}.zip")
    assert [file for file in wide(home) if file.startswith("progress")] == []  # while it is open
    store.close()
    write_report(collect(place / "in", key, ()), place / "report")
    entry = Entry(
        item="roles.x", chapter="roles", skill="x", asked="x", answer="3", short="3", verdict=Verdict.RIGHT,
        feedback="", tries=1, at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    write_portfolio(Portfolio(entries=(entry,)), place / f"work-{day}")
    desk = Downloads("x", [], lambda key: Made("mine.html", b"x"), lambda: home / "my files")
    desk.press("x")
    stored = storage.choose(from_frame(pd.DataFrame({"id": ["K1"], "item": ["x"]})))
    storage.decide(stored, [("K1", "reach", 5.0)])
    remember(place)


def test_every_file_is_for_its_owner_alone_also_where_it_was_wider(tmp_path, home):
    place = tmp_path / "place"
    private_folder(place)
    do_everything(place, home, "monday")
    assert wide(tmp_path / "far") == [] and wide(place) == []
    for folder in (home, place / "report"):
        widen(folder)
    do_everything(place, home, "tuesday")
    assert wide(home) == wide(place) == []


def test_a_folder_that_was_there_keeps_its_rights(tmp_path):
    (tmp_path / "shared").mkdir(mode=0o755)
    private_folder(tmp_path / "shared" / "a" / "b")
    assert wide(tmp_path / "shared" / "a") == []
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "shared").stat().st_mode) == 0o755


def test_a_file_is_private_before_anything_is_in_it(tmp_path):
    path = tmp_path / "grades.csv"
    path.write_text("old")
    path.chmod(0o644)
    with replaced_whole(path) as file:
        (beside,) = set(tmp_path.iterdir()) - {path}
        assert (wide(beside), beside.stat().st_size) == ([], 0)
        file.write(b"new")
    assert (path.read_text(), wide(path)) == ("new", [])


def test_what_was_there_stays_where_writing_fails(tmp_path):
    path = tmp_path / "grades.csv"
    path.write_text("old")
    with pytest.raises(OSError), replaced_whole(path) as file:
        file.write(b"half")
        raise OSError("full")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("grades.csv", "old")]


def test_a_file_that_was_wide_is_taken_from_others_and_stays_read_only(tmp_path):
    for mode in (0o666, 0o444):
        path = tmp_path / f"{mode:o}"
        path.touch()
        path.chmod(mode)
        make_private(path)
        assert wide(path) == []
        assert path.stat().st_mode & 0o200 == mode & 0o200
    path = tmp_path / "journal"
    path.touch(0o666)
    with open(path, "ab", opener=owners_only):
        assert wide(path) == []


def test_a_place_that_refuses_is_no_trouble(tmp_path):
    make_private(tmp_path / "gone" / "x")
    assert not (tmp_path / "gone").exists()
