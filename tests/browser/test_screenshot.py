"""README's picture can be made anew at any time: a lesson in its size, with a question answered."""

import struct

from lesson import Lesson
from playwright.sync_api import expect

import make_screenshot


def test_the_picture_shows_a_lesson_with_an_answered_question(page, lab, tmp_path):
    lab.forget_progress()
    target = tmp_path / "screen.png"
    make_screenshot.take(page, lab, target)
    size = struct.unpack(">II", target.read_bytes()[16:24])
    assert size == tuple(make_screenshot.SIZE.values())
    assert size == struct.unpack(">II", make_screenshot.TARGET.read_bytes()[16:24])
    card = Lesson(page).cell(make_screenshot.QUESTION).locator(".pmq")
    expect(card.locator(".pmq-verdict")).to_be_in_viewport()
    expect(page.get_by_role("navigation", name="Course map")).to_be_visible()
