"""Explanation card: ninety words to somebody whom a model hits, and two people who ask back."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.data import card_data
from pmkit.course.explorers import EXPLORERS
from pmkit.methods import lint_explanation
from pmkit.methods.explanation_lint import EXPLANATION
from pmkit.practice import to_plain

MODEL = card_data.card().more["model"]


def play(id="data.card", kept=None):
    return Play(EXPLORERS[id].explorer(), kept)


def first_finding(card):
    return card.says.partition("Begin with this one. ")[2]


def questions(card):
    return to_plain(card.result.says["questions"])


def test_tomasz_s_card_is_asked_about_in_every_slot():
    card = play()
    assert set(card.result.errors) == set(EXPLANATION) - {"ask"}
    found = first_finding(card) + to_plain(card.result.says["found"])
    for words in ("of what?", "word of the trade", "by whom?", "no way out", "employer", "does look at that"):
        assert words in found, words


def test_the_good_card_has_no_finding_and_stays_under_ninety_words():
    card = play().set(**MODEL)
    assert "No rule objects" in card.says and card.result.errors == {} and card.result.says["found"] == ""
    shown = to_plain(play().set(model=True).result.says["model"])
    assert all(text in shown for text in MODEL.values())


def test_ninety_words_are_enough_and_ninety_one_one_too_many():
    spare = 90 - sum(len(text.split()) for text in MODEL.values())
    card = play().set(**MODEL).set(ask=MODEL["ask"] + " again" * spare)
    assert card.says.startswith("90 words of 90, for a parent") and "No rule objects" in card.says
    card.set(ask=MODEL["ask"] + " again" * (spare + 1))
    assert "91 words. Cut the card to 90." in card.says


def test_each_reader_looks_at_something_else_first():
    firsts = {reader: first_finding(play().set(reader=reader)) for reader in card_data.READERS}
    assert len(set(firsts.values())) == len(firsts)
    assert firsts["council"].startswith("Never from what") and "for Clara." in play().set(reader="clara").says


def test_what_a_study_found_is_said_once_the_questions_have_arrived():
    """The lesson asks for a guess at it just above."""
    assert "3,800" not in str(play().result.says)
    assert "noticed large errors less" in play().set(arrived=True).result.says["limits"]


def test_two_questions_arrive_when_they_are_asked_for():
    card = play()
    assert card.result.says["questions"] == ""
    said = questions(card.set(arrived=True))
    assert said.count("does not answer it yet") == 2 and "look at How to say no and Whom to ask" in said
    said = questions(card.set(**MODEL))
    assert said.count("An answer stands under") == 2


@pytest.mark.parametrize("reader", card_data.READERS)
def test_the_good_card_answers_everyone(reader):
    assert questions(play().set(**MODEL, reader=reader, arrived=True)).count("An answer stands under") == 2


def test_a_card_in_order_may_still_leave_a_question_open():
    card = play().set(**{**MODEL, "never": "Your postcode."}, reader="council", arrived=True)
    assert card.result.errors == {}
    assert "says nothing of it under Never from what: no word such as “employer”" in questions(card)


def test_what_may_be_told_is_counted_in_the_data():
    scores, told = load("unsafe_scores"), to_plain(card_data.card().more["known"])
    flagged, unsafe = scores["score"] >= card_data.FLAGGED_FROM, scores["unsafe"] == 1
    missed, right = (unsafe & ~flagged).sum() / unsafe.sum(), (unsafe & flagged).sum() / flagged.sum()
    assert f"misses about {100 * missed:.0f};" in told and f"about {100 * right:.0f} are unsafe" in told
    assert f"about {100 * (~unsafe).mean():.0f} in 100 are safe" in told and "invented data" in told


def test_the_model_uses_nothing_of_what_it_is_said_not_to():
    assert not set(card_data.LOOKS_AT) & set(card_data.LOOKS_NOT_AT)
    assert lint_explanation(MODEL, used=card_data.LOOKS_AT, unused=card_data.LOOKS_NOT_AT) == []


# one's own


def test_one_s_own_card_begins_empty_and_stays_on_the_computer():
    card = play("data.own-card")
    assert card.says.startswith("Nothing is written yet.") and not card.result.errors
    assert all(card.field(key).stays for key in (*EXPLANATION, "used", "unused"))
    assert not play().field("decides").stays


def test_what_one_s_own_model_looks_at_is_typed():
    card = play("data.own-card").set(**{**MODEL, "from": "How fast you ride.", "never": "Where you live."})
    assert card.result.errors == {}
    card.set(used="where you live; speed", unused="how fast you ride, , age")
    assert "does look at that" in card.result.errors["never"]
    assert "does not look at that" in card.result.errors["from"]


def test_one_s_own_readers_ask_too():
    card = play("data.own-card").set(**MODEL, arrived=True)
    assert "What would have had to be different" in questions(card)
    assert "hears the other view" in questions(card.set(reader="checks"))


@pytest.mark.parametrize(
    "text", ["<script>x</script> **y** | z", "ö" * 3_000, "= [now](http://x)", "…", "  \n "]
)
def test_any_text_is_words(text):
    card = play("data.own-card").set(**dict.fromkeys(EXPLANATION, text), arrived=True, used=text, unused=text)
    told = "".join([card.result.sentence, *card.result.says.values()])
    assert "<script>" not in told and "**y**" not in told and "[now](" not in told
    assert card.says and play("data.own-card", card.state).says == card.says


@pytest.mark.parametrize(
    "kept",
    [{"texts": 3}, {"texts": {"decides": 4}, "reader": 1}, {"used": None, "arrived": "x", "texts": []}],
)
def test_any_kept_state_is_read(kept):
    assert play(kept=kept).says and play("data.own-card", kept).says


def test_what_is_taken_along_is_the_card():
    card = play().set(**MODEL)
    (block,) = card.explorer.readable(card.seen)
    assert to_plain(block.markdown) == " ".join(MODEL.values())
