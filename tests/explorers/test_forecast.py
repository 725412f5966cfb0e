"""The forecast: its question, its history and how the scope grows."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore


@pytest.fixture
def forecast():
    return Play(EXPLORERS["roadmapping.forecast"].explorer())


def test_it_turns_with_history_growth_and_question(forecast):
    assert "within 11 weeks with 85 %" in forecast.says and "mixes both" in forecast.says
    forecast.set(history="since")
    assert "within 20 weeks with 85 %" in forecast.says and "Mind" not in forecast.says
    before = forecast.result.charts["when"].title
    assert forecast.set(growth="half").result.charts["when"].title != before
    forecast.set(ask="many")
    assert "17 or more with 85 %" in forecast.says
    assert Play(forecast.explorer, forecast.state).says == forecast.says


def test_it_shows_only_what_its_question_needs(forecast):
    assert forecast.result.hidden == {"weeks", "finished"} and list(forecast.result.charts) == [
        "when",
        "past",
    ]
    forecast.set(items=12, ask="many")
    assert forecast.result.hidden >= {"items", "growth"} and list(forecast.result.charts) == ["many", "past"]
    forecast.set(ask="when")
    assert forecast.values["items"] == 12 and "12 items" in forecast.result.charts["when"].title


def test_a_pulled_slider_sends_one_chart(forecast):
    view = EXPLORERS["roadmapping.forecast"](Workbook(MemoryStore(), {}.__getitem__))
    when, past = (view.charts.widgets[key].rows for key in ("when", "past"))
    view.set(items=12)
    assert view.charts.widgets["past"].rows is past and view.charts.widgets["when"].rows is not when
