"""Whoever has the code of a class and its list tries out every name on all that leaves a learner's computer
and on all that `pmkit collect` writes, and finds nobody; the instructor with key and list finds everybody.
"""

import base64
import hashlib
import hmac
import random
import re
import zipfile
from itertools import product

import pytest
from questions_for_tests import ALL, NUMBER
from test_submission import KEY, line, pack
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.practice import learner_secret, submission
from pmkit.practice.class_report import answers, page, problems, write_codes
from pmkit.practice.collecting import collect
from pmkit.practice.grade_tables import grades
from pmkit.practice.handout import new_class, plain_name
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.workspace import copies

FIRST = "Ada Grace Edsger Barbara Alan Radia Donald Katherine Tim Frances Niklaus Karen Ken Adele Dennis"
LAST = (
    "Lovelace Hopper Dijkstra Liskov Turing Perlman Knuth Johnson Lee Allen Wirth Jones Moon Goldberg "
    "Ritchie Hamilton Kay Booth Shaw Cox"
)
NAMES = [" ".join(pair) for pair in product(FIRST.split(), LAST.split())]
LEARNERS = 300


@pytest.fixture(autouse=True)
def chance(monkeypatch):
    """The same run each time: what is drawn at random is drawn from a seed, with which no guess is right by
    chance (of 100,000 guesses at 300 names of files, one in a hundred runs has one)."""
    draws = random.Random(8)
    monkeypatch.setattr("secrets.token_hex", lambda n: draws.randbytes(n).hex())
    return draws


def guesses(name, code):
    """What somebody with the code can make of a name, as texts of which a file may hold the beginning."""
    keys = (
        code.key,
        code.code.encode(),
        code.code.replace("-", "").encode(),
        code.class_id.encode(),
        b"pmkit",
    )
    forms = {name, plain_name(name), name.replace(" ", ""), plain_name(name).replace(" ", "")}
    for key, form in product(keys, forms):
        for text in (form.encode(), *(word + b"\0" + form.encode() for word in (b"name", b"own", b"mark"))):
            for digest in (hmac.digest(key, text, "sha256"), hashlib.sha256(key + text).digest()):
                yield digest.hex()
                yield hmac.digest(key, b"mark\0" + digest.hex().encode(), "sha256").hex()
                yield base64.b32encode(digest).decode().lower()
    for form in forms:
        for hashing in ("md5", "sha1", "sha256"):
            yield hashlib.new(hashing, form.encode()).hexdigest()


def found(text, names=NAMES):
    """Whom somebody with the code of the class and the list finds in a text."""
    words = set(re.findall(r"[0-9a-z]{8,}", text.casefold()))
    starts = {word[:8] for word in words if len(word) < 12} | {word[:12] for word in words}
    plain = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return [
        name
        for name in names
        if plain_name(name) in plain
        or any({guess[:8], guess[:12]} & starts for guess in guesses(name, KEY.handout))
    ]


def everything(folder):
    """All bytes below a folder as text: names of files, what is in them, and in the archives among them."""
    told = []
    for path in sorted(folder.rglob("*")):
        told.append(path.name)
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for entry in archive.infolist():
                    told += [entry.filename, str(entry.extra), str(entry.comment)]
                    told.append(archive.read(entry).decode("utf-8", "replace"))
        elif path.is_file():
            told.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(told)


def stored(chance, n):
    """What one learner answered."""
    return MemoryStore(
        [Attempt(attempt_id=chance.randbytes(16).hex(), item=NUMBER.id, event="checked", answer=str(n))]
    )


@pytest.fixture
def hand_in(tmp_path, monkeypatch, chance):
    """One learner hands in from computer `n`, by the names that `pmkit` gives."""

    def write(folder, code, n):
        monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "homes" / str(n)))
        path = folder / submission.file_name()
        submission.submit(stored(chance, n), code, path)
        return path

    return write


def hand_in_as_before(folder, name):
    """A file as it was made before: a keyed hash of the typed name in it and at the head of its own name."""
    key = KEY.handout.key
    mark = hmac.digest(key, b"name\0" + plain_name(name).encode(), "sha256").hex()
    about = {"class": hashlib.sha256(b"class\0" + key).hexdigest()[:12], "mark": mark}
    return pack(folder / f"pmkit-{mark[:8]}-2026-11-29.zip", line(len(list(folder.iterdir()))), about=about)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def run(monkeypatch, *arguments):
    monkeypatch.setattr("pmkit.cli.collect._questions", lambda quizzes: list(ALL))
    monkeypatch.setattr("pmkit.practice.handout.read_class", lambda path: KEY)
    done = CliRunner().invoke(app, ["collect", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("own", [False, True], ids=["the code of the class", "own codes"])
def test_nobody_is_found_with_the_code_and_the_list(folder, monkeypatch, hand_in, own):
    codes = [KEY.own(name) if own else KEY.handout for name in NAMES]
    for n, code in enumerate(codes):
        hand_in(folder, code, n)
    hand_in(folder, codes[0], 0)  # once more: the report tells it
    assert found(everything(folder)) == []
    damaged = hand_in(folder, codes[1], 1)
    damaged.write_bytes(damaged.read_bytes()[:-30])

    told = run(monkeypatch, folder, "--key", "k", "--out", folder.parent / "out")
    told += run(monkeypatch, folder, "--key", "k", "--out", folder.parent / "out", "--json")
    assert f"{LEARNERS} learners" in told and "are from the same learner" in told and "damaged" in told
    assert found(everything(folder.parent / "out") + told) == []


def test_the_same_search_finds_everybody_in_files_as_they_were_made_before(folder, monkeypatch):
    for name in NAMES:
        hand_in_as_before(folder, name)
    assert len(found(everything(folder))) == LEARNERS
    names_of_files = "\n".join(path.name for path in folder.iterdir())  # in the report they stood, too
    assert len(found(names_of_files)) == LEARNERS

    run(monkeypatch, folder, "--key", "k", "--out", folder.parent / "out")
    assert found(everything(folder.parent / "out")) == []  # a report on these files shows nobody now
    known = collect(folder, KEY, ALL, NAMES)
    assert sorted(one.name for one in known.learners) == sorted(NAMES)  # and the list still tells all
    assert known.remarks == ()


def test_with_key_and_list_the_instructor_finds_everybody_who_used_an_own_code(folder, hand_in):
    for n, name in enumerate(NAMES[:30]):
        hand_in(folder, KEY.own(name), n)
    known = collect(folder, KEY, ALL, NAMES[:30])
    assert sorted(one.name for one in known.learners) == sorted(NAMES[:30])
    assert known.remarks == ()
    nameless = collect(folder, KEY, ALL)
    assert {one.pseudonym for one in nameless.learners} == {one.pseudonym for one in known.learners}


def test_a_second_file_takes_the_place_of_the_first(folder, hand_in):
    for code in (KEY.handout, KEY.own("Ada Lovelace")):
        for _ in range(2):
            hand_in(folder, code, 1)
    hand_in(folder, KEY.own("Ada Lovelace"), 2)  # another computer, the same person
    hand_in(folder, KEY.handout, 2)  # another computer: another learner
    kept = collect(folder, KEY, ALL)
    assert len(kept.learners) == 3
    assert sum("are from the same learner" in remark for remark in kept.remarks) == 3


def test_an_old_file_and_a_new_one_of_a_person_in_the_list_are_one(folder, hand_in):
    hand_in_as_before(folder, "Ada Lovelace")
    hand_in(folder, KEY.own("ada lovelace"), 1)
    kept = collect(folder, KEY, ALL, ["Ada Lovelace"])
    assert [one.name for one in kept.learners] == ["Ada Lovelace"]
    assert "are from the same learner" in kept.remarks[0]


def test_a_folder_that_bears_a_name_stands_in_no_report(folder, hand_in):
    for n, name in enumerate(NAMES[:5]):
        place = folder / f"{name.replace(' ', '_')}_123_assignsubmission_file"
        place.mkdir()
        path = hand_in(place, KEY.handout, n)
        if n == 0:
            path.write_bytes(b"PK")
    kept = collect(folder, KEY, ALL)
    assert found(page(kept) + grades(kept) + answers(kept), NAMES[:5]) == []
    assert "Ada_Lovelace_123" in kept.file_remarks[0]  # the command says which file is damaged
    assert found(problems(kept), NAMES[:5]) == [] and "1 remark on single files" in problems(kept)
    # with the list, the command ties pseudonym and file: the system that received it knows whose it is
    told = collect(folder, KEY, ALL, NAMES[:5])
    assert sum("whose name is not in your list" in remark for remark in told.file_remarks) == 4
    assert "4 learners have no name in your list" in told.class_remarks[0]


def test_a_copy_of_ones_work_holds_no_mark_and_no_secret(tmp_path, monkeypatch, chance):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "home"))
    store = stored(chance, 1)
    submission.submit(store, KEY.handout, tmp_path / "in.zip")
    (tmp_path / "out").mkdir()
    copies.write(store, tmp_path / "out" / "copy.zip")
    secret = learner_secret.learner_secret()
    for text in (secret.hex(), KEY.handout.mark(secret)):
        assert text not in everything(tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "in.zip") as archive:
        assert secret.hex() not in archive.read("about.json").decode()


def test_the_secret_is_drawn_once_and_a_damaged_one_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "home"))
    drawn = learner_secret.learner_secret()
    assert len(drawn) == 32 and learner_secret.learner_secret() == drawn
    path = tmp_path / "home" / learner_secret.FILE_NAME
    for text in ("", "no secret", drawn.hex()[:20], "é"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match="is damaged"):
            learner_secret.learner_secret()
    monkeypatch.setenv("PMKIT_HOME", str(path / "below a file"))
    with pytest.raises(ValueError, match="set PMKIT_HOME to a folder that you can write to"):
        learner_secret.learner_secret()


def test_own_codes_are_a_table_beside_the_key_and_one_name_twice_is_refused(tmp_path):
    key = new_class(tmp_path / "spring.pmkit-class", "Spring")
    path = write_codes(key, ["Ada", "=1;=2"], tmp_path / "spring.pmkit-class")
    assert path == tmp_path / "spring-codes.csv"
    text = path.read_text(encoding="utf-8-sig")
    assert f"Ada,{key.own('Ada').code}" in text and "'=1;''=2," in text
    with pytest.raises(ValueError, match="“Ada” and “ADA” count as one name in your list"):
        write_codes(key, ["Ada", "ADA"], tmp_path / "spring.pmkit-class")
