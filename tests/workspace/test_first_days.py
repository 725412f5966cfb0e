"""Somebody starts as a product owner: the path, week by week, a page of it, and a path of the team's own."""

from datetime import date

import pytest
from typer.testing import CliRunner

import pmkit
from pmkit.cli import app
from pmkit.course import own_backlog
from pmkit.course.paths import PathError, path_text, read_path, shipped_paths
from pmkit.practice.workbook import EXPLORER
from pmkit.workspace import first_days as page
from pmkit.workspace.path_steps import weeks_to_do

OURS = """# Our first weeks
For whoever joins squad <b>Basket</b>.

## Meet *us*
Listen first.
practise: roles 1
practise: discovery practice 2
own: roles.own-week
talk: Each developer · 20 min :: What slowed you down?
page: A list of names.

## Plan
practise: 3 1
own: own.backlog
talk: Annegret :: Who waits?
"""


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    own_backlog.current_backlog.cache_clear()
    page.workbook.cache_clear()
    yield tmp_path
    page.workbook.cache_clear()


def the_widget():
    stack = pmkit.first_days()
    form, told, steps, downloads, pick = (part for _, part in stack.parts)
    return form, told, steps, downloads, pick


def items(steps, week):
    return [(one["text"], one["what"]) for one in steps.lists[week]["items"]]


def test_the_courses_path_has_four_weeks_each_with_practice_own_data_three_talks_and_a_page():
    (path,) = shipped_paths()
    assert len(path.weeks) == 4
    for week in path.weeks:
        assert week.practise and week.own and len(week.talks) == 3 and week.page


def test_a_text_that_is_written_is_read_again_as_the_same_path():
    path = read_path(OURS)
    assert [week.title for week in path.weeks] == ["Meet *us*", "Plan"]
    assert path.weeks[0].talks[0].minutes == 20 and path.weeks[1].talks[0].minutes == 0
    assert read_path(path_text(path)) == path
    for shipped in shipped_paths():
        assert read_path(path_text(shipped)) == shipped


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("practise: nowhere 1", "Line 9: there is no chapter “nowhere”; there are roles"),
        ("practise: roles 40", "Line 9: “40” is no sitting of roles; write a number from 1 to"),
        ("practise: roles", "is no sitting of roles"),
        ("own: roles.own-weak", "there is no explorer “roles.own-weak”. Nearest: roles.own-week"),
        ("talk: somebody", "a talk is written “talk: with whom · 30 min :: what you ask”"),
        ("page:", "nothing stands behind “page:”"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_the_remedy(line, told):
    with pytest.raises(PathError) as problem:
        read_path(OURS.replace("talk: Each developer · 20 min :: What slowed you down?", line))
    assert told in str(problem.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The first line has to be a title"),
        ("# Only a title", "There is no week"),
        ("# x\n" + "y" * 60_000, "at most 50,000 characters"),
    ],
)
def test_what_is_no_path_is_told(text, told):
    with pytest.raises(PathError, match=told):
        read_path(text)


def test_without_a_day_the_weeks_have_no_dates_and_the_first_is_open():
    _, told, steps, *_ = the_widget()
    assert "Say when you start" in told.text
    assert [(one["count"], one["open"]) for one in steps.lists] == [("", True), *[("", False)] * 3]


def test_the_day_is_kept_and_gives_the_weeks_their_dates():
    form, _, steps, *_ = the_widget()
    form.values = {**form.values, "begins": "2026-12-07"}
    assert [one["count"] for one in steps.lists][1] == "14 to 20 December 2026"
    again, *_ = the_widget()
    assert again.values["begins"] == "2026-12-07"


def test_the_week_of_today_is_open_and_after_the_last_one_the_last_stays_open():
    (path,) = shipped_paths()
    begins = date(2026, 12, 7)
    for today, week in ((date(2026, 12, 1), 0), (date(2026, 12, 20), 1), (date(2027, 3, 1), 3)):
        assert [one["open"] for one in weeks_to_do(path, begins, today)].index(True) == week


def test_each_step_says_how_far_it_is():
    page.keep_team_path(OURS.encode())
    page.workbook().note(page.NOTE, {"path": page.TEAM})
    _, _, steps, *_ = the_widget()
    assert items(steps, 0)[0][1].startswith("0 of ")
    assert items(steps, 0)[2] == ("On your own product: A week of hours", "not yet")
    page.workbook().note(f"{EXPLORER}roles.own-week", {"week": {}})
    page.workbook().check("roles.settled-guess", "x")
    _, _, steps, *_ = the_widget()
    assert items(steps, 0)[2][1] == "used"


def test_a_teams_path_is_chosen_kept_and_can_be_left_again():
    form, told, steps, _, pick = the_widget()
    pick.take("ours.md", OURS.encode())
    assert told.text.split("\n")[0] == "“Our first weeks” is in use: 2 weeks."
    assert [one["title"] for one in steps.lists] == ["Week 1 · Meet *us*", "Week 2 · Plan"]
    form.values = {**form.values, "path": page.COURSE}
    assert len(steps.lists) == 4
    assert page.team_path() == read_path(OURS)


def test_a_week_of_another_path_is_not_asked_for_on_the_page():
    form, *_, pick = the_widget()
    form.values = {**form.values, "weeks": "Week 3 · A plan that survives a bad week"}
    pick.take("ours.md", OURS.encode())
    assert form.values["weeks"] == page.ALL_WEEKS


def test_a_damaged_manifest_leaves_an_empty_path_and_no_traceback(monkeypatch):
    monkeypatch.setattr(page, "shipped_paths", tuple)
    _, told, steps, *_ = the_widget()
    assert "can't be read" in told.text and steps.lists == []


def test_a_file_that_is_no_path_is_refused_and_the_one_before_stays():
    *_, pick = the_widget()
    pick.take("ours.md", OURS.encode())
    pick.take("ours.md", b"\xff\xfe\x00")
    assert "This file is no text" in pick.error
    pick.take("ours.md", OURS.replace("roles 1", "roles 99").encode())
    assert "Line 6" in pick.error
    assert page.team_path() == read_path(OURS)


def test_a_teams_path_that_went_or_broke_is_told_and_the_courses_stands_in():
    page.keep_team_path(OURS.encode())
    page.workbook().note(page.NOTE, {"path": page.TEAM})
    page.team_file().write_bytes(b"\xff\xfe")
    assert "can't be read" in the_widget()[1].text
    page.team_file().unlink()
    _, told, steps, *_ = the_widget()
    assert "not on this computer any more" in told.text and len(steps.lists) == 4


def test_the_page_has_the_talks_with_room_for_notes_and_what_was_made_in_the_week():
    page.keep_team_path(OURS.encode())
    page.workbook().note(page.NOTE, {"path": page.TEAM, "begins": "2026-12-07"})
    text = page.made_page("md", page.ALL_WEEKS, date(2026, 12, 8)).data.decode()
    assert "7 to 13 December 2026" in text
    assert text.count("*What I heard:*") == 2
    assert "Meet \\*us\\*" in text and "<b>" not in text
    one = page.made_page("md", "Week 2 · Plan", date(2026, 12, 8)).data.decode()
    assert "Who waits" in one and "slowed" not in one
    html = page.made_page("html", page.ALL_WEEKS, date(2026, 12, 8)).data.decode()
    assert "&lt;b&gt;Basket" in html and "<title>Our first weeks</title>" in html


def test_the_text_that_is_handed_out_is_one_that_can_be_chosen():
    _, told, _, downloads, pick = the_widget()
    assert downloads.describe().count("[") == 3
    pick.take("our-path.md", page.made_page("text", page.ALL_WEEKS, date(2026, 12, 8)).data)
    assert "is in use: 4 weeks" in told.text


def test_the_command_checks_a_text_writes_a_page_and_overwrites_nothing(tmp_path):
    file, out = tmp_path / "ours.md", tmp_path / "page.html"
    file.write_text(OURS, encoding="utf-8")
    run = CliRunner().invoke
    assert "“Our first weeks” can be used: 2 weeks, 2 talks." in run(app, ["path", str(file)]).output
    done = run(app, ["path", str(file), "--starts", "2026-12-07", "--to", str(out)])
    assert done.exit_code == 0 and "14 to 20 December 2026" in out.read_text(encoding="utf-8")
    again = run(app, ["path", str(file), "--to", str(out)])
    assert again.exit_code == 1 and "is not overwritten" in again.output
    assert run(app, ["path"]).output.startswith("# The first thirty days")
    names = run(app, ["path", "--names"]).output.splitlines()
    for line in names:
        read_path(f"# x\n## y\n{line.partition('   ')[0]}")
    assert "own: own.backlog" in names and len(names) > 60
    file.write_text("nothing", encoding="utf-8")
    assert "has to be a title" in run(app, ["path", str(file)]).output


def test_it_says_which_day_it_is():
    (path,) = shipped_paths()
    begins = date(2026, 12, 7)
    told = [
        page.which_day(path, begins, day) for day in (date(2026, 12, 1), date(2026, 12, 16), date(2027, 2, 1))
    ]
    assert "You start on 7 December 2026" in told[0]
    assert "This is day 10: week 2 of 4." in told[1]
    assert "This is day 57. The weeks are over" in told[2]
