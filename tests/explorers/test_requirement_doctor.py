"""Somebody and the linter mark unclear sentences; both are measured against a key, or set side by side."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.delivery.example_data import OWN_REQUIREMENTS
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers import Pasted, Tick
from pmkit.explorers._requirement_marks import CLEAR, SPOTS
from pmkit.explorers.controls import bound
from pmkit.methods import EARS_PATTERNS, SMELLS, lint_requirement, read_ears


@pytest.fixture
def doctor():
    return Play(EXPLORERS["delivery.requirement-doctor"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["delivery.own-requirement-doctor"].explorer())


def test_it_begins_with_one_sentence_marked_in_part(doctor):
    assert doctor.chart.title == "You found 1 of 2 unclear spots, the linter 2"
    assert doctor.says.startswith("In 1 sentence the key has 2 unclear spots.")
    assert "You: 1 of 2 spots found (recall); 1 of 1 mark is in the key (precision)." in doctor.says


def test_every_smell_can_be_ticked_and_nothing_too(doctor):
    assert list(SPOTS) == list(SMELLS)
    ticks = {one.key for one in bound(doctor.seen.controls) if isinstance(one, Tick)}
    assert ticks == {*SMELLS, CLEAR, "better"}


def test_nothing_is_given_away_before_a_sentence_is_marked(doctor):
    doctor.press("next")
    assert doctor.values["requirement"] == "R02"
    assert doctor.result.says["one"].startswith("Mark it first")
    assert [row["id"] for row in doctor.result.tables["list"].rows] == ["R01"]
    doctor.set(vague=True)
    assert "“as far as possible”" in doctor.result.says["one"]
    assert (
        "**A careful reader**: a vague word and a way out, such as “if possible”."
        in doctor.result.says["one"]
    )
    assert [row["id"] for row in doctor.result.tables["list"].rows] == ["R01", "R02"]


def test_precision_falls_with_a_wrong_mark_and_recall_with_a_missing_one(doctor):
    doctor.set(passive=True)
    assert "You: 1 of 2 spots found (recall); 1 of 2 marks is in the key (precision)." in doctor.says
    doctor.set(passive=False, **{"no-limit": True})
    assert "You: 2 of 2 spots found (recall); 2 of 2 marks are in the key (precision)." in doctor.says
    doctor.set(vague=False, **{"no-limit": False, CLEAR: True})
    assert "You: 0 of 2 spots found (recall); no mark, so no precision." in doctor.says


def test_a_clear_sentence_that_is_called_clear_has_no_spot_to_find(doctor):
    doctor.set(vague=False, requirement="R03").set(**{CLEAR: True})
    assert "In 1 sentence the key has 0 unclear spots." in doctor.says
    assert "there is no spot to find" in doctor.says and "chart" not in doctor.result.charts


def test_a_spot_and_nothing_at_once_is_told(doctor):
    doctor.set(**{CLEAR: True})
    assert doctor.result.errors[CLEAR].startswith("You ticked a spot too.")
    assert "You: 1 of 2 spots found" in doctor.says


def test_without_any_mark_it_says_what_to_do(doctor):
    doctor.set(vague=False)
    assert doctor.says.startswith("Nothing is marked yet.") and "list" not in doctor.result.tables


def test_all_sentences_are_compared_when_asked_for_and_what_flatters_the_linter_is_said(doctor):
    doctor.set(over="all")
    key = sum(map(len, load("requirements")["smells"]))
    assert f"In 20 sentences the key has {key} unclear spots." in doctor.says
    assert (
        "which flatters it. On 24 sentences that it had not seen, 86 % of its marks"
        in doctor.result.says["limits"]
    )
    assert len(doctor.result.tables["list"].rows) == 20


def test_next_comes_round_to_the_first(doctor):
    assert doctor.set(requirement="R20").press("next").values["requirement"] == "R01"


@pytest.mark.parametrize(
    ("mine", "error", "says"),
    [
        (
            "When somebody searches, Mealwise shows ten recipes within one second.",
            "",
            "pattern *when*. No rule",
        ),
        ("When somebody searches, Mealwise quickly shows recipes.", "“quickly”", "pattern *when*. “quickly”"),
        ("If the shop is silent, Mealwise keeps the basket.", "Write “then”", "pattern *if-then*."),
        ("When <something happens>, Mealwise shows it.", "Put your own words", ""),
        ("While 3 < 5 and 7 > 6, Mealwise shows both numbers.", "", "pattern *while*"),
        ("", "", ""),
    ],
)
def test_a_sentence_written_anew_is_read_in_its_pattern(doctor, mine, error, says):
    doctor.set(mine=mine)
    assert doctor.result.errors.get("mine", "").startswith(error) and (
        "mine" in doctor.result.errors
    ) == bool(error)
    assert says in doctor.result.says["rewritten"].replace("\\", "")


def test_what_is_written_stays_with_its_sentence(doctor):
    doctor.set(mine="Something.").press("next")
    assert doctor.of("mine") == "" and doctor.set(requirement="R01").of("mine") == "Something."


def test_the_better_form_comes_when_asked_for(doctor):
    assert doctor.result.says["better"] == ""
    assert "within one second" in doctor.set(better=True).result.says["better"]
    assert "as it stands" in doctor.set(requirement="R03").result.says["better"]


def test_of_the_better_forms_the_linter_doubts_one_wrongly():
    rows = load("requirements").to_dict("records")
    assert [row["id"] for row in rows if row["better"] and lint_requirement(row["better"])] == ["R17"]
    patterns = [read_ears(row["better"] or row["text"]).pattern for row in rows]
    assert patterns == [row["ears_pattern"] for row in rows] and set(patterns) == set(EARS_PATTERNS)


def test_own_sentences_show_the_linter_beside_the_own_marks(own):
    assert own.says.startswith("The linter marks 6 spots in 2 of your 3 sentences. Is it right?")
    assert own.chart.title == "The linter marks 6 spots"
    own.set(passive=True, absolute=True)
    assert own.says.endswith("You mark 1 of them too, and 1 spot that it does not see.")
    assert own.chart.title == "You and the linter agree on 1 of 7 spots"
    assert "key" not in own.result.tables["list"].rows[0] and own.result.says["better"] == ""


def test_own_sentences_stay_at_home_and_marks_stay_where_a_line_moves(own):
    assert isinstance(own.field("sentences"), Pasted)
    own.set(passive=True)
    turned = "\n".join(reversed(OWN_REQUIREMENTS.splitlines()))
    assert "You mark 1 of them too" in own.set(sentences=turned).says


def test_sentences_that_begin_alike_have_marks_of_their_own(own):
    own.set(sentences="The list is fast.\nThe list is quick.").set(vague=True).press("next")
    assert own.values["requirement"] == "The list is quick." and not own.of("vague")


def test_nothing_pasted_and_sentences_that_stand_there_twice(own):
    own.set(sentences=" \n")
    assert own.says == "Nothing is pasted yet. Paste your sentences, one per line."
    own.set(sentences="It <b>works</b> well.\n\nIt <b>works</b> well.")
    assert "1 are left" not in own.result.says["read"] and "1 is left" in own.result.says["read"]
    assert r"\<b\>" in own.result.says["text"] and "in 1 of your 1 sentence." in own.says


def test_sentences_without_a_finding_have_no_picture_but_the_list(own):
    own.set(sentences="When a trial ends, the ferry line sends a mail to Ada.")
    assert not own.result.charts and own.says.startswith("The linter marks nothing in your 1 sentence;")


@pytest.mark.parametrize("kept", [{"marks": {"R02": 5, "R03": ["x"]}}, {"forms": {"R01": 7}}, {"marks": "x"}])
def test_a_kept_state_that_is_none_is_passed_over(kept):
    assert Play(EXPLORERS["delivery.requirement-doctor"].explorer(), kept).says


def test_of_pasted_sentences_none_is_taken_along_only_what_was_written_anew(own, doctor):
    own.set(mine="When a crossing moves, the line tells all who hold a ticket.")
    left = str(own.explorer.readable(own.seen))
    assert "the line tells all who hold a ticket" in left
    assert not [one for one in OWN_REQUIREMENTS.splitlines() if one.strip() and one.strip() in left]
    assert "What is unclear in this sentence?" in str(doctor.explorer.readable(doctor.seen))
