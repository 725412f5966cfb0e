"""The line and the groups: 94 % without a model, 1,000 meals as dots, and what can't be equal."""

import time

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.practice import to_plain


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["data.threshold"].explorer()


@pytest.fixture
def case(explorer):
    return Play(explorer)


@pytest.fixture
def own():
    return Play(EXPLORERS["data.own-threshold"].explorer())


def told(play, key):
    return to_plain(play.result.says[key]).replace("\\", "")


def dots(play, at=0):
    """How many of 1,000 dots of a group are of each kind."""
    rows = play.result.charts["dots"].rows
    return rows.iloc[1000 * at : 1000 * (at + 1)]["kind"].value_counts().to_dict()


def test_94_per_cent_right_is_what_never_flagging_has_too(case):
    assert "94.1 % of all meals are judged rightly; a flag that never rings is right for 94.0 %" in case.says
    assert "Of 240 unsafe ones 205 are missed; of 3,760 safe ones 31 are flagged." in case.says


def test_the_cheapest_threshold_is_right_less_often_and_misses_28(case):
    assert "Flagging from a score of 4.8 % on costs 389" in case.says
    case.press("cheapest")
    assert case.says.startswith("74.4 % of all meals") and "28 are missed" in case.says
    assert "1,000 meals cost 389." in case.says and "Flagging from" not in case.says


def test_each_group_is_read_as_1000_meals(case):
    case.press("cheapest")
    said = told(case, "natural")
    assert "One allergy: of 1,000 meals 40 are unsafe: 32 flagged, 8 missed. Of the 960 safe ones 219" in said
    assert "Several allergies: of 1,000 meals 140 are unsafe: 135 flagged, 5 missed" in said
    assert dots(case)["unsafe, missed"] == 8 and dots(case, 1)["safe, flagged"] == 369
    assert sum(dots(case).values()) == 1000
    title = "Of 1,000 meals: 8 and 5 missed, 219 and 369 flagged for nothing"
    assert case.result.charts["dots"].title == title


@pytest.mark.parametrize(
    ("measure", "equal"),
    [
        ("fnr", "unsafe ones that are missed"),
        ("fpr", "safe ones that are flagged"),
        ("flagged", "all that are flagged"),
    ],
)
def test_one_share_is_made_equal_and_others_are_not(case, measure, equal):
    case.press("cheapest").press(f"equal_{measure}")
    assert equal in told(case, "fairness").partition("Not equal:")[0]
    assert "flags that are right" in told(case, "fairness").partition("Not equal:")[2]
    assert not case.values["together"] and case.values["first"] != case.values["second"]


def test_flags_as_often_right_miss_far_more_in_small_families(case):
    case.press("cheapest").set(like="several").press("equal_ppv")
    said = told(case, "fairness")
    assert "Equal: the share of flags that are right. Not equal" in said
    assert "missed (62 % and 4 %)" in said
    assert "What is unsafe is missed more often for One allergy: 62 of 100, against 4 for Several" in said


def test_who_is_hit_depends_on_what_one_asks(case):
    case.press("cheapest")
    said = told(case, "fairness")
    assert "What is unsafe is missed more often for One allergy: 19 of 100, against 4 for Several" in said
    assert "What is safe is flagged more often for Several allergies: 43 of 100, against 23 for One" in said


def test_a_share_that_can_not_be_reached_comes_as_near_as_it_can(case):
    case.press("cheapest").press("equal_ppv")
    assert "flags that are right (13 % and 14 %)" in told(case, "fairness")


def test_the_identity_says_what_would_have_to_be(case):
    case.press("cheapest")
    assert "22.8 % for One allergy and 89.2 % for Several allergies" in told(case, "fairness")
    assert "Corbett-Davies" in told(case, "fairness")


def test_the_second_threshold_begins_where_the_first_one_is(case):
    case.set(first=0.2).set(together=False)
    assert case.values["second"] == 0.2


def test_over_every_score_nothing_is_flagged_and_no_flag_can_be_right(case):
    case.set(first=1.01)
    assert "94.0 % of all meals are judged rightly" in case.says
    assert "how often a flag is right can't be said" in told(case, "natural")
    assert "Can't be said for both: the share of flags that are right" in told(case, "fairness")
    assert "nothing follows" in told(case, "fairness")


def test_costs_of_nothing_decide_nothing(case):
    case.set(miss=0, alarm=0)
    assert "cost nothing" in case.result.errors["miss"]
    before = case.values["first"]
    assert case.press("cheapest").values["first"] == before


def test_a_dearer_miss_flags_more(case):
    low = case.set(miss=100).press("cheapest").values["first"]
    assert low < case.set(miss=2).press("cheapest").values["first"]


def test_the_score_means_what_it_says(case):
    assert "tenths" not in case.result.tables
    rows = case.set(calibrated=True).result.tables["tenths"].rows
    assert {row["group"] for row in rows} == {"One allergy", "Several allergies"}
    assert sum(row["fits"] == "yes" for row in rows) > 0.8 * len(rows)


def test_with_equal_base_rates_all_can_be_equal(case):
    case.set(data="curves").set(base_first=0.1, base_second=0.1)
    assert "the base rates are equal" in told(case, "fairness")
    assert "Not equal: nothing" in told(case, "fairness")


def test_a_group_without_harm_has_no_misses_to_speak_of(case):
    case.set(data="curves").set(base_first=0.0)
    assert "Nothing here is harmful" in told(case, "natural") and "nothing follows" in told(case, "fairness")


def test_a_score_that_knows_nothing_flags_all_or_none(case):
    case.set(data="curves").set(distance=0, first=0.1)
    assert dots(case).get("harmless, flagged", 0) == 0 and dots(case, 1)["harmless, flagged"] == 860


def test_of_screened_people_one_alarm_in_ten_is_right(case):
    case.set(data="screening")
    assert "of 1,000 people 10 are ill: 9 flagged, 1 missed" in told(case, "natural")
    assert "Of 100 flags 9 are right" in told(case, "natural")
    assert "Of 10 ill ones 1 is missed" in case.says and "fairness" not in case.result.says
    assert not any(one.key == "equal" for one in case.seen.controls)


def test_compas_stands_as_it_was_published_with_its_one_threshold(case):
    case.set(data="compas")
    said = told(case, "fairness")
    assert "(63 % and 59 %)" in said and "(28 % and 48 %)" in said and "(45 % and 23 %)" in said
    assert "a score of Medium or High is a flag, Low is none" in told(case, "natural")
    assert not any(one.key == "first" for one in case.control("form").fields)


def test_from_an_example_one_comes_back_to_one_s_own_threshold(case):
    case.set(first=0.1).set(data="compas").set(data="scores")
    assert case.values["first"] == 0.1


def test_own_scores_are_pasted(own):
    assert "invented example" in told(own, "read") and "phone" in told(own, "natural")
    assert "Under 100 cases" in told(own, "natural") and own.field("scores").stays
    own.press("cheapest").press("equal_fnr")
    assert own.values["first"] != own.values["second"]


def test_own_scores_without_groups_have_one_threshold(own):
    own.set(scores="probability;truth\n0,9;yes\n0,4;no\n0,2;no\n")
    assert "100.0 % of all cases" in own.says and "everybody" in told(own, "natural")
    assert "fairness" not in own.result.says and not any(one.key == "equal" for one in own.seen.controls)


def test_of_three_groups_two_are_chosen(own):
    own.set(
        scores="score,label,group\n"
        + "".join(f"0.{at},{'yes' if at > 5 else 'no'},{at % 3}\n" for at in range(9))
    )
    assert [row["one"] for row in [own.values]] == ["0"] and own.values["other"] == "1"
    assert "2: of 1,000" not in told(own, "natural")
    assert "2: of 1,000" in told(own.set(other="2"), "natural")
    own.set(other="0")
    assert "fairness" not in own.result.says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is pasted yet"),
        ("score,label\n", "No case could be read"),
        ("score,label\n94,yes\n", "No case could be read"),
        ("score\n0.5\n", "There is no column for “label”"),
        ("score,label,group\n" + "".join(f"0.5,yes,g{at}\n" for at in range(20)), "There are 20 groups"),
    ],
)
def test_scores_that_can_not_be_used_are_told(own, text, says):
    own.set(scores=text)
    assert says in own.says and "dots" in own.result.hidden


def test_bad_rows_are_named_and_markup_is_text(own):
    own.set(scores="score,label,group\n0.5,yes,<b>x</b>\n-1,no,a\nsoon,no,a\n0.2,maybe,all\n0.1,no,all\n")
    said = told(own, "read")
    assert "Line 3 left out" in said and "Line 4 left out" in said and "Line 5 left out" in said
    assert "all (as written)" in told(own, "natural")
    assert "<b>x" not in own.result.says["natural"].replace("\\<", "")


def test_ten_thousand_cases_are_read(own):
    own.set(scores="score,label,group\n" + "0.5,yes,a\n0.1,no,b\n" * 5_000)
    assert "100.0 % of all cases" in own.says and "10,000 rows read" in told(own, "read")


def test_a_change_is_quick(explorer):
    state = Play(explorer).state
    began = time.process_time()
    for at in range(1, 21):
        explorer.seen({**state, "first": at / 40})
    assert (time.process_time() - began) / 20 < 1


def test_one_case_of_a_kind_is_one_and_the_cheapest_threshold_is_on_the_slider():
    own = Play(EXPLORERS["data.own-threshold"].explorer()).set(scores="score;unsafe\n0,5;1\n0,2;0\n0,9;1\n")
    assert "of 1 harmless one 0 are flagged" in own.says
    case = Play(EXPLORERS["data.threshold"].explorer()).press("cheapest")
    assert case.of("first") == 0.048
