"""The lesson of chapter 10 keeps its promises: what it says, methods, case and dates of law say."""

import re
from pathlib import Path

import pytest

from pmkit.cases import load
from pmkit.course import question, texts
from pmkit.course.texts import computed
from pmkit.practice import Verdict, check

ROOT = Path(__file__).parents[2]
LESSON = (ROOT / "lessons" / "10_data.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def values():
    return computed("data")


def asked(slug):
    return question(f"data.{slug}")


def of_100(hits, n):
    return 100 * hits / n


# what for


def test_of_the_uses_that_can_be_defended_about_a_third_rest_on_consent_alone(values):
    told = {
        name: values[f"fields.{name}"] for name in ("n", "purposes", "cells", "used", "consent", "left_out")
    }
    assert told == {"n": 18, "purposes": 7, "cells": 126, "used": 31, "consent": 11, "left_out": 3}
    parts = values["fields.consent"] + values["fields.contract"] + values["fields.either"]
    rows = load("data_fields")["basis"].explode().dropna()
    assert parts + (rows == "legitimate interests").sum() == values["fields.used"]


def test_california_calls_more_fields_sensitive_than_the_gdpr_treats_apart(values):
    assert (values["fields.sensitive"], values["fields.special"]) == (7, 3)


def test_the_screen_of_the_guess_is_the_one_with_which_the_explorer_begins(values):
    from pmkit.course.data import whose_data
    from pmkit.explorers.consent_screen import ConsentScreenBuilder

    explorer = ConsentScreenBuilder(**whose_data.consent().more)
    said = explorer.result(explorer.opened({})).sentence
    assert "Ngozi** has nothing left" in said or "Ngozi has nothing left" in said
    assert f"{values['viktors_screen.points']} open points" in said.replace("*", "")
    assert asked("consent-guess").turned_out.option == "nothing"


def test_the_flag_of_the_guess_is_the_one_with_which_the_explorer_begins(values):
    from pmkit.course.data import how_good
    from pmkit.explorers.flag_threshold import FlagThreshold

    given = how_good.threshold()
    explorer = FlagThreshold(given.frame, **given.more)
    said = explorer.result(explorer.opened({})).sentence.replace("*", "")
    for words in (
        f"{values['flag.right']:.1f} %",
        f"{values['flag.missed']} are missed",
        f"{values['line.at']:.1f} %",
    ):
        assert words in said


def test_the_card_tells_of_the_flag_at_the_line_of_the_lesson(values):
    from pmkit.course.data import card_data

    assert values["line.at"] == pytest.approx(100 * card_data.FLAGGED_FROM)
    assert card_data.flag_rates()["missed"] == round(of_100(240 - values["line.caught"], 240))


def test_the_counts_of_the_lesson_are_those_with_which_the_explorer_begins(values):
    from pmkit.course.data import how_good
    from pmkit.explorers.small_cells import SmallCells

    given = how_good.cells()
    explorer = SmallCells(given.frame, **given.more)
    said = explorer.result(explorer.opened({})).sentence.replace("*", "")
    assert f"{values['nordhafen.seats']} people" in said and f"{values['hidden.small']} of 27" in said
    assert f"under {values['smallest_cell']}" in said


# dates of law


def test_each_article_and_date_that_a_text_names_is_one_of_the_dates_of_law():
    known = load("law_dates").set_index("id")
    for path in texts.files("data"):
        for table, row in re.findall(r"\{(article|since|law)\.([\w-]+)\}", path.read_text(encoding="utf-8")):
            column = {"article": "article", "since": "applies_from", "law": "law"}[table]
            assert known[column].notna()[row], f"{path.name}: {table} of {row}"


def test_no_article_is_typed_in_a_question():
    for path in texts.files("data"):
        assert not re.search(r"\b(?:Art(?:icle|\.)|[Rr]ecital) ?\d", path.read_text(encoding="utf-8")), (
            path.name
        )


def test_a_page_with_a_date_of_law_says_as_of_which_day():
    day = computed("data")["as_of"]
    assert day == "29 November 2026"
    for slug in (
        "talk-to-ai",
        "only-signs",
        "american-gdpr",
        "not-hospital",
        "allergy-setting",
        "leak-order",
    ):
        assert f"s of {day}" in asked(slug).explanation, slug
    for slug in ("days-guess", "request-guess"):
        assert f"s of {day}" in asked(slug).turned_out.why, slug


@pytest.mark.parametrize(
    ("slug", "row", "figure"),
    [
        ("days-guess", "ai-act-annex-iii", "2 August 2026"),
        ("talk-to-ai", "ai-act-amended", "24 July 2026"),
        ("american-gdpr", "ccpa-thresholds", "26,625,000"),
        ("american-gdpr", "ccpa-thresholds", "100,000 consumers or households"),
        ("not-hospital", "ftc-betterhelp", "7.8 million USD"),
        ("leak-order", "gdpr-33", "within 72 hours of knowing"),
        ("request-guess", "gdpr-12", "one month"),
        ("request-guess", "gdpr-12", "two more if it is complex"),
    ],
)
def test_a_figure_of_law_that_stands_in_a_text_is_the_one_of_its_row(slug, row, figure):
    assert figure in load("law_dates").set_index("id")["asks"][row]
    written = " ".join(path.read_text(encoding="utf-8") for path in texts.files("data"))
    part = written[written.index(f"## {slug} ·") :].split("\n## ")[0]
    assert figure in " ".join(part.split())


def test_the_amendment_moved_the_duties_by_as_many_months_as_the_guess_says():
    moved = load("law_dates").set_index("id")["applies_from"]["ai-act-annex-iii"]
    months = 12 * (moved.year - 2026) + moved.month - 8
    right = next(
        one for one in asked("days-guess").options if one.id == asked("days-guess").turned_out.option
    )
    assert right.text == f"{months} months" and moved.day == 2


def test_viktors_list_is_told_the_date_to_which_the_duties_were_moved():
    said = check(asked("talk-to-ai"), "list")
    assert said.verdict is Verdict.NOT_YET and "2 December 2027" in said.message
    assert "2 August 2026" in asked("talk-to-ai").option("tell").why


# small cells


def test_each_column_more_leaves_more_people_alone(values):
    seats = load("employee_use").query("employer == 'E01'")
    columns = ["department", "shift", "age_band", "household_size"]
    alone = [int((seats.value_counts(columns[:n]) == 1).sum()) for n in (2, 3, 4)]
    assert [values[f"alone.{name}"] for name in ("two", "three", "four")] == alone == [4, 25, 161]


def test_the_drafts_of_the_report_say_what_the_seats_say(values):
    seats = load("employee_use").query("employer == 'E01'")
    by = seats.groupby("department")["allergy"].agg(["size", lambda of: (of == "yes").sum()])
    assert tuple(by.loc["Control room"]) == (6, 6)
    assert tuple(by.loc["Workshop"]) == (31, 4) and values["departments.workshop_no"] == 27
    customs = seats.query("department == 'Customs' and allergy == 'yes'")["month"]
    assert (values["departments.customs_before"], values["departments.customs"]) == (
        (customs <= "2027-01").sum(),
        len(customs),
    )


def test_totals_give_each_count_away_that_is_hidden_alone(values):
    assert values["hidden.small"] == values["hidden.found"] > 0 and values["hidden.beside"] > 0
    assert values["employers.too_few"] == 5


# how good, for whom


def test_94_per_cent_right_is_what_silence_has(values):
    meals = load("unsafe_scores")
    flagged = meals["score"] >= 0.5
    right = of_100((flagged == (meals["unsafe"] == 1)).sum(), len(meals))
    assert values["flag.right"] == pytest.approx(right)
    assert round(values["flag.right"]) == round(values["flag.never"]) == 94
    assert values["flag.caught"] == int(meals.loc[flagged, "unsafe"].sum()) == 35
    assert values["flag.caught"] + values["flag.missed"] == values["flag.unsafe"] == 240


def test_equal_misses_leave_right_flags_apart_and_equal_right_flags_need_all_meals(values):
    assert values["equal.fnr_one_fnr"] == pytest.approx(values["equal.fnr_several_fnr"], abs=0.5)
    assert values["equal.fnr_several_ppv"] > 2 * values["equal.fnr_one_ppv"]
    assert values["equal.ppv_several_fpr"] == 100


def test_the_published_rates_are_those_of_the_published_counts(values):
    # printed by ProPublica: 44.85 and 23.45, 27.99 and 47.72
    told = [
        round(values[f"published.{group}_{rate}"], 2)
        for rate in ("fpr", "fnr")
        for group in ("black", "white")
    ]
    assert told == [44.85, 23.45, 27.99, 47.72]
    assert round(values["published.black_ppv"]) == 63 and round(values["published.white_ppv"]) == 59


def test_babies_are_the_slice_that_the_mean_hides(values):
    assert (values["answers.unsafe"], values["answers.baby_unsafe"], values["answers.baby"]) == (5, 4, 30)
    assert values["answers.baby_low"] > 100 * 3 / 120 > values["answers.share"]


def test_the_alarm_rings_without_harm_and_is_silent_when_it_gets_worse(values):
    assert values["weeks.psi_12"] > 0.25 and abs(values["weeks.cooked_12"] - values["weeks.usual"]) < 1
    assert values["weeks.psi_25"] < 0.1 and values["weeks.cooked_25"] < values["weeks.usual"] - 8
    assert values["weeks.top_last"] > 1.5 * values["weeks.top_before"]


def test_the_judge_likes_what_is_long_and_people_hardly_do(values):
    assert values["judges.model_long"] - values["judges.model_short"] > 20
    assert abs(values["judges.person_long"] - values["judges.person_short"]) < 5
    assert values["judges.people_kappa"] > values["judges.model_kappa"]


# answers


@pytest.mark.parametrize(
    ("slug", "typed", "trap"),
    [
        ("false-alarms", "43 %", "flags"),
        ("false-alarms", "12", "all"),
        ("false-alarms", "20 of 100", "missed"),
        ("two-readers", "0.84", "agreed"),
        ("two-readers", "0.02", "difference"),
        ("two-readers", "0.82", "chance"),
        ("enough-cases", "100", "one"),
        ("enough-cases", "69", "half"),
    ],
)
def test_a_typical_mistake_meets_its_own_words(slug, typed, trap):
    said = check(asked(slug), typed)
    assert said.verdict is Verdict.NOT_YET and said.trap == trap


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("false-alarms", "15"),
        ("false-alarms", "15 %"),
        ("false-alarms", "15 of 100"),
        ("two-readers", "0.11"),
        ("two-readers", "0,11"),
        ("enough-cases", "299"),
        ("enough-cases", "300 cases"),
    ],
)
def test_a_right_number_may_be_written_as_people_write_it(slug, typed):
    assert check(asked(slug), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("slug", ["false-alarms", "two-readers", "enough-cases"])
@pytest.mark.parametrize("typed", ["", "many", "-5", "1e9", "<b>12</b>", "½", "十二"])
def test_a_silly_number_is_answered_and_never_right(slug, typed):
    said = check(asked(slug), typed)
    assert said.verdict in (Verdict.NOT_YET, Verdict.NOT_STARTED) and said.message


def test_guesses_of_the_recommender_may_be_sent_or_not_but_a_colleagues_entries_may_not():
    found = {"copy", "purpose", "receiver", "keeps"}
    for chosen in (found, found | {"score"}):
        assert check(asked("access-answer"), sorted(chosen)).verdict is Verdict.RIGHT
    assert check(asked("access-answer"), sorted(found | {"colleague"})).verdict is not Verdict.RIGHT


def test_cells_of_the_two_laws_that_can_be_argued_are_accepted_either_way():
    table = asked("two-laws")
    both = {row.id: {"eu": "✓", "ca": "✓"} for row in table.rows}
    both["basis"]["ca"] = both["health"]["ca"] = ""
    assert check(table, both).verdict is Verdict.RIGHT
    both["basis"]["ca"] = "✓"
    assert check(table, both).verdict is not Verdict.RIGHT


def test_who_looks_for_the_cause_first_is_told_that_the_list_lies_open():
    said = check(asked("leak-order"), ["mend", "close", "officer", "what", "authority", "people"])
    assert said.trap == "mend-first" and "lies open" in said.message


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("employer", "Nothing.", ""),
        ("data", "Pursuant to the law we store <b>meals</b>.", "“Pursuant” is for lawyers"),
        ("data", "On the basis of legitimate interests we store your meals.", "for lawyers"),
        ("can", "Ask us.", ""),
    ],
)
def test_what_an_answer_to_tarik_lacks_is_named(slot, text, seen):
    good = dict(asked("tarik-answer").models[0].slots)

    def told(slots):
        parts = check(asked("tarik-answer"), {"slots": slots, "marks": {}}).parts
        return [part.text for part in parts if part.id == slot]

    said = told({**good, slot: text})
    assert said != told(good) and any(seen in one for one in said)


# guesses


GUESSES = {
    "switch-on": "",
    "purposes-guess": "purposes",
    "consent-guess": "consent",
    "cells-guess": "cells",
    "right-guess": "threshold",
    "cases-guess": "evaluate",
    "detail-guess": "card",
    "sensitive-guess": "",
    "request-guess": "",
    "days-guess": "",
    "table-guess": "",
    "judge-guess": "",
}


def test_all_guesses_of_the_chapter_are_looked_at_here():
    assert {id for id in texts.drafts("data") if question(id).kind == "predict"} >= {
        f"data.{slug}" for slug in GUESSES
    }


@pytest.mark.parametrize(("slug", "explorer"), GUESSES.items())
def test_a_guess_is_asked_before_it_is_looked_back_at_and_its_explorer_stands_between(slug, explorer):
    shown, back = (LESSON.index(f'{call}("data.{slug}")') for call in ("show", "look_back"))
    assert shown < back and asked(slug).turned_out
    assert not explorer or f'explore("data.{explorer}")' in LESSON[shown:back]
