"""A lesson takes the minutes it says: 35 to 50, in sittings of at most 20, each with a place to stop.

Prose counts at a beginner's pace, questions as they say. An explorer of the lesson counts three minutes, our
own rule of thumb for the one thing that the text beside it asks for. Somebody who tries more in each takes
half as long again, and still comes to the stop within twenty minutes.
"""

import re
from pathlib import Path

import jupytext
import pytest

from pmkit.course import question
from pmkit.practice.markdown import count_words
from pmkit.practice.minutes import WORDS_A_MINUTE

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
NAMES = ("01_roles", "02_vision", "03_prioritisation", "04_roadmapping")
A_TASK, WITH_CARE = 3.0, 4.5
STOP, ALSO_OPTIONAL = "Good place to stop", ("## On your own product", "## Closer look")


def sittings(name, a_task=A_TASK):
    """For each sitting the minutes of its cells; what is optional stands after the last stop or by itself."""
    found, optional = [0.0], False
    for cell in jupytext.read(LESSONS / f"{name}.py").cells:
        if cell.cell_type == "markdown":
            if re.search(r"^## ", cell.source, re.MULTILINE):
                optional = any(heading in cell.source for heading in ALSO_OPTIONAL)
            minutes = count_words(cell.source.partition("Sources")[0]) / WORDS_A_MINUTE
        else:
            minutes = sum(question(id).minutes for id in re.findall(r'show\("([^"]+)"\)', cell.source))
            minutes += a_task * len(re.findall(r"explore\(", cell.source))
        if not optional:
            found[-1] += minutes
        if STOP in cell.source:
            found.append(0.0)
    return found


def promised(name):
    text = " ".join(line.lstrip("# ") for line in (LESSONS / f"{name}.py").read_text("utf-8").splitlines())
    return [int(minutes) for minutes in re.findall(r"Sitting \d, [^:]+: (\d+) minutes", text)]


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_is_35_to_50_minutes_in_sittings_of_at_most_20(name):
    said = promised(name)
    assert len(said) >= 2 and max(said) <= 20 and 35 <= sum(said) <= 50


@pytest.mark.parametrize("name", NAMES)
def test_each_sitting_takes_the_minutes_it_says(name):
    taken = sittings(name)
    for number, (minutes, said) in enumerate(zip(taken, promised(name), strict=False), start=1):
        assert abs(minutes - said) <= 0.15 * said + 0.5, (
            f"sitting {number}: {said} said, {minutes:.1f} counted"
        )


@pytest.mark.parametrize("name", NAMES)
def test_whoever_takes_time_in_the_explorers_stops_within_twenty_minutes_too(name):
    assert max(round(minutes) for minutes in sittings(name, WITH_CARE)) <= 20


@pytest.mark.parametrize("name", NAMES)
def test_the_text_before_a_stop_names_the_minutes_that_come_next(name):
    text = " ".join(line.lstrip("# ") for line in (LESSONS / f"{name}.py").read_text("utf-8").splitlines())
    after = re.findall(rf"{STOP}.{{10,220}}?\((\d+) minutes\)", text)
    assert [int(minutes) for minutes in after[: len(promised(name)) - 1]] == promised(name)[1:]


@pytest.mark.parametrize("name", NAMES)
def test_no_stretch_of_text_is_long_before_there_is_something_to_do(name):
    stretch, longest = 0, 0
    for cell in jupytext.read(LESSONS / f"{name}.py").cells:
        if cell.cell_type == "code":
            stretch = 0
            continue
        before, stop, after = cell.source.partition("Sources")[0].partition(STOP)
        longest = max(longest, stretch + count_words(before))
        stretch = count_words(after) if stop else stretch + count_words(before)
    assert longest <= 160
