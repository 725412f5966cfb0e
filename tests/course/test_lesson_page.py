"""A lesson as one file: it names no other address, and what is in it cannot break out of its place."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from pmkit.course import show
from pmkit.course.lesson_page import NOTE, find_notebook, lesson_page, markdown_html

EVIL = "</script><script>alert(1)</script>"
SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"values": [{"a": 1, "b": EVIL}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "quantitative"}},
    "description": f"A bar {EVIL}.",
}


def written(path, *cells):
    nbformat.write(new_notebook(cells=list(cells)), path)
    return path


def code(source="x", tags=(), **data):
    outputs = [new_output("execute_result", data=data, execution_count=1)] if data else []
    return new_code_cell(source, outputs=outputs, metadata={"tags": list(tags)}, execution_count=1)


@pytest.fixture
def text(tmp_path):
    cells = [
        new_markdown_cell(
            f"# Prices *now*\n\n{EVIL} [next](02_b.ipynb#Two) [src](https://x.org) [f](../data.csv)"
        ),
        code("hidden_code()", **{"text/plain": f"shown {EVIL}"}),
        code("shown_code()", tags=["show-code"]),
        code("chart", **{"application/vnd.vegalite.v5+json": SPEC, "image/png": "aGk=", "text/plain": "c"}),
        code("card", **{"text/html": "<p>a card</p>", "text/plain": "c"}),
    ]
    return lesson_page(written(tmp_path / "01_a.ipynb", *cells))


def test_it_names_no_address_but_what_it_cites(text):
    own, _, _ = text.partition('<script type="module">')
    assert re.findall(r'(?:href|src)="(?!data:|#)([^"]+)"', own) == ["02_b.html#Two", "https://x.org"]
    assert "default-src 'none'" in own


def test_title_prose_and_outputs_are_there_and_code_only_where_it_is_shown(text):
    assert "<title>Prices now</title>" in text
    assert '<h1 id="Prices-*now*">Prices <em>now</em></h1>' in text
    assert "<p>a card</p>" in text
    assert "shown_code()" in text and "hidden_code()" not in text


def test_nothing_breaks_out_of_its_place(text):
    assert EVIL not in text
    assert text.count("<script") == 2


def test_a_chart_is_alive_and_its_picture_stands_until_then(text):
    assert 'src="data:image/png;base64,aGk="' in text
    assert "const charts = [{" in text
    assert "globalThis.vegaEmbed=" in text


def test_without_charts_no_script_is_needed(tmp_path):
    assert "<script" not in lesson_page(written(tmp_path / "a.ipynb", new_markdown_cell("# A")))


def test_an_explorer_is_shown_as_it_begins_with_a_note(tmp_path, monkeypatch):
    class Part:
        def static_html(self):
            return "<p>its form</p>"

    class Explorer:
        def __init__(self, workbook):
            self.children = (Part(),)

    monkeypatch.setattr(show, "explorers", lambda: {"roles.week": Explorer})
    text = lesson_page(
        written(tmp_path / "a.ipynb", code('explore("roles.week")', **{"text/html": "<p>old</p>"}))
    )
    assert "<p>its form</p>" in text and "old" not in text and NOTE in text
    text = lesson_page(written(tmp_path / "b.ipynb", code('explore("gone")', **{"text/html": "<p>old</p>"})))
    assert "<p>old</p>" in text and NOTE in text


def test_headings_can_be_linked_to():
    assert 'id="Set-a-price"' in markdown_html("## Set a price")


@pytest.mark.parametrize("name", ["3", "03", "prioritisation", "03_prioritisation", "Prioritisation"])
def test_a_lesson_is_found_by_number_or_name(tmp_path, name):
    (tmp_path / "notebooks").mkdir()
    path = written(tmp_path / "notebooks" / "03_prioritisation.ipynb")
    assert find_notebook(tmp_path, name) == path
    with pytest.raises(ValueError, match="There are: 03_prioritisation"):
        find_notebook(tmp_path, "7")


def test_what_is_no_notebook_is_told(tmp_path):
    (tmp_path / "x.ipynb").write_text("no", encoding="utf-8")
    with pytest.raises(ValueError, match="can't be read as a notebook"):
        lesson_page(tmp_path / "x.ipynb")
