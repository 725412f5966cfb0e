"""A case is answered and marked before any other answer is seen; then marks are compared, never added up."""

import re

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.controls import bound
from pmkit.explorers.fields import Text
from pmkit.practice import to_plain

PARTS = ["goal", "who", "options", "choice", "measure"]
ANSWERS = {row["id"]: row for row in load("marked_answers").to_dict("records")}
CASES = load("cases")["id"].tolist()


@pytest.fixture
def case():
    return Play(EXPLORERS["career.case"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["career.own-case"].explorer())


def write(play, parts=PARTS):
    return play.set(**{part: f"My {part}." for part in parts})


def mark(play, form, levels="33333"):
    return play.set(**{f"{form}-{part}": level for part, level in zip(PARTS, levels, strict=True)})


def everything(play):
    """All words that are on the page, tables and fields too."""
    seen = play.seen
    rows = [str(table.rows) for table in seen.result.tables.values()]
    fields = [str(one.spec()) for one in bound(seen.controls) if hasattr(one, "spec")]
    return to_plain(" ".join([seen.result.sentence, *seen.result.says.values(), *rows, *fields]))


def forms(play):
    return [one.key for one in play.seen.controls]


def experts(id, which="first"):
    return "".join(str(int(ANSWERS[id][f"{which}_{part}"])) for part in PARTS)


@pytest.mark.parametrize("id", CASES)
def test_no_answer_of_others_is_seen_before_the_own_one_is_written_and_marked(case, id):
    case.set(case=id)
    write(case, PARTS[:4])
    assert forms(case) == ["choose", "form"] and "4 of 5 parts written" in case.says
    write(case)
    assert forms(case) == ["choose", "form", "marks"] and not case.result.tables
    case.set(**{"marks-goal": "4"})
    assert "1 of 5 marks given" in case.says
    assert not any(row[part] in everything(case) for row in ANSWERS.values() for part in PARTS)
    mark(case, "marks")
    mine = [row for row in ANSWERS.values() if row["case"] == id]
    assert len(mine) == 2 and all(row["goal"] in everything(case) for row in mine)
    assert set(forms(case)) == {"choose", "form", "marks", "strangers", "first", "second"}


def test_which_interview_tells_more_is_said_after_the_own_answer(case):
    """The lesson asks for a guess at it just above."""
    assert "say a little more" not in everything(case) and ".238" not in everything(write(case))
    assert ".238 and .176" in everything(mark(case, "marks"))


def test_it_asks_for_short_lines_as_the_lesson_does(case, own):
    for one in (case, own):
        assert "a short line for each part" in one.says and "whole sentences" not in one.says


def test_the_strangers_marks_are_hidden_until_all_ten_are_given(case):
    mark(write(case), "marks")
    assert case.of("other") == "K2"
    whys = [ANSWERS[id]["why"] for id in ("K2a", "K2b")]
    assert not any(why in everything(case) for why in whys)
    assert "marks_A" not in str(case.result.tables["others"].columns)
    mark(case, "first")
    assert not any(why in everything(case) for why in whys) and "distances" not in case.result.tables
    mark(case, "second")
    assert all(why in everything(case) for why in whys)
    assert "marks_A" in str(case.result.tables["others"].columns) and "distances" in case.result.tables


def strangers_in_order(case):
    return case.result.tables["others"].rows[0]["text_A"]


def test_whoever_marks_as_the_experts_do_is_as_near_as_they_are_to_each_other(case):
    mark(write(case), "marks")
    first, second = ("K2a", "K2b") if strangers_in_order(case) == ANSWERS["K2a"]["goal"] else ("K2b", "K2a")
    mark(case, "first", experts(first))
    mark(case, "second", experts(second))
    assert "Of your 10 marks, 100 % lie within one level" in to_plain(case.result.says["apart"])
    assert {row["says"] for row in case.result.tables["distances"].rows} == {
        "As near to the experts as they are to each other."
    }


def test_whoever_takes_the_smooth_for_the_plain_is_told_on_which_part(case):
    mark(write(case), "marks")
    first, second = ("K2b", "K2a") if strangers_in_order(case) == ANSWERS["K2a"]["goal"] else ("K2a", "K2b")
    mark(case, "first", experts(first))
    mark(case, "second", experts(second))
    said = to_plain(case.result.says["apart"])
    assert "You are farthest from them on" in said and "100 %" not in said
    rows = case.result.tables["distances"].rows
    far = max(rows, key=lambda row: row["distance"])
    assert far["dimension"] in said and far["n"] == 2


def test_distances_are_gathered_over_all_strangers_that_were_marked(case):
    mark(write(case), "marks")
    for id in ("K2", "K3"):
        case.set(other=id)
        mark(mark(case, "first"), "second")
    assert "Of your 20 marks" in to_plain(case.result.says["apart"])
    assert {row["n"] for row in case.result.tables["distances"].rows} == {4}
    case.set(other="K4")
    assert "distances" in case.result.tables and "marks_A" not in str(case.result.tables["others"].columns)


def test_there_is_no_grade_and_no_sum(case):
    mark(write(case), "marks", "44444")
    mark(mark(case, "first"), "second")
    assert not re.search(r"\b(?:grade|points|your score|total|20 of 20)\b", everything(case))


def test_which_of_two_answers_comes_first_changes_from_case_to_case(case):
    first = {id: pair[0]["style"] for id, pair in case.explorer.pairs.items()}
    assert list(first.values()).count("plain") == list(first.values()).count("smooth") == 3


def test_a_case_whose_marks_were_seen_says_so(case):
    for id in ("K1", "K2"):
        case.set(case=id)
        mark(write(case), "marks")
    assert case.of("other") == "K3", "those not seen come first"
    case.set(other="K1")
    assert "You have seen the marks of this case already" in everything(case)


def test_what_is_written_stays_and_is_escaped(case, own):
    for play in (case, own):
        texts = [one for one in bound(play.seen.controls) if isinstance(one, Text)]
        assert texts and all(one.stays for one in texts)
    own.set(asked="<img src=x onerror=alert(1)> *x*")
    assert own.result.says["task"].startswith("\\<img")


def test_nothing_but_what_is_one_s_own_is_taken_along(case):
    mark(write(case), "marks", "14141")
    blocks = str(case.explorer.readable(case.seen))
    assert "My goal." in blocks and "No goal, or the task" not in blocks
    assert not any(row["choice"] in blocks for row in ANSWERS.values())


def test_each_case_keeps_its_own_answer(case):
    write(case)
    case.set(case="K5")
    assert case.of("goal") == "" and forms(case) == ["choose", "form"]
    assert case.set(case="K1").of("goal") == "My goal."


@pytest.mark.parametrize("text", ["x" * 50_000, "🙂\n\n| a |", "  ", "\t"])
def test_any_text_is_taken_and_blanks_are_none(case, text):
    case.set(**dict.fromkeys(PARTS, text))
    assert (forms(case) == ["choose", "form", "marks"]) is bool(text.strip())


@pytest.mark.parametrize(
    "kept", [["a"], "x", {"K1": ["goal"]}, {"K1": {"goal": 3}}, {"K2a": {"goal": 9}}, 10**400]
)
def test_a_kept_state_of_any_shape_opens(case, kept):
    full = mark(mark(mark(write(case), "marks"), "first"), "second").state
    for key in ("texts", "marks", "strangers", "other", "case"):
        assert Play(case.explorer, {**full, key: kept}).result.sentence


def test_a_second_person_s_marks_stand_beside_one_s_own(own):
    own.set(asked="Our export broke.")
    write(own)
    assert "mark your own answer" in own.says and "apart" not in own.result.says
    mark(own, "marks", "43214")
    assert "Give your answer to somebody" in own.says
    mark(own, "second", "43244")
    assert "On 4 of 5 parts the marks are within one level" in to_plain(own.result.says["apart"])
    assert "Talk about choice" in to_plain(own.result.says["apart"])


def test_each_mark_says_whose_answer_it_is_for(case):
    """Answers A and B stand one above the other, each with the same five parts."""
    mark(write(case), "marks")
    labels = [case.field(f"{form}-goal").label for form in ("marks", "first", "second")]
    assert labels == ["Mark your answer: goal", "Mark answer A: goal", "Mark answer B: goal"]


def test_an_answer_is_read_above_the_fields_that_mark_it(case):
    layout = list(case.explorer.layout)
    assert layout.index("texts") < layout.index("others") < layout.index("first") < layout.index("second")
