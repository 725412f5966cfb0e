"""Go or no-go: reasons with homes, criteria that could say no, and a record of the decision."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.readable import in_markdown


@pytest.fixture
def case():
    return Play(EXPLORERS["launch.board"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["launch.own-board"].explorer())


def told(play, key):
    return play.result.says[key].replace("\\", "")


def checker(play, id, table="criteria"):
    rows = [row["id"] for row in play.control(table).rows]
    return play.result.computed[table]["says"][rows.index(id)]


def test_three_of_six_are_green_and_none_of_them_shows_anything(case):
    assert case.says.startswith(
        "3 of 6 criteria are green, and the table has 10 open points. 3 of the green ones"
    )
    assert checker(case, "c1") == "written too late" and checker(case, "c2") == "green with n = 0"
    assert checker(case, "c3") == "in\u00a0order"


def test_what_the_table_lacks_comes_first(case):
    points = told(case, "points")
    assert points.index("No rule says when it is stopped") < points.index("Testers like it")
    assert "No criterion is about faults of severity 4" in points and "the partners are told" in points


def test_a_mended_row_is_in_order(case):
    case.edit("criteria", "c5", "n", 1).edit("criteria", "c6", "owner", "Aoife")
    assert checker(case, "c5") == checker(case, "c6") == "in\u00a0order"
    assert "the table has 8 open points" in case.says


def test_a_judgement_is_allowed_and_marked_as_one(case):
    case.edit("criteria", "c4", "kind", "judgement").edit("criteria", "c4", "owner", "Jonas")
    assert checker(case, "c4") == "in\u00a0order"
    assert "The team (a judgement)" in told(case, "record").replace("*", "")


def test_one_s_own_reasons_come_before_those_of_others(case):
    assert not any(one.key == "reasons" for one in case.seen.controls)
    case.set(mine="Nobody knew\n\n  Nobody   knew \nIt rained")
    assert [row["reason"] for row in case.control("reasons").rows] == ["Nobody knew", "It rained"]
    case.set(others=True)
    assert [row["reason"] for row in case.control("reasons").rows][:2] == ["Nobody knew", "It rained"]
    assert len(case.control("reasons").rows) == 14


def test_a_reason_without_a_home_is_an_open_point_and_a_home_needs_a_name(case):
    case.set(mine="It rained")
    assert checker(case, "It rained", "reasons") == "no home" and "0 of 1 reason have a home" in case.says
    case.edit("reasons", "It rained", "home", "accepted")
    assert checker(case, "It rained", "reasons") == "by what?"
    case.edit("reasons", "It rained", "which", "Mara")
    assert (
        checker(case, "It rained", "reasons") == "in\u00a0order" and "1 of 1 reason has a home." in case.says
    )
    assert "It rained: accepted by Mara" in told(case, "record")


def test_a_home_stays_with_its_reason_when_lines_are_moved(case):
    case.set(mine="A\nB").edit("reasons", "B", "home", "seen").set(mine="B\nC\nA")
    assert case.of("reasons") == {"B": {"home": "seen"}}


def test_a_day_that_cannot_be_read_is_told_and_stays_as_it_was_typed(case):
    case.edit("criteria", "c3", "written", "before the beta").set(data_from="then")
    assert checker(case, "c3") == "no day" and "“before the beta” is no day." in told(case, "points")
    assert case.of("criteria")["c3"]["written"] == "before the beta"
    assert "is no day" in case.result.errors["data_from"] and "too late" not in checker(case, "c1")


def test_a_threshold_that_stood_before_the_data_is_in_order(case):
    assert checker(case.edit("criteria", "c1", "written", "18 December 2026"), "c1") == "in\u00a0order"
    assert checker(case.set(data_from="2026-12-01"), "c1") == "written too late"


def test_rows_can_be_added_up_to_a_table_that_a_meeting_can_read(case):
    for _ in range(20):
        case.press("add")
    assert len(case.control("criteria").rows) == 20
    case.edit("criteria", "n1", "criterion", "Stop").edit("criteria", "n1", "kind", "stop")
    assert "No rule says when it is stopped" not in told(case, "points")


def test_the_record_holds_what_was_decided_and_is_all_that_is_taken_along(case):
    case.set(decision="stages", who="Mara", stopper="Kofi", line="2 unsafe reports", because="Traces first.")
    blocks = case.explorer.readable(case.seen)
    page = "\n".join(map(in_markdown, blocks)).replace("\\", "")
    assert (
        "**Decided**: in stages, by Mara" in page
        and "**Stops it without asking**: Kofi, at 2 unsafe reports" in page
    )
    assert "× red: *Search is fast*; threshold: half a second, written on 18 December 2026" in page
    assert "10 open points in the table." in page and "Who decides" not in page


def test_a_table_without_an_open_point_is_no_yes(own):
    kinds = ("measure", "severity", "stop", "back", "support", "partner")
    for number, kind in enumerate(kinds, start=1):
        cells = {"criterion": kind, "threshold": "none", "written": "2027-01-01", "owner": "Ana", "n": 3}
        for key, cell in cells.items():
            own.edit("criteria", f"c{number}", key, cell)
    own.set(mine="Rain").edit("reasons", "Rain", "home", "seen").edit("reasons", "Rain", "which", "gauge")
    assert own.says.endswith("No rule objects. That is no yes: people decide.") and not told(own, "points")


def test_one_s_own_table_begins_empty_and_says_with_what(own):
    assert own.says == "No criterion yet. Begin with the one that could make you say no."
    assert all(own.field(key).stays for key in ("mine", "launch", "who", "because"))
    assert not any(one.key == "others" for form in own.seen.controls for one in getattr(form, "fields", ()))


def test_too_many_reasons_are_counted_and_not_cut_in_silence(own):
    own.set(mine="\n".join(f"reason {n}" for n in range(35)))
    assert own.result.errors["mine"] == "The first 30 reasons are looked at, 5 are not."
    assert own.values["mine"].count("\n") == 34


def test_markup_is_text(own):
    own.set(mine="<b>x</b> | **y**").edit("criteria", "c1", "criterion", "<img src=x>")
    assert "\\<img" in own.result.says["record"] and "\\<b" in own.result.says["points"]


@pytest.mark.parametrize("added", [True, -3, "x", [1], 10**400, {"a": 1}])
def test_a_kept_number_of_rows_that_is_none_does_no_harm(added):
    play = Play(EXPLORERS["launch.board"].explorer(), {"added": added, "mine": "x"})
    assert 6 <= len(play.control("criteria").rows) <= 20
    assert play.press("add").result


def test_many_reasons_without_a_home_are_told_once(case):
    case.set(mine="It rained.\nNobody knew")
    assert "It rained: This reason has no home." in told(case, "points").replace("*", "")
    case.set(others=True)
    points = told(case, "points")
    assert "14 reasons have no home" in points and "“It rained”, “Nobody knew”" in points
    assert "and 11 more. Prevent each of them" in points and "This reason has no home" not in points
    assert "24 open points" in case.says
