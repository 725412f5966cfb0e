"""Answers stay valid when the words of a question are edited; a version that goes up ends that."""

from pmkit.course.wordings import keep, wordings


def test_texts_are_added_and_stay_until_the_question_asks_something_else(tmp_path):
    file = tmp_path / "wordings.txt"
    assert wordings("roles.boss", 1, file) == ()
    assert keep([("roles.boss", 1, "aa"), ("roles.scribe", 1, "cc")], file) == 2
    assert keep([("roles.boss", 1, "bb"), ("roles.scribe", 1, "cc")], file) == 1
    assert wordings("roles.boss", 1, file) == ("aa", "bb")
    assert keep([("roles.boss", 2, "dd")], file) == 1
    assert wordings("roles.boss", 1, file) == () and wordings("roles.boss", 2, file) == ("dd",)
