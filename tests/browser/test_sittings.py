"""A course page as one sitting after the other: steps, Next and Back, focus, search, print, the left bar."""

import nbformat.v4 as nb4
import pytest
from lab import axe_violations, open_notebook, screenshot, until, wait_until_ready

LESSON = "tests/sittings.ipynb"
WORDS = "Words to read.\n\n" * 60
FIELD = """\
import ipywidgets as w
def make(word):
    button, field = w.Button(description=word), w.Text(description="Name")
    box = w.HBox([button, field])
    button.on_click(lambda _: box.set_trait("children", (field,)))
    return box
make("{}")"""
TITLES = ("who decides", "who answers", "your own product")
SCROLLER = "window.jupyterapp.shell.currentWidget.content.outerNode"


def mark(title):
    return f"<!-- sitting: {title}{', when you like' if title.startswith('your') else ''} -->"


@pytest.fixture(scope="module")
def lesson(lab):
    """Three sittings: a title with a long text and a field, a second with a button that goes, a third."""
    cells = [
        nb4.new_markdown_cell(f"# 3 · Deciding: who and when\n\n{mark(TITLES[0])}\n\n{WORDS}"),
        nb4.new_code_cell(FIELD.format("First")),
        nb4.new_markdown_cell("**Good place to stop.**"),
        nb4.new_markdown_cell(f"## 2 · Answering\n\n{mark(TITLES[1])}\n\nA zebra. {WORDS}"),
        nb4.new_code_cell(FIELD.format("Second")),
        nb4.new_markdown_cell(f"## On your own\n\n{mark(TITLES[2])}\n\nThe giraffe."),
    ]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    about = {"course": True, "chapter": "prioritisation", "kind": "lesson"}
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "pmkit": about}
    return lab.add(LESSON, nb4.new_notebook(cells=cells, metadata=metadata))


def step(name, cell, stage="new", kind="choose_one"):
    return {"id": f"prioritisation.{name}", "name": name, "cell": cell, "kind": kind, "stage": stage}


STEPS = (
    [step("Which comes first?", "cell-1", "done"), step("Try it: queue", "cell-1", kind="explorer")],
    [step("Who answers?", "cell-4", "missed"), step("And then?", "cell-4", "done")],
    [],
)
SITTINGS = [
    {
        "title": title, "notebook": LESSON, "cell": cell, "minutes": 11, "optional": title == TITLES[2],
        "items": sum(one["kind"] != "explorer" for one in steps),
        "done": sum(one["stage"] == "done" for one in steps),
        "sections": [{"title": f"About {title}", "cell": cell, "steps": steps}],
    }
    for title, cell, steps in zip(TITLES, ("cell-0", "cell-3", "cell-5"), STEPS, strict=True)
]  # fmt: skip
CHAPTERS = [
    {
        "id": id, "number": number, "title": title, "minutes": 60, "items": 3, "done": 2, "due": 0,
        "begun": True, "lesson": LESSON, "exercise": "", "sittings": SITTINGS if number == 3 else [],
    }
    for id, number, title in (("prioritisation", 3, "Deciding"), ("roadmapping", 4, "Roadmapping"))
]  # fmt: skip


@pytest.fixture
def page(new_page, lab, lesson):
    """The lesson at its first sitting, in a wide window."""
    made = new_page(width=1280, height=900)
    told = {
        "front": "",
        "chapters": CHAPTERS,
        "due": 0,
        "next": None,
        "notice": "",
        "place": "",
        "continue": None,
    }
    made.route("**/pmkit/map*", lambda route: route.fulfill(json=told))
    open_notebook(made, lab, lesson, whole=False)
    made.locator(".pmkit-steps-list button").first.wait_for()
    yield made
    lab.stop_kernels()


def focused(page):
    return page.evaluate("document.activeElement.textContent || document.activeElement.tagName")


def seen(page):
    """The numbers of the cells that a reader sees."""
    return page.locator(".jp-Notebook .jp-Cell").evaluate_all(
        "all => all.flatMap((one, number) => one.hidden ? [] : [number])"
    )


def text(page, words):
    """A text of the page to read; JupyterLab keeps its source beside it."""
    return page.locator(".jp-RenderedMarkdown p", has_text=words).first


def scrolled(page):
    return page.evaluate(f"{SCROLLER}.scrollTop")


def test_one_sees_one_sitting_with_its_steps_and_what_comes_next(page):
    assert seen(page) == [0, 1, 2]
    line = page.get_by_role("navigation", name="Steps of this sitting")
    assert line.locator("p").inner_text() == "Sitting 1 of 3: Who decides · 11 min · 1 of 1 done"
    names = line.get_by_role("button").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert names == ["1. Which comes first?: done", "2. Try it: queue: not tried yet"]
    assert line.get_by_role("button").all_inner_texts() == ["✓", "▷"]
    end = page.get_by_role("region", name="End of this sitting")
    assert "✓ The question of this sitting is done." in end.inner_text()
    assert axe_violations(page, ".pmkit-bar") == axe_violations(page, ".pmkit-end") == []
    screenshot(page, "sitting-1280")


def test_next_and_back_go_on_from_the_heading_and_keep_the_place(page):
    page.evaluate(f"{SCROLLER}.scrollTop = 700")
    page.get_by_role("button", name="Next: who answers (11 min)").click()
    assert (seen(page), scrolled(page)) == ([3, 4], 0)
    assert focused(page).startswith("2 · Answering")
    assert page.get_by_text("1 of 2 questions of this sitting are done. Still open:").is_visible()
    page.get_by_role("region", name="End of this sitting").get_by_role("button", name="Who answers?").press(
        "Enter"
    )
    until(page, lambda: scrolled(page) > 500)
    page.evaluate(f"{SCROLLER}.scrollTop = 600")
    following = page.get_by_role("button", name="Next, when you like: your own product (11 min)")
    following.evaluate("button => button.click()")  # where it stands, the page is not scrolled to it
    assert (seen(page), scrolled(page)) == ([5], 0)
    assert page.get_by_role("button", name="Next: chapter 4, Roadmapping").is_visible()
    page.get_by_role("button", name="Back: who answers").press("Enter")
    assert seen(page) == [3, 4] and scrolled(page) == 600
    page.get_by_role("button", name="Back: who decides").press("Enter")
    assert seen(page) == [0, 1, 2] and focused(page).startswith("3 · Deciding")


def test_the_whole_chapter_is_a_switch_that_is_remembered(page, lab, lesson):
    page.get_by_role("button", name="The whole chapter").click()
    assert seen(page) == [0, 1, 2, 3, 4, 5]
    until(page, lambda: lab.api("lab/api/workspaces/default")["data"].get("pmkit-lab:whole-shown") is True)
    page.reload()
    wait_until_ready(page, lesson)
    assert seen(page) == [0, 1, 2, 3, 4, 5]
    page.get_by_role("button", name="One sitting at a time").click()
    assert seen(page) == [0, 1, 2]


def test_the_text_has_the_focus_and_keys_scroll_it(page):
    assert focused(page).startswith("3 · Deciding")
    for key in ("PageDown", "ArrowDown", "Space"):
        before = scrolled(page)
        page.keyboard.press(key)
        until(page, lambda before=before: scrolled(page) > before)
    page.keyboard.press("Tab")
    assert focused(page) == "First"
    text(page, "Words to read.").click()
    before = scrolled(page)
    page.keyboard.press("PageDown")
    until(page, lambda: scrolled(page) > before)


def test_what_stands_in_another_sitting_is_not_in_the_tab_order(page):
    page.get_by_role("button", name="First", exact=True).focus()
    met = []
    for _ in range(4):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.closest('.jp-Cell')?.hidden ?? false"))
        assert focused(page) != "Second"
    assert not any(met)


def test_what_had_the_focus_and_is_gone_leaves_it_to_the_nearest(page):
    page.get_by_role("button", name="First", exact=True).press("Enter")
    page.get_by_role("button", name="First", exact=True).wait_for(state="detached")
    until(page, lambda: page.evaluate("document.activeElement.localName") == "input")


def test_the_browsers_search_finds_words_of_another_sitting(page):
    page.evaluate(
        "document.addEventListener('keydown', event =>"
        " setTimeout(() => { window.taken = event.defaultPrevented; }), true)"
    )
    page.keyboard.press("Control+f")
    until(page, lambda: page.evaluate("window.taken") is False)
    assert page.locator(".jp-DocumentSearch-overlay").count() == 0
    # What Chromium does for a word that it finds, it does for a place in the address as well.
    page.evaluate(
        """() => {
            const all = [...document.querySelectorAll(".jp-RenderedMarkdown p")];
            const found = all.find(p => p.textContent.includes("giraffe"));
            found.id = "found";
            location.hash = "found";
        }"""
    )
    until(page, lambda: seen(page) == [5])
    assert "Sitting 3 of 3" in page.locator(".pmkit-steps-title").inner_text()


def test_a_link_to_a_heading_opens_its_sitting(page):
    page.evaluate("window.jupyterapp.shell.currentWidget.setFragment('#2-·-Answering')")
    until(page, lambda: seen(page) == [3, 4])
    assert focused(page).startswith("2 · Answering")


def test_a_cell_that_the_reader_adds_belongs_to_the_sitting_above_it(page):
    page.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.insertCell(
            3, { cell_type: "markdown", source: "My note" })"""
    )
    until(page, lambda: seen(page) == [0, 1, 2, 3])
    assert text(page, "My note").is_visible()


def test_printing_gives_all_sittings_and_nothing_around_them(page):
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for words in ("A zebra.", "The giraffe."):
        assert text(page, words).is_visible()
    for aside in (".pmkit-map", ".pmkit-bar", ".pmkit-end", "#jp-top-panel", ".jp-NotebookPanel-toolbar"):
        assert page.locator(aside).locator("visible=true").count() == 0, aside
    assert page.evaluate("document.documentElement.scrollHeight") > 3000, "nothing is clipped"
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".pmkit-map").is_visible() and seen(page) == [0, 1, 2]
    assert len(page.pdf(format="A4")) > 20_000


def test_the_tab_says_chapter_and_kind_and_the_file_keeps_its_name(page, lesson):
    label = page.locator(".lm-TabBar-tabLabel", has_text="3 Deciding · Lesson")
    assert label.count() == 1
    assert page.evaluate("window.jupyterapp.shell.currentWidget.context.path") == lesson


def test_a_narrowed_window_closes_the_map_and_a_wide_one_has_it_again(page, lab, lesson):
    course_map = page.get_by_role("navigation", name="Course map")
    assert course_map.is_visible()
    page.set_viewport_size({"width": 400, "height": 800})
    until(page, lambda: not course_map.is_visible())
    too_wide = "() => document.documentElement.scrollWidth > window.innerWidth"
    assert not page.evaluate(too_wide)
    page.set_viewport_size({"width": 1280, "height": 900})
    until(page, course_map.is_visible)
    page.evaluate("window.jupyterapp.shell.collapseLeft()")
    page.set_viewport_size({"width": 400, "height": 800})
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_timeout(300)
    assert not course_map.is_visible(), "the reader has closed it"
    page.evaluate("window.jupyterapp.shell.expandLeft()")
    kept = "pmkit-lab:map-open"
    until(page, lambda: (lab.api("lab/api/workspaces/default")["data"].get(kept) or {}).get("wide") is True)
    page.set_viewport_size({"width": 400, "height": 800})
    page.reload()
    wait_until_ready(page, lesson)
    until(page, lambda: not course_map.is_visible())
    page.set_viewport_size({"width": 1280, "height": 900})
    page.reload()
    wait_until_ready(page, lesson)
    until(page, course_map.is_visible)
