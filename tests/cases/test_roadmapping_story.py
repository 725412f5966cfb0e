"""What chapter 04 tells of Mealwise is in its data: an edit of the case that changes the story fails here."""

from pathlib import Path

from pmkit.cases import load
from pmkit.course import question
from pmkit.course.roadmapping import data, shock_cards
from pmkit.course.roadmapping.readers import LINES
from pmkit.methods import build_schedule, compare_sum_of_percentiles, forecast_when, regime_change
from pmkit.practice.markdown import without_comments

LESSON = without_comments(
    (Path(__file__).resolve().parents[2] / "lessons" / "04_roadmapping.py").read_text(encoding="utf-8")
)
FLOWING = LESSON.replace("\n# ", " ")


def test_the_history_in_the_text_is_the_computed_one():
    change = regime_change(load("throughput")["finished"])
    assert change.at == 44 and (round(change.before, 1), round(change.after, 1)) == (4.0, 1.8)
    assert "43 weeks before" in LESSON
    assert forecast_when(data.history()["finished"], data.ITEMS).p50 == 9  # “Nine weeks,” says Tomasz
    assert round(load("throughput")["finished"].mean(), 1) == 3.4 and "is 3.4 items a week" in FLOWING


def test_the_forecasts_in_the_text_are_the_computed_ones():
    when = data.when()
    assert (when.p50, when.p85, when.p95) == (17, 20, 22)
    asked = question("roadmapping.average-promise").options
    assert "missed in 40 of 100 futures" in asked[0].why and round(when.chance(17), 2) == 0.60
    assert "five weeks more than the middle" in asked[1].why
    compared = compare_sum_of_percentiles(data.since_change(), (10, 10, 10))
    assert (compared.sum_of_parts, compared.whole) == (24, 21)
    of_parts = question("roadmapping.sum-of-dates").options
    assert "here 74 %" in of_parts[2].why and round(100 * data.when(10).chance(8) ** 3) == 74
    assert "The average is 18 weeks" in " ".join(of_parts[3].why.split())
    twenty = data.when(20)
    assert (twenty.p50, twenty.p85) == (11, 14)  # in “read-when” and “scope-grows”


def test_the_plan_in_the_text_is_the_computed_one():
    plan = build_schedule(data.schedule(), data.CAPACITY)
    ends = plan.items.groupby("team")["finish"].max()
    assert (ends["Basket"], ends["Plan"]) == (21, 18)
    asked = question("roadmapping.slip")
    assert "take 21 weeks" in asked.explanation and "they would take 9" in " ".join(asked.explanation.split())
    assert "three weeks of slack" in " ".join(asked.options[1].why.split())


def test_what_is_said_of_mealwise_is_in_its_data():
    assert question("roadmapping.empty-weeks").truth == 7
    assert "Seven of 60" in question("roadmapping.empty-weeks").explanation
    promised = load("backlog")["promised_to"].fillna("").astype(bool).sum()
    assert promised == 6 and "Six of Mealwise's items" in question("roadmapping.sales-date").options[0].why


def test_whoever_works_on_something_belongs_to_the_squad_that_does_it():
    squads = load("people").set_index("id")["group"]
    assert (squads["kofi"], squads["lukas"]) == ("squad Basket", "squad Plan")
    assert set(shock_cards.KOFI.effect["new_capacity"]) == {"Basket"}
    lend = next(one for one in shock_cards.KOFI.answers if one.id == "lend")
    assert "Lukas goes over from Plan" in lend.label and "Plan" in lend.effect["new_capacity"]
    login = question("roadmapping.tell-apart").card("bars").text
    assert login.startswith("Lukas") and data.TEAMS["MW-37"] == data.TEAMS["MW-07"] == "Plan"


def test_what_the_shock_cards_say_of_mealwise_is_in_its_data():
    promised = load("backlog").set_index("id")
    assert str(promised.at["MW-07", "promised_for"].date()) == "2026-12-15"
    assert promised.at["MW-07", "promised_to"] and "for 15 December, in week 10" in shock_cards.KOFI.text
    assert promised.at["MW-16", "requested_by"] in set(load("customers")["id"])  # “Parents asked”
    nordhafen = load("employers").set_index("id").loc["E01"]
    assert nordhafen["seats"] == 2900 and "2,900 seats" in shock_cards.NORDHAFEN.text


def test_half_a_chance_of_the_filter_is_not_sooner_than_the_earliest_plan_allows():
    finish = build_schedule(data.schedule(), data.CAPACITY).items.set_index("id").at["MW-01", "finish"]
    said = next(line.text for line in LINES if line.id == "chance")
    assert finish == 9 and "in nine weeks with 50 %" in said
