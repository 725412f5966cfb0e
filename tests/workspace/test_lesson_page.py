"""A lesson as one file: it names no other address, and what is in it cannot break out of its place."""

import re
from html import unescape
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from pmkit.charts import Picture, Words
from pmkit.charts._altair import alt
from pmkit.course import CHAPTERS, question, question_ids
from pmkit.course.manifest import Chapter, Section, Shown
from pmkit.explorers.explorer import Explorer
from pmkit.explorers.result import Result
from pmkit.practice import Workbook
from pmkit.practice.kinds import by_kind
from pmkit.practice.progress import MemoryStore
from pmkit.practice.record import CourseItem
from pmkit.widgets import Say
from pmkit.widgets.explorer_view import ExplorerView
from pmkit.workspace import lesson_page as home
from pmkit.workspace import show
from pmkit.workspace.lesson_page import NOTE, OWN, find_notebook, lesson_page
from pmkit.workspace.lesson_prose import markdown_html, standing_still
from pmkit.workspace.question_on_paper import on_paper

ROOT = Path(__file__).resolve().parents[2]
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


@pytest.fixture
def lesson(monkeypatch):
    """A course whose lesson shows explorers: `lesson("roles.week")` is the cell with one."""
    sections = []

    def cell(name):
        made = code(f'explore("{name}")', **{"text/html": f"<p>old {name}</p>"})
        item = CourseItem(id=f"explorer:{name}", chapter="roles")
        shown = (Shown(item=item, kind="explorer", cell=made.id),)
        sections.append(Section(title="1", notebook="", cell="", minutes=1, shown=shown))
        chapter = Chapter(
            id="roles", number=1, title="R", promise="", minutes=1, notebook="", sections=tuple(sections)
        )
        monkeypatch.setattr(home, "CHAPTERS", (chapter,))
        return made

    return cell


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
    own, _, _ = text.partition("<script")
    assert re.findall(r'(?:href|src)="(?!data:|#)([^"]+)"', own) == ["02_b.html#Two", "https://x.org"]
    assert "default-src 'none'" in unescape(own)


def test_title_prose_and_outputs_are_there_and_code_only_where_it_is_shown(text):
    assert "<title>Prices now</title>" in text
    assert '<h1 id="Prices-*now*">Prices <em>now</em></h1>' in text
    assert "<p>a card</p>" in text
    assert "shown_code()" in text and "hidden_code()" not in text


def test_nothing_breaks_out_of_its_place(text):
    assert EVIL not in text
    assert text.count("<script") == 3  # the charts' data, the library, what draws them


def test_a_chart_is_alive_and_its_picture_stands_until_then(text):
    assert 'src="data:image/png;base64,aGk="' in text
    assert '<script type="application/json" id="pmkit-charts">[{' in text
    assert "globalThis.vegaEmbed=" in text


def test_without_charts_no_script_is_needed(tmp_path):
    assert "<script" not in lesson_page(written(tmp_path / "a.ipynb", new_markdown_cell("# A")))


class Week(Explorer):
    """A course explorer with a text, a chart and a sentence."""

    layout = (("told", "chart"), "sentence")

    def controls(self, values):
        return ()

    def result(self, values):
        rows = pd.DataFrame({"a": [1.0, 2.0]})
        words = Words("It leads", "", "Two bars.")
        chart = Picture(rows, words, lambda rows: alt.Chart(rows).mark_bar().encode(x="a:Q"))
        return Result(sentence="said under it", charts={"chart": chart}, says={"told": "its form"})


def test_an_explorer_is_shown_as_it_begins_with_a_note_and_its_charts_alive(tmp_path, monkeypatch, lesson):
    monkeypatch.setattr(show, "explorers", lambda: {"roles.week": lambda workbook: ExplorerView(Week())})
    text = lesson_page(written(tmp_path / "a.ipynb", lesson("roles.week")))
    assert "its form" in text and "said under it" in text and "<p>old" not in text and NOTE in text
    assert text.count('<figure class="chart"><figcaption>It leads</figcaption>') == 1
    assert '"width": "container"' in text
    text = lesson_page(written(tmp_path / "b.ipynb", lesson("gone")))
    assert "<p>old gone</p>" in text and NOTE in text


def test_every_explorer_of_the_case_is_shown_as_it_begins():
    of_case = [name for name in show.explorers() if not name.split(".")[1].startswith(("own-", "backlog"))]
    assert len(of_case) > 15
    assert [name for name in of_case if not home._explorer(name)[0]] == []


def test_what_this_person_has_imported_is_not_in_the_page(tmp_path, monkeypatch, lesson):
    class Own:
        children = (Say("our secret backlog"),)

    monkeypatch.setattr(show, "explorers", lambda: {"own.backlog": lambda workbook: Own()})
    text = lesson_page(written(tmp_path / "a.ipynb", lesson("own.backlog")))
    assert "secret" not in text and OWN in text


def test_words_and_lines_follow_the_readers_theme(text):
    assert "@media screen and (prefers-color-scheme: dark)" in text
    assert '"color": "currentColor"' in text


def test_a_wide_table_moves_sideways_by_itself(tmp_path):
    text = lesson_page(written(tmp_path / "a.ipynb", new_markdown_cell("|a|b|\n|-|-|\n|1|2|")))
    assert '<div class="scroll" tabindex="0"><table>' in text


def test_what_authors_note_in_a_comment_is_not_shown():
    assert markdown_html("28<!-- =leader_first --> <b>x</b>") == "<p>28 &lt;b&gt;x&lt;/b&gt;</p>\n"


def test_headings_can_be_linked_to():
    assert 'id="Set-a-price"' in markdown_html("## Set a price")


@pytest.mark.parametrize("name", ["3", "03", "prioritisation", "03_prioritisation", "Prioritisation"])
def test_a_lesson_is_found_by_number_or_name(tmp_path, name):
    assert find_notebook(tmp_path, name) == tmp_path / "notebooks" / "03_prioritisation.ipynb"
    assert find_notebook(tmp_path, name, "exercises").parent == tmp_path / "exercises"
    for wrong in ("700", "²", ""):
        with pytest.raises(ValueError, match=r"There are: .*03_prioritisation"):
            find_notebook(tmp_path, wrong)


def test_what_is_no_notebook_is_told(tmp_path):
    (tmp_path / "x.ipynb").write_text("no", encoding="utf-8")
    with pytest.raises(ValueError, match="can't be read as a notebook"):
        lesson_page(tmp_path / "x.ipynb")


ABSENT = re.compile(
    r"\b(slider|start page|course map|my work as one page)|\b(pull|drag) (a|the|\*)", re.IGNORECASE
)
"""What a page from a stick does not have."""


def cells_of(notebook):
    book = nbformat.read(ROOT / notebook, as_version=4)
    return zip(book.cells, [*book.cells[1:], None], strict=True)


@pytest.mark.parametrize("chapter", [one for one in CHAPTERS if one.number], ids=lambda one: one.id)
def test_no_sentence_speaks_of_what_the_page_does_not_have(chapter):
    """The page of chapter 03 told a reader to pull a slider beside a picture."""
    for notebook in filter(None, (chapter.notebook, chapter.exercises)):
        made = home._Making(())
        for cell, following in cells_of(notebook):
            if cell.cell_type == "markdown":
                found = ABSENT.search(re.sub("<[^>]+>", "", made._cell(cell, following)))
                assert not found, (notebook, found[0])


def test_what_to_do_in_an_explorer_stands_in_the_frame_of_its_picture(tmp_path, monkeypatch, lesson):
    monkeypatch.setattr(show, "explorers", lambda: {"roles.week": lambda workbook: ExplorerView(Week())})
    prose = new_markdown_cell("## A week\n\nJonas has kept a list.\n\nPull **Hours** to 3.")
    text = lesson_page(written(tmp_path / "a.ipynb", prose, lesson("roles.week")))
    frame = text[text.index("<section>") :]
    assert "Jonas has kept a list." in text[: text.index("<section>")]
    assert frame.index(NOTE) < frame.index("Pull <strong>Hours</strong> to 3.") < frame.index("its form")


def test_a_picture_does_not_ask_to_be_pulled():
    still = standing_still(
        "<p>It leads with 3,200; two share place 2. Pull the slider to see how sure.</p><p>No <b>x</b>.</p>"
    )
    assert still == "<p>It leads with 3,200; two share place 2.</p><p>No <b>x</b>.</p>"


def test_words_of_the_trade_lead_to_the_page_s_own_list(tmp_path):
    text = lesson_page(
        written(tmp_path / "a.ipynb", new_markdown_cell("A [backlog](00_glossary.ipynb#backlog)."))
    )
    assert 'href="#word-backlog"' in text and '<dt id="word-backlog">backlog</dt>' in text
    assert "word-api" not in text


def test_what_is_due_is_known_in_the_course_only(tmp_path):
    cell = code('repeat_due("roles")', **{"text/html": "<p>Nothing to repeat today.</p>"})
    assert "repeat" not in lesson_page(written(tmp_path / "a.ipynb", cell))


def test_an_unknown_question_stays_as_it_was_printed(tmp_path):
    cell = code('show("roles.never-there")', **{"text/html": "<p>There is no question.</p>"})
    assert "<p>There is no question.</p>" in lesson_page(written(tmp_path / "a.ipynb", cell))


def test_each_kind_of_the_course_is_printed_with_room_to_answer():
    asked = {
        kind: next((one for id in question_ids() if (one := question(id)).kind == kind), None)
        for kind in by_kind()
    }
    for kind, one in asked.items():
        if one is not None:
            view = Workbook(MemoryStore(), question).view(one.id)
            paper = on_paper(one, view)
            assert re.search('class="(line|box|ruled)"', paper), kind
            assert all(option.why not in paper for option in getattr(one, "options", ()) if option.why), kind
