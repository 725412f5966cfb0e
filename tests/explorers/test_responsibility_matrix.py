"""The responsibility matrix says at each change what a rule sees, and works with one's own people."""

import pytest
from play import Play

from pmkit.course.roles.data import matrix, own_matrix
from pmkit.explorers.responsibility_matrix import ResponsibilityMatrix
from pmkit.widgets.explorer_view import ExplorerView


@pytest.fixture
def mealwise():
    return Play(ResponsibilityMatrix(matrix()))


@pytest.fixture
def own():
    return Play(ResponsibilityMatrix(own_matrix(), own=True))


def people(explorer):
    return [one["label"] for one in explorer.control("rows").columns if one["key"].startswith("p")]


def put(explorer, row, person, mark):
    explorer.edit("rows", row, f"p{people(explorer).index(person) + 1}", mark)


def rows(explorer):
    return {row["id"]: row for row in explorer.control("rows").filled(explorer.values["rows"])}


def checker(explorer, row):
    """The short word of the row, and what is said about it below the table."""
    at = list(rows(explorer)).index(row)
    name = rows(explorer)[row]["activity"]
    lines = explorer.result.says["to_mend"].replace("\\", "").splitlines()
    below = [line for line in lines if name and line.startswith(f"- *{name}*")]
    return " | ".join([explorer.result.computed["rows"]["says"][at], *below])


def test_it_begins_with_five_broken_rows_of_five_kinds(mealwise):
    assert "In order: 2 of 7" in mealwise.says
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
    put(mealwise, "order", "Jonas", "A/R")
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
        for person, mark in zip(people(mealwise), marks, strict=True):
            put(mealwise, row, person, mark)
    assert "In order: 7 of 7" in mealwise.says


def test_daci_has_other_letters_and_other_rules(mealwise):
    mealwise.set(scheme="daci")
    assert rows(mealwise)["date"]["p4"] == "D/A"  # Viktor's date
    assert "Nobody contributes" in checker(mealwise, "date")
    mealwise.set(scheme="raci")
    assert rows(mealwise)["date"]["p4"] == "A/R"


def test_a_letter_of_another_scheme_is_not_taken():
    view = ExplorerView(ResponsibilityMatrix(matrix()))
    table = view.controls["rows"].widget
    table.receive({"kind": "edit", "id": "price", "key": "p1", "text": "D"})
    assert table.errors["price"] and not view.state["rows"]


def test_marks_and_letters_come_back(mealwise):
    put(mealwise, "price", "Clara", "A")
    mealwise.set(scheme="daci")
    again = Play(mealwise.explorer, mealwise.state)
    assert again.values["scheme"] == "daci" and rows(again)["price"]["p1"] == "A"
    mealwise.set(scheme="raci")
    assert rows(mealwise)["date"]["p4"] == "A/R"


def test_own_people_can_be_named_and_decisions_added(own):
    own.set(people="Ana, Ben, , Ben, Çem")
    assert people(own) == ["Ana", "Ben", "Çem"]
    put(own, "r1", "Ana", "A")
    assert "Nobody is marked R" in checker(own, "r1")
    own.press("add").edit("rows", "r9", "activity", "Choose a supplier")
    put(own, "r9", "Ben", "A/R")
    again = Play(ResponsibilityMatrix(own_matrix(), own=True), own.state)
    assert people(again) == ["Ana", "Ben", "Çem"] and len(rows(again)) == 9
    assert checker(again, "r9") == "in\u00a0order"


def test_who_is_left_out_keeps_the_marks_until_named_again(own):
    own.set(people="Ana, Ben")
    put(own, "r1", "Ben", "A")
    own.set(people="Ana")
    assert people(own) == ["Ana"]
    own.set(people="Ana, Ben")
    assert rows(own)["r1"]["p2"] == "A"


def test_nothing_filled_in_is_an_invitation(own):
    assert "No letter stands here yet" in own.says
    assert checker(own, "r1") == "nobody yet"


def test_names_and_decisions_are_only_ever_text(own):
    own.set(people="<b>Ana</b>, Ben").edit("rows", "r1", "activity", "<script>alert(1)</script>")
    put(own, "r1", "Ben", "A")
    view = ExplorerView(own.explorer)
    view.set(**own.state)
    assert "<script" not in view.said.html and "<b>Ana" not in view.static_html()
