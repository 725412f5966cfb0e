"""Points of a room beside its people: who leads by which, how few gave half, and who is silent."""

import pandas as pd
from play import Play

from pmkit.explorers.points_given import PointsGiven

FEW_SPEAK = {"a": {"Filter": 100, "Chef": 0}, "b": {"Filter": 0, "Chef": 60}, "c": {"Filter": 40, "Chef": 60}}


def given(votes):
    rows = [
        {"person": who, "option": option, "points": n}
        for who, vote in votes.items()
        for option, n in vote.items()
    ]
    return pd.DataFrame(rows)


def test_one_leads_by_points_and_another_by_people():
    play = Play(PointsGiven(given(FEW_SPEAK), people=5))
    assert play.says.startswith("By points, Filter leads. Most people put Chef first: 67 % of 3 people.")
    assert "1 of 3 people gave half of the points of Filter." in play.says
    assert "2 people are here and gave nothing" in play.says
    assert play.chart.rows.set_index("item")["words"]["Filter"] == "33.3 % (of the points 53.8 %)"
    assert "gave Filter and Chef something: 67 %" in play.set(way="any").says


def test_who_puts_two_first_counts_half_for_each_and_nobody_is_silent():
    play = Play(PointsGiven(given({"a": {"Filter": 50, "Chef": 50}}), people=1))
    assert play.chart.rows["share"].tolist() == [0.5, 0.5]
    assert "gave nothing" not in play.says
    assert play.chart.title == "Filter and Chef lead by points"


def test_options_are_text():
    play = Play(PointsGiven(given({"a": {"<b>*A*</b>": 1, "B": 0}})))
    assert "<b>" not in play.result.sentence.replace("\\<b>", "").replace("&lt;b>", "")
