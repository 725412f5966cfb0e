"""The table with Nordhafen: trading across issues beats the middle, and some tables are best left."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.course.people import data
from pmkit.explorers._bargain import Bargain, talk_of
from pmkit.explorers.readable import Drawn, in_markdown
from pmkit.explorers.secret_sheets import secret_sheet
from pmkit.practice import to_plain
from pmkit.widgets.explorer_view import ExplorerView

CASE, OWN = "people.negotiation", "people.own-negotiation"
TRADE = {"sign-on": "in January 2027", "years": "three years", "price": "4.20 EUR a seat and month"}
SMALL = "issue;option;ours;theirs\nstart;March;0;60\nstart;June;50;0\nyears;one;0;40\nyears;three;50;0\n"


@pytest.fixture
def table():
    return Play(EXPLORERS[CASE].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS[OWN].explorer())


@pytest.fixture
def bargain():
    return Bargain(data.bargain(), data.LIMITS, data.SUSPECTS)


def choose(play, options, place="1"):
    for issue, option in options.items():
        play.set(**{f"{place} {issue}": option})
    return play


def said(play, key):
    return to_plain(play.result.says[key]).replace("\n", " ")


def buttons(play):
    return [one.key for one in play.control("act").fields]


def step(play, issue):
    return next(row for row in play.result.tables["steps"].rows if row["issue"] == issue)


def test_the_middle_of_everything_leaves_eleven_packages_on_the_table(table):
    table.set(show=True)
    assert table.chart.title == "Your package is worth 51 to Mealwise and 62 to Nordhafen"
    assert "11 of 162 packages are better for somebody and worse for nobody" in table.says


def test_january_against_three_years_is_the_fair_package_and_nothing_is_better(table, bargain):
    choose(table, TRADE).set(show=True)
    assert bargain.worth(table.explorer._packages(table.values, bargain)[0]) == (74, 62)
    assert "nothing is left on the table" in table.says
    assert (
        "74 for Mealwise and 62 for Nordhafen, the largest product of gains over no deal (638)" in table.says
    )


def test_a_better_alternative_of_hers_moves_the_fair_package(table):
    table.set(show=True, their_limit=50)
    assert (
        "66 for Mealwise and 70 for Nordhafen, the largest product of gains over no deal (420)" in table.says
    )


def test_points_of_two_sides_are_never_added(table):
    choose(table, TRADE).set(show=True)
    assert "136" not in table.says + table.chart.description and "113" not in table.says


def test_a_report_by_site_is_not_for_sale(table):
    table.set(**{"1 report": "use by site"})
    assert table.says.startswith(
        "“use by site” is not yours to offer. Ruth: some sites have nine people, and nobody"
    )
    assert not table.result.tables
    before = dict(table.state)
    assert table.press("offer").state.get("offers") == before.get("offers")


def test_her_side_is_hidden_until_there_is_a_deal(table):
    assert "as you guess" in table.chart.title and "fair" not in table.says.lower()
    choose(table, TRADE)
    for _ in range(3):
        assert "as you guess" in table.chart.title
        table.press("offer")
    assert table.says.startswith("Deal: in January 2027; groups of at least 50; three years")
    assert "It is worth 74 to Mealwise and 62 to Nordhafen." in table.says
    assert "nothing is left on the table" in table.says and "offer" not in buttons(table)


def test_what_is_left_on_the_table_is_told_after_the_deal(table):
    for _ in range(3):
        table.press("offer")
    assert "Deal: in March 2027" in table.says and "11 of 162 packages are better" in table.says
    assert "The fair package by Nash's rule is in January 2027" in table.says


def test_her_limit_sinks_slowly_to_what_no_deal_is_worth_to_her(bargain):
    assert [bargain.limit(offers) for offers in range(8)] == [70, 65, 60, 55, 50, 45, 40, 40]
    middle = bargain.middle
    assert [one.accepted for one in talk_of(bargain, [[middle]] * 5).rounds] == [False, False, True]


def test_she_says_a_little_why(table):
    table.set(**{"1 sign-on": "in June 2027"}).press("offer")
    assert "Nordhafen says no. “What is hardest for us is sign-on.”" in said(table, "talk")


def test_three_at_once_sharpen_the_guess(table):
    table.set(many="3")
    choose(table, {"sign-on": "in January 2027", "years": "one year", "price": "4.20 EUR a seat and month",
                   "seats": "only those in use"}, "1")  # fmt: skip
    choose(table, {"sign-on": "in June 2027", "years": "one year", "price": "3.80 EUR a seat and month"}, "2")
    choose(
        table, {"sign-on": "in June 2027", "years": "one year", "seats": "may fall by a tenth each year"}, "3"
    )
    table.press("offer")
    assert "the first" in said(table, "talk")
    assert "“sign-on” first: 33 %" not in said(table, "guess")


def test_an_answer_that_fits_one_guess_only_makes_it_likelier(bargain):
    january = {**bargain.middle, "sign-on": "in January 2027", "price": "4.20 EUR a seat and month"}
    cheap = {**bargain.middle, "sign-on": "in June 2027", "price": "3.80 EUR a seat and month"}
    beliefs = talk_of(bargain, [[cheap, january]]).beliefs
    assert beliefs["“sign-on” first"] > 0.5 > 1 / 3 > beliefs["“price” first"]
    assert sum(beliefs.values()) == pytest.approx(1)


def test_packages_of_equal_worth_are_told(table):
    table.set(many="3")
    choose(table, {"sign-on": "in March 2027"}, "2")
    assert "Make them worth about the same to you" in table.says or "worth the same to you" in table.says
    for place in "23":
        choose(table, {issue: table.of("1 " + issue) for issue in data.bargain()["issue"].unique()}, place)
    assert "They are worth the same to you" in table.says and "offered once" in table.says
    table.press("offer")
    assert len(table.state["offers"][-1]) == 1


def test_two_offers_of_equal_worth_to_her_are_told(own):
    own.set(issues="issue,option,ours,theirs\na,x,1,5\na,y,2,5\n", our_limit=0, their_limit=20, many="3")
    own.set(**{"1 a": "x", "2 a": "y", "3 a": "y"}).press("offer")
    assert "would rather have the first (another is worth the same to them)" in said(own, "talk")


def test_who_pays_for_each_step_is_seen_issue_by_issue(table):
    choose(table, TRADE).set(show=True)
    assert table.result.tables["steps"].label == "Who pays for each step from the middle of everything"
    assert (step(table, "sign-on")["ours"], step(table, "sign-on")["theirs"]) == ("−7", "+16")
    assert (step(table, "years")["ours"], step(table, "years")["theirs"]) == ("+16", "−6")


def test_the_middle_itself_is_no_step_and_one_dot(table):
    assert not table.result.tables
    rows = table.chart.rows
    assert rows.loc[rows["name"] != "", "name"].tolist() == ["your offer, the middle"]
    choose(table, TRADE)
    assert set(table.chart.rows["name"]) == {"", "your offer", "the middle"}


def test_a_promised_date_shows_its_chance(table):
    assert "Can it be kept? in March 2027 78 %. That is the chance that squad Plan has finished 14" in said(
        table, "promise"
    )
    choose(table, {"sign-on": "in January 2027"})
    assert f"in January 2027 {100 * data.chance_of('in January 2027'):.0f} %" in said(table, "promise")
    assert (
        data.chance_of("in January 2027") < data.chance_of("in March 2027") < data.chance_of("in June 2027")
    )


def test_without_a_zone_walking_away_is_right(table):
    table.set(our_limit=95, their_limit=60, show=True)
    assert "No package reaches both limits" in table.says and "Walk away" in table.says
    assert table.press("walk").says.startswith("You walk away, and that is right.")


def test_walking_away_from_a_zone_is_told_as_well(table):
    table.press("walk")
    assert "You walk away. 66 packages would have suited both sides" in table.says
    assert buttons(table) == ["again"]
    assert "51 to Mealwise" in table.press("again").says


def test_a_deal_under_ones_own_limit_is_no_success(table):
    choose(table, {"years": "one year", "seats": "only those in use", "price": "3.80 EUR a seat and month",
                   "sign-on": "in January 2027"})  # fmt: skip
    assert "Under your limit: without a deal you have more." in table.says
    assert "Walking away was better." in table.press("offer").says


def test_undo_takes_an_offer_back():
    view = ExplorerView(EXPLORERS[CASE].explorer(), None, "", "")
    button = next(one for form in view.seen.controls for one in form.fields if one.key == "offer")
    view._press(button)
    assert "1." in view.seen.result.says["talk"]
    view.step("undo")
    assert not view.seen.result.says["talk"]


def test_what_is_taken_along_holds_the_talk_and_no_form(table):
    blocks = table.press("offer").explorer.readable(table.seen)
    assert any(isinstance(one, Drawn) for one in blocks)
    assert "Nordhafen says no" in " ".join(map(in_markdown, blocks))


# --- one's own table, and a workshop
def test_an_own_table_begins_with_mealwises_and_takes_another(own):
    assert "invented example" in own.result.says["read"] and "51 to Mealwise" in own.says
    own.set(issues=SMALL, us="We *three*", them="<b>They</b>", our_limit=30, their_limit=30)
    assert "to We *three*; without a deal it has 30" in own.says
    own.set(**{"1 start": "March", "1 years": "three"}).press("offer").press("offer")
    assert "Deal: March; three. It is worth 50 to We *three* and 60 to <b>They</b>." in own.says


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "There is no table yet"),
        ("issue,option\na,b", "There is no table yet"),
        ("issue,option,ours,theirs\na,b,1,2\na,b,3,4", "This option stands in the issue twice"),
        ("issue,option,ours,theirs\nours,b,1,2", "A side has this name"),
        ("issue,option,ours,theirs,blocked\na,b,1,2,no", "Every option of “a” is blocked"),
        ("issue,option,ours,theirs\na,b,many,2", "There is no table yet"),
        ("issue,option,ours,theirs\n" + "".join(f"i{i},o{o},1,2\n" for i in range(9) for o in range(4)),
         "These options make 262,144 packages"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_negotiated_is_told(own, text, expected):
    own.set(issues=text)
    assert expected in own.says and not buttons(own)
    assert own.result.says["read"] and own.of("issues") == text


def test_offers_about_another_table_are_not_read_into_this_one(own):
    own.press("offer").set(issues=SMALL)
    assert not own.result.says["talk"] and "Your package" in own.says
    assert own.explorer.complete(own.state)["offers"]


def test_deals_of_a_workshop_are_dots_and_who_left_most_is_told(own):
    words = ", ".join(Bargain(data.bargain(), data.LIMITS).middle.values())
    own.set(typed=f"pair 1: 74 62\npair *2*: {words}\npair 3: 2 2 3 1 1\n")
    assert "3 deals: with 2 nothing is left on the table." in said(own, "deals")
    assert "Most is left by pair *2*: 11 packages" in said(own, "deals")
    rows = own.chart.rows
    assert sorted(rows.loc[rows["kind"] == "a deal", ["ours", "theirs"]].to_numpy().tolist()) == [
        [51, 62], [74, 62], [93, 34]]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pair 1: 74", "it has 1 number. Write 2 (both sides' points) or 5 (options)."),
        ("pair 1: 1 1 1 1 4", "“seats” has the options 1 to 3, not 4."),
        ("pair 1: one year", "it names no option of"),
        ("pair 1: one year, two years", "it names two options of “years”."),
        ("pair 1:", "it names no option of"),
        ("pair 1: 2 1 2 2 2", "“use by site” is not for sale."),
    ],
)
def test_a_line_that_is_no_deal_is_named(own, line, expected):
    own.set(typed=f"\n{line}\n<i>x</i>: 74,5 62\n")
    assert f"Line 2 is left out: {expected}" in said(own, "deals")
    assert "1 deal: with 1 nothing" in said(own, "deals")


def test_commas_between_the_numbers_of_options_are_no_decimal_marks(own):
    own.set(typed="pair 1: 2,2,3,1,1\npair 2: 2, 2, 3, 1, 1\npair 3: 74,5 62")
    rows = own.chart.rows
    drawn = rows.loc[rows["kind"] == "a deal", ["ours", "theirs"]].to_numpy().tolist()
    assert sorted(drawn) == [[74.5, 62], [93, 34], [93, 34]]


def test_a_pair_without_a_deal_is_told_and_blamed_for_nothing(own):
    own.set(typed="pair 1: 74 62\n*pair* 2: No deal.\n")
    assert "*pair* 2 has no deal, so there is no dot" in said(own, "deals")
    assert "left out" not in said(own, "deals")


def test_deals_stand_beside_the_true_line_and_not_beside_a_guess(own):
    best = max(own.explorer.bargain(own.values).for_sale["theirs"])
    assert best and "guess" in own.chart.title
    own.set(typed="pair 1: 74 62")
    rows = own.chart.rows
    better = rows[(rows["ours"] >= 74) & (rows["theirs"] >= 62) & (rows["kind"] != "a deal")]
    assert "guess" not in own.chart.title and len(better), "the deal lies on the line, not beyond it"


def test_where_no_package_reaches_both_limits_it_is_said_before_anything_is_offered(own):
    own.set(issues="issue,option,ours,theirs\nprice,high,10,0\nprice,low,0,10\n")
    assert "By your guess no package reaches both limits: walk away, or add an option." in own.says
    assert "nothing is left on the table" not in own.says


def test_the_package_and_its_limit_are_taken_along_before_and_after_a_deal(own):
    def left():
        return to_plain(" ".join(in_markdown(one) for one in own.explorer.readable(own.seen)))

    assert "Package: in March 2027; groups of at least 50; two years" in left() and "it has 45" in left()
    assert "Package 2: " in (own.set(many="3") and left())
    table = own.explorer.bargain(own.values)
    kind = table.made[table.made["ours"] >= 45].sort_values("theirs").iloc[-1]
    own.set(many="1", **{f"1 {issue}": kind[issue] for issue in table.options}).press("offer")
    assert (
        "Deal: in January 2027" in left()
        and own.says.startswith("Deal")
        and "Without a deal Mealwise has 45." in left()
    )


def test_a_deal_under_a_limit_is_told(own):
    own.set(typed="A: 10 95\nB: 95 10")
    assert "In 1 deal Mealwise took less than it has without a deal." in said(own, "deals")
    assert "In 1 deal Nordhafen took less" in said(own, "deals")


def test_each_sheet_shows_its_own_points_only(own):
    ours = own.set(sheet_of="ours").result.says["sheet"]
    theirs = own.set(sheet_of="theirs").result.says["sheet"]
    assert "Mealwise: for your eyes only" in ours and "| three years | 30 |" in ours and "**45**" in ours
    assert (
        "Nordhafen: for your eyes only" in theirs
        and "| in January 2027 | 36 |" in theirs
        and "**40**" in theirs
    )
    assert "| in January 2027 | 0 |" in ours and "36" not in ours
    assert "not for sale" in ours and "| 1 | in January 2027 |" in ours
    assert theirs in [in_markdown(one) for one in own.explorer.readable(own.seen)]


def test_a_sheet_shows_markup_as_text():
    issues = data.bargain().assign(option="<b>x</b> | *y*")
    sheet = secret_sheet(issues, "We", "ours", 1.5, "*They*")
    assert "x | y" not in sheet and "\\*They\\*" in sheet and "1.5" in sheet


@pytest.mark.parametrize("id", [CASE, OWN])
@pytest.mark.parametrize(
    "kept", [["a", ["b"]], {"1": {"sign-on": 3}}, [[["x"]]], 10**400, "x", True, None], ids=repr
)
def test_a_spoiled_state_is_read_as_far_as_it_fits(id, kept):
    keys = [
        "issues",
        "typed",
        "us",
        "them",
        "packages",
        "offers",
        "walked",
        "many",
        "our_limit",
        "their_limit",
        "show",
    ]
    play = Play(EXPLORERS[id].explorer(), dict.fromkeys([*keys, "sheet_of"], kept))
    assert play.says and (kept == "x" or play.press(buttons(play)[0]).says)
