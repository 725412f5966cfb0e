"""The cast of Mealwise: everybody the course speaks of is there, once, and belongs to the data."""

from __future__ import annotations

from pmkit import cases

PEOPLE = cases.people().set_index("id")


def test_everybody_has_a_name_a_wish_and_a_voice_of_their_own():
    assert PEOPLE.index.is_unique
    for column in ("name", "wants", "voice"):
        assert PEOPLE[column].is_unique and (PEOPLE[column] != "").all()


def test_the_cast_is_the_one_of_the_story():
    roles = PEOPLE["role"]
    for part in (
        "product manager",
        "product owner",
        "sales lead",
        "founder",
        "data scientist",
        "partner manager",
    ):
        assert roles.str.contains(part).sum() == 1, part
    assert (PEOPLE["group"] == "household").sum() == 4


def test_two_squads_have_seven_people():
    squads = PEOPLE["group"].str.startswith("squad")
    assert squads.sum() == 7 and PEOPLE.loc[squads, "group"].nunique() == 2


def test_people_who_are_customers_exist_in_the_usage_data_or_among_employers():
    known = set(cases.load("customers")["id"]) | set(cases.load("employers")["id"])
    assert set(PEOPLE.loc[PEOPLE["customer"] != "", "customer"]) <= known


def test_households_of_the_cast_are_what_is_said_of_them():
    customers = cases.load("customers").set_index("id")
    assert customers.loc["C0001", "segment"] == "allergy families"
    assert customers.loc["C0004", ["employer", "household_size"]].tolist() == ["E01", 4]
    assert customers.loc[["C0001", "C0002", "C0003", "C0004"], "left"].isna().all()


def test_stakeholders_are_people_of_the_cast_or_employers_and_use_the_whole_scale():
    table = cases.load("stakeholders")
    assert set(table["person"]) <= set(PEOPLE.index) | set(cases.load("employers")["id"])
    assert table["person"].is_unique and len(table) == 16
    for column in ("power", "interest"):
        assert table[column].between(1, 5).all() and table[column].nunique() >= 4
