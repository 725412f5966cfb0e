"""`pmkit collect` from the list of the class to the tables, as an instructor types it."""

import csv
import json

import pytest
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.course import chapter, question
from pmkit.practice import Workbook
from pmkit.practice.handout import read_class
from pmkit.practice.progress import MemoryStore
from pmkit.practice.submission import submit
from pmkit.workspace.quizzes import read_quiz

QUIZ = (
    "## What is left of 12 euros?\n= 8.70 euros\n! 9 :: You left the card company out.\nwhy: 12 less 3.30.\n"
)
LIST = "First name,Last name,ID number,Email address\nAda,Lovelace,S1,a@x.org\nZoe,Fox,S2,z@x.org\n"


def run(*arguments):
    return CliRunner().invoke(app, ["collect", *map(str, arguments)])


@pytest.fixture
def class_(tmp_path, monkeypatch):
    """A class of two, of whom Ada has answered one question of chapter 01 and, wrongly, one of a quiz."""
    monkeypatch.chdir(tmp_path)
    assert run("--new-class", "Spring").exit_code == 0
    (tmp_path / "prices.md").write_text(QUIZ, encoding="utf-8")
    (tmp_path / "class.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "in").mkdir()
    quiz = read_quiz(tmp_path / "prices.md")
    store = MemoryStore()
    id = chapter("roles").items[0].id
    Workbook(store, question).check(id, question(id).right_answer())
    Workbook(store, quiz.question).check(quiz.questions[0].id, "9")
    submit(store, read_class(tmp_path / "spring.pmkit-class").own("S1"), tmp_path / "in" / "a.zip")
    return tmp_path


def table(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_what_was_assigned_counts_and_everyone_has_a_row(class_):
    options = "--names class.csv --quiz prices.md --assigned prices --assigned 1 --for moodle --for canvas"
    done = run("in", "--key", "spring.pmkit-class", *options.split())
    assert done.exit_code == 0, done.output
    said = " ".join(done.output.split())
    assert "first names from “First name”" in said and "Nothing came from Zoe Fox (S2)." in said
    assert "Per cent are counted of what was assigned: quiz-prices (1 question) and 01 roles" in said
    assert "1 of 2 people handed in, 2 questions answered." in said
    ada, zoe = table(class_ / "in-report" / "grades.csv")
    assert (ada["id"], ada["percent quiz-prices"], zoe["name"], zoe["percent"]) == ("S1", "0", "Zoe Fox", "")
    assert table(class_ / "in-report" / "grades-for-moodle.csv")[1]["quiz-prices"] == ""
    report = (class_ / "in-report" / "report.html").read_text(encoding="utf-8")
    assert "100 %: You left the card company out." in report and "line 9" not in report


def test_a_forgotten_quiz_is_told_with_the_remedy_also_to_a_script(class_):
    done = run("in", "--key", "spring.pmkit-class", "--names", "class.csv", "--json")
    told = json.loads(done.stdout)
    (remark,) = [one for one in told["remarks"] if "own quiz" in one]
    assert "1 answer to an own quiz is not counted" in remark and "Add --quiz prices.md" in remark
    assert told["missing"] == 1 and "01 roles" in told["assigned"]
    assert "Add --quiz prices.md" in (class_ / "in-report" / "problems.html").read_text(encoding="utf-8")
    again = run("in", "--key", "spring.pmkit-class", "--quiz", "prices.md")
    assert "own quiz" not in again.output


def test_codes_of_a_list_with_ids_are_told_apart_and_the_table_of_codes_works_as_a_list(class_):
    (class_ / "class.csv").write_text(LIST.replace("Zoe,Fox", "Ada,Lovelace"), encoding="utf-8")
    assert run("--codes", "class.csv", "--key", "spring.pmkit-class").exit_code == 0
    first, second = table(class_ / "spring-codes.csv")
    assert first["name"] == second["name"] and first["code"] != second["code"]
    done = run("in", "--key", "spring.pmkit-class", "--names", "spring-codes.csv")
    assert "Nothing came from Ada Lovelace (S2)." in done.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--for", "blackboard"], "“blackboard” is not known. Choose moodle, canvas or nbgrader."),
        (["--for", "moodle"], "goes with the class list, --names"),
        (["--assigned", "sheet 77"], "Nothing is called “sheet 77”"),
        (["--names", "gone.csv"], "There is no file gone.csv."),
        (["--names", "names.txt", "--for", "moodle"], "the class list needs an id"),
    ],
)
def test_a_wrong_option_gets_a_sentence_and_no_report(class_, arguments, says):
    (class_ / "names.txt").write_text("Ada\n", encoding="utf-8")
    done = run("in", "--key", "spring.pmkit-class", *arguments)
    assert done.exit_code in (1, 2)
    assert says in " ".join(done.output.replace("│", " ").split())
    assert not (class_ / "in-report").exists()
