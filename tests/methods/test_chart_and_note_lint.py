"""A chart and a note are asked what a reader would ask; what is in order is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    ChartSpec,
    InputError,
    TextFinding,
    lie_factor,
    lint_chart,
    lint_metrics_note,
    lint_whole_note,
)
from pmkit.methods.measures import numbers_in


def rules(findings):
    return [(one.rule, one.where, one.quote) for one in findings]


def test_tuftes_road_enlarges_a_change_14_8_times():
    # O38: Tufte 1983, p. 57; the ratio of ratios is a reader's, on his site
    told = lie_factor(18, 27.5, 0.6, 5.3)
    assert (round(told.effect, 2), round(told.ratio, 2)) == (14.84, 5.78)


@given(st.floats(1, 100), st.floats(1, 100), st.floats(0.1, 10))
def test_a_chart_in_proportion_has_a_lie_factor_of_1(before, after, scale):
    if abs(after / before - 1) < 0.01:
        return
    told = lie_factor(before, after, scale * before, scale * after)
    assert told.effect == pytest.approx(1) and told.ratio == pytest.approx(1)


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((0, 1, 1, 1), "number before is 0"),
        ((1, 2, 0, 1), "drawn before is 0"),
        ((5, 5, 1, 2), "are the same"),
    ],
)
def test_a_lie_factor_needs_a_change_of_something(numbers, says):
    with pytest.raises(InputError, match=says):
        lie_factor(*numbers)


FINE = [
    {"form": "bar", "values": [18, 27.5]},
    {"form": "line", "axis_start": 28, "values": [30, 31]},  # a line may be cut: it shows a trend
    {"form": "pie", "parts": [0.5, 0.3, 0.2], "base": "of 410 families"},
    {"form": "pie", "parts": [33, 33, 33], "base": "of 9"},  # rounded shares
    {"form": "line", "dates": ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]},
    {"form": "line", "series": 7, "colour_alone": False},
    {"form": "dot", "is_mean": True, "shows_spread": True},
    {"form": "line", "scale": "log", "for_lay_readers": False},
    {"form": "bar", "is_share": True, "base": "of 1,240 trials"},
    {"form": "bar", "colour_alone": True},  # one series has nothing to tell apart
]


@pytest.mark.parametrize("chart", FINE)
def test_a_chart_in_order_is_left_alone(chart):
    assert lint_chart(chart) == [] == lint_chart(ChartSpec(**chart))


@pytest.mark.parametrize(
    ("chart", "found"),
    [
        ({"form": "bar", "axis_start": 20}, ("cut-axis", "axis_start", "20")),
        ({"form": "area", "axis_start": -5}, ("cut-axis", "axis_start", "-5")),
        ({"form": "picture"}, ("area", "form", "picture")),
        ({"form": "line", "axes": 2}, ("two-axes", "axes", "2")),
        ({"form": "line", "scale": "log"}, ("log-scale", "scale", "log")),
        ({"form": "line", "values": [18, 27.5], "drawn": [0.6, 5.3]}, ("lie-factor", "drawn", "14.8")),
        ({"form": "pie", "parts": [20, 20, 20, 20, 10, 10], "base": "of 50"}, ("many-parts", "parts", "6")),
        ({"form": "pie", "parts": [60, 50, 20], "base": "of 50"}, ("no-whole", "parts", "130")),
        ({"form": "pie", "parts": [60, 40]}, ("no-base", "base", "")),
        ({"form": "bar", "is_share": True, "base": " "}, ("no-base", "base", "")),
        (
            {"form": "line", "dates": ["2026-01-01", "2026-02-01", "2026-06-01"]},
            ("uneven-time", "dates", "31 and 120 days"),
        ),
        ({"form": "line", "left_out": 3}, ("cut-period", "left_out", "3")),
        ({"form": "bar", "is_total": True}, ("running-total", "is_total", "")),
        ({"form": "line", "series": 8}, ("many-lines", "series", "8")),
        ({"form": "bar", "is_mean": True}, ("no-spread", "shows_spread", "")),
        ({"form": "line", "series": 2, "colour_alone": True}, ("colour-alone", "colour_alone", "")),
    ],
)
def test_what_misleads_is_named_with_its_field(chart, found):
    assert rules(lint_chart(chart)) == [found]


def test_a_cut_bar_tells_how_much_it_enlarges():
    findings = lint_chart({"form": "bar", "axis_start": 20, "values": [22, 24]})
    assert [one.rule for one in findings] == ["cut-axis", "lie-factor"]
    assert "11.0 times what it is" in findings[1].text


@pytest.mark.parametrize(
    ("chart", "says"),
    [
        ({"form": "radar"}, "form “radar” is not known. Choose bar, line"),
        ({"axis_start": 0}, "Say the chart's form"),
        ({"form": "bar", "axis": 3}, "A chart has no axis. It has form"),
        ({"form": "line", "dates": ["2026-01-01", "soon"]}, "date “soon” can't be read"),
        ({"form": "bar", "values": [1, 2], "drawn": [1]}, "the first and the last number are drawn"),
    ],
)
def test_a_description_that_makes_no_sense_is_refused(chart, says):
    with pytest.raises(InputError, match=says):
        lint_chart(chart)


NOTE = {
    "decision": "Keep the old headline on the price page.",
    "seen": "In 28 days 32 of 100 people paid, against 31 of 100.",
    "sure": "It may be 2 fewer to 3 more of 100.",
    "next": "We try another headline from Monday, and tell you on 16 November.",
}


def test_sixty_good_words_are_left_alone():
    assert lint_metrics_note(NOTE) == []


@pytest.mark.parametrize(
    ("slot", "text", "rule", "quote"),
    [
        ("decision", "", "empty", ""),
        ("decision", "TBD", "placeholder", "TBD"),
        ("decision", "The price page has news.", "no-decision", "The price page has news."),
        ("seen", "Since May 20 many more paid.", "no-number", "Since May 20 many more paid."),
        ("seen", "In 28 days a lot of people paid.", "no-number", "In 28 days a lot of people paid."),
        ("seen", "In week 9 sales rose by 20 %.", "no-base", "20 %"),
        ("seen", "Sales rose by 20 % of late in 28 days.", "no-base", "20 %"),
        ("seen", "32 of 100 people paid.", "no-period", "32 of 100 people paid."),
        ("seen", "In May 32 of 100 paid thanks to the headline.", "cause", "thanks to"),
        ("seen", "In 28 days 32 of 100 paid, a significant rise.", "significance", "significant"),
        ("sure", "We are quite confident.", "no-range", "We are quite confident."),
        ("sure", "This proves it: 2 to 3 of 100.", "proof", "proves"),
        ("sure", "The confidence interval is 2 to 3.", "jargon", "confidence interval"),
        ("next", "We try another headline.", "no-day", "We try another headline."),
    ],
)
def test_each_rule_names_its_slot_and_quotes(slot, text, rule, quote):
    rule = {"significance": "significant"}.get(rule, rule)
    assert (rule, slot, quote) in rules(lint_metrics_note({**NOTE, slot: text}))


def test_an_experiment_may_name_a_cause():
    note = {**NOTE, "seen": "In 28 days 32 of 100 paid because of the headline, against 31 of 100."}
    assert [one.rule for one in lint_metrics_note(note)] == ["cause"]
    assert lint_metrics_note(note, experiment=True) == []


def test_length_and_numbers_are_counted_over_the_whole_note():
    long = {**NOTE, "next": "From Monday " + "we go on " * 20}
    assert rules(lint_metrics_note(long))[0][:2] == ("long", "")
    full = {**NOTE, "next": "On Monday 5 people begin, and 7 more."}
    assert rules(lint_metrics_note(full)) == [
        ("many-numbers", "", "32 of 100, 31 of 100, 2 fewer to 3 more of 100, 5, 7")
    ]


def test_the_day_on_which_one_looked_is_no_number():
    """A note that named day 9 and day 28 was told to take numbers out."""
    seen = "On day 9 you saw 35 of 100. By the planned end, day 28, it was 32 of 100."
    assert lint_metrics_note({**NOTE, "seen": seen}) == []


def test_to_raise_something_is_a_decision():
    assert lint_metrics_note({**NOTE, "decision": "Raise the price for all."}) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("32 of 100 against 31 of 100", ["32 of 100", "31 of 100"]),
        ("-1.8 to +3.2 points", ["-1.8 to +3.2"]),
        ("on 16 October 2026, in Q3", []),
        ("20 %, then 1,240 people.", ["20 %", "1,240"]),
        ("", []),
    ],
)
def test_a_share_or_a_range_is_one_number(text, numbers):
    assert numbers_in(text) == numbers


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([*NOTE, "other"]), st.text(max_size=80)))
def test_any_text_is_read(slots):
    assert all(isinstance(one, TextFinding) and one.text for one in lint_metrics_note(slots))


WHOLE = " ".join(NOTE.values())


def test_a_note_in_one_piece_is_looked_at_by_the_same_rules_and_once():
    assert lint_whole_note(WHOLE) == []
    told = lint_whole_note(f"{WHOLE} It is significant, and it boosted sales by 9 % since May.")
    assert sorted(one.rule for one in told) == ["cause", "many-numbers", "significant"]
    assert lint_whole_note(f"{WHOLE} Sales rose because of it, since May.", experiment=True) == []


@pytest.mark.parametrize("silly", ["", "   ", "…", "tbd", "42", "<b>x</b>"])
def test_a_note_that_says_nothing_is_told_what_is_missing(silly):
    assert lint_whole_note(silly) and all(one.where == "" for one in lint_whole_note(silly))


def test_the_day_of_the_next_step_is_looked_for_in_the_last_sentence():
    told = lint_whole_note(
        "Keep the old headline. In May 32 of 100 paid. It may be 1 to 5 more. We look again."
    )
    assert [one.rule for one in told] == ["no-day"]
