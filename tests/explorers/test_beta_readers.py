"""Reading a beta: weighed to the customers, bounded where nobody reported, and findings placed."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.methods import wilson_interval


@pytest.fixture(scope="module")
def explorers():
    return {id: EXPLORERS[id].explorer() for id in ("launch.beta", "launch.own-beta")}


@pytest.fixture
def case(explorers):
    return Play(explorers["launch.beta"])


@pytest.fixture
def own(explorers):
    return Play(explorers["launch.own-beta"])


def told(play, key):
    return play.result.says[key].replace("\\", "").replace("*", "")


@pytest.mark.parametrize(
    "hits, n, low, high",
    [(18, 24, 0.551, 0.880), (26, 40, 0.495, 0.779), (12, 40, 0.181, 0.454), (7, 40, 0.087, 0.319),
     (3, 10, 0.108, 0.603)],
)  # fmt: skip
def test_wilson_s_intervals_are_those_of_the_fact_sheet_l8(hits, n, low, high):
    assert wilson_interval(hits, n) == pytest.approx((low, high), abs=0.0006)


def test_one_guesses_before_the_share_is_weighed(case):
    assert "68 %" in case.says and "Guess first" in case.says
    assert "groups" not in case.result.says and "Weighed" not in case.chart.description
    case.set(guess="up")
    assert (
        "Weighed to the customers it goes down: 51 %" in case.says
        and "You guessed that it goes up." in case.says
    )
    assert "You guessed that." in case.set(guess="down").says


def test_weighed_by_the_kind_of_household_it_is_what_the_kinds_say_by_their_size(case):
    case.set(guess="down", platform=False)
    kinds = {
        "allergy families": (62 / 70, 156),
        "families": (16 / 34, 196),
        "couples and singles": (4 / 16, 150),
    }
    share = sum(keep * people for keep, people in kinds.values()) / 502
    assert f"goes down: {100 * share:.0f} %" in case.says
    assert "120 testers tell as much as 87 who count alike" in told(case, "groups")


def test_an_empty_group_is_named_and_can_be_joined(case):
    case.set(guess="down")
    assert "Nobody tested of couples and singles / web: 4 % of the customers." in told(case, "groups")
    assert "as much as 74 who" in told(case, "groups")
    case.set(merge=True)
    assert "Nobody tested" not in told(case, "groups") and "as much as 73 who" in told(case, "groups")


def test_weighing_by_more_leaves_more_groups_that_nobody_speaks_for(case):
    case.set(guess="down", came_by=True)
    assert "families / ios / employer" in told(case, "groups") and "35 % of the customers" in told(
        case, "groups"
    )
    assert "7 testers of kinds without customers are left out." in told(case, "groups")


def test_few_who_count_alike_are_warned_of(own):
    assert "That is under 30: weigh by less, or ask more people." in told(own, "groups")


def test_with_nothing_to_weigh_by_nothing_is_weighed(case):
    case.set(guess="stays", segment=False, platform=False)
    assert told(case, "groups") == "Nothing is weighed: choose by what."
    assert "Weighed" not in case.says


def test_stars_tell_another_story_than_what_they_would_do(case):
    case.set(guess="stays", approves="4")
    assert case.says.startswith("94 % (88 % to 97 %) of 120 testers say yes (4 stars or more).")
    assert "Weighed to the customers it goes down: 90 %" in case.says


def test_no_report_rules_out_less_the_fewer_could_have_met_it(case):
    assert "nobody of 120 met a fault still allows up to 2.5 % (95 %): 284 of 11,500" in told(case, "zero")
    case.set(who="allergy families", meals=1)
    assert "Only 68 testers of 120 could have met it." in told(case, "zero") and "4.3 %" in told(case, "zero")
    case.set(meals=20)
    assert "no report says nothing" in told(case, "zero")


def test_the_loudest_finding_is_no_severe_one_and_faults_told_twice_are_joined(case):
    assert told(case, "triage").startswith("23 findings, 3 told again and joined. 3 findings have severity 4")
    assert "It takes five taps to find the filter.” (23): severity 1" in told(case, "triage")
    card = case.result.cards["board"]["F01"]
    assert (
        card["badge"] == "severity 4"
        and "2 of 31" in card["detail"]
        and "F10" not in case.result.cards["board"]
    )


def test_severity_four_cannot_wait_whatever_its_frequency(case):
    case.move("board", after=["F01"], before=["F04"])
    assert case.warnings("board") == {"F01": "Severity 4 stops a launch, however few have met it."}
    assert "1 of these is not placed before the launch." in told(case, "triage")


def test_a_placed_card_says_why_and_where_a_careful_reader_puts_it(case):
    case.move("board", before=["F24"], watch=["F06"], after=["F05"])
    assert list(case.warnings("board")) == ["F24"]
    assert "“Great. Please keep it on!”: Not a fault. That is praise." in told(case, "reasons")
    assert "Watch it or After it. It errs on the safe side." in told(case, "reasons")
    assert "F01" not in told(case, "reasons") and "curry" not in told(case, "reasons")


def test_severity_is_the_median_of_the_raters_who_count(case):
    case.set(rater_1=False, rater_2=False)
    assert case.result.cards["board"]["F01"]["badge"] == "severity 3"
    case.set(rater_3=False)
    assert "Nobody's severity counts." in told(case, "triage")
    assert case.result.cards["board"]["F01"]["badge"] == "not rated"


def test_the_worst_stand_on_top_of_the_table(case):
    severities = [row["severity"] for row in case.result.tables["table"].rows]
    assert severities == sorted(severities, reverse=True) and len(severities) == 23


def test_one_s_own_beta_is_read_weighed_and_needs_no_guess(own):
    assert own.says.startswith("60 % (31 % to 83 %) of 10 testers say yes")
    assert "it goes down: 43 % (13 % to 79 %)" in own.says and "invented example" in own.result.says["read"]
    assert all(own.field(key).stays for key in ("testers", "people", "findings"))


def test_groups_are_the_same_whatever_their_capitals(own):
    own.set(testers="group,score\nA,5\na ,2\nB,5", people="group,people\nB,50\n A,50", findings="")
    assert "67 %" in own.says and "Weighed to the customers it goes up: 75 %" in own.says
    assert not any(one.key == "board" for one in own.seen.controls)


def test_testers_of_a_kind_without_customers_are_left_out_and_counted(own):
    own.set(testers="group,score\nA,5\nB,2\nC,5", people="group,people\nA,50\nB,0", findings="")
    assert "2 testers of kinds without customers are left out." in told(own, "groups")
    own.set(people="group,people\nZ,9")
    assert (
        told(own, "groups") == "Nothing is weighed: no tester belongs to a kind that you have customers of."
    )
    own.set(people="")
    assert told(own, "groups") == "Nothing is weighed: say how many customers of each kind there are."


def test_findings_that_cannot_be_so_are_told(own):
    own.set(findings="text,reporters,could meet\nx,12,10\nx,1,10\ny,many,3\nz,0,4")
    read = told(own, "read")
    assert (
        "Line 2: more reporters than could meet it." in read
        and "Line 3: this finding stands there already." in read
    )
    assert "Line 4 left out" in read and "Nobody's severity counts." in told(own, "triage")
    assert [row["who"][:8] for row in own.result.tables["table"].rows] == ["10 of 10", "0 of 4 ("]


@pytest.mark.parametrize("text", ["", "nonsense", "group;score\nx;9", "group\nx", "score\n5"])
def test_without_testers_it_says_what_to_paste_and_keeps_what_was_typed(own, text):
    own.set(testers=text)
    assert own.says and not own.result.charts and own.values["testers"] == text


@pytest.mark.parametrize("field", ["people", "findings"])
@pytest.mark.parametrize("text", ["nonsense", "group\nx", "a;b\n1;2", "<b>x</b>"])
def test_other_fields_that_cannot_be_read_stop_nothing(own, field, text):
    own.set(**{field: text})
    assert own.says.startswith("60 %") and own.result.says["read"]


def test_markup_is_text(own):
    own.set(testers="group,score\n<img src=x>,5\nB,2", people="group,people\n<img src=x>,1\nB,2\n<b>C</b>,5")
    assert "\\<b" in own.result.says["groups"]
    own.set(findings="text,reporters,could meet,rater 1\n<img src=x>,1,9,4")
    assert "\\<img" in own.result.says["triage"]
