"""Each reader gets another version of one roadmap, and each version is judged by what that reader needs."""

import pytest
from play import Play

from pmkit.course.roadmapping.data import READERS
from pmkit.course.roadmapping.readers import LINES
from pmkit.explorers.audiences import Audiences

FIRST = next(iter(READERS))


@pytest.fixture
def readers():
    return Play(Audiences(lines=LINES, readers=READERS))


def to_hide(reader):
    return [line.id for line in LINES if reader in line.hide]


def mend(readers, reader):
    return readers.set(reader=reader).move("board", out=to_hide(reader))


def test_at_first_everything_is_shown_to_everybody(readers):
    for reader, name in READERS.items():
        readers.set(reader=reader)
        assert readers.says.startswith(name)
        assert list(readers.warnings("board")) == to_hide(reader)
    assert "does not belong here" in readers.says


def test_all_versions_tell_one_story_when_each_reader_has_what_is_needed(readers):
    for reader in READERS:
        assert "can work with this version" in mend(readers, reader).says
    assert "All versions tell one story" in readers.says
    must = next(line for line in LINES if reader in line.must)
    readers.move("board", out=[must.id])
    assert f"“{must.text}” is missing" in readers.says
    assert readers.warnings("board") == {must.id: must.must[reader]}
    assert Play(readers.explorer, readers.state).says == readers.says


def test_who_is_still_open_is_named(readers):
    open_ones = [name for key, name in READERS.items() if key != FIRST and to_hide(key)]
    assert f"Still open: {', '.join(open_ones)}." in mend(readers, FIRST).says


def test_what_version_0_1_kept_is_read(readers):
    kept = {"out": {"customers": ["order", "gone"], "crowd": ["goal"]}, "reader": "customers"}
    readers = Play(readers.explorer, kept)
    assert readers.of("reader") == "customers" and readers.of("board")["out"] == ["order"]
    readers.move("board", shown=["order"])
    assert Play(readers.explorer, readers.state).of("board")["out"] == []
