"""When have we heard enough: the curve of new codes, the rule, and the chance to hear of a need at all."""

import pandas as pd
import pytest
from play import Play

from pmkit.course.discovery.data import OWN_TALKS, heard
from pmkit.explorers.heard_enough import HeardEnough
from pmkit.explorers.own_heard_enough import OwnHeardEnough
from pmkit.practice import to_plain


@pytest.fixture(scope="module")
def explorer():
    return HeardEnough(heard())


@pytest.fixture
def talks(explorer):
    return Play(explorer)


def curve(play):
    return play.result.charts["curve"].rows


def said(play, key):
    return to_plain(play.result.says[key])


def test_as_held_the_rule_says_enough_before_the_allergy_families_speak(talks):
    assert "12 talks gave 16 codes. The rule says enough after talk 8" in talks.says
    assert "you miss 4 codes: allergy, cooked elsewhere, checking labels and privacy" in talks.says
    rows = curve(talks).set_index("talk")
    assert rows["stop"].idxmax() == 8 and rows["segment"][9] == "allergy families"


def test_the_curve_jumps_where_a_segment_begins_and_the_sentence_says_so(talks):
    assert "when allergy families begin (3 new at once, 0 in the talk before)" in talks.says
    assert curve(talks)["new"].tolist() == [4, 3, 1, 0, 3, 1, 0, 0, 3, 1, 0, 0]


def test_mixed_talks_have_no_jump_but_an_average(talks):
    talks.set(order="mixed")
    assert "The segments are mixed here. On average over all orders 6 talks show 13.5 codes" in talks.says
    assert curve(talks)["heard"].iloc[-1] == 16 and (curve(talks)["begins"] == "").all()
    assert curve(Play(talks.explorer, talks.state))["name"].tolist() == curve(talks)["name"].tolist()


def test_one_segment_first_keeps_the_order_within(talks):
    talks.set(order="first:allergy families")
    names = curve(talks)["name"].tolist()
    assert names[:5] == ["Ngozi", "Sandra", "Farid", "Ulrike", "Lena"]
    assert "No new code came after it." in talks.says


def test_the_expected_curve_is_that_of_all_orders_and_ends_at_all_codes(talks):
    expected = curve(talks)["expected"]
    talks.set(order="mixed")
    assert curve(talks)["expected"].tolist() == expected.tolist()
    assert expected.iloc[-1] == 16 and expected.is_monotonic_increasing


def test_a_stricter_rule_never_says_enough(talks):
    talks.set(run=3)
    assert "never says enough: the last 3 talks added 12 % of the 8 codes" in talks.says
    assert talks.result.charts["curve"].title == "16 codes from 12 talks"


def test_twelve_talks_find_a_need_of_one_in_ten_with_72_per_cent(talks):
    assert "10 of 100 people have comes up in 12 talks with a chance of 72 %" in said(talks, "odds")
    assert "For 85 % you need 19 talks" in said(talks, "odds")
    talks.set(share=0.5)
    assert "over 99 %" in said(talks, "odds") and "100 %" not in said(talks, "odds")


def test_the_table_leaves_the_ratio_open_until_a_run_lies_behind_the_base(talks):
    lines = said(talks, "talks").splitlines()
    assert lines[2].startswith("1 | Lena | couples and singles | 4 | 4 |") and not lines[2].endswith("%")
    assert lines[9].endswith("0 %")


def frame(*rows):
    return pd.DataFrame(
        [(talk, code, segment, talk) for talk, code, segment in rows],
        columns=["interview", "code", "segment", "name"],
    )


def test_a_base_without_codes_has_no_value_in_words():
    rows = [(f"T{at}", "" if at < 6 else "price", "") for at in range(8)]
    assert (
        "The first 4 talks have no code, so the rule has no value here"
        in Play(HeardEnough(frame(*rows))).says
    )


def test_too_few_talks_for_the_rule_are_told_and_still_drawn():
    few = Play(HeardEnough(frame(("A", "x", ""), ("B", "y", ""))))
    assert "The rule needs a base of 4 and a run of 2: 6 talks at least" in few.says
    assert curve(few)["new"].tolist() == [1, 1]


# --- on one's own talks
@pytest.fixture
def own():
    return Play(OwnHeardEnough(sample=OWN_TALKS))


def test_own_talks_begin_with_a_sample_that_shows_the_shape(own):
    assert own.says.startswith(
        "7 talks gave 5 codes"
    ) and "The columns talk, code and segment were found" in said(own, "read")
    assert own.field("order").options["first:practices"] == "practices first"


def test_own_talks_are_read_with_other_names_and_a_talk_without_a_code(own):
    own.set(pasted="Interview;Theme\nA;price\nA;price\nB;\nC;list\n")
    assert own.says.startswith("3 talks gave 2 codes") and curve(own)["new"].tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    "text, told",
    [
        ("", "Nothing is pasted yet"),
        ("hello", "No line names the columns"),
        ("talk,code\nA,\nB,\n", "No line has a code"),
        ("talk,code\nA,price\n", "There is one talk only"),
        (
            "talk,code\n" + "".join(f"T{at},price\n" for at in range(70)),
            "There are 70 talks. Paste at most 60",
        ),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_drawn(own, text, told):
    own.set(pasted=text)
    assert told in own.says and not own.result.charts and own.result.says["talks"] == ""


def test_a_talk_in_two_segments_is_named(own):
    own.set(pasted="talk,segment,code\nA,x,price\nA,y,list\nB,y,list\n")
    assert "More than one segment is named for A." in said(own, "read")


def test_hostile_names_are_only_text(own):
    own.set(pasted="talk,code\n" + "".join(f"<b>{at},price\n" for at in range(6)) + "*B*,[x](http://y)\n")
    assert "you miss **1 code**: \\[x\\]\\(http" in own.result.sentence
    assert "<b>0" not in own.result.says["talks"] and "<b>0" in said(own, "talks")


def test_a_kind_that_begins_late_is_named_where_the_drawing_ends_on_a_phone(talks):
    rows = talks.result.charts["curve"].rows
    assert rows.loc[rows["late"] > 0, "begins"].tolist() == ["allergy families"]
