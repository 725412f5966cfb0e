"""What a learner made comes along whole, from the store, in forms that open anywhere; none of it is run."""

import csv
import json
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest
from small_course import chapter, section
from typer.testing import CliRunner

from pmkit.charts import Picture
from pmkit.charts import Words as Titles
from pmkit.charts._altair import alt
from pmkit.cli import app
from pmkit.course import pieces
from pmkit.course.pieces import offers
from pmkit.explorers.explorer import Explorer
from pmkit.explorers.fields import Form, Range
from pmkit.explorers.readable import Drawn, Words
from pmkit.explorers.result import Result
from pmkit.practice import (
    Card,
    Criterion,
    Group,
    ModelText,
    Number,
    Slot,
    Sort,
    Verdict,
    Workbook,
    Write,
    to_html,
)
from pmkit.practice.progress import Attempt, MemoryStore, open_store
from pmkit.practice.workbook import Repetition
from pmkit.workspace import portfolio as home
from pmkit.workspace.portfolio import gather, in_words
from pmkit.workspace.portfolio_files import page, write_portfolio

SCRIPT = "<script>alert(1)</script>"
LONG = "We plan dinner. " * 40
VISION = Write(
    id="vision.line",
    prompt="Write the vision.",
    skill="vision",
    minutes=3,
    slots=(Slot(id="who", label="For whom"), Slot(id="change", label="What changes")),
    criteria=(Criterion(id="c", text="Can it be checked?"),),
    models=(
        ModelText(label="A", slots={"who": "x"}, why="y"),
        ModelText(label="B", slots={"who": "x"}, why="y"),
    ),
)
SUM = Number(id="roles.sum", prompt=f"How many {SCRIPT}?", skill="sums", minutes=1, expected=3, source="x")
KNOWN = {one.id: one for one in (VISION, SUM)}


@pytest.fixture(autouse=True)
def two_questions(monkeypatch):
    def lookup(id):
        if id not in KNOWN:
            raise ValueError(id)
        return KNOWN[id]

    chapters = (
        chapter(1, "roles", section("roles", [SUM]), title="Roles: who decides what"),
        chapter(2, "vision", section("vision", [VISION]), title="Vision and strategy"),
    )
    for module in (home, pieces):
        monkeypatch.setattr(module, "CHAPTERS", chapters)
        monkeypatch.setattr(module, "question", lookup)
        monkeypatch.setattr(module, "EXPLORERS", {"roles.week": Used, "roles.own-week": Own})

    def place(item):
        by_id = {"roles.sum": (chapters[0], SUM), "vision.line": (chapters[1], VISION)}
        if item not in by_id:
            return None
        of, asked = by_id[item]
        kind = SimpleNamespace(kind=asked.kind)
        return SimpleNamespace(chapter=of, section=SimpleNamespace(title="Somewhere"), shown=kind)

    monkeypatch.setattr(pieces, "place", place)


class Week(Explorer):
    """The hours that somebody gave out, as a sentence and a bar."""

    def controls(self, values):
        return (Form("form", (Range("customers", "Customers", start=0),)),)

    def result(self, values):
        words = Titles("One", "", "A bar.")
        bar = Picture(
            pd.DataFrame({"a": [1]}), words, lambda rows: alt.Chart(rows).mark_bar().encode(x="a:Q")
        )
        return Result(sentence=f"**{values['customers']:g} hours** with customers.", charts={"chart": bar})


class Used:
    """What the registry holds."""

    title, label, shares = "A week", "Mealwise", ""
    explorer = staticmethod(lambda workbook=None: Week())


class Current:
    """A backlog in use, as far as the portfolio asks."""

    name, backlog = "ferry.csv", object()


class Own(Used):
    """An explorer that works on one's own backlog too."""

    shares = "roles.week"
    make = staticmethod(lambda data: Week())
    own_data = staticmethod(lambda current: None)


@pytest.fixture
def store():
    made = MemoryStore()
    book = Workbook(made, KNOWN.__getitem__)
    book.check("vision.line", {"slots": {"who": f"Parents {SCRIPT} *bold*", "change": LONG}, "marks": {}})
    book.check("roles.sum", "=4")
    book.note("explorer:roles.week", {"customers": 12})
    book.note("explorer:roles.week/your own product", {"customers": 3})
    book.note("explorer:own.look/abc", {"filters": {}})
    made.append(Attempt(item="quiz-mine.q1", event="checked", answer="an own answer"))
    return made


def test_own_work_comes_first_then_texts_and_answers_are_an_appendix(store):
    found = gather(store, current=Current())
    assert [(one.title, one.own) for one in found.made] == [("A week", True), ("A week", False)]
    assert [one.item for one in found.texts] == ["vision.line"]
    assert [one.item for one in found.entries] == ["roles.sum", "quiz-mine.q1"]
    assert found.backlog == "ferry.csv"


def test_what_is_offered_names_own_work_and_groups_the_rest(store):
    own, text, week, answers = offers(store)
    assert own.own and own.title.startswith("A week")
    assert [one.own for one in (week, text, answers)] == [False] * 3
    assert text.group == "Chapter\u00a02, on Mealwise" and answers.title.startswith("Answers to the course's")


def test_only_what_is_chosen_goes_in(store):
    (own, *_) = offers(store)
    found = gather(store, chosen=[own.key], current=Current())
    assert [one.own for one in found.made] == [True] and not found.texts and not found.entries
    assert "data:image/png" in page(found) and "an own answer" not in page(found)


def test_settings_of_the_pages_are_no_work(store):
    assert "own.look" not in str(gather(store, current=Current()))


def test_a_text_that_was_written_comes_whole(store):
    (entry,) = gather(store, pictures=False).texts
    assert LONG.strip() in to_html(entry.answer)


def test_sorted_cards_are_a_list_on_the_page_and_one_line_in_the_table(monkeypatch):
    """The commas inside a card run together with those between cards."""
    texts = {"a": "Plan, then cook", "b": "Buy"}
    cards = tuple(Card(id=id, text=text, accepts=("x",), why="") for id, text in texts.items())
    groups = (Group(id="x", text="Ada"), Group(id="y", text="Ben"))
    sort = Sort(id="roles.sort", prompt="Whose?", skill="who", minutes=1, cards=cards, groups=groups)
    monkeypatch.setitem(KNOWN, sort.id, sort)
    store = MemoryStore()
    Workbook(store, KNOWN.__getitem__).check(sort.id, {"a": "x", "b": "x"})
    (entry,) = gather(store).entries
    assert entry.answer.splitlines() == ["- **Ada**", "  - Plan, then cook", "  - Buy"]
    assert entry.short == "Ada: Plan, then cook, Buy"


def test_explorers_leave_their_sentence_and_their_charts(store):
    own, course = gather(store, current=Current()).made
    assert [type(block) for block in course.blocks] == [Drawn, Words]
    assert course.blocks[1].markdown == "**12 hours** with customers."
    assert own.blocks[1].markdown == "**3 hours** with customers."


def test_what_was_only_looked_at_is_no_work(store):
    Workbook(store, KNOWN.__getitem__).note("explorer:roles.week", {"customers": 0})
    assert [one.own for one in gather(store, current=Current()).made] == [True]


def test_an_explorer_that_fails_keeps_nothing_else_from_coming_along(store, monkeypatch):
    monkeypatch.setattr(Used, "explorer", lambda: 1 / 0)
    made = gather(store, current=Current()).made
    assert "It is kept" in made[1].blocks[0].markdown and made[0].own


def test_nothing_is_written_to_the_store(store):
    before = store.history()
    gather(store)
    assert store.history() == before


def test_what_was_started_over_and_what_is_blank_stay_away():
    store = MemoryStore()
    book = Workbook(store, KNOWN.__getitem__)
    book.check("roles.sum", "3")
    book.start_over("roles.sum")
    book.save_draft("vision.line", {"slots": {"who": " "}, "marks": {}})
    assert not gather(store)


def test_the_page_holds_everything_and_runs_nothing(store):
    text = page(gather(store, current=Current()))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "default-src 'none'" in text
    assert "12 hours" in text and "an own answer" in text
    assert text.count("data:image/png;base64,") == 3
    assert text.index("My own product") < text.index("What I wrote") < text.index("Appendix: answers")
    assert all(f"<{landmark}" in text for landmark in ("header", "main", "footer"))


def test_the_folder_holds_page_markdown_table_and_pictures(store, tmp_path):
    found = gather(store, current=Current())
    assert [path.name for path in write_portfolio(found, tmp_path / "out")] == [
        "my-work.html",
        "my-work.md",
        "explorer-roles-week-your-own-product-1.png",
        "explorer-roles-week-1.png",
        "answers.csv",
        "skills.png",
    ]
    text = (tmp_path / "out" / "my-work.md").read_text(encoding="utf-8")
    assert "![Chart: One\\. A bar\\.](explorer-roles-week-1.png)" in text
    assert "<script>" not in to_html(text)
    with open(tmp_path / "out" / "answers.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][0] == "roles.sum"
    assert all(cell[:1] not in "=+-@" or not cell for row in rows for cell in row)


def test_a_folder_with_something_in_it_is_left_alone(store, tmp_path):
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ValueError, match="is not overwritten"):
        write_portfolio(gather(store, pictures=False), tmp_path)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "- (nothing)"),
        ([], "(nothing)"),
        ([1, 2.5, "a"], "1, 2.5, a"),
        (
            {"cost_of_delay": 3, "done": True, "who": None},
            "- cost of delay: 3\n- done: yes\n- who: (nothing)",
        ),
        ({"a": {"b": [1]}}, "- a:\n  - b: 1"),
        ([{"a": 1}, {"a": 2}], "- 1:\n  - a: 1\n- 2:\n  - a: 2"),
    ],
)
def test_any_state_can_be_said_in_words(state, words):
    assert in_words(state) == words


def test_the_command_says_where_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    empty = CliRunner().invoke(app, ["export"])
    assert (empty.exit_code, "nothing to take along yet" in empty.output) == (1, True)
    store = open_store()
    Workbook(store, KNOWN.__getitem__).check("roles.sum", "3")
    store.close()
    done = CliRunner().invoke(app, ["export", "--json"])
    assert json.loads(done.stdout)["answers"] == 1
    assert (tmp_path / "my-pmkit-work" / "my-work.html").is_file()


def test_an_answer_to_fresh_numbers_comes_along_with_its_own_question(monkeypatch):
    def fresh(number):
        return replace(SUM, prompt=f"{number} more?", expected=3 + number)

    monkeypatch.setitem(KNOWN, SUM.id, replace(SUM, rounds=fresh))
    book = Workbook(MemoryStore(), KNOWN.__getitem__)
    book.check(SUM.id, "3")
    Repetition(book, [SUM.id]).check(SUM.id, "4")
    (entry,) = gather(book.store).entries
    assert (entry.asked, entry.short, entry.verdict) == ("1 more?", "“4”", Verdict.RIGHT)


def test_what_was_made_is_offered_as_evidence_with_its_day(store):
    made = pieces.made_on(store)
    assert next(title for title, _ in made).startswith("A week")
    assert all(len(day) == 10 for _, day in made) and len(made) == len(offers(store)) - 1
