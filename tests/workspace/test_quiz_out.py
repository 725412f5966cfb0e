"""A quiz leaves the house as Moodle XML or as Markdown, by command, and nothing is dropped without a word."""

import json
import xml.etree.ElementTree as ET

import pytest
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.course import chapter, questions
from pmkit.practice.markdown import to_plain
from pmkit.workspace.quiz_out import quiz_markdown

QUIZ = """# Prices
Three minutes.

## Who sets the price?
( ) The loudest customer :: Then the price follows the noise.
(x) Whoever answers :: One person answers.
why: One owner.

## How many of ten?
kind: estimate
= 5 %
widest: 9
why: so
"""


def run(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def quiz(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "prices.md").write_text(QUIZ, encoding="utf-8")
    return tmp_path


def test_a_quiz_for_moodle_names_what_it_leaves_out(quiz):
    done = run("quiz", "prices.md", "--to", "prices.xml")
    assert done.exit_code == 0, done.output
    said = " ".join(done.output.split())
    assert (
        "“How many of ten?” (quiz-prices.how-many-of-ten) was left out: Moodle has no question of the kind"
        in said
    )
    assert "1 question in prices.xml. In Moodle: Question bank, Import, Moodle XML format." in said
    assert len(ET.parse(quiz / "prices.xml").findall("question")) == 2  # with the category
    again = run("quiz", "prices.md", "--to", "prices.xml")
    assert again.exit_code == 1 and "exists already and is not overwritten" in again.output


def test_a_quiz_as_markdown_has_every_kind_and_its_answers_last_or_not_at_all(quiz):
    assert run("quiz", "prices.md", "--to", "print.md").exit_code == 0
    text = (quiz / "print.md").read_text(encoding="utf-8")
    asked, answered = text.split("# Answers\n")
    assert asked.startswith("# Prices\n\nThree minutes.") and "## Question 2\n\nHow many of ten?" in asked
    assert ") The loudest customer" in asked and "follows the noise" not in asked
    assert "follows the noise" in answered and "One owner." in answered
    told = json.loads(run("quiz", "prices.md", "--to", "bare.md", "--no-answers", "--json").stdout)
    assert told == {"file": "bare.md", "questions": 2, "told": []}
    assert (quiz / "bare.md").read_text(encoding="utf-8").strip() == asked.strip()


def test_a_sheet_of_the_course_is_exported_by_the_words_that_assign_it(quiz):
    done = run("export", "quiz", "sheet 01", "--to", "sheet.xml", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    left = sum("was left out" in one for one in told["told"])
    ids = {one.findtext("idnumber") for one in ET.parse(quiz / "sheet.xml").findall("question")[1:]}
    assert len(ids) == told["questions"] and ids <= {one.id for one in chapter("roles").sheet}
    assert told["questions"] + left == len(chapter("roles").sheet)


@pytest.mark.parametrize("one", ["roles", "prioritisation", "metrics"])
def test_the_questions_of_a_chapter_are_all_in_its_markdown(one):
    asked = questions(one)
    text = quiz_markdown("x", asked, answers=False)
    assert text.count("\n## Question ") == len(asked)
    for question in asked:
        assert question.prompt in text
        for part in next(iter(question.parts().values()), ()):
            name = getattr(part, "text", "") or getattr(part, "label", "")
            assert name in text or to_plain(name) in to_plain(text)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["quiz", "prices.md", "--to", "prices.doc"], "must end in .xml (for Moodle) or in .md"),
        (["quiz", "prices.md", "--to", "p.xml", "--no-answers"], "Moodle needs the answers to check by"),
        (["quiz", "prices.md", "--no-answers"], "goes with --to and a file that ends in .md"),
        (["quiz", "none.md", "--to", "p.xml"], "Moodle has none of these kinds of question."),
        (["export", "quiz", "sheet 77", "--to", "p.xml"], "Nothing is called “sheet 77”"),
        (["quiz", "prices.md", "--to", "gone/p.md"], "can't be written"),
    ],
)
def test_what_can_not_be_written_is_said_and_leaves_no_file(quiz, arguments, says):
    (quiz / "none.md").write_text(QUIZ[QUIZ.index("## How") :], encoding="utf-8")
    done = run(*arguments)
    assert done.exit_code in (1, 2)
    assert says in " ".join(done.output.replace("│", " ").split())
    assert sorted(path.name for path in quiz.iterdir()) == ["none.md", "prices.md"]
