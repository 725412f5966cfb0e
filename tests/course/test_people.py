"""The lesson of chapter 08 keeps its promises: what its text says is what the methods and the case say."""

import re
from pathlib import Path

import pytest

from pmkit import methods
from pmkit.cases import load
from pmkit.course import questions, texts
from pmkit.course.people import values_table, values_talks
from pmkit.course.texts import computed
from pmkit.practice import Verdict, check
from pmkit.practice.values import Draw

LESSON = (Path(__file__).resolve().parents[2] / "lessons" / "08_people.py").read_text(encoding="utf-8")


def question(slug):
    return texts.question(f"people.{slug}")


@pytest.fixture(scope="module")
def values():
    return computed("people")


# the map, and the messages


def test_seven_of_sixteen_are_spoken_with_by_nobody_and_the_reply_names_them_all(values):
    people = load("stakeholders")
    silent = set(people.loc[people["contacts_per_month"] == 0, "person"])
    assert silent == {"annegret", "E02", "dpo", "okafor-berg", "hadzic", "schreiber", "kowalski"}
    assert (values["gaps.silent"], values["gaps.people"], values["gaps.called_for"]) == (7, 16, 6)
    told = question("never-spoken").turned_out.why
    for name in ("Annegret", "hospital", "Ruth", "Ngozi", "Hadžićs", "Schreibers", "Lena"):
        assert name in told


def test_nobody_has_more_to_lose_than_ngozi():
    people = load("stakeholders").set_index("person")["harm"]
    assert people.idxmax() == "okafor-berg" and (people == people.max()).sum() == 1


def test_kofi_says_what_the_first_guess_is_told(values):
    kofi = load("messages").set_index("sender").loc["kofi"]
    asked = question("fine-january")
    assert kofi["text"] in asked.prompt and kofi["sender_note"] in asked.turned_out.why
    assert asked.turned_out.option == kofi["feeling"]
    assert {kofi[f"reader_{one}"] for one in (1, 2, 3)} == {"annoyed", "calm", "tired"}
    assert (values["readings.met"], values["readings.all"], values["readings.messages"]) == (6, 30, 10)


# the table


def test_eleven_lawful_packages_better_the_middle_and_two_of_them_have_march(values):
    assert (values["table.ours"], values["table.theirs"]) == (51, 62)
    assert (values["table.all"], values["table.lawful"]) == (243, 162)
    assert (values["table.better"], values["table.better_in_march"]) == (11, 2)
    assert (values["fair.ours"], values["fair.theirs"]) == (74, 62)


def test_what_mealwise_offers_in_the_end_is_the_package_that_the_lesson_tells(values):
    issues = load("negotiation").rename(columns={"mealwise": "ours", "nordhafen": "theirs"})
    told = {
        "sign-on": "in March 2027",
        "report": "groups of at least 50",
        "years": "three years",
        "price": "4.00 EUR a seat and month",
        "seats": "only those in use",
    }
    worth = methods.package_worth(issues, told)
    assert (worth["ours"].sum(), worth["theirs"].sum()) == (values["offer.ours"], values["offer.theirs"])
    assert values["offer.ours"] > values["table.ours"] and values["offer.theirs"] > values["table.theirs"]


def test_march_is_likely_and_january_is_not(values):
    assert values["dates.january"] < 25 and values["dates.march"] > 75


def test_january_for_three_years_is_more_for_both_than_the_middle_of_the_two(values):
    assert values["pair.ours"] > values["pair.middle_ours"]
    assert values["pair.hers"] > values["pair.middle_hers"]


@pytest.mark.parametrize("seed", ["", *"abcdefghij"])
def test_both_gain_by_the_trade_of_the_hall_and_no_wrong_way_leads_to_the_key(seed):
    one = values_table.hall(Draw(seed))
    assert one["theatre"] > 0 and one["choir"] > 0
    ways = [one[name] for name in ("theatre", "both", "choir", "win", "added")]
    assert len(set(ways)) == len(ways)


@pytest.mark.parametrize(
    ("typed", "trap"),
    [("22", "both"), ("13", "choir"), ("16", "won"), ("23", "added"), ("23 points", "added")],
)
def test_a_typical_slip_with_the_hall_meets_its_own_words(typed, trap):
    assert check(question("hall"), typed).trap == trap


@pytest.mark.parametrize("typed", ["9", "9.0", "+9", "9 points"])
def test_the_gain_of_the_theatre_is_read_as_people_write_it(typed):
    assert check(question("hall"), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("silly", ["", "many", "-3", "1e9", "57 %", "3 of 120", "0,5", "<b>9</b>"])
def test_numbers_as_people_write_them_never_break_a_question(silly):
    for slug in ("hall", "never-spoken", "talk-it-over", "taps"):
        assert check(question(slug), silly).message


# the talks, and the meeting


def test_three_orders_of_five_talks_win_all_and_most_win_one(values):
    assert (values["talks.all_join"], values["talks.orders"]) == (3, 6720)
    assert round(values["talks.one_joins"]) == 55
    best = methods.best_talks(load("allies"), values_talks.TALKS)
    assert best.order[0] == "ines" and best.supporters == values["talks.people"] == 8
    allies = load("allies").set_index("person")
    assert allies.loc["ines", "needs"] == 0 and allies.loc["clara", "needs"] == values["talks.clara_needs"]


def test_whoever_begins_with_clara_hears_a_no():
    talks = methods.run_talks(load("allies"), ["clara", "ines", "kofi", "samira", "dpo"])
    assert "clara" not in talks.supporters


def test_writing_first_beats_more_time_which_beats_a_round_an_expert_and_more_people(values):
    order = ["written", "longer", "round", "expert", "free", "crowd"]
    shares = [values[f"meeting.{one}"] for one in order]
    assert shares == sorted(shares, reverse=True)
    assert (round(shares[0]), round(values["meeting.free"]), round(shares[-1])) == (79, 16, 0)
    assert values["meeting.unshared"] < 50 < 90 < values["meeting.shared"]


def test_what_one_person_alone_knows_speaks_for_march():
    facts = load("meeting_facts")
    alone = facts[facts["holders"].str.len() == 1]
    for_march = alone["sign"].where(alone["way"].str.contains("March"), -alone["sign"])
    assert (for_march == 1).all() and len(alone) == 10


def test_a_vote_before_the_talk_is_told_why_it_comes_later():
    said = check(question("meeting-steps"), ["aim", "vote", "alone", "round", "differ"])
    assert said.verdict is not Verdict.RIGHT
    assert any("defends the vote" in part.text for part in said.parts) or "defends the vote" in said.message


# disputes, choices and texts


@pytest.mark.parametrize("slug", ["first-offer", "hero", "check-deal"])
def test_both_right_answers_say_when(slug):
    right = [one for one in question(slug).options if one.verdict is Verdict.RIGHT]
    assert len(right) == 2 and all(one.when for one in right)


@pytest.mark.parametrize(
    ("slug", "sides"),
    [
        ("first-offer", ("pulls the result", "costs you something")),
        ("let-them-argue", ("worse results", "harmless or useful")),
        ("eq-test", ("One camp", "The other doubts")),
    ],
)
def test_what_experts_dispute_is_told_from_both_sides(slug, sides):
    assert all(one in question(slug).explanation for one in sides)


def test_a_leak_comes_first_and_hurry_alone_does_not():
    said = {part.id: part for part in check(question("five-things"), {"date": "now", "leak": "hour"}).parts}
    assert "January came about" in said["date"].text and "harmed" in said["leak"].text


GOOD = dict(question("ten-minutes").models[0].slots)


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("answer", "I know nothing yet. Call her on Friday, I tell you at noon.", ""),
        ("answer", "As soon as possible, I tell you tomorrow.", "heard as a date"),
        ("answer", "It should be February. I tell you tomorrow.", "heard as a date"),
        ("answer", "I can't say.", "Name the hour"),
        ("answer", "Probably February. I tell you tomorrow.", "heard as a date"),
        ("answer", "Nothing is certain, I ring you on Monday.", ""),
        ("answer", "I know it at 14:30.", ""),
        ("heard", "Calm down, she will wait for us.", "about him"),
        ("heard", "ok", "At least 4 are needed"),
        ("answer", "<script>tomorrow</script>", ""),
    ],
)
def test_an_answer_under_pressure_is_told_what_is_missing_and_nothing_else(slot, text, seen):
    parts = check(question("ten-minutes"), {"slots": {**GOOD, slot: text}, "marks": {}}).parts
    said = " ".join(part.text for part in parts if part.verdict is Verdict.NOT_YET)
    assert (seen in said) if seen else not said


def test_what_mara_says_to_viktor_holds_the_rules_of_the_explorer_and_the_others_do_not():
    asked = question("wrap-it")
    found = {
        one.id: {each.rule for each in methods.lint_behaviour(one.text.strip("“”"))} for one in asked.options
    }
    assert found["deed"] == set()
    assert "wrapping" in found["wrap"] and "absolute" in found["always"] and "mind-reading" in found["career"]


def test_six_guesses_and_more_come_back_beside_what_turned_out():
    back = re.findall(r'^look_back\("people\.([\w-]+)"\)', LESSON, re.MULTILINE)
    guesses = {one.id.partition(".")[2] for one in questions("people") if one.kind == "predict"}
    assert set(back) <= guesses and len(back) >= 6
    for slug in back:
        assert LESSON.index(f'show("people.{slug}")') < LESSON.index(f'look_back("people.{slug}")')
        assert question(slug).turned_out


def test_the_lesson_asks_at_least_six_kinds_of_questions():
    shown = re.findall(r'^show\("people\.([\w-]+)"\)', LESSON, re.MULTILINE)
    assert len({question(one).kind for one in shown}) >= 6


def test_nobody_is_scored_for_feelings():
    assert "gives nobody a score" in " ".join(question("eq-test").explanation.split())
