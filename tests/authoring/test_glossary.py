"""What the author check says of the glossary, each by a planted defect."""

from pathlib import Path

import pytest

from pmkit.authoring import glossary
from pmkit.authoring.content import Content, Script
from pmkit.course.glossary import Entry

GOOD = Entry(term="Backlog", says="The list of what may be built. It has an order.", chapter="roles")
LINK = "The [list](00_glossary.ipynb#backlog) comes first."


def problems(monkeypatch, entry, *prose, sheet=()):
    monkeypatch.setattr(glossary, "glossary", lambda chapters: (entry,))
    lesson = Script(Path("lessons/01_roles.py"), "roles", prose, ())
    practice = Script(Path("lessons/01_roles_practice.py"), "roles", tuple(sheet), ())
    content = Content(root=Path(), chapters=(), questions={}, scripts=(lesson, practice))
    return list(glossary.problems(content))


def test_a_word_in_two_sentences_that_is_linked_once_is_well(monkeypatch):
    assert (
        problems(monkeypatch, GOOD, LINK, sheet=["Again the [list](../notebooks/00_glossary.ipynb#backlog)."])
        == []
    )


@pytest.mark.parametrize(
    ("says", "count"),
    [("One sentence.", 1), ("One. Two. Three.", 3), ("It costs 4.5 hours. That is all.", 2)],
)
def test_sentences_are_counted(monkeypatch, says, count):
    entry = Entry(term="Backlog", says=says, chapter="roles")
    found = problems(monkeypatch, entry, LINK)
    assert found == (
        [] if count == 2 else [f"roles/glossary.md, Backlog: it has {count} sentences. Say it in two."]
    )


@pytest.mark.parametrize(("prose", "links"), [([], 0), ([LINK, LINK], 2)])
def test_the_lesson_links_each_word_once(monkeypatch, prose, links):
    (found,) = problems(monkeypatch, GOOD, *prose)
    assert f"links it {links} times" in found and "[Backlog](00_glossary.ipynb#backlog)" in found


def test_a_link_needs_an_entry(monkeypatch):
    (found,) = problems(monkeypatch, GOOD, LINK, "And [pace](00_glossary.ipynb#pace).")
    assert found.startswith("lessons/01_roles.py: the glossary has no “pace”.")
