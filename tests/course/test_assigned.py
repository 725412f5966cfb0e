"""What an instructor types as assigned is what per cent are counted of, and it is said in words."""

import pytest

from pmkit.course import CHAPTERS, chapter
from pmkit.course.assigned import assigned
from pmkit.practice.quiz_markdown import parse_markdown

QUIZ = parse_markdown("## Who?\n(x) I :: Yes.\n( ) You :: No.\n", "quiz-prices")
ROLES = chapter("roles")


def optional(one):
    needed = {id for sitting in one.sittings if not sitting.optional for id in sitting.shown}
    return {item.id for item in one.items} - needed


@pytest.mark.parametrize("one", [one for one in CHAPTERS if one.number], ids=lambda one: one.id)
def test_a_chapter_is_its_lesson_and_its_sheet_without_what_nobody_has_to_do(one):
    whole, lesson, sheet, everything = (
        assigned([words]).parts[0]
        for words in (
            f"{one.number:02}",
            f"lesson {one.id}",
            f"Sheet  {one.number}",
            f"all of {one.number:02}",
        )
    )
    assert set(whole.ids) == set(lesson.ids) | set(sheet.ids)
    assert set(everything.ids) == {item.id for item in one.items}
    assert set(everything.ids) - set(whole.ids) == optional(one)
    assert set(sheet.ids) <= {item.id for item in one.sheet} and lesson.ids and sheet.ids
    assert (f"without {len(optional(one))} that nobody has to do" in whole.told) is bool(optional(one))
    assert whole.title == f"{one.number:02} {one.id}" and sheet.title == f"sheet {whole.title}"


def test_a_quiz_a_question_and_a_list_of_ids_can_be_assigned(tmp_path):
    path = tmp_path / "week 3.txt"
    path.write_text(f"# on Monday\n{ROLES.items[0].id}\n\n{QUIZ.questions[0].id}\n{ROLES.items[0].id}\n")
    found = assigned(["prices", ROLES.items[1].id, str(path), "prices"], [QUIZ])
    assert [part.title for part in found.parts] == ["quiz-prices", ROLES.items[1].id, "week 3"]
    assert found.parts[2].ids == (ROLES.items[0].id, QUIZ.questions[0].id)
    assert found.declared and found.told.startswith(
        "Per cent are counted of what was assigned: quiz-prices (1 question)"
    )


def test_without_a_word_those_chapters_and_quizzes_count_that_anybody_tried():
    found = assigned([], [QUIZ]).begun([ROLES.items[0].id, QUIZ.questions[0].id])
    assert [part.title for part in found.parts] == ["01 roles", "quiz-prices"]
    assert "Per cent are counted of the chapters and quizzes that anybody tried: 01 roles" in found.told
    assert '--assigned "sheet 03"' in found.told
    assert "Nothing was tried yet" in assigned([]).begun([]).told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("99", "Nothing is called “99” that could be assigned"),
        ("sheet rols", "“lesson 03”, “sheet 03”"),
        ("prices", "the name of an own quiz that you give with --quiz"),
        ("roles.mini-ceoo", "Nearest: roles.mini-ceo"),
        ("gone.txt", "there is no such file"),
    ],
)
def test_what_names_nothing_is_refused_with_what_can_be_written(words, says):
    with pytest.raises(ValueError) as told:
        assigned([words])
    assert says in str(told.value)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("roles.mini-ceo\nroles.gone-away\n", "Line 2 of"),
        ("\n# nothing\n", "names no question. Write their ids"),
    ],
)
def test_a_list_with_a_wrong_id_names_the_line(tmp_path, lines, says):
    path = tmp_path / "list.txt"
    path.write_text(lines)
    with pytest.raises(ValueError) as told:
        assigned([str(path)])
    assert says in str(told.value)
