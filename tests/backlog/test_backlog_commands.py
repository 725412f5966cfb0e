"""`pmkit import` and `pmkit score` from the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pmkit.backlog import decide, storage
from pmkit.cases import load
from pmkit.cli import app
from pmkit.methods import rice

SAMPLES = Path(__file__).parent / "samples"


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_dry_run_tells_everything_and_keeps_nothing():
    done = run("import", SAMPLES / "jira_en.csv", "--dry-run", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["rows_in_file"] == told["items"] + sum(told["left_out"].values()) == 6
    assert {use["field"] for use in told["columns"]["mapped"]} >= {"key", "item", "size", "requires"}
    assert [use["header"] for use in told["columns"]["ignored"]] == []
    assert told["missing"]["rice"] == {"reach": 3, "impact": 3, "confidence": 3, "effort": 3}
    assert told["kept"] is False
    assert storage.current() is None


def test_the_dry_run_is_the_real_run():
    dry = json.loads(run("import", SAMPLES / "jira_en.csv", "--dry-run", "--json").stdout)
    real = json.loads(run("import", SAMPLES / "jira_en.csv", "--json").stdout)
    assert {name: real[name] for name in real if name not in ("kept", "merge")} == {
        name: dry[name] for name in dry if name not in ("kept", "merge")
    }
    assert real["kept"] is True
    assert len(storage.current()) == 3


def test_the_table_names_columns_reasons_and_what_is_missing():
    said = run("import", SAMPLES / "jira_en.csv", "--dry-run").stdout
    for part in (
        "6 rows in the file: 3 items",
        "Story Points",
        "status “Won't Do”: dropped",
        "reach in 3",
        "SHOP-1",
    ):
        assert part in said


def test_a_file_that_can_not_be_read_is_one_sentence_and_code_1(tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    for words in (
        ("import", tmp_path / "empty.csv"),
        ("import", tmp_path / "gone.csv"),
        ("score", tmp_path / "gone.csv"),
    ):
        done = run(*words)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert len(done.stderr.strip().splitlines()) == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("import", "x.csv", "--map", "nonsense"),
        ("score", "x.csv", "--method", "magic"),
        ("score",),
        ("score", "x.csv", "--case"),
    ],
)
def test_a_mistyped_command_is_code_2(words):
    assert run(*words).exit_code == 2


def test_an_open_question_keeps_nothing_and_says_how_to_answer():
    done = run("import", SAMPLES / "azure_flat.csv")
    assert done.exit_code == 1
    assert "--answer date_order=day" in done.stderr
    assert storage.current() is None
    assert run("import", SAMPLES / "azure_flat.csv", "--dry-run").exit_code == 0
    assert run("import", SAMPLES / "azure_flat.csv", "--answer", "date_order=day").exit_code == 0
    assert len(storage.current()) == 2


def test_a_mapping_is_remembered_for_the_next_file():
    words = [
        word for pair in ("Was=item", "Leute/Quartal=reach", "Monate=effort") for word in ("--map", pair)
    ]
    assert run("import", SAMPLES / "anything.csv", *words).exit_code == 0
    assert run("import", SAMPLES / "anything.csv").exit_code == 0
    assert list(storage.current().items["reach"]) == [1200, 350]


def test_importing_again_keeps_decisions():
    run("import", SAMPLES / "jira_en.csv")
    storage.choose(decide(storage.current(), "SHOP-1", {"reach": 12.0}))
    told = json.loads(run("import", SAMPLES / "jira_en.csv", "--json").stdout)
    assert "Your decisions on 1 item were kept." in told["merge"]["decisions"]
    assert storage.current().items["reach"][0] == 12


def test_scores_of_the_case():
    told = json.loads(run("score", "--case", "--method", "rice", "--json").stdout)
    assert told["method"] == "rice"
    case = load("backlog")
    assert len(told["items"]) == len(case)
    assert set(told["items"][0]) == {"key", "title", "score", "rank", "tied", "missing"}
    scores = dict(zip(case["id"], rice(case)["rice"], strict=True))
    assert {one["key"]: one["score"] for one in told["items"]} == pytest.approx(scores)
    assert told["missing"] == {}


@pytest.mark.parametrize("method", ["rice", "ice", "wsjf", "value-effort"])
def test_missing_inputs_are_named_and_no_score_is_made_up(method):
    done = run("score", SAMPLES / "jira_en.csv", "--method", method, "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert all(item["score"] is None and item["rank"] is None and item["missing"] for item in told["items"])
    assert set(told["missing"].values()) == {3}
    assert "To score every item, fill in" in run("score", SAMPLES / "jira_en.csv", "--method", method).stdout


def test_what_is_missing_is_said_once_for_all_items_that_lack_the_same(tmp_path):
    rows = [f"A-{n},Item {n},10,1,{'0.5' if n < 3 else ''},{'2' if n < 60 else ''}" for n in range(1, 70)]
    (tmp_path / "b.csv").write_text("\n".join(["Key,Title,Reach,Impact,Confidence,Effort", *rows]))
    said = run("score", tmp_path / "b.csv").stdout
    assert "rice: 2 items of 69 from b.csv" in said and "No score yet: 67 items of 69 from b.csv" in said
    lines = [line.split() for line in said.splitlines() if line.strip().startswith("confidence")]
    assert [line[:3] for line in lines] == [["confidence", "57", "A-3,"], ["confidence,", "effort", "10"]]
    assert len(said.splitlines()) < 15


def test_scoring_uses_the_chosen_backlog_where_no_file_is_named():
    run("import", SAMPLES / "anything.xlsx")
    told = json.loads(run("score", "--json").stdout)
    assert [(item["key"], item["score"], item["rank"]) for item in told["items"]] == [
        ("1", 1280, 1),
        ("2", 350, 2),
    ]


def test_a_value_that_can_not_be_is_named(tmp_path):
    (tmp_path / "b.csv").write_text("Title,Reach,Impact,Confidence,Effort\nSort,10,1,0.5,0\n")
    done = run("score", tmp_path / "b.csv")
    assert done.exit_code == 1
    assert "Row 2 (“Sort”): effort is 0" in done.stderr


EPICS = (
    "Key,Title,Type,Status,Labels,Resolved,Reach,Impact,Confidence,Effort,Value\n"
    "E-1,Tickets,Epic,Open,,,9,1,1,1,9\n"
    "A-1,Offline,Story,Open,app,,1,1,1,1,1\nA-2,Dogs,Bug,Open,web,,2,1,1,1,2\nA-3,Bikes,Task,Open,,,3,1,1,1,3\n"
    "E-2,Old,Epic,Done,,2026-01-07,,,,,\nA-4,Prices,Story,Done,,2026-01-05,,,,,\n"
    "A-5,Maps,Story,Done,,2026-01-18,,,,,\n"
)


def test_epics_are_left_out_of_score_plan_and_forecast_until_they_are_wanted(tmp_path):
    (tmp_path / "b.csv").write_text(EPICS)
    said = "1 epic is left out: it groups other items."
    for command in (("score",), ("plan", "--capacity", "2"), ("forecast", "--items", "3")):
        name, *more = command
        alone = json.loads(run(name, tmp_path / "b.csv", *more, "--json").stdout)
        wanted = json.loads(run(name, tmp_path / "b.csv", *more, "--with-groups", "--json").stdout)
        told = said.replace("epic is", "finished epic is") if name == "forecast" else said
        assert told in alone.get("notes", alone.get("warnings")) and told not in str(wanted), name
        if name != "forecast":
            inside = [len(one.get("titles") or one["items"]) for one in (alone, wanted)]
            assert inside == [3, 4], name
    assert [one["history"]["mean"] for one in (alone, wanted)] == [1, 1.5]  # of two weeks


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("--only", "type=story", "--only", "type=Bug"), {"A-1", "A-2"}),
        (("--all-but", "type=Bug"), {"A-1", "A-3"}),
        (("--only", "type=epic"), {"E-1"}),
        (("--only", "label="), {"A-3"}),
        (("--all-but", "labels=app", "--only", "type=Story", "--only", "type=Task"), {"A-3"}),
    ],
)
def test_items_are_chosen_by_several_values_or_all_but_some(tmp_path, words, left):
    (tmp_path / "b.csv").write_text(EPICS)
    found = json.loads(run("score", tmp_path / "b.csv", *words, "--json").stdout)
    assert {item["key"] for item in found["items"]} == left


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--only", "colour=red"), 2, "FIELD=VALUE with one of type"),
        (("--only", "type=a", "--all-but", "type=b"), 2, "use one of the two"),
        (("--only", "type=Chore"), 1, "No item of the backlog fits."),
    ],
)
def test_a_choice_that_can_not_be_is_told(tmp_path, words, code, says):
    (tmp_path / "b.csv").write_text(EPICS)
    ended = run("score", tmp_path / "b.csv", *words)
    assert ended.exit_code == code and says in " ".join(ended.output.replace("│", " ").split())


def test_ties_are_told(tmp_path):
    data = "Title,Value,Effort\na,4,2\nb,2,1\nc,1,1\n"
    file = tmp_path / "b.csv"
    file.write_text(data)
    told = json.loads(run("score", file, "--method", "value-effort", "--json").stdout)
    assert [(item["rank"], item["tied"]) for item in told["items"]] == [(1, True), (1, True), (3, False)]
    assert "1=" in run("score", file, "--method", "value-effort").stdout


def test_text_of_the_file_does_not_reach_the_terminals_controls(tmp_path):
    (tmp_path / "b.csv").write_bytes("Key,Title,Value,Effort\nA-1,\x1b[2Jgone\u202e,1,1\n".encode())
    for command in (("import",), ("score", "--method", "value-effort")):
        said = run(*command, tmp_path / "b.csv").stdout
        assert "\x1b" not in said and "\u202e" not in said
        assert "⟨U+001B⟩" in said


@pytest.mark.parametrize(
    "words",
    [
        ("--status", "To Do=later"),
        ("--status", "Nowhere=done"),
        ("--answer", "date_order=day"),
        ("--map", "Summary"),
    ],
)
def test_what_the_file_has_no_use_for_is_mistyped(words):
    done = run("import", SAMPLES / "jira_en.csv", *words)
    assert done.exit_code == 2
    assert storage.current() is None


def test_an_answer_that_is_none_of_the_options_is_mistyped():
    done = run("import", SAMPLES / "azure_flat.csv", "--answer", "date_order=year")
    assert done.exit_code == 2
    assert "day, month" in " ".join(done.stderr.split())


def test_the_answer_about_the_title_is_remembered_for_its_column():
    words = ("import", SAMPLES / "anything.csv")
    assert run(*words).exit_code == 1
    assert run(*words, "--answer", "title_column=Was").exit_code == 0
    assert run(*words).exit_code == 0
    assert len(storage.current()) == 2


def test_a_column_may_be_mapped_by_the_name_that_a_person_sees():
    assert (
        run("import", SAMPLES / "anything.csv", "--map", "Was=Title", "--map", "Monate=Effort").exit_code == 0
    )
    assert list(storage.current().items["item"]) == ["Liste nach Gang", "Liste teilen"]


def test_importing_again_tells_what_is_new_changed_finished_and_gone(tmp_path):
    file = tmp_path / "b.csv"
    head = "Key,Title,Status,Reach,Resolved\n"
    file.write_text(head + "A-1,Sort,Open,10,\nA-2,Share,Open,5,\nA-3,Print,Open,1,\n")
    run("import", file)
    file.write_text(head + "A-1,Sort by aisle,Open,10,\nA-2,Share,Done,5,2026-03-09\nA-5,New,Open,1,\n")
    dry = run("import", file, "--dry-run")
    assert dry.stdout.startswith(
        "Since the last import: 1 new item, 1 changed item, 1 item that is gone and 1 finished item."
    )
    assert (
        "\n\nChanged\n  title          key  what changed\n  Sort by aisle  A-1  Title: Sort →" in dry.stdout
    )
    told = json.loads(run("import", file, "--dry-run", "--json").stdout)["merge"]
    assert told == json.loads(run("import", file, "--json").stdout)["merge"]
    assert {name: [row["key"] for row in rows] for name, rows in told["lists"].items()} == {
        "new": ["A-5"],
        "changed": ["A-1"],
        "vanished": ["A-3"],
        "finished": ["A-2"],
    }


def test_a_newer_export_under_another_name_takes_the_place_of_the_older(tmp_path):
    old, new = tmp_path / "october.csv", tmp_path / "november.csv"
    old.write_text("Key,Title,Status,Created\nA-1,Sort,Open,2026-01-05\nA-2,Share,Open,2026-01-06\n")
    new.write_text("Key,Title,Status,Created\nB-1,Sort,Open,2026-01-05\nB-2,Share,Open,2026-01-06\n")
    assert "--update" not in run("import", old).stdout  # once it was taken for a newer export of itself
    storage.choose(decide(storage.current(), "A-2", {"reach": 12.0}))
    assert "--update 'october.csv'" in run("import", new, "--dry-run").stdout
    done = run("import", new, "--update", "october.csv")
    assert "2 items with another key" in done.stdout and "Share  B-2  A-2" in done.stdout
    assert storage.current().items["reach"][1] == 12
    assert [one.name for one in storage.stored()] == ["november.csv"]
    refused = run("import", new, "--update", "october.csv")
    assert refused.exit_code == 2 and "november.csv" in refused.stderr


def test_columns_stay_under_each_other_with_wide_letters():
    lines = run("import", SAMPLES / "jira_ja.csv", "--dry-run").stdout.splitlines()
    from pmkit.cli.shared.tables import _places

    ends = {
        _places(line.split(became)[0]) for line in lines for became in ("Title", "Priority") if became in line
    }
    assert len(ends) == 1


def test_the_backlog_in_use_is_taken_out_for_the_tracker_and_for_people(tmp_path):
    assert "Bring one in first" in run("export", "backlog").output
    run("import", SAMPLES / "jira_en.csv")
    storage.choose(decide(storage.current(), "SHOP-1", {"reach": 12.0}))
    kinds = {
        "tracker": ("csv", b"\xef\xbb\xbfIssue key,"),
        "html": ("html", b"<!DOCTYPE"),
        "xlsx": ("xlsx", b"PK"),
    }
    for kind, (ending, start) in kinds.items():
        done = run("export", "backlog", kind, "--to", tmp_path)
        assert done.exit_code == 0 and "is ready" in done.stdout
        assert next(tmp_path.glob(f"*.{ending}")).read_bytes().startswith(start)
    azure = tmp_path / "azure.csv"
    run("export", "backlog", "tracker", "--for", "azure", "--to", azure)
    assert azure.read_text("utf-8-sig").splitlines()[0] == "ID,Title,Work Item Type,Reach"


def test_the_command_tells_each_column_of_the_tracker_before_it_writes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("import", SAMPLES / "jira_en.csv")
    assert "Nothing is decided yet" in run("export", "backlog").output
    known = {"reach": 12.0, "impact": 2.0, "confidence": 0.5, "effort": 2.0, "value": 9.0}
    storage.choose(decide(storage.current(), "SHOP-1", known))
    words = ("export", "backlog", "tracker", "--order", "--capacity", 3, "--field", "value=Worth")
    told = run(*words, "--dry-run").output
    assert not list(tmp_path.glob("*.csv"))
    assert "Value of 1 item goes into “Worth”, a field of its own." in told
    assert "The rank of 1 item goes into “RICE rank”" in told and "1 item of 3 in the best plan" in told
    assert run(*words).output.startswith(told)
    (file,) = tmp_path.glob("*.csv")
    head, row = file.read_text("utf-8-sig").splitlines()
    assert head.endswith(",Worth,RICE score,RICE rank,In release") and row.endswith(",9,6,1,yes")


def test_an_epic_has_no_rank_beside_its_own_parts(tmp_path):
    (tmp_path / "b.csv").write_text(
        "Issue key,Summary,Issue Type,Status,Epic Link,Value,Effort\n"
        "A-1,Whole,Epic,To Do,,90,1\nA-2,Part,Story,To Do,A-1,8,2\nA-3,Part,Story,To Do,A-1,9,3\n"
    )
    run("import", tmp_path / "b.csv")
    run("export", "backlog", "--order", "--method", "value-effort", "--to", tmp_path / "out.csv")
    rows = [line.split(",") for line in (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()]
    assert [(row[0], row[-1]) for row in rows[1:]] == [("A-2", "1"), ("A-3", "2")]
    page = ("export", "backlog", "markdown", "--method", "value-effort", "--to", tmp_path / "page.md")
    assert "1 epic is left out" in run(*page).output
    assert "Whole" not in (tmp_path / "page.md").read_text()


def test_heading_columns_and_method_can_be_chosen(tmp_path):
    run("import", SAMPLES / "jira_en.csv")
    storage.choose(decide(storage.current(), "SHOP-1", {"value": 9.0, "effort": 2.0}))
    page = tmp_path / "page.md"
    words = (
        "--method",
        "value-effort",
        "--title",
        "Our spring",
        "--columns",
        "rank,item,score",
        "--to",
        page,
    )
    assert run("export", "backlog", "markdown", *words).exit_code == 0
    assert page.read_text().splitlines()[:3] == ["# Our spring", "", "| Rank | Title | Score |"]
    assert "There is no column colour" in run("export", "backlog", "html", "--columns", "colour").output


def test_an_export_is_refused_in_words(tmp_path):
    run("import", SAMPLES / "jira_en.csv")
    assert "Choose one of: tracker" in run("export", "backlog", "pdf").output
    for words in (("html", "--order"), ("tracker", "--title", "Now"), ("commands", "--field", "value=Worth")):
        unfit = run("export", "backlog", *words)  # once such a word was dropped in silence
        assert unfit.exit_code == 2 and "is only for" in unfit.output
    assert "needs its titles as they are" in run("export", "backlog", "tracker", "--hide-names").output
    assert "no GitHub issue" in run("export", "backlog", "commands").output
    (tmp_path / "mine.csv").write_text("mine")
    assert "not overwritten" in run("export", "backlog", "--to", tmp_path / "mine.csv").output
    assert (tmp_path / "mine.csv").read_text() == "mine"


def test_an_item_is_named_by_its_row_of_the_sheet(tmp_path):
    """Once a cell in row 4 was told as row 3, and row 4 by another command."""
    file = tmp_path / "b.csv"
    head = "My list\n\nTitle,Reach,Impact,Confidence,Effort,Value\n"
    file.write_text(f"{head}A,10,1,0.5,1,1\nB,10,1,0.5,-1,1\nC,10,1,0.5,x,1\n")
    assert "Row 5 (“B”): effort is -1" in run("score", file).stderr
    assert "Row 5 (“B”)" in run("plan", file, "--capacity", 3).stderr
    assert "the first is row 6 (“x”)" in " ".join(run("import", file, "--dry-run").stdout.split())


def test_what_is_mistyped_in_an_answer_is_told_by_every_command(tmp_path):
    file = tmp_path / "b.csv"
    file.write_text("Title,Reach,Impact,Confidence,Effort\nA,10,1,8,1\n")
    for command in (("import", file), ("score", file), ("plan", file, "--capacity", 3)):
        assert run(*command, "--answer", "confidence_scal=points").exit_code == 2
        assert run(*command, "--answer", "confidence_scale=pionts").exit_code == 2
        assert run(*command).exit_code == 1


def test_points_of_safe_are_offered_their_own_score_and_are_no_money(tmp_path):
    file = tmp_path / "safe.csv"
    head = "Title,User-Business Value,Time Criticality,RR/OE,CoD,Job Size\n"
    file.write_text(head + "a,8,5,1,14,2\nb,1,1,1,3,1\nc,3,,1,,1\n")
    offered = json.loads(run("score", file, "--method", "wsjf", "--json").stdout)
    assert all("cost_of_delay" in item["missing"] for item in offered["items"])
    assert any("--method safe-wsjf" in note for note in offered["notes"])
    scored = json.loads(run("score", file, "--method", "safe-wsjf", "--json").stdout)
    assert [item["score"] for item in scored["items"]] == [7, 3, None]
    assert scored["missing"] == {"time_criticality": 1}
