"""`pmkit author list`: every question of the course, for people and for scripts."""

import json

from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.course import CHAPTERS, question, question_ids


def run(*arguments):
    result = CliRunner().invoke(app, ["author", *arguments])
    return result.stdout


def test_all_items_are_listed_with_their_options_and_verdicts():
    items = json.loads(run("list", "--json"))
    assert [one["id"] for one in items] == question_ids()
    for one in items:
        asked = question(one["id"])
        options = [(option.text, option.verdict.value) for option in getattr(asked, "options", ())]
        assert [(option["text"], option["verdict"]) for option in one["options"]] == options
        assert (one["kind"], one["skill"], one["minutes"]) == (asked.kind, asked.skill, asked.minutes)
        assert one["chapter"] == one["id"].partition(".")[0]
    for chapter in CHAPTERS:
        told = {one["section"] for one in items if one["chapter"] == chapter.id}
        assert told == {section.title for section in chapter.sections if section.questions}


def test_people_get_a_line_each():
    assert len(run("list").splitlines()) == len(question_ids())
