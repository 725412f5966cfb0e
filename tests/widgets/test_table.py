"""The table reads what people type, refuses in words, and never loses a good value."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.explorers.typed_cells import Column, cell_text, read_cell
from pmkit.widgets import Table
from pmkit.widgets._pasting import split_block

SIZES = [{"value": 1, "label": "small"}, {"value": 3, "label": "large"}]
COLUMNS = [
    {"key": "item", "label": "Item"},
    {"key": "reach", "label": "Reach", "type": "number", "unit": "households", "min": 0},
    {"key": "sure", "label": "Confidence", "type": "number", "unit": "%", "min": 0, "max": 1},
    {"key": "size", "label": "Size", "type": "choice", "options": SIZES},
    {"key": "score", "label": "Score", "type": "number", "readonly": True},
]  # fmt: skip
PLAIN_CELL = st.text(st.characters(exclude_characters='\t\n\r"\0', exclude_categories=["Cs"]), min_size=1)


@pytest.fixture
def table():
    rows = [{"id": f"r{i}", "item": f"Item {i}", "reach": 100.0, "sure": 0.5, "size": 1} for i in range(3)]
    made = Table("Scores", COLUMNS, rows)
    made.heard = []
    made.observe(lambda change: made.heard.append(change.new), "rows")
    made.sent = []
    made.send = lambda content, buffers=None: made.sent.append(content)
    return made


def type_in(table, row, key, text):
    table.receive({"kind": "edit", "id": row, "key": key, "text": text})


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 200", 1200), ("1.200,00", 1200), ("1,200", 1200), ("33,3", 33.3), (".5", 0.5), ("12k", 12000)],
)
def test_numbers_are_read_as_people_write_them(table, text, value):
    type_in(table, "r1", "reach", text)
    assert table.rows[1]["reach"] == pytest.approx(value)


@pytest.mark.parametrize("text", ["80", "80 %", "0.8", "80,0"])
def test_a_share_may_be_typed_as_per_cent_or_as_a_fraction(table, text):
    type_in(table, "r0", "sure", text)
    assert table.rows[0]["sure"] == 0.8


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("reach", "many", "“many” cannot be read as a number."),
        ("reach", "-5", "Reach is at least 0 households."),
        ("reach", "$1,200", "Reach is not counted in $; you wrote “$1,200”. Write the number alone."),
        ("reach", "80 %", "Reach is no percentage. Please enter it without the per cent sign."),
        ("sure", "150", "Confidence is between 0 % and 100 %."),
        ("size", "huge", "Size is one of: small, large."),
    ],
)
def test_what_does_not_fit_says_why_and_leaves_the_last_good_value(table, key, text, message):
    before = table.rows
    type_in(table, "r1", key, text)
    assert table.errors == {"r1": {key: {"text": text, "message": message}}}
    assert table.rows is before and table.heard == []


def test_a_good_value_removes_the_message(table):
    type_in(table, "r1", "reach", "many")
    type_in(table, "r1", "reach", "300")
    assert table.errors == {} and table.rows[1]["reach"] == 300


def test_an_empty_number_is_missing_unless_it_is_required(table):
    type_in(table, "r0", "reach", "  ")
    assert table.rows[0]["reach"] is None
    assert math.isnan(table.frame().loc[0, "reach"])
    needed = Column.of({**COLUMNS[1], "required": True})
    with pytest.raises(ValueError, match="Reach must not be empty"):
        read_cell(needed, "")


def test_an_edit_tells_the_page_the_cell_only(table):
    type_in(table, "r2", "reach", "1 200")
    assert table.sent == [{"kind": "patch", "changes": [{"id": "r2", "key": "reach", "value": 1200.0}]}]
    assert table.get_state(["rows"])["rows"][2]["reach"] == 1200  # a view that is opened later gets it


def test_observers_hear_an_edit_once_and_computed_columns_are_no_edit(table):
    table.compute({"score": [1.5, None, 3]})
    assert table.heard == []
    type_in(table, "r0", "reach", "7")
    type_in(table, "r0", "reach", "7")
    assert len(table.heard) == 1
    assert "1.5" in table.static_html()


def test_a_computed_column_of_another_length_is_refused(table):
    with pytest.raises(ValueError, match="has 2 values for 3 rows"):
        table.compute({"score": [1, 2]})


def test_a_read_only_column_or_an_unknown_row_is_left_alone(table):
    type_in(table, "r0", "score", "9")
    type_in(table, "gone", "reach", "9")
    assert table.heard == []


def paste(table, key, text, ids=("r0", "r1", "r2")):
    table.receive({"kind": "paste", "ids": list(ids), "key": key, "text": text})


def test_a_pasted_block_is_taken_cell_by_cell_and_accounted_for(table):
    paste(
        table,
        "reach",
        '1.200,00\t80 %\tlarge\t9\tbeside\n"2 000"\tmaybe\tsmall\n3\t4\n5\t6',
        ("r0", "r1", "r2"),
    )
    assert [row["reach"] for row in table.rows] == [1200, 2000, 3]
    assert [row["sure"] for row in table.rows] == [0.8, 0.5, 0.04]
    assert [row["size"] for row in table.rows] == [3, 1, 1]
    assert table.notice == (
        "Pasted: 7 cells taken. 1 cell not taken, each says why: Confidence of “Item 1”. "
        "1 cell would have landed on a column that cannot be edited. 1 line did not fit below the last row. "
        "1 column did not fit beside the last column."
    )
    assert table.errors["r1"]["sure"]["text"] == "maybe"


def test_a_point_groups_digits_where_the_block_has_decimal_commas_and_either_reading_is_told(table):
    paste(table, "reach", "8.000\n2,5\n1.200,50")
    assert table.values("reach") == [8000, 2.5, 1200.5]
    assert table.told == {"r0": {"reach": "Read as 8,000."}}
    paste(table, "reach", "8.000\n2\n3")
    assert table.values("reach") == [8, 2, 3]
    assert table.notice == (
        "Pasted: 3 cells taken. 1 cell was not read as typed; each says how it was read. "
        "Reach of “Item 0”: Read as 8. For 8,000 type 8000."
    )


@pytest.mark.parametrize(
    ("block", "read"),
    [
        ("1\n0,8\n0,5", [1, 0.8, 0.5]),
        ("1\n1\n1", [1, 1, 1]),
        ("1\n80\n50", [0.01, 0.8, 0.5]),
        ("80 %\n1 %\n0,5 %", [0.8, 0.01, 0.005]),
    ],
)
def test_a_pasted_column_of_per_cents_is_read_as_one(table, block, read):
    paste(table, "sure", block)
    assert table.values("sure") == read


def test_a_usual_value_of_the_column_decides_about_a_point_in_one_cell(table):
    type_in(table, "r0", "reach", "1.200")
    assert table.rows[0]["reach"] == 1.2  # nothing near: the others are 100
    table.rows = [{**row, "reach": 900.0} for row in table.rows]
    type_in(table, "r0", "reach", "1.200")
    assert table.rows[0]["reach"] == 1200
    assert table.told == {"r0": {"reach": "Read as 1,200. For 1.2 type 1.2."}}


def test_how_a_cell_was_read_goes_with_the_next_edit_with_undo_and_with_other_rows(table):
    for end in (
        lambda: type_in(table, "r0", "reach", "7"),
        lambda: type_in(table, "r0", "reach", "many"),
        table.undo,
        lambda: setattr(table, "rows", [{"id": "n", "item": "New", "reach": 1.0}]),
    ):
        type_in(table, "r0", "reach", "12k")
        assert table.told == {"r0": {"reach": "Read as 12,000 households."}}
        end()
        assert table.told == {}


def test_a_paste_is_one_step_of_undo(table):
    paste(table, "reach", "1\n2\n3")
    assert table.undo_label == "the paste of 3 cells"
    table.receive({"kind": "undo"})
    assert [row["reach"] for row in table.rows] == [100, 100, 100]
    assert table.undo_label == "" and table.notice == "Taken back: the paste of 3 cells."
    table.undo()
    assert len(table.heard) == 2


def test_undo_takes_a_refused_text_back_first(table):
    type_in(table, "r0", "reach", "5")
    type_in(table, "r0", "reach", "many")
    type_in(table, "r0", "reach", "a lot")
    assert table.undo_label == "Reach, “Item 0”"
    table.undo()
    assert table.errors == {} and table.rows[0]["reach"] == 5
    table.undo()
    assert table.rows[0]["reach"] == 100
    type_in(table, "r0", "reach", "many")
    type_in(table, "r0", "reach", "100")  # as Escape does it
    assert table.undo_label == "" and table.errors == {}
    type_in(table, "r0", "reach", "many")
    type_in(table, "r0", "reach", "7")
    table.undo()
    assert table.rows[0]["reach"] == 100 and table.undo_label == ""
    paste(table, "reach", "1\nmany")
    table.undo()
    assert table.errors == {} and table.values("reach") == [100, 100, 100]


def test_undo_goes_back_edit_by_edit(table):
    type_in(table, "r0", "item", "Sign-in")
    type_in(table, "r1", "reach", "5")
    assert table.undo_label == "Reach, “Item 1”"
    table.undo()
    assert table.rows[1]["reach"] == 100 and table.undo_label == "Item, “Item 0”"
    table.undo()
    assert table.rows[0]["item"] == "Item 0"


def test_rows_from_a_data_frame_travel_with_missing_values_as_missing():
    frame = pd.DataFrame({"id": ["a", "b"], "item": ["x", None], "reach": [1, None], "sure": [0.5, 1.0]})
    table = Table("T", COLUMNS[:3], frame.to_dict("records"))
    assert table.rows[1]["reach"] is None and table.rows[1]["item"] is None


def test_other_rows_start_without_old_messages_and_undo_steps(table):
    type_in(table, "r0", "reach", "many")
    type_in(table, "r1", "reach", "5")
    table.rows = [{"id": "n", "item": "New", "reach": 1.0}]
    assert table.errors == {} and table.undo_label == ""


def test_an_observer_may_replace_the_rows(table):
    table.observe(lambda _: setattr(table, "rows", [{"id": "z", "item": "Z", "reach": 1.0}]), "rows")
    type_in(table, "r0", "reach", "5")
    assert [row["id"] for row in table.rows] == ["z"]


def test_two_rows_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        Table("T", COLUMNS[:1], [{"id": "a", "item": "x"}, {"id": "a", "item": "y"}])


def test_an_unknown_type_of_column_is_refused_by_name():
    with pytest.raises(ValueError, match="“reach” has the type “date”"):
        Table("T", [{"key": "reach", "label": "Reach", "type": "date"}], [])


def test_its_text_form_tells_the_values(table):
    assert repr(table).startswith("Table(Scores: 3 rows: Item 0 | 100 | 50 | small; Item 1")


def test_its_static_form_escapes_what_comes_from_data():
    table = Table("<i>", COLUMNS[:1], [{"id": "a", "item": "<script>"}])
    assert "<script>" not in table.static_html() and "<i>" not in table.static_html()


def test_ten_thousand_rows_are_no_obstacle():
    rows = [{"id": str(i), "item": f"Item {i}", "reach": 1.0} for i in range(10_000)]
    table = Table("T", COLUMNS[:2], rows)
    type_in(table, "9999", "reach", "5")
    assert table.values("reach")[-1] == 5 and len(table.static_html()) < 5000


@settings(max_examples=60)
@given(st.floats(0, 1e9))
def test_a_number_that_is_shown_can_be_typed_again(value):
    column = Column(key="n", label="N", type="number")
    shown = cell_text(column, value)
    assert read_cell(column, shown).value == pytest.approx(value, rel=1e-9, abs=1e-300)


@settings(max_examples=60)
@given(st.lists(st.lists(PLAIN_CELL, min_size=2, max_size=4), min_size=1, max_size=4))
def test_a_block_of_plain_cells_comes_apart_as_it_was_put_together(block):
    text = "\n".join("\t".join(line) for line in block)
    assert split_block(text) == block


@settings(max_examples=80)
@given(st.text(max_size=60))
def test_no_pasted_text_breaks_the_table(text):
    table = Table("T", COLUMNS, [{"id": "a", "item": "x", "reach": 1.0, "sure": 0.5, "size": 1}])
    paste(table, "reach", text, ("a",))
    assert table.notice.startswith("Pasted") and len(table.rows) == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (966.6666667, "967"),
        (12000.0, "12,000"),
        (12.34, "12.3"),
        (2.5, "2.5"),
        (1 / 3, "0.33"),
        (-0.5, "-0.5"),
    ],
)
def test_a_number_to_be_read_is_rounded_to_what_matters(value, shown):
    assert cell_text(Column(key="n", label="N", type="number", readonly=True), value) == shown
