"""A memo is judged before one sees how it ended; the rules ask, and one's own stays at home."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.controls import bound
from pmkit.explorers.decision_memo import JUDGED
from pmkit.explorers.fields import Text
from pmkit.methods import DECISION_MEMO, lint_memo, score_marks
from pmkit.practice import to_plain

ROWS = {row["id"]: row for row in load("memos").to_dict("records")}
GOOD = {
    "decision": "Mara decides to keep the price until March.",
    "options": "Keep it, or lower it.",
    "reasons": "Of 45 who left 18 name the rival.",
    "unknown": "Whether 3 of 100 more leave: then we lower it.",
    "asked": "Viktor was against it.",
    "undo": "Within a day.",
    "follows": "Students wait for another half-year.",
    "review": "1 March 2027",
}


@pytest.fixture
def case():
    return Play(EXPLORERS["people.decision-memo"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["people.own-decision-memo"].explorer())


def everything(play):
    return to_plain(" ".join([play.result.sentence, *play.result.says.values()]))


def test_it_begins_with_a_poor_memo_that_ended_well(case):
    row = ROWS[case.values["memo"]]
    assert row["went"] == "well" and len(row["faults"]) == max(
        len(one["faults"]) for one in ROWS.values() if one["went"] == "well"
    )
    assert "The rules would look again at 7 places." in case.says


@pytest.mark.parametrize("id", ROWS)
def test_the_end_is_shown_only_after_a_judgement(case, id):
    case.set(memo=id)
    assert ROWS[id]["ended"] not in everything(case) and "after" in case.result.hidden
    assert ROWS[id]["ended"] in everything(case.set(before="more")) and "after" not in case.result.hidden


def test_what_the_end_does_to_the_judgement_is_said(case):
    assert "Would you judge the decision as you did before?" in everything(case.set(before="otherwise"))
    assert "the end has changed nothing" in everything(case.set(after="otherwise"))
    assert "Your judgement has moved." in everything(case.set(after="same"))
    assert "judged twice" not in everything(case), "one memo is no habit"


@pytest.mark.parametrize(
    ("second", "after", "followed"),
    [("D01", "otherwise", 2), ("D01", "same", 1), ("D13", "otherwise", 1), ("D13", "more", 1)],
)
def test_how_often_the_judgement_followed_the_end_is_counted(case, second, after, followed):
    case.set(before="otherwise").set(after="same")
    case.set(memo=second).set(before="more").set(after=after)
    assert f"Of 2 memos that you have judged twice, {followed} followed the end." in everything(case)


def test_as_many_memos_ended_badly_as_well_and_good_ones_among_both():
    went = {id: row["went"] for id, row in ROWS.items()}
    assert sorted(went.values()).count("well") == 7 == len(went) / 2
    clean = {went[id] for id, row in ROWS.items() if not row["faults"]}
    poor = {went[id] for id, row in ROWS.items() if len(row["faults"]) > 3}
    assert clean == poor == {"well", "badly"}
    assert all(row["ended"] for row in ROWS.values())


def test_a_memo_is_mended_in_place_and_keeps_its_words(case):
    case.set(memo="D12", **GOOD)
    assert not case.result.errors and "Now imagine that it failed, and write why." in case.says
    assert "No rule objects" in case.says
    assert case.set(memo="D02").of("decision") == ROWS["D02"]["decision"]
    assert case.set(memo="D12").of("decision") == GOOD["decision"]


@pytest.mark.parametrize("part", DECISION_MEMO)
def test_each_weak_part_says_so_where_it_stands(own, part):
    weak = {
        "decision": "We should look into it.",
        "options": "Do it.",
        "reasons": "My gut.",
        "unknown": "Certainly an improvement.",
        "asked": "Everybody agreed.",
        "review": "Soon.",
    }
    own.set(**GOOD)
    assert not own.result.errors
    assert set(own.set(**{part: weak[part]}).result.errors) == {part}
    label = own.field(part).label
    told = f"“{label}”" if "," in label or ";" in label else label
    assert f"Still empty: {told}." in own.set(**{part: ""}).says


def test_how_often_the_rules_are_right_is_counted_on_the_memos_kept_apart(case, own):
    apart = [row for row in ROWS.values() if row["kept_apart"]]
    marks = [
        [f"{one.where}:{one.rule}" for one in lint_memo({part: row[part] for part in DECISION_MEMO})]
        for row in apart
    ]
    score = score_marks(marks, [row["faults"] for row in apart])
    for play in (case, own):
        assert f"{score.right} of their {score.right + score.false_alarms} remarks" in everything(play)
        assert f"find {score.right} of the reader's {score.right + score.missed}" in everything(play)


def test_ones_own_memo_begins_empty_and_is_opened_again_when_its_day_has_come(own):
    assert own.says == "Nothing is written yet. Begin with the field that you are surest of."
    assert "before" not in own.values and "judge" not in everything(own).split("The same decision")[0]
    own.set(**GOOD)
    assert "Now imagine that it failed, and write why." in own.says
    own.set(failed="Nobody looked at the number.")
    assert own.says.endswith(
        "When its day has come, open it again and judge it before you write how it ended."
    )
    own.set(opened=True)
    assert {"end", "after"} <= set(own.result.hidden)
    own.set(before="same")
    assert set(own.result.hidden) == {"after"}
    own.set(end="The rival stopped.")
    assert not own.result.hidden and "Would you judge the decision" in everything(own)
    assert "has changed nothing" in everything(own.set(after="same"))


def test_what_was_judged_is_kept_when_the_memo_is_closed_again(own):
    own.set(**GOOD).set(opened=True).set(before="more").set(end="It did.", opened=False)
    assert own.set(opened=True).of("end") == "It did." and own.of("before") == "more"


def test_ones_own_memo_stays_on_the_computer_and_is_taken_along_as_text(own, case):
    own.set(opened=True).set(before="same")
    texts = [one for one in bound(own.seen.controls) if isinstance(one, Text)]
    assert len(texts) == len(GOOD) + 2 and all(one.stays for one in texts)
    assert not any(one.stays for one in bound(case.seen.controls))
    own.set(**{**GOOD, "decision": "*Mara* decides <b>it</b>."}, failed="Nobody looked.")
    left = str(own.explorer.readable(own.seen))
    assert r"\\*Mara\\*" in left and "Nobody looked." in left and GOOD["undo"].rstrip(".") in left


def test_empty_parts_that_are_questions_are_told_apart(case):
    case.set(memo="D12")
    assert "Still empty: “Can it be undone, and what would that cost?”, “What follows from it" in case.says


def test_judgements_are_words_and_no_marks():
    assert not any(char.isdigit() for label in JUDGED.values() for char in label)
