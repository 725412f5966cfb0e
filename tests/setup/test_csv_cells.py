"""No CSV of the course starts a formula, at whichever sign a program splits; and every text comes back."""

import csv
import io
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmkit.backlog import all_columns_csv, decide, from_frame, read_backlog, to_csv
from pmkit.backlog.exporters import EXPORTS
from pmkit.csv_cells import csv_text, protected, unprotected
from pmkit.practice.class_report import answers
from pmkit.practice.collecting import Collection, Learner
from pmkit.practice.examining import Result
from pmkit.practice.grade_tables import grades
from pmkit.practice.questions import Question
from pmkit.practice.verdicts import Verdict
from pmkit.workspace.portfolio import Entry, Portfolio
from pmkit.workspace.portfolio_files import table

NUMBER = re.compile(
    r'[+-][0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?%?[\s"]*([,;\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|$)'
)
FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＠SUM(1)",
    "=cmd|' /C calc'!A0",
    "|x",
]
TEXTS = st.lists(
    st.sampled_from(
        [*"=+-@＝＋－＠|%\"',;: \t\r\n\v\x85\u2028\u200b\u202e\x00\ufeffa5.e", "\r\n", "-5", "''"]
    ),
    max_size=9,
).map("".join)


def fields(text):
    """The cells that programs see: split at each sign, at any of them, quotes obeyed or not."""
    for sign in (",", ";", "\t"):
        yield from text.split(sign)
        for line in text.splitlines():
            yield from next(csv.reader([line], delimiter=sign), [])
    yield from text.splitlines()
    yield from re.split(r"[,;\t\r\n]", text)
    yield from (cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)


def starts_a_formula(field):
    first = field.replace("\r\n", "\n").lstrip('"\n')
    at = 0
    while at < len(first) and (first[at] == '"' or unicodedata.category(first[at])[0] in "ZC"):
        at += 1
    sign = unicodedata.normalize("NFKC", first[at : at + 1])
    return first[:1] in ("\t", "\r") or (sign in tuple("=+-@|%") and not NUMBER.match(first[at:]))


def formulas(text):
    return [field for field in fields(text) if starts_a_formula(field)]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("before", ["", " ", '"', '""', "x;", "x,", "x\t", "x\n", "x\r\n", 'x;"', "x; ", "'"])
def test_no_text_starts_a_formula(formula, before):
    text = before + formula
    assert formulas(f"{text}\r\n") or before == "'"  # the test itself sees it
    assert formulas(csv_text([["a", text, "b"], [text, "c", -5]])) == []


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=3), max_size=3))
@settings(max_examples=400)
@example([["x;=1+1;y"]])
@example([[";\n=1"], ['a;"', "=1"]])
def test_no_rows_start_a_formula_and_all_come_back(rows):
    text = csv_text(rows)
    assert formulas(text) == []
    read = csv.reader(io.StringIO(text, newline=""))
    assert [[unprotected(cell) for cell in row] for row in read] == rows


@given(st.text())
def test_any_text_comes_back(text):
    assert unprotected(protected(text)) == text


@pytest.mark.parametrize("text", ["-5", "+5", "-1.5", "-1,5", "-3e4", "-10%", "3", "a - b", "it's", "'tis"])
def test_numbers_and_common_texts_stay_as_they_are(text):
    assert protected(text) == unprotected(text) == text


def test_what_another_program_wrote_in_single_quotes_stays():
    assert unprotected("say -a,'-b'") == "say -a,'-b'"


def files(text):
    """Every table that is written, with this text wherever a text can stand."""
    result = Result(
        question=text, verdict=Verdict.RIGHT, first=Verdict.RIGHT, tries=1, hints=0, revealed=False,
        minutes=1.0, misconceptions=(text,), answer=text, other_text=False,
    )  # fmt: skip
    question = Question(id=text, prompt=text, skill=text, minutes=1, explanation=text)
    learner = Learner(pseudonym=text, name=text, file=text, results={text: result})
    found = Collection(
        title=text, learners=(learner,), reports=(), file_remarks=(), class_remarks=(), questions=(question,)
    )
    yield from (grades(found), answers(found))
    entry = Entry(
        item=text, chapter=text, skill=text, asked=text, answer=text, short=text, verdict=Verdict.RIGHT,
        feedback=text, tries=1, at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    yield table(Portfolio(entries=(entry,)))
    frame = pd.DataFrame({"id": ["K1"], "item": [text or "x"], "labels": [text], f"h{text}": [text]})
    backlog = decide(from_frame(frame), "K1", {"reach": 1.0})
    yield all_columns_csv(backlog)
    for tracker in EXPORTS:
        yield to_csv(backlog, tracker)


@given(TEXTS)
@settings(max_examples=25)
@example("x;=1+1;y")
def test_no_file_starts_a_formula(text):
    for written in files(text):
        assert formulas(written) == []


@pytest.mark.parametrize("title", ["x;=1+1;y", "=1", "'=1", "- one\n- two", "a, -b", "say '-v','-q'"])
def test_a_title_comes_back_from_the_file(title):
    frame = pd.DataFrame({"id": ["K1"], "item": [title], "=own": ["kept"]})
    report = read_backlog(all_columns_csv(from_frame(frame)).encode("utf-8-sig"))
    assert list(report.backlog.items["item"]) == [title]


def test_nothing_else_writes_csv():
    package = Path(__file__).parents[2] / "src" / "pmkit"
    found = [
        file.name
        for file in package.rglob("*.py")
        if re.search(r"csv\.(writer|DictWriter)|\.to_csv\(", file.read_text(encoding="utf-8"))
    ]
    assert found == ["csv_cells.py"]
