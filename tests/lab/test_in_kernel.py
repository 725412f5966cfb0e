"""What the course's kernel closes, and what it prepares."""

from types import SimpleNamespace

import pytest

from pmkit.lab.in_kernel import PAGES, Shown, preparations


class Made:
    def __init__(self, fails=False):
        self.closed, self._fails = False, fails

    def close(self):
        self.closed = True
        if self._fails:
            raise RuntimeError("its comm is gone")


@pytest.fixture
def shown():
    return Shown(lambda close, widgets: close(widgets))


def run(shown, page, cell, *widgets):
    """A cell on a page is run and makes these widgets."""
    shown.begin(page, cell)
    for widget in widgets:
        shown.made(widget)
    shown.end()
    return widgets


def test_a_cell_that_is_run_again_closes_what_it_had(shown):
    first = run(shown, "page", "cell", Made(), Made(fails=True), Made())
    (second,) = run(shown, "page", "cell", Made())
    assert all(one.closed for one in first) and not second.closed
    assert shown.count() == 1


def test_what_is_made_outside_a_cell_of_the_course_belongs_to_its_user(shown):
    run(shown, "page", "cell")
    own = Made()
    shown.made(own)
    run(shown, "page", "cell")
    assert not own.closed and shown.count() == 0


def test_a_notebook_that_is_closed_on_one_page_stays_on_the_other(shown):
    (here,) = run(shown, "one", "cell", Made())
    (there,) = run(shown, "other", "cell", Made())
    shown.leave("one", ["cell", "another cell"])
    assert here.closed and not there.closed


def test_pages_that_were_reloaded_keep_nothing_for_ever(shown):
    made = [run(shown, f"page {number}", "cell", Made(), Made()) for number in range(20)]
    assert [pair[0].closed for pair in made] == [True] * (20 - PAGES) + [False] * PAGES
    assert shown.count() == 2 * PAGES


def test_every_preparation_can_be_made():
    assert len([step() for step in preparations()]) > 10


def test_a_chapter_that_is_started_over_is_shown_in_place(monkeypatch):
    from pmkit.lab.in_kernel import refresh
    from pmkit.widgets import reopen

    asked = []

    def card(chapter):
        return SimpleNamespace(
            question=SimpleNamespace(id=f"{chapter}.one"), reopen=lambda: asked.append(chapter)
        )

    def view(chapter):
        return SimpleNamespace(
            item=f"explorer:{chapter}.two/my backlog", reopen=lambda: asked.append(f"{chapter} view")
        )

    cards = [card(chapter) for chapter in ("roles", "vision")]
    views = [view(chapter) for chapter in ("roles", "vision")]
    monkeypatch.setattr(reopen, "open_cards", cards)
    monkeypatch.setattr(reopen, "open_views", views)
    refresh("roles")
    assert asked == ["roles", "roles view"]
