"""The practice sheet of chapter 08: keys are worked out a second way, wrong answers meet their own words."""

from itertools import permutations, product

import pytest
from sheets import Sheet

from pmkit.course.texts import values
from pmkit.methods import lint_behaviour
from pmkit.practice import Verdict, check

SHEET = Sheet("people")
drawn, asked, said = SHEET.drawn, SHEET.asked, SHEET.said


def rows_of(table):
    """The cells of a table below its head."""
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]


# the keys, worked out a second way


def test_two_packages_beat_the_middle_of_the_brewery_and_the_festival():
    found = values("people")["festival_beer"]
    issues = {}
    for issue, option, ours, theirs in rows_of(found["table"]):
        issues.setdefault(issue, {})[option] = (int(ours), int(theirs))
    sums = {
        chosen: tuple(
            sum(issues[issue][one][side] for issue, one in zip(issues, chosen, strict=True))
            for side in (0, 1)
        )
        for chosen in product(*issues.values())
    }
    middle = sums["every second day", "90 euros", "on the glasses"]
    better = [
        each for each in sums.values() if each != middle and each[0] >= middle[0] and each[1] >= middle[1]
    ]
    assert len(sums) == found["packages"] == 27 and len(better) == found["better"] == 2
    assert middle == (found["middle_ours"], found["middle_theirs"])
    assert sums["each day", "95 euros", "on the glasses"] == (found["trade_ours"], found["trade_theirs"])
    assert found["trade_ours"] > middle[0] and found["trade_theirs"] > middle[1]


def test_the_largest_product_is_that_of_c_and_a_and_d_are_out_in_each_draw():
    for found in drawn("lunch_packages"):
        points = {name: (int(ours), int(theirs)) for name, ours, theirs in rows_of(found["table"])}
        gains = {
            name: (ours - found["ours"], theirs - found["theirs"]) for name, (ours, theirs) in points.items()
        }
        signed = {name: ours * theirs for name, (ours, theirs) in gains.items() if min(ours, theirs) >= 0}
        assert set(signed) == {"A", "B", "C"} and max(signed, key=signed.get) == "C" == found["best"]
        assert all(one < other for one, other in zip(points["A"], points["B"], strict=True))
        assert found["product"] == signed["C"] and found["b"] == signed["B"] and found["a"] == signed["A"]
        wrong = [found[name] for name in ("raw", "raw_d", "sum", "a", "b")]
        assert len({*wrong, found["product"]}) == 6


def test_both_dates_are_kept_as_often_as_one_is_of_those_that_keep_the_other():
    for found in drawn("two_dates"):
        (login, *first), (report, *second) = rows_of(found["table"])
        assert (login, report) == ("Log in with a chip", "Report for the trade fair")
        kept = [
            int(row[week - 4].removesuffix(" %"))
            for row, week in ((first, found["login"]), (second, found["report"]))
        ]
        assert found["both"] == pytest.approx(kept[0] * kept[1] / 100)
        assert found["lower"] == min(kept) > found["both"] + 1.4


def test_the_price_of_the_wish_is_the_best_plan_without_it_less_the_best_with_it():
    for found in drawn("own_colours"):
        rows = [(int(value.replace(",", "")), int(weeks)) for _, value, weeks in rows_of(found["table"])]

        def best(room, items):
            picks = product((0, 1), repeat=len(items))
            return max(
                sum(value for (value, _), yes in zip(items, pick, strict=True) if yes)
                for pick in picks
                if sum(weeks for (_, weeks), yes in zip(items, pick, strict=True) if yes) <= room
            )

        *items, (wish, weeks) = rows
        free, pinned = best(8, items), best(8 - weeks, items) + wish
        assert (found["free"], found["pinned"], found["price"]) == (free, pinned, free - pinned)
        assert best(8, rows) == free  # nobody would choose the wish freely
        assert len({found["price"], found["pushed"], found["wish"], found["three_weeks"], found["free"]}) == 5


LISTENS = {
    "caretaker": (0, ()),
    "desk": (1, ("caretaker", "children")),
    "children": (2, ("caretaker", "desk")),
    "council": (2, ("desk", "children")),
    "director": (3, ("desk", "children", "council")),
}


def test_one_order_alone_wins_all_five():
    def wins(order):
        joined = set()
        for one in order:
            needs, whom = LISTENS[one]
            if len(joined & set(whom)) >= needs:
                joined.add(one)
        return len(joined) == 5

    (only,) = [order for order in permutations(LISTENS) if wins(order)]
    assert check(asked("sunday-opening"), list(only)).verdict is Verdict.RIGHT
    assert only == ("caretaker", "desk", "children", "council", "director")


def test_the_sentences_that_judge_are_those_that_the_lint_sees():
    judging = {"verdict", "mind-reading", "absolute"}
    for one in asked("seen-or-judged").options:
        seen = judging & {found.rule for found in lint_behaviour(one.text.strip("“”"))}
        assert bool(seen) is (one.verdict is Verdict.NOT_YET), one.id


# answers: right, usually wrong, silly


@pytest.mark.parametrize(
    ("id", "typed", "trap"),
    [
        ("lunch-packages", "3720", "raw"),
        ("lunch-packages", "3,150", "raw-d"),
        ("lunch-packages", "52", "sum"),
        ("lunch-packages", "600", "other"),
        ("lunch-packages", "225", "bettered"),
        ("two-dates", "86 %", "lower"),
        ("two-dates", "87", "mean"),
        ("two-dates", "24.3", "one-fails"),
        ("own-colours", "26,000", "pushed"),
        ("own-colours", "10,000", "wish"),
        ("own-colours", "33,000", "three-weeks"),
        ("own-colours", "88,000", "whole-plan"),
    ],
)
def test_the_usual_wrong_number_meets_its_own_words(id, typed, trap):
    assert check(asked(id), typed).trap == trap


@pytest.mark.parametrize(
    ("id", "typed"),
    [
        ("lunch-packages", "640"),
        ("two-dates", "76 %"),
        ("two-dates", "0.76"),
        ("own-colours", "16 thousand euros"),
        ("own-colours", "16,000"),
    ],
)
def test_the_right_number_is_read_as_people_write_it(id, typed):
    assert check(asked(id), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("id", "typed"),
    [("lunch-packages", "-640"), ("two-dates", "101"), ("own-colours", "0"), ("own-colours", "much")],
)
def test_a_silly_number_is_not_right(id, typed):
    assert check(asked(id), typed).verdict is not Verdict.RIGHT


@pytest.mark.parametrize(
    ("id", "right", "partly"),
    [
        ("ticket-machines", "harmed", {"send"}),
        ("wrapped-praise", "wall", {"ask-first"}),
        ("by-mail", "mean", {"call"}),
        ("more-people", "written", {"named"}),
        ("about-the-price", "what-else", {"offers"}),
        ("nine-weeks", "kind-no", {"trial"}),
        ("it-went-well", "known", {"next-time"}),
    ],
)
def test_each_option_says_its_own_why(id, right, partly):
    for option in asked(id).options:
        told = check(asked(id), option.id)
        assert option.why in told.message
        wanted = (
            Verdict.RIGHT
            if option.id == right
            else Verdict.PARTLY
            if option.id in partly
            else Verdict.NOT_YET
        )
        assert told.verdict is wanted


def test_of_the_sentences_neither_all_nor_those_that_judge_are_right():
    right = ["seven-ten", "three-times", "list"]
    assert check(asked("seen-or-judged"), right).verdict is Verdict.RIGHT
    assert check(asked("seen-or-judged"), [*right, "loud"]).verdict is Verdict.RIGHT
    everything = [one.id for one in asked("seen-or-judged").options]
    assert check(asked("seen-or-judged"), everything).verdict is not Verdict.RIGHT
    assert check(asked("seen-or-judged"), ["unreliable", "show-up", "never"]).verdict is Verdict.NOT_YET


def test_the_top_first_and_the_order_upside_down_are_told_apart():
    top = ["director", "caretaker", "desk", "children", "council"]
    assert check(asked("sunday-opening"), top).trap == "director-first"
    upside_down = check(asked("sunday-opening"), ["director", "council", "children", "desk", "caretaker"])
    assert upside_down.verdict is Verdict.NOT_YET and not upside_down.trap


NEEDS = {
    "annegret": ("date", "data"), "viktor": ("date", "no"), "kofi": ("night",), "ruth": ("data",),
    "ngozi": ("no",), "clara": ("no",), "hadzic": ("data",), "davide": ("date",),
}  # fmt: skip


def marks(**changed):
    return {row: dict.fromkeys(columns, "✓") for row, columns in (NEEDS | changed).items()}


def test_each_hears_what_they_need_and_some_more_can_be_defended():
    assert check(asked("eight-people"), marks()).verdict is Verdict.RIGHT
    more = marks(annegret=("date", "data", "no"), ngozi=("no", "date"), ruth=("data", "no"))
    assert check(asked("eight-people"), more).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("annegret", ("date",)),
        ("viktor", ("date",)),
        ("kofi", ("date",)),
        ("ngozi", ("date",)),
        ("clara", ("date",)),
        ("hadzic", ("date",)),
        ("davide", ("date", "data")),
        ("ruth", ("data", "night")),
    ],
)
def test_who_hears_the_wrong_thing_is_told_in_that_row(row, columns):
    told = check(asked("eight-people"), marks(**{row: columns}))
    assert told.verdict is not Verdict.RIGHT
    assert {part.id for part in told.parts if part.verdict is not Verdict.RIGHT} == {row}


def test_the_same_mail_to_all_is_not_right():
    everything = {row: dict.fromkeys(("date", "data", "night", "no"), "✓") for row in NEEDS}
    assert check(asked("eight-people"), everything).verdict is Verdict.NOT_YET


@pytest.mark.parametrize(
    ("card", "group"),
    [
        ("chairs", "accommodate"),
        ("chairs", "avoid"),
        ("room", "compromise"),
        ("room", "collaborate"),
        ("shift", "avoid"),
    ],
)
def test_where_two_ways_fit_both_are_right_and_say_when(card, group):
    (part,) = [part for part in check(asked("five-conflicts"), {card: group}).parts if part.id == card]
    (other,) = set(asked("five-conflicts").card(card).accepts) - {group}
    assert part.verdict is Verdict.RIGHT and asked("five-conflicts").card(card).when[other] in part.text


@pytest.mark.parametrize(
    ("card", "group", "words"),
    [
        ("chicken", "compromise", "Which half"),
        ("chicken", "avoid", "be ill tonight"),
        ("chairs", "collaborate", "An hour of talk"),
        ("pharmacy", "compromise", "middle of two hours"),
        ("pharmacy", "avoid", "left alone twice"),
        ("room", "compete", "the one who loses"),
        ("shift", "compete", "two who shout"),
        ("shift", "compromise", "still find out tonight"),
    ],
)
def test_a_way_that_does_not_fit_gets_its_own_reply(card, group, words):
    (part,) = [part for part in check(asked("five-conflicts"), {card: group}).parts if part.id == card]
    assert part.verdict is Verdict.NOT_YET and words in part.text


def test_no_way_fits_all_conflicts():
    for group in asked("five-conflicts").groups:
        heap = {card.id: group.id for card in asked("five-conflicts").cards}
        assert check(asked("five-conflicts"), heap).verdict is not Verdict.RIGHT


def test_a_guess_is_kept_and_not_judged():
    for guess in ("2", "0", "26"):
        assert check(asked("split-it-all"), guess).verdict is Verdict.NOTED


HOURS = {"nurses": 4, "writers": 2, "council": 2, "it": 1, "management": 1}


def test_hours_may_be_shared_out_in_several_ways_but_not_past_the_nurses():
    assert check(asked("dienstplan-hours"), HOURS).verdict is Verdict.RIGHT
    assert check(asked("dienstplan-hours"), HOURS | {"nurses": 5, "writers": 1}).verdict is Verdict.RIGHT
    for silly in (
        {"nurses": 0, "writers": 4, "council": 3, "it": 2},
        {"nurses": 3, "management": 4, "writers": 1, "council": 1},
        {"nurses": 10, "writers": 0, "council": 0, "it": 0, "management": 0},
    ):
        assert check(asked("dienstplan-hours"), HOURS | silly).verdict is not Verdict.RIGHT


# what the rules see


LETTER = {
    "answer": "Thank you for both letters; the answer is late. From today there is no report by site.",
    "use": "The filter uses allergens to leave recipes out. Employers see totals.",
    "open": "What happens with old plans.",
    "next": "Clara sends you the text by Friday, 13 November.",
}


def test_a_letter_with_a_no_a_purpose_and_a_day_is_left_alone():
    assert said("ruth-letter", **LETTER) == set()


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("answer", "Unfortunately we were late.", "of your days"),
        ("answer", "We take data protection very seriously.", "assures and tells nothing"),
        ("answer", "Nordhafen gets its report by site.", "nobody agreed to it"),
        ("use", "Allergens, names, numbers.", "no purpose"),
        ("open", "Nothing.", "Nothing open"),
        ("next", "Clara writes as soon as possible.", "is no day"),
        ("next", "Clara sends you the text.", "No day in it"),
    ],
)
def test_what_the_letter_lacks_is_named(slot, text, seen):
    told = said("ruth-letter", **{**LETTER, slot: text})
    assert any(part == slot and seen in words for part, words in told)


@pytest.mark.parametrize(
    "no", ["We stop the report by site.", "Nobody gets figures per site.", "The report by site isn't sent."]
)
def test_a_report_that_is_refused_is_not_held_against_the_writer(no):
    assert said("ruth-letter", **{**LETTER, "answer": no}) == set()


ROSTER = {
    "nurses": "Tell me about the last time your roster changed after it was printed.",
    "council": "What was in the last complaint about a roster that came to you?",
    "it": "Tell me about the last night on which the login failed.",
    "management": "What did the last shift cost you that nobody could fill?",
    "missing": "Cleaners work by the same roster; I ask at shift change.",
}


def test_questions_about_the_last_time_are_left_alone():
    assert said("dienstplan", **ROSTER) == set()


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("nurses", "Would you like to swap shifts yourself?", "a guess"),
        ("nurses", "What do you think of our app?", "names your product"),
        ("council", "We would like to talk about rosters.", "No question yet"),
        ("council", ROSTER["nurses"], "The same question"),
        ("management", "Don't you agree that empty shifts are terrible?", "says which answer"),
        ("missing", "Nobody.", "Words: 1"),
    ],
)
def test_what_a_first_question_asks_for_is_named(slot, text, seen):
    told = said("dienstplan", **{**ROSTER, slot: text})
    assert any(part == slot and seen in words for part, words in told), told
