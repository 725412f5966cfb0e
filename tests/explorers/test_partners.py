"""Whom we lean on: what stops with a partner, how often all of it works, and when a move has to begin."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS


@pytest.fixture
def case():
    return Play(EXPLORERS["launch.contracts"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["launch.own-contracts"].explorer())


def told(play, key):
    return play.result.says[key].replace("\\", "")


def row(play, id):
    return next(one for one in play.result.tables["table"].rows if one["id"] == id)


def test_korbmarkt_down_stops_its_baskets_and_its_way_out_may_stop_with_it(case):
    assert "So much stops without Korbmarkt, old order API: 31 % of the baskets or log-ins." in case.says
    assert "But it needs Mail service, which runs in the same place" in case.says


def test_what_stops_when_several_are_down_is_a_range_and_never_more_than_all(case):
    case.move("board", down=["D03"])
    assert "34 % to 65 % of the baskets or log-ins" in case.says
    case.move("board", down=["D06"])
    assert "100 % of the baskets or log-ins" in case.says and "to 100 %" not in case.says


def test_without_the_mail_service_too_there_is_no_way_out(case):
    assert "But Mail service is down too, so there is none." in case.move("board", down=["D08"]).says


def test_a_soft_one_stops_nothing_and_nobody_down_says_what_to_do(case):
    case.move("board", up=["D01"])
    assert case.says == "Everything works. Move a partner to “Is down”, and see what stops."
    case.move("board", down=["D07"])
    assert case.says.startswith("Without Push messages everything goes on, and something is missing.")


def test_all_together_are_down_longer_than_the_worst_of_them(case):
    assert case.chart.title == "All have to work: 263 minutes down in 30 days, the best one alone 4 minutes"
    assert "three hard dependencies" in told(case, "chain")
    case.set(path="everyone")
    assert "two hard dependencies" in told(case, "chain") and "48 minutes down" in told(
        case, "chain"
    ).replace("*", "")


def test_the_move_had_to_begin_before_the_day_of_the_decision(case):
    assert "begin by **6 January 2027**. That was 12 days ago" in told(case, "moves")
    case.set(today="2027-01-06")
    assert "begin by **6 January 2027**. That is today." in told(case, "moves")
    case.set(today="")
    assert "ago" not in told(case, "moves") and "Its end was on" not in told(case, "risks")


def test_a_faster_squad_may_begin_later_and_one_that_finishes_nothing_has_no_date(case):
    case.set(finished="3 3 3 3")
    assert "take 3 weeks with 85 %: begin by **10 March 2027**" in told(case, "moves")
    case.set(finished="0 0")
    assert "By these weeks no date is in sight." in told(case, "moves")
    case.set(finished="")
    assert "Write what was finished week by week" in told(case, "moves")


@pytest.mark.parametrize(
    "field, typed", [("today", "soon"), ("today", "3.4.27x"), ("finished", "two"), ("finished", "-1")]
)
def test_what_cannot_be_read_is_told_at_its_field_and_the_rest_stays(case, field, typed):
    case.set(**{field: typed})
    assert case.result.errors[field] and "So much stops" in case.says
    assert case.values[field] == typed


def test_the_queue_at_the_new_api_grows_with_the_busiest_time(case):
    assert row(case, "D02")["queue"] == 48 and row(case, "D03")["queue"] == 18
    assert row(case.set(peak=120), "D02")["queue"] == 96


def test_the_margin_is_the_reader_s_guess_and_nothing_is_said_without_it(case):
    assert "up to 93 thousand EUR, by your guess" in case.says
    assert "EUR" not in case.set(margin=0).says


def test_open_points_stand_on_the_cards_too(case):
    warned = case.warnings("board")
    assert {"D01", "D02", "D04", "D08", "D09"} <= set(warned) and "D05" not in warned


def test_one_s_own_table_is_read_and_said_how(own):
    assert told(own, "read").startswith("This is an invented example.")
    own.set(partners="partner;share\nCloud;100 %\nMaps;20 %")
    assert "2 without hard or soft, taken as hard." in told(own, "read")
    assert "invented" not in told(own, "read")
    assert "Nothing is known of how often the hard ones work" in told(own, "chain")
    assert "chart" not in own.result.charts
    assert told(own, "moves") == "No partner has a date on which it ends."


def test_a_name_that_stands_twice_and_a_row_that_cannot_be_read_are_told(own):
    own.set(partners="partner;share;availability\nCloud;100 %;99.9\ncloud x;5 %;\nCloud;3 %;98\nBad;many;")
    assert "Cloud stands twice: the first one counts." in told(own, "read") and "Line 5 left out" in told(
        own, "read"
    )
    assert len(own.result.tables["table"].rows) == 2
    assert "Not known for cloud x, so it is worse than that." in told(own, "chain")


def test_those_in_one_place_fall_together(own):
    own.set(partners="partner,share,availability,place\nA,1,99 %,X\nB,1,99 %,X\nC,1,99.9 %,")
    assert "In X several fall together: then it is 475 minutes." in told(own, "chain")


@pytest.mark.parametrize("text", ["", "nonsense", "partner;share\n;", "partner\nCloud", "<b>x</b>"])
def test_without_partners_it_says_what_to_paste(own, text):
    own.set(partners=text)
    assert own.says and not own.result.charts and not own.result.tables
    assert own.values["partners"] == text


def test_markup_in_a_name_is_text(own):
    own.set(partners="partner,share,availability\n<img src=x>**b**,100 %,99 %").move(
        "board", down=["<img src=x>**b**"]
    )
    assert "\\<img" in own.result.sentence and "\\*\\*b" in own.result.sentence


def test_more_partners_than_a_board_can_show_are_counted(own):
    own.set(partners="partner,share\n" + "\n".join(f"P{n},1 %" for n in range(45)))
    assert "The first 40 are shown, 5 are not." in told(own, "read")
    assert len(own.result.tables["table"].rows) == 40


def test_what_is_pasted_stays_on_the_computer(own):
    assert own.field("partners").stays
