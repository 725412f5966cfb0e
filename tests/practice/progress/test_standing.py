"""The learner sees what is done, due and next, the minutes, and skills in words."""

import json
from datetime import UTC, datetime, timedelta

from progress_helpers import attempt

from pmkit.course import CHAPTERS
from pmkit.course.manifest import Chapter, Section, Shown
from pmkit.practice.progress import MemoryStore
from pmkit.practice.record import CourseItem
from pmkit.practice.standing import standing

START = datetime(2026, 3, 2, 19, tzinfo=UTC)


def chapter(number, id, count):
    items = [
        CourseItem(id=f"{id}.{n}", chapter=id, skill=f"Skill {id}", minutes=4, fingerprint="f")
        for n in range(count)
    ]
    shown = [Shown(item=item, kind="number", cell=item.id) for item in items]
    play = Shown(item=CourseItem(id=f"explorer:{id}.play", chapter=id), kind="explorer", cell="play")
    section = Section(title="1", notebook="", cell="", minutes=1, shown=(*shown[:2], play, *shown[2:]))
    return Chapter(
        id=id,
        number=number,
        title=id.title(),
        promise="",
        minutes=60,
        notebook=f"{id}.ipynb",
        sections=(section,),
    )


COURSE = (chapter(0, "start", 0), chapter(1, "roles", 3), chapter(2, "vision", 2))


def did(item, event="checked", verdict="right", minutes=0, **more):
    detail = more.pop("detail", {"fingerprint": "f"})
    return attempt(
        item=item, event=event, verdict=verdict, at=START + timedelta(minutes=minutes), detail=detail, **more
    )


def stand(*attempts, after=timedelta(hours=1)):
    return standing(COURSE, MemoryStore(attempts).history(), START + after)


def test_at_the_beginning_everything_is_ahead():
    here = stand()
    assert here.sentence == "0 of 5 items done. Next: Roles (12 min)."
    assert (here.next.item, here.due, here.minutes_spent, here.minutes_left) == ("roles.0", 0, 0, 20)
    assert here.chapters[0].sentence == "To read."
    assert here.skills[0].sentence == "Skill roles: not practised yet (3 items)."


def test_next_is_the_first_open_item_after_the_place_where_one_was():
    here = stand(did("roles.0"), did("vision.0", minutes=2))
    assert here.next.item == "vision.1"
    back = stand(did("vision.0"), did("vision.1", minutes=1))
    assert (back.next.item, back.next.chapter, back.next.minutes) == ("roles.0", "roles", 12)


def test_an_explorer_is_a_place_too():
    here = stand(did("vision.0"), did("explorer:roles.play", "noted", "", minutes=2))
    assert (here.last, here.next.item) == ("explorer:roles.play", "roles.2")


def test_done_started_and_missed_are_told_apart():
    here = stand(
        did("roles.0"), did("roles.1", verdict="not-yet", minutes=3), did("roles.2", "draft", "", minutes=4)
    )
    roles = here.chapters[1]
    assert (roles.done, roles.started, roles.minutes_left) == (1, 2, 8)
    assert here.skills[0].sentence == "Skill roles: 1 of 2 tried are solved, 1 not tried yet."
    assert here.minutes_spent == 4


def test_a_break_is_no_practice_time():
    assert stand(did("roles.0"), did("roles.1", minutes=5), did("roles.2", minutes=500)).minutes_spent == 5


def test_due_items_are_counted_in_their_chapter():
    here = stand(did("roles.0"), did("roles.1"), did("vision.0"), after=timedelta(days=30))
    assert [row.due for row in here.chapters] == [0, 2, 1]
    assert here.chapters[1].sentence == "2 of 3 done, 2 to repeat."
    assert len(here.repeat) == 3 and "3 to repeat from earlier." in here.sentence


def test_starting_over_opens_the_item_again_and_undo_closes_it():
    over = did("roles.0", "started-over", "", minutes=1)
    assert stand(did("roles.0"), over).chapters[1].done == 0
    assert stand(did("roles.0"), over, did("roles.0", "undone", "", minutes=2)).chapters[1].done == 1


def test_a_changed_question_is_open_again():
    here = stand(did("roles.0", detail={"fingerprint": "as it was"}))
    assert (here.chapters[1].done, here.chapters[1].changed, here.chapters[1].due) == (0, 1, 1)
    assert here.next.item == "roles.0"


def test_at_the_end_it_says_so():
    here = stand(*(did(item.id) for one in COURSE for item in one.items))
    assert (here.next, here.minutes_left) == (None, 0)
    assert here.sentence == "5 of 5 items done. Everything is done."
    assert here.skills[1].sentence == "Skill vision: all 2 solved."


def test_the_real_course_has_a_standing_that_json_can_hold():
    here = standing(CHAPTERS, [], START)
    assert [row.id for row in here.chapters] == [one.id for one in CHAPTERS]
    assert json.loads(json.dumps(here.to_json()))["due"] == 0
