"""The texts of a chapter: what their names stand for, and where it is found."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pmkit.authoring.typed_numbers import typed_numbers
from pmkit.course import CHAPTERS, texts
from pmkit.practice import check
from pmkit.practice.audit import audit
from pmkit.practice.draft import Setting
from pmkit.practice.draft_lines import split
from pmkit.practice.quiz_markdown import question
from pmkit.practice.values import Values


def test_names_may_lie_in_several_files_beside_the_texts():
    names = texts.values("prioritisation").names()
    assert {"rice", "clinic", "release", "offline"} <= set(names)


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
    worked = [one for id in chapters for one in map(texts.question, texts.drafts(id))]
    for one in (texts.values, texts.drafts, texts.question):
        one.cache_clear()
    monkeypatch.setattr(texts, "code_of", lambda chapter: "code of another day")
    computed = [one for id in chapters for one in map(texts.question, texts.drafts(id))]
    assert [one.fingerprint() for one in computed] == [one.fingerprint() for one in worked]
    assert [bool(one.rounds) for one in computed] == [bool(one.rounds) for one in worked]


def test_values_of_other_code_are_not_taken(monkeypatch):
    assert (
        texts._worked("roadmapping").values["how_many.p85"] == texts.computed("roadmapping")["how_many.p85"]
    )
    monkeypatch.setattr(texts, "code_of", lambda chapter: "code of another day")
    assert texts._worked("roadmapping").values == {}


def test_the_example_for_contributors_is_a_question_of_the_course():
    guide = (Path(__file__).resolve().parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text, code = (
        textwrap.dedent(re.search(rf" *```{form}\n(.*?)```", guide, re.DOTALL)[1])
        for form in ("(?=\\s+## effort)", "python")
    )
    names = dict(texts._names("prioritisation"))
    exec(code, names)
    setting = Setting("CONTRIBUTING.md", Values(lambda: names), texts.sources("prioritisation"), strict=True)
    (draft,) = split(text, setting)[2]
    asked = question(draft, "prioritisation")
    assert audit(asked) == []
    assert list(typed_numbers(draft, asked)) == []
    assert check(asked, asked.trap_sample(asked.traps[0])).message == asked.traps[0].says


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.id)
def test_a_number_word_that_begins_a_sentence_has_a_capital(chapter):
    begins = re.compile(r"[.!?][”)]*\s+\{[a-z_.]+:words\}")
    for file in sorted(Path(texts.__file__).parent.joinpath(chapter.id).glob("*.md")):
        assert not begins.findall(file.read_text(encoding="utf-8")), file.name
