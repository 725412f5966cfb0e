"""Whom Mealwise only hears about; and the same on people of one's own, whose names can be hidden."""

import json

import pytest
from play import Play

from pmkit.charts.render import chart_spec
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers import Cells
from pmkit.explorers.pasted import NAMES_STAY
from pmkit.explorers.readable import in_markdown
from pmkit.practice import to_plain
from pmkit.widgets.explorer_view import ExplorerView

OWN = "people.own-who-is-missing"
TWO = """name,power,interest,legitimacy,urgency,harm,talks,hears
Anna Quist,5,5,5,5,2,0,through Bo only
Berit Holm,1,4,5,4,5,0,
"""


@pytest.fixture
def case():
    return Play(EXPLORERS["people.who-is-missing"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS[OWN].explorer())


def found(play):
    return to_plain(play.result.says["findings"])


def row(play, name):
    return next(one for one in play.result.tables["table"].rows if one["person"] == name)


def test_the_first_look_names_whom_mealwise_only_hears_about(case):
    assert case.says.startswith("7 of 16 people hear from you less than their place calls for.")
    assert "Annegret" in case.says and "Hadžić" in case.says
    assert case.chart.title == "6 of 16 people should hear from you and never do"


def test_much_power_and_interest_without_a_talk_is_third_hand_news(case):
    assert "Annegret has much power and much interest, and you never speak with them yourself" in found(case)
    assert "(“through Viktor only”)" in found(case)
    case.edit("people", "annegret", "contacts_per_month", 4)
    assert "third-hand" not in found(case) and row(case, "Annegret")["gap"] == 0


def test_a_letter_without_an_answer_comes_before_anything_else(case):
    assert "Ruth wrote to you and got no answer" in found(case)
    case.edit("people", "dpo", "hears_from_us", "every week")
    assert "no answer" not in found(case)


def test_little_power_and_much_to_lose_is_seen_only_while_harm_counts(case):
    assert "Okafor-Berg and Hadžić have no great power and much to lose" in found(case)
    assert row(case, "Hadžić")["talks"] == "0 of 2"
    case.set(harm=False)
    assert "much to lose" not in found(case) and row(case, "Hadžić")["talks"] == "0 of 1"
    assert "easily overlooked" in case.says


def test_one_person_who_keeps_all_the_powerful_satisfied_is_named(case):
    assert "Annegret and Klinikum Auental hear from you through one and the same person: Viktor" in found(
        case
    )
    case.edit("people", "E02", "hears_from_us", "by a call each month")
    assert "one and the same person" not in found(case)


def test_the_middle_of_the_scale_is_between_two_fields_and_two_classes(case):
    hospital = row(case, "Klinikum Auental")
    assert (hospital["field"], hospital["field_too"]) == ("keep satisfied", "key player")
    assert (hospital["salience"], hospital["salience_too"]) == ("dominant", "definitive")
    hospital = row(case.edit("people", "E02", "interest", 4), "Klinikum Auental")
    assert (hospital["field"], hospital["field_too"]) == ("key player", "")


@pytest.mark.parametrize(("switch", "left"), [("legitimacy", "dangerous"), ("urgency", "dominant")])
def test_without_an_attribute_the_class_is_another(case, switch, left):
    assert row(case, "Annegret")["salience"] == "definitive"
    assert row(case.set(**{switch: False}), "Annegret")["salience"] == left


def test_more_months_make_more_talks(case):
    assert "In 3 months that makes 60 talks." in case.says
    assert "In 1 month that makes 20 talks." in case.set(months=1).says


def test_what_you_judge_otherwise_than_mara_is_listed(case):
    assert not case.result.says["apart"]
    case.edit("people", "kofi", "power", 4)
    said = to_plain(case.result.says["apart"])
    assert "Where your map and Mara's map differ" in said and "Kofi, power: 4 here, 2 there" in said


def test_two_people_map_and_their_differences_are_listed(own):
    own.set(map=TWO, other="name;power;interest\nanna quist;3;5\nCarl;2;2\n")
    said = to_plain(own.result.says["apart"])
    assert "Anna Quist, power: 5 here, 3 there" in said
    assert "Carl, power: not given here, 2 there" in said and "interest: 5 here" not in said
    own.set(other="name;power;interest\nanna quist;5;5\nBerit Holm;1;4")
    assert own.result.says["apart"] == "Both maps say the same of everybody."


def test_own_people_can_be_pasted_or_written_into_the_table(own):
    assert "invented example" in own.result.says["read"]
    own.set(map=TWO)
    assert own.says.startswith("2 of 2 people") and "invented" not in own.result.says["read"]
    own.set(map="").edit("people", "new 1", "name", "Dana *Fox*").edit("people", "new 1", "power", 5)
    assert "Of 1 person power, interest or talks are missing" in own.says
    own.edit("people", "new 1", "interest", 5).edit("people", "new 1", "contacts_per_month", 0)
    assert "You never speak yourself with Dana *Fox*." in own.says


def test_a_row_without_a_name_gets_a_sentence_and_is_kept(own):
    own.set(map="name,power,interest,talks\n,5,4,0\nBo,2,2,1\n")
    assert "Line 2 has no name, so it is not on the map." in own.says
    assert [one["person"] for one in own.result.tables["table"].rows] == ["Bo"]
    assert "Line 2 has no name" not in own.edit("people", "line 2", "name", "The board").says


def test_a_name_that_stands_there_twice_is_told(own):
    own.set(map="name,power,interest,talks\nBo,5,4,0\nbo,2,2,1\n")
    assert "bo has a name that stands there already" in own.says and row(own, "bo (2)")


def test_nobody_at_all_is_a_sentence(own):
    own.set(map="")
    assert own.says == "Nobody is on the map yet. Paste your people, or write them into the table."
    assert own.explorer.readable(own.seen) is not None


@pytest.mark.parametrize(
    "text", ["power;interest\n5;5\n", "name,power,interest\nBo,nine,7\n", "just words", '"open']
)
def test_what_cannot_be_read_is_told_and_nothing_fails(own, text):
    own.set(map=text, other=text)
    assert own.says and own.result.says["read"]


def test_who_hears_more_than_enough_lacks_nothing(case):
    assert row(case, "Clara")["talks"] == "20 of 4" and row(case, "Clara")["gap"] == 0


def test_names_of_ones_own_people_are_not_taken_along_and_it_is_said(own):
    own.set(other="name,power,interest\nCaptain,1,2\nMinister,4,4\n")
    own.edit("people", "new 1", "name", "Ferryman").edit("people", "new 1", "power", 4)
    names = ["Harbour master", "Captain", "Commuters", "Tour operator", "Minister", "Ferryman"]
    left = " ".join(in_markdown(block) for block in own.explorer.readable(own.seen))
    assert "Person 1" in left and not [one for one in names if one.casefold() in left.casefold()]
    assert NAMES_STAY in own.field("map").help and row(own, "Captain"), "on the page they stand as before"


def everything_seen(play):
    """All that reaches a projector or is taken along: sentence, texts, tables, controls, chart, report."""
    seen, result = play.seen, play.result
    parts = [result.sentence, *result.says.values()]
    tables = [(one, one.rows) for one in result.tables.values()]
    tables += [(one, one.filled(seen.values[one.key])) for one in seen.controls if isinstance(one, Cells)]
    for table, rows in tables:
        parts += [str(row.get(column["key"])) for row in rows for column in table.columns]
    parts += [json.dumps(chart_spec(result.charts["chart"]), ensure_ascii=False)] if result.charts else []
    parts += [in_markdown(block) for block in play.explorer.readable(seen)]
    return " ".join(parts)


@pytest.mark.parametrize("id", ["people.who-is-missing", OWN])
def test_hidden_names_are_hidden_wherever_they_could_be_seen(id):
    play = Play(EXPLORERS[id].explorer())
    names = ["Annegret", "Viktor", "Hadžić", "Ruth"]
    if id == OWN:
        names = ["Anna", "Quist", "Berit", "Holm", "Bo ", "Carl", "Zed", "Yves", "Xenia"]
        play.edit("people", "new 1", "hears_from_us", "through Yves only")
        play.set(
            map="The people of Xenia\n" + TWO + "Zed,much,1,1,1,1,1,\n",
            other="name,power,interest\nAnna Quist,2,2\nCarl,1,1\n",
        )
    assert all(name.strip() in everything_seen(play) for name in names)
    play.set(hide=True)
    seen = everything_seen(play)
    assert "Person 1" in seen and not [name for name in names if name in seen]
    assert id != OWN or {"map", "other"} <= set(play.result.hidden)
    assert all(name.strip() in everything_seen(play.set(hide=False)) for name in names)


def test_what_was_written_into_the_table_is_still_there_after_the_names_were_hidden(own):
    own.edit("people", "new 1", "name", "Dana Fox").edit("people", "new 1", "power", 5)
    own.set(hide=True).edit("people", "new 1", "power", 4).set(hide=False)
    assert own.of("people")["new 1"] == {"name": "Dana Fox", "power": 4}


def test_hidden_names_are_hidden_on_the_page_too():
    view = ExplorerView(EXPLORERS[OWN].explorer(), None, "", "")
    view.set(map=TWO, hide=True)
    assert "Person 1" in view.static_html() and "Quist" not in view.static_html()


@pytest.mark.parametrize(
    "kept", [["a"], {"new 1": []}, 10**400, "x", True, {"annegret": {"power": "much"}}], ids=repr
)
@pytest.mark.parametrize("id", ["people.who-is-missing", OWN])
def test_a_spoiled_state_is_read_as_far_as_it_fits(id, kept):
    keys = ["map", "other", "legitimacy", "urgency", "harm", "months", "hide", "people"]
    assert Play(EXPLORERS[id].explorer(), dict.fromkeys(keys, kept)).says
