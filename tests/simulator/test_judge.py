"""Decision, luck and what could be expected add up; luck is nought on average; decisions are told apart."""

import time

import numpy as np
import pytest
from players import SIX, log_of, log_with

from pmkit.simulator.judge import judge
from pmkit.simulator.log import Log, replay

FEW = 8


@pytest.mark.parametrize("name", SIX)
def test_the_parts_add_up_to_the_result(game, name):
    log = log_of(name, "3")
    found = judge(game, log, FEW)
    assert found.result == replay(game, log).result
    assert found.expected + found.decision + found.luck == pytest.approx(found.result, abs=1e-6)
    assert sum(found.decisions) == pytest.approx(found.decision)
    assert sum(found.lucks) == pytest.approx(found.luck)
    assert len(found.decisions) == len(found.lucks) == 8 and 0 <= found.percentile <= 100


def test_nobody_gives_away_less_than_nothing_and_who_plans_gives_away_least(game):
    found = {name: [judge(game, log_of(name, s), FEW) for s in "123"] for name in SIX}
    assert all(one <= 0 for verdicts in found.values() for v in verdicts for one in v.decisions)
    given_away = {name: np.mean([one.decision for one in verdicts]) for name, verdicts in found.items()}
    assert given_away["careful mix"] > given_away["RICE"] + 150
    assert given_away["RICE"] > given_away["loudest voice"] + 200
    assert given_away["careful mix"] > -450


def test_luck_is_nought_on_average(game):
    lucks = [judge(game, log_of("careful mix", str(seed)), 6).luck for seed in range(12)]
    assert abs(np.mean(lucks)) < 2.5 * np.std(lucks) / len(lucks) ** 0.5


def test_an_event_that_could_not_be_known_is_luck_and_no_decision(game):
    log = log_with("basil", {"order": ["MW-37"], "debt": 1})
    played = replay(game, log)
    lucky, unlucky = played.world.luck.copy(), played.world.luck.copy()
    lucky[4, 1], unlucky[4, 1] = 0.99, 0.0  # no incident in quarter 4, or one

    def verdict(luck):
        played.world.luck[:] = luck
        return judge_in(game, log, played.world)

    good, bad = verdict(lucky), verdict(unlucky)
    assert good.decisions[3] == pytest.approx(bad.decisions[3])
    assert good.lucks[3] - bad.lucks[3] > 40


def judge_in(game, log, world):
    """The verdict where the seed's world is this one."""

    class Here(type(game)):
        def world(self, seed):
            return world

    return judge(Here(game.ideas, game.parameters, game.deck), log, FEW)


def test_fewer_quarters_are_judged_as_far_as_they_go(game):
    log = log_of("RICE", "3")
    found = judge(game, Log(log.seed, log.entries[:2]), FEW)
    assert len(found.lucks) == 2
    assert found.expected + found.decision + found.luck == pytest.approx(found.result, abs=1e-6)
    assert judge(game, Log("3"), FEW).result == replay(game, Log("3")).result


def test_the_same_log_is_judged_the_same_within_two_seconds(game):
    began = time.process_time()
    found = judge(game, log_of("careful mix", "basil"))
    assert time.process_time() - began < 4  # 1.3 s on a quiet machine
    assert judge(game, log_of("careful mix", "basil")) == found
