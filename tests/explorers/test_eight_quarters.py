"""Eight quarters can be played by anybody, in any way, and nothing is told before it is seen."""

import json
import re
from dataclasses import replace

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._quarter_moment import MOST_LETTERS, quarter_name, seed_of
from pmkit.explorers.controls import bound
from pmkit.explorers.readable import in_markdown
from pmkit.practice import to_html, to_plain
from pmkit.simulator.log import Entry, Log, read_log, recorded, replay, write_log
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.policies import exact_planner
from pmkit.simulator.quarter import Game
from pmkit.simulator.world import Draws
from pmkit.widgets.explorer_view import ExplorerView

GAME = mealwise()
HIDDEN = [title for title, hidden in zip(GAME.ideas.titles, GAME.ideas.hidden, strict=True) if hidden]


@pytest.fixture
def game():
    return Play(EXPLORERS["capstone.play"].explorer())


@pytest.fixture
def rehearsal():
    return Play(EXPLORERS["capstone.rehearsal"].explorer())


def close(play):
    number = play.explorer.moment(play.values).quarter
    return play.press(f"close {number}")


def work_on(play, *ids):
    for one in ids:
        play.edit("ideas", one, "build", "yes")
    return play


def told(play, key):
    return to_plain(play.result.says.get(key, ""))


def note_of(play, id):
    return next(one["note"] for one in play.control("ideas").everything if one["id"] == id)


def played_by_planner(seed="basil", quarters=8):
    decide = exact_planner(1.5)
    return recorded(GAME, seed, lambda s, w: decide(GAME, s, w, Draws(seed, "", s.quarter)), quarters)


def open_log(play, text):
    return play.set(saved=text).press("open")


# --- a quarter
def test_a_quarter_says_what_will_probably_happen(game):
    assert game.says.startswith("Nothing is in your order, so the squads build nothing.")
    work_on(game, "MW-37", "MW-06", "MW-17")
    assert "“Replace the login library before its support ends”" in game.says
    assert "get done in Q4 2026" in game.says
    assert "Letters" not in game.says and "2 letters have no answer" in game.says
    game.set(**{"answer L01": "reason", "answer L02": "date"})
    assert "no answer" not in game.says


def test_the_first_quarter_says_what_is_to_be_done_and_what_may_stay(game):
    first = told(game, "now")
    for step in ("Work on it", "order", "letters", "discovery", "sentence", "Close Q4 2026"):
        assert step in first
    assert "may all stay as they are" in first
    assert "may all stay" not in told(close(game), "now")


def test_what_has_a_day_is_said_in_words_of_every_day(game):
    people = told(game, "people")
    assert "Korbmarkt's old link works until the end of Q1 2027" in people
    assert "From Q1 2027 on somebody may break in through the old login, until MW-37 is live." in people
    assert " API" not in people and "library" not in people


def test_an_idea_that_needs_another_says_which_one_comes_first(game):
    work_on(game, "MW-07")
    assert "“Single sign-on for employers” can't begin: first comes “Replace the login library" in game.says
    work_on(game, "MW-37").set(order=["MW-37", "MW-07"])
    assert "can't begin" not in game.says and "“Single sign-on for employers”" in game.says


def test_the_order_is_what_one_chose_and_new_ideas_come_last(game):
    work_on(game, "MW-17", "MW-53")
    game.set(order=["MW-53", "MW-17"])
    work_on(game, "MW-01")
    assert game.values["order"] == ["MW-53", "MW-17", "MW-01"]
    game.edit("ideas", "MW-17", "build", None)
    assert game.values["order"] == ["MW-53", "MW-01"]


def test_what_is_begun_stays_and_what_was_not_reached_goes_on(game):
    work_on(game, "MW-10", "MW-06", "MW-17").set(order=["MW-10", "MW-06", "MW-17"], debt=3)
    game.set(**{"discovery planning": 6})
    assert "“Talking chef: a voice that cooks with you” goes on next quarter (about 9.7 months" in game.says
    assert "2 ideas of your list are not reached" in game.says
    close(game)
    assert game.values["order"] == ["MW-10", "MW-06", "MW-17"]
    assert "begun: 1.8 put in" in game.control("order").cards[0]["detail"]
    game.edit("ideas", "MW-10", "build", None)
    close(game)
    assert "MW-10" not in game.values["order"]
    assert "begun: 1.8 put in" in note_of(game, "MW-10")


def test_closing_appends_to_the_log_and_forgets_the_draft(game):
    work_on(game, "MW-17").set(
        because="*I* do this because", **{"discovery planning": 2, "answer L01": "date"}
    )
    game.edit("ideas", "MW-37", "promise", 2)
    close(game)
    log, told_of = read_log(GAME, game.state["log"])
    assert told_of == () and len(log.entries) == 1
    decided = log.entries[0].decisions
    assert decided["order"] == ["MW-17"] and decided["discovery"] == {"planning": 2.0}
    assert decided["answers"] == {"L01": "date"} and decided["promises"] == {"MW-37": 2}
    assert decided["staged"] is True and decided["price"] is None
    assert log.entries[0].because == "*I* do this because"
    assert game.values["because"] == "" and game.of("discovery planning") == 0
    assert "promised by Q1 2027" in note_of(game, "MW-37")


def test_what_the_explorer_says_of_a_game_is_what_its_replay_holds(game):
    log = played_by_planner()
    open_log(game, write_log(GAME, log))
    played = replay(GAME, log)
    assert f"{round(abs(played.result)):,} thousand EUR" in game.says
    rows = game.result.tables["quarters"].rows
    assert [row["margin"] for row in rows] == [round(one.margin) for one in played.reports]


def test_eight_quarters_end_with_a_result_and_no_ninth(game):
    for _ in range(8):
        close(game)
    assert "All 8 quarters are closed" in told(game, "now")
    assert "Your result: −" in game.says and "Look below" in game.says
    assert not any(one.key == "closing" for one in game.seen.controls)
    assert not {"ideas", "rules", "discovery"} & {one.key for one in game.seen.controls}


def test_the_way_of_launching_and_the_line_stay_as_they_were(game):
    game.set(launch="once", below="never")
    close(game)
    assert game.values["launch"] == "once" and game.values["below"] == "never"
    assert game.values["debt"] == 0


def test_a_report_tells_what_was_found_read_and_taken_back(game):
    lines = write_log(GAME, played_by_planner()).splitlines(keepends=True)
    seen = set()
    for closed in range(1, 9):
        open_log(game, "".join(lines[: closed + 1]))
        seen |= {line.split(":")[0].split(" (")[0] for line in told(game, "came").split("\n")}
    assert {"Launched", "Found", "Read after the launch", "Taken back", "Trust"} <= seen


def test_more_discovery_than_there_is_is_said_before_closing(game):
    game.set(**{"discovery planning": 6, "discovery basket": 6})
    assert "Note: Discovery in basket: 0 months count" in game.says


def test_all_months_spent_leave_none_for_building(game):
    work_on(game, "MW-17").set(**{"discovery planning": 6, "debt": 3, "hire": "2", "test": True})
    assert game.result.charts["capacity"].rows["item"].iloc[-1] == "Left for building"
    assert "No month is left for building" in game.says or "goes on next quarter" in game.says
    assert "thousand EUR" in told(close(game), "came")


# --- nothing is told before it is seen
def everything_shown(play, state=True):
    seen = play.seen
    controls = repr(seen.controls)
    charts = " ".join(one.rows.to_json() + repr(one.words) for one in seen.result.charts.values())
    result = repr(seen.result.says) + repr(seen.result.tables) + seen.result.sentence
    blocks = " ".join(in_markdown(one) for one in play.explorer.readable(seen))
    shown = " ".join([controls, charts, result, blocks, json.dumps(play.state) if state else ""])
    return re.sub("0x[0-9a-f]+", "", shown)


def test_hidden_ideas_are_nowhere_before_they_are_found(game):
    for _ in range(8):
        shown = everything_shown(game)
        assert not [one for one in HIDDEN if one in shown] and "MW-H" not in shown
        close(game)
    assert "MW-H" not in everything_shown(game)


def test_a_hidden_idea_is_on_the_list_once_it_was_found(game):
    game.set(**{"discovery planning": 1.5})
    close(game)
    assert "Found: “Tonight went wrong: a dinner in ten minutes”" in told(game, "came")
    assert "MW-H2" in {one["id"] for one in game.control("ideas").everything}
    assert not [one for one in HIDDEN if one in everything_shown(game) and not one.startswith("Tonight")]


def test_nothing_that_is_shown_of_an_open_quarter_depends_on_what_is_not_known_yet(game, monkeypatch):
    """A world that differs in all that was not seen looks the same on the first screen."""
    work_on(game, "MW-06", "MW-17", "MW-01").set(
        numbers=True, show="mine", because="x", **{"discovery planning": 2}
    )
    first, state = everything_shown(game), game.state
    second = everything_shown(close(Play(game.explorer, state)))
    drawn = Game.world

    def other(rules, seed):
        world = drawn(rules, seed)
        later = world.letters[:2] + ((),) * 7
        return replace(
            world,
            share=-world.share,
            effort=2 * world.effort,
            fault=world.fault / 9,
            luck=1 - world.luck,
            signal=-world.signal,
            use=-world.use,
            elasticity=0.1,
            letters=later,
        )

    monkeypatch.setattr(Game, "world", other)
    again = Play(EXPLORERS["capstone.play"].explorer(), state)
    assert everything_shown(again) == first
    assert everything_shown(close(again)) != second


# --- hostile play
def test_everything_can_be_promised_to_everybody(game):
    for row in game.control("ideas").everything:
        game.edit("ideas", row["id"], "promise", 1)
    for one in game.explorer.moment(game.values).asked:
        game.set(**{f"answer {one.id}": "date"})
    assert "by these numbers that does not get done" in game.says
    assert "Promises broken" in told(close(game), "came")


def test_a_list_of_all_ideas_is_worked_on_from_the_top(game):
    ids = [row["id"] for row in game.control("ideas").everything]
    assert len(ids) == 46
    work_on(game, *ids)
    assert game.values["order"] == ids
    assert "of your list are not reached" in game.says
    close(game)
    assert len(game.values["order"]) >= 40


def test_every_idea_can_be_dropped(game):
    work_on(game, "MW-06", "MW-17")
    close(game)
    for one in list(game.values["order"]):
        game.edit("ideas", one, "build", None)
    assert "Nothing is in your order" in game.says
    close(game)
    assert "Nothing is in your order" in game.says


def test_each_step_can_be_taken_back_by_its_state(game):
    """An explorer's undo goes to an earlier state; each of them opens again as it was."""
    states = [dict(game.state)]
    for _ in range(8):
        work_on(game, "MW-06")
        states.append(dict(game.state))
        states.append(dict(close(game).state))
    for state in reversed(states):
        again = Play(game.explorer, json.loads(json.dumps(state)))
        assert again.state == state
        assert again.result


def test_a_very_long_sentence_is_kept_as_far_as_it_goes_and_says_so(game):
    game.set(because="why " * 2500)
    assert game.result.errors["because"].startswith("10,000 letters.")
    close(game)
    assert len(json.loads(game.state["log"].splitlines()[1])["because"]) == MOST_LETTERS


def test_markup_in_what_is_typed_is_text(game):
    game.set(because="<b>*x*</b> [a](http://b)", seed="<i>*s*</i>")
    for _ in range(8):
        close(game)
    assert "&lt;b&gt;*x*&lt;/b&gt;" in to_html(game.result.sentence)
    game.press("anew")
    assert "&lt;i&gt;*s*&lt;/i&gt;" in to_html(game.result.says["now"])


ANYTHING = [
    None, True, 0, -1, 10**400, 1.5, float("nan"), "", "x", "\ud800", [], ["MW-01"], [[1]], {}, {"MW-01": 1},
    {"MW-01": {"build": [1], "promise": {}}}, {"planning": "a", "L01": []}, {"MW-H1": {"build": "yes"}},
]  # fmt: skip


@pytest.mark.parametrize("kept", ANYTHING, ids=lambda one: ascii(one)[:30])
def test_any_json_under_each_key_opens_and_can_be_played(rehearsal, kept):
    explorer = rehearsal.explorer
    keys = {one.path[0] for one in bound(rehearsal.seen.controls)} | {"log", "left", "order"}
    states = [{key: kept} for key in sorted(keys)] + [dict.fromkeys(keys, kept)]
    for state in states:
        play = Play(explorer, state)
        for said in (play.result.sentence, play.result.says["now"]):
            said.encode()
        assert "MW-H" not in everything_shown(play, state=False)
    assert "What came of Q4 2026" in told(close(play), "came")


@pytest.mark.parametrize(
    "cells", [{"build": [1]}, {"build": "no"}, {"promise": 99}, {"promise": [1]}], ids=str
)
def test_a_cell_that_no_option_holds_is_not_there(game, cells):
    again = Play(game.explorer, {"ideas": {"MW-01": cells, "MW-17": {"build": "yes"}}})
    assert again.values["ideas"] == {"MW-17": {"build": "yes"}}


# --- other games
def test_another_seed_leaves_the_game_and_says_how_it_comes_back(game):
    close(close(game))
    before = dict(game.state)
    game.set(seed="  thyme  ").press("anew")
    assert "Seed “thyme”" in told(game, "now") and "quarter 1 of 8" in told(game, "now")
    assert "Your game with the seed “basil” (2 closed quarters) is not lost: Undo" in told(game, "now")
    assert "not lost" not in told(close(game), "now")
    assert "quarter 3 of 8" in told(Play(game.explorer, before), "now")


def test_a_game_that_had_not_begun_is_not_missed(game):
    assert "not lost" not in told(game.set(seed="thyme").press("anew"), "now")


def test_start_over_keeps_the_seed(game):
    game.set(seed="thyme").press("anew")
    close(game)
    fresh = game.explorer.started_over(game.state, lambda _: False)
    assert read_log(GAME, fresh["log"])[0] == Log("thyme")


def test_a_saved_game_goes_on_where_it_was(game):
    text = write_log(GAME, played_by_planner("thyme", 3))
    open_log(close(game), text)
    assert "quarter 4 of 8" in told(game, "now") and "Seed “thyme”" in told(game, "now")
    assert "“basil” (1 closed quarter) is not lost" in told(game, "now")
    assert game.values["saved"] == "" and game.state["log"] == text


def test_half_a_file_opens_as_far_as_it_can_be_read(game):
    text = write_log(GAME, played_by_planner("thyme", 3))
    half = text[: len(text) - 40]
    assert "The file is damaged at quarter 3" in game.set(saved=half).result.errors["saved"]
    open_log(game, half)
    assert "quarter 3 of 8" in told(game, "now") and "damaged at quarter 3" in told(game, "now")
    assert "damaged" not in told(close(game), "now")


def test_what_is_no_log_is_not_opened(game):
    close(game)
    before = game.state["log"]
    game.set(saved="hello")
    assert game.result.errors["saved"].startswith("This is not a log of the eight quarters")
    assert game.press("open").state["log"] == before


def test_a_log_with_an_endless_seed_is_not_opened(game):
    game.set(saved=write_log(GAME, Log("x" * 100_000)))
    assert game.result.errors["saved"].startswith("The seed of this log is longer")
    assert "Seed “basil”" in told(game.press("open"), "now")


def test_a_log_of_other_rules_can_be_read_and_not_played(game):
    entry = Entry(
        {"order": ["MW-99", 7], "discovery": {"planning": 2, "x": "y"}, "promises": {"MW-01": 3}}, "why"
    )
    text = write_log(GAME, Log("thyme", (entry,))).replace('"version": 1', '"version": 9')
    open_log(game, text)
    assert "A game to read (seed “thyme”, 1 quarter)" in game.says and "other rules" in game.says
    rows = game.result.tables["record"].rows
    assert rows[0]["order"] == "MW-99 and 7" and rows[0]["because"] == "why"
    assert rows[0]["other"] == "discovery: planning 2; at once; promised: MW-01 by Q2 2027"
    assert not any(one.key == "closing" for one in game.seen.controls)
    assert game.state["log"] == text


def test_a_log_that_was_kept_and_is_damaged_is_not_thrown_away(game):
    again = Play(game.explorer, {"log": "rubbish"})
    assert again.state["log"] == "rubbish"
    assert "can't be read" in told(again, "now")
    assert read_log(GAME, close(again).state["log"])[0].seed == "basil"


# --- as it is shown
@pytest.fixture
def view(game, tmp_path):
    return ExplorerView(game.explorer, folder=lambda: tmp_path)


def test_the_games_text_is_a_file_that_can_be_opened_again(view, tmp_path):
    view.set(because="why")
    view.controls["closing"]._clicked("close 1")
    view.downloads.press("log")
    text = (tmp_path / "eight-quarters-basil.txt").read_text(encoding="utf-8")
    assert read_log(GAME, text)[0].entries[0].because == "why"
    assert "A game to read" not in open_log(Play(view.explorer), text).says


def test_undo_goes_back_through_every_step_also_a_closed_quarter(view):
    seen = [view.state]
    for number in range(1, 9):
        view.set(**{"discovery": {"planning": 0.5 * number}})
        seen.append(view.state)
        view.controls["closing"]._clicked(f"close {number}")
        seen.append(view.state)
    assert "All 8 quarters are closed" in view.seen.result.says["now"]
    for state in reversed(seen[:-1]):
        view.step("undo")
        assert view.state == state
    for state in seen[1:]:
        view.step("redo")
        assert view.state == state
    view.step("start_over")
    assert "quarter 1 of 8" in view.seen.result.says["now"]
    view.step("undo")
    assert "All 8 quarters are closed" in view.seen.result.says["now"]


def test_a_second_click_on_the_button_closes_no_second_quarter(view):
    view.controls["closing"]._clicked("close 1")
    view.controls["closing"]._clicked("close 1")
    assert "quarter 2 of 8" in view.seen.result.says["now"]


# --- the rehearsal
def test_the_rehearsal_has_two_quarters_and_comments(rehearsal):
    assert "quarter 1 of 2" in told(rehearsal, "now") and "Seed “mint”" in told(rehearsal, "now")
    assert not told(rehearsal, "comments")
    close(rehearsal)
    comments = told(rehearsal, "comments")
    assert "Your list of work was empty" in comments and "You looked into nothing" in comments
    assert "The old order API ends with Q1 2027. 1 quarter is left" in comments
    assert "letter had no answer" in comments
    assert "The rehearsal is over" in close(rehearsal).says


def test_who_does_what_can_be_known_is_not_criticised(rehearsal):
    work_on(rehearsal, "MW-37", "MW-06", "MW-17", "MW-53").set(
        order=["MW-37", "MW-06", "MW-17", "MW-53"],
        **{"discovery planning": 1.5, "answer L01": "reason", "answer L02": "reason"},
    )
    comments = told(close(rehearsal), "comments")
    assert "letter" not in comments and "looked into" not in comments and "empty" not in comments


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"discovery planning": 1, "discovery basket": 1}, "none of them for 1.5 months"),
        ({"discovery planning": 5}, "5 months of discovery build nothing"),
        ({"answer L01": "date", "answer L02": "date"}, "You gave 2 dates"),
        ({"below": "never"}, "Nothing is ever taken back, you said"),
    ],
    ids=str,
)
def test_a_comment_fits_what_was_decided(rehearsal, change, said):
    assert said not in told(close(Play(rehearsal.explorer)), "comments")
    assert said in told(close(rehearsal.set(**change)), "comments")


def test_a_launch_at_once_is_commented(rehearsal):
    work_on(rehearsal, "MW-17", "MW-53").set(launch="once")
    assert "went to everybody at once" in told(close(rehearsal), "comments")


# --- the small things
def test_quarters_are_named_by_the_calendar_and_seeds_are_short():
    assert [quarter_name(one) for one in (1, 2, 5, 6, 8)] == [
        "Q4 2026",
        "Q1 2027",
        "Q4 2027",
        "Q1 2028",
        "Q3 2028",
    ]
    assert (
        seed_of(" a \n b ", "x") == "a b" and seed_of("  ", "x") == "x" and len(seed_of("a" * 99, "x")) == 40
    )


def test_a_filter_shows_some_ideas_and_forgets_none(game):
    work_on(game, "MW-17")
    game.set(show="planning")
    assert {one["theme"] for one in game.control("ideas").rows} == {"planning"}
    work_on(game, "MW-13")
    assert game.values["order"] == ["MW-17", "MW-13"] or game.values["order"] == ["MW-13", "MW-17"]
    game.set(show="mine")
    assert {one["id"] for one in game.control("ideas").rows} == {"MW-13", "MW-17"}
    assert list(game.result.charts["beliefs"].rows["item"]) == [
        "Swap one meal in two taps",
        "Pause instead of cancel",
    ]
    assert "beliefs" not in game.result.hidden and "beliefs" in game.set(show="all").result.hidden


def test_what_is_live_is_told_with_what_is_read_of_it(game):
    assert not told(game, "live") and "money" in game.result.hidden
    work_on(game, "MW-17", "MW-37")
    close(game)
    assert "MW-17 Pause instead of cancel, since Q4 2026: open; printed 21" in told(game, "live")
    assert "money" not in game.result.hidden


def test_numbers_are_shown_where_they_are_asked_for(game):
    assert game.control("ideas").rows[0]["belief"] == "open"
    assert game.set(numbers=True).control("ideas").rows[0]["belief"] == "open: 30 % (−70 to 130)"
