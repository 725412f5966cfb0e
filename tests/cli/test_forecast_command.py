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
        (["{folder}", "--items", 3], "is a folder. Name a file in it."),
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
        ("week,finished\n1,3\n2,\n", "Row 2: finished is empty. Write 0"),
        ("finished\n3\nmany\n", "many"),
    ],
)
def test_files_as_people_have_them(tmp_path, text, says):
    file = tmp_path / "theirs.csv"
    file.write_text(text)
    told = run(file, "--items", 3)
    assert told.exit_code == (1 if says else 0)
    assert says is None or says in told.stderr
