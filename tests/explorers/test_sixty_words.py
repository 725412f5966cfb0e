"""Sixty words: each reader hears another finding first, shares become people, good words are left alone."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.course.metrics import note_data
from pmkit.explorers.sixty_words import READERS
from pmkit.methods import in_whole_people, lint_metrics_note
from pmkit.practice import to_plain

GOOD = {
    "decision": "Keep the old headline on the price page.",
    "seen": "In 28 days 318 of 1,000 people subscribed, against 311 of 1,000.",
    "sure": "It may be 19 fewer to 32 more of 1,000.",
    "next": "We try another headline from Monday.",
}


def play(id="metrics.sixty-words", kept=None):
    return Play(EXPLORERS[id].explorer(), kept)


def first_finding(note):
    return note.says.partition("Begin with this one. ")[2]


def test_viktors_draft_is_counted_and_the_first_finding_is_named():
    note = play()
    assert note.says.startswith("29 words of 60. The board will ask first: “What do you want from us?”")
    assert first_finding(note).startswith(
        "Decision asked for: “The new headline is a great success.” asks for"
    )
    assert "significant" in to_plain(note.result.says["found"]).lower()


def test_each_reader_hears_another_finding_first_and_nobody_hears_another_set():
    firsts, sets = {}, []
    for reader in READERS:
        note = play().set(reader=reader, experiment=False)
        firsts[reader] = first_finding(note)
        sets.append(sorted([firsts[reader], *to_plain(note.result.says["found"]).split("\n")], key=len))
    assert len(set(firsts.values())) == len(READERS)
    assert len({len(" ".join(one)) // 20 for one in sets}) == 1
    assert "nobody was assigned by chance" in firsts["sales"] and "of how many" in firsts["council"]


def test_a_cause_may_be_named_after_an_experiment_only():
    note = play()
    assert "boosted" not in note.says + note.result.says["found"]
    note.set(experiment=False)
    assert "boosted" in note.result.says["found"]


def test_sixty_good_words_are_left_alone():
    note = play().set(**GOOD)
    assert lint_metrics_note(GOOD) == []
    assert "No rule objects" in note.says and not note.result.says["found"] and not note.result.errors
    assert to_plain(note.result.says["grown"]).startswith("Keep the old headline")


def test_sixty_one_words_are_one_too_many():
    spare = 60 - sum(len(text.split()) for text in GOOD.values())
    note = play().set(**GOOD)
    note.set(next=GOOD["next"] + " again" * spare)
    assert note.says.startswith("60 words of 60") and "No rule objects" in note.says
    note.set(next=GOOD["next"] + " again" * (spare + 1))
    assert "61 words. Keep it to 60" in note.says


def test_what_is_known_is_worked_out_from_the_days():
    days = load("experiment_days").query("test == 'T2'").groupby("arm")[["successes", "people"]].sum()
    share = (days["successes"] / days["people"]).round(3)
    told = " against ".join(in_whole_people(share["variant"], share["control"]))
    assert told in note_data.known() and "from 19 fewer to 32 more of 1,000" in note_data.known()
    assert "by 19 %" in note_data.weak_note()["seen"]
    assert f"In people: {told}. Of 100 people it is about 32 against 31." in to_plain(
        play().result.says["said"]
    )


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (0.32, 0.31, "In people: 32 of 100 against 31 of 100."),
        (0.3, 0.1, "In people: 3 of 10 against 1 of 10."),
        (0.314, 0.312, "no difference to see: 31 in both."),
        (0.0, 0.0, "Type two shares"),
        (1.0, 0.5, "10 of 10 against 5 of 10."),
    ],
)
def test_shares_become_whole_people(first, second, says):
    assert says in to_plain(play().set(first=first, second=second).result.says["said"])


def test_shares_that_no_round_number_tells_apart_are_refused_at_the_field():
    note = play().set(first=0.3141591, second=0.3141592)
    assert "too few" in note.result.errors["second"] and not note.result.says["said"]
    assert note.press("put").values["texts"] == play().values["texts"]


def test_the_people_go_into_the_note_behind_what_is_written():
    note = play("metrics.own-sixty-words").set(seen="In May", first=0.32, second=0.31).press("put")
    assert note.values["texts"]["seen"] == "In May 32 of 100 against 31 of 100"


def test_one_s_own_note_begins_empty_and_is_never_markup():
    note = play("metrics.own-sixty-words")
    assert note.says.startswith("Nothing is written yet.") and not note.result.errors
    note.set(decision="Stop <b>it</b> | now")
    assert "Stop <b>it</b> | now" in to_plain(note.result.says["grown"])
    assert play("metrics.own-sixty-words", note.state).says == note.says


def test_what_is_taken_along_is_the_note():
    note = play().set(**GOOD)
    (block,) = note.explorer.readable(note.seen)
    assert to_plain(block.markdown) == " ".join(GOOD.values())
