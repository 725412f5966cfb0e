"""Course mode as a person meets it: pages run when they are opened, no code in sight, keys stay in widgets.

The notebooks are written here, so that these tests say what course mode does, whatever the course says.
"""

import json

import nbformat.v4 as nb4
import pytest
from lab import (
    axe_violations,
    box,
    cells,
    course_state,
    is_dirty,
    open_notebook,
    outputs_text,
    restart_kernel,
    run_all,
    screenshot,
    until,
    use_theme,
    wait_until_ready,
)

from pmkit.course import CHAPTERS, place

LESSON = "tests/lesson.ipynb"
COURSE = {"course": True, "chapter": "prioritisation", "kind": "lesson"}
STOCK_WIDGETS = """\
import ipywidgets as w
menu = w.Dropdown(options=["one", "two", "three"], description="Menu")
dots = w.RadioButtons(options=["red", "green", "blue"], description="Dots")
w.VBox([menu, dots, w.Checkbox(description="Tick"), w.Button(description="Press")])"""


def notebook(*parts, **about):
    """A notebook of these code cells between two texts; `about` is its `pmkit` metadata."""
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    if about:
        metadata["pmkit"] = about
    code = [nb4.new_code_cell(part) for part in parts]
    first = nb4.new_markdown_cell("# What a score hides\n\nTwo requests, one week of work. Which goes first?")
    return nb4.new_notebook(
        cells=[first, *code, nb4.new_markdown_cell("## What to say on Monday")], metadata=metadata
    )


@pytest.fixture(scope="module")
def lesson(lab):
    return lab.add(
        LESSON, notebook("import os\nprint('process', os.getpid())", STOCK_WIDGETS, "hidden = 1", **COURSE)
    )


def visible(page, selector):
    return page.locator(f".jp-NotebookPanel:not(.lm-mod-hidden) {selector}").locator("visible=true").count()


def switch_code(page):
    page.get_by_role("button", name="code", exact=False).filter(has_text="the code").click()


def test_a_course_page_runs_when_it_is_opened_and_shows_no_code(page, lab, lesson):
    open_notebook(page, lab, lesson)
    assert course_state(page) == "ready"
    assert "process" in outputs_text(page, 1)
    assert visible(page, ".jp-OutputArea-output") == 2
    for chrome in (
        ".jp-InputArea-editor .cm-content", ".jp-InputPrompt", ".jp-OutputPrompt", ".jp-Collapser",
        ".jp-cell-toolbar", ".jp-Notebook-footer", ".jp-NotebookPanel-toolbar",
    ):  # fmt: skip
        assert visible(page, chrome) == 0, chrome
    screenshot(page, "course-light-1280")


def test_show_the_code_and_back_is_remembered(page, lab, lesson):
    open_notebook(page, lab, lesson)
    switch_code(page)
    assert visible(page, ".jp-CodeCell .cm-content") == 3
    assert visible(page, ".jp-NotebookPanel-toolbar") == 1
    # JupyterLab writes its state database after a second or so
    until(page, lambda: lab.api("lab/api/workspaces/default")["data"].get("pmkit-lab:code-shown") is True)
    page.reload()
    wait_until_ready(page, lesson)
    assert visible(page, ".jp-CodeCell .cm-content") == 3
    switch_code(page)
    assert visible(page, ".jp-CodeCell .cm-content") == 0


def test_widgets_come_back_after_a_kernel_restart(page, lab, lesson):
    open_notebook(page, lab, lesson)
    before = outputs_text(page, 1)
    restart_kernel(page)
    assert course_state(page) == "ready"
    assert outputs_text(page, 1) != before
    page.get_by_label("Menu", exact=True).select_option("two")
    value = page.evaluate(
        """async () => {
            const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
            const asked = kernel.requestExecute({ code: "", user_expressions: { value: "menu.value" } });
            return (await asked.done).content.user_expressions.value.data["text/plain"];
        }"""
    )
    assert value == "'two'"


def press_everything_in_stock_widgets(page):
    count = len(cells(page))
    menu = page.get_by_label("Menu", exact=True)
    menu.focus()
    page.keyboard.press("ArrowDown")
    assert menu.input_value() == "two"
    page.get_by_label("red").focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("green").is_checked()
    for label in ("Tick", "Press"):
        page.get_by_text(label).locator("visible=true").first.focus()
        page.get_by_label("Menu", exact=True).focus()
        for key in ("b", "a", "x", "d", "d", "Shift+Enter", "Alt+Enter"):
            page.keyboard.press(key)
    assert len(cells(page)) == count


def test_stock_widgets_keep_their_keys_in_a_course_page(page, lab, lesson):
    open_notebook(page, lab, lesson)
    press_everything_in_stock_widgets(page)


def test_stock_widgets_keep_their_keys_in_any_notebook(page, lab):
    own = lab.add("own/keys.ipynb", notebook(STOCK_WIDGETS))
    open_notebook(page, lab, own)
    run_all(page)
    press_everything_in_stock_widgets(page)


def test_keys_and_clicks_cannot_change_a_page_that_is_read(page, lab, lesson):
    open_notebook(page, lab, lesson)
    before = [cell["source"] for cell in cells(page)]
    page.locator("p", has_text="Two requests").click()
    for key in ("b", "a", "x", "d", "d", "m", "Enter", "Shift+Enter", "Control+Enter"):
        page.keyboard.press(key)
    page.locator("p", has_text="Two requests").dblclick()
    page.locator("p", has_text="Two requests").click(button="right")
    assert [cell["source"] for cell in cells(page)] == before
    assert visible(page, ".cm-content") == 0
    assert page.locator(".lm-Menu").count() == 0


def test_ctrl_shortcuts_pass(page, lab, lesson):
    open_notebook(page, lab, lesson)
    page.get_by_label("Menu", exact=True).focus()
    page.keyboard.press("Control+Shift+C")
    assert page.get_by_role("dialog").or_(page.locator(".lm-CommandPalette")).first.is_visible()


def test_a_page_is_not_left_to_be_saved(page, lab, lesson):
    open_notebook(page, lab, lesson)
    page.get_by_label("Menu", exact=True).select_option("three")
    page.wait_for_timeout(300)
    assert not is_dirty(page)
    page.evaluate("window.jupyterapp.commands.execute('application:close')")
    page.wait_for_function(
        "window.jupyterapp.shell.currentWidget === null || !window.jupyterapp.shell.currentWidget.context"
    )
    assert page.locator(".jp-Dialog").count() == 0


def test_changed_code_is_there_to_be_saved(page, lab, lesson):
    open_notebook(page, lab, lesson)
    switch_code(page)
    page.locator(".jp-CodeCell .cm-content").last.click()
    page.keyboard.type("# mine")
    until(page, lambda: is_dirty(page))


def test_an_untrusted_page_asks_before_it_runs(page, lab):
    path = lab.add("tests/untrusted.ipynb", notebook("print('it ran')", **COURSE), trusted=False)
    open_notebook(page, lab, path)
    assert course_state(page) == "untrusted"
    assert not is_dirty(page)
    assert "it ran" not in outputs_text(page, 1)
    assert page.get_by_text("has not been started on this computer before").is_visible()
    screenshot(page, "course-untrusted")
    page.get_by_role("button", name="Trust and start").click()
    page.wait_for_function("window.jupyterapp.shell.currentWidget.node.dataset.pmkit === 'ready'")
    assert "it ran" in outputs_text(page, 1)
    page.reload()
    wait_until_ready(page, path)
    assert course_state(page) == "ready"


def test_other_notebooks_are_left_alone(page, lab):
    path = lab.add("own/plain.ipynb", notebook("print('it ran')"))
    claims = lab.add("own/claims.ipynb", notebook("print('it ran')", course="yes"))
    for other in (path, claims):
        open_notebook(page, lab, other)
        page.wait_for_timeout(1000)
        assert course_state(page) is None
        assert outputs_text(page, 1) == "[]"
        assert visible(page, ".jp-CodeCell .cm-content") == 1
        assert visible(page, ".jp-NotebookPanel-toolbar") == 1


def test_a_page_that_fails_says_so_without_a_traceback(page, lab):
    path = lab.add("tests/failing.ipynb", notebook("1 / 0", "print('after')", **COURSE))
    open_notebook(page, lab, path)
    assert course_state(page) == "stopped"
    assert page.get_by_role("button", name="Start again").is_visible()
    assert page.get_by_text("ZeroDivisionError").locator("visible=true").count() == 0
    screenshot(page, "course-stopped")


def test_the_map_is_in_front_and_speaks(page, lab, lesson):
    open_notebook(page, lab, lesson)
    course_map = page.get_by_role("navigation", name="Course map")
    assert course_map.is_visible()
    assert course_map.get_by_role("heading", name="3 · Prioritisation").is_visible()
    minutes = place("prioritisation.first-pick").chapter.minutes
    assert course_map.get_by_text(f"{minutes} minutes").is_visible()


SITTINGS = [
    {
        "title": title[0].lower() + title[1:], "notebook": LESSON, "cell": cell, "minutes": 11,
        "optional": False, "items": items, "done": done,
        "sections": [
            {
                "title": title, "cell": cell, "steps": [
                    {
                        "id": f"prioritisation.{cell}-{number}", "name": f"{title}, question {number}?",
                        "cell": cell, "kind": "choose_one", "stage": "done" if number < done else "new",
                    }
                    for number in range(items)
                ],
            }
        ],
    }
    for title, cell, items, done in (
        ("What a score hides", "top", 5, 5),
        ("What to say on Monday", "end", 7, 4),
        ("On your own product", "own", 0, 0),
    )
]  # fmt: skip
CHAPTER = {
    "id": "prioritisation", "number": 3, "title": "Prioritisation", "minutes": 120,
    "items": 12, "done": 9, "due": 2, "begun": True, "lesson": LESSON, "exercise": "", "sittings": SITTINGS,
}  # fmt: skip
MAP = {
    "front": "", "chapters": [CHAPTER], "due": 2, "next": None, "notice": "", "place": "",
    "continue": {
        "notebook": LESSON, "cell": "rice", "chapter": "prioritisation",
        "says": "You were in chapter 3, Prioritisation.",
    },
}  # fmt: skip


@pytest.fixture
def answered(page):
    """A server that says that nine questions are answered; returns what was asked of it."""
    asked = []

    def answer(route):
        request = route.request
        name = request.url.split("/pmkit/")[1].partition("?")[0]
        if name == "map":
            over = [word for word, _ in asked].count("start-over") > [word for word, _ in asked].count(
                "undo-start-over"
            )
            chapter = CHAPTER | ({"done": 0, "due": 0} if over else {})
            route.fulfill(json=MAP | {"chapters": [chapter], "due": chapter["due"]})
        elif name == "kernel":
            route.continue_()
        else:
            asked.append((name, request.post_data_json))
            route.fulfill(json={"items": ["prioritisation.rice-1"], "notice": ""})

    page.route("**/pmkit/**", answer)
    return asked


def test_the_map_tells_how_far_you_are(page, lab, lesson, answered):
    open_notebook(page, lab, lesson)
    course_map = page.get_by_role("navigation", name="Course map")
    assert course_map.get_by_text("9 of 12 questions done").is_visible()
    assert course_map.get_by_text("You were in chapter 3, Prioritisation.").is_visible()
    assert course_map.get_by_text(
        "2 questions to repeat from earlier: five minutes on the front page."
    ).is_visible()
    assert (
        course_map.get_by_role("button", name="Lesson: Prioritisation").get_attribute("aria-current")
        == "page"
    )
    assert axe_violations(page, ".pmkit-map") == []
    screenshot(page, "course-map")


def test_starting_a_chapter_over_asks_first_and_can_be_undone_by_keyboard(page, lab, lesson, answered):
    open_notebook(page, lab, lesson)
    course_map = page.get_by_role("navigation", name="Course map")
    course_map.get_by_role("button", name="Start over: Prioritisation").press("Enter")
    page.keyboard.press("Escape")
    assert answered == []
    page.keyboard.press("Enter")
    assert axe_violations(page, ".pmkit-map") == []
    screenshot(page, "course-map-question")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    course_map.get_by_text("“Prioritisation” starts afresh.").wait_for()
    assert course_map.get_by_text("0 of 12 questions done").is_visible()
    page.keyboard.press("Enter")
    course_map.get_by_text("Your answers are back.").wait_for()
    assert course_map.get_by_text("9 of 12 questions done").is_visible()
    chapter = {"chapter": "prioritisation"}
    assert answered == [("start-over", chapter), ("undo-start-over", chapter)]


def test_the_map_asks_again_when_something_was_answered(page, lab, lesson, answered):
    open_notebook(page, lab, lesson)
    with page.expect_request("**/pmkit/map*"):
        page.evaluate("window.dispatchEvent(new CustomEvent('pmkit:progress'))")


def test_continue_goes_to_the_question(page, lab, answered):
    book = notebook("print('line\\n' * 80)", "print('prioritisation.rice-1')", **COURSE)
    book.cells[2]["id"] = "rice"
    lab.add(LESSON, book)
    open_notebook(page, lab, LESSON)
    question = page.locator(".jp-OutputArea-output", has_text="prioritisation.rice-1")
    assert box(question)["y"] > 900
    page.get_by_role("button", name="Continue where I was").click()
    until(page, lambda: box(question)["y"] < 850)


def sittings_of(page):
    return page.get_by_role("navigation", name="Course map").locator("details.pmkit-map-sittings")


@pytest.fixture
def long_lesson(lab):
    """A lesson whose second heading of the map stands far below, in a cell with another."""
    book = notebook("print('line\\n' * 80)", **COURSE)
    book.cells[0]["id"] = "top"
    words = "Words.\n\n" * 80
    book.cells[2] = nb4.new_markdown_cell(
        f"## Before\n\n## What to say on Monday\n\n{words}## On your own product\n\n{words}"
    )
    book.cells[2]["id"] = "end"
    return lab.add(LESSON, book)


def test_the_map_opens_a_chapter_to_its_sittings_and_tells_what_is_done(page, lab, lesson, answered):
    open_notebook(page, lab, lesson)
    sittings = sittings_of(page)
    assert sittings.evaluate("details => details.open"), "those of the chapter in front"
    assert axe_violations(page, ".pmkit-map") == []
    for name in (
        "What a score hides, 11 minutes, all of 5 questions done",
        "What to say on Monday, 11 minutes, 4 of 7 questions done",
        "On your own product, 11 minutes",
    ):
        assert sittings.get_by_role("button", name=name, exact=True).is_visible()
    assert sittings.get_by_text("✓").is_visible() and sittings.get_by_text("4 of 7").is_visible()
    screenshot(page, "course-map-sittings")
    use_theme(page, "JupyterLab Dark")
    assert axe_violations(page, ".pmkit-map") == []
    screenshot(page, "course-map-sittings-dark")


def test_the_map_names_what_is_open_in_a_chapter(page, lab, lesson, answered):
    open_notebook(page, lab, lesson)
    found = page.locator(".pmkit-map-open")
    assert found.locator("summary").inner_text().startswith("3 open")
    assert found.get_by_role("button").all_inner_texts() == [
        f"○\nWhat to say on Monday, question {number}?\n: not answered yet" for number in (4, 5, 6)
    ]
    assert found.get_by_role("button").first.is_visible()


def test_what_is_open_in_the_map_is_remembered(page, lab, lesson, answered):
    open_notebook(page, lab, lesson)
    sittings_of(page).locator("summary").press("Enter")
    until(page, lambda: not sittings_of(page).evaluate("details => details.open"))
    page.evaluate("window.dispatchEvent(new CustomEvent('pmkit:progress'))")
    kept = "pmkit-lab:sections-shown"
    until(page, lambda: lab.api("lab/api/workspaces/default")["data"].get(kept) == {"prioritisation": False})
    assert not sittings_of(page).evaluate("details => details.open")
    assert page.evaluate("document.activeElement.localName") == "summary", "the focus stays where it was"
    page.reload()
    wait_until_ready(page, lesson)
    assert not sittings_of(page).evaluate("details => details.open")


def test_a_place_is_one_key_away(page, lab, long_lesson, answered):
    own = lab.add("own/other.ipynb", notebook("1 + 1"))
    open_notebook(page, lab, own)
    sittings_of(page).locator("summary").press("Enter")
    end = page.get_by_role("heading", name="Before").locator("visible=true")
    for _closed_then_open in range(2):
        sittings_of(page).get_by_role("button", name="What to say on Monday").press("Enter")
        wait_until_ready(page, long_lesson)
        until(page, lambda: 0 < box(end)["y"] < 300)
        assert end.evaluate("heading => heading === document.activeElement")
    lab.stop_kernels()


def test_nothing_axe_finds_in_light_and_dark(page, lab, lesson):
    open_notebook(page, lab, lesson)
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        use_theme(page, theme)
        assert axe_violations(page, ".pmkit-map") == []
        assert axe_violations(page, ".pmkit-bar") == []
    screenshot(page, "course-dark-1280")


def test_a_narrow_window_shows_the_page(new_page, lab, lesson):
    page = new_page(width=400, height=800)
    open_notebook(page, lab, lesson)
    assert page.locator("p", has_text="Two requests").is_visible()
    width = page.evaluate("document.querySelector('.jp-Notebook').getBoundingClientRect().width")
    assert width > 300
    screenshot(page, "course-light-400")
    lab.stop_kernels()


def test_the_server_answers_only_those_who_are_logged_in(lab):
    import urllib.error
    import urllib.request

    numbers = [chapter.number for chapter in CHAPTERS if chapter.number]
    assert [chapter["number"] for chapter in lab.api("pmkit/map")["chapters"]] == numbers
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{lab.url}/pmkit/map", timeout=10)
    assert refused.value.code == 403
    with pytest.raises(urllib.error.HTTPError) as missing:
        lab.api("pmkit/start-over", "POST", {"chapter": "no-such-chapter"})
    assert missing.value.code == 404
    assert json.loads(missing.value.read())["message"] == "This chapter is not part of the course."
