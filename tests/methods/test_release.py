"""Release planning against complete enumeration, and every sentence that refuses a request."""

import json
from threading import Event

import numpy as np
import pandas as pd
import pytest

from pmkit.cases import load
from pmkit.methods import (
    InputError,
    Planner,
    _clock,
    _program,
    _wish_pieces,
    frontier,
    plan_release,
    release_worth,
)
from pmkit.methods._clock import Clock
from pmkit.methods._dependencies import closures


def backlog(**columns):
    count = len(next(iter(columns.values())))
    return pd.DataFrame({"id": [chr(65 + row) for row in range(count)], **columns})


def random_backlog(chance):
    """Up to 12 items with prerequisites; some with decimals or odd fractions."""
    count = int(chance.integers(1, 13))
    value, effort = chance.integers(0, 12, count) * 1.0, chance.integers(0, 9, count) * 1.0
    kind = chance.random()
    if kind < 0.25:
        value, effort = value * 0.37, effort / 10
    elif kind < 0.3:
        value = chance.random(count)
    elif kind < 0.35:
        effort = chance.random(count)
    order = chance.permutation(count)
    requires = [[] for _ in range(count)]
    for place in range(1, count):
        if chance.random() < 0.5:
            some = chance.choice(place, size=min(place, int(chance.integers(1, 3))), replace=False)
            requires[order[place]] = [chr(65 + int(order[each])) for each in some]
    return backlog(value=value, effort=effort, requires=requires)


def all_allowed_sets(items, pin, exclude, exclusive):
    """Value and effort of every set of items that keeps to the needs and wishes (as bits of a number)."""
    place = {name: row for row, name in enumerate(items["id"])}
    sets = np.arange(1 << len(items))
    members = (sets >> np.arange(len(items))[:, None]) & 1 == 1
    allowed = np.ones(sets.size, bool)
    for row, needed in enumerate(items["requires"]):
        for each in needed:
            allowed &= ~members[row] | members[place[each]]
    for name in pin:
        allowed &= members[place[name]]
    for name in exclude:
        allowed &= ~members[place[name]]
    for first, second in exclusive:
        allowed &= ~(members[place[first]] & members[place[second]])
    members = members[:, allowed]
    return items["value"].to_numpy() @ members, items["effort"].to_numpy() @ members


def assert_best(planner, items, capacity, value, effort):
    within = effort <= capacity + 1e-9
    if not within.any():
        with pytest.raises(InputError):
            planner.plan(capacity)
        return
    plan = planner.plan(capacity)
    chosen = items[items["id"].isin(plan.chosen)]
    assert plan.proven and plan.value == pytest.approx(value[within].max(), abs=1e-7)
    assert chosen["value"].sum() == pytest.approx(plan.value, abs=1e-7)
    assert chosen["effort"].sum() <= capacity + 1e-9
    assert all(set(needed) <= set(plan.chosen) for needed in chosen["requires"])


@pytest.mark.parametrize("seed", range(4))
def test_a_plan_is_the_best_of_all_sets_of_items(seed):
    """Sixteen hundred plans; each backlog is planned again and again, as a slider does."""
    chance = np.random.default_rng(seed)
    for _ in range(80):
        items = random_backlog(chance)
        names = list(items["id"])
        pin = [name for name in names if chance.random() < 0.06]
        exclude = [name for name in names if chance.random() < 0.06]
        pairs = int(chance.integers(0, 3)) if len(names) > 1 else 0
        exclusive = [tuple(chance.choice(names, 2, replace=False)) for _ in range(pairs)]
        value, effort = all_allowed_sets(items, pin, exclude, exclusive)
        try:
            planner = Planner(items, pin=pin, exclude=exclude, exclusive=exclusive)
        except InputError:
            assert value.size == 0  # the wishes contradict each other
            continue
        for share in chance.random(5):
            assert_best(planner, items, round(float(items["effort"].sum() * share), 1), value, effort)


def test_a_slider_gives_at_every_capacity_what_a_fresh_plan_gives():
    items = load("backlog")
    planner = Planner(items, exclusive=[("MW-01", "MW-05")])
    for capacity in [30.0, 12.5, 60.0, 30.5, 29.0, 100.0]:
        fresh = plan_release(items, capacity, exclusive=[("MW-01", "MW-05")], explain=False)
        assert planner.plan(capacity).value == fresh.value


def test_many_exclusions_go_another_way_to_the_same_plan():
    items = load("backlog")
    names = list(items["id"])
    pairs = list(zip(names[:13], names[13:26], strict=True))
    plan = plan_release(items, 40, exclusive=pairs, explain=False)
    assert plan.proven and not any({*pair} <= {*plan.chosen} for pair in pairs)
    free = plan_release(
        items, 40, exclude=set(names[:26]) - set(plan.chosen), exclusive=pairs[:3], explain=False
    )
    assert free.value == plan.value


def test_each_left_out_item_says_what_it_would_displace_and_that_is_true():
    items = load("backlog")
    plan = plan_release(items, 20)
    told = [item for item in plan.left_out if item.loses is not None]
    assert len(told) > 30
    for item in told[::8]:
        with_it = plan_release(items, 20, must=[item.id], explain=False)
        assert plan.value - with_it.value == pytest.approx(item.loses)
        assert set(item.displaces) <= set(plan.chosen)


def test_the_reasons_for_what_is_left_out():
    items = backlog(
        value=[9, 5, 4, 3, 2, None, 1],
        effort=[3, 2, 2, 1, 9, 1, 1],
        requires=[[], [], [], ["E"], [], [], ["F"]],
    )
    plan = plan_release(items, 4, pin=["A"], exclude=["B"], exclusive=[("A", "C")])
    assert {item.id: item.kind for item in plan.left_out} == {
        "B": "excluded",
        "C": "excluded by",
        "D": "capacity",
        "E": "capacity",
        "F": "unsized",
        "G": "needs",
    }
    says = {item.id: item.says for item in plan.left_out}
    assert says["D"] == "It takes 10 with E, and there is room for 1 beside what must be in."
    assert says["G"] == "It needs F, which is not estimated yet."


def test_a_pin_costs_what_the_plan_without_it_is_worth_more():
    items = backlog(value=[6, 5, 5], effort=[3, 2, 2])
    plan = plan_release(items, 4, pin=["A"])
    assert plan.pin_prices == {"A": 4.0}
    assert plan_release(items, 4, must=["A"]).pin_prices == {}


def test_sort_and_cut_takes_the_best_ratios_that_fit_and_falls_short():
    items = backlog(value=[7, 5, 5], effort=[3, 3, 3], requires=[[], ["A"], []]).assign(
        effort=[3.0, 2.5, 2.5]
    )
    plan = plan_release(items, 5, explain=False)
    assert plan.chosen == ("C",) or plan.value >= plan.sort_and_cut.value
    greedy = backlog(value=[6, 5, 5], effort=[2, 2.5, 2.5])
    plan = plan_release(greedy, 5, explain=False)
    assert (plan.value, plan.sort_and_cut.value) == (11, 11)
    trap = plan_release(backlog(value=[7, 5, 5], effort=[3, 2.5, 2.5]), 5, explain=False)
    assert (trap.value, trap.sort_and_cut.value) == (10, 7)
    assert trap.sort_and_cut.short == pytest.approx(0.3)


def test_the_frontier_rises_and_is_never_under_sort_and_cut():
    table = frontier(load("backlog"), points=12)
    assert table["value"].is_monotonic_increasing and table["proven"].all()
    assert (table["value"] >= table["sort_and_cut"]).all()
    assert table["items"].iloc[-1] == 60


def test_an_item_that_is_worth_nothing_comes_only_where_it_is_needed():
    items = backlog(value=[0, 0, 5], effort=[1, 1, 1], requires=[[], [], ["A"]])
    assert plan_release(items, 9).chosen == ("A", "C")


def test_a_time_limit_gives_the_best_plan_known_with_its_label(monkeypatch):
    items = load("backlog")
    monkeypatch.setattr(_wish_pieces, "MOST_JOINED", 0)  # else the first step proves the plan already
    plan = plan_release(items, 30, time_limit=0)
    assert not plan.proven and 0 < plan.gap < 1 and plan.cost <= 30
    assert (
        plan.value >= plan.sort_and_cut.value and plan.bound >= plan_release(items, 30, explain=False).value
    )
    assert plan.label.startswith("Not proven in the time given: this plan may miss up to ")


@pytest.mark.parametrize("capacity", [30, [15, 15]])
def test_a_watch_is_told_in_a_sentence_and_stops_a_long_search(capacity, monkeypatch):
    monkeypatch.setattr(_clock, "_EVERY", 0)
    monkeypatch.setattr(_wish_pieces, "MOST_JOINED", 0)
    over = Event()  # HiGHS, which plans several releases, is held up until the test is over
    monkeypatch.setattr(_program, "_search", lambda *_: over.wait(60))
    told = []
    plan = plan_release(load("backlog"), capacity, watch=lambda says: told.append(says) or True)
    over.set()
    assert len(told) == 1 and told[0].startswith("Searching")
    assert not plan.proven and plan.value >= plan.sort_and_cut.value > 0 and 0 < plan.gap < 0.2


def test_a_watch_hears_of_the_reasons_and_stops_them_without_a_word_too_much(monkeypatch):
    monkeypatch.setattr(_clock, "_EVERY", 0)
    items = load("backlog")
    told = []

    def watch(says):
        told.append(says)
        return "7 of" in says

    plan = plan_release(items, 20, watch=watch)
    assert any("Looking at what" in says for says in told)
    assert plan.proven
    reasons = {item.says for item in plan.left_out if item.loses is None and item.kind == "not worth it"}
    assert reasons == {"No plan with it is worth more."}


def test_in_a_plan_that_is_not_proven_no_reason_claims_to_be():
    items = backlog(value=[6, 5, 5], effort=[3, 2, 2])
    plan = plan_release(items, [4, 1], time_limit=0)
    told = {item.says for item in plan.left_out}
    assert not plan.proven and told <= {"The best plan known does without it."}


@pytest.mark.parametrize(
    ("wishes", "says"),
    [
        ({"pin": ["A", "B"]}, "What must be in (A and B) takes 5, and the capacity is 4. Take something out"),
        ({"must": ["D"]}, "What must be in (D) with what they need (A) takes 7, and the capacity is 4."),
        ({"pin": ["Z"]}, "The pinned item Z is not in the table."),
        ({"must": "A"}, "Write the ids as a list"),
        ({"pin": ["D"], "exclude": ["A"]}, "D is asked for and needs A, which is left out on request."),
        ({"pin": ["A"], "exclude": ["A"]}, "A is asked for but is left out on request."),
        ({"pin": ["A", "C"], "exclusive": [("A", "C")]}, "A and C exclude each other"),
        ({"exclusive": [("A", "A")]}, "A can't exclude itself."),
        (
            {"pin": {"A": "Release 9"}},
            "A is pinned to “Release 9”, which is none of the releases: Release 1.",
        ),
        ({"later_worth": 0}, "later_worth is 0. Write a share above 0, up to 1."),
        ({"pin": ["E"]}, "E is asked for but has no value yet. Estimate it first."),
        ({"exclusive": ["AB"]}, "Items that exclude each other come in pairs of two ids; got “AB”."),
        ({"exclusive": [("A", "B", "C")]}, "come in pairs of two ids"),
    ],
)
def test_an_impossible_request_names_the_items(wishes, says):
    items = backlog(value=[6, 5, 5, 9, None], effort=[3, 2, 2, 4, 1], requires=[[], [], [], ["A"], []])
    with pytest.raises(InputError) as refused:
        plan_release(items, 4, **wishes)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("columns", "capacity", "says"),
    [
        (
            {"requires": [["B"], ["C"], ["A"]]},
            4,
            "A needs B, B needs C and C needs A: none of them can be first.",
        ),
        ({"requires": [["X"], [], []]}, 4, "A needs X, which is not in the table."),
        ({"effort": [1, -1, 1]}, 4, "Row 2 (“B”): effort is -1. Effort can't be negative."),
        ({}, -1, "The capacity is -1. Write a number of 0 or more, in the unit of effort."),
        ({}, [], "The capacity names no release."),
        ({}, "much", "The capacity is “much”."),
    ],
)
def test_a_wrong_table_is_refused_in_words(columns, capacity, says):
    items = backlog(**({"value": [1, 1, 1], "effort": [1, 1, 1]} | columns))
    with pytest.raises(InputError) as refused:
        plan_release(items, capacity)
    assert says in str(refused.value)


def test_a_chain_of_thousands_of_needs_is_followed():
    needs = [()] + [(row,) for row in range(3000)]
    assert len(closures(needs, range(3001))[3000]) == 3001


def test_the_clock_runs_out():
    assert Clock(None).left is None and Clock(0).left == 0


def test_what_counts_in_a_plan_is_the_score_before_its_division_by_effort():
    items = pd.DataFrame(
        {"reach": [450], "impact": [3], "confidence": [1], "effort": [2], "cost_of_delay": [7], "value": [5]}
    )
    assert [release_worth(items, method)[0] for method in ("rice", "wsjf", "value")] == [1350, 7, 5]
    with pytest.raises(InputError, match=r"There is no method luck. Choose one of: value, rice, wsjf."):
        release_worth(items, "luck")


def test_a_plan_as_plain_values_and_as_a_table():
    plan = plan_release(backlog(value=[6, 5, 5], effort=[3, 2, 2]), 4)
    record = json.loads(json.dumps(plan.to_json()))
    assert (record["chosen"], record["proven"], record["sort_and_cut"]["short"]) == (["B", "C"], True, 0)
    assert record["left_out"][0] == {
        "id": "A",
        "kind": "not worth it",
        "says": "With it, B and C would go; the plan would lose 4 of value.",
        "displaces": ["B", "C"],
        "brings": [],
        "loses": 4,
    }
    assert plan.table()["release"].tolist() == ["Release 1", "Release 1", ""]


def test_teams_have_no_frontier():
    items = backlog(value=[1], effort=[1]).assign(team=["T"])
    with pytest.raises(InputError, match="The frontier is for one team's capacity"):
        Planner(items, teams="team").frontier()
