"""What a notebook calls never raises, and finds what it is asked for."""

import pytest
from small_course import chapter, section

import pmkit
from pmkit import course
from pmkit.course import texts
from pmkit.course import workbook as kernel
from pmkit.practice import Number
from pmkit.practice.progress import Attempt
from pmkit.widgets import QuestionCard

RICE = Number(
    id="prioritisation.rice-of-the-filter",
    prompt="RICE of the <b>filter</b>?",
    skill="scores",
    minutes=2,
    source="S. McBride, 2016",
    explanation="Effort divides.",
    expected=3200,
    unit="points",
)


@pytest.fixture(autouse=True)
def one_question(monkeypatch):
    """A course with one question."""
    chapters = (chapter(1, "roles"), chapter(3, "prioritisation", section("prioritisation", [RICE])))
    monkeypatch.setattr(course, "CHAPTERS", chapters)
    monkeypatch.setattr(
        texts, "drafts", lambda chapter: {RICE.id: RICE} if chapter == "prioritisation" else {}
    )
    monkeypatch.setattr(texts, "question", {RICE.id: RICE}.__getitem__)


def test_show_gives_the_card_of_a_question():
    card = pmkit.show(RICE.id)
    assert isinstance(card, QuestionCard)
    assert card.question is RICE


def test_cards_share_the_workbook_of_the_kernel():
    assert pmkit.show(RICE.id).workbook is pmkit.show(RICE.id).workbook


def test_an_answer_is_there_again_in_a_new_kernel():
    pmkit.show(RICE.id).answer = "3,100"
    kernel.workbook().store.close()
    kernel.workbook.cache_clear()
    assert pmkit.show(RICE.id).answer == "3,100"


@pytest.mark.parametrize("wrong", ["prioritisation.rice-of-the-filtre", "prioritization.rice-of-the-filter"])
def test_an_unknown_id_is_told_with_the_nearest_one(wrong):
    told = repr(pmkit.show(wrong))
    assert told == f"There is no question “{wrong}”. Nearest: {RICE.id}."
    assert repr(pmkit.solution(wrong)) == told


def test_the_part_after_the_point_is_enough_to_find_the_name():
    assert "Nearest: prioritisation.queue" in repr(pmkit.explore("queue"))


def test_a_name_like_no_other_is_told_what_a_name_looks_like():
    assert "A name looks like this: " in repr(pmkit.show("nowhere"))
    assert "A name looks like this: " in repr(pmkit.explore("nowhere"))


@pytest.mark.parametrize("wrong", ["", ".", "nowhere", "<script>alert(1)</script>", None, 7])
def test_whatever_is_asked_for_gets_a_sentence(wrong):
    for call in (pmkit.show, pmkit.solution, pmkit.explore):
        sheet = call(wrong)
        assert repr(sheet).startswith("There is no ")
        assert "<script>" not in sheet._repr_html_()


def test_a_solution_shows_the_model_answer_with_reasons_and_source():
    sheet = pmkit.solution(RICE.id)
    assert "3,200" in repr(sheet)
    assert "Effort divides." in repr(sheet)
    assert "S. McBride, 2016" in repr(sheet)
    assert "<b>" not in sheet._repr_html_()


def test_a_solution_that_is_not_right_says_so(monkeypatch):
    monkeypatch.setattr(Number, "right_answer", lambda question: "1")
    assert "does not check as right" in repr(pmkit.solution(RICE.id))


def test_the_course_map_begins_with_what_there_is():
    told = repr(pmkit.course_map())
    assert told.startswith("Begin with chapter 3: Prioritisation.")
    assert "0 of 1 solved" in told
    assert "in preparation" in told


def test_the_course_map_goes_on_where_the_learner_was():
    kernel.workbook().store.append(Attempt(item="explorer:prioritisation.score-table", event="noted"))
    kernel.workbook().check(RICE.id, "3200")
    sheet = pmkit.course_map()
    assert repr(sheet).startswith("You were in chapter 3: Prioritisation.")
    assert "1 of 1 solved" in repr(sheet)
    assert '<a href="03_prioritisation.ipynb">Prioritisation</a>' in sheet._repr_html_()
