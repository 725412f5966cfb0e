"""Purposes, consent screens, evaluation plans and explanation cards are asked about rule by rule."""

from dataclasses import replace

import pandas as pd
import pytest

from pmkit.methods import (
    ConsentScreen,
    ConsentSwitch,
    InputError,
    features_after,
    features_without,
    lint_consent,
    lint_evaluation,
    lint_explanation,
    lint_purposes,
)
from pmkit.methods.consent_lint import CONSENT_ARTICLES
from pmkit.methods.purposes_lint import PURPOSE_ARTICLES

GOOD_USE = {
    "field": "allergy",
    "category": "health",
    "purpose": "plan",
    "basis": "consent",
    "exception": "explicit consent",
    "sees": "squad Plan",
    "keeps": "until it is deleted",
    "consent": "filter",
    "told": "yes",
    "default_on": "no",
    "parent": "",
    "processor": "",
    "processor_contract": "",
}


def uses(*changes):
    return pd.DataFrame([{**GOOD_USE, **change} for change in changes or ({},)])


def rules(findings):
    return [one.rule for one in findings]


def test_a_use_that_says_all_is_left_alone():
    assert lint_purposes(uses()) == []


@pytest.mark.parametrize(("change", "rule", "article"), [
    ({"basis": ""}, "no-basis", "Art. 6"),
    ({"basis": "it is fine"}, "no-basis", "“it is fine” is none of the six"),
    ({"exception": None}, "no-exception", "Art. 9"),
    ({"exception": "", "category": "belief"}, "no-exception", "Art. 9"),
    ({"purpose": "improve", "basis": "contract"}, "contract-for-training", "Art. 6"),
    ({"purpose": "bill"}, "consent-for-bill", "Art. 6"),
    ({"told": "no"}, "not-told", "Art. 13"),
    ({"purpose": "improve", "default_on": "yes"}, "on-by-default", "Art. 25"),
    ({"sees": "Employer"}, "employer-sees-person", "recital 43"),
    ({"category": "child"}, "child", "Art. 8"),
    ({"keeps": ""}, "no-end", "Art. 5"),
    ({"keeps": "Forever"}, "no-end", "Art. 5"),
    ({"processor": "Wolkenhaus"}, "no-contract", "Art. 28"),
])  # fmt: skip
def test_each_rule_sees_its_own_and_names_its_article(change, rule, article):
    findings = lint_purposes(uses(change))
    assert rules(findings) == [rule] and article in findings[0].text
    assert findings[0].where.startswith("allergy: ")


@pytest.mark.parametrize("change", [
    {"category": "ordinary", "exception": ""},
    {"category": "child", "parent": "yes"},
    {"category": "child", "basis": "contract"},
    {"sees": "employer: counts of 11 and more"},
    {"processor": "Wolkenhaus", "processor_contract": "x"},
    {"basis": "Consent"},
    {"purpose": "plan", "default_on": "yes"},
    {"purpose": "read it to the cat"},
])  # fmt: skip
def test_what_a_rule_has_nothing_to_ask_about_it_leaves_alone(change):
    assert lint_purposes(uses(change)) == []


def test_one_yes_for_two_purposes_is_asked_about_once():
    findings = lint_purposes(uses({}, {"purpose": "research"}, {"field": "diet", "purpose": "plan"}))
    assert rules(findings) == ["one-consent"] and findings[0].where == "filter"
    assert "plan meals and research" in findings[0].text
    assert lint_purposes(uses({}, {"purpose": "research", "consent": "research"})) == []
    assert lint_purposes(uses({"basis": "contract"}, {"purpose": "research"})) == []


@pytest.mark.parametrize(("people", "assessed", "category", "asks"), [
    (10_000, False, "health", True), (9_999, False, "health", False), (41_000, True, "health", False),
    (41_000, False, "ordinary", False),
])  # fmt: skip
def test_health_data_of_many_ask_for_an_assessment(people, assessed, category, asks):
    found = lint_purposes(uses({"category": category}), people=people, assessed=assessed)
    assert (rules(found) == ["no-assessment"]) == asks


def test_columns_that_are_not_there_are_not_looked_at():
    few = uses().drop(columns=["consent", "told", "default_on", "parent", "processor", "processor_contract"])
    assert lint_purposes(few) == []
    assert lint_purposes(uses().assign(source=[["gdpr-6"]], note=None)) == []  # and others do no harm


@pytest.mark.parametrize(("table", "why"), [
    (uses({"field": " "}), "Row 1: field is “ ”. Fill it in"),
    (uses({"told": "perhaps"}), "Row 1: told is “perhaps”. Write yes or no"),
    (uses().drop(columns="basis"), "needs the column basis"),
])  # fmt: skip
def test_tables_of_purposes_that_cannot_be_read_are_refused(table, why):
    with pytest.raises(InputError, match=why):
        lint_purposes(table)


def test_without_a_field_the_purposes_that_need_it_fall():
    table = uses(
        {"needed": "yes"}, {"purpose": "research", "needed": "no"}, {"field": "age", "needed": "yes"}
    )
    assert features_without(table, "allergy") == ["plan"]
    with pytest.raises(InputError, match=r"no field “shoe”\. Choose one of: allergy, age"):
        features_without(table, "shoe")


FILTER = ConsentSwitch(
    label="Leave out what my child must not eat",
    purposes=["filter"],
    receiver="Mealwise",
    blocks=["allergy filter"],
    needs=["allergy filter"],
)
SCREEN = ConsentScreen(text="We use the allergy for the filter, and for nothing else.", switches=[FILTER])


def test_a_screen_that_can_be_refused_is_left_alone():
    assert lint_consent(SCREEN) == []


@pytest.mark.parametrize(("change", "rule"), [
    ({"on": True}, "pre-ticked"),
    ({"purposes": ["filter", "training"]}, "bundled"),
    ({"purposes": []}, "no-purpose"),
    ({"label": "Personalise your experience"}, "vague"),
    ({"receiver": " "}, "no-receiver"),
    ({"blocks": ["allergy filter", "the whole app"]}, "tied"),
])  # fmt: skip
def test_each_fault_of_a_switch_is_seen_at_the_switch(change, rule):
    switch = replace(FILTER, **change)
    findings = lint_consent(replace(SCREEN, switches=[FILTER, switch]))
    assert rules(findings) == [rule] and findings[0].where == switch.label


@pytest.mark.parametrize(("change", "rule"), [
    ({"switches": []}, "empty"),
    ({"text": "To improve your experience."}, "vague"),
    ({"refuse": 2}, "refusing-is-longer"),
    ({"withdraw": 5}, "withdrawal-is-longer"),
    ({"agree_stands_out": True}, "colour"),
    ({"asked_by": "employer"}, "employer-asks"),
    ({"youngest": 12}, "child"),
])  # fmt: skip
def test_each_fault_of_the_screen_is_seen(change, rule):
    assert rules(lint_consent(replace(SCREEN, **change))) == [rule]


@pytest.mark.parametrize("change", [
    {"refuse": 1, "agree": 2, "withdraw": 2}, {"youngest": 12, "parent_asked": True}, {"youngest": 16},
])  # fmt: skip
def test_a_screen_that_is_fair_in_other_ways_is_left_alone(change):
    assert lint_consent(replace(SCREEN, **change)) == []


def test_fewer_than_no_taps_are_refused():
    with pytest.raises(InputError, match="-1 taps to refuse"):
        lint_consent(replace(SCREEN, refuse=-1))


def test_a_no_leaves_what_no_other_no_blocks():
    train = ConsentSwitch(label="Learn from my meals", blocks=["suggestions", "allergy filter"])
    assert features_after([FILTER, train], []) == ([], ["allergy filter", "suggestions"])
    assert features_after([FILTER, train], [FILTER.label]) == ([], ["allergy filter", "suggestions"])
    assert features_after([FILTER, train], [train.label])[0] == ["suggestions"]
    with pytest.raises(InputError, match="no switch “X”"):
        features_after([FILTER], ["X"])


def test_every_rule_of_law_has_an_article():
    sentences = [
        one for change, _ in (({"basis": ""}, ""), ({"keeps": ""}, "")) for one in lint_purposes(uses(change))
    ]
    assert {one.rule for one in sentences} <= set(PURPOSE_ARTICLES)
    everything = replace(FILTER, on=True, purposes=["a", "b"], receiver="", needs=[], label="and more")
    bad = ConsentScreen(text="", switches=[everything], refuse=9, withdraw=9, agree_stands_out=True,
                        asked_by="employer", youngest=3)  # fmt: skip
    seen = set(rules(lint_consent(bad)))
    assert seen == set(CONSENT_ARTICLES) - {"empty", "no-purpose"}


PLAN = {
    "claim": "Every answer names a substitute that is safe for this household",
    "labels": "Aoife and a dietician, each on all cases",
    "again": "on the first Monday of each month",
    "off": "1 unsafe answer for a baby: Kofi switches it off within the hour",
    "told": "Ruth, Mara and the squads",
}
SLICES = pd.DataFrame(
    {"slice": ["allergy", "other"], "n": [300, 60], "most_wrong": [0.01, 0.05], "severe": ["yes", "no"]}
)


def test_a_plan_by_which_it_could_fail_is_left_alone():
    assert lint_evaluation(PLAN, SLICES) == [] == lint_evaluation(PLAN, SLICES, judge_compared=True)


@pytest.mark.parametrize(("facts", "rule"), [
    ({"seen_in_training": True}, "seen"),
    ({"line_before_result": False}, "line-after"),
    ({"judge_compared": False}, "judge-alone"),
])  # fmt: skip
def test_how_it_was_done_is_asked_about(facts, rule):
    assert rules(lint_evaluation(PLAN, SLICES, **facts)) == [rule]


@pytest.mark.parametrize(("part", "text", "rule"), [
    ("claim", "", "empty"),
    ("labels", "tbd", "placeholder"),
    ("off", "when it feels wrong", "off-without-number"),
    ("again", "when we find the time", "no-time"),
])  # fmt: skip
def test_each_part_of_a_plan_is_asked_about(part, text, rule):
    assert [(one.rule, one.where) for one in lint_evaluation({**PLAN, part: text}, SLICES)] == [(rule, part)]


@pytest.mark.parametrize(("slices", "seen"), [
    (SLICES.head(1), [("one-number", "")]),
    (SLICES.assign(n=[300, 0]), [("no-cases", "other")]),
    (SLICES.assign(most_wrong=[0.01, None]), [("no-line", "other")]),
    (SLICES.assign(n=[298, 60]), [("too-few", "allergy")]),  # 299 support 1 in 100 (L2)
    (SLICES.assign(n=[299, 60]), []),
    (SLICES.assign(severe="no"), [("no-severe-line", "")]),
    (SLICES.assign(most_wrong=[0.05, 0.05]), [("no-severe-line", "")]),
    (SLICES.assign(most_wrong=[0, 0.05]), [("too-few", "allergy")]),
    (SLICES.iloc[:0], [("one-number", "")]),
])  # fmt: skip
def test_each_slice_needs_cases_that_can_reach_its_line(slices, seen):
    assert [(one.rule, one.where) for one in lint_evaluation(PLAN, slices)] == seen


def test_30_cases_without_an_error_only_say_under_a_tenth():
    told = lint_evaluation(PLAN, SLICES.assign(n=[30, 60]))[0].text
    assert "30 cases only say: under 9.5 %. The line is 1 %." in told


def test_a_slice_without_a_name_is_refused():
    with pytest.raises(InputError, match="Row 2: slice is “ ”"):
        lint_evaluation(PLAN, SLICES.assign(slice=["allergy", " "]))


CARD = {
    "decides": "We leave a meal out of your plan when it may be unsafe for your family.",
    "from": "Your allergies and the label of each ingredient.",
    "never": "Your employer, or what you pay.",
    "wrong": "Of 100 unsafe meals it misses 5. Of 100 it leaves out, 70 were harmless.",
    "change": "Another allergy in your profile.",
    "no": "Switch it off under Profile.",
    "ask": "Aoife Byrne, help@mealwise.example.",
}
KNOWN = {"used": ["allergies", "label"], "unused": ["what you pay", "employer"]}


def test_a_card_that_a_parent_can_read_is_left_alone():
    assert lint_explanation(CARD, **KNOWN) == [] == lint_explanation(CARD)


@pytest.mark.parametrize(("part", "text", "seen"), [
    ("ask", "", ["empty"]),
    ("wrong", "It misses 6 %.", ["bare-percentage"]),
    ("wrong", "It misses 6 % of unsafe meals.", []),
    ("wrong", "It misses 6 per cent", ["bare-percentage"]),
    ("wrong", "It seldom misses anything.", ["no-error"]),
    ("wrong", "Of 100 meals 5.", ["no-direction"]),
    ("from", "An embedding of your allergies", ["jargon"]),
    ("decides", "It is decided which meals you see.", ["nobody-decides"]),
    ("no", "You can trust us.", ["no-way-out"]),
    ("from", "Your allergies and what you pay.", ["false-reason"]),
    ("change", "Another employer", ["false-reason"]),
    ("never", "Your allergies.", ["false-never"]),
    ("never", "Your labels.", []),
])  # fmt: skip
def test_each_fault_of_a_card_is_seen_in_its_part(part, text, seen):
    findings = lint_explanation({**CARD, part: text}, **KNOWN)
    assert rules(findings) == seen and all(one.where == part for one in findings)


@pytest.mark.parametrize(("words", "long"), [(90, False), (91, True)])
def test_a_card_has_ninety_words(words, long):
    have = sum(len(text.split()) for text in CARD.values())
    card = {**CARD, "change": CARD["change"] + " again" * (words - have)}
    assert (rules(lint_explanation(card)) == ["long"]) == long
