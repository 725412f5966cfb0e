"""The queue says what an order costs, what no order can beat, and which order can't be worked."""

import pandas as pd
import pytest
from play import Play

from pmkit.explorers.queue import Queue
from pmkit.methods import best_order, delay_cost

EUR = {"cost_of_delay": "EUR"}


@pytest.fixture
def jobs():
    return pd.DataFrame(
        {
            "id": ["C", "B", "A", "D"],
            "item": ["Chef", "Basket", "Allergy", "Data"],
            "duration": [10, 3, 1, 2],
            "cost_of_delay": [1, 3, 10, 1],
            "requires": [[], [], ["D"], []],
        }
    )


@pytest.fixture
def queue(jobs):
    return Play(Queue(jobs, units=EUR))


def test_an_order_that_breaks_a_dependency_is_named(queue):
    assert queue.says == "“Allergy” needs “Data”, which comes later in this order. Move “Data” up."
    assert queue.warnings("order") == {"A": "needs “Data” first"}


def test_the_best_order_is_recognised(queue, jobs):
    best = best_order(jobs, until="finish")
    queue.set(order=list(best.order))
    assert queue.says == f"Waiting costs {best.cost:,.0f} EUR in this order. No order costs less."
    assert queue.chart.title == "This order costs least"
    assert not queue.warnings("order")


def test_the_title_is_the_difference_to_the_best_order(queue, jobs):
    order = ["C", "B", "D", "A"]
    queue.set(order=order)
    free = jobs.drop(columns="requires")
    extra = delay_cost(free, order, until="finish") - best_order(jobs, until="finish").cost
    assert queue.chart.title == f"{extra:,.0f} EUR more than the best order"
    assert f"The best order saves {extra:,.0f} EUR" in queue.says


@pytest.mark.parametrize("unit, said", [("thousand CHF", " thousand CHF"), ("", "")])
def test_money_is_in_the_unit_of_the_table_and_in_none_where_it_names_none(jobs, unit, said):
    queue = Play(Queue(jobs, units={"cost_of_delay": unit})).set(order=["C", "B", "D", "A"])
    assert queue.chart.title == f"158{said} more than the best order"
    assert queue.control("order").cards[0]["detail"] == f"waiting costs 1{said} a week"
    assert "EUR" not in repr(queue.chart.to_dict())


def test_costs_below_one_are_told_apart(jobs):
    queue = Play(Queue(jobs.assign(cost_of_delay=[0.001, 0.003, 0.01, 0.001]), units=EUR))
    assert queue.set(order=["C", "B", "D", "A"]).chart.title == "0.158 EUR more than the best order"


def test_the_area_is_the_cost(queue, jobs):
    rows = queue.chart.rows
    free = jobs.drop(columns="requires")
    costs = {
        "job": delay_cost(free, queue.values["order"], until="finish"),
        "best": best_order(jobs, until="finish").cost,
    }
    for kind, cost in costs.items():
        mine = rows[rows["kind"] == kind]
        tall = (mine["high"] - mine["low"]) if kind == "job" else mine["high"]
        assert (tall * (mine["to_week"] - mine["from_week"])).sum() == pytest.approx(cost)


def test_the_best_order_is_one_press_away(queue):
    assert queue.press("best").chart.title == "This order costs least"


def test_the_buttons_sort(queue):
    assert queue.press("shortest").values["order"] == ["A", "D", "B", "C"]
    assert queue.press("dearest").values["order"][:2] == ["A", "B"]
    assert queue.press("asked").values["order"] == ["C", "B", "A", "D"]
