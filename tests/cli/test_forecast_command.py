"""`pmkit forecast` reads counts, dates or the case, and answers in a table, in JSON, or in a sentence."""

import json

import pytest
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.methods import forecast_how_many, forecast_when

HISTORY = [0, 2, 5, 3, 1, 4, 2]


def run(*words):
    return CliRunner().invoke(app, ["forecast", *map(str, words)])


@pytest.fixture
def counts(tmp_path):
    file = tmp_path / "throughput.csv"
    file.write_text("week,finished\n" + "".join(f"{n},{done}\n" for n, done in enumerate(HISTORY)))
    return file


def test_when_as_json(counts):
    told = run(counts, "--items", 20, "--starts", "2026-10-05", "--json")
    record = json.loads(told.stdout)
    expected = forecast_when(HISTORY, 20)
    assert told.exit_code == 0
    assert (record["p50"], record["p85"], record["p95"]) == (expected.p50, expected.p85, expected.p95)
    assert record["dates"]["p85"] == "2026-12-20"
    assert record["history"] == {"source": "the column finished", "periods": 7, "mean": sum(HISTORY) / 7}
    assert (record["never"], record["warnings"]) == (False, [])


def test_how_many_as_json(counts):
    record = json.loads(run(counts, "--weeks", 10, "--json").stdout)
    expected = forecast_how_many(HISTORY, 10)
    assert (record["p50"], record["p85"], record["p95"]) == (expected.p50, expected.p85, expected.p95)


def test_the_table_reads_in_the_right_direction(counts):
    when, many = run(counts, "--items", 20).stdout, run(counts, "--weeks", 10).stdout
    assert "85 %  within     11 weeks" in when
    assert "More certainty needs more time." in when
    assert "85 %    19 or more" in many
    assert "More certainty means fewer items." in many


def test_the_case_tells_its_change_of_pace():
    told = run("--case", "--items", 20).stdout
    assert "invented" in told
    assert "From week 44 on less is finished" in told
    later = json.loads(run("--case", "--items", 20, "--since-change", "--json").stdout)
    assert later["history"]["periods"] == 17
    assert later["warnings"] == []


def test_the_last_periods_alone(counts):
    assert json.loads(run(counts, "--items", 5, "--recent", 3, "--json").stdout)["history"]["periods"] == 3


def test_done_dates_are_counted(tmp_path):
    file = tmp_path / "done.csv"
    file.write_text("title;done\nA;2026-10-05\nB;2026-10-06\nC;\nD;2026-10-20\n", encoding="utf-8-sig")
    record = json.loads(run(file, "--items", 3, "--until", "2026-10-25", "--json").stdout)
    assert record["history"]["periods"] == 3
    assert record["history"]["source"] == "dates in the column done"


def test_an_export_counts_what_was_done_and_not_what_was_dropped(tmp_path):
    file = tmp_path / "jira.csv"
    file.write_text(
        "Summary,Issue key,Issue Type,Status,Resolution,Created,Resolved\n"
        "Filter,MW-1,Story,Done,Done,2026-09-01,2026-10-05\n"
        "Chef,MW-2,Story,Done,Won't Do,2026-09-01,2026-10-06\n"
        "Basket,MW-3,Story,Done,Done,2026-09-01,2026-10-14\n"
    )
    record = json.loads(run(file, "--items", 3, "--until", "2026-10-18", "--json").stdout)
    assert record["history"] == {"source": "done dates of the export", "periods": 2, "mean": 1}


def test_a_bare_list_of_numbers_is_enough(tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("".join(f"{done}\n" for done in HISTORY))
    assert json.loads(run(file, "--items", 20, "--json").stdout)["p85"] == forecast_when(HISTORY, 20).p85


def test_a_column_of_another_name(tmp_path):
    file = tmp_path / "ours.csv"
    file.write_text("sprint,shipped\n1,3\n2,4\n")
    assert json.loads(run(file, "--items", 7, "--column", "shipped", "--json").stdout)["p50"] == 2


def test_nothing_finished_is_never_and_null(tmp_path):
    file = tmp_path / "none.csv"
    file.write_text("finished\n" + "0\n" * 8)
    record = json.loads(run(file, "--items", 3, "--json").stdout)
    assert (record["p50"], record["p95"], record["never"]) == (None, None, True)
    assert "no date in sight" in run(file, "--items", 3, "--starts", "2026-10-05").stdout


def test_weeks_are_weeks_whatever_the_throughput_is_counted_in(counts):
    """Once --weeks 6 --period day meant six days."""
    told = json.loads(run(counts, "--weeks", 2, "--period", "workday", "--json").stdout)
    assert (told["weeks"], told["periods"]) == (2, 10)
    assert told["p85"] == forecast_how_many(HISTORY, 10, period="workday").p85
    said = run(counts, "--weeks", 2, "--period", "workday").stdout
    assert "How many items will be done in 2 weeks (10 workdays)?" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["{counts}"], "ask one question"),
        (["{counts}", "--items", 3, "--weeks", 3], "ask one question"),
        (["--items", 3], "name one source"),
        (["{counts}", "--case", "--items", 3], "name one source"),
        (["{counts}", "--items", -3], "-3 is too few. Write 0 or more."),
        (["{counts}", "--items", 3, "--recent", 0], "0 is too few. Write 1 or more."),
        (["{counts}", "--items", "many"], "Invalid value for '--items'"),
        (["{counts}", "--items", 3, "--period", "moon"], "choose one of day, workday, week, fortnight."),
        (["{counts}", "--weeks", 3, "--period", "fortnight"], "write an even number of weeks"),
        (["--case", "--items", 3, "--period", "day"], "one number per week"),
        (["{counts}", "--items", 3, "--starts", "soon"], "soon is not a day. Write it as 2026-10-05."),
        (["{counts}", "--items", 3, "--until", "soon"], "soon is not a day."),
        (["{counts}", "--items", 3, "--since-change", "--recent", 3], "not both"),
        (["{counts}", "--items", 3, "--split", 3, 1], "the smaller first"),
    ],
)
def test_what_is_mistyped_is_a_sentence_and_code_2(counts, words, says):
    told = run(*(counts if word == "{counts}" else word for word in words))
    assert told.exit_code == 2
    assert says in " ".join(told.stderr.replace("│", " ").split())
    assert told.stdout == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere.csv", "--items", 3], "There is no file nowhere.csv. Check the name and the folder."),
        (["{folder}", "--items", 3], "is a folder. Choose the exported file in it."),
        (["{counts}", "--items", 3, "--column", "shipped"], "has no column shipped. It has: week, finished"),
        (
            ["{counts}", "--items", 3, "--recent", 9],
            "--recent 9 is more than the history has. Choose 1 to 7.",
        ),
        (["{counts}", "--items", 3, "--since-change"], "No clear change of pace"),
        (["{counts}", "--items", 10**9], "1,000,000,000 items are too many for one forecast."),
    ],
)
def test_what_can_not_be_done_is_a_sentence_and_code_1(counts, words, says):
    given = {"{counts}": counts, "{folder}": counts.parent}
    told = run(*(given.get(word, word) for word in words))
    assert told.exit_code == 1
    assert says in told.stderr
    assert told.stdout == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("finished\n3\n\n", None),
        ("week,finished\n1,3\n2,\n", "Row 3: finished is empty. Write 0"),
        ("finished\n3\nmany\n", "many"),
    ],
)
def test_files_as_people_have_them(tmp_path, text, says):
    file = tmp_path / "theirs.csv"
    file.write_text(text)
    told = run(file, "--items", 3)
    assert told.exit_code == (1 if says else 0)
    assert says is None or says in told.stderr


AMBIGUOUS = (
    "Key,Done\nA,05/01/2026\nB,05/05/2026\nC,06/02/2026\nD,03/03/2026\nE,07/04/2026\nF,08/06/2026\n"
    "G,01/12/2026\nH,06/06/2026\n"
)


def test_dates_that_can_be_read_in_two_ways_are_asked_and_answered(tmp_path):
    """Once the four dates with day = month were counted, and nothing was said of the others."""
    file = tmp_path / "done.csv"
    file.write_text(AMBIGUOUS)
    asked = run(file, "--items", 3)
    assert asked.exit_code == 1
    assert "--answer date_order=day or --answer date_order=month" in asked.stderr
    day, month = (json.loads(run(file, "--items", 3, "--json", "--answer", f"date_order={one}").stdout)
                  for one in ("day", "month"))  # fmt: skip
    assert (day["history"]["periods"], month["history"]["periods"]) == (47, 29)
    named = run(file, "--items", 3, "--column", "Done")
    assert (named.exit_code, named.stderr) == (1, asked.stderr)


def test_dates_of_both_orders_are_told(tmp_path):
    file = tmp_path / "done.csv"
    file.write_text("Key,Done\nA,13/01/2026\nB,01/14/2026\nC,02/03/2026\nD,26/01/2026\n")
    record = json.loads(run(file, "--items", 3, "--json").stdout)
    assert record["history"]["mean"] * record["history"]["periods"] == 2  # the last week is still running
    told = "Some dates have the day first and some the month; 1 date that could be either stayed empty."
    assert told in record["notes"]


@pytest.mark.parametrize(
    "text",
    [
        "id,type,estimate,done\n1,Story,3,2026-01-05\n2,Bug,,2026-01-12\n3,Bug,,2026-01-20\n",
        "Key,Done\nA,05/Jan/26\nB,12/Jan/26\nC,20/Jan/26\n",
        "Key,Finished date\nA,2026-01-05\nB,2026-01-12\nC,2026-01-20\n",
        "Done\n2026-01-05\n2026-01-12\n2026-01-20\n",
    ],
)
def test_done_dates_need_neither_titles_nor_states(tmp_path, text):
    file = tmp_path / "done.csv"
    file.write_text(text)
    record = json.loads(run(file, "--items", 3, "--json").stdout)
    assert (record["history"]["periods"], record["history"]["mean"]) == (2, 1)
    assert record["history"]["source"].startswith("dates in the column")


def test_a_status_that_is_not_understood_is_told_and_can_be_explained(tmp_path):
    file = tmp_path / "vans.csv"
    rows = "".join(f"{key},x,Live,2026-01-{day}\n" for key, day in (("A", "05"), ("B", "12"), ("C", "20")))
    file.write_text(f"Key,Title,Status,Closed on\n{rows}")
    refused = run(file, "--items", 3)
    assert refused.exit_code == 1
    assert "a status that is taken as open: “Live”" in refused.stderr
    record = json.loads(run(file, "--items", 3, "--json", "--status", "Live=done").stdout)
    assert record["history"]["periods"] == 2
    assert run(file, "--items", 3, "--status", "Lve=done").exit_code == 2
    assert run(file, "--items", 3, "--answer", "date_ordr=day").exit_code == 2


def test_the_chosen_backlog_is_a_history_too(tmp_path):
    file = tmp_path / "vans.csv"
    rows = "".join(f"A-{n},x,Done,2026-01-{day:02d}\n" for n, day in enumerate((5, 6, 12, 20)))
    file.write_text(f"Key,Title,Status,Resolved\n{rows}A-9,y,Open,\n")
    assert CliRunner().invoke(app, ["import", str(file)]).exit_code == 0
    record = json.loads(run("--items", 3, "--json").stdout)
    assert record["history"]["source"] == "the done dates of vans.csv"
    assert record["history"]["periods"] == 2
    assert run("--items", 3, "--answer", "date_order=day").exit_code == 2


def test_a_date_that_is_none_is_told(tmp_path):
    file = tmp_path / "done.csv"
    file.write_text("Key,Done\nA,2026-01-05\nB,2026-01-12\nC,2026-01-20\nD,soon\n")
    notes = " ".join(json.loads(run(file, "--items", 3, "--json").stdout)["notes"])
    assert "1 cell is no date that can be read; the first is row 5 (“soon”)" in notes
