"""WSJF, CD3 and SAFe's points, each called what it is."""

import pandas as pd
import pytest

from pmkit.methods import InputError, cd3, safe_wsjf, wsjf

JOBS = pd.DataFrame({"id": ["A", "B", "C"], "duration": [1, 3, 10], "cost_of_delay": [10, 3, 1]})
POINTS = pd.DataFrame(
    {"user_business_value": [8, 1], "time_criticality": [5, 1], "risk_reduction": [1, 1], "size": [2, 1]}
)


def test_wsjf_of_reinertsens_three_jobs():
    assert wsjf(JOBS)["wsjf"].tolist() == pytest.approx([10, 1, 0.1])
    assert wsjf(JOBS)["rank"].tolist() == [1, 2, 3]


def test_cd3_of_the_ice_cream_example():
    # O3: blackswanfarming.com, "CD3 and proportionality to outcomes"
    assert cd3(pd.DataFrame({"duration": [2, 4], "cost_of_delay": [10, 30]}))["cd3"].tolist() == [5, 7.5]


def test_equal_ratios_are_a_tie():
    assert wsjf(pd.DataFrame({"duration": [1, 3], "cost_of_delay": [0.1, 0.3]}))["tied"].all()


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("duration", 0, "duration is 0. Write how many weeks the job takes, more than 0."),
        ("cost_of_delay", -1, "cost_of_delay is -1. Write what a week of waiting costs, in money"),
    ],
)
def test_impossible_jobs_are_refused(column, value, says):
    with pytest.raises(InputError, match=says):
        wsjf(JOBS.assign(**{column: value}))


def test_safe_points():
    scored = safe_wsjf(POINTS)
    assert scored["safe_wsjf"].tolist() == [7, 3]
    assert scored["warning"].tolist() == ["", ""]


def test_safe_points_off_the_scale_or_without_a_one_are_told():
    scored = safe_wsjf(POINTS.assign(size=[4, 2]))
    assert scored["warning"].tolist() == [
        "size is off the scale 1, 2, 3, 5, 8, 13, 20. No job has 1 point for size; the smallest one should.",
        "No job has 1 point for size; the smallest one should.",
    ]
    with pytest.raises(InputError, match=r"size is 0. Write points of 1 or more"):
        safe_wsjf(POINTS.assign(size=0))
