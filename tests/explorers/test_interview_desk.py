"""The interview desk: three coders on twelve talks, a code book that can be changed, and one's own codes."""

import re

import pandas as pd
import pytest
from play import Play

from pmkit.cases import load
from pmkit.explorers._coding import Coding, merged
from pmkit.explorers._coding_pictures import agreement_rows
from pmkit.explorers._coding_words import agreement_words
from pmkit.explorers.interview_desk import InterviewDesk
from pmkit.methods import coding_table, krippendorffs_alpha
from pmkit.practice import to_plain


@pytest.fixture(scope="module")
def explorer():
    return InterviewDesk(
        load("interview_lines"),
        talks=load("interviews"),
        marks=load("interview_codes"),
        book=load("code_book"),
    )


@pytest.fixture
def desk(explorer):
    return Play(explorer)


def said(desk, key):
    return to_plain(desk.result.says[key])


def alpha(book):
    marks = load("interview_codes")
    return krippendorffs_alpha(coding_table(marks[marks["round"] == book]))


def test_it_begins_with_three_coders_who_agree_less_than_it_seems(desk):
    assert f"Beyond chance that is {alpha(1):.2f}" in desk.says and "62 of 100 cases" in desk.says
    assert "trust is the weakest code" in desk.says and "bad day and planning meet most often" in desk.says
    assert desk.result.charts["measures"].title.endswith(f"beyond chance that is {alpha(1):.2f}")
    assert said(desk, "codes").splitlines()[2].startswith("trust | 38")


def test_the_range_is_over_talks_and_wider_than_over_lines(desk):
    chart = desk.result.charts["measures"]
    assert "whole talks" in chart.subtitle
    row = chart.rows.set_index("item").loc["Beyond chance: all coders"]
    assert row["high"] - row["low"] > 0.15 and row["low"] < alpha(1) < row["high"]


def test_two_codes_defined_anew_mend_it_and_each_says_what_it_did(desk):
    desk.set(anew_planning=True, anew_trust=True)
    assert f"Beyond chance that is {alpha(2):.2f}" in desk.says
    assert f"Before the change it was {alpha(1):.2f}" in desk.says
    first, second = map(to_plain, desk.result.says["change"].split("\n\n"))
    assert first.startswith("planning meant “Everything about the weekly plan.” Now it means")
    assert second.startswith("trust meant") and f"to {alpha(2):.2f}" in second
    assert desk.result.charts["measures"].rows["before"].notna().all()


def test_one_code_defined_anew_mends_only_a_part(desk):
    desk.set(anew_planning=True)
    shown = float(re.search(r"Beyond chance that is (\S+)", desk.says)[1])
    assert alpha(1) + 0.05 < shown < alpha(2) - 0.05


def test_a_merge_says_what_it_bought_and_what_it_hid(desk):
    desk.set(change="merge", one="planning", other="bad day")
    assert "from 0.58 to 0.61" in said(desk, "change")
    hid = said(desk, "change").partition("What it hid:")[2]
    assert "9 lines" in hid and "17 lines" in hid and "Nobody reads better" in hid
    assert "planning + bad day |" in said(desk, "codes")


def test_a_code_merged_with_itself_is_asked_about(desk):
    desk.set(change="merge", one="trust", other="trust")
    assert said(desk, "change") == "Choose two different codes to merge."
    assert f"{alpha(1):.2f}" in desk.says


def test_a_split_counts_what_happened_and_claims_no_better_reading(desk):
    desk.set(change="split", one="price")
    assert "price on 17 lines. On 6 of them" in said(desk, "change") and "nobody has read anew" in said(
        desk, "change"
    )
    assert "price: happened |" in said(desk, "codes")
    assert "other" in desk.result.hidden


def test_own_codes_join_the_others_who_show_theirs_only_then(desk):
    assert desk.result.computed["lines"]["others"] == [""] * 10
    desk.edit("lines", "I01-2", "code", "bad day").edit("lines", "I01-2", "kind", "event")
    assert desk.result.computed["lines"]["others"][0] == "Samira bad day, Jonas bad day, Aoife bad day"
    assert "You have coded 1 line. You chose the same as Samira on 1 of 1" in said(desk, "mine")
    assert "key on 1 of 1" in said(desk, "mine")
    desk.edit("lines", "I01-7", "code", "planning")
    assert any("You" in item for item in desk.result.charts["measures"].rows["item"])


def test_a_wrong_kind_says_why(desk):
    desk.edit("lines", "I01-15", "kind", "wish")
    assert "you chose wish, the key says promise. They say what they will do." in said(desk, "mine")


def test_codes_of_another_talk_stay_and_count(desk):
    desk.edit("lines", "I01-2", "code", "bad day").set(talk="I09")
    assert desk.control("lines").rows[0]["id"] == "I09-2"
    desk.edit("lines", "I09-2", "code", "allergy")
    assert "You have coded 2 lines" in said(desk, "mine")
    again = Play(desk.explorer, desk.state)
    assert again.values["lines"] == {"I01-2": {"code": "bad day"}, "I09-2": {"code": "allergy"}}


def test_a_question_stands_beside_the_first_answer_to_it(desk):
    rows = desk.control("lines").rows
    assert rows[0]["asked"].startswith("Samira: Tell me about the last evening") and rows[2]["asked"] == ""
    assert all(not row["said"].startswith("Samira") for row in rows)


def test_two_coders_have_a_figure_of_their_own_and_lines_of_one_are_left_out(desk):
    desk.set(aoife=False)
    items = desk.result.charts["measures"].rows["item"].tolist()
    assert items[-1] == "Beyond chance: the two of them" and len(items) == 3
    assert "that only one coder has coded" in desk.says


def test_one_coder_alone_is_told_and_nothing_is_drawn(desk):
    desk.set(samira=False, jonas=False)
    assert desk.says.startswith("Choose at least two coders")
    assert not desk.result.charts and desk.result.says["codes"] == desk.result.says["loud"] == ""


def test_by_line_and_by_person_the_order_differs(desk):
    assert "allergy is number 5 by line and number 8 by talk" in said(desk, "loud")
    by_line = desk.result.charts["counts"].rows["item"].tolist()
    desk.set(by="talks")
    assert desk.result.charts["counts"].rows["item"].tolist() != by_line
    assert desk.result.charts["counts"].title.startswith("Counted by talk")


def test_the_switch_shows_two_tables_with_one_raw_agreement(desk):
    assert desk.result.says["rare"] == ""
    desk.set(rare=True)
    assert "85 lines and on 85 lines" in said(desk, "rare")
    assert "0.70 beyond chance" in said(desk, "rare") and "it is 0.32" in said(desk, "rare")
    assert "Ada: the code | 80 | 10" in said(desk, "rare")


def test_no_word_of_praise_without_its_convention(desk):
    said_all = " ".join([desk.says, *desk.result.says.values()])
    assert "convention of 1977" in said_all and "Agreement is not truth" in said_all
    for word in ("kappa", "alpha", "Krippendorff", "Cohen"):
        assert word not in said_all


def test_one_code_for_all_has_no_value_in_words():
    lines = pd.Index(["a", "b", "c"])
    coding = Coding(pd.DataFrame({"Ada": "x", "Ben": "x"}, index=lines), pd.Series("one talk", index=lines))
    told = agreement_words(agreement_rows(coding), coding)
    assert "100 of 100" in told and "has no value" in told and "nan" not in told


def test_a_merge_of_the_only_two_codes_leaves_nothing_to_count():
    lines = pd.Index(["a", "b"])
    two = Coding(pd.DataFrame({"Ada": ["x", "y"], "Ben": ["x", "x"]}, index=lines), pd.Series(1, index=lines))
    assert pd.isna(merged(two, "x", "y").alpha)


def test_silly_states_fall_back(explorer):
    play = Play(
        explorer, {"talk": "I99", "one": 7, "lines": {"I01-2": {"code": None}, "x": 3}, "change": "eat"}
    )
    assert play.values["talk"] == "I01" and play.values["lines"] == {} and play.values["change"] == "none"
