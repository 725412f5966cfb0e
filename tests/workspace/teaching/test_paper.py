"""Paper and its key: one numbering, each right answer in words, nothing of the key on the paper."""

import re
from html import unescape

import pytest

from pmkit.course import CHAPTERS, question
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.markdown import to_plain
from pmkit.practice.verdicts import Verdict
from pmkit.workspace.teaching.chapter import chapter_named
from pmkit.workspace.teaching.on_paper import (
    LETTERS,
    first_sentences,
    printed,
    reason,
    right_answer,
    wrong_ways,
)
from pmkit.workspace.teaching.paper import key, numbered, paper

TAUGHT = [one.id for one in CHAPTERS if one.solutions]
BOTH = pytest.mark.parametrize("lesson", [False, True], ids=["sheet", "lesson"])


def numbers(page):
    return [int(one) for one in re.findall(r'aria-label="Question (\d+)"', page)]


@BOTH
@pytest.mark.parametrize("chapter", TAUGHT)
def test_paper_and_key_have_the_same_numbers_for_each_question(chapter, lesson):
    of = chapter_named(chapter)
    asked = numbered(of, lesson)
    assert len(asked) > 5
    assert numbers(paper(of, lesson)) == numbers(key(of, lesson)) == [one.number for one in asked]
    ids = re.findall(r"<code>([a-z]+\.[a-z0-9-]+)</code>", key(of, lesson))
    assert ids == [one.question.id for one in asked]


def test_the_sheet_and_the_lesson_hold_other_questions():
    of = chapter_named("prioritisation")
    assert [one.question.id for one in numbered(of)] == [one.id for one in of.sheet]
    assert not {one.question.id for one in numbered(of)} & {one.question.id for one in numbered(of, True)}


@BOTH
@pytest.mark.parametrize("chapter", TAUGHT)
def test_each_page_fetches_and_runs_nothing(chapter, lesson):
    for page in (paper(chapter_named(chapter), lesson), key(chapter_named(chapter), lesson)):
        assert "default-src 'none'" in page and "<script" not in page
        assert not re.findall(r'src="', page)


@pytest.mark.parametrize("chapter", TAUGHT)
def test_each_answer_and_each_reason_is_there_in_words(chapter):
    for one in numbered(chapter_named(chapter)):
        assert to_plain(one.right).strip(" —"), one.question.id
        assert one.question.guessed or one.why, one.question.id


@BOTH
@pytest.mark.parametrize("chapter", TAUGHT)
def test_the_letter_in_the_key_stands_before_that_answer_on_paper(chapter, lesson):
    for one in numbered(chapter_named(chapter), lesson):
        if isinstance(one.question, ChooseOne | ChooseMany):
            options = dict(zip(LETTERS, one.printed.parts["options"], strict=False))
            found = dict(re.findall(r"^(?:- )?\*\*([A-L])\*\* · (.*)$", one.right, re.MULTILINE))
            right = [option for option in one.question.options if option.verdict is Verdict.RIGHT]
            assert len(found) == len(right) > 0
            for letter, text in found.items():
                assert text.startswith(options[letter])
                assert options[letter] in {option.text for option in right}


@pytest.mark.parametrize("chapter", TAUGHT)
def test_the_paper_holds_no_reason(chapter):
    page = unescape(paper(chapter_named(chapter)))
    for one in numbered(chapter_named(chapter)):
        for option in getattr(one.question, "options", ()):
            assert not option.why or option.why not in page
        assert not one.question.explanation or one.question.explanation not in page


def test_a_wrong_number_is_named_with_its_mistake():
    first, *_ = wrong_ways(question("prioritisation.rice-allergy"))
    assert (first.name, first.answer) == ("confidence 80", "320,000")
    assert first.reply.startswith("You multiplied by 80.")


def test_of_a_guess_the_key_says_what_turned_out():
    guess = question("prioritisation.how-often-first")
    assert guess.turned_out and right_answer(guess) == guess.turned_out.text
    assert reason(guess).split(".")[0] in guess.turned_out.why


def test_a_reason_is_cut_between_sentences():
    assert first_sentences("One is short. Two is *too* long for this line.", 20) == "One is short."
    assert first_sentences("One. Two.", 20) == "One. Two."
    assert first_sentences("A single sentence is kept whole, however long it is.", 10).endswith("it is.")


def test_what_can_not_be_chosen_has_no_letters():
    assert not printed(question("prioritisation.rice-inputs")).lettered
    assert printed(question("prioritisation.votes")).lettered
