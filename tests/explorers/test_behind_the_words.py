"""Three readers hardly agree on what a message holds, the sender says something else again: so ask."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.behind_the_words import READERS
from pmkit.methods import krippendorffs_alpha, raw_agreement
from pmkit.practice import to_plain

TABLE = load("messages").set_index("id")


@pytest.fixture
def words():
    return Play(EXPLORERS["people.behind-the-words"].explorer())


def test_readers_and_sender_are_shown_only_once_you_have_said_what_you_read(words):
    shown = f"{words.says} {words.result.says}"
    assert TABLE.loc["N01", "sender_note"] not in shown and "Three others read" not in shown
    words.set(feeling="annoyed")
    assert "You read annoyed. Three others read annoyed, calm and tired: 1 of them as you." in words.says
    assert "When asked, Kofi Mensah says worried: “I wanted to be asked" in words.says
    assert "none of them as you" in words.set(feeling="hopeful").says
    assert "Three others read" not in words.set(message="N02").says


def test_the_agreement_is_that_of_the_three_readers(words):
    codes = TABLE[list(READERS)]
    drawn = words.chart.rows["value"].tolist()
    assert drawn == pytest.approx([raw_agreement(codes), krippendorffs_alpha(codes)])
    assert words.chart.title.endswith("less often than by chance") and drawn[1] < 0
    right = int(codes.eq(TABLE["feeling"], axis=0).sum().sum())
    assert f"name what the sender says in {right} of 30 readings" in words.says


def test_a_mark_below_nought_has_room_beside_the_names(words):
    rows = words.chart.rows.set_index("item")
    less = rows.loc["Three readers: beyond chance"]
    assert less["value"] < 0 and less["floor"] == pytest.approx(less["value"] - 0.1)
    assert rows.loc["Three readers: raw", "floor"] == 0
    assert "'field': 'floor'" in str(words.chart.to_dict())


def test_you_join_the_readers_after_three_messages(words):
    for number, id in enumerate(("N01", "N02", "N03"), start=1):
        words.set(message=id).set(feeling="worried")
        assert len(words.chart.rows) == (4 if number == 3 else 2)
    assert words.chart.rows["item"].tolist()[2] == "Three readers and you, 3 messages: raw"
    mine = TABLE.loc[["N01", "N02", "N03"], list(READERS)].assign(you="worried")
    assert words.chart.rows["value"].tolist()[2:] == pytest.approx(
        [raw_agreement(mine), krippendorffs_alpha(mine)]
    )


def test_nobody_gets_a_score(words):
    for id in TABLE.index:
        words.set(message=id).set(feeling=TABLE.loc[id, "feeling"])
    said = words.says.lower()
    assert not any(word in said for word in ("correct", "points", "you are right", "score"))
    assert "10 of 10" not in said


def test_need_and_question_belong_to_their_message_and_a_missing_question_is_asked_for(words):
    words.set(feeling="worried", need="Somebody <b>there</b>")
    assert words.says.count("What would you have asked before you answer?") == 1
    assert "What would you have asked" not in words.set(ask="Who sits there that night?").says
    assert words.set(message="N02").of("ask") == ""
    assert words.set(message="N01").of("need") == "Somebody <b>there</b>"


def test_each_message_has_its_sender_by_name(words):
    for id in TABLE.index:
        told = to_plain(words.set(message=id).result.says["message"])
        assert TABLE.loc[id, "text"].replace("`", "") in told and "nan" not in told
