"""What only some know: exact chances against the simulation and against every course of a small talk."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import (
    InputError,
    MeetingFormat,
    chance_mentioned,
    chances_of_facts,
    meeting_odds,
)
from pmkit.methods._meeting import read_meeting
from pmkit.methods._talk import named_in_meetings

SMALL = [("price", "stay", 1, "Ines, Kofi"), ("date", "go", 2, "Kofi"), ("night", "go", -1, "Ines")]


def facts(rows=SMALL):
    return pd.DataFrame(rows, columns=["fact", "way", "sign", "holders"])


def test_the_sampling_model():
    # O44
    assert [chance_mentioned(0.3, n) for n in (1, 2, 3, 4)] == pytest.approx([0.3, 0.51, 0.657, 0.7599])
    assert chance_mentioned(1, 1) == 1 and chance_mentioned(0, 9) == chance_mentioned(0.9, 0) == 0


def test_free_talk_in_every_course_of_two_turns():
    brings = {"Ines": ["price", "night"], "Kofi": ["price", "date"]}
    turn = [(person, fact) for person, known in brings.items() for fact in known]  # equally likely
    courses = [{one for _, one in course} for course in product(turn, turn)]
    told = chances_of_facts(facts(), MeetingFormat(turns=2)).set_index("fact")
    for fact in brings["Ines"] + brings["Kofi"]:
        assert told.loc[fact, "chance"] == pytest.approx(np.mean([fact in course for course in courses]))


@pytest.mark.parametrize("structure", ["free", "round", "write"])
@pytest.mark.parametrize("more", [{}, {"expert": "viktor"}, {"more_people": 3}, {"turns": 3}])
def test_the_simulation_names_each_fact_as_often_as_the_exact_chance_says(structure, more):
    form = MeetingFormat(structure=structure, **({"turns": 18} | more))
    named = named_in_meetings(
        read_meeting(load("meeting_facts"), form.more_people), form, 12_000, np.random.default_rng(4)
    )
    exact = chances_of_facts(load("meeting_facts"), form)["chance"]
    assert np.abs(named.mean(axis=0) - exact).max() < 0.02


def test_the_case_what_all_know_crowds_out_what_only_one_knows():
    odds = {
        structure: meeting_odds(load("meeting_facts"), MeetingFormat(structure=structure))
        for structure in ("free", "round", "write")
    }
    assert all(one.better_way.startswith("sign-on in March") for one in odds.values())
    assert all(one.first_vote == 0 for one in odds.values())
    assert odds["free"].shared_named > 1.5 * odds["free"].unshared_named
    unshared = [odds[one].unshared_named for one in ("free", "round", "write")]
    chosen = [odds[one].better_chosen for one in ("free", "round", "write")]
    assert unshared == sorted(unshared) and chosen == sorted(chosen) and chosen[2] > chosen[0] + 0.3
    assert meeting_odds(load("meeting_facts"), stick=0.3).better_chosen == odds["free"].better_chosen


def test_all_on_the_table_still_fails_when_people_stick():
    form = MeetingFormat(structure="write", write_share=1)
    stuck = meeting_odds(load("meeting_facts"), form, stick=1)
    assert stuck.unshared_named == 1 and stuck.better_chosen == 0
    assert meeting_odds(load("meeting_facts"), form, stick=0).better_chosen == 1
    half = meeting_odds(load("meeting_facts"), form, stick=0.5, trials=20_000).better_chosen
    # four people, each keeps the wrong opinion with 1/2; two of four is a coin toss
    assert half == pytest.approx(5 / 16 + 6 / 16 / 2, abs=0.02)


def test_more_people_who_bring_nothing_new_make_it_worse_and_more_time_better():
    few = meeting_odds(load("meeting_facts"))
    many = meeting_odds(load("meeting_facts"), MeetingFormat(more_people=4))
    longer = meeting_odds(load("meeting_facts"), MeetingFormat(turns=60))
    assert many.unshared_named < few.unshared_named < longer.unshared_named
    assert many.better_chosen < few.better_chosen < longer.better_chosen


@settings(max_examples=50)
@given(turns=st.integers(0, 30), structure=st.sampled_from(["free", "round", "write"]))
def test_more_turns_never_name_less(turns, structure):
    short, longer = (
        chances_of_facts(load("meeting_facts"), MeetingFormat(structure=structure, turns=turns + more))
        for more in (0, 1)
    )
    assert (longer["chance"] >= short["chance"] - 1e-12).all()
    assert short["chance"].between(0, 1).all()
    if structure == "free":
        shared, alone = (short.loc[short[kind], "chance"] for kind in ("shared", "unshared"))
        assert shared.min() >= alone.max()


def test_a_named_expert_speaks_of_what_only_they_know():
    plain, expert = (
        chances_of_facts(facts(), MeetingFormat(turns=1, expert=name)).set_index("fact")["chance"]
        for name in (None, "Kofi")
    )
    assert plain.to_dict() == {"price": 0.5, "date": 0.25, "night": 0.25}
    assert expert.to_dict() == {"price": 0.25, "date": 0.5, "night": 0.25}


def test_the_same_seed_gives_the_same_meetings():
    one, same, other = (meeting_odds(load("meeting_facts"), seed=seed).better_chosen for seed in (1, 1, 2))
    assert one == same != other


def test_facts_that_speak_for_neither_way_have_no_better_one():
    odds = meeting_odds(facts([("a", "stay", 1, "Ines"), ("b", "go", 1, "Kofi")]))
    assert odds.better_way == "" and np.isnan(odds.better_chosen)
    assert odds.says.startswith("All facts together speak for neither way")


def test_without_a_fact_of_one_person_only_it_says_so():
    odds = meeting_odds(facts([("a", "stay", 1, "Ines, Kofi"), ("b", "go", 2, "Ines, Kofi")]))
    assert odds.says.startswith("No fact is known to one person only.") and odds.better_chosen == 1
    alone = meeting_odds(facts([("a", "stay", 1, "Ines"), ("b", "go", 2, "Kofi")]))
    assert np.isnan(alone.shared_named) and "A fact that one person knows" in alone.says


@pytest.mark.parametrize(
    ("rows", "form", "says"),
    [
        ([], {}, "The facts speak about 0 ways"),
        ([("a", "stay", 1, "Ines")], {}, r"The facts speak about 1 way\. A vote here"),
        ([*SMALL, ("x", "wait", 1, "Ines")], {}, "The facts speak about 3 ways"),
        ([*SMALL, ("x", None, 1, "Ines")], {}, "Row 4: way is empty"),
        ([*SMALL, ("", "go", 1, "Ines")], {}, "Row 4: fact is “”. Say what is known"),
        ([*SMALL, ("x", "go", 1, "")], {}, "Say who knows it"),
        ([*SMALL, ("x", "go", None, "Ines")], {}, "Write 1 where it speaks for the way"),
        (
            SMALL,
            {"structure": "party"},
            "structure party is not known. Choose one of: free, round, write",
        ),
        (SMALL, {"turns": 501}, "501 turns are too many"),
        (SMALL, {"turns": -1}, "turns is -1"),
        (SMALL, {"write_share": 80}, "share that is written down is 80"),
        (SMALL, {"expert": "Zoë"}, "“Zoë” knows none of the facts. Choose from: Ines, Kofi"),
        (SMALL, {"more_people": 60}, "62 people are no meeting"),
    ],
)
def test_what_cannot_be_met_is_refused_with_its_place(rows, form, says):
    with pytest.raises(InputError, match=says):
        meeting_odds(facts(rows), MeetingFormat(**form))


def test_chances_and_trials_that_cannot_be_are_refused():
    with pytest.raises(InputError, match="The chance to name it is 30"):
        chance_mentioned(30, 2)
    with pytest.raises(InputError, match="stick to the first opinion is -1"):
        meeting_odds(facts(), stick=-1)
    with pytest.raises(InputError, match="0 meetings can't be tried"):
        meeting_odds(facts(), trials=0)
