"""A word of the trade opens its glossary entry in the lesson, by mouse and by keyboard."""

import json

import nbformat.v4 as nb4
import pytest
from lab import box, open_notebook, screenshot, use_theme

from pmkit.authoring.links import targets

PAGE = "notebooks/00_glossary.ipynb"
ENTRY = {
    "term": "backlog",
    "text": "The list of what may be built, in its order. What is not on it is not planned.",
    "also": "Also: product backlog.",
    "chapter": "Chapter 1, Roles: who decides what",
    "lesson": "notebooks/01_roles.ipynb",
}


@pytest.fixture(scope="module")
def lesson(lab):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    course = {"course": True, "chapter": "roles", "kind": "lesson"}
    text = (
        "# Roles\n\nThe [product backlog](00_glossary.ipynb#backlog) comes first, "
        "[velocity](00_glossary.ipynb#velocity) later. [Elsewhere](https://example.org/a)."
    )
    assert len(targets(text)) == 3
    return lab.add(
        "notebooks/words.ipynb",
        nb4.new_notebook(
            cells=[nb4.new_markdown_cell(text)], metadata={"kernelspec": kernel, "pmkit": course}
        ),
    )


@pytest.fixture
def reading(page, lab, lesson):
    told = json.dumps({"page": PAGE, "entries": {"backlog": ENTRY}})
    page.route("**/pmkit/glossary*", lambda route: route.fulfill(body=told, content_type="application/json"))
    open_notebook(page, lab, lesson)
    return page


def test_a_click_tells_what_the_word_means_and_escape_leads_back(reading):
    word = reading.get_by_role("link", name="product backlog")
    word.click()
    entry = reading.get_by_role("dialog", name="backlog")
    assert ENTRY["text"] in entry.inner_text() and "Also: product backlog." in entry.inner_text()
    place, at = box(entry), box(word)
    assert place["y"] >= at["y"] + at["height"]
    screenshot(reading, "glossary-entry-light")
    reading.keyboard.press("Escape")
    entry.wait_for(state="hidden")
    assert reading.evaluate("document.querySelectorAll('.jp-NotebookPanel').length") == 1


def test_by_keyboard_in_the_dark_and_on_a_phone(reading):
    use_theme(reading, "JupyterLab Dark")
    reading.set_viewport_size({"width": 400, "height": 800})
    word = reading.get_by_role("link", name="product backlog")
    word.focus()
    reading.keyboard.press("Enter")
    entry = reading.get_by_role("dialog", name="backlog")
    entry.wait_for()
    screenshot(reading, "glossary-entry-dark-400")
    place = box(entry)
    assert place["x"] >= 0 and place["x"] + place["width"] <= 400
    reading.keyboard.press("Escape")
    assert word.evaluate("one => one === document.activeElement")


def test_a_word_without_an_entry_gets_a_sentence_and_other_links_stay_links(reading):
    reading.get_by_role("link", name="velocity").click()
    assert "no entry for this word" in reading.get_by_role("dialog", name="Glossary").inner_text()
    reading.keyboard.press("Escape")
    assert reading.get_by_role("link", name="Elsewhere").get_attribute("href") == "https://example.org/a"


def test_all_words_opens_the_page(reading):
    reading.get_by_role("link", name="product backlog").click()
    reading.get_by_role("button", name="All words").click()
    reading.get_by_role("heading", name="Glossary").wait_for()
    assert not reading.get_by_role("dialog", name="backlog").is_visible()
