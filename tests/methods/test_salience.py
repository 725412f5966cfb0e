"""Who is touched: the seven classes, the fields of the map, what is between, and who is not spoken with."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import (
    SALIENCE,
    InputError,
    compare_maps,
    contact_gaps,
    map_fields,
    salience_classes,
)

LEVELS = st.integers(1, 5)


def people(**columns):
    return pd.DataFrame(columns)


def test_the_seven_classes():
    # F8.2: dormant P, discretionary L, demanding U, dominant PL, dangerous PU, dependent LU, definitive PLU
    names = {"": "none", "P": "dormant", "L": "discretionary", "U": "demanding", "PL": "dominant"}
    names |= {"PU": "dangerous", "LU": "dependent", "PLU": "definitive"}
    marks = list(product([False, True], repeat=3))
    told = salience_classes(pd.DataFrame(marks, columns=["power", "legitimacy", "urgency"]))
    letters = ["".join(letter for letter, mark in zip("PLU", row, strict=True) if mark) for row in marks]
    assert told["salience"].tolist() == [names[each] for each in letters]
    assert len(set(SALIENCE.values())) == 8 and (told["salience_if"] == "").all()


@given(rows=st.lists(st.tuples(LEVELS, LEVELS, LEVELS), min_size=1, max_size=8))
def test_the_middle_is_told_and_both_readings_are_given(rows):
    table = pd.DataFrame(rows, columns=["power", "legitimacy", "urgency"])
    told = salience_classes(table)
    low, high = (salience_classes(table.replace(3, value))["salience"] for value in (1, 5))
    assert told["salience"].tolist() == low.tolist()
    torn = (table == 3).any(axis=1)
    assert told["salience_if"].tolist() == [
        name if mark else "" for name, mark in zip(high, torn, strict=True)
    ]
    assert ((told["between"] != "") == torn).all()


def test_little_power_hides_nobody_of_the_case():
    told = salience_classes(load("stakeholders")).set_index("person")
    assert told.loc[["hadzic", "okafor-berg"], "salience"].tolist() == ["dependent", "dependent"]
    assert told.loc["okafor-berg", "salience_if"] == "definitive"
    gaps = contact_gaps(load("stakeholders")).set_index("person")
    for person in ("hadzic", "okafor-berg"):
        assert gaps.loc[person, "says"].startswith("Little power and much to lose, and we don't")
    assert gaps.loc["annegret", "says"] == "Much power and interest, and we don't speak with them ourselves."
    assert gaps.loc[["E02", "dpo"], "gap"].tolist() == [4, 4]
    assert (gaps.loc[["clara", "ines", "kofi"], "gap"] < 0).all()


def test_fields_and_what_lies_between():
    told = map_fields(people(power=[5, 5, 1, 1, 3, 3], interest=[5, 1, 5, 1, 3, 5]))
    assert told["field"].tolist() == [
        *("key player", "keep satisfied", "keep informed", "minimal effort"),
        *("minimal effort", "keep informed"),
    ]
    assert told["field_if"].tolist() == ["", "", "", "", "key player", "key player"]
    assert told["between"].tolist()[4:] == ["power and interest", "power"]


def test_a_gap_takes_the_higher_field_and_harm_asks_for_more():
    table = people(person=list("abcd"), power=[3, 1, 1, 5], interest=[4, 1, 1, 1], harm=[1, 4, 3, 1])
    told = contact_gaps(table.assign(contacts_per_month=[1, 0, 0, 0.5]))
    assert told["called_for"].tolist() == [4, 2, 0, 2]
    assert told["gap"].tolist() == [3, 2, 0, 1.5]
    assert told["says"].tolist() == [
        "1 of 4 talks a month.",
        "Little power and much to lose, and we don't speak with them ourselves.",
        "",
        "0.5 of 2 talks a month.",
    ]
    assert contact_gaps(table.drop(columns="harm").assign(contacts_per_month=0))["called_for"][1] == 0


@given(power=LEVELS, interest=LEVELS, harm=LEVELS, talks=st.integers(0, 9))
def test_more_talks_never_widen_a_gap(power, interest, harm, talks):
    table = people(person=["a", "a"], power=power, interest=interest, harm=harm)
    gap = contact_gaps(table.assign(contacts_per_month=[talks, talks + 1]))["gap"]
    assert gap[1] == gap[0] - 1


def test_what_is_missing_stays_missing():
    table = people(person=["a", "b"], power=[None, 5], interest=[4, 5], contacts_per_month=[0, None])
    told = contact_gaps(table)
    assert told["field"].tolist() == ["", "key player"] and told["missing"].tolist() == ["power", ""]
    assert told["gap"].isna().all() and told["says"].tolist() == ["", ""]
    classes = salience_classes(people(power=[5.0], legitimacy=[None], urgency=[None]))
    assert classes[["salience", "missing"]].to_numpy().tolist() == [["", "legitimacy, urgency"]]
    assert salience_classes(people(power=[], legitimacy=[], urgency=[])).empty


def test_rows_and_columns_of_the_caller_are_kept():
    table = people(person=["b", "a"], power=[1, 5], interest=[5, 1], note=["x", "y"]).set_index(
        pd.Index([7, 3])
    )
    told = map_fields(table)
    assert told.index.tolist() == [7, 3] and told["note"].tolist() == ["x", "y"]
    assert "field" not in table.columns


def test_two_maps_and_where_they_differ():
    mine = people(person=["Ruth", "Vera", "Jo"], power=[4, 1, None], interest=[3, 5, None])
    yours = people(person=["Vera", "Jo", "Zoë"], power=[3, None, 2], interest=[5, None, 2])
    told = compare_maps(mine, yours)
    assert told[["person", "column"]].to_numpy().tolist() == [
        ["Ruth", "power"],
        ["Ruth", "interest"],
        ["Vera", "power"],
        ["Zoë", "power"],
        ["Zoë", "interest"],
    ]
    assert told["apart"][2] == 2 and np.isnan(told["apart"][0])
    assert compare_maps(mine, mine).empty


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"person": ["a", " "]}, "Row 2: person is “ ”. Give everybody a name"),
        ({"person": ["a", None]}, "Row 2: person is empty. Give everybody a name"),
        ({"power": [6, 1]}, "Row 1: power is 6. It can't be over 5"),
        ({"interest": [0, 1]}, "Row 1: interest is 0"),
        ({"power": ["much", 1]}, "Row 1: power is “much”. Write a plain number"),
        ({"contacts_per_month": [-1, 0]}, "Row 1: contacts_per_month is -1"),
        ({"harm": [9, 1]}, "Row 1: harm is 9"),
    ],
)
def test_what_cannot_be_mapped_is_refused_with_its_place(change, says):
    table = people(**({"person": ["a", "b"], "power": 1, "interest": 1, "contacts_per_month": 0} | change))
    with pytest.raises(InputError, match=says):
        contact_gaps(table)


def test_maps_and_settings_that_cannot_be_are_refused():
    table = people(person=["a", "a"], power=1, interest=1, contacts_per_month=0)
    with pytest.raises(InputError, match="on the map twice"):
        compare_maps(table, table)
    with pytest.raises(InputError, match="Say how many talks a month “keep informed” calls for"):
        contact_gaps(table, calls_for={"minimal effort": 0, "keep satisfied": 1, "key player": 1})
    with pytest.raises(InputError, match="The middle of the scale is 1"):
        map_fields(table, middle=1)
    with pytest.raises(InputError, match="needs the columns legitimacy, urgency"):
        salience_classes(table)
