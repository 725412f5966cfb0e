"""A lesson takes the minutes it says: 35 to 55, in sittings of at most 20, each with a place to stop.
The last chapter is a game, and takes longer.

The minutes are those of the manifest: prose at a beginner's pace, questions as they say, three minutes for an
explorer, our own rule of thumb for the one thing that the text beside it asks for. Somebody who tries more in
each takes half as long again, and still comes to the stop within twenty minutes.
"""

import re
from pathlib import Path

import jupytext
import pytest

from pmkit.authoring import manifest, sittings
from pmkit.course import CHAPTERS
from pmkit.course.manifest import EXPLORER, read_manifest
from pmkit.practice.markdown import count_words, without_comments

ROOT = Path(__file__).resolve().parents[2]
NAMES = tuple(Path(one.notebook).stem for one in CHAPTERS if one.number)
LONGER_AT_AN_EXPLORER = 1.5
USUAL, GAME = (35, 55, 4), (90, 150, 8)
"""The fewest and most minutes of a lesson, and the most sittings."""
LENGTH = {name: GAME if name == "12_capstone" else USUAL for name in NAMES}


@pytest.fixture(scope="module")
def chapters(tmp_path_factory):
    """The manifest as today's sources make it, by the name of the lesson."""
    file = tmp_path_factory.mktemp("made") / "manifest.json"
    file.write_text(manifest.make(ROOT), encoding="utf-8")
    return {Path(one.notebook).stem: one for one in read_manifest(file)}


def of_lesson(chapter):
    return [one for one in chapter.sittings if one.notebook == chapter.notebook]


def cells(name):
    return jupytext.read(ROOT / "lessons" / f"{name}.py").cells


def text(name):
    prose = (cell.source for cell in cells(name) if cell.cell_type == "markdown")
    return " ".join(without_comments("\n".join(prose)).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_is_as_long_as_planned_in_sittings_of_at_most_20(chapters, name):
    taken = [one.minutes for one in of_lesson(chapters[name]) if not one.optional]
    fewest, most, sat = LENGTH[name]
    assert 2 <= len(taken) <= sat and fewest <= sum(taken) <= most
    assert all(one.minutes <= sittings.LONGEST for one in chapters[name].sittings)


@pytest.mark.parametrize("name", NAMES)
def test_whoever_takes_time_in_the_explorers_stops_within_twenty_minutes_too(chapters, name):
    for one in of_lesson(chapters[name]):
        explorers = sum(id.startswith(EXPLORER) for id in one.shown)
        assert one.optional or one.minutes + LONGER_AT_AN_EXPLORER * explorers <= 20.5, one.title


@pytest.mark.parametrize("name", NAMES)
def test_lesson_and_sheet_are_in_sittings_from_the_first_cell_to_the_last(chapters, name):
    chapter = chapters[name]
    for notebook in (chapter.notebook, chapter.exercises):
        shown = [id for one in chapter.sittings if one.notebook == notebook for id in one.shown]
        assert shown == [
            one.item.id for part in chapter.sections if part.notebook == notebook for one in part.shown
        ]


@pytest.mark.parametrize("name", NAMES)
def test_the_opening_cell_tells_the_minutes_of_each_sitting(chapters, name):
    told = re.findall(r"Sitting \d, [^:]+: (\d+) minutes", text(name))
    assert [int(one) for one in told] == [
        one.minutes for one in of_lesson(chapters[name]) if not one.optional
    ]


@pytest.mark.parametrize("name", [*NAMES, *(f"{name}_practice" for name in NAMES)])
def test_the_text_at_a_stop_names_the_minutes_that_come_next(chapters, name):
    chapter = chapters[name.removesuffix("_practice")]
    notebook = chapter.exercises if name.endswith("_practice") else chapter.notebook
    here = [one for one in chapter.sittings if one.notebook == notebook]
    after = re.findall(rf"{sittings.STOP}.{{10,220}}?\((\d+) minutes\)", text(name))
    wanted = [one.minutes for one in here[1:] if "closer look" not in one.title]
    assert [int(minutes) for minutes in after[: len(wanted)]] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_figures_of_minutes_are_counted_and_not_typed(name):
    source = (ROOT / "lessons" / f"{name}.py").read_text(encoding="utf-8")
    assert not re.search(r"Sitting \d, [^:<]+: \d+ minutes|\(\d+ minutes\)", source)


@pytest.mark.parametrize("name", NAMES)
def test_no_stretch_of_text_is_long_before_there_is_something_to_do(name):
    stretch, longest = 0, 0
    for cell in cells(name):
        if cell.cell_type == "code":
            stretch = 0
            continue
        before, stop, after = cell.source.partition("Sources")[0].partition(sittings.STOP)
        longest = max(longest, stretch + count_words(before))
        stretch = count_words(after) if stop else stretch + count_words(before)
    assert longest <= 160
