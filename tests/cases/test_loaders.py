"""Data sets are found by name, come with a dictionary, and nobody can spoil them for the next reader."""

from __future__ import annotations

import doctest

import pandas as pd
import pytest

import make_case_data
from pmkit import cases


def test_every_data_set_that_is_made_can_be_loaded():
    assert set(make_case_data.MADE) < set(cases.names())


@pytest.mark.parametrize("name", cases.names())
def test_the_dictionary_tells_every_column_and_no_other(name):
    words = cases.dictionary(name)
    assert list(words["column"]) == list(cases.load(name).columns)
    assert (words["meaning"].str.len() > 3).all()
    assert set(words["kind"]) <= {"text", "number", "date", "list", "truth"}


@pytest.mark.parametrize("name", cases.names())
def test_columns_have_the_kind_that_the_dictionary_names(name):
    table = cases.load(name)
    for column, kind in cases.dictionary(name).set_index("column")["kind"].items():
        values = table[column]
        if kind == "number":
            assert pd.api.types.is_numeric_dtype(values), column
        elif kind == "date":
            assert pd.api.types.is_datetime64_any_dtype(values), column
        elif kind == "list":
            assert all(isinstance(value, list) for value in values), column
        elif kind == "text":
            assert values.notna().all(), column


def test_an_unknown_name_is_answered_with_the_names_there_are():
    with pytest.raises(ValueError, match=r"no data set “backlgo”.*backlog"):
        cases.load("backlgo")
    with pytest.raises(ValueError, match="no data set"):
        cases.dictionary("../people")


def test_changing_a_loaded_table_changes_no_other_reader_s():
    first = cases.load("backlog")
    first.loc[0, "item"] = "spoiled"
    first.loc[0, "requires"].append("MW-99")
    again = cases.load("backlog")
    assert again.loc[0, "item"] == "Allergy filter in search" and again.loc[0, "requires"] == ["MW-02"]


def test_loader_and_story_say_that_the_data_are_invented():
    assert "invented" in (cases.load.__doc__ or "") and "invented" in cases.story()


def test_the_folder_stays_small():
    assert sum(file.stat().st_size for file in make_case_data.FOLDER.iterdir()) < 1_500_000


def test_the_example_in_the_loader_s_docstring_runs():
    assert doctest.testmod(cases).failed == 0 < doctest.testmod(cases).attempted
