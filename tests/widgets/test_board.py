"""The board keeps cards where they are put, and says so in words."""

import pytest

from pmkit.widgets import Board

COLUMNS = [{"id": "must", "title": "Must"}, {"id": "wont", "title": "Won't this time"}]


@pytest.fixture
def board():
    cards = [{"id": f"c{i}", "title": f"Card {i}", "column": "must"} for i in range(3)]
    return Board("Release 1", COLUMNS, cards)


def test_its_text_form_tells_what_stands_where(board):
    assert repr(board) == "Board(Release 1 | Must (3): Card 0, Card 1, Card 2 | Won't this time (0): –)"


def test_a_saved_arrangement_comes_back_in_order(board):
    board.place({"wont": ["c2"], "must": ["c1", "c0"]})
    assert board.places() == {"must": ["c1", "c0"], "wont": ["c2"]}


def test_what_an_old_arrangement_does_not_know_stays_and_what_is_gone_is_passed_over(board):
    board.place({"wont": ["c1", "deleted"], "later": ["c0"]})
    assert board.places() == {"must": ["c0", "c2"], "wont": ["c1"]}


def test_a_card_in_no_column_is_refused_in_words(board):
    with pytest.raises(ValueError, match="“Card 0” stands in “later”, which is no column"):
        board.cards = [{"id": "c0", "title": "Card 0", "column": "later"}]


def test_two_cards_with_one_id_are_refused():
    twin = {"id": "c", "title": "Card", "column": "must"}
    with pytest.raises(ValueError, match="Two cards"):
        Board("Release", COLUMNS, [twin, twin])


def test_its_static_form_escapes_titles_and_reads_as_a_table():
    hostile = [{"id": "x", "title": "<script>alert(1)</script>", "column": "must", "badge": "<b>"}]
    html = Board("<i>", COLUMNS, hostile).static_html()
    assert "<script" not in html and "<b>" not in html and "<i>" not in html
    assert "&lt;script&gt;" in html and "Won&#x27;t this time" in html


def test_an_output_has_a_live_form_a_text_and_html(board):
    bundle = board._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "text/plain", "text/html"} <= set(bundle)
