"""Joining the small pieces of a search: against complete enumeration, and when there is too much to list."""

import numpy as np
import pytest

from pmkit.methods import CustomerProblem, _wish_pieces, plan_for_customers
from pmkit.methods._wish_graph import WishGraph
from pmkit.methods._wish_pieces import join_pieces


def random_graph(chance):
    """Up to nine parts in a few families; each wish needs some parts of one family."""
    count = int(chance.integers(2, 10))
    family = chance.integers(0, 4, count)
    needs = set()
    for _ in range(int(chance.integers(1, 10))):
        its = np.flatnonzero(family == family[chance.integers(count)])
        needs.add(
            tuple(sorted(chance.choice(its, size=min(its.size, int(chance.integers(1, 4))), replace=False)))
        )
    table = np.zeros((len(needs), count), np.int64)
    for wish, parts in enumerate(sorted(needs)):
        table[wish, list(parts)] = 1
    table = np.unique(table, axis=1)  # parts that serve the same wishes are one part by then
    return WishGraph(chance.integers(1, 30, len(needs)), chance.integers(1, 20, table.shape[1]), table), table


def best_within(graph, table, left):
    """The highest profit over all sets of parts."""
    sets = (np.arange(1 << graph.cost.size)[:, None] >> np.arange(graph.cost.size)) & 1
    granted = sets @ table.T == table.sum(axis=1)
    return int((granted @ graph.profit)[sets @ graph.cost <= left].max())


@pytest.mark.parametrize("seed", range(2))
def test_the_joined_pieces_are_the_best_of_all_sets(seed):
    chance = np.random.default_rng(seed)
    for _ in range(400):
        graph, table = random_graph(chance)
        wishes, parts = np.ones(table.shape[0], bool), table.any(axis=0)
        left = int(chance.integers(0, graph.cost.sum() + 1))
        best = best_within(graph, table, left)
        price = int(chance.integers(0, 4) * graph.scale)
        cut = graph.within(wishes, parts).cut(price)
        total = cut.best + price * left
        assert total >= best * graph.scale, "the bound of a price holds for every choice"
        over = int(chance.integers(-1, best + 2))
        spare = total - (over + 1) * graph.scale
        joined = join_pieces(graph, wishes, parts, left=left, over=over, cut=cut, spare=spare)
        assert joined.complete and joined.profit == max(best, over)
        assert (joined.parts is None) == (best <= over)
        if joined.parts is not None:
            assert graph.cost[joined.parts].sum() <= left
            assert graph.profit[table @ ~joined.parts == 0].sum() == best


@pytest.mark.parametrize(
    ("limit", "most"), [("MOST_CHOICES", 2), ("MOST_CHOICES", 8), ("MOST_JOINED", 2), ("MOST_JOINED", 40)]
)
def test_where_there_is_too_much_to_list_branching_finds_the_same(limit, most, monkeypatch):
    chance = np.random.default_rng(5)
    problems = [
        CustomerProblem(
            costs=tuple(chance.integers(1, 9, 30).tolist()),
            prerequisites=(),
            profits=tuple(chance.integers(1, 20, 25).tolist()),
            requests=tuple(tuple((chance.choice(30, 2, replace=False) + 1).tolist()) for _ in range(25)),
        )
        for _ in range(12)
    ]
    listed = [plan_for_customers(problem, ratio=0.4) for problem in problems]
    monkeypatch.setattr(_wish_pieces, limit, most)
    branched = [plan_for_customers(problem, ratio=0.4) for problem in problems]
    assert [plan.value for plan in branched] == [plan.value for plan in listed]
    assert all(plan.proven for plan in listed + branched)
