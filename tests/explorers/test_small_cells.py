"""Small cells: a report that hides what is small, and an attack that brings it back."""

import time

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.readable import in_markdown
from pmkit.practice import to_plain


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["data.cells"].explorer()


@pytest.fixture
def case(explorer):
    return Play(explorer)


@pytest.fixture
def own():
    return Play(EXPLORERS["data.own-cells"].explorer())


def told(play, key="attack"):
    return to_plain(play.result.says[key]).replace("\\", "")


def ways(play):
    return play.result.charts["ways"].rows["words"].tolist()


def printed(play):
    """The report as (what stands left, ...) -> its counts."""
    control = play.result.tables["table"]
    counts = [one["key"] for one in control.columns if one["key"].startswith("v")]
    left = [one["key"] for one in control.columns if one["key"] not in counts]
    return {tuple(row[key] for key in left): [row[key] for key in counts] for row in control.rows}


def test_it_opens_on_annegrets_table_with_four_counts_hidden(case):
    assert case.says.startswith("Nordhafen Logistik, February 2027: 899 people")
    assert "4 of 27 counts are hidden because they are under 11. Does that protect anybody?" in case.says
    assert printed(case)["Workshop",] == ["27", "hidden", "31"] and printed(case)["all",] == [
        "719",
        "180",
        "899",
    ]
    assert "attack" not in case.result.says and "ways" not in case.result.charts


def test_hiding_small_cells_is_not_enough(case):
    case.press("attack")
    assert "4 of 4 hidden counts come back by subtraction" in case.says
    assert "Workshop, yes: 4 (Workshop 31 - Workshop, no 27)" in told(case)
    assert ways(case) == ["4 of 4", "0 of 4, 3 more hidden", "0 of 3"]
    assert case.result.charts["ways"].title.startswith("4 hidden counts come back")


def test_with_those_beside_them_the_month_before_still_tells_of_one_person_in_customs(case):
    case.set(beside=True).press("attack")
    assert "By subtraction nothing comes back. But the report before lies beside it: 9 counts" in case.says
    assert told(case).index("Customs, yes: 12 before, 13 now") < told(case).index("Transport, no: 126")


def test_without_totals_nothing_can_be_subtracted(case):
    case.set(totals=False).press("attack")
    assert "By subtraction nothing comes back" in case.says
    assert "all" not in [row[0] for row in printed(case)]
    assert "nothing more is hidden" in case.set(beside=True).result.errors["beside"]


def test_counts_of_nobody_are_hidden_where_they_must_not_be_shown(case):
    assert printed(case)["Control room",] == ["0", "hidden", "hidden"]
    case.set(zeros=False)
    assert printed(case)["Control room",] == ["hidden"] * 3 and "5 of 27 counts are hidden" in case.says


def test_rounded_counts_give_a_range(case):
    case.set(rounding="5").press("attack")
    assert "ranges only" in case.says and "Workshop, yes: 1 to 9" in told(case)
    assert "off by up to 4 people" in told(case) and printed(case)["Workshop",] == ["25", "hidden", "30"]


def test_where_all_six_have_it_the_size_protects_nobody(case):
    case.set(k=5).press("attack")
    assert "Control room: all 6 have allergy in the household “yes”" in told(case)
    assert "A 0 tells it although the count is hidden" in told(case.set(k=11))


def test_a_count_of_nobody_gives_away_that_the_others_are_alike(case):
    """Control room: no 0, yes hidden. Whoever works there has it."""
    case.press("attack")
    assert "only one answer is left: Control room: “yes”. Leave out counts of nobody, too." in told(case)
    assert "although the count is hidden" in told(case.set(beside=True))
    assert "No group that is shown is all alike." in told(case.set(zeros=False))
    assert "although the count is hidden" not in told(case.set(zeros=True, rounding="5"))


def test_a_colleague_who_knows_more_finds_more(case):
    case.press("attack")
    assert "people in the household singles out 10 people" in told(case)


def test_the_attack_can_be_put_away(case):
    case.press("attack").press("attack")
    assert "attack" not in case.result.says and "Attack the table" in case.says


def test_three_columns_and_no_more_and_one_of_them_twice_counts_once(case):
    case.set(third="shift")
    assert "department, allergy in the household and shift" in case.says and "44 of 135" in case.says
    case.set(third="department")
    assert "4 of 27" in case.says and "chosen already" in case.result.errors["third"]


def test_one_column_alone_is_a_report_too(case):
    case.set(first="allergy", second="none")
    assert "counted by allergy in the household" in case.says and "None of 3 counts is under 11" in case.says
    case.press("attack")
    assert "No difference gives" not in case.says and "The report before lies beside it" in case.says


def test_a_firm_with_fewer_people_than_one_count_gets_no_table(case):
    case.set(whose="E21", k=20)
    assert "19 people" in case.says and "Every count is hidden" in case.says


def test_before_its_first_month_a_firm_has_no_report(case):
    case.set(whose="E23", month="2025-10")
    assert case.says == "Nobody is counted in October 2025: choose a later month."


def test_the_first_month_has_no_report_before_it(case):
    case.set(month="2025-09").press("attack")
    assert "There is no report before this one." in told(case)


def test_for_some_employers_the_table_hides_nothing(case):
    assert "Of 23 employers 15 have such a table without a count of 1 to 10." in told(case, "numbers")
    assert "Of 23 employers none have" in told(case.set(third="age_band"), "numbers")
    assert "employers" not in told(case.set(k=1), "numbers")


def test_own_people_are_pasted_and_attacked(own):
    assert own.says.startswith("Your table, February 2027: 87 people, counted by team and shift.")
    own.set(second="c3").press("attack")
    assert "invented example" in told(own, "read") and "Galley, yes: 2" in told(own)
    assert own.field("people").stays


def test_what_was_found_of_own_people_is_not_taken_along(case, own):
    def taken(play):
        return " ".join(map(in_markdown, play.explorer.readable(play.press("attack").seen)))

    assert "Workshop" in taken(case) and "Engine" not in taken(own)
    assert "Your table, February 2027: 87 people" in to_plain(taken(own))


TABLE = "floor,lift\n" + "one,yes\n" * 12 + "one,no\n" * 3 + "two,yes\n" * 20 + "two,no\n" * 11


def test_any_two_columns_will_do(own):
    own.set(people=TABLE).press("attack")
    assert own.says.startswith("Your table: 46 people, counted by floor and lift. 1 of 9 counts is hidden")
    assert "1 of 1 hidden count comes back by subtraction" in own.says and "one, no: 3" in told(own)
    assert "invented example" not in told(own, "read") and "There is no report before" in told(own)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is pasted yet. Paste a table, a person per line"),
        ("alone\nx\ny\n", "names 1 column"),
        (",".join(f"c{at}" for at in range(9)) + "\n1\n", "names 9 columns"),
        ("a,A\n1,2\n", "Two columns are called"),
        ("a,b,month,week\n1,2,3,4\n", "Two columns say when people came"),
        ("a,b\n", "No person could be read"),
        ("id,name\n" + "".join(f"{at},n{at}\n" for at in range(30)), "No column can be counted"),
        ('a,b\n"open,1\n', "quotation mark"),
    ],
)
def test_a_table_that_can_not_be_used_is_told(own, text, says):
    own.set(people=text)
    assert says in own.says and "table" in own.result.hidden


def test_a_column_with_many_values_is_left_out_by_name(own):
    rows = "".join(f"{at % 3},{at % 2},{at}\n" for at in range(40))
    own.set(people="team,site,salary\n" + rows)
    assert "“salary” has 40 different values" in told(own, "read")
    assert "salary" not in own.field("first").options.values()


def test_empty_cells_and_marks_are_counted_and_shown_as_text(own):
    own.set(people="a,b\n<b>x</b>,\n<b>x</b>,all\n*y*,all\n", k=1)
    assert "1 empty cell of b counts as “not given”" in told(own, "read")
    assert printed(own)["<b>x</b>",] == ["1", "1", "2"]
    own.press("attack")
    assert "<b>" not in own.result.says["attack"].replace("\\<b", "")


def test_ten_thousand_people_are_read_and_counted(own):
    own.set(people="a,b\n" + "x,y\n" * 9_000 + "x,z\n" * 1_000)
    assert "10,000 people" in own.says


def test_a_change_is_quick(explorer):
    play = Play(explorer).press("attack")
    began = time.process_time()
    for k in range(2, 21):
        explorer.seen({**play.state, "k": k})
    assert (time.process_time() - began) / 19 < 2


def test_a_sum_is_no_person_and_a_table_of_counts_is_asked_about():
    own = Play(EXPLORERS["data.own-cells"].explorer())
    own.set(people="Abteilung;Allergie;Anzahl\nLager;ja;3\nLager;nein;12\nSumme;;15\n")
    told = to_plain(own.result.says["read"])
    assert "2 people" in own.says and "Line 4 left out: a sum of others, and no person." in told
    assert "“Anzahl” sounds like a count. Each line is taken as one person" in told
    assert "No person could be read" in own.set(people="a,b\ntotal,3\n").says
