"""The chart workshop on one's own numbers: what was read is said, what can't be drawn is refused in words."""

import re
import time

import pytest
from play import Play

from pmkit.charts import render
from pmkit.course.explorers import EXPLORERS
from pmkit.practice import to_plain

MONTHS = "date,value,plan\n2026-01-01,10,a\n2026-02-01,12,a\n2026-03-01,9,a\n2026-01-01,3,b\n2026-02-01,4,b\n"


def play(table=None, **values):
    own = Play(EXPLORERS["metrics.own-chart-workshop"].explorer())
    return own.set(**({"table": table} if table is not None else {}), **values)


def picture(own):
    (found,) = own.result.charts.values()
    return found


def read(own):
    return to_plain(own.result.says.get("read", ""))


def test_it_opens_with_a_few_lines_and_their_chart():
    own = play()
    assert picture(own).rows["item"].tolist() == ["from a friend", "by a search", "by an advertisement"]
    assert "is 1.6 times as much as “from a friend”" in own.says and "No rule objects" in own.says
    assert "3 rows read" in read(own)


def test_nothing_and_nonsense_are_answered_with_what_to_paste():
    for text, says in {
        "": "Nothing is pasted yet.",
        "hello there": "No line names",
        "label\nx": "“value”",
    }.items():
        own = play(text)
        assert says in own.says and not own.result.charts
        assert [one.key for one in own.seen.controls] == ["data"]


def test_a_line_that_cannot_be_read_is_named_with_its_reason():
    own = play("label;value\nShop;1.200,50\nPhone;many\nMail;300")
    assert re.search(r"Line 3 left out: .*many", read(own))
    assert picture(own).rows["item"].tolist() == ["Shop", "Mail"]


def test_dates_make_lines_and_a_group_makes_several():
    own = play(MONTHS)
    assert set(picture(own).rows["series"]) == {"a", "b"} and own.values["own"]["form"] == "line"
    assert own.says.startswith("How did it change over time? The form suits")
    own.set(question="compare")
    assert "Which is more? This table can't answer that" in own.says
    own.set(question="time", labels="colour")
    assert "Only colour tells the series apart" in own.says
    own.set(axes="two")
    assert "2 axes of values" in own.says


def test_a_row_without_a_date_is_named():
    own = play(MONTHS.replace("2026-03-01,9,a", ",9,a"))
    assert "Without a date, and left out: line 4." in read(own)


def test_a_date_that_is_there_twice_is_said():
    assert "1 line with a date that was there before" in read(
        play("date,value\n2026-01-01,1\n2026-01-01,2\n2026-02-01,2")
    )


@pytest.mark.parametrize("numbers", [("31.8", "31.1"), ("31.8 %", '"31,1 %"'), ("0.318", "0.311")])
def test_shares_are_read_as_people_write_them_and_want_their_base(numbers):
    own = play("label,value\nnew,{}\nold,{}".format(*numbers), kind="share")
    assert picture(own).rows["value"].tolist() == pytest.approx([31.8, 31.1])
    assert "A share of how many?" in own.says
    own.set(base="of 410 families")
    assert "No rule objects" in own.says and "Of 410 families" in picture(own).subtitle


def test_a_percentage_among_counts_says_what_to_do():
    assert "enter it without the per cent sign" in read(play("label,value\nA,31.8 %\nB,7"))


def test_months_quarters_and_weeks_stand_at_their_first_day():
    for dates in (("Jan 2026", "Feb 2026"), ("2026-01", "2026-02"), ("Q1 2026", "Q2 2026")):
        own = play("month,value\n{},5\n{},7".format(*dates))
        assert "stand at their first day" in read(own)
        assert picture(own).rows["label"].iloc[0] == "Jan 2026" and own.field("form").options.keys() >= {
            "area"
        }
    assert picture(play("week,value\n2026-W05,5\n2026-W06,7")).rows["label"].tolist() == [
        "26 Jan 2026",
        "2 Feb 2026",
    ]


def test_an_average_wants_its_spread():
    own = play("label,value\nA,5\nB,9", kind="mean")
    assert "A mean alone hides" in own.says and "Add the columns low and high" in own.says
    own.set(table="label,value,low,high\nA,5,2,7\nB,9,3,15")
    assert "No rule objects" in own.says and "half: 3 to 15" in "".join(picture(own).rows["words"])
    own.set(form="line")
    assert "A mean alone hides" in own.says, "a line shows no spread"


def test_more_rows_than_can_be_read_are_counted():
    own = play("label,value\n" + "\n".join(f"r{at},{at}" for at in range(1, 61)))
    assert "first 40 of 60 rows" in read(own) and len(picture(own).rows) == 40


def test_many_points_are_cut_in_the_open_and_stay_quick():
    lines = [
        f"2026-{month:02}-{day:02},{day},{group}"
        for group in "abcdefgh"
        for month in range(1, 13)
        for day in range(1, 28)
    ]
    own = play("date,value,group\n" + "\n".join(lines))
    assert "last 600 of 2,592 points" in read(own) and len(picture(own).rows) == 600
    began = time.perf_counter()
    assert own.result.charts
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "text", ["label,value\nA,-3\nB,5", "label,value\nA,0\nB,0", "label,value\nA,7", MONTHS]
)
def test_negative_zero_and_single_numbers_are_drawn_in_each_form_that_is_offered(text):
    own = play(text)
    for form in own.field("form").options:
        own.set(form=form)
        assert (
            render.chart_png(picture(own), scale=1).startswith(b"\x89PNG") and "nan" not in own.says.lower()
        )
    assert ("pie" in own.field("form").options) == (text == "label,value\nA,7")


def test_hostile_text_is_only_ever_text():
    own = play('label,value\n"<script>x</script>",3\n"=1+1|*b*",9', unit="*things*", base="<b>", title="")
    assert "“=1+1|*b*” is 3.0 times as much as “<script>x</script>”" in own.says
    assert render.chart_png(picture(own), scale=1)


def test_one_s_own_title_stands_on_the_picture():
    assert picture(play(title="Most come by a search")).title == "Most come by a search"


def test_what_was_pasted_comes_back_with_its_settings():
    own = play(MONTHS).set(question="time")
    own.set(labels="colour")
    again = Play(own.explorer, own.state)
    assert again.says == own.says and again.values["own"]["labels"] == "colour"
