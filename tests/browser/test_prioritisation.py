"""The explorers of chapter 03 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import re

import pytest
from lab import axe_violations, box, open_notebook, restart_kernel, screenshot, start_lab, use_theme
from lesson import WAIT, Lesson, drag, expect_figures, frame_of, options, pull, said, slider, title
from playwright.sync_api import expect

from pmkit.course.prioritisation import data
from pmkit.methods import (
    ahp_weights,
    best_order,
    check_moscow,
    how_sure,
    kano_survey,
    moscow_effort,
    queue_costs,
    score,
    weighted_score,
)
from pmkit.methods.moscow import GROUPS, MUST_LIMIT, share_words
from pmkit.methods.release import Planner

NOTEBOOK = "notebooks/03_prioritisation.ipynb"
SCORES, QUEUE, MOSCOW = "prioritisation.score-table", "prioritisation.queue", "prioritisation.moscow"
DISAGREE, RELEASE, KANO = "prioritisation.disagree", "prioritisation.release", "prioritisation.kano"
WEIGHTS, PAIRS = "prioritisation.weights", "prioritisation.pairs"


@pytest.fixture(scope="module")
def lesson(open_lesson):
    return open_lesson(NOTEBOOK)


def by_id(frame):
    return frame.set_index("id", drop=False)


def ranked(frame, method):
    """The items by a method, the best first."""
    return score(frame, method).sort_values(method, ascending=False, kind="stable")


def change_an_effort(lesson, scores):
    """Make the third item so small that it leads; returns it."""
    items = frame_of(SCORES)
    third = ranked(items, "rice").iloc[2]
    small = items.assign(effort=items["effort"].where(items["id"] != third["id"], 0.1))
    assert ranked(small, "rice").iloc[0]["id"] == third["id"]
    scores.get_by_role("textbox", name=f"Effort (months), {third['item']}").fill("0.1")
    lesson.keys("Enter")
    first = re.compile(f"{re.escape(third['item'])} (leads|is first most often)")
    expect(title(scores)).to_contain_text(first, timeout=WAIT)
    return third["item"]


def test_score_table_by_keyboard(lesson):
    scores, items = lesson.explorer(SCORES), frame_of(SCORES)
    slider(scores, "How far off the numbers may be").focus()
    lesson.keys(*["ArrowRight"] * 6)
    noise = float(slider(scores, "How far off the numbers may be").input_value())
    leader = ranked(items, "rice").iloc[0]["id"]
    once = by_id(how_sure(items, "rice", noise=noise)).loc[leader]
    expect(said(scores)).to_contain_text(f"first in {100 * once['p_first']:.0f} of 100 draws", timeout=WAIT)
    slider(scores, "Among the first").focus()
    lesson.keys("ArrowRight")
    among = by_id(how_sure(items, "rice", noise=noise, k=2)).loc[leader]
    expect(said(scores)).to_contain_text(f"among the first 2 in {100 * among['p_top']:.0f}", timeout=WAIT)
    change_an_effort(lesson, scores)
    scores.get_by_role("button", name="Start over").click()
    expect(title(scores)).to_contain_text(f"{by_id(items).loc[leader, 'item']} leads", timeout=WAIT)


def test_score_table_by_mouse_changes_the_method(lesson):
    scores, items = lesson.explorer(SCORES), frame_of(SCORES)
    pull(scores, "How far off the numbers may be", 0.6)
    expect(said(scores)).to_contain_text("of 100 draws", timeout=WAIT)
    pull(scores, "How far off the numbers may be", 0)
    scores.get_by_label("Method").select_option(label="CD3: cost of delay ÷ duration")
    expect(title(scores)).to_contain_text(f"{ranked(items, 'wsjf').iloc[0]['item']} leads", timeout=WAIT)
    assert scores.get_by_role("textbox", name="Duration").count() == len(items)
    assert axe_violations(lesson.page, ".pmkit-explorer") == []


def test_charts_are_drawn_again_in_another_theme(lesson):
    board = lesson.explorer(MOSCOW)
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(lesson.page, theme)
        lesson.page.wait_for_timeout(500)
        lesson.page.wait_for_function(
            "board => board.querySelector('canvas')?.width > 300",
            arg=board.element_handle(),
            timeout=15_000,
        )


def test_queue_by_mouse_place_list_keyboard_and_buttons(lesson):
    queue, jobs = lesson.explorer(QUEUE), frame_of(QUEUE)
    best = best_order(jobs, until="finish")
    titles = by_id(jobs)["item"]

    def says(*order):
        """Wait until the title says what this order costs more than the best, or that it can't be worked."""
        late = any(
            order.index(need) > order.index(job)
            for job, needs in zip(jobs["id"], jobs["requires"], strict=True)
            for need in needs
            if need in order
        )
        free = jobs.drop(columns="requires")
        extra = float(queue_costs(free, list(order), until="finish")["delay_cost"].sum() - best.cost)
        told = "can't be worked" if late else f"{extra:,.0f} " if extra > 1 else "costs least"
        expect(title(queue)).to_contain_text(told, timeout=WAIT)

    first, second, third, *others = jobs["id"]
    says(first, second, third, *others)
    drag(queue.locator(f"[data-card='{third}']"), queue.locator(f"[data-card='{first}']"), above=True)
    expect(queue.get_by_label(f"Place of {titles[third]}")).to_have_value("0")
    says(third, first, second, *others)
    queue.get_by_role("button", name="Shortest first").click()
    shortest = jobs.sort_values("duration", kind="stable")["id"]
    says(*shortest)
    queue.locator("[data-card] .pmboard-grip").first.focus()
    lesson.keys("Space", "ArrowDown", "Escape")
    says(*shortest)
    for place, job in enumerate(best.order):
        queue.get_by_label(f"Place of {titles[job]}").select_option(str(place))
        expect(queue.locator("[data-card]").nth(place)).to_have_attribute("data-card", job)
    says(*best.order)
    lesson.step_is_kept()  # what is done in one go is undone in one go
    needed = next(each for needs in jobs["requires"] for each in needs if each in set(jobs["id"]))
    queue.get_by_label(f"Place of {titles[needed]}").select_option(str(len(jobs) - 1))
    expect(queue.locator(".pmboard-warning").first).to_contain_text(
        f"needs “{titles[needed]}” first", timeout=WAIT
    )
    queue.locator(".pmboard-grip").first.focus()
    lesson.keys("ControlOrMeta+z")
    says(*best.order)


def test_steps_go_back_and_on_by_key_and_button_and_over_a_start_over(lesson):
    queue = lesson.explorer(QUEUE)
    undo, redo = (queue.get_by_role("button", name=name) for name in ("Undo the last", "Redo"))
    orders = [said(queue).text_content()]
    for name in ("Shortest first", "Highest cost of delay first"):
        queue.get_by_role("button", name=name).click()
        expect(said(queue)).not_to_have_text(orders[-1], timeout=WAIT)
        lesson.step_is_kept()  # a step is what stands a moment
        orders.append(said(queue).text_content())
    expect(redo).to_be_hidden()
    queue.locator(".pmboard-grip").first.focus()
    lesson.keys("ControlOrMeta+z")
    expect(said(queue)).to_have_text(orders[1], timeout=WAIT)
    lesson.keys("ControlOrMeta+Shift+z")
    expect(said(queue)).to_have_text(orders[2], timeout=WAIT)
    undo.click()
    redo.press("Enter")
    expect(said(queue)).to_have_text(orders[2], timeout=WAIT)
    queue.get_by_role("button", name="Start over").click()
    expect(said(queue)).to_have_text(orders[0], timeout=WAIT)
    undo.press("Enter")
    expect(said(queue)).to_have_text(orders[2], timeout=WAIT)


def must_share(items):
    """The title's words on Must: its share of the effort, and the side of the limit."""
    share = float(moscow_effort(items).loc["must", "share"])
    return f"{share_words(share)} of the effort: {'over' if share > MUST_LIMIT else 'within'}"


def test_moscow_by_mouse_and_keyboard(lesson):
    board, items = lesson.explorer(MOSCOW), frame_of(MOSCOW)
    expect(title(board)).to_contain_text(must_share(items), timeout=WAIT)
    breach = next(row for row in check_moscow(items).to_dict("records") if row["breach"])
    card = board.locator(f"[data-card='{breach['id']}']")
    holders = [row["item"] for row in items.to_dict("records") if breach["id"] in row["requires"]]
    warning = card.locator(".pmboard-warning").inner_text()
    assert any(f"“{holder}” needs it" in warning for holder in holders)
    must = items[items["moscow"] == "must"]
    largest = must.loc[must["effort"].idxmax(), "id"]
    drag(board.locator(f"[data-card='{largest}']"), board.locator("[data-column='wont']"))
    moved = items.assign(moscow=items["moscow"].where(items["id"] != largest, "wont"))
    expect(title(board)).to_contain_text(must_share(moved), timeout=WAIT)
    card.locator(".pmboard-grip").focus()
    steps = GROUPS.index(breach["moscow"]) - GROUPS.index(breach["moscow_needed"])
    lesson.keys("Space", *["ArrowLeft"] * steps, "Space")
    card.locator(".pmboard-warning").wait_for(state="detached")
    raised = moved.assign(moscow=moved["moscow"].where(moved["id"] != breach["id"], breach["moscow_needed"]))
    expect(title(board)).to_contain_text(must_share(raised), timeout=WAIT)


def test_methods_disagree_by_click_and_by_keyboard(lesson):
    lines = lesson.explorer(DISAGREE)
    choice = lines.get_by_label("Why does it move?")
    offered = dict(map(tuple, options(choice)))

    def chosen():
        """The item that is explained, with two different ranks."""
        item = offered[choice.input_value()]
        expect(said(lines)).to_contain_text(item, timeout=WAIT)
        return item

    chosen()
    expect(said(lines)).to_contain_text("ranks 1 by", timeout=WAIT)
    choice.focus()
    lesson.keys("ArrowDown")
    item = chosen()
    expect(said(lines)).to_contain_text(" by ")
    picture = lines.locator(".pmchart-picture canvas")
    place = box(picture)
    for x in (0.25, 0.5, 0.75):
        for y in range(40, int(place["height"]), 6):
            picture.click(position={"x": place["width"] * x, "y": y})
            lesson.page.wait_for_timeout(60)
            if item not in said(lines).inner_text():
                return
    raise AssertionError("no line answered to a click")


def test_release_planner_by_keyboard_and_pin(lesson):
    planner, items = lesson.explorer(RELEASE), frame_of(RELEASE)
    capacity = slider(planner, "Capacity")
    best = Planner(items)

    def worths():
        """What the plan is worth at the slider's capacity, and the cut list where that is worth less."""
        plan = best.plan(float(capacity.input_value()))
        return [plan.value] + ([plan.sort_and_cut.value] if plan.sort_and_cut.value < plan.value else [])

    expect_figures(title(planner), worths())
    capacity.focus()
    lesson.keys("ArrowRight", "ArrowRight")
    expect_figures(title(planner), worths())
    expect_figures(planner.locator(".pmchart-title").last, [float(capacity.input_value()), worths()[0]])
    lesson.keys("ArrowLeft", "ArrowLeft")
    pin = planner.get_by_label("Must be in, whatever it costs")
    free = best.plan(float(capacity.input_value()))
    dearest = items[~items["id"].isin(free.chosen) & (items["effort"] <= float(capacity.input_value()))]
    dearest = dearest.sort_values("effort", kind="stable").iloc[-1]
    pinned = Planner(items, pin=[dearest["id"]]).plan(float(capacity.input_value()))
    pin.select_option(label=dearest["item"])
    expect(title(planner)).to_contain_text(f"“{dearest['item']}” costs", timeout=WAIT)
    expect_figures(title(planner), [free.value - pinned.value])
    expect(said(planner)).to_contain_text("Out go", timeout=WAIT)
    pin.select_option(label="nothing")
    pull(planner, "Capacity", 0.05)
    expect_figures(said(planner), worths())


def test_kano_by_keyboard_and_list(lesson):
    kano, answers = lesson.explorer(KANO), frame_of(KANO)
    who = kano.get_by_label("Whose answers?")
    who.focus()
    lesson.keys("ArrowDown")
    segment = who.input_value()
    asked = int(kano_survey(answers[answers["segment"] == segment])["n"].max())
    expect(said(kano)).to_contain_text(f"For {segment} ({asked} answers)", timeout=WAIT)
    who.select_option(index=0)
    whole = kano_survey(answers).set_index("feature")["category"]
    parts = kano_survey(answers, ["feature", "segment"])
    other = parts[parts["category"] != parts["feature"].map(whole)].iloc[0]
    name = answers.loc[answers["feature"] == other["feature"], "title"].iloc[0]
    kano.get_by_label("Look into one feature").select_option(label=name)
    expect(said(kano)).to_contain_text("But it is", timeout=WAIT)
    expect(said(kano)).to_contain_text(f"for {other['segment']} ({other['n']} answers)")
    assert axe_violations(lesson.page, ".pmkit-explorer") == []


def test_weights_by_mouse_and_keyboard(lesson):
    weights, ideas = lesson.explorer(WEIGHTS), frame_of(WEIGHTS)
    late = ideas["id"] == data.WEIGHED[-1]

    def weighed(value, effort, here):
        """Who leads at these weights, and with what score."""
        scored = weighted_score(
            ideas[here].reset_index(drop=True),
            {"value": value, "effort": effort},
            costs=["effort"],
            normalise="min-max",
        )
        return scored.sort_values("weighted_score", ascending=False, kind="stable").iloc[0]

    leader = weighed(5, 5, ~late)
    expect(said(weights)).to_contain_text(
        f"{leader['item']} leads with {leader['weighted_score']:.2f}", timeout=WAIT
    )
    effort = slider(weights, "Weight of little effort")
    effort.focus()
    lesson.keys(*["ArrowLeft"] * 5)
    now = weighed(5, float(effort.input_value()), ~late)
    expect(title(weights)).to_contain_text(f"{now['item']} leads", timeout=WAIT)
    pull(weights, "Weight of little effort", 0.5)
    expect(title(weights)).to_contain_text(f"{leader['item']} leads", timeout=WAIT)
    weights.get_by_label("is on the list").check()
    expect(title(weights)).to_contain_text(f"{weighed(5, 5, late | ~late)['item']} leads", timeout=WAIT)
    expect(said(weights)).to_contain_text(f"{leader['item']}", timeout=WAIT)
    assert axe_violations(lesson.page, ".pmkit-explorer") == []


def test_pairs_by_list_and_keyboard(lesson):
    pairs, judged = lesson.explorer(PAIRS), frame_of(PAIRS)
    first, second = judged.index[0], judged.index[-1]

    def fit(judgement=None):
        """The title's words on the judgements: whether they fit, and the ratio."""
        table = judged.astype(object)
        if judgement:
            table.loc[first, second], table.loc[second, first] = judgement, 1 / judgement
        found = ahp_weights(table)
        return f"{'fit together' if found.consistent else 'contradict each other'}: ratio {found.cr:.2f}"

    expect(title(pairs)).to_contain_text(fit(), timeout=WAIT)
    answer = pairs.get_by_label(f"“{first}” against “{second}” counts")
    for label, judgement in (("9 times as much", 9), ("3 times as much", 3)):
        answer.select_option(label=label)
        expect(title(pairs)).to_contain_text(fit(judgement), timeout=WAIT)
    answer.focus()
    lesson.keys("ArrowDown")
    expect(title(pairs)).to_contain_text(fit(1), timeout=WAIT)


def test_both_themes_are_readable(lesson):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(lesson.page, theme)
        assert axe_violations(lesson.page, ".jp-NotebookPanel .jp-OutputArea-output") == []
    screenshot(lesson.page, "prioritisation")


def test_after_a_restart_of_the_kernel_all_of_it_is_there(lesson):
    leads = change_an_effort(lesson, lesson.explorer(SCORES))
    weights = lesson.explorer(WEIGHTS)
    weights.get_by_label("is on the list").check()
    expect(said(weights)).to_contain_text("Without", timeout=WAIT)
    told = said(weights).inner_text()
    lesson.page.wait_for_timeout(800)  # explorers save after a pause
    restart_kernel(lesson.page)
    expect(title(lesson.seen(SCORES))).to_contain_text(f"{leads} leads", timeout=WAIT)
    weights = lesson.seen(WEIGHTS)
    expect(said(weights)).to_have_text(told, timeout=WAIT)
    weights.get_by_role("button", name="Start over").click()
    expect(weights.get_by_label("is on the list")).not_to_be_checked(timeout=WAIT)
    expect(said(weights)).not_to_have_text(told, timeout=WAIT)


def test_an_edit_a_drag_and_an_answer_are_there_tomorrow(lesson, lab, new_page, tmp_path):
    """On a new server with the same folder of progress."""
    leads = change_an_effort(lesson, lesson.explorer(SCORES))
    board, items = lesson.explorer(MOSCOW), frame_of(MOSCOW)
    card = items[items["moscow"] == "must"].iloc[0]["id"]
    drag(board.locator(f"[data-card='{card}']"), board.locator("[data-column='wont']"))
    moved = f"[data-column='wont'] [data-card='{card}']"
    expect(board.locator(moved)).to_have_count(1, timeout=WAIT)
    first = lesson.page.locator(".pmq").first
    first.locator("label").first.click()
    first.locator(".pmq-actions .pmkit-main").click()
    expect(first.locator(".pmq-verdict")).to_be_visible(timeout=WAIT)
    verdict = first.locator(".pmq-verdict").text_content()
    lesson.page.wait_for_timeout(800)  # explorers save after a pause
    with start_lab(lab.root, tmp_path / "jupyter", home=lab.home) as server:
        server.trust(NOTEBOOK)
        page = new_page()
        open_notebook(page, server, NOTEBOOK)
        tomorrow = Lesson(page)
        expect(page.locator(".pmq").first.locator(".pmq-verdict")).to_have_text(verdict, timeout=WAIT)
        expect(title(tomorrow.seen(SCORES))).to_contain_text(f"{leads} leads", timeout=WAIT)
        expect(tomorrow.seen(MOSCOW).locator(moved)).to_have_count(1, timeout=WAIT)
