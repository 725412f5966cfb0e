"""What the user may choose that is no export: it is called what it is, and nothing hangs."""

import io
import json
import os
import random
import zipfile
from pathlib import Path

import pytest

from pmkit.backlog import ImportProblem, read_backlog

JAPANESE = "キー,タイトル,状態\nA-1,リストを並べ替える,未着手\nA-2,共有する,完了\n"
POLISH = "Klucz;Tytuł;Stan\nA-1;Lista zakupów według działów;Gotowe\nA-2;Współdzielenie żółtej łąki;Nowe\n"


def refusal(data, name="backlog.csv"):
    with pytest.raises(ImportProblem) as caught:
        read_backlog(data, name=name) if isinstance(data, bytes) else read_backlog(data)
    assert len(str(caught.value).split()) <= 60
    return str(caught.value)


def packed(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (random.Random(1).randbytes(300), "is not a text file"),
        (random.Random(2).randbytes(50_000), "is not a text file"),
        (b"\n%PDF-1.7\n" + random.Random(3).randbytes(300), "is not a text file"),
        (JAPANESE.encode("utf-32"), "is not a text file"),
        (JAPANESE.encode("euc-jp"), "neither UTF-8, UTF-16 nor Windows-1252: see line 1"),
        (packed("backlog.csv"), "is a packed file"),
        (packed("content.xml", "mimetype"), "is an OpenDocument file"),
        (packed("Index/Document.iwa"), "is a Numbers spreadsheet"),
        (packed("word/document.xml"), "is a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "old or password-protected Excel file"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "nested too deeply"),
        (b'{"lists": [], "cards": []}', "a Trello board without cards"),
        (b'{"issues": [{"key": "A-1", "fields": {"summary": "x"}}]}', "In Jira choose Export, then CSV"),
        (b'[{"key": "A-1", "fields": {"summary": "x"}}]', "In Jira choose Export, then CSV"),
        (b"x" * 3_000_000, "line 1, column 1 is 3.0 million characters long"),
        (b"Key,Title\n" + b",".join([b"x"] * 6000) + b"\n", "Line 2 has more than 5,000 columns"),
    ],
    ids=range(16),
)
def test_what_is_no_backlog_is_called_what_it_is(data, says):
    assert says in refusal(data)


def test_every_reason_not_to_open_a_file_is_a_sentence(tmp_path, monkeypatch):
    file = tmp_path / "backlog.csv"
    file.write_bytes(b"Key,Title\nA-1,x\n")
    assert "is a folder" in refusal(tmp_path)
    assert "There is no file gone.csv" in refusal(tmp_path / "gone.csv")
    assert "There is no file x.csv" in refusal(file / "x.csv")
    assert "There is no file" in refusal(Path("~nobody-of-that-name/backlog.csv"))
    assert "can't be opened" in refusal(tmp_path / ("n" * 400))
    os.mkfifo(tmp_path / "pipe.csv")
    assert "is a device or a pipe" in refusal(tmp_path / "pipe.csv")
    for problem, says in (
        (PermissionError(13, "Permission denied"), "You are not allowed to read backlog.csv"),
        (FileNotFoundError(2, "No such file"), "There is no file backlog.csv"),  # it vanished in between
        (OSError(5, "Input/output error"), "backlog.csv can't be opened: input/output error"),
    ):

        def fail(_, problem=problem):
            raise problem

        monkeypatch.setattr(Path, "read_bytes", fail)
        assert says in refusal(file)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"])
def test_utf_16_is_found_without_a_mark_and_in_any_alphabet(encoding):
    assert list(read_backlog(JAPANESE.encode(encoding)).items["item"]) == ["リストを並べ替える", "共有する"]


def test_polish_of_windows_is_not_taken_for_western():
    report = read_backlog(POLISH.encode("cp1250"))
    assert report.encoding == "Windows-1250"
    assert list(report.items["item"]) == ["Współdzielenie żółtej łąki"]
    assert read_backlog("Titel\n20 m³ Größe ¿qué?\n".encode("cp1252")).encoding == "Windows-1252"


def test_lone_carriage_returns_end_lines_and_count_as_such():
    assert len(read_backlog(b"Key,Title\rA-1,x\rA-2,y\r").items) == 2
    assert "line 3, character 5" in refusal(b"Key,Title\rA-1,x\rA-2,\0y\r" + b"A-3,z\r" * 30)


def test_json_lines_and_the_items_of_a_github_project():
    lines = b'{"number": 1, "title": "x", "state": "OPEN"}\n{"number": 2, "title": "y", "state": "OPEN"}\n'
    assert list(read_backlog(lines).items["key"]) == ["1", "2"]
    item = {
        "title": "x",
        "status": "Todo",
        "content": {"number": 3, "title": "x", "type": "Issue", "body": "b"},
    }
    report = read_backlog(json.dumps({"items": [item], "totalCount": 1}).encode())
    assert (report.tracker, list(report.items["key"]), list(report.items["type"])) == (
        "github",
        ["3"],
        ["Issue"],
    )


def test_numbers_that_no_one_means_do_no_harm():
    cards = json.dumps({"lists": [], "cards": [{"id": "a", "name": "n"}]}).replace(
        '"n"', '"n", "pos": ' + "9" * 5000
    )
    assert list(read_backlog(cards.encode()).items["item"]) == ["n"]
    issue = b'[{"number": ' + b"9" * 5000 + b', "title": "x", "state": "OPEN", "estimate": 1e999}]'
    assert len(read_backlog(issue).items) == 1


def test_pull_requests_are_left_out_and_counted():
    issues = [{"number": 1, "title": "x", "state": "open"}, {"number": 2, "title": "y", "state": "open"}]
    issues[1]["pull_request"] = {"url": "u"}
    report = read_backlog(json.dumps(issues).encode())
    assert report.left_out == {"a pull request, not an issue": (3,)}
    assert report.rows_in_file == 2


def test_a_trello_card_in_a_done_list_was_finished_when_it_came_there():
    board = {
        "lists": [{"id": "d", "name": "Done"}],
        "cards": [{"id": "5e0e1000aaaa", "name": "n", "idList": "d"}],
        "actions": [
            {
                "date": f"2026-01-0{day}T09:00:00Z",
                "data": {"card": {"id": "5e0e1000aaaa"}, "listAfter": {"id": "d"}},
            }
            for day in (7, 5)
        ],
    }
    history = read_backlog(json.dumps(board).encode()).backlog.history
    assert list(history["done"].dt.strftime("%Y-%m-%d")) == ["2026-01-07"]


def test_uneven_rows_are_read_and_told_whatever_their_number():
    rows = "".join(f"A-{n},x{',Open' if n % 2 else ''}\n" for n in range(5_000))
    report = read_backlog(("Key,Title,Status\n" + rows).encode())
    assert len(report.items) == 5_000
    assert any("2,500 rows (the first is row 2) had fewer cells" in note for note in report.notes)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_progress_is_told_only_where_it_takes_long(form, monkeypatch):
    from pmkit.backlog import importing

    samples = Path(__file__).parent / "samples"
    data = b"Key,Title\n" + b"A,x\n" * 5000 if form == "csv" else (samples / "anything.xlsx").read_bytes()
    told: list[float] = []
    read_backlog(data, progress=told.append)
    assert told == []
    monkeypatch.setattr(importing, "_PATIENCE", -1.0)
    read_backlog(data, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert min(told) < 0.5 or form == "xlsx"
