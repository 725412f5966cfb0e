"""The cost of an order is what it says, and the best order can't be beaten."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, best_order, delay_cost, queue_costs

# Reinertsen 2009, chapter 7: durations and costs of delay of three jobs
JOBS = pd.DataFrame({"id": ["A", "B", "C"], "duration": [1, 3, 10], "cost_of_delay": [10, 3, 1]})


def random_jobs(data, most=6):
    count = data.draw(st.integers(1, most))
    numbers = st.lists(st.integers(1, 9), min_size=count, max_size=count)
    needs = [
        data.draw(st.lists(st.integers(0, max(row - 1, 0)), max_size=2)) if row else []
        for row in range(count)
    ]
    return pd.DataFrame(
        {
            "id": range(count),
            "duration": data.draw(numbers),
            "cost_of_delay": data.draw(numbers),
            "requires": needs,
        }
    )


def allowed(needs, order):
    place = {job: spot for spot, job in enumerate(order)}
    return all(place[needed] < place[job] for job in order for needed in needs[job])


def cheapest(jobs):
    """By trying every allowed order, with sums of its own."""
    lasts = dict(zip(jobs["id"], jobs["duration"], strict=True))
    costs = dict(zip(jobs["id"], jobs["cost_of_delay"], strict=True))
    needs = dict(zip(jobs["id"], jobs["requires"], strict=True))
    totals = []
    for order in permutations(jobs["id"]):
        if allowed(needs, order):
            clock = total = 0
            for job in order:
                total += costs[job] * clock
                clock += lasts[job]
            totals.append(total)
    return min(totals)


def test_reinertsens_orders_cost_7_and_160():
    # O2: Reinertsen 2009, chapter 7; the book prints 96 %
    best, worst = delay_cost(JOBS, ["A", "B", "C"]), delay_cost(JOBS, ["C", "B", "A"])
    assert (best, worst) == (7, 160)
    assert round(100 * (1 - best / worst), 1) == 95.6
    assert delay_cost(JOBS, "ABC", until="finish") == 36
    assert delay_cost(JOBS, "CBA", until="finish") == 189


def test_the_best_order_is_reinertsens():
    best = best_order(JOBS)
    assert (best.order, best.cost, best.proven, best.gap) == (("A", "B", "C"), 7, True, 0)
    assert best_order(JOBS, until="finish").cost == 36


def test_the_table_of_a_queue_keeps_the_callers_rows():
    line = queue_costs(JOBS, ["C", "A", "B"])
    assert line["id"].tolist() == ["A", "B", "C"]
    assert line["position"].tolist() == [2, 3, 1]
    assert line["start"].tolist() == [10, 11, 0]
    assert line["finish"].tolist() == [11, 14, 10]
    assert line["delay_cost"].tolist() == [100, 33, 0]


def test_index_labels_serve_where_there_is_no_id():
    jobs = JOBS.set_index("id")
    assert delay_cost(jobs, ["C", "B", "A"]) == 160
    assert best_order(jobs).order == ("A", "B", "C")


@settings(max_examples=40)
@given(data=st.data())
def test_the_best_order_is_the_cheapest_of_all_allowed_orders(data):
    jobs = random_jobs(data)
    best = best_order(jobs)
    assert best.proven
    assert best.cost == pytest.approx(cheapest(jobs))
    assert delay_cost(jobs, best.order) == pytest.approx(best.cost)


@settings(max_examples=40)
@given(data=st.data())
def test_beyond_the_exact_size_the_bound_holds(data):
    jobs = random_jobs(data)
    found, exact = best_order(jobs, limit=0), best_order(jobs)
    assert found.bound <= exact.cost + 1e-9 <= found.cost + 2e-9
    assert delay_cost(jobs, found.order) == pytest.approx(found.cost)
    assert found.gap >= 0


@settings(max_examples=20)
@given(data=st.data())
def test_two_orders_differ_by_the_same_amount_until_start_and_until_finish(data):
    jobs = random_jobs(data).drop(columns="requires")
    one = data.draw(st.permutations(list(jobs["id"])))
    two = data.draw(st.permutations(list(jobs["id"])))
    by_start = delay_cost(jobs, one) - delay_cost(jobs, two)
    by_finish = delay_cost(jobs, one, until="finish") - delay_cost(jobs, two, until="finish")
    assert by_start == pytest.approx(by_finish)


def test_many_jobs_are_proven_while_few_hang_together():
    random = np.random.default_rng(5)
    jobs = pd.DataFrame(
        {
            "id": range(60),
            "duration": random.integers(1, 9, 60),
            "cost_of_delay": random.integers(1, 90, 60),
            "requires": [[row - 1] if row % 4 else [] for row in range(60)],
        }
    )
    best = best_order(jobs)
    assert best.proven
    assert delay_cost(jobs, best.order) == best.cost
    assert best.cost <= best_order(jobs, limit=0).cost


def test_eighteen_jobs_that_hang_together_are_proven_and_more_have_a_bound():
    random = np.random.default_rng(4)
    count = 40
    jobs = pd.DataFrame(
        {
            "id": [f"J{row}" for row in range(count)],
            "duration": random.integers(1, 9, count),
            "cost_of_delay": random.integers(1, 90, count),
            "requires": [f"J{random.integers(0, row)}" if row else "" for row in range(count)],
        }
    )
    assert best_order(jobs.head(18)).proven
    large = best_order(jobs)
    assert 0 < large.bound <= large.cost
    assert sorted(large.order) == sorted(jobs["id"])


def test_a_circle_names_its_jobs():
    jobs = JOBS.assign(requires=["B", "C", "A"])
    with pytest.raises(
        InputError,
        match=r"A needs B, B needs C and C needs A: none of them can be first. Remove one of these",
    ):
        best_order(jobs)


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (["A", "B"], "leaves out C"),
        (["A", "B", "C", "A"], "names a job twice"),
        (["A", "B", "C", "X"], "names X, which is not one of the jobs"),
    ],
)
def test_an_order_must_name_every_job_once(order, says):
    with pytest.raises(InputError, match=says):
        delay_cost(JOBS, order)


def test_an_order_that_breaks_a_dependency_is_refused():
    with pytest.raises(InputError, match="B requires A, so it can't come before it"):
        delay_cost(JOBS.assign(requires=["", "A", ""]), ["B", "A", "C"])


def test_a_required_job_outside_the_table_counts_as_done():
    assert best_order(JOBS.assign(requires=["done", "", ""])).order == ("A", "B", "C")


def test_missing_numbers_are_asked_for():
    with pytest.raises(
        InputError, match=r"Row 2 .*duration is empty. A queue needs this number for every job"
    ):
        best_order(JOBS.assign(duration=[1, None, 2]))


def test_the_start_or_the_finish_must_be_chosen():
    with pytest.raises(InputError, match="until='start' or until='finish'"):
        delay_cost(JOBS, until="end")
