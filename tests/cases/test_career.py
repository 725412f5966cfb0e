"""What is hidden in the data of chapter 11."""

from __future__ import annotations

import pytest

from pmkit import cases
from pmkit.methods import count_phrases, false_and_missed, phrase_hits


@pytest.fixture(scope="module")
def families():
    table = cases.load("phrase_families")
    hits = phrase_hits(cases.load("jobs"), table)
    return table.merge(false_and_missed(hits, table), on="family").set_index("family")


def test_twelve_families_name_adverts_that_exist(families):
    ids = set(cases.load("jobs")["id"])
    assert len(families) == 12 and families.index.is_unique
    assert all(set(asks) <= ids and asks for asks in families["asks"])


def test_ten_of_forty_ask_for_customers_and_four_for_a_certificate(families):
    assert families.loc["talking to customers", "asked"] == 10
    assert families.loc["a certificate", "asked"] == 4


def test_words_find_twice_as_many_who_want_customers_as_a_reader_does(families):
    customers = families.loc["talking to customers"]
    assert customers["right"] + len(customers["false_hits"]) == 20 and len(customers["missed"]) == 2
    assert "J20" in customers["false_hits"], "developers are your users: nobody is to talk to them"
    people = families.loc["leading people"]
    assert len(people["false_hits"]) > people["right"], "most lead a project"
    assert families.loc["German", "false_hits"] == ["J12"], "nice to have"


def test_some_families_are_found_by_words_without_a_fault(families):
    exact = families[(families["false_hits"].str.len() == 0) & (families["missed"].str.len() == 0)]
    assert {"a certificate", "law and data protection"} <= set(exact.index)


def test_even_nineteen_of_forty_leave_a_wide_range():
    told = count_phrases(cases.load("jobs"), cases.load("phrase_families")).set_index("family").loc["German"]
    assert told["hits"] == 19 and (round(told["low"], 3), round(told["high"], 3)) == (0.329, 0.625)


def test_the_adverts_carry_what_the_methods_need():
    jobs = cases.load("jobs")
    assert {"id", "title", "company", "text", "years", "salary_from", "salary_to", "currency"} <= set(jobs)
    offers = jobs.set_index("id").loc[["J03", "J08", "J38"]]
    assert offers["really"].tolist() == ["product manager", "product owner", "product manager"]
    assert offers["salary_from"].notna().all() and set(offers["currency"]) == {"EUR"}
