"""What a card talks to: nothing a learner did is lost, and help opens in steps."""

from dataclasses import replace

import pytest
from questions_for_tests import (
    ALL,
    BY_ID,
    CHOOSE_ONE,
    ESTIMATE,
    NUMBER,
    PREDICT,
    SORT,
    WRITE,
)

from pmkit.practice import Option, Verdict, Workbook, calibration
from pmkit.practice.answers import LONGEST
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.practice.samples import SILLY


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def book(store):
    return Workbook(store, BY_ID.__getitem__)


def reopened(book, **changed):
    """The same store in a later session, perhaps with changed questions."""
    questions = BY_ID | {question.id: question for question in changed.values()}
    return Workbook(book.store, questions.__getitem__)


def tries(book, question, *answers):
    for answer in answers:
        state = book.check(question.id, answer)
    return state


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_an_answer_comes_back_with_its_feedback(book, question):
    given = book.check(question.id, question.right_answer())
    later = reopened(book).open(question.id)
    assert later == given
    assert later.feedback.message
    assert later.answer == question.clean(question.right_answer())
    assert later.to_json()["feedback"]["html"]


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
@pytest.mark.parametrize(
    "answer", [*SILLY, "\0\ud800", 10**400, {1: object()}], ids=lambda a: type(a).__name__
)
def test_whatever_the_page_sends_is_answered_with_a_sentence(book, question, answer):
    book.save_draft(question.id, answer)
    state = book.check(question.id, answer)
    assert state.feedback.message
    assert state.to_json()


def test_a_draft_is_kept_and_an_unchanged_one_is_not_kept_twice(book, store):
    assert book.save_draft(NUMBER.id, "32") == ""
    book.save_draft(NUMBER.id, "32")
    assert book.open(NUMBER.id).answer == "32"
    assert len(store.history()) == 1


def test_an_answer_too_long_to_keep_is_said_and_the_last_one_stays(book):
    book.save_draft(WRITE.id, {"slots": {"who": "Parents"}})
    huge = {"slots": {"who": "x" * (LONGEST + 1)}}
    assert "longer than can be kept" in book.save_draft(WRITE.id, huge)
    assert "longer than can be kept" in book.check(WRITE.id, huge).notice
    assert book.open(WRITE.id).answer["slots"] == {"who": "Parents"}


def test_feedback_on_an_answer_that_was_changed_since_is_stale(book):
    book.check(NUMBER.id, "5000")
    assert not book.open(NUMBER.id).stale
    book.save_draft(NUMBER.id, "4000")
    state = book.open(NUMBER.id)
    assert state.stale and state.answer == "4000" and state.feedback.verdict is Verdict.NOT_YET


def test_marking_one_s_own_text_does_not_make_the_feedback_on_it_stale(book):
    """After a restart of the kernel the reply was once said to be for an earlier answer."""
    book.check(WRITE.id, {"slots": {"who": "Parents"}, "marks": {}})
    book.save_draft(WRITE.id, {"slots": {"who": "Parents"}, "marks": {WRITE.criteria[0].id: True}})
    assert not book.open(WRITE.id).stale
    book.save_draft(WRITE.id, {"slots": {"who": "Students"}, "marks": {}})
    assert book.open(WRITE.id).stale


def test_blank_unreadable_and_unchanged_answers_are_no_tries(book):
    assert tries(book, NUMBER, "", "many", "5000", "5,000", "5000 households").tries == 2
    assert tries(book, SORT, {}, {"how": "po"}, {"how": "po", "nonsense": "po"}).tries == 1


def test_the_model_answer_opens_after_three_different_tries(book):
    state = tries(book, NUMBER, "1", "2")
    assert not state.can_reveal
    assert "still to go: 1" in book.reveal(NUMBER.id).notice
    assert tries(book, NUMBER, "7").can_reveal
    state = book.reveal(NUMBER.id)
    assert (state.model_answer, state.explanation, state.source) == (
        "3,200",
        NUMBER.explanation,
        NUMBER.source,
    )
    assert reopened(book).open(NUMBER.id).model_answer == "3,200"


def test_the_model_answer_opens_once_solved_and_the_explanation_is_there_at_once(book):
    assert book.open(NUMBER.id).explanation == ""
    state = tries(book, NUMBER, "3200")
    assert state.solved and state.can_reveal and state.model_answer is None
    assert state.explanation == NUMBER.explanation
    assert "<a href" in state.to_json()["source_html"]
    assert tries(book, NUMBER, "1").explanation, "a later slip does not take the explanation away"


def test_the_model_texts_open_when_every_field_is_written(book):
    assert not tries(book, WRITE, {"slots": {"who": "Parents"}}).can_reveal
    assert tries(book, WRITE, {"slots": {"who": "Parents", "change": "Dinner"}}).can_reveal
    assert [m["label"] for m in book.reveal(WRITE.id).model_answer["models"]] == ["Strong", "Weak"]
    assert "<strong>Weak</strong>" in book.open(WRITE.id).to_json()["model_html"]


def test_hints_come_in_steps(book):
    assert book.open(CHOOSE_ONE.id).hints == ()
    assert book.hint(CHOOSE_ONE.id).hints == CHOOSE_ONE.hints[:1]
    assert book.hint(CHOOSE_ONE.id).hints == CHOOSE_ONE.hints
    assert book.hint(CHOOSE_ONE.id).notice == "There is no further hint."
    assert reopened(book).open(CHOOSE_ONE.id).hints == CHOOSE_ONE.hints


def test_a_question_in_other_words_keeps_its_answer_and_replies_in_todays_words(book):
    """In the second edition every sentence was edited; nobody was to be asked everything again."""
    book.check(CHOOSE_ONE.id, "dark")
    edited = replace(
        CHOOSE_ONE,
        prompt=f"{CHOOSE_ONE.prompt} Say it again.",
        options=tuple(replace(one, why=f"Better said: {one.why}") for one in CHOOSE_ONE.options),
        wordings=(CHOOSE_ONE.fingerprint(),),
    )
    state = reopened(book, q=edited).open(CHOOSE_ONE.id)
    assert state.answer == "dark" and state.tries == 1 and state.earlier is None
    assert "Better said: " in str(state.feedback)


def test_a_reply_that_would_be_another_one_today_stays_as_it_was_given(book):
    given = book.check(CHOOSE_ONE.id, "dark")
    right = tuple(replace(one, verdict=Verdict.RIGHT) for one in CHOOSE_ONE.options)
    judged = replace(CHOOSE_ONE, options=right, wordings=(CHOOSE_ONE.fingerprint(),))
    assert reopened(book, q=judged).open(CHOOSE_ONE.id).feedback == given.feedback


def test_a_changed_question_asks_again_says_why_and_keeps_the_old_answer_in_sight(book):
    book.check(CHOOSE_ONE.id, "dark")
    option = Option(id="new", text="Ask the founder.", why="No.")
    changed = replace(CHOOSE_ONE, options=(*CHOOSE_ONE.options, option))
    state = reopened(book, q=changed).open(CHOOSE_ONE.id)
    assert state.feedback is None and state.answer is None and state.earlier == "dark"
    assert "has changed since you answered it" in state.notice
    assert "Dark mode: we are sure of it." in state.notice
    again = reopened(book, q=changed).check(CHOOSE_ONE.id, "new")
    assert again.notice == "" and again.tries == 1
    assert book.open(CHOOSE_ONE.id).answer == "dark", "back at the old text, the old answer counts again"


def test_an_old_answer_whose_options_are_gone_is_still_told(book):
    book.check(CHOOSE_ONE.id, "dark")
    fewer = replace(CHOOSE_ONE, options=tuple(o for o in CHOOSE_ONE.options if o.id != "dark"))
    assert "“dark”" in reopened(book, q=fewer).open(CHOOSE_ONE.id).to_json()["notice"]


@pytest.mark.parametrize(
    ("change", "asks_again"),
    [
        ({"expected": 3201.0}, True),
        ({"prompt": "RICE of what?"}, True),
        ({"unit": "people"}, True),
        ({"version": 2}, True),
        ({"expected": 3200.0000000001}, False),
        ({"hints": ()}, False),
        ({"explanation": "Better said."}, False),
        ({"traps": ()}, False),
        ({"minutes": 3}, False),
    ],
    ids=str,
)
def test_only_what_a_learner_sees_and_the_key_ask_again(change, asks_again):
    assert (replace(NUMBER, **change).fingerprint() != NUMBER.fingerprint()) is asks_again


def test_the_fingerprint_is_the_same_on_every_machine():
    assert NUMBER.fingerprint() == "6d1ec2de180b28bb"


def test_an_attempt_without_a_fingerprint_is_judged_by_its_version(store, book):
    store.append(Attempt(item=NUMBER.id, version=1, event="checked", answer="3200"))
    assert book.open(NUMBER.id).solved
    newer = replace(NUMBER, version=2)
    assert not reopened(book, q=newer).open(NUMBER.id).solved


def test_start_over_hides_and_undo_brings_back(book):
    before = tries(book, NUMBER, "1", "5000")
    book.hint(NUMBER.id)
    assert book.start_over(NUMBER.id) == (NUMBER.id,)
    fresh = book.open(NUMBER.id)
    assert (fresh.answer, fresh.feedback, fresh.tries, fresh.hints) == ("", None, 0, ())
    assert book.undo_start_over(NUMBER.id) == (NUMBER.id,)
    assert book.open(NUMBER.id).feedback == before.feedback
    assert book.open(NUMBER.id).hints == NUMBER.hints
    assert book.undo_start_over(NUMBER.id) == ()


def test_an_answer_given_after_starting_over_stays_on_top_after_undo(book):
    tries(book, NUMBER, "1", "2")
    book.start_over(NUMBER.id)
    tries(book, NUMBER, "7")
    book.undo_start_over(NUMBER.id)
    assert (book.open(NUMBER.id).answer, book.open(NUMBER.id).tries) == ("7", 3)


def test_a_chapter_starts_over_with_its_explorers_and_no_other(book):
    tries(book, NUMBER, "3200")
    tries(book, CHOOSE_ONE, "dark")
    tries(book, SORT, {"how": "dev"})
    book.note("explorer:prioritisation.score-table", {"rows": 3})
    begun = book.start_over("prioritisation")
    assert set(begun) == {NUMBER.id, CHOOSE_ONE.id, "explorer:prioritisation.score-table"}
    assert book.noted("explorer:prioritisation.score-table") is None
    assert book.open(SORT.id).feedback
    assert set(book.undo_start_over("prioritisation")) == set(begun)
    assert book.noted("explorer:prioritisation.score-table") == {"rows": 3}


def test_a_sheet_is_a_list_of_ids_and_undo_leaves_other_start_overs_alone(book):
    tries(book, NUMBER, "3200")
    tries(book, CHOOSE_ONE, "dark")
    tries(book, SORT, {"how": "dev"})
    book.start_over(CHOOSE_ONE.id)
    sheet = [NUMBER.id, CHOOSE_ONE.id, SORT.id]
    assert book.start_over(sheet) == (NUMBER.id, SORT.id), "what is fresh already is not begun again"
    assert book.undo_start_over(sheet) == (NUMBER.id, SORT.id)
    assert book.open(CHOOSE_ONE.id).feedback is None


def test_an_explorers_state_is_kept_once_per_change(book, store):
    book.note("explorer:x.y", {"a": [1, float("nan")]})
    book.note("explorer:x.y", {"a": [1, float("nan")]})
    assert book.noted("explorer:x.y") == {"a": [1, "nan"]}
    assert len(store.history()) == 1
    assert book.noted("explorer:nothing") is None


def test_the_first_guess_is_kept_beside_what_turned_out(book):
    assert not book.record(PREDICT.id).tries
    tries(book, PREDICT, "nonsense", "b", "a")
    assert book.record(PREDICT.id).tries[0].answer == "b"
    assert book.open(PREDICT.id).answer == "a"


def test_a_sitting_of_estimates_is_calibrated_by_first_ranges(book, store):
    assert calibration([]) == "No ranges yet. After five, you see how many contained the value."
    questions = {f"x.e{n}": replace(ESTIMATE, id=f"x.e{n}") for n in range(10)}
    sitting = Workbook(store, questions.__getitem__)
    for n, question_id in enumerate(questions):
        held = n < 7
        sitting.check(question_id, {"low": "1", "high": "50" if held else "5"})
        sitting.check(question_id, {"low": "41", "high": "43"})
    assert (
        calibration(store.history())
        == "7 of 10 of your 80 % ranges contained the value: as often as you said."
    )


@pytest.mark.parametrize(
    ("held", "n", "sentence"),
    [
        (3, 4, "Too few to judge"),
        (4, 10, "too narrow"),
        (20, 20, "wider than they need"),
        (8, 10, "as often"),
    ],
)
def test_calibration_judges_only_what_chance_does_not_explain(held, n, sentence):
    history = [
        Attempt(item=f"x.{i}", event="checked", detail={"estimate": {"held": i < held, "confidence": 0.8}})
        for i in range(n)
    ]
    assert sentence in calibration(history)


def test_the_attempt_keeps_the_help_that_was_taken(book, store):
    book.hint(NUMBER.id)
    book.check(NUMBER.id, "320000")
    last = store.history()[-1]
    assert (last.verdict, last.detail["hints"], last.detail["revealed"]) == ("not-yet", 1, False)
    assert last.detail["feedback"]["trap"] == "confidence-80"


def test_what_the_store_has_to_say_reaches_the_learner():
    book = Workbook(MemoryStore(notice="Kept for this sitting only."), BY_ID.__getitem__)
    assert book.save_draft(NUMBER.id, "1") == "Kept for this sitting only."
    assert book.open(NUMBER.id).notice == "Kept for this sitting only."
