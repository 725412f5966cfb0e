"""Five checks of a pasted test: arms, parts and metrics as people have them."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.practice import to_plain

ARMS = "arm,people,successes\nA,5000,500\nB,5010,600\n"
METRICS = "metric,role,arm,n,mean,sd,worse is,margin\n"


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["metrics.own-before-you-read"].explorer()


@pytest.fixture
def checks(explorer):
    return Play(explorer)


def metrics(*rows):
    return METRICS + "".join(f"{row}\n" for row in rows)


def read(play):
    return to_plain(play.result.says["read"])


def found(play):
    return to_plain(play.result.says["found"])


def test_it_begins_with_a_sample_that_finds_what_the_case_finds(checks):
    assert checks.says.startswith("This is a sample, Mealwise's T4. Paste your own")
    assert "You would have reported −5.0 points" in checks.says and "don't roll out" in checks.says
    assert {"named", "share"} <= set(checks.result.hidden)


def test_own_arms_are_not_read_with_the_metrics_of_the_sample(checks):
    checks.set(arms=ARMS)
    assert "still those of the sample and are not used" in read(checks)
    assert "the variant is better. What that cost nobody knows" in checks.says
    assert "There are only totals" in found(checks) and "charts" not in checks.says
    assert checks.set(control="B").says.count("the variant is worse") == 1


def test_broken_arms_are_told_before_anything_is_believed(checks):
    checks.set(arms="arm,people,successes\nA,5000,500\nB,5400,700\n")
    assert "say nothing about the effect" in checks.says and "this number is void" in checks.says
    checks.set(share=0.52)
    assert "48 to 52 was planned" in found(checks)


def test_parts_that_turn_the_sign_are_found(checks):
    rows = "Friday,A,990000,20000\nFriday,B,10000,230\nSaturday,A,500000,5000\nSaturday,B,500000,6000\n"
    checks.set(arms="day,arm,people,successes\n" + rows)
    assert checks.result.charts["groups"].title.startswith("The variant is ahead in 2 of 2 parts")
    shares = rows.replace("\n", ",0.01\n", 2).replace("5000\n", "5000,0.5\n").replace("6000\n", "6000,0.5\n")
    checks.set(arms="day,arm,people,successes,planned share\n" + shares)
    assert "You would have reported −0.5 points. Within each part it is the other way" in checks.says
    assert "all 2 fit" in found(checks)


def test_a_goal_without_a_guardrail_is_no_reason_to_roll_out(checks):
    checks.set(arms=ARMS, table=metrics("orders,goal,A,5000,0.1,,lower,", "orders,goal,B,5010,0.12,,lower,"))
    assert "the goal gets better. What that cost nobody knows" in checks.says


def test_dirty_metrics_are_told_by_their_line(checks):
    checks.set(
        arms=ARMS,
        table=metrics(
            "orders,goal,a,5000,0.1,,lower,",
            "orders,primary,B,5010,0.12,,lower,",
            "returns,guardrail,A,500,4,,higher,",
            "visits,other,A,500,0.2,,lower,",
            "orders,goal,B,5010,0.13,,lower,",
            "calls,boss,A,500,0.2,,lower,",
        ),
    )
    said = read(checks)
    assert "Left out: line 4. Without an sd the mean must be a share" in said
    assert "Left out: line 6. This metric has a row for this arm already" in said
    assert "Left out, with one arm only: “visits”" in said and "Line 7 left out: “boss”" in said
    assert "“a” and “A” are taken as one arm" in said


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("", ""),
        ("numbers", "The metrics are not used. No line names the columns"),
        (
            metrics("x,other,A,50,0.1,,lower,", "x,other,B,50,0.1,,lower,"),
            "Name one goal metric, which decides",
        ),
        (metrics("x,goal,C,50,0.1,,lower,", "x,goal,D,50,0.1,,lower,"), "their arms are “C” and “D”"),
        (metrics("x,goal,A,50,0.1,,lower,"), "No metric has a row for both arms"),
        (metrics("x,goal,A,50,0.1,,lower,", "x,goal,B,50,0.1,,higher,"), "two different entries in worse_is"),
    ],
)
def test_metrics_that_can_not_be_used_are_said_and_the_arms_are_read_all_the_same(checks, table, says):
    checks.set(arms=ARMS, table=table)
    assert says in read(checks) and "the variant is better" in checks.says


@pytest.mark.parametrize(
    ("arms", "says"),
    [
        ("", "Nothing is pasted yet"),
        (
            "arm,people,successes\nA,5,6\nB,5,7\n",
            "No row could be read. Left out: line 2 and 3. More successes",
        ),
        ("arm,people,successes\nA,5,1\n", "names 1 arm"),
    ],
)
def test_arms_that_can_not_be_read_are_said_with_what_to_do(checks, arms, says):
    checks.set(arms=arms)
    assert says in checks.says and not checks.result.charts


def test_parts_that_have_one_arm_each_are_compared_as_totals(checks):
    checks.set(arms="day,arm,people,successes\n1,A,500,50\n2,B,500,80\n")
    assert "No part has people in both arms" in read(checks) and "There are only totals" in found(checks)


def test_many_parts_are_drawn_as_the_largest(checks):
    rows = "".join(f"p{part},{arm},{100 + part},{20 + (arm == 'B')}\n" for part in range(60) for arm in "AB")
    checks.set(arms="part,arm,people,successes\n" + rows)
    chart = checks.result.charts["groups"]
    assert len(chart.rows) == 41 and "The 40 largest of 60 are shown" in chart.subtitle


def test_hostile_names_are_shown_as_text(checks):
    rows = (f"<b>x</b>*y*,{role},{arm},500,0.2,,lower," for role, arm in (("goal", "A"), ("goal", "B")))
    checks.set(arms=ARMS, table=metrics(*rows))
    assert "<b>x</b>*y*" in found(checks)
