"""Each defect of a course is planted and caught; a sound course has none. (All content here is invented.)"""

from dataclasses import replace

import pytest

from pmkit.authoring import gate, published
from pmkit.authoring.content import Content, read_script
from pmkit.authoring.links import link_problems
from pmkit.authoring.readability import read
from pmkit.course import Chapter
from pmkit.practice import ChooseOne, Number, Option, Trap, Verdict
from pmkit.practice.minutes import estimate_minutes
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.practice.progress.moves import Move, carry_over, read_moves
from pmkit.practice.question_parts import Truth

LESSON = """# %% [markdown]
# # Prices
# See [Set a price](#set-a-price) and [what it cites](https://example.org/prices).
# ## Set a price
# %%
pmkit.show("prices.floor")
# %%
pmkit.explore("prices.ladder")
"""
PRACTICE = """# %%
show("prices.who")
# %% tags=["solution"]
solution("prices.who")
"""


def timed(question):
    return replace(question, minutes=round(estimate_minutes(question), 1))


FLOOR = timed(
    Number(
        id="prices.floor",
        prompt="What is the price floor, in euros?",
        skill="pricing",
        minutes=1,
        source="invented",
        explanation="Below the cost of serving a customer, each sale loses.",
        hints=("What does one more customer cost?",),
        expected=4.2,
        tolerance=0.01,
        unit="euros",
        traps=(Trap(id="cents", value=42, says="You counted in tens of cents."),),
    )
)
WHO = timed(
    ChooseOne(
        id="prices.who",
        prompt="Who sets the price?",
        skill="pricing",
        minutes=1,
        source="invented",
        explanation="One person answers for it.",
        hints=("Who answers for the result?",),
        options=(
            Option(
                id="pm", text="Whoever answers for the result", why="Then it holds.", verdict=Verdict.RIGHT
            ),
            Option(id="all", text="All of them", why="Then nobody does."),
        ),
    )
)
CHAPTER = Chapter(
    id="prices",
    number=1,
    title="Prices",
    promise="Set a price.",
    minutes=9,
    notebook="notebooks/01_prices.ipynb",
    exercises="exercises/01_prices.ipynb",
    solutions="solutions/01_prices.ipynb",
)
IDS = ("explorer:prices.ladder", "prices.floor", "prices.who")


@pytest.fixture
def content(tmp_path):
    (tmp_path / "lessons").mkdir()
    (tmp_path / "README.md").write_text("# Course\n\nBegin in [lessons](lessons).\n", encoding="utf-8")
    sources = {"01_prices.py": LESSON, "01_prices_practice.py": PRACTICE}
    for name, text in sources.items():
        (tmp_path / "lessons" / name).write_text(text, encoding="utf-8")
    return Content(
        root=tmp_path,
        chapters=(CHAPTER,),
        questions={"prices": (FLOOR, WHO)},
        explorers=frozenset({"prices.ladder"}),
        scripts=tuple(read_script(tmp_path / "lessons" / name) for name in sources),
        published=published.Published(IDS),
    )


def with_question(content, **changes):
    return replace(content, questions={"prices": (replace(FLOOR, **changes), WHO)})


def with_lesson(content, text):
    path = content.root / "lessons" / "01_prices.py"
    path.write_text(text, encoding="utf-8")
    return replace(content, scripts=(read_script(path), content.scripts[1]))


def with_file(content, name):
    path = content.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    return content


def with_page(content, text):
    (content.root / "README.md").write_text(text, encoding="utf-8")
    return content


def with_published(content, *ids, moves=()):
    return replace(content, published=published.Published((*IDS, *ids), moves))


def test_a_sound_course_has_no_defect(content):
    assert gate.gate(content) == []


TRUTH = Truth(text="4.20 euros")
LOOKED = 'pmkit.look_back("prices.floor")'
PLANTED = {
    "a truth that no lesson comes back to": (
        lambda c: with_question(c, turned_out=TRUTH),
        'prices.floor: no lesson comes back to its truth. Add a cell: look_back("prices.floor")',
    ),
    "a look back at a question without a truth": (
        lambda c: with_lesson(c, f"{LESSON}# %%\n{LOOKED}\n"),
        "finds nothing: the question has no line truth",
    ),
    "a look back before the question": (
        lambda c: with_lesson(with_question(c, turned_out=TRUTH), f"# %%\n{LOOKED}\n{LESSON}"),
        "stands before the question",
    ),
    "a model answer that is wrong": (
        lambda c: replace(
            c,
            questions={
                "prices": (
                    FLOOR,
                    replace(WHO, options=tuple(replace(o, verdict=Verdict.NOT_YET) for o in WHO.options)),
                )
            },
        ),
        "prices.who: no option is right",
    ),
    "a trap on the right answer": (
        lambda c: with_question(c, traps=(Trap(id="x", value=4.2, says="No."),)),
        "the right answer falls into trap 'x'",
    ),
    "a trap that its sample does not reach": (
        lambda c: with_question(c, traps=(Trap(id="x", test=lambda v: False, sample="7", says="No."),)),
        "trap 'x' is not reached by its sample",
    ),
    "a trap that another's sample reaches first": (
        lambda c: with_question(c, traps=(*FLOOR.traps, Trap(id="x", value=42.01, says="No."))),
        "trap 'x' is shadowed by 'cents'",
    ),
    "an option without a why": (
        lambda c: replace(
            c,
            questions={
                "prices": (FLOOR, replace(WHO, options=(WHO.options[0], replace(WHO.options[1], why=""))))
            },
        ),
        "'all' in options has no why",
    ),
    "a hint that holds the answer": (
        lambda c: with_question(c, hints=("It is 4.20, of course.",)),
        "hint 1 holds the answer",
    ),
    "no source": (lambda c: with_question(c, source=""), "the source is missing"),
    "a word for programmers": (
        lambda c: with_question(c, hints=("A ValueError would come.",)),
        "which only programmers understand",
    ),
    "capitals for emphasis": (lambda c: with_question(c, hints=("NEVER guess.",)), "in capitals"),
    "a reason that is too long": (
        lambda c: with_question(c, on_right="word " * 61),
        "on_right: it has 61 words",
    ),
    "minutes far from the estimate": (lambda c: with_question(c, minutes=9), "it says 9 minutes"),
    "an id of another chapter": (
        lambda c: with_published(with_question(c, id="roles.floor"), "roles.floor"),
        "the id must begin with its chapter",
    ),
    "an id used twice": (
        lambda c: replace(c, questions={"prices": (FLOOR, WHO, WHO)}),
        "prices.who: the id is used 2 times",
    ),
    "a published id that is gone": (
        lambda c: with_published(c, "prices.gone"),
        "prices.gone: the id was published and is missing",
    ),
    "an id that was not published": (
        lambda c: replace(c, published=published.Published(IDS[:2])),
        "prices.who: the id is not in the list",
    ),
    "a move to nowhere": (
        lambda c: with_published(c, "prices.old", moves=(Move("prices.old", "prices.nowhere", "renamed"),)),
        "moves it to prices.nowhere, which does not exist",
    ),
    "a move of what is still there": (
        lambda c: with_published(c, moves=(Move("prices.who", "prices.floor", "renamed"),)),
        "still in the course",
    ),
    "a question that no notebook shows": (
        lambda c: with_lesson(c, LESSON.replace('pmkit.show("prices.floor")', "1 + 1")),
        "prices.floor: no notebook shows it",
    ),
    "a question that only solutions show": (
        lambda c: with_lesson(
            c,
            LESSON.replace('pmkit.show("prices.floor")', "").replace("# %%\n\n", "")
            + '# %% tags=["solution"]\nshow("prices.floor")\n',
        ),
        "prices.floor: no notebook shows it",
    ),
    "an explorer that no notebook shows": (
        lambda c: with_lesson(c, LESSON.replace('pmkit.explore("prices.ladder")', "1 + 1")),
        "explorer:prices.ladder: no notebook shows it",
    ),
    "a shown id that does not exist": (
        lambda c: with_lesson(c, LESSON + '# %%\npmkit.show("prices.flor")\n'),
        'show("prices.flor") names nothing that exists',
    ),
    "a shown quiz that is not there": (
        lambda c: with_lesson(c, LESSON + '# %%\npmkit.show("my-quiz.md")\n'),
        "names a file that is not in notebooks/",
    ),
    "an orphaned picture": (
        lambda c: with_file(c, "notebooks/old.png"),
        "notebooks/old.png: no notebook uses this file",
    ),
    "a stray file among the sources": (
        lambda c: with_file(c, "lessons/notes.docx"),
        "notes.docx: this is no source",
    ),
    "a dead link in a lesson": (
        lambda c: with_lesson(c, LESSON.replace("https://example.org/prices", "02_gone.ipynb")),
        "'02_gone.ipynb' leads to a file that does not exist",
    ),
    "a link to a heading that is not there": (
        lambda c: with_lesson(c, LESSON.replace("#set-a-price", "#sell")),
        "'#sell' names a heading that is not on the page",
    ),
    "a dead link in a page": (
        lambda c: with_page(c, "[gone](docs/gone.md)"),
        "README.md: the link 'docs/gone.md' leads to a file that does not exist",
    ),
    "a link to a file in a question": (
        lambda c: with_question(c, explanation="See [here](01_prices.ipynb)."),
        "a question cites the web or nothing",
    ),
}


@pytest.mark.parametrize(("plant", "says"), PLANTED.values(), ids=PLANTED)
def test_a_planted_defect_is_caught(content, plant, says):
    assert [problem for problem in gate.gate(plant(content)) if says in problem]


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("file:///etc/passwd", "one computer only"),
        ("/home/me/x.png", "one computer only"),
        ("javascript:alert(1)", "one computer only"),
        ("https://nowhere", "names no site"),
    ],
)
def test_links_that_work_for_nobody_else_are_told(tmp_path, target, says):
    assert any(says in problem for problem in link_problems(f"[x]({target})", tmp_path))


def test_publishing_adds_and_never_removes(tmp_path):
    assert published.publish(["roles.b", "roles.a"], tmp_path) == ["roles.a", "roles.b"]
    assert published.publish(["roles.c"], tmp_path) == ["roles.c"]
    assert published.read_published(tmp_path).ids == ("roles.a", "roles.b", "roles.c")


def test_moves_are_read_with_their_reasons(tmp_path):
    path = tmp_path / "migrations.txt"
    path.write_text("# moves\nroles.a -> roles.b: renamed\nroles.c -> : no longer taught\n", encoding="utf-8")
    assert read_moves(path) == (
        Move("roles.a", "roles.b", "renamed"),
        Move("roles.c", "", "no longer taught"),
    )
    path.write_text("roles.a to roles.b", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: write 'old id -> new id: reason'"):
        read_moves(path)


def test_answers_follow_a_question_that_was_renamed_once_and_only_once():
    store = MemoryStore([Attempt(item="roles.a", event="draft", answer=n) for n in range(3)])
    moves = (Move("roles.a", "roles.b", "renamed"), Move("roles.b", "roles.c", "renamed again"))
    assert carry_over(store, moves) == 6
    assert carry_over(store, moves) == 0
    assert [attempt.answer for attempt in store.history("roles.c")] == [0, 1, 2]
    assert len(store.history("roles.a")) == 3


def test_the_reading_report_names_long_sentences_and_plainer_words():
    found = read(
        "Utilize " + "a very long row of words " * 6 + "here. Short one.\n\n| a | table |\n|---|---|"
    )
    assert found.sentences == 2
    assert any("38 words in one" in remark for remark in found.remarks)
    assert "“utilize”: use" in found.remarks
