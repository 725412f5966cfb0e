"""The board of a class: what is read of files from anybody, who stands where, and what is written."""

import csv
import io
import json
import os
import re
import zipfile
from dataclasses import replace

import pytest
from games import BECAUSE, log_text

from pmkit.simulator.log import Log, read_log, replay
from pmkit.simulator.mealwise import mealwise
from pmkit.workspace import game_files
from pmkit.workspace.game_board import Board, Group, make_board, ranked
from pmkit.workspace.game_board_files import (
    board_page,
    board_rows,
    debrief_sheet,
    discovery_bins,
    write_board,
)
from pmkit.workspace.game_files import SavedGame, read_games


def saved(name="group", policy="careful mix", **more):
    log, _ = read_log(mealwise(), log_text(policy, **more))
    return SavedGame(name, log)


def group(name, decision=0.0, **more):
    given = {
        "seed": "basil",
        "quarters": 8,
        "result": 100.0,
        "information": 0.0,
        "luck": 0.0,
        "percentile": 50.0,
        "kept": 1,
        "given": 2,
        "discovery": (2.0,) * 8,
        "share": 0.16,
        "launches": 3,
        "built": ("Pause", "Swap"),
        "harmful": 1,
        "because": "because",
    }
    return Group(name=name, decision=decision, **{**given, **more})


def board(*groups, **more):
    return Board(groups=ranked(groups, "decision"), order="decision", remarks=(), **more)


# --- reading
def test_files_folders_archives_and_states_are_read(tmp_path):
    text = log_text(quarters=2)
    (tmp_path / "one.jsonl").write_text(text)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "two.txt").write_text(text, encoding="utf-8-sig")
    (tmp_path / "three.json").write_text(json.dumps({"log": text, "numbers": True}))
    (tmp_path / "four.log").write_text(text, encoding="utf-16")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("team five/saved.txt", text)
        archive.writestr("__MACOSX/._saved.txt", "x")
    games, remarks = read_games([tmp_path])
    assert sorted(one.name for one in games) == ["four", "one", "saved", "three", "two"]
    assert all(len(one.log.entries) == 2 for one in games)
    assert not [one for one in remarks if "MACOSX" not in one]
    assert [one.name for one in read_games([tmp_path / "one.jsonl"])[0]] == ["one"]


def test_what_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match="There is no file or folder"):
        read_games([tmp_path / "nowhere"])


HOSTILE = {
    "empty.txt": b"",
    "word.txt": b"hello",
    "bytes.txt": b"\xff\x00\x9f\x81",
    "half.txt": b"\xff\xfe\x00",
    "deep.json": b"[" * 100_000,
    "deeper.json": b'{"log":' * 50_000,
    "number.json": b'{"log": 7}',
    "picture.png": b"PNG",
    "huge.txt": b" " * (game_files.LARGEST + 1),
    "broken.zip": b"PK\x03\x04 nothing",
    "first.txt": log_text(quarters=0).encode(),
    "other.txt": log_text().replace('"version": 1', '"version": 3').encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_used_is_named_and_the_others_stand(tmp_path, name):
    (tmp_path / name).write_bytes(HOSTILE[name])
    (tmp_path / "honest.txt").write_text(log_text(quarters=1))
    games, remarks = read_games([tmp_path])
    assert [one.name for one in games] == ["honest"]
    (told,) = remarks
    assert name in told and "Traceback" not in told


def test_a_bomb_in_an_archive_is_not_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b" " * (game_files.LARGEST + 1))
        archive.writestr("../../up.txt", log_text(quarters=1))
    games, remarks = read_games([tmp_path])
    assert "holds more than any game" in " ".join(remarks)
    assert not (tmp_path.parent / "up.txt").exists() and len(games) <= 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text(log_text(quarters=1))
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    games, remarks = read_games([tmp_path / "in"])
    assert not games and "was not followed" in remarks[0]


def test_a_damaged_game_counts_as_far_as_it_can_be_read(tmp_path):
    text = log_text()
    (tmp_path / "cut.txt").write_text(text[: int(len(text) * 0.6)])
    (game,), remarks = read_games([tmp_path])
    assert 2 <= len(game.log.entries) <= 6 and "cut.txt: The file is damaged at quarter" in remarks[0]


def test_wild_numbers_and_ten_thousand_ideas_are_played_within_the_rules(tmp_path):
    head = log_text(quarters=0)
    wild = {
        "order": ["MW-13"] * 10_000 + [{"a": 1}, None],
        "debt": 10**400,
        "hire": -3,
        "price": "7",
        "discovery": {"planning": 1e308, "<b>": 2},
        "below": "x",
        "promises": {"MW-01": -5},
        "answers": {"L01": "shout"},
    }
    (tmp_path / "wild.txt").write_text(
        head + json.dumps({"quarter": 1, "decisions": wild, "because": "ä" * 9999})
    )
    (game,), remarks = read_games([tmp_path])
    assert not remarks and len(replay(mealwise(), game.log).reports) == 1


def test_names_that_are_alike_are_told_apart_and_show_no_hidden_character(tmp_path):
    text = log_text(quarters=1)
    for place in ("ada", "bob"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "game.txt").write_text(text)
    (tmp_path / "a\u202eb.txt").write_text(text)
    names = {one.name for one in read_games([tmp_path])[0]}
    assert names == {"ada/game", "bob/game", "a⟨U+202E⟩b"}


def test_too_many_files_are_left_out_with_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(game_files, "MOST_FILES", 2)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(log_text(quarters=1))
    games, remarks = read_games([tmp_path])
    assert len(games) == 2 and "more than 2 files" in remarks[0]


# --- the board
def test_places_are_shared_within_25_of_the_first_of_a_place():
    groups = ranked(
        [group("d", -130), group("a", -100), group("c", -125), group("b", -110), group("e", -400)], "decision"
    )
    assert [(one.name, one.place) for one in groups] == [("a", 1), ("b", 1), ("c", 1), ("d", 4), ("e", 5)]


def test_groups_stand_by_decision_unless_one_wants_another_order():
    few = [group("lucky", -900, result=900, luck=800), group("good", -50, result=100, luck=-400)]
    assert [one.name for one in ranked(few, "decision")] == ["good", "lucky"]
    assert [one.name for one in ranked(few, "result")] == ["lucky", "good"]
    few = [group("none", kept=0, given=0), group("half"), group("all", kept=2)]
    assert [one.name for one in ranked(few, "promises")] == ["all", "half", "none"]


@pytest.fixture(scope="module")
def small():
    games = [saved("ada", quarters=2), saved("bob", "RICE", quarters=2), saved("cy", quarters=1, seed="mint")]
    return make_board(games)


def test_each_game_is_played_again(small):
    ada = next(one for one in small.groups if one.name == "ada")
    log, _ = read_log(mealwise(), log_text(quarters=2))
    played = replay(mealwise(), log)
    assert ada.result == pytest.approx(played.result) and ada.quarters == 2
    assert ada.discovery == (2, 2) and ada.because == BECAUSE
    assert ada.launches == sum(len(one.launched) for one in played.reports)


def test_what_cannot_be_compared_is_said(small):
    said = " ".join(small.remarks)
    assert "1 and 2 closed quarters" in said and "--quarters 1" in said and "2 seeds were played" in said


def test_all_can_be_looked_at_as_far_as_the_shortest_and_shorter_ones_are_named():
    games = [saved("ada", quarters=2), saved("bob", "RICE", quarters=1)]
    found = make_board(games, quarters=1)
    assert found.lengths == (1,) and not found.remarks
    found = make_board(games, quarters=2)
    assert [one.name for one in found.groups] == ["ada"]
    assert found.remarks == ("Not on the board, as they closed fewer than 2 quarters: bob.",)
    with pytest.raises(ValueError, match="No game has 3 closed quarters"):
        make_board(games, quarters=3)
    with pytest.raises(ValueError, match="no saved game"):
        make_board([])


def test_two_files_with_the_same_decisions_are_told():
    found = make_board([saved("ada", quarters=1), saved("bob", quarters=1)])
    assert "The same decisions stand in ada and bob." in found.remarks


def test_names_can_be_hidden_everywhere():
    found = make_board([saved("Ada Lovelace", quarters=1), saved("Bob", quarters=1)], hide_names=True)
    everything = board_page(found) + debrief_sheet(found) + str(board_rows(found)) + " ".join(found.remarks)
    assert "Ada" not in everything and "Bob" not in everything and "Group 1" in everything


def test_work_can_be_stopped_with_what_is_known():
    found = make_board([saved("ada", quarters=1), saved("bob", "RICE", quarters=1)], progress=lambda *_: True)
    assert len(found.groups) == 1 and found.remarks[0] == "Stopped after 1 of 2 games."


# --- what is written
def test_a_page_a_table_and_a_sheet_are_written_for_their_owner_alone(small, tmp_path):
    files = write_board(small, tmp_path / "out")
    assert [one.name for one in files] == ["board.html", "board.csv", "debrief.md"]
    if os.name != "nt":
        assert all(one.stat().st_mode & 0o077 == 0 for one in files)
    rows = list(csv.reader(io.StringIO(files[1].read_text(encoding="utf-8-sig"))))
    assert len(rows) == 4 and rows[0][:2] == ["place", "group"] and rows[1][1] in ("ada", "bob", "cy")


def test_the_page_asks_nobody_and_takes_no_markup_from_a_group():
    odd = board(group("=1+1<script>x</script>", seed="<img src=x>", because="<b>[x](javascript:y)"))
    html = board_page(odd)
    assert "<script>" not in html and "<img src=x" not in html
    assert not re.search(r"(?:src|href)=[\"'](?!data:)", html) and "default-src 'none'" in html
    assert "'=1+1" in board_csv(odd)
    assert r"\<b\>" in debrief_sheet(odd)


def board_csv(found):
    from pmkit.csv_cells import csv_text

    return csv_text(board_rows(found))


def test_a_table_with_more_groups_than_rows_draws_their_band():
    many = board(*(group(f"g{at}", -at, result=float(at)) for at in range(60)))
    html = board_page(many)
    assert html.count("<tr>") > 60 and "All 60 groups" in html


def test_the_sheet_asks_what_the_games_can_answer():
    first = group("a", -10, percentile=12, because="parents <first>", share=0.02)
    found = board(
        first, group("b", -99, percentile=97, luck=400, built=("Pause",)), group("c", -300, because="")
    )
    sheet = debrief_sheet(found)
    assert "“Pause”. Which of it" in sheet and "Swap" not in sheet
    assert r"a: “parents \<first\>”" in sheet and "c: (no sentence)" in sheet
    assert "b, luck +400 thousand EUR, more than in 97 of 100" in sheet
    assert "| 0 to 5 % | 1 | 100 |" in sheet and "not for marks" in sheet
    nothing = debrief_sheet(board(group("a", built=()), group("b")))
    assert "No idea of uncertain worth was built by all" in nothing


def test_bins_of_discovery_count_each_group_once():
    found = board(*(group(str(at), share=share) for at, share in enumerate((0, 0.049, 0.05, 0.16, 0.31))))
    bins = discovery_bins(found)
    assert [count for _, count, _ in bins] == [2, 1, 0, 1, 0, 0, 1] and bins[0][0] == "0 to 5 %"


def test_a_salt_gives_a_seed_other_luck_and_other_logs():
    salted = replace(mealwise(), salt="spring")
    assert (salted.world("basil").share != mealwise().world("basil").share).any()
    assert (salted.world("basil").share == replace(mealwise(), salt="spring").world("basil").share).all()
    log, told = read_log(salted, log_text(quarters=1))
    assert log.readable_only and "other rules" in told[0]
    assert read_log(mealwise(), log_text(quarters=1))[0] == replace(log, readable_only=False)
    assert isinstance(log, Log)
