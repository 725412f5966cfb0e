"""Each decision taken otherwise: exact, sorted, and told with what could be known."""

import time

import pytest
from players import SIX, log_of, log_with

from pmkit.simulator.branch import changed
from pmkit.simulator.compare import compare_log
from pmkit.simulator.log import Entry, Log, replay
from pmkit.simulator.otherwise import as_read, believed, taken_otherwise
from pmkit.simulator.policies import result

BUSY = {"order": ["MW-13", "MW-05", "MW-34", "MW-53", "MW-17", "MW-22", "MW-42", "MW-18", "MW-01"]}


def of_kind(game, log, kind):
    return [one for one in taken_otherwise(game, log) if one.kind == kind]


def test_what_a_decision_brought_is_the_difference_of_two_games(game):
    log = log_of("careful mix", "basil")
    found = next(one for one in of_kind(game, log, "debt") if one.quarter == 3)
    without = replay(game, changed(log, 3, {"debt": 0}))
    assert found.brought == pytest.approx(replay(game, log).result - without.result)
    built = next(one for one in of_kind(game, log, "built") if "Three questions" in one.what)
    never = [
        Entry({**e.decisions, "order": [o for o in e.decisions["order"] if o != "MW-53"]})
        for e in log.entries
    ]
    assert built.brought == pytest.approx(
        replay(game, log).result - replay(game, Log("basil", tuple(never))).result
    )


def test_the_largest_come_first_and_all_say_what_could_be_known(game):
    found = taken_otherwise(game, log_of("careful mix", "basil"))
    sizes = [abs(one.brought) for one in found]
    assert sizes == sorted(sizes, reverse=True) and len(found) > 10
    assert all(one.known and one.what and one.instead for one in found)


@pytest.mark.parametrize(
    ("kind", "decisions"),
    [
        ("discovery", {"discovery": {"planning": 1.5}, **BUSY}),
        ("debt", {"debt": 1, **BUSY}),
        ("launch", {"order": ["MW-13", "MW-05"], "staged": True}),
        ("hire", {"hire": 1, "order": ["MW-13", "MW-05", "MW-34", "MW-53"]}),
        ("price", {"price": 8.9}),
        ("promise", {"promises": {"MW-10": 2}}),
        ("letter", {"answers": {"L01": "date"}}),
        ("built", {"order": ["MW-13"]}),
        ("order API", {"order": ["MW-13"]}),
        ("line", {"order": ["MW-13", "MW-05", "MW-34", "MW-53", "MW-17"], "below": None}),
    ],
)
def test_each_kind_of_decision_is_weighed(game, kind, decisions):
    seeds = ("basil", "4", "3", "1")
    assert any(of_kind(game, log_with(seed, decisions), kind) for seed in seeds)


def test_what_was_taken_back_is_weighed_against_keeping_it(game):
    found = [one for seed in "12345" for one in of_kind(game, log_of("exact planner", seed), "line")]
    assert found and all(one.instead == "kept" for one in found)


def test_who_does_nothing_decides_little(game):
    found = taken_otherwise(game, log_of("do nothing", "basil"))
    assert {one.kind for one in found} <= {"letter", "line", "order API"}


def test_a_game_of_no_quarter_has_nothing_to_weigh(game):
    assert taken_otherwise(game, Log("basil")) == ()


def test_decisions_as_they_were_taken_give_the_same_game(game):
    odd = log_with("basil", {"order": ["MW-13", "nonsense", 7], "debt": 99, "discovery": {"planning": 5}})
    played = replay(game, odd)
    clean = as_read(game, odd, played)
    again = replay(game, clean)
    assert again.result == played.result and not any(again.told) and any(played.told)
    assert taken_otherwise(game, odd) == taken_otherwise(game, clean)


def test_a_belief_is_told_with_its_range(game):
    played = replay(game, log_of("careful mix", "basil"))
    item = game.ideas.number("MW-53")
    assert believed(played, 1, item) == "30 % of its printed worth, the range from −70 to 130 %"


def test_a_change_can_go_on_in_each_later_quarter():
    log = log_with("basil", {"debt": 1})
    after = changed(log, 3, {"debt": 2}, onwards=True)
    assert [one.decisions["debt"] for one in after.entries] == [1, 1, 2, 2, 2, 2, 2, 2]
    once = changed(log, 3, {"debt": 2})
    assert [one.decisions["debt"] for one in once.entries] == [1, 1, 2, 1, 1, 1, 1, 1]
    doubled = changed(log, 8, lambda given: {"debt": given["debt"] * 3})
    assert [one.decisions["debt"] for one in doubled.entries] == [1, 1, 1, 1, 1, 1, 1, 3]


@pytest.mark.parametrize("terminal", [0, 2, 4])
def test_what_goes_on_is_counted_for_all_alike(game, terminal):
    log = log_of("RICE", "basil")
    played, found = replay(game, log), compare_log(game, log, terminal)
    margins = sum(one.margin for one in played.reports)
    assert found.result == pytest.approx(margins + terminal * game.run_rate(played.world, played.states[-1]))
    assert found.policies["RICE"] == pytest.approx(found.result)
    assert found.with_your_information == pytest.approx(found.policies["exact planner"])
    assert result(game, played.world, played.states[-1], list(played.reports)) == pytest.approx(
        compare_log(game, log).result
    )


@pytest.mark.parametrize("name", SIX)
def test_a_game_is_weighed_within_a_second(game, name):
    log_of(name, "basil")
    began = time.process_time()
    taken_otherwise(game, log_of(name, "basil"))
    assert time.process_time() - began < 1.5  # 0.2 s on a quiet machine
