"""Handing in and collecting: only answers are believed, every bad file gets a sentence, none does harm."""

import csv
import io
import json
import os
import re
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from questions_for_tests import ALL, BY_ID, CHOOSE_ONE, NUMBER, PREDICT, SORT, WRITE
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.practice import Workbook
from pmkit.practice.class_report import answers, page, write_report
from pmkit.practice.collecting import collect
from pmkit.practice.grade_tables import grades
from pmkit.practice.handout import ClassKey, new_class
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.practice.submission import (
    LARGEST_FILE,
    LONGEST_LINE,
    MOST_LINES,
    UnreadableSubmission,
    read_submission,
    submit,
)

KEY = ClassKey("Spring <b>2027</b>", bytes(range(32)))
ADA = KEY.pseudonym(KEY.own("Ada").mark())
ABOUT = {
    "format": "pmkit-submission",
    "version": 1,
    "class": KEY.handout.class_id,
    "mark": KEY.own("Ada").mark(),
    "made_at": "2026-11-01T10:00:00+00:00",
}
SCRIPT = "<script>alert(1)</script>"


def hand_in(folder, name, work, file=""):
    store = MemoryStore()
    work(Workbook(store, BY_ID.__getitem__))
    path = folder / (file or f"{name}.zip")
    submit(store, KEY.own(name), path)
    return path


def line(n=0, **changes):
    record = {"id": f"a{n}", "item": NUMBER.id, "event": "checked", "answer": "3200"}
    return json.dumps(record | {"at": "2026-11-01T09:00:00+00:00"} | changes)


def pack(path, *lines, about=None, **more):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.json", json.dumps(ABOUT | (about or {})))
        archive.writestr("answers.jsonl", "\n".join(lines) + "\n")
        for name, text in more.items():
            archive.writestr(name, text)
    return path


def gather(folder, names=()):
    return collect(folder, KEY, ALL, names)


def rows(text):
    return list(csv.reader(io.StringIO(text)))


# what is handed in


def test_the_file_holds_neither_the_name_nor_a_verdict(tmp_path):
    path = hand_in(tmp_path, "Ada Lovelace", lambda book: book.check(NUMBER.id, "320000"), "work.zip")
    with zipfile.ZipFile(path) as archive:
        everything = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "320000" in everything
    assert not re.search("lovelace|not-yet|verdict|trap", everything, re.IGNORECASE)


def test_play_with_explorers_and_drafts_that_were_written_over_stay_at_home(tmp_path):
    def work(book):
        book.note("explorer:prioritisation.queue", {"secret": "our backlog"})
        book.save_draft(WRITE.id, {"slots": {"who": "a first thought"}, "marks": {}})
        book.save_draft(WRITE.id, {"slots": {"who": "parents"}, "marks": {}})

    found = read_submission(hand_in(tmp_path, "Ada", work))
    assert [attempt.answer for attempt in found.attempts] == [
        None,
        {"slots": {"who": "parents"}, "marks": {}},
    ]


def test_an_empty_store_and_a_taken_file_are_told(tmp_path):
    with pytest.raises(ValueError, match="nothing to hand in yet"):
        submit(MemoryStore(), KEY.own("Ada"), tmp_path / "a.zip")
    store = MemoryStore([Attempt(item="x.y", event="checked")])
    submit(store, KEY.own("Ada"), tmp_path / "a.zip")
    with pytest.raises(ValueError, match="is not overwritten"):
        submit(store, KEY.own("Ada"), tmp_path / "a.zip")
    with pytest.raises(ValueError, match="can't be written"):
        submit(store, KEY.own("Ada"), tmp_path / "gone" / "a.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


# what is collected


def test_verdicts_misconceptions_tries_and_help_are_found_out_again(tmp_path):
    def work(book):
        book.check(NUMBER.id, "320000")
        book.hint(NUMBER.id)
        book.check(NUMBER.id, "320000")
        book.check(NUMBER.id, "3200")

    hand_in(tmp_path, "Ada", work)
    (learner,) = gather(tmp_path, ["Ada"]).learners
    result = learner.results[NUMBER.id]
    assert (learner.name, learner.pseudonym, learner.done) == ("Ada", ADA, 1)
    assert (result.verdict.value, result.first.value, result.tries, result.hints) == (
        "right",
        "not-yet",
        2,
        1,
    )
    assert result.misconceptions == ("confidence 80: You multiplied by 80. Confidence is a share: 0.8.",)


def test_a_file_can_claim_nothing(tmp_path):
    claims = {"verdict": "right", "detail": {"feedback": {"verdict": "right", "message": "x"}}, "tries": 1}
    pack(tmp_path / "a.zip", line(answer="4000", **claims))
    (learner,) = gather(tmp_path).learners
    assert learner.results[NUMBER.id].verdict.value == "not-yet"


def test_the_report_shows_shares_and_misconceptions_of_the_class(tmp_path):
    hand_in(tmp_path, "Ada", lambda book: book.check(CHOOSE_ONE.id, "coin"))
    hand_in(tmp_path, "Grace", lambda book: book.check(CHOOSE_ONE.id, "coin"))
    hand_in(tmp_path, "Edsger", lambda book: book.check(CHOOSE_ONE.id, "test"))
    hand_in(tmp_path, "Barbara", lambda book: book.check(SORT.id, {"order": "dev", "how": "dev"}))
    found = gather(tmp_path)
    by_id = {report.question.id: report for report in found.reports}
    assert (by_id[CHOOSE_ONE.id].tried, round(by_id[CHOOSE_ONE.id].right, 2)) == (3, 0.33)
    assert by_id[CHOOSE_ONE.id].misconceptions[0][0] == "Flip a coin, they are equal."
    assert by_id[SORT.id].misconceptions[0][0].startswith("Order the backlog: Developers advise")
    shown = page(found)
    assert "33 % right" in shown and "67 %: Flip a coin, they are equal." in shown
    assert "<b>2027" not in shown and "&lt;b&gt;2027" in shown


def test_of_first_guesses_the_report_says_what_was_guessed_and_of_numbers_what_was_typed(tmp_path):
    guess = PREDICT.options[0].id
    hand_in(tmp_path, "Ada", lambda book: (book.check(PREDICT.id, guess), book.check(NUMBER.id, "31")))
    found = gather(tmp_path)
    by_id = {report.question.id: report for report in found.reports}
    assert by_id[NUMBER.id].misconceptions == (("“31”", 1.0),)
    assert by_id[PREDICT.id].said == ((PREDICT.options[0].text, 1.0),)
    shown = page(found)
    assert "1 answered</strong>; guesses and own texts are not judged" in shown
    assert shown.index(NUMBER.id) < shown.index(PREDICT.id)


def test_time_is_counted_up_to_a_break(tmp_path):
    begin = datetime(2026, 11, 1, 9, tzinfo=UTC)
    times = [
        begin,
        begin + timedelta(minutes=4),
        begin + timedelta(hours=5),
        begin + timedelta(hours=5, minutes=1),
    ]
    lines = [line(n, at=at.isoformat(), answer=str(n)) for n, at in enumerate(times)]
    pack(tmp_path / "a.zip", *lines)
    (learner,) = gather(tmp_path).learners
    assert learner.results[NUMBER.id].minutes == 5


def test_an_answer_to_another_text_of_the_question_is_not_judged(tmp_path):
    pack(tmp_path / "a.zip", line(fingerprint="another"))
    found = gather(tmp_path)
    assert found.reports == ()
    assert "another text of the question" in answers(found)
    assert found.learners[0].tried == 0
    assert f"are not counted: {ADA} (1). Let everybody use the same version" in found.remarks[0]


def test_files_that_can_be_no_submission_by_their_name_are_told(tmp_path):
    for name in ["essay.docx", ".DS_Store", *(f"{n}.txt" for n in range(6))]:
        (tmp_path / name).write_text("x")
    told = "Not opened, because submissions end in .zip: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more."
    assert gather(tmp_path).remarks == (told,)


def test_a_file_that_a_browser_unpacked_and_its_owner_packed_again_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "again.zip", "w") as archive:
        for name, text in (("about.json", json.dumps(ABOUT)), ("answers.jsonl", line() + "\n")):
            archive.writestr(f"pmkit-1a2b/{name}", text)
            archive.writestr(f"__MACOSX/pmkit-1a2b/._{name}", "x")
    (learner,) = gather(tmp_path, ["Ada"]).learners
    assert (learner.name, learner.done) == ("Ada", 1)
    with zipfile.ZipFile(tmp_path / "again.zip", "a") as archive:  # two of them in one are nobody's
        archive.writestr("other/about.json", json.dumps(ABOUT))
        archive.writestr("other/answers.jsonl", line())
    assert "is no submission" in never(tmp_path / "again.zip")


def test_who_is_missing_and_who_is_unknown_is_told(tmp_path):
    hand_in(tmp_path, "Ada", lambda book: book.check(NUMBER.id, "3200"))
    remarks = gather(tmp_path, ["Grace"]).remarks
    assert "Nothing came with the personal code of Grace." in remarks
    assert f"Ada.zip is from {ADA}, whose name is not in your list." in remarks


def test_of_two_files_of_one_learner_the_later_counts(tmp_path):
    pack(tmp_path / "b.zip", line(answer="4000"))
    pack(tmp_path / "a.zip", line(), about={"made_at": "2026-11-02T10:00:00+00:00"})
    found = gather(tmp_path)
    assert found.learners[0].results[NUMBER.id].verdict.value == "right"
    assert found.remarks == (
        "b.zip and a.zip are from the same learner; for a question in both the later one, a.zip, counts.",
    )


def test_files_in_the_folders_that_a_system_makes_are_found(tmp_path):
    (tmp_path / "Ada_12" / "files").mkdir(parents=True)
    hand_in(tmp_path / "Ada_12" / "files", "Ada", lambda book: book.check(NUMBER.id, "3200"))
    assert len(gather(tmp_path).learners) == 1


def test_the_tables_are_what_a_system_reads(tmp_path):
    hand_in(tmp_path, "Ada", lambda book: book.check(NUMBER.id, "3200"))
    found = gather(tmp_path, ["Ada"])
    head, row = rows(grades(found))
    assert head[:5] == ["learner", "name", "tried", "done", "percent"]
    assert row[:4] == [ADA, "Ada", "1", "1"]
    files = write_report(found, tmp_path / "out")
    assert [path.name for path in files] == ["report.html", "grades.csv", "answers.csv", "problems.html"]
    assert files[1].read_bytes().startswith(b"\xef\xbb\xbflearner,")


# hostile files


def test_scripts_and_formulas_in_answers_become_text(tmp_path):
    slots = {"who": f"=HYPERLINK(1) {SCRIPT}", "change": f"{SCRIPT} 5 [x](javascript:alert(1))"}
    hand_in(
        tmp_path, f"=1+{SCRIPT}", lambda book: book.check(WRITE.id, {"slots": slots, "marks": {}}), "=1.zip"
    )
    found = gather(tmp_path, [f"=1+{SCRIPT}"])
    assert SCRIPT not in page(found)
    for text in (grades(found), answers(found)):
        assert all(cell[:1] not in "=+-@" or cell == "" for row in rows(text) for cell in row)


def never(path):
    with pytest.raises(UnreadableSubmission) as told:
        read_submission(path)
    assert len(str(told.value).split()) <= 60
    return str(told.value)


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.json", json.dumps(ABOUT))
        with archive.open("answers.jsonl", "w") as file:
            for _ in range(LARGEST_FILE // 1_000_000 + 2):
                file.write((b" " * 999 + b"\n") * 1000)
    assert bomb.stat().st_size < 200_000
    assert "far more than any submission" in never(bomb)


def test_one_endless_line_and_countless_lines_are_refused(tmp_path):
    assert "far more" in never(pack(tmp_path / "long.zip", "x" * (LONGEST_LINE + 1)))
    assert "far more" in never(pack(tmp_path / "many.zip", *["x"] * (MOST_LINES + 1)))


def test_a_huge_file_is_not_even_opened(tmp_path):
    path = tmp_path / "huge.zip"
    with open(path, "wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "far larger" in never(path)


def test_links_are_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    target = hand_in(outside, "Ada", lambda book: book.check(NUMBER.id, "3200"))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.zip").symlink_to(target)
    (folder / "folder").symlink_to(outside, target_is_directory=True)
    found = gather(folder)
    assert found.learners == ()
    assert [remark.split(" is ")[0] for remark in found.remarks] == ["folder", "link.zip"]


def test_names_that_lead_outside_are_never_unpacked(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    pack(folder / "a.zip", line(), **{"../../evil.txt": "x", "/tmp/evil.txt": "x", "..\\evil.txt": "x"})
    before = sorted(tmp_path.rglob("*"))
    assert len(gather(folder).learners) == 1
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        "[1, 2]",
        "null",
        "[" * 30_000,
        '{"answer": ' + "9" * 10_000 + "}",
        line(at="yesterday"),
        line(at="2026-11-01T09:00:00"),
        line(at="9999-12-31T23:59:59+00:00"),
        line(at=7),
        line(item=5),
        line(item=""),
        line(item="x" * 501),
        line(id="a\nb"),
        line(event="exploded"),
        line(event=["checked"]),
        line(answer="x" * 300_000),
    ],
    ids=lambda text: text[:30],
)
def test_a_line_of_the_wrong_kind_is_left_out_and_told(tmp_path, bad):
    pack(tmp_path / "a.zip", line(), bad)
    found = gather(tmp_path)
    assert found.remarks == ("a.zip: 1 of its lines could not be read and were left out.",)
    assert found.learners[0].results[NUMBER.id].verdict.value == "right"


@pytest.mark.parametrize(
    "answer", [10**15, 1e308, float("nan"), float("inf"), True, [[[[]]]], {"a": {"b": 1}}]
)
def test_answers_of_the_wrong_type_are_no_harm(tmp_path, answer):
    lines = [line(n, item=question.id, answer=answer) for n, question in enumerate(ALL)]
    pack(tmp_path / "a.zip", *lines)
    found = gather(tmp_path)
    assert len(found.learners) == 1
    assert page(found) and grades(found) and answers(found)


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"version": 2}, "was made by a newer pmkit"),
        ({"version": "x"}, "is no submission"),
        ({"version": 10**400}, "was made by a newer pmkit"),
        ({"format": "pmkit-progress"}, "is no submission"),
        ({"mark": SCRIPT}, "is no submission"),
        ({"class": None}, "is no submission"),
        ({"made_at": "9999-01-01T00:00:00+00:00"}, "is no submission"),
        ({"made_at": None}, "is no submission"),
    ],
)
def test_a_file_with_another_head_is_told(tmp_path, about, says):
    assert says in never(pack(tmp_path / "a.zip", line(), about=about))


def test_damaged_locked_and_foreign_files_are_told(tmp_path):
    good = pack(tmp_path / "good.zip", line()).read_bytes()
    for name, data in {"cut": good[: len(good) // 2], "empty": b"", "text": b"PK is not all"}.items():
        (tmp_path / f"{name}.zip").write_bytes(data)
        assert "is no submission of pmkit, or it is damaged" in never(tmp_path / f"{name}.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("letter.docx", "x")
    assert "is no submission" in never(tmp_path / "other.zip")
    locked = bytearray(good)
    locked[6] |= 1
    locked[good.rindex(b"PK\x01\x02", 0, good.rindex(b"PK\x01\x02")) + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    assert "is no submission" in never(tmp_path / "locked.zip")
    os.mkdir(tmp_path / "folder.zip")
    assert "is a link or no file" in never(tmp_path / "folder.zip")


def test_a_file_of_another_class_is_left_out(tmp_path):
    pack(tmp_path / "a.zip", line(), about={"class": "0" * 12})
    assert gather(tmp_path).remarks == ("a.zip was handed in to another class; it was left out.",)


# the commands


def run(*arguments, **settings):
    return CliRunner().invoke(app, list(arguments), **settings)


def test_the_whole_way_from_class_to_report(tmp_path, monkeypatch):
    from pmkit.course import question, question_ids
    from pmkit.practice.progress import open_store

    monkeypatch.chdir(tmp_path)
    made = json.loads(run("collect", "--new-class", "Frühling 2027", "--json").stdout)
    assert made["key"] == "fruhling-2027.pmkit-class"
    store = open_store()
    name = question_ids()[0]
    Workbook(store, question).check(name, question(name).right_answer())
    store.close()
    (tmp_path / "in").mkdir()
    (tmp_path / "class.txt").write_text("Ada\nGrace\n", encoding="utf-8")
    codes = json.loads(run("collect", "--codes", "class.txt", "--key", made["key"], "--json").stdout)["codes"]
    with open(codes, encoding="utf-8-sig", newline="") as file:
        own = dict(csv.reader(file))
    assert list(own) == ["name", "Ada", "Grace"]
    assert run("submit", "in/a.zip", input=f"{own['Ada']}\n").exit_code == 0
    done = run("collect", "in", "--key", made["key"], "--names", "class.txt")
    assert done.exit_code == 0, done.output
    assert "Nothing came from Grace." in done.output
    assert "Ada" in (tmp_path / "in-report" / "grades.csv").read_text(encoding="utf-8")


def test_a_pair_hands_in_one_file_by_command(tmp_path, monkeypatch):
    from pmkit.practice.progress import open_store

    monkeypatch.chdir(tmp_path)
    store = open_store()
    store.append(Attempt(item=NUMBER.id, event="checked", answer="3200"))
    store.close()
    own = [KEY.own(name) for name in ("Ada", "Bea")]
    done = run("submit", "pair.zip", "--code", own[0].code, "--code", own[1].code)
    assert "1 item is in pair.zip for 2 people. Upload that file." in done.output
    found = read_submission(tmp_path / "pair.zip")
    assert found.marks == tuple(one.mark() for one in own)
    assert run("submit", "one.zip", input=f"{own[0].code} {own[1].code}\n").exit_code == 0
    assert read_submission(tmp_path / "one.zip").marks == found.marks
    with zipfile.ZipFile(tmp_path / "pair.zip") as archive:  # an earlier pmkit reads it as the first one's
        about = json.loads(archive.read("about.json"))
    assert (about["version"], about["mark"]) == (1, own[0].mark())


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["collect"], 2, "name the folder and the key file of your class"),
        (["collect", ".", "--key", "gone"], 1, "There is no file gone"),
        (["collect", "--new-class", "!!"], 1, "letters or digits"),
        (["submit", "--class", "AAAA"], 1, "not the code of a class"),
        (["collect", __file__, "--key", "new.pmkit-class"], 1, "is a file, not a folder"),
        (["collect", "gone", "--key", "new.pmkit-class"], 1, "does not exist. Name the folder"),
        (["collect", ".", "--key", "new.pmkit-class"], 1, "Nothing was handed in that can be used"),
        (["collect", "--codes", "gone.txt", "--key", "new.pmkit-class"], 1, "There is no file gone.txt."),
    ],
)
def test_a_wrong_command_gets_a_sentence(arguments, code, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    new_class(Path("new.pmkit-class"), "New")
    done = run(*arguments)
    assert done.exit_code == code
    assert says in " ".join(done.output.replace("│", " ").split())
