"""Does it work, and still? A plan before the answers, slices that one number hides, weeks that drift."""

import time

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.practice import to_plain

GOOD = {
    "claim": "Each answer names a substitute that is safe for who asks",
    "wrong": "Aoife and the dietician call it unsafe",
    "labels": "Aoife and a dietician, both on all",
    "again": "every Monday",
    "off": "1 unsafe answer: Kofi, within the hour",
    "told": "Ruth and the parents' group",
}


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["data.evaluate"].explorer()


@pytest.fixture
def case(explorer):
    return Play(explorer)


@pytest.fixture
def own():
    return Play(EXPLORERS["data.own-evaluate"].explorer())


def told(play, key):
    return to_plain(play.result.says[key]).replace("\\", "")


def fill(play, id, *cells):
    for key, value in zip(("slice", "n", "most_wrong", "severe"), cells, strict=True):
        play.edit("slices", id, key, value)
    return play


def checked(play):
    return play.result.computed["slices"]["says"]


def verdicts(play):
    return {row["slice"]: row["verdict"] for row in play.result.tables["passed"].rows}


def test_tomasz_s_draft_has_one_number_and_six_open_points(case):
    assert case.says == "1 slice with 240 cases, and 6 open points in the plan."
    points = told(case, "points")
    assert "One number for everything hides the slice" in points and "at which number?" in points
    assert "A model judges, and nobody compared it with people" in points
    assert "found" not in case.result.says and not any(one.key == "see" for one in case.seen.controls)


def test_a_plan_that_says_all_is_no_yes(case):
    case.set(**GOOD, judge="compared")
    fill(case, "s1", "baby", 300, 0.01, "yes")
    fill(case, "s2", "other", 120, 0.05, "no")
    assert case.says.startswith("2 slices with 420 cases, and no rule objects. That is no yes")
    assert checked(case) == ["in\u00a0order", "in\u00a0order"] and "points" not in told(case, "points")


def test_fewer_than_one_in_a_hundred_needs_299_cases_without_an_error(case):
    fill(case, "s1", "baby", 30, 0.01, "yes")
    assert case.result.computed["slices"]["needed"] == ["299", ""]
    assert checked(case)[0] == "too few cases" and "Take more cases" in told(case, "points")


def test_one_number_passes_and_the_babies_do_not(case):
    fill(case, "s2", "baby", 30, 0.05, "yes")
    case.press("look")
    assert "Of 240 answers 5 are unsafe" in told(case, "found")
    assert "In the slice “baby” it is 4 of 30: 13 % (range 5 % to 30 %)" in told(case, "found")
    assert "the one number hides it" in told(case, "found")
    assert verdicts(case)["everything"] == "passes" and verdicts(case)["baby"] == "fails"
    assert verdicts(case)["other"] == ""
    assert case.result.charts["answers"].title == "2 % of all, and 13 % in “baby”"


def test_nobody_of_thirty_says_little(case):
    fill(case, "s2", "diabetes", 30, 0.05, "yes")
    assert verdicts(case.press("look"))["diabetes"].startswith("not known")


def test_a_line_that_is_moved_after_the_look_is_told(case):
    case.press("look")
    assert "after the result" not in told(case, "points")
    case.edit("slices", "s1", "most_wrong", 0.1)
    assert "The pass line was drawn after the result" in told(case, "points")
    case.press("look")  # a second look does not make it older
    assert "after the result" in told(case, "points")
    case.edit("slices", "s1", "most_wrong", 0.05)
    assert "after the result" not in told(case, "points")


def test_a_few_answers_say_less(case):
    case.press("look").set(sample=40)
    assert "Of 40 answers" in told(case, "found")
    row = case.result.charts["answers"].rows.iloc[0]
    assert row["high"] - row["low"] > 10 and row["words"].endswith("of 40")


def test_the_judge_likes_what_is_long_and_comes_first_and_people_do_not(case):
    case.press("look")
    assert "longer and shown first" in case.result.charts["judges"].title
    assert case.result.charts["judges"].title.endswith("people do not")
    assert "kappa of 0.72, the judge model with them of 0.42 and 0.39" in told(case, "raters")
    case.set(measure="judge")
    assert "called bad by the judge model" in told(case, "found")


def test_before_week_12_nothing_happens(case):
    case.press("look")
    assert "never goes off" in told(case, "switch") and "Go on, week by week" in told(case, "switch")


def test_an_alarm_is_not_worse_and_no_alarm_is_not_fine(case):
    case.press("look").set(week=40)
    said = told(case, "switch")
    assert "goes off in week 12. Nothing got worse in week 12." in said
    assert "It stays on in weeks 25 and 26, when less was cooked." in said
    assert "It stays on in weeks 30 to 40, when a few recipes took over." in said
    assert "Week 12: school holidays." in said
    assert case.result.charts["drift"].title == "The inputs raise an alarm in week 12"
    assert "Less was cooked in weeks 25 and 26" in case.result.charts["quality"].title


def test_a_switch_on_quality_sees_the_fall_and_not_the_loop(case):
    case.press("look").set(week=40).set(on="cooked")
    said = told(case, "switch")
    assert "under 38 %, goes off in weeks 25 and 26" in said and "Nothing got worse" not in said
    assert "It is off in weeks 25 and 26, when less was cooked." in said
    said = told(case.set(on="top20_share"), "switch")
    assert "goes off in weeks 31 to 40" in said and "It stays on in week 30" in said


def test_a_switch_that_is_too_touchy_goes_off_for_nothing(case):
    case.press("look").set(week=11).set(on="cooked").set(line_cooked=0.42)
    assert "Nothing got worse in weeks" in told(case, "switch")


def test_slices_are_added_up_to_a_dozen(case):
    for _ in range(20):
        case.press("add")
    assert len(case.control("slices").rows) == 12


def test_own_plan_is_empty_and_stays(own):
    assert own.says == "No slice yet, and 6 open points in the plan."
    assert own.field("claim").stays and own.field("off").stays
    assert not any(getattr(one, "key", "") == "look" for one in own.control("plan").fields)


def test_an_own_plan_is_linted_and_stands_on_one_page(own):
    own.set(**GOOD, judge="compared", seen=True, before=False)
    fill(own, "s1", "Night buses", 300, 0.01, "yes")
    fill(own, "s2", "All the rest", 60, 0.05, "no")
    assert own.says == "2 slices with 360 cases, and 2 open points in the plan."
    assert "trained on these cases" in told(own, "points") and "after the result" in told(own, "points")
    page = told(own, "record")
    assert "Off switch: at which number, and who: 1 unsafe answer: Kofi" in page
    assert "Slice Night buses: 300 cases, at most 1 % wrong, an error hurts" in page


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("", 30, 0.1, "no"), "It has no name"),
        (("x", "soon", 0.1, "no"), "The cases of “x” are no number"),
        (("x", -3, 0.1, "no"), "The cases of “x” are no number"),
        (("x", 30, 1.5, "no"), "The pass line of “x” is no share"),
        (("x", 30, "few", "no"), "The pass line of “x” is no share"),
        (("Y", 30, 0.1, "no"), "“Y” stands here twice"),
    ],
)
def test_a_row_that_can_not_be_read_is_told(own, cells, words):
    fill(own, "s1", "y", 40, 0.1, "yes")
    fill(own, "s2", *cells)
    assert words in told(own, "points") and checked(own)[1] == "look below"


def test_a_slice_without_cases_or_line_is_told_in_its_row(own):
    fill(own, "s1", "y", None, 0.1, "yes")
    fill(own, "s2", "z", 40, None, None)
    assert checked(own)[:2] == ["no cases", "no pass line"]


def test_markup_is_text(own):
    own.set(claim="<script>x</script>", off="# not a heading")
    fill(own, "s1", "<b>*x*</b>", "soon", 0.1, "yes")
    for key in ("points", "record"):
        assert "<script>" not in own.result.says[key].replace("\\<", "")
        assert "<b>" not in own.result.says[key].replace("\\<", "")


@pytest.mark.parametrize("id", ["data.evaluate", "data.own-evaluate", "data.threshold", "data.cells"])
@pytest.mark.parametrize("kept", [["a", ["b"]], {"a": [{}]}, 10**400, "x", True, None], ids=repr)
def test_any_kept_state_opens(id, kept):
    explorer = EXPLORERS[id].explorer()
    keys = {"added", "opened", "attacked", "scores", "people", "line_cooked", "base"}
    keys |= {one.key for form in Play(explorer).seen.controls for one in getattr(form, "fields", (form,))}
    assert Play(explorer, dict.fromkeys(keys, kept)).result.sentence


def test_a_change_is_quick(explorer):
    state = Play(explorer).press("look").state
    began = time.process_time()
    for week in range(1, 41):
        explorer.seen({**state, "week": week})
    assert (time.process_time() - began) / 40 < 1
