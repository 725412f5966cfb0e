"""An explorer on the page: something to see at once, said in words, kept, undone, redone and started over."""

import asyncio
from dataclasses import replace

import pandas as pd
import pytest

from pmkit.charts.ranking import ranking_chart, ranking_rows
from pmkit.explorers.controls import Cells, Order, Places
from pmkit.explorers.explorer import Explorer
from pmkit.explorers.fields import Button, Choice, Form, Range, Text
from pmkit.explorers.result import Result
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore
from pmkit.widgets.explorer_view import ExplorerView

ITEM = "explorer:demo.threshold"


class Threshold(Explorer):
    """How many items reach a score, with one control of each kind."""

    layout = ("form", ("order", "chart"), "places", "cells", "more", "sentence")

    def controls(self, values):
        ids = list(self.frame["id"])
        cards = [{"id": id, "title": id} for id in ids]
        return (
            Form(
                "form",
                (
                    Range("least", "At least", start=2, max=10),
                    Choice("only", "Only", options={"all": "all", "A": "A"}, picked_on="chart"),
                    Text("note", "Note"),
                    Button("most", "As much as there is", lambda values: {"least": 4}),
                ),
            ),
            Order("order", "Order", title="First on top", cards=cards),
            Places(
                "places",
                "Places",
                columns={"yes": "Yes", "no": "No"},
                cards=[{**card, "column": "no"} for card in cards],
            ),
            Cells(
                "cells",
                "Cells",
                columns=[
                    {"key": "score", "label": "Score", "type": "number"},
                    {"key": "twice", "readonly": True},
                ],
                rows=[
                    {"id": id, "score": float(score)}
                    for id, score in zip(ids, self.frame["score"], strict=True)
                ],
                fields=("score",),
            ),
        )

    def result(self, values):
        scores = [
            values["cells"].get(id, {}).get("score", score)
            for id, score in zip(*self._columns(), strict=True)
        ]
        count = sum(score >= values["least"] for score in scores)
        named = pd.Series(list(self.frame["id"]))
        bars = pd.Series(scores, dtype=float)
        rows = ranking_rows(named, bars, bars, bars, named, bars > 2).assign(key=named)
        return Result(
            sentence=f"**{count}** items reach {values['least']:g}.",
            charts={"chart": ranking_chart(rows, title=f"{count} items", description=f"{count} bars.")},
            says={"more": f"First: {values['order'][0]}"},
            computed={"cells": {"twice": [2 * score for score in scores]}},
            cards={"places": {id: {"warning": "too small"} for id in values["places"]["yes"] if id == "A"}},
            columns={"places": {"yes": {"note": f"{len(values['places']['yes'])} here"}}},
            errors={"note": "Too long"} if len(values["note"]) > 3 else {},
            hidden={"only", "places", "more"} if values["least"] > 5 else set(),
        )

    def _columns(self):
        return self.frame["id"], self.frame["score"]


@pytest.fixture
def case():
    return pd.DataFrame({"id": list("ABCD"), "score": [1, 2, 3, 4]})


@pytest.fixture
def workbook():
    return Workbook(MemoryStore(), {}.__getitem__)


@pytest.fixture
def view(case, workbook):
    return ExplorerView(Threshold(case), workbook, ITEM, "Mealwise")


def again(view):
    return ExplorerView(view.explorer, view.workbook, ITEM, "Mealwise")


def pull(view, least):
    view.controls["form"].widget.receive({"kind": "edit", "values": {"least": least}})


def notes(view):
    return view.workbook.notes(ITEM)


def can(view):
    return view.steps.can_undo, view.steps.can_redo


def test_it_works_without_a_workbook_and_starts_with_something_to_see(case):
    view = ExplorerView(Threshold(case))
    assert repr(view) == "Threshold(3 items reach 2.)"
    pull(view, 4)
    assert view.said.text == "**1** items reach 4." and view.charts.widgets["chart"].title == "1 items"


def test_what_was_done_with_each_control_is_seen_kept_and_there_again(view):
    widgets = {key: one.widget for key, one in view.controls.items()}
    pull(view, 4)
    widgets["form"].receive({"kind": "edit", "values": {"note": "long"}})
    widgets["order"].place({"order": ["D"]})
    widgets["places"].place({"yes": ["A"]})
    widgets["cells"].receive({"kind": "edit", "id": "A", "key": "score", "text": "9"})
    assert view.said.text == "**2** items reach 4."
    assert widgets["form"].errors == {"note": "Too long"}
    assert next(card for card in widgets["places"].cards if card["id"] == "A")["warning"] == "too small"
    assert widgets["places"].columns[0]["note"] == "1 here"
    assert view._texts["more"].text == "First: D"
    assert notes(view)[-1] == {
        "least": 4.0,
        "only": "all",
        "note": "long",
        "order": ["D", "A", "B", "C"],
        "places": {"yes": ["A"], "no": ["B", "C", "D"]},
        "cells": {"A": {"score": 9.0}},
    }
    other = again(view)
    assert other.state == view.state and other.static_html() == view.static_html()
    assert other.controls["cells"].widget.rows == widgets["cells"].rows


def test_looking_or_restoring_saves_nothing(view):
    view.save_now()
    pull(view, 2)
    again(view).save_now()
    assert notes(view) == []


def test_a_step_goes_back_and_on_and_a_new_change_ends_what_was_undone(view):
    assert can(view) == (False, False)
    for least in (3, 4):
        pull(view, least)
    view.steps.receive({"kind": "undo"})
    assert view.seen.values["least"] == 3 and can(view) == (True, True)
    view.steps.receive({"kind": "undo"})
    assert view.seen.values["least"] == 2 and can(view) == (False, True)
    view.steps.receive({"kind": "redo"})
    assert view.controls["form"].widget.values["least"] == 3
    pull(view, 7)
    assert can(view) == (True, False)


def test_every_control_goes_back(view):
    first = view.static_html()
    view.controls["order"].widget.place({"order": ["D"]})
    view.controls["places"].widget.place({"yes": ["B"]})
    view.controls["cells"].widget.receive({"kind": "edit", "id": "B", "key": "score", "text": "8"})
    view.controls["form"].widget.click("most")
    assert view.seen.values["least"] == 4
    for _ in range(4):
        view.step("undo")
    assert view.static_html() == first and can(view) == (False, True)


def test_starting_over_is_kept_and_can_be_undone(view):
    pull(view, 4)
    view.steps.receive({"kind": "start_over"})
    assert view.seen.values["least"] == 2 and again(view).seen.values["least"] == 2
    view.step("undo")
    assert view.seen.values["least"] == 4 and notes(view)[-1]["least"] == 4


def test_the_steps_are_there_again_when_the_explorer_is_opened_again(view):
    for least in (3, 4, 5):
        pull(view, least)
    view.step("undo")
    other = again(view)
    assert other.seen.values["least"] == 4 and can(other) == (True, True)
    other.step("redo")
    assert other.seen.values["least"] == 5
    for _ in range(3):
        other.step("undo")
    assert other.seen.values["least"] == 2 and can(other) == (False, True)


def undone(view):
    """The states that Undo brings, one after the other."""
    while view.steps.can_undo:
        view.step("undo")
        yield dict(view.state)


def test_while_a_kernel_runs_each_press_is_one_step_however_quickly_they_follow(view):
    async def live():
        view.set(least=3)
        view.controls["form"].widget.click("most")
        view.set(least=5)
        await asyncio.sleep(0)

    asyncio.run(live())
    assert [step["least"] for step in undone(view)] == [4, 3, 2]


def test_while_a_kernel_runs_a_pulled_slider_is_one_entry_and_one_step(view):
    async def sitting():
        for least in range(3, 9):
            pull(view, least)
        assert notes(view) == [] and can(view) == (True, False)
        await asyncio.sleep(0.5)
        pull(view, 9)
        view.step("undo")  # a change of a moment ago is a step of its own
        assert view.seen.values["least"] == 8
        view.step("undo")
        assert view.seen.values["least"] == 2
        pull(view, 3)
        view.close()  # what is not yet saved is saved on the way out

    asyncio.run(sitting())
    assert [payload["least"] for payload in notes(view)] == [8, 9, 8, 2, 3]


def test_what_no_longer_fits_is_passed_over(case, workbook):
    workbook.note(
        ITEM, {"least": 99, "only": "gone", "order": ["X", "D"], "places": {"yes": ["X"], "moon": []}}
    )
    view = ExplorerView(Threshold(case), workbook, ITEM)
    assert view.seen.values["least"] == 10 and view.seen.values["only"] == "all"
    assert view.seen.values["order"] == ["D", "A", "B", "C"]
    assert view.seen.values["places"] == {"yes": [], "no": ["A", "B", "C", "D"]}


def test_what_was_done_with_items_that_are_not_here_now_is_kept(case, workbook):
    view = ExplorerView(Threshold(case), workbook, ITEM)
    view.set(order=["D", "C", "B", "A"], places={"yes": ["C"]}, cells={"C": {"score": 8.0}})
    part = ExplorerView(Threshold(case.head(2)), workbook, ITEM, unshown=lambda: {"C", "D"})
    assert part.seen.values["order"] == ["B", "A"] and not part.seen.values["cells"]
    part.step("start_over")
    whole = ExplorerView(Threshold(case), workbook, ITEM)
    assert whole.seen.values["order"] == ["A", "B", "D", "C"]
    assert whole.seen.values["places"]["yes"] == ["C"] and whole.seen.values["cells"] == {"C": {"score": 8.0}}


def test_decisions_are_handed_on_and_not_kept_twice(case, workbook):
    decided = []
    view = ExplorerView(Threshold(case), workbook, ITEM, decide=decided.append)
    view.controls["cells"].widget.receive({"kind": "edit", "id": "A", "key": "score", "text": "9"})
    assert decided == [{("A", "score"): 9.0}] and "cells" not in notes(view)[-1]
    view.step("undo")
    assert decided[-1] == {}


def test_a_click_on_a_mark_chooses(view):
    view.charts.widgets["chart"]._handle_custom_msg({"kind": "click", "key": "A"}, [])
    assert view.seen.values["only"] == "A"


def test_a_field_that_is_not_shown_keeps_its_value(view):
    view.set(only="A")
    pull(view, 7)
    assert "only" not in {field["key"] for field in view.controls["form"].widget.fields}
    pull(view, 2)
    assert view.controls["form"].widget.values["only"] == "A"


class SaysItOnce(Threshold):
    """Has a text and a table only while few points are asked for."""

    layout = ("form", "sentence", "more", "rest")

    def result(self, values):
        few = values["least"] < 4
        rest = Cells("rest", "The others", columns=[{"key": "score"}], rows=[{"id": "A", "score": 1}])
        return replace(
            super().result(values),
            says={"more": "A text"} if few else {},
            tables={"rest": rest} if few else {},
        )


def test_a_text_and_a_table_that_a_result_no_longer_has_are_gone_until_it_has_them_again(case):
    view = ExplorerView(SaysItOnce(case))
    assert "A text" in view.static_html() and "The others" in view.static_html()
    pull(view, 5)
    assert "A text" not in view.static_html() and "The others" not in view.static_html()
    assert len(view.children) == 3
    pull(view, 3)
    assert "A text" in view.static_html() and "The others" in view.static_html()


def test_its_static_form_holds_its_parts_and_its_sentence(case):
    html = ExplorerView(Threshold(case), label="<Mealwise>").static_html()
    assert "At least" in html and "<strong>3</strong>" in html and "<Mealwise>" not in html
    assert "Undo" not in html
    assert {"text/plain", "text/html"} <= set(ExplorerView(Threshold(case))._repr_mimebundle_())


def test_its_picture_can_be_taken_along(case, tmp_path):
    view = ExplorerView(Threshold(case), folder=lambda: tmp_path)
    assert [one["label"] for one in view.downloads.items] == ["Chart as PNG", "Chart as SVG"]
    view.downloads.press("svg")
    made = next(tmp_path.iterdir())
    assert made.suffix == ".svg" and "3 items" in made.read_text()


def test_the_steps_stand_beside_the_first_form(view):
    assert view.children[0].children == (view.controls["form"].widget, view.steps)


def test_the_steps_stand_below_a_form_that_has_its_chart_beside_it(case):
    class Aside(Threshold):
        layout = ((("form",), "chart"), "sentence")

    controls, chart = ExplorerView(Aside(case)).children[0].children
    assert [type(one).__name__ for one in controls.children] == ["Form", "Steps"]
    assert type(chart).__name__ == "LiveChart"


def test_start_over_is_offered_only_where_it_changes_something(view):
    assert view.steps.describe() == ""
    view.set(least=3)
    assert view.steps.describe() == "[Undo] [Start over]"
    view.step("start_over")
    assert view.steps.describe() == "[Undo]"
    view.step("undo")
    assert view.steps.describe() == "[Undo] [Redo] [Start over]"


def test_pictures_are_drawn_for_a_notebook_that_nobody_has_open(case, monkeypatch):
    """A person who has it open sees the widget; the pictures held back the first question of a lesson."""
    for name in ("JPY_SESSION_NAME", "PMKIT_STATIC"):
        monkeypatch.delenv(name, raising=False)
    shown = ExplorerView(Threshold(case))
    assert "<img" in shown._repr_mimebundle_()["text/html"]
    monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/03_prioritisation.ipynb")
    opened = shown._repr_mimebundle_()["text/html"]
    assert "<img" not in opened and shown.said.describe() in opened


def test_a_chapter_that_is_started_over_elsewhere_and_brought_back_shows_on_the_open_explorer(view):
    pull(view, 4)
    elsewhere = Workbook(view.workbook.store, {}.__getitem__)  # the server's
    elsewhere.start_over("demo")
    view.reopen()
    assert view.seen.values["least"] == 2
    elsewhere.undo_start_over("demo")
    view.reopen()
    assert view.seen.values["least"] == 4 and view.steps.describe() != ""


class Cards(Threshold):
    """A board only while there is something to put on it, as after Start over there may be nothing."""

    layout = ("form", "places", "cells", "sentence")

    def controls(self, values):
        form, _, places, cells = super().controls(values)
        note = (values.get("note") or "") if isinstance(values.get("note"), str) else ""
        return (form, places, cells) if note else (form, cells)

    def result(self, values):
        return Result(sentence="Cards.")


def test_a_control_that_is_gone_leaves_the_page_and_comes_back(case, workbook):
    view = ExplorerView(Cards(case), workbook, ITEM, "Mealwise")

    def shown():
        return "places" in view.controls and view.controls["places"].widget in view.children

    assert not shown()
    view.set(note="x")
    assert shown()
    view.step("start_over")
    assert not shown()
    view.step("undo")
    assert shown()


def test_parts_of_the_layout_that_are_hidden_are_not_on_the_page_and_come_back(view):
    whole = list(view.children)
    view.set(least=6)
    gone = [part for part in whole if part not in view.children]
    assert gone == [view.controls["places"].widget, view._texts["more"]]
    assert "First:" not in view.static_html()
    view.set(least=2)
    assert list(view.children) == whole


class Grouped(Threshold):
    """Its chart and its words stand side by side; with too high a bar there is nothing to draw."""

    layout = ("form", ("chart", "more"), "sentence")

    def result(self, values):
        if values["least"] > 5:
            return Result(sentence="Nothing reaches that.", hidden={"more"})
        return super().result(values)


def test_what_stands_beside_another_comes_and_goes_whatever_was_seen_first(case, workbook):
    first = ExplorerView(Grouped(case), workbook, ITEM, "Mealwise")
    first.set(least=6)
    view = ExplorerView(Grouped(case), workbook, ITEM, "Mealwise")  # opened where nothing was to be drawn
    group = view.children[1]
    assert not group.children
    view.set(least=2)
    assert view.children[1] is group
    assert list(group.children) == [view.charts.widgets["chart"], view._texts["more"]]
    assert all(part.layout.min_width == "0" for part in group.children)
    view.set(least=6)
    assert list(group.children) == [view.charts.widgets["chart"]]
    assert view.charts.widgets["chart"].layout.display == "none"


class Columns(Threshold):
    """The controls in a column beside the chart: the steps stand below them."""

    layout = ((("form", "more"), "chart"), "sentence")


def test_the_steps_stay_below_a_column_of_which_a_part_comes_and_goes(case):
    view = ExplorerView(Columns(case))
    column = view.children[0].children[0]
    form, more = view.controls["form"].widget, view._texts["more"]
    assert list(column.children) == [form, more, view.steps]
    view.set(least=6)
    assert list(column.children) == [form, view.steps]
    view.set(least=2)
    assert list(column.children) == [form, more, view.steps]
