"""What for: Tomasz's draft has open points, fields fall with their features, and California differs."""

import time

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.data import whose_data
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.purposes import Purposes
from pmkit.explorers.readable import in_markdown
from pmkit.methods.purposes_lint import PURPOSE_ARTICLES, PURPOSES
from pmkit.practice import to_plain


def case(kept=None):
    return Play(EXPLORERS["data.purposes"].explorer(), kept)


def own(text=None):
    play = Play(EXPLORERS["data.own-purposes"].explorer())
    return play if text is None else play.set(fields=text)


def careful():
    """What a careful reader would have written, with all that is true of each purpose in order."""
    data = whose_data.purposes()
    more = {**data.more, "draft": whose_data.careful_uses(), "about": {}}
    return Play(Purposes(data.frame, **more))


def points(play):
    return to_plain(play.result.says["points"])


def row(play, field):
    table = play.control("rows")
    return next(
        says
        for one, says in zip(table.rows, play.result.computed["rows"]["says"], strict=True)
        if one["id"] == field
    )


def overview(play):
    return {one["id"]: one for one in play.result.tables["overview"].rows}


def test_the_draft_breaks_every_rule_that_a_table_can_break():
    said = points(case())
    found = {rule for rule in PURPOSE_ARTICLES if rule != "no-contract"}
    articles = {PURPOSE_ARTICLES[rule].removeprefix("gdpr-").replace("13", "13 to 15") for rule in found}
    assert all(f"Art. {number}\n" in said for number in articles)
    assert "A firm for computing handles it without a contract" in said
    assert said.count("GDPR, Regulation (EU) 2016/679, since 25 May 2018") == 1
    assert "As of 29 November 2026." in case().result.says["limits"]
    assert "no legal advice" in case().result.says["limits"]


def test_a_careful_reader_s_table_lacks_an_assessment_only():
    play = careful()
    assert "the whole table 1" in play.says and "impact assessment" in points(play)
    play.set(assessed=True)
    assert "No rule objects. That is no permission" in play.says and points(play) == ""


def test_a_sentence_stands_once_with_all_the_uses_that_it_is_about():
    two = "allergy: improve the recommender and diabetes: improve the recommender: A household gets"
    assert two in points(case()) and points(case()).count("A household gets") == 1


def test_few_people_need_no_assessment():
    assert points(careful().set(people=9_999)) == ""
    assert "Art. 35" in points(careful().set(people=10_000))


def test_a_cell_is_mended_and_its_points_go():
    play = case().set(purpose="improve")
    assert row(play, "allergy") == "no exception; contract?"
    before = overview(play)["improve"]["points"]
    play.edit("rows", "allergy", "basis", "consent").edit("rows", "allergy", "exception", "explicit consent")
    assert row(play, "allergy") == "no end"
    play.edit("rows", "allergy", "keeps", "until the consent is taken back")
    assert row(play, "allergy") == "no\u00a0objection" and overview(play)["improve"]["points"] == before - 3
    assert case(play.state).says == play.says


def test_what_is_filled_in_for_one_purpose_stays_when_another_is_looked_at():
    play = case().set(purpose="bill").edit("rows", "bank account", "basis", "contract")
    assert "consent is not free here" not in points(play)
    assert "consent is not free here" not in points(play.set(purpose="research"))
    assert play.set(purpose="bill").of("rows") == {"bank account": {"basis": "contract"}}


def test_what_is_open_for_a_whole_purpose_counts_once():
    play = case().set(purpose="improve")
    before = overview(play)["improve"]["points"]
    play.set(told=True, on=False, contract=True)
    assert overview(play)["improve"]["points"] == before - 3 and "Nobody was told" not in points(play)


def test_one_yes_for_several_purposes_is_taken_apart():
    play = case()
    assert "One yes for improve the recommender, advertise and research" in points(play)
    for purpose in ("improve", "advertise"):
        play.set(purpose=purpose).set(shared=False)
    assert "One yes for" not in points(play)


def test_three_fields_could_go_and_no_purpose_would_fall():
    play = case()
    unneeded = [one for one, needed in load("data_fields")[["field", "needed"]].to_numpy() if not needed]
    assert f"{len(unneeded)} fields could go, and no purpose would fall." in play.says
    play.move("asked", off=unneeded)
    assert {play.result.cards["asked"][one]["warning"] for one in unneeded} == {"Nothing falls."}
    assert {one["works"] for one in overview(play).values()} == {"works"} and "could go" not in play.says


def test_a_field_that_is_needed_takes_its_purposes_along():
    play = case().move("asked", off=["allergy"])
    assert play.result.cards["asked"]["allergy"]["warning"] == "Falls: plan meals and fill the basket."
    assert "falls: it needs allergy" in to_plain(play.result.says["falls"])
    works = {key: one["works"] for key, one in overview(play).items()}
    assert works["plan"] == works["fill"] == "falls" and works["bill"] == "works"
    assert row(play, "allergy") == "not asked for" and "allergy:" not in points(play)


def test_a_purpose_whose_needed_field_is_not_used_falls_and_one_without_fields_is_not_pursued():
    play = case().set(purpose="advertise")
    for one in [cell["id"] for cell in play.control("rows").rows]:
        assert overview(play)["advertise"]["works"] != "not pursued"
        play.edit("rows", one, "basis", None)
    assert overview(play)["advertise"]["works"] == "not pursued"
    assert "advertising id" in to_plain(play.result.says["falls"])
    play.set(purpose="bill").edit("rows", "bank account", "basis", None)
    assert overview(play)["bill"]["works"] == "falls"


def test_all_fields_can_be_shown_and_one_more_used():
    play = case().set(purpose="report", everything=True)
    assert len(play.control("rows").rows) == len(load("data_fields"))
    play.edit("rows", "diet", "basis", "consent").set(everything=False)
    assert row(play, "diet") == "no exception; no end"


def test_a_careful_reader_says_when_and_what_not_at_all():
    play = case().set(purpose="advertise")
    assert play.result.says["key"] == ""
    said = to_plain(play.set(key=True).result.says["key"])
    assert "consent or legitimate interests. Legitimate interests, if it is your own customer" in said
    assert "Not at all: allergy, meals cooked and place of the phone." in said


def test_california_asks_for_no_basis_and_gives_a_no():
    play = case().set(law="california")
    assert "asks for no basis before" in play.says and "a what-if" in play.says
    said = points(play)
    assert "Global Privacy Control" in said and "1798.121" in said and "Art." not in said
    assert "26,625,000 USD" in play.result.says["limits"]
    assert "consent" not in play.says and row(play, "allergy") == "no right to a no"
    assert row(play.set(purpose="improve"), "allergy") == "may be limited"


def test_100_000_californians_count_only_where_something_is_sold_or_shared():
    play = case().set(law="california", californians=True)
    assert "it could hold" in play.says
    play.set(purpose="advertise")
    for one in [cell["id"] for cell in play.control("rows").rows]:
        play.edit("rows", one, "basis", None)
    assert "still not met" in play.says


def test_the_chart_says_each_use_and_a_click_chooses_its_purpose():
    play = case()
    picture = play.result.charts["chart"]
    assert len(picture.rows) == len(load("data_fields")) * len(PURPOSES)
    assert set(picture.rows["key"]) == set(PURPOSES) and "uses have an open point" in picture.title
    assert [one.key for one in Purposes.picked_on("chart", play.seen.controls)] == ["purpose"]
    assert "Advertise: allergy" in picture.description


# one's own


def test_one_s_own_fields_are_read_with_their_purposes():
    play = own("field;purposes;basis;who sees it;how long\nname;billing|tickets;contract;office;a year")
    assert list(overview(play)) == ["bill", "tickets"] and overview(play)["tickets"]["used"] == 1
    told = to_plain(play.result.says["read"])
    assert "the rules of Art. 8, 9 and 35 see nothing here" in told and "nothing falls without it" in told
    assert "could go" not in play.says and overview(play)["bill"]["spare"] is None


def test_everything_of_one_s_own_stays_on_the_computer():
    play = own()
    pasted = next(one for form in play.seen.controls[:1] for one in form.inputs())
    assert pasted.stays and play.field("firm").stays


def test_the_example_says_that_it_is_one():
    assert "This is an invented example" in to_plain(own().result.says["read"])
    assert "invented example" not in own("field,purposes\na,b").result.says["read"]


def test_fewer_bases_than_purposes_leave_the_rest_open():
    play = own("field;purposes;basis\nphone;call;consent\nplace;a,b,c;contract,consent").set(purpose="c")
    assert row(play, "place").startswith("no basis")
    assert "none of the six bases" in points(play)


def test_a_basis_that_is_none_is_named():
    assert "“because we can” is none of the six" in to_plain(
        own("field;purposes;basis\nphone;call;because we can").result.says["read"]
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is pasted yet"),
        ("hello", "No line names the columns"),
        ("field\nname", "There is no column for “purposes”"),
        ("field,purposes", "No row could be read"),
        ("field,purposes\nname,", "No row could be read"),
    ],
)
def test_what_can_t_be_read_is_told(text, says):
    play = own(text)
    assert says in to_plain(play.result.says["read"]) and play.says == "No table of fields yet."


def test_markup_is_never_markup_and_ten_thousand_rows_are_told():
    play = own("field;purposes;kind\n<b>x</b> *y*;<script>;health").set(everything=True)
    assert "<script>" not in "".join([play.result.sentence, *play.result.says.values()])
    many = "field,purposes,basis\n" + "\n".join(f"f{at},p{at % 30},consent" for at in range(10_000))
    play = own(many)
    told = to_plain(play.result.says["read"])
    assert "The first 40 fields are shown" in told and "The first 12 purposes are shown" in told
    begin = time.perf_counter()
    assert play.result.sentence and time.perf_counter() - begin < 2


def test_a_field_that_stands_twice_has_both_its_uses():
    play = own("field;purposes;basis\nmail;bill;contract\nmail;news;consent")
    assert [overview(play)[one]["used"] for one in ("bill", "news")] == [1, 1]
    assert "is shown once" in to_plain(play.result.says["read"])


@pytest.mark.parametrize(
    "kept",
    [
        {"uses": 3, "about": [1], "asked": "x", "purpose": 7, "people": "many"},
        {
            "uses": {"plan": {"allergy": 3, "diet": {"basis": None, "sees": 4}}},
            "about": {"plan": {"firm": 1}},
        },
        {"people": 10**400, "law": None, "fields": 5},
    ],
)
def test_any_kept_state_is_read(kept):
    assert case(kept).says and own().explorer.seen(own().explorer.opened(kept)).result.sentence


def test_what_is_taken_along_has_the_points_and_not_the_form():
    play = case()
    text = "\n".join(in_markdown(one) for one in play.explorer.readable(play.seen))
    assert "Health and belief need" in text and "All purposes" in text and "Checker" not in text


def test_no_consent_at_all_is_said_in_words():
    assert "Of 1 use none rests on consent" in own("field;purposes;basis\nmail;bill;contract\n").says
