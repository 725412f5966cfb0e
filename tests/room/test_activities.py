"""What a room asks: what may be answered, what comes of it, and what is refused in a sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.course import question
from pmkit.english import format_number
from pmkit.methods import kano_survey
from pmkit.practice import to_plain
from pmkit.room.activities import KINDS, activity_of
from pmkit.room.asking import LINES, activities_of, of_question
from pmkit.room.fields import Refused

EXAMPLES = {
    "points": {"title": "Which first?", "options": ["Filter", "Chef", "List"], "total": 3},
    "poker": {"title": "The list", "unit": "days"},
    "range": {"title": "Households", "truth": 10, "unit": "k"},
    "sort": {
        "title": "Whose?",
        "cards": {"a": "Ranks the backlog", "b": "Sets the price"},
        "groups": {"po": "owner", "pm": "manager"},
        "fits": {"a": ["po"]},
    },
    "kano": {"title": "With and without", "options": ["Filter", "Chef"]},
    "text": {"title": "What did you hear?"},
    "deals": {
        "title": "Your deal",
        "issues": {
            "price": {"high": [3, 0], "low": [0, 3], "none": [0, 0]},
            "date": {"soon": [0, 2], "late": [1, 0]},
        },
    },
    "scores": {"title": "Filter", "item": "Filter"},
    "question": {"title": "Why?", "options": ["It is", "It is not"], "right": ["1"], "why": {"2": "No."}},
}
VOTES = {
    "points": [{"points": {"1": 3}}, {"points": {"2": 2, "1": 1}}],
    "poker": [{"card": "2"}, {"card": "13"}, {"card": "no idea"}],
    "range": [{"low": "5", "high": "20"}, {"low": 11, "high": 12}],
    "sort": [{"a": "po", "b": "po"}, {"a": "po", "b": "pm"}],
    "kano": [{f"{n}/{side}": "like" for n in "12" for side in ("functional", "dysfunctional")}],
    "text": [{"text": " two\nlines "}],
    "deals": [{"price": "high", "date": "soon"}, {"price": "high", "date": "late"}],
    "scores": [{"reach": "1,200", "impact": 2, "confidence": "80", "effort": "1.5"}],
    "question": [{"answer": "1"}, {"answer": "2"}],
}


def made(kind):
    return activity_of({"kind": kind, **EXAMPLES[kind]})


def voted(kind, votes=None):
    activity = made(kind)
    return activity, {f"p{n}": activity.clean(vote) for n, vote in enumerate(votes or VOTES[kind])}


def test_every_kind_has_an_example_here():
    assert EXAMPLES.keys() == VOTES.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_it_comes_back_from_its_json_and_asks_what_a_phone_can_draw(kind):
    activity = made(kind)
    assert activity_of(json.loads(json.dumps(activity.as_json()))) == activity
    assert {field.show()["kind"] for field in activity.fields} <= {"choose", "number", "points", "words"}


@pytest.mark.parametrize("kind", KINDS)
def test_votes_become_a_sentence_and_a_table(kind):
    activity, votes = voted(kind)
    outcome = activity.outcome(votes)
    assert outcome.sentence and outcome.sentence == to_plain(outcome.sentence)
    assert len(activity.frame(votes)) >= len(votes)


@pytest.mark.parametrize("kind", KINDS)
@given(
    vote=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=6,
    )
)
def test_whatever_comes_is_taken_whole_or_refused_in_a_sentence(kind, vote):
    activity = made(kind)
    for body in (vote, {field.key: vote for field in activity.fields}):
        try:
            clean = activity.clean(body)
        except Refused as problem:
            assert str(problem).endswith((".", "?", activity.fields[-1].label, activity.fields[0].label))
        else:
            assert activity.clean(clean) == clean
            assert activity.outcome({"p": clean}).sentence


def test_the_winner_is_named_with_those_who_gave_it_nothing():
    activity, votes = voted("points")
    outcome = activity.outcome(votes)
    assert outcome.sentence == "Filter leads with 67 % of all dots. Everybody gave it something."
    assert [bar.words for bar in outcome.bars] == ["4, from 2 of 2", "2, from 1 of 2", "0, from 0 of 2"]
    tie = activity.outcome({"a": {"points": {"1": 1}}, "b": {"points": {"2": 1}}})
    assert tie.sentence == "Filter and Chef share the first place."


def test_a_table_of_points_has_a_row_for_who_gave_nothing_too():
    activity, votes = voted("points")
    frame = activity.frame(votes)
    assert frame["points"].tolist() == [3, 0, 0, 1, 2, 0]


def test_the_spread_of_a_poker_is_its_point():
    activity, votes = voted("poker")
    assert (
        activity.outcome(votes).sentence
        == "From 2 to 13: the highest is 6 times the lowest. Half show 7.5 or less."
    )
    same = activity.outcome({"a": {"card": "5"}, "b": {"card": "5"}})
    assert "All 2 show 5" in same.sentence and "Agreement is no proof" in same.sentence
    assert "Nobody knows" in activity.outcome({"a": {"card": "no idea"}}).sentence


def test_ranges_are_held_against_the_truth_that_nobody_sees_before():
    activity, votes = voted("range")
    outcome = activity.outcome(votes)
    assert outcome.ranges == ((5.0, 20.0, True), (11.0, 12.0, False))
    assert "Of 2 ranges 1 holds it" in outcome.sentence
    assert "10" not in json.dumps([field.show() for field in activity.fields])
    with pytest.raises(Refused, match="lower end is above"):
        activity.clean({"low": 3, "high": 2})


def test_the_card_on_which_they_differ_most_is_named():
    activity, votes = voted("sort")
    outcome = activity.outcome(votes)
    assert "differ most on “Sets the price”" in outcome.sentence
    assert [bar.mark for bar in outcome.bars] == ["right", ""]


def test_a_kano_table_is_what_the_survey_takes():
    activity, votes = voted("kano")
    assert kano_survey(activity.frame(votes))["category"].tolist() == ["Q", "Q"]


def test_a_deal_that_another_pair_beats_is_counted():
    activity, votes = voted("deals")
    outcome = activity.outcome(votes)
    assert outcome.points == ((3.0, 2.0, 1), (4.0, 0.0, 1)) and "For 0 of them" in outcome.sentence
    votes["beaten"] = {"price": "none", "date": "late"}
    assert activity.outcome(votes).sentence.startswith("3 deals. For 1 of them")


def test_scores_go_on_as_shares_and_numbers():
    activity, votes = voted("scores")
    assert activity.frame(votes).iloc[0].to_dict() == {
        "person": "p0", "item": "Filter", "reach": 1200.0, "impact": 2.0, "confidence": 0.8, "effort": 1.5,
    }  # fmt: skip


def test_a_number_shows_its_known_mistakes():
    activity = activity_of(
        {
            "kind": "question",
            "title": "How many?",
            "truth": 10,
            "slack": 0.5,
            "traps": {"doubled": [19, 21]},
            "why": {"doubled": "You doubled it."},
        }
    )
    votes = {"a": {"answer": 10.2}, "b": {"answer": 20.0}, "c": {"answer": 7.0}}
    bars = {bar.label: (bar.words, bar.why) for bar in activity.outcome(votes).bars}
    assert bars == {
        "right": ("1 of 3", ""),
        "doubled": ("1 of 3", "You doubled it."),
        "another number": ("1 of 3", ""),
    }


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (None, "no activity of a room"),
        ({"kind": "dance"}, "no activity of a room"),
        ({"kind": "text"}, "asks nothing"),
        ({"kind": "text", "title": "x" * 601}, "601 characters"),
        ({"kind": "points", "title": "Which?"}, "needs 2 to 40"),
        ({"kind": "points", "title": "Which?", "options": ["A", "A"]}, "read alike"),
        ({"kind": "points", "title": "Which?", "options": ["A", " "]}, "Option 2 is empty"),
        ({"kind": "points", "title": "Which?", "options": ["A", "B"], "total": 0}, "from 1 to 1,000"),
        ({"kind": "points", "title": "Which?", "options": ["A", "B"], "total": "many"}, "many"),
        ({"kind": "sort", "title": "Whose?"}, "not complete"),
        ({"kind": "poker", "title": "Days", "cards": [0, 1]}, "above 0"),
        ({"kind": "deals", "title": "Deal", "issues": 3}, "not complete"),
    ],
)
def test_an_activity_that_cannot_be_asked_says_why(given, says):
    with pytest.raises(ValueError, match=says):
        activity_of(given)


@pytest.mark.parametrize("word", LINES)
def test_the_example_of_each_line_can_be_asked(word):
    (found,) = activities_of(LINES[word], question=None)
    assert activity_of(found).title


def test_a_line_has_its_unit_in_brackets():
    (found,) = activities_of("poker: Shared list (person-days)", question=None)
    assert (found["title"], found["unit"]) == ("Shared list", "person-days")


def test_a_file_of_activities_is_read_and_a_damaged_one_named(tmp_path):
    file = tmp_path / "mine.json"
    file.write_text(json.dumps([{"kind": k, **EXAMPLES[k]} for k in KINDS]))
    assert [one["kind"] for one in activities_of(str(file), question=None)] == list(KINDS)
    file.write_text("[{")
    with pytest.raises(ValueError, match=r"mine\.json is damaged"):
        activities_of(str(file), question=None)
    with pytest.raises(ValueError, match="can't be read"):
        activities_of(str(tmp_path / "other.json"), question=None)


GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "classes.md").read_text(encoding="utf-8")


def test_the_guide_has_a_line_for_each_way_to_ask_and_its_example_can_be_asked():
    for word in LINES:
        assert f"`{word}:" in GUIDE
    example = Path(__file__).resolve().parents[2] / "docs" / "room-example.json"
    assert [one["kind"] for one in activities_of(str(example), question=None)] == ["deals", "points", "range"]


def test_a_guess_that_nothing_settles_is_counted_and_not_judged():
    guess = activity_of({"kind": "question", "title": "Who?", "options": ["Ann", "Ben", "Cy"]})
    out = guess.outcome({n: {"answer": answer} for n, answer in enumerate("121")})
    assert out.sentence == "Most chosen: “Ann”, by 2 of 3."
    assert [(bar.words, bar.mark) for bar in out.bars] == [("2 of 3", ""), ("1 of 3", ""), ("0 of 3", "")]
    assert guess.outcome({"a": {"answer": "1"}, "b": {"answer": "3"}}).sentence == (
        "Most chosen: “Ann” and “Cy”, by 1 of 2."
    )


def test_first_guesses_of_the_course_are_counted_and_not_judged():
    from pmkit.course import question

    (asked,) = activities_of("roles.first-guess", question)
    assert "right" not in activity_of(asked).outcome({"a": {"answer": "jonas"}}).sentence


def test_a_table_of_a_question_stays_a_table():
    """It was one line of bars and dashes on the wall."""
    made = of_question(question("prioritisation.rice-period"))
    assert "|" not in made["title"] and made["table"][0] == ["reach", "impact", "confidence", "effort"]
    assert len(made["table"]) == 2 and activity_of(made).as_json() == made


def test_a_known_mistake_is_called_by_the_number_that_was_typed():
    asked = question("prioritisation.rice-period")
    made = of_question(asked)
    assert list(made["traps"]) == [
        format_number(one.value, asked.unit) for one in asked.traps if one.value is not None
    ]
    assert set(made["why"]) == set(made["traps"]) and all(made["why"].values())
