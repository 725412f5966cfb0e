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


def column(explorer, person):
    return next(one["key"] for one in explorer.control("rows").columns if one["label"] == person)


def put(explorer, row, person, mark):
    explorer.edit("rows", row, column(explorer, person), mark)


def marks(explorer, row):
    """Who has which letter in a row, by name."""
    found = {name: rows(explorer)[row].get(column(explorer, name)) for name in people(explorer)}
    return {name: mark for name, mark in found.items() if mark}


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
    own.set(people="Ana, Ben, Cem")
    put(own, "r1", "Ben", "A")
    own.set(people="Ana, Cem")
    assert people(own) == ["Ana", "Cem"] and marks(own, "r1") == {}
    own.set(people="Ana, Cem, Ben")
    assert marks(own, "r1") == {"Ben": "A"}


def test_letters_belong_to_a_name_and_not_to_its_place(own):
    """A name taken out of the middle gave its letters to the next person."""
    own.set(people="Ana, Ben, Cem")
    for person, mark in (("Ana", "A"), ("Ben", "R"), ("Cem", "C")):
        put(own, "r1", person, mark)
    own.set(people="Ana, Cem")
    assert marks(own, "r1") == {"Ana": "A", "Cem": "C"}
    assert marks(own.set(people="Cem, Ana, Dan"), "r1") == {"Cem": "C", "Ana": "A"}
    again = Play(ResponsibilityMatrix(own_matrix(), own=True), own.state)
    assert marks(again, "r1") == {"Cem": "C", "Ana": "A"}


def test_a_name_that_is_changed_in_its_place_keeps_its_letters(own):
    put(own, "r1", "Manager", "A")
    assert marks(own.set(people="Me, Mara, Engineering, Sales"), "r1") == {"Mara": "A"}


def test_somebody_new_never_gets_the_letters_of_somebody_who_left(own):
    own.set(people=", ".join(f"P{n}" for n in range(10)))
    for n in range(10):
        put(own, "r1", f"P{n}", "I")
    own.set(people="P0, P1")
    own.set(people="P0, P1, Zoë")
    assert marks(own, "r1") == {"P0": "I", "P1": "I"}


def test_letters_kept_by_place_in_earlier_versions_stay_with_their_name():
    by_place = {"people": "Ana, Ben, Cem", "rows": {"r1": {"p1": "A", "p3": "C"}}}
    own = Play(ResponsibilityMatrix(own_matrix(), own=True), by_place)
    assert marks(own, "r1") == {"Ana": "A", "Cem": "C"}
    assert marks(own.set(people="Cem"), "r1") == {"Cem": "C"}


def test_semicolons_part_names_as_commas_do_and_whom_there_is_no_room_for_is_named(own):
    assert people(own.set(people="Ana; Ben;Cem")) == ["Ana", "Ben", "Cem"]
    own.set(people=", ".join(f"P{n}" for n in range(12)))
    assert len(people(own)) == 10 and "P10 and P11" in own.result.errors["people"]


def test_hearing_four_people_is_no_fault_and_one_s_own_rows_are_asked_about(mealwise, own):
    """The lesson lets four advise and one decide; the checker used to call it "many C ... to mend"."""
    for person, mark in {"Jonas": "A/R", "Clara": "C", "Mara": "C", "Viktor": "C", "Inês": "C"}.items():
        put(mealwise, "order", person, mark)
    assert checker(mealwise, "order") == "in\u00a0order"
    for person, mark in {"Me": "A/R", "Manager": "C", "Engineering": "C", "Sales": "C"}.items():
        put(own, "r1", person, mark)
    put(own, "r3", "Sales", "A/R")
    asks = own.result.says["to_mend"]
    assert "To think about" in asks and "To mend" not in asks
    assert "Manager, Engineering and Sales are asked before" in asks and "Nobody is asked before" in asks


def test_nothing_filled_in_is_an_invitation(own):
    assert "No letters yet" in own.says
    assert checker(own, "r1") == "nobody yet"


def test_names_and_decisions_are_only_ever_text(own):
    own.set(people="<b>Ana</b>, Ben").edit("rows", "r1", "activity", "<script>alert(1)</script>")
    put(own, "r1", "Ben", "A")
    view = ExplorerView(own.explorer)
    view.set(**own.state)
    assert "<script" not in view.said.html and "<b>Ana" not in view.static_html()
