"""Who decides with more knowledge does better, by as much as specified (fewer seeds, so wider)."""

import numpy as np
import pytest

from pmkit.simulator.compare import results_table
from pmkit.simulator.policies import careful_person, play
from pmkit.simulator.world import Draws

SEEDS = [str(seed) for seed in range(80)]


@pytest.fixture(scope="module")
def results(core):
    return results_table(core, SEEDS).pivot(index="seed", columns="policy", values="result")


@pytest.mark.parametrize(
    ("better", "worse", "by"),
    [
        ("oracle", "exact planner with discovery", 500),
        ("exact planner with discovery", "exact planner", 130),
        ("exact planner", "RICE", 400),
        ("RICE", "random", 400),
        ("RICE", "loudest voice", 400),
        ("careful mix", "exact planner", 80),
        ("random", "do nothing", 400),
    ],
)
def test_the_means_stand_in_this_order(results, better, worse, by):
    assert (results[better] - results[worse]).mean() > by


def test_the_loudest_voice_is_as_good_as_chance(results):
    assert abs((results["loudest voice"] - results["random"]).mean()) < 250


def test_a_person_with_discovery_beats_the_planner_without_on_most_seeds_but_not_on_all(results):
    assert 0.6 < (results["careful mix"] > results["exact planner"]).mean() < 0.9


def test_nobody_is_above_the_oracle(results):
    others = results.drop(columns="oracle").max(axis=1)
    assert (results["oracle"] >= others).mean() >= 0.99


def test_some_discovery_is_better_than_none_and_than_much(core):
    worlds = {seed: core.world(seed) for seed in SEEDS}

    def mean(months):
        person = careful_person(months)
        return np.mean(
            [
                play(core, world, lambda s, w=world, k=k: person(core, s, w, Draws(k, "dose", s.quarter)))[0]
                for k, world in worlds.items()
            ]
        )

    curve = {months: mean(months) for months in (0, 1, 1.5, 2, 3, 4)}
    best = max(curve, key=lambda months: curve[months])
    gross = core.parameters.capacity * (1 - core.parameters.debt_takes * core.parameters.debt_start)
    assert 0.08 < best / gross < 0.24
    assert curve[best] > curve[0] + 100 and curve[best] > curve[4] + 100
