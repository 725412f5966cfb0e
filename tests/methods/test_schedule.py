"""Schedules respect teams and dependencies, small ones can't be beaten, and a shock shows what it costs."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    build_schedule,
    critical_path,
    effect_of_shock,
    team_load,
    timeline_breaches,
)

ITEMS = pd.DataFrame({"id": ["A", "B", "C"], "duration": [3, 2, 4], "requires": ["", "A", ""]})


@st.composite
def plans(draw, most=5):
    count = draw(st.integers(1, most))
    rows = range(count)
    return pd.DataFrame(
        {
            "id": [f"i{row}" for row in rows],
            "duration": [draw(st.integers(1, 4)) for _ in rows],
            "team": [draw(st.sampled_from("AB")) for _ in rows],
            "people": [draw(st.integers(1, 2)) for _ in rows],
            "not_before": [draw(st.sampled_from([0, 0, 0, 2])) for _ in rows],
            "requires": [
                [f"i{each}" for each in range(row) if draw(st.booleans()) and draw(st.booleans())]
                for row in rows
            ],
        }
    )


PROFILES = st.sampled_from([2, 3, [(0, 2), (3, 1), (6, 2)], [(0, 1), (2, 2)]])


def people_in(profile, week):
    steps = [(0, profile)] if isinstance(profile, int) else profile
    return [people for begin, people in steps if begin <= week][-1]


def shortest_by_trying_every_week(items, capacity):
    rows = items.to_dict("records")
    place = {row["id"]: number for number, row in enumerate(rows)}
    best = 2 * sum(row["duration"] for row in rows) + 12
    used = {team: [0] * (best + 5) for team in capacity}
    start = {}

    def place_next(number, latest):
        nonlocal best
        if latest >= best:
            return
        if number == len(rows):
            best = latest
            return
        row = rows[number]
        first = max(
            [
                row["not_before"],
                *(start[place[one]] + rows[place[one]]["duration"] for one in row["requires"]),
            ]
        )
        for begin in range(first, best - row["duration"]):
            weeks = range(begin, begin + row["duration"])
            load = used[row["team"]]
            if all(load[week] + row["people"] <= people_in(capacity[row["team"]], week) for week in weeks):
                for week in weeks:
                    load[week] += row["people"]
                start[number] = begin
                place_next(number + 1, max(latest, begin + row["duration"]))
                for week in weeks:
                    load[week] -= row["people"]

    place_next(0, 0)
    return best


def keeps_the_rules(plan, capacity):
    assert not team_load(plan, capacity)["over"].any()
    assert timeline_breaches(plan).empty


def test_the_critical_path_of_a_textbook_network():
    # activities on nodes: A3, B4 after A, C2 after A, D5 after B, E1 after C, F2 after D and E
    network = pd.DataFrame(
        {
            "id": list("ABCDEF"),
            "duration": [3, 4, 2, 5, 1, 2],
            "requires": ["", "A", "A", "B", "C", "D,E"],
        }
    )
    path = critical_path(network)
    assert path.loc[path["critical"], "id"].tolist() == ["A", "B", "D", "F"]
    assert path["earliest_finish"].max() == 14
    assert path.set_index("id")["slack"].to_dict() == {"A": 0, "B": 0, "C": 6, "D": 0, "E": 6, "F": 0}


@given(plans(), PROFILES, PROFILES)
@settings(max_examples=60)
def test_small_schedules_equal_trying_every_week(items, of_a, of_b):
    capacity = {"A": of_a, "B": of_b}
    plan = build_schedule(items, capacity)
    assert plan.proven
    assert plan.end == shortest_by_trying_every_week(items, capacity)
    keeps_the_rules(plan.items, capacity)


@given(plans(most=12))
@settings(max_examples=30)
def test_larger_schedules_keep_the_rules_and_their_bound(items):
    plan = build_schedule(items, {"A": 2, "B": 3}, steps=2000)
    keeps_the_rules(plan.items, {"A": 2, "B": 3})
    assert plan.bound <= plan.end
    assert plan.proven == (plan.gap == 0)
    assert critical_path(items)["earliest_finish"].max() <= plan.end


@given(plans())
@settings(max_examples=60)
def test_an_item_can_slip_by_its_slack(items):
    capacity = {"A": 2, "B": 2}
    plan = build_schedule(items, capacity)
    for row in range(len(items)):
        slack = plan.items["slack"].iloc[row]
        later = items.copy()
        later["not_before"] = later["not_before"].astype(float)
        later.loc[row, "not_before"] = plan.items["start"].iloc[row] + slack
        assert build_schedule(later, capacity).end <= plan.end
    assert plan.items["critical"].any()


def test_two_people_work_at_once_and_one_person_does_not():
    assert build_schedule(ITEMS, 1).end == 9
    assert build_schedule(ITEMS, 2).end == 5


def test_an_item_says_what_it_waits_for():
    plan = build_schedule(ITEMS, 1).items.set_index("id")
    assert plan["because"].to_dict() == {"A": "", "B": "dependency", "C": "people"}
    assert plan["waits_for"].to_dict() == {"A": [], "B": ["A"], "C": ["B"]}


def test_a_plan_says_its_end_and_what_decides_it():
    assert build_schedule(ITEMS, 2).says() == (
        "The plan ends after week 5. No plan ends earlier. Without slack: A, B."
    )


def test_without_a_search_a_plan_is_not_called_proven():
    items = pd.DataFrame({"duration": [6, 4, 3, 6, 2, 5, 1, 3], "people": [1, 1, 1, 1, 2, 1, 2, 1]})
    quick, searched = build_schedule(items, 3, steps=0), build_schedule(items, 3)
    assert (quick.end, quick.bound, quick.proven) == (12, 11, False)
    assert quick.gap == pytest.approx(1 / 11)
    assert "No plan ends before week 11" in quick.says()
    assert (searched.end, searched.proven) == (11, True)


def test_people_who_leave_and_come_back():
    items = pd.DataFrame({"id": ["A", "B"], "duration": [2, 2]})
    assert build_schedule(items, {"the team": [(0, 1), (2, 0), (5, 1)]}).end == 7


def test_work_can_not_slip_past_the_week_its_people_leave():
    items = pd.DataFrame({"id": ["A", "B"], "duration": [2, 6], "team": ["x", "y"]})
    plan = build_schedule(items, {"x": [(0, 1), (3, 0)], "y": 1})
    assert plan.items["slack"].tolist() == [1, 0]


def test_rows_and_columns_of_the_caller_stay():
    before = ITEMS.copy()
    plan = build_schedule(ITEMS.set_axis([7, 3, 5]), 1)
    assert plan.items.index.tolist() == [7, 3, 5]
    pd.testing.assert_frame_equal(ITEMS, before)


def test_an_empty_plan_ends_at_once():
    assert build_schedule(ITEMS.iloc[:0], 1).end == 0
    assert critical_path(ITEMS.iloc[:0]).empty
    assert team_load(ITEMS.iloc[:0].assign(start=[])).empty


def test_what_is_not_in_the_table_counts_as_done():
    assert build_schedule(pd.DataFrame({"duration": [2], "requires": ["gone"]})).end == 2


@pytest.mark.parametrize(
    ("items", "capacity", "says"),
    [
        ({"item": ["A"]}, 1, "needs the column duration"),
        ({"duration": [1, None]}, 1, "Row 2: duration is empty. Estimate it in weeks"),
        ({"duration": [0]}, 1, "Write the weeks that it takes, more than 0"),
        ({"duration": [1], "people": [1.5]}, 2, "Write whole people"),
        ({"duration": [1], "people": [3]}, 2, "Row 1 needs 3 people; its team has 2"),
        ({"duration": [1], "team": [""]}, 2, "Say which team does it"),
        ({"duration": [1], "team": ["A"]}, {"B": 1}, "The team A has no capacity"),
        ({"duration": [1]}, {"A": 1, "B": 1}, "add the column team"),
        ({"duration": [1]}, {"A": [(2, 1)]}, "how many people A has from week 0"),
        ({"duration": [1]}, -1, "people from week 0 on. Write whole people"),
        ({"duration": [4]}, {"A": [(0, 1), (3, 0)]}, "Row 1 never fits"),
        (
            {"id": ["A", "B"], "duration": [1, 1], "requires": ["B", "A"]},
            1,
            "A needs B and B needs A: none of them can be first.",
        ),
    ],
)
def test_what_can_not_be_scheduled_is_refused_in_words(items, capacity, says):
    with pytest.raises(InputError) as refused:
        build_schedule(pd.DataFrame(items), capacity)
    assert says in str(refused.value)


def test_overload_is_told_per_team_and_week():
    plan = pd.DataFrame({"id": ["A", "B"], "start": [0, 1], "duration": [2, 1.5], "people": [1, 2]})
    load = team_load(plan, {"squad": [(0, 2), (2, 1)]})
    assert load["load"].tolist() == [1, 3, 1]
    assert load["capacity"].tolist() == [2, 2, 1]
    assert load["over"].tolist() == [False, True, False]
    assert load["items"].tolist() == [["A"], ["A", "B"], ["B"]]


@given(plans())
@settings(max_examples=30)
def test_no_work_is_lost_in_the_load(items):
    plan = build_schedule(items, {"A": 2, "B": 2}).items
    assert team_load(plan, 2)["load"].sum() == pytest.approx((items["duration"] * items["people"]).sum())


def test_broken_dependencies_are_told():
    plan = pd.DataFrame({"id": ["A", "B"], "start": [0, 1], "duration": [3, 1], "requires": ["", "A"]})
    (row,) = timeline_breaches(plan).to_dict("records")
    assert (row["id"], row["needs"], row["weeks"]) == ("B", "A", 2)


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ({"duration": [1]}, "A timeline needs the column start"),
        ({"start": [None], "duration": [1]}, "Place it on the timeline"),
        ({"start": [-1], "duration": [1]}, "Count weeks from 0"),
        ({"start": [0], "duration": [None]}, "Estimate it in weeks"),
    ],
)
def test_a_timeline_without_dates_is_refused(plan, says):
    with pytest.raises(InputError, match=says):
        team_load(pd.DataFrame(plan))


def test_without_a_shock_nothing_gets_later():
    shock = effect_of_shock(ITEMS, 1, week=4)
    assert shock.end == shock.end_before
    assert shock.says() == "The plan ends as before; no item is finished later."


def test_longer_work_moves_what_waits_for_it():
    shock = effect_of_shock(ITEMS, 2, week=1, durations={"A": 6})
    after = shock.items.set_index("id")
    assert after["finish"].to_dict() == {"A": 6, "B": 8, "C": 4}
    assert after["moved"].to_dict() == {"A": 3, "B": 3, "C": 0}
    assert shock.says() == "The plan ends 3 weeks later, after week 8; 2 items are finished later."


def test_finished_work_is_not_rewritten():
    shock = effect_of_shock(ITEMS, 2, week=3, durations={"A": 9})
    assert shock.items.set_index("id")["finish"]["A"] == 3


def test_work_under_way_takes_at_least_the_weeks_so_far():
    shock = effect_of_shock(ITEMS, 1, week=2, durations={"A": 1})
    assert shock.items.set_index("id")["finish"]["A"] == 2


def test_when_a_person_leaves_the_work_that_no_longer_fits_pauses():
    items = pd.DataFrame({"id": ["A", "B"], "duration": [4, 6]})
    shock = effect_of_shock(items, 2, week=2, new_capacity=1)
    after = shock.items.set_index("id")
    assert after["paused"].to_dict() == {"A": False, "B": True}
    assert after["start"].to_dict() == {"A": 0, "B": 0}
    assert after["finish"].to_dict() == {"A": 4, "B": 8}


def test_new_and_dropped_work():
    new = pd.DataFrame({"id": ["N"], "duration": [2], "requires": ["A"]})
    shock = effect_of_shock(ITEMS, 1, week=0, dropped=["C"], added=new)
    after = shock.items.set_index("id")
    assert list(after.index) == ["A", "B", "N"]
    assert shock.end == 7
    assert pd.isna(after["moved"]["N"])


def test_what_needed_a_dropped_item_no_longer_waits():
    shock = effect_of_shock(ITEMS, 2, week=0, dropped=["A"])
    assert shock.items.set_index("id")["start"]["B"] == 0


@given(plans(), st.integers(0, 8), st.integers(1, 9), st.sampled_from([None, {"B": 2}]))
@settings(max_examples=60)
def test_after_a_shock_the_rules_hold_again(items, week, weeks, new_capacity):
    shock = effect_of_shock(
        items, {"A": 2, "B": 3}, week=week, durations={"i0": weeks}, new_capacity=new_capacity
    )
    begun_later = set(shock.items.loc[shock.items["start"] >= week, "id"])
    assert not set(timeline_breaches(shock.items)["id"]) & begun_later
    if not shock.items["paused"].any():
        of_b = 3 if new_capacity is None else [(0, 3), (week, 2)] if week else 2
        assert not team_load(shock.items, {"A": 2, "B": of_b})["over"].any()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"week": -1}, "Write a week from 0"),
        ({"week": 1, "durations": {"Z": 3}}, "There is no item Z"),
        ({"week": 1, "dropped": ["Z"]}, "There is no item Z"),
        ({"week": 1, "added": ITEMS.iloc[:1]}, "The new item A is in the plan already"),
    ],
)
def test_a_shock_that_hits_nothing_is_refused(more, says):
    with pytest.raises(InputError, match=says):
        effect_of_shock(ITEMS, 1, **more)
