"""Ninety days: outputs that somebody sees, in the hours that there are, for the two gaps of the ledger."""

from datetime import date

import pytest
from play import Play

from pmkit.course import CHAPTERS
from pmkit.course.career.plan_data import READINGS, WAYS, plan
from pmkit.course.explorers import EXPLORERS
from pmkit.course.registry import OWN
from pmkit.explorers._plan_rows import review_days
from pmkit.explorers.controls import bound
from pmkit.explorers.ninety_days import NinetyDays
from pmkit.explorers.readable import in_markdown
from pmkit.methods.learning_plan_lint import DAYS
from pmkit.practice.markdown import to_html

LEDGER = {"gap_1": "interviewing", "gap_2": "negotiating"}


def play(kept=LEDGER, state=None, today="2027-04-14"):
    data = plan()
    return Play(NinetyDays(data.frame, **{**data.more, "begins": today}, kept=kept), state)


@pytest.fixture
def ninety():
    return play().press("today")


def write(play, id, **cells):
    given = {"output": "Six interviews, with notes", "gap": "gap_1", "hours": 20, "who": "Sam"}
    for key, value in {**given, "ends": "2027-07-05", **cells}.items():
        play.edit("plan", id, key, value)
    return play


def checker(play, id):
    rows = [row["id"] for row in play.control("plan").rows]
    return play.result.computed["plan"]["says"][rows.index(id)]


def told(play, key):
    return play.result.says[key].replace("\\", "").replace("*", "")


def test_an_empty_plan_says_how_many_hours_there_are(ninety):
    assert ninety.says.startswith(
        "Nothing is planned yet. There are 52 hours in ninety days (13 weeks of 4)."
    )
    assert ninety.set(hours=5).says.startswith("Nothing is planned yet. There are 65 hours")
    assert "chart" not in ninety.result.charts and told(ninety, "page") == "Nothing is planned yet."


def test_the_gaps_come_from_the_ledger_and_can_be_chosen_otherwise(ninety):
    assert (ninety.of("gap_1"), ninety.of("gap_2")) == ("interviewing", "negotiating")
    assert "Has held six talks alone" in told(ninety, "offers") and "Chapter 8 teaches it." in told(
        ninety, "offers"
    )
    ninety.set(gap_1="prioritising")
    assert ninety.state["gap_1"] == "prioritising" and "gap_2" not in ninety.state
    assert play(state=ninety.state, kept={"gap_2": "running tests"}).of("gap_2") == "running tests"
    for odd in (None, {}, {"gap_1": "no skill"}, {"gap_1": ["x"], "gap_2": 3}):
        assert play(kept=odd).of("gap_1") == "" and told(play(kept=odd), "offers") == ""


def test_an_output_for_each_gap_is_put_into_empty_rows_once(ninety):
    write(ninety, "r1").press("suggest").press("suggest")
    outputs = [ninety.of("plan").get(f"r{n}", {}).get("output") for n in (1, 2, 3, 4)]
    assert outputs[1:] == [
        "One page: notes of a talk, with the line that changed the plan",
        "One page: packages, and which one it became",
        None,
    ]
    assert checker(ninety, "r2") == "who sees it?; no hours"
    assert "Nothing happens in the last two weeks" not in told(ninety, "points")


def test_reading_goes_in_and_is_counted_as_such(ninety):
    write(ninety, "r1").edit("plan", "r1", "hours", 10)
    write(ninety, "r2", output="Read ten books", gap="gap_2", hours=80)
    assert (
        "2 outputs for 90 of 52 hours" in ninety.says
        and "80 hours go in, and nobody sees anything" in ninety.says
    )
    assert checker(ninety, "r2") == "goes in"
    assert "90 hours, and 13 weeks have 52." in told(ninety, "points")
    assert "89 of 100 hours go in and nothing comes out." in told(ninety, "points")
    assert ninety.chart.title == "38 hours more than there are"
    assert "Read ten books (goes in): 80 hours" in ninety.chart.description


def test_a_plan_with_two_gaps_outputs_people_and_an_end_is_in_order(ninety):
    write(ninety, "r1")
    write(
        ninety,
        "r2",
        output="Two talks with packages, notes of each",
        gap="gap_2",
        who="Mara",
        ends="2027-06-01",
    )
    assert checker(ninety, "r1") == checker(ninety, "r2") == "in\u00a0order"
    assert "No rule objects." in ninety.says and told(ninety, "points") == ""
    assert ninety.chart.title == "40 of 52 hours are planned"


def test_each_thing_that_lacks_is_asked_for(ninety):
    assert checker(write(ninety, "r1", who=""), "r1") == "who sees it?"
    assert checker(write(ninety, "r1", who="me"), "r1") == "who sees it?"
    assert checker(write(ninety, "r1", hours=None), "r1") == "no hours"
    assert checker(write(ninety, "r1", ends=""), "r1") == "no day"
    assert checker(write(ninety, "r1", ends="2028-01-01"), "r1") == "outside the days"
    assert checker(write(ninety, "r1", ends="soon"), "r1") == "no such day"
    assert checker(write(ninety, "r1", output="Become better"), "r1") != "in\u00a0order"
    assert checker(write(ninety, "r1", output=""), "r1") == "no output"


def test_a_plan_without_an_end_and_a_gap_without_an_output_are_open_points(ninety):
    write(ninety, "r1", ends="2027-05-01")
    assert "Nothing happens in the last two weeks." in told(ninety, "points")
    assert "Nothing is planned for negotiating." in told(ninety, "points")
    assert "Name two gaps" in told(ninety.set(gap_2=""), "points")
    assert "That is the first gap again." in ninety.set(gap_2="interviewing").result.errors["gap_2"]


def test_it_begins_on_a_day_and_is_looked_at_on_days_of_work(ninety):
    assert "is no day" in ninety.set(begins="soon").result.errors["begins"]
    write(ninety.set(begins="1 May 2027"), "r1")
    assert "from 1 May 2027 to 30 July 2027" in told(ninety, "page")
    for first in (date(2027, 4, day) for day in range(1, 29)):
        days = review_days(first)
        assert all(day.weekday() < 5 for day in days) and DAYS - 2 <= (days[-1] - first).days <= DAYS


def test_without_a_day_it_counts_from_today_and_asks_for_one():
    plain = write(play(), "r1")
    assert "Write the day on which you begin." in told(plain, "points")
    assert "to 13 July 2027" in told(plain, "page")
    assert "to 20 August 2027" in told(play(state=plain.state, today="2027-05-22"), "page")
    fixed = play(state=plain.press("today").state, today="2027-05-22")
    assert "to 13 July 2027" in told(fixed, "page") and "on which you begin" not in told(fixed, "points")
    assert play().press("suggest").of("begins") == "2027-04-14"


def test_what_stands_in_a_notebook_does_not_change_with_the_day():
    one, other = (play(today=day) for day in ("2027-04-14", "2027-05-22"))
    assert one.state == other.state and one.result.sentence == other.result.sentence
    assert one.result.says == other.result.says


def test_reading_is_for_a_decision_and_the_two_coopers_are_kept_apart(ninety):
    assert told(ninety, "reading") == "" and told(ninety, "way") == ""
    users = told(ninety.set(need="For whom is it, and what does it feel like?"), "reading")
    assert "Alan Cooper, About Face" in users and "not Robert G. Cooper" in users and "chapter 7" in users
    gates = told(ninety.set(need="Many products, one budget, and gates"), "reading")
    assert "Robert G. Cooper, Winning at New Products" in gates
    numbers = {str(chapter.number) for chapter in CHAPTERS}
    assert {f"{one.chapter:02}" for one in READINGS} <= {number.zfill(2) for number in numbers}


def test_a_way_in_says_what_it_costs_and_names_no_rate(ninety):
    for way in WAYS:
        said = told(ninety.set(way_in=way.name), "way")
        assert "What it costs:" in said and "nobody has counted" in said and "%" not in said


def test_the_page_has_outputs_days_reading_and_the_end(ninety):
    write(ninety, "r1").set(need=READINGS[0].need, way_in=WAYS[0].name, ending="Ask for *one* product")
    page = "\n".join(in_markdown(one) for one in ninety.explorer.readable(ninety.seen)).replace("\\", "")
    assert "Six interviews, with notes: 20 hours; Sam sees it on Monday, 5 July 2027" in page
    assert (
        "it ends on Tuesday, 13 July 2027" in page and "Inspired" in page and "Ask for *one* product" in page
    )


def test_rows_are_added_up_to_twelve(ninety):
    for _ in range(20):
        ninety.press("add")
    assert len(ninety.control("plan").rows) == 12


def test_own_texts_stay_and_silly_states_are_read():
    used = EXPLORERS["career.plan"]
    assert used.label == OWN and used.follows == "career.ledger"
    assert {one.key: one for one in bound(used.explorer().seen().controls)}["ending"].stays
    cells = {"output": "<b>x</b> *y*", "hours": "many", "who": 7, "gap": [], "ends": {}}
    odd = play(state={"plan": {"r1": cells, "r2": {"hours": 10**400}, "r3": {"hours": -5}}, "added": 10**9})
    shown = "".join(to_html(text) for text in [odd.result.sentence, *odd.result.says.values()])
    assert (
        "<b>" not in shown
        and "*y*" in shown
        and checker(odd, "r2") == "no output"
        and checker(odd, "r3") == ""
    )
