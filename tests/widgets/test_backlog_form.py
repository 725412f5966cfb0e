"""From the file to the decisions and out again, as the form does it."""

import pytest
from own_helpers import HEADER, ROWS, export

from pmkit.widgets._decision_cells import SETS
from pmkit.widgets.backlog_form import BacklogForm
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.downloads import Made


@pytest.fixture
def form(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    return BacklogForm(
        CurrentBacklog(),
        case_name="Mealwise",
        sample=lambda: ("sample.csv", export()),
        make=lambda key: Made(key, b""),
        folder=lambda: tmp_path,
    )


def bring_in(form, data=None, name="jira.csv"):
    panel = form._panel_of("in")
    panel.file.take(name, data or export())
    return panel


def use(form, **more):
    panel = bring_in(form, **more)
    panel.run.buttons.click("use")
    return panel


def edit(table, id, key, text):
    table.receive({"kind": "edit", "id": id, "key": key, "text": text})


def test_the_dry_run_accounts_for_every_row_and_keeps_nothing(form):
    run = bring_in(form).run
    assert "5 rows in the file = 3 items to work on + 2 left out" in run.said.describe()
    run.switch.value = "left"
    assert sum(row["rows"] for row in run.children[-1].rows) == 2
    run.switch.value = "missing"
    assert "confidence in 2" in run.children[-1].children[0].rows[0]["lacks"]
    run.switch.value = "items"
    assert [row["item"] for row in run.children[-1].rows] == [
        "Offline ticket",
        "Price with dog",
        "Bicycle places",
    ]
    assert form.current.stored() == ()


def test_with_names_hidden_the_dry_run_of_the_next_file_names_nobody(form):
    use(form)
    form.current.look_at({}, hides_names=True)
    rows = [["Ask Imke about it", *ROWS[0][1:]], *ROWS[1:]]
    panel = bring_in(form, export(rows), "Imke_Vos.csv")
    run = panel.run
    for part in ("mapped", "left", "missing", "items", "states"):
        run.switch.value = part
        shown = " ".join(map(repr, (panel.file, panel.is_what, *run.children)))
        assert "Imke" not in shown and "Vos" not in shown, part
    assert run.report.items["reporter"].iloc[0] == "Imke Vos"  # the import itself is untouched
    form.current.look_at({}, hides_names=False)
    run.switch.value = "items"
    assert "Ask Imke about it" in repr(run.children[-1].rows)


def test_the_unit_of_money_is_said_once_and_stands_beside_the_numbers(form):
    use(form)
    fill = form.panels["fill"]
    assert fill.units.fields == []
    fill.form.receive({"kind": "edit", "values": {"set": "The queue (CD3)"}})
    fill.units.receive({"kind": "edit", "values": {"cost_of_delay": "CHF"}})
    assert form.current.units["cost_of_delay"] == "CHF"
    assert [column.get("unit") for column in fill.table.columns] == [None, None, "CHF a week", "weeks"]


def test_while_a_backlog_is_taken_over_it_says_so(form):
    panel = bring_in(form)
    said = []
    panel.run.said.observe(lambda change: said.append(change.new), "text")
    panel.run.buttons.click("use")
    assert said == ["Taking it over: the exercises on this page are set up for it …"]


def test_a_corrected_column_is_read_again_and_stays_in_its_place(form):
    run = bring_in(form).run
    headers = [row["header"] for row in run.columns.table.rows]
    edit(run.columns.table, str(headers.index("Reach")), "becomes", "Value")
    assert run.report.items["value"].tolist()[:2] == [900, 400]
    assert [row["header"] for row in run.columns.table.rows] == headers
    run.buttons.click("use")
    assert form.current.backlog.items["value"].iloc[0] == 900
    memory = bring_in(form, name="other.csv").run
    assert memory.report.items["value"].iloc[0] == 900  # the choice is remembered for the header


def test_a_status_can_be_taken_otherwise(form):
    run = bring_in(form).run
    run.switch.value = "states"
    edit(run.children[-1], "Won't Do", "means", "Open: in the backlog")
    assert len(run.report.items) == 4


def test_what_the_file_leaves_open_is_asked_before_it_is_used(form):
    header, rows = [*HEADER, "Due Date"], [[*row, "05/06/2026"] for row in ROWS]
    panel = bring_in(form, export(rows, header))
    assert "two ways" in panel.run.questions.fields[0]["label"]
    panel.run.buttons.click("use")
    assert "answer the question" in panel.trouble.text and form.current.backlog is None
    day = panel.run.questions.fields[0]["options"][0]["label"]
    panel.run.questions.receive({"kind": "edit", "values": {"date_order": day}})
    panel.run.buttons.click("use")
    assert f"{form.current.backlog.items['due'].iloc[0]:%d.%m.}" == "05.06."


def test_a_file_that_is_no_table_gets_a_sentence(form):
    panel = bring_in(form, b"%PDF-1.4")
    assert "PDF" in panel.file.error and panel.run is None


def test_after_using_it_what_is_missing_is_filled_in_and_can_be_taken_back(form):
    use(form)
    assert form.steps.value == "fill" and "3 open items" in form.said.describe()
    fill = form.panels["fill"]
    assert "confidence in 2" in fill.said.describe()
    edit(fill.table, "F-2", "confidence", "80")
    assert form.current.backlog.items["confidence"].tolist()[1] == 0.8
    assert "confidence in 1" in fill.said.describe()
    fill.table.undo()
    assert "confidence in 2" in fill.said.describe()
    fill.table.receive(
        {"kind": "paste", "ids": ["F-2", "F-3"], "key": "reach", "text": "1\t2\t50 %\t3\n4\t5\t100\t6"}
    )
    assert form.current.backlog.items["effort"].tolist() == [3, 3, 6]
    assert "Nothing is missing" in fill.said.describe()


def test_a_rule_says_what_it_will_do_does_it_and_is_taken_back(form):
    use(form)
    rules = form._panel_of("rules")
    rules.form.receive({"kind": "edit", "values": {"is": {"values": ["Bug"]}, "set": "Confidence"}})
    rules.form.receive({"kind": "edit", "values": {"to": "80 %"}})
    assert rules.said.describe() == "This sets Confidence to 80 % in 1 item."
    rules.buttons.click("go")
    assert form.current.backlog.items["confidence"].tolist()[1] == 0.8
    assert rules.said.describe() == "Nothing is left to set: Confidence stays as it is in 1 item."
    assert rules.done.describe() == "Set: Confidence in 1 item."
    rules.form.receive({"kind": "edit", "values": {"to": "lots"}})
    rules.buttons.click("undo")
    assert rules.form.errors == {}
    assert form.current.backlog.items["confidence"].isna().sum() == 2


def test_a_rule_for_moscow_offers_its_words(form):
    use(form)
    rules = form._panel_of("rules")
    rules.form.receive({"kind": "edit", "values": {"where": "All items", "set": "MoSCoW"}})
    rules.form.receive({"kind": "edit", "values": {"to": "Could"}})
    rules.buttons.click("go")
    assert set(form.current.backlog.items["moscow"]) == {"could"}


def test_effort_comes_from_points_by_a_rule_with_its_rate(form):
    header = [*HEADER, "Story Points", "Original estimate"]
    more = [("4", "28800"), ("3", ""), ("", "14400"), ("8", ""), ("1", "")]
    use(form, data=export([[*row, *cells] for row, cells in zip(ROWS, more, strict=True)], header))
    rules = form._panel_of("rules")
    rules.form.receive({"kind": "edit", "values": {"where": "All items", "set": "Effort", "only": False}})
    rules.form.receive({"kind": "edit", "values": {"how": "from story points"}})
    rules.form.receive({"kind": "edit", "values": {"to": "4 hours"}})
    assert rules.form.told == {"to": "4 hours = 0.5 person-days, at 8 hours a day."}
    assert rules.said.describe() == (
        "This sets Effort from story points × 0.5 person-days (20 days a person-month) in 2 items. "
        "1 item has nothing to work it out from."
    )
    rules.buttons.click("go")
    assert form.current.backlog.items["effort"].tolist()[:2] == [0.1, 0.075]
    rules.form.receive({"kind": "edit", "values": {"how": "from the time estimate", "only": True}})
    rules.form.receive({"kind": "edit", "values": {"to": "8"}})
    rules.buttons.click("go")
    assert form.current.backlog.items["effort"].tolist() == [0.1, 0.075, 0.025]


def test_a_rule_reads_numbers_as_cells_do_and_says_how(form):
    use(form)
    rules = form._panel_of("rules")
    rules.form.receive({"kind": "edit", "values": {"where": "All items", "set": "Reach"}})
    rules.form.receive({"kind": "edit", "values": {"to": "1.200"}})
    assert rules.form.values["to"] == 1200  # reach is 400 and 900 in the others
    assert rules.form.told == {"to": "Read as 1,200. For 1.2 type 1.2."}
    rules.form.receive({"kind": "edit", "values": {"set": "Effort"}})
    rules.form.receive({"kind": "edit", "values": {"to": "10 PT"}})
    assert rules.said.describe().startswith("This sets Effort to 0.5 person-months in 1 item.")


def test_choosing_items_shows_counts_and_survives_a_change_of_panel(form):
    use(form)
    choose = form._panel_of("choose")
    assert [field["key"] for field in choose.form.fields] == ["type", "labels", "hide"]
    choose.form.receive({"kind": "edit", "values": {"type": {"values": ["Story"]}}})
    assert "2 of 3 items" in choose.said.describe() and "the 2 that you chose" in form.said.describe()
    choose.form.receive({"kind": "edit", "values": {"type": {"values": ["Story"], "without": True}}})
    assert list(form.current.items["id"]) == ["F-2"] and "Type all but Story (2)" in choose.form.describe()
    choose.buttons.click("all")
    assert len(form.current.items) == 3


def test_a_newer_export_is_recognised_and_told(form):
    use(form)
    panel = use(form, data=export([*ROWS, ["Ramp", "F-9", *ROWS[2][2:]]]), name="jira-2.csv")
    assert panel.is_what.values["is"] != "other"
    assert "Since the last import: 1 new item." in form.said.describe()


def test_a_dry_run_tells_first_what_changed_whole_and_before_anything_is_taken(form):
    use(form)
    form.current.decide([("F-1", "reach", 70.0)], "reach")
    more = [[f"Ramp {number}", f"F-{number}", *ROWS[2][2:]] for number in range(20, 32)]
    moved = ["Offline ticket", "G-1", "Story", "Doing", *ROWS[0][4:]]
    panel = bring_in(form, export([moved, ROWS[2], *more]), "jira-2.csv")
    run = panel.run
    assert run.children[:2] == (run.said, run.news)
    assert run.news.said.describe() == (
        "Since the last import: 12 new items, 1 changed item, 1 item that is gone and 1 item with another "
        "key. Your decisions on 1 item were kept."
    )
    assert [row["key"] for row in run.news.table.rows] == [f"F-{number}" for number in range(20, 32)]
    seen = {}
    for part in run.news.switch.options:
        run.news.switch.value = part["value"]
        seen[part["label"]] = [list(row.values())[1:] for row in run.news.table.rows]
    assert seen["Changed (1)"] == [["G-1", "Offline ticket", "Status: To Do → Doing"]]
    assert seen["Gone (1)"] == [["F-2", "Price with dog"]]
    assert seen["Renamed (1)"] == [["G-1", "Offline ticket", "F-1"]]
    assert "G-1" not in form.current.backlog.items["key"].tolist()  # nothing is taken yet
    panel.is_what.values = {"is": "other"}
    assert run.news not in run.children
    panel.is_what.values = {"is": form.current.id}
    panel.run.buttons.click("use")
    assert form.current.backlog.items.set_index("key").at["G-1", "reach"] == 70


def test_what_changed_names_nobody_where_names_are_hidden(form):
    use(form)
    form.current.look_at({}, hides_names=True)
    rows = [["Ask Imke about it", *ROWS[0][1:]], [*ROWS[1][:5], "JK", *ROWS[1][6:]]]
    news = bring_in(form, export(rows), "jira-2.csv").run.news
    for part in news.switch.options:
        news.switch.value = part["value"]
        assert not any(name in repr(news.table.rows) for name in ("Imke", "Vos", "Teo", "JK")), part


def test_what_changed_is_told_again_for_a_corrected_column(form):
    use(form)
    run = bring_in(form, export([["Offline ticket, new", *ROWS[0][1:]], *ROWS[1:]]), "jira-2.csv").run
    assert "1 changed item" in run.news.said.describe()
    headers = [row["header"] for row in run.columns.table.rows]
    edit(run.columns.table, str(headers.index("Effort")), "becomes", "Size")
    assert "2 changed items" in run.news.said.describe()


def test_columns_are_shown_as_used_kept_and_left_out_each_with_an_example(form):
    header, days = [*HEADER, "Resolved", "Harbour", "Nothing"], ["", "", "", "02/Nov/26 2:02 PM", ""]
    harbours = [""] * 4 + ["Kiel"]
    data = export([[*row, day, at, ""] for row, day, at in zip(ROWS, days, harbours, strict=True)], header)
    run = bring_in(form, data).run
    groups = {}
    for part in [one["value"] for one in run.switch.options][:3]:
        run.switch.value = part
        groups[part] = {row["header"]: row["example"] for row in run.columns.table.rows}
    assert list(groups) == ["mapped", "kept", "ignored"]
    assert "02/Nov/26" in groups["mapped"]["Resolved"]  # only a finished item has it
    assert groups["kept"] == {"Harbour": "Kiel"}
    assert groups["ignored"] == {"Nothing": "(empty in every row)"}


def test_removing_asks_first(form):
    panel = use(form)
    form.steps.value = "in"
    assert panel.more.fields[-1]["label"] == "Remove jira.csv from this computer"
    panel.more.click("remove")
    assert "Remove “jira.csv”, with 3 items? This cannot be taken back." in panel.children[-1].describe()
    assert form.current.backlog is not None
    panel.children[-1].click("no")
    assert panel.more in panel.children
    panel.more.click("remove")
    panel.children[-1].click("yes")
    assert form.current.backlog is None and "Mealwise" in form.said.describe()


def test_its_static_form_says_which_backlog_is_in_use(form):
    assert "Mealwise" in form.static_html() and repr(form).startswith("BacklogForm(You work on Mealwise")


@pytest.mark.parametrize("name", SETS)
def test_every_method_s_inputs_can_be_filled_in(form, name):
    use(form)
    panel = form.panels["fill"]
    panel.form.values = {"set": name}
    assert [column["key"] for column in panel.table.columns] == ["item", "about", *SETS[name]]
    assert panel.table.rows[0]["about"]
    assert panel.said.text.startswith("Missing, of 3 items")


def test_the_answer_about_the_title_stays_when_another_question_follows(form):
    run = bring_in(form, b"Was;Leute\nSortieren;1.200\nTeilen;350\n", "liste.csv").run
    assert [field["key"] for field in run.questions.fields] == ["title_column"]
    run.switch.value = "missing"
    assert "no item yet" in run.children[-1].text
    run.switch.value = "kept"
    run.questions.values = {"title_column": "Was"}
    assert list(run.report.items["item"]) == ["Sortieren", "Teilen"]
    headers = [row["header"] for row in run.columns.table.rows]
    edit(run.columns.table, str(headers.index("Leute")), "becomes", "Reach")
    assert [field["key"] for field in run.questions.fields] == ["decimal_mark"]
    run.questions.values = {"decimal_mark": "group"}
    assert run.report.items["reach"].tolist() == [1200, 350]
    assert list(run.report.items["item"]) == ["Sortieren", "Teilen"]
    assert run.mapping == {"Was": "item", "Leute": "reach"}
    assert "2 rows in the file = 2 items to work on + none left out." in run.said.describe()


def test_values_that_read_alike_can_each_be_chosen(form):
    long = "A label that is longer than anybody would want to read in a list of choices, "
    rows = [[*row[:4], f"{long}{number}", *row[5:]] for number, row in enumerate(ROWS[:2])]
    use(form, data=export(rows))
    form.steps.value = "choose"
    choice = next(field for field in form.panels["choose"].form.fields if field["key"] == "labels")
    labels = [option["label"] for option in choice["options"]]
    assert len(labels) == len(set(labels)) == 2


@pytest.mark.parametrize("step", ["choose", "fill", "rules", "twice", "out"])
def test_each_step_can_be_read_where_no_kernel_runs(form, step):
    use(form)
    form.steps.value = step
    assert "You work on" in form.static_html()
