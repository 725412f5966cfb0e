"""Typing on a slow machine: every letter stays, and what is checked is what stood there then.

Of five texts typed at ordinary speed 24 of 768 letters were lost once, and a 30/3.4 was judged as 30/3: a
field was set to what the kernel had been told 350 ms before.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from lab import LabServer, ask, open_notebook, run_all, until
from playwright.sync_api import Locator, Page, expect

START = f"""
import random, sys, time
from ipywidgets import Widget

def slow(hear=Widget._handle_msg, chance=random.Random(10)):  # each message waits for its turn
    return lambda self, message: (time.sleep(chance.uniform(0.05, 0.6)), hear(self, message))
Widget._handle_msg = slow()

sys.path.insert(0, {str(Path(__file__).parents[1] / "widgets")!r})
from sample_questions import QUESTIONS
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore
from pmkit.widgets import Board, Form, QuestionCard, Table
from pmkit.widgets.file_pick import FilePick
from pmkit.widgets.switch import Switch

workbook = Workbook(MemoryStore(), QUESTIONS.__getitem__)
"""
CARDS = "\n".join(
    [
        f"display(QuestionCard(QUESTIONS['x.{kind}'], workbook))"
        for kind in ("number", "estimate", "allocate", "write")
    ]
)
FORM = """
form = Form([{"key": "name", "label": "Name", "type": "text", "required": True},
             {"key": "why", "label": "Why", "type": "textarea"},
             {"key": "price", "label": "Price", "type": "number", "unit": "EUR"},
             {"key": "go", "label": "Plan", "type": "button"}], {"price": 5.0})
def retell(change):  # as explorers do: each edit makes the form say something new, so it is drawn anew
    said = lambda key: f"{len(str(form.values.get(key)))} letters"
    form.fields = [{**field, "help": said(field["key"])} for field in form.fields]
form.observe(retell, "values")
display(form)
"""
TABLE = """
columns = [{"key": "item", "label": "Item"}, {"key": "reach", "label": "Reach", "type": "number"}]
table = Table("Scores", columns,
              [{"id": f"r{i}", "item": f"Item {i}", "reach": 100.0} for i in range(3)])
def replace(_):  # as an explorer that takes other rows: the whole table is drawn anew
    table.rows = [dict(row) for row in table.rows]
table.observe(replace, "rows")
display(table)
"""
REST = """
display(FilePick("A file"))
board = Board("Release", [{"id": c, "title": c.title()} for c in ("must", "should", "could")],
    [{"id": f"c{i}", "title": f"Card {i}", "column": "must"} for i in range(4)])
def note(_):
    notes = {card["id"]: {"badge": f"{len(board.in_column('must'))} must"} for card in board.cards}
    if any(card.get("badge") != notes[card["id"]]["badge"] for card in board.cards):
        board.cards = [{**card, **notes[card["id"]]} for card in board.cards]
board.observe(note, "cards")
switch = Switch("Work on", [{"value": c, "label": c} for c in "abc"])
display(board, switch)
"""


class Sheet:
    """A notebook with every widget that has a field, beside a kernel that has much to do."""

    def __init__(self, page: Page, lab: LabServer) -> None:
        self.page = page
        self.chance = random.Random(2026)
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(text.strip()) for text in (START, CARDS, FORM, TABLE, REST)],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        open_notebook(page, lab, lab.add("typing.ipynb", notebook))
        run_all(page)
        expect(page.locator(".pmswitch input")).to_have_count(3)

    def card(self, at: int) -> Locator:
        return self.page.locator(".pmq").nth(at)

    def type(self, text: str) -> None:
        """As people do: a key each 20 to 300 ms, and a little thought after a word."""
        for letter in text:
            self.page.keyboard.press("Space" if letter == " " else letter)
            thought = 300 if letter in " ./" else 0
            self.page.wait_for_timeout(thought + self.chance.randint(20, 300))

    def fill(self, field: Locator, text: str) -> None:
        """Type into a field, and look that every letter is there, with the caret behind it."""
        field.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.type(text)
        assert field.input_value() == text
        assert self.page.evaluate("document.activeElement.selectionStart") == len(text)

    def expect(self, expression: str, value: object) -> None:
        until(self.page, lambda: ask(self.page, expression) == value)


@pytest.fixture
def sheet(page: Page, lab: LabServer) -> Iterator[Sheet]:
    lab.forget_progress()
    yield Sheet(page, lab)


def judged(question: str) -> str:
    return f"[a.answer for a in workbook.store.history('x.{question}') if a.event == 'checked'][-1:]"


def test_no_letter_is_lost_in_a_question_and_what_stood_there_is_judged(sheet: Sheet):
    number = sheet.card(0).locator("input")
    sheet.fill(number, "30/3.4 + 1")
    number.press("Enter")
    sheet.type("99")  # while it is judged
    assert number.input_value() == "30/3.4 + 199"

    low, high = (sheet.card(1).get_by_label(label) for label in ("At least", "At most"))
    sheet.fill(low, "2.5 k")
    sheet.fill(high, "3,900.5")
    sheet.card(1).locator(".pmq-actions .pmkit-main").click()

    for field, hours in zip(sheet.card(2).locator("input").all(), ("15.25", "24.75"), strict=True):
        sheet.fill(field, hours)
    expect(sheet.card(2)).to_contain_text("40 of 40 hours given out.")
    sheet.card(2).locator(".pmq-actions .pmkit-main").click()

    who, what = sheet.card(3).locator("textarea").all()
    sheet.fill(who, "nurses who work at night")
    sheet.fill(what, "dinner waits at six")
    sheet.card(3).locator(".pmq-actions .pmkit-main").click()
    sheet.fill(who, "nurses")

    sheet.expect(judged("number"), ["30/3.4 + 1"])
    sheet.expect(judged("estimate"), [{"low": "2.5 k", "high": "3,900.5"}])
    sheet.expect(judged("allocate"), [{"one": "15.25", "two": "24.75"}])
    text = {"who": "nurses who work at night", "what": "dinner waits at six"}
    sheet.expect(f"[answer['slots'] for answer in {judged('write')}]", [text])
    sheet.expect("workbook.open('x.write').answer['slots']", {**text, "who": "nurses"})
    sheet.expect("workbook.open('x.number').answer", "30/3.4 + 199")
    assert [field.input_value() for field in (number, low, high, who, what)] == [
        "30/3.4 + 199", "2.5 k", "3,900.5", "nurses", text["what"],
    ]  # fmt: skip


def test_no_letter_is_lost_in_a_form_that_is_drawn_anew(sheet: Sheet):
    page = sheet.page
    name, why, price = (page.locator(f".pmform [data-key={key}]") for key in ("name", "why", "price"))
    sheet.fill(name, "Dishes that wait ")
    sheet.fill(why, "nobody cooks at night")
    sheet.fill(price, "12,50 EUR")
    page.get_by_role("button", name="Plan", exact=True).click()
    expected = {"name": "Dishes that wait", "why": "nobody cooks at night", "price": 12.5}
    sheet.expect("form.values", expected)
    for field, shown in ((name, expected["name"]), (why, expected["why"]), (price, "12.5")):
        expect(field).to_have_value(shown)


def test_no_letter_is_lost_in_a_table_that_is_drawn_anew(sheet: Sheet):
    page = sheet.page
    sheet.fill(page.locator(".pmtable [data-row=r0][data-key=item]"), "Dinner at six")
    page.keyboard.press("Enter")
    sheet.fill(page.locator(".pmtable [data-row=r1][data-key=item]"), "The ferry line")
    page.keyboard.press("Tab")
    sheet.fill(page.locator(".pmtable [data-row=r1][data-key=reach]"), "1 234.5")
    page.keyboard.press("Enter")
    sheet.type("77")
    assert page.locator(".pmtable [data-row=r2][data-key=reach]").input_value() == "77"
    sheet.expect("table.values('item')", ["Dinner at six", "The ferry line", "Item 2"])
    sheet.expect("table.values('reach')[1]", 1234.5)
    expect(page.locator(".pmtable [data-row=r1][data-key=reach]")).to_have_value("1234.5")
    assert ask(sheet.page, "table.values('reach')[2]") == 100, "nobody has left that cell"
    file = page.locator(".pmfile")
    file.get_by_text("Or say where it lies").click()
    sheet.fill(file.get_by_label("Folder and file name"), "no/such file.csv")
    page.keyboard.press("Enter")
    expect(file.locator(".pmfile-error")).to_contain_text("no/such file.csv")


def test_no_move_and_no_choice_is_lost(sheet: Sheet):
    """A move that was made while Python noted something on the cards of the move before was taken back."""
    page = sheet.page
    places = ["should", "could", "should", "could"]
    for card, column in enumerate(places):
        page.locator(f".pmboard [data-card=c{card}] select").select_option(column)
        page.wait_for_timeout(sheet.chance.randint(20, 300))
        for earlier in range(card + 1):
            assert page.locator(f"[data-column={places[earlier]}] [data-card=c{earlier}]").count() == 1
    sheet.expect("board.places()", {"must": [], "should": ["c0", "c2"], "could": ["c1", "c3"]})
    page.locator(".pmswitch input").first.focus()
    for chosen in "bcab":
        page.keyboard.press("ArrowRight")
        assert page.locator(".pmswitch input:checked").input_value() == chosen
        page.wait_for_timeout(sheet.chance.randint(20, 300))
    sheet.expect("switch.value", "b")
