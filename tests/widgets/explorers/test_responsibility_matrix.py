"""The responsibility matrix says at each change what a rule sees, and works with one's own people."""

import pytest

from pmkit.course.roles.data import matrix, own_matrix
from pmkit.widgets.explorers.responsibility_matrix import OwnMatrix, ResponsibilityMatrix


@pytest.fixture
def mealwise():
    return ResponsibilityMatrix(matrix(), None, "Mealwise")


@pytest.fixture
def own():
    return OwnMatrix(own_matrix(), None, "your own product")


def put(explorer, row, person, mark):
    key = f"p{explorer.people.index(person) + 1}"
    explorer.table.receive({"kind": "edit", "id": row, "key": key, "text": mark})


def checker(explorer, row):
    """The short word of the row, and what is said about it below the table."""
    at = [one["id"] for one in explorer.table.rows].index(row)
    name = explorer.table.rows[at]["activity"]
    lines = explorer.told.text.replace("\\", "").splitlines()
    below = [line for line in lines if name and line.startswith(f"- *{name}*")]
    return " | ".join([explorer.table.computed["says"][at], *below])


def test_it_begins_with_five_broken_rows_of_five_kinds(mealwise):
    assert "In order: 2 of 7" in mealwise.said.describe()
    assert "Clara and Mara are both marked A" in checker(mealwise, "order")
    assert "Nobody is marked A" in checker(mealwise, "price")
    assert "the power lies with Clara" in checker(mealwise, "consent")
    assert "Nobody is marked R" in checker(mealwise, "api")
    assert "Nobody is marked A" in checker(mealwise, "recommender")
    assert checker(mealwise, "date") == checker(mealwise, "families") == "in\u00a0order"


def test_a_row_is_mended_when_one_with_the_power_answers(mealwise):
    put(mealwise, "order", "Clara", "I")
    assert "the power lies with Jonas" in checker(mealwise, "order")
    put(mealwise, "order", "Mara", "C")
    put(mealwise, "order", "Jonas", "a/r")
    assert checker(mealwise, "order") == "in\u00a0order"


def test_everything_can_be_mended(mealwise):
    mends = {
        "order": ("I", "C", "A/R", "C", "C", ""),
        "price": ("A", "R", "", "C", "", ""),
        "consent": ("A", "", "C", "", "R", "C"),
        "api": ("I", "C", "A", "I", "R", ""),
        "recommender": ("C", "A/R", "I", "I", "C", "C"),
    }
    for row, marks in mends.items():
        for person, mark in zip(mealwise.people, marks, strict=True):
            put(mealwise, row, person, mark)
    assert "In order: 7 of 7" in mealwise.said.describe()


def test_daci_has_other_letters_and_other_rules(mealwise):
    mealwise.form.values = {**mealwise.form.values, "scheme": "daci"}
    assert mealwise.table.rows[1]["p4"] == "D/A"  # Viktor's date
    assert "Nobody contributes" in checker(mealwise, "date")
    mealwise.form.values = {**mealwise.form.values, "scheme": "raci"}
    assert mealwise.table.rows[1]["p4"] == "A/R"


def test_a_letter_of_another_scheme_is_not_taken(mealwise):
    put(mealwise, "price", "Clara", "D")
    assert mealwise.table.rows[2]["p1"] == "C" and mealwise.table.errors["price"]


def test_marks_and_letters_come_back(mealwise):
    put(mealwise, "price", "Clara", "A")
    mealwise.form.values = {**mealwise.form.values, "scheme": "daci"}
    state = mealwise.state()
    mealwise.start_over()
    assert mealwise.scheme == "raci" and mealwise.table.rows[2]["p1"] == "C"
    mealwise.restore(state)
    assert mealwise.scheme == "daci" and mealwise.table.rows[2]["p1"] == "A"


def test_own_people_can_be_named_and_decisions_added(own):
    own.form.values = {**own.form.values, "people": "Ana, Ben, , Ben, Çem"}
    assert own.people == ["Ana", "Ben", "Çem"]
    put(own, "r1", "Ana", "A")
    assert "Nobody is marked R" in checker(own, "r1")
    own.form.click("add")
    own.table.receive({"kind": "edit", "id": "r9", "key": "activity", "text": "Choose a supplier"})
    put(own, "r9", "Ben", "A/R")
    state = own.state()
    again = OwnMatrix(own_matrix(), None, "your own product")
    again.restore(state)
    assert again.people == ["Ana", "Ben", "Çem"] and len(again.table.rows) == 9
    assert checker(again, "r9") == "in\u00a0order"


def test_nothing_filled_in_is_an_invitation(own):
    assert "No letter stands here yet" in own.said.describe()
    assert checker(own, "r1") == "nobody yet"


def test_names_and_decisions_are_only_ever_text(own):
    own.form.values = {**own.form.values, "people": "<b>Ana</b>, Ben"}
    own.table.receive({"kind": "edit", "id": "r1", "key": "activity", "text": "<script>alert(1)</script>"})
    put(own, "r1", "Ben", "A")
    assert "<script" not in own.said.html and "<b>Ana" not in own.static_html()
