"""The committed table of habits is what the rules give, and what the lesson says of it holds."""

import sys
from pathlib import Path

import numpy as np
import pytest

from pmkit.cases import load

sys.path.insert(0, str(Path(__file__).parents[2] / "tools" / "mealwise"))
import sim_habits


@pytest.fixture(scope="module")
def habits():
    return load("sim_habits").set_index("habit")


def test_every_habit_stands_there_as_the_tool_names_it(habits):
    assert list(habits.index) == list(sim_habits.HABITS)
    for name, one in sim_habits.HABITS.items():
        assert (habits.loc[name, "months"], habits.loc[name, "capacity"]) == (one.months, one.capacity)


def test_the_planner_without_discovery_is_the_one_of_the_bands(habits):
    bands = load("sim_bands")
    mean = bands[bands["policy"] == "exact planner"]["result"].mean()
    assert habits.loc["planner 0", "mean"] == pytest.approx(mean, abs=0.1)


def test_the_thoughtful_person_is_about_the_one_of_the_bands(habits):
    bands = load("sim_bands")
    mean = bands[bands["policy"] == "careful mix"]["result"].mean()
    assert habits.loc["person 2", "mean"] == pytest.approx(mean, abs=30)  # another roughness of the eye


def test_some_seeds_computed_again_lie_where_the_table_says(habits):
    """A few of the 300 seeds: each mean within four standard errors of so few."""
    found = np.array([sim_habits.results(seed) for seed in sim_habits.SEEDS[::25]])
    few = sim_habits.table(found).set_index("habit")
    assert ((few["mean"] - habits["mean"]).abs() < 4 * few["se"]).all()
    assert (
        few["mean"].loc[["person 1.5", "planner 1.5"]].to_numpy()
        > few["mean"].loc[["person 4", "planner 4"]].to_numpy()
    ).all()


def test_the_same_seed_gives_the_same_results():
    assert sim_habits.results("7") == sim_habits.results("7")


def test_the_guide_prints_the_table_as_it_is(habits):
    guide = (Path(__file__).parents[2] / "docs" / "simulator.md").read_text(encoding="utf-8")
    for name in (
        "person early",
        "dearer first",
        "hire late",
        "at once",
        "hire first",
        "never back",
        "late link",
    ):
        row = habits.loc[name]
        assert f"| {row['mean']:.0f} ± {row['se']:.0f} | {row['above_usual']:.0f} % |" in guide, name
    usual = habits.loc["person 2"]
    assert f"ends with {usual['mean']:.0f} ± {usual['se']:.0f}" in guide
