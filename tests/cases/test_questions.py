"""The 24 questions: half for interviews, half for surveys; most have a fault, some have none."""

from pmkit.cases import load


def test_half_are_for_interviews_and_some_have_no_fault():
    questions = load("questions")
    assert questions["kind"].value_counts().to_dict() == {"interview": 12, "survey": 12}
    assert questions["id"].is_unique and questions["text"].is_unique
    assert 3 <= (questions["biases"].str.len() == 0).sum() <= 6


def test_the_key_knows_faults_that_words_alone_do_not_show():
    from pmkit.explorers._questions import read_question

    rows = load("questions").to_dict("records")
    assert any(set(row["biases"]) - set(read_question(row["text"]).faults) for row in rows)
    assert any(set(read_question(row["text"]).faults) - set(row["biases"]) for row in rows)
