"""A log holds decisions only; all else is computed from it, and what is damaged is read as far as it goes."""

import json
import time

import pytest
from players import log_of

from pmkit.simulator.compare import compare_log
from pmkit.simulator.log import Entry, Log, fingerprint, read_log, replay, write_log
from pmkit.simulator.policies import play_named


@pytest.fixture
def text(game):
    log = log_of("careful mix", "basil")
    first = Entry(log.entries[0].decisions, "because “safety” first;\nI would change my mind if …")
    return write_log(game, Log(log.seed, (first, *log.entries[1:])))


def test_a_log_comes_back_as_it_was_written(game, text):
    log, told = read_log(game, text)
    assert told == () and write_log(game, log) == text
    assert log.entries[0].because == "because “safety” first;\nI would change my mind if …"


def test_it_holds_nothing_of_what_came_of_it(game, text):
    keys = set().union(*(json.loads(line) for line in text.splitlines()))
    assert keys == {"log", "version", "seed", "rules", "quarter", "decisions", "because"}


def test_a_replay_is_the_game(game):
    played = replay(game, log_of("RICE", "7"))
    result, state, reports = play_named(game, "RICE", "7")
    assert played.result == result and played.reports == tuple(reports)
    assert (played.states[-1].belief.mean == state.belief.mean).all()
    assert replay(game, log_of("RICE", "7")).result == result


def test_a_game_so_far_counts_as_far_as_it_goes(game):
    log = log_of("RICE", "7")
    part = replay(game, Log(log.seed, log.entries[:3]))
    assert len(part.reports) == 3 and part.result == play_named(game, "RICE", "7", 3)[0]
    assert replay(game, Log("7")).reports == ()


@pytest.mark.parametrize("cut", [0.1, 0.35, 0.5, 0.8, 0.97])
def test_a_file_cut_in_half_gives_what_can_be_read_and_a_sentence(game, text, cut):
    log, told = read_log(game, text[: int(len(text) * cut)])
    whole, _ = read_log(game, text)
    assert log.entries == whole.entries[: len(log.entries)]
    assert len(told) == 1 and ("could be read" in told[0])
    assert f"quarters 1 to {len(log.entries)}" in told[0] or len(log.entries) < 2


@pytest.mark.parametrize("text", ["", "\n", "hello", "[]", '{"log": "eight quarters"}', "{" * 5000, "\x00"])
def test_what_is_no_log_is_told(game, text):
    log, told = read_log(game, text)
    assert log is None and "not a log" in told[0]


def test_a_log_of_other_rules_can_be_read_only(game, text):
    for old, new in (('"version": 1', '"version": 2'), (fingerprint(game), "0" * 16)):
        log, told = read_log(game, text.replace(old, new))
        assert log.readable_only and "other rules" in told[0] and len(log.entries) == 8


def test_other_rules_have_another_fingerprint(game, core):
    assert fingerprint(game) != fingerprint(core)
    assert fingerprint(game) == fingerprint(game)


def test_wrong_lines_end_the_reading_and_more_than_eight_quarters_are_left_out(game, text):
    lines = text.splitlines()
    log, told = read_log(game, "\n".join([*lines[:3], lines[5]]))
    assert len(log.entries) == 2 and "damaged at quarter 3; quarters 1 to 2" in told[0]
    ninth = lines[-1].replace('"quarter": 8', '"quarter": 9')
    log, told = read_log(game, "\n".join([*lines, ninth]))
    assert len(log.entries) == 8 and "more quarters than a game has" in told[0]


def test_decisions_of_another_kind_count_as_none(game, text):
    head = text.splitlines()[0]
    log, _ = read_log(game, head + '\n{"quarter": 1, "decisions": 7, "because": []}')
    assert log.entries == (Entry({}, ""),) and len(replay(game, log).reports) == 1


def test_a_log_is_compared_with_the_policies_on_its_seed_at_its_quarter(game):
    log = log_of("careful mix", "basil")
    began = time.process_time()
    found = compare_log(game, log)
    assert time.process_time() - began < 2
    assert found.result == replay(game, log).result == found.policies["careful mix"]
    early = compare_log(game, Log(log.seed, log.entries[:2]))
    assert early.policies["RICE"] == play_named(game, "RICE", "basil", 2)[0]


def test_the_planner_with_your_information_is_the_planner_that_looks_where_you_looked(game):
    nothing = compare_log(game, log_of("exact planner", "basil"))
    assert nothing.with_your_information == nothing.policies["exact planner"]
    assert nothing.information == 0
    looked = compare_log(game, log_of("exact planner with discovery", "basil"))
    assert looked.with_your_information == pytest.approx(looked.policies["exact planner with discovery"])
    assert looked.information == looked.with_your_information - looked.policies["exact planner"] != 0


def test_no_log_names_a_hidden_idea_before_it_was_found(game):
    for name in ("random", "loudest voice", "RICE", "exact planner"):
        assert "MW-H" not in write_log(game, log_of(name, "basil")), name
    log, found = log_of("careful mix", "basil"), set()
    for entry, report in zip(log.entries, replay(game, log).reports, strict=True):
        named = {one for one in game.ideas.ids if one.startswith("MW-H") and one in repr(entry.decisions)}
        assert named <= found
        found |= {game.ideas.ids[one] for one in report.found}
    assert found
