"""One page about a game: written from the log, with own words, and ranked only where one wants it."""

import pytest
from games import log_text, look

from pmkit.explorers.readable import in_markdown

ID = "capstone.page"


@pytest.fixture
def page():
    return look(ID, log_text())


def written(page):
    return "\n\n".join(in_markdown(one, "chart.png") for one in page.explorer.readable(page.seen))


def test_company_and_frame_stand_first_and_say_that_all_is_invented(page):
    said = written(page)
    assert said.startswith("**Mealwise plans the meals of families.")
    assert "Company, people and numbers are invented" in said and "seed *basil*" in said
    assert "rules f" in said or "rules " in said
    assert "463 thousand EUR" in said and "![Chart" in said


def test_three_decisions_with_own_words(page):
    page.set(knew1="The date stood in the letter.", again2="I would ask Davide first.")
    said = written(page)
    assert said.count("What happened: against") == 3
    assert "What I knew and thought: The date stood in the letter" in said
    assert "What I would do again: I would ask Davide first" in said
    assert "5 fields of 7 wait for your words" in page.says and "wait for your words" not in said


def test_other_decisions_can_be_chosen_and_one_stands_there_once(page):
    options = list(page.field("d1").options)
    assert len(options) > 6 and page.values["d1"] == options[0]
    page.set(d1=options[5])
    assert page.field("d1").options[options[5]].split(": ")[1][:10] in page.result.says["three"].replace(
        "\\", ""
    )
    page.set(d2=options[5])
    assert "stands there twice" in page.says and page.result.says["three"].count("What happened") == 2


def test_a_launch_is_read_with_its_line(page):
    said = page.result.says["launch"]
    assert "A launch that was read" in said and "a line at 0 %" in said and "taken back in quarter" in said
    page.set(read="MW-53")
    assert (
        "Three questions at the start" in page.result.says["launch"] and "kept" in page.result.says["launch"]
    )


def test_a_letter_its_answer_and_own_words(page):
    page.set(letter="L01", reply="Dear Annegret, | no date yet. *Mara*")
    said = page.result.says["answered"]
    assert "Annegret Voss wrote: “I note" in said and "My answer: a date with a chance" in said
    assert r"\*Mara\*" in said


def test_discovery_that_changed_an_order(page):
    assert "from place 8 to 2" in page.result.says["discovery"]
    assert "I looked into nothing" in look(ID, log_text("RICE")).result.says["discovery"]


def test_nobody_is_ranked_who_does_not_ask_for_it(page):
    assert page.result.says["place"] == "" and "are higher" not in page.result.charts["chart"].title
    assert "300" not in written(page)
    page.set(rank=True)
    assert (
        "these games end below my result" in page.result.says["place"]
        and "your" not in page.result.says["place"]
    )


def test_luck_is_added_on_request(page):
    assert page.result.says["chance"] == ""
    page.set(luck=True)
    assert "luck hurt: −482 thousand EUR" in page.result.says["chance"]
    assert "gave away 125 thousand EUR" in page.result.says["chance"]


def test_before_the_end_there_is_no_page_unless_one_stops():
    early = look(ID, log_text(quarters=2))
    assert "written after the last quarter" in early.says and not early.result.charts
    early.set(ends=True).set(rank=True)
    assert "2 quarters, Q4 2026 to Q1 2027" in early.says
    assert "this one is shorter" in early.result.says["place"]


def test_a_game_in_which_nothing_was_done_has_a_page_too():
    idle = look(ID, log_text("do nothing", quarters=1)).set(ends=True)
    assert "I looked into nothing" in written(idle) and "nothing whose worth was uncertain" in written(idle)
