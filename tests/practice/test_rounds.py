"""A question that comes back has fresh numbers, and each answer is judged by the numbers it was given to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pmkit.practice import Number, Trap, Verdict, Workbook, submission
from pmkit.practice.examining import Examiner
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import MemoryStore
from pmkit.practice.record import CourseItem, read, round_of
from pmkit.practice.workbook import Repetition

PRINTED = Number(
    id="prioritisation.sum",
    prompt="2 weeks of 10. How much?",
    skill="sums",
    minutes=1,
    expected=20,
    explanation="2 × 10 = 20.",
    source="invented",
    hints=("How many days are two weeks?",),
    traps=(Trap(id="plus", value=12, says="You added 2 and 10."),),
)

HANDOUT = ClassKey("Spring", bytes(32)).own("Ada")


def with_numbers(number):
    weeks = 2 + number
    trap = Trap(id="plus", value=weeks + 10, says=f"You added {weeks} and 10.")
    return replace(
        PRINTED,
        prompt=f"{weeks} weeks of 10. How much?",
        expected=10 * weeks,
        explanation=f"{weeks} × 10 = {10 * weeks}.",
        traps=(trap,),
    )


SUM = replace(PRINTED, rounds=with_numbers)


@pytest.fixture
def store():
    """The printed question was solved three weeks ago."""
    made = MemoryStore()
    Workbook(made, lambda _: SUM).check(SUM.id, "20")
    then = datetime.now(UTC) - timedelta(days=21)
    return MemoryStore(replace(one, at=then, clock=0) for one in made.history())


@pytest.fixture
def book(store):
    return Workbook(store, lambda _: SUM)


def again(book):
    return Repetition(book, [SUM.id])


def test_fresh_numbers_do_not_change_what_the_question_is():
    assert SUM.fingerprint() == PRINTED.fingerprint()
    assert SUM.round(0) is SUM and SUM.round(1).expected == 30
    assert PRINTED.round(1) is PRINTED


def test_in_its_place_a_question_has_the_printed_numbers_also_after_it_came_back(book):
    again(book).check(SUM.id, "30")
    assert book.view(SUM.id)["prompt_html"] == "<p>2 weeks of 10. How much?</p>"
    here = book.open(SUM.id)
    assert (here.answer, here.feedback.verdict, here.stale) == ("20", Verdict.RIGHT, False)


def test_what_comes_back_asks_with_other_numbers_and_judges_by_them(book):
    back = again(book)
    assert "3 weeks of 10" in back.view(SUM.id)["prompt_html"]
    assert back.check(SUM.id, "20").feedback.verdict is Verdict.NOT_YET
    assert back.check(SUM.id, "13").feedback.message == "You added 3 and 10."
    told = back.check(SUM.id, "30")
    assert (told.feedback.verdict, told.explanation, told.tries) == (Verdict.RIGHT, "3 × 10 = 30.", 3)
    assert back.reveal(SUM.id).model_answer == "30"


def test_the_numbers_stay_while_the_attempt_lasts(book):
    back = again(book)
    back.save_draft(SUM.id, "31")
    reopened = again(book)
    assert (reopened.question(SUM.id).expected, reopened.open(SUM.id).answer) == (30, "31")
    reopened.check(SUM.id, "31")
    assert reopened.start_over(SUM.id) and reopened.open(SUM.id).answer == ""
    assert reopened.question(SUM.id).expected == 30
    reopened.undo_start_over(SUM.id)
    assert (reopened.open(SUM.id).answer, reopened.question(SUM.id).expected) == ("31", 30)


def test_a_draft_on_the_printed_numbers_is_not_taken_for_one_on_the_fresh_ones(book):
    book.save_draft(SUM.id, "21")
    assert again(book).open(SUM.id).answer == ""
    assert book.open(SUM.id).answer == "21"


def test_each_time_it_comes_back_the_numbers_are_new(book):
    asked = []
    for _ in range(3):
        back = again(book)
        asked.append(back.question(SUM.id).expected)
        back.check(SUM.id, "1")
    assert asked == [30, 40, 50]


def test_beginning_the_chapter_again_asks_with_the_printed_numbers_and_repeats_with_new_ones(book):
    again(book).check(SUM.id, "30")
    book.start_over("prioritisation")
    assert (book.open(SUM.id).answer, book.question(SUM.id).expected) == ("", 20)
    assert again(book).question(SUM.id).expected == 40


def test_a_question_that_changed_comes_back_with_its_printed_numbers(store):
    changed = replace(SUM, prompt="2 weeks of 11. How much?", expected=22)
    assert Repetition(Workbook(store, lambda _: changed), [SUM.id]).question(SUM.id).expected == 22


def test_solved_in_any_round_is_done_and_the_report_judges_each_by_its_own(book):
    back = again(book)
    for answer in ("20", "13", "30"):
        back.check(SUM.id, answer)
    history = book.store.history()
    assert [round_of(one) for one in history] == [0, 1, 1, 1]
    assert read(CourseItem.of(SUM), history[1:]).done
    result = Examiner(SUM).result([replace(one, verdict="") for one in history[1:]], 1)
    assert (result.verdict, result.first, result.tries) == (Verdict.RIGHT, Verdict.NOT_YET, 3)
    assert "plus: You added 3 and 10." in result.misconceptions


def test_what_is_handed_in_tells_the_round(book, tmp_path):
    again(book).check(SUM.id, "30")
    path = tmp_path / "mine.zip"
    submission.submit(book.store, HANDOUT, path)
    read_back = submission.read_submission(path).attempts
    assert [round_of(one) for one in read_back] == [0, 1]
    assert Examiner(SUM).result(read_back, 1).verdict is Verdict.RIGHT


@pytest.mark.parametrize("kept", [-1, "1", None, 10**9, True, 1.5])
def test_a_round_that_is_none_reads_as_the_printed_one(book, kept):
    (one,) = book.store.history()
    assert round_of(replace(one, detail={**one.detail, "round": kept})) == 0
