"""What a learner pastes about their own customers stays on their computer, whatever is handed in or sent."""

import os
import zipfile
from pathlib import Path

import psycopg
import pytest
from questions_for_tests import ALL, BY_ID, CHOOSE_ONE, WRITE

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers import Cells
from pmkit.explorers.controls import bound
from pmkit.explorers.pasted import Pasted
from pmkit.explorers.state import value_at, with_value
from pmkit.practice import Workbook
from pmkit.practice.class_report import answers, page
from pmkit.practice.collecting import collect
from pmkit.practice.grade_tables import grades
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import MemoryStore, open_store
from pmkit.practice.progress.class_database import init_class
from pmkit.practice.progress.moves import Move, carry_over
from pmkit.practice.submission import submit
from pmkit.widgets.explorer_view import ExplorerView
from pmkit.workspace import copies, portfolio

KEY = ClassKey("Spring", bytes(range(32)))
PLANTED = "Zwetschgenknödel"
SAID = f"families, {PLANTED} keeps my father in hospital awake"
LONG = "\n".join(f"{number}, {SAID}" for number in range(3_500))[:200_000]
VOICES = "explorer:discovery.own-voices"


def stays(id):
    use = EXPLORERS[id]
    if use.needs is not None:
        return False
    return any(getattr(one, "stays", False) for one in bound(use.explorer().seen().controls))


OWN = [id for id in EXPLORERS if stays(id)]


@pytest.fixture(scope="module")
def school(server):
    url = server.database("pasting")  # roles are the whole server's: other names than in the other files
    made = init_class(url, ["pasting-pam"], instructor="pasting-ivy")
    return {"owner": url, **made.addresses}


@pytest.fixture
def computer(tmp_path, temp_folder, monkeypatch):
    """Sit down at a computer, with the class's database or without; gives the workbook."""
    opened = []

    def at(name, url=""):
        monkeypatch.setenv("PMKIT_HOME", str(tmp_path / name))
        monkeypatch.setenv("PMKIT_DATABASE_URL", url)
        book = Workbook(open_store(), BY_ID.__getitem__)
        opened.append(book)
        return book

    yield at
    for book in opened:
        book.store.close()


def paste_everywhere(book):
    """The sentence in each field that takes pasted data or a text and in each cell, then all the steps."""
    for id in OWN:
        use = EXPLORERS[id]
        view = ExplorerView(use.explorer(), book, use.item, use.label)
        texts = [one for one in bound(view.seen.controls) if isinstance(one.clean(SAID), str)]
        for number, text in enumerate((f"{SAID}\n{value_at(view.seen.values, texts[0].path)}", LONG, SAID)):
            state = view.state
            for one in texts:
                if one.clean(text) == text:
                    state = with_value(state, one.path, f"{text} {number}")
            for table in (one for one in view.seen.controls if isinstance(one, Cells)):
                words = {one["key"] for one in table.columns if one.get("type") == "text"}
                cells = {row["id"]: dict.fromkeys(words & set(table.keys), SAID) for row in table.rows}
                state = with_value(state, table.path, cells)
            view.set(**state)
        for step in ("undo", "undo", "redo", "start_over", "undo"):
            view.step(step)
        view.close()


def rows_of(url):
    """All that anybody may find in the class's database, table by table."""
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables "
            "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        return {
            name: str(connection.execute(f"SELECT t::text FROM {name} t").fetchall()) for (name,) in tables
        }


def unpacked(path):
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("unicode_escape") for name in archive.namelist())


def test_a_planted_sentence_is_in_no_database_no_file_for_the_class_and_no_report(school, computer, tmp_path):
    """All that an instructor gets is searched; the same search finds it in the learner's own copy."""
    about_people = {id for id in EXPLORERS if id.startswith("people.own-")}
    assert len(about_people) == 6 and about_people < set(OWN), "what is written about a colleague stays too"
    book = computer("laptop", school["pasting-pam"])
    book.check(CHOOSE_ONE.id, "coin")
    book.check(WRITE.id, {"slots": {"who": "parents", "change": "5 of 10"}, "marks": {}})
    paste_everywhere(book)
    assert not book.store.waiting
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    submit(book.store, KEY.own("pasting-pam"), inbox / "handed-in.zip")
    copies.write(book.store, tmp_path / "copy.zip")
    found = collect(None, KEY, ALL, ["pasting-pam"], school["pasting-ivy"])
    from_file = collect(inbox, KEY, ALL, ["pasting-pam"])
    there = rows_of(school["owner"])
    given = {
        **there,
        "submission": unpacked(inbox / "handed-in.zip"),
        "report": page(found) + page(from_file),
        "tables": grades(found) + answers(found) + grades(from_file) + answers(from_file),
    }
    assert all(f"explorer:{id}" in there["public.attempts"] for id in OWN) and "coin" in str(there)
    assert [name for name, text in given.items() if PLANTED in text or "Zwetschgen" in ascii(text)] == []
    assert PLANTED in unpacked(tmp_path / "copy.zip")
    (kept,) = Path(os.environ["PMKIT_HOME"]).glob("class-*.db")
    assert b"Zwetschgenkn" in kept.read_bytes() + Path(f"{kept}-wal").read_bytes()
    assert os.name == "nt" or kept.stat().st_mode & 0o077 == 0


def test_what_is_taken_along_to_be_read_by_others_holds_no_pasted_line(computer):
    book = computer("laptop")
    for id in OWN:
        use = EXPLORERS[id]
        view = ExplorerView(use.explorer(), book, use.item, use.label)
        for one in bound(view.seen.controls):
            if isinstance(one, Pasted):
                view.set(**with_value(view.state, one.path, f"{view.seen.values[one.key]}\n{LONG}"))
        view.close()
    assert PLANTED not in repr(portfolio.gather(book.store).made)


def test_on_another_computer_it_is_said_where_the_text_lies_and_a_copy_brings_it(school, computer, tmp_path):
    use = EXPLORERS["discovery.own-voices"]

    def view(book):
        return ExplorerView(use.explorer(), book, use.item, use.label)

    laptop = computer("old laptop", school["pasting-pam"])
    begun = view(laptop)
    begun.set(voices=LONG)
    begun.close()
    copies.write(laptop.store, tmp_path / "copy.zip")
    desk = computer("desk", school["pasting-pam"])
    there = view(desk)
    assert there.said.text.startswith(
        "What you wrote or pasted here lies on another computer and stays there."
    )
    assert PLANTED not in str(desk.notes(VOICES))
    assert VOICES not in [one.key for one in portfolio.offers(desk.store)]
    assert carry_over(desk.store, [Move(VOICES, "explorer:discovery.renamed", "moved")]) == 0
    there.set(people="families, 7")
    assert "another computer" not in there.said.text
    there.close()
    copy = copies.read(tmp_path / "copy.zip")
    assert copy.brings(desk.store)
    copy.bring_in(desk.store)
    assert not copies.read(tmp_path / "copy.zip").brings(desk.store)
    assert [one["voices"] == LONG for one in desk.notes(VOICES)][-2:] == [True, False]
    assert desk.noted(VOICES)["people"] == "families, 7"
    again = view(computer("desk", school["pasting-pam"]))
    again.step("undo")
    assert again.state["voices"] == LONG
    back = view(computer("old laptop", school["pasting-pam"]))
    assert back.state["voices"] == LONG and back.said.text.startswith(
        "What you wrote or pasted here lies on another"
    )


def test_while_the_server_is_away_the_text_waits_and_only_a_stub_travels_later(server, school, computer):
    server.kill()
    book = computer("away", school["pasting-pam"])
    book.note(VOICES, {"voices": LONG}, stays=True)
    assert book.store.waiting == 1 and book.noted(VOICES) == {"voices": LONG}
    server.start()
    book = computer("away", school["pasting-pam"])
    assert book.store.waiting == 0 and book.noted(VOICES) == {"voices": LONG}
    server.kill()
    assert book.noted(VOICES) == {"voices": LONG}
    server.start()
    assert PLANTED not in str(rows_of(school["owner"]))


def test_where_no_folder_can_be_written_the_text_is_kept_in_memory_and_not_sent(
    school, computer, monkeypatch
):
    book = computer("full", school["pasting-pam"])
    monkeypatch.setattr(book.store, "_rooms", ())
    book.note(VOICES, {"voices": LONG}, stays=True)
    book.check(CHOOSE_ONE.id, "coin")
    assert book.noted(VOICES) == {"voices": LONG} and book.store.waiting == 1
    assert PLANTED not in str(rows_of(school["owner"]))


def test_a_slider_beside_a_long_text_costs_a_line_and_every_step_comes_back(computer):
    book = computer("laptop")
    for step in range(50):
        book.note(VOICES, {"voices": LONG, "month": str(step)}, stays=True)
    files = [one for one in Path(os.environ["PMKIT_HOME"]).rglob("*") if one.is_file()]
    assert sum(one.stat().st_size for one in files) < 4 * len(LONG)  # it was 50 of them
    again = computer("laptop")
    assert again.notes(VOICES) == [{"voices": LONG, "month": str(step)} for step in range(50)]
    other_tab = computer("laptop")
    other_tab.note(VOICES, {"voices": LONG, "month": "other"}, stays=True)
    assert len(str(other_tab.store.history(VOICES)[-1].answer)) < 200
    other_tab.start_over("discovery")
    assert again.notes(VOICES) == []
    again.note(VOICES, {"voices": LONG}, stays=True)
    assert again.noted(VOICES) == {"voices": LONG}
    again.undo_start_over("discovery")
    assert len(again.notes(VOICES)) == 52


def test_a_state_of_before_still_opens_and_what_follows_stays():
    book = Workbook(MemoryStore(), BY_ID.__getitem__)
    book.note(VOICES, {"voices": LONG})
    book.note(VOICES, {"voices": LONG, "month": "1"}, stays=True)
    book.note(VOICES, {"voices": "none"})
    assert [one["voices"] for one in book.notes(VOICES)] == [LONG, LONG, "none"]
    assert [one.stays for one in book.store.history(VOICES)] == [False, True, True]


@pytest.mark.parametrize("answer", [{"the same text as before": ["x"]}, [[[[[]]]]], "x", {"a": None}])
@pytest.mark.parametrize("id", OWN)
def test_a_state_that_was_tampered_with_breaks_nothing(id, answer):
    book, use = Workbook(MemoryStore(), BY_ID.__getitem__), EXPLORERS[id]
    keys = [one.key for one in bound(use.explorer().seen().controls) if isinstance(one, Pasted)]
    book.note(use.item, {key: answer for key in keys}, stays=True)
    view = ExplorerView(use.explorer(), book, use.item, use.label)
    assert [isinstance(view.state[key], str) for key in keys] == [True for _ in keys]
