"""A memo that somebody absent could act on passes; open decisions, one option and no doubt are named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit import cases
from pmkit.methods import DECISION_MEMO, InputError, lint_memo, score_marks

STANDS = {
    "decision": "We offer Nordhafen three years with sign-on in January. Mara decides.",
    "options": "1. January and three years\n2. March and two years\n3. do nothing",
    "reasons": "74 points for us against 51 for the middle of everything.",
    "unknown": "Whether Annegret can sign for three years. If she can't, we offer two.",
    "asked": "Annegret, Kofi and Ruth. Kofi was against January because of the night.",
    "review": "15 January 2027",
}


def rules(**changed):
    return [(one.where, one.rule, one.quote) for one in lint_memo(STANDS | changed)]


def test_a_memo_that_stands_is_left_alone():
    assert rules() == []


@pytest.mark.parametrize(
    ("part", "text", "rule", "quote"),
    [
        ("decision", "We should look into January.", "open", "look into"),
        ("decision", "It was decided to offer January.", "no-decider", "was decided"),
        ("decision", "Go with January.", "no-decider", "Go with January."),
        ("decision", "Mara offers January, and we drop the chef.", "two-decisions", "and we drop"),
        ("options", "Keep January.", "one-option", "Keep January."),
        ("options", "January, or March.", "no-nothing", ""),
        ("reasons", "It is obviously right.", "bare", "obviously"),
        ("reasons", "Clara wants it.", "authority", "Clara wants"),
        ("reasons", "As it turned out, 74 points were enough.", "hindsight", "As it turned out"),
        ("unknown", "There is no risk.", "certain", "no risk"),
        ("asked", "The whole team; some disagreed.", "nobody-named", "The whole team; some disagreed."),
        ("asked", "Annegret and Kofi.", "no-doubt", ""),
        ("review", "Soon.", "no-date", "Soon."),
        ("review", "", "empty", ""),
        ("review", "TBD", "placeholder", "TBD"),
    ],
)
def test_each_rule_names_the_part_and_quotes_what_it_saw(part, text, rule, quote):
    assert rules(**{part: text}) == [(part, rule, quote)]


def test_that_nobody_disagreed_may_be_written():
    assert rules(asked="Annegret and Kofi. Nobody disagreed.") == []


def test_an_empty_memo_has_a_finding_for_each_part():
    assert [(one.where, one.rule) for one in lint_memo({})] == [(part, "empty") for part in DECISION_MEMO]


def _scores(memos):
    marked = [
        {f"{one.where}:{one.rule}" for one in lint_memo({part: memo[part] for part in DECISION_MEMO})}
        for memo in memos.to_dict("records")
    ]
    return score_marks(marked, memos["faults"].tolist())


def test_on_the_memos_kept_apart_the_rules_find_most_and_are_sometimes_wrong():
    table = cases.load("memos")
    tried, apart = (_scores(table[table["kept_apart"] == kept]) for kept in (False, True))
    assert tried.precision == tried.recall == 1, "the rules were mended on these"
    assert (apart.right, apart.false_alarms, apart.missed) == (10, 3, 2), "as told in its help"


def test_some_memos_of_the_case_stand():
    table = cases.load("memos")
    assert len(table) == 14 and 2 <= (table["faults"].str.len() == 0).sum() <= 5


@settings(max_examples=100)
@given(memo=st.dictionaries(st.sampled_from([*DECISION_MEMO, "other"]), st.text(max_size=40)))
def test_any_text_is_read(memo):
    assert all(one.where in DECISION_MEMO and one.text for one in lint_memo(memo))


def test_marks_are_compared_text_by_text():
    score = score_marks([["a", "a"], []], [["a", "b"], ["a"]])
    assert (score.right, score.false_alarms, score.missed) == (1, 0, 2)
    assert score.precision == 1 and score.recall == pytest.approx(1 / 3)
    nothing = score_marks([], [])
    assert nothing.precision is None and nothing.recall is None
    with pytest.raises(InputError, match="Marks for 1 texts, a key for 0"):
        score_marks([["a"]], [])
