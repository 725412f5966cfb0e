"""Activities and job advertisements: complete, sourced, and honest about what is contested."""

from __future__ import annotations

from pmkit import cases

HOMES = {"product manager", "product owner", "project manager", "developers", "it depends"}
SETTLED_BY_THE_GUIDE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 22}


def test_thirty_activities_have_homes_reasons_and_a_source_each():
    table = cases.load("activities")
    assert len(table) == 30 and table["id"].is_unique and table["fact"].is_unique
    assert all(set(homes) <= HOMES and homes for homes in table["homes"])
    for column in ("activity", "depends_on", "why", "source"):
        assert (table[column].str.len() > 15).all(), column


def test_only_what_the_scrum_guide_settles_has_one_strict_answer():
    table = cases.load("activities")
    strict = table[table["strict"]]
    assert set(strict["fact"]) <= SETTLED_BY_THE_GUIDE
    assert strict["source"].str.contains("Scrum Guide").all() and (strict["scrum"] != "").all()


def test_what_is_not_settled_accepts_it_depends_and_says_on_what():
    table = cases.load("activities")
    assert all("it depends" in homes for homes in table.loc[~table["strict"], "homes"])


def test_all_four_roles_have_a_card_of_their_own():
    homes = [set(homes) for homes in cases.load("activities")["homes"]]
    assert set().union(*homes) == HOMES
    assert {"project manager", "it depends"} in homes, "a card only for the project manager"


def test_forty_advertisements_by_forty_companies():
    jobs = cases.load("jobs")
    assert len(jobs) == 40 and jobs["company"].is_unique and jobs["text"].is_unique
    assert jobs["text"].str.split().str.len().between(35, 110).all()


def test_salaries_are_ranges_where_they_are_stated_and_missing_where_not():
    jobs = cases.load("jobs")
    stated = jobs.dropna(subset=["salary_from", "salary_to"])
    assert (stated["salary_from"] <= stated["salary_to"]).all() and len(stated) == 38


def test_some_titles_say_another_job_than_the_duties():
    jobs = cases.load("jobs")
    owner = jobs[jobs["title"].str.contains("Product Owner")]
    assert {"product manager", "product owner", "two jobs in one"} <= set(owner["really"])
