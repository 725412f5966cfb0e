"""Values: computed once and when asked for, from other values; drawn anew for a round; unknown names told."""

import pytest

from pmkit.practice.draft import QuizProblem, Setting
from pmkit.practice.judges import above, as_data
from pmkit.practice.quiz_markdown import parse_markdown
from pmkit.practice.values import Draw, UnknownName, Values, Worked, rule


def a_month(draw: Draw):
    return draw.of(3_000, 1_200, 2_400)


def a_quarter(a_month):
    return 3 * a_month


def _hidden():
    return 7


def title(_hidden):
    return {"mw-01": "Allergy filter", "count": _hidden}


def slow():
    raise AssertionError("nobody asked for it")


@rule
def as_month(answer, a_month):
    return answer == a_month


NAMES = {
    name: value
    for name, value in globals().items()
    if name in ("a_month", "a_quarter", "_hidden", "title", "slow", "as_month")
} | {"capacity": 12}


@pytest.fixture
def values():
    return Values(lambda: NAMES)


def one(text, names=NAMES):
    setting = Setting("chapter/file.md", values=None if names is None else Values(lambda: names))
    return parse_markdown(text, "x", setting.name, setting).questions[0]


def problem(text, names=NAMES):
    with pytest.raises(QuizProblem) as told:
        one(text, names)
    return str(told.value)


def test_a_value_is_made_of_others_when_it_is_asked_for(values):
    assert (values["a_quarter"], values["capacity"], values["title.mw-01"]) == (9_000, 12, "Allergy filter")
    assert values.names() == ["a_month", "a_quarter", "as_month", "capacity", "slow", "title"]


def test_an_unknown_name_or_entry_is_told_with_the_nearest(values):
    with pytest.raises(UnknownName, match=r"no value “a_quater”\. Nearest: a_quarter"):
        values["a_quater"]
    with pytest.raises(UnknownName, match=r"title has no entry “mw-02”\. Nearest: mw-01"):
        values["title.mw-02"]
    with pytest.raises(UnknownName, match="capacity has no entry"):
        values["capacity.real"]  # no attribute of a value can be reached


def test_values_that_need_each_other_are_told():
    tied = Values(lambda: {"a": lambda b: b, "b": lambda a: a})
    with pytest.raises(UnknownName, match="a and b need each other"):
        tied["a"]


def test_a_rule_gets_the_answer_and_the_values_of_its_round(values):
    assert values["as_month"](3_000) and not values["as_month"](1_200)
    drawn = values.drawn("seed")
    assert drawn["as_month"](drawn["a_month"])


def test_a_round_has_other_inputs_that_stay_the_same_for_its_seed(values):
    first, again = values.drawn("ada 1"), values.drawn("ada 1")
    assert first["a_month"] == again["a_month"] != values["a_month"]
    assert first["a_quarter"] == 3 * first["a_month"]
    assert {values.drawn(f"ada {n}")["a_month"] for n in range(30)} == {1_200, 2_400}


def test_a_value_between_two_ends_keeps_its_steps():
    drawn = {Draw(str(n)).between(0.5, 0.1, 0.9, 0.1) for n in range(200)}
    assert drawn == {round(n / 10, 1) for n in range(1, 10)}
    assert Draw().between(0.5, 0.1, 0.9, 0.1) == 0.5


def test_what_varies_is_known_without_computing(values):
    assert values.varies("a_quarter") and values.varies("as_month")
    assert not values.varies("title.mw-01") and not values.varies("slow")


def test_names_are_filled_in_everywhere_and_only_when_needed():
    question = one(
        "## rice · number · RICE · 2 min\n{title.mw-01}: {a_month:,.0f} a month.\n\n| {capacity} |\n"
        "= {a_quarter} households ± {title.count}\n! month {as_month} :: You left {a_month} as it was.\n"
        "  sample: {a_month}\nhint: Three of {a_month}.\nwhy: 3 × {a_month:,} = {a_quarter:,}\nsource: x"
    )
    assert question.prompt == "Allergy filter: 3,000 a month."
    assert question.context == "| 12 |"
    assert (question.expected, question.tolerance, question.unit) == (9_000, 7, "households")
    assert question.traps[0].says == "You left 3000 as it was."
    assert question.explanation == "3 × 3,000 = 9,000"


def test_a_question_comes_back_with_the_inputs_of_its_round():
    question = one("## rice · number · RICE · 2 min\n{a_month} a month?\n= {a_quarter}\n! {a_month} :: no")
    later = question.round(2)
    assert question.round(0) is question
    assert later == question.round(2)
    assert later.expected == 3 * later.traps[0].value and later.prompt == f"{later.traps[0].value} a month?"
    assert one("## x · number\n{capacity}?\n= 3").rounds is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "## Q\n\n{a_quater}\n= 3",
            "chapter/file.md, line 3: There is no value “a_quater”. Nearest: a_quarter",
        ),
        ("## Q\n\nsee {title.mw}\n= 3", "line 3: title has no entry “mw”. Nearest: mw-01"),
        ("## Q\n= {title} EUR", "line 2: {title} is no number"),
        ("## Q\n= 3\nwhy: {a_month:,.0q}", "line 3: the format of {a_month:,.0q} can't be used"),
        ("## Q\n= 3\nwhy: {2 * a_month}", "line 3: “{” begins no name."),
        ("## Q\n= 3\nwhy: {a_month.__class__}", "line 3: a_month has no entry “__class__”"),
        ("## Q\n= 3\nwhy: {a_month!r}", "line 3: “{” begins no name."),
        ("## Q\n= 3\nwhy: half {", "line 3: “{” begins no name. Between braces stands a name"),
        ("## Q\n= 3\n! 4 :: {_hidden}", "line 3: “{” begins no name."),
    ],
)
def test_a_fault_in_a_name_is_told_with_file_line_and_remedy(text, says):
    assert says in problem(text)


def test_a_small_number_is_spelled_where_the_text_asks_for_words_and_another_one_stays_in_figures():
    assert one("## Q\n= 3\nwhy: {capacity:Words} of {capacity:words}").explanation == "Twelve of twelve"
    assert one("## Q\n= 3\nwhy: {a_month:Words} a month").explanation == "3,000 a month"


def test_a_rule_may_say_what_it_has_found_beside_names():
    asked = one(
        "## say · write · no · 5 min\nSay no.\nslot: {#no} The no\nmodel: good :: it is plain\n  no: No.\n"
        "criterion: {#clear} Clear.\nrule: no avoids maybe | perhaps :: “{found}” is one of {capacity}."
    )
    assert [found.text for found in asked.rules[0]({"no": "Maybe."})] == ["“Maybe” is one of 12."]


def test_a_brace_that_is_meant_has_a_backslash():
    assert one("## Q\n= 3\nwhy: \\{a_month\\} stays").explanation == "{a_month} stays"


def test_a_file_without_values_has_no_names_and_may_have_braces():
    assert "Write the number itself, or \\{capacity\\} for the braces." in problem(
        "## Q\n{capacity}\n= 3", None
    )
    assert one('## Q\n{ "a": 1 }\n= 3', None).context == '{ "a": 1 }'


def test_a_judge_that_is_worked_out_later_can_still_be_told_as_data():
    """The kept values of a chapter name its judges; what one tests is computed when it is asked for."""

    def too_long(a_month):
        return above(2 * a_month)

    names = {**NAMES, "too_long": too_long}
    values = Values(lambda: names, worked=Worked(judge=frozenset({"too_long", "as_month"})))
    assert as_data(values["too_long"]) == {"test": "above", "end": 6_000}
    assert values["too_long"](6_001) and not values["too_long"](6_000)
    assert as_data(values["as_month"]) is None
