"""The interview desk on one's own talk: pasted lines, own codes, and what others chose."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.transcript import read_transcript
from pmkit.practice import to_plain


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["discovery.own-interview-desk"].explorer()


@pytest.fixture
def desk(explorer):
    return Play(explorer)


def said(desk, key):
    return to_plain(desk.result.says[key])


def code(desk, text, code, kind=""):
    """Choose a code for the line with this text in it."""
    id = next(row["id"] for row in desk.control("lines").rows if text in row["said"])
    desk.edit("lines", id, "code", code)
    return desk.edit("lines", id, "kind", kind) if kind else desk


def test_it_begins_with_two_readers_of_an_invented_talk(desk):
    assert "same code in 71 of 100 cases. Beyond chance that is 0.63" in desk.says
    assert "12 lines read from 2 talks." in said(desk, "read") and "14 rows read" in said(desk, "read")
    assert len(desk.control("lines").rows) == 8, "the questions get no code"


def test_own_codes_count_beside_the_others(desk):
    code(desk, "at the gate until six", "not told", "event")
    code(desk, "eleven minutes", "hotline")
    assert "You have coded 2 of 8 lines. On 1 of 1 line somebody tells what happened" in said(desk, "mine")
    assert any("You" in item for item in desk.result.charts["measures"].rows["item"])


def test_codes_stay_with_their_line_when_others_come_and_go(desk):
    code(desk, "eleven minutes", "hotline")
    desk.set(transcript="Ben: One more line.\n" + desk.values["transcript"])
    assert "You have coded 1 of 9 lines" in said(desk, "mine")


def test_without_anybody_else_it_says_what_comes_next(desk):
    desk.set(others="")
    assert desk.says.startswith("Choose a code for each line")
    code(desk, "eleven minutes", "hotline")
    assert desk.says.startswith("Nobody else has coded a line that you have coded")
    assert not desk.result.charts and desk.result.says["codes"] == ""


def test_rows_of_others_that_fit_no_line_are_named(desk):
    desk.set(others="line,code\n2,price\n99,price\n1,price\n2,list\n2.5,list\n")
    read = said(desk, "read")
    assert "no such line: 99 and 2.5" in read and "they are questions: line 1" in read
    assert "the first code counts: line 2" in read


def test_a_table_that_cannot_be_read_says_why(desk):
    desk.set(others="whatever")
    assert "What others chose could not be read. No line names the columns" in said(desk, "read")


CALLED = "Ana: 1 2 3 4 1 2 4 -\nBo: n w h o n w w h\nCem: 1,2,3,4,not told,2,2,\n"


def test_codes_of_a_room_are_typed_as_they_are_called_out(desk):
    desk.set(others=CALLED)
    read = said(desk, "read")
    assert "3 people read: Ana with 7 codes, Bo with 8 codes and Cem with 7 codes." in read
    assert "Cem: 7 codes for 8 answers; the last answers have none" in read
    table = "line,coder,code\n" + "\n".join(
        f"{line},{who},{code}"
        for who, codes in {
            "Ana": "not told,wrong time,hotline,own way round,not told,wrong time,own way round",
            "Bo": "not told,wrong time,hotline,own way round,not told,wrong time,wrong time,hotline",
            "Cem": "not told,wrong time,hotline,own way round,not told,wrong time,wrong time",
        }.items()
        for line, code in zip((2, 3, 5, 6, 8, 10, 11, 12), codes.split(","), strict=False)
    )
    says = desk.says
    assert desk.set(others=table).says == says, "the same codes as a table"


def test_a_range_from_two_talks_is_called_too_narrow(desk):
    assert "Two talks are few: the true range is wider" in desk.says


def test_a_run_of_digits_holds_a_code_a_digit(desk):
    says = desk.set(others="Ana: 1 2 3 4 1 2 4 -\nBo: 1 2 3 4 1 2 2 3").says
    assert desk.set(others="Ana: 1234124-\nBo: 12341223").says == says


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Ana: 1 7 3", "Ana: left out “7” (answer 2). Write the number of a code, or its first letters."),
        ("Ana: 1 x 3", "Ana: left out “x” (answer 2)."),
        ("Ana: 1 1 1 1 1 1 1 1 2 2", "Ana: 10 codes for 8 answers; what is more was left out."),
        ("Ana: 1 1 1\nBo 1 1 1", "line 2 names nobody. Begin it with a name"),
        ("Ana:\nBo: 1", "Ana with 0 codes and Bo with 1 code"),
        ("Ana: 1\nAna: 2", "Ana with 1 code and Ana 2 with 1 code"),
        (
            "\n".join(f"P{'abcdefg'[at]}: 1 2" for at in range(7)),
            "Only the first 6 of 7 coders are compared.",
        ),
    ],
)
def test_what_was_called_out_and_fits_nothing_is_told_with_its_place(desk, typed, told):
    desk.set(others=typed)
    assert told in said(desk, "read")


def test_capitals_make_no_other_code(desk):
    desk.set(others="line,code\n2,NOT TOLD\n5,Hotline\n")
    code(desk, "at the gate until six", "not told")
    code(desk, "eleven minutes", "hotline")
    assert "100 of 100 cases" in desk.says and "is 1.00" in desk.says


def test_somebody_called_you_stays_another(desk):
    desk.set(others="line,coder,code\n2,You,hotline\n5,You,hotline\n")
    code(desk, "at the gate until six", "not told")
    assert "same code in 0 of 100" in desk.says


def test_a_split_waits_for_the_kinds(desk):
    desk.set(change="split", one="hotline")
    assert said(desk, "change").startswith("Choose a kind for 1 more line with the code hotline")
    code(desk, "eleven minutes", "hotline", "event")
    assert "On 1 of them somebody tells what happened" in said(desk, "change")


def test_a_merge_says_what_it_hid(desk):
    desk.set(change="merge", one="not told", other="wrong time")
    assert "What it hid:" in said(desk, "change")
    desk.set(one="hotline", other="own way round")
    assert "never stood on one line" in said(desk, "change")


def test_a_code_that_left_the_list_is_told_and_kept(desk):
    code(desk, "eleven minutes", "hotline").set(book="price, list")
    assert "Still on some lines, but not among your codes: hotline." in said(desk, "read")
    assert desk.values["lines"]


def test_no_codes_and_no_answers_are_asked_for(desk):
    desk.set(book="  ,")
    assert said(desk, "mine").startswith("Write your codes above")
    desk.set(asks="Anna, Bauer, Costa, Nobody", others="")
    assert desk.says.startswith("Every line is a question") and "No line begins with “nobody:”" in said(
        desk, "read"
    )


def test_a_long_talk_comes_in_pages_and_codes_of_all_pages_count(desk):
    desk.set(transcript="\n".join(f"Thing {at} happened." for at in range(100)), others="")
    assert list(desk.field("page").options.values())[-1] == "81 to 100 of 100"
    code(desk, "Thing 3 ", "hotline").set(page="80")
    code(desk, "Thing 90 ", "hotline")
    assert "You have coded 2 of 100 lines" in said(desk, "mine")


@pytest.mark.parametrize("text", ["", " \n ", "# only a heading"])
def test_nothing_pasted_is_told(desk, text):
    desk.set(transcript=text)
    assert desk.says.startswith("Nothing is pasted yet") and not desk.result.charts


def test_too_long_a_talk_is_refused_whole():
    assert read_transcript("x\n" * 601).problem == "There are 601 lines. Paste at most 600 at a time."


def test_speakers_times_and_talks_are_read():
    lines = read_transcript("[00:01] Ann Lee: Hi: you?\nAnn Lee: Yes\nNote: no\n# B\nand more").lines
    assert [(line.speaker, line.text, line.talk) for line in lines] == [
        ("Ann Lee", "Hi: you?", ""),
        ("Ann Lee", "Yes", ""),
        ("Note", "no", ""),
        ("", "and more", "B"),
    ]
    assert "time at the beginning of 1 line was left out" in " ".join(
        read_transcript("[00:01] Ann: x\nAnn: y").told
    )


def test_a_colon_in_a_sentence_is_no_speaker():
    assert read_transcript("Then she said to me: no.\nAnd I: well.").lines[0].speaker == ""


def test_hostile_text_is_only_text(desk):
    desk.set(transcript="<b>x</b>: [y](http://z)\n<b>x</b>: more", others="line,code\n1,*p*\n2,q\n", asks="")
    code(desk, "more", "hotline")
    assert "**\\*p\\***" in desk.result.sentence or "\\*p\\*" in desk.result.says["codes"]


def test_it_stays_quick_with_many_lines(desk):
    from time import process_time

    text = "\n".join(f"{'Anna' if at % 2 else 'Ben'}: thing {at}" for at in range(560))
    rows = "\n".join(f"{2 * at + 1},{'xy'[at % 3 == 0]},{who}" for at in range(270) for who in ("Kim", "Lee"))
    desk.set(transcript=text, others=f"line,code,coder\n{rows}\n")
    begun = process_time()
    desk.explorer.seen(desk.state)
    assert process_time() - begun < 0.5, "about 0.03 on the machine it was written on"


def test_the_example_says_that_it_is_one_until_something_else_is_pasted(desk):
    assert said(desk, "read").startswith("This is an invented example.")
    desk.set(transcript="Ben: One line.\nAnn: Another.\n")
    assert "example" not in said(desk, "read")


def test_too_long_a_talk_shows_no_pages_of_nothing(desk):
    desk.set(transcript="\n".join(f"Ben: line {at}" for at in range(601)), change="merge")
    assert desk.says == "There are 601 lines. Paste at most 600 at a time."
    assert {"page", "one", "other"} <= set(desk.result.hidden)


def test_two_codes_that_lead_come_first_together(desk):
    desk.set(others="line,coder,code\n2,Kim,slow\n2,Lee,slow\n5,Kim,dear\n5,Lee,dear\n")
    assert desk.result.charts["counts"].title == "Counted by line, “slow” and “dear” come first: 1 line each"
