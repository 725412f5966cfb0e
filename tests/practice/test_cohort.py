"""The figures of a class at work, on a small class whose figures are known."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from questions_for_tests import CHOOSE_ONE, NUMBER, PREDICT, WRITE
from small_course import chapter, section

from pmkit.practice import Workbook, cohort
from pmkit.practice.class_rows import News
from pmkit.practice.cohort import Cohort
from pmkit.practice.cohort_figures import ELSEWHERE, overview, without_people
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.practice.progress.rows import row_of
from pmkit.practice.reading_budget import TooCostly

KEY = ClassKey("Spring", bytes(range(32)))
QUESTIONS = (NUMBER, CHOOSE_ONE, PREDICT, WRITE)
BY_ID = {one.id: one for one in QUESTIONS}
COURSE = (
    chapter(
        3,
        "prioritisation",
        section("prioritisation", [NUMBER, CHOOSE_ONE], explorers=["prioritisation.queue"]),
        section("prioritisation", [PREDICT], title="2 · Second", explorers=["prioritisation.queue"]),
    ),
)
NAMES = {NUMBER.id: "How many?", CHOOSE_ONE.id: "Which?"}
NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
RIGHT, WRONG = "3200", "320000"


@dataclass
class Line:
    """A row as the database gives it."""

    _mapping: dict

    @property
    def learner(self):
        return self._mapping["learner"]


def rows(learner, *steps, ends=NOW, gap=timedelta(seconds=60)):
    """What a learner wrote: each step is an item and an answer, or an item and None for play."""
    book = Workbook(store := MemoryStore(), BY_ID.__getitem__)
    for item, answer in steps:
        if answer is None:
            book.note(item, {"secret": "our backlog"})
        else:
            book.check(item, answer)
    history = store.history()
    found = []
    for number, one in enumerate(history):
        at = ends - gap * (len(history) - 1 - number)
        made = replace(one, learner=learner, at=at)
        found.append(Line(row_of(made, made.microseconds())))
    return found


def at_work(*everybody, names=(), now=NOW, at_first=True):
    found = Cohort(KEY, QUESTIONS, names)
    found.take(News(now, tuple(row for rows in everybody for row in rows), at_first=at_first))
    found.settle()
    return found


@pytest.fixture(scope="module")
def four():
    """Ada is right at once, Ben later, Cleo tries four times in vain; Dan was here two hours ago."""
    number = NUMBER.id
    return at_work(
        rows("ada", (number, RIGHT), (CHOOSE_ONE.id, "coin")),
        rows("ben", (number, WRONG), (number, RIGHT), ("explorer:prioritisation.queue", None)),
        rows("cleo", *((number, wrong) for wrong in (WRONG, "1", "2", WRONG))),
        rows("dan", (PREDICT.id, PREDICT.right_answer()), ends=NOW - timedelta(hours=2)),
        names=["Ada", "cleo"],
    )


def seen(found, within=timedelta(minutes=30)):
    return overview(found.people, COURSE, QUESTIONS, NAMES, NOW, within)


def test_questions_count_those_who_are_here_once_each(four):
    view = seen(four)
    assert (view.everybody, view.here) == (4, 3)
    (first,) = view.sittings
    counts = {one.id: (one.at_once, one.later, one.not_yet, one.not_tried) for one in first.questions}
    assert counts == {NUMBER.id: (1, 1, 1, 0), CHOOSE_ONE.id: (0, 0, 1, 2)}
    everybody = seen(four, None)
    assert everybody.here == 4
    assert [one.title for one in everybody.sittings] == ["1 · 1 · first", "2 · 2 · second"]
    (guess,) = everybody.sittings[1].questions
    assert (guess.at_once, guess.not_tried, guess.noted) == (1, 3, True)


def test_stuck_is_who_tried_often_or_long_and_has_not_solved_it(four):
    (stuck,) = seen(four).stuck
    assert (stuck.id, stuck.people, stuck.many_tries) == (NUMBER.id, 1, 1)
    assert NUMBER.minutes * 2 > 3 and stuck.long == 0
    slow = at_work(
        rows("cleo", (NUMBER.id, "1"), (NUMBER.id, "2"), gap=timedelta(minutes=1 + 2 * NUMBER.minutes))
    )
    (stuck,) = seen(slow).stuck
    assert (stuck.people, stuck.many_tries, stuck.long) == (1, 0, 1)
    solved = at_work(rows("ben", *((NUMBER.id, one) for one in ("1", "2", "3", "4", RIGHT))))
    assert seen(solved).stuck == ()


def test_misconceptions_of_the_hour_by_name_and_share_of_who_tried(four):
    found = seen(four).misconceptions
    assert next((one.people, one.of) for one in found if one.id == NUMBER.id) == (2, 3)
    assert found[0].name.startswith(NUMBER.traps[0].id.replace("-", " "))
    before = at_work(rows("ben", (NUMBER.id, WRONG), ends=NOW - timedelta(minutes=61)))
    assert seen(before, None).misconceptions == ()
    assert seen(before, None).stuck == () and seen(before, None).sittings[0].begun == 1


def test_minutes_stand_against_the_plan(four):
    first = seen(four).sittings[0]
    assert (first.planned, first.begun, first.through) == (5, 3, 1)
    assert (first.spent, first.took) == (2, 1)  # of 1, 2 and 3 minutes; of Ada's


def test_where_somebody_is_is_where_they_did_something_last(four):
    view = seen(four, None)
    shown = {one.pseudonym: one for one in view.people}
    ben = shown[KEY.pseudonym(KEY.own("ben").mark())]
    assert (ben.chapter, ben.sitting) == ("03 Prioritisation", "1 · 1 · first")
    dan = shown[KEY.pseudonym(KEY.own("dan").mark())]
    assert (dan.sitting, dan.here, dan.seen) == ("2 · 2 · second", True, NOW - timedelta(hours=2))
    assert [one.here for one in view.sittings] == [3, 1]
    lost = at_work(rows("eva", (WRITE.id, {"slots": {"who": "parents"}, "marks": {}})))
    assert [one.chapter for one in seen(lost).sittings] == [ELSEWHERE]


def test_names_are_those_of_the_list_and_no_login_is_kept(four):
    names = {one.name for one in four.people}
    assert names == {"Ada", "cleo", ""}
    assert "ben" not in repr(four.people) and "dan" not in repr(four.people)
    assert "secret" not in repr(four._works)
    assert without_people(seen(four)).people == ()


def test_what_comes_later_changes_only_what_it_is_about(four):
    found = at_work(rows("ada", (NUMBER.id, WRONG), ends=NOW - timedelta(hours=3)))
    before = found.people[0]
    found.take(News(NOW, tuple(rows("ada", (CHOOSE_ONE.id, "test"), ends=NOW - timedelta(hours=1)))))
    found.settle()
    (after,) = found.people
    assert after.results[NUMBER.id] is before.results[NUMBER.id]
    assert after.trail[0] == CHOOSE_ONE.id
    assert after.seen == NOW  # who writes now is here now, though their computer's clock is an hour behind


def test_the_same_rows_again_count_once(four):
    mine = rows("ada", (NUMBER.id, WRONG), (NUMBER.id, WRONG))
    assert at_work(mine, mine).people == at_work(mine).people


def test_a_start_over_begins_again_also_here():
    again = Attempt(item=NUMBER.id, event="started-over", at=NOW + timedelta(seconds=1), learner="ada")
    found = at_work(
        rows("ada", (NUMBER.id, RIGHT), ends=NOW - timedelta(minutes=1)),
        [Line(row_of(again, again.microseconds()))],
    )
    assert found.people[0].results == {}


def test_no_verdict_in_a_row_is_believed():
    lying = [Line(one._mapping | {"verdict": "right"}) for one in rows("cleo", (NUMBER.id, "1"))]
    for one in lying:
        one._mapping.pop("checksum")
    (figures, _) = seen(at_work(lying)).sittings[0].questions
    assert (figures.at_once, figures.not_yet) == (0, 1)


@pytest.mark.parametrize(
    "damage",
    [
        {"answer": "{"},
        {"detail": "[" * 3_000},
        {"event": "won"},
        {"at": "yesterday"},
        {"at": (NOW + timedelta(days=2)).isoformat()},
        {"at": "1999-01-01T00:00:00+00:00"},
        {"item": "\x1b[2J"},
        {"answer": '"' + "x" * 300_000 + '"'},
    ],
)
def test_a_damaged_row_is_left_out_and_told_and_the_others_count(damage):
    good, bad = rows("ada", (NUMBER.id, RIGHT)), rows("ada", (NUMBER.id, "1"))[0]
    broken = {name: value for name, value in bad._mapping.items() if name != "checksum"} | damage
    found = at_work(good, [Line(broken)])
    assert found.remarks == ("1 row of 1 person could not be read and was left out.",)
    assert seen(found).sittings[0].questions[0].at_once == 1


def test_a_time_to_come_is_now():
    """A learner's clock that runs ahead keeps nobody here for longer."""
    ahead = at_work(rows("ada", (NUMBER.id, RIGHT), ends=NOW + timedelta(hours=5)))
    assert ahead.people[0].seen == NOW and ahead.people[0].tries[0].at == NOW


def test_who_writes_far_too_much_or_too_costly_answers_is_left_out(monkeypatch):
    found = at_work(rows("ada", (NUMBER.id, RIGHT)), rows("ben", (NUMBER.id, RIGHT)))
    found.take(News(NOW, (), left_out=frozenset({"ben"})))
    found.take(News(NOW, tuple(rows("ben", (NUMBER.id, "1")))))
    found.settle()
    assert len(found.people) == 1
    assert found.remarks == ("1 person wrote far more than anybody does and is left out.",)

    def costly(*_):
        raise TooCostly("time")

    monkeypatch.setattr(cohort.Examiner, "result", costly)
    found.take(News(NOW, tuple(rows("cleo", (NUMBER.id, "1")))))
    found.settle()
    assert len(found.people) == 1 and "far longer than any other" in found.remarks[1]


def test_answers_to_another_text_of_a_question_are_told_and_not_counted():
    older = rows("ada", (NUMBER.id, RIGHT))
    other = replace(NUMBER, prompt=NUMBER.prompt + " Really?")
    found = Cohort(KEY, (other,))
    found.take(News(NOW, tuple(older), at_first=True))
    found.settle()
    view = overview(found.people, COURSE, (other,), {}, NOW)
    assert view.sittings[0].questions[0].not_tried == 1 and view.people[0].tried == 0
    assert "1 answer of 1 person is to questions that have another wording" in found.remarks[0]
