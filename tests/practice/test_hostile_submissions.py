"""What a hostile file in a class's folder costs is counted and bounded, and the others are still reported."""

import io
import json
import os
import sys
import threading
import zipfile
from contextlib import suppress

import pytest
from questions_for_tests import ALL, NUMBER, WRITE
from test_submission import ABOUT, KEY, gather, hand_in, line, pack, rows

from pmkit import archives
from pmkit.practice import class_remarks, handed_in, submission
from pmkit.practice.class_report import answers, page, write_report
from pmkit.practice.collecting import collect
from pmkit.practice.grade_tables import grades
from pmkit.practice.reading_budget import TooCostly, reading_budget

HONEST = "honest.zip"


def right(book):
    book.check(NUMBER.id, "3200")


def zipped(*entries):
    """A zip of (name, content) as bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def beside_an_honest_one(folder, name, data):
    """Collect a folder with the file and an honest one; what is told of the file."""
    (folder / name).write_bytes(data)
    hand_in(folder, "Ada", right, HONEST)
    found = gather(folder)
    assert [one.done for one in found.learners] == [1], "the honest one is reported"
    (told,) = found.remarks
    return told


def with_answers(content):
    return zipped(("about.json", json.dumps(ABOUT)), ("answers.jsonl", content))


def test_a_bomb_is_refused_by_what_it_claims_and_by_what_comes_out(tmp_path):
    bomb = with_answers(b" \n" * (submission.LARGEST_FILE // 2 + 1))
    assert len(bomb) < 20_000
    assert "unpacks to far more" in beside_an_honest_one(tmp_path, "bomb.zip", bomb)
    size = (submission.LARGEST_FILE + 2).to_bytes(4, "little")
    assert bomb.count(size) == 2  # in the entry's own head, and in the list of contents
    modest = bomb.replace(size, (1000).to_bytes(4, "little"))
    (tmp_path / "again").mkdir()
    assert "is no submission" in beside_an_honest_one(tmp_path / "again", "bomb.zip", modest)


def test_a_claimed_ratio_that_no_answers_have_is_refused_before_anything_is_unpacked(monkeypatch):
    data = zipped(("x", b"\0" * (archives.MOST_AT_ONCE + 1)))
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with archives.open_archive(io.BytesIO(data)) as archive, pytest.raises(archives.TooLarge):
        archives.read_entry(archive, "x", 10**9)


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_unpack_at_one_go_are_not_tried(tmp_path, way):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        archive.writestr("about.json", json.dumps(ABOUT))
        archive.writestr("answers.jsonl", line())
    assert "is no submission" in beside_an_honest_one(tmp_path, "packed.zip", out.getvalue())


def test_an_endless_list_of_contents_is_not_read(monkeypatch):
    class Claims(io.BytesIO):
        """Whatever is asked for at once is given."""

        most = 0

        def read(self, size=-1):
            self.most = max(self.most, size)
            return super().read(size)

    monkeypatch.setattr(archives, "MOST_AT_ONCE", 10_000)
    file = Claims(zipped(*((f"{n}.zip", "") for n in range(300))))
    with pytest.raises(archives.TooLarge), archives.open_archive(file):
        pass
    assert file.most <= archives.MOST_AT_ONCE + 1


@pytest.mark.parametrize("one", [line(), "1"], ids=["answers", "short lines"])
def test_lines_without_end_are_not_read(tmp_path, one):
    lines = [one] * (submission.MOST_LINES + 1)
    told = beside_an_honest_one(tmp_path, "many.zip", with_answers("\n".join(lines)))
    assert told.startswith("many.zip unpacks to far more than any submission")


@pytest.mark.parametrize("inner", ["[],", '{"a":0},', '[{"b":[]}],'])
def test_an_answer_that_swells_in_memory_is_left_out_unread(tmp_path, inner, monkeypatch):
    deep = '{"answer":[' + inner * 5_000 + "0]}"
    (tmp_path / "swells.zip").write_bytes(with_answers(deep))
    seen = []
    monkeypatch.setattr(
        submission.json,
        "loads",
        lambda text: seen.append(len(text)) or json.JSONDecoder().decode(text.decode()),
    )
    assert submission.read_submission(tmp_path / "swells.zip").left_out == 1
    assert max(seen) < 1000, "only the head was read"


def test_what_takes_longer_than_its_size_tells_is_stopped_and_told(tmp_path, monkeypatch):
    from pmkit.practice import collecting

    monkeypatch.setattr(collecting, "reading_budget", lambda: reading_budget(seconds=0.2))
    endless = collecting._worth

    def worth(found, *rest):
        while found.file == "slow.zip":
            pass
        return endless(found, *rest)

    monkeypatch.setattr(collecting, "_worth", worth)
    told = beside_an_honest_one(tmp_path, "slow.zip", with_answers(line()))
    assert told.startswith("slow.zip takes more time to read than any submission; it was left out.")


@pytest.mark.skipif(sys.platform != "linux", reason="the system holds no limit of memory")
def test_what_takes_more_memory_is_stopped_and_the_limit_goes_again():
    with pytest.raises(TooCostly, match="memory"), reading_budget(memory=50_000_000):
        bytearray(200_000_000)
    assert len(bytearray(200_000_000)) == 200_000_000


def test_a_budget_swallowed_by_nobody_and_harmless_beside_the_first_thread():
    with pytest.raises(TooCostly, match="time"), reading_budget(seconds=0.05):
        while True:
            with suppress(Exception):  # as the code under it does
                sum(range(1000))
    done = []
    thread = threading.Thread(
        target=lambda: [done.append(1) for _ in [0] if reading_budget().__enter__() is None]
    )
    thread.start()
    thread.join()
    assert done == [1]


# names


HOSTILE = b"\x1b[2J\xff\n\xe2\x80\xaegpj.zip"


@pytest.mark.skipif(sys.platform != "linux", reason="this file system takes no such name")
def test_a_file_name_of_any_bytes_is_read_and_told_as_text(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    path = hand_in(folder, "Ada", right)
    os.rename(path, os.path.join(os.fsencode(folder), HOSTILE))
    (folder / ("x" * 250 + ".zip")).write_bytes(b"")
    os.mkdir(os.path.join(os.fsencode(folder), b"\x07\xfe"))
    found = gather(folder, ["Ada\u202e"])
    (learner,) = found.learners
    assert learner.file == "⟨U+001B⟩[2J⟨U+DCFF⟩⟨U+000A⟩⟨U+202E⟩gpj.zip"
    files = write_report(found, tmp_path / "out")
    everything = "".join(file.read_text(encoding="utf-8") for file in files) + "".join(found.remarks)
    assert not set("\x1b\x07\u202e\udcff") & set(everything)
    assert all(len(remark) < 500 for remark in found.remarks)


def test_no_answer_steers_the_page(tmp_path):
    text = {"slots": {"who": "\x1b[2J\u202e\x9b", "change": "x"}, "marks": {}}
    hand_in(tmp_path, "Ada", lambda book: (book.check(WRITE.id, text), book.check(NUMBER.id, "\u202e31\x9b")))
    found = gather(tmp_path)
    for shown in (page(found), grades(found), answers(found)):
        assert not set("\x1b\x9b\u202e") & set(shown)


# archives in archives


def test_the_archive_that_a_system_gives_is_read_one_level_deep(tmp_path):
    ada = hand_in(tmp_path, "Ada", right).read_bytes()
    eve = hand_in(tmp_path, "Eve", right).read_bytes()
    outer = zipped(
        ("Ada_12/work.zip", ada),
        ("Eve_13/", b""),
        ("Eve_13/\x1b.zip", eve),
        ("../../evil.zip", b"x"),
        ("all.zip", zipped(("deeper.zip", ada))),
        ("essay.docx", b"x"),
        ("__MACOSX/._work.zip", b"x"),
    )
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "all.zip").write_bytes(outer)
    before = sorted(tmp_path.rglob("*"))
    found = gather(folder, ["Ada", "Eve"])
    assert {one.file for one in found.learners} == {"all.zip/Ada_12/work.zip", "all.zip/Eve_13/⟨U+001B⟩.zip"}
    assert [remark.split(";")[0] for remark in found.remarks] == [
        "all.zip/../../evil.zip is no submission of pmkit, or it is damaged. Ask for it once more: “Make my "
        "file” on the course's front page.",
        "all.zip/all.zip holds archives itself",
        "Not opened, because submissions end in .zip: essay.docx.",
    ]
    assert sorted(tmp_path.rglob("*")) == before, "nothing is unpacked to the disk"


def test_a_long_list_of_contents_is_not_read_anew_for_each_file_in_it(tmp_path, monkeypatch):
    """Twenty thousand names took twenty minutes."""
    (tmp_path / "all.zip").write_bytes(zipped(*((f"{n}.zip", b"x") for n in range(50))))
    opened = []
    plainly = archives.open_archive
    monkeypatch.setattr(handed_in, "open_archive", lambda file: opened.append(file) or plainly(file))
    assert len(gather(tmp_path).remarks) == 50
    assert opened.count(tmp_path / "all.zip") == 2


def test_folders_that_lie_too_deep_are_told(tmp_path):
    (tmp_path / "a" / "b" / "c" / "d").mkdir(parents=True)
    assert gather(tmp_path).remarks == (
        "d lies in more than 3 folders; it was not opened. Move it up and collect again.",
    )


# who is who


def test_attempts_that_two_hand_in_are_told_as_a_pair(tmp_path):
    lines = [line(n) for n in range(3)]
    for name, part in {"Ada": lines, "Eve": [*lines[:2], line(9)], "Zoe": [line(8)]}.items():
        pack(tmp_path / f"{name}.zip", *part, about={"mark": KEY.own(name).mark()})
    found = gather(tmp_path, ["Ada", "Eve", "Zoe"])
    (told,) = found.remarks
    assert told.startswith("Ada and Eve hand in 2 of the same attempts; they are counted for each of them.")
    assert [(row[1], row[-1]) for row in rows(grades(found))[1:]] == [
        ("Ada", "2"),
        ("Eve", "2"),
        ("Zoe", "0"),
    ]


def test_a_class_that_hands_in_one_file_fills_no_page(tmp_path):
    names = [f"Learner {n}" for n in range(class_remarks.MOST_PAIRS)]
    for name in names:
        pack(tmp_path / f"{name}.zip", line(), about={"mark": KEY.own(name).mark()})
    told = gather(tmp_path, names).remarks
    assert len(told) == class_remarks.MOST_PAIRS + 1
    assert told[-1] == "170 more pairs hand in some of the same attempts."


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["Ada", "ADA"], "“Ada” and “ADA” count as one name"),
        (["Jäger", "Ja\u0308ger"], "count as one name"),
        (["Ada  L", "Ada L"], "count as one name"),
        (["Ada", "Аda"], "look alike, but are 2 names"),  # the second begins in Cyrillic
        (["Ada L", "AdaL"], "look alike"),
        (["Zoe", "Zoë"], "look alike"),
        (["Ada\u200b", "Ada"], "look alike"),
        (["Bill", "Bi11"], "look alike"),
    ],
)
def test_names_alike_are_told(tmp_path, names, says):
    told = collect(tmp_path, KEY, ALL, [*names, "Somebody else"]).remarks
    assert (
        any(says in remark for remark in told)
        and sum("one name" in r or "look alike" in r for r in told) == 1
    )


def test_drafts_of_one_minute_travel_once_and_the_minutes_stay(tmp_path):
    from datetime import UTC, datetime, timedelta

    from pmkit.practice.progress import Attempt, MemoryStore
    from pmkit.practice.record import minutes_by_item

    begin = datetime(2026, 11, 1, 9, tzinfo=UTC)
    typed = [
        Attempt(item=WRITE.id, event="draft", answer="x", at=begin + timedelta(seconds=n)) for n in range(600)
    ]
    submission.submit(MemoryStore(typed), KEY.own("Ada"), tmp_path / "a.zip")
    kept = submission.read_submission(tmp_path / "a.zip").attempts
    assert len(kept) == 11
    assert minutes_by_item(kept) == pytest.approx(minutes_by_item(typed))
