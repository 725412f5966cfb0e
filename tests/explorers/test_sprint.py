"""A goal that comes first survives a bad week; a full list does not."""

import pandas as pd
import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.sprint import IN, OUT, Sprint, Team, with_change
from pmkit.practice import to_plain
from pmkit.workspace import show


@pytest.fixture
def sprint():
    return Play(EXPLORERS["delivery.sprint"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["delivery.own-sprint"].explorer())


def bars(play, chart="chart"):
    rows = play.result.charts[chart].rows
    return dict(zip(rows["item"], rows["words"], strict=True))


def of_zeros(*finished):
    items = pd.DataFrame({"id": ["A", "B"], "item": ["First", "Second"]})
    return Play(Sprint(items, teams={"us": Team("Us", finished)}, plan=["A", "B"], goal=["A"]))


def test_since_june_two_weeks_bring_four_items_with_nine_per_cent_and_the_goals_two_with_67(sprint):
    assert list(bars(sprint).values()) == ["91 %", "67 %", "33 %", "9 %"]
    assert sprint.says.startswith(
        "The goal (2 items): 67 % when its items come first, 9 % as listed: it waits for places 1 and 2."
    )
    assert sprint.chart.title == "The goal, first: 67 %. All 4: 9 %"
    assert "91 %" in sprint.chart.description


def test_both_squads_finish_more_and_before_june_much_more(sprint):
    sprint.set(team="both")
    sprint.move("board", **{IN: ["S10", "MW-51"]})
    assert list(bars(sprint).values())[3::2] == ["53 %", "17 %"]
    sprint.set(history="before")
    assert list(bars(sprint).values())[3::2] == ["93 %", "82 %"]


def test_the_parts_of_the_past_are_named_by_their_first_day(sprint):
    options = sprint.field("history").options
    assert options == {
        "since": "Since 1 June 2026 (17 weeks)",
        "before": "Before that (43 weeks)",
        "all": "All 60 weeks",
    }
    assert "Mind: From week" in sprint.set(history="all").says


def test_the_button_puts_the_goals_items_first_and_those_that_they_need(sprint):
    sprint.press("first")
    assert sprint.values["board"][IN] == ["MW-02", "S01", "MW-37", "MW-12"]
    assert "67 % when its items come first, as they do here" in sprint.says


def test_moving_an_item_of_the_goal_up_never_lowers_its_chance(sprint):
    listed = list(sprint.values["board"][IN])
    seen = []
    for place in (3, 2, 1, 0):
        order = [id for id in listed if id != "S01"]
        order.insert(place, "S01")
        sprint.set(board={**sprint.values["board"], IN: order})
        seen.append(sprint.explorer._chances(order, sprint.values, [0, 1, 1, 2], 0.0).goal)
    assert seen == sorted(seen)


def test_a_tick_marks_what_the_goal_needs(sprint):
    sprint.set(**{"goal S01": False})
    assert "No item is marked for the goal" in sprint.says
    sprint.set(**{"goal MW-12": True})
    assert "The goal (1 item): 91 % when its items come first, 67 % as listed" in sprint.says


@pytest.mark.parametrize(
    ("change", "goal"),
    [({"weeks": 1}, "29 %"), ({"weeks": 4}, "95 %"), ({"away": 1}, "48 %"), ({"urgent": "half"}, "38 %")],
    ids=str,
)
def test_weeks_people_away_and_urgent_work_change_the_chance(sprint, change, goal):
    assert f"The goal, first: {goal}" in sprint.set(**change).chart.title


def test_when_everybody_is_away_nothing_gets_finished(sprint):
    assert sprint.set(away=4).says.startswith("Everybody is away for the whole Sprint")


def test_fewer_people_can_not_leave_more_away_than_there_are(sprint):
    sprint.set(away=4).set(people=2)
    assert sprint.of("away") == 2


def test_an_empty_sprint_asks_for_the_first_item(sprint):
    sprint.move("board", **{OUT: list(sprint.values["board"][IN])})
    assert sprint.says == "Nothing is in the Sprint yet. Move in what the goal needs most."
    assert not sprint.result.charts


def test_a_card_says_what_it_needs_first_and_what_counts_as_done(sprint):
    assert sprint.warnings("board") == {}
    sprint.set(board={**sprint.values["board"], IN: ["S01", "MW-02"]})
    assert sprint.warnings("board") == {"S01": "needs MW-02 first"}
    sprint.move("board", **{OUT: ["MW-02"]})
    assert sprint.warnings("board") == {"S01": "needs MW-02: not in this Sprint, so it counts as done"}


def test_a_past_in_which_nothing_was_finished_never_brings_anything():
    play = of_zeros(0, 0, 0, 0, 0, 0)
    assert "By a history of 6 weeks in which nothing was finished, nothing will be." in play.says
    assert set(bars(play).values()) == {"0 %"}
    assert "waits for ever" in play.result.says["load"]


def test_fewer_than_five_weeks_are_called_a_guess():
    assert "Mind: Only 4 weeks of history" in of_zeros(1, 0, 2, 1).says
    assert "Mind:" not in of_zeros(1, 0, 2, 1, 1, 1, 1, 1, 1, 0, 2).says


def test_a_fuller_list_lets_new_work_wait_longer(sprint):
    assert "fills the 2 weeks to 200 %. No time is left" in to_plain(sprint.result.says["load"])
    assert bars(sprint, "waiting")["► 200 %: this list"] == "→ no end"
    sprint.move("board", **{OUT: ["MW-37", "MW-12", "MW-02"]})
    assert "fills the 2 weeks to 50 %" in to_plain(sprint.result.says["load"])
    assert bars(sprint, "waiting") == {
        "► 50 %: this list": "1",
        "70 %": "2.3",
        "80 %": "4",
        "90 %": "9",
        "95 %": "19",
    }
    sprint.set(urgent="quarter")
    assert "this list and the urgent work fill the 2 weeks to 75 %" in to_plain(sprint.result.says["load"])
    assert "to 100 %" in to_plain(sprint.set(urgent="none", away=2).result.says["load"])


def test_titles_with_markup_are_text():
    items = pd.DataFrame({"id": ["A*"], "item": ["<b>*bold*</b>"]})
    play = Play(Sprint(items, teams={"us": Team("Us", (1, 2, 0, 1, 1))}, plan=["A*"]))
    assert play.chart.title == "The only item: 96 %"
    assert play.control("goal").fields[0].label == "The goal needs A* <b>*bold*</b>"


# --- one's own
def test_own_counts_can_be_pasted_and_bad_ones_are_told_where_they_stand(own):
    own.set(**{"from": "pasted"})
    assert own.says == "Write what was finished in each week, oldest first: 2 0 3 1 2."
    own.set(finished="2 0 three")
    assert own.result.errors == {
        "finished": "“three” is no number of items. Write whole numbers, oldest week first."
    }
    assert own.of("finished") == "2 0 three"
    own.set(finished="1 1 1 1 1 1")
    assert "The goal (2 items): 100 % when its items come first" in own.says
    assert own.set(finished="9999 0").says.endswith("Count in larger pieces.")


def test_a_change_of_pace_is_found_in_pasted_counts(own):
    own.set(**{"from": "pasted"}).set(finished="5 6 5 6 5 6 5 6 5 6 1 1 0 1 1 0 1 1 1 0")
    assert next(iter(own.field("history").options.values())) == "Since week 11 (10 weeks)"
    assert with_change(Team("", ())).changed is None


@pytest.fixture
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    return tmp_path


HEAD = "Summary,Issue key,Issue Type,Status,Resolved\n"
SUNDAY = pd.Timestamp("2026-06-07")


def finished(*weeks):
    """Rows of items that were finished, so many in each week."""
    return "".join(
        f"Done {week} {n},D-{week}-{n},Story,Done,{SUNDAY + pd.Timedelta(weeks=week):%Y-%m-%d}\n"
        for week, count in enumerate(weeks)
        for n in range(count)
    )


DONE = finished(2, 0, 3, 1, 2, 2, 1, 3)


def on_backlog(items, done=DONE):
    rows = "".join(f"Open {n},A-{n},Story,To Do,\n" for n in range(items))
    form = show.explore("own.backlog")
    form.panels["in"].file.take("mine.csv", (HEAD + rows + done).encode())
    form.panels["in"].run.buttons.click("use")
    return Play(show.explore("delivery.own-sprint").view.explorer)


def test_the_own_backlog_gives_items_and_past(home):
    play = on_backlog(4)
    assert play.values["board"][OUT] == ["A-0", "A-1", "A-2", "A-3"]
    assert play.says.startswith("Nothing is in the Sprint yet.")
    play.move("board", **{IN: ["A-2"]})
    assert play.field("history").options == {"all": "All 8 weeks"}
    assert list(bars(play).values()) == ["98 %"]


def test_a_change_of_pace_is_found_in_the_own_backlog(home):
    play = on_backlog(1, finished(5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1))
    assert next(iter(play.field("history").options.values())) == "Since 10 August 2026 (10 weeks)"


def test_an_own_backlog_without_a_past_says_so_and_takes_pasted_counts(home):
    play = on_backlog(2, done="")
    play.move("board", **{IN: ["A-1"]})
    assert "so there is no history. Write what was finished in each week" in play.says
    play.set(finished="1 0 1 2 1")
    assert "no history. No item is marked" not in play.says and play.chart.title == "The only item: 96 %"


def test_a_long_backlog_says_how_many_items_are_not_on_the_board(home):
    play = on_backlog(45)
    assert len(play.values["board"][OUT]) == 40
    assert "The board shows the first 40 of 45 open items; 5 are not on it." in play.says


def test_what_is_counted_with_the_goal_is_named(sprint):
    assert "Counted with the goal, since what you ticked needs it: MW-02." in sprint.says
    assert "Counted with" not in sprint.set(**{"goal MW-02": True}).says
