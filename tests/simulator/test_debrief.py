"""Each text of the debrief is reached by a log that it fits, and by none that it does not fit."""

from dataclasses import replace

import pytest
from players import SIX, log_of, log_with

from pmkit.simulator.debrief import MOST, RULES, all_that_fits, debrief
from pmkit.simulator.judge import Verdict
from pmkit.simulator.log import replay

CALM = Verdict(result=0, expected=0, decision=-350, luck=0, decisions=(), lucks=(), percentile=50)
EARLY = {"order": ["MW-37", "MW-06"], "debt": 1}
SAFETY = {"order": ["MW-37", "MW-06", "MW-02", "MW-01", "MW-14", "MW-15", "MW-16", "MW-47"], "debt": 1}
MANY = {"order": ["MW-53", "MW-17", "MW-18", "MW-42", "MW-54", "MW-22", "MW-13", "MW-05"]}

SAMPLES = {
    "built first": (log_with("1", MANY), log_with("1", {**MANY, "discovery": {"planning": 1}})),
    "knew a lot": (
        log_with("1", {"discovery": {"planning": 4}}),
        log_with("1", {"discovery": {"planning": 1}}),
    ),
    "order API late": (log_with("1", MANY), log_with("1", EARLY)),
    "promises broken": (
        log_with("1", {"promises": {"MW-01": 2, "MW-10": 2}}),
        log_with("1", {"promises": {"MW-37": 3}, **EARLY}),
    ),
    "never takes back": (
        log_with("4", {**MANY, "below": None}),
        log_with("4", {"order": [], "below": None}),
    ),
    "one theme": (log_with("1", SAFETY), log_with("1", MANY | {"order": ["MW-01", "MW-02", *MANY["order"]]})),
    "in debt": (log_with("1", {"debt": 0}), log_with("1", {"debt": 1})),
    "price first": (log_with("1", {"price": 8.9}), log_with("1", {"price": 6.9})),
    "kept word": (
        log_with("1", {"promises": {"MW-37": 3}, "answers": {"L03": "reason"}, **EARLY}),
        log_with("1", {"promises": {"MW-10": 2}}),
    ),
}


def fits(game, log, verdict=CALM):
    return {one.rule: one for one in all_that_fits(game, replay(game, log), verdict)}


@pytest.mark.parametrize("rule", SAMPLES)
def test_a_text_is_reached_by_its_log_and_not_by_the_contrary(game, rule):
    its, contrary = SAMPLES[rule]
    assert rule in fits(game, its)
    assert rule not in fits(game, contrary)


def test_luck_and_decisions_are_told_where_they_part(game):
    log = log_with("1", EARLY)
    cases = {
        (300, -900): {"luck helped"},
        (-300, -100): {"luck hurt"},
        (300, -100): set(),
        (-300, -900): set(),
    }
    for (luck, decision), rules in cases.items():
        found = fits(game, log, replace(CALM, luck=luck, decision=decision))
        assert set(found) & {"luck helped", "luck hurt"} == rules


def test_discovery_that_changed_the_order_is_praised_with_the_places(game):
    long = ["MW-10", "MW-13", "MW-05", "MW-34", "MW-23"]  # the first keeps everybody busy
    first = {"order": [*long, "MW-11"], "discovery": {"planning": 1.5}}
    moved = {"order": ["MW-11", *long]}
    text = fits(game, log_with("1", first, moved))["discovery decided"].text
    assert "*planning*" in text and "from place 6 to 1" in text
    found = {"order": ["MW-H2", *long]}
    assert "in, to place 1" in fits(game, log_with("1", first, found))["discovery decided"].text
    assert "discovery decided" not in fits(game, log_with("1", first, first))
    unmoved = {**first, "discovery": {"basket": 1.5}}
    assert "discovery decided" not in fits(game, log_with("1", unmoved, moved))


def test_who_takes_back_in_time_hears_what_it_saved(game):
    found = {seed: fits(game, log_of("exact planner", seed)) for seed in "12345"}
    assert any("taken back" in one for one in found.values())
    assert all("taken back" not in fits(game, log_with(seed, {**MANY, "below": None})) for seed in "12345")


def test_who_takes_back_what_is_good_is_not_praised(game):
    good = {**MANY, "below": 2}  # on this seed none of these ideas harms
    played = replay(game, log_with("2", good))
    assert any(one.taken_back for one in played.reports)
    assert "taken back" not in fits(game, log_with("2", good))


def test_who_builds_little_that_harms_hears_it(game):
    some = [fits(game, log_of("exact planner with discovery", seed)) for seed in "123456"]
    assert any("little harm" in one for one in some)
    assert "little harm" not in fits(game, log_with("1", {"order": []}))


def test_every_rule_has_a_sample(game):
    tried = {"luck helped", "luck hurt", "discovery decided", "taken back", "little harm", "to the end"}
    assert {rule for rule, *_ in RULES} == tried | set(SAMPLES)


@pytest.mark.parametrize("name", SIX)
@pytest.mark.parametrize("seed", ["1", "2", "basil"])
def test_three_texts_at_most_one_of_them_good_and_none_long(game, name, seed):
    found = debrief(game, replay(game, log_of(name, seed)), CALM)
    assert 1 <= len(found) <= MOST and any(one.good for one in found)
    for one in found:
        assert len(one.text.split()) <= 60 and "None" not in one.text and "nan" not in one.text


def test_a_game_that_was_just_begun_can_be_debriefed(game):
    log = log_with("1", {})
    assert debrief(game, replay(game, replace(log, entries=log.entries[:1])), CALM)
