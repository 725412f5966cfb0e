"""The page of three metrics: it grows from what is written, and each part that two people could count
differently says so."""

from play import Play

from pmkit.course.metrics.metrics_page import COLUMNS, METRICS_PAGE
from pmkit.explorers.text_builder import TextBuilder

WRITTEN = {
    "did_first": "Cooked at least 3 meals from a plan",
    "whom_first": "households that paid on Monday",
    "time_first": "in one week",
    "counter_first": "complaints about recipes a week",
    "owner_first": "Mara",
}


def page():
    return Play(TextBuilder(pattern=METRICS_PAGE, start={}))


def test_it_begins_empty_and_says_how_to_begin():
    assert "Nothing is written yet" in page().says and not page().result.says["grown"]


def test_of_many_empty_fields_only_the_first_are_named():
    assert "Metric 1: in which time, and 11 more." in page().set(owner_first="Mara").says


def test_the_page_grows_and_no_rule_objects_to_a_metric_that_two_people_count_alike():
    written = page().set(**WRITTEN)
    assert not written.result.errors
    assert (
        "**Cooked at least 3 meals from a plan**, of households that paid on Monday"
        in written.result.says["grown"]
    )


def test_a_weak_part_explains_itself_where_it_stands():
    written = page().set(did_second="Active users", owner_third="the squads")
    assert set(written.result.errors) == {"did_second", "owner_third"}


def test_what_people_write_stays_text():
    grown = page().set(did_first="<img src=x> **bold** [a](b)").result.says["grown"]
    assert r"\<img src" in grown and r"\*\*bold" in grown


def test_what_a_rule_quotes_stays_text_in_the_sentence_and_at_the_field():
    """A finding quotes what was written; its stars once became bold words."""
    result = page().set(owner_first="*they* of <b>sales</b> all").result
    assert r"\*they\*" in result.sentence and "*they*" in result.errors["owner_first"]


def test_each_part_stands_in_its_column():
    form = page().explorer.controls(page().state)[0]
    assert set(form.columns) == set(COLUMNS) == {one.column for one in form.fields}
