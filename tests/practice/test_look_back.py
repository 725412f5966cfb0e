"""The first guess beside what turned out: it counts and stays, and without one nothing is given away."""

import pytest

from pmkit.practice import Workbook
from pmkit.practice.look_back import look_back
from pmkit.practice.progress import MemoryStore
from pmkit.practice.quiz import QuizProblem
from pmkit.practice.quiz_markdown import parse_markdown
from pmkit.widgets.look_back import LookBackCard

QUIZ = """## settled · predict
For how many of 30 does the guide say it?

unit: activities
truth: 13 of 30 :: The rest a company has to settle itself.
  called: What the guide settles

## wait · predict
How many weeks?

unit: weeks
truth: 7 to 9 weeks

## which · predict
Which is first?

( ) {#dark} Dark mode
( ) {#list} Shared list
truth: {#list} :: It has no doubt left.

## why · predict
Why?

( ) {#a} One
( ) {#b} Two
truth: It depends on who decides.

## mail
(x) Yes :: It helps.
( ) No :: It does not.
truth: They said no.
"""
QUESTIONS = {one.id.partition(".")[2]: one for one in parse_markdown(QUIZ, "quiz").questions}


@pytest.fixture
def book():
    return Workbook(MemoryStore(), lambda id: QUESTIONS[id.partition(".")[2]])


def seen(book, name, *answers):
    question = QUESTIONS[name]
    for answer in answers:
        book.check(question.id, answer)
    return look_back(question, book.record(question.id))


@pytest.mark.parametrize(
    ("name", "guess", "says"),
    [
        (
            "settled",
            "20",
            "Your first guess: 20 activities. – What the guide settles: 13 of 30. Your guess was 7 higher. "
            "The rest a company has to settle itself.",
        ),
        ("settled", "13", "You guessed the same."),
        ("settled", "1", "Your guess was 12 lower."),
        ("wait", "8", "Your guess lies within it."),
        ("wait", "12.5", "Your guess was 3.5 higher."),
        ("wait", "2", "Your guess was 5 lower."),
        (
            "which",
            "dark",
            "Your first guess: Dark mode. – What turned out: Shared list. It has no doubt left.",
        ),
        ("which", "list", "What turned out: Shared list. You guessed the same."),
        ("why", "a", "Your first guess: One. – What turned out: It depends on who decides."),
    ],
)
def test_the_guess_stands_beside_the_truth(book, name, guess, says):
    assert says in seen(book, name, guess).text()


def test_without_a_guess_nothing_is_given_away(book):
    looked = seen(book, "settled")
    assert looked.rows == ()
    assert "13" not in looked.text()


def test_a_guess_that_could_not_be_read_is_none(book):
    assert seen(book, "settled", "many").rows == ()


def test_the_first_guess_counts_and_a_later_one_is_told(book):
    looked = seen(book, "settled", "20", "13")
    assert looked.rows[0][1] == "20 activities"
    assert "You later changed it to: 13 activities." in looked.told
    assert "later" not in seen(book, "wait", "8", " 8 ").told


def test_beginning_again_asks_for_a_new_guess_and_undo_brings_the_old_one_back(book):
    seen(book, "settled", "20")
    book.start_over("quiz.settled")
    assert seen(book, "settled").rows == ()
    book.undo_start_over("quiz.settled")
    assert seen(book, "settled").rows[0][1] == "20 activities"


def test_a_judged_question_is_looked_back_at_as_an_answer(book):
    right = QUESTIONS["mail"].model()
    assert seen(book, "mail", right).text() == "Your first answer: Yes. – What turned out: They said no."


def test_the_card_follows_when_the_guess_is_made(book):
    card = LookBackCard(QUESTIONS["settled"], book, {})
    assert card.view["rows"] == []
    assert card.describe() == "quiz.settled: You have not guessed yet. Guess first, then compare here."
    book.check("quiz.settled", "20")
    assert [name for name, _ in card.view["rows"]] == ["Your first guess", "What the guide settles"]
    assert "<p>Your first guess:</p><p><strong>20 activities</strong></p>" in card.static_html().replace(
        "\n", ""
    )


def test_a_truth_is_no_part_of_what_the_learner_answered():
    """Answers stay valid when a truth is added or mended."""
    without = parse_markdown(QUIZ.replace("truth: They said no.\n", ""), "quiz").questions[-1]
    assert without.fingerprint() == QUESTIONS["mail"].fingerprint()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("truth: {#no} :: why", "line 6: “no” is none of the answers: a, b."),
        ("truth: One\ntruth: Two", "line 7: there is a second truth."),
        ("truth: :: why", "line 6: say what turned out"),
    ],
)
def test_a_truth_that_says_nothing_is_told(line, says):
    with pytest.raises(QuizProblem) as told:
        parse_markdown(f"## x · predict\nWhy?\n\n( ) {{#a}} One\n( ) {{#b}} Two\n{line}\n", "quiz")
    assert says in str(told.value)
