"""Twelve talks, three coders, two code books: the surprises for which they were made."""

from __future__ import annotations

import pandas as pd
import pytest

from pmkit import cases
from pmkit.methods import (
    agreement_by_code,
    code_confusions,
    coding_table,
    heard_table,
    krippendorffs_alpha,
    new_information,
)

TALKS = cases.load("interviews").set_index("id")
LINES = cases.load("interview_lines")
SAID = LINES[LINES["key_code"] != ""]
MARKS = cases.load("interview_codes")
BOOK = cases.load("code_book").set_index("code")
REDEFINED = {"planning", "trust"}


def coded(book: int) -> pd.DataFrame:
    return coding_table(MARKS[MARKS["round"] == book])


def test_twelve_households_of_the_sample_were_talked_to_before_the_decision():
    customers = cases.load("customers").set_index("id").loc[TALKS["customer"]]
    assert len(TALKS) == 12 == TALKS["customer"].nunique()
    assert (customers["segment"].to_numpy() == TALKS["segment"].to_numpy()).all()
    assert customers["subscribed"].notna().all() and TALKS["date"].max() < pd.Timestamp("2026-10-01")
    had_left = customers["left"].to_numpy() < TALKS["date"].to_numpy()
    assert (had_left == (TALKS["status"] == "left").to_numpy()).all()
    assert TALKS["status"].value_counts().to_dict() == {"stays": 6, "left": 6}
    assert (TALKS["consent"] != "").all()


def test_the_households_of_the_cast_speak_under_their_own_name():
    people = cases.people().set_index("customer")
    names = LINES.merge(TALKS["customer"], left_on="interview", right_index=True)
    for customer in ("C0001", "C0002", "C0003", "C0004"):
        speakers = set(names.loc[(names["customer"] == customer) & (names["key_code"] != ""), "speaker"])
        assert speakers <= set(people.loc[customer, "name"].replace(" and", "").split()), customer
        assert TALKS.loc[TALKS["customer"] == customer, "consent"].item() == "recorded, quoted by name"


def test_questions_have_no_code_and_every_answer_has_a_code_and_a_kind():
    questions = LINES[LINES["key_code"] == ""]
    assert set(questions["speaker"]) == {"Samira", "Jonas"} and (questions["key_kind"] == "").all()
    assert set(SAID["key_code"]) == set(BOOK.index) and not LINES.duplicated(["interview", "line"]).any()
    assert set(SAID["key_kind"]) == {"event", "habit", "opinion", "wish", "compliment", "promise"}
    assert (LINES.groupby("interview").size().between(14, 18)).all()


def test_nobody_asks_for_the_talking_chef_and_the_four_candidates_come_up():
    assert not LINES["text"].str.contains("chef|talking", case=False).any()
    where = SAID.groupby("key_code")["interview"].nunique()
    assert where["bad day"] >= 10 and where["allergy"] == 4, "loud in few talks, quiet in many"
    assert {"price", "rival", "shared list"} <= set(where.index)
    assert set(SAID.loc[SAID["key_code"] == "allergy", "interview"]) == set(
        TALKS.index[TALKS["segment"] == "allergy families"]
    )


def test_two_codes_defined_anew_lift_the_agreement_from_moderate_to_high():
    assert 0.5 <= krippendorffs_alpha(coded(1)) <= 0.6
    assert krippendorffs_alpha(coded(2)) > 0.8
    worst = agreement_by_code(coded(1)).sort_values("alpha")["code"].head(2)
    assert set(worst) == REDEFINED == set(BOOK.index[BOOK["second_meaning"] != ""])


def test_only_lines_that_held_one_of_the_two_codes_were_coded_anew():
    unit = ["interview", "line", "coder"]
    first, second = (MARKS[MARKS["round"] == book].set_index(unit)["code"] for book in (1, 2))
    assert list(first.index) == list(second.index)
    changed = first != second
    assert changed.sum() > 40 and set(first[changed]) == REDEFINED


def test_the_two_wide_codes_are_what_the_others_are_confused_with():
    table = code_confusions(coded(1))
    beside = table.where(table.index.to_numpy()[:, None] != table.columns.to_numpy()).stack()
    assert all(REDEFINED & set(pair) for pair in beside.nlargest(6).index)


def test_each_coder_left_some_lines_out_and_coded_no_question():
    said = pd.MultiIndex.from_frame(SAID[["interview", "line"]])
    assert set(MARKS["coder"]) == {"Samira", "Jonas", "Aoife"} and set(MARKS["code"]) <= set(BOOK.index)
    assert set(coded(1).index) <= set(said)
    assert coded(1).isna().any().all() and coded(1).isna().to_numpy().mean() < 0.1


@pytest.fixture
def curve() -> pd.DataFrame:
    heard = heard_table(SAID.rename(columns={"key_code": "code"}))
    return new_information(heard, base=4, run=2).assign(segment=TALKS["segment"].to_numpy())


def test_new_codes_flatten_within_a_segment_and_jump_at_the_next(curve):
    for segment, part in curve.groupby("segment", sort=False):
        new = part["new"].tolist()
        assert new[0] >= 3 and new[-1] == 0 and sorted(new, reverse=True) == new, segment


def test_the_rule_says_enough_just_before_the_first_allergy_family_speaks(curve):
    first = int(curve["enough"].argmax())
    assert curve["enough"].any() and curve["segment"][first + 1] == "allergy families"
    assert curve["new"][first + 1] >= 3
