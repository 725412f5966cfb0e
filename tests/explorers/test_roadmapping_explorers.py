"""The explorers of the roadmapping chapter open, on the case, with something to say."""

import pytest

from pmkit.course.explorers import EXPLORERS
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore

IDS = sorted(id for id in EXPLORERS if id.startswith("roadmapping.") and ".own-" not in id)


@pytest.fixture
def workbook(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    return Workbook(MemoryStore(), {}.__getitem__)


@pytest.mark.parametrize("id", IDS)
def test_each_opens_with_something_to_say_and_starts_over(workbook, id):
    explorer = EXPLORERS[id](workbook)
    first = explorer.said.text
    assert first
    explorer.step("start_over")
    assert explorer.said.text == first


@pytest.mark.parametrize("id", sorted(id for id in EXPLORERS if id.startswith("roadmapping.own-")))
def test_without_a_backlog_one_s_own_begins_on_the_case(workbook, id):
    assert EXPLORERS[id](workbook).describe().startswith("Work on: [Mealwise] | ")
    assert len(EXPLORERS[id](workbook).describe()) > 60
