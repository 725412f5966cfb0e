"""The committed table of 300 seeds is what the rules give."""

import pytest

from pmkit.cases import load
from pmkit.simulator.compare import results_table
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.policies import POLICIES


@pytest.fixture(scope="module")
def bands():
    return load("sim_bands").astype({"seed": str})


def test_every_policy_played_every_seed(bands):
    assert bands.groupby("policy")["seed"].nunique().to_dict() == dict.fromkeys(POLICIES, 300)
    assert not bands.duplicated(["seed", "policy"]).any()


@pytest.mark.parametrize("seed", ["1", "158", "300"])
def test_a_seed_computed_again_gives_what_is_committed(bands, seed):
    again = results_table(mealwise(), [seed])
    kept = bands[bands["seed"] == seed]
    assert list(again["policy"]) == list(kept["policy"])
    assert again["result"].to_numpy() == pytest.approx(kept["result"].to_numpy(), abs=0.06)


def test_sharing_out_the_seeds_changes_nothing_and_tells_how_far_it_is():
    told, seeds = [], ["a", "b", "c"]
    shared = results_table(mealwise(), seeds, processes=2, progress=lambda done, of: told.append((done, of)))
    assert shared.equals(results_table(mealwise(), seeds))
    assert told == [(1, 3), (2, 3), (3, 3)]
