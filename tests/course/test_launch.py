"""The lesson of chapter 09 keeps its promises: what its text says is what the methods and the case say."""

from math import log
from pathlib import Path

import pytest

from pmkit.cases import load
from pmkit.course import question
from pmkit.course.texts import computed
from pmkit.practice import Verdict, check

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def values():
    return computed("launch")


def asked(slug):
    return question(f"launch.{slug}")


def missed(share, people):
    """The chance in per cent that nobody of so many is hit."""
    return 100 * (1 - share) ** people


# nobody out of n


def test_the_limit_of_a_zero_is_the_share_that_hides_from_so_many_in_five_of_a_hundred_tests(values):
    assert missed(values["volunteers.bound"] / 100, 120) == pytest.approx(5)
    assert values["volunteers.households"] == round(values["volunteers.bound"] / 100 * 11_500) == 284
    assert round(values["volunteers.missed"]) == round(missed(1 / 100, 120)) == 30


def test_the_first_stage_meets_the_fault_as_the_text_says(values):
    assert values["first_stage.met"] == pytest.approx(100 - missed(1 / 450, 115))
    assert values["first_stage.written"] == pytest.approx(100 - missed(1 / 2250, 115))
    assert values["stage_missed"] == pytest.approx(missed(1 / 450, 115))
    printed = [
        round(values[f"first_stage.{name}"]) for name in ("met", "written", "needed", "needed_written")
    ]
    assert printed == [23, 5, 1347, 6739]


@pytest.mark.parametrize(
    ("name", "rate"),
    [("first_stage.needed", 1 / 450), ("windows.needed", 1 / 10_000), ("cash_desk.needed", 1 / 800)],
)
def test_so_many_see_the_fault_with_95_per_cent_and_one_less_do_not(values, name, rate):
    enough = values[name]
    assert missed(rate, enough) <= 5 < missed(rate, enough - 1)
    assert enough == -int(log(0.05) / log(1 - rate) // -1)


def test_one_per_cent_of_all_sees_one_in_500_little_better_than_a_coin(values):
    assert (values["one_percent.users"], values["one_percent.families"]) == (410, 115)
    assert values["one_percent.seen"] == pytest.approx(100 - missed(1 / 500, 410))
    assert values["one_percent.rare"] == pytest.approx(100 - missed(1 / 10_000, 4_100))


# the volunteers


def test_weighing_lowers_the_share_because_families_with_an_allergy_are_too_many(values):
    answers, customers = load("beta_test"), load("customers")
    paying = customers[customers["subscribed"].notna() & customers["left"].isna()]
    kind = ["segment", "platform"]
    keep = answers.groupby(kind)["keep"].mean()
    share = paying.groupby(kind).size().reindex(keep.index)
    assert values["beta.weighed"] == pytest.approx(100 * float((share * keep).sum() / share.sum()))
    assert values["beta.raw"] == pytest.approx(100 * answers["keep"].mean())
    assert values["beta.high"] < values["beta.raw"]
    assert answers.groupby("segment")["keep"].mean().idxmax() == "allergy families"
    assert values["beta.volunteers_allergy"] > values["beta.customers_allergy"]
    assert asked("beta-guess").turned_out.option == "down"


def test_of_couples_on_the_web_nobody_tested_and_of_each_other_kind_somebody_did():
    answers, customers = load("beta_test"), load("customers")
    paying = customers[customers["subscribed"].notna() & customers["left"].isna()]
    kinds = [set(zip(one["segment"], one["platform"], strict=True)) for one in (paying, answers)]
    assert kinds[0] - kinds[1] == {("couples and singles", "web")}


def test_the_lesson_weighs_as_the_explorer_begins(values):
    from pmkit.course.launch import beta_data
    from pmkit.explorers.beta_readers import BetaReaders

    given = beta_data.beta()
    explorer = BetaReaders(given.frame, **given.more)
    said = explorer.result({**explorer.opened({}), "guess": "down"}).sentence
    assert (
        f"{values['beta.weighed']:.0f} % ({values['beta.low']:.0f} % to {values['beta.high']:.0f} %)" in said
    )


def test_two_findings_tell_of_traces_and_their_product_with_the_reporters_is_the_smaller_one(values):
    told = {name: values[f"findings.{name}"] for name in ("all", "traces", "taps", "could_meet")}
    assert told == {"all": 26, "traces": 2, "taps": 23, "could_meet": 111}
    assert (values["findings.taps_severity"], values["findings.traces_severity"]) == (1, 4)


# the 28 days


def test_what_parents_are_told_of_the_fault_is_the_second_stage(values):
    days = load("rollout_days").set_index("day")
    second = days.loc[8:14]
    assert values["rollout.searches"] == second["uses"].sum()
    assert values["rollout.reports"] == second["unsafe_reports"].sum() == 3
    assert days.loc[:7, "unsafe_reports"].sum() == 0


def test_whoever_stops_at_more_than_usual_stops_nearly_every_launch(values):
    assert [round(values[f"looks.{rule}"]) for rule in ("naive", "each", "split")] == [95, 26, 1]


def test_a_rule_that_stops_at_more_than_usual_stops_as_often_when_it_is_drawn():
    import numpy as np

    days = load("rollout_days")
    drawn = (
        np.random.default_rng(9)
        .binomial(days["uses"].to_numpy(), 0.01, size=(4_000, len(days)))
        .cumsum(axis=1)
    )
    usual = 0.01 * days["uses"].cumsum().to_numpy()
    assert 100 * (drawn > usual).any(axis=1).mean() == pytest.approx(95, abs=2)


def test_stages_are_alike_in_their_first_week_and_the_one_with_the_fault_falls_behind(values):
    table = load("rollout_cohorts")
    shares = (table["used"] / table["households"]).set_axis([table["stage"], table["week"]])
    assert values["cohorts.oldest_first"] == pytest.approx(100 * shares[(1, 1)])
    assert round(values["cohorts.oldest_first"]) == round(values["cohorts.newest_first"]) == 62
    assert values["cohorts.fault_later"] < values["cohorts.next_later"] - 5


# services that must all be there


def test_five_services_are_missing_nearly_five_times_as_long_as_one(values):
    assert values["five.all"] == pytest.approx(43_200 * (1 - 0.999**5))
    assert 4.9 < values["five.all"] / values["five.one"] < 5


# numbers that people enter


@pytest.mark.parametrize(
    ("slug", "typed", "trap"),
    [
        ("how-many", "598", "everybody"),
        ("how-many", "800 customers", "one"),
        ("how-many", "150", "turned"),
        ("latest-start", "20", "middle"),
        ("latest-start", "19 weeks", "no-partner"),
        ("latest-start", "23", "neither"),
        ("latest-start", "11", "elapsed"),
    ],
)
def test_a_typical_mistake_meets_its_own_words(slug, typed, trap):
    said = check(asked(slug), typed)
    assert said.verdict is Verdict.NOT_YET and said.trap == trap


@pytest.mark.parametrize(
    ("slug", "typed"),
    [("how-many", "2396"), ("how-many", "2,400"), ("how-many", "2.400"), ("latest-start", "16 weeks")],
)
def test_a_right_number_may_be_written_as_people_write_it(slug, typed):
    assert check(asked(slug), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("slug", ["how-many", "latest-start"])
@pytest.mark.parametrize("typed", ["", "many", "-5", "1e9", "<b>12</b>"])
def test_a_silly_number_is_answered_and_never_right(slug, typed):
    said = check(asked(slug), typed)
    assert said.verdict in (Verdict.NOT_YET, Verdict.NOT_STARTED) and said.message


# judgement


def test_both_kinds_of_first_testers_are_right_and_say_when():
    right = [one for one in asked("friendly").options if one.verdict is Verdict.RIGHT]
    assert len(right) == 2 and all(one.when for one in right)


def test_a_reward_may_be_settled_before_or_not_but_the_day_of_the_launch_may_not():
    found = {"question", "frozen", "who", "door"}
    for chosen in (found, found | {"reward"}):
        assert check(asked("before-beta"), sorted(chosen)).verdict is Verdict.RIGHT
    assert check(asked("before-beta"), sorted(found | {"launch"})).verdict is not Verdict.RIGHT


GUESSES = (
    "friday",
    "zero-guess",
    "seen-guess",
    "beta-guess",
    "stop-guess",
    "partners-guess",
    "age-guess",
    "windows-guess",
    "pre-mortem-guess",
)


@pytest.mark.parametrize("slug", GUESSES)
def test_a_guess_is_asked_before_it_is_looked_back_at(slug):
    lesson = (ROOT / "lessons" / "09_launch.py").read_text(encoding="utf-8")
    assert lesson.index(f'show("launch.{slug}")') < lesson.index(f'look_back("launch.{slug}")')
    assert asked(slug).turned_out


@pytest.mark.parametrize(
    ("slug", "explorer"),
    [
        ("seen-guess", "seen"),
        ("beta-guess", "beta"),
        ("stop-guess", "guardrail"),
        ("partners-guess", "contracts"),
        ("age-guess", "after"),
    ],
)
def test_between_a_guess_and_its_truth_stands_the_explorer(slug, explorer):
    lesson = (ROOT / "lessons" / "09_launch.py").read_text(encoding="utf-8")
    shown, back = (lesson.index(f'{call}("launch.{slug}")') for call in ("show", "look_back"))
    assert f'explore("launch.{explorer}")' in lesson[shown:back]
