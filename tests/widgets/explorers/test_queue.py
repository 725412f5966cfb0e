"""The queue says what an order costs, what no order can beat, and which order can't be worked."""

import pandas as pd
import pytest

from pmkit.methods import best_order, delay_cost
from pmkit.widgets.explorers.queue import Queue


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
    return Queue(jobs, None, "Mealwise")


def test_an_order_that_breaks_a_dependency_is_named(queue):
    assert queue.said.describe() == "“Allergy” needs “Data”, which comes later. Move it up."
    warned = {card["id"]: card.get("warning", "") for card in queue.board.cards}
    assert warned["A"] == "needs “Data” first" and not warned["B"]


def test_the_best_order_is_recognised(queue, jobs):
    best = best_order(jobs, until="finish")
    queue.board.place({"queue": list(best.order)})
    assert queue.said.describe() == f"Waiting costs {best.cost:,.0f} EUR in this order. No order costs less."
    assert queue.chart.title == "This order costs least"
    assert not any(card.get("warning") for card in queue.board.cards)


def test_the_title_is_the_difference_to_the_best_order(queue, jobs):
    order = ["C", "B", "D", "A"]
    queue.board.place({"queue": order})
    free = jobs.drop(columns="requires")
    extra = delay_cost(free, order, until="finish") - best_order(jobs, until="finish").cost
    assert queue.chart.title == f"{extra:,.0f} EUR more than the best order"
    assert f"{extra:,.0f} EUR apart" in queue.said.describe()


def test_the_area_is_the_cost(queue):
    rows = pd.DataFrame(queue.chart.rows[queue.chart.main])
    for kind, cost in (("job", queue.cost), ("best", queue.best.cost)):
        mine = rows[rows["kind"] == kind]
        tall = (mine["high"] - mine["low"]) if kind == "job" else mine["high"]
        assert (tall * (mine["to_week"] - mine["from_week"])).sum() == pytest.approx(cost)


def test_the_buttons_sort(queue):
    queue.form.click("shortest")
    assert queue.order == ["A", "D", "B", "C"]
    queue.form.click("dearest")
    assert queue.order[0] == "A" and queue.order[1] == "B"
    queue.form.click("asked")
    assert queue.order == ["C", "B", "A", "D"]
