"""An evidence ledger and a plan of ninety days: what a rule sees, and what it leaves alone."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pmkit.methods import InputError, ledger_gaps, lint_learning_plan, lint_ledger

TODAY = date(2027, 4, 14)


def rules(**changes):
    row = {"skill": "interviewing", "claim": "I hold talks that change plans.",
           "evidence": "Ran six interviews; dropped MW-59 because of them; notes in the portfolio",
           "who": "Samira", "on": date(2027, 2, 1)}  # fmt: skip
    return [one.rule for one in lint_ledger(pd.DataFrame([{**row, **changes}]), today=TODAY)]


def test_a_deed_with_a_thing_a_person_and_a_day_is_left_alone():
    assert rules() == []


@pytest.mark.parametrize(
    "evidence",
    ["Passionate about users", "Certified product owner (CSPO)", "Responsible for the backlog",
     "Strong communicator and team player", "Great at interviews", "Everything",
     "Responsible for the roadmap of 3 teams", "Two years at a bank", "Owned the backlog",
     "Worked with designers",
     "n/a", "Google Analytics certificate"],
)  # fmt: skip
def test_a_quality_a_paper_or_a_duty_is_no_evidence(evidence):
    assert rules(evidence=evidence) == ["quality"]


@pytest.mark.parametrize(
    "evidence",
    ["https://example.org/memo", "Confidential: I cut nine steps to four", "My roadmap of Q3",
     "Stopped the talking chef in March", "A talk at a meetup",
     "Worked with Yuki and cut the list to six", "The table with 400 coded messages, certified by Aoife"],
)  # fmt: skip
def test_deeds_things_and_confidential_work_that_is_described_are_evidence(evidence):
    assert rules(evidence=evidence) == []


def test_work_of_a_team_asks_for_one_s_own_part():
    assert rules(evidence="We launched the filter to 500 households") == ["team"]
    assert rules(evidence="We launched the filter; my part was the line at which we stop") == []


def test_a_claim_without_evidence_and_evidence_without_a_claim_are_told():
    assert rules(evidence="") == ["no-evidence"] and rules(evidence="  ", who="", on=None) == ["no-evidence"]
    assert rules(claim="") == ["no-claim"] and rules(claim="", evidence="") == []


@pytest.mark.parametrize("who", ["", "me", "Myself.", "nobody", "?"])
def test_somebody_else_has_to_be_able_to_check(who):
    assert rules(who=who) == ["nobody-else"]


@pytest.mark.parametrize(
    ("on", "told"),
    [(None, ["no-day"]), (pd.NaT, ["no-day"]), (date(2027, 4, 15), ["not-yet"]), (TODAY, []),
     (date(2025, 4, 1), []), (date(2025, 3, 31), ["old"])],
)  # fmt: skip
def test_evidence_has_a_day_and_an_age(on, told):
    assert rules(on=on) == told


def test_a_missing_cell_is_no_word():
    nan = float("nan")
    assert rules(claim=nan, evidence=nan, who=nan) == [] and rules(who=nan) == ["nobody-else"]
    assert rules(evidence=nan) == ["no-evidence"] and plan_rules({"who": nan}) == ["nobody-else"]


def test_markup_and_missing_cells_are_plain_text():
    row = {"skill": "<b>", "claim": None, "evidence": "<i>Passionate</i>", "who": None, "on": None}
    (first, *_) = lint_ledger(pd.DataFrame([row]), today=TODAY)
    assert first.where == "<b>"


def test_the_difference_is_shown_skill_by_skill_and_gaps_against_an_advert():
    ledger = pd.DataFrame(
        {
            "skill": list("abcd"),
            "rated": [4, 3, None, 2],
            "shown": [2, None, None, 3],
            "on": [TODAY, None, None, None],
        }
    )
    told = ledger_gaps(ledger, today=TODAY, asked=["a", "b", "c"])
    assert told["state"].tolist() == ["shown", "claimed", "open", "surplus"]
    assert told["apart"].tolist()[::3] == [2, -1] and told["asked"].tolist() == [True, True, True, False]
    assert ledger_gaps(ledger, today=TODAY)["state"].tolist()[-1] == "shown", "no advert, no surplus"


GOOD = {"output": "Six interviews, with notes", "hours": 20, "who": "Samira", "ends": date(2027, 7, 5)}


def plan_rules(*changes, hours_a_week=5.0):
    rows = pd.DataFrame([{**GOOD, **one} for one in changes or ({},)])
    return [one.rule for one in lint_learning_plan(rows, hours_a_week, begins=TODAY)]


def test_an_output_that_somebody_sees_on_a_day_within_the_hours_is_left_alone():
    assert plan_rules() == []
    assert (
        plan_rules({}, {"output": "One case a week, marked by Jonas", "hours": 26, "ends": date(2027, 5, 3)})
        == []
    )


@pytest.mark.parametrize(
    "output",
    [
        "Read ten books",
        "Learn SQL",
        "Attend a conference",
        "Get better at interviews",
        "Watch talks on pricing",
        "Take the CSPO course",
        "Book: Inspired",
        "Do the free course",
    ],
)
def test_what_goes_in_is_no_output(output):
    assert "input" in plan_rules({"output": output}, {"hours": 40})


@pytest.mark.parametrize(
    "output",
    [
        "Read one chapter and write a memo on the price",
        "Two interviews and what I read from them",
        "A roadmap for Q3",
        "Watch five people use the app",
        "Learn to run interviews by running four talks",
    ],
)
def test_reading_that_ends_in_something_is_an_output(output):
    assert plan_rules({"output": output}) == []


def test_what_cannot_be_seen_is_vague():
    assert plan_rules({"output": "More confidence"}) == ["vague"]


@pytest.mark.parametrize(
    ("change", "told"),
    [({"who": ""}, ["nobody-else"]), ({"who": "myself"}, ["nobody-else"]), ({"hours": None}, ["no-hours"]),
     ({"ends": None}, ["no-day", "no-ending"]), ({"ends": date(2027, 8, 1)}, ["outside", "no-ending"]),
     ({"ends": date(2027, 4, 13)}, ["outside", "no-ending"]), ({"ends": date(2027, 5, 1)}, ["no-ending"])],
)  # fmt: skip
def test_each_lack_is_told_once(change, told):
    assert plan_rules(change) == told


def test_more_hours_than_there_are_is_told_and_as_many_are_fine():
    assert plan_rules({"hours": 65}) == [] and plan_rules({"hours": 66}) == ["hours"]
    assert plan_rules({"hours": 66}, hours_a_week=6) == []


def test_more_than_half_on_reading_is_told_with_its_share():
    rows = pd.DataFrame([{**GOOD}, {**GOOD, "output": "Read ten books", "hours": 40}])
    told = [one for one in lint_learning_plan(rows, 5, begins=TODAY) if one.rule == "all-reading"]
    assert "67 of 100 hours" in told[0].text and "“Read ten books”" in told[0].text
    assert "all-reading" not in plan_rules({}, {"output": "Read ten books"})


def test_a_plan_that_is_none_is_refused():
    with pytest.raises(InputError, match="no output yet"):
        lint_learning_plan(pd.DataFrame(columns=["output", "hours", "who", "ends"]), 5, begins=TODAY)
    for wrong, says in (({"output": " "}, "Say what will be there"), ({"hours": -1}, "0 or more")):
        with pytest.raises(InputError, match=says):
            plan_rules(wrong)
    with pytest.raises(InputError, match="such as 5"):
        plan_rules(hours_a_week=0)
