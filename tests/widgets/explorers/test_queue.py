"""The queue says what an order costs, what no order can beat, and which order can't be worked."""

import pandas as pd
import pytest

from pmkit.methods import best_order, delay_cost
from pmkit.widgets.explorers.queue import Queue


@pytest.fixture
def jobs():
    jobs = pd.DataFrame(
        {
            "id": ["C", "B", "A", "D"],
            "item": ["Chef", "Basket", "Allergy", "Data"],
            "duration": [10, 3, 1, 2],
            "cost_of_delay": [1, 3, 10, 1],
            "requires": [[], [], ["D"], []],
        }
    )
    jobs.attrs["delay_unit"] = "EUR"
    return jobs


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


@pytest.mark.parametrize("unit, said", [("thousand CHF", " thousand CHF"), ("", "")])
def test_money_is_in_the_unit_of_the_table_and_in_none_where_it_names_none(jobs, unit, said):
    jobs.attrs["delay_unit"] = unit
    queue = Queue(jobs, None, "our backlog")
    queue.board.place({"queue": ["C", "B", "D", "A"]})
    assert queue.chart.title == f"158{said} more than the best order"
    assert queue.board.cards[0]["detail"] == f"waiting costs 1{said} a week"
    assert "EUR" not in repr(queue.chart.static_spec()) + queue.static_html()


def test_costs_below_one_are_told_apart(jobs):
    queue = Queue(jobs.assign(cost_of_delay=[0.001, 0.003, 0.01, 0.001]))
    queue.board.place({"queue": ["C", "B", "D", "A"]})
    assert queue.chart.title == "0.158 EUR more than the best order"


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
