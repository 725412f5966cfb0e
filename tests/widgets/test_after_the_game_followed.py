"""The explorers that look at a game follow it on the page, from the first quarter to the last, and back."""

import pytest
from games import LOOKERS, log_text

from pmkit.course.explorers import EXPLORERS
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore
from pmkit.workspace.game_files import read_games

PLAY = "explorer:capstone.play"


@pytest.fixture
def workbook():
    return Workbook(MemoryStore(), {}.__getitem__)


@pytest.mark.parametrize("id", LOOKERS)
def test_it_follows_the_game_quarter_by_quarter_and_back(id, workbook, caplog):
    view = EXPLORERS[id](workbook)
    assert "no closed quarter" in view.said.text
    for quarters in (1, 3, 8, 2, 8):
        workbook.note(PLAY, {"log": log_text(quarters=quarters)})
        assert "no closed quarter" not in view.said.text
        assert {one.key for one in view.seen.controls} <= set(view.controls)
    workbook.note(PLAY, {"log": log_text(quarters=0)})
    assert "no closed quarter" in view.said.text
    assert not [one for one in caplog.records if "could not follow" in one.message]


def test_buttons_of_a_branch_work_on_the_page(workbook):
    view = EXPLORERS["capstone.branch"](workbook)
    workbook.note(PLAY, {"log": log_text()})
    view.set(what="debt", quarter="8")
    view.set(debt={"8": 0})
    form = view.controls["form"].widget
    form.click("luck")
    assert "of 200 worlds" in view.seen.result.says["other_luck"]
    form.click("keep")
    assert len(view.seen.result.tables["kept"].rows) == 1
    form.click("forget")
    assert "kept" not in view.seen.result.tables


def test_what_one_wrote_on_the_page_stays_when_the_game_goes_on(workbook):
    view = EXPLORERS["capstone.page"](workbook)
    workbook.note(PLAY, {"log": log_text()})
    view.set(own={"knew1": "I knew the day."})
    view.save_now()
    workbook.note(PLAY, {"log": log_text(quarters=2)})
    workbook.note(PLAY, {"log": log_text(seed="mint")})
    assert "I knew the day" in view.seen.result.says["three"]


def test_the_file_that_the_page_gives_is_read_for_a_board(workbook, tmp_path):
    workbook.note(PLAY, {"log": log_text(quarters=2, seed="Ba/sil")})
    made = EXPLORERS["capstone.play"](workbook)._make_file("log")
    (tmp_path / made.name).write_bytes(made.data)
    (game,), remarks = read_games([tmp_path])
    assert len(game.log.entries) == 2 and not remarks
