"""No page of the course prints a saying or a figure that was not found at its source (`sayings.SAYINGS`).

Looked through is all that somebody may read: lessons and sheets, questions with their replies, hints,
explanations and model answers (as their authors wrote them, and with the numbers worked out), glossary,
sources, the words of explorers, methods, charts and widgets, the data of the case, and the pages for
people. Where the course names a saying in order to say what is known about it, that place stands in
`NAMED`, with the words that say so.
"""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sayings import SAYINGS

from pmkit.course import CHAPTERS, questions

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "pmkit"
NAMED = {
    ("faster horses", "discovery.faster-horses"): "Nobody has shown that he said it",
    ("26 stay silent", "discovery.silent-share"): "wrote themselves that it is misquoted",
    ("42 % of start-ups", "discovery.no-need-rate"): "It is not how often it happens",
    ("measured and managed", "metrics.what-gets-measured"): "those who looked did not find it there",
    ("60,000 times faster", "metrics.faster-than-text"): "No study stands behind the first figure",
    ("22 times more memorable", "metrics.faster-than-text"): "was not found in the book that is named for it",
    ("each project costs 20 %", "delivery.every-project"): "a rule of thumb of 1992, without data",
    ("100 times dearer in production", "delivery.hundred-times"): "No data behind it were found",
    ("93 % is not words", "people.not-words"): "like and dislike alone",
    ("EQ makes success", "people.eq-test"): "We found no published method behind it",
    ("70 % fail", "people.seventy"): "found none that is valid and reliable",
    ("Mendelow 1991", "people.whose-grid"): "That conference was in 1981",
    ("GDPR is consent", "data.six-bases"): "The GDPR names six bases",
}
"""Where a saying is named in order to say what is known, and how the same text says it."""


def plain(text: str) -> str:
    """The text on one line, without the marks of Markdown, comments and names of parts."""
    text = re.sub(r"<!--.*?-->|\{#[\w-]+\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"^\s*# ?", "", text, flags=re.MULTILINE)
    return " ".join(re.sub(r"[*_`“”\"]", "", text).replace("’", "'").split())


def questions_as_written() -> Iterator[tuple[str, str]]:
    """The blocks of each chapter's Markdown; a question goes by its id."""
    for page in sorted((PACKAGE / "course").rglob("*.md")):
        for block in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE):
            name = re.match(r"([\w-]+) · ", block)
            yield (
                (
                    f"{page.parent.name}.{name[1]}"
                    if name
                    else f"{page.parent.name}/{page.name}: {block[:30]}"
                ),
                block,
            )


def questions_worked_out() -> Iterator[tuple[str, str]]:
    """Each question as it is shown, with its numbers."""
    for chapter in CHAPTERS:
        for question in questions(chapter.id):
            yield question.id, "\n\n".join(dict.fromkeys(texts_of(question)))


def texts_of(value: object) -> Iterator[str]:
    """All texts in a question and its parts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts_of(one))
    elif isinstance(value, (list, tuple)):
        yield from (text for one in value for text in texts_of(one))
    elif hasattr(value, "__dict__"):
        yield from texts_of(vars(value))


def cells() -> Iterator[tuple[str, str]]:
    for script in sorted((ROOT / "lessons").glob("*.py")):
        for number, cell in enumerate(script.read_text(encoding="utf-8").split("# %%"), start=0):
            yield f"lessons/{script.name}, cell {number}", cell


def words_of_the_code() -> Iterator[tuple[str, str]]:
    """The strings of each module; of a text with numbers put in, its words."""
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            words = [
                part.value if isinstance(part, ast.Constant) else "{}"
                for part in parts
                if not isinstance(part, ast.Constant) or isinstance(part.value, str)
            ]
            if isinstance(node, ast.JoinedStr) or isinstance(getattr(node, "value", None), str):
                yield f"{module.relative_to(PACKAGE)}, line {node.lineno}", "".join(map(str, words))


def tables() -> Iterator[tuple[str, str]]:
    for table in sorted(PACKAGE.rglob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.reader(lines), start=1):
                for cell in row:
                    yield f"{table.name}, line {number}", cell


def pages() -> Iterator[tuple[str, str]]:
    for page in sorted(
        [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(PACKAGE / "cases").rglob("*.md")]
    ):
        for block in page.read_text(encoding="utf-8").split("\n\n"):
            yield f"{page.relative_to(ROOT)}: {block[:30]}", block


SOURCES = (questions_as_written, questions_worked_out, cells, words_of_the_code, tables, pages)


@pytest.fixture(scope="module")
def read() -> list[tuple[str, str]]:
    """Every text of two words or more with its place."""
    return [
        (place, plain(text)) for source in SOURCES for place, text in source() if re.search(r"\S\s+\S", text)
    ]


def printed(texts: list[tuple[str, str]], saying: str) -> dict[str, str]:
    """Where the saying stands, with the words that were found."""
    pattern = re.compile(SAYINGS[saying].pattern, re.IGNORECASE)
    return {place: found[0] for place, text in texts if (found := pattern.search(text))}


@pytest.mark.parametrize("saying", SAYINGS)
def test_it_is_printed_nowhere_but_where_it_is_put_right(read, saying):
    allowed = {place for name, place in NAMED if name == saying}
    found = {place: words for place, words in printed(read, saying).items() if place not in allowed}
    assert not found, f"{SAYINGS[saying].why} {found}"


@pytest.mark.parametrize(("saying", "place"), NAMED)
def test_where_it_is_named_the_same_text_says_what_is_known(read, saying, place):
    assert place in printed(read, saying), "It is named there no longer: take the exception away."
    said = NAMED[saying, place]
    assert all(said in text for at, text in read if at == place), f"{place} no longer says: {said}"


@pytest.mark.parametrize("saying", SAYINGS)
def test_it_is_found_as_it_goes_round(saying):
    for sentence in SAYINGS[saying].told:
        assert printed([("here", plain(sentence))], saying), sentence


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
def test_all_that_is_read_is_looked_through(source):
    texts = list(source())
    assert len(texts) > 20 and sum(len(text) for _, text in texts) > 5_000


def test_a_saying_is_found_over_the_end_of_a_line_and_under_marks():
    cell = "# %% [markdown]\n# Pictures are taken in **60,000\n# times** faster<!-- =a.b --> than text.\n"
    assert printed([("cell", plain(cell))], "60,000 times faster")
