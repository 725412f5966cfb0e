"""Several releases and several teams against complete enumeration."""

import itertools

import numpy as np
import pandas as pd
import pytest

from pmkit.methods import InputError, _release_reasons, _release_search, plan_release


def best_by_enumeration(items, room, later, pins, apart):
    """The highest value over every way to put each item into a release or none."""
    place = {name: row for row, name in enumerate(items["id"])}
    needs = [[place[each] for each in needed] for needed in items["requires"]]
    team = items["team"].str[1:].astype(int).to_numpy()
    value, effort = items["value"].to_numpy(), items["effort"].to_numpy()
    best = None
    for plan in itertools.product(range(-1, room.shape[0]), repeat=len(items)):
        at = np.array(plan)
        load = np.zeros(room.shape)
        np.add.at(load, (at[at >= 0], team[at >= 0]), effort[at >= 0])
        if (load > room + 1e-9).any():
            continue
        ordered = all(0 <= at[b] <= at[a] for a in range(len(at)) if at[a] >= 0 for b in needs[a])
        pinned = all(at[place[name]] == release for name, release in pins.items())
        alone = all(min(at[place[a]], at[place[b]]) < 0 for a, b in apart)
        if ordered and pinned and alone:
            worth = float((value * np.where(at >= 0, later ** np.maximum(at, 0), 0)).sum())
            best = worth if best is None else max(best, worth)
    return best


@pytest.mark.parametrize("seed", range(3))
def test_releases_and_teams_are_planned_as_enumeration_does(seed):
    chance = np.random.default_rng(seed)
    for _ in range(40):
        releases, teams, count = (
            int(chance.integers(1, 4)),
            int(chance.integers(1, 3)),
            int(chance.integers(2, 6)),
        )
        names = [chr(65 + row) for row in range(count)]
        items = pd.DataFrame(
            {
                "id": names,
                "value": chance.integers(0, 12, count) * 1.0,
                "effort": chance.integers(0, 9, count) * 1.0,
                "team": [f"T{row % teams}" for row in range(count)],
                "requires": [names[:row][-1:] if chance.random() < 0.4 else [] for row in range(count)],
            }
        )
        room = np.round(chance.random((releases, teams)) * items["effort"].sum() / releases, 1)
        later = float(chance.choice([1, 0.9, 0.5]))
        pins = {name: int(chance.integers(0, releases)) for name in names if chance.random() < 0.08}
        apart = [(names[0], names[-1])] if chance.random() < 0.3 else []
        best = best_by_enumeration(items, room, later, pins, apart)
        wishes = {
            "teams": "team",
            "later_worth": later,
            "pin": {name: f"Release {release + 1}" for name, release in pins.items()},
            "exclusive": apart,
            "explain": False,
        }
        capacity = {f"T{team}": list(room[:, team]) for team in range(teams)}
        if best is None:
            with pytest.raises(InputError):
                plan_release(items, capacity, **wishes)
        else:
            plan = plan_release(items, capacity, **wishes)
            assert plan.proven and plan.value == pytest.approx(best, abs=1e-7)


ITEMS = pd.DataFrame(
    {
        "id": ["A", "B", "C"],
        "value": [5, 8, 3],
        "design": [1, 0, 2],
        "build": [2, 4, 1],
        "requires": [[], ["A"], []],
    }
)
TEAMS = {"Design": "design", "Build": "build"}


def test_a_prerequisite_comes_no_later_and_the_load_is_told_by_release_and_team():
    plan = plan_release(
        ITEMS,
        {"Design": {"Spring": 1, "Summer": 2}, "Build": {"Spring": 2, "Summer": 5}},
        teams=TEAMS,
    )
    assert plan.release_of == {"A": "Spring", "B": "Summer", "C": "Summer"}
    assert plan.load.to_numpy().tolist() == [
        ["Spring", "Design", 1.0, 1.0],
        ["Spring", "Build", 2.0, 2.0],
        ["Summer", "Design", 2.0, 2.0],
        ["Summer", "Build", 5.0, 5.0],
    ]
    assert plan.value == pytest.approx(5 + 0.9 * 11)


@pytest.mark.parametrize(
    ("capacity", "says"),
    [
        (5, "With teams, give each one's capacity"),
        ({"Design": 5}, "There is no capacity for the team Build. Write 0 for none."),
        ({"Design": [1, 2], "Build": 3}, "The teams' capacities don't name the same releases."),
    ],
)
def test_capacities_that_do_not_match_the_teams_are_refused(capacity, says):
    with pytest.raises(InputError) as refused:
        plan_release(ITEMS, capacity, teams=TEAMS)
    assert says in str(refused.value)


def test_pins_that_no_arrangement_can_hold_are_named():
    with pytest.raises(InputError) as refused:
        plan_release(ITEMS.assign(effort=[2, 2, 2]), [2, 1], pin=["A", "C"])
    assert "What must be in (A and C)" in str(refused.value)


def test_a_plan_is_not_lost_when_time_runs_out_over_its_reasons(monkeypatch):
    """Once a pin's price was asked for with no time left, and the plan that was proven was gone."""
    items = pd.DataFrame({"id": list("ABCD"), "value": [9, 8, 7, 1], "effort": [2, 2, 2, 3]})
    best = plan_release(items, [3, 3], pin=["A"], explain=False)

    def no_time(*_, **__):
        raise _release_search.NoPlanYet("No plan was found in the time given.")

    monkeypatch.setattr(_release_reasons, "search", no_time)
    plan = plan_release(items, [3, 3], pin=["A"])
    assert (plan.chosen, plan.proven, plan.pin_prices) == (best.chosen, True, {"A": None})
    assert {item.says for item in plan.left_out} == {"No plan with it is worth more."}
