"""Sources on pay stay apart: by end of a range, by currency, by code; and an offer lies among them."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._pay_codes import about
from pmkit.explorers._pay_rows import ends_of, read_figures
from pmkit.practice import to_plain


@pytest.fixture(scope="module")
def explorers():
    return {id: EXPLORERS[id].explorer() for id in ("career.pay", "career.own-pay")}


@pytest.fixture
def case(explorers):
    return Play(explorers["career.pay"])


@pytest.fixture
def own(explorers):
    return Play(explorers["career.own-pay"])


def told(play, key):
    return to_plain(play.result.says[key])


def figures(*lines, **how):
    return read_figures(tuple((f"Line {n}", one) for n, one in enumerate(lines, 1)), **{"week": 40, **how})


# --- the medians of the fact sheet (C2: EUR, full time, the middle of each range)
@pytest.mark.parametrize(
    "job, n, median, low, high",
    [
        ("product manager", 16, "75,500", "65,000", "90,000"),
        ("product owner", 9, "76,000", "60,500", "84,000"),
        ("project manager", 6, "68,000", "49,500", "105,000"),
    ],
)
def test_by_the_middle_of_their_ranges_the_adverts_are_those_of_the_fact_sheet(
    case, job, n, median, low, high
):
    case.set(source=f"ads {job}", end="middle")
    assert f"Half of {n} adverts have their middle at {median} EUR" in case.says
    assert f"from {low} EUR to {high} EUR" in case.says
    assert "nobody's pay" in dict(case.field("end").options)["middle"]


def test_the_same_adverts_give_another_answer_by_the_other_end(case):
    assert "begin at 69,000 EUR" in case.says and "upper ends the same adverts say 82,000 EUR" in case.says
    assert "end at 82,000 EUR" in case.set(end="high").says and "lower ends" in case.says


def test_fewer_than_six_figures_have_no_interval(case):
    case.set(source="ads two jobs in one")
    assert "Half of 3 adverts" in case.says and "No interval from 3 values: it takes 6." in case.says
    row = case.chart.rows.iloc[0]
    assert row["low"] == row["high"] == row["at"], "a point and no range is drawn"


def test_part_time_and_other_currencies_are_left_out_and_told(case):
    assert "1 figure for a part of full time left out" in told(case, "card")
    assert "2 figures in CHF left out: nothing is converted" in told(case, "card")
    assert "1 advert without a figure" in told(case, "card")
    case.set(source="ads product owner", part=True)
    assert "Half of 10 adverts" in case.says and "60 % of full time worked up to 100 %" in told(case, "card")
    assert "J30 Product Owner (part time, 60 %)" in list(case.chart.rows["item"])


# --- official figures
def test_an_official_median_has_no_interval_and_says_what_is_in_it(case):
    case.set(source="bls-15-1252-2022")
    assert "127,260 USD a year (United States, May 2022)" in case.says and "no interval" in case.says
    card = told(case, "card")
    for word in (
        "commissions",
        "Overtime",
        "Public domain",
        "read on 1 December 2026",
        "Software Developers",
    ):
        assert word in card
    assert "chart" not in case.result.charts
    assert not {"end", "part"} & {one.key for one in case.control("form").inputs()}


def test_it_says_why_there_is_no_official_figure_and_how_far_codes_lie_apart(case):
    why = told(case, "why")
    assert "There is no official figure for a product manager" in why
    assert "about four in ten as other computer occupations" in why
    assert "about one in twenty as marketing managers (11-2021)" in why
    assert "85,720 USD for operations research analysts" in why and "164,070 USD for computer" in why
    assert "For 15-1299 and 11-2021 no median is shown" in why
    assert "Sponsored jobs only; filings, not people" in why


def test_the_shares_of_filings_are_printed_no_more_exactly_than_they_are_known(case):
    assert "%" not in told(case, "why")
    assert [about(one) for one in (0.425, 0.159, 0.056, 0.004)] == [
        "about four in ten", "about three in twenty", "about one in twenty", "about one in twenty",
    ]  # fmt: skip


def test_the_codes_are_compared_within_one_year(case):
    picture = case.result.charts["codes"]
    assert "85,720 to 164,070 USD" in picture.title and "May 2022" in picture.subtitle
    assert set(picture.rows["kind"]) == {
        "about three in twenty filings", "about one in twenty filings", "none of the frequent codes",
    }  # fmt: skip


def test_every_official_figure_names_place_year_and_day(explorers):
    explorer = explorers["career.pay"]
    assert len(explorer.official) == len(load("pay_sources")) == 6
    for card in explorer.official.values():
        assert card.where.startswith("United States, May 20") and "read on" in card.source
        assert card.includes and card.excludes and card.licence and card.code


# --- side by side
def test_three_sources_stand_side_by_side_and_stay_in_their_currencies(case):
    rows = case.result.tables["beside"].rows
    assert [row["median"] for row in rows] == ["69,000 EUR", "164,070 USD", "85,720 USD"]
    assert all(row["includes"] and row["excludes"] for row in rows)
    gap = told(case, "gap")
    assert gap.startswith("Three sources, one question: 69,000 EUR, 164,070 USD and 85,720 USD.")
    assert "different currencies" in gap
    case.set(first="bls-15-1252-2022", second="bls-15-1252-2023", third="bls-15-1252-2022")
    assert "different currencies" not in told(case, "gap")
    case.set(second="bls-15-1252-2022")
    assert "the same answer here" in told(case, "gap")
    assert len({row["id"] for row in case.result.tables["beside"].rows}) == 3


# --- the offer
@pytest.mark.parametrize(
    "offer, says",
    [
        ("72,000 EUR a year", "It stands among 16 adverts: 6 begin above it"),
        ("6.000 €/month, 13 salaries", "78,000 EUR a year of full time.13 salaries a year."),
        ("45,000 EUR a year at 60 %", "75,000 EUR a year"),
        ("45 € an hour", "93,600 EUR a year"),
        ("72k a year", "You named no currency; it is taken as EUR"),
        ("60–70k EUR a year", "Its lower end stands among 16 adverts"),
        ("from 60k EUR a year", "from 60,000 EUR"),
        ("90k CHF a year", "Nothing is converted"),
    ],
)
def test_an_offer_is_read_as_it_was_said_and_lies_in_the_list(case, offer, says):
    case.set(offer=offer)
    assert says.replace(".13", ". 13") in told(case, "offer") and not case.result.errors
    assert ("Your offer" in list(case.chart.rows["item"])) is ("CHF" not in offer)


@pytest.mark.parametrize(
    "offer", ["52k", "a lot", "-3 a year", "<b>62k</b>", "1;2;3 a year", "🙂 a year", "0%"]
)
def test_an_offer_that_cannot_be_read_is_told_at_its_field(case, offer):
    case.set(offer=offer)
    assert case.result.errors["offer"] and "Your offer" not in list(case.chart.rows["item"])


def test_an_offer_beside_a_median_alone_says_what_cannot_be_told(case):
    case.set(source="bls-11-3021-2022", offer="150,000 USD a year")
    assert "14,070 below the median" in told(case, "offer") and "a median alone can't tell" in told(
        case, "offer"
    )
    assert set(case.result.charts["codes"].rows["line"]) == {150_000.0}


def test_the_share_above_an_offer_has_its_range(case):
    assert "(38 %; of all such adverts 18 % to 61 %)" in told(case.set(offer="72k EUR a year"), "offer")


# --- own figures
def test_own_figures_are_worked_up_to_a_year_of_full_time(own):
    said = told(own, "read")
    assert "13 salaries a year. (1 figure)" in said and "60 % of full time worked up to 100 %" in said
    assert "1 figure in CHF left out" in said
    assert own.says.startswith("Half of 8 figures begin at 63,000 EUR")
    assert "This is an invented example" in told(own, "read")
    assert "invented example" not in told(own.set(figures="50k EUR a year"), "read")


def test_figures_that_are_open_above_keep_their_rank_and_no_amount_is_made_up(own):
    own.set(figures="\n".join(["over 60k EUR a year"] * 5 + ["50k EUR a year", "55k EUR a year"]), end="high")
    assert "Half of 7 figures end at more than 55,000 EUR" in own.says
    ends = ends_of(figures("from 60k a year", "up to 50k a year", "70k a year").rows, "low")
    assert ends.values == (60_000.0, 70_000.0) and ends.unknown == 1


@pytest.mark.parametrize(
    "pasted",
    ["", "  \n\n", "hello", "<script>alert(1)</script>", "52k", "-5 EUR a year", "🙂" * 500, "0 EUR a year",
     "9" * 60 + " EUR a year", "2026-12-01", "nan a year", "inf EUR a year", "50k EUR a year at 900 %",
     "40 EUR a month 200 h a week"],
)  # fmt: skip
def test_lines_that_hold_no_pay_are_named_and_the_rest_goes_on(own, pasted):
    own.set(figures=pasted)
    said = own.says + " ".join(own.result.says.values())
    assert "Nothing could be read yet" in said and "<script>" not in said
    assert "Nothing could be read" not in told(own.set(figures=f"{pasted}\n60k EUR a year"), "read")
    if pasted.strip():
        assert "Line 1 left out" in told(own, "read") and "Line 1" not in told(own, "card")


def test_what_a_line_does_not_say_is_asked_for_and_then_taken(own):
    own.set(figures="\n".join(["60k"] * 6))
    assert "for a year, a month or an hour?" in told(own, "read")
    assert "Half of 6 figures begin at 60,000 EUR" in own.set(period="year").says
    assert "60,000 CHF" in own.set(currency="chf").says


def test_ten_thousand_lines_are_read_quickly_and_what_is_not_read_is_told(own):
    own.set(figures="\n".join(f"{40_000 + n} EUR a year" for n in range(10_000)))
    assert "Half of 1,000 figures" in own.says
    assert "The first 1,000 lines are read, 9,000 are not" in told(own, "read")
    assert len(own.chart.rows) <= 27 and "th is drawn" in own.chart.subtitle


def test_what_is_private_is_neither_taken_along_nor_sent(own, case):
    for play in (own, case):
        play.set(offer="77,777 EUR a year")
        blocks = play.explorer.readable(play.seen)
        assert blocks and "77,777" not in str(blocks)
        assert play.field("offer").stays
    assert own.field("figures").stays


def test_names_of_sources_are_escaped(own):
    own.set(origin="<b>x</b> *y*", includes="`z`")
    assert "<b>" not in own.result.says["card"] and "\\*y" in own.result.says["card"]


def test_one_figure_is_one_and_an_offer_of_a_billion_is_asked_about():
    own = Play(EXPLORERS["career.own-pay"].explorer()).set(figures="£50k a year")
    assert own.says.startswith("The one figure is 50,000 GBP a year, read by a lower end.")
    assert "No interval from 1 value: it takes 6." in own.says
    case = Play(EXPLORERS["career.pay"].explorer()).set(offer="1e9 EUR a year")
    assert "Look at its digits" in case.result.errors["offer"] and case.result.says["offer"] == ""
