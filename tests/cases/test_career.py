"""What is hidden in the data of chapter 11."""

from __future__ import annotations

from math import ceil, comb, factorial, log

import pytest

from pmkit import cases
from pmkit.methods import (
    adverts_for_width,
    count_phrases,
    false_and_missed,
    long_marks,
    mark_distances,
    no_failure_bound,
    phrase_hits,
    sample_size,
)


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


def test_sixteen_skills_in_five_families_have_four_levels_that_can_be_seen():
    skills = cases.load("skills")
    assert len(skills) == 16 and skills["skill"].is_unique and skills["family"].nunique() == 5
    levels = skills.filter(like="level_")
    assert levels.shape[1] == 4 and not levels.stack().duplicated().any()
    done = skills[["level_2", "level_3", "level_4"]].stack()
    assert done.str.startswith("Has ").all(), "a deed that another person could check"
    assert skills["chapter"].between(2, 10).all()


def test_the_evidence_of_a_skill_is_a_thing_and_no_quality():
    told = " ".join(cases.load("skills")["typical_evidence"]).lower()
    assert not any(word in told for word in ("passion", "strong", "excellent", "certif"))


def test_six_cases_of_six_kinds_are_new_to_the_reader():
    table = cases.load("cases")
    assert len(table) == 6 and table["kind"].is_unique
    assert not table[["task", "given"]].stack().str.contains("Mealwise").any()


@pytest.fixture(scope="module")
def answers():
    return cases.load("marked_answers")


DIMENSIONS = cases.load("case_rubric")["dimension"].tolist()


def _marks(answers, expert):
    return answers[[f"{expert}_{dimension}" for dimension in DIMENSIONS]].to_numpy()


def test_each_case_has_a_plain_and_a_smooth_answer_and_both_experts_prefer_the_plain(answers):
    assert len(answers) == 12
    for _, pair in answers.groupby("case"):
        plain, smooth = (pair[pair["style"] == style] for style in ("plain", "smooth"))
        for expert in ("first", "second"):
            assert _marks(plain, expert).sum() >= _marks(smooth, expert).sum() + 8


def test_only_smooth_answers_name_frameworks(answers):
    names = "RICE|TAM|RACI|North Star|KPI|five whys|post-mortem|AI insights|data-driven"
    named = answers[["goal", "who", "options", "choice", "measure"]].agg(" ".join, axis=1).str.contains(names)
    assert set(answers.loc[named, "style"]) == {"smooth"} and named.sum() == 6


def test_two_experts_differ_on_every_dimension_by_one_level_at_most(answers):
    first, second = _marks(answers, "first"), _marks(answers, "second")
    apart = abs(first - second)
    assert apart.max() == 1 and (apart.sum(axis=0) >= 2).all()
    assert 0.2 < apart.mean() < 0.5 and {1, 4} <= set(first.ravel())


def test_a_marker_who_gives_everything_three_is_farther_from_both_than_they_are(answers):
    threes = answers[["id"]].assign(**dict.fromkeys(DIMENSIONS, 3))
    told = mark_distances(long_marks(answers, threes, DIMENSIONS))
    assert len(told) == 5 and (told["distance"] > told["between"]).all()


def test_the_rubric_has_five_dimensions_and_four_levels():
    rubric = cases.load("case_rubric")
    assert rubric.shape == (5, 6) and not rubric.filter(like="level_").stack().duplicated().any()


@pytest.fixture(scope="module")
def truths():
    return cases.load("quantities").set_index("id")["truth"]


def test_twenty_quantities_have_a_value_a_source_and_a_right_to_be_printed():
    table = cases.load("quantities")
    assert len(table) == 20 and (table["truth"] > 0).all()
    for column in ("quantity", "unit", "source", "licence"):
        assert (table[column] != "").all()
    assert table["kind"].value_counts().to_dict() == {"counted": 9, "read": 7, "case": 4}
    invented = table["quantity"].str.contains("invented")
    assert set(table.loc[invented, "kind"]) == {"case"} and invented.sum() == 4


def test_what_is_counted_is_what_the_methods_count(truths):
    assert truths["Q08"] == ceil(log(0.05) / log(1 - 1 / 1_000))
    assert truths["Q09"] == ceil(log(0.05) / log(1 - 1 / 10_000))
    assert truths["Q10"] == pytest.approx(10_000 * no_failure_bound(300), abs=0.05)
    assert truths["Q11"] == pytest.approx(30 * 24 * 60 * (1 - 0.999**5), abs=0.05)
    assert (truths["Q12"], truths["Q13"]) == (factorial(10), comb(20, 2))
    assert truths["Q14"] == sample_size(0.2, 0.05).per_arm
    assert truths["Q15"] == 365 * 24 * 60 * 60
    assert truths["Q16"] == adverts_for_width(0.25, 0.1)


def test_what_is_of_the_case_is_in_its_data(truths):
    sales = cases.load("prices_churn")
    third = sales[(sales["month"].between("2026-07", "2026-09")) & (sales["plan"] == "consumer")]
    assert truths["Q17"] == third["sign_ups"].sum()
    assert f"{truths['Q18']:,.0f} EUR a year" in cases.story()
    assert truths["Q19"] == cases.load("throughput")["finished"].sum()
    assert truths["Q20"] == len(cases.load("feedback"))


def test_the_quantities_differ_in_size_so_that_a_width_has_to_be_a_ratio(truths):
    assert truths.max() / truths.min() > 1_000_000


def test_every_figure_on_pay_says_year_place_source_what_is_in_it_and_when_it_was_read():
    table = cases.load("pay_sources")
    assert len(table) > 0 and table["id"].is_unique
    for column in table.columns:
        assert table[column].notna().all() and (table[column].astype(str) != "").all(), column
    assert not table["occupation"].str.contains("product manager").any(), "there is no such code"
    assert table["excludes"].str.contains("product managers").all()


def test_the_same_code_a_year_later_and_another_code_are_different_medians():
    medians = cases.load("pay_sources").set_index(["code", "year"])["value"]
    assert medians["15-1252", 2023] > medians["15-1252", 2022]
    assert medians["11-3021", 2022] > 1.25 * medians["15-1252", 2022]


def test_four_codes_have_a_median_of_one_year_and_lie_far_apart():
    table = cases.load("pay_sources")
    same = table[table["year"] == 2022]
    assert len(same) == 4 and same["code"].is_unique
    assert same["value"].max() > 1.9 * same["value"].min()
    assert (table["country"] == "United States").all() and (
        table["read_on"] == table["read_on"].iloc[0]
    ).all()


def test_no_code_holds_half_of_the_filings_of_a_product_manager():
    codes = cases.load("pay_codes")
    for _, rows in codes.groupby("titles"):
        assert rows["share"].max() < 0.5 and 0.5 < rows["share"].sum() < 1
    manager = codes[codes["titles"] == "product manager"].set_index("occupation")["share"]
    assert manager["marketing managers"] < 0.06
    assert codes["limits"].str.contains("filings, not people").all()
