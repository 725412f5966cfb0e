"""The texts of a chapter: what their names stand for, and where it is found."""

import subprocess
import sys

import pytest

from pmkit.course import CHAPTERS, texts


def test_names_may_lie_in_several_files_beside_the_texts():
    names = texts.values("prioritisation").names()
    assert {"rice", "cd3_order", "release", "offline"} <= set(names)


def test_a_name_that_two_files_give_is_told(monkeypatch):
    monkeypatch.setattr(texts, "own_names", lambda module: {"rice": module})
    with pytest.raises(ValueError, match=r"prioritisation/values_\w+\.py names rice a second time"):
        texts._names.__wrapped__("prioritisation")


@pytest.fixture
def fresh():
    """Texts that are read anew."""
    caches = (texts.values, texts.drafts, texts.question)
    for one in caches:
        one.cache_clear()
    yield
    for one in caches:
        one.cache_clear()


def test_showing_a_question_loads_no_data():
    code = (
        "import sys, pmkit.course as c; "
        "assert [q.id for one in c.CHAPTERS for q in c.questions(one.id)]; "
        "assert not {'pandas', 'scipy', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_was_worked_out_is_what_is_computed(fresh, monkeypatch):
    chapters = [chapter.id for chapter in CHAPTERS]
    worked = [question for id in chapters for question in map(texts.question, texts.drafts(id))]
    for one in (texts.values, texts.drafts, texts.question):
        one.cache_clear()
    monkeypatch.setattr(texts, "code_of", lambda chapter: "code of another day")
    computed = [question for id in chapters for question in map(texts.question, texts.drafts(id))]
    assert [one.fingerprint() for one in computed] == [one.fingerprint() for one in worked]
    assert [bool(one.rounds) for one in computed] == [bool(one.rounds) for one in worked]


def test_values_of_other_code_are_not_taken(monkeypatch):
    assert (
        texts._worked("roadmapping").values["how_many.p85"] == texts.computed("roadmapping")["how_many.p85"]
    )
    monkeypatch.setattr(texts, "code_of", lambda chapter: "code of another day")
    assert texts._worked("roadmapping").values == {}
