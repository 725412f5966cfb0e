"""The next release problem: the published cases, complete enumeration, and files that are none."""

from pathlib import Path

import numpy as np
import pytest

from pmkit.methods import CustomerProblem, InputError, plan_for_customers, read_nrp

PUBLISHED = Path(__file__).parents[3] / "shared" / "benchmarks" / "nrp"
CASES = {  # proven optimum and greedy by ratio, for 0.3, 0.5 and 0.7 of all cost
    "nrp1": ((1204, 1113), (1840, 1730), (2507, 2367)),
    "nrp2": ((4970, 4599), (8065, 7325), (11316, 10798)),
    "nrp3": ((7488, 7309), (11159, 10958), (14196, 14164)),
    "nrp4": ((10690, 10412), (15985, 15734), (20913, 20829)),
    "nrp5": ((18510, 17429), (24701, 23867), (28912, 28776)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_published_cases_are_proven_equal_to_the_table(name):
    if not PUBLISHED.is_dir():
        pytest.skip("the published files are third-party data and not part of the repository")
    problem = read_nrp(PUBLISHED / f"{name}.txt")
    for ratio, (best, by_ratio) in zip((0.3, 0.5, 0.7), CASES[name], strict=True):
        plan = plan_for_customers(problem, ratio=ratio)
        assert (plan.value, plan.by_list, plan.proven, plan.gap) == (best, by_ratio, True, 0)
        assert plan.cost <= plan.budget == problem.budget(ratio)


def best_by_enumeration(problem, budget):
    costs, count = problem.costs, len(problem.costs)
    best = 0.0
    for number in range(1 << count):
        chosen = {part for part in range(1, count + 1) if number >> (part - 1) & 1}
        if sum(costs[part - 1] for part in chosen) <= budget + 1e-9:
            if any(b in chosen and a not in chosen for a, b in problem.prerequisites):
                continue
            served = [set(asked) <= chosen for asked in problem.requests]
            best = max(
                best, sum(gain for gain, is_served in zip(problem.profits, served, strict=True) if is_served)
            )
    return best


@pytest.mark.parametrize("seed", range(2))
def test_the_plan_for_customers_is_the_best_of_all(seed):
    chance = np.random.default_rng(seed)
    for _ in range(150):
        parts, customers = int(chance.integers(1, 9)), int(chance.integers(1, 9))
        profits = chance.integers(0, 20, customers) if chance.random() < 0.8 else chance.random(customers)
        problem = CustomerProblem(
            costs=tuple(chance.integers(0, 9, parts).tolist()),
            prerequisites=tuple(
                (int(chance.integers(1, part)), part) for part in range(2, parts + 1) if chance.random() < 0.5
            ),
            profits=tuple(profits.tolist()),
            requests=tuple(
                tuple(
                    (chance.choice(parts, size=min(parts, 3), replace=False) + 1).tolist()[
                        : chance.integers(0, 4)
                    ]
                )
                for _ in range(customers)
            ),
        )
        budget = int(chance.integers(0, sum(problem.costs) + 1))
        plan = plan_for_customers(problem, budget=budget)
        assert plan.proven and plan.cost <= budget
        assert plan.value == pytest.approx(best_by_enumeration(problem, budget), abs=1e-7)
        assert plan.value >= plan.by_list


def random_problem(parts=60, customers=50):
    chance = np.random.default_rng(7)
    return CustomerProblem(
        costs=tuple(chance.integers(1, 10, parts).tolist()),
        prerequisites=tuple((int(chance.integers(1, part)), part) for part in range(2, parts + 1, 2)),
        profits=tuple(chance.integers(10, 50, customers).tolist()),
        requests=tuple(
            tuple((chance.choice(parts, 4, replace=False) + 1).tolist()) for _ in range(customers)
        ),
    )


def test_a_time_limit_gives_the_best_plan_known_and_says_so():
    problem = random_problem()
    known = plan_for_customers(problem, ratio=0.4, time_limit=0)
    best = plan_for_customers(problem, ratio=0.4)
    assert best.proven and not known.proven
    assert known.by_list <= known.value <= best.value <= known.bound
    assert known.gap == pytest.approx((known.bound - known.value) / known.bound)


def test_budgets_are_rounded_half_up():
    problem = CustomerProblem(costs=(1, 4), prerequisites=(), profits=(), requests=())
    assert [problem.budget(ratio) for ratio in (0.3, 0.5, 0.7)] == [2, 3, 4]


def test_a_file_of_the_published_format_is_read(tmp_path):
    file = tmp_path / "small.txt"
    file.write_bytes(b"2\r\n2\r\n3 2\r\n1\r\n2\r\n1\r\n1 2\r\n2\r\n6 1 1\r\n5 2 2 3\r\n")
    assert read_nrp(file) == CustomerProblem(
        costs=(3, 2, 2), prerequisites=((1, 2),), profits=(6, 5), requests=((1,), (2, 3))
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("2 1 3", "ends too early"),
        ("item,value", "holds “item,value”, not only whole numbers"),
        ("1 1 3 0 1 5 1 1 99", "goes on after its last customer"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(tmp_path, content, says):
    file = tmp_path / "other.txt"
    file.write_text(content)
    with pytest.raises(InputError, match=says):
        read_nrp(file)


@pytest.mark.parametrize(
    ("change", "wishes", "says"),
    [
        ({}, {}, "Give either a budget or a ratio"),
        ({}, {"ratio": 30}, "The ratio is 30. Write a share from 0 to 1"),
        ({}, {"budget": -1}, "The budget is -1. Write 0 or more."),
        ({"requests": ((9,),)}, {"budget": 1}, "Requirement 9 is named, and there are only 2."),
        ({"prerequisites": ((1, 2), (2, 1))}, {"budget": 1}, "requirement 1 needs requirement 2"),
        ({"profits": (-1,)}, {"budget": 1}, "A cost or a profit is negative."),
    ],
)
def test_a_wrong_problem_is_refused_in_words(change, wishes, says):
    whole = {"costs": (1, 2), "prerequisites": (), "profits": (3,), "requests": ((1,),)} | change
    with pytest.raises(InputError) as refused:
        plan_for_customers(CustomerProblem(**whole), **wishes)
    assert says in str(refused.value)
