"""Grades as other systems import them: read back, against small samples that follow their documentation."""

import csv
import io
from datetime import datetime

import pytest
from questions_for_tests import ALL, CHOOSE_ONE, NUMBER
from test_submission import KEY, hand_in, line, pack

from pmkit.practice.assigned import Assigned, Part
from pmkit.practice.class_list import Person
from pmkit.practice.collecting import collect
from pmkit.practice.grade_tables import grades
from pmkit.practice.grades_for import NBGRADER, SYSTEMS, grades_for, without_row

PEOPLE = [
    Person(name="Ada Lovelace", first="Ada", last="Lovelace", number="S1", login="ada", address="ada@x.org"),
    Person(name="Zoe Fox", first="Zoe", last="Fox", number="S2", login="zoe", address="zoe@x.org"),
]
WANTED = Assigned((Part("sheet 01", (NUMBER.id, CHOOSE_ONE.id, "x.never")), Part("list", (NUMBER.id,))))
CANVAS_SAMPLE = """\
Student,ID,SIS User ID,SIS Login ID,Section,sheet 01,list
    Points Possible,,,,,3,1
Ada Lovelace,71,S1,ada,Mon,1,1
Zoe Fox,,S2,zoe,,,
"""
MOODLE_SAMPLE = """\
First name,Last name,ID number,Username,Email address,sheet 01,list
Ada,Lovelace,S1,ada,ada@x.org,33.3,100.0
Zoe,Fox,S2,zoe,zoe@x.org,,
"""


@pytest.fixture
def found(tmp_path):
    def gather(people=PEOPLE, assigned=WANTED):
        pack(tmp_path / "a.zip", line(), about={"mark": KEY.own("S1").mark()})
        return collect(tmp_path, KEY, ALL, people, assigned=assigned)

    return gather


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def test_per_cent_are_of_what_was_assigned(found):
    (ada, zoe) = csv.DictReader(io.StringIO(grades(found())))
    assert (ada["percent"], ada["percent sheet 01"], ada["percent list"]) == ("33", "33", "100")
    assert (zoe["percent"], zoe["percent list"], zoe["id"]) == ("", "", "S2")


def test_moodle_gets_columns_of_its_own_export_and_points_of_a_hundred(found):
    assert rows(grades_for("moodle", found())) == rows(MOODLE_SAMPLE)


def test_canvas_gets_its_five_columns_and_the_points_possible(found):
    people = [Person(**vars(PEOPLE[0]) | {"key": "71", "section": "Mon"}), PEOPLE[1]]
    assert rows(grades_for("canvas", found(people))) == rows(CANVAS_SAMPLE)


def test_nbgrader_gets_a_row_for_each_assignment_and_student(found):
    table = list(csv.DictReader(io.StringIO(grades_for("nbgrader", found()))))
    assert tuple(table[0]) == NBGRADER
    assert [(row["assignment"], row["student_id"], row["score"], row["max_score"]) for row in table] == [
        ("sheet 01", "S1", "1.0", "3.0"),
        ("sheet 01", "S2", "", "3.0"),
        ("list", "S1", "1.0", "1.0"),
        ("list", "S2", "", "1.0"),
    ]
    assert datetime.fromisoformat(table[0]["timestamp"]) == datetime(2026, 11, 1, 10)
    assert table[1]["timestamp"] == "" and table[0]["raw_score"] == table[0]["score"]


def test_nbgrader_gets_first_and_last_name_of_a_list_that_has_one_column(found):
    people = [Person(name="Lovelace, Ada", number="S1"), Person(name="Zoe Fox", number="S2")]
    table = list(csv.DictReader(io.StringIO(grades_for("nbgrader", found(people)))))
    assert [(row["first_name"], row["last_name"]) for row in table[:2]] == [
        ("Ada", "Lovelace"),
        ("Zoe Fox", ""),
    ]


@pytest.mark.parametrize("system", SYSTEMS)
def test_who_handed_in_nothing_gets_an_empty_cell_or_a_zero_as_wanted(found, system):
    empty, zero = (rows(grades_for(system, found(), as_zero))[-1] for as_zero in (False, True))
    at = NBGRADER.index("score") if system == "nbgrader" else -1
    assert empty[at] == "" and float(zero[at]) == 0


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_cell_starts_a_formula(found, system):
    people = [Person(name="=1+1", number="S1", address="@x"), Person(name="-a", number="+S2", login="=2")]
    for row in rows(grades_for(system, found(people))):
        assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_list_by_which_a_system_knows_nobody_is_refused(found, system):
    people = [PEOPLE[0], Person(name="Bea")]
    with pytest.raises(
        ValueError, match=f"For {system} the class list needs .*an id.*for everybody: Bea has none"
    ):
        grades_for(system, found(people))


def test_learners_without_a_name_are_told_to_be_in_no_table_of_a_system(found, tmp_path):
    hand_in(tmp_path, "somebody else", lambda book: book.check(NUMBER.id, "3200"))
    collected = found()
    assert "1 learner without a name in your list is only in grades.csv" in without_row(collected)
    assert len(rows(grades_for("moodle", collected))) == 3
    assert without_row(collect(tmp_path, KEY, ALL, [*PEOPLE, "somebody else"])) == ""
