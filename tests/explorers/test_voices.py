"""Who is speaking: the first place changes when households count by their number."""

import pandas as pd
import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.voices import Voices


@pytest.fixture
def voices():
    return Play(EXPLORERS["discovery.who-is-speaking"].explorer())


def shares(play, column):
    return [(row["theme"], row[column]) for row in play.result.tables["list"].rows[:3]]


def test_the_first_place_changes_when_each_paying_household_counts_alike(voices):
    assert shares(voices, "after") == [("allergy", "16.9 %"), ("planning", "11.3 %"), ("price", "8.7 %")]
    assert shares(voices, "before") == [("allergy", "11.1 %"), ("planning", "12.2 %"), ("price", "9.8 %")]
    assert voices.chart.title == (
        "By voice, planning comes first: 12.2 %; by paying household, allergy: 16.9 %"
    )
    assert [row["moves"] for row in voices.result.tables["list"].rows[:2]] == ["2 → 1 ↑", "1 → 2 ↓"]
    assert "Weighted, 296 voices tell as much as 273 that count alike." in voices.says
    assert voices.says.endswith("26 voices of employers are kept apart: an employer speaks for its seats.")


def test_by_voice_there_is_no_arrow(voices):
    voices.set(weight="voice")
    assert set(voices.chart.rows["way"]) == {"same"}
    assert voices.chart.title == "By voice, planning comes first: 12.2 %"


def test_what_is_heard_in_one_channel_only_is_told_whichever_is_on(voices):
    assert "rival" in voices.result.says["where"]
    assert "18 of 21 in “cancellation form”" in voices.result.says["where"]
    voices.set(**{"cancellation form": False})
    assert "pause" not in {row["theme"] for row in voices.result.tables["list"].rows}
    assert "rival" in voices.result.says["where"]


def test_employers_are_not_weighed_with_households(voices):
    voices.set(segment="employers")
    assert "An employer speaks for its seats" in voices.says
    assert "By paying household" not in voices.says


def test_one_segment_has_nothing_to_be_weighed_against(voices):
    voices.set(segment="families")
    assert voices.says.endswith("With one segment alone there is nothing to weight.")


def test_with_praise_the_list_begins_with_it(voices):
    voices.set(complaints=False)
    assert "of 374 voices" in voices.says
    assert shares(voices, "before")[0][0] in ("praise", "allergy")


@pytest.mark.parametrize(
    ("set", "said"),
    [
        ({"since": "2026-09", "until": "2026-01"}, "The first month lies after the last one."),
        ({"channels": None}, "All 6 channels are off, so nobody is heard. Switch one on."),
    ],
)
def test_where_nobody_is_left_it_says_what_to_do(voices, set, said):
    if "channels" in set:
        set = dict.fromkeys(voices.explorer.channels, False)
    voices.set(**set)
    assert voices.says.startswith(said)
    assert "chart" in voices.result.hidden


def test_a_segment_without_voices_cannot_be_weighed_and_is_named():
    frame = pd.DataFrame(
        {
            "date": pd.to_datetime(["2026-01-01"] * 3),
            "segment": ["a", "a", "b"],
            "channel": "survey",
            "theme": ["x", "x", "<b>y</b>"],
        }
    )
    play = Play(Voices(frame, people={"household": {"a": 1, "b": 4, "c": 5}}))
    assert "Nobody was heard of c: no weight can speak for them. Ask them." in play.says
    assert "By household it is <b>y</b>" in play.says
    assert r"\<b\>" in play.result.sentence


def test_themes_that_share_the_first_place_are_named_together(voices):
    voices.set(until="2026-02")
    assert voices.says.startswith("By voice, allergy, shared list and planning come first: 12.9 % of 31")


def test_a_phone_has_room_for_the_figures_because_the_circle_is_left_to_the_picture():
    chart = Play(EXPLORERS["discovery.who-is-speaking"].explorer()).result.charts["chart"]
    assert "split(datum.words, ' (')[0]" in str(chart.to_dict())
