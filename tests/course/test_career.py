"""The lesson of chapter 11 keeps its promises: what its text says is what the methods and the case say."""

import re
from math import comb
from pathlib import Path

import numpy as np
import pytest

from pmkit.cases import load
from pmkit.course import question, questions
from pmkit.course.career import values as lesson_values
from pmkit.course.texts import computed
from pmkit.practice import Verdict, check

ROOT = Path(__file__).parents[2]
LESSON = (ROOT / "lessons" / "11_career.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def values():
    return computed("career")


def asked(slug):
    return question(f"career.{slug}")


# evidence


@pytest.mark.parametrize(("name", "r"), [("self", 0.29), ("structured", 0.238), ("free", 0.176)])
def test_pairs_are_as_often_in_the_same_order_when_they_are_drawn(values, name, r):
    draw = np.random.default_rng(11)
    first = draw.standard_normal((2, 200_000))
    second = r * first + (1 - r * r) ** 0.5 * draw.standard_normal((2, 200_000))
    alike = (first[0] > first[1]) == (second[0] > second[1])
    assert values[f"pairs.{name}"] == pytest.approx(100 * alike.mean(), abs=0.4)


def test_the_same_six_marks_make_two_areas(values):
    def area(marks):
        angle = 2 * np.pi / len(marks)
        return sum(
            one * other * np.sin(angle) / 2 for one, other in zip(marks, marks[1:] + marks[:1], strict=True)
        )

    assert values["radar.times"] == pytest.approx(area([5, 5, 5, 1, 1, 1]) / area([5, 1, 5, 1, 5, 1]))
    assert f"{values['radar.times']:.1f} times" in asked("radar").prompt


# adverts


def test_the_adverts_are_counted_as_a_reader_of_the_table_counts_them(values):
    jobs = load("jobs").set_index("id")
    owners = jobs[jobs["title"].str.contains("Owner")]
    assert (values["adverts.n"], values["adverts.owners"]) == (len(jobs), len(owners)) == (40, 15)
    assert values["adverts.other"] == (owners["really"] != "product owner").sum() == 4
    assert values["asked.certificate"] == 4 and values["asked.degree"] == 3
    assert [round(values[f"asked.certificate_{end}"]) for end in ("low", "high")] == [4, 23]


def test_half_of_the_hits_on_customers_mean_something_else(values):
    told = {name: values[f"words.customers_{name}"] for name in ("hits", "right", "false", "missed", "asked")}
    assert told == {"hits": 20, "right": 8, "false": 12, "missed": 2, "asked": 10}
    jobs = load("jobs").set_index("id")["text"]
    assert "user stories" in jobs["J02"] and "represent the customer" in jobs["J06"]


def test_each_hit_on_leading_that_is_false_is_a_project_a_title_or_a_board(values):
    assert (values["words.people_hits"], values["words.people_asked"], values["words.people_false"]) == (
        7,
        3,
        4,
    )
    jobs = load("jobs").set_index("id")
    found = jobs["title"] + " " + jobs["text"]
    said = {
        "J28": "lead onboarding projects",
        "J37": "lead the migration",
        "J19": "Product Lead",
        "J33": "portfolio leadership",
    }
    assert all(words in found[id] for id, words in said.items())


def test_the_two_adverts_of_the_question_differ_as_it_says():
    jobs = load("jobs").set_index("id")
    assert jobs["title"]["J03"] == "Product Owner" and "Product Owner" in jobs["title"]["J08"]
    assert jobs["salary_from"]["J08"] > jobs["salary_from"]["J03"]
    assert "say no" in jobs["text"]["J03"] and "collect requirements" in jobs["text"]["J08"]


def test_so_many_adverts_make_the_range_as_narrow_and_one_less_does_not(values):
    from pmkit.methods import wilson_interval

    def width(n):
        low, high = wilson_interval(n / 4, n)
        return high - low

    n = values["enough.adverts"]
    assert n == 70 and width(n) <= 0.2 < width(n - 1)
    assert round(values["enough.now"]) == round(100 * width(40)) == 26


# pay


def test_medians_of_managers_and_owners_are_so_unsure_that_no_difference_shows(values):
    assert (values["begin.manager_value"], values["begin.owner_value"]) == (69_000, 70_000)
    assert values["begin.owner_low"] < values["begin.manager_value"] < values["begin.owner_high"]


def test_the_lesson_tells_of_the_adverts_what_the_explorer_begins_with(values):
    from pmkit.course.career import pay_data
    from pmkit.explorers.pay_sources import PaySources

    given = pay_data.pay()
    explorer = PaySources(given.frame, **given.more)
    said = explorer.result(explorer.opened({})).sentence
    figures = [f"{values[f'begin.manager_{part}']:,.0f}" for part in ("n", "value", "low", "high")]
    assert all(figure in said for figure in figures)


def test_codes_of_filings_are_told_as_roundly_as_they_were_counted(values):
    assert (values["filings.rest_in_ten"], values["filings.marketing_one_in"]) == (4, 20)
    truth = asked("code-guess").turned_out
    assert truth.option == "other" and "four in ten" in truth.why and "1 in 20" in truth.why


def test_official_medians_are_those_of_the_file_with_their_years(values):
    table = load("pay_sources")
    printed = re.findall(r"([\d,]+) USD \((\d{4})\)", values["official"])
    assert printed or len(table["code"].unique()) < 2
    in_file = {(f"{row.value:,.0f}", str(row.year)) for row in table.itertuples()}
    assert set(printed) <= in_file


@pytest.mark.parametrize("rows", [0, 1])
def test_with_fewer_than_two_confirmed_codes_no_official_figure_is_printed(monkeypatch, rows):
    table = load("pay_sources")
    monkeypatch.setattr(lesson_values, "load", lambda name: table.iloc[:rows])
    assert not re.search(r"\d", lesson_values.official())


def test_no_figure_of_pay_in_dollars_is_typed_into_the_texts():
    folder = ROOT / "src" / "pmkit" / "course" / "career"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.md")]
    assert not [text for text in (*texts, LESSON) if re.search(r"\bUSD\b|\bdollars\b|\$", text)]


def test_where_pay_is_asked_for_the_law_has_a_date_and_is_no_advice():
    said = asked("ask-range").explanation
    assert "7 June 2026" in said and "as of 29 November 2026" in said and "no legal advice" in said


# estimates and marks


def test_right_ranges_hold_as_often_as_counted(values):
    chances = [comb(10, held) * 0.9**held * 0.1 ** (10 - held) for held in range(11)]
    assert values["held.all"] == pytest.approx(100 * chances[10])
    assert values["held.seven"] == pytest.approx(100 * sum(chances[:8]))
    assert (
        values["held.six"] < 5 < values["held.seven"]
    )  # where the explorer, too, begins to say “too narrow”


def test_the_range_of_the_meals_is_that_of_its_parts_when_they_are_drawn(values):
    draw = np.random.default_rng(11)

    def drawn(low, high):
        """Values of which 90 of 100 lie in the range, by ratio."""
        half = np.log(high / low) / 2
        return np.exp(np.log(low) + half + half / 1.645 * draw.standard_normal(200_000))

    low, high = np.quantile(drawn(400, 600) * 21 * drawn(0.03, 0.2), [0.05, 0.95])
    assert values["kitchen.low"] == pytest.approx(low, abs=50)
    assert values["kitchen.high"] == pytest.approx(high, abs=50)


@pytest.mark.parametrize("round_", range(1, 7))
def test_sums_are_equal_in_each_draw_and_marks_are_not(round_):
    drawn = computed("career").drawn(str(round_))
    first, second = ([drawn[f"markers.{name}{place}"] for place in range(1, 6)] for name in "ab")
    apart = [abs(one - other) for one, other in zip(first, second, strict=True)]
    assert sum(first) == sum(second) == drawn["markers.sum"]
    assert drawn["markers.within"] == sum(one <= 1 for one in apart)
    keys = [drawn[f"markers.{name}"] for name in ("within", "equal", "beyond", "total")]
    assert len(set(keys)) == len(keys)


# numbers that people enter


@pytest.mark.parametrize(
    ("slug", "typed", "trap"),
    [
        ("part-time", "54,000", "twelve"),
        ("part-time", "35100 euros", "as-paid"),
        ("part-time", "21060", "down"),
        ("within-one", "2", "equal"),
        ("within-one", "5", "sums"),
        ("within-one", "1 point", "beyond"),
    ],
)
def test_a_typical_mistake_meets_its_own_words(slug, typed, trap):
    said = check(asked(slug), typed)
    assert said.verdict is Verdict.NOT_YET and said.trap == trap


@pytest.mark.parametrize(
    ("slug", "typed"),
    [("part-time", "58500"), ("part-time", "58.500 €"), ("part-time", "58,500 euros"), ("within-one", "4")],
)
def test_a_right_number_may_be_written_as_people_write_it(slug, typed):
    assert check(asked(slug), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("slug", ["part-time", "within-one"])
@pytest.mark.parametrize("typed", ["", "much", "-7", "1e9", "<b>9</b>"])
def test_a_silly_number_is_answered_and_never_right(slug, typed):
    said = check(asked(slug), typed)
    assert said.verdict in (Verdict.NOT_YET, Verdict.NOT_STARTED) and said.message


@pytest.mark.parametrize(
    ("low", "high", "verdict"), [(40, 120, Verdict.RIGHT), (10, 30, Verdict.NOT_YET), (1, 5000, None)]
)
def test_a_range_holds_only_if_one_can_decide_with_it(low, high, verdict):
    said = check(asked("how-many-adverts"), {"low": str(low), "high": str(high)})
    assert said.verdict is verdict if verdict else said.verdict is not Verdict.RIGHT


# judgement


@pytest.mark.parametrize(
    ("slug", "found", "may", "wrong"),
    [
        ("what-to-ask", {"year", "place", "inside", "many"}, "mean", "trend"),
        ("same-questions", {"changed", "form", "week"}, "us", "manhole"),
    ],
)
def test_what_may_be_chosen_does_no_harm_and_what_may_not_does(slug, found, may, wrong):
    for chosen in (found, found | {may}):
        assert check(asked(slug), sorted(chosen)).verdict is Verdict.RIGHT
    assert check(asked(slug), sorted(found | {wrong})).verdict is not Verdict.RIGHT
    assert check(asked(slug), []).verdict is Verdict.NOT_STARTED


def test_to_name_the_law_is_right_in_part_only():
    said = check(asked("ask-range"), "law")
    assert said.verdict is Verdict.PARTLY and "look up" in said.message


@pytest.mark.parametrize(
    ("shows", "told"),
    [
        ("Responsible for quality on the ward, 12 years.", "can't be looked at"),
        ("Asked patients what woke them at night.", "number"),
    ],
)
def test_a_line_without_deed_or_number_is_told_so(shows, told):
    slots = {"claim": "I can listen.", "shows": shows, "who": "Amal Sayed, head of ward"}
    parts = check(asked("one-line"), {"slots": slots, "marks": {}}).parts
    assert any(told in part.text for part in parts)


@pytest.mark.parametrize("card", ["inmates", "gates"])
def test_the_other_cooper_is_named_as_the_other(card):
    wrong = {"inmates": "robert", "gates": "alan"}[card]
    part = next(part for part in check(asked("coopers"), {card: wrong}).parts if part.id == card)
    assert part.verdict is Verdict.NOT_YET and "other Cooper" in part.text


CHOICES = [one for one in questions("career") if one.kind == "choose_one"]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda one: one.id)
def test_whoever_is_wrong_is_told_what_to_do_next(choice):
    wrong = [one for one in choice.options if one.verdict is not Verdict.RIGHT]
    assert len(wrong) == 3
    assert all(check(choice, one.id).next_step == one.next_step != "" for one in wrong)


@pytest.mark.parametrize("answer", [None, 5, "<script>", ["x"] * 10_000, {"a": "b"}, "café ☃"])
@pytest.mark.parametrize("asked_for", questions("career"), ids=lambda one: one.id)
def test_an_answer_that_can_not_be_meant_is_never_right(asked_for, answer):
    said = check(asked_for, answer)
    assert said.verdict is not Verdict.RIGHT and said.message


# guesses


GUESSES = {
    "self-guess": "ledger",
    "words-guess": "adverts",
    "code-guess": "pay",
    "talk-guess": "case",
    "held-guess": "estimate",
    "certificate-guess": "plan",
}


@pytest.mark.parametrize("slug", ["which-offer", *GUESSES])
def test_a_guess_is_asked_before_it_is_looked_back_at(slug):
    assert LESSON.index(f'show("career.{slug}")') < LESSON.index(f'look_back("career.{slug}")')
    assert asked(slug).turned_out


@pytest.mark.parametrize(("slug", "explorer"), GUESSES.items())
def test_between_a_guess_and_its_truth_stands_the_explorer(slug, explorer):
    shown, back = (LESSON.index(f'{call}("career.{slug}")') for call in ("show", "look_back"))
    assert f'explore("career.{explorer}")' in LESSON[shown:back]
