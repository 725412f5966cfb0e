"""`pmkit plan`: a plain table, the case company, customers, and what a mistyped request says."""

import json

import pytest
from typer.testing import CliRunner

from pmkit.cli import app

TABLE = "item,value,effort,requires\nScanner,5,2,\nBasket link,8,3,Scanner\nDark mode,2,1,\n"


def pmkit(*words):
    return CliRunner().invoke(app, ["plan", *map(str, words)])


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(TABLE)
    return file


def test_a_plain_table_is_planned_with_prerequisites_by_title(table):
    record = json.loads(pmkit(table, "--capacity", 5, "--json").stdout)
    assert record["chosen"] == ["Scanner", "Basket link"]
    assert {"value", "cost", "proven", "gap", "cpu_seconds", "left_out", "sort_and_cut"} <= set(record)
    assert (record["value"], record["cost"], record["proven"], record["gap"]) == (13, 5, True, 0)


def test_a_pin_is_called_by_title_and_its_price_is_told(table):
    said = pmkit(table, "--capacity", 5, "--pin", "dark mode").stdout
    assert "In the plan: 2 of 3 items" in said
    assert "The pin Dark mode costs 6 of value." in said
    assert "Proven: no plan is worth more." in said


@pytest.fixture
def long_table(tmp_path):
    """Item n takes 1 and is worth n, so that the last ones are planned and those before them come nearest."""
    file = tmp_path / "long.csv"
    rows = [f"Item {number},{number},1" for number in range(1, 301)]
    file.write_text("\n".join(["item,value,effort", *rows]))
    return file


def test_of_a_long_backlog_the_nearest_items_are_explained_and_the_others_counted(long_table):
    said = pmkit(long_table, "--capacity", 100).stdout
    assert "Left out: 200. The nearest ones:" in said
    nearest = [number for number in range(1, 201) if f"Item {number}: With it" in said]
    assert nearest == list(range(191, 201))
    assert "190 more items. --why KEY tells the reason of one, --json lists all." in said
    left_out = json.loads(pmkit(long_table, "--capacity", 100, "--json").stdout)["left_out"]
    assert len(left_out) == 200 and all(item["says"] for item in left_out)


def test_one_asks_why_an_item_is_left_out(long_table):
    said = pmkit(long_table, "--capacity", 100, "--why", "item 7", "--why", "Item 300").stdout
    assert "Item 7: With it, Item 201 would go; the plan would lose 194 of value." in said
    assert "Item 300 is in the plan." in said and "199 more items" in said
    assert (
        "No item has the key or the title moon." in pmkit(long_table, "--capacity", 1, "--why", "moon").stderr
    )


def test_several_capacities_are_several_releases():
    record = json.loads(pmkit("--case", "--capacity", 8, "--capacity", 8, "--json").stdout)
    assert set(record["release_of"].values()) == {"Release 1", "Release 2"}


def test_rice_counts_what_an_item_brings_before_the_division_by_effort():
    record = json.loads(pmkit("--case", "--capacity", 30, "--method", "rice", "--json").stdout)
    assert record["proven"] and record["method"] == "rice" and record["value"] > 100_000


def test_customers_are_planned_from_the_published_format(tmp_path):
    file = tmp_path / "small.txt"
    file.write_text("1 3 3 2 2 1 1 2 3 6 1 1 5 1 2 4 1 3")
    record = json.loads(pmkit("--nrp", file, "--ratio", 0.7, "--json").stdout)
    assert (record["chosen"], record["value"], record["proven"], record["budget"]) == ([1, 2], 11, True, 5)
    assert "Value 11, cost 5 of 5." in pmkit("--nrp", file, "--budget", 5).stdout


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--case"], 2, "say how much fits, for example --capacity 30."),
        (["--case", "--capacity", "9", "--method", "luck"], 2, "choose one of value, rice, wsjf."),
        (["--nrp", "x.txt"], 2, "give --ratio or --budget with it."),
        (["--case", "--capacity", "9", "--ratio", "0.3"], 2, "--ratio and --budget belong to --nrp."),
        (["--nrp", "none.txt", "--ratio", "0.3"], 1, "There is no file none.txt."),
        (["--nrp", "{folder}", "--ratio", "0.3"], 1, "is a folder. Name a file in it."),
        (["--nrp", "{cut}", "--ratio", "0.3"], 1, "it ends too early. Get the file again."),
        (["--nrp", "{plain}", "--ratio", "0.3"], 1, "it holds “item,value”, not only whole numbers."),
        (["{plain}", "--capacity", "9"], 1, "No item has both value and effort, so nothing can be planned."),
        (
            ["{plain}", "--capacity", "9", "--method", "rice"],
            1,
            "No item has both reach × impact × confidence",
        ),
        (["--case", "--capacity", "-3"], 1, "The capacity is -3. Write a number of 0 or more"),
        (["--case", "--capacity", "much"], 2, "Invalid value for '--capacity'"),
        (["--case", "none.csv", "--capacity", "9"], 2, "give a file or --case, not both."),
        (["--case", "--capacity", "9", "--map", "x=y"], 2, "--map and --answer are for a file: name one."),
        (["{plain}", "--capacity", "9", "--map", "x"], 2, "write it as NAME=VALUE, not “x”."),
        (["none.csv", "--capacity", "9"], 1, "There is no file none.csv."),
        (["--case", "--capacity", "2", "--pin", "MW-07"], 1, "What must be in (MW-07)"),
        (["--case", "--capacity", "2", "--pin", "Moon"], 1, "No item has the key or the title Moon."),
    ],
)
def test_a_request_that_can_not_be_met_says_why_and_ends_with_a_code(words, code, says, tmp_path):
    files = {"{folder}": tmp_path, "{cut}": tmp_path / "cut.txt", "{plain}": tmp_path / "plain.csv"}
    files["{cut}"].write_text("1 3 3 2 2 1 1 2 3 6 1")
    files["{plain}"].write_text("item,value\nScanner,5\n")
    done = pmkit(*(files.get(word, word) for word in words))
    assert done.exit_code == code
    assert says in " ".join(done.output.replace("│", " ").split())
    assert done.stdout == ""


def test_what_the_import_could_not_read_is_told_beside_the_plan(tmp_path):
    """Once a word among the values just left its item out."""
    file = tmp_path / "table.csv"
    file.write_text("item,value,effort,requires\nScanner,many,2,\nBasket,8,3,Moon\n")
    record = json.loads(pmkit(file, "--capacity", 5, "--json").stdout)
    told = " ".join(record["notes"])
    assert "“many”" in told and "Moon" in told
    assert "1 of 2 items lack value or effort and can't be planned." in told
    assert record["left_out"][0]["says"] == "It has no value yet. Estimate it first."


def test_each_release_and_the_reasons_of_a_long_plan_can_be_stopped(monkeypatch, tmp_path):
    """Ctrl-C keeps what is known: the plan is shown, labelled, and the command ends with 130."""
    from pmkit.cli.shared import long_work
    from pmkit.methods import _clock, _wish_pieces

    efforts = [30 + 17 * n % 23 for n in range(60)]  # worth alike for their effort: hard to tell apart
    rows = [
        f"Item {n},{effort + n % 3},{effort},{f'Item {n - 3}' if n % 4 == 3 else ''}"
        for n, effort in enumerate(efforts)
    ]
    table = tmp_path / "long.csv"
    table.write_text("\n".join(["item,value,effort,requires", *rows]), encoding="utf-8")

    monkeypatch.setattr(_clock, "_EVERY", 0)
    monkeypatch.setattr(_wish_pieces, "MOST_JOINED", 0)
    monkeypatch.setattr(long_work.LongWork, "__call__", lambda self, says: self.stop() or True)
    done = pmkit(table, "--capacity", 1001, "--json")
    record = json.loads(done.stdout)
    assert done.exit_code == 130
    assert len(record["chosen"]) > 5 and not record["proven"] and 0 < record["gap"] < 1
    assert "Stopping: what is known so far follows." in done.stderr
