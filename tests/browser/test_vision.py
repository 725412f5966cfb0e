"""The explorers of chapter 02 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import pytest
from lab import axe_violations, box, restart_kernel, screenshot, use_theme
from lesson import WAIT, frame_of, said, slider, title
from playwright.sync_api import expect

from pmkit.methods import open_households
from pmkit.methods.north_star import dinners_cooked

NOTEBOOK = "notebooks/02_vision.ipynb"
POSITIONING, BOARD, WEDGE, STAR = "vision.positioning", "vision.board", "vision.wedge", "vision.north-star"
OKR, PRESS = "vision.okr", "vision.press-release"
OWN_POSITIONING, OWN_BOARD = "vision.own-positioning", "vision.own-board"
OWN_WEDGE, OWN_OKR = "vision.own-wedge", "vision.own-okr"


@pytest.fixture(scope="module")
def lesson(open_lesson):
    return open_lesson(NOTEBOOK)


def for_whom(lesson):
    """Mend the first slot of the positioning."""
    positioning = lesson.explorer(POSITIONING)
    expect(positioning).to_contain_text("nobody in particular", timeout=WAIT)
    positioning.get_by_label("For", exact=True).fill("families with a nut allergy")
    lesson.keys("Tab")
    expect(positioning).not_to_contain_text("nobody in particular", timeout=WAIT)
    return positioning


def test_a_weak_slot_is_mended_by_typing(lesson):
    expect(for_whom(lesson).locator(".pmsay").first).to_contain_text("families with a nut allergy")


def test_the_board_and_the_press_release_answer_too(lesson):
    board = lesson.explorer(BOARD)
    board.get_by_label("Vision", exact=True).fill("Families eat together without fear")
    lesson.keys("Tab")
    expect(board.locator(".pmsay").first).to_contain_text("without fear", timeout=WAIT)
    press = lesson.explorer(PRESS)
    press.get_by_label("Heading", exact=True).fill("Families with an allergy shop without reading labels")
    lesson.keys("Tab")
    expect(press.locator(".pmsay").first).to_contain_text("shop without reading labels", timeout=WAIT)


def test_a_share_in_the_table_changes_who_comes_first(lesson):
    wedge, groups = lesson.explorer(WEDGE), frame_of(WEDGE)
    left = open_households(groups)
    most = groups.loc[left.idxmax()]
    first = f"{most['segment']}: {left.max():,.0f}"
    expect(wedge).to_contain_text(first)
    wedge.get_by_role("textbox", name=f"We can reach (%), {most['segment']}").fill("0")
    lesson.keys("Enter")
    second = groups.loc[left.drop(left.idxmax()).idxmax(), "segment"]
    expect(said(wedge)).to_contain_text(f"Most are left among {second}", timeout=WAIT)
    below = groups["segment"].iloc[groups.index.get_loc(left.idxmax()) + 1]
    expect(wedge.get_by_role("textbox", name=f"We can reach (%), {below}")).to_be_focused()
    wedge.get_by_role("button", name="Undo").click()
    expect(wedge).to_contain_text(first, timeout=WAIT)


def test_a_slider_moved_by_keys_moves_the_star(lesson):
    star, rows = lesson.explorer(STAR), frame_of(STAR)
    inputs = dict(zip(rows["key"], rows["value"], strict=True))
    before = said(star).inner_text()

    def moved(name, found, digits=0):
        """Wait until the tree says by how much the dinners change with the slider as it stands."""
        value = float(found.input_value())
        change = dinners_cooked({**inputs, name: value})["dinners"] / dinners_cooked(inputs)["dinners"] - 1
        return f"{100 * abs(change):.{digits}f} %"

    cooked = slider(star, "Planned dinners that are cooked")
    cooked.focus()
    lesson.keys("ArrowRight")
    expect(said(star)).not_to_have_text(before, timeout=WAIT)
    expect(said(star)).to_contain_text(f"{moved('cooked', cooked, digits=1)} in month 12", timeout=WAIT)
    lesson.keys("ArrowLeft")
    kept = slider(star, "Households that stay")
    place = box(kept)
    lesson.page.mouse.click(place["x"] + place["width"] - 12, place["y"] + place["height"] / 2)
    more = 100 * (float(kept.input_value()) / inputs["kept"] - 1)
    expect(title(star)).to_contain_text(f"(+{moved('kept', kept)})", timeout=WAIT)
    expect(title(star)).to_contain_text(f"up {more:.0f} %")
    star.get_by_role("button", name="Start over").click()
    expect(said(star)).to_have_text(before, timeout=WAIT)


def test_the_grader_follows_and_all_of_it_survives_a_restart(lesson):
    okr, results = lesson.explorer(OKR), frame_of(OKR)
    expect(okr).to_contain_text("hides a result at 0")
    hidden = next(
        at
        for at, row in enumerate(results.to_dict("records"))
        if (row["actual"] - row["start"]) * (row["target"] - row["start"]) <= 0
    )
    now = okr.get_by_label("Now").nth(hidden)
    now.fill(f"{results.iloc[hidden]['target']:g}")
    lesson.keys("Enter")
    expect(said(okr)).not_to_contain_text("hides", timeout=WAIT)
    for_whom(lesson)
    lesson.step_is_kept()  # states are kept after a moment of quiet
    restart_kernel(lesson.page)
    expect(said(lesson.seen(OKR))).not_to_be_empty(timeout=WAIT)
    expect(said(lesson.seen(OKR))).not_to_contain_text("hides")
    expect(lesson.seen(POSITIONING).locator(".pmsay").first).to_contain_text("nut allergy", timeout=WAIT)


def test_one_s_own_texts_and_numbers_answer_too(lesson):
    mine = lesson.explorer(OWN_POSITIONING)
    expect(said(mine)).to_contain_text("Nothing is written yet", timeout=WAIT)
    mine.get_by_label("For", exact=True).click()
    lesson.page.keyboard.type("night nurses on two wards")
    lesson.keys("Tab")
    lesson.page.keyboard.type("hand over by phone")
    lesson.keys("Tab")
    written = "night nurses on two wards who hand over by phone"
    expect(mine.locator(".pmsay").first).to_contain_text(written, timeout=WAIT)
    expect(said(mine)).to_contain_text("Still empty", timeout=WAIT)
    board = lesson.explorer(OWN_BOARD)
    board.get_by_label("Target group").fill("everybody")
    lesson.keys("Tab")
    expect(board).to_contain_text("nobody in particular", timeout=WAIT)
    wedge, groups = lesson.explorer(OWN_WEDGE), frame_of(OWN_WEDGE)
    second = groups.index[1]
    wedge.get_by_role("textbox", name=f"Customers, {groups.loc[second, 'segment']}").fill("900,000")
    lesson.keys("Enter")
    left = open_households(groups.assign(reach=groups["reach"].where(groups.index != second, 900_000)))
    expect(title(wedge)).to_contain_text(
        f"{groups.loc[second, 'segment']}: {left[second]:,.0f}", timeout=WAIT
    )
    okr = lesson.explorer(OWN_OKR)
    for label, text in (
        ("Key result", "Falls on ward 4, a month"),
        ("Start", "6"),
        ("Target", "2"),
        ("Now", "3"),
    ):
        okr.get_by_role("textbox", name=label).first.fill(text)
        lesson.keys("Tab")
    expect(okr.locator("tbody tr").first).to_contain_text("0.75", timeout=WAIT)
    okr.get_by_label("Kind").first.select_option(label="committed")
    expect(said(okr)).to_contain_text("A commitment is expected at 1.0", timeout=WAIT)


def test_both_themes_are_readable(lesson):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(lesson.page, theme)
        assert axe_violations(lesson.page, ".jp-NotebookPanel .jp-OutputArea-output") == []
    screenshot(lesson.page, "vision")


def test_a_phone_shows_all(lesson, phone):
    phone.without_the_map()
    wide = lesson.page.evaluate(
        "[...document.querySelectorAll('.pmkit-explorer, .pmkit-explorer .pmtable-frame')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText.slice(0, 60))"
    )
    assert wide == []
