"""The explorers of chapter 04 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import re

import pytest
from lab import axe_violations, cells, course_state, open_notebook, restart_kernel, screenshot, use_theme
from lesson import WAIT, Lesson, drag, frame_of, said, slider, title
from playwright.sync_api import expect

from pmkit.course import question
from pmkit.course.roadmapping import data
from pmkit.course.roadmapping.readers import LINES
from pmkit.course.roadmapping.shock_cards import CARDS
from pmkit.course.roadmapping.wording import bare_dates, too_short_a_message
from pmkit.methods import build_schedule, effect_of_shock, forecast_when, service_level
from pmkit.methods.roadmap_lint import MOST_NOW

NOTEBOOK = "notebooks/04_roadmapping.ipynb"
BOARD, GOALS, FORECAST = "roadmapping.now-next-later", "roadmapping.goals", "roadmapping.forecast"
TIMELINE, READERS, SHOCKS = "roadmapping.timeline", "roadmapping.audiences", "roadmapping.shocks"
DRAWS, ONE_ITEM = "roadmapping.draws", "roadmapping.single-item"
TOGETHER = "roadmapping.together"
OWN_BOARD, OWN_TIMELINE = "roadmapping.own-now-next-later", "roadmapping.own-timeline"
OWN_FORECAST = "roadmapping.own-forecast"
TELL_APART, MESSAGE, SLACK = "roadmapping.tell-apart", "roadmapping.message", "roadmapping.slack"


@pytest.fixture(scope="module")
def lesson(open_lesson):
    return open_lesson(NOTEBOOK)


def ends(week):
    return f"after week {week:g}"


def mend_headings(lesson, board):
    for number, name in enumerate(("Now", "Next", "Later"), start=1):
        board.get_by_label(f"Heading {number}").fill(name)
        lesson.keys("Tab")


def test_a_renamed_heading_and_a_written_outcome_are_seen_on_the_board(lesson):
    board = lesson.explorer(BOARD)
    expect(board).to_contain_text("is a date")
    mend_headings(lesson, board)
    expect(said(board)).not_to_contain_text("is a date")
    board.get_by_label("What will be different, for whom").nth(2).fill("People at work get in at once")
    lesson.keys("Enter")
    expect(board.locator(".pmboard")).to_contain_text("People at work get in at once")


def test_a_card_is_moved_by_mouse_and_by_keyboard_and_taken_back(lesson):
    board, items = lesson.explorer(BOARD), frame_of(BOARD)
    now, later = items[items["horizon"] == "now"], items[items["horizon"] == "later"]
    card = now.iloc[-1]["id"]
    drag(board.locator(f"[data-card='{card}']"), board.locator("[data-column='next']"))
    expect(board.locator(f"[data-column='next'] [data-card='{card}']")).to_have_count(1, timeout=WAIT)
    expect(board).to_contain_text(f"{len(now) - 1} of at most {MOST_NOW}")
    board.locator(f"[data-card='{later.iloc[0]['id']}'] .pmboard-grip").focus()
    lesson.keys("Space", "ArrowRight", "Space")
    expect(said(board)).to_contain_text("1 got a no")
    board.get_by_role("button", name="Undo the last change").press("Enter")
    expect(said(board)).not_to_contain_text("got a no")
    board.get_by_label(f"Column of {later.iloc[1]['item']}").select_option("no")
    expect(said(board)).to_contain_text("1 got a no")


def test_a_goal_that_is_a_feature_is_mended_by_typing(lesson):
    goals = lesson.explorer(GOALS)
    expect(goals).to_contain_text("something to build")
    goals.get_by_label("Now: goal", exact=True).fill("Families with an allergy plan dinner without fear")
    lesson.keys("Tab")
    expect(goals).not_to_contain_text("something to build")


def test_the_forecast_follows_history_question_and_growth(lesson):
    forecast = lesson.explorer(FORECAST)

    def within(weeks):
        expect(said(forecast)).to_contain_text(f"within {weeks} weeks with 85 %", timeout=WAIT)

    within(forecast_when(data.history()["finished"], data.ITEMS).p85)
    forecast.get_by_label("Since the last change").check()
    within(data.when().p85)
    forecast.get_by_label("How many are done by then?").check()
    expect(said(forecast)).to_contain_text(f"{data.how_many().p85} or more with 85 %", timeout=WAIT)
    weeks = slider(forecast, "Weeks to go")
    weeks.focus()
    lesson.keys("ArrowRight")
    expect(said(forecast)).to_contain_text(f"In {data.WEEKS + 1} weeks", timeout=WAIT)
    expect(slider(forecast, "Items to finish")).to_have_count(0)
    forecast.get_by_label("How many are done by then?").focus()
    lesson.keys("ArrowUp")  # the form changes, and the focus stays on what was chosen
    expect(forecast.get_by_label("When are they done?")).to_be_focused()
    within(data.when().p85)
    forecast.get_by_label("New items come in").select_option(label="One a week")
    within(forecast_when(data.since_change(), data.ITEMS, added=[1]).p85)


def test_a_plan_that_cannot_be_worked_is_made_workable(lesson):
    timeline, items = lesson.explorer(TIMELINE), frame_of(TIMELINE)
    expect(said(timeline)).to_contain_text("can't be worked")
    timeline.get_by_role("button", name="Make the earliest plan").click()
    expect(said(timeline)).to_contain_text(ends(build_schedule(items, data.CAPACITY).end), timeout=WAIT)
    team = next(iter(data.CAPACITY))
    slider(timeline, f"{team}: things at once").focus()
    lesson.keys("ArrowRight", "Tab")
    timeline.get_by_role("button", name="Make the earliest plan").click()
    more = build_schedule(items, {**data.CAPACITY, team: data.CAPACITY[team] + 1})
    expect(said(timeline)).to_contain_text(ends(more.end), timeout=WAIT)
    due = items.dropna(subset="deadline").iloc[0]
    lesson.step_is_kept()  # changes that follow each other faster than a person's are one step
    start = timeline.get_by_role("textbox", name=f"Starts in week, {due['item']}")
    start.fill(f"{due['deadline']:g}")
    lesson.keys("Enter")
    late = due["deadline"] + due["duration"]
    told = f"“{due['item']}” is needed by week {due['deadline']:g} and comes in week {late:g}"
    expect(said(timeline)).to_contain_text(told, timeout=WAIT)
    timeline.get_by_role("button", name="Undo the last change").click()
    expect(said(timeline)).to_contain_text(ends(more.end), timeout=WAIT)


def hidden_from(reader):
    """The lines that do not belong before a reader."""
    return [line for line in LINES if reader in line.hide]


def leave_out(readers, lines):
    for line in lines:
        readers.get_by_label(f"Column of {line.text}").select_option("out")
        expect(readers.get_by_label(f"Column of {line.text}")).to_have_value("out")


def test_each_reader_has_a_version(lesson):
    readers = lesson.explorer(READERS)
    expect(said(readers)).to_contain_text("Leadership")
    leave_out(readers, hidden_from("leaders"))
    expect(said(readers)).to_contain_text("Leadership can work with this version")
    readers.get_by_label("Leadership").focus()
    lesson.keys("ArrowDown")
    first, *others = hidden_from("sales")
    expect(said(readers)).to_contain_text(f"Sales: “{first.text}")
    readers.locator(f"[data-card='{first.id}'] .pmboard-grip").focus()
    lesson.keys("Space", "ArrowRight", "Space")
    leave_out(readers, others)
    expect(said(readers)).to_contain_text("Sales can work with this version")
    readers.get_by_label("The squads").check()
    expect(said(readers)).to_contain_text("can work with this version")


def test_futures_are_drawn_one_by_one_and_then_a_hundred(lesson):
    draws = lesson.explorer(DRAWS)
    expect(said(draws)).to_contain_text("No future is drawn yet")
    draws.get_by_role("button", name="Draw one future").press("Enter")
    expect(said(draws)).to_contain_text("That is one future", timeout=WAIT)
    draws.get_by_role("button", name="Draw 100 more").click()
    expect(said(draws)).to_contain_text("Of 101 futures", timeout=WAIT)
    draws.get_by_role("button", name="Undo the last change").click()
    expect(said(draws)).to_contain_text("That is one future", timeout=WAIT)


def test_the_time_for_one_item_follows_the_items_and_how_sure_one_wants_to_be(lesson):
    one = lesson.explorer(ONE_ITEM)
    one.get_by_label("Since the last change").check()
    days = data.days_since_change()
    expect(said(one)).to_contain_text(
        f"{service_level(days).days} elapsed days or less with 85 %", timeout=WAIT
    )
    slider(one, "How sure").focus()
    lesson.keys("ArrowRight", "ArrowRight")
    told = f"{service_level(days, 0.95).days} elapsed days or less with 95 %"
    expect(said(one)).to_contain_text(told, timeout=WAIT)


def test_a_common_cause_moves_the_safe_date(lesson):
    together = lesson.explorer(TOGETHER)
    together.get_by_label("One after another").check()
    before = said(together).inner_text()
    slider(together, "Futures in which one cause hits all").focus()
    lesson.keys("End")
    expect(said(together)).to_contain_text("if each has its own luck", timeout=WAIT)
    assert said(together).inner_text() != before


def test_each_shock_has_answers_and_each_answer_a_price(lesson):
    shocks, items = lesson.explorer(SHOCKS), frame_of(SHOCKS)
    for card in CARDS[:2]:
        shocks.get_by_label(card.title).focus()
        lesson.keys("Space")
        expect(shocks).to_contain_text(card.text.split("”")[0], timeout=WAIT)
        first, *_, last = card.answers
        shock = effect_of_shock(items, data.CAPACITY, week=card.week, **card.effect)
        expect(said(shocks)).to_contain_text(ends(shock.end), timeout=WAIT)
        expect(said(shocks)).to_contain_text(first.price)
        expect(title(shocks)).to_contain_text(ends(shock.end))
        shocks.get_by_label(first.label).focus()
        lesson.keys(*["ArrowDown"] * (len(card.answers) - 1))
        expect(said(shocks)).to_contain_text(last.price, timeout=WAIT)
        weeks = re.search(r"after week \d+", said(shocks).inner_text())
        expect(title(shocks)).to_contain_text(weeks[0], timeout=WAIT)


def test_a_message_to_each_reader_hears_what_a_reader_would_ask(lesson):
    message = lesson.cell(MESSAGE)
    texts = ("The filter rests, the API begins.", "The API first.", "It comes on 15 February.", "All stays.")
    for number, text in enumerate(texts):
        message.locator("textarea").nth(number).fill(text)
    message.locator(".pmq-actions .pmkit-main").click()
    for finding in (
        *bare_dates({"sales": texts[2]}, ["sales"]),
        *too_short_a_message({"customers": texts[3]}),
    ):
        expect(message).to_contain_text(finding.text, timeout=WAIT)


def test_one_s_own_explorers_begin_on_the_case_and_follow(lesson):
    board, items = lesson.cell(OWN_BOARD), data.board()
    board.get_by_label(f"Column of {items.iloc[4]['item']}").select_option("no")
    expect(board.locator(".pmsay").filter(has_text="1 got a no").first).to_be_visible(timeout=WAIT)
    plan_one_s_own(lesson)
    forecast = lesson.cell(OWN_FORECAST)
    forecast.get_by_label("How many are done by then?").check()
    in_weeks = forecast.locator(".pmsay").filter(has_text=re.compile(r"In \d+ weeks"))
    expect(in_weeks.first).to_be_visible(timeout=WAIT)


def plan_one_s_own(lesson):
    lesson.cell(OWN_TIMELINE).get_by_role("button", name="Make the earliest plan").press("Enter")
    return one_s_own_plan_ends(lesson)


def one_s_own_plan_ends(lesson):
    told = ends(build_schedule(data.schedule(), data.CAPACITY).end)
    timeline = lesson.cell(OWN_TIMELINE)
    expect(timeline.locator(".pmsay").filter(has_text=told).first).to_be_visible(timeout=WAIT)


def test_both_themes_are_readable(lesson):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(lesson.page, theme)
        assert axe_violations(lesson.page, ".jp-NotebookPanel .jp-OutputArea-output") == []
    screenshot(lesson.page, "roadmapping")


def test_a_phone_shows_all(lesson, phone):
    phone.without_the_map()
    lesson.page.wait_for_function("document.querySelector('.pmtable-frame').clientWidth > 200")
    wide = lesson.page.evaluate(
        "[...document.querySelectorAll('.pmkit-explorer')].filter(e => e.scrollWidth > e.clientWidth + 1)"
        ".length"
    )
    assert wide == 0
    for id in (BOARD, TIMELINE):  # short tables stand as blocks of fields; nothing is out of sight
        frame = lesson.seen(id).locator(".pmtable-frame")
        assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth + 1")


def test_after_a_restart_of_the_kernel_all_of_it_is_there(lesson):
    board, items = lesson.explorer(BOARD), frame_of(BOARD)
    board.get_by_label("What will be different, for whom").nth(2).fill("People at work get in at once")
    lesson.keys("Enter")
    later = items[items["horizon"] == "later"].iloc[1]
    board.get_by_label(f"Column of {later['item']}").select_option("no")
    goals = lesson.explorer(GOALS)
    goals.get_by_label("Now: goal", exact=True).fill("Families with an allergy plan dinner without fear")
    lesson.keys("Tab")
    lesson.explorer(FORECAST).get_by_label("Since the last change").check()
    lesson.explorer(TIMELINE).get_by_role("button", name="Make the earliest plan").click()
    readers = lesson.explorer(READERS)
    leave_out(readers, hidden_from("leaders"))
    shocks = lesson.explorer(SHOCKS)
    shocks.get_by_label(CARDS[0].answers[-1].label).check()
    plan_one_s_own(lesson)
    fold = lesson.cell(MESSAGE).locator(".pmq-fold")
    if fold.is_visible() and fold.get_attribute("aria-expanded") == "false":
        fold.click()
    message = lesson.cell(MESSAGE).locator("textarea").nth(2)
    message.fill("It comes on 15 February.")
    message.blur()
    plan = ends(build_schedule(frame_of(TIMELINE), data.CAPACITY).end)
    told = {FORECAST: f"{data.when().p85} weeks", TIMELINE: plan, SHOCKS: CARDS[0].answers[-1].price}
    told[BOARD] = "1 got a no"
    for id, text in told.items():
        expect(said(lesson.seen(id))).to_contain_text(text, timeout=WAIT)
    lesson.page.wait_for_timeout(800)  # explorers save after a pause
    restart_kernel(lesson.page)
    for id, text in told.items():
        expect(said(lesson.seen(id))).to_contain_text(text, timeout=WAIT)
    expect(lesson.seen(BOARD)).to_contain_text("People at work get in at once")
    expect(lesson.seen(GOALS)).to_contain_text("plan dinner without fear")
    left = len(LINES) - len(hidden_from("leaders"))
    expect(lesson.seen(READERS).locator("[data-column='shown'] [data-card]")).to_have_count(left)
    message = lesson.cell(MESSAGE).locator("textarea").nth(2)
    expect(message).to_have_value("It comes on 15 February.", timeout=WAIT)
    one_s_own_plan_ends(lesson)


def sort_a_card(sheet):
    """Put the first card into its group; the select once made each card as wide as the longest name, so
    that its text was cut off."""
    card, group = next(iter(question(TELL_APART).right_answer().items()))
    cell = sheet.cell(TELL_APART)
    cell.locator(f"[data-item='{card}'] select").select_option(group)
    expect(cell.locator(f"[data-zone='{group}'] [data-item='{card}']")).to_have_count(1)
    wide = "zones => zones.filter(zone => zone.scrollWidth > zone.clientWidth + 1).length"
    assert cell.locator(".pmq-zone").evaluate_all(wide) == 0


@pytest.mark.parametrize("folder", ["exercises", "solutions"])
def test_the_sheet_is_answered_and_its_solutions_stand_beside(page, lab, folder):
    lab.forget_progress()
    open_notebook(page, lab, f"{folder}/04_roadmapping.ipynb")
    assert course_state(page) == "ready"
    asked = question(SLACK)
    slack = Lesson(page).cell(SLACK)
    for unit, verdict in (("€", "Partly"), (asked.unit, "Right")):
        slack.locator("input").first.fill(f"{asked.expected:g} {unit}")
        slack.locator("input").first.press("Enter")
        expect(slack.locator(".pmq-verdict")).to_contain_text(verdict, timeout=WAIT, ignore_case=True)
    sort_a_card(Lesson(page))
    solutions = [cell for cell in cells(page) if f'solution("{SLACK}")' in cell["source"]]
    assert len(solutions) == (1 if folder == "solutions" else 0)
    assert all(cell["outputs"] for cell in solutions)
