"""A room led from a notebook: what is chosen opens it, and what the room says goes on into an explorer."""

import asyncio

import pytest
from served import served

from pmkit.room.host import Host, NoRoom
from pmkit.workspace import live_room
from pmkit.workspace.live_room import open_room
from pmkit.workspace.room_form import offered
from pmkit.workspace.room_results import apart, of_the_room

KANO = "kano: How is it? | Filter | Chef"
SCORES = ("scores: Filter", "scores: Chef")


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A room on loopback, and `Host.open` that gives it instead of a new process."""
    with served(f"sqlite:///{tmp_path / 'rooms.db'}") as (_, found):

        def opened(ask, *, lan=False):
            from pmkit.course import question
            from pmkit.room.asking import activities_of

            host = Host(None, f"{found.url}/wall#{found.query}", found.url)
            host.lead("plan", activities=[one for given in ask for one in activities_of(given, question)])
            return host

        monkeypatch.setattr(live_room.Host, "open", opened)
        yield found


def click(form, key):
    for does in form._clicks[key]:
        does()


def opened(ask):
    panel = open_room(ask=ask)
    click(panel.form, "open")
    return panel


def test_a_kano_survey_of_the_room_goes_on_into_its_explorer(room):
    panel = opened([KANO])
    assert room.code in panel.said.text and "Filter" not in panel.told.text
    click(panel.led, "start")
    for name in ("ana", "ben", "cy"):
        answers = {f"1/{side}": word for side, word in (("functional", "like"), ("dysfunctional", "dislike"))}
        more = {f"2/{side}": "neutral" for side in ("functional", "dysfunctional")}
        assert room.phone(name).vote(**answers, **more).status == 200
    panel.show(panel.host.view())
    assert "3 of 3 answered" in panel.told.text and panel.explorer is None
    click(panel.led, "reveal")
    assert "Filter" in panel.explorer.said.text
    assert panel.explorer in panel.children
    assert panel.frame()["functional"].tolist() == ["like", "neutral"] * 3


def test_scores_of_several_items_meet_in_one_table(room):
    panel = opened(SCORES)
    phones = [room.phone("ana"), room.phone("ben")]
    for asking, (impact, effort) in enumerate([(3, 1), (1, 4)]):
        click(panel.led, "start")
        for n, phone in enumerate(phones):
            vote = {"reach": 1000 + 200 * n, "impact": impact, "confidence": 80, "effort": effort}
            assert phone.vote(asking=asking, **vote).status == 200
        click(panel.led, "reveal")
        if not asking:
            click(panel.led, "next")
    table = panel.explorer.explorer.frame
    assert table[["item", "reach", "impact", "confidence", "effort"]].values.tolist() == [
        ["Filter", 1100.0, 3.0, 0.8, 1.0],
        ["Chef", 1100.0, 1.0, 0.8, 4.0],
    ]
    assert "Filter" in panel.explorer.said.text


def test_how_sure_the_ranking_is_follows_from_how_far_the_room_lies_apart(room):
    panel = opened(SCORES)
    phones = [room.phone(name) for name in ("ana", "ben", "cy")]
    for asking in range(2):
        click(panel.led, "start")
        for n, phone in enumerate(phones):
            vote = {"reach": 1000 * 2**n, "impact": 2 - asking, "confidence": 80, "effort": 2}
            assert phone.vote(asking=asking, **vote).status == 200
        click(panel.led, "reveal")
        if not asking:
            click(panel.led, "next")
    assert panel.explorer.explorer.spread == {"reach": 0.693}
    assert "of 100** draws" in panel.explorer.said.text and "your numbers differ" in panel.explorer.said.text


def test_the_same_numbers_from_all_lie_nowhere_apart_and_what_is_not_above_zero_has_no_ratio():
    import pandas as pd

    def frame(*reach):
        rows = [{"item": "A", "reach": one, "impact": 1.0, "confidence": 0.5, "effort": 1.0} for one in reach]
        return pd.DataFrame(rows)

    assert apart([frame(3.0, 3.0)]) == apart([frame(3.0)]) == apart([frame(0.0, 3.0)]) == {}
    assert apart([frame(1.0, 10.0)])["reach"] == pytest.approx(1.628, abs=0.001)


def test_ranges_of_the_room_become_a_forecast_and_a_calibration(room):
    panel = opened(["range: Shared list (weeks)", "range: Export (weeks)"])
    phones = [room.phone(name) for name in ("ana", "ben")]
    for asking in range(2):
        click(panel.led, "start")
        for n, phone in enumerate(phones):
            assert phone.vote(asking=asking, low=2 + n, high=6 + 4 * n).status == 200
        click(panel.led, "reveal")
        if not asking:
            click(panel.led, "next")
    view = panel.explorer
    assert "Together" in view.said.text and list(view.explorer.frame["quantity"].unique()) == [
        "Shared list",
        "Export",
    ]
    assert "when" in view.seen.result.charts


def test_points_stand_beside_who_is_speaking_and_who_is_silent(room):
    panel = opened(["points: Which? | Filter | Chef"])
    click(panel.led, "start")
    room.phone("silent")
    assert room.phone("ana").vote(points={"1": 100}).status == 200
    click(panel.led, "reveal")
    assert panel.explorer.explorer.title == "Who is speaking?"
    assert "1 person is here and gave nothing" in panel.explorer.said.text


def test_what_the_wall_reveals_comes_to_the_chart_by_itself(room):
    async def chart_comes():
        panel = opened(["points: Which? | Filter | Chef"])
        await asyncio.to_thread(room.lead, "start")
        phone = await asyncio.to_thread(room.phone, "ana")
        await asyncio.to_thread(phone.vote, points={"1": 100})
        await asyncio.to_thread(room.lead, "reveal")
        for _ in range(600):
            if panel.explorer:
                break
            await asyncio.sleep(0.1)
        await asyncio.to_thread(room.lead, "close")
        await panel._task
        return panel

    panel = asyncio.run(chart_comes())
    assert "**Filter** leads" in panel.explorer.said.text


def test_the_last_time_that_an_item_was_scored_counts():
    import pandas as pd

    def frame(reach):
        return pd.DataFrame(
            [{"person": "p", "item": "A", "reach": reach, "impact": 1, "confidence": 1, "effort": 1}]
        )

    assert of_the_room([frame(1), frame(2)])["reach"].tolist() == [2]


def test_nothing_to_ask_and_a_line_that_cannot_be_read_are_told_and_nothing_opens(room):
    panel = opened([])
    assert panel.host is None and "has something to ask" in panel.said.text
    panel.form.values = {**panel.form.values, "lines": "dots: Which? | only one"}
    click(panel.form, "open")
    assert panel.host is None and "needs 2 to 40" in panel.said.text


def test_a_chapter_offers_what_a_phone_can_ask():
    found = offered("prioritisation")
    assert "prioritisation.first-pick" in found and len(found) > 10
    assert offered("") == {} and "roles.sorter" in offered("roles")


def fields(panel):
    return {one["key"]: one for one in panel.form.fields}


def test_a_chapter_is_chosen_in_the_panel_and_an_example_becomes_a_line(room):
    panel = open_room()
    assert "questions" not in fields(panel)
    roles = next(one["label"] for one in fields(panel)["chapter"]["options"] if one["value"] == "roles")
    panel.form.receive({"kind": "edit", "values": {"chapter": roles}})
    assert {one["value"] for one in fields(panel)["questions"]["options"]} == offered("roles").keys()
    panel.form.receive({"kind": "edit", "values": {"questions": {"values": ["roles.sorter"]}}})
    panel.form.receive({"kind": "edit", "values": {"lines": "text: What is new?"}})
    panel.form.receive({"kind": "edit", "values": {"example": "scores: Allergy filter in search"}})
    assert panel.form.values["lines"] == "text: What is new?\nscores: Allergy filter in search"
    click(panel.form, "open")
    plan = panel.host.view()["plan"]
    assert plan == [
        *(f"Who does this? Deck {n}" for n in (1, 2, 3)),
        "What is new?",
        "Allergy filter in search",
    ]
    assert open_room("roles").form.values["chapter"] == "roles"


def test_what_a_phone_cannot_ask_of_a_quiz_is_told(room, tmp_path):
    quiz = tmp_path / "mine.md"
    quiz.write_text(
        "# Mine\n\n## Yes?\n(x) Yes :: So.\n( ) No :: Not so.\n\n## First?\n1. One :: So.\n2. Two\n3. Three\n"
    )
    panel = opened([str(quiz)])
    assert panel.host.view()["plan"] == ["Yes?"]
    assert "Not asked, since a phone can't ask this kind: “First?”" in panel.said.text


def test_a_room_that_is_gone_is_told(room, monkeypatch):
    panel = opened([KANO])
    monkeypatch.setattr(panel.host, "local", "http://127.0.0.1:1/")
    click(panel.led, "start")
    assert "can't be reached" in panel.told.text
    with pytest.raises(NoRoom, match="no address of a wall"):
        Host(None, "http://127.0.0.1:8/", "")


def test_it_reads_as_a_sentence_where_no_kernel_runs():
    assert "open the notebook in JupyterLab" in repr(open_room("roles"))


PLAN = 'pmkit room --lan roles.first-guess roles.one-or-two "text: What will you ask?"'


def test_the_line_of_a_plan_can_be_pasted_and_what_is_ticked_too_is_asked_once(room):
    panel = open_room("roles")
    chosen = {"values": ["roles.one-or-two"], "without": False}
    panel.form.values = {**panel.form.values, "questions": chosen, "lines": PLAN}
    click(panel.form, "open")
    plan = panel.host.view()["plan"]
    assert len(plan) == 3 and plan[0].startswith("Mealwise must decide") and plan[-1] == "What will you ask?"
    assert "Everybody in this network" in panel.said.text  # as the line asks for


def test_a_room_for_this_computer_alone_says_so(room):
    assert "Only this computer can join" in opened(["text: What is new?"]).said.text


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('pmkit room roles.boss "text: And', "quotation mark without a second one"),
        ("pmkit room --port=8100 roles.boss", "works in a terminal only"),
    ],
)
def test_a_pasted_line_that_cannot_be_followed_is_told_and_nothing_opens(room, line, says):
    panel = open_room()
    panel.form.values = {**panel.form.values, "lines": line}
    click(panel.form, "open")
    assert panel.host is None and says in panel.said.text


def test_a_refusal_stays_to_be_read_until_something_changes_in_the_room(room):
    async def refused():
        panel = opened(["text: What is new?"])
        await asyncio.to_thread(click, panel.led, "next")
        refusal = panel.told.text
        looks, view = 0, panel.host.view

        def looked():
            nonlocal looks
            looks += 1
            return view()

        panel.host.view = looked
        while looks < 3:
            await asyncio.sleep(0.05)
        kept = panel.told.text
        await asyncio.to_thread(room.lead, "start")
        while panel.view["phase"] != "open":
            await asyncio.sleep(0.05)
        panel._task.cancel()
        return refusal, kept, panel.told

    refusal, kept, told = asyncio.run(asyncio.wait_for(refused(), 60))
    assert refusal == kept and "What is new?" not in kept
    assert "What is new?" in told.text and told.tone == ""


def test_a_room_of_its_own_answers_as_soon_as_it_is_there(tmp_path, monkeypatch):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    host = Host.open(["text: What is new?"])
    try:
        assert host.lead("ask", number=0)["title"] == "What is new?"
    finally:
        host.close()
        host.process.wait(30)
